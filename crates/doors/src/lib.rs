//! Every door through which a stranger's bytes come in, and what must hold behind it whatever they are.
//!
//! Nothing here may panic but for a broken promise: what was read and is written again reads the same, and no cap is
//! passed. The fuzzer (`tests/fuzz`) and the hostile files (`tests/fixtures/hostile`) enter by the same functions.

mod answers;
mod archives;
mod letters;
mod parts;
mod received;
mod sealed;
mod sheets;

/// What a door says of a file: the key of a sentence, and what fills its gaps.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Said {
    /// The key.
    pub key: &'static str,
    /// The gaps, each with what it is filled with.
    pub args: Vec<(&'static str, String)>,
}

/// All that is said of a file; nothing, where it was taken as it is.
pub type Answer = Vec<Said>;

/// A parser that meets strangers' bytes.
#[derive(Clone, Copy)]
pub struct Door {
    /// Its name, which a fuzz target and a corpus bear too.
    pub name: &'static str,
    /// Goes in with these bytes.
    pub enter: fn(&[u8]) -> Answer,
    /// Builds around fuzzed bytes what no chance would build: an archive, letters that check the others.
    shape: fn(&[u8]) -> Vec<u8>,
}

/// All of them.
pub const DOORS: [Door; 15] = [
    Door { name: "zip", enter: archives::zip, shape: parts::archive },
    Door { name: "workbook", enter: sheets::workbook, shape: parts::archive },
    Door { name: "table", enter: sheets::table, shape: <[u8]>::to_vec },
    Door { name: "letter", enter: sheets::letter, shape: parts::archive },
    Door { name: "person", enter: archives::person, shape: parts::archive },
    Door { name: "package", enter: archives::batch, shape: parts::archive },
    Door { name: "page", enter: answers::page, shape: <[u8]>::to_vec },
    Door { name: "application", enter: answers::application, shape: <[u8]>::to_vec },
    Door { name: "batch", enter: answers::batch, shape: <[u8]>::to_vec },
    Door { name: "plan", enter: answers::plan, shape: <[u8]>::to_vec },
    Door { name: "continuation", enter: letters::continuation, shape: letters::code },
    Door { name: "sealed", enter: sealed::sealed, shape: <[u8]>::to_vec },
    Door { name: "received", enter: received::package, shape: parts::archive },
    Door { name: "opinion", enter: received::opinion, shape: <[u8]>::to_vec },
    Door { name: "picture", enter: letters::picture, shape: <[u8]>::to_vec },
];

impl Door {
    /// The door of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        DOORS.iter().find(|door| door.name == name)
    }

    /// Goes in with what a fuzzer made.
    #[must_use]
    pub fn fuzz(&self, bytes: &[u8]) -> Answer {
        (self.enter)(&(self.shape)(bytes))
    }
}

impl Said {
    fn plain(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_door_stands_once_and_is_found() {
        for door in &DOORS {
            assert_eq!(DOORS.iter().filter(|other| other.name == door.name).count(), 1);
            assert!(Door::find(door.name).is_some());
        }
    }

    #[test]
    fn nothing_is_no_file_at_any_door() {
        for door in &DOORS {
            assert!(!door.fuzz(b"").is_empty(), "{}", door.name);
        }
    }
}
