//! A rule judged under all ways of reading at once: a bit for each way.
//!
//! It says of every part what [`judge`](crate::judge()) says of it (outcome, days, the readings on which it hangs), without
//! tables. The days on which anything can change are those of the leaves, and they are few: on each of them, what
//! may hold and what surely holds are two sets of ways.

use teji_workdays::{Day, Onset};

use crate::judge::Case;
use crate::leaves::Leaves;
use crate::rule::{Logic, Reading, Rule};
use crate::table::Table;
use crate::verdict::{Outcome, Verdict};
use crate::ways::{hangs_on, has, outcome, put, second_way};

/// A rule, ready to be judged under all ways of reading at once.
#[derive(Clone)]
pub struct Ready {
    leaves: Leaves,
    readings: Vec<&'static Reading>,
    /// Every rule of the tree, each before its parts, in the order of [`Rule::walk`].
    rules: Vec<Made>,
    /// The rule whose part each one is; the whole is its own.
    whole: Vec<usize>,
    /// How many words of bits a set of ways takes.
    words: usize,
}

/// What a rule is made of, by places of rules.
#[derive(Clone)]
enum Made {
    Leaf(usize),
    All(Vec<usize>),
    Any(Vec<usize>),
    /// Its two ways, and the place of the reading.
    Open([usize; 2], usize),
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

impl Told {
    /// Of what holds on no day.
    const NEVER: Self =
        Self { outcome: Outcome::NotMet, overall: Onset::NEVER, hangs_on: 0, verdict_hangs_on: 0 };
}

/// What is written over by each case, so that none has to ask for memory.
#[derive(Clone, Default)]
pub struct Sheet {
    leaves: Vec<Onset>,
    days: Vec<Day>,
    /// The way of each reading that is pinned.
    pins: Vec<Option<usize>>,
    may: Vec<u64>,
    sure: Vec<u64>,
    /// Whose parts changed, for what may hold and for what surely holds.
    stirred: [Vec<bool>; 2],
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

    /// Of the whole under one way of reading.
    #[must_use]
    pub fn verdict(&self, way: usize) -> Verdict {
        if has(self.sure, way) {
            Verdict::Met
        } else if has(self.may, way) {
            Verdict::Unknown
        } else {
            Verdict::NotMet
        }
    }
}

impl Ready {
    /// Makes a rule ready.
    #[must_use]
    pub fn of(rule: &Rule) -> Self {
        let mut readings = rule.readings();
        readings.sort_unstable();
        let words = (1_usize << readings.len()).div_ceil(64);
        let mut ready = Self {
            leaves: Leaves::default(),
            readings,
            rules: Vec::new(),
            whole: Vec::new(),
            words,
        };
        ready.add(rule, 0);
        ready.leaves.group();
        ready
    }

    fn add(&mut self, rule: &Rule, whole: usize) -> usize {
        let place = self.rules.len();
        self.rules.push(Made::All(Vec::new()));
        self.whole.push(whole);
        let parts: Vec<usize> = rule.parts().iter().map(|part| self.add(part, place)).collect();
        self.rules[place] = match &rule.logic {
            Logic::All(_) => Made::All(parts),
            Logic::Any(_) => Made::Any(parts),
            Logic::Open(reading, _) => {
                let bit = self.readings.iter().position(|known| known == reading);
                Made::Open([parts[0], parts[1]], bit.unwrap_or_default())
            }
            Logic::Test(test) => Made::Leaf(self.leaves.place(*test)),
        };
        place
    }

    /// The sentences of the rule that can be read in two ways, in the order of the bits of a way.
    #[must_use]
    pub fn readings(&self) -> &[&'static Reading] {
        &self.readings
    }

