//! The plan of 四（一）: six points, the day of reference, pinned readings, occupations, and further conditions.

use serde::{Deserialize, Serialize};
use teji_dossier::{Entry, List};
use teji_fields::{Answer, AnyField, Facts, FieldId};
use teji_rules::Rulings;

use crate::asked::{is_asked, is_told};
use crate::forms::{
    BASE_COUNT, BOTH, CRITERIA, FILED, HELD_COUNT, LINKED, METHODS, OCCUPATION_BASIS,
    OCCUPATION_CODE, OCCUPATION_TITLE, OPENED_FROM, OPENED_HOW, PLAN, PLAN_RATIO, PROCEDURE,
    RATIO_BASE, RATIO_BASE_NAME, RATIO_ROUNDING, REFERENCE, SUPPORT, UNIT,
};
use crate::further::Refusal;
use crate::kinds::{Fraction, half_width};

/// What an enterprise lays down before it reviews anybody.
#[derive(Clone, Default, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// What was typed in the forms of the enterprise and of the plan.
    pub facts: Facts,
    /// The readings that it pins.
    pub rulings: Rulings,
    /// Its occupations.
    pub occupations: List,
    /// Its further conditions.
    pub further: List,
}

/// The six points that a plan must settle, in the order of the notice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Point {
    /// 职业（工种）
    Occupations,
    /// 结构比例
    Ratio,
    /// 评审标准
    Criteria,
    /// 评审程序
    Procedure,
    /// 评审办法
    Methods,
    /// 配套措施
    Support,
}

/// What a plan lacks; its sentence stands under `plan_lack.{key}`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlanLack {
    /// One of the six points.
    Point(Point),
    /// Another answer, of that field.
    Answer(FieldId),
    /// A further condition that loosens the notice.
    Refused(Refusal),
}

/// How many people the ratio allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quota {
    /// All of them together.
    pub all: u64,
    /// Those that are appointed already.
    pub held: u64,
    /// Those that may be added.
    pub free: u64,
}

impl Point {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Occupations,
        Self::Ratio,
        Self::Criteria,
        Self::Procedure,
        Self::Methods,
        Self::Support,
    ];

    /// Its name; its title stands under `point.{key}`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Occupations => "occupations",
            Self::Ratio => "ratio",
            Self::Criteria => "criteria",
            Self::Procedure => "procedure",
            Self::Methods => "methods",
            Self::Support => "support",
        }
    }
}

impl Plan {
    /// Whether a point is settled.
    #[must_use]
    pub fn is_settled(&self, point: Point) -> bool {
        let says = |field: &dyn AnyField| matches!(field.state(&self.facts), Answer::Known(_));
        match point {
            Point::Occupations => self.occupations.told().any(|entry| {
                let fields: [&dyn AnyField; 2] = [&OCCUPATION_TITLE, &OCCUPATION_BASIS];
                fields.iter().all(|field| matches!(field.state(&entry.facts), Answer::Known(_)))
            }),
            Point::Ratio => says(&PLAN_RATIO) && self.base_is_told(),
            Point::Criteria => says(&CRITERIA),
            Point::Procedure => says(&PROCEDURE),
            Point::Methods => says(&METHODS),
            Point::Support => says(&SUPPORT),
        }
    }

    fn base_is_told(&self) -> bool {
        match RATIO_BASE.known(&self.facts).map(|base| base.id) {
            Some("other_base") => RATIO_BASE_NAME.known(&self.facts).is_some(),
            Some(_) => true,
            None => false,
        }
    }

    /// Everything that the plan lacks: the six points first.
    #[must_use]
    pub fn lacks(&self) -> Vec<PlanLack> {
        let open = |point: &Point| !self.is_settled(*point);
        let mut lacks: Vec<PlanLack> =
            Point::ALL.into_iter().filter(open).map(PlanLack::Point).collect();
        lacks.extend(self.refusals().into_iter().map(PlanLack::Refused));
        let others: [&dyn AnyField; 7] = [
            &crate::forms::UNIT_NAME,
            &teji_notice::UNIT_KIND,
            &teji_notice::ENTERPRISE_FILED,
            &teji_notice::FALSE_STATEMENTS,
            &REFERENCE,
            &OPENED_HOW,
            &OPENED_FROM,
        ];
        let is_open = |field: &&dyn AnyField| !is_told(*field, &self.facts);
        lacks
            .extend(others.iter().filter(|one| is_open(one)).map(|one| PlanLack::Answer(one.id())));
        lacks
    }

