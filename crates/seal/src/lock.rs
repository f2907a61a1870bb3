//! For whom a file is sealed: whoever knows a passphrase, or whoever has the private part of a public key.

use std::collections::BTreeMap;

use age::secrecy::SecretString;
use age::{scrypt, x25519};

use crate::Key;
use crate::trial::Witness;

/// A passphrase has at least so many characters.
///
/// Whoever has the file can guess as fast as their machines go. Twelve small letters at random take 2^56 guesses, each of
/// them 64 MB of memory and a quarter of a second of a fast machine.
pub const SHORTEST: usize = 12;

/// scrypt's N is two to this power, with r = 8 and p = 1: 64 MB of memory, once to seal and once to try.
///
/// That takes about a second on a phone. The stock program takes 18: four seconds there and 256 MB, for which the page of
/// a small phone may be ended. The figures are in the decision in `crates/README.md`.
pub(crate) const WORK: u8 = 16;

/// What closes a file.
#[derive(Clone)]
pub struct Lock(Kind);

#[derive(Clone)]
enum Kind {
    Passphrase(String),
    Receivers(Vec<x25519::Recipient>),
}

/// Why nothing can be sealed with what was typed. Lines are counted from 1, empty ones too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LockFault {
    /// A passphrase with fewer characters than [`SHORTEST`].
    Short {
        /// How many it has.
        found: usize,
    },
    /// A passphrase that begins or ends with a blank, which nobody sees and remembers.
    Blank,
    /// No line has a key.
    NoKey,
    /// A line that is no public key, or one with a wrong character.
    NotAKey {
        /// Which one.
        line: usize,
    },
    /// A line with a private key, which belongs to nobody but its owner.
    Private {
        /// Which one.
        line: usize,
    },
    /// A public key of another kind than `age1…`, as those of SSH or of plugins.
    OtherKind {
        /// Which one.
        line: usize,
    },
    /// A key that stands there already.
    Double {
        /// Which one.
        line: usize,
        /// Where it stood first.
        first: usize,
    },
}

impl Lock {
    /// Closed for all but those who know the passphrase, which is taken as it was typed.
    pub fn with_passphrase(typed: &str) -> Result<Self, LockFault> {
        if typed.trim() != typed {
            return Err(LockFault::Blank);
        }
        let found = typed.chars().count();
        if found < SHORTEST {
            return Err(LockFault::Short { found });
        }
        Ok(Self(Kind::Passphrase(typed.to_owned())))
    }

    /// Closed for all but those who have the private part of one of the keys; each stands in a line of its own.
    pub fn with_keys(typed: &str) -> Result<Self, LockFault> {
        let mut first = BTreeMap::new();
        let mut receivers = vec![];
        for (place, text) in typed.lines().enumerate() {
            let (line, text) = (place + 1, text.trim());
            if text.is_empty() {
                continue;
            }
            let receiver = receiver(line, text)?;
            if let Some(first) = first.insert(receiver.to_string(), line) {
                return Err(LockFault::Double { line, first });
            }
            receivers.push(receiver);
        }
        if receivers.is_empty() {
            return Err(LockFault::NoKey);
        }
        Ok(Self(Kind::Receivers(receivers)))
    }

    /// How many keys open it; none where a passphrase does.
    #[must_use]
    pub fn keys(&self) -> usize {
        self.receivers().count()
    }

    pub(crate) fn passphrase(&self) -> Option<scrypt::Recipient> {
        let Kind::Passphrase(passphrase) = &self.0 else { return None };
        let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.clone()));
        recipient.set_work_factor(WORK);
        Some(recipient)
    }

    pub(crate) fn receivers(&self) -> impl Iterator<Item = &dyn age::Recipient> {
        let receivers = match &self.0 {
            Kind::Passphrase(_) => &[][..],
            Kind::Receivers(receivers) => receivers,
        };
        receivers.iter().map(|receiver| receiver as _)
    }

    /// What opens the file here: the passphrase, or else the file's own key.
    pub(crate) fn opener(&self, witness: Witness) -> Option<Key> {
        match &self.0 {
            Kind::Passphrase(passphrase) => Some(Key::passphrase(passphrase)),
            Kind::Receivers(receivers) => witness.key(receivers.len()),
        }
    }
}

fn receiver(line: usize, text: &str) -> Result<x25519::Recipient, LockFault> {
    if text.to_ascii_uppercase().starts_with("AGE-SECRET-KEY") {
        return Err(LockFault::Private { line });
    }
    if ["ssh-", "age1pq1", "age1tag1", "age1tagpq1"].iter().any(|kind| text.starts_with(kind)) {
        return Err(LockFault::OtherKind { line });
    }
    let no_key = LockFault::NotAKey { line };
    if POINTLESS.contains(&text.to_ascii_lowercase().as_str()) {
        return Err(no_key);
    }
    text.parse().map_err(|_| no_key)
}

/// The points of small order, each with its unused bit off and on: nobody has their private part, and a secret shared
/// with them is known to everybody.
const POINTLESS: [&str; 14] = [
    "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
    "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqzqqsuwj9m",
    "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya",
    "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqzqqk67yly",
    "age1ur4h5lpmgxu2u9jku0a0r87ydtdqnr0tnsetrlvxvgz3vh6fhqqqzyt4v9",
    "age1ur4h5lpmgxu2u9jku0a0r87ydtdqnr0tnsetrlvxvgz3vh6fhzqqxqejhu",
    "age1t7wft09r2zxzfvwsk92eeql0tvzyghxytqwgapkcyf8dm5ylz9ts6wm9s8",
    "age1t7wft09r2zxzfvwsk92eeql0tvzyghxytqwgapkcyf8dm5ylz8ts72fzt7",
    "age1anlllllllllllllllllllllllllllllllllllllllllllllllals4n2t7m",
    "age1anllllllllllllllllllllllllllllllllllllllllllllllllls3hcv9z",
    "age1ahlllllllllllllllllllllllllllllllllllllllllllllllalsn46ayy",
    "age1ahlllllllllllllllllllllllllllllllllllllllllllllllllsh3g6la",
    "age1amlllllllllllllllllllllllllllllllllllllllllllllllalselrwrv",
    "age1amlllllllllllllllllllllllllllllllllllllllllllllllllsam3fc4",
];
