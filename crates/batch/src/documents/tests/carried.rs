//! One fact is changed after the other: the papers that change are those that should, and no others.

use super::*;

/// Each field of the batch's forms, and the papers that show it.
const CARRIED: &[(&str, &str)] = &[
    ("batch_name", "filing_letter plan plan_opened result_letter"),
    (
        "unit_name",
        "agreement approved filing_letter plan plan_opened posting posting_report result_letter suggested upload_roll",
    ),
    ("unit_credit", "plan upload_roll"),
    ("unit_kind", "filing_letter plan"),
    ("unit_division", "filing_letter plan"),
    ("enterprise_filed", "filing_letter plan screening_roll"),
    ("filing_number", "filing_letter plan"),
    ("filing_day", "filing_letter plan"),
    ("false_statements", "filing_letter plan screening_roll"),
    ("contact", "filing_letter"),
    ("contact_phone", "filing_letter"),
    ("reference_day", "approved filing_letter plan result_letter screening_roll suggested"),
    ("plan_ratio", "plan"),
    ("ratio_base", "plan"),
    ("base_count", "plan"),
    ("held_count", "plan"),
    ("ratio_rounding", "plan"),
    ("plan_criteria", "plan"),
    ("plan_procedure", "plan"),
    ("plan_methods", "plan"),
    ("plan_support", "plan"),
    ("plan_day", "plan plan_opened"),
    ("opened_how", "plan plan_opened"),
    ("opened_from", "plan plan_opened"),
    ("opened_to", "plan plan_opened"),
    ("sent_day", "filing_letter"),
    ("sent_number", "filing_letter"),
    ("copies", "filing_letter"),
    ("review_body", "suggested"),
    ("review_body_name", "suggested"),
    ("review_from", "result_letter suggested"),
    ("review_to", "result_letter suggested"),
    ("review_seats", "suggested"),
    ("review_present", "suggested"),
    ("review_how", "suggested"),
    ("posted_from", "posting posting_report result_letter"),
    ("posted_to", "posting posting_report result_letter"),
    ("posted_place", "posting posting_report"),
    ("objections_to", "posting"),
    ("days_off", "posting_report"),
    ("approved_day", "approved result_letter"),
    ("certificate_day", "certificates_roll result_letter upload_roll"),
    ("agreement_day", "agreement result_letter upload_roll"),
    ("agreement_from", "agreement"),
    ("agreement_to", "agreement"),
    ("upload_day", "result_letter upload_roll"),
    ("report_day", "result_letter"),
    ("report_number", "result_letter"),
];

/// Fields that no paper shows in this round, and why.
const SHOWN_BY_NONE: &[(&str, &str)] = &[
    ("unit_short", "file names alone bear it"),
    ("group_receipt", "only a central branch waits for the receipt; its own test shows that"),
    ("receipt_number", "only a central branch's letter names it; its own test shows that"),
    (
        "ratio_base_name",
        "only a base of another kind has a name of its own; its own test shows that",
    ),
    ("seal_key", "devices use it, nobody reads it"),
    ("number_prefix", "the numbers that are made of it stand with each person"),
    ("number_first", "the numbers that are made of it stand with each person"),
];

fn changed(before: &BTreeMap<String, String>, batch: &Batch) -> String {
    let after = texts(batch);
    assert_eq!(before.len(), after.len());
    let differing = after.iter().filter(|(name, words)| before[*name] != **words);
    differing.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(" ")
}

/// Another answer that can be read.
fn other(field: &dyn AnyField, typed: Option<&str>) -> String {
    match field.input() {
        Input::Choice(choices) => {
            let other = choices.iter().rev().find(|choice| Some(choice.id) != typed);
            other.unwrap().id.to_owned()
        }
        Input::Day => "2026-11-06".to_owned(),
        Input::Finding => "2025-01-01".to_owned(),
        Input::Periods => "2013-05-01..".to_owned(),
        Input::Absences => "2019-01-01..2019-02-01".to_owned(),
        Input::Line { .. } => match field.id().0 {
            "unit_credit" => "91220101MA0000002X".to_owned(),
            "contact_phone" => "0431-77777777".to_owned(),
            "days_off" => "2026-11-05".to_owned(),
            "plan_ratio" => "7%".to_owned(),
            "base_count" | "held_count" | "copies" | "review_seats" | "review_present"
            | "number_first" => "3".to_owned(),
            _ => "另外一个说法".to_owned(),
        },
    }
}

