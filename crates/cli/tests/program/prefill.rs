//! Packages filled in beforehand: one a person, whole, under numbers and not under names.

use std::io::{Cursor, Read};

use teji_batch::Batch;
use teji_dossier::{BASICS, Spot, open};
use teji_fields::AnyField;
use zip::ZipArchive;

use super::{Outcome, Place, plan, project, roster};

/// The files of an archive, read by another's reader.
fn files(bytes: &[u8]) -> Outcome<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at)?;
        let mut inside = Vec::new();
        file.read_to_end(&mut inside)?;
        files.push((file.name()?.into_owned(), inside));
    }
    Ok(files)
}

fn name_in(package: &[u8]) -> Outcome<String> {
    let opened = open(&mut &*package).map_err(|error| error.key())?;
    assert_eq!(opened.changes, []);
    let field = BASICS.field("name").map(AnyField::id).ok_or("no such field")?;
    Ok(opened.application.typed(Spot::Basics, field).unwrap_or_default().to_owned())
}

#[test]
fn everybody_gets_a_whole_package_under_a_number() -> Outcome {
    let here = Place::new()?;
    here.write("plan.json", plan()?)?;
    let sheet = roster("choices.openpyxl.xlsx");
    let ran = here.run(&["prefill", &sheet, "--plan", "plan.json", "--out", "p.zip"])?;
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("做好了3人"), "{}", ran.out);
    assert!(ran.out.contains("职工!C4") && ran.out.contains("没有填进去"), "{}", ran.out);
    let files = files(&here.read("p.zip")?)?;
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["00_LIST.html", "0001.zip", "0002.zip", "0003.zip"]);
    let people: Vec<String> =
        files[1..].iter().map(|(_, bytes)| name_in(bytes)).collect::<Outcome<_>>()?;
    assert_eq!(people, ["王建国", "李秀英", "赵一"]);
    assert_eq!(here.names()?, ["p.zip", "plan.json"]);
    Ok(())
}

#[test]
fn equal_calls_give_equal_bytes() -> Outcome {
    let here = Place::new()?;
    here.write("plan.json", plan()?)?;
    let sheet = roster("choices.openpyxl.xlsx");
    for out in ["a.zip", "b.zip"] {
        here.run(&["prefill", &sheet, "--plan", "plan.json", "--out", out])?;
    }
    assert_eq!(here.read("a.zip")?, here.read("b.zip")?);
    Ok(())
}

#[test]
fn rows_to_mend_are_told_and_left_out() -> Outcome {
    let here = Place::new()?;
    here.write("plan.json", plan()?)?;
    let sheet = roster("ids.openpyxl.xlsx");
    let ran = here.run(&["prefill", &sheet, "--plan", "plan.json", "--out", "p.zip"])?;
    assert_eq!(ran.code, 4);
    assert!(ran.out.contains("做好了6人") && ran.out.contains("职工!B2"), "{}", ran.out);
    assert_eq!(files(&here.read("p.zip")?)?.len(), 7);
    Ok(())
}

#[test]
fn nobody_is_no_archive() -> Outcome {
    let here = Place::new()?;
    here.write("plan.json", plan()?)?;
    here.write("a.csv", "姓名,身份证号\n,220102197503120000\n")?;
    let ran = here.run(&["prefill", "a.csv", "--plan", "plan.json", "--out", "p.zip"])?;
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(ran.out.contains("B2") && ran.err.contains("没有做"), "{}", ran.err);
    assert_eq!(here.names()?, ["a.csv", "plan.json"]);
    Ok(())
}

#[test]
fn more_people_than_a_batch_holds_are_refused_and_none_is_dropped() -> Outcome {
    let here = Place::new()?;
    here.write("plan.json", plan()?)?;
    let rows = (0..=Batch::MOST).map(|number| format!("甲{number},大专\n"));
    here.write("a.csv", format!("姓名,学历\n{}", rows.collect::<String>()))?;
    let ran = here.run(&["prefill", "a.csv", "--plan", "plan.json", "--out", "p.zip"])?;
    assert_eq!(ran.code, 3, "{}", ran.out);
    assert!(ran.err.contains("2000"), "{}", ran.err);
    assert_eq!(here.names()?, ["a.csv", "plan.json"]);
    Ok(())
}

/// Who is in the batch keeps the number there, and what it knows of them.
#[test]
fn a_saved_batch_fills_in_what_it_knows_of_a_person() -> Outcome {
    let here = Place::new()?;
    let text = std::fs::read_to_string(project("crates/batch/cases/batch-1.json"))?;
    let batch = Batch::read(&text).map_err(|error| error.key())?;
    let known = batch.people().next().ok_or("nobody")?;
    let basic = |name: &str| {
        let field = BASICS.field(name).map(AnyField::id)?;
        known.application.typed(Spot::Basics, field).map(str::to_owned)
    };
    let (name, identity) = (basic("name").ok_or("no name")?, basic("identity").ok_or("no number")?);
    here.write("batch.json", text)?;
    here.write("a.csv", format!("姓名,身份证号\n{name},{identity}\n新人,\n"))?;
    let ran = here.run(&["prefill", "a.csv", "--plan", "batch.json", "--out", "p.zip"])?;
    assert_eq!(ran.code, 0, "{} {}", ran.out, ran.err);
    let files = files(&here.read("p.zip")?)?;
    let names: Vec<&str> = files[1..].iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, [format!("{:04}.zip", known.number).as_str(), "0004.zip"]);
    let opened = open(&mut files[1].1.as_slice()).map_err(|error| error.key())?;
    let field = BASICS.field("department").map(AnyField::id).ok_or("no such field")?;
    let department = opened.application.typed(Spot::Basics, field).map(str::to_owned);
    assert!(department.is_some());
    assert_eq!(department, basic("department"));
    Ok(())
}
