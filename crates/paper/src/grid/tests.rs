use proptest::prelude::*;

use super::*;

/// Each row as a string: a letter where a cell is, `|` where it begins, `.` for nothing, `"` for a cell from above.
fn picture(table: &Table) -> Vec<String> {
    let grid = Grid::of(table);
    let slot = |slot: &Slot| match slot.holds {
        Holds::Cell(Cell { content: Content::Label(words), .. }, _) => {
            words.0[0].text.repeat(slot.columns)
        }
        Holds::Cell(..) => "p".repeat(slot.columns),
        Holds::More => "\"".repeat(slot.columns),
        Holds::Nothing => ".".repeat(slot.columns),
    };
    grid.rows.iter().map(|row| row.slots.iter().map(slot).collect()).collect()
}

fn table(columns: usize, rows: Vec<Vec<Cell>>) -> Table {
    Table { columns: vec![20; columns], head: 0, rows: rows.into_iter().map(Row::new).collect() }
}

fn photo() -> Cell {
    Cell::new(Content::Photo(Photo { label: String::new(), image: None }))
}

#[test]
fn spans_push_later_cells_aside() {
    let tall = Cell::label("a").high(2);
    let rows = vec![
        vec![tall, Cell::label("b").wide(2), photo().high(3)],
        vec![Cell::label("c")],
        vec![Cell::label("d").wide(3)],
    ];
    assert_eq!(picture(&table(4, rows)), ["abbp", "\"c.\"", "ddd\""]);
}

#[test]
fn nothing_is_lost_where_a_table_does_not_come_out_even() {
    let label = Cell::label;
    let too_many = vec![vec![label("a"), label("b"), label("c")], vec![label("d").wide(9)]];
    assert_eq!(picture(&table(2, too_many)), ["ab", "c.", "dd"]);
    let too_high = vec![vec![label("a").high(9), label("b").high(9)], vec![label("c")]];
    assert_eq!(picture(&table(2, too_high)), ["ab", "\"\"", "c."]);
    assert_eq!(picture(&table(0, vec![vec![label("a"), label("b")], vec![]])), ["a", "b", "."]);
    assert_eq!(picture(&table(3, vec![])), [""; 0]);
}

#[test]
fn neighbours_from_above_stay_apart() {
    let label = Cell::label;
    let rows = vec![vec![label("a").high(2), label("b").high(2)], vec![], vec![label("c")]];
    let table = table(2, rows);
    assert_eq!(Grid::of(&table).rows[1].slots.len(), 2);
}

#[test]
fn a_box_for_a_photo_is_large_enough_and_stays_in_one_piece() {
    let rows = vec![vec![Cell::label("a"), photo().high(2)], vec![Cell::label("b")], vec![]];
    let table = table(2, rows);
    let grid = Grid::of(&table);
    assert_eq!(grid.columns, [twips(20), twips(33)]);
    assert_eq!(grid.rows.iter().map(|row| row.least).sum::<u32>(), twips(48));
    assert_eq!(grid.rows.iter().map(|row| row.stays).collect::<Vec<_>>(), [true, false, false]);
}

#[test]
fn a_cell_of_the_head_ends_with_it() {
    let rows = vec![vec![Cell::label("a").high(2)], vec![Cell::label("b")]];
    assert_eq!(picture(&Table { head: 1, ..table(1, rows) }), ["a", "b"]);
}

#[test]
fn millimetres_are_rounded_to_twips() {
    assert_eq!([0, 1, 33, 48, 156].map(twips), [0, 57, 1871, 2721, 8844]);
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let content = prop_oneof![Just(Cell::label("a")), Just(photo())];
    (content, 0..5_u16, 0..5_u16).prop_map(|(cell, columns, rows)| cell.wide(columns).high(rows))
}

proptest! {
    #[test]
    fn every_row_is_filled_and_every_cell_is_placed(
        columns in 0..6_usize,
        head in 0..4_usize,
        rows in prop::collection::vec(prop::collection::vec(any_cell(), 0..8), 0..8),
    ) {
        let given: usize = rows.iter().map(Vec::len).sum();
        let table = Table { head, ..table(columns, rows) };
        let grid = Grid::of(&table);
        let mut placed = 0;
        let mut owed = vec![0; grid.columns.len()];
        for row in &grid.rows {
            let mut at = 0;
            for slot in &row.slots {
                prop_assert_eq!(slot.at, at);
                let owed = &mut owed[at..at + slot.columns];
                let is_more = matches!(slot.holds, Holds::More);
                prop_assert!(owed.iter().all(|rows| (*rows > 0) == is_more));
                if let Holds::Cell(_, rows) = slot.holds {
                    placed += 1;
                    owed.fill(rows);
                }
                for rows in owed {
                    *rows = rows.saturating_sub(1);
                }
                at += slot.columns;
            }
            prop_assert_eq!(at, grid.columns.len());
        }
        prop_assert_eq!(placed, given);
        prop_assert!(owed.iter().all(|rows| *rows == 0));
    }
}
