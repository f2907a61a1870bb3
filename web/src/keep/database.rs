//! The browser's own database: drafts by their names, and how the page is seen.

use std::cell::RefCell;
use std::rc::Rc;

use idb::{
    Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Query, Transaction, TransactionMode,
};
use wasm_bindgen::JsValue;
use yew::platform::spawn_local;

use super::Fault;
use crate::draft::{Draft, FORMAT, Record, SELF_CHECK};
use crate::today;
use crate::values::{Value, count, text};

const DATABASE: &str = "teji";
/// Version 1 had the one store `kept`, with one draft in it; version 2 had no files.
const VERSION: u32 = 3;
/// Evidence, under the digests of its bytes: drafts that hold the same file share it.
const FILES: &str = "files";
const DRAFTS: &str = "drafts";
const KEPT: &str = "kept";
const FIRST: &str = "draft";
const VIEW: &str = "view";

thread_local! {
    /// The open database: opened once, so that transactions keep the order in which they were begun.
    static OPEN: RefCell<Option<Rc<Database>>> = const { RefCell::new(None) };
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::IndexedDbNotFound(_) => Self::Blocked,
            Error::IndexedDbOpenFailed(reason) => opening(&reason),
            Error::DomException(reason) if reason.name() == NEWER => Self::Newer,
            _ => Self::Failed,
        }
    }
}

/// What a browser calls it when the database is of a newer version.
const NEWER: &str = "VersionError";

fn opening(reason: &JsValue) -> Fault {
    let is_newer = text(reason, "name").is_some_and(|name| name == NEWER);
    if is_newer { Fault::Newer } else { Fault::Blocked }
}

async fn open() -> Result<Rc<Database>, Fault> {
    if let Some(database) = OPEN.with_borrow(Clone::clone) {
        return Ok(database);
    }
    let mut request = Factory::new()?.open(DATABASE, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            for store in [KEPT, DRAFTS, FILES] {
                // One that is there stays; one that cannot be made shows itself at the first transaction.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        }
    });
    let mut database = request.await.map_err(|error| match Fault::from(error) {
        Fault::Newer => Fault::Newer,
        Fault::Blocked | Fault::Failed => Fault::Blocked,
    })?;
    // A newer page in another window waits for this.
    database.on_version_change(|_| {
        if let Some(database) = OPEN.with_borrow(Clone::clone) {
            database.close();
            forget();
        }
    });
    database.on_close(|_| forget());
    let database = Rc::new(database);
    OPEN.with_borrow_mut(|open| *open = Some(Rc::clone(&database)));
    Ok(database)
}

/// The connection is gone and the next change opens another. It is dropped later, for its own listener calls this.
fn forget() {
    spawn_local(async { drop(OPEN.take()) });
}

/// A connection that the browser closed meanwhile is opened once more.
async fn begin(stores: &[&str]) -> Result<Transaction, Fault> {
    if let Ok(transaction) = open().await?.transaction(stores, TransactionMode::ReadWrite) {
        return Ok(transaction);
    }
    drop(OPEN.take());
    Ok(open().await?.transaction(stores, TransactionMode::ReadWrite)?)
}

/// Waits until what was changed is on the device.
async fn end(transaction: Transaction) -> Result<(), Fault> {
    if transaction.await?.is_committed() { Ok(()) } else { Err(Fault::Failed) }
}

/// Every draft, that of version 1 too, which moves to the others in the same transaction.
pub(super) async fn all() -> Result<Vec<JsValue>, Fault> {
    let transaction = begin(&[DRAFTS, KEPT]).await?;
    let (drafts, kept) = (transaction.object_store(DRAFTS)?, transaction.object_store(KEPT)?);
    let first = kept.get(key(FIRST))?.await?;
    if let Some(record) = first.and_then(|first| moved(&first)) {
        drafts.put(&record.write(), Some(&JsValue::from_str(&record.id)))?;
        kept.delete(key(FIRST))?;
    }
    let all = drafts.get_all(None, None)?.await?;
    end(transaction).await?;
    Ok(all)
}

