//! 二（一）the conditions that each applicant must meet.

use teji_fields::{Absences, Choice, Clause, Days, Field, OneOf, Periods, Standing};
use teji_rules::{OptionId, Reading, ReadingId, Rule, Test, all, any, open, test};
use teji_workdays::Counting;

use crate::scope::{filed, linked, yes};

/// 满5年.
pub const YEARS: u32 = 5;

pub(crate) static FRONT_LINE: Field<OneOf> = Field::yes_no("front_line", "2.0");

/// What a person says of conduct or health; whether a reservation stands in the way, the enterprise decides.
const DECLARED: &[Choice] = &[
    Choice { id: "able", standing: Standing::Meets, offered: true },
    Choice { id: "reserved", standing: Standing::Judged, offered: true },
    Choice { id: "unable", standing: Standing::Fails, offered: false },
];
pub(crate) static CONDUCT: Field<OneOf> = Field::one_of("conduct", "2.1.1", DECLARED);
pub(crate) static HEALTH: Field<OneOf> = Field::one_of("health", "2.1.4", DECLARED);

/// 高级技师 as a vocational qualification.
pub static GRADE_QUALIFICATION: Field<OneOf> = Field::yes_no("grade_qualification", "2.1.2");
/// 高级技师 as a grade of vocational skill.
pub static GRADE_LEVEL: Field<OneOf> = Field::yes_no("grade_level", "2.1.2");
/// A level of the enterprise's own that equals 高级技师.
pub static GRADE_ENTERPRISE: Field<OneOf> = Field::yes_no("grade_enterprise", "2.1.2");
/// Whether the certificate is in the occupation applied for.
pub static GRADE_IN_OCCUPATION: Field<OneOf> = Field::yes_no("grade_in_occupation", "2.1.2");
/// When the certificate was issued.
pub static GRADE_DATE: Field<Days> = Field::day("grade_date", "2.1.2");
/// Service in a senior technician's post.
pub static POST_SERVICE: Field<Periods> = Field::periods("post_service", "2.1.2");
pub(crate) static POST_ABSENCES: Field<Absences> = Field::absences("post_absences", "2.1.2");
/// Whether the present work is in the occupation applied for.
pub static STILL_IN_OCCUPATION: Field<OneOf> = Field::yes_no("still_in_occupation", "2.1.2");

/// A professional title of associate-senior level or above.
pub static TITLE: Field<OneOf> = Field::yes_no("title", "2.1.2");
/// When the title was obtained.
pub static TITLE_DATE: Field<Days> = Field::day("title_date", "2.1.2");
/// Service in linked front-line posts.
pub static LINKED_SERVICE: Field<Periods> = Field::periods("linked_service", "2.1.2");
pub(crate) static LINKED_ABSENCES: Field<Absences> = Field::absences("linked_absences", "2.1.2");
pub(crate) static LINKED_POST_NOW: Field<OneOf> = Field::one_of(
    "linked_post_now",
    "2.1.2",
    &[
        Choice { id: "same", standing: Standing::Meets, offered: true },
        Choice { id: "another", standing: Standing::Meets, offered: true },
        Choice { id: "left", standing: Standing::Fails, offered: true },
    ],
);

pub(crate) static HIGH_SKILL: Field<OneOf> = Field::yes_no("high_skill", "2.1.3");
pub(crate) static MERIT_METHOD: Field<OneOf> = Field::yes_no("merit_method", "2.1.3");
pub(crate) static MERIT_TRANSFER: Field<OneOf> = Field::yes_no("merit_transfer", "2.1.3");
pub(crate) static MERIT_RENOVATION: Field<OneOf> = Field::yes_no("merit_renovation", "2.1.3");
pub(crate) static MERIT_TRAINING: Field<OneOf> = Field::yes_no("merit_training", "2.1.3");

/// 满5年 does not say whether broken service is added up.
pub(crate) static SERVICE_SUM: Reading = Reading {
    id: ReadingId("service_sum"),
    clause: Clause("2.1.2"),
    options: [OptionId("added"), OptionId("unbroken")],
};
/// 满5年 does not say whether time before the certificate counts.
pub(crate) static SERVICE_CLOCK: Reading = Reading {
    id: ReadingId("service_clock"),
    clause: Clause("2.1.2"),
    options: [OptionId("from_post"), OptionId("after_certificate")],
};
/// 满5年 does not say whether the first day in the post is one of its days.
pub(crate) static SERVICE_FIRST_DAY: Reading = Reading {
    id: ReadingId("service_first_day"),
    clause: Clause("2.1.2"),
    options: [OptionId("not_counted"), OptionId("counted")],
};
/// 仍从事本岗位 does not say whether another linked post will do.
pub(crate) static TITLE_POST: Reading = Reading {
    id: ReadingId("title_post"),
    clause: Clause("2.1.2"),
    options: [OptionId("any_linked"), OptionId("same")],
};
/// The opening words of 二（一）3 may belong to its first head alone.
pub(crate) static MERIT_HEAD: Reading = Reading {
    id: ReadingId("merit_head"),
    clause: Clause("2.1.3"),
    options: [OptionId("first_only"), OptionId("all_three")],
};
/// The second head of 二（一）3 names two kinds of merit without saying and or or.
pub(crate) static MERIT_TRANSFER_READING: Reading = Reading {
    id: ReadingId("merit_transfer"),
    clause: Clause("2.1.3"),
    options: [OptionId("either"), OptionId("both")],
};

