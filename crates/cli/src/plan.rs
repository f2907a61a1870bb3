//! By what everybody is judged: a plan or a batch from a file, and what the call puts in its place.

use teji_batch::{Batch, Plan, PlanFileError, REFERENCE};
use teji_notice::READINGS;
use teji_rules::Reading;
use teji_sheets::{Decoded, decoded};

use crate::call::{Given, shown};
use crate::fault::Fault;
use crate::files;

/// No batch that is saved has more bytes.
const MOST: u64 = 256 << 20;

/// The batch of the plan that the call names, with its day and its readings; nobody is in one without a plan.
pub(crate) fn batch(given: &Given) -> Result<Batch, Fault> {
    let pins = pins(given)?;
    let mut batch = match given.path("plan") {
        Some(path) => read(&files::whole(path, MOST)?).map_err(|fault| fault.of(&shown(path)))?,
        None => Batch::default(),
    };
    if let Some(day) = given.day("reference")? {
        batch.set(REFERENCE.id, day.to_string());
    }
    for (reading, place) in pins {
        batch.plan.rulings.pin(reading, reading.options[place]);
    }
    Ok(batch)
}

/// The readings that the call settles, each of them once.
fn pins(given: &Given) -> Result<Vec<(&'static Reading, usize)>, Fault> {
    let mut pins: Vec<(&'static Reading, usize)> = Vec::new();
    for typed in given.texts("pin")? {
        let (reading, place) = pin(&typed)?;
        if pins.iter().any(|(settled, _)| settled.id == reading.id) {
            let option = format!("--pin {}", reading.id.0);
            return Err(Fault::call("call.twice").with("option", &option));
        }
        pins.push((reading, place));
    }
    Ok(pins)
}

fn read(bytes: &[u8]) -> Result<Batch, Fault> {
    let Ok(Decoded::Text(text)) = decoded(bytes) else {
        return Err(PlanFileError::NotOurs.into());
    };
    match Plan::from_file(&text) {
        Ok(plan) => {
            let mut batch = Batch::default();
            batch.plan = plan;
            Ok(batch)
        }
        // What is no plan may be a whole batch.
        Err(PlanFileError::NotOurs) => Batch::read(&text).map_err(|error| match error {
            teji_dossier::JsonError::NotOurs => Fault::file("plan.neither"),
            other => other.into(),
        }),
        Err(error) => Err(error.into()),
    }
}

/// A reading and the place of the way that is taken, as in `service_sum=added`.
fn pin(typed: &str) -> Result<(&'static Reading, usize), Fault> {
    let (name, way) = typed.split_once('=').unwrap_or((typed, ""));
    let reading = READINGS.iter().copied().find(|reading| reading.id.0 == name);
    let Some(reading) = reading else {
        let known: Vec<&str> = READINGS.iter().map(|reading| reading.id.0).collect();
        return Err(Fault::call("call.pin").with("found", name).with("known", &known.join(", ")));
    };
    let place = reading.options.iter().position(|option| option.0 == way);
    let known = || reading.options.map(|option| format!("{name}={}", option.0)).join(", ");
    let unknown = || Fault::call("call.way").with("found", typed).with("known", &known());
    Ok((reading, place.ok_or_else(unknown)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_of_each_reading_can_be_pinned() {
        for reading in READINGS {
            for (place, option) in reading.options.iter().enumerate() {
                let typed = format!("{}={}", reading.id.0, option.0);
                assert_eq!(pin(&typed), Ok((*reading, place)));
            }
        }
    }

    #[test]
    fn names_that_nobody_knows_are_refused_with_those_that_are() {
        for typed in ["", "=", "sum=added", "Service_sum=added"] {
            let fault = pin(typed).unwrap_err();
            assert_eq!(fault.key, "call.pin");
            assert!(fault.args[1].1.contains("service_sum"), "{typed}");
        }
        for typed in ["service_sum", "service_sum=", "service_sum=yes"] {
            let fault = pin(typed).unwrap_err();
            assert_eq!(fault.key, "call.way");
            assert!(fault.args[1].1.contains("service_sum=added"), "{typed}");
        }
    }

    #[test]
    fn a_plan_and_a_batch_are_read_and_nothing_else() {
        let plan: Plan = serde_json::from_str(include_str!("../../batch/cases/plan.json")).unwrap();
        let read_plan = read(plan.to_file().unwrap().as_bytes()).unwrap();
        assert_eq!(read_plan.plan, plan.given());
        let batch = include_str!("../../batch/cases/batch-1.json");
        assert_eq!(read(batch.as_bytes()).unwrap(), Batch::read(batch).unwrap());
        for text in ["", "{}", "[]", "姓名,身份证号"] {
            assert_eq!(read(text.as_bytes()).unwrap_err().key, "plan.neither", "{text}");
        }
        assert_eq!(read(b"\xff\xd8").unwrap_err().key, "plan_file.not_ours");
    }
}
