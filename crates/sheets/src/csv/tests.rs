use super::*;

fn shown(rows: &[Row]) -> Vec<String> {
    let cell = |cell: &Cell| match &cell.value {
        Value::Text(text) => format!("{}={text}", cell.column),
        other => format!("{other:?}"),
    };
    let row = |row: &Row| {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        format!("{}: {}", row.number, cells.join(" "))
    };
    rows.iter().map(row).collect()
}

fn read(text: &str) -> Result<Vec<String>, SheetError> {
    let mut all = Vec::new();
    rows(text, &mut |row| {
        all.push(row);
        ControlFlow::Continue(())
    })?;
    Ok(shown(&all))
}

#[test]
fn rows_have_the_numbers_of_their_lines() {
    for end in ["\n", "\r\n", "\r"] {
        let text = "a,b\n\n\"c\nd\",e\n,,\n f ,\"g \"\"h\"\"\"\n".replace('\n', end);
        let inner = format!("3: 0=c{end}d 1=e");
        let wanted = ["1: 0=a 1=b", &inner, "6: 0= f  1=g \"h\""];
        assert_eq!(read(&text).unwrap(), wanted, "{end:?}");
    }
}

#[test]
fn what_parts_cells_is_seen() {
    for (text, wanted) in [
        ("a,b;c\nd,e;f", "1: 0=a 1=b;c"),
        ("a;b\nc,;d", "1: 0=a 1=b"),
        ("a\tb,c\nd\te", "1: 0=a 1=b,c"),
        ("名单；某单位\n姓名,性别\n张三,男", "1: 0=名单；某单位"),
        ("sep=;\na;b,c", "2: 0=a 1=b,c"),
        ("\"a;b;c\",d\n\"e\",f", "1: 0=a;b;c 1=d"),
        ("one", "1: 0=one"),
        ("\u{feff}a,b", "1: 0=a 1=b"),
    ] {
        assert_eq!(read(text).unwrap()[0], wanted, "{text}");
    }
    assert_eq!(read("").unwrap(), [""; 0]);
    assert_eq!(read("\r\n\r\n").unwrap(), [""; 0]);
}

#[test]
fn numbers_and_formulas_are_texts() {
    assert_eq!(read("1.10105E+17,=1+1,007").unwrap(), ["1: 0=1.10105E+17 1==1+1 2=007"]);
}

#[test]
fn a_quote_that_never_ends_is_told() {
    assert_eq!(read("a,b\nc,\"d\ne,f\n"), Err(SheetError::OpenQuote { line: 2 }));
    assert_eq!(read("a,b\nc,\""), Err(SheetError::OpenQuote { line: 2 }));
    assert_eq!(read("a\"b,5\" 管\n").unwrap(), ["1: 0=a\"b 1=5\" 管"]);
    assert_eq!(read("a,\"b\"").unwrap(), ["1: 0=a 1=b"]);
}

#[test]
fn caps_hold() {
    assert_eq!(read(&",".repeat(16_384)), Err(SheetError::TooManyColumns { most: 16_384 }));
    assert_eq!(read(&"a\n".repeat(1_048_577)), Err(SheetError::TooManyRows { most: 1_048_576 }));
    assert_eq!(read(&"年".repeat(32_768)), Err(SheetError::TooMuch("1".into())));
    assert!(read(&"年".repeat(32_767)).is_ok());
}

#[test]
fn a_pasted_block_keeps_line_breaks_within_cells() {
    let block = "姓名\t备注\r\n张三\t\"第一行\n有\t\"\"引号\"\"\"\r\n\r\n李四\t5\" 管\r\n";
    let wanted = ["1: 0=姓名 1=备注", "2: 0=张三 1=第一行\n有\t\"引号\"", "5: 0=李四 1=5\" 管"];
    assert_eq!(shown(&pasted(block).unwrap()), wanted);
}

#[test]
fn quotes_that_somebody_typed_stay_in_a_pasted_block() {
    let block = "\"张三\t男\n李四\t女";
    assert_eq!(shown(&pasted(block).unwrap()), ["1: 0=\"张三 1=男", "2: 0=李四 1=女"]);
}

#[test]
fn a_pasted_block_has_only_so_many_cells() {
    let row = "a\t".repeat(16_383) + "a\n";
    assert_eq!(pasted(&row.repeat(128)).map(|rows| rows.len()), Ok(128));
    assert_eq!(pasted(&row.repeat(129)), Err(SheetError::TooMuch("129".into())));
}

#[test]
fn a_taker_may_break_off() {
    let mut count = 0;
    let taken = rows("a\nb\nc", &mut |_| {
        count += 1;
        ControlFlow::Break(())
    });
    assert_eq!((taken, count), (Ok(()), 1));
}
