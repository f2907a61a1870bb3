//! 特级技师评聘申报表: the applicant, posts, merits by their heads, honours, and boxes for opinions.

use teji_fields::AnyField;
use teji_paper::{Block, Cell, Content, Document, Photo, Row, Signature, Table};

use super::{
    answer, answered, basic, birth, certificates, heading, label, labels, note, paper, say, sex,
    years,
};
use crate::application::{Application, Group, Spot};
use crate::forms::{
    DEPARTMENT, EDUCATION, GRADE_NUMBER, HONOUR_DATE, HONOUR_KIND, HONOUR_NUMBER, IDENTITY,
    MERIT_DATE, MERIT_HEAD, MERIT_PROBLEM, MERIT_RESULT, MERIT_ROLE, MERIT_TITLE, MERIT_WITNESS,
    NAME, PHONE, POST_HELD, POST_KIND, POST_UNIT, TITLE_NAME, UNIT, WORK_SINCE,
};

/// Longer text than this may not fit on one page and is parted.
const FITS: usize = 1000;

/// The form.
#[must_use]
pub fn application_form(application: &Application) -> Document {
    let mut document = paper("application_form");
    document.blocks = vec![
        note("paper.form.note"),
        heading("paper.form.person"),
        person(application).into(),
        heading("paper.form.posts"),
        posts(application).into(),
    ];
    for (title, heads) in [
        ("paper.form.first_head", &["merit_method"] as &[&str]),
        ("paper.form.second_head", &["merit_transfer", "merit_renovation"]),
        ("paper.form.third_head", &["merit_training"]),
    ] {
        document.blocks.push(heading(title));
        document.blocks.extend(merits(application, heads));
    }
    document.blocks.extend(without_head(application));
    document.blocks.push(heading("paper.form.honours"));
    document.blocks.push(honours(application).into());
    document.blocks.push(heading("paper.form.opinions"));
    document.blocks.push(opinions().into());
    document
}

fn person(application: &Application) -> Table {
    let told = |field: &dyn AnyField| Cell::short(basic(application, field));
    let photo = Photo { label: say("paper.form.photo"), image: None };
    let row = |one: &str, told: Cell| Row::new([label(one), told]);
    let pair = |one: &str, told: Cell, other: &str, of_other: Cell| {
        [label(one), told, label(other), of_other]
    };
    let sex = Cell::short(sex(application));
    let mut first = pair("field.name.label", told(&NAME), "field.sex.label", sex).to_vec();
    first.push(Cell::new(Content::Photo(photo)).high(4));
    let born = Cell::short(birth(application));
    let mut rows = vec![
        Row::new(first),
        Row::new(pair("field.birth.label", born, "field.education.label", told(&EDUCATION))),
        row("field.identity.label", told(&IDENTITY).wide(3)),
        Row::new(pair(
            "field.phone.label",
            told(&PHONE),
            "paper.form.work_since",
            told(&WORK_SINCE),
        )),
        row("field.unit.label", told(&UNIT).wide(4)),
        row("field.department.label", told(&DEPARTMENT).wide(4)),
        row("paper.form.occupation", told(&teji_notice::OCCUPATION_NAME).wide(4)),
    ];
    rows.extend(held(application));
    let rows = rows.into_iter().map(|row| row.least(12)).collect();
    Table { columns: vec![26, 36, 26, 35, 33], head: 0, rows }
}

/// The certificate, and the title where there is one.
fn held(application: &Application) -> Vec<Row> {
    let told = |field: &dyn AnyField| Cell::short(basic(application, field));
    let kinds = Cell::short(certificates(application)).wide(4);
    let mut rows = vec![
        Row::new([label("paper.form.certificates"), kinds]),
        Row::new([
            label("paper.form.grade_date"),
            told(&teji_notice::GRADE_DATE),
            label("field.grade_number.label"),
            told(&GRADE_NUMBER).wide(2),
        ]),
    ];
    if has_title(application) {
        rows.push(Row::new([
            label("paper.form.title_date"),
            told(&teji_notice::TITLE_DATE),
            label("field.title_name.label"),
            told(&TITLE_NAME).wide(2),
        ]));
    }
    rows
}

fn has_title(application: &Application) -> bool {
    let told = |field: &dyn AnyField| !basic(application, field).is_empty();
    super::ticked(application, teji_notice::TITLE.id)
        || told(&TITLE_NAME)
        || told(&teji_notice::TITLE_DATE)
}

