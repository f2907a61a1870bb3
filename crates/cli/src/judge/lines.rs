//! One case a line, in JSON: each is answered in its place, whatever is wrong with it, and none is kept.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};

use chrono::NaiveDate;
use serde::Serialize;
use teji_api::{Answered, Fault as Wrong, FaultKind, Teji};

use crate::call::Given;
use crate::code::Code;
use crate::fault::{Fault, Stop};
use crate::files;
use crate::screen::{Out, counter};
use crate::words::{Language, two_parts};

/// What is for sheets alone.
const OF_SHEETS: [&str; 5] = ["plan", "pin", "sheet", "marked", "results"];
/// No line has more bytes.
const MOST: usize = 1 << 20;
/// So many lines are answered between two words on how far it is.
const TOLD: u64 = 1000;

/// Answers each line. A reference day of the call counts where a line has none.
pub(super) fn judge(
    given: &Given,
    path: &OsStr,
    language: Language,
    out: &mut Out,
) -> Result<Code, Stop> {
    if let Some(name) = OF_SHEETS.iter().find(|name| given.has(name)) {
        return Err(Fault::call("call.not_with_lines").with("option", &format!("--{name}")).into());
    }
    let judging = Judging::of(given, language)?;
    let mut lines = BufReader::new(files::stream(path)?);
    let (mut code, mut count) = (Code::Fine, 0);
    let bar = counter(language.words().text("judge.judging"));
    while let Some(line) = next(&mut lines, path, out)? {
        let (answer, is_fine) = judging.answer(&line);
        if !is_fine {
            code = Code::Rows;
        }
        out.json(&answer)?;
        count += 1;
        if count % TOLD == 0 {
            bar.set_position(count);
        }
    }
    bar.finish_and_clear();
    Ok(code)
}

/// By what lines are judged.
struct Judging {
    teji: Teji,
    reference: Option<NaiveDate>,
    today: NaiveDate,
    language: Language,
    is_brief: bool,
}

impl Judging {
    fn of(given: &Given, language: Language) -> Result<Self, Fault> {
        let spoken = match language {
            Language::Chinese => teji_api::Language::Chinese,
            Language::English => teji_api::Language::English,
        };
        let (reference, today) = (given.day("reference")?, given.today()?);
        Ok(Self {
            teji: Teji::new(spoken),
            reference,
            today,
            language,
            is_brief: given.has("brief"),
        })
    }

    /// The answer to a line, the same that the module for other programs gives, and whether the line could be read.
    fn answer(&self, line: &Line) -> (String, bool) {
        let text = match line {
            Line::Whole(bytes) => {
                std::str::from_utf8(bytes).map_err(|_| self.wrong("line.letters"))
            }
            Line::Long => Err(self.wrong("line.long")),
        };
        let question = text.and_then(|text| self.teji.question(text)).map(|mut question| {
            question.reference = question.reference.or(self.reference);
            question
        });
        let is_fine = question.is_ok();
        let answer = if self.is_brief {
            written(question.map(|question| self.teji.brief(&question, self.today)))
        } else {
            written(question.map(|question| self.teji.judge(&question, self.today)))
        };
        (answer, is_fine)
    }

    fn wrong(&self, key: &str) -> Vec<Wrong> {
        let most = MOST.to_string();
        let [message, cure] = two_parts(self.language.words(), key, &[("most", &most)]);
        vec![Wrong { kind: FaultKind::Syntax, path: Vec::new(), message, cure }]
    }
}

fn written<T: Serialize>(answer: Result<T, Vec<Wrong>>) -> String {
    // There are no maps with odd keys and no floats, so writing cannot fail.
    serde_json::to_string(&Answered::from(answer)).unwrap_or_default()
}

/// A line without its end.
#[derive(PartialEq, Eq, Debug)]
enum Line {
    Whole(Vec<u8>),
    /// It is longer than any that is taken; nothing of it is kept.
    Long,
}

/// The next line, if there is one. What was answered is written out before anybody is waited for.
fn next(
    lines: &mut BufReader<impl Read>,
    path: &OsStr,
    out: &mut Out,
) -> Result<Option<Line>, Stop> {
    let (mut bytes, mut is_long, mut is_there) = (Vec::new(), false, false);
    loop {
        if lines.buffer().is_empty() {
            out.end()?;
        }
        let piece = lines.fill_buf().map_err(|error| files::unreadable(path, &error))?;
        let end = piece.iter().position(|byte| *byte == b'\n');
        let kept = end.unwrap_or(piece.len());
        is_there |= !piece.is_empty();
        is_long |= bytes.len() + kept > MOST;
        if is_long {
            bytes = Vec::new();
        } else {
            bytes.extend(&piece[..kept]);
        }
        let is_over = end.is_some() || piece.is_empty();
        let used = kept + usize::from(end.is_some());
        lines.consume(used);
        if is_over {
            let line = if is_long { Line::Long } else { Line::Whole(trimmed(&bytes)) };
            return Ok(is_there.then_some(line));
        }
    }
}

/// Without the mark that some editors put before a text, and without the first half of their line ends.
fn trimmed(bytes: &[u8]) -> Vec<u8> {
    let line = bytes.strip_suffix(b"\r").unwrap_or(bytes);
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Vec<Line> {
        let (mut lines, mut out) = (BufReader::with_capacity(8, bytes), Out::new());
        std::iter::from_fn(|| next(&mut lines, OsStr::new("-"), &mut out).unwrap()).collect()
    }

    fn whole(text: &str) -> Line {
        Line::Whole(text.as_bytes().to_vec())
    }

    #[test]
    fn each_line_is_one_and_a_last_end_makes_none() {
        assert_eq!(all(b""), []);
        assert_eq!(all(b"a"), [whole("a")]);
        assert_eq!(all(b"a\nb\n"), [whole("a"), whole("b")]);
        assert_eq!(
            all(b"\xef\xbb\xbfa\r\n\n0123456789\nb"),
            ["a", "", "0123456789", "b"].map(whole)
        );
    }

    #[test]
    fn a_line_beyond_the_cap_is_not_kept_and_the_next_one_is() {
        let mut bytes = vec![b'x'; MOST];
        bytes.push(b'\n');
        bytes.extend(vec![b'y'; MOST + 1]);
        bytes.extend(b"\nz");
        assert_eq!(all(&bytes), [Line::Whole(vec![b'x'; MOST]), Line::Long, whole("z")]);
    }
}
