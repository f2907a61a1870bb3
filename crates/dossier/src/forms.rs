//! What an applicant enters: each form's fields, in the order on screen, in the documents and in the schema.

use teji_fields::{AnyField, Choice, Days, Field, FieldId, Line, OneOf, Standing, Text};
use teji_notice::Ask;

use crate::conditions::PROVES;
use crate::kinds::{Count, Identity, Telephone, field};

/// The fields of a section, or of an entry of its list.
pub struct Form {
    /// Its name; its title stands under `form.{id}`.
    pub id: &'static str,
    /// What it asks, in order.
    pub slots: &'static [Slot],
}

/// A question of a form.
pub struct Slot {
    /// How it is put.
    pub ask: Ask,
    /// Whether it has to be answered.
    pub need: Need,
}

/// Whether an answer is wanted, and from whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// The section is not filled without it.
    Wanted,
    /// It is wanted, and the enterprise may have to tell it.
    OfEnterprise,
    /// It may stay empty.
    Free,
    /// The device tells it of a file; nobody is asked.
    OfDevice,
}

impl Form {
    /// Its fields, in order, each with its need.
    pub fn fields(&self) -> impl Iterator<Item = (&'static dyn AnyField, Need)> {
        self.slots.iter().flat_map(|slot| slot.ask.fields().into_iter().map(|one| (one, slot.need)))
    }

    /// The field of that name.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&'static dyn AnyField> {
        self.fields().map(|(field, _)| field).find(|field| field.id().0 == id)
    }
}

const fn wanted(field: &'static dyn AnyField) -> Slot {
    Slot { ask: Ask::One(field), need: Need::Wanted }
}

const fn free(field: &'static dyn AnyField) -> Slot {
    Slot { ask: Ask::One(field), need: Need::Free }
}

const fn device(field: &'static dyn AnyField) -> Slot {
    Slot { ask: Ask::One(field), need: Need::OfDevice }
}

const fn choice(id: &'static str) -> Choice {
    Choice { id, standing: Standing::Judged, offered: true }
}

const fn one_of(id: &'static str, clause: &'static str, of: &'static [Choice]) -> Field<OneOf> {
    field(id, clause, OneOf(of))
}

pub(crate) static NAME: Field<Line> = Field::line("name", "2.1", 60);
pub(crate) static IDENTITY: Field<Identity> = field("identity", "2.1", Identity);
pub(crate) static SEX: Field<OneOf> = one_of("sex", "2.1", &[choice("male"), choice("female")]);
pub(crate) static BIRTH: Field<Days> = Field::day("birth", "2.1");
pub(crate) static UNIT: Field<Line> = Field::line("unit", "1.1", 80);
pub(crate) static DEPARTMENT: Field<Line> = Field::line("department", "2.0", 80);
pub(crate) static EDUCATION: Field<Line> = Field::line("education", "2.1", 40);
pub(crate) static PHONE: Field<Telephone> = field("phone", "2.1", Telephone);
pub(crate) static WORK_SINCE: Field<Days> = Field::day("work_since", "2.1.2");
pub(crate) static GRADE_NUMBER: Field<teji_fields::Code> =
    field("grade_number", "2.1.2", teji_fields::Code);
pub(crate) static TITLE_NAME: Field<Line> = Field::line("title_name", "2.1.2", 40);

/// The applicant. What the self-check asks too is one and the same fact.
pub static BASICS: Form = Form {
    id: "basics",
    slots: &[
        wanted(&NAME),
        wanted(&IDENTITY),
        free(&SEX),
        free(&BIRTH),
        free(&EDUCATION),
        wanted(&PHONE),
        wanted(&UNIT),
        wanted(&DEPARTMENT),
        wanted(&teji_notice::OCCUPATION_NAME),
        wanted(&WORK_SINCE),
        Slot {
            ask: Ask::Ticks {
                id: "certificate",
                fields: &[
                    &teji_notice::GRADE_QUALIFICATION,
                    &teji_notice::GRADE_LEVEL,
                    &teji_notice::GRADE_ENTERPRISE,
                    &teji_notice::TITLE,
                ],
            },
            need: Need::Free,
        },
        free(&teji_notice::GRADE_DATE),
        free(&GRADE_NUMBER),
        free(&TITLE_NAME),
        free(&teji_notice::TITLE_DATE),
    ],
};

pub(crate) static POST_FROM: Field<Days> = Field::day("post_from", "2.1.2");
pub(crate) static POST_TO: Field<Days> = Field::day("post_to", "2.1.2");
pub(crate) static POST_UNIT: Field<Line> = Field::line("post_unit", "2.1.2", 80);
pub(crate) static POST_HELD: Field<Line> = Field::line("post_held", "2.1.2", 80);
pub(crate) static POST_OCCUPATION: Field<Line> = Field::line("post_occupation", "2.1.2", 60);
/// What stands for a senior technician's post, or one equal to it.
pub(crate) const SENIOR: &str = "senior";
/// What stands for a front-line post that is linked.
pub(crate) const LINKED: &str = "linked";
/// Which of the notice's posts it is.
pub(crate) static POST_KIND: Field<OneOf> =
    one_of("post_kind", "2.1.2", &[choice(SENIOR), choice(LINKED), choice("other")]);

