//! A calendar file (RFC 5545) with the days of a publicity. It holds no name and no number of a person.

use chrono::{Days, NaiveDate};
use teji_text::Catalog;

use crate::publicity::{LEAST, Publicity, Way};

/// The days of a publicity as a calendar file: the posting, the fifth working day, and the first day for approval, by
/// the way of counting that gives the latest day.
///
/// `batch` is the name under which a calendar knows these entries again: from the same name, a later file takes the
/// place of an earlier one. Only letters, digits and hyphens of ASCII stay of it. `made` is the day on which the file is
/// made; nothing else in the file depends on a clock.
#[must_use]
pub fn calendar_file(
    publicity: &Publicity,
    batch: &str,
    made: NaiveDate,
    words: &Catalog,
) -> String {
    let batch: String = batch.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let way = publicity.safe();
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//teji//batch//ZH", "CALSCALE:GREGORIAN"]
            .map(str::to_owned)
            .to_vec();
    for (id, day) in entries(way) {
        lines.extend(entry(id, day, &batch, made, &about(id, way, publicity, words), words));
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

const POSTED: &str = "ics.posted";
const FIFTH: &str = "ics.fifth";
const APPROVAL: &str = "ics.approval";

fn entries(way: &Way) -> Vec<(&'static str, NaiveDate)> {
    let posted = way.days.first().map(|day| (POSTED, day.day));
    let later = [(FIFTH, way.fifth.usual), (APPROVAL, way.approval.usual)];
    posted.into_iter().chain(later).collect()
}

/// How the day was counted; and that a schedule may still move it, where one may.
fn about(id: &str, way: &Way, publicity: &Publicity, words: &Catalog) -> String {
    if id == POSTED {
        return String::new();
    }
    let counted = if way.first_day { "ics.counted" } else { "ics.not_counted" };
    let both = (!publicity.is_plain()).then(|| words.text("ics.later"));
    let open = (!way.fifth.is_settled()).then(|| words.text("ics.unsettled"));
    let lines = [Some(words.text(counted)), both, open].into_iter().flatten();
    lines.collect::<Vec<&str>>().join("\n")
}

/// An entry of the whole day; its end is the day after, which does not belong to it.
fn entry(
    id: &str,
    day: NaiveDate,
    batch: &str,
    made: NaiveDate,
    about: &str,
    words: &Catalog,
) -> Vec<String> {
    let after = day.checked_add_days(Days::new(1)).unwrap_or(day);
    let title = words.fill(id, &[("least", &LEAST.to_string())]);
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}-{batch}@teji", id.trim_start_matches("ics.")),
        format!("DTSTAMP:{}T000000Z", figures(made)),
        format!("DTSTART;VALUE=DATE:{}", figures(day)),
        format!("DTEND;VALUE=DATE:{}", figures(after)),
        format!("SUMMARY:{}", escaped(&title)),
    ];
    if !about.is_empty() {
        lines.push(format!("DESCRIPTION:{}", escaped(about)));
    }
    lines.extend(["TRANSP:TRANSPARENT".to_owned(), "END:VEVENT".to_owned()]);
    lines
}

fn figures(day: NaiveDate) -> String {
    day.to_string().replace('-', "")
}

/// Text as RFC 5545 3.3.11 writes it; other control characters than line ends are left out.
fn escaped(text: &str) -> String {
    let mut written = String::new();
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => written.extend(['\\', c]),
            '\n' => written.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => written.push(c),
        }
    }
    written
}

/// A line of at most 75 octets; the rest follows in lines that begin with a blank. No character is cut in two.
fn folded(line: &str) -> String {
    const MOST: usize = 75;
    let (mut written, mut length) = (String::new(), 0);
    for c in line.chars() {
        if length + c.len_utf8() > MOST {
            written.push_str("\r\n ");
            length = 1;
        }
        written.push(c);
        length += c.len_utf8();
    }
    written + "\r\n"
}

#[cfg(test)]
mod tests;
