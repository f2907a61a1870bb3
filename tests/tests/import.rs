//! A sheet of staff is taken into a batch: chosen or pasted, matched, answered, mended, taken over, and given back marked.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::{fs, time::Duration};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use teji_sheets::{Value as Cell, open as open_book};
use teji_tests::Outcome;
use teji_tests::browser::Screen;
use teji_tests::files::{CATCH, CHOOSE, caught};
use teji_tests::journey::Journey;
use teji_tests::round::{batch, identity, open, person, select, write};

/// Notes every task of the page that takes longer than 200 ms; a loaded machine has some, so they are told and not judged.
const LONG: &str = "
window.long = [];
new PerformanceObserver(list => { for (const one of list.getEntries()) if (one.duration > 200) window.long.push(Math.round(one.duration)); })
  .observe({ type: 'longtask' });";

/// A batch with these people, at the page where a sheet is chosen.
async fn with(screen: Screen, people: &[Value]) -> Outcome<Journey> {
    let journey = Journey::start(screen).await?;
    journey.before_each_page(CATCH).await?;
    journey.open("#/hr").await?;
    open(&journey, &batch(people)).await?;
    journey.go("#/hr/import").await?;
    Ok(journey)
}

fn sheet(name: &str) -> Outcome<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/rosters");
    Ok(fs::read(folder.join(name))?)
}

async fn give(journey: &Journey, name: &str, bytes: &[u8]) -> Outcome {
    journey.wait_for("#sheet-file").await?;
    let files = json!([[name, "", STANDARD.encode(bytes)]]);
    journey.run(CHOOSE, vec![json!("#sheet-file"), files]).await?;
    Ok(())
}

/// Gives a sheet of ours and waits for its rows.
async fn read(journey: &Journey, name: &str) -> Outcome {
    give(journey, name, &sheet(name)?).await?;
    journey.wait_for("#rows, #no-rows").await?;
    Ok(())
}

async fn says(journey: &Journey, css: &str, text: &str) -> Outcome {
    let script = "return document.querySelector(arguments[0])?.textContent.includes(arguments[1])";
    journey.until(script, vec![json!(css), json!(text)]).await?;
    Ok(())
}

/// What is shown of all rows, cell by cell.
async fn table(journey: &Journey) -> Outcome<Value> {
    journey.tap("#view-all").await?;
    journey.wait_for("#view-all[aria-pressed=true]").await?;
    let script = "return [...document.querySelectorAll('#rows tr[data-row]')].map(row => [...row.children].map(cell => cell.textContent))";
    journey.run(script, vec![]).await
}

/// The people of the list, as the page shows them.
async fn people(journey: &Journey) -> Outcome<Vec<String>> {
    journey.go("#/hr/people").await?;
    journey.wait_for("#people, #empty").await?;
    journey.texts("#people tbody th").await
}

async fn quiet(mut journey: Journey) -> Outcome {
    assert_eq!(journey.console().await?, [""; 0]);
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    Ok(())
}

/// I1
#[tokio::test]
async fn lost_digits_are_told_with_sheet_and_cell_and_nobody_of_them_is_taken() -> Outcome {
    let journey = with(Screen::DESK, &[]).await?;
    read(&journey, "ids.xlsxwriter.xlsx").await?;
    says(&journey, "#summary", "13 行，6 行可用，7 行要改").await?;
    for cell in ["职工!B2", "职工!B3", "职工!B4", "职工!B10", "职工!B11", "职工!B12"] {
        assert!(journey.text("#rows").await?.contains(cell), "{cell}");
    }
    journey.tap("#take").await?;
    says(&journey, "#taken", "放入 6 人").await?;
    let taken = people(&journey).await?;
    assert_eq!(taken, ["戊戊", "己己", "庚庚", "辛辛", "丑丑", "寅寅"]);
    quiet(journey).await
}

/// I2
#[tokio::test]
async fn blank_rows_and_titles_shift_no_number() -> Outcome {
    let journey = with(Screen::DESK, &[]).await?;
    read(&journey, "titled.libreoffice.xlsx").await?;
    says(&journey, "#notes", "空行 4 行").await?;
    let rows = table(&journey).await?;
    let numbers: Vec<&Value> =
        rows.as_array().ok_or("no rows")?.iter().map(|row| &row[0]).collect();
    assert_eq!(json!(numbers), json!(["6", "9", "12"]));
    assert!(journey.text("#matching").await?.contains("表头在第5行"));
    quiet(journey).await
}

