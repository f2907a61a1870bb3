//! A plan and people for tests.

use teji_dossier::{Application, Spot};
use teji_fields::{AnyField, Facts, FieldId};

use crate::batch::{Batch, Person};
use crate::forms::{
    BOTH, FILED, FORMS, FURTHER_ACCEPTED, FURTHER_CHOICES, FURTHER_KIND, FURTHER_LEAST,
    FURTHER_SINCE, FURTHER_TITLE, OCCUPATION_BASIS, OCCUPATION_TITLE,
};
use crate::plan::Plan;

/// A field of the batch's forms by its name.
pub(crate) fn id(name: &str) -> FieldId {
    let own = FORMS.iter().find_map(|form| form.field(name)).map(AnyField::id);
    own.or_else(|| teji_notice::field(name).map(AnyField::id)).unwrap()
}

/// A plan that is whole, with a further condition of each kind.
pub(crate) fn plan() -> Plan {
    let told = [
        ("batch_name", "2026年特级技师评聘"),
        ("unit_name", "吉林某某制造有限公司"),
        ("unit_short", "某某制造"),
        ("unit_kind", "local"),
        ("unit_division", "changchun"),
        ("enterprise_filed", "filed"),
        ("false_statements", "none"),
        ("contact", "赵某"),
        ("contact_phone", "0431-88888888"),
        ("reference_day", "2026-11-22"),
        ("plan_ratio", "5%"),
        ("ratio_base", "senior"),
        ("base_count", "130"),
        ("held_count", "2"),
        ("plan_criteria", "按业绩、技能水平和带徒三方面打分。"),
        ("plan_procedure", "个人申报、资格审查、评审、公示、核准。"),
        ("plan_methods", "现场答辩与业绩评审相结合。"),
        ("plan_support", "建立工作室，落实待遇。"),
        ("plan_day", "2026-10-08"),
        ("opened_how", "职工代表大会宣读，厂区公告栏张贴。"),
        ("opened_from", "2026-10-10"),
    ];
    let facts =
        told.iter().fold(Facts::default(), |facts, (name, typed)| facts.with(id(name), *typed));
    let mut plan = Plan { facts, ..Plan::default() };
    for (title, basis) in [("装配钳工", FILED), ("电工", BOTH), ("焊接工程师", "linked")]
    {
        plan.occupations.add(
            Facts::default().with(OCCUPATION_TITLE.id, title).with(OCCUPATION_BASIS.id, basis),
        );
    }
    let further = |title: &str, kind: &str| {
        Facts::default().with(FURTHER_TITLE.id, title).with(FURTHER_KIND.id, kind)
    };
    plan.further.add(
        further("岗位满8年", "years").with(FURTHER_SINCE.id, "in_post").with(FURTHER_LEAST.id, "8"),
    );
    plan.further.add(further("近三年无安全事故", "statement"));
    plan.further.add(further("业绩至少2项", "merits").with(FURTHER_LEAST.id, "2"));
    plan.further.add(
        further("学历", "one_of")
            .with(FURTHER_CHOICES.id, "高中\n大专\n本科")
            .with(FURTHER_ACCEPTED.id, "大专\n本科"),
    );
    plan
}

/// Facts under which every condition of the notice holds on 2026-11-22.
pub(crate) const FITS: &[(&str, &str)] = &[
    ("occupation_name", "装配钳工"),
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
