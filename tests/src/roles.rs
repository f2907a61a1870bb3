//! The three roles' ways through the site, from the first page to the file that each carries away. They hold wherever the site
//! is opened: so they are the same for every browser and every place.

use std::fs;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::Outcome;
use crate::applicant::{Applicant, DAY, fill};
use crate::files::{CATCH, CHOOSE, caught};
use crate::journey::Journey;
use crate::round::{select, write};

/// Gives a file to an input.
pub async fn give(journey: &Journey, css: &str, name: &str, bytes: &[u8]) -> Outcome {
    journey.wait_for(css).await?;
    let files = json!([[name, "", STANDARD.encode(bytes)]]);
    journey.run(CHOOSE, vec![json!(css), files]).await?;
    Ok(())
}

/// One of the staff sheets that other programs made.
pub fn sheet(name: &str) -> Outcome<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/rosters");
    Ok(fs::read(folder.join(name))?)
}

/// The page at its start, noting what it hands out. No journey loads another page after this.
pub async fn begin(journey: &Journey) -> Outcome {
    journey.open("#/").await?;
    journey.run(CATCH, vec![]).await?;
    Ok(())
}

/// What the applicant's package is sealed with.
pub const PASSPHRASE: &str = "four words and a river";

/// An applicant checks themselves, goes on to the papers and makes the package, sealed; its bytes.
pub async fn applicant(journey: &Journey) -> Outcome<Vec<u8>> {
    journey.tap("a.door[href='#/check']").await?;
    journey.arrive().await?;
    journey.tap("details summary").await?;
    fill(journey, "reference", DAY).await?;
    journey.tap("#begin").await?;
    journey.arrive().await?;
    Applicant::sure().to_result(journey).await?;
    journey.wait_for(".verdict[data-state=A]").await?;
    journey.go("#/me/basics").await?;
    fill(journey, "name", "欧阳某").await?;
    journey.go("#/me/make").await?;
    journey.tap("#seal-passphrase").await?;
    write(journey, "#seal-first", PASSPHRASE).await?;
    write(journey, "#seal-again", PASSPHRASE).await?;
    journey.tap("#make-package").await?;
    journey.wait_for("#made").await?;
    caught(journey).await
}

/// An enterprise plans, imports its sheet, screens, publicises and makes the filing package; its bytes.
pub async fn enterprise(journey: &Journey) -> Outcome<Vec<u8>> {
    journey.go("#/").await?;
    journey.tap("a.door[href='#/hr']").await?;
    journey.tap("#begin-batch").await?;
    journey.wait_for("#steps").await?;
    plan(journey).await?;
    let people = import(journey).await?;
    journey.wait_for("#counts").await?;
    let sum = journey.text("#sum").await?;
    if sum.trim().parse() != Ok(people) {
        return Err(format!("{sum} of {people} people are counted").into());
    }
    if journey.find("[id^=propose-]").await?.is_none() {
        journey.tap("#others summary").await?;
    }
    journey.tap("[id^=propose-]").await?;
    journey.go("#/hr/publicity").await?;
    write(journey, "#posted_from", "2026-11-23").await?;
    write(journey, "#posted_to", "2026-11-30").await?;
    write(journey, "#posted_place", "厂区公告栏").await?;
    write(journey, "#objections_to", "人力资源部201室").await?;
    journey.wait_for("#end-enough").await?;
    journey.tap("[id^=settle-]").await?;
    journey.go("#/hr/package").await?;
    write(journey, "#sent_day", "2026-10-20").await?;
    journey.tap("#make-package").await?;
    journey.wait_for("#keep-package").await?;
    caught(journey).await
}

async fn plan(journey: &Journey) -> Outcome {
    journey.go("#/hr/plan").await?;
    for (box_, text) in [
        ("#unit_name", "吉林某某制造有限公司"),
        ("#unit_short", "某某制造"),
        ("#batch_name", "第一批"),
        ("#reference_day", "2026-11-22"),
        ("#plan_ratio", "5%"),
        ("#plan_criteria", "打分"),
        ("#plan_procedure", "评审"),
        ("#plan_methods", "答辩"),
        ("#plan_support", "工作室"),
        ("#opened_how", "公告栏"),
        ("#opened_from", "2026-10-10"),
    ] {
        write(journey, box_, text).await?;
    }
    select(journey, "#unit_kind", "provincial").await?;
    select(journey, "#enterprise_filed", "filed").await?;
    select(journey, "#ratio_base", "senior").await?;
    journey.tap("#false_statements").await?;
    journey.tap("#add-occupation").await?;
    journey.wait_for("#occupation_title-1:focus").await?;
    write(journey, "#occupation_title-1", "装配钳工").await?;
    select(journey, "#occupation_basis-1", "on_file").await?;
    let all = "return document.querySelectorAll('[data-settled=true]').length === 6";
    journey.until(all, vec![]).await?;
    Ok(())
}

/// Takes everybody of the sheet, and goes on to the screening; how many there are.
async fn import(journey: &Journey) -> Outcome<usize> {
    journey.go("#/hr/import").await?;
    let name = "plain.openpyxl.xlsx";
    give(journey, "#sheet-file", name, &sheet(name)?).await?;
    journey.wait_for("#rows").await?;
    journey.tap("#take").await?;
    journey.wait_for("#to-screen").await?;
    let people = people(journey).await?.len();
    journey.go("#/hr/screen").await?;
    Ok(people)
}

/// The names in the list of people.
pub async fn people(journey: &Journey) -> Outcome<Vec<String>> {
    journey.go("#/hr/people").await?;
    journey.wait_for("#people tbody tr").await?;
    journey.texts("#people tbody th").await
}

/// An officer goes through a package again and writes a letter about it; the report's sentence, and the letter.
pub async fn officer(journey: &Journey, package: &[u8]) -> Outcome<(String, Vec<u8>)> {
    journey.go("#/recheck").await?;
    give(journey, "#received-file", "received.zip", package).await?;
    journey.wait_for("[data-stage=looked]").await?;
    journey.tap("[data-open]").await?;
    let sentence = journey.text("#sentence").await?;
    journey.tap("#return").await?;
    write(journey, "#remark", "请十日内补齐。").await?;
    write(journey, "#by", "某某处").await?;
    journey.tap("#letter").await?;
    journey.wait_for("#opinion-told").await?;
    Ok((sentence, caught(journey).await?))
}