/// I3
#[tokio::test]
async fn days_in_doubt_are_asked_back_and_the_answer_is_taken() -> Outcome {
    let journey = with(Screen::DESK, &[]).await?;
    read(&journey, "dates.openpyxl.xlsx").await?;
    says(&journey, "#summary", "8 行，7 行可用，1 行要改").await?;
    journey.wait_for("#choose-6-2-0").await?;
    assert_eq!(journey.text("#choose-6-2-0").await?, "2019-07-08");
    assert_eq!(journey.text("#choose-6-2-1").await?, "2019-08-07");
    journey.tap("#choose-6-2-1").await?;
    journey.wait_for("#back-6-2").await?;
    // One cell is mended by hand, and then the row can be taken.
    journey.run(
        "const input = document.querySelector('#mend-8-1'); input.value = '2019-12'; input.dispatchEvent(new Event('change', { bubbles: true }))",
        vec![],
    ).await?;
    says(&journey, "#summary", "8 行，8 行可用，0 行要改").await?;
    // A tidying is undone, and done again.
    journey.tap("#view-tidied").await?;
    journey.tap("#undo-4-1").await?;
    journey.tap("#view-all").await?;
    journey.tap("#back-4-1").await?;
    journey.tap("#take").await?;
    says(&journey, "#taken", "放入 8 人").await?;
    people(&journey).await?;
    journey.run("[...document.querySelectorAll('#people th a')].find(a => a.textContent === '戊戊').click()", vec![]).await?;
    journey
        .until("return document.querySelector('h1').textContent.includes('戊戊')", vec![])
        .await?;
    quiet(journey).await
}

/// I4, I7
#[tokio::test]
async fn one_table_is_the_same_from_every_writer_every_encoding_and_pasted() -> Outcome {
    let journey = with(Screen::DESK, &[]).await?;
    let mut first: Option<Value> = None;
    for name in [
        "plain.openpyxl.xlsx",
        "plain.xlsxwriter.xlsx",
        "plain.libreoffice.xlsx",
        "plain.sheetjs.xlsx",
        "plain.utf-8.csv",
        "plain.utf-8-bom.csv",
        "plain.gbk.csv",
        "plain.tab-utf-16.txt",
    ] {
        read(&journey, name).await?;
        let rows = table(&journey).await?;
        assert_eq!(&rows, first.get_or_insert_with(|| rows.clone()), "{name}");
        journey.tap("#restart").await?;
    }
    let text = String::from_utf8(sheet("plain.pasted.txt")?)?;
    journey.wait_for("#sheet-paste").await?;
    write(&journey, "#sheet-paste", &text).await?;
    journey.tap("#read-paste").await?;
    journey.wait_for("#rows, #no-rows").await?;
    assert_eq!(Some(table(&journey).await?), first);
    assert_eq!(first.as_ref().and_then(Value::as_array).map(Vec::len), Some(4));
    quiet(journey).await
}

/// The names of the sheets, and each row with its number.
type Texts = (Vec<String>, Vec<(u32, Vec<String>)>);

/// Texts of a sheet of a file that was handed out, row by row.
fn texts(bytes: &[u8]) -> Outcome<Texts> {
    let mut source = bytes;
    let book = open_book(&mut source).map_err(|error| format!("{error:?}"))?;
    let place = book.sheets().iter().position(|sheet| !sheet.hidden).ok_or("no sheet")?;
    let mut rows = Vec::new();
    book.rows(&mut source, place, &mut |row| {
        let text = |cell: &teji_sheets::Cell| match &cell.value {
            Cell::Text(text) | Cell::Number(text) => text.clone(),
            other => format!("{other:?}"),
        };
        rows.push((row.number, row.cells.iter().map(text).collect()));
        ControlFlow::Continue(())
    })
    .map_err(|error| format!("{error:?}"))?;
    Ok((book.sheets().iter().map(|sheet| sheet.name.clone()).collect(), rows))
}

/// Waits for a file whose name ends so.
async fn handed(journey: &Journey, end: &str) -> Outcome<Vec<u8>> {
    journey.until("return window.named?.endsWith(arguments[0])", vec![json!(end)]).await?;
    caught(journey).await
}