fn posts(application: &Application) -> Table {
    let head = ["paper.form.years", "field.post_unit.label", "field.post_held.label"];
    let mut rows = vec![labels([head[0], head[1], head[2], "paper.form.post_kind"])];
    for entry in application.posts.told() {
        let spot = Spot::Entry(Group::Posts, entry.id);
        let kind = answer(application, spot, &POST_KIND);
        rows.push(Row::new([
            Cell::short(years(application, spot)),
            answered(application, spot, &POST_UNIT),
            answered(application, spot, &POST_HELD),
            Cell::short(kind),
        ]));
    }
    if application.posts.is_blank() {
        rows.push(Row::new([1, 2, 3, 4].map(|_| Cell::short(""))).least(10));
    }
    Table { columns: vec![41, 44, 37, 34], head: 1, rows }
}

/// A table for each merit of these heads, or a line that there is none.
fn merits(application: &Application, heads: &[&str]) -> Vec<Block> {
    let of_head = |entry: &&crate::list::Entry| {
        MERIT_HEAD.known(&entry.facts).is_some_and(|head| heads.contains(&head.id))
    };
    let tables: Vec<Block> = application
        .merits
        .told()
        .filter(of_head)
        .map(|entry| merit(application, Spot::Entry(Group::Merits, entry.id)).into())
        .collect();
    if tables.is_empty() { vec![super::body(say("answer.none_filled"))] } else { tables }
}

/// Merits of which nobody knows the head yet: they are shown, so that none is lost.
fn without_head(application: &Application) -> Vec<Block> {
    let entries = application.merits.told();
    let unknown = entries.filter(|entry| MERIT_HEAD.known(&entry.facts).is_none());
    let tables: Vec<Block> = unknown
        .map(|entry| merit(application, Spot::Entry(Group::Merits, entry.id)).into())
        .collect();
    if tables.is_empty() {
        return tables;
    }
    [vec![heading("paper.form.no_head")], tables].concat()
}

fn merit(application: &Application, spot: Spot) -> Table {
    let told = |field: &dyn AnyField| answer(application, spot, field);
    let long = |key: &str, field: &dyn AnyField| {
        let words = told(field);
        let parts = words.chars().count() > FITS;
        let row = Row::new([label(key), Cell::text(words).wide(3)]).least(12);
        if parts { row.parting() } else { row }
    };
    let rows = vec![
        Row::new([label("paper.form.merit_title"), Cell::text(told(&MERIT_TITLE)).wide(3)])
            .staying(),
        Row::new([
            label("paper.form.merit_date"),
            Cell::short(told(&MERIT_DATE)),
            label("paper.form.merit_witness"),
            Cell::short(told(&MERIT_WITNESS)),
        ])
        .staying(),
        Row::new([label("paper.form.merit_head"), Cell::text(told(&MERIT_HEAD)).wide(3)]).staying(),
        long("paper.form.merit_problem", &MERIT_PROBLEM),
        long("paper.form.merit_role", &MERIT_ROLE),
        long("paper.form.merit_result", &MERIT_RESULT),
    ];
    Table { columns: vec![26, 52, 26, 52], head: 0, rows }
}

fn honours(application: &Application) -> Table {
    let mut rows =
        vec![labels(["paper.form.honour", "paper.form.honour_date", "field.honour_number.label"])];
    for entry in application.honours.told() {
        let spot = Spot::Entry(Group::Honours, entry.id);
        let told = |field: &dyn AnyField| answered(application, spot, field);
        rows.push(Row::new([told(&HONOUR_KIND), told(&HONOUR_DATE), told(&HONOUR_NUMBER)]));
    }
    if application.honours.is_blank() {
        rows.push(Row::new([Cell::short(say("answer.none")).wide(3)]).least(10));
    }
    Table { columns: vec![72, 34, 50], head: 1, rows }
}

fn opinions() -> Table {
    let row = |name: &str, said: &str, signed: &str| {
        let date = say("paper.date_line");
        let signature: Signature = [say(signed), date].into_iter().collect();
        let said = if said.is_empty() { vec![] } else { vec![say(said).into()] };
        let box_ = Cell::new(Content::Opinion(said, signature));
        Row::new([label(name), box_]).least(46)
    };
    let rows = vec![
        row("paper.form.applicant", "paper.form.declared", "paper.form.applicant_signs"),
        row("paper.form.assessors", "", "paper.form.assessors_sign").staying(),
        row("paper.form.enterprise", "", "paper.form.enterprise_seals"),
    ];
    Table { columns: vec![30, 126], head: 0, rows }
}
