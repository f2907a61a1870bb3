//! Application packages filled in from the plan and the sheet, one person's after another, in one ZIP or alone.

use chrono::NaiveDate;
use teji_dossier::bag::{END, first_page};
use teji_dossier::{Application, List, Package, PackageError, Part, Spot, package};
use teji_fields::{AnyField, UNSURE};
use teji_notice::{
    Check, ENTERPRISE_FILED, FALSE_STATEMENTS, OCCUPATION_FILED, OCCUPATION_LINKED, OCCUPATION_NAME,
};
use teji_order::sort_by_key;
use teji_paper::{Entry, Packing, Xml, Zip};

use crate::batch::{Batch, Person};
use crate::forms::{OCCUPATION_TITLE, REFERENCE, UNIT_NAME};
use crate::round::Round;
use crate::texts::filed;

/// The page that lists the packages.
pub const LIST: &str = "00_LIST.html";

impl Batch {
    /// What a person is given to go on with: what the sheet knows of them, and what the plan settles. What they typed
    /// stays; the plan's word for their occupation, its day and its readings stand in place of theirs. Evidence is not
    /// given: who has it adds it.
    #[must_use]
    pub fn prefilled(&self, number: u32) -> Option<Application> {
        let person = self.person(number)?;
        let mut application = self.under_plan(&person.application);
        application.evidence = List::default();
        let unit = teji_dossier::BASICS.field("unit").map(AnyField::id);
        if let (Some(unit), Some(name)) = (unit, self.typed(UNIT_NAME.id))
            && application.typed(Spot::Basics, unit).is_none()
        {
            application.set(Spot::Basics, unit, name);
        }
        let occupation = application.typed(Spot::Basics, OCCUPATION_NAME.id);
        let entry = occupation.and_then(|typed| self.plan.occupation(typed));
        if let Some(title) = entry.and_then(|entry| entry.facts.typed(OCCUPATION_TITLE.id)) {
            application.set(Spot::Basics, OCCUPATION_NAME.id, title);
        }
        Some(application)
    }

    /// An application as it stands under the plan: its day, its readings, what the enterprise says of itself and of the
    /// occupation. Whatever else was entered stays.
    pub(crate) fn under_plan(&self, application: &Application) -> Application {
        let mut application = application.clone();
        if let Some(day) = self.typed(REFERENCE.id) {
            day.clone_into(&mut application.reference);
        }
        application.rulings = self.rulings();
        let settled = self.plan.facts_of(&application);
        let told =
            [ENTERPRISE_FILED.id, FALSE_STATEMENTS.id, OCCUPATION_FILED.id, OCCUPATION_LINKED.id];
        for id in told {
            // Where the plan does not know the occupation, the person's own word stays.
            if let Some(typed) = settled.typed(id).filter(|typed| *typed != UNSURE) {
                application.set(Spot::Check, id, typed);
            }
        }
        application
    }
}

/// The package of one person.
pub fn prefilled_package(
    round: &Round<'_>,
    number: u32,
    made: NaiveDate,
) -> Result<Option<Package>, PackageError> {
    let Some(application) = round.batch.prefilled(number) else { return Ok(None) };
    let facts = application.facts();
    let check = Check::of(application.case(&facts, round.calendar, round.today));
    package(&application, &check, &[], made).map(Some)
}

/// One person's package after another, for one ZIP: each piece follows the one before it, and the last one ends the
/// archive. Nobody is held in memory but the one whose turn it is; whoever stops has written no whole archive and says so.
pub struct Prefilling<'r, 'a> {
    round: &'r Round<'a>,
    made: NaiveDate,
    numbers: Vec<u32>,
    next: usize,
    archive: Option<Zip>,
}

/// A piece of the archive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Whose package it holds; nobody's, where it is the list or the end.
    pub person: Option<u32>,
    /// What is to be written.
    pub bytes: Vec<u8>,
}

/// Begins the packages of these people; a number that nobody has is left out.
#[must_use]
pub fn prefilling<'r, 'a>(
    round: &'r Round<'a>,
    numbers: impl IntoIterator<Item = u32>,
    made: NaiveDate,
) -> Prefilling<'r, 'a> {
    let numbers = numbers.into_iter().filter(|number| round.batch.person(*number).is_some());
    let mut numbers: Vec<u32> = numbers.collect();
    sort_by_key(&mut numbers, |number| *number);
    numbers.dedup();
    Prefilling { round, made, numbers, next: 0, archive: Some(Zip::default()) }
}

impl Prefilling<'_, '_> {
    /// How many people there are in all.
    #[must_use]
    pub fn people(&self) -> usize {
        self.numbers.len()
    }

    fn piece(&mut self) -> Result<Option<Piece>, PackageError> {
        let Some(mut archive) = self.archive.take() else { return Ok(None) };
        let mut bytes = Vec::new();
        if self.next == 0 {
            let page = self.list();
            bytes = archive.entry(&Entry {
                name: LIST,
                bytes: page.as_bytes(),
                packing: Packing::Deflated,
            })?;
        }
        let Some(number) = self.numbers.get(self.next).copied() else {
            bytes.extend(archive.finish()?);
            return Ok(Some(Piece { person: None, bytes }));
        };
        self.next += 1;
        if let Some(package) = prefilled_package(self.round, number, self.made)? {
            let whole = whole(package);
            bytes.extend(archive.entry(&Entry {
                name: &name(number),
                bytes: &whole,
                packing: Packing::Stored,
            })?);
        }
        self.archive = Some(archive);
        Ok(Some(Piece { person: Some(number), bytes }))
    }

    /// Which package is whose: no identity number stands there.
    fn list(&self) -> String {
        let people: Vec<_> =
            self.numbers.iter().filter_map(|number| self.round.batch.person(*number)).collect();
        let mut xml = Xml::default();
        xml.element("main", &[], |xml| {
            xml.leaf("h1", &[], filed().text("prefill.title"));
            xml.leaf("p", &[], filed().text("prefill.what"));
            xml.element("table", &[("class", &"files")], |xml| {
                xml.element("tr", &[], |xml| {
                    for head in ["prefill.file", "doc.name", "doc.department", "doc.occupation"] {
                        xml.leaf("th", &[("scope", &"col")], filed().text(head));
                    }
                });
                for person in &people {
                    xml.element("tr", &[], |xml| row(xml, person));
                }
            });
        });
        first_page(filed().text("prefill.title"), &[], &xml.into_string()) + END
    }
}

fn row(xml: &mut Xml, person: &Person) {
    let told = |field: Option<&'static dyn AnyField>| {
        let field = field?;
        let typed = person.application.typed(Spot::Basics, field.id())?;
        Some(teji_dossier::documents::printed(field, typed))
    };
    let basic = |name| told(teji_dossier::BASICS.field(name)).unwrap_or_default();
    xml.leaf("td", &[], &name(person.number));
    xml.leaf("td", &[], &basic("name"));
    xml.leaf("td", &[], &basic("department"));
    xml.leaf("td", &[], &told(Some(&OCCUPATION_NAME)).unwrap_or_default());
}

/// The name of a person's package, in ASCII.
fn name(number: u32) -> String {
    format!("{number:04}.zip")
}

/// A package without evidence lies in its parts as a whole.
fn whole(package: Package) -> Vec<u8> {
    let bytes = package.parts.into_iter().filter_map(|part| match part {
        Part::Bytes(bytes) => Some(bytes),
        Part::Evidence(_) => None,
    });
    bytes.flatten().collect()
}

impl Iterator for Prefilling<'_, '_> {
    type Item = Result<Piece, PackageError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.piece().transpose()
    }
}

#[cfg(test)]
mod tests;