/// I5
#[tokio::test]
async fn a_marked_copy_comes_back_without_matching_anew() -> Outcome {
    let journey = with(Screen::DESK, &[]).await?;
    let text = "姓名\t身份证号\t持证日\n王建国\t22010219750312041X\t2015-06-30";
    write(&journey, "#sheet-paste", text).await?;
    journey.tap("#read-paste").await?;
    journey.wait_for("#matching[open]").await?;
    select(&journey, "#means-2", "grade_date").await?;
    says(&journey, "#matching summary", "都对上了").await?;
    journey.tap("#take").await?;
    says(&journey, "#taken", "放入 1 人").await?;
    journey.tap("#restart").await?;

    read(&journey, "ids.openpyxl.xlsx").await?;
    journey.tap("#marked").await?;
    let marked = handed(&journey, "_标注.xlsx").await?;
    let (sheets, rows) = texts(&marked)?;
    assert_eq!(sheets, ["职工"]);
    assert!(
        rows.iter().any(|(number, cells)| *number == 12
            && cells.iter().any(|text| text.starts_with("【要改】B12 "))),
        "{rows:?}"
    );
    journey.tap("#restart").await?;
    give(&journey, "ids_标注.xlsx", &marked).await?;
    journey.wait_for("#rows, #no-rows").await?;
    says(&journey, "#matching summary", "都对上了").await?;
    says(&journey, "#summary", "13 行，6 行可用，7 行要改").await?;
    journey.tap("#verdicts").await?;
    let (_, rows) = texts(&handed(&journey, "_结果.xlsx").await?)?;
    assert!(
        rows[0].1.ends_with(&["结果".into(), "最早日期".into(), "缺什么".into()]),
        "{:?}",
        rows[0]
    );
    let result = rows.iter().find(|(number, _)| *number == 13).ok_or("no row")?;
    assert!(result.1.iter().any(|text| text == "还缺信息"), "{result:?}");
    journey.tap("#restart").await?;
    write(&journey, "#sheet-paste", &text.replace("王建国", "王 建国")).await?;
    journey.tap("#read-paste").await?;
    says(&journey, "#matching summary", "都对上了").await?;
    quiet(journey).await
}

/// So many rows as HR has in a large works; some of them with something to confirm.
fn many(count: u32) -> String {
    let heads = "姓名,身份证号,工种,证书种类,发证日期,岗位开始时间,是否一线";
    let rows = (0..count).map(|at| {
        let year = 1960 + at / 1000 % 40;
        let id = identity(at % 1000).replace("22010419750315", &format!("220104{year}0315"));
        let id = teji_id(&id[..17]);
        let day = format!("{}-{:02}-01", 2005 + at % 20, 1 + at % 12);
        format!(
            "张三,{id},装配钳工,职业技能等级证书,{day},{day},{}",
            if at % 50 == 0 { "1" } else { "是" }
        )
    });
    std::iter::once(heads.to_owned()).chain(rows).collect::<Vec<_>>().join("\n")
}

/// The number with its check digit.
fn teji_id(first: &str) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = first.chars().filter_map(|sign| sign.to_digit(10));
    let sum: u32 = digits.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    format!("{first}{}", &"10X98765432"[(sum % 11) as usize..=(sum % 11) as usize])
}

/// I6, goal 15: from the sheet to the screened list in five clicks. How long it took, and how long the page heard nothing,
/// is printed: `cargo test -p teji-tests five_hundred -- --nocapture`.
#[tokio::test]
async fn five_hundred_rows_are_screened_after_five_clicks() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    journey.before_each_page(LONG).await?;
    journey.open("#/hr").await?;
    open(&journey, &batch(&[])).await?;
    journey.go("#/hr/people").await?;
    journey.tap("#to-import").await?;
    let start = std::time::Instant::now();
    give(&journey, "many.csv", many(500).as_bytes()).await?;
    journey.wait_for("#rows").await?;
    says(&journey, "#summary", "500 行，500 行可用，0 行要改").await?;
    let shown = start.elapsed();
    journey.tap("#take").await?;
    says(&journey, "#taken", "放入 500 人").await?;
    journey.tap("#to-screen").await?;
    journey.wait_for("#sum").await?;
    assert_eq!(journey.text("#sum").await?, "500");
    let long = journey.run("return window.long", vec![]).await?;
    println!(
        "500 rows: shown after {shown:?}, screened after {:?}, long tasks {long}",
        start.elapsed()
    );
    quiet(journey).await
}

/// A batch takes two thousand: of more, some results are left out.
#[tokio::test]
async fn of_more_people_than_a_batch_takes_some_results_are_chosen() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    journey.before_each_page(LONG).await?;
    journey.open("#/hr").await?;
    open(&journey, &batch(&[])).await?;
    journey.go("#/hr/import").await?;
    give(&journey, "many.csv", many(20_000).as_bytes()).await?;
    // The script that gave it made two megabytes of letters into bytes, which is none of the page's work.
    tokio::time::sleep(Duration::from_millis(100)).await;
    journey.run("window.long = []", vec![]).await?;
    journey.until("return document.querySelector('#summary')", vec![]).await?;
    says(&journey, "#summary", "20000 行").await?;
    journey.wait_for("#no-room").await?;
    assert!(journey.find("#take:disabled").await?.is_some());
    let long = journey.run("return window.long", vec![]).await?;
    println!("20,000 rows: long tasks {long}");
    quiet(journey).await
}

