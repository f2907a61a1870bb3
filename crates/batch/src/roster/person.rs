//! A row as a person: each cell goes to its field, and what is in doubt stays empty and is told.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use teji_codes::{IdentityNumber, Sex};
use teji_dossier::{BASICS, POST, Spot};
use teji_fields::{AnyField, Facts, FieldId, read_day};
use teji_order::gathered;
use teji_text::Catalog;

use super::cells::{Note, Reading, failed, shortened};
use super::choices::{absences, one, several, told};
use super::column::{COLUMNS, Column, Takes};
use super::days;
use super::grid::{Given, Grid, Stored};
use super::heading::Heading;
use super::mends::Mends;
use super::remark::{Remark, Weight};
use super::words::{offers, words};
use super::{identity, names};
use crate::batch::{Person, Row};

/// A row that was read.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadRow {
    /// Its number.
    pub number: u32,
    /// Why it is no person.
    pub skip: Option<Skip>,
    /// The person.
    pub person: Person,
    /// What is said of it.
    pub remarks: Vec<Remark>,
}

/// Why a row is no person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Skip {
    /// It says that it is an example.
    Example,
    /// It is the header once more.
    Header,
}

/// What rows are read by.
pub(crate) struct Reader<'a> {
    pub(crate) sheet: &'a str,
    pub(crate) grid: &'a Grid,
    pub(crate) headings: &'a [Heading],
    pub(crate) mends: &'a Mends,
    /// Words that stand for a column in all rows.
    pub(crate) whole: &'a BTreeMap<String, String>,
    /// Blocks of merged cells over several rows, by their columns: first row, last row.
    pub(crate) blocks: &'a BTreeMap<u32, Vec<(u32, u32)>>,
    pub(crate) is_text: bool,
    pub(crate) today: NaiveDate,
    /// The words that are offered.
    pub(crate) catalog: &'a Catalog,
}

/// The answers of a row, by the columns.
type Answers = BTreeMap<&'static str, String>;

/// The column of a sheet in which answers to a column of ours stand that the sheet lacks.
pub(crate) fn beyond(column: &Column) -> u32 {
    let place = COLUMNS.iter().position(|one| one == column).unwrap_or_default();
    Mends::BEYOND + u32::try_from(place).unwrap_or_default()
}

