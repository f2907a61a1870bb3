//! A rule judged under all ways of reading at once: a bit for each way.
//!
//! It says of every part what [`judge`](crate::judge()) says of it (outcome, days, the readings on which it hangs), without
//! tables. The days on which anything can change are those of the leaves, and they are few: on each of them, what
//! may hold and what surely holds are two sets of ways.

use teji_workdays::{Day, Onset};

use crate::judge::{Case, Rulings};
use crate::leaves::Leaves;
use crate::rule::{Logic, Reading, Rule};
use crate::table::Table;
use crate::verdict::Outcome;

/// A rule, ready to be judged under all ways of reading at once.
#[derive(Clone)]
pub struct Ready {
    leaves: Leaves,
    readings: Vec<&'static Reading>,
    /// Every rule of the tree, each before its parts, in the order of [`Rule::walk`].
    rules: Vec<Made>,
    /// How many words of bits a set of ways takes.
    words: usize,
}

/// What a rule is made of, by places of rules.
#[derive(Clone)]
enum Made {
    Leaf(usize),
    All(Vec<usize>),
    Any(Vec<usize>),
    /// The place of the reading, or the way that is pinned.
    Open([usize; 2], Result<usize, usize>),
}

/// What comes of a rule: what its finding tells, without the tables.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Told {
    /// What all readings together say on the day in question.
    pub outcome: Outcome,
    /// From the first day on which some reading can hold to the first day on which all of them surely do.
    pub overall: Onset,
    /// The readings on which its days hang, as bits of [`Ready::readings`].
    pub hangs_on: u32,
    /// The readings on which its verdict hangs on the day in question.
    pub verdict_hangs_on: u32,
}

/// What is written over by each case, so that none has to ask for memory.
#[derive(Clone, Default)]
pub struct Sheet {
    leaves: Vec<Onset>,
    days: Vec<Day>,
    may: Vec<u64>,
    sure: Vec<u64>,
    told: Vec<Told>,
    onsets: Vec<Onset>,
}

/// What all readings together say of every rule on one day.
pub struct Outcomes<'s> {
    may: &'s [u64],
    sure: &'s [u64],
    words: usize,
}

impl Outcomes<'_> {
    /// Of the rule at a place, in the order of [`Rule::walk`]; the whole stands at 0.
    #[must_use]
    pub fn of(&self, place: usize) -> Outcome {
        let bits = place * self.words..(place + 1) * self.words;
        outcome(&self.may[bits.clone()], &self.sure[bits])
    }
}

impl Ready {
    /// Makes a rule ready under these rulings; cases are to have the same.
    #[must_use]
    pub fn of(rule: &Rule, rulings: &Rulings) -> Self {
        let mut readings = rule.readings();
        readings.retain(|reading| rulings.way(reading).is_none());
        readings.sort_unstable();
        let words = (1_usize << readings.len()).div_ceil(64);
        let mut ready = Self { leaves: Leaves::default(), readings, rules: Vec::new(), words };
        ready.add(rule, rulings);
        ready.leaves.group();
        ready
    }

    fn add(&mut self, rule: &Rule, rulings: &Rulings) -> usize {
        let place = self.rules.len();
        self.rules.push(Made::All(Vec::new()));
        let parts: Vec<usize> = rule.parts().iter().map(|part| self.add(part, rulings)).collect();
        self.rules[place] = match &rule.logic {
            Logic::All(_) => Made::All(parts),
            Logic::Any(_) => Made::Any(parts),
            Logic::Open(reading, _) => {
                let bit = self.readings.iter().position(|known| known == reading);
                let way = rulings.way(reading).map_or(Ok(bit.unwrap_or_default()), Err);
                Made::Open([parts[0], parts[1]], way)
            }
            Logic::Test(test) => Made::Leaf(self.leaves.place(*test)),
        };
        place
    }

    /// The sentences of the rule that are open, in the order of the bits of a way.
    #[must_use]
    pub fn readings(&self) -> &[&'static Reading] {
        &self.readings
    }

