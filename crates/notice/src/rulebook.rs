//! The rulebook: every clause, every rule and every reading, printed from the trees that judge.

use std::fmt::Write;

use teji_rules::{Logic, Rule, Test};
use teji_text::Catalog;

use crate::clauses::{CLAUSES, OPEN_POINTS, READINGS};
use crate::law::law;

/// A line of the rulebook.
pub struct Line {
    /// How deep it stands under the first line.
    pub depth: usize,
    /// The name of the rule.
    pub name: String,
    /// Where it stands in the notice.
    pub locator: String,
    /// What makes it hold.
    pub how: String,
}

/// A tree as lines, each rule after the one that it belongs to.
#[must_use]
pub fn outline(tree: &Rule, words: &Catalog) -> Vec<Line> {
    let mut lines = Vec::new();
    tree.walk(&mut |rule, depth| {
        let name = rule_name(rule.id.0, words);
        lines.push(Line {
            depth,
            name,
            locator: rule_locator(rule, words),
            how: wording(rule, words),
        });
        if let Logic::Open(reading, _) = rule.logic {
            let id = reading.id.0;
            let last = lines.len() - 1;
            let ways = reading
                .options
                .map(|option| words.text(&format!("reading.{id}.{}", option.0)).to_owned());
            lines[last].how = words.fill(
                "logic.open.ways",
                &[
                    ("question", words.text(&format!("reading.{id}.title"))),
                    ("first", &ways[0]),
                    ("second", &ways[1]),
                ],
            );
        }
    });
    lines
}

/// The name of a rule: the title of its clause, or its own.
#[must_use]
pub fn rule_name(id: &str, words: &Catalog) -> String {
    let title = format!("clause.{id}.title");
    let own = format!("rule.{id}");
    words.text(if words.has(&title) { &title } else { &own }).to_owned()
}

/// Where a rule stands, as the notice numbers its clauses.
#[must_use]
pub fn rule_locator(rule: &Rule, words: &Catalog) -> String {
    let of_clause = CLAUSES.iter().find(|entry| entry.clause == rule.clause);
    let key = of_clause.map_or_else(
        || format!("locator.{}", rule.clause.0),
        |entry| format!("clause.{}.locator", entry.id),
    );
    words.text(&key).to_owned()
}

fn wording(rule: &Rule, words: &Catalog) -> String {
    match &rule.logic {
        Logic::All(_) => words.text("logic.all").to_owned(),
        Logic::Any(_) => words.text("logic.any").to_owned(),
        Logic::Open(..) => words.text("logic.open").to_owned(),
        Logic::Test(test) => test_wording(*test, words),
    }
}

fn test_wording(test: Test, words: &Catalog) -> String {
    match test {
        Test::Chosen { .. } => words.text("test.chosen").to_owned(),
        Test::FullYears { counting, .. } => {
            words.fill("test.full_years", &[("years", &counting.years.to_string())])
        }
        Test::NotBarred { years, .. } => {
            words.fill("test.not_barred", &[("years", &years.to_string())])
        }
        Test::Workdays { at_least, .. } => {
            words.fill("test.workdays", &[("days", &at_least.to_string())])
        }
        Test::Character { position, is, .. } => {
            let (position, is) = (position.to_string(), is.to_string());
            words.fill("test.character", &[("position", &position), ("is", &is)])
        }
    }
}

/// The whole rulebook as Markdown, for reviewers who do not read Rust.
#[must_use]
pub fn rulebook(words: &Catalog) -> String {
    let mut page =
        format!("# {}\n\n## {}\n\n", words.text("rulebook.title"), words.text("rulebook.clauses"));
    for entry in CLAUSES {
        let of = |part: &str| words.text(&format!("clause.{}.{part}", entry.id)).to_owned();
        let part = words.text(&format!("part.{}", entry.part.key())).to_owned();
        let (locator, title) = (of("locator"), of("title"));
        write_line(
            &mut page,
            &format!(
                "- **{locator} {title}** (`{}`, {part}): {} {}",
                entry.id,
                of("text"),
                of("tool")
            ),
        );
    }
    write_line(&mut page, &format!("\n## {}\n", words.text("rulebook.readings")));
    for reading in READINGS {
        let of = |part: &str| words.text(&format!("reading.{}.{part}", reading.id.0)).to_owned();
        let [first, second] = reading.options.map(|option| of(option.0));
        write_line(
            &mut page,
            &format!("- **{}** (`{}`): {first} / {second}", of("title"), reading.id.0),
        );
    }
    write_line(&mut page, &format!("\n## {}\n", words.text("rulebook.open_points")));
    for (id, _) in OPEN_POINTS {
        write_line(&mut page, &format!("- {}", words.text(&format!("open_point.{id}"))));
    }
    write_line(&mut page, &format!("\n## {}\n", words.text("rulebook.rules")));
    for tree in law().trees() {
        for line in outline(tree, words) {
            let indent = "  ".repeat(line.depth);
            write_line(
                &mut page,
                &format!("{indent}- {} ({}): {}", line.name, line.locator, line.how),
            );
        }
        page.push('\n');
    }
    let end = page.trim_end().len();
    page.truncate(end);
    page.push('\n');
    page
}

fn write_line(page: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(page, "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::{CHINESE, ENGLISH};

    /// `UPDATE=1 cargo test` writes the pages anew.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test may read what is committed")]
    fn the_committed_rulebook_is_current() {
        for (language, text) in [("zh-CN", CHINESE), ("en", ENGLISH)] {
            let path = format!("{}/generated/rulebook.{language}.md", env!("CARGO_MANIFEST_DIR"));
            let printed = rulebook(&Catalog::read(&[text]));
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(&path, &printed).unwrap();
            }
            assert_eq!(std::fs::read_to_string(&path).unwrap(), printed, "UPDATE=1 cargo test");
        }
    }
}
