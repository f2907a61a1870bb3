//! The task list: how far each section is, and what it lacks.

use teji_fields::{Answer, AnyField, FieldId, Roughness};
use teji_notice::{GRADE_DATE, GRADE_ENTERPRISE, GRADE_LEVEL, GRADE_QUALIFICATION, TITLE};

use crate::application::{Application, Group, Spot};
use crate::conditions::{Condition, Papers, Proof};
use crate::forms::{BASICS, Form, GRADE_NUMBER, HONOUR_KIND, Need, TITLE_NAME};

/// A section of the papers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// Its name; its title stands under `section.{id}`.
    pub id: &'static str,
    /// How far it is.
    pub standing: Standing,
    /// What it lacks, in the order of its form.
    pub lacks: Vec<Lack>,
}

/// How far a section is; its word stands under `standing.` and [`Standing::key`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Nothing was entered.
    NotStarted,
    /// Something is lacking.
    Partly,
    /// Nothing is lacking.
    Filled,
    /// All that is lacking has to come from the enterprise.
    WaitsForEnterprise,
}

/// Something that a section lacks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lack {
    /// An answer; `waits` if the applicant does not know it and the enterprise does.
    Answer {
        /// Where.
        spot: Spot,
        /// To which field.
        field: FieldId,
        /// Whether the enterprise has to tell it.
        waits: bool,
    },
    /// An entry of a list that has none.
    Entry(Group),
    /// An entry for a condition that the answers say holds.
    Stated(&'static str),
    /// Evidence for a condition; `waits` if the enterprise has such papers.
    Proof {
        /// The condition.
        condition: &'static str,
        /// Whether the enterprise has to give it.
        waits: bool,
    },
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::NotStarted, Self::Partly, Self::Filled, Self::WaitsForEnterprise];

    /// Its name in texts.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::Partly => "partly",
            Self::Filled => "filled",
            Self::WaitsForEnterprise => "waits",
        }
    }
}

impl Lack {
    /// Whether the enterprise has to bring it.
    #[must_use]
    pub fn waits(&self) -> bool {
        match self {
            Self::Answer { waits, .. } | Self::Proof { waits, .. } => *waits,
            Self::Entry(_) | Self::Stated(_) => false,
        }
    }

    /// The key of the sentence that tells it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Answer { .. } => "lack.answer",
            Self::Entry(_) => "lack.entry",
            Self::Stated(_) => "lack.stated",
            Self::Proof { .. } => "lack.proof",
        }
    }

    /// Every key that [`Lack::key`] can give.
    pub const KEYS: [&'static str; 4] = ["lack.answer", "lack.entry", "lack.stated", "lack.proof"];
}

impl Application {
    /// The sections, in the order of the task list; entries in which nothing was typed are as if they were not there.
    #[must_use]
    pub fn sections(&self) -> [Section; 5] {
        let proofs = self.proofs();
        [
            section("basics", self.has_basics(), self.lacks_of_basics()),
            section(
                "posts",
                !self.posts.is_blank(),
                self.lacks_of(Group::Posts, Some(Group::Posts)),
            ),
            self.merits_section(&proofs),
            self.honours_section(&proofs),
            self.evidence_section(&proofs),
        ]
    }

    fn merits_section(&self, proofs: &[Proof]) -> Section {
        let mut lacks = self.lacks_of(Group::Merits, Some(Group::Merits));
        lacks.extend(self.unlisted(proofs, Group::Merits, "2.1.3"));
        section("merits", !self.merits.is_blank(), lacks)
    }

    /// Honours are nobody's duty: without one, the section is filled once each was said not to be held.
    fn honours_section(&self, proofs: &[Proof]) -> Section {
        let facts = self.facts();
        let said = |id| facts.typed(FieldId(id)).is_some();
        let started = HONOUR_KIND.kind.0.iter().any(|choice| said(choice.id));
        let mut lacks = self.lacks_of(Group::Honours, None);
        lacks.extend(self.unlisted(proofs, Group::Honours, "2.2"));
        section("honours", started || !self.honours.is_blank(), lacks)
    }

    fn evidence_section(&self, proofs: &[Proof]) -> Section {
        let mut lacks = self.lacks_of(Group::Evidence, None);
        let open = proofs.iter().filter(|proof| proof.claimed && proof.evidence.is_empty());
        lacks.extend(open.filter_map(|proof| lack_of_proof(proof.condition)));
        if self.evidence.is_blank() {
            lacks.insert(0, Lack::Entry(Group::Evidence));
        }
        section("evidence", !self.evidence.is_blank(), lacks)
    }