    /// Judges a case: what comes of every rule of the tree, in the order of [`Rule::walk`].
    pub fn judge<'s>(&self, case: &Case<'_>, sheet: &'s mut Sheet) -> &'s [Told] {
        self.leaves.judge(case, &mut sheet.leaves);
        Self::days(sheet);
        let Sheet { leaves: onsets, days, may, sure, told, .. } = sheet;
        may.resize(self.rules.len() * self.words, 0);
        sure.resize(self.rules.len() * self.words, 0);
        let never = Told {
            outcome: Outcome::NotMet,
            overall: Onset::NEVER,
            hangs_on: 0,
            verdict_hangs_on: 0,
        };
        told.clear();
        told.resize(self.rules.len(), never);
        let reference = Day::from(case.reference);
        let on = days.iter().rposition(|day| *day <= reference).unwrap_or_default();
        for (place, day) in days.iter().enumerate() {
            self.sets(may, |leaf| onsets[leaf].earliest <= *day);
            self.sets(sure, |leaf| onsets[leaf].latest <= *day);
            for (at, told) in told.iter_mut().enumerate() {
                let bits = at * self.words..(at + 1) * self.words;
                let (may, sure) = (&may[bits.clone()], &sure[bits]);
                let hangs = self.hangs_on(may) | self.hangs_on(sure);
                told.hangs_on |= hangs;
                if told.overall.earliest == Day::NEVER && may.iter().any(|word| *word != 0) {
                    told.overall.earliest = *day;
                }
                if told.overall.latest == Day::NEVER && sure.iter().all(|word| *word == u64::MAX) {
                    told.overall.latest = *day;
                }
                if place == on {
                    told.outcome = outcome(may, sure);
                    told.verdict_hangs_on = hangs;
                }
            }
        }
        told
    }