impl Reader<'_> {
    /// Reads the row at a place.
    pub(crate) fn read(&self, place: usize) -> ReadRow {
        let number = self.grid.number(place);
        let mut row = ReadRow {
            number,
            skip: self.skip(place),
            person: Person::default(),
            remarks: Vec::new(),
        };
        if row.skip.is_some() {
            return row;
        }
        let mut answers = Answers::new();
        for heading in self.headings {
            if let Some(column) = heading.column().filter(|column| column.is_read()) {
                let reading = self.cell(place, number, heading.column, column);
                self.keep(place, heading.column, reading, column, &mut answers, &mut row);
            }
        }
        self.beyond_the_sheet(place, &mut answers, &mut row);
        self.compare_with_identity(place, &mut answers, &mut row);
        let kind = self.post_kind(place, &mut answers, &mut row);
        row.person = person(&answers, kind);
        row.person.row = Some(Row { sheet: self.sheet.to_owned(), number });
        row
    }

    fn skip(&self, place: usize) -> Option<Skip> {
        let is = |takes: Takes| {
            self.headings.iter().find(move |one| one.column().is_some_and(|c| c.takes == takes))
        };
        let flag = is(Takes::Flag).and_then(|flag| self.grid.at(place, flag.column));
        if flag.is_some_and(|flag| words().is_in("word.example", flag.text)) {
            return Some(Skip::Example);
        }
        let repeats = |heading: &Heading| {
            let cell = self.grid.at(place, heading.column);
            cell.is_some_and(|cell| super::heading::is_same(cell.text, &heading.text))
        };
        let mut read = self.headings.iter().filter(|one| one.column().is_some_and(Column::is_read));
        let mut count = 0;
        let all = read.all(|one| {
            count += 1;
            repeats(one)
        });
        (all && count >= 2).then_some(Skip::Header)
    }

    fn cell(&self, place: usize, number: u32, at: u32, column: &'static Column) -> Reading {
        let mended = self.mends.at(number, at);
        let given = match mended {
            Some(text) if text.trim().is_empty() => None,
            Some(text) => Some(Given { text, stored: Stored::ByHand }),
            None => self.grid.at(place, at),
        };
        match given {
            Some(given) => failed(given).unwrap_or_else(|| self.given(given, column)),
            None => self.empty(number, at, column, mended.is_some()),
        }
    }

    fn given(&self, given: Given<'_>, column: &'static Column) -> Reading {
        let of = days::Of { takes: column.takes, is_text: self.is_text, today: self.today };
        match column.takes {
            Takes::Name => names::name(given),
            Takes::Identity => identity::read(given),
            Takes::Day | Takes::Begin | Takes::End => days::read(given, of),
            Takes::Choice | Takes::Declared | Takes::YesNo => {
                one(given, column, || offers(self.catalog, column))
            }
            Takes::Several => several(given, column, || offers(self.catalog, column)),
            Takes::Absences => absences(given),
            Takes::Line => names::line(given),
            Takes::Flag | Takes::Nothing => Reading::default(),
        }
    }

    /// Nothing is in the cell: it may belong to merged ones, and some may not be empty.
    fn empty(&self, number: u32, at: u32, column: &Column, by_hand: bool) -> Reading {
        // Blocks of a sheet do not overlap, so the one that begins last before the row is the only one.
        let block = self.blocks.get(&at).and_then(|blocks| {
            let before = blocks.partition_point(|(first, _)| *first < number).checked_sub(1)?;
            Some(blocks[before]).filter(|(_, last)| number <= *last)
        });
        let above = block
            .and_then(|(first, _)| self.grid.at(self.grid.place(first)?, at))
            .filter(|_| !by_hand);
        if let Some(above) = above {
            let found = shortened(above.text);
            let note = Note::new(Weight::Confirm, "roster.merged").with("found", &found);
            return Reading::held(note.offering(vec![above.text.trim().to_owned()]));
        }
        match column.takes {
            Takes::Name => Reading::held(Note::new(Weight::Fix, "roster.name_missing")),
            Takes::Identity if !by_hand => {
                Reading::held(Note::new(Weight::Confirm, "roster.id_missing"))
            }
            _ => Reading::default(),
        }
    }

    fn keep(
        &self,
        place: usize,
        at: u32,
        reading: Reading,
        column: &'static Column,
        answers: &mut Answers,
        row: &mut ReadRow,
    ) {
        if let Some(typed) = reading.typed {
            answers.insert(column.id, typed);
        }
        for note in reading.notes {
            row.remarks.push(self.remark(place, Some(at), note));
        }
    }

    pub(crate) fn remark(&self, place: usize, at: Option<u32>, note: Note) -> Remark {
        let raw = at.and_then(|at| self.grid.at(place, at)).map(|given| given.text.to_owned());
        Remark {
            weight: note.weight,
            row: self.grid.number(place),
            column: at,
            key: note.key.to_owned(),
            args: note.args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            choices: note.choices,
            raw: raw.unwrap_or_default(),
        }
    }

    /// Columns that the sheet lacks: what was answered for this row, else what was told for all.
    fn beyond_the_sheet(&self, place: usize, answers: &mut Answers, row: &mut ReadRow) {
        let mended: BTreeMap<u32, &str> = gathered(self.mends.of_row(row.number));
        if self.whole.is_empty() && mended.is_empty() {
            return;
        }
        for column in COLUMNS.iter().filter(|column| column.is_read()) {
            let has = |one: &Heading| one.column() == Some(column);
            if self.headings.iter().any(has) {
                continue;
            }
            let own = mended.get(&beyond(column)).copied();
            if let Some(text) = own.or_else(|| self.whole.get(column.id).map(String::as_str)) {
                let reading = self.given(Given { text, stored: Stored::ByHand }, column);
                self.keep(place, beyond(column), reading, column, answers, row);
            }
        }
    }

    /// Sex and day of birth stand in the identity number; what says otherwise is asked back.
    fn compare_with_identity(&self, place: usize, answers: &mut Answers, row: &mut ReadRow) {
        let identity = answers.get("identity").and_then(|typed| IdentityNumber::parse(typed).ok());
        let Some(identity) = identity else { return };
        let sex = if identity.sex() == Sex::Male { "male" } else { "female" };
        if answers.get("sex").is_some_and(|typed| typed != sex) {
            let column = Column::find("sex");
            let word = column.map(|sex_column| {
                let place = usize::from(sex == "female");
                offers(self.catalog, sex_column)[place].clone()
            });
            self.doubt(place, "sex", "roster.sex_differs", word, answers, row);
        }
        let differs = |typed: &String| {
            read_day(typed).is_ok_and(|day| {
                identity.birth_day() < day.earliest || identity.birth_day() > day.latest
            })
        };
        if answers.get("birth").is_some_and(differs) {
            let day = identity.birth_day().to_string();
            self.doubt(place, "birth", "roster.birth_differs", Some(day), answers, row);
        }
    }

    fn doubt(
        &self,
        place: usize,
        id: &'static str,
        key: &'static str,
        choice: Option<String>,
        answers: &mut Answers,
        row: &mut ReadRow,
    ) {
        answers.remove(id);
        let at = self.headings.iter().find(|one| one.column().is_some_and(|c| c.id == id));
        let note = Note::new(Weight::Confirm, key).offering(choice.into_iter().collect());
        row.remarks.push(self.remark(place, at.map(|one| one.column), note));
    }

    /// Which of the notice's posts it is: as the sheet says, or as its heading or the certificates tell.
    fn post_kind(
        &self,
        place: usize,
        answers: &mut Answers,
        row: &mut ReadRow,
    ) -> Option<&'static str> {
        let column = Column::find("post_kind")?;
        let has_post = answers.contains_key("post_from") || answers.contains_key("post_to");
        if let Some(told) = answers.get("post_kind") {
            return super::words::choices(column).1.iter().copied().find(|one| one == told);
        }
        let from =
            self.headings.iter().find(|one| one.column().is_some_and(|c| c.id == "post_from"));
        let hinted = from.and_then(|from| words().hint(column, &from.text));
        let found = hinted.or_else(|| by_certificate(answers));
        if found.is_none() && has_post {
            let at = self.headings.iter().find(|one| one.column() == Some(column));
            let at = at.map_or_else(|| beyond(column), |one| one.column);
            let is_told = row.remarks.iter().any(|remark| remark.column == Some(at));
            if !is_told {
                let note = Note::new(Weight::Confirm, "roster.kind_open");
                let note = note.offering(offers(self.catalog, column));
                row.remarks.push(self.remark(place, Some(at), note));
            }
        }
        found
    }
}

