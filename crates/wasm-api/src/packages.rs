//! Packages made and opened.

use std::collections::BTreeMap;

use teji_api::{Assembled, Assembly, Evidence, Piece};
use wasm_bindgen::prelude::*;

use crate::{Rules, answered, day, plain};

/// Evidence that is handed in, piece by piece.
#[wasm_bindgen]
#[derive(Default)]
pub struct Handed {
    evidence: BTreeMap<(u32, u32), Evidence>,
}

#[wasm_bindgen]
impl Handed {
    /// Nothing was handed in yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The next bytes of the evidence of these numbers; they are looked at and not kept.
    pub fn pass(&mut self, person: u32, number: u32, bytes: &[u8]) {
        self.evidence.entry((person, number)).or_default().pass(bytes);
    }
}

/// A package that was planned.
#[wasm_bindgen]
pub struct Planned(Assembled);

#[wasm_bindgen]
impl Planned {
    /// What it holds.
    #[must_use]
    pub fn told(&self) -> JsValue {
        plain(&self.0.told)
    }

    /// How many pieces it has.
    #[must_use]
    pub fn length(&self) -> usize {
        self.0.pieces.len()
    }

    /// The bytes of a piece; nothing for one that is evidence.
    #[must_use]
    pub fn bytes(&self, place: usize) -> Option<Vec<u8>> {
        match self.0.pieces.get(place)? {
            Piece::Bytes(bytes) => Some(bytes.clone()),
            Piece::Evidence(..) => None,
        }
    }

    /// The numbers of the evidence that a piece is; nothing for others.
    #[must_use]
    pub fn evidence(&self, place: usize) -> Option<Vec<u32>> {
        match self.0.pieces.get(place)? {
            Piece::Evidence(person, number) => Some(vec![*person, *number]),
            Piece::Bytes(_) => None,
        }
    }
}

#[wasm_bindgen]
impl Rules {
    /// Plans a package of answers; the plan, or the faults.
    #[must_use]
    pub fn assemble(&self, answers: &str, is_batch: bool, handed: Handed, made: i32) -> JsValue {
        let evidence = handed.evidence;
        let assembly = Assembly { answers, is_batch, evidence, made: day(made) };
        match self.teji.assemble(&assembly) {
            Ok(assembled) => Planned(assembled).into(),
            Err(faults) => plain(&faults),
        }
    }

    /// Goes through a package that somebody made.
    #[must_use]
    pub fn open(&self, bytes: &[u8], today: i32) -> JsValue {
        answered(self.teji.open(bytes, day(today)))
    }
}
