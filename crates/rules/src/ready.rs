//! A rule made ready for many cases: each leaf is judged once, and tables are arrays whose places were reckoned before.
//!
//! It says the same as [`judge`](crate::judge()) and keeps no reasons. A hundred thousand people under every reading are
//! why there is a second walk.

use teji_fields::{Absences, Answer, AnyField, Days, Field, FieldId, Periods, Roughness};
use teji_workdays::{Counting, Day, Onset};

use crate::judge::{Case, Rulings};
use crate::leaf::{Served, Test};
use crate::rule::{Logic, Reading, Rule};
use crate::table::Table;
use crate::verdict::Verdict;

/// A rule, ready for many cases under the same rulings.
#[derive(Clone)]
pub struct Ready {
    leaves: Vec<Test>,
    services: Vec<Counted>,
    /// Its parts before what is made of them; the last one is the rule itself.
    nodes: Vec<Node>,
}

/// Service that is counted in several ways at once.
#[derive(Clone)]
struct Counted {
    periods: &'static Field<Periods>,
    absences: &'static Field<Absences>,
    /// Each beginning with the places, among the values of the leaves, of its ways of counting.
    starts: Vec<Start>,
}

#[derive(Clone)]
struct Start {
    not_before: Option<&'static Field<Days>>,
    ways: Vec<(Counting, usize)>,
}

#[derive(Clone)]
struct Node {
    readings: Vec<&'static Reading>,
    /// Where its values begin among all values.
    at: usize,
    made: Made,
}

#[derive(Clone)]
enum Made {
    /// A leaf, by its place.
    Leaf(usize),
    /// The later of all.
    All(Vec<Part>),
    /// The earlier of all.
    Any(Vec<Part>),
    /// A choice: for each way of reading, the place of a value.
    Chosen(Vec<usize>),
}

/// For each way of reading the whole, the place of the part's value.
type Part = Vec<usize>;

/// Values that are written over by each case, so that none has to ask for memory.
#[derive(Clone, Default)]
pub struct Sheet {
    leaves: Vec<Onset>,
    values: Vec<Onset>,
}

impl Ready {
    /// Makes a rule ready.
    #[must_use]
    pub fn of(rule: &Rule, rulings: &Rulings) -> Self {
        let mut ready = Self { leaves: Vec::new(), services: Vec::new(), nodes: Vec::new() };
        ready.add(rule, rulings);
        ready.group();
        ready
    }

    fn add(&mut self, rule: &Rule, rulings: &Rulings) -> usize {
        let (readings, made) = match &rule.logic {
            Logic::Test(test) => (Vec::new(), Made::Leaf(self.leaf(*test))),
            Logic::All(parts) | Logic::Any(parts) => {
                let parts: Vec<usize> = parts.iter().map(|part| self.add(part, rulings)).collect();
                let readings = self.union(&parts, None);
                let parts = parts.iter().map(|part| self.places(*part, &readings)).collect();
                let is_all = matches!(rule.logic, Logic::All(_));
                (readings, if is_all { Made::All(parts) } else { Made::Any(parts) })
            }
            Logic::Open(reading, ways) => {
                if let Some(way) = rulings.way(reading) {
                    return self.add(&ways[way], rulings);
                }
                let parts = [0, 1].map(|way| self.add(&ways[way], rulings));
                let readings = self.union(&parts, Some(reading));
                let chosen = self.chosen(reading, parts, &readings);
                (readings, Made::Chosen(chosen))
            }
        };
        let at = self.nodes.last().map_or(0, |node| node.at + (1 << node.readings.len()));
        self.nodes.push(Node { readings, at, made });
        self.nodes.len() - 1
    }

    /// The place of a leaf; one that stands twice is judged once.
    fn leaf(&mut self, test: Test) -> usize {
        let known = self.leaves.iter().position(|known| is_same(known, &test));
        known.unwrap_or_else(|| {
            self.leaves.push(test);
            self.leaves.len() - 1
        })
    }

