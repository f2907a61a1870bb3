//! What somebody received: packages gone through again, and opinions of them.

use std::str::from_utf8;

use chrono::NaiveDate;
use teji_dossier::JsonError;
use teji_recheck::{Opinion, Report, letter, look};
use teji_workdays::Calendar;

use crate::Answer;
use crate::answers::of_json;
use crate::archives::of_package;

/// Goes through a package on two days; both times it comes to the same, and its report reads again as it was written.
pub(crate) fn package(bytes: &[u8]) -> Answer {
    let ours = Calendar::published();
    let looked = |day| look(&mut { bytes }, &ours, day);
    // No day decides whether a package opens.
    let [first, other] = [NaiveDate::MIN, NaiveDate::MAX].map(looked);
    match (first, other) {
        (Ok(first), Ok(other)) => {
            let report = first.chinese;
            if report.made.is_some() {
                assert_eq!(report.digest(), other.chinese.digest());
            }
            assert_eq!(Report::read(&report.to_json()).as_ref(), Some(&report));
            assert_eq!(report.faults.len(), first.english.faults.len());
            let _ = letter(&report, &Opinion::new("", ""));
            Answer::new()
        }
        (first, other) => {
            assert_eq!(first.is_ok(), other.is_ok());
            first.err().iter().map(of_package).collect()
        }
    }
}

/// Reads an opinion.
pub(crate) fn opinion(bytes: &[u8]) -> Answer {
    match from_utf8(bytes).map_err(|_| JsonError::NotOurs).and_then(Opinion::read) {
        Ok(opinion) => {
            assert_eq!(Opinion::read(&opinion.to_json()), Ok(opinion));
            Answer::new()
        }
        Err(error) => vec![of_json(&error)],
    }
}
