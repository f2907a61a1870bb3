//! What an enterprise enters: each form's fields, in the order on screen and in the papers.

use teji_dossier::{Count, Form, Need, Slot, Telephone};
use teji_fields::{
    AnyField, Choice, Clause, Days, Field, FieldId, Kind, Line, OneOf, Standing, Text,
};
use teji_notice::{
    Ask, ENTERPRISE_FILED, FALSE_STATEMENTS, GROUP_RECEIPT, POSTED_FROM, POSTED_TO, UNIT_KIND,
};

use crate::kinds::{Credit, DaysOff, Occupation, Share};

const fn wanted(field: &'static dyn AnyField) -> Slot {
    Slot { ask: Ask::One(field), need: Need::Wanted }
}

const fn free(field: &'static dyn AnyField) -> Slot {
    Slot { ask: Ask::One(field), need: Need::Free }
}

const fn choice(id: &'static str) -> Choice {
    Choice { id, standing: Standing::Judged, offered: true }
}

const fn one_of(id: &'static str, clause: &'static str, of: &'static [Choice]) -> Field<OneOf> {
    field(id, clause, OneOf(of))
}

/// A field that no rule reads.
pub(crate) const fn field<K: Kind>(id: &'static str, clause: &'static str, kind: K) -> Field<K> {
    Field { id: FieldId(id), clause: Clause(clause), kind, best: "", worst: "" }
}

pub(crate) static BATCH_NAME: Field<Line> = Field::line("batch_name", "4.1", 60);
/// The enterprise's name as its seal has it.
pub static UNIT_NAME: Field<Line> = Field::line("unit_name", "1.1", 80);
/// A short name, which file names bear.
pub static UNIT_SHORT: Field<Line> = Field::line("unit_short", "1.1", 20);
pub(crate) static UNIT_CREDIT: Field<Credit> = field("unit_credit", "1.1", Credit);
/// The 11 bodies that receive plans of local enterprises.
pub static UNIT_DIVISION: Field<OneOf> = one_of(
    "unit_division",
    "3",
    &[
        choice("changchun"),
        choice("jilin"),
        choice("siping"),
        choice("liaoyuan"),
        choice("tonghua"),
        choice("baishan"),
        choice("songyuan"),
        choice("baicheng"),
        choice("yanbian"),
        choice("changbaishan"),
        choice("meihekou"),
    ],
);
pub(crate) static RECEIPT_NUMBER: Field<Line> = Field::line("receipt_number", "3", 60);
pub(crate) static FILING_NUMBER: Field<Line> = Field::line("filing_number", "1.1", 60);
pub(crate) static FILING_DAY: Field<Days> = Field::day("filing_day", "1.1");
pub(crate) static CONTACT: Field<Line> = Field::line("contact", "3", 30);
pub(crate) static CONTACT_PHONE: Field<Telephone> = field("contact_phone", "3", Telephone);

/// The enterprise.
pub static UNIT: Form = Form {
    id: "unit",
    slots: &[
        wanted(&UNIT_NAME),
        free(&UNIT_SHORT),
        free(&UNIT_CREDIT),
        wanted(&UNIT_KIND),
        free(&UNIT_DIVISION),
        free(&GROUP_RECEIPT),
        free(&RECEIPT_NUMBER),
        wanted(&ENTERPRISE_FILED),
        free(&FILING_NUMBER),
        free(&FILING_DAY),
        wanted(&FALSE_STATEMENTS),
        free(&CONTACT),
        free(&CONTACT_PHONE),
    ],
};

/// The share of special-grade technicians.
pub static PLAN_RATIO: Field<Share> = field("plan_ratio", "4.1", Share);
/// What it is a share of.
pub static RATIO_BASE: Field<OneOf> = one_of(
    "ratio_base",
    "4.1",
    &[choice("senior"), choice("skilled"), choice("staff"), choice("other_base")],
);
pub(crate) static RATIO_BASE_NAME: Field<Line> = Field::line("ratio_base_name", "4.1", 60);
pub(crate) static BASE_COUNT: Field<Count> = field("base_count", "4.1", Count { most: 9_999_999 });
/// How many special-grade technicians there are already.
pub(crate) static HELD_COUNT: Field<Line> = Field::line("held_count", "4.1", 7);
pub(crate) static RATIO_ROUNDING: Field<OneOf> =
    one_of("ratio_rounding", "4.1", &[choice("down"), choice("near")]);