    /// What all readings together say of every rule on the day in question, and whether the whole may hold on any day: less
    /// than [`Ready::judge`] tells, and sooner.
    pub fn outcomes<'s>(&self, case: &Case<'_>, sheet: &'s mut Sheet) -> (Outcomes<'s>, bool) {
        self.leaves.judge(case, &mut sheet.leaves);
        let Sheet { leaves: onsets, may, sure, .. } = sheet;
        may.resize(self.rules.len() * self.words, 0);
        sure.resize(self.rules.len() * self.words, 0);
        self.sets(may, |leaf| onsets[leaf].earliest < Day::NEVER);
        let some_day = may[..self.words].iter().any(|word| *word != 0);
        let reference = Day::from(case.reference);
        self.sets(may, |leaf| onsets[leaf].earliest <= reference);
        self.sets(sure, |leaf| onsets[leaf].latest <= reference);
        (Outcomes { may, sure, words: self.words }, some_day)
    }

    /// Judges a case: from when the rule holds, for each way of reading.
    pub fn onsets<'s>(&self, case: &Case<'_>, sheet: &'s mut Sheet) -> &'s [Onset] {
        self.leaves.judge(case, &mut sheet.leaves);
        Self::days(sheet);
        let Sheet { leaves: of_leaves, days, may, sure, onsets, .. } = sheet;
        may.resize(self.rules.len() * self.words, 0);
        sure.resize(self.rules.len() * self.words, 0);
        onsets.clear();
        onsets.resize(1 << self.readings.len(), Onset::NEVER);
        for day in days.iter() {
            self.sets(may, |leaf| of_leaves[leaf].earliest <= *day);
            self.sets(sure, |leaf| of_leaves[leaf].latest <= *day);
            for (way, onset) in onsets.iter_mut().enumerate() {
                let has = |set: &[u64]| set[way / 64] >> (way % 64) & 1 == 1;
                if onset.earliest == Day::NEVER && has(may) {
                    onset.earliest = *day;
                }
                if onset.latest == Day::NEVER && has(sure) {
                    onset.latest = *day;
                }
            }
        }
        onsets
    }

    /// The values of a case as a table.
    #[must_use]
    pub fn table(&self, case: &Case<'_>, sheet: &mut Sheet) -> Table<Onset> {
        Table::of(self.readings.clone(), self.onsets(case, sheet).to_vec())
    }

    /// What a case looks like to [`needs`](crate::needs): cases of one pattern need the same.
    #[must_use]
    pub fn pattern(&self, case: &Case<'_>, sheet: &mut Sheet) -> Vec<u8> {
        self.leaves.pattern(case, &mut sheet.leaves)
    }

    /// The days on which anything can change, in their order.
    fn days(sheet: &mut Sheet) {
        let days = &mut sheet.days;
        days.clear();
        days.push(Day::ALWAYS);
        days.extend(sheet.leaves.iter().flat_map(|onset| [onset.earliest, onset.latest]));
        days.sort_unstable();
        days.dedup();
        days.retain(|day| *day != Day::NEVER);
    }

    /// Under which ways each rule holds, where leaves hold so; bits beyond the last way are repeated ones.
    fn sets(&self, sets: &mut [u64], leaf: impl Fn(usize) -> bool) {
        let words = self.words;
        for (at, made) in self.rules.iter().enumerate().rev() {
            let (before, parts) = sets.split_at_mut((at + 1) * words);
            let own = &mut before[at * words..];
            let part = |part: usize| &parts[(part - at - 1) * words..(part - at) * words];
            match made {
                Made::Leaf(place) => own.fill(if leaf(*place) { u64::MAX } else { 0 }),
                Made::All(all) => {
                    own.fill(u64::MAX);
                    for one in all {
                        own.iter_mut().zip(part(*one)).for_each(|(own, part)| *own &= part);
                    }
                }
                Made::Any(any) => {
                    own.fill(0);
                    for one in any {
                        own.iter_mut().zip(part(*one)).for_each(|(own, part)| *own |= part);
                    }
                }
                Made::Open(pair, Err(way)) => own.copy_from_slice(part(pair[*way])),
                Made::Open(pair, Ok(bit)) => {
                    let [first, second] = pair.map(part);
                    for (word, own) in own.iter_mut().enumerate() {
                        let taken = pattern(*bit, word);
                        *own = first[word] & !taken | second[word] & taken;
                    }
                }
            }
        }
    }

    /// The readings without which a set of ways would be another one, as bits.
    fn hangs_on(&self, set: &[u64]) -> u32 {
        if set.iter().all(|word| *word == set[0]) && (set[0] == 0 || set[0] == u64::MAX) {
            return 0;
        }
        let hangs = |bit: &usize| {
            if let Some(pattern) = PATTERNS.get(*bit) {
                set.iter().any(|word| (word >> (1 << bit) ^ word) & !pattern != 0)
            } else {
                let step = 1 << (bit - PATTERNS.len());
                (0..set.len()).any(|word| word & step == 0 && set[word] != set[word | step])
            }
        };
        (0..self.readings.len()).filter(hangs).fold(0, |bits, bit| bits | 1 << bit)
    }
}

/// Within a word, the ways in which a reading is taken in its second way.
const PATTERNS: [u64; 6] = [
    0xaaaa_aaaa_aaaa_aaaa,
    0xcccc_cccc_cccc_cccc,
    0xf0f0_f0f0_f0f0_f0f0,
    0xff00_ff00_ff00_ff00,
    0xffff_0000_ffff_0000,
    0xffff_ffff_0000_0000,
];

fn pattern(bit: usize, word: usize) -> u64 {
    match PATTERNS.get(bit) {
        Some(pattern) => *pattern,
        None if word >> (bit - 6) & 1 == 1 => u64::MAX,
        None => 0,
    }
}

/// What all ways together say, where these may hold and those surely do.
fn outcome(may: &[u64], sure: &[u64]) -> Outcome {
    if may != sure {
        Outcome::Unknown
    } else if may.iter().all(|word| *word == u64::MAX) {
        Outcome::Met
    } else if may.iter().all(|word| *word == 0) {
        Outcome::NotMet
    } else {
        Outcome::DependsOnReading
    }
}

#[cfg(test)]
mod tests;