    /// Judges a case: what comes of every rule of the tree, in the order of [`Rule::walk`].
    pub fn judge<'s>(&self, case: &Case<'_>, sheet: &'s mut Sheet) -> &'s [Told] {
        self.leaves.judge(case, &mut sheet.leaves);
        self.prepare(case, sheet);
        let Sheet { leaves, days, pins, may, sure, stirred, told, .. } = sheet;
        told.clear();
        told.resize(self.rules.len(), Told::NEVER);
        let reference = Day::from(case.reference);
        let on = days.iter().rposition(|day| *day <= reference).unwrap_or_default();
        let [of_may, of_sure] = stirred;
        for (place, day) in days.iter().enumerate() {
            self.step(
                may,
                of_may,
                pins,
                |leaf| leaves[leaf].earliest <= *day,
                |at, set| {
                    told[at].hangs_on |= hangs_on(set, self.readings.len());
                    if told[at].overall.earliest == Day::NEVER && set.iter().any(|word| *word != 0)
                    {
                        told[at].overall.earliest = *day;
                    }
                },
            );
            self.step(
                sure,
                of_sure,
                pins,
                |leaf| leaves[leaf].latest <= *day,
                |at, set| {
                    told[at].hangs_on |= hangs_on(set, self.readings.len());
                    if set.iter().all(|word| *word == u64::MAX) {
                        told[at].overall.latest = *day;
                    }
                },
            );
            if place == on {
                let sets = may.chunks_exact(self.words).zip(sure.chunks_exact(self.words));
                for (told, (may, sure)) in told.iter_mut().zip(sets) {
                    told.outcome = outcome(may, sure);
                    told.verdict_hangs_on =
                        hangs_on(may, self.readings.len()) | hangs_on(sure, self.readings.len());
                }
            }
        }
        told
    }

    fn pin(&self, case: &Case<'_>, sheet: &mut Sheet) {
        sheet.pins.clear();
        sheet.pins.extend(self.readings.iter().map(|reading| case.rulings.way(reading)));
    }

    /// The days on which anything can change, and sets that hold nothing yet.
    fn prepare(&self, case: &Case<'_>, sheet: &mut Sheet) {
        self.pin(case, sheet);
        let Sheet { leaves, days, may, sure, stirred, .. } = sheet;
        days.clear();
        days.push(Day::ALWAYS);
        days.extend(leaves.iter().flat_map(|onset| [onset.earliest, onset.latest]));
        days.sort_unstable();
        days.dedup();
        days.retain(|day| *day != Day::NEVER);
        for sets in [may, sure] {
            sets.clear();
            sets.resize(self.rules.len() * self.words, 0);
        }
        for stirred in stirred {
            stirred.clear();
            stirred.resize(self.rules.len(), true);
        }
    }

    /// Puts leaves where they hold now, and what is made of those that changed; tells every rule that changed.
    fn step(
        &self,
        sets: &mut [u64],
        stirred: &mut [bool],
        pins: &[Option<usize>],
        leaf: impl Fn(usize) -> bool,
        mut changed: impl FnMut(usize, &[u64]),
    ) {
        let words = self.words;
        for at in (0..self.rules.len()).rev() {
            let is_idle = match self.rules[at] {
                // All words of a leaf are the same.
                Made::Leaf(place) => (sets[at * words] != 0) == leaf(place),
                _ => !stirred[at],
            };
            if is_idle {
                continue;
            }
            stirred[at] = false;
            let (before, parts) = sets.split_at_mut((at + 1) * words);
            let own = &mut before[at * words..];
            if self.make(at, own, parts, pins, &leaf) {
                changed(at, own);
                stirred[self.whole[at]] = true;
            }
        }
        stirred[0] = false;
    }

    /// What all readings together say of every rule on the day in question: less than [`Ready::judge`] tells, and sooner.
    pub fn outcomes<'s>(&self, case: &Case<'_>, sheet: &'s mut Sheet) -> Outcomes<'s> {
        self.leaves.judge(case, &mut sheet.leaves);
        self.pin(case, sheet);
        let Sheet { leaves: onsets, pins, may, sure, .. } = sheet;
        may.resize(self.rules.len() * self.words, 0);
        sure.resize(self.rules.len() * self.words, 0);
        let reference = Day::from(case.reference);
        self.sets(may, pins, |leaf| onsets[leaf].earliest <= reference);
        self.sets(sure, pins, |leaf| onsets[leaf].latest <= reference);
        Outcomes { may, sure, words: self.words }
    }

