//! Answers as text: applications, batches, saved pages, plans.

use std::str::from_utf8;

use teji_batch::{Batch, Plan, PlanFileError, Writer};
use teji_dossier::{Application, JsonError, may_be_saved, open_saved};

use crate::archives::of_change;
use crate::{Answer, Said};

/// Reads the answers of one person.
pub(crate) fn application(bytes: &[u8]) -> Answer {
    match from_utf8(bytes).map_err(|_| JsonError::NotOurs).and_then(Application::read) {
        Ok(application) => {
            reads_again(&application);
            Answer::new()
        }
        Err(error) => vec![of_json(&error)],
    }
}

pub(crate) fn reads_again(application: &Application) {
    let json = application.to_json();
    assert_eq!(Application::read(&json).as_ref(), Ok(application));
}

/// Reads a batch.
pub(crate) fn batch(bytes: &[u8]) -> Answer {
    match from_utf8(bytes).map_err(|_| JsonError::NotOurs).and_then(Batch::read) {
        Ok(batch) => {
            reads_again_as_batch(&batch);
            Answer::new()
        }
        Err(error) => vec![of_json(&error)],
    }
}

/// Larger batches are not read twice, for both would be in memory.
const MOST_AGAIN: usize = 4 << 20;

pub(crate) fn reads_again_as_batch(batch: &Batch) {
    let json = batch.to_json();
    if json.len() > MOST_AGAIN {
        return;
    }
    assert_eq!(Batch::read(&json).as_ref(), Ok(batch));
    assert_eq!(Writer::default().json(batch), json);
}

/// Opens a saved page.
pub(crate) fn page(bytes: &[u8]) -> Answer {
    if !may_be_saved(bytes) {
        return vec![of_json(&JsonError::NotOurs)];
    }
    match open_saved(bytes) {
        Ok(opened) => {
            reads_again(&opened.application);
            for one in &opened.evidence {
                assert!(one.bytes().is_none_or(|file| file.len() <= bytes.len()));
            }
            opened.changes.iter().map(of_change).collect()
        }
        Err(error) => vec![of_json(&error)],
    }
}

/// Reads a plan file, or the end of an address that holds one.
pub(crate) fn plan(bytes: &[u8]) -> Answer {
    let read = match from_utf8(bytes) {
        Ok(text) if text.trim_start().starts_with('{') => Plan::from_file(text),
        Ok(text) => Plan::from_fragment(text),
        Err(_) => Err(PlanFileError::NotOurs),
    };
    match read {
        Ok(plan) => {
            gives_itself(&plan);
            Answer::new()
        }
        Err(error) => vec![Said { key: error.key(), args: error.args() }],
    }
}

/// A plan that was taken can be given on, either way.
fn gives_itself(plan: &Plan) {
    let file = plan.to_file();
    assert_eq!(file.and_then(|text| Plan::from_file(&text)).as_ref(), Ok(plan));
    let packed = plan.to_fragment();
    assert_eq!(packed.and_then(|text| Plan::from_fragment(&text)).as_ref(), Ok(plan));
}

pub(crate) fn of_json(error: &JsonError) -> Said {
    Said { key: error.key(), args: error.args() }
}
