//! Fields, readings and random trees for the tests of this crate; they mean nothing.

use std::borrow::Cow;
use std::sync::LazyLock;

use chrono::NaiveDate;
use proptest::prelude::*;
use teji_fields::{
    Absences, Choice, Clause, Code, Days, Facts, Field, FieldId, Finding, OneOf, Periods, Standing,
    UNSURE,
};
use teji_workdays::{Calendar, Counting};

use crate::{Case, OptionId, Reading, ReadingId, Rule, Rulings, Test, all, any, open, test};

pub(crate) static RED: Field<OneOf> = Field::yes_no("red", "1");
pub(crate) static GREEN: Field<OneOf> = Field::yes_no("green", "2");
pub(crate) static BLUE: Field<OneOf> = Field::yes_no("blue", "3");
/// People may have to decide what this answer means.
pub(crate) static GREY: Field<OneOf> = Field::one_of(
    "grey",
    "4",
    &[
        Choice { id: "yes", standing: Standing::Meets, offered: true },
        Choice { id: "other", standing: Standing::Meets, offered: true },
        Choice { id: "later", standing: Standing::Waits, offered: true },
        Choice { id: "perhaps", standing: Standing::Judged, offered: true },
        Choice { id: "no", standing: Standing::Fails, offered: true },
    ],
);
pub(crate) static SERVICE: Field<Periods> = Field::periods("service", "5");
pub(crate) static AWAY: Field<Absences> = Field::absences("away", "5");
pub(crate) static SINCE: Field<Days> = Field::day("since", "5");
pub(crate) static FOUND: Field<Finding> = Field {
    id: FieldId("found"),
    clause: Clause("6"),
    kind: Finding,
    best: Absences::NONE,
    worst: "2199-12-31",
};
pub(crate) static POSTED_FROM: Field<Days> = Field {
    id: FieldId("posted_from"),
    clause: Clause("7"),
    kind: Days,
    best: "2026-01-05",
    worst: "2199-12-01",
};
pub(crate) static POSTED_TO: Field<Days> = Field {
    id: FieldId("posted_to"),
    clause: Clause("7"),
    kind: Days,
    best: "2026-11-30",
    worst: "1900-01-01",
};
pub(crate) static NUMBER: Field<Code> =
    Field { id: FieldId("number"), clause: Clause("8"), kind: Code, best: "AT", worst: "A1" };

const fn reading(id: &'static str) -> Reading {
    Reading {
        id: ReadingId(id),
        clause: Clause("9"),
        options: [OptionId("wide"), OptionId("narrow")],
    }
}

pub(crate) static FIRST: Reading = reading("a");
pub(crate) static SECOND: Reading = reading("b");
pub(crate) static THIRD: Reading = reading("c");
pub(crate) static READINGS: [&Reading; 3] = [&FIRST, &SECOND, &THIRD];

pub(crate) const SUM: Counting = Counting { years: 5, adds_up: true, first_day_counts: false };
pub(crate) const RUN: Counting = Counting { years: 5, adds_up: false, first_day_counts: true };

pub(crate) fn chosen(field: &'static Field<OneOf>) -> Rule {
    test(field.id.0, field.clause.0, Test::Chosen { field, except: &[] })
}

pub(crate) fn full_years(counting: Counting, not_before: Option<&'static Field<Days>>) -> Rule {
    let (periods, absences) = (&SERVICE, &AWAY);
    test("full_years", "5", Test::FullYears { periods, absences, not_before, counting })
}

pub(crate) fn not_barred(to_year_end: bool) -> Rule {
    test("not_barred", "6", Test::NotBarred { finding: &FOUND, years: 5, to_year_end })
}

pub(crate) fn posted(count_first: bool) -> Rule {
    let (from, to, at_least) = (&POSTED_FROM, &POSTED_TO, 5);
    test("posted", "7", Test::Workdays { from, to, at_least, count_first })
}

pub(crate) fn second_is_t() -> Rule {
    test("second_is_t", "8", Test::Character { code: &NUMBER, position: 2, is: 'T' })
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Answers as `id=typed` between bars.
pub(crate) fn facts(text: &str) -> Facts {
    let answers = text.split('|').filter_map(|answer| answer.trim().split_once('='));
    answers.fold(Facts::default(), |facts, (id, typed)| {
        let fields = every_field();
        let field = fields.iter().find(|field| field.0 == id).unwrap();
        facts.with(*field, typed)
    })
}

fn every_field() -> Vec<FieldId> {
    let chosen = [&RED, &GREEN, &BLUE, &GREY].map(|field| field.id);
    let others = [SERVICE.id, AWAY.id, SINCE.id, FOUND.id, POSTED_FROM.id, POSTED_TO.id, NUMBER.id];
    [&chosen[..], &others].concat()
}

/// Everything that a case borrows.
pub(crate) struct World {
    pub(crate) facts: Facts,
    pub(crate) rulings: Rulings,
    pub(crate) calendar: Cow<'static, Calendar>,
    pub(crate) reference: NaiveDate,
}

impl World {
    pub(crate) fn of(facts: Facts) -> Self {
        static PUBLISHED: LazyLock<Calendar> = LazyLock::new(Calendar::published);
        let calendar = Cow::Borrowed(&*PUBLISHED);
        Self { facts, rulings: Rulings::default(), calendar, reference: date("2026-06-15") }
    }

    pub(crate) fn case(&self) -> Case<'_> {
        Case {
            facts: &self.facts,
            rulings: &self.rulings,
            calendar: &self.calendar,
            reference: self.reference,
        }
    }
}

