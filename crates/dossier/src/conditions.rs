//! Which conditions papers prove, and who has such papers; the table from conditions to evidence and back.

use teji_fields::{Answer, AnyField, Facts, Field, FieldId, Input, OneOf, Standing, UNSURE};
use teji_notice::law;

use crate::application::Application;
use crate::list::Entry;

/// A condition that papers can prove.
pub struct Condition {
    /// The name of its rule, in the tree of a person or of the honours.
    pub id: &'static str,
    /// The statement that a paper proves it.
    pub proves: &'static Field<OneOf>,
    /// Who has such papers.
    pub papers: Papers,
}

/// Who has the papers that prove a condition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Papers {
    /// The applicant.
    Applicant,
    /// The applicant's own pledge, which is among the documents.
    Pledge,
    /// The enterprise.
    Enterprise,
}

macro_rules! conditions {
    ($($name:ident = $id:literal $clause:literal $papers:ident;)*) => {
        $(static $name: Field<OneOf> = Field::yes_no(concat!("proves.", $id), $clause);)*
        /// The conditions, in the order of the notice.
        pub static CONDITIONS: &[Condition] =
            &[$(Condition { id: $id, proves: &$name, papers: Papers::$papers }),*];
        /// The statements that a paper proves them, in the same order.
        pub(crate) static PROVES: &[&dyn AnyField] = &[$(&$name),*];
    };
}

conditions! {
    SCOPE_ENTERPRISE = "scope.enterprise" "1.1" Enterprise;
    SCOPE_OCCUPATION = "scope.occupation" "1.2" Enterprise;
    FRONT_LINE = "post.front_line" "2.0" Enterprise;
    CONDUCT = "basic.conduct" "2.1.1" Pledge;
    SENIOR_GRADE = "senior_grade" "2.1.2" Applicant;
    POST_YEARS = "post_years" "2.1.2" Applicant;
    STILL_IN_OCCUPATION = "still_in_occupation" "2.1.2" Enterprise;
    TITLE = "title" "2.1.2" Applicant;
    LINKED_YEARS = "linked_years" "2.1.2" Applicant;
    LINKED_POST_NOW = "linked_post_now" "2.1.2" Enterprise;
    HIGH_SKILL = "high_skill" "2.1.3" Enterprise;
    MERIT_METHOD = "merit_method" "2.1.3" Applicant;
    MERIT_TRANSFER = "merit_transfer" "2.1.3" Applicant;
    MERIT_RENOVATION = "merit_renovation" "2.1.3" Applicant;
    MERIT_TRAINING = "merit_training" "2.1.3" Applicant;
    HEALTH = "basic.health" "2.1.4" Pledge;
    HONESTY = "duty.honesty" "6.3" Pledge;
    GRAND_AWARD = "honour_grand_award" "2.2.1" Applicant;
    ALLOWANCE = "honour_allowance" "2.2.2" Applicant;
    NATIONAL_EXPERT = "honour_national_expert" "2.2.3" Applicant;
    STUDIO_LEADER = "honour_studio_leader" "2.2.4" Applicant;
    MASTER_TITLE = "honour_master_title" "2.2.4" Applicant;
    JILIN_AWARD = "honour_jilin_award" "2.2.5" Applicant;
}

/// A condition with the papers that prove it.
pub struct Proof {
    /// The condition.
    pub condition: &'static Condition,
    /// Whether the applicant's answers say that it holds.
    pub claimed: bool,
    /// The numbers of the evidence that proves it, in the order of the list.
    pub evidence: Vec<u32>,
}

impl Condition {
    /// Whether these answers say that it holds, in whole or in part.
    #[must_use]
    pub fn is_claimed(&self, facts: &Facts) -> bool {
        let fields = self.fields();
        let choices: Vec<_> =
            fields.iter().filter(|field| matches!(field.input(), Input::Choice(_))).collect();
        if choices.is_empty() {
            let typed = fields.first().and_then(|field| facts.typed(field.id()));
            return typed.is_some_and(|typed| typed != UNSURE);
        }
        choices.into_iter().any(|field| is_met(*field, facts))
    }

    fn fields(&self) -> Vec<&'static dyn AnyField> {
        let rule = law().person.find(self.id).or_else(|| law().honours.find(self.id));
        rule.map(teji_rules::Rule::fields).unwrap_or_default()
    }
}

fn is_met(field: &dyn AnyField, facts: &Facts) -> bool {
    let Input::Choice(choices) = field.input() else { return false };
    let chosen = choices.iter().find(|choice| Some(choice.id) == facts.typed(field.id()));
    chosen.is_some_and(|choice| choice.standing == Standing::Meets)
}

impl Application {
    /// From conditions to evidence: every condition, with the evidence that proves it.
    #[must_use]
    pub fn proofs(&self) -> Vec<Proof> {
        let facts = self.facts();
        let proof = |condition: &'static Condition| {
            let proves = |entry: &&Entry| says_yes(entry, condition.proves);
            let evidence = self.evidence.iter().filter(proves).map(|entry| entry.id).collect();
            Proof { condition, claimed: condition.is_claimed(&facts), evidence }
        };
        CONDITIONS.iter().map(proof).collect()
    }

    /// From evidence to conditions: what the evidence of that number proves.
    #[must_use]
    pub fn proven_by(&self, evidence: u32) -> Vec<&'static Condition> {
        let Some(entry) = self.evidence.get(evidence) else { return Vec::new() };
        CONDITIONS.iter().filter(|condition| says_yes(entry, condition.proves)).collect()
    }
}

fn says_yes(entry: &Entry, field: &Field<OneOf>) -> bool {
    matches!(field.answer(&entry.facts), Answer::Known(choice) if choice.standing == Standing::Meets)
}

/// The condition whose statement this is.
pub(crate) fn condition_of(field: FieldId) -> Option<&'static Condition> {
    CONDITIONS.iter().find(|condition| condition.proves.id == field)
}

#[cfg(test)]
mod tests;