    /// Whether the rule may hold on any day under some reading.
    pub fn holds_some_day(&self, case: &Case<'_>, sheet: &mut Sheet) -> bool {
        self.leaves.judge(case, &mut sheet.leaves);
        self.pin(case, sheet);
        let Sheet { leaves: onsets, pins, may, .. } = sheet;
        may.resize(self.rules.len() * self.words, 0);
        self.sets(may, pins, |leaf| onsets[leaf].earliest < Day::NEVER);
        may[..self.words].iter().any(|word| *word != 0)
    }

    /// Judges a case: from when the rule holds, for each way of reading.
    pub fn onsets<'s>(&self, case: &Case<'_>, sheet: &'s mut Sheet) -> &'s [Onset] {
        self.leaves.judge(case, &mut sheet.leaves);
        self.prepare(case, sheet);
        let Sheet { leaves, days, pins, may, sure, stirred: [of_may, of_sure], onsets, .. } = sheet;
        onsets.clear();
        onsets.resize(1 << self.readings.len(), Onset::NEVER);
        for day in days.iter() {
            self.step(
                may,
                of_may,
                pins,
                |leaf| leaves[leaf].earliest <= *day,
                |at, set| {
                    if at == 0 {
                        begin(onsets, set, *day, |onset| &mut onset.earliest);
                    }
                },
            );
            self.step(
                sure,
                of_sure,
                pins,
                |leaf| leaves[leaf].latest <= *day,
                |at, set| {
                    if at == 0 {
                        begin(onsets, set, *day, |onset| &mut onset.latest);
                    }
                },
            );
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
        self.pin(case, sheet);
        let way = |pin: &Option<usize>| pin.map_or(2, |way| u8::from(way == 1));
        let pins: Vec<u8> = sheet.pins.iter().map(way).collect();
        [pins, self.leaves.pattern(case, &mut sheet.leaves)].concat()
    }

    /// Under which ways each rule holds, where leaves hold so; bits beyond the last way are repeated ones.
    fn sets(&self, sets: &mut [u64], pins: &[Option<usize>], leaf: impl Fn(usize) -> bool) {
        for at in (0..self.rules.len()).rev() {
            let (before, parts) = sets.split_at_mut((at + 1) * self.words);
            self.make(at, &mut before[at * self.words..], parts, pins, &leaf);
        }
    }

    /// Under which ways a rule holds, from the sets of the rules behind it; whether that is another set than before.
    fn make(
        &self,
        at: usize,
        own: &mut [u64],
        behind: &[u64],
        pins: &[Option<usize>],
        leaf: impl Fn(usize) -> bool,
    ) -> bool {
        let part = |part: usize, word: usize| behind[(part - at - 1) * self.words + word];
        match &self.rules[at] {
            Made::Leaf(place) => {
                let set = if leaf(*place) { u64::MAX } else { 0 };
                put(own, |_| set)
            }
            Made::All(all) => {
                put(own, |word| all.iter().fold(u64::MAX, |set, one| set & part(*one, word)))
            }
            Made::Any(any) => {
                put(own, |word| any.iter().fold(0, |set, one| set | part(*one, word)))
            }
            Made::Open([first, second], bit) => put(own, |word| {
                let taken = match pins[*bit] {
                    None => second_way(*bit, word),
                    Some(0) => 0,
                    Some(_) => u64::MAX,
                };
                part(*first, word) & !taken | part(*second, word) & taken
            }),
        }
    }
}

/// Puts a day where the ways of a set have none yet.
fn begin(onsets: &mut [Onset], set: &[u64], day: Day, part: impl Fn(&mut Onset) -> &mut Day) {
    for (_, onset) in onsets.iter_mut().enumerate().filter(|(way, _)| has(set, *way)) {
        let since = part(onset);
        *since = (*since).min(day);
    }
}

#[cfg(test)]
mod tests;
