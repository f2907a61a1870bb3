//! What other programs ask, and what they are told: the notice's rules over plain data, for JavaScript and for terminals.
//!
//! A question is JSON: what was typed, how open sentences are read, the day on which the conditions must hold. An answer
//! is plain data too; what is wrong with a question is an answer of its own ([`Fault`]), and never a verdict. Nothing here
//! reads a clock: whoever asks tells which day it is.

mod brief;
mod check;
mod columns;
mod fault;
mod finding;
mod forms;
mod judgement;
mod language;
mod package;
mod packed;
mod publicity;
mod question;
mod reasons;
mod schema;
mod teji;
mod validate;
mod vocabulary;

pub use brief::Brief;
pub use check::{AnswerState, Checked, NUMBERS};
pub use columns::{Codes, Column, Columns};
pub use fault::{Answered, Fault, FaultKind, Step};
pub use finding::{Finding, Logic, Outlined};
pub use forms::{ChoiceInfo, FieldInfo, FormInfo, InputInfo, PageInfo, SECTIONS};
pub use judgement::{Details, Judgement, Outcome, State};
pub use language::Language;
pub use package::{Assembled, Assembly, Contents, Evidence, FileInfo, Opened, Piece};
pub use packed::date;
pub use publicity::{DayKind, End, Posted, PostedDay, Posting, Reach, Way};
pub use question::Question;
pub use reasons::{Basis, Change, Changed, Hanging, Means, Need, Needed, Problem, Under};
pub use schema::Node;
pub use teji::Teji;
pub use teji_dossier::Stated;
pub use teji_recheck::{
    Fault as ReportFault, Missing as ReportMissing, Report, Row as ReportRow,
    Schedules as ReportSchedules, Weight as ReportWeight,
};
pub use vocabulary::{Named, Placed, Sentence, Vocabulary};
