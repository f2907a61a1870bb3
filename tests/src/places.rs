//! The pages by their addresses, and what is put into them so that there is something to see.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use teji_seal::{Lock, seal};

use crate::Outcome;
use crate::files::CHOOSE;
use crate::journey::Journey;
use crate::received::{PICTURE, filing, seeded};
use crate::round::{self, list};

/// All addresses of a fresh browser but the questions and the clauses.
pub const PAGES: [&str; 30] = [
    "#/",
    "#/check",
    "#/check/result",
    "#/notice",
    "#/rules",
    "#/tools/workday",
    "#/tools/five-years",
    "#/tools/cert-code",
    "#/files",
    "#/privacy",
    "#/help",
    "#/me",
    "#/me/basics",
    "#/me/posts",
    "#/me/merits",
    "#/me/honours",
    "#/me/evidence",
    "#/me/posts/1",
    "#/me/review",
    "#/me/make",
    "#/me/paper/0",
    "#/me/paper/4",
    "#/hr",
    "#/plan",
    "#/recheck",
    "#/recheck/report",
    "#/recheck/person/1",
    "#/recheck/compare",
    "#/hr/people/9",
    "#/no-such-page",
];

/// The pages of an applicant's papers in which something stands.
pub const PAPERS: [&str; 14] = [
    "#/me",
    "#/me/basics",
    "#/me/posts",
    "#/me/posts/1",
    "#/me/merits",
    "#/me/merits/1",
    "#/me/honours",
    "#/me/honours/1",
    "#/me/evidence",
    "#/me/evidence/1",
    "#/me/review",
    "#/me/make",
    "#/me/paper/0",
    "#/files",
];

/// The pages of a batch.
pub const HALLS: [&str; 19] = [
    "#/hr",
    "#/hr/plan",
    "#/hr/import",
    "#/hr/people",
    "#/hr/people/state/C",
    "#/hr/people/3",
    "#/hr/people/3/basics",
    "#/hr/people/3/posts",
    "#/hr/people/3/posts/1",
    "#/hr/people/3/evidence",
    "#/hr/people/3/review",
    "#/hr/people/3/make",
    "#/hr/screen",
    "#/hr/publicity",
    "#/hr/package",
    "#/hr/after",
    "#/hr/paper/0",
    "#/hr/paper/4",
    "#/hr/people/99",
];

/// The pages of whoever received packages.
pub const DESKS: [&str; 6] = [
    "#/recheck",
    "#/recheck/report",
    "#/recheck/person/1",
    "#/recheck/person/2",
    "#/recheck/person/9",
    "#/recheck/compare",
];

/// Whether a page belongs to a program that is not part of the first load.
#[must_use]
pub fn is_later(route: &str) -> bool {
    ["#/rules", "#/tools/", "#/files", "#/me", "#/privacy", "#/hr", "#/plan", "#/recheck", "#/help"]
        .iter()
        .any(|start| route.starts_with(start))
}

/// A batch in which most things are filled in, some of them wrong.
#[must_use]
pub fn full_batch() -> Value {
    let mut batch = round::batch(&[
        round::person(1, "甲一", &json!({})),
        round::person(2, "乙二", &json!({ "post_service": "2024-01-01.." })),
        round::person(
            3,
            "丙三",
            &json!({ "post_service": "2016-01-01..", "grade_date": "2023-01-01" }),
        ),
        round::person(4, "丁四", &json!({ "front_line": "?", "honour_jilin_award": "yes" })),
        round::person(5, "戊五", &json!({ "front_line": "no", "grade_date": "2012-13-45" })),
    ]);
    batch["plan"]["further"] = list(&[
        json!({ "further_title": "无事故", "further_kind": "statement" }),
        json!({ "further_title": "年限", "further_kind": "years", "further_since": "in_post", "further_least": "3" }),
    ]);
    for settled in [0, 1] {
        batch["people"][settled]["proposed"] = json!(true);
        batch["people"][settled]["settled"] = json!(true);
    }
    fill_lists(&mut batch["people"][2]["application"]);
    batch["facts"] = json!({
        "posted_from": "2026-12-28", "posted_to": "2026-12-30", "number_prefix": "Y00",
        "certificate_day": "2026-11-31", "approved_day": "2026-12-29",
    });
    batch["objections"] =
        list(&[json!({ "objection_received": "2026-12-29", "objection_standing": "open" })]);
    batch
}

