//! Who may write a draft that is open in several windows: what the windows tell each other, and what follows.
//!
//! They talk over a `BroadcastChannel` and not by Web Locks, which browsers hide from pages that come over plain HTTP, as on
//! an intranet. A window that crashed or is frozen answers nobody, so its draft is free; should it write after all, the
//! revision in the database refuses it. Courtesy is here, correctness there.

/// What a window may do with its draft.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Lease {
    /// It asked the others and waits for an answer; nothing is written yet.
    Asking,
    Mine,
    /// Another window writes it; this one only shows it.
    Elsewhere,
}

/// What a window says of a draft.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Word {
    Asks,
    Has,
    Takes,
}

/// A word, of which draft, by which window.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Said {
    pub(crate) word: Word,
    pub(crate) id: String,
    pub(crate) by: String,
}

impl Said {
    /// As it goes over the channel.
    pub(crate) fn write(&self) -> String {
        let word = match self.word {
            Word::Asks => "asks",
            Word::Has => "has",
            Word::Takes => "takes",
        };
        [word, &self.id, &self.by].join(" ")
    }

    /// What came over the channel, if it is one of these.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let word = match parts.next()? {
            "asks" => Word::Asks,
            "has" => Word::Has,
            "takes" => Word::Takes,
            _ => return None,
        };
        Some(Self { word, id: parts.next()?.to_owned(), by: parts.next()?.to_owned() })
    }
}

/// What a window may do after it heard something, and what it answers.
///
/// Of several that ask at once, the first by name goes on: it asks again, for the others may not have heard it.
pub(crate) fn hear(lease: Lease, id: &str, me: &str, said: &Said) -> (Lease, Option<Word>) {
    if said.id != id || said.by == me {
        return (lease, None);
    }
    match (said.word, lease) {
        (Word::Asks, Lease::Mine) => (lease, Some(Word::Has)),
        (Word::Asks, Lease::Asking) if me < said.by.as_str() => (lease, Some(Word::Asks)),
        (Word::Asks | Word::Has, Lease::Asking) | (Word::Takes, _) => (Lease::Elsewhere, None),
        (Word::Asks, Lease::Elsewhere) | (Word::Has, Lease::Mine | Lease::Elsewhere) => {
            (lease, None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Windows of which each hears, in this order, what the others say; a crashed one hears nothing.
    fn talk<'a>(leases: &mut [(&'a str, Lease)], mut said: Vec<(Word, &'a str)>) {
        while !said.is_empty() {
            let (word, by) = said.remove(0);
            let heard = Said { word, id: "a".to_owned(), by: by.to_owned() };
            let heard = Said::read(&heard.write()).unwrap();
            for (me, lease) in leases.iter_mut() {
                let (next, answer) = hear(*lease, "a", me, &heard);
                *lease = next;
                said.extend(answer.map(|answer| (answer, *me)));
            }
        }
    }

    fn writers(leases: &[(&str, Lease)]) -> usize {
        // Who still asks when the time is over, has it.
        leases.iter().filter(|(_, lease)| *lease != Lease::Elsewhere).count()
    }

    #[test]
    fn the_second_window_reads_only_and_can_take_over() {
        let mut windows = [("b", Lease::Mine), ("a", Lease::Asking)];
        talk(&mut windows, vec![(Word::Asks, "a")]);
        assert_eq!(windows, [("b", Lease::Mine), ("a", Lease::Elsewhere)]);
        windows[1].1 = Lease::Mine;
        talk(&mut windows, vec![(Word::Takes, "a")]);
        assert_eq!(windows, [("b", Lease::Elsewhere), ("a", Lease::Mine)]);
    }

    #[test]
    fn of_windows_that_ask_at_once_one_writes_in_whatever_order_they_are_heard() {
        for order in [
            ["a", "b", "c"],
            ["a", "c", "b"],
            ["b", "a", "c"],
            ["b", "c", "a"],
            ["c", "a", "b"],
            ["c", "b", "a"],
        ] {
            let mut windows = ["a", "b", "c"].map(|name| (name, Lease::Asking));
            talk(&mut windows, order.map(|name| (Word::Asks, name)).to_vec());
            assert_eq!(writers(&windows), 1, "{order:?}: {windows:?}");
            // The later ones were not there yet when the first asked.
            let mut windows = vec![];
            for name in order {
                windows.push((name, Lease::Asking));
                talk(&mut windows, vec![(Word::Asks, name)]);
            }
            assert_eq!(writers(&windows), 1, "{order:?} one by one: {windows:?}");
        }
    }

    #[test]
    fn a_window_that_crashed_does_not_keep_its_draft() {
        let mut windows = [("b", Lease::Asking)];
        talk(&mut windows, vec![(Word::Asks, "b")]);
        assert_eq!(writers(&windows), 1);
    }

    #[test]
    fn windows_with_other_drafts_do_not_mind_and_strange_words_are_not_heard() {
        let said = Said { word: Word::Takes, id: "b".to_owned(), by: "b".to_owned() };
        assert_eq!(hear(Lease::Mine, "a", "a", &said), (Lease::Mine, None));
        for strange in ["", "asks", "asks a", "sings a b"] {
            assert_eq!(Said::read(strange), None);
        }
    }
}
