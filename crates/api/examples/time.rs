//! t
use chrono::NaiveDate;
use std::time::Instant;
use teji_api::*;
fn main() {
    let t = Teji::new(Language::Chinese);
    let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    let q = r#"{"facts":{"enterprise_filed":"filed","occupation_filed":"yes","occupation_linked":"no","front_line":"yes","conduct":"able","health":"able","grade_qualification":"no","grade_level":"yes","grade_enterprise":"no","grade_in_occupation":"yes","grade_date":"2022-06-15","post_service":"2020-03-03..","post_absences":"none","still_in_occupation":"yes","title":"no","high_skill":"yes","merit_method":"yes","merit_transfer":"no","merit_renovation":"no","merit_training":"no","false_statements":"none"},"reference":"2026-11-22"}"#;
    let only = std::env::args().nth(1).unwrap_or_default();
    let n: u32 = std::env::args().nth(2).map_or(2000, |n| n.parse().unwrap());
    let question = t.question(q).unwrap();
    let half =
        t.question(r#"{"facts":{"grade_level":"yes","post_service":"2020-03-03.."}}"#).unwrap();
    let time = |name: &str, run: &dyn Fn()| {
        if only.is_empty() || only == name {
            let s = Instant::now();
            for _ in 0..n {
                run();
            }
            println!("{name}: {:?}", s.elapsed() / n);
        }
    };
    time("parse", &|| {
        std::hint::black_box(t.question(q).unwrap());
    });
    time("state", &|| {
        std::hint::black_box(t.state(&question, today));
    });
    time("pack", &|| {
        std::hint::black_box(t.pack(&question, today));
    });
    time("half", &|| {
        std::hint::black_box(t.pack(&half, today));
    });
    time("judge", &|| {
        std::hint::black_box(t.judge(&question, today));
    });
}