pub(crate) static CRITERIA: Field<Text> = Field::text("plan_criteria", "4.1", 3000);
pub(crate) static PROCEDURE: Field<Text> = Field::text("plan_procedure", "4.1", 3000);
pub(crate) static METHODS: Field<Text> = Field::text("plan_methods", "4.1", 3000);
pub(crate) static SUPPORT: Field<Text> = Field::text("plan_support", "4.1", 3000);
/// The 基准日: on this day the conditions must hold.
pub static REFERENCE: Field<Days> = Field::day("reference_day", "2.1");
pub(crate) static PLAN_DAY: Field<Days> = Field::day("plan_day", "4.1");
pub(crate) static OPENED_HOW: Field<Text> = Field::text("opened_how", "4.1", 600);
pub(crate) static OPENED_FROM: Field<Days> = Field::day("opened_from", "4.1");
pub(crate) static OPENED_TO: Field<Days> = Field::day("opened_to", "4.1");
/// The public key for which applicants may seal their packages.
pub static SEAL_KEY: Field<Line> = Field::line("seal_key", "4.1", 120);

/// The plan, but for its lists.
pub static PLAN: Form = Form {
    id: "plan",
    slots: &[
        wanted(&BATCH_NAME),
        wanted(&REFERENCE),
        wanted(&PLAN_RATIO),
        wanted(&RATIO_BASE),
        free(&RATIO_BASE_NAME),
        free(&BASE_COUNT),
        free(&HELD_COUNT),
        free(&RATIO_ROUNDING),
        wanted(&CRITERIA),
        wanted(&PROCEDURE),
        wanted(&METHODS),
        wanted(&SUPPORT),
        free(&PLAN_DAY),
        wanted(&OPENED_HOW),
        wanted(&OPENED_FROM),
        free(&OPENED_TO),
        free(&SEAL_KEY),
    ],
};

pub(crate) static OCCUPATION_TITLE: Field<Line> = Field::line("occupation_title", "1.2", 60);
pub(crate) static OCCUPATION_CODE: Field<Occupation> = field("occupation_code", "1.2", Occupation);
/// Stands for an occupation on file.
pub(crate) const FILED: &str = "on_file";
/// Stands for one that is linked with professional staff.
pub(crate) const LINKED: &str = "linked";
/// Stands for one that is both.
pub(crate) const BOTH: &str = "both";
pub(crate) static OCCUPATION_BASIS: Field<OneOf> =
    one_of("occupation_basis", "1.2", &[choice(FILED), choice(LINKED), choice(BOTH)]);

/// An occupation of the plan.
pub static OCCUPATION: Form = Form {
    id: "occupation",
    slots: &[wanted(&OCCUPATION_TITLE), free(&OCCUPATION_CODE), wanted(&OCCUPATION_BASIS)],
};

pub(crate) static FURTHER_TITLE: Field<Line> = Field::line("further_title", "4.1", 80);
pub(crate) const YEARS: &str = "years";
pub(crate) const YES_NO: &str = "statement";
pub(crate) const MERITS: &str = "merits";
pub(crate) const ONE_OF: &str = "one_of";
pub(crate) static FURTHER_KIND: Field<OneOf> =
    one_of("further_kind", "4.1", &[choice(YEARS), choice(YES_NO), choice(MERITS), choice(ONE_OF)]);
pub(crate) const IN_POST: &str = "in_post";
pub(crate) const HOLDING: &str = "holding";
pub(crate) const AT_WORK: &str = "at_work";
/// From when the years count.
pub(crate) static FURTHER_SINCE: Field<OneOf> =
    one_of("further_since", "4.1", &[choice(IN_POST), choice(HOLDING), choice(AT_WORK)]);
pub(crate) static FURTHER_LEAST: Field<Line> = Field::line("further_least", "4.1", 5);
pub(crate) static FURTHER_CHOICES: Field<Text> = Field::text("further_choices", "4.1", 600);
pub(crate) static FURTHER_ACCEPTED: Field<Text> = Field::text("further_accepted", "4.1", 600);

/// A further condition of the enterprise's own.
pub static FURTHER: Form = Form {
    id: "further",
    slots: &[
        wanted(&FURTHER_TITLE),
        wanted(&FURTHER_KIND),
        free(&FURTHER_SINCE),
        free(&FURTHER_LEAST),
        free(&FURTHER_CHOICES),
        free(&FURTHER_ACCEPTED),
    ],
};

