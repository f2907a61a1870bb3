//! What an enterprise files: its plan, its people, what it decided, the publicity, the papers, and the package of them.

mod texts;

pub use texts::{CHINESE, ENGLISH};
