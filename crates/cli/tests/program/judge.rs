//! Sheets of staff: everybody comes to what the batch makes of them, and everything that is said of cells is told.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;

use serde_json::{Value, json};
use teji_batch::{Batch, Lists, Plan, Roster, RosterError, Round, Sight, Weight, place};
use teji_dossier::Stated;
use teji_paper::Xlsx;
use teji_paper::sheet::{Cell, Column, Head};
use teji_recheck::chinese;
use teji_sheets::{Decoded, Row, csv, decoded};
use teji_workdays::Calendar;

use super::{Outcome, Place, TODAY, json, plan, project, roster};

fn is(name: &str, ending: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|found| found == ending)
}

/// All sheets of the fixtures that can be told by their names.
fn sheets() -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(project("tests/fixtures/rosters"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if is(&name, "xlsx") || name.ends_with("utf-8.csv") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// A sheet taken in without the program; nothing of a workbook with several.
fn taken_in(name: &str) -> Outcome<Option<Roster>> {
    let bytes = fs::read(roster(name))?;
    let mut rows: Vec<Row> = Vec::new();
    let mut take = |row| {
        rows.push(row);
        ControlFlow::Continue(())
    };
    let (sheet, merged) = if is(name, "csv") {
        let Ok(Decoded::Text(text)) = decoded(&bytes) else { return Err("no text".into()) };
        csv::rows(&text, &mut take).map_err(|error| error.key())?;
        (String::new(), Vec::new())
    } else {
        let book = teji_sheets::open(&mut bytes.as_slice()).map_err(|error| error.key())?;
        let [sheet] = book.sheets() else { return Ok(None) };
        book.rows(&mut bytes.as_slice(), 0, &mut take).map_err(|error| error.key())?;
        (sheet.name.clone(), book.merged(&mut bytes.as_slice(), 0).map_err(|error| error.key())?)
    };
    let mut taken = Roster::new(&sheet, is(name, "csv"));
    for row in &rows {
        taken.push(row).map_err(RosterError::key)?;
    }
    taken.finish(merged, &BTreeMap::new()).map_err(RosterError::key)?;
    Ok(Some(taken))
}

fn batch() -> Outcome<Batch> {
    let mut batch = Batch::default();
    batch.plan = Plan::from_file(&plan()?).map_err(|error| error.key())?;
    Ok(batch)
}

/// What a round says of everybody, by the numbers of their rows.
fn by_round(taken: &mut Roster) -> Outcome<BTreeMap<u64, Stated>> {
    let (mut batch, calendar, today) = (batch()?, Calendar::published(), TODAY.parse()?);
    let people = {
        let screening = batch.screening(&calendar, today);
        let sight = Sight { screening: &screening, catalog: chinese(), today };
        taken.survey(sight, usize::MAX);
        taken.taken(Lists::default(), sight)
    };
    batch.take_over(people);
    let round = Round::of(&batch, &calendar, today);
    let stated = round.people.iter().map(|judged| {
        let row = judged.person.row.as_ref().map(|row| row.number).unwrap_or_default();
        (u64::from(row), Stated::of(judged.standing.state, judged.standing.earliest))
    });
    Ok(stated.collect())
}

#[test]
fn everybody_comes_to_what_a_round_says_of_them() -> Outcome {
    let here = Place::new()?;
    here.write("plan.json", plan()?)?;
    let mut people = 0;
    for name in sheets()? {
        let Some(mut taken) = taken_in(&name)? else { continue };
        let wanted = by_round(&mut taken)?;
        let ran = here.run(&["judge", &roster(&name), "--plan", "plan.json", "--json"])?;
        let told = json(&ran.out)?;
        let found: BTreeMap<u64, Stated> = told
            .iter()
            .filter(|one| !one["state"].is_null())
            .map(|one| {
                let stated = json!({
                    "state": one["state"], "earliest": one["earliest"], "latest": one["latest"]
                });
                Ok((one["row"].as_u64().unwrap_or_default(), serde_json::from_value(stated)?))
            })
            .collect::<Outcome<_>>()?;
        assert_eq!(found, wanted, "{name}");
        let to_fix = told.iter().filter(|one| one["state"].is_null()).count();
        assert_eq!(ran.code, if to_fix > 0 { 4 } else { 0 }, "{name}");
        assert_eq!(to_fix, taken.summary().to_fix, "{name}");
        people += found.len();
    }
    assert!(people > 150, "{people}");
    Ok(())
}

#[test]
fn every_remark_is_told_with_its_cell() -> Outcome {
    let here = Place::new()?;
    let mut remarks = 0;
    for name in sheets()? {
        let Some(mut taken) = taken_in(&name)? else { continue };
        let (batch, calendar, today) = (Batch::default(), Calendar::published(), TODAY.parse()?);
        let screening = batch.screening(&calendar, today);
        let sight = Sight { screening: &screening, catalog: chinese(), today };
        taken.survey(sight, usize::MAX);
        let mut wanted = Vec::new();
        taken.each(sight, &mut |row, _| {
            for remark in row.remarks {
                let place = place(&taken.sheet, remark.row, remark.column);
                wanted.push((remark.weight, place, remark.key.clone()));
            }
        });
        let ran = here.run(&["judge", &roster(&name), "--json"])?;
        let mut found = Vec::new();
        for one in json(&ran.out)? {
            for remark in one["remarks"].as_array().into_iter().flatten() {
                let text = |name: &str| remark[name].as_str().unwrap_or_default().to_owned();
                assert!(!text("message").is_empty() && !text("message").contains('{'));
                let weight: Weight = serde_json::from_value(remark["weight"].clone())?;
                found.push((weight, text("place"), text("key")));
            }
        }
        assert_eq!(found, wanted, "{name}");
        let shown = here.run(&["judge", &roster(&name)])?.out;
        assert!(
            found.iter().all(|(_, place, _)| shown.contains(&format!("\n  {place} "))),
            "{shown}"
        );
        remarks += found.len();
    }
    assert!(remarks > 100, "{remarks}");
    Ok(())
}

/// The figures of a sentence.
fn figures(sentence: &str) -> Vec<usize> {
    let digits = sentence.split(|sign: char| !sign.is_ascii_digit());
    digits.filter_map(|digits| digits.parse().ok()).collect()
}

#[test]
fn the_counts_of_the_last_sentence_add_up() -> Outcome {
    let here = Place::new()?;
    for name in sheets()? {
        for language in ["zh-CN", "en"] {
            let ran = here.run(&["judge", &roster(&name), "--language", language])?;
            if !matches!(ran.code, 0 | 4) {
                continue;
            }
            let last = ran.out.lines().skip_while(|line| !line.is_empty()).collect::<Vec<_>>();
            let start = last.iter().rposition(|line| line.is_empty()).unwrap_or_default();
            let counts = figures(&last[start..].concat());
            assert_eq!(counts[0], counts[1..].iter().sum::<usize>(), "{name}: {}", ran.out);
        }
    }
    Ok(())
}

#[test]
fn a_sheet_says_the_same_in_every_encoding_and_through_standard_input() -> Outcome {
    let here = Place::new()?;
    for kind in ["plain", "choices", "dates", "ids", "headings", "titled"] {
        let told = |name: &str| here.run(&["judge", &roster(name), "--json"]);
        let wanted = told(&format!("{kind}.utf-8.csv"))?;
        assert!(!wanted.out.is_empty());
        assert_eq!(told(&format!("{kind}.gbk.csv"))?, wanted, "{kind}");
        assert_eq!(told(&format!("{kind}.utf-8-bom.csv"))?, wanted, "{kind}");
        let bytes = fs::read(roster(&format!("{kind}.gbk.csv")))?;
        assert_eq!(here.fed(&["judge", "-", "--json"], &bytes)?, wanted, "{kind}");
    }
    let bytes = fs::read(roster("plain.openpyxl.xlsx"))?;
    let wanted = here.run(&["judge", &roster("plain.openpyxl.xlsx"), "--json"])?;
    assert_eq!(here.fed(&["judge", "-", "--json"], &bytes)?, wanted);
    Ok(())
}

/// A workbook of sheets with one person each.
fn workbook(sheets: &[&str]) -> Outcome<Vec<u8>> {
    let mut file = Xlsx::new("zh-CN", "x");
    for name in sheets {
        let columns = ["姓名", "学历"].map(|head| Column::text(head, 12)).to_vec();
        let head = Head { name: (*name).to_owned(), titles: vec![], notes: vec![], columns };
        file.sheet(&head).map_err(|_| "no sheet")?;
        file.row(&[Cell::text(format!("{name}甲")), Cell::text("大专".to_owned())]);
    }
    Ok(file.finish().map_err(|_| "no workbook")?)
}

#[test]
fn of_several_sheets_one_has_to_be_named() -> Outcome {
    let here = Place::new()?;
    here.write("two.xlsx", workbook(&["一车间", "二车间"])?)?;
    let asked = here.run(&["judge", "two.xlsx"])?;
    assert_eq!((asked.code, asked.out.as_str()), (2, ""));
    let told = ["--sheet", "一车间", "二车间"].iter().all(|word| asked.err.contains(word));
    assert!(told, "{}", asked.err);
    let named = here.run(&["judge", "two.xlsx", "--sheet", "二车间"])?;
    assert!(named.code == 0 && named.out.contains("二车间甲"), "{}", named.err);
    let other = here.run(&["judge", "two.xlsx", "--sheet", "三车间"])?;
    assert!(other.code == 2 && other.err.contains("一车间"), "{}", other.err);
    here.write("a.csv", SHEET)?;
    assert_eq!(here.run(&["judge", "a.csv", "--sheet", "一车间"])?.code, 2);
    // Our own explanations are nobody's sheet, and neither is one that is hidden.
    here.write("own.xlsx", workbook(&["职工", chinese().text("template.explained")])?)?;
    assert_eq!(here.run(&["judge", "own.xlsx"])?.code, 0);
    assert_eq!(here.run(&["judge", &roster("hidden.openpyxl.xlsx")])?.code, 0);
    Ok(())
}

#[test]
fn a_sheet_without_a_header_is_told_so() -> Outcome {
    let here = Place::new()?;
    here.write("a.csv", "甲,1\n乙,2\n")?;
    let ran = here.run(&["judge", "a.csv"])?;
    assert!(ran.code == 3 && ran.err.contains("没有找到表头"), "{}", ran.err);
    Ok(())
}

/// Somebody whose five years end on 2026-12-01, or a day earlier if the first day counts.
const SHEET: &str = "姓名,职业工种,是否一线,证书种类,证书工种一致,发证日期,岗位类别,任职开始时间,离岗情况,现在还在本工种,守法,健康状况,高技能突出贡献,先进操作法\n\
    张三,装配钳工,是,职业技能等级证书,是,2012-03-01,高级技师岗位,2021-12-01,无,是,良好,良好,是,是\n";

#[test]
fn the_plan_the_day_and_the_readings_of_the_call_count() -> Outcome {
    let here = Place::new()?;
    here.write("plan.json", plan()?)?;
    here.write("a.csv", SHEET)?;
    let told = |more: &[&str]| -> Outcome<Value> {
        let words = [&["judge", "a.csv", "--json"], more].concat();
        Ok(json(&here.run(&words)?.out)?.remove(0))
    };
    let later = ["--reference", "2027-06-01"];
    let bare = told(&later)?;
    let needs = |one: &Value| {
        let needs = one["needs"].as_array().cloned().unwrap_or_default();
        needs.iter().filter_map(|need| need["id"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert!(needs(&bare).contains(&"enterprise_filed".to_owned()), "{bare}");
    let planned = told(&[&later[..], &["--plan", "plan.json"]].concat())?;
    assert!(!needs(&planned).contains(&"enterprise_filed".to_owned()), "{planned}");
    assert_eq!(planned["further"].as_array().map(Vec::len), Some(4), "{planned}");
    let clock = |way: &str, day: &str| {
        told(&["--pin", &format!("service_first_day={way}"), "--reference", day])
    };
    let [no, yes] = teji_notice::READINGS
        .iter()
        .find(|reading| reading.id.0 == "service_first_day")
        .ok_or("no such reading")?
        .options
        .map(|option| option.0);
    assert_ne!(clock(no, "2026-11-30")?["earliest"], clock(yes, "2026-11-30")?["earliest"]);
    Ok(())
}

/// Whoever does not fit is told by which condition.
#[test]
fn conditions_that_do_not_hold_are_named() -> Outcome {
    let here = Place::new()?;
    here.write("a.csv", SHEET.replace("装配钳工,是", "装配钳工,否"))?;
    let told = json(&here.run(&["judge", "a.csv", "--json"])?.out)?.remove(0);
    let unmet: Vec<&str> = told["unmet"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one["id"].as_str())
        .collect();
    assert_eq!((unmet, &told["state"]), (vec!["post.front_line", "basic.service"], &json!("E")));
    let shown = here.run(&["judge", "a.csv"])?.out;
    assert!(shown.contains("对不上：") && shown.contains("一线"), "{shown}");
    Ok(())
}

#[test]
fn copies_hold_the_remarks_and_the_results() -> Outcome {
    let here = Place::new()?;
    for name in ["ids.openpyxl.xlsx", "ids.utf-8.csv"] {
        let words =
            ["judge", &roster(name), "--marked", "m.xlsx", "--results", "r.xlsx", "--force"];
        let ran = here.run(&words)?;
        assert_eq!(ran.code, 4, "{}", ran.err);
        let (marked, results) = (texts(&here.read("m.xlsx")?)?, texts(&here.read("r.xlsx")?)?);
        assert!(marked.contains("15位的老号码"), "{marked}");
        assert!(results.contains("结果") && results.contains("还缺信息"), "{results}");
        assert!(results.contains("最早日期") && results.contains("单位备案"), "{results}");
        assert!(!results.contains("15位的老号码"));
    }
    assert_eq!(here.names()?, ["m.xlsx", "r.xlsx"]);
    Ok(())
}

/// Of one who does not fit the condition is told; of one with nothing answered no day of long ago is.
#[test]
fn a_copy_with_results_says_what_the_terminal_says() -> Outcome {
    let here = Place::new()?;
    here.write("a.csv", SHEET.replace("装配钳工,是", "装配钳工,否"))?;
    here.write("b.csv", "姓名,学历\n李四,大专\n")?;
    for name in ["a.csv", "b.csv"] {
        let ran = here.run(&["judge", name, "--results", "r.xlsx", "--force"])?;
        assert_eq!(ran.code, 0, "{}", ran.err);
        let copy = texts(&here.read("r.xlsx")?)?;
        assert!(copy.contains("\n哪里对不上，还缺什么\n"), "{copy}");
        let close = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(copy.contains("对不上："), name == "a.csv", "{copy}");
        assert!(!copy.contains("不早于19") && !ran.out.contains("不早于19"), "{copy}");
        let told = json(&here.run(&["judge", name, "--json"])?.out)?.remove(0);
        assert!(close(&copy).contains(&close(told["heading"].as_str().unwrap_or_default())));
    }
    Ok(())
}

/// All texts of the first sheet.
fn texts(bytes: &[u8]) -> Outcome<String> {
    let book = teji_sheets::open(&mut &*bytes).map_err(|error| error.key())?;
    let mut texts = String::new();
    book.rows(&mut &*bytes, 0, &mut |row| {
        for cell in row.cells {
            if let teji_sheets::Value::Text(text) = cell.value {
                texts += &text;
                texts.push('\n');
            }
        }
        ControlFlow::Continue(())
    })
    .map_err(|error| error.key())?;
    Ok(texts)
}
