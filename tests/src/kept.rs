//! What the browser keeps, looked at from beside the page.

use serde_json::{Value, json};

use crate::Outcome;
use crate::journey::Journey;

/// All that is in the database, as `{ drafts: […], kept: { name: value } }`; nothing where there is none.
pub async fn kept(journey: &Journey) -> Outcome<Value> {
    Ok(journey.browser.client.execute_async(READ, vec![]).await?)
}

/// Puts a value into a store of the database, under a name.
pub async fn put(journey: &Journey, store: &str, name: &str, value: &Value) -> Outcome {
    let arguments = vec![json!(store), json!(name), value.clone()];
    journey.browser.client.execute_async(PUT, arguments).await?;
    Ok(())
}

/// Puts the one draft of version 1 in place of the database, before any page opens it.
pub async fn put_first_version(journey: &Journey, draft: &Value) -> Outcome {
    let done = journey.browser.client.execute_async(FIRST, vec![draft.clone()]).await?;
    if done == json!("done") { Ok(()) } else { Err(format!("no database: {done}").into()) }
}

/// The digests of the files that are kept.
pub async fn stored_files(journey: &Journey) -> Outcome<Vec<String>> {
    let digests = journey.browser.client.execute_async(FILES, vec![]).await?;
    Ok(serde_json::from_value(digests)?)
}

const FILES: &str = "
const done = arguments[arguments.length - 1];
const open = indexedDB.open('teji');
open.onsuccess = () => {
  const keys = open.result.transaction('files').objectStore('files').getAllKeys();
  keys.onsuccess = () => { open.result.close(); done(keys.result); };
};
open.onerror = () => done([])";

const READ: &str = "
const done = arguments[arguments.length - 1];
const open = indexedDB.open('teji');
open.onupgradeneeded = () => open.transaction.abort();
open.onerror = () => done({ drafts: [], kept: {} });
open.onsuccess = () => {
  const names = [...open.result.objectStoreNames];
  if (!names.includes('kept')) { open.result.close(); return done({ drafts: [], kept: {} }); }
  const transaction = open.result.transaction(names);
  const drafts = names.includes('drafts') ? transaction.objectStore('drafts').getAll() : { result: [] };
  const kept = transaction.objectStore('kept');
  const [keys, values] = [kept.getAllKeys(), kept.getAll()];
  transaction.oncomplete = () => {
    open.result.close();
    done({ drafts: drafts.result, kept: Object.fromEntries(keys.result.map((key, place) => [key, values.result[place]])) });
  };
}";

const PUT: &str = "
const [store, name, value, done] = arguments;
const open = indexedDB.open('teji');
open.onsuccess = () => {
  const transaction = open.result.transaction(store, 'readwrite');
  transaction.objectStore(store).put(value, name);
  transaction.oncomplete = () => { open.result.close(); done(); };
}";

const FIRST: &str = "
const [draft, done] = arguments;
const gone = indexedDB.deleteDatabase('teji');
gone.onblocked = () => done('blocked');
gone.onsuccess = () => {
  const open = indexedDB.open('teji', 1);
  open.onupgradeneeded = () => open.result.createObjectStore('kept').put(draft, 'draft');
  open.onsuccess = () => { open.result.close(); done('done'); };
}";

/// Waits until so many programs of the site are kept on the device.
pub async fn on_the_device(journey: &Journey, programs: usize) -> Outcome {
    const LOOK: &str = "
const [programs, done] = arguments;
const look = async () => {
  const kept = await (await caches.open(`teji ${location.pathname}`)).keys();
  const marks = kept.filter(({ url }) => url.includes('?kept='));
  marks.length === programs ? done(true) : setTimeout(look, 50);
};
look()";
    journey.browser.client.execute_async(LOOK, vec![json!(programs)]).await?;
    Ok(())
}
