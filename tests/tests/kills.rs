//! The browser is killed while somebody types, attaches or makes a file: at most the field in hand is lost.
//!
//! `KILLS=200 cargo test -p teji-tests kills::` kills more often than the usual run.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};
use teji_dossier::Application;
use teji_tests::Outcome;
use teji_tests::browser::{End, Screen};
use teji_tests::journey::Journey;
use teji_tests::kept::{kept, stored_files};

/// Types a text, a letter every few milliseconds.
const TYPE: &str = "
const [id, text] = arguments;
const input = document.getElementById(id);
const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
let count = 0;
const timer = setInterval(() => {
  if (count === text.length) return clearInterval(timer);
  set.call(input, text.slice(0, ++count));
  input.dispatchEvent(new Event('input', { bubbles: true }));
}, 4)";

/// Chooses a file of so many bytes that no other file has.
const ATTACH: &str = "
const [name, size] = arguments;
const bytes = new Uint8Array(size);
bytes.set(new TextEncoder().encode('%PDF-' + name));
const chosen = new DataTransfer();
chosen.items.add(new File([bytes], name));
const input = document.querySelector('#attach-file');
input.files = chosen.files;
input.dispatchEvent(new Event('change', { bubbles: true }))";

/// Fields of one line.
const FIELDS: [&str; 5] = ["name", "unit", "department", "education", "occupation_name"];

/// What is kept of the draft.
struct Seen {
    fields: BTreeMap<String, String>,
    files: Vec<String>,
}

#[tokio::test]
async fn at_most_the_field_in_hand_is_lost() -> Outcome {
    let kills = std::env::var("KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(9);
    let mut chance = Chance(20_261_122);
    let mut journey = Journey::start(Screen::PHONE).await?;
    journey.open("#/me/basics").await?;
    let mut before = seen(&journey).await?;
    let mut lost = 0;
    for kill in 0..kills {
        let wait = Duration::from_millis(chance.below(250));
        let after = match kill % 3 {
            0 => {
                let field = FIELDS[usize::try_from(chance.below(5))?];
                let text = format!("{kill} 号厂房、技师工作室与班组 {kill}");
                journey.go("#/me/basics").await?;
                journey.wait_for(&format!("#{field}")).await?;
                journey.run(TYPE, vec![json!(field), json!(text)]).await?;
                let after = killed(&mut journey, wait).await?;
                let value = after.fields.get(field).cloned().unwrap_or_default();
                let old = before.fields.get(field).cloned().unwrap_or_default();
                assert!(
                    text.starts_with(value.trim_end()) || value == old,
                    "{kill}: {value:?} of {text:?}"
                );
                lost += usize::from(value != text);
                before.fields.remove(field);
                let mut rest = after.fields.clone();
                rest.remove(field);
                assert_eq!(rest, before.fields, "{kill}: another field changed");
                assert_eq!(after.files, before.files, "{kill}");
                after
            }
            1 => {
                journey.go("#/me/evidence").await?;
                journey.wait_for("#attach-file").await?;
                journey.run(ATTACH, vec![json!(format!("{kill}.pdf")), json!(300_000)]).await?;
                let after = killed(&mut journey, wait).await?;
                assert!(after.files.starts_with(&before.files), "{kill}: {:?}", after.files);
                assert!(after.files.len() <= before.files.len() + 1, "{kill}");
                assert_eq!(after.fields, before.fields, "{kill}");
                after
            }
            _ => {
                journey.go("#/me/make").await?;
                journey.tap("#make-package").await?;
                let after = killed(&mut journey, wait).await?;
                assert_eq!(after.fields, before.fields, "{kill}");
                assert_eq!(after.files, before.files, "{kill}");
                after
            }
        };
        before = after;
    }
    println!("{kills} kills, {lost} of them within a field, {} files kept", before.files.len());
    Ok(())
}

/// Kills the browser after a while, starts it again, and looks at what is kept.
async fn killed(journey: &mut Journey, wait: Duration) -> Outcome<Seen> {
    tokio::time::sleep(wait).await;
    journey.restart(End::Killed).await?;
    journey.open("#/me").await?;
    journey.wait_for(".tasks").await?;
    seen(journey).await
}

/// The one draft, read as the product reads it, and every file that it names is there.
async fn seen(journey: &Journey) -> Outcome<Seen> {
    let all = kept(journey).await?;
    let drafts = all["drafts"].as_array().cloned().unwrap_or_default();
    assert!(drafts.len() < 2, "{drafts:?}");
    let text = drafts.first().and_then(|draft| draft["draft"]["papers"].as_str()).unwrap_or("");
    if text.is_empty() {
        return Ok(Seen { fields: BTreeMap::new(), files: vec![] });
    }
    Application::read(text).map_err(|error| format!("{error:?}: {text}"))?;
    let papers: Value = serde_json::from_str(text)?;
    let shared = &drafts[0]["draft"]["facts"];
    let value = |field: &str| papers["basics"][field].as_str().or(shared[field].as_str());
    let fields =
        FIELDS.iter().filter_map(|field| Some(((*field).to_owned(), value(field)?.to_owned())));
    let entries = papers["evidence"]["entries"].as_array().cloned().unwrap_or_default();
    let digest = |entry: &Value| entry["facts"]["evidence_sha256"].as_str().map(str::to_owned);
    let files: Vec<String> = entries.iter().filter_map(digest).collect();
    let stored = stored_files(journey).await?;
    assert!(files.iter().all(|file| stored.contains(file)), "{files:?} {stored:?}");
    Ok(Seen { fields: fields.collect(), files })
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}
