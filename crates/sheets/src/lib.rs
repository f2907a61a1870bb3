//! Reads strangers' workbooks, CSV files, pasted blocks and the words of letters behind caps; knows no law.
//!
//! Rows pass one after the other with their true numbers, so that no sheet need be in memory. Numbers stay in the very
//! characters of the file, so that a caller sees which of them lost digits. [`mark()`] copies a workbook with
//! remarks.

mod book;
mod cells;
pub mod csv;
mod day;
mod encoding;
mod error;
mod kind;
mod letter;
mod mark;
mod markup;
mod reference;
mod relations;
mod row;
mod styles;
mod texts;

pub use book::{Book, SheetInfo, WORKBOOK_LIMITS, open};
pub use encoding::{Decoded, decoded};
pub use error::SheetError;
pub use kind::{Kind, kind};
pub use letter::{LETTER_LIMITS, paragraphs};
pub use mark::{Marks, Tint, mark};
pub use reference::{Range, column_name};
pub use row::{Cell, Row, Value};
