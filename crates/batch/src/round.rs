//! A round, judged once: everybody with how they stand, for all papers, the contents and the consistency check.

use chrono::NaiveDate;
use teji_dossier::{Application, Spot};
use teji_fields::{AnyField, Days, Field, FieldId, Kind};
use teji_workdays::{Calendar, DayRange};

use crate::batch::{Batch, Person};
use crate::forms::DAYS_OFF;
use crate::kinds::DaysOff;
use crate::objections::{Objections, objections, of_nobody};
use crate::order::{Disorder, Stage, order};
use crate::publicity::{Posting, Publicity, publicity};
use crate::screening::{Path, Screening, Standing};

/// A batch with everybody's standing.
pub struct Round<'a> {
    /// The batch.
    pub batch: &'a Batch,
    /// What everybody is judged by.
    pub screening: Screening<'a>,
    /// Everybody, in the order of the list.
    pub people: Vec<Judged<'a>>,
    /// The working days.
    pub calendar: &'a Calendar,
    /// The day of looking.
    pub today: NaiveDate,
}

/// A person, judged.
pub struct Judged<'a> {
    /// The person.
    pub person: &'a Person,
    /// How they stand.
    pub standing: Standing,
    /// Which track they take.
    pub path: Path,
}

impl<'a> Round<'a> {
    /// Judges everybody.
    #[must_use]
    pub fn of(batch: &'a Batch, calendar: &'a Calendar, today: NaiveDate) -> Self {
        let screening = batch.screening(calendar, today);
        let stand = |person: &Person| (screening.standing(person), screening.path(person));
        let standings = batch.people().map(|person| stand(person)).collect();
        Self::judged(batch, calendar, today, standings)
    }

    /// The same where it was worked out already how everybody stands, in the order of the list.
    #[must_use]
    pub fn judged(
        batch: &'a Batch,
        calendar: &'a Calendar,
        today: NaiveDate,
        standings: Vec<(Standing, Path)>,
    ) -> Self {
        let judged = |(person, (standing, path)): (&'a std::rc::Rc<Person>, (Standing, Path))| {
            Judged { person, standing, path }
        };
        let people = batch.people().zip(standings).map(judged).collect();
        Self { batch, screening: batch.screening(calendar, today), people, calendar, today }
    }

    /// Those whom the review proposes.
    pub fn proposed(&self) -> impl Iterator<Item = &Judged<'a>> {
        self.people.iter().filter(|judged| judged.person.proposed)
    }

    /// Those on whom the enterprise settled.
    pub fn settled(&self) -> impl Iterator<Item = &Judged<'a>> {
        self.people.iter().filter(|judged| judged.person.settled)
    }

    /// The day on which the conditions must hold.
    #[must_use]
    pub fn reference(&self) -> NaiveDate {
        self.batch.reference_on(self.today)
    }

    /// When the list is posted, where the day is known; a plan may settle whether that day counts. Local days off that
    /// cannot be read are left out, and told by the consistency check.
    #[must_use]
    pub fn posted(&self) -> Option<Posting> {
        let day = |field| self.known(field).and_then(DayRange::exact);
        let first_day = self.screening.rulings().way(&teji_notice::PUBLICITY_FIRST_DAY);
        Some(Posting {
            from: day(&teji_notice::POSTED_FROM)?,
            to: day(&teji_notice::POSTED_TO),
            first_day: first_day.map(|place| place == 1),
            days_off: self.batch.typed(DAYS_OFF.id).map(DaysOff::readable).unwrap_or_default(),
        })
    }

    /// What the calendar says of the posting.
    #[must_use]
    pub fn publicity(&self) -> Option<Publicity> {
        publicity(&self.posted()?, self.calendar)
    }

    /// What the log of objections comes to, each number of a person in it compared with the batch.
    #[must_use]
    pub fn objections(&self) -> Objections {
        let end = self.posted().and_then(|posted| posted.to);
        let mut told = objections(&self.batch.objections, end);
        told.findings.extend(of_nobody(&self.batch.objections, |person| self.has(person)));
        told
    }

    fn has(&self, person: u64) -> bool {
        u32::try_from(person).is_ok_and(|number| self.batch.person(number).is_some())
    }

    /// Every stage from the plan to the report with its day, as far as it is told.
    #[must_use]
    pub fn stages(&self) -> Vec<(Stage, Option<DayRange>)> {
        Stage::ALL.into_iter().map(|stage| (stage, self.known(day_of(stage)))).collect()
    }

    /// The days that stand in the wrong order, or may.
    #[must_use]
    pub fn disorders(&self) -> Vec<Disorder> {
        order(&self.stages(), self.publicity().as_ref())
    }

    pub(crate) fn known<K: Kind>(&self, field: &Field<K>) -> Option<K::Value> {
        self.batch.known(field)
    }

    /// What a person would file themselves under this plan: its day, its readings, what it says of the enterprise.
    pub(crate) fn application(&self, person: &Person) -> Application {
        self.batch.under_plan(&person.application)
    }
}

impl Judged<'_> {
    /// An answer of the basics as papers print it; nothing where there is none.
    pub(crate) fn basic(&self, field: &dyn AnyField) -> String {
        let typed = self.person.application.typed(Spot::Basics, field.id());
        typed.map(|typed| teji_dossier::documents::printed(field, typed)).unwrap_or_default()
    }

    /// The same by the field's name.
    pub(crate) fn told(&self, name: &str) -> String {
        teji_dossier::BASICS.field(name).map(|field| self.basic(field)).unwrap_or_default()
    }

    /// The name as papers print it.
    #[must_use]
    pub fn name(&self) -> String {
        self.told("name")
    }

    /// The identity number as papers print it.
    #[must_use]
    pub fn identity(&self) -> String {
        self.told("identity")
    }

    /// The occupation applied for.
    #[must_use]
    pub fn occupation(&self) -> String {
        self.basic(&teji_notice::OCCUPATION_NAME)
    }

    pub(crate) fn typed(&self, field: FieldId) -> Option<&str> {
        self.person.application.typed(Spot::Basics, field)
    }
}

/// The field that tells the day of a stage.
pub(crate) fn day_of(stage: Stage) -> &'static Field<Days> {
    use crate::forms as of;
    match stage {
        Stage::PlanOpened => &of::OPENED_FROM,
        Stage::PlanSent => &of::SENT_DAY,
        Stage::Review => &of::REVIEW_FROM,
        Stage::Posted => &teji_notice::POSTED_FROM,
        Stage::PublicityEnded => &teji_notice::POSTED_TO,
        Stage::Approval => &of::APPROVED_DAY,
        Stage::Certificate => &of::CERTIFICATE_DAY,
        Stage::Agreement => &of::AGREEMENT_DAY,
        Stage::Upload => &of::UPLOAD_DAY,
        Stage::Report => &of::REPORT_DAY,
    }
}

/// An identity number of which the first six and the last four characters are shown.
#[must_use]
pub fn masked(identity: &str) -> String {
    let signs = identity.chars().count();
    let shown = |place: usize| signs > 10 && (place < 6 || place + 4 >= signs);
    let sign = |(place, sign)| if shown(place) { sign } else { '*' };
    identity.chars().enumerate().map(sign).collect()
}
