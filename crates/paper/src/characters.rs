//! Which characters can stand on paper.

/// The lines of a text as every writer prints them.
///
/// Line ends of all kinds part lines, a tab is a blank, and what no XML or HTML may hold is left out.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let line = |line: &str| line.chars().filter_map(printed).collect();
    text.split(ends_line).map(line).collect()
}

/// How many characters of a text no writer can print.
pub(crate) fn left_out(text: &str) -> usize {
    text.chars().filter(|c| !ends_line(*c) && printed(*c).is_none()).count()
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What a character is printed as, if it can be.
pub(crate) fn printed(c: char) -> Option<char> {
    let nonesuch = c as u32 & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c);
    match c {
        '\t' => Some(' '),
        c if c.is_control() || nonesuch => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_of_all_kinds_part_lines() {
        assert_eq!(lines("a\r\nb\rc\nd\u{2028}e\u{b}f"), ["a", "b", "c", "d", "e", "f"]);
        assert_eq!(lines(""), [""]);
        assert_eq!(lines("\n"), ["", ""]);
    }

    #[test]
    fn what_xml_forbids_is_left_out_and_counted() {
        let text = "a\u{0}b\u{1b}c\u{fffe}d\u{ffff}e\u{1fffe}\tf\u{7f}";
        assert_eq!(lines(text), ["abcde f"]);
        assert_eq!(left_out(text), 6);
    }

    #[test]
    fn rare_and_naughty_characters_survive() {
        let text = "㛃䶮𠮷\u{20000}\u{30edd}\u{202e}ltr\u{202d} 👩‍🔧 é ﷽ <>&\"' ]]> ￼";
        assert_eq!(lines(text), [text]);
        assert_eq!(left_out(text), 0);
    }
}