    /// Conditions of a clause that the answers say hold, and for which a list that is begun has no entry.
    fn unlisted(&self, proofs: &[Proof], group: Group, clause: &str) -> Vec<Lack> {
        if !self.list(group).is_blank() {
            return Vec::new();
        }
        let of_clause = |proof: &&Proof| proof.condition.proves.clause.0.starts_with(clause);
        let claimed = proofs.iter().filter(of_clause).filter(|proof| proof.claimed);
        let stated = claimed.filter(|proof| proof.condition.papers == Papers::Applicant);
        stated.map(|proof| Lack::Stated(proof.condition.id)).collect()
    }

    fn has_basics(&self) -> bool {
        let entered =
            |id| self.typed(Spot::Basics, id).is_some() && !self.is_unseen(Spot::Basics, id);
        let own = BASICS.fields().filter(|(field, _)| !crate::forms::is_shared(field.id()));
        own.map(|(field, _)| field.id()).any(entered)
    }

    fn lacks_of_basics(&self) -> Vec<Lack> {
        let mut lacks = self.lacks_at(Spot::Basics, &BASICS);
        lacks.extend(self.certificate_fields().into_iter().filter_map(|field| {
            let answer = self.answer_state(Spot::Basics, field);
            (!is_given(&answer)).then(|| lack(Spot::Basics, field.id(), false))
        }));
        lacks
    }

    /// What has to be told of the certificate or title that the applicant holds.
    fn certificate_fields(&self) -> Vec<&'static dyn AnyField> {
        let holds = |id| self.check_facts().typed(id) == Some("yes");
        let grades = [&GRADE_QUALIFICATION, &GRADE_LEVEL, &GRADE_ENTERPRISE];
        let mut fields: Vec<&'static dyn AnyField> = Vec::new();
        if grades.iter().any(|grade| holds(grade.id)) {
            fields.push(&GRADE_DATE);
        }
        if grades[..2].iter().any(|grade| holds(grade.id)) {
            fields.push(&GRADE_NUMBER);
        }
        if holds(TITLE.id) {
            fields.extend([&TITLE_NAME as &dyn AnyField, &teji_notice::TITLE_DATE]);
        }
        fields
    }

    /// What a list's entries lack; and an entry, where the list must have one.
    fn lacks_of(&self, group: Group, least_one: Option<Group>) -> Vec<Lack> {
        let entries = self.list(group).told().map(|entry| Spot::Entry(group, entry.id));
        let mut lacks: Vec<Lack> =
            entries.flat_map(|spot| self.lacks_at(spot, group.form())).collect();
        if self.list(group).is_blank() {
            lacks.extend(least_one.map(Lack::Entry));
        }
        lacks
    }

    fn lacks_at(&self, spot: Spot, form: &'static Form) -> Vec<Lack> {
        let lacking = |(field, need): (&'static dyn AnyField, Need)| {
            let answer = self.answer_state(spot, field);
            match (need, &answer) {
                (_, Answer::Wrong(_)) => Some(lack(spot, field.id(), false)),
                (Need::Free | Need::OfDevice, _) | (_, Answer::Known(_)) => None,
                (Need::OfEnterprise, Answer::Unsure) => Some(lack(spot, field.id(), true)),
                (Need::Wanted | Need::OfEnterprise, Answer::Missing | Answer::Unsure) => {
                    Some(lack(spot, field.id(), false))
                }
            }
        };
        form.fields().filter_map(lacking).collect()
    }

    fn answer_state(&self, spot: Spot, field: &'static dyn AnyField) -> Answer<Roughness> {
        self.home(spot, field.id()).map_or(Answer::Missing, |facts| field.state(facts))
    }
}

fn lack_of_proof(condition: &'static Condition) -> Option<Lack> {
    match condition.papers {
        Papers::Applicant => Some(Lack::Proof { condition: condition.id, waits: false }),
        Papers::Enterprise => Some(Lack::Proof { condition: condition.id, waits: true }),
        Papers::Pledge => None,
    }
}

fn lack(spot: Spot, field: FieldId, waits: bool) -> Lack {
    Lack::Answer { spot, field, waits }
}

fn is_given(answer: &Answer<Roughness>) -> bool {
    matches!(answer, Answer::Known(_))
}

fn section(id: &'static str, started: bool, lacks: Vec<Lack>) -> Section {
    let standing = if !started {
        Standing::NotStarted
    } else if lacks.is_empty() {
        Standing::Filled
    } else if lacks.iter().all(Lack::waits) {
        Standing::WaitsForEnterprise
    } else {
        Standing::Partly
    };
    Section { id, standing, lacks }
}

/// The names of the sections, in order.
pub const SECTIONS: [&str; 5] = ["basics", "posts", "merits", "honours", "evidence"];

#[cfg(test)]
mod tests;
