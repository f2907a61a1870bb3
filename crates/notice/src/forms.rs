//! The questions in the order in which they are asked.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use teji_fields::AnyField;

use crate::{conditions, conduct, filing, preferences, procedure, scope};

/// Questions that stand on one page.
pub struct Page {
    /// Its name; its title stands under `page.{id}.title`.
    pub id: &'static str,
    /// The name of the clause for whose sake it asks.
    pub clause: &'static str,
    /// What it asks.
    pub asks: &'static [Ask],
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// How questions are put.
pub enum Ask {
    /// Statements of which a person ticks those that are true; the others are then not.
    Ticks {
        /// The name of the group; its texts stand under `ticks.{id}`.
        id: &'static str,
        /// The statements.
        fields: &'static [&'static dyn AnyField],
    },
    /// One question.
    One(&'static dyn AnyField),
}

impl Ask {
    /// The fields that it fills.
    #[must_use]
    pub fn fields(&self) -> Vec<&'static dyn AnyField> {
        match self {
            Self::Ticks { fields, .. } => fields.to_vec(),
            Self::One(field) => vec![*field],
        }
    }
}

impl Page {
    /// The fields that it fills.
    #[must_use]
    pub fn fields(&self) -> Vec<&'static dyn AnyField> {
        self.asks.iter().flat_map(Ask::fields).collect()
    }
}

/// The pages of the self-check.
pub static SELF_CHECK: &[Page] = &[
    Page {
        id: "certificate",
        clause: "basic.service",
        asks: &[
            Ask::Ticks {
                id: "certificate",
                fields: &[
                    &conditions::GRADE_QUALIFICATION,
                    &conditions::GRADE_LEVEL,
                    &conditions::GRADE_ENTERPRISE,
                    &conditions::TITLE,
                ],
            },
            Ask::One(&conditions::GRADE_IN_OCCUPATION),
        ],
    },
    Page {
        id: "since",
        clause: "basic.service",
        asks: &[Ask::One(&conditions::POST_SERVICE), Ask::One(&conditions::LINKED_SERVICE)],
    },
    Page {
        id: "certificate_date",
        clause: "basic.service",
        asks: &[Ask::One(&conditions::GRADE_DATE), Ask::One(&conditions::TITLE_DATE)],
    },
    Page {
        id: "absences",
        clause: "basic.service",
        asks: &[Ask::One(&conditions::POST_ABSENCES), Ask::One(&conditions::LINKED_ABSENCES)],
    },
    Page {
        id: "present",
        clause: "post.front_line",
        asks: &[
            Ask::One(&conditions::FRONT_LINE),
            Ask::One(&conditions::STILL_IN_OCCUPATION),
            Ask::One(&conditions::LINKED_POST_NOW),
        ],
    },
    Page {
        id: "merit",
        clause: "basic.merit",
        asks: &[
            Ask::Ticks {
                id: "merit",
                fields: &[
                    &conditions::MERIT_METHOD,
                    &conditions::MERIT_TRANSFER,
                    &conditions::MERIT_RENOVATION,
                    &conditions::MERIT_TRAINING,
                ],
            },
            Ask::One(&conditions::HIGH_SKILL),
        ],
    },
    Page {
        id: "declarations",
        clause: "basic.conduct",
        asks: &[Ask::One(&conditions::CONDUCT), Ask::One(&conditions::HEALTH)],
    },
    Page {
        id: "enterprise",
        clause: "scope.enterprise",
        asks: &[
            Ask::One(&scope::ENTERPRISE_FILED),
            Ask::One(&scope::OCCUPATION_FILED),
            Ask::One(&scope::OCCUPATION_LINKED),
            Ask::One(&conduct::FALSE_STATEMENTS),
            Ask::One(&scope::OCCUPATION_NAME),
        ],
    },
    Page {
        id: "honours",
        clause: "priority.grand_award",
        asks: &[Ask::Ticks {
            id: "honours",
            fields: &[
                &preferences::GRAND_AWARD,
                &preferences::ALLOWANCE,
                &preferences::NATIONAL_EXPERT,
                &preferences::STUDIO_LEADER,
                &preferences::MASTER_TITLE,
                &preferences::JILIN_AWARD,
            ],
        }],
    },
];

/// What the enterprise answers on filing and publicity.
pub static PUBLICITY_FORM: &[&dyn AnyField] = &[
    &filing::UNIT_KIND,
    &filing::GROUP_RECEIPT,
    &procedure::POSTED_FROM,
    &procedure::POSTED_TO,
    &procedure::OBJECTIONS,
    &procedure::CERTIFICATE_CODE,
];

/// Every field of the notice, in the order in which they are asked.
pub fn fields() -> impl Iterator<Item = &'static dyn AnyField> {
    SELF_CHECK.iter().flat_map(Page::fields).chain(PUBLICITY_FORM.iter().copied())
}

/// The field of that name.
#[must_use]
pub fn field(id: &str) -> Option<&'static dyn AnyField> {
    static BY_NAME: LazyLock<BTreeMap<&str, &dyn AnyField>> =
        LazyLock::new(|| fields().map(|field| (field.id().0, field)).collect());
    BY_NAME.get(id).copied()
}

#[cfg(test)]
mod tests;