#[test]
fn every_answer_of_the_batch_changes_the_papers_that_carry_it() {
    let whole = whole();
    let before = texts(&whole);
    let mut seen = vec![];
    for (field, _) in FORMS.iter().flat_map(|form| form.fields()) {
        let name = field.id().0;
        let mut batch = whole.clone();
        batch.set(field.id(), other(field, whole.typed(field.id())));
        let wanted =
            CARRIED.iter().find(|(carried, _)| *carried == name).map(|(_, papers)| *papers);
        let wanted = wanted.unwrap_or_else(|| {
            let reason = SHOWN_BY_NONE.iter().find(|(none, _)| *none == name);
            assert!(reason.is_some(), "{name} is in neither list");
            ""
        });
        assert_eq!(changed(&before, &batch), wanted, "{name}");
        seen.push(name);
    }
    for (name, _) in CARRIED.iter().chain(SHOWN_BY_NONE) {
        assert!(seen.contains(name), "{name} is no field");
    }
}

#[test]
fn answers_that_only_some_enterprises_give_are_carried_there() {
    let mut central = whole();
    central.set(id("unit_kind"), "central");
    let before = texts(&central);
    central.set(id("receipt_number"), "回执第8号");
    assert_eq!(changed(&before, &central), "filing_letter");
    let before = texts(&central);
    central.set(id("group_receipt"), "yes");
    assert_eq!(changed(&before, &central), "filing_letter plan");
    let mut base = whole();
    base.set(id("ratio_base"), "other_base");
    let before = texts(&base);
    base.set(id("ratio_base_name"), "班组长人数");
    assert_eq!(changed(&before, &base), "plan");
}

#[test]
fn occupations_further_conditions_and_readings_are_carried() {
    let whole = whole();
    let before = texts(&whole);
    let occupation = |field: &str, typed: &str| {
        let mut batch = whole.clone();
        batch.plan.occupations.set(2, FieldId(Box::leak(field.to_owned().into_boxed_str())), typed);
        changed(&before, &batch)
    };
    assert_eq!(occupation("occupation_title", "维修电工"), "plan");
    assert_eq!(occupation("occupation_code", "6-31-01-03"), "plan");
    assert_eq!(occupation("occupation_basis", "on_file"), "plan");
    let mut coded = whole.clone();
    coded.plan.occupations.set(1, FieldId("occupation_code"), "6-20-01-01");
    assert_eq!(changed(&before, &coded), "plan upload_roll");
    let mut further = whole.clone();
    further.plan.further = plan().further;
    let all = "filing_letter plan screening_roll suggested";
    assert_eq!(changed(&before, &further).replace("approved ", ""), all.replace(" suggested", ""));
    let with = texts(&further);
    for (entry, field, typed) in [
        (1, "further_title", "岗位满十年"),
        (1, "further_least", "10"),
        (3, "further_least", "1"),
        (4, "further_choices", "初中\n大专\n本科"),
        (4, "further_accepted", "本科"),
    ] {
        let mut batch = further.clone();
        batch.plan.further.set(entry, FieldId(field), typed);
        assert!(changed(&with, &batch).contains("plan"), "{entry} {field}");
    }
    for reading in teji_notice::READINGS {
        let mut batch = whole.clone();
        batch.plan.rulings.pin(reading, reading.options[1]);
        let changed = changed(&before, &batch);
        let of_posting = reading.id.0 == "publicity_first_day";
        let wanted =
            if of_posting { "plan posting_report screening_roll" } else { "plan screening_roll" };
        assert_eq!(changed, wanted, "{}", reading.id.0);
    }
}

/// What papers of the round show of a person who is settled on; all other facts of a person stand in their own papers.
const OF_PERSON: &[(&str, &str)] = &[
    (
        "name",
        "agreement approved certificates_roll people_roll posting result_letter screening_roll suggested upload_roll",
    ),
    ("identity", "agreement certificates_roll people_roll screening_roll suggested upload_roll"),
    ("sex", "people_roll"),
    ("education", "people_roll"),
    ("department", "approved people_roll posting"),
    (
        "occupation_name",
        "agreement approved certificates_roll filing_letter people_roll posting result_letter screening_roll suggested upload_roll",
    ),
    ("work_since", "people_roll"),
    ("grade_number", "people_roll"),
    ("grade_date", "people_roll"),
    ("title_name", "people_roll"),
];

/// Facts of a person that no paper shows, neither their own nor the round's, and why.
const OF_NOBODY: &[(&str, &str)] = &[
    ("merit_method", "the listed merits stand in its place"),
    ("merit_transfer", "the listed merits stand in its place"),
    ("merit_renovation", "the listed merits stand in its place"),
    ("merit_training", "the listed merits stand in its place"),
    ("occupation_filed", "the plan's list of occupations stands in its place"),
    ("occupation_linked", "the plan's list of occupations stands in its place"),
    ("enterprise_filed", "what the plan says of the enterprise stands in its place"),
    ("false_statements", "what the plan says of the enterprise stands in its place"),
];

