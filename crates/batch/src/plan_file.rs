//! What an applicant is given of a plan: who, which occupations, which day, which readings, which further conditions.
//!
//! As a file it is text that can be read; as the end of an address it is packed, and an address's end is never sent.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde::{Deserialize, Serialize};
use teji_dossier::{JsonError, MOST_VALUES, look_through};
use teji_fields::{AnyField, Facts, FieldId};

use crate::forms::{REFERENCE, SEAL_KEY, UNIT_NAME, UNIT_SHORT};
use crate::plan::Plan;

/// The version of plan files.
pub const PLAN_VERSION: u32 = 1;
/// A plan file has so many bytes at the most.
const MOST: u64 = 256 << 10;

/// What is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanFile {
    /// Under which a reader knows it.
    teji_plan: u32,
    plan: Plan,
}

/// Why a plan cannot be given out, or is none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlanFileError {
    /// It is no plan, or a damaged one.
    NotOurs,
    /// It was made by a newer version.
    Newer {
        /// The version that made it.
        found: u32,
    },
    /// A further condition of it loosens the notice, or cannot be read.
    Refused,
}

impl PlanFileError {
    /// Every key that [`PlanFileError::key`] can give.
    pub const KEYS: [&'static str; 3] =
        ["plan_file.not_ours", "plan_file.newer", "plan_file.refused"];

    /// The key of its sentence; what to do stands under the same key with `.try` behind it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotOurs => "plan_file.not_ours",
            Self::Newer { .. } => "plan_file.newer",
            Self::Refused => "plan_file.refused",
        }
    }

    /// What fills the gaps of the sentence.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Newer { found } => {
                vec![("found", found.to_string()), ("known", PLAN_VERSION.to_string())]
            }
            Self::NotOurs | Self::Refused => Vec::new(),
        }
    }
}

impl From<JsonError> for PlanFileError {
    fn from(_: JsonError) -> Self {
        Self::NotOurs
    }
}

/// What applicants are told of the enterprise; its contact, its numbers and its letters are not theirs.
fn is_given(id: FieldId) -> bool {
    let given: [&dyn AnyField; 9] = [
        &UNIT_NAME,
        &UNIT_SHORT,
        &teji_notice::UNIT_KIND,
        &teji_notice::ENTERPRISE_FILED,
        &teji_notice::FALSE_STATEMENTS,
        &REFERENCE,
        &SEAL_KEY,
        &crate::forms::BATCH_NAME,
        &crate::forms::OPENED_FROM,
    ];
    given.iter().any(|field| field.id() == id)
}

impl Plan {
    /// The part of the plan that applicants are given.
    #[must_use]
    pub fn given(&self) -> Self {
        let facts = self.facts.iter().filter(|(id, _)| {
            crate::forms::FORMS
                .iter()
                .filter_map(|form| form.field(id))
                .any(|field| is_given(field.id()))
        });
        let facts: Facts = facts.map(|(id, typed)| (id.to_owned(), typed.to_owned())).collect();
        Self { facts, ..self.clone() }
    }

    /// The plan file. A plan with a further condition that cannot stand is given to nobody.
    pub fn to_file(&self) -> Result<String, PlanFileError> {
        Ok(serde_json::to_string_pretty(&self.to_give()?).unwrap_or_default() + "\n")
    }

    /// The same, packed for the end of an address.
    pub fn to_fragment(&self) -> Result<String, PlanFileError> {
        let json = serde_json::to_vec(&self.to_give()?).unwrap_or_default();
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&json).map_err(|_| PlanFileError::NotOurs)?;
        let packed = packed.finish().map_err(|_| PlanFileError::NotOurs)?;
        Ok(URL_SAFE_NO_PAD.encode(packed))
    }

    fn to_give(&self) -> Result<PlanFile, PlanFileError> {
        if !self.refusals().is_empty() {
            return Err(PlanFileError::Refused);
        }
        Ok(PlanFile { teji_plan: PLAN_VERSION, plan: self.given() })
    }

    /// Reads a plan file.
    pub fn from_file(text: &str) -> Result<Self, PlanFileError> {
        if text.len() as u64 > MOST {
            return Err(PlanFileError::NotOurs);
        }
        look_through(text, MOST_VALUES)?;
        let stamp: Stamp = serde_json::from_str(text).map_err(|_| PlanFileError::NotOurs)?;
        if stamp.teji_plan > PLAN_VERSION {
            return Err(PlanFileError::Newer { found: stamp.teji_plan });
        }
        let file: PlanFile = serde_json::from_str(text).map_err(|_| PlanFileError::NotOurs)?;
        let plan = file.plan.given();
        if !(plan.occupations.is_sound() && plan.further.is_sound()) {
            return Err(PlanFileError::NotOurs);
        }
        // A stranger's file may say what ours never would.
        if plan.refusals().is_empty() { Ok(plan) } else { Err(PlanFileError::Refused) }
    }

    /// Reads what [`Plan::to_fragment`] packed.
    pub fn from_fragment(packed: &str) -> Result<Self, PlanFileError> {
        if packed.len() as u64 > MOST * 2 {
            return Err(PlanFileError::NotOurs);
        }
        let packed = URL_SAFE_NO_PAD.decode(packed.trim()).map_err(|_| PlanFileError::NotOurs)?;
        let mut text = String::new();
        let mut read = DeflateDecoder::new(packed.as_slice()).take(MOST + 1);
        read.read_to_string(&mut text).map_err(|_| PlanFileError::NotOurs)?;
        Self::from_file(&text)
    }
}

#[derive(Deserialize)]
struct Stamp {
    teji_plan: u32,
}

#[cfg(test)]
mod tests;
