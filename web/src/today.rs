//! The clock, and names that chance gives: the only file that reads either.

use chrono::NaiveDate;

/// The date where the device is.
pub(crate) fn today() -> NaiveDate {
    date_of(&js_sys::Date::new_0())
}

fn date_of(now: &js_sys::Date) -> NaiveDate {
    let year = i32::try_from(now.get_full_year()).unwrap_or(i32::MAX);
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// The moment, in milliseconds since 1970.
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// The date and the time of day (as `10:32`) of a moment, where the device is.
pub(crate) fn local(moment: f64) -> (NaiveDate, String) {
    let then = js_sys::Date::new(&moment.into());
    (date_of(&then), format!("{:02}:{:02}", then.get_hours(), then.get_minutes()))
}

/// A name that no other window has.
pub(crate) fn chance() -> String {
    let name = js_sys::Number::from(js_sys::Math::random()).to_string_with_radix(36);
    name.map(String::from).unwrap_or_default()
}
