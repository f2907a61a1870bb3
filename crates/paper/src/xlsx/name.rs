//! Names of sheets as Excel takes them.

/// Excel takes so many units of UTF-16.
const LENGTH: usize = 31;

/// A name like the one that is wanted, which Excel takes and no other sheet has.
pub(super) fn fitting<'a>(wanted: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let taken: Vec<String> = taken.map(str::to_lowercase).collect();
    let place = taken.len() + 1;
    let clean: String = wanted.chars().filter(|c| !c.is_control()).map(allowed).collect();
    let clean = clean.trim_matches(['\'', ' ']);
    let first = if clean.is_empty() { place.to_string() } else { cut(clean, LENGTH) };
    let free = |name: &String| !taken.contains(&name.to_lowercase());
    let numbered = (2..).map(|count| {
        let ending = format!(" {count}");
        cut(clean, LENGTH - ending.len()) + &ending
    });
    std::iter::once(first).chain(numbered).find(free).unwrap_or_default()
}

fn allowed(c: char) -> char {
    if "[]:*?/\\".contains(c) { '_' } else { c }
}

fn cut(text: &str, units: usize) -> String {
    let mut left = units;
    let fits = |c: &char| {
        let fits = left >= c.len_utf16();
        left = left.saturating_sub(c.len_utf16());
        fits
    };
    text.chars().take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_to_fit() {
        let none: [&str; 0] = [];
        assert_eq!(fitting("a/b[c]:*?\\", none.into_iter()), "a_b_c_____");
        assert_eq!(fitting("'名单'", none.into_iter()), "名单");
        assert_eq!(fitting("", none.into_iter()), "1");
        assert_eq!(fitting(&"𠀀".repeat(20), none.into_iter()), "𠀀".repeat(15));
        assert_eq!(fitting("LIST", ["list", "List 2"].into_iter()), "LIST 3");
        let long = "x".repeat(40);
        assert_eq!(fitting(&long, [&long[..31]].into_iter()), "x".repeat(29) + " 2");
    }
}
