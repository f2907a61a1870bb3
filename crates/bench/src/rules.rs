//! People judged under every reading, opened to the script that measures it.

use teji_fields::{AnyField, Facts};
use teji_notice::Many;
use teji_rules::{Case, Rulings, Sheet, Verdict};
use teji_workdays::Calendar;
use wasm_bindgen::prelude::*;

/// People whose answers are known as they were typed.
#[wasm_bindgen]
pub struct People {
    facts: Vec<Facts>,
    rulings: Rulings,
    calendar: Calendar,
    many: Many,
    readings: Vec<&'static str>,
}

#[wasm_bindgen]
impl People {
    /// People of a text: a line for each, answers as `id=typed` between bars.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(text: &str) -> Self {
        let rulings = Rulings::default();
        let many = Many::ready();
        let facts = |line: &str| {
            let answers = line.split('|').filter_map(|answer| answer.split_once('='));
            answers.fold(Facts::default(), |facts, (id, typed)| match teji_notice::field(id) {
                Some(field) => facts.with(AnyField::id(field), typed),
                None => facts,
            })
        };
        Self {
            facts: text.lines().map(facts).collect(),
            readings: many.readings().iter().map(|reading| reading.id.0).collect(),
            calendar: Calendar::published(),
            many,
            rulings,
        }
    }

    /// The names of the readings, in the order of the bits of a way.
    #[must_use]
    pub fn readings(&self) -> String {
        self.readings.join(" ")
    }

    /// Judges everybody under every reading on a day; how many verdicts are 0 (not met), 1 (unknown) and 2 (met) under
    /// each way of reading, way after way.
    #[must_use]
    pub fn judge(&self, day: &str) -> Vec<u32> {
        let Ok(reference) = day.parse() else { return Vec::new() };
        let mut counts = vec![0; 3 << self.readings.len()];
        let mut sheet = Sheet::default();
        for facts in &self.facts {
            let case = Case { facts, rulings: &self.rulings, calendar: &self.calendar, reference };
            let verdicts = self.many.verdicts(&case, &mut sheet);
            for way in 0..1 << self.readings.len() {
                let verdict = match verdicts.verdict(way) {
                    Verdict::NotMet => 0,
                    Verdict::Unknown => 1,
                    Verdict::Met => 2,
                };
                counts[3 * way + verdict] += 1;
            }
        }
        counts
    }
}