/// Puts something into each list of somebody's papers: one entry that is whole, one that is wrong.
fn fill_lists(application: &mut Value) {
    application["posts"] = list(&[
        json!({ "post_from": "2016-01-01", "post_to": "", "post_unit": "吉林某某制造有限公司",
            "post_held": "高级技师", "post_occupation": "装配钳工", "post_kind": "senior" }),
        json!({ "post_from": "2015-13-01", "post_to": "2011-01-01", "post_unit": "某厂" }),
    ]);
    application["merits"] = list(&[
        json!({ "merit_head": "merit_method", "merit_title": "三步装配法", "merit_date": "2021-05",
            "merit_problem": "装配慢", "merit_role": "主要完成人", "merit_result": "每台省2小时", "merit_witness": "王班长" }),
        json!({ "merit_head": "merit_training", "merit_date": "2021-02-30" }),
    ]);
    application["honours"] = list(&[
        json!({ "honour_kind": "honour_jilin_award", "honour_date": "2019-05-01", "honour_number": "1号" }),
        json!({ "honour_date": "201" }),
    ]);
    application["evidence"] = list(&[
        json!({ "evidence_title": "聘书", "evidence_date": "2016-01-01", "evidence_issuer": "某某制造", "evidence_pages": "1" }),
        json!({ "evidence_title": "", "evidence_pages": "x" }),
    ]);
}

/// Opens papers in which every list holds something, and some answers are wrong.
pub async fn open_papers(journey: &Journey) -> Outcome {
    let mut papers = round::person(1, "甲一", &json!({}))["application"].clone();
    fill_lists(&mut papers);
    papers["basics"]["identity"] = json!("22010419750315001");
    papers["basics"]["birth"] = json!("1975-13");
    let draft = json!({
        "facts": papers["facts"], "rulings": {}, "reference": "2026-11-22", "place": "honours",
        "papers": papers.to_string(), "name": "甲一", "derived": {}, "batch": "", "plan": "",
    });
    let record = json!({
        "id": "p", "format": 2, "kind": "papers", "revision": 1, "writer": "w", "changed": 0, "filed": null, "draft": draft,
    });
    journey.go("#/files").await?;
    choose(journey, "#file", &[("papers.html", "text/html", round::page_of(&record).as_bytes())])
        .await?;
    // Where something is filled in already, it is asked what becomes of that.
    if journey.wait_for(".tasks, #file-ask").await?.attr("id").await?.is_some() {
        journey.tap("#file-beside").await?;
        journey.wait_for(".tasks").await?;
    }
    Ok(())
}

/// Puts down packages of every kind: whole, faulty, sealed, and what is none.
pub async fn put_packages(journey: &Journey) -> Outcome {
    journey.go("#/recheck").await?;
    let (faulty, whole) = (seeded().0, filing().with_picture(1, PICTURE.to_vec()).package());
    let mut sealed = Vec::new();
    let lock = Lock::with_passphrase("four words and a river").map_err(|_| "no lock")?;
    seal(&lock, &mut whole.as_slice(), &mut sealed).map_err(|_| "not sealed")?;
    let files: [(&str, &str, &[u8]); 4] = [
        ("faulty.zip", "", &faulty),
        ("whole.zip", "", &whole),
        ("sealed.zip.age", "", &sealed),
        ("photo.zip", "", PICTURE),
    ];
    choose(journey, "#received-file", &files).await?;
    let is_idle = "
const all = [...document.querySelectorAll('[data-package]')];
return all.length === 4 && all.every(one => !['waiting', 'working'].includes(one.dataset.stage))";
    journey.until(is_idle, vec![]).await?;
    Ok(())
}

/// Opens the report of the faulty one, which then is the one that the other pages tell of.
pub async fn open_report(journey: &Journey) -> Outcome {
    journey.tap("[data-open]").await?;
    journey.wait_for("#sentence").await?;
    journey.arrive().await
}

/// Chooses files for an input, each told as name, kind and bytes.
pub async fn choose(journey: &Journey, css: &str, files: &[(&str, &str, &[u8])]) -> Outcome {
    journey.wait_for(css).await?;
    let one =
        |(name, kind, bytes): &(&str, &str, &[u8])| json!([name, kind, STANDARD.encode(bytes)]);
    let files: Vec<Value> = files.iter().map(one).collect();
    journey.run(CHOOSE, vec![json!(css), json!(files)]).await?;
    Ok(())
}
