//! Looks JSON through before anything is made of it: how deep it is, how much is in it, and whether a name stands twice.
//!
//! Readers differ in which of two values of one name they take, so a file with both could show one person something else
//! than another.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::json::JsonError;

/// Nothing of ours nests deeper than ten.
pub const DEPTH: u32 = 32;
/// The answers of one person have no more values, and no more names.
pub const MOST_VALUES: usize = 1 << 18;

/// Looks a text through in which so many values may stand.
pub fn look_through(json: &str, most: usize) -> Result<(), JsonError> {
    let look = Look { left: Cell::new(most), fault: RefCell::default() };
    let mut reader = serde_json::Deserializer::from_str(json);
    let read = At { look: &look, depth: 0 }.deserialize(&mut reader).and_then(|()| reader.end());
    match (read, look.fault.into_inner()) {
        (Ok(()), _) => Ok(()),
        (Err(_), Some(fault)) => Err(fault),
        (Err(_), None) => Err(JsonError::NotOurs),
    }
}

struct Look {
    left: Cell<usize>,
    /// What was found, for an error of serde's holds text alone.
    fault: RefCell<Option<JsonError>>,
}

impl Look {
    fn refuse<T, E: Error>(&self, fault: JsonError) -> Result<T, E> {
        self.fault.replace(Some(fault));
        Err(E::custom(""))
    }

    fn one_more<E: Error>(&self) -> Result<(), E> {
        match self.left.get().checked_sub(1) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => self.refuse(JsonError::TooMuch),
        }
    }
}

/// A value at a depth.
#[derive(Clone, Copy)]
struct At<'l> {
    look: &'l Look,
    depth: u32,
}

impl At<'_> {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.depth == DEPTH {
            return self.look.refuse(JsonError::Deep { most: DEPTH });
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for At<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        self.look.one_more()?;
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for At<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("json")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let inside = self.deeper()?;
        while list.next_element_seed(inside)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let inside = self.deeper()?;
        let mut names = BTreeSet::new();
        while let Some(name) = map.next_key_seed(Name)? {
            if let Some(name) = names.replace(name) {
                return self.look.refuse(JsonError::Twice(name.into_owned()));
            }
            map.next_value_seed(inside)?;
        }
        Ok(())
    }
}

/// A name, without a copy where it is written plainly.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        reader.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_stands_twice_is_told_however_it_is_written() {
        let twice = |name: &str| Err(JsonError::Twice(name.to_owned()));
        for (json, wanted) in [
            (r#"{"a": 1, "b": {"a": 2}, "c": [{"a": 3}, {"a": 4}]}"#, Ok(())),
            (r#"{"a": 1, "b": 2, "a": 1}"#, twice("a")),
            (r#"{"b": [0, {"x": {}, "\u0078": {}}]}"#, twice("x")),
            (r#"{"": 1, "": 2}"#, twice("")),
            (r#"{"a": 1, "A": 2, "a ": 3}"#, Ok(())),
        ] {
            assert_eq!(look_through(json, 99), wanted, "{json}");
        }
    }

    #[test]
    fn depth_is_counted_over_lists_and_maps() {
        let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        let maps = |depth: usize| "{\"a\":".repeat(depth) + "1" + &"}".repeat(depth);
        for text in [deep(32), maps(32)] {
            assert_eq!(look_through(&text, 99), Ok(()));
        }
        for text in [deep(33), maps(33), deep(100_000), "[".repeat(100_000)] {
            assert_eq!(look_through(&text, 99), Err(JsonError::Deep { most: 32 }), "{text:.60}");
        }
    }

    #[test]
    fn values_are_counted() {
        assert_eq!(look_through("[1, \"a\", null, true, 1.5]", 6), Ok(()));
        assert_eq!(look_through("[1, \"a\", null, true, 1.5]", 5), Err(JsonError::TooMuch));
        assert_eq!(look_through("{\"a\": -1}", 1), Err(JsonError::TooMuch));
    }

    #[test]
    fn what_is_no_json_is_not_ours() {
        for text in
            ["", "{", "[1] 2", "NaN", "[1e999]", "\"\\ud800\"", "\u{feff}{}", "{a: 1}", "[1,]"]
        {
            assert_eq!(look_through(text, 99), Err(JsonError::NotOurs), "{text}");
        }
    }
}
