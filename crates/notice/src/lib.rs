//! 吉人社函〔2022〕163号 as clauses, fields, rules and steps; the only room that knows it.
//!
//! One file stands for one section of the notice: its fields first, then its rules, a function a sentence.

mod clauses;
mod conditions;
mod conduct;
mod filing;
#[cfg(test)]
mod fixture;
mod forms;
mod law;
mod many;
mod preferences;
mod procedure;
mod remarks;
mod remedies;
mod rulebook;
mod scope;
mod self_check;
mod texts;
mod timeline;

pub use clauses::{CLAUSES, ClauseEntry, OPEN_POINTS, Part, READINGS, clause};
pub use conditions::{
    GRADE_DATE, GRADE_ENTERPRISE, GRADE_IN_OCCUPATION, GRADE_LEVEL, GRADE_QUALIFICATION,
    LINKED_SERVICE, POST_SERVICE, STILL_IN_OCCUPATION, TITLE, TITLE_DATE, YEARS, linked_years,
    post_years,
};
pub use conduct::FALSE_STATEMENTS;
pub use filing::{GROUP_RECEIPT, UNIT_KIND};
pub use forms::{Ask, PUBLICITY_FORM, Page, SELF_CHECK, field, fields};
pub use law::{Law, law};
pub use many::{Brief, Many, Needs};
pub use procedure::{OBJECTIONS, POSTED_FROM, POSTED_TO, POSTED_WORKING_DAYS, PUBLICITY_FIRST_DAY};
pub use remarks::{POST_BEFORE_CERTIFICATE, remarks};
pub use remedies::remedy;
pub use rulebook::{Line, outline, rule_locator, rule_name, rulebook};
pub use scope::{ENTERPRISE_FILED, OCCUPATION_FILED, OCCUPATION_LINKED, OCCUPATION_NAME};
pub use self_check::{Check, State};
pub use texts::{CHINESE, ENGLISH};
pub use timeline::{Event, Mark, Track, timeline};