/// A post that the applicant held.
pub static POST: Form = Form {
    id: "post",
    slots: &[
        wanted(&POST_FROM),
        free(&POST_TO),
        wanted(&POST_UNIT),
        wanted(&POST_HELD),
        free(&POST_OCCUPATION),
        Slot { ask: Ask::One(&POST_KIND), need: Need::OfEnterprise },
    ],
};

/// The statements of 二（一）3; each choice has the name of the fact that it stands for.
pub(crate) static MERIT_HEAD: Field<OneOf> = one_of(
    "merit_head",
    "2.1.3",
    &[
        choice("merit_method"),
        choice("merit_transfer"),
        choice("merit_renovation"),
        choice("merit_training"),
    ],
);
pub(crate) static MERIT_TITLE: Field<Line> = Field::line("merit_title", "2.1.3", 80);
pub(crate) static MERIT_DATE: Field<Days> = Field::day("merit_date", "2.1.3");
pub(crate) static MERIT_PROBLEM: Field<Text> = Field::text("merit_problem", "2.1.3", 600);
pub(crate) static MERIT_ROLE: Field<Text> = Field::text("merit_role", "2.1.3", 1000);
pub(crate) static MERIT_RESULT: Field<Text> = Field::text("merit_result", "2.1.3", 600);
pub(crate) static MERIT_WITNESS: Field<Line> = Field::line("merit_witness", "2.1.3", 80);

/// A merit, with the applicant's own part in it.
pub static MERIT: Form = Form {
    id: "merit",
    slots: &[
        wanted(&MERIT_HEAD),
        wanted(&MERIT_TITLE),
        wanted(&MERIT_DATE),
        wanted(&MERIT_PROBLEM),
        wanted(&MERIT_ROLE),
        wanted(&MERIT_RESULT),
        free(&MERIT_WITNESS),
    ],
};

/// The honours of 二（二）; each choice has the name of the fact that it stands for.
pub(crate) static HONOUR_KIND: Field<OneOf> = one_of(
    "honour_kind",
    "2.2",
    &[
        choice("honour_grand_award"),
        choice("honour_allowance"),
        choice("honour_national_expert"),
        choice("honour_studio_leader"),
        choice("honour_master_title"),
        choice("honour_jilin_award"),
    ],
);
pub(crate) static HONOUR_DATE: Field<Days> = Field::day("honour_date", "2.2");
pub(crate) static HONOUR_NUMBER: Field<Line> = Field::line("honour_number", "2.2", 80);

/// An honour.
pub static HONOUR: Form = Form {
    id: "honour",
    slots: &[wanted(&HONOUR_KIND), wanted(&HONOUR_DATE), free(&HONOUR_NUMBER)],
};

pub(crate) static EVIDENCE_TITLE: Field<Line> = Field::line("evidence_title", "2.1", 80);
pub(crate) static EVIDENCE_DATE: Field<Days> = Field::day("evidence_date", "2.1");
pub(crate) static EVIDENCE_ISSUER: Field<Line> = Field::line("evidence_issuer", "2.1", 80);
pub(crate) static EVIDENCE_PAGES: Field<Count> =
    field("evidence_pages", "2.1", Count { most: 9999 });
pub(crate) static EVIDENCE_MEDIA: Field<OneOf> =
    one_of("evidence_media", "2.1", &[choice("jpeg"), choice("png"), choice("pdf")]);
pub(crate) static EVIDENCE_SIZE: Field<Count> =
    field("evidence_size", "2.1", Count { most: u32::MAX as u64 - 1 });
pub(crate) static EVIDENCE_SHA256: Field<Line> = Field::line("evidence_sha256", "2.1", 64);
pub(crate) static EVIDENCE_NAME: Field<Line> = Field::line("evidence_name", "2.1", 255);

/// A paper that proves something. Its bytes are kept elsewhere, under the entry's number.
pub static EVIDENCE: Form = Form {
    id: "evidence",
    slots: &[
        wanted(&EVIDENCE_TITLE),
        free(&EVIDENCE_DATE),
        free(&EVIDENCE_ISSUER),
        free(&EVIDENCE_PAGES),
        Slot { ask: Ask::Ticks { id: "proves", fields: PROVES }, need: Need::Free },
        device(&EVIDENCE_MEDIA),
        device(&EVIDENCE_SIZE),
        device(&EVIDENCE_SHA256),
        device(&EVIDENCE_NAME),
    ],
};

/// All forms, in the order of the sections.
pub static FORMS: [&Form; 5] = [&BASICS, &POST, &MERIT, &HONOUR, &EVIDENCE];

/// Whether the self-check asks for a fact, which is then kept with its answers.
pub(crate) fn is_shared(id: FieldId) -> bool {
    teji_notice::field(id.0).is_some()
}