/// I8
#[tokio::test]
async fn the_template_is_text_with_choices_and_no_macros_and_its_example_is_nobody() -> Outcome {
    let journey = with(Screen::DESK, &[]).await?;
    journey.tap("#template").await?;
    let bytes = handed(&journey, ".xlsx").await?;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes))?;
    let names = archive
        .file_names()
        .map(|name| Ok(name?.into_owned()))
        .collect::<Outcome<Vec<String>>>()?;
    assert!(
        names.iter().all(|name| !name.contains("vba") && !name.to_lowercase().contains(".bin")),
        "{names:?}"
    );
    let mut first = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml")?, &mut first)?;
    assert!(first.contains("<dataValidation "), "nothing to choose from");
    journey.tap("#restart").await.ok();
    give(&journey, "模板.xlsx", &bytes).await?;
    journey.wait_for("#rows, #no-rows").await?;
    says(&journey, "#summary", "0 行，0 行可用，0 行要改").await?;
    says(&journey, "#notes", "示例和重复的表头 1 行").await?;
    says(&journey, "#matching summary", "都对上了").await?;
    quiet(journey).await
}

/// I9
#[tokio::test]
async fn beginning_anew_clears_the_sheet_and_not_the_batch() -> Outcome {
    let journey = with(Screen::PHONE, &[person(1, "甲一", &json!({}))]).await?;
    read(&journey, "plain.sheetjs.xlsx").await?;
    assert_eq!(people(&journey).await?, ["甲一"]);
    // What was read is still there.
    journey.go("#/hr/import").await?;
    journey.wait_for("#rows, #no-rows").await?;
    assert!(!journey.scrolls_sideways().await?);
    journey.tap("#restart").await?;
    journey.wait_for("#sheet-file").await?;
    assert!(journey.find("#rows").await?.is_none());
    assert_eq!(people(&journey).await?, ["甲一"]);
    quiet(journey).await
}

/// Rows with remarks of every weight, with all their buttons and boxes, at both widths.
#[tokio::test]
async fn a_sheet_full_of_remarks_can_be_used_by_everybody() -> Outcome {
    for screen in [Screen::PHONE, Screen::DESK] {
        let journey = with(screen, &[]).await?;
        read(&journey, "dates.sheetjs.xlsx").await?;
        journey.tap("#view-all").await?;
        journey.wait_for("#view-all[aria-pressed=true]").await?;
        let found = journey.accessibility().await?;
        assert_eq!(found.violations, [""; 0]);
        assert!(!journey.scrolls_sideways().await?);
        assert_eq!(journey.targets_below(48).await?, [""; 0]);
        quiet(journey).await?;
    }
    Ok(())
}

/// Somebody who is in the list already is not written over, unless that is chosen.
#[tokio::test]
async fn people_who_are_there_are_brought_up_to_date_only_where_somebody_says_so() -> Outcome {
    let journey = with(Screen::DESK, &[person(1, "甲一", &json!({}))]).await?;
    let text = format!("姓名\t身份证号\t工种\t学历\n甲一\t{}\t电工\t大专", identity(1));
    write(&journey, "#sheet-paste", &text).await?;
    journey.tap("#read-paste").await?;
    journey.wait_for("#known").await?;
    says(&journey, "#rows", "名单里第1号是同一个人，有1处不一样，另有1处可以补").await?;
    journey.tap("#take").await?;
    says(&journey, "#taken", "放入 0 人，更新 1 人").await?;
    assert!(people(&journey).await?.contains(&"甲一".to_owned()));
    assert!(journey.text("#people").await?.contains("装配钳工"));
    journey.go("#/hr/import").await?;
    journey.wait_for("#overwrite-true").await?;
    journey.run("document.querySelector('#overwrite-true').click()", vec![]).await?;
    journey.tap("#take").await?;
    journey.until("return !document.querySelector('#known')", vec![]).await?;
    people(&journey).await?;
    assert!(journey.text("#people").await?.contains("电工"));
    quiet(journey).await
}

/// What cannot be read is told with what to do; a sheet without a header can be shown where it is.
#[tokio::test]
async fn files_of_other_kinds_are_told_and_a_header_can_be_named() -> Outcome {
    let journey = with(Screen::DESK, &[]).await?;
    let mut old = vec![0; 4096];
    old[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    for (name, bytes, told) in [
        ("a.xls", old.as_slice(), "另存为"),
        ("a.xlsx", &b"PK\x03\x04 cut off"[..], "可能没有传完整"),
        ("a.csv", &b"a\0b"[..], "编码"),
    ] {
        give(&journey, name, bytes).await?;
        says(&journey, "#import-fault", told).await?;
    }
    give(&journey, "b.csv", "工号,绰号\n1,甲\n".as_bytes()).await?;
    journey.tap("#header-1").await?;
    journey.wait_for("#matching[open]").await?;
    select(&journey, "#means-1", "name").await?;
    says(&journey, "#summary", "1 行，1 行可用").await?;
    quiet(journey).await
}
