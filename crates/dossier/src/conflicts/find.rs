//! Finds the conflicts of an application, in the order of its forms.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use teji_codes::{Grade, Sex};
use teji_fields::{Answer, Field, FieldId, Kind, Line};
use teji_notice::{
    GRADE_DATE, GRADE_LEVEL, GRADE_QUALIFICATION, OCCUPATION_NAME, STILL_IN_OCCUPATION,
};
use teji_workdays::DayRange;

use super::Conflict;
use crate::application::{Application, Spot};
use crate::conditions::Papers;
use crate::forms::{
    BIRTH, EVIDENCE_SHA256, GRADE_NUMBER, IDENTITY, PHONE, POST_FROM, POST_KIND, POST_OCCUPATION,
    POST_TO, SENIOR, SEX,
};
use crate::list::Entry;

impl Application {
    /// The conflicts, in the order of the forms; entries in which nothing was typed are in none.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        [
            self.of_identity(),
            self.of_phone(),
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

    fn of_phone(&self) -> Vec<Conflict> {
        let phone = self.home(Spot::Basics, PHONE.id).and_then(|facts| PHONE.known(facts));
        let is_odd = phone.is_some_and(|phone| !phone.remarks().is_empty());
        is_odd.then_some(Conflict::PhoneForm).into_iter().collect()
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
        self.posts.told().flat_map(|post| self.of_post(post)).collect()
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
        let mut conflicts: Vec<Conflict> = self.overlaps().take(Conflict::MOST_OVERLAPS).collect();
        let posts: Vec<&Entry> = self.posts.told().collect();
        let still = self.check_facts().typed(STILL_IN_OCCUPATION.id) == Some("yes");
        let ended = |post: &&Entry| matches!(POST_TO.answer(&post.facts), Answer::Known(_));
        if still && !posts.is_empty() && posts.iter().all(ended) {
            conflicts.push(Conflict::NoPresentPost);
        }
        conflicts
    }

    /// The pairs of posts that overlap, looked for only as far as they are taken.
    fn overlaps(&self) -> impl Iterator<Item = Conflict> {
        let spans: Vec<Span> = self.posts.told().filter_map(Span::of).collect();
        (0..spans.len()).flat_map(move |at| {
            let one = spans[at];
            let later: Vec<Span> =
                spans[at + 1..].iter().copied().filter(|other| one.overlaps(*other)).collect();
            later.into_iter().map(move |other| Conflict::PostOverlap(one.id, other.id))
        })
    }

    fn of_evidence(&self) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        let mut first: BTreeMap<String, u32> = BTreeMap::new();
        for paper in self.evidence.told() {
            if self.proven_by(paper.id).is_empty() {
                conflicts.push(Conflict::EvidenceIdle(paper.id));
            }
            let Some(digest) = known_line(&EVIDENCE_SHA256, paper) else { continue };
            let twin = *first.entry(digest).or_insert(paper.id);
            if twin != paper.id {
                conflicts.push(Conflict::EvidenceTwice(twin, paper.id));
            }
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

fn read<K: Kind>(field: &Field<K>, typed: &str) -> Option<K::Value> {
    field.kind.read(typed).ok()
}

fn known_line(field: &'static Field<Line>, entry: &Entry) -> Option<String> {
    field.known(&entry.facts)
}

fn is_senior(post: &Entry) -> bool {
    POST_KIND.known(&post.facts).is_some_and(|kind| kind.id == SENIOR)
}

/// A post whose days are known and in order: when it has surely begun, and until when it surely lasts.
#[derive(Clone, Copy)]
struct Span {
    id: u32,
    begun: NaiveDate,
    lasts: NaiveDate,
}

impl Span {
    fn of(post: &Entry) -> Option<Self> {
        let begun = POST_FROM.known(&post.facts)?.latest;
        let lasts = match POST_TO.answer(&post.facts) {
            Answer::Known(to) => to.earliest,
            Answer::Missing => NaiveDate::MAX,
            Answer::Unsure | Answer::Wrong(_) => return None,
        };
        (begun < lasts).then_some(Self { id: post.id, begun, lasts })
    }

    /// Whether two posts surely have more than a day in common; a month in which one ends and the other begins is none.
    fn overlaps(self, other: Self) -> bool {
        self.begun < other.lasts && other.begun < self.lasts
    }
}