    /// Whether all six points are settled, and no further condition is refused.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        Point::ALL.into_iter().all(|point| self.is_settled(point)) && self.refusals().is_empty()
    }

    /// The fields of the plan's forms whose answers cannot be read.
    #[must_use]
    pub fn problems(&self) -> Vec<(FieldId, teji_fields::Problem)> {
        let fields = [&UNIT, &PLAN].into_iter().flat_map(teji_dossier::Form::fields);
        let asked = fields.filter(|(field, _)| is_asked(field.id(), &self.facts));
        let wrong = |(field, _): (&'static dyn AnyField, _)| match field.state(&self.facts) {
            Answer::Wrong(problem) => Some((field.id(), problem)),
            Answer::Missing | Answer::Unsure | Answer::Known(_) => None,
        };
        asked.filter_map(wrong).collect()
    }

    /// How many people the ratio allows, where it and the number that it is a ratio of are told. Where it is not settled
    /// what becomes of a part of one, it is left out; where it is not told how many are appointed already, none is taken
    /// off: papers must not state either, see [`Plan::quotas`].
    #[must_use]
    pub fn quota(&self) -> Option<Quota> {
        let [down, near] = self.quotas()?;
        let is_near = RATIO_ROUNDING.known(&self.facts).is_some_and(|way| way.id == "near");
        Some(if is_near { near } else { down })
    }

    /// The same, first with what is short of one left out, then rounded.
    #[must_use]
    pub fn quotas(&self) -> Option<[Quota; 2]> {
        let Fraction { of, among } = PLAN_RATIO.known(&self.facts)?;
        let base = BASE_COUNT.known(&self.facts)?;
        let held = HELD_COUNT.known(&self.facts);
        let held = held.map_or(Some(0), |typed| half_width(&typed).trim().parse().ok())?;
        let product = u128::from(base) * u128::from(of);
        let quota = |half: u128| {
            let all = u64::try_from((product + half) / u128::from(among)).ok()?;
            Some(Quota { all, held, free: all.saturating_sub(held) })
        };
        Some([quota(0)?, quota(u128::from(among) / 2)?])
    }

    /// The occupation of the plan that a person's words name, by its name or its code.
    #[must_use]
    pub fn occupation(&self, typed: &str) -> Option<&Entry> {
        let wanted = plain(typed);
        let is_it = |entry: &&Entry| {
            let told = |id: FieldId| entry.facts.typed(id).map(plain).unwrap_or_default();
            !wanted.is_empty()
                && [OCCUPATION_TITLE.id, OCCUPATION_CODE.id].map(told).contains(&wanted)
        };
        self.occupations.told().find(is_it)
    }

    /// Whether an occupation is on file and whether it is linked; nothing where the plan does not tell.
    #[must_use]
    pub fn basis_of(&self, typed: &str) -> Option<[bool; 2]> {
        let basis = OCCUPATION_BASIS.known(&self.occupation(typed)?.facts)?;
        Some([[FILED, BOTH], [LINKED, BOTH]].map(|kinds| kinds.contains(&basis.id)))
    }

    /// The names of the occupations, in their order.
    pub fn occupation_names(&self) -> impl Iterator<Item = &str> {
        self.occupations.told().filter_map(|entry| entry.facts.typed(OCCUPATION_TITLE.id))
    }
}

/// A name without blanks, in half-width signs and small letters.
pub(crate) fn plain(typed: &str) -> String {
    let typed = half_width(typed);
    typed.chars().filter(|sign| !sign.is_whitespace()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests;
