//! What the page and its worker say to each other about a sheet, as JSON; files go beside it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use teji_batch::{Header, Heading, Lists, Remark, Summary, View};

/// What the page wants.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Order {
    /// Looks into the file that comes along.
    Open(Basis),
    /// Reads a block that was pasted.
    Paste(Basis, String),
    /// Goes on with another state of the batch.
    Batch(String),
    /// Reads a sheet of the file.
    Sheet(usize),
    Header(Header),
    /// What a heading means.
    Meaning {
        column: u32,
        means: Option<String>,
    },
    /// A word for all rows.
    Whole {
        column: String,
        word: String,
    },
    Mend {
        row: u32,
        column: u32,
        text: Option<String>,
    },
    /// Rows to be shown.
    Window {
        view: View,
        from: usize,
        count: usize,
    },
    /// What is to go into the batch.
    Take(Lists),
    /// The sheet with remarks.
    Marked,
    /// The sheet with results.
    Verdicts,
    /// The sheet to be filled in.
    Template(Basis),
}

/// On what the worker begins.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Basis {
    /// The batch, as it is saved.
    pub(crate) batch: String,
    pub(crate) today: String,
    /// `zh-CN` or `en`.
    pub(crate) language: String,
    /// What the file is called.
    pub(crate) name: String,
}

/// What the worker tells.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum News {
    /// How far it is: a key and its figures.
    Progress(String, Vec<(String, String)>),
    /// The sheets of the file, of which one has to be chosen.
    Sheets(Vec<SheetNote>),
    /// A sheet without a header: its first rows, of which somebody may name one.
    NoHeader(Vec<(u32, String)>),
    /// All rows were read.
    Read(Box<Overview>),
    Rows(Window),
    /// What goes into the batch, as JSON.
    Taken(String),
    /// A file comes along, under this name.
    File(String),
    /// It cannot be done: a key and its figures.
    Fault(String, Vec<(String, String)>),
}

/// A sheet of the file.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct SheetNote {
    pub(crate) name: String,
    pub(crate) hidden: bool,
}

/// A sheet as a whole.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Overview {
    /// The sheets of the file, and the place of this one.
    pub(crate) sheets: Vec<SheetNote>,
    pub(crate) place: usize,
    pub(crate) header: Option<Header>,
    pub(crate) headings: Vec<Heading>,
    /// The first texts below each heading.
    pub(crate) samples: Vec<String>,
    /// Columns that the sheet lacks and for which a word may be told.
    pub(crate) lacking: Vec<String>,
    pub(crate) whole: BTreeMap<String, String>,
    pub(crate) summary: Summary,
    pub(crate) blank: usize,
    pub(crate) formulas: usize,
    pub(crate) left_out: usize,
    pub(crate) merged: usize,
    pub(crate) mended: usize,
    /// How many people the batch still takes.
    pub(crate) room: usize,
    /// How many rows of new people have each result.
    pub(crate) new_states: [usize; 6],
}

/// Rows to be shown.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Window {
    pub(crate) view: View,
    pub(crate) from: usize,
    /// How many rows the view has in all.
    pub(crate) all: usize,
    pub(crate) rows: Vec<Line>,
}

/// A row to be shown.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) number: u32,
    /// The texts below the headings that are taken over.
    pub(crate) cells: Vec<String>,
    pub(crate) remarks: Vec<Remark>,
    /// Why it is no person: `example` or `header`.
    pub(crate) skip: Option<String>,
    /// The place of its result among the six.
    pub(crate) state: Option<u8>,
    /// The number of the same person in the batch.
    pub(crate) known: Option<u32>,
    /// What somebody typed in place of its cells.
    pub(crate) mended: Vec<(u32, String)>,
}
