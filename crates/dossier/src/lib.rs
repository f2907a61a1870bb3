//! What an applicant files: everything that was entered, the papers made of it, and the package that is carried.
//!
//! Nothing is ever sent. A package or a saved file is made, and can be opened, checked and continued again.

pub mod documents;

mod answers;
mod application;
mod bits;
mod conditions;
mod conflicts;
mod continuation;
mod derived;
#[cfg(test)]
mod fixture;
mod forms;
mod kinds;
mod letters;
mod list;
mod prefill;
mod sections;
mod texts;

pub use answers::{answer, label};
pub use application::{Application, Fault, Group, Spot, VERSION};
pub use conditions::{CONDITIONS, Condition, Papers, Proof};
pub use conflicts::{Conflict, Weight};
pub use continuation::{Continuation, ContinuationError};
pub use forms::{BASICS, EVIDENCE, FORMS, Form, HONOUR, MERIT, Need, POST, Slot};
pub use kinds::{Count, Identity, Telephone};
pub use list::{Entry, List, Removed};
pub use sections::{Lack, SECTIONS, Section, Standing};
pub use texts::{CHINESE, ENGLISH};
