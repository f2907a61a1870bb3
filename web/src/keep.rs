//! Keeps drafts in this browser's own database, or for the life of the page where it has none or must not be used.
//!
//! One transaction per change, in the order of the changes; whether a change may replace what is kept is looked at within it.

mod database;
mod memory;

use std::cell::Cell;
use std::collections::BTreeSet;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use teji_order::sort_by;

use crate::draft::{Answer, Basis, FORMAT, Record, answer};
use crate::today;
use crate::values::{Value, number, object, part, text};

/// Why something could not be kept or read.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Fault {
    /// This browser keeps nothing, or not now.
    Blocked,
    /// What it keeps is of a newer version of the page.
    Newer,
    /// There is no room, or the database broke off.
    Failed,
}

/// All that is kept.
#[derive(Default)]
pub(crate) struct All {
    pub(crate) drafts: Vec<Record>,
    /// Drafts of a newer format, which are left alone.
    pub(crate) newer: usize,
}

/// Under which every draft has its name, whatever its format.
const ID: &str = "id";

thread_local! {
    /// Whether drafts stay in memory.
    static IN_MEMORY: Cell<bool> = const { Cell::new(false) };
}

/// From now on drafts are kept in the page's memory, or in the database again.
pub(crate) fn in_memory(is: bool) {
    IN_MEMORY.set(is);
}

/// All that is kept. A browser without a database has what this page put into its memory.
pub(crate) async fn all() -> Result<All, Fault> {
    let kept = if IN_MEMORY.get() { memory::all() } else { database::all().await? };
    let mut all = All::default();
    for value in kept {
        match Record::read(&value) {
            Some(record) if record.format <= FORMAT => all.drafts.push(record),
            Some(_) | None => all.newer += 1,
        }
    }
    sort_by(&mut all.drafts, |one, other| other.changed.total_cmp(&one.changed));
    Ok(all)
}

/// Keeps a change, unless another window made one that this one did not see; whether it is kept.
pub(crate) async fn save(record: &Record, basis: Basis) -> Result<bool, Fault> {
    let mut taken = true;
    change(&record.id, |kept| match answer(kept.as_ref(), record, basis) {
        Answer::Write => Some(record.clone()),
        Answer::Late => None,
        Answer::Refuse => {
            taken = false;
            None
        }
    })
    .await?;
    Ok(taken)
}

/// Makes this window the writer of a draft, and returns the draft as it is kept.
pub(crate) async fn take(id: &str, writer: &str) -> Result<Option<Record>, Fault> {
    let next = |kept: Option<Record>| {
        kept.map(|kept| Record { revision: kept.revision + 1, writer: writer.to_owned(), ..kept })
    };
    change(id, next).await
}

/// Keeps a draft, whatever is kept under its name.
pub(crate) async fn put(record: &Record) -> Result<(), Fault> {
    change(&record.id, |_| Some(record.clone())).await.map(|_| ())
}

/// Replaces one draft by what `next` makes of it, in one transaction; what was written, if anything.
async fn change(
    id: &str,
    next: impl FnOnce(Option<Record>) -> Option<Record>,
) -> Result<Option<Record>, Fault> {
    let mut written = None;
    let next = |kept: Option<JsValue>| {
        written = next(kept.and_then(|kept| Record::read(&kept)));
        written.as_ref().map(Record::write)
    };
    if IN_MEMORY.get() {
        memory::change(id, next);
    } else {
        database::change(id, next).await?;
    }
    Ok(written)
}

/// Deletes a draft.
pub(crate) async fn delete(id: &str) -> Result<(), Fault> {
    if IN_MEMORY.get() {
        memory::delete(id);
        return Ok(());
    }
    database::delete(Some(id)).await
}

/// Deletes all drafts, those of newer formats too, and how the page is seen.
pub(crate) async fn clear() -> Result<(), Fault> {
    memory::clear();
    if IN_MEMORY.get() { leave_nothing().await } else { database::delete(None).await }
}

/// Deletes what another window may have left on a device that is to keep nothing; how the page is seen stays.
pub(crate) async fn leave_nothing() -> Result<(), Fault> {
    // A browser that keeps nothing has nothing to delete.
    database::empty().await.or(Ok(()))
}

/// Notes when a draft was saved as a file, whoever writes it.
pub(crate) async fn filed(id: &str, moment: f64) -> Result<(), Fault> {
    let next = |kept: Option<Record>| kept.map(|kept| Record { filed: Some(moment), ..kept });
    change(id, next).await.map(|_| ())
}

/// Moves all drafts from the device into the page's memory, where they stay until it is closed.
pub(crate) async fn to_memory() -> Result<(), Fault> {
    for value in database::all().await? {
        if let Some(id) = text(&value, ID) {
            memory::change(&id, |_| Some(value));
        }
    }
    for (digest, file) in database::files().await? {
        memory::put_file(&digest, &file);
    }
    database::delete(None).await?;
    in_memory(true);
    Ok(())
}

/// Moves them back onto the device.
pub(crate) async fn to_database() -> Result<(), Fault> {
    for value in memory::all() {
        if let Some(id) = text(&value, ID) {
            database::change(&id, |_| Some(value)).await?;
        }
    }
    for (digest, file) in memory::files() {
        database::put_file(&digest, &file).await?;
    }
    memory::clear();
    in_memory(false);
    Ok(())
}

/// A file that was put in under its digest.
pub(crate) async fn file(digest: &str) -> Result<Option<Blob>, Fault> {
    let kept = match memory::file(digest) {
        Some(kept) => Some(kept),
        None if IN_MEMORY.get() => None,
        None => database::file(digest).await?,
    };
    Ok(kept.and_then(|kept| part(&kept, BLOB)).and_then(|blob| blob.dyn_into().ok()))
}

/// Keeps a file under its digest.
pub(crate) async fn put_file(digest: &str, blob: &Blob) -> Result<(), Fault> {
    let file = object(&[(BLOB, blob.into()), (SINCE, today::now().into())]);
    if IN_MEMORY.get() {
        memory::put_file(digest, &file);
        return Ok(());
    }
    database::put_file(digest, &file).await
}

/// Deletes files that no draft names any more, unless they came in the last minutes: another window may be about to name
/// them.
pub(crate) async fn sweep(named: &BTreeSet<String>) -> Result<(), Fault> {
    let lately = today::now() - 300_000.0;
    database::sweep(|digest, file| {
        !named.contains(digest) && number(file, SINCE).is_none_or(|since| since < lately)
    })
    .await
}

const BLOB: &str = "blob";
const SINCE: &str = "since";

/// What is kept of how the page is seen.
pub(crate) async fn view<T: Value>() -> Result<Option<T>, Fault> {
    Ok(database::view().await?.and_then(|view| T::read(&view)))
}

/// Keeps how the page is seen.
pub(crate) async fn save_view<T: Value>(view: &T) -> Result<(), Fault> {
    database::save_view(&view.write()).await
}