/// A tree to be built.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    All(Vec<Shape>),
    Any(Vec<Shape>),
    Open(usize, Box<[Shape; 2]>),
    Chosen(usize),
    /// Whether they add up, and whether they begin with a certificate.
    Years(bool, bool),
    Barred(bool),
}

impl Shape {
    pub(crate) fn rule(&self) -> Rule {
        let build = |parts: &[Shape]| parts.iter().map(Shape::rule).collect::<Vec<_>>();
        match self {
            Self::All(parts) => all("all", "0", build(parts)),
            Self::Any(parts) => any("any", "0", build(parts)),
            Self::Open(reading, ways) => {
                open("open", READINGS[*reading], ways.each_ref().map(Self::rule))
            }
            Self::Chosen(field) => chosen([&RED, &GREEN, &BLUE, &GREY][*field]),
            Self::Years(adds_up, certificate) => {
                full_years(if *adds_up { SUM } else { RUN }, certificate.then_some(&SINCE))
            }
            Self::Barred(to_year_end) => not_barred(*to_year_end),
        }
    }

    pub(crate) fn count(&self, is_it: &dyn Fn(&Self) -> bool) -> usize {
        let parts: &[Self] = match self {
            Self::All(parts) | Self::Any(parts) => parts,
            Self::Open(_, ways) => ways.as_slice(),
            Self::Chosen(_) | Self::Years(..) | Self::Barred(_) => &[],
        };
        usize::from(is_it(self)) + parts.iter().map(|part| part.count(is_it)).sum::<usize>()
    }
}

/// Small trees in which fields and readings may stand several times.
pub(crate) fn any_shape() -> impl Strategy<Value = Shape> {
    let leaf = prop_oneof![
        6 => (0..4_usize).prop_map(Shape::Chosen),
        1 => (prop::bool::ANY, prop::bool::ANY).prop_map(|(adds_up, certificate)| Shape::Years(adds_up, certificate)),
        1 => prop::bool::ANY.prop_map(Shape::Barred),
    ];
    leaf.prop_recursive(4, 12, 3, |part| {
        prop_oneof![
            prop::collection::vec(part.clone(), 1..4).prop_map(Shape::All),
            prop::collection::vec(part.clone(), 1..4).prop_map(Shape::Any),
            (0..3_usize, part.clone(), part).prop_map(|(reading, first, second)| Shape::Open(
                reading,
                Box::new([first, second])
            )),
        ]
    })
}

/// What may be typed for each field of a random tree; blank, unsure and wrong answers among them.
const TYPED: [(FieldId, &[&str]); 8] = [
    (FieldId("red"), &["", "", UNSURE, "yes", "no"]),
    (FieldId("green"), &["", "", "what", "yes", "no"]),
    (FieldId("blue"), &["", "", "yes", "no"]),
    (FieldId("grey"), &["", "", "yes", "perhaps", "later", "no"]),
    (
        FieldId("service"),
        &[
            "",
            "2015-01-01..2017-12-31; 2019-01-01..",
            "2024-01-01..",
            "2010-01-01..2014-06-30",
            "2000-01-01..",
        ],
    ),
    (FieldId("away"), &["", "none", UNSURE, "2022-01-01..2022-03-01", "2023-01-01.."]),
    (FieldId("since"), &["", "2012-05-01", "2023-01-01"]),
    (FieldId("found"), &["", "none", "2020-08-01", "2021-05-01"]),
];

pub(crate) fn any_facts() -> impl Strategy<Value = Facts> {
    let answers =
        TYPED.map(|(id, typed)| prop::sample::select(typed).prop_map(move |typed| (id, typed)));
    Vec::from(answers).prop_map(|answers| {
        answers.into_iter().fold(Facts::default(), |facts, (id, typed)| facts.with(id, typed))
    })
}

pub(crate) fn any_rulings() -> impl Strategy<Value = Rulings> {
    prop::collection::vec(prop::option::weighted(0.25, 0..2_usize), 3).prop_map(|ways| {
        let mut rulings = Rulings::default();
        for (reading, way) in READINGS.iter().zip(ways) {
            if let Some(way) = way {
                rulings.pin(reading, reading.options[way]);
            }
        }
        rulings
    })
}

/// Every way to read the open sentences, as rulings that pin them all; those that are pinned stay.
pub(crate) fn every_ruling(rulings: &Rulings) -> Vec<Rulings> {
    READINGS.iter().fold(vec![rulings.clone()], |all, reading| {
        let pinned = |rulings: Rulings| match rulings.way(reading) {
            Some(_) => vec![rulings],
            None => reading
                .options
                .iter()
                .map(|option| {
                    let mut rulings = rulings.clone();
                    rulings.pin(reading, *option);
                    rulings
                })
                .collect(),
        };
        all.into_iter().flat_map(pinned).collect()
    })
}