    fn union(&self, parts: &[usize], own: Option<&'static Reading>) -> Vec<&'static Reading> {
        let of_parts = parts.iter().flat_map(|part| self.nodes[*part].readings.iter().copied());
        let mut union: Vec<_> = of_parts.chain(own).collect();
        union.sort_unstable();
        union.dedup();
        union
    }

    fn places(&self, part: usize, readings: &[&'static Reading]) -> Part {
        let node = &self.nodes[part];
        let place = |reading| readings.iter().position(|one| one == reading);
        let bits: Vec<usize> = node.readings.iter().filter_map(place).collect();
        let of = |way: usize| {
            bits.iter().enumerate().map(|(to, from)| (way >> from & 1) << to).sum::<usize>()
        };
        (0..1 << readings.len()).map(|way| node.at + of(way)).collect()
    }

    /// For each way of reading, the place of the value of the part that the sentence's own way takes.
    fn chosen(
        &self,
        reading: &'static Reading,
        parts: [usize; 2],
        readings: &[&'static Reading],
    ) -> Part {
        let bit = readings.iter().position(|one| *one == reading).unwrap_or_default();
        let [first, second] = parts.map(|part| self.places(part, readings));
        let pairs = first.into_iter().zip(second).enumerate();
        pairs.map(|(way, pair)| if way >> bit & 1 == 0 { pair.0 } else { pair.1 }).collect()
    }

    /// Puts leaves that count the same service together.
    fn group(&mut self) {
        for (place, leaf) in self.leaves.iter().enumerate() {
            let Test::FullYears { periods, absences, not_before, counting } = *leaf else {
                continue;
            };
            let is_it =
                |one: &Counted| one.periods.id == periods.id && one.absences.id == absences.id;
            let at = self.services.iter().position(is_it).unwrap_or_else(|| {
                self.services.push(Counted { periods, absences, starts: Vec::new() });
                self.services.len() - 1
            });
            let starts = &mut self.services[at].starts;
            let id = |field: Option<&Field<Days>>| field.map(|field| field.id);
            let at = starts.iter().position(|one| id(one.not_before) == id(not_before));
            let at = at.unwrap_or_else(|| {
                starts.push(Start { not_before, ways: Vec::new() });
                starts.len() - 1
            });
            starts[at].ways.push((counting, place));
        }
    }

    /// Judges a case: from when the rule holds, for each way of reading; the places are those of [`Ready::readings`].
    pub fn onsets<'s>(&self, case: &Case<'_>, sheet: &'s mut Sheet) -> &'s [Onset] {
        sheet.leaves.resize(self.leaves.len(), Onset::UNKNOWN);
        self.judge_leaves(case, &mut sheet.leaves);
        let last = self.nodes.len() - 1;
        sheet
            .values
            .resize(self.nodes[last].at + (1 << self.nodes[last].readings.len()), Onset::UNKNOWN);
        for node in &self.nodes {
            let (before, own) = sheet.values.split_at_mut(node.at);
            let own = &mut own[..1 << node.readings.len()];
            match &node.made {
                Made::Leaf(leaf) => own[0] = sheet.leaves[*leaf],
                Made::All(parts) => join(own, before, parts, Onset::ALWAYS, Onset::and),
                Made::Any(parts) => join(own, before, parts, Onset::NEVER, Onset::or),
                Made::Chosen(places) => {
                    for (value, place) in own.iter_mut().zip(places) {
                        *value = before[*place];
                    }
                }
            }
        }
        &sheet.values[self.nodes[last].at..]
    }

    fn judge_leaves(&self, case: &Case<'_>, values: &mut [Onset]) {
        for (value, leaf) in values.iter_mut().zip(&self.leaves) {
            if !matches!(leaf, Test::FullYears { .. }) {
                *value = leaf.onset(case);
            }
        }
        for service in &self.services {
            let mut served = Served::read(service.periods, service.absences, case);
            for start in &service.starts {
                match *start.ways.as_slice() {
                    [a, b, c, d] => {
                        let ways = [a.0, b.0, c.0, d.0];
                        let onsets = served.full(start.not_before, ways, case);
                        for ((_, place), onset) in [a, b, c, d].into_iter().zip(onsets) {
                            values[place] = onset;
                        }
                    }
                    ref ways => {
                        for (counting, place) in ways {
                            [values[*place]] = served.full(start.not_before, [*counting], case);
                        }
                    }
                }
            }
        }
    }

    /// What a case looks like to [`needs`](crate::needs): which answers are there, how exactly, and what each leaf says with
    /// and without the best answers in place of those that lack. Cases of one pattern need the same.
    #[must_use]
    pub fn pattern(&self, case: &Case<'_>, sheet: &mut Sheet) -> Vec<u8> {
        let mut pattern = Vec::with_capacity(4 * self.leaves.len());
        let mut facts = case.facts.clone();
        for field in self.leaves.iter().flat_map(Test::fields) {
            let state = match field.state(case.facts) {
                Answer::Missing => 0,
                Answer::Unsure => 1,
                Answer::Wrong(_) => 2,
                Answer::Known(Roughness::Exact) => 3,
                Answer::Known(Roughness::Rough) => 4,
            };
            pattern.push(state);
            if state < 3 {
                facts.set(field.id(), field.extremes()[0]);
            }
        }
        for facts in [case.facts, &facts] {
            let case = Case { facts, ..*case };
            sheet.leaves.resize(self.leaves.len(), Onset::UNKNOWN);
            self.judge_leaves(&case, &mut sheet.leaves);
            let on = Day::from(case.reference);
            pattern.extend(sheet.leaves.iter().map(|onset| Verdict::on(on, *onset) as u8));
        }
        pattern
    }

    /// The sentences of the rule that are open, in the order of the bits of a way.
    #[must_use]
    pub fn readings(&self) -> &[&'static Reading] {
        self.nodes.last().map(|node| node.readings.as_slice()).unwrap_or_default()
    }

    /// The values of a case as a table.
    #[must_use]
    pub fn table(&self, case: &Case<'_>, sheet: &mut Sheet) -> Table<Onset> {
        Table::of(self.readings().to_vec(), self.onsets(case, sheet).to_vec())
    }
}

#[inline]
fn join(
    own: &mut [Onset],
    before: &[Onset],
    parts: &[Part],
    start: Onset,
    join: impl Fn(Onset, Onset) -> Onset,
) {
    own.fill(start);
    for part in parts {
        for (value, place) in own.iter_mut().zip(part) {
            *value = join(*value, before[*place]);
        }
    }
}

/// Whether two leaves ask the same of the same fields.
fn is_same(one: &Test, other: &Test) -> bool {
    let ids = |test: &Test| -> Vec<FieldId> {
        test.fields().iter().map(|field| AnyField::id(*field)).collect()
    };
    let alike = match (*one, *other) {
        (Test::Chosen { except: a, .. }, Test::Chosen { except: b, .. }) => a == b,
        (
            Test::FullYears { counting: a, not_before: c, .. },
            Test::FullYears { counting: b, not_before: d, .. },
        ) => a == b && c.is_some() == d.is_some(),
        (
            Test::NotBarred { years: a, to_year_end: c, .. },
            Test::NotBarred { years: b, to_year_end: d, .. },
        ) => a == b && c == d,
        // These stand where nobody is judged in numbers; judging one twice costs little.
        _ => false,
    };
    alike && ids(one) == ids(other)
}
