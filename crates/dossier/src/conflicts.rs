//! Where the applicant's own papers contradict each other, or leave a gap that others would see.

use chrono::Datelike;
use teji_codes::{Grade, Remark, Sex};
use teji_fields::{Answer, Field, FieldId, Line};
use teji_notice::{
    GRADE_DATE, GRADE_LEVEL, GRADE_QUALIFICATION, OCCUPATION_NAME, STILL_IN_OCCUPATION,
};
use teji_workdays::DayRange;

use crate::application::{Application, Group, Spot};
use crate::conditions::Papers;
use crate::forms::{
    BIRTH, EVIDENCE_SHA256, GRADE_NUMBER, IDENTITY, POST_FROM, POST_KIND, POST_OCCUPATION, POST_TO,
    SENIOR, SEX,
};
use crate::list::Entry;

/// A contradiction, or a gap.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Conflict {
    /// The birth month is not that of the identity number.
    BirthMonth,
    /// The sex is not that of the identity number.
    Sex,
    /// A post ends before it begins.
    PostOrder(u32),
    /// Two posts lie at one time.
    PostOverlap(u32, u32),
    /// A senior technician's post began before the certificate.
    PostBeforeCertificate(u32),
    /// A senior technician's post is in another occupation than the one applied for.
    PostOccupation(u32),
    /// The applicant still does this work, and no post runs on.
    NoPresentPost,
    /// The year in the certificate's number is not that of its day.
    CertificateYear {
        /// The year in the number.
        number: u16,
        /// The year of the day.
        day: i32,
    },
    /// The certificate's number is odd for a senior technician's.
    CertificateForm(Remark),
    /// A paper proves nothing.
    EvidenceIdle(u32),
    /// Two papers are the same file.
    EvidenceTwice(u32, u32),
    /// A condition that the answers say holds has no evidence.
    Unproven(&'static str),
}

/// How much a conflict weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Weight {
    /// One of the two must be wrong.
    Fault,
    /// It may be right, and others will ask.
    Remark,
}

impl Conflict {
    /// Every key that [`Conflict::key`] can give.
    pub const KEYS: [&'static str; 12] = [
        "conflict.birth_month",
        "conflict.sex",
        "conflict.post_order",
        "conflict.post_overlap",
        "conflict.post_before_certificate",
        "conflict.post_occupation",
        "conflict.no_present_post",
        "conflict.certificate_year",
        "conflict.certificate_form",
        "conflict.evidence_idle",
        "conflict.evidence_twice",
        "conflict.unproven",
    ];