/// Who has a certificate of one track alone holds that track's post.
fn by_certificate(answers: &Answers) -> Option<&'static str> {
    let column = Column::find("certificates")?;
    let named = answers.get("certificates").map(String::as_str).unwrap_or_default();
    let says = |wanted: fn(&str) -> bool| told(column, named).any(|(id, is)| is && wanted(id));
    let senior = says(|id| id != "title") || answers.contains_key("grade_date");
    let linked = says(|id| id == "title") || answers.contains_key("title_date");
    match (senior, linked) {
        (true, false) => Some("senior"),
        (false, true) => Some("linked"),
        _ => None,
    }
}

/// The person of these answers.
fn person(answers: &Answers, kind: Option<&'static str>) -> Person {
    let mut person = Person::default();
    let application = &mut person.application;
    for (id, typed) in answers {
        let Some(column) = Column::find(id) else { continue };
        match column.takes {
            Takes::Several => {
                let has_title =
                    answers.contains_key("title_name") || answers.contains_key("title_date");
                for (choice, is) in told(column, typed) {
                    // A title that only its own columns name is still to be judged.
                    if choice == "title" && !is && has_title {
                        continue;
                    }
                    if let Some(field) = teji_notice::field(choice) {
                        application.set(Spot::Check, field.id(), if is { "yes" } else { "no" });
                    }
                }
            }
            Takes::Absences => {
                for (of, field) in [("senior", "post_absences"), ("linked", "linked_absences")] {
                    if kind.is_none_or(|kind| kind == of)
                        && let Some(field) = teji_notice::field(field)
                    {
                        application.set(Spot::Check, field.id(), typed.clone());
                    }
                }
            }
            _ => {
                if let Some((spot, field)) = column.home() {
                    application.set(spot, field, typed.clone());
                }
            }
        }
    }
    if let Some(post) = post(answers, kind) {
        application.posts.add(post);
    }
    person
}

/// The post of these answers, if they tell of one.
fn post(answers: &Answers, kind: Option<&'static str>) -> Option<Facts> {
    answers.get("post_from").or_else(|| answers.get("post_to"))?;
    let mut post = Facts::default();
    for column in COLUMNS {
        if let (Some(field), Some(typed)) = (column.of_post(), answers.get(column.id)) {
            post.set(field, typed.clone());
        }
    }
    if let Some(kind) = kind {
        post.set(of_post("post_kind")?, kind);
    }
    let copied = [
        ("post_unit", "unit"),
        ("post_held", "department"),
        ("post_occupation", "occupation_name"),
    ];
    for (to, from) in copied {
        if let (Some(field), Some(typed)) = (of_post(to), answers.get(from))
            && post.typed(field).is_none()
        {
            post.set(field, typed.clone());
        }
    }
    Some(post)
}

fn of_post(id: &str) -> Option<FieldId> {
    POST.field(id).map(AnyField::id)
}

/// The identity number of a person, in its one form.
pub(crate) fn identity_of(person: &Person) -> Option<String> {
    static IDENTITY: LazyLock<Option<FieldId>> =
        LazyLock::new(|| BASICS.field("identity").map(AnyField::id));
    let field = (*IDENTITY)?;
    let typed = person.application.typed(Spot::Basics, field)?;
    IdentityNumber::parse(typed).ok().map(|number| number.as_str().to_owned())
}
