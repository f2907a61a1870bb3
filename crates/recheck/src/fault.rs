//! What does not agree, in words: how much it weighs, where it stands, and what mends it.

use std::fmt;

use serde::{Deserialize, Serialize};
use teji_fields::Problem;
use teji_text::Catalog;

use crate::texts::sentences;

/// How much a fault weighs; the first one weighs most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ReportWeight"))]
pub enum Weight {
    /// The package is not what was made: files, papers or results were changed, or are missing.
    Broken,
    /// Two places contradict each other, or one contradicts the notice: something must be wrong.
    Wrong,
    /// It may be right, and somebody has to look.
    Look,
}

impl Weight {
    /// All of them, the heaviest first.
    pub const ALL: [Self; 3] = [Self::Broken, Self::Wrong, Self::Look];

    /// The key of its heading.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Broken => "recheck.weight.broken",
            Self::Wrong => "recheck.weight.wrong",
            Self::Look => "recheck.weight.look",
        }
    }
}

/// Something that does not agree.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ReportFault"))]
pub struct Fault {
    /// How much it weighs.
    pub weight: Weight,
    /// The key of its sentence, by which programs know it.
    pub key: String,
    /// The file in which it stands, within the package.
    pub file: Option<String>,
    /// The number of the person whom it is about.
    pub person: Option<u32>,
    /// What tells it from others of its key, in no language.
    pub mark: String,
    /// What it is.
    pub what: String,
    /// Where it stands.
    pub place: String,
    /// What mends it.
    pub cure: String,
}

impl Fault {
    pub(crate) fn new(weight: Weight, problem: &Problem, words: &Catalog) -> Self {
        let [what, cure] = sentences(problem, words);
        let key = problem.key.to_owned();
        let (mark, place) = (String::new(), String::new());
        Self { weight, key, file: None, person: None, mark, what, place, cure }
    }

    pub(crate) fn in_file(self, path: &str) -> Self {
        Self { file: Some(path.to_owned()), ..self }
    }

    pub(crate) fn at(self, place: String) -> Self {
        Self { place, ..self }
    }

    pub(crate) fn marked(self, mark: &impl fmt::Debug) -> Self {
        Self { mark: format!("{mark:?}"), ..self }
    }

    pub(crate) fn of(self, person: u32) -> Self {
        Self { person: Some(person), ..self }
    }

    /// By what notes know it: the same fault of the same package has the same one.
    #[must_use]
    pub fn id(&self) -> String {
        let file = self.file.as_deref().unwrap_or_default();
        let person = self.person.map(|number| number.to_string()).unwrap_or_default();
        [self.key.as_str(), file, &person, &self.mark].join("|")
    }
}
