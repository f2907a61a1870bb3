//! Laws of counting, on many days.

use chrono::Days;
use proptest::prelude::*;

use super::*;

const NOT_COUNTED: bool = false;
const COUNTED: bool = true;

/// Days around the edge of what is published, where the three ways to count differ.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..2500_u64).prop_map(|days| NaiveDate::from_ymd_opt(2021, 6, 1).unwrap() + Days::new(days))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn counts_add_up(first in any_day(), middle in 0..400_u64, last in 0..400_u64) {
        let calendar = Calendar::published();
        let (middle, last) = (first + Days::new(middle), first + Days::new(middle + 1 + last));
        let left = calendar.working_days_between(first, middle).unwrap();
        let right = calendar.working_days_between(middle + Days::new(1), last).unwrap();
        let sum = Count { min: left.min + right.min, usual: left.usual + right.usual, max: left.max + right.max };
        prop_assert_eq!(calendar.working_days_between(first, last), Some(sum));
    }

    #[test]
    fn the_nth_day_is_the_last_of_n(posted in any_day(), n in 1..40_u32) {
        let calendar = Calendar::published();
        let reach = calendar.nth_working_day(posted, n, COUNTED).unwrap();
        let usual = calendar.working_days_between(posted, reach.usual).unwrap();
        let before = calendar.working_days_between(posted, reach.usual - Days::new(1)).unwrap();
        prop_assert_eq!((before.usual, usual.usual), (n - 1, n));
        prop_assert_eq!(calendar.working_days_between(posted, reach.earliest).unwrap().max, n);
        prop_assert!(reach.earliest <= reach.usual);
        prop_assert!(reach.latest.is_none_or(|latest| latest == reach.usual && latest == reach.earliest));
    }

    #[test]
    fn a_longer_or_later_count_ends_no_earlier(posted in any_day(), n in 1..40_u32, later in 0..20_u64) {
        let calendar = Calendar::published();
        let reach = |posted, n| calendar.nth_working_day(posted, n, NOT_COUNTED).unwrap();
        prop_assert!(reach(posted, n + 1).usual > reach(posted, n).usual);
        prop_assert!(reach(posted, n + 1).earliest > reach(posted, n).earliest);
        let moved = posted + Days::new(later);
        prop_assert!(reach(moved, n).usual >= reach(posted, n).usual);
        prop_assert!(reach(moved, n).earliest >= reach(posted, n).earliest);
    }

    #[test]
    fn the_listed_days_are_the_count(posted in any_day(), n in 1..20_u32, count_first in any::<bool>()) {
        let calendar = Calendar::published();
        let days = calendar.counted(posted, n, count_first).unwrap();
        let ordinals: Vec<_> = days.iter().filter_map(|counted| counted.ordinal).collect();
        prop_assert_eq!(ordinals, (1..=n).collect::<Vec<_>>());
        prop_assert_eq!(days[0].day, posted);
        prop_assert_eq!(days.last().unwrap().ordinal, Some(n));
    }
}
