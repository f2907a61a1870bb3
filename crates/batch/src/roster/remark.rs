//! What is said of a cell: what is wrong or doubtful or was tidied, where, and what can be chosen instead.

use serde::{Deserialize, Serialize};
use teji_sheets::column_name;
use teji_text::Catalog;

use super::mends::Mends;

/// How much a remark weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// It must be mended; until then the row is not taken.
    Fix,
    /// Somebody should look; until then the cell stays empty.
    Confirm,
    /// It was tidied, which can be undone.
    Tidied,
}

/// What is said of a cell.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Remark {
    /// How much it weighs.
    pub weight: Weight,
    /// The number of the row.
    pub row: u32,
    /// The column, from 0; none where the row as a whole is meant.
    pub column: Option<u32>,
    /// The key of the sentence; the cure stands under the same key with `.try` behind it.
    pub key: String,
    /// What fills the gaps of the sentences.
    pub args: Vec<(String, String)>,
    /// What can be chosen for the cell.
    pub choices: Vec<String>,
    /// What the sheet has in the cell.
    pub raw: String,
}

impl Remark {
    /// Every key of this room's own; those of codes and days are the notice's.
    pub const KEYS: [&'static str; 30] = [
        "roster.id_lost",
        "roster.id_old",
        "roster.id_zeros",
        "roster.id_missing",
        "roster.id_double",
        "roster.id_hidden",
        "roster.name_missing",
        "roster.name_odd",
        "roster.name_lost",
        "roster.fault",
        "roster.unreckoned",
        "roster.day_order",
        "roster.day_short",
        "roster.day_serial",
        "roster.day_october",
        "roster.day_old",
        "roster.day_future",
        "roster.absences",
        "roster.yes_no",
        "roster.choice",
        "roster.kind_open",
        "roster.sex_differs",
        "roster.birth_differs",
        "roster.merged",
        "roster.known",
        "roster.tidied_id",
        "roster.tidied_name",
        "roster.tidied_time",
        "roster.tidied_text",
        "roster.tidied_now",
    ];
}

impl Remark {
    /// The remark in words: what it is, and what can be done.
    #[must_use]
    pub fn told(&self, catalog: &Catalog) -> [String; 2] {
        let args: Vec<(&str, &str)> =
            self.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        [catalog.fill(&self.key, &args), catalog.fill(&format!("{}.try", self.key), &args)]
    }
}

#[cfg(test)]
impl Remark {
    /// The keys of all words that stand in cells, of examples too.
    pub(crate) fn words() -> impl Iterator<Item = &'static str> {
        use super::column::COLUMNS;
        use super::words::{LISTS, choices, key};
        let leak = |text: String| -> &'static str { text.leak() };
        let of = move |column: &'static super::column::Column| {
            let (group, all) = choices(column);
            all.iter().map(move |choice| leak(key(group, choice)))
        };
        let examples = ["name", "identity", "education", "phone", "department"];
        let days = ["occupation_name", "work_since", "grade_date", "grade_number", "post_from"];
        let examples = examples.into_iter().chain(days);
        COLUMNS
            .iter()
            .flat_map(of)
            .chain(LISTS)
            .chain(examples.map(move |id| leak(format!("example.{id}"))))
    }
}

/// Where a cell is, as people say it: `职工!C12`; a row alone is `职工!12`.
#[must_use]
pub fn place(sheet: &str, row: u32, column: Option<u32>) -> String {
    let column = column.filter(|column| *column < Mends::BEYOND).map(column_name);
    let column = column.unwrap_or_default();
    if sheet.is_empty() { format!("{column}{row}") } else { format!("{sheet}!{column}{row}") }
}