pub(crate) static SENT_DAY: Field<Days> = Field::day("sent_day", "4.2");
pub(crate) static SENT_NUMBER: Field<Line> = Field::line("sent_number", "4.2", 40);
pub(crate) static COPIES: Field<Count> = field("copies", "4.2", Count { most: 99 });

/// The letter with which the plan goes out.
pub static FILING: Form =
    Form { id: "filing", slots: &[wanted(&SENT_DAY), free(&SENT_NUMBER), free(&COPIES)] };

pub(crate) static REVIEW_BODY: Field<OneOf> =
    one_of("review_body", "4.3", &[choice("own_body"), choice("entrusted")]);
pub(crate) static REVIEW_BODY_NAME: Field<Line> = Field::line("review_body_name", "4.3", 80);
pub(crate) static REVIEW_FROM: Field<Days> = Field::day("review_from", "4.3");
pub(crate) static REVIEW_TO: Field<Days> = Field::day("review_to", "4.3");
pub(crate) static REVIEW_SEATS: Field<Count> = field("review_seats", "4.3", Count { most: 999 });
pub(crate) static REVIEW_PRESENT: Field<Count> =
    field("review_present", "4.3", Count { most: 999 });
pub(crate) static REVIEW_HOW: Field<Text> = Field::text("review_how", "4.3", 1000);

/// The review.
pub static REVIEW: Form = Form {
    id: "review",
    slots: &[
        wanted(&REVIEW_BODY),
        wanted(&REVIEW_BODY_NAME),
        wanted(&REVIEW_FROM),
        free(&REVIEW_TO),
        free(&REVIEW_SEATS),
        free(&REVIEW_PRESENT),
        free(&REVIEW_HOW),
    ],
};

pub(crate) static POSTED_PLACE: Field<Line> = Field::line("posted_place", "4.4", 120);
/// Where objections are brought; no telephone number stands in what is posted.
pub(crate) static OBJECTIONS_TO: Field<Line> = Field::line("objections_to", "4.4", 120);
/// Local days off.
pub static DAYS_OFF: Field<DaysOff> = field("days_off", "4.4", DaysOff);

/// What is posted, where, and how long.
pub static POSTING: Form = Form {
    id: "posting",
    slots: &[
        wanted(&POSTED_FROM),
        wanted(&POSTED_TO),
        wanted(&POSTED_PLACE),
        wanted(&OBJECTIONS_TO),
        free(&DAYS_OFF),
    ],
};

pub(crate) static APPROVED_DAY: Field<Days> = Field::day("approved_day", "4.4");
/// The first 15 characters of the certificate numbers, as the authority gave them.
pub static NUMBER_PREFIX: Field<Line> = Field::line("number_prefix", "4.4", 40);
/// The first serial number.
pub static NUMBER_FIRST: Field<Count> = field("number_first", "4.4", Count { most: 999_999 });
pub(crate) static CERTIFICATE_DAY: Field<Days> = Field::day("certificate_day", "4.4");
pub(crate) static AGREEMENT_DAY: Field<Days> = Field::day("agreement_day", "4.5");
pub(crate) static AGREEMENT_FROM: Field<Days> = Field::day("agreement_from", "4.5");
pub(crate) static AGREEMENT_TO: Field<Days> = Field::day("agreement_to", "4.5");
pub(crate) static UPLOAD_DAY: Field<Days> = Field::day("upload_day", "4.5");
pub(crate) static REPORT_DAY: Field<Days> = Field::day("report_day", "4.5");
pub(crate) static REPORT_NUMBER: Field<Line> = Field::line("report_number", "4.5", 40);

/// Approval, certificates, appointment, and what follows.
pub static AFTER: Form = Form {
    id: "after",
    slots: &[
        wanted(&APPROVED_DAY),
        free(&NUMBER_PREFIX),
        free(&NUMBER_FIRST),
        wanted(&CERTIFICATE_DAY),
        wanted(&AGREEMENT_DAY),
        free(&AGREEMENT_FROM),
        free(&AGREEMENT_TO),
        free(&UPLOAD_DAY),
        free(&REPORT_DAY),
        free(&REPORT_NUMBER),
    ],
};

/// The forms whose answers belong to the whole batch, in the order of its steps.
pub static FORMS: [&Form; 6] = [&UNIT, &PLAN, &FILING, &REVIEW, &POSTING, &AFTER];

/// Whether a field belongs to the plan.
pub(crate) fn is_of_plan(id: FieldId) -> bool {
    [&UNIT, &PLAN].into_iter().any(|form| form.field(id.0).is_some())
}
