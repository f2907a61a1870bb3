//! Fills packages in beforehand from a sheet and a plan: one a person, all in one archive.

use std::collections::BTreeSet;

use teji_batch::{Batch, Lists, Round, Weight, prefilling};

use crate::call::{Given, shown};
use crate::code::Code;
use crate::fault::{Fault, Stop};
use crate::files;
use crate::judge::{basis, code};
use crate::outputs;
use crate::screen::{Look, Out, progress};
use crate::sheet::{self, Basis, Sheet};
use crate::told::{show_notes, told};
use crate::words::Language;

/// Fills them in.
pub(crate) fn prefill(given: &Given, language: Language, out: &mut Out) -> Result<Code, Stop> {
    let needed = |name| {
        let missing = || Fault::call("call.needs").with("command", "prefill").with("option", name);
        given.path(name).ok_or_else(missing)
    };
    needed("plan")?;
    let path = needed("out")?;
    outputs::may_be_written(given)?;
    let mut basis = basis(given, language)?;
    let sheet = sheet::take_in(given.file(), given.text("sheet")?.as_deref(), &basis)?;
    remarks(&sheet, &basis, out)?;
    let people = taken_over(&sheet, &mut basis)?;
    if people.is_empty() {
        return Err(Fault { code: Code::Rows, ..Fault::file("prefill.nobody") }.into());
    }
    let mut making = files::making(path, given.has("force"))?;
    let count = packages(&people, &basis, &mut making)?;
    making.finish()?;
    let (count, file) = (count.to_string(), shown(path));
    out.paragraph(&language.words().fill("prefill.made", &[("count", &count), ("file", &file)]))?;
    Ok(code(&sheet))
}

/// Takes the people of a sheet into the batch, as far as nothing of them must be mended; their numbers.
fn taken_over(sheet: &Sheet, basis: &mut Basis) -> Result<BTreeSet<u32>, Fault> {
    let before: BTreeSet<u32> = basis.batch.people().map(|person| person.number).collect();
    let mut numbers = BTreeSet::new();
    let taken = basis.with(|sight| {
        sheet.roster.each(sight, &mut |_, seen| {
            if seen.state().is_some() {
                numbers.extend(seen.known().map(|known| known.number));
            }
        });
        sheet.roster.taken(Lists::default(), sight)
    });
    let wanted = taken.added.len();
    if basis.batch.take_over(taken) < wanted {
        return Err(Fault::file("prefill.too_many").with("most", &Batch::MOST));
    }
    let all = basis.batch.people().map(|person| person.number);
    numbers.extend(all.filter(|number| !before.contains(number)));
    Ok(numbers)
}

fn packages(
    people: &BTreeSet<u32>,
    basis: &Basis,
    making: &mut files::Making,
) -> Result<usize, Fault> {
    let round = Round::of(&basis.batch, &basis.calendar, basis.today);
    let pieces = prefilling(&round, people.iter().copied(), basis.today);
    let count = pieces.people();
    let bar = progress(basis.language.words().text("prefill.making"), count);
    for piece in pieces {
        let piece = piece?;
        making.write(&piece.bytes)?;
        bar.inc(u64::from(piece.person.is_some()));
    }
    bar.finish_and_clear();
    Ok(count)
}

/// What is in doubt is told, and nothing of it is taken over.
fn remarks(sheet: &Sheet, basis: &Basis, out: &mut Out) -> Result<(), Stop> {
    let words = basis.language.words();
    let mut notes = Vec::new();
    basis.with(|sight| {
        sheet.roster.each(sight, &mut |row, seen| {
            notes.extend(told(&row, seen, &sheet.roster.sheet, sight).remarks);
        });
    });
    show_notes(notes.iter(), Weight::Fix, ("prefill.fix", Look::Bad), words, out)?;
    show_notes(notes.iter(), Weight::Confirm, ("prefill.confirm", Look::Open), words, out)
}
