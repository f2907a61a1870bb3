//! The fenced examples of the package's README.

use std::fs;

use crate::{Outcome, package};

/// A fenced example: its kind, the file that it is (empty for one by itself), and its lines.
pub struct Example {
    /// The word behind the fence.
    pub kind: String,
    /// The file.
    pub file: String,
    /// The lines.
    pub text: String,
}

/// A README by its name.
pub fn readme(name: &str) -> Outcome<String> {
    Ok(fs::read_to_string(package::sources().join("js").join(name))?)
}

/// All examples of a README, in order.
#[must_use]
pub fn examples(readme: &str) -> Vec<Example> {
    let fenced = readme.split("```").skip(1).step_by(2);
    let example = |block: &str| {
        let (head, text) = block.split_once('\n').unwrap_or((block, ""));
        let (kind, file) = head.split_once(' ').unwrap_or((head, ""));
        Example { kind: kind.to_owned(), file: file.to_owned(), text: text.to_owned() }
    };
    fenced.map(example).collect()
}

/// Those of a kind that are no files of a project.
pub fn of_kind(kind: &str) -> Outcome<Vec<Example>> {
    let all = examples(&readme("README.md")?).into_iter();
    Ok(all.filter(|one| one.kind == kind && one.file.is_empty()).collect())
}

/// The lines of an example that is a file.
pub fn file(name: &str) -> Outcome<String> {
    let found = examples(&readme("README.md")?).into_iter().find(|one| one.file == name);
    Ok(found.ok_or_else(|| format!("the README has no {name}"))?.text)
}