/// The draft of version 1 as it is kept now; one of a version that never was stays where it is.
fn moved(value: &JsValue) -> Option<Record> {
    if count(value, "version")? != 1 {
        return None;
    }
    Some(Record {
        id: today::chance(),
        format: FORMAT,
        kind: SELF_CHECK.to_owned(),
        revision: 1,
        writer: FIRST.to_owned(),
        changed: today::now(),
        filed: None,
        draft: Draft::read(value)?,
    })
}

pub(super) async fn change(
    id: &str,
    next: impl FnOnce(Option<JsValue>) -> Option<JsValue>,
) -> Result<(), Fault> {
    let transaction = begin(&[DRAFTS]).await?;
    let drafts = transaction.object_store(DRAFTS)?;
    let kept = drafts.get(key(id))?.await?;
    if let Some(value) = next(kept) {
        drafts.put(&value, Some(&JsValue::from_str(id)))?.await?;
    }
    end(transaction).await
}

/// Deletes one draft, or all.
pub(super) async fn delete(id: Option<&str>) -> Result<(), Fault> {
    let transaction = begin(&[DRAFTS, KEPT, FILES]).await?;
    let drafts = transaction.object_store(DRAFTS)?;
    if let Some(id) = id {
        drafts.delete(key(id))?;
    } else {
        drafts.clear()?;
        transaction.object_store(KEPT)?.clear()?;
        transaction.object_store(FILES)?.clear()?;
    }
    end(transaction).await
}

/// Deletes all drafts and files, and leaves how the page is seen.
pub(super) async fn empty() -> Result<(), Fault> {
    let transaction = begin(&[DRAFTS, KEPT, FILES]).await?;
    transaction.object_store(DRAFTS)?.clear()?;
    transaction.object_store(FILES)?.clear()?;
    transaction.object_store(KEPT)?.delete(key(FIRST))?;
    end(transaction).await
}

/// All files with what was noted of them, by their digests.
pub(super) async fn files() -> Result<Vec<(String, JsValue)>, Fault> {
    let transaction = begin(&[FILES]).await?;
    let files = transaction.object_store(FILES)?;
    let mut all = Vec::new();
    for digest in files.get_all_keys(None, None)?.await?.iter().filter_map(JsValue::as_string) {
        if let Some(file) = files.get(key(&digest))?.await? {
            all.push((digest, file));
        }
    }
    Ok(all)
}

/// A file with what was noted of it.
pub(super) async fn file(digest: &str) -> Result<Option<JsValue>, Fault> {
    let transaction = begin(&[FILES]).await?;
    Ok(transaction.object_store(FILES)?.get(key(digest))?.await?)
}

pub(super) async fn put_file(digest: &str, file: &JsValue) -> Result<(), Fault> {
    let transaction = begin(&[FILES]).await?;
    transaction.object_store(FILES)?.put(file, Some(&JsValue::from_str(digest)))?;
    end(transaction).await
}

/// Deletes every file that `is_idle`, by its digest and what was noted of it.
pub(super) async fn sweep(is_idle: impl Fn(&str, &JsValue) -> bool) -> Result<(), Fault> {
    let transaction = begin(&[FILES]).await?;
    let files = transaction.object_store(FILES)?;
    let digests = files.get_all_keys(None, None)?.await?;
    for digest in digests.into_iter().filter_map(|digest| digest.as_string()) {
        let noted = files.get(key(&digest))?.await?;
        if noted.is_none_or(|noted| is_idle(&digest, &noted)) {
            files.delete(key(&digest))?;
        }
    }
    end(transaction).await
}

pub(super) async fn view() -> Result<Option<JsValue>, Fault> {
    let transaction = begin(&[KEPT]).await?;
    Ok(transaction.object_store(KEPT)?.get(key(VIEW))?.await?)
}

pub(super) async fn save_view(view: &JsValue) -> Result<(), Fault> {
    let transaction = begin(&[KEPT]).await?;
    transaction.object_store(KEPT)?.put(view, Some(&JsValue::from_str(VIEW)))?;
    end(transaction).await
}

fn key(name: &str) -> Query {
    Query::from(JsValue::from_str(name))
}
