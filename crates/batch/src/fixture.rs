//! A plan and people for tests.

use teji_dossier::{Application, Spot};
use teji_fields::{AnyField, Facts, FieldId};

use crate::batch::{Batch, Person};
use crate::forms::FORMS;
use crate::plan::Plan;

/// A field of the batch's forms by its name.
pub(crate) fn id(name: &str) -> FieldId {
    let own = FORMS.iter().find_map(|form| form.field(name)).map(AnyField::id);
    let of_person = || teji_dossier::FORMS.iter().find_map(|form| form.field(name));
    let person = || of_person().or_else(|| teji_notice::field(name)).map(AnyField::id);
    own.or_else(person).unwrap_or_else(|| panic!("{name}"))
}

/// A plan that is whole, with a further condition of each kind.
pub(crate) fn plan() -> Plan {
    serde_json::from_str(include_str!("../cases/plan.json")).unwrap()
}

/// Facts under which every condition of the notice holds on 2026-11-22.
pub(crate) const FITS: &[(&str, &str)] = &[
    ("front_line", "yes"),
    ("conduct", "able"),
    ("health", "able"),
    ("grade_qualification", "no"),
    ("grade_level", "yes"),
    ("grade_enterprise", "no"),
    ("title", "no"),
    ("grade_in_occupation", "yes"),
    ("grade_date", "2012-03-01"),
    ("post_service", "2012-04-01.."),
    ("post_absences", "none"),
    ("still_in_occupation", "yes"),
    ("high_skill", "yes"),
    ("merit_method", "yes"),
    ("merit_transfer", "no"),
    ("merit_renovation", "no"),
    ("merit_training", "no"),
];

/// A person with these answers beside those of [`FITS`].
pub(crate) fn person(name: &str, told: &[(&str, &str)]) -> Person {
    let mut application = Application::default();
    application.set(Spot::Basics, basic("name"), name);
    let occupation = plan().occupation_names().next().map(str::to_owned).unwrap_or_default();
    application.set(Spot::Check, id("occupation_name"), occupation);
    for (field, typed) in FITS.iter().chain(told) {
        application.set(Spot::Check, id(field), *typed);
    }
    Person { application, ..Person::default() }
}

fn basic(name: &str) -> FieldId {
    teji_dossier::BASICS.field(name).map(AnyField::id).unwrap()
}

/// A batch without further conditions, in which these people stand.
pub(crate) fn batch(people: Vec<Person>) -> Batch {
    let plan = Plan { further: teji_dossier::List::default(), ..plan() };
    let mut batch = Batch { plan, ..Batch::default() };
    for person in people {
        batch.add(person).unwrap();
    }
    batch
}

/// An identity number that is sound, of its own for each serial.
pub(crate) fn identity(serial: u32) -> String {
    let first = format!("22010419750315{serial:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 =
        first.chars().zip(weights).map(|(sign, weight)| sign.to_digit(10).unwrap() * weight).sum();
    first + &"10X98765432"[(sum % 11) as usize..=(sum % 11) as usize]
}

/// What the forms of the later steps tell, and what the plan tells beside [`plan`].
pub(crate) const LATER: &[(&str, &str)] = &[
    ("unit_credit", "91220101MA0000001X"),
    ("receipt_number", "回执第7号"),
    ("filing_number", "自主备案第12号"),
    ("filing_day", "2021-05-06"),
    ("opened_to", "2026-10-20"),
    ("sent_day", "2026-10-22"),
    ("sent_number", "某某函第3号"),
    ("copies", "2"),
    ("review_body", "own_body"),
    ("review_body_name", "某某制造考评委员会"),
    ("review_from", "2026-10-28"),
    ("review_to", "2026-10-30"),
    ("review_seats", "9"),
    ("review_present", "8"),
    ("review_how", "现场答辩，逐人打分。"),
    ("posted_from", "2026-11-02"),
    ("posted_to", "2026-11-10"),
    ("posted_place", "厂区东门公告栏"),
    ("objections_to", "办公楼201房间监察科"),
    ("days_off", "2026-11-04"),
    ("approved_day", "2026-11-12"),
    ("number_prefix", "Y00002200000026"),
    ("number_first", "1"),
    ("certificate_day", "2026-11-16"),
    ("agreement_day", "2026-11-18"),
    ("agreement_from", "2026-11-18"),
    ("agreement_to", "2029-11-17"),
    ("upload_day", "2026-11-20"),
    ("report_day", "2026-11-23"),
    ("report_number", "某某函第9号"),
];

/// A person with everything that papers tell of one, who fits.
pub(crate) fn whole_person(name: &str, serial: u32) -> Person {
    let mut person = person(name, &[("honour_jilin_award", "yes")]);
    let identity = identity(serial);
    let number = format!("Y00002200000026T{serial:06}");
    let basics = [
        ("identity", identity.as_str()),
        ("education", "大专"),
        ("phone", "13800001234"),
        ("unit", "吉林某某制造有限公司"),
        ("department", "装配车间"),
        ("work_since", "1996-08-01"),
        ("grade_number", "2207001008100012"),
        ("title_name", "钳工讲师"),
        ("title_date", "2015-03-02"),
    ];
    for (field, typed) in basics {
        let field = basic(field);
        person.application.set(Spot::Basics, field, typed);
    }
    person.application.merits.add(
        Facts::default()
            .with(id("merit_head"), "merit_method")
            .with(id("merit_title"), "三点找正法"),
    );
    person.row = Some(crate::Row { sheet: "名单".into(), number: serial + 3 });
    person.proposed = true;
    person.settled = true;
    person.certificate = number;
    person
}

/// A round that has come to its end: two people of whom one is appointed, one who was not proposed, an objection.
pub(crate) fn whole() -> Batch {
    let mut second = whole_person("李四", 2);
    second.settled = false;
    second.certificate = String::new();
    let mut third = whole_person("王五", 3);
    (third.proposed, third.settled, third.certificate) = (false, false, String::new());
    let mut batch = batch(vec![whole_person("张三", 1), second, third]);
    for (field, typed) in LATER {
        batch.set(id(field), *typed);
    }
    batch.objections.add(
        Facts::default()
            .with(FieldId("objection_received"), "2026-11-05")
            .with(FieldId("objection_about"), "whole")
            .with(FieldId("objection_matter"), "排名次序")
            .with(FieldId("objection_handled"), "已经答复")
            .with(FieldId("objection_decided"), "2026-11-06")
            .with(FieldId("objection_decided_by"), "监察科")
            .with(FieldId("objection_standing"), "not_upheld"),
    );
    batch
}

pub(crate) fn today() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}
