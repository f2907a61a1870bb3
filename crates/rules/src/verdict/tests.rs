use proptest::prelude::*;
use teji_workdays::{Day, Onset};

use super::*;
use crate::fixture::{FIRST, SECOND, date};

fn day(text: &str) -> Day {
    Day::from(date(text))
}

#[test]
fn a_verdict_is_read_from_an_onset() {
    let today = day("2026-06-15");
    let rows = [
        (Onset::ALWAYS, Verdict::Met),
        (Onset::NEVER, Verdict::NotMet),
        (Onset::UNKNOWN, Verdict::Unknown),
        (Onset::on(today), Verdict::Met),
        (Onset::on(today.plus(1)), Verdict::NotMet),
        (Onset { earliest: today, latest: today.plus(1) }, Verdict::Unknown),
        (Onset { earliest: today.plus(1), latest: Day::NEVER }, Verdict::NotMet),
        (Onset { earliest: today.plus(-9), latest: today }, Verdict::Met),
    ];
    for (onset, verdict) in rows {
        assert_eq!(Verdict::on(today, onset), verdict, "{onset:?}");
    }
}

#[test]
fn the_order_is_kleenes() {
    assert!(Verdict::NotMet < Verdict::Unknown && Verdict::Unknown < Verdict::Met);
}

#[test]
fn an_outcome_is_what_all_readings_say() {
    use Verdict::{Met, NotMet, Unknown};
    let either =
        |first, second| Table::either(&FIRST, &[Table::always(first), Table::always(second)]);
    let both = Table::either(&SECOND, &[either(Met, NotMet), Table::always(Unknown)]);
    let rows = [
        (Table::always(Met), Outcome::Met),
        (Table::always(NotMet), Outcome::NotMet),
        (Table::always(Unknown), Outcome::Unknown),
        (either(Met, NotMet), Outcome::DependsOnReading),
        (either(NotMet, Met), Outcome::DependsOnReading),
        (either(Met, Unknown), Outcome::Unknown),
        (either(Unknown, NotMet), Outcome::Unknown),
        (either(Met, Met), Outcome::Met),
        (both, Outcome::Unknown),
    ];
    for (verdicts, outcome) in rows {
        assert_eq!(Outcome::of(&verdicts), outcome, "{verdicts:?}");
    }
}

fn any_onset() -> impl Strategy<Value = Onset> {
    let any_day = || {
        let days = (-2..3).prop_map(|days| Day::from(date("2026-06-15")).plus(days));
        prop_oneof![1 => Just(Day::ALWAYS), 4 => days, 1 => Just(Day::NEVER)]
    };
    (any_day(), any_day())
        .prop_map(|(one, other)| Onset { earliest: one.min(other), latest: one.max(other) })
}

proptest! {
    #[test]
    fn of_both_the_lesser_verdict_and_of_either_the_greater(one in any_onset(), other in any_onset()) {
        let verdict = |onset| Verdict::on(Day::from(date("2026-06-15")), onset);
        prop_assert_eq!(verdict(one.and(other)), verdict(one).min(verdict(other)));
        prop_assert_eq!(verdict(one.or(other)), verdict(one).max(verdict(other)));
    }

    #[test]
    fn what_holds_once_holds_later(onset in any_onset(), later in 0..5) {
        let today = Day::from(date("2026-06-15"));
        if Verdict::on(today, onset) == Verdict::Met {
            prop_assert_eq!(Verdict::on(today.plus(later), onset), Verdict::Met);
        }
    }
}
