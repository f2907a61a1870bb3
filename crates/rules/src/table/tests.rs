use proptest::prelude::*;

use super::*;
use crate::fixture::{FIRST, READINGS, SECOND, THIRD};

const WIDE: OptionId = OptionId("wide");
const NARROW: OptionId = OptionId("narrow");

/// The value under one way of reading all three sentences.
fn value(table: &Table<u8>, way: usize) -> u8 {
    let read = |table: Table<u8>, (place, reading): (usize, &&'static Reading)| {
        table.read(reading.id, reading.options[way >> place & 1])
    };
    READINGS.iter().enumerate().fold(table.clone(), read).settled().unwrap()
}

/// The table of eight values, one for each way of reading, built in the given order of the sentences.
fn built(values: &[u8], order: [usize; 3]) -> Table<u8> {
    fn at(values: &[u8], order: &[usize], way: usize) -> Table<u8> {
        let Some((place, rest)) = order.split_first() else { return Table::always(values[way]) };
        let ways = [way, way | 1 << place].map(|way| at(values, rest, way));
        Table::either(READINGS[*place], &ways)
    }
    at(values, &order, 0)
}

fn any_values() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(0..3_u8, 8)
}

#[test]
fn a_table_of_one_value_hangs_on_nothing() {
    let table = Table::always(7);
    assert_eq!(table.settled(), Some(7));
    assert!(table.readings().is_empty());
    assert_eq!(table.rows().collect::<Vec<_>>(), [(vec![], 7)]);
    assert_eq!(Table::either(&FIRST, &[table.clone(), table.clone()]), table);
}

#[test]
fn the_first_way_of_a_reading_is_its_first_option() {
    let table = Table::either(&FIRST, &[Table::always(1), Table::always(2)]);
    assert_eq!(table.settled(), None);
    assert_eq!(table.readings(), [&FIRST]);
    assert_eq!(table.rows().collect::<Vec<_>>(), [(vec![WIDE], 1), (vec![NARROW], 2)]);
    assert_eq!(table.read(FIRST.id, WIDE), Table::always(1));
    assert_eq!(table.read(FIRST.id, NARROW), Table::always(2));
    assert_eq!(table.read(SECOND.id, NARROW), table);
    assert_eq!(table.values().collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn sentences_stand_in_the_order_of_their_names() {
    let inner = Table::either(&FIRST, &[Table::always(1), Table::always(2)]);
    let table = Table::either(&THIRD, &[inner, Table::always(3)]);
    assert_eq!(table.readings(), [&FIRST, &THIRD]);
    let rows = [
        (vec![WIDE, WIDE], 1),
        (vec![NARROW, WIDE], 2),
        (vec![WIDE, NARROW], 3),
        (vec![NARROW, NARROW], 3),
    ];
    assert_eq!(table.rows().collect::<Vec<_>>(), rows);
}

/// The second sentence is read under the wide way of the first alone.
#[test]
fn a_sentence_that_no_longer_matters_is_left_out() {
    let inner = Table::either(&SECOND, &[Table::always(1), Table::always(2)]);
    let table = Table::either(&FIRST, &[inner.clone(), Table::always(3)]);
    assert_eq!(table.read(FIRST.id, WIDE), inner);
    assert_eq!(table.read(FIRST.id, NARROW).settled(), Some(3));
}

#[test]
fn a_sentence_read_within_itself_is_read_in_one_way() {
    let inner = Table::either(&FIRST, &[Table::always(1), Table::always(2)]);
    let table = Table::either(&FIRST, &[inner, Table::always(3)]);
    assert_eq!(table, Table::either(&FIRST, &[Table::always(1), Table::always(3)]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn each_way_of_reading_has_its_value(values in any_values()) {
        let table = built(&values, [0, 1, 2]);
        for (way, wanted) in values.iter().enumerate() {
            prop_assert_eq!(value(&table, way), *wanted);
        }
        prop_assert_eq!(table.values().count(), 1 << table.readings().len());
        for (options, row) in table.rows() {
            let read = table.readings().iter().zip(options).fold(table.clone(), |table, (reading, option)| table.read(reading.id, option));
            prop_assert_eq!(read.settled(), Some(row));
        }
    }

    /// However a table came about: what says the same is equal, and what says something else is not.
    #[test]
    fn equality_is_of_what_is_said(values in any_values(), others in any_values()) {
        let table = built(&values, [0, 1, 2]);
        for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            prop_assert_eq!(&built(&values, order), &table);
        }
        prop_assert_eq!(built(&others, [2, 0, 1]) == table, values == others);
    }

    #[test]
    fn a_reading_is_kept_only_where_it_makes_a_difference(values in any_values()) {
        let table = built(&values, [2, 1, 0]);
        for (place, reading) in READINGS.iter().enumerate() {
            let matters = (0..8).any(|way| values[way] != values[way ^ 1 << place]);
            prop_assert_eq!(table.readings().contains(reading), matters);
        }
        prop_assert_eq!(table.settled().is_some(), values.iter().all(|value| *value == values[0]));
    }

    #[test]
    fn tables_are_joined_and_changed_value_by_value(ours in any_values(), theirs in any_values()) {
        let join = |one: u8, other: u8| one * 3 + other;
        let (one, other) = (built(&ours, [0, 1, 2]), built(&theirs, [2, 1, 0]));
        let joined: Vec<u8> = ours.iter().zip(&theirs).map(|(one, other)| join(*one, *other)).collect();
        prop_assert_eq!(one.zip(&other, join), built(&joined, [1, 2, 0]));
        let halved: Vec<u8> = ours.iter().map(|value| value / 2).collect();
        prop_assert_eq!(one.map(|value| value / 2), built(&halved, [0, 1, 2]));
    }

    #[test]
    fn a_sentence_takes_the_first_table_or_the_second(ours in any_values(), theirs in any_values(), place in 0..3_usize) {
        let table = Table::either(READINGS[place], &[built(&ours, [0, 1, 2]), built(&theirs, [0, 1, 2])]);
        for way in 0..8 {
            let wanted = if way >> place & 1 == 0 { ours[way] } else { theirs[way] };
            prop_assert_eq!(value(&table, way), wanted);
        }
    }

    #[test]
    fn reading_a_sentence_leaves_the_others(values in any_values(), place in 0..3_usize, option in 0..2_usize) {
        let reading = READINGS[place];
        let read = built(&values, [0, 1, 2]).read(reading.id, reading.options[option]);
        prop_assert!(!read.readings().contains(&reading));
        for way in 0..8 {
            let pinned = way & !(1 << place) | option << place;
            prop_assert_eq!(value(&read, way), values[pinned]);
        }
        let pinned: Vec<u8> = (0..8).map(|way| values[way & !(1 << place) | option << place]).collect();
        prop_assert_eq!(read, built(&pinned, [0, 1, 2]));
    }
}