    /// The key of its sentence; what to do stands under the same key with `.try` behind it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::BirthMonth => "conflict.birth_month",
            Self::Sex => "conflict.sex",
            Self::PostOrder(_) => "conflict.post_order",
            Self::PostOverlap(..) => "conflict.post_overlap",
            Self::PostBeforeCertificate(_) => "conflict.post_before_certificate",
            Self::PostOccupation(_) => "conflict.post_occupation",
            Self::NoPresentPost => "conflict.no_present_post",
            Self::CertificateYear { .. } => "conflict.certificate_year",
            Self::CertificateForm(_) => "conflict.certificate_form",
            Self::EvidenceIdle(_) => "conflict.evidence_idle",
            Self::EvidenceTwice(..) => "conflict.evidence_twice",
            Self::Unproven(_) => "conflict.unproven",
        }
    }

    /// What fills the gaps of the sentence; a condition is told by its rule, which the caller names.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::CertificateYear { number, day } => {
                vec![("number", number.to_string()), ("day", day.to_string())]
            }
            Self::Unproven(condition) => vec![("condition", (*condition).to_owned())],
            Self::BirthMonth
            | Self::Sex
            | Self::PostOrder(_)
            | Self::PostOverlap(..)
            | Self::PostBeforeCertificate(_)
            | Self::PostOccupation(_)
            | Self::NoPresentPost
            | Self::CertificateForm(_)
            | Self::EvidenceIdle(_)
            | Self::EvidenceTwice(..) => Vec::new(),
        }
    }

    /// How much it weighs.
    #[must_use]
    pub fn weight(&self) -> Weight {
        match self {
            Self::BirthMonth | Self::Sex | Self::PostOrder(_) => Weight::Fault,
            Self::PostOverlap(..)
            | Self::PostBeforeCertificate(_)
            | Self::PostOccupation(_)
            | Self::NoPresentPost
            | Self::CertificateYear { .. }
            | Self::CertificateForm(_)
            | Self::EvidenceIdle(_)
            | Self::EvidenceTwice(..)
            | Self::Unproven(_) => Weight::Remark,
        }
    }

    /// The places that contradict each other, each with its field; the first one is where to mend it.
    #[must_use]
    pub fn places(&self) -> Vec<(Spot, FieldId)> {
        let post = |id: &u32, field| (Spot::Entry(Group::Posts, *id), field);
        let paper = |id: &u32| (Spot::Entry(Group::Evidence, *id), EVIDENCE_SHA256.id);
        let basic = |field| (Spot::Basics, field);
        match self {
            Self::BirthMonth => vec![basic(BIRTH.id), basic(IDENTITY.id)],
            Self::Sex => vec![basic(SEX.id), basic(IDENTITY.id)],
            Self::PostOrder(id) => vec![post(id, POST_TO.id), post(id, POST_FROM.id)],
            Self::PostOverlap(one, other) => vec![post(one, POST_TO.id), post(other, POST_FROM.id)],
            Self::PostBeforeCertificate(id) => vec![post(id, POST_FROM.id), basic(GRADE_DATE.id)],
            Self::PostOccupation(id) => {
                vec![post(id, POST_OCCUPATION.id), basic(OCCUPATION_NAME.id)]
            }
            Self::NoPresentPost => vec![(Spot::Check, STILL_IN_OCCUPATION.id)],
            Self::CertificateYear { .. } => vec![basic(GRADE_NUMBER.id), basic(GRADE_DATE.id)],
            Self::CertificateForm(_) => vec![basic(GRADE_NUMBER.id)],
            Self::EvidenceIdle(id) => vec![paper(id)],
            Self::EvidenceTwice(one, other) => vec![paper(other), paper(one)],
            Self::Unproven(_) => Vec::new(),
        }
    }
}

