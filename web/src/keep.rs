//! Keeps a draft in this browser's own database: one transaction per change, in the order of the changes.

use std::cell::RefCell;
use std::rc::Rc;

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, Query, TransactionMode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

const DATABASE: &str = "teji";
const STORE: &str = "kept";

thread_local! {
    /// The open database: opened once, so that transactions keep the order in which they were begun.
    static OPEN: RefCell<Option<Rc<Database>>> = const { RefCell::new(None) };
}

/// What is kept under a name. An error means that this browser keeps nothing.
pub(crate) async fn load<T: DeserializeOwned>(name: &str) -> Result<Option<T>, idb::Error> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let request = transaction.object_store(STORE)?.get(Query::from(JsValue::from_str(name)))?;
    let found = request.await?;
    Ok(found.and_then(|value| serde_wasm_bindgen::from_value(value).ok()))
}

/// Keeps something under a name, in place of what was there.
pub(crate) async fn save<T: Serialize>(name: &str, value: &T) -> Result<(), idb::Error> {
    let database = open().await?;
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let value = value.serialize(&serializer).unwrap_or(JsValue::NULL);
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    transaction.object_store(STORE)?.put(&value, Some(&JsValue::from_str(name)))?;
    transaction.commit()?.await?;
    Ok(())
}

async fn open() -> Result<Rc<Database>, idb::Error> {
    if let Some(database) = OPEN.with_borrow(Clone::clone) {
        return Ok(database);
    }
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            // A store that cannot be made shows itself at the first transaction.
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    let database = Rc::new(request.await?);
    OPEN.with_borrow_mut(|open| *open = Some(Rc::clone(&database)));
    Ok(database)
}
