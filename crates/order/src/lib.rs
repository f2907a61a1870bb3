//! Things gathered and put in order by one sort that all types share.
//!
//! `collect` into a tree, `from` an array and `sort_by` bring a sort of their own for every type. In the page that was a
//! seventh of an enterprise's program before it was compressed, so what reaches the page gathers and sorts here.

use std::cmp::Ordering;

/// Puts one after the other into an empty collection, as `collect` would.
pub fn gathered<C: Default + Extend<T>, T>(items: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    for item in items {
        all.extend([item]);
    }
    all
}

/// Sorts by comparing; equal ones stay in their order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let places = places(items.len(), &|one, other| compare(&items[one], &items[other]));
    arrange(items, places);
}

/// Sorts by what each item gives, which is asked once of each; equal ones stay in their order.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let places = places(keys.len(), &|one, other| keys[one].cmp(&keys[other]));
    arrange(items, places);
}

/// The places of so many items in their new order.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

fn arrange<T>(items: &mut Vec<T>, places: Vec<usize>) {
    let mut left: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| left[place].take()));
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_gathered_is_what_would_be_collected(pairs: Vec<(u8, String)>) {
            let map: BTreeMap<u8, String> = gathered(pairs.clone());
            prop_assert_eq!(map, pairs.clone().into_iter().collect::<BTreeMap<_, _>>());
            let set: BTreeSet<(u8, String)> = gathered(pairs.clone());
            prop_assert_eq!(set, pairs.into_iter().collect::<BTreeSet<_>>());
        }

        #[test]
        fn equal_ones_stay_in_their_order(keys: Vec<u8>) {
            let numbered: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut sorted = numbered.clone();
            sorted.sort_by_key(|one| one.0 % 8);
            let (mut by_key, mut by) = (numbered.clone(), numbered);
            sort_by_key(&mut by_key, |one| one.0 % 8);
            sort_by(&mut by, |one, other| (one.0 % 8).cmp(&(other.0 % 8)));
            prop_assert_eq!(&by_key, &sorted);
            prop_assert_eq!(by, sorted);
        }
    }
}