fn own(batch: &Batch) -> String {
    let calendar = Calendar::published();
    let round = Round::of(batch, &calendar, today());
    let person = round.people[0].person;
    let facts = round.screening.facts(person);
    let check = teji_notice::Check::of(round.screening.case(&facts));
    let papers = teji_dossier::documents::papers(&round.application(person), &check);
    papers.iter().map(teji_paper::text).collect()
}

#[test]
fn every_fact_of_a_person_changes_a_paper_or_is_named() {
    let whole = whole();
    let before = texts(&whole);
    let own_before = own(&whole);
    let check = teji_notice::fields().map(|field| (Spot::Check, field));
    let basics = teji_dossier::BASICS.fields().map(|(field, _)| (Spot::Basics, field));
    let of_publicity = |id: FieldId| teji_notice::PUBLICITY_FORM.iter().any(|one| one.id() == id);
    for (spot, field) in basics.chain(check) {
        let name = field.id().0;
        let of_batch = FORMS.iter().any(|form| form.field(name).is_some());
        let named = OF_NOBODY.iter().any(|(none, _)| *none == name);
        if (of_publicity(field.id()) || of_batch) && !named {
            continue;
        }
        let mut batch = whole.clone();
        let typed = batch.people().next().unwrap().application.typed(spot, field.id());
        let other = match name {
            "identity" => identity(77),
            "name" => "赵六".to_owned(),
            // Early enough to change no result.
            "grade_date" | "work_since" => "2011-02-03".to_owned(),
            _ => other(field, typed),
        };
        batch.change(1, |person| person.application.set(spot, field.id(), other));
        let changed = changed(&before, &batch);
        if let Some((_, wanted)) = OF_PERSON.iter().find(|(shown, _)| *shown == name) {
            assert_eq!(changed, *wanted, "{name}");
        }
        let is_shown = !changed.is_empty() || own(&batch) != own_before;
        let is_named = OF_NOBODY.iter().any(|(none, _)| *none == name);
        assert_ne!(is_shown, is_named, "{name}: {changed}");
    }
}

#[test]
fn every_entry_of_a_persons_lists_stands_in_their_own_papers() {
    let mut whole = whole();
    whole.change(1, |person| {
        for group in Group::ALL {
            let facts =
                group.form().fields().filter(|(_, need)| *need != teji_dossier::Need::OfDevice);
            let facts = facts.fold(teji_fields::Facts::default(), |facts, (field, _)| {
                facts.with(field.id(), first(field))
            });
            person.application.list_mut(group).add(facts);
        }
    });
    let before = own(&whole);
    for group in Group::ALL {
        let last = whole.people().next().unwrap().application.list(group).iter().last().unwrap().id;
        for (field, need) in group.form().fields() {
            if need == teji_dossier::Need::OfDevice {
                continue;
            }
            let mut batch = whole.clone();
            let spot = Spot::Entry(group, last);
            batch.change(1, |person| {
                let typed = person.application.typed(spot, field.id()).map(str::to_owned);
                person.application.set(spot, field.id(), other(field, typed.as_deref()));
            });
            assert_ne!(own(&batch), before, "{}", field.id().0);
        }
    }
}

fn first(field: &dyn AnyField) -> String {
    match field.input() {
        Input::Choice(choices) => choices[0].id.to_owned(),
        Input::Day => "2018-02-03".to_owned(),
        _ => "7".to_owned(),
    }
}

/// What is kept of a person beside their application.
#[test]
fn what_the_enterprise_keeps_of_a_person_is_carried() {
    let whole = whole();
    let before = texts(&whole);
    let change = |change: &dyn Fn(&mut crate::Person)| {
        let mut batch = whole.clone();
        batch.change(1, |person| change(person));
        changed(&before, &batch)
    };
    let row = crate::Row { sheet: "名单".into(), number: 99 };
    assert_eq!(change(&|person| person.row = Some(row.clone())), "screening_roll");
    let certificate = "agreement certificates_roll result_letter upload_roll";
    assert_eq!(change(&|person| person.certificate = "Y00002200000026T000009".into()), certificate);
    let unproposed = "posting posting_report screening_roll suggested";
    assert_eq!(change(&|person| person.proposed = false), unproposed);
    let mut unsettled = whole.clone();
    unsettled.change(1, |person| person.settled = false);
    let after = texts(&unsettled);
    assert!(!after.contains_key("agreement"));
    for name in ["approved", "certificates_roll", "upload_roll", "result_letter"] {
        assert_ne!(after[name], before[name], "{name}");
    }
    let mut answered = whole.clone();
    answered.plan.further = plan().further;
    let before = texts(&answered);
    answered.change(1, |person| drop(person.further.insert(2, "yes".into())));
    assert_eq!(changed(&before, &answered), "screening_roll");
    let before = texts(&whole);
    let mut objected = whole.clone();
    objected.objections.set(1, FieldId("objection_standing"), "upheld");
    assert_eq!(changed(&before, &objected), "posting_report");
}
