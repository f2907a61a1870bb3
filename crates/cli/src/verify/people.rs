//! What came of a package, for people: the sentence, everybody with both results, faults, what is missing.

use teji_recheck::{Fault, Missing, Report, Row, Weight, stated_in};
use teji_text::Catalog;

use crate::fault::Stop;
use crate::screen::{Look, Out};
use crate::table::{Cell, hung, table};

/// The widest that a number, a name, whether results agree, and what is stated are shown.
const WIDTHS: [usize; 4] = [4, 10, 10, 24];
/// So much of a digest is enough to compare by word of mouth.
const SHORT: usize = 8;

/// Shows it.
pub(super) fn show(
    report: &Report,
    file: &str,
    digests: [&str; 2],
    words: &Catalog,
    out: &mut Out,
) -> Result<(), Stop> {
    out.looking(file, Look::Strong)?;
    out.paragraph(&report.sentence(words))?;
    let short = digests.map(|digest| digest.chars().take(SHORT).collect::<String>());
    let [package, code] = &short;
    out.paragraph(&words.fill("verify.codes", &[("package", package), ("code", code)]))?;
    people(report, words, out)?;
    for weight in Weight::ALL {
        faults(report, weight, words, out)?;
    }
    missing(report, words, out)?;
    out.line("")?;
    out.paragraph(words.text("recheck.no_proof"))?;
    out.line("")
}

fn people(report: &Report, words: &Catalog, out: &mut Out) -> Result<(), Stop> {
    if report.people.is_empty() {
        return Ok(());
    }
    out.line("")?;
    let heads = ["number", "name", "agrees", "stated", "found"];
    let heads = heads.map(|head| words.text(&format!("verify.{head}")).to_owned());
    let heads = heads.each_ref().map(String::as_str);
    let rows: Vec<Vec<Cell>> = report.people.iter().map(|row| cells(row, words)).collect();
    table(&heads, &WIDTHS, &rows, out)
}

fn cells(row: &Row, words: &Catalog) -> Vec<Cell> {
    let stated = row.stated.as_ref();
    let (key, look) = match (stated, row.differs()) {
        (None, _) => ("verify.agrees.unknown", Look::Open),
        (_, true) => ("verify.agrees.no", Look::Bad),
        (_, false) => ("verify.agrees.yes", Look::Good),
    };
    let stated =
        stated.map_or(words.text("verify.not_stated").to_owned(), |one| stated_in(one, words));
    let mut found = stated_in(&row.found, words);
    if let Some(now) = &row.now {
        let values = [("found", &*found), ("now", &stated_in(now, words))];
        found = words.fill("verify.now", &values);
    }
    vec![
        Cell::plain(row.number.to_string()),
        Cell::plain(row.name.clone()),
        Cell::looking(words.text(key), look),
        Cell::plain(stated),
        Cell::plain(found),
    ]
}

fn faults(report: &Report, weight: Weight, words: &Catalog, out: &mut Out) -> Result<(), Stop> {
    let faults: Vec<&Fault> = report.faults.iter().filter(|one| one.weight == weight).collect();
    if faults.is_empty() {
        return Ok(());
    }
    let (title, count) = (words.text(weight.key()), faults.len().to_string());
    let look = if weight == Weight::Look { Look::Open } else { Look::Bad };
    out.line("")?;
    out.looking(&words.fill("verify.faults", &[("title", title), ("count", &count)]), look)?;
    for (fault, number) in faults.into_iter().zip(1..) {
        hung(&format!("{number}. "), &fault_told(fault, words), out)?;
    }
    Ok(())
}

/// What it is, in which file and where, and what mends it.
fn fault_told(fault: &Fault, words: &Catalog) -> String {
    let mut told = fault.what.clone();
    if let Some(file) = fault.file.as_ref().filter(|file| !fault.what.contains(*file)) {
        told += &words.fill("verify.file", &[("file", file)]);
    }
    if !fault.place.is_empty() {
        told += &words.fill("verify.place", &[("place", &fault.place)]);
    }
    words.fill("judge.remark", &[("what", &told), ("cure", &fault.cure)])
}

fn missing(report: &Report, words: &Catalog, out: &mut Out) -> Result<(), Stop> {
    if report.missing.is_empty() {
        return Ok(());
    }
    let [count, all] = [report.missing.len(), report.wanted].map(|count| count.to_string());
    out.line("")?;
    let heading = words.fill("verify.missing", &[("count", &count), ("all", &all)]);
    out.looking(&heading, Look::Open)?;
    for (one, number) in report.missing.iter().zip(1..) {
        hung(&format!("{number}. "), &missing_told(one, words), out)?;
    }
    Ok(())
}

fn missing_told(one: &Missing, words: &Catalog) -> String {
    let person = one.person.map(|number| number.to_string()).unwrap_or_default();
    let key = if one.person.is_some() { "verify.missing_of" } else { "verify.missing_one" };
    let values = [("number", &*person), ("title", &*one.title), ("why", &*one.why)];
    let told = words.fill(key, &values);
    if one.lacks.is_empty() {
        return told;
    }
    let two = |first: String, second: String| {
        words.fill("verify.two", &[("first", &first), ("second", &second)])
    };
    let lacks = one.lacks.iter().cloned().reduce(two).unwrap_or_default();
    words.fill("verify.lacks", &[("told", &told), ("lacks", &lacks)])
}
