//! The leaves of a rule, each once, and their days: service that is counted in several ways is read once for all of them.

use teji_fields::{Absences, Answer, AnyField, Days, Field, FieldId, Periods, Roughness};
use teji_workdays::{Counting, Day, Onset};

use crate::judge::Case;
use crate::leaf::{Served, Test};
use crate::verdict::Verdict;

/// The leaves of a rule.
#[derive(Clone, Default)]
pub(crate) struct Leaves {
    leaves: Vec<Test>,
    services: Vec<Counted>,
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

impl Leaves {
    /// The place of a leaf; one that stands twice is judged once.
    pub(crate) fn place(&mut self, test: Test) -> usize {
        let known = self.leaves.iter().position(|known| is_same(known, &test));
        known.unwrap_or_else(|| {
            self.leaves.push(test);
            self.leaves.len() - 1
        })
    }

    /// Puts leaves that count the same service together.
    pub(crate) fn group(&mut self) {
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

    /// From which day on each leaf holds.
    pub(crate) fn judge(&self, case: &Case<'_>, values: &mut Vec<Onset>) {
        values.resize(self.leaves.len(), Onset::UNKNOWN);
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
    pub(crate) fn pattern(&self, case: &Case<'_>, values: &mut Vec<Onset>) -> Vec<u8> {
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
            self.judge(&case, values);
            let on = Day::from(case.reference);
            pattern.extend(values.iter().map(|onset| Verdict::on(on, *onset) as u8));
        }
        pattern
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