impl Application {
    /// The conflicts, in the order of the forms.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        [
            self.of_identity(),
            self.of_certificate(),
            self.of_each_post(),
            self.of_posts_together(),
            self.of_evidence(),
        ]
        .concat()
    }

    fn of_identity(&self) -> Vec<Conflict> {
        let identity = self.basic(IDENTITY.id).and_then(|typed| read(&IDENTITY, typed));
        let Some(identity) = identity else { return Vec::new() };
        let mut conflicts = Vec::new();
        let birth = self.basic(BIRTH.id).and_then(|typed| read(&BIRTH, typed));
        let born = identity.birth_day();
        if birth.is_some_and(|birth| born < birth.earliest || birth.latest < born) {
            conflicts.push(Conflict::BirthMonth);
        }
        let sex = match identity.sex() {
            Sex::Female => "female",
            Sex::Male => "male",
        };
        let told = self.basic(SEX.id).and_then(|typed| read(&SEX, typed));
        if told.is_some_and(|told| told.id != sex) {
            conflicts.push(Conflict::Sex);
        }
        conflicts
    }

    fn of_certificate(&self) -> Vec<Conflict> {
        let number = self.basic(GRADE_NUMBER.id).and_then(|typed| read(&GRADE_NUMBER, typed));
        let Some(number) = number else { return Vec::new() };
        let mut conflicts = Vec::new();
        if let (Some(in_number), Some(day)) = (number.year(), self.certificate_day())
            && (day.latest.year() < i32::from(in_number)
                || i32::from(in_number) < day.earliest.year())
        {
            conflicts
                .push(Conflict::CertificateYear { number: in_number, day: day.earliest.year() });
        }
        let holds = |field: FieldId| self.check_facts().typed(field) == Some("yes");
        if holds(GRADE_QUALIFICATION.id) || holds(GRADE_LEVEL.id) {
            let remarks = number.remarks(Grade::SeniorTechnician);
            conflicts.extend(remarks.into_iter().map(Conflict::CertificateForm));
        }
        conflicts
    }

    fn of_each_post(&self) -> Vec<Conflict> {
        self.posts.iter().flat_map(|post| self.of_post(post)).collect()
    }

    fn of_post(&self, post: &Entry) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        let [from, to] = [&POST_FROM, &POST_TO].map(|field| field.known(&post.facts));
        if from.zip(to).is_some_and(|(from, to)| to.latest < from.earliest) {
            conflicts.push(Conflict::PostOrder(post.id));
        }
        if !is_senior(post) {
            return conflicts;
        }
        let certificate = self.certificate_day();
        if from.zip(certificate).is_some_and(|(from, day)| from.latest < day.earliest) {
            conflicts.push(Conflict::PostBeforeCertificate(post.id));
        }
        let wanted = OCCUPATION_NAME.known(self.check_facts());
        let held = known_line(&POST_OCCUPATION, post);
        if wanted.zip(held).is_some_and(|(wanted, held)| wanted != held) {
            conflicts.push(Conflict::PostOccupation(post.id));
        }
        conflicts
    }

    fn of_posts_together(&self) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        let posts: Vec<&Entry> = self.posts.iter().collect();
        for (at, one) in posts.iter().enumerate() {
            let later = posts[at + 1..].iter().filter(|other| overlap(one, other));
            conflicts.extend(later.map(|other| Conflict::PostOverlap(one.id, other.id)));
        }
        let still = self.check_facts().typed(STILL_IN_OCCUPATION.id) == Some("yes");
        let ended = |post: &&Entry| matches!(POST_TO.answer(&post.facts), Answer::Known(_));
        if still && !posts.is_empty() && posts.iter().all(ended) {
            conflicts.push(Conflict::NoPresentPost);
        }
        conflicts
    }

    fn of_evidence(&self) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        let papers: Vec<&Entry> = self.evidence.iter().collect();
        for (at, paper) in papers.iter().enumerate() {
            if self.proven_by(paper.id).is_empty() {
                conflicts.push(Conflict::EvidenceIdle(paper.id));
            }
            let digest = known_line(&EVIDENCE_SHA256, paper);
            let same = |earlier: &&&Entry| known_line(&EVIDENCE_SHA256, earlier) == digest;
            let twin = papers[..at].iter().find(same).filter(|_| digest.is_some());
            conflicts.extend(twin.map(|twin| Conflict::EvidenceTwice(twin.id, paper.id)));
        }
        let open = self.proofs().into_iter().filter(|proof| {
            let own = proof.condition.papers == Papers::Applicant;
            own && proof.claimed && proof.evidence.is_empty()
        });
        conflicts.extend(open.map(|proof| Conflict::Unproven(proof.condition.id)));
        conflicts
    }

    fn basic(&self, field: FieldId) -> Option<&str> {
        self.typed(Spot::Basics, field)
    }

    fn certificate_day(&self) -> Option<DayRange> {
        GRADE_DATE.known(self.check_facts())
    }
}

fn read<K: teji_fields::Kind>(field: &Field<K>, typed: &str) -> Option<K::Value> {
    field.kind.read(typed).ok()
}

fn known_line(field: &'static Field<Line>, entry: &Entry) -> Option<String> {
    field.known(&entry.facts)
}

fn is_senior(post: &Entry) -> bool {
    POST_KIND.known(&post.facts).is_some_and(|kind| kind.id == SENIOR)
}

/// Whether two posts surely have more than a day in common; a month in which one ends and the other begins is none.
fn overlap(one: &Entry, other: &Entry) -> bool {
    let begins = |post: &Entry| POST_FROM.known(&post.facts).map(|from| from.latest);
    let ends = |post: &Entry| match POST_TO.answer(&post.facts) {
        Answer::Known(to) => Some(to.earliest),
        Answer::Missing => Some(chrono::NaiveDate::MAX),
        Answer::Unsure | Answer::Wrong(_) => None,
    };
    let before = |one, other| begins(one).zip(ends(other)).is_some_and(|(from, to)| from < to);
    let sound = |post| before(post, post);
    sound(one) && sound(other) && before(one, other) && before(other, one)
}

#[cfg(test)]
mod tests;
