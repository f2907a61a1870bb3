//! What an enterprise files: its plan, its people and the sheet they come from, what it decided, the publicity, the
//! papers, and the package of them.

mod asked;
mod batch;
mod consistency;
mod contents;
mod decision;
pub mod documents;
#[cfg(test)]
mod fixture;
mod forms;
mod further;
mod ics;
mod json;
mod kinds;
mod merge;
mod numbers;
mod objections;
mod open_me;
mod order;
mod package;
mod personal;
mod plan;
mod plan_file;
mod prefill;
mod publicity;
mod roll;
mod roster;
mod round;
mod route;
mod screening;
mod texts;
mod treatment;

pub use asked::{is_asked, needs_exact};
pub use batch::{Batch, Person, Row, VERSION};
pub use consistency::{Clash, Place, consistency, has_fault, spot_name};
pub use contents::{Have, Item, contents, wholeness};
pub use decision::{About, Decision, decision_fault};
pub use forms::{
    AFTER, DAYS_OFF, FILING, FORMS, FURTHER, NUMBER_FIRST, NUMBER_PREFIX, OCCUPATION, PLAN,
    PLAN_RATIO, POSTING, RATIO_BASE, REFERENCE, REVIEW, SEAL_KEY, UNIT, UNIT_DIVISION, UNIT_NAME,
    UNIT_SHORT,
};
pub use further::{Asks, Further, Refusal};
pub use ics::calendar_file;
pub use json::{MOST_BATCH_VALUES, Writer};
pub use kinds::{Credit, DaysOff, Fraction, Occupation, Share};
pub use merge::{Difference, differences, is_another, merge};
pub use numbers::{NumberFinding, Numbered, Prefix, check_numbers, next_serial};
pub use objections::{OBJECTION, Objections, Target, objections, target};
pub use order::{Disorder, Flaw, Stage, order};
pub use package::{
    BATCH, BatchPackage, BatchPackageError, EvidenceKey, OpenedBatch, PackageKind, batch_bag,
    batch_package, filing, first_page_over, open_batch, opened_batch, package_kind, path,
};
pub use plan::{Plan, PlanLack, Point, Quota};
pub use plan_file::{PLAN_VERSION, PlanFileError};
pub use prefill::{LIST, Piece, Prefilling, prefilled_package, prefilling};
pub use publicity::{
    DayKind, End, EndStanding, Enough, LEAST, PostedDay, Posting, Publicity, Way, publicity,
};
pub use roll::{Roll, RollColumn, RollKind};
pub use roster::{
    COLUMNS, Column, Counterpart, EXAMPLE, Grid, Header, Heading, Lists, MOST_ROWS, Mends,
    NOT_TAKEN, ReadRow, Remark, Roster, RosterError, Seen, Sight, Skip, Summary, Taken, Verdicts,
    View, Weight, marks, new_copy, place, template, with_verdicts,
};
pub use round::{Judged, Round, masked};
pub use route::{Receiver, Route};
pub use screening::{Path, STATES, Screening, Standing};
pub use texts::{CHINESE, ENGLISH};
pub use treatment::{TREATMENT, TREATMENTS, Treatment, TreatmentCount, treatment};