/// 二, opening words: technical-skill work on the production or research front line.
pub(crate) fn front_line() -> Rule {
    all("post.front_line", "2.0", [yes("front_line", "2.0", &FRONT_LINE)])
}

/// 二（一）: its four numbers, each a rule of its own.
pub(crate) fn basic_conditions() -> [Rule; 4] {
    [
        all("basic.conduct", "2.1.1", [yes("conduct", "2.1.1", &CONDUCT)]),
        any("basic.service", "2.1.2", [skill_track(), title_track()]),
        merit(),
        all("basic.health", "2.1.4", [yes("health", "2.1.4", &HEALTH)]),
    ]
}

/// 二（一）2, first sentence. Only the present work is tied to the occupation by the text; that the certificate and
/// the post are in it too is our fixed reading.
fn skill_track() -> Rule {
    let grade = any(
        "senior_grade",
        "2.1.2",
        [
            yes("grade_qualification", "2.1.2", &GRADE_QUALIFICATION),
            yes("grade_level", "2.1.2", &GRADE_LEVEL),
            yes("grade_enterprise", "2.1.2", &GRADE_ENTERPRISE),
        ],
    );
    all(
        "skill_track",
        "2.1.2",
        [
            grade,
            yes("grade_in_occupation", "2.1.2", &GRADE_IN_OCCUPATION),
            filed(),
            post_years(YEARS),
            yes("still_in_occupation", "2.1.2", &STILL_IN_OCCUPATION),
        ],
    )
}

/// 二（一）2, second sentence: professional staff in linked posts; service in several of them adds up.
fn title_track() -> Rule {
    let any_post = yes("linked_post_now", "2.1.2", &LINKED_POST_NOW);
    let same_post = test(
        "same_post_now",
        "2.1.2",
        Test::Chosen { field: &LINKED_POST_NOW, except: &["another"] },
    );
    all(
        "title_track",
        "2.1.2",
        [
            yes("title", "2.1.2", &TITLE),
            linked(),
            linked_years(YEARS),
            open("title_post", &TITLE_POST, [any_post, same_post]),
        ],
    )
}

/// Full years in a senior technician's post, under each way of counting them.
#[must_use]
pub fn post_years(years: u32) -> Rule {
    full_years(years, "post_years", &POST_SERVICE, &POST_ABSENCES, &GRADE_DATE)
}

/// Full years in linked front-line posts, under each way of counting them.
#[must_use]
pub fn linked_years(years: u32) -> Rule {
    full_years(years, "linked_years", &LINKED_SERVICE, &LINKED_ABSENCES, &TITLE_DATE)
}

fn full_years(
    years: u32,
    id: &'static str,
    periods: &'static Field<Periods>,
    absences: &'static Field<Absences>,
    certificate: &'static Field<Days>,
) -> Rule {
    let counted = |adds_up, not_before, first_day_counts| {
        let counting = Counting { years, adds_up, first_day_counts };
        test("full_years", "2.1.2", Test::FullYears { periods, absences, not_before, counting })
    };
    let first_day = |adds_up, not_before| {
        let ways = [false, true].map(|counts| counted(adds_up, not_before, counts));
        open("service_first_day", &SERVICE_FIRST_DAY, ways)
    };
    let clock = |adds_up| {
        let ways = [None, Some(certificate)].map(|not_before| first_day(adds_up, not_before));
        open("service_clock", &SERVICE_CLOCK, ways)
    };
    all(id, "2.1.2", [open("service_sum", &SERVICE_SUM, [true, false].map(clock))])
}

/// 二（一）3: three heads, of which one is enough; judged by people on evidence.
fn merit() -> Rule {
    let skill = || yes("high_skill", "2.1.3", &HIGH_SKILL);
    let method = || yes("merit_method", "2.1.3", &MERIT_METHOD);
    let training = || yes("merit_training", "2.1.3", &MERIT_TRAINING);
    let skilled_method = all("skilled_method", "2.1.3", [skill(), method()]);
    let first_only = any("one_head", "2.1.3", [skilled_method, results(), training()]);
    let heads = any("one_head", "2.1.3", [method(), results(), training()]);
    let all_three = all("skill_and_head", "2.1.3", [skill(), heads]);
    all("basic.merit", "2.1.3", [open("merit_head", &MERIT_HEAD, [first_only, all_three])])
}

/// 二（一）3, second head.
fn results() -> Rule {
    let transfer = || yes("merit_transfer", "2.1.3", &MERIT_TRANSFER);
    let renovation = || yes("merit_renovation", "2.1.3", &MERIT_RENOVATION);
    let either = any("transfer_or_renovation", "2.1.3", [transfer(), renovation()]);
    let both = all("transfer_and_renovation", "2.1.3", [transfer(), renovation()]);
    open("results", &MERIT_TRANSFER_READING, [either, both])
}
