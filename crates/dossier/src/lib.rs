//! What an applicant files: everything that was entered, the papers made of it, and the package that is carried.
//!
//! Nothing is ever sent. A package or a saved file is made, and can be opened, checked and continued again.

pub mod bag;
pub mod documents;

mod answers;
mod application;
mod bits;
mod conditions;
mod conflicts;
mod continuation;
mod derived;
mod evidence;
#[cfg(test)]
mod fixture;
mod forms;
mod json;
mod kinds;
mod letters;
mod list;
mod look;
mod open;
mod open_me;
mod package;
mod prefill;
mod record;
#[cfg(test)]
mod restored;
mod saved;
mod schema;
mod sections;
mod texts;

pub use answers::{answer, date, label, onset};
pub use application::{Application, Fault, Group, Spot, VERSION};
pub use bag::{Change, FOLDER, Listed, OPEN_ME, OpenError, Part};
pub use conditions::{CONDITIONS, Condition, Papers, Proof};
pub use conflicts::{Conflict, Weight};
pub use continuation::{Continuation, ContinuationError};
pub use evidence::{Kept, Media, dimensions, file_name};
pub use forms::{BASICS, EVIDENCE, FORMS, Form, HONOUR, MERIT, Need, POST, Slot};
pub use json::JsonError;
pub use kinds::{Count, Identity, Telephone};
pub use list::{Entry, List, Removed};
pub use look::{DEPTH, MOST_VALUES, look_through};
pub use open::{Opened, open, opened};
pub use package::{
    ANSWERS, Package, PackageError, evidence_files, filing, first_page_over, package, paper_files,
    record_file,
};
pub use record::{RECORD, Record, SOFTWARE, SOLE, Stated};
pub use saved::{
    Base64, Saved, SavedEvidence, SavedOpened, SavedPart, may_be_saved, open_saved, saved,
};
pub use schema::schema;
pub use sections::{Lack, SECTIONS, Section, Standing};
pub use texts::{CHINESE, ENGLISH};
