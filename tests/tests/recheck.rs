//! Packages that somebody received, gone through again: what is found, what is said of it, and that nothing stays.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use teji_recheck::{Opinion, Report, Weight, chinese, look};
use teji_seal::{Lock, seal};
use teji_tests::Outcome;
use teji_tests::browser::Screen;
use teji_tests::files::{CATCH, CHOOSE, caught};
use teji_tests::journey::Journey;
use teji_tests::received::{Files, MADE, PICTURE, filing, packed, reseal, seeded, unpacked};
use teji_tests::round::write;
use teji_tests::site::site_under;
use teji_workdays::Calendar;

fn report(bytes: &[u8]) -> Outcome<Report> {
    let looked = look(&mut &*bytes, &Calendar::published(), MADE.parse()?);
    Ok(looked.map_err(|error| error.key())?.chinese)
}

/// The keys and files of everything that must be wrong.
fn told(report: &Report) -> BTreeSet<(&str, &str)> {
    let heavy = report.faults.iter().filter(|fault| fault.weight != Weight::Look);
    heavy.map(|fault| (fault.key.as_str(), fault.file.as_deref().unwrap_or_default())).collect()
}

fn whole() -> Vec<u8> {
    filing().with_picture(1, PICTURE.to_vec()).package()
}

/// Puts files down, each with its name.
async fn put(journey: &Journey, files: &[(&str, &[u8])]) -> Outcome {
    journey.wait_for("#received-file").await?;
    let files: Vec<Value> =
        files.iter().map(|(name, bytes)| json!([name, "", STANDARD.encode(bytes)])).collect();
    journey.run(CHOOSE, vec![json!("#received-file"), json!(files)]).await?;
    Ok(())
}

/// Waits until nothing is worked on.
async fn settled(journey: &Journey) -> Outcome {
    let is_idle = "
const all = [...document.querySelectorAll('[data-package]')];
return all.length > 0 && all.every(one => !['waiting', 'working'].includes(one.dataset.stage))";
    journey.until(is_idle, vec![]).await?;
    Ok(())
}

/// A page with one package gone through, at its report.
async fn at_the_report(bytes: &[u8]) -> Outcome<Journey> {
    let journey = Journey::start(Screen::DESK).await?;
    journey.before_each_page(CATCH).await?;
    journey.open("#/recheck").await?;
    put(&journey, &[("filed.zip", bytes)]).await?;
    journey.tap("[data-open]").await?;
    journey.wait_for("#sentence").await?;
    Ok(journey)
}

async fn quiet(journey: &mut Journey) -> Outcome {
    assert_eq!(journey.console().await?, [""; 0]);
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    Ok(())
}

/// Z1.
#[test]
fn a_whole_filing_has_no_fault() -> Outcome {
    let report = report(&whole())?;
    assert_eq!(told(&report), BTreeSet::new());
    assert!(report.sentence(chinese()).starts_with("材料包完整，3人的复核结果都和材料里写的一致"));
    Ok(())
}

/// R2: the rules themselves.
#[test]
fn twelve_faults_are_found_in_one_pass_and_no_other() -> Outcome {
    let (bytes, faults) = seeded();
    let report = report(&bytes)?;
    assert_eq!(told(&report), BTreeSet::from(faults));
    assert_eq!(faults.len(), 12);
    let heavy = report.faults.iter().filter(|fault| fault.weight != Weight::Look).count();
    assert_eq!(heavy, 12);
    assert!(report.sentence(chinese()).contains("问题12个"));
    Ok(())
}

/// R2, R6: the page.
#[tokio::test]
async fn the_page_lists_them_with_file_place_and_cure() -> Outcome {
    let (bytes, faults) = seeded();
    let mut journey = at_the_report(&bytes).await?;
    let sentence = journey.text("#sentence").await?;
    assert!(sentence.contains("问题12个"), "{sentence}");
    assert_eq!(journey.attributes("#sentence", "data-state").await?, ["E"]);
    let listed = "#faults > section li[data-fault]";
    let keys = journey.attributes(listed, "data-fault").await?;
    assert_eq!(keys.len(), 12);
    assert_eq!(
        keys.iter().map(String::as_str).collect::<BTreeSet<_>>(),
        faults.iter().map(|(key, _)| *key).collect()
    );
    let files =
        "return [...document.querySelectorAll(arguments[0])].map(one => one.dataset.file ?? '')";
    let files = journey.run(files, vec![json!(listed)]).await?;
    for (_, file) in faults {
        assert!(files.as_array().is_some_and(|all| all.contains(&json!(file))), "{file}");
    }
    let texts = journey.texts(listed).await?;
    assert!(texts.iter().any(|text| text.contains("“张山”") && text.contains("第9段")));
    let proof = journey.text("#no-proof").await?;
    assert!(proof.contains("不说明内容属实"), "{proof}");
    let agree = journey.attributes("#people tr[data-person]", "data-agrees").await?;
    assert_eq!(agree, ["yes", "no", "yes"]);
    assert_eq!(journey.too_wide().await?, [""; 0]);
    assert_eq!(journey.accessibility().await?.violations, [""; 0]);
    quiet(&mut journey).await
}

/// R3: one package, one digest, whoever goes through it.
#[tokio::test]
async fn native_code_chromium_firefox_and_node_come_to_one_digest() -> Outcome {
    let packages = [whole(), seeded().0];
    let wanted: Vec<String> =
        packages.iter().map(|bytes| Ok(report(bytes)?.digest())).collect::<Outcome<_>>()?;
    let mut shown = Vec::new();
    for bytes in &packages {
        let mut journey = at_the_report(bytes).await?;
        journey.tap("#basis details summary").await?;
        shown.push(journey.text("#report-code-whole").await?);
        quiet(&mut journey).await?;
    }
    assert_eq!(shown, wanted, "Chromium");
    let folder = std::env::temp_dir().join(format!("teji-digests-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let mut names = Vec::new();
    for (bytes, name) in packages.iter().zip(["whole.zip", "seeded.zip"]) {
        let file = folder.join(name);
        fs::write(&file, bytes)?;
        names.push(file);
    }
    let site = site_under("/")?;
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ran = |script: &str, first: &[&str]| -> Outcome<Vec<String>> {
        let mut node = Command::new("node");
        let output = node.arg(tests.join(script)).args(first).args(&names).output()?;
        let said = String::from_utf8(output.stdout)?;
        assert!(output.status.success(), "{script}: {}", String::from_utf8_lossy(&output.stderr));
        Ok(said.lines().map(str::to_owned).collect())
    };
    let dist = tests.join("../dist");
    let dist = dist.to_str().ok_or("no path")?;
    // Another day than that of the package: no clock is in the digest.
    assert_eq!(ran("recheck-in-node.mjs", &[dist, "2031-01-01"])?, wanted, "Node");
    let address = site.url();
    assert_eq!(ran("recheck-in-firefox.mjs", &[&address])?, wanted, "Firefox");
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// R5, R9, and files of other kinds: each is told by itself, and the others are gone through.
#[tokio::test]
async fn what_cannot_be_taken_is_told_with_its_reason() -> Outcome {
    let bytes = whole();
    let newer = {
        let mut files = unpacked(&bytes);
        let text = String::from_utf8_lossy(&files["data/batch.json"]).into_owned();
        let text = text.replacen("\"version\":1", "\"version\":9", 1);
        files.insert("data/batch.json".to_owned(), text.into_bytes());
        reseal(&mut files);
        packed(&files, "teji/")
    };
    let slipped: Vec<u8> = replaced(&bytes, b"teji/bagit.txt", b"../../agit.txt");
    let second = "teji/data/130_result_letter.docx";
    let doubled = replaced(&bytes, b"teji/data/030_filing_letter.docx", second.as_bytes());
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/recheck").await?;
    let files: [(&str, &[u8]); 6] = [
        ("newer.zip", &newer),
        ("slipped.zip", &slipped),
        ("doubled.zip", &doubled),
        ("empty.zip", b""),
        ("photo.zip", PICTURE),
        ("filed.zip", &bytes),
    ];
    put(&journey, &files).await?;
    settled(&journey).await?;
    let stages = journey.attributes("[data-package]", "data-stage").await?;
    assert_eq!(stages, ["refused", "refused", "refused", "refused", "refused", "looked"]);
    let texts = journey.texts("[data-package]").await?;
    assert!(texts[0].contains('9') && texts[0].contains('1'), "{}", texts[0]);
    assert!(texts[1].contains("../../agit.txt"), "{}", texts[1]);
    assert!(texts[2].contains(second), "{}", texts[2]);
    let keys = journey.attributes("[data-stage=refused] .problem", "data-key").await?;
    assert_eq!(keys[0], "json.newer");
    for (key, text) in keys.iter().zip(&texts) {
        assert!(!text.contains(key.as_str()), "a key in place of its sentence: {text}");
        assert!(!text.contains("问题"), "no part of a result is shown: {text}");
    }
    quiet(&mut journey).await
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut changed = bytes.to_vec();
    for at in 0..=changed.len() - from.len() {
        if changed[at..].starts_with(from) {
            changed[at..at + to.len()].copy_from_slice(to);
        }
    }
    changed
}

/// R7: the opinion opens again with all notes, and nothing of the package is in it; the letter tells all of it.
#[tokio::test]
async fn notes_go_into_a_letter_and_into_a_file_that_opens_again() -> Outcome {
    let (bytes, _) = seeded();
    let mut journey = at_the_report(&bytes).await?;
    journey.tap("#people tr[data-person='2'] [data-note]").await?;
    write(&journey, "#people tr[data-person='2'] textarea", "请补交工作证明").await?;
    journey.tap("li[data-fault='fault.added'] [data-note]").await?;
    write(&journey, "li[data-fault='fault.added'] textarea", "这是什么文件？").await?;
    journey.tap("#return").await?;
    write(&journey, "#remark", "请十日内改好。").await?;
    write(&journey, "#by", "某某处").await?;
    write(&journey, "#day", "2026年12月1日").await?;
    journey.tap("#letter").await?;
    journey.wait_for("#opinion-told").await?;
    let letter = teji_sheets::paragraphs(&mut caught(&journey).await?.as_slice());
    let letter = letter.map_err(|error| error.key())?.join("\n");
    for part in [
        "退回修改意见",
        "吉林某某制造有限公司",
        "请补交工作证明",
        "这是什么文件？",
        "请十日内改好。",
        "某某处",
        "2026年12月1日",
        "data/120_extra.exe",
        "不说明内容属实",
    ] {
        assert!(letter.contains(part), "{part} in {letter}");
    }
    journey.tap("#keep-opinion").await?;
    journey.until("return window.named?.endsWith('.json')", vec![]).await?;
    let kept = caught(&journey).await?;
    let opinion = Opinion::read(std::str::from_utf8(&kept)?).map_err(|error| error.key())?;
    assert_eq!(opinion.notes.len(), 2);
    assert!(kept.len() < 4000, "{} bytes", kept.len());
    for secret in ["220104197503150013", "13800"] {
        assert!(!String::from_utf8_lossy(&kept).contains(secret), "{secret}");
    }

    let mut other = Journey::start(Screen::PHONE).await?;
    other.open("#/recheck").await?;
    put(&other, &[("复核意见.json", &kept)]).await?;
    let alone = other.text("[data-opinion]").await?;
    assert!(alone.contains("请补交工作证明") && alone.contains("这是什么文件？"), "{alone}");
    put(&other, &[("filed.zip", &bytes)]).await?;
    other.tap("[data-open]").await?;
    other.wait_for("#sentence").await?;
    let value = "return document.querySelector(arguments[0]).value";
    for (box_, text) in [
        ("#people tr[data-person='2'] textarea", "请补交工作证明"),
        ("li[data-fault='fault.added'] textarea", "这是什么文件？"),
        ("#remark", "请十日内改好。"),
        ("#by", "某某处"),
    ] {
        assert_eq!(other.run(value, vec![json!(box_)]).await?, json!(text));
    }
    assert_eq!(other.too_wide().await?, [""; 0]);
    quiet(&mut other).await?;
    quiet(&mut journey).await
}

/// Whether the browser still has a picture under an address.
async fn shows(journey: &Journey, address: &Value) -> Outcome<Value> {
    const LOAD: &str = "
const [address, done] = arguments;
const picture = new Image();
picture.onload = () => done(true);
picture.onerror = () => done(false);
picture.src = address";
    Ok(journey.browser.client.execute_async(LOAD, vec![address.clone()]).await?)
}

/// R8: what the browser keeps is the same before and after.
#[tokio::test]
async fn nothing_of_a_package_stays_after_it_is_cleared() -> Outcome {
    const KEPT: &str = "
const done = arguments[arguments.length - 1];
(async () => {
  const kept = { local: { ...localStorage }, session: { ...sessionStorage }, caches: await caches.keys(), stores: {} };
  for (const { name, version } of await indexedDB.databases()) {
    const db = await new Promise((open, fail) => {
      const asked = indexedDB.open(name, version);
      asked.onsuccess = () => open(asked.result);
      asked.onerror = fail;
    });
    for (const store of db.objectStoreNames) {
      kept.stores[store] = await new Promise(all => {
        const asked = db.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => all(JSON.stringify(asked.result));
      });
    }
    db.close();
  }
  done(JSON.stringify(kept));
})()";
    let mut fresh = Journey::start(Screen::DESK).await?;
    fresh.open("#/recheck").await?;
    fresh.wait_for("#received-file").await?;
    // The page opens its database a moment after it is shown.
    let mut before = Value::Null;
    for _ in 0..100 {
        before = fresh.browser.client.execute_async(KEPT, vec![]).await?;
        if before.as_str().is_some_and(|kept| kept.contains("language")) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    quiet(&mut fresh).await?;
    let mut journey = at_the_report(&whole()).await?;
    journey.tap("#people tr[data-person='1'] [data-note]").await?;
    write(&journey, "#people tr[data-person='1'] textarea", "某条备注").await?;
    let kept = journey.browser.client.execute_async(KEPT, vec![]).await?;
    let kept = kept.as_str().unwrap_or_default().to_owned();
    for part in ["张三", "220104197503150013", "某条备注", "吉林某某制造"] {
        assert!(!kept.contains(part), "{part} is kept: {kept}");
    }
    // A note that is in no file is asked about.
    journey.tap("#clear-received").await?;
    journey.tap("#clear-keep").await?;
    assert_eq!(journey.attributes("#people tr textarea", "value").await?, ["某条备注"]);
    journey.go("#/recheck/person/1").await?;
    let note = "const make = URL.createObjectURL; URL.createObjectURL = blob => window.handed = make.call(URL, blob)";
    journey.wait_for("[data-save]").await?;
    journey.run(note, vec![]).await?;
    journey.tap("[data-save]").await?;
    journey.wait_for("#exhibit .note").await?;
    let handed_out = journey.run("return window.handed", vec![]).await?;
    assert_eq!(shows(&journey, &handed_out).await?, json!(true));
    journey.go("#/recheck/report").await?;
    journey.tap("#clear-received").await?;
    journey.tap("#clear-anyway").await?;
    journey.wait_for("#received-file").await?;
    assert_eq!(journey.attributes("[data-package]", "id").await?, [""; 0]);
    journey.go("#/recheck/report").await?;
    journey.wait_for("#received-nothing").await?;
    let after = journey.browser.client.execute_async(KEPT, vec![]).await?;
    assert_eq!(after, before, "what is kept is what was before anything was put down");
    let page = journey.run("return document.documentElement.outerHTML", vec![]).await?;
    assert!(!page.as_str().unwrap_or_default().contains("某条备注"));
    quiet(&mut journey).await?;
    // What was handed out is given up, too; the browser's log tells that it looked for it.
    assert_eq!(shows(&journey, &handed_out).await?, json!(false));
    Ok(())
}

/// The evidence of a person: a picture is shown in a frame that may do nothing; what only says that it is one is not.
#[tokio::test]
async fn a_picture_is_shown_in_a_frame_that_may_do_nothing() -> Outcome {
    let page = b"<script>parent.hacked = 1; location = 'https://example.com/'</script>".to_vec();
    let bytes = filing().with_picture(1, PICTURE.to_vec()).with_picture(2, page).package();
    let mut journey = at_the_report(&bytes).await?;
    journey.tap("#people tr[data-person='1'] th a").await?;
    journey.wait_for("#conditions").await?;
    journey.tap("[data-look]").await?;
    journey.wait_for("#exhibit iframe").await?;
    let frame = "const f = document.querySelector('#exhibit iframe'); return [f.getAttribute('sandbox'), f.src.startsWith('blob:')]";
    assert_eq!(journey.run(frame, vec![]).await?, json!(["", true]));
    journey.go("#/recheck/person/2").await?;
    journey.tap("[data-look]").await?;
    journey.wait_for("#exhibit .note").await?;
    assert!(journey.find("#exhibit iframe").await?.is_none());
    assert_eq!(journey.run("return window.hacked ?? null", vec![]).await?, Value::Null);
    assert_eq!(journey.too_wide().await?, [""; 0]);
    quiet(&mut journey).await
}

#[tokio::test]
async fn a_sealed_package_opens_with_its_passphrase() -> Outcome {
    let bytes = whole();
    let mut sealed = Vec::new();
    let lock = Lock::with_passphrase("four words and a river").map_err(|_| "no lock")?;
    seal(&lock, &mut bytes.as_slice(), &mut sealed).map_err(|_| "not sealed")?;
    let mut journey = Journey::start(Screen::PHONE).await?;
    journey.open("#/recheck").await?;
    put(&journey, &[("filed.zip.age", &sealed)]).await?;
    for (typed, wanted) in [("another", "refused"), ("four words and a river", "looked")] {
        let box_ = journey.wait_for("input[type=password]").await?;
        box_.clear().await?;
        box_.send_keys(typed).await?;
        journey.tap("[id^=unseal-open]").await?;
        if wanted == "refused" {
            let told = journey.text("[id^=unseal-fault]").await?;
            assert!(told.contains("不对"), "{told}");
        } else {
            journey.wait_for("[data-stage=looked]").await?;
        }
    }
    journey.tap("[data-open]").await?;
    let sentence = journey.text("#sentence").await?;
    assert!(sentence.contains("问题0个") || sentence.contains("没有列出问题"), "{sentence}");
    quiet(&mut journey).await
}

/// Two keys, as `age-keygen` made them; nobody uses them.
const PUBLIC: &str = "age1uzmwmn5hwf5mg2ewcv07es5e39q5ds8lankyrkhdnnvfy6rwc5mqgtlygr";
const PRIVATE: &str = "AGE-SECRET-KEY-1ZCT9AC3H5634SNRA4AYQEMXLCSC5DLW30ATJD5A405APL4NWUX3S7AC4UZ";
const OTHER: &str = "AGE-SECRET-KEY-1LZRZEU3FLKW2HW0D6CJT90P2HR67L0HQ2R7YAA54Z77QV75N02GQTD3GHR";

#[tokio::test]
async fn a_sealed_package_opens_with_its_private_key() -> Outcome {
    let (bytes, mut sealed) = (whole(), Vec::new());
    let lock = Lock::with_keys(PUBLIC).map_err(|_| "no lock")?;
    seal(&lock, &mut bytes.as_slice(), &mut sealed).map_err(|_| "not sealed")?;
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/recheck").await?;
    put(&journey, &[("filed.zip.age", &sealed)]).await?;
    for (typed, told) in [("age1notakey", "不是私钥"), (OTHER, "不对"), (PRIVATE, "")] {
        journey.wait_for("[data-stage=sealed]").await?;
        journey
            .run(
                "document.querySelectorAll('[data-stage=sealed] input[type=radio]')[1].click()",
                vec![],
            )
            .await?;
        let box_ = journey.wait_for("input[type=password]").await?;
        box_.clear().await?;
        box_.send_keys(typed).await?;
        journey.tap("[id^=unseal-open]").await?;
        if told.is_empty() {
            journey.wait_for("[data-stage=looked]").await?;
        } else {
            let says = "return document.querySelector('[id^=unseal-fault]')?.innerText.includes(arguments[0])";
            journey.until(says, vec![json!(told)]).await?;
        }
    }
    assert!(journey.text("[data-sentence]").await?.starts_with("材料包完整"));
    quiet(&mut journey).await
}

#[tokio::test]
async fn two_versions_are_compared() -> Outcome {
    let earlier = filing().with_picture(1, PICTURE.to_vec());
    let mut later = earlier.clone();
    later.batch["people"][0]["application"]["basics"]["department"] = json!("热处理车间");
    later.batch["people"][1]["proposed"] = json!(false);
    let mut gone = later.batch["people"].as_array().cloned().unwrap_or_default();
    gone.remove(2);
    later.batch["people"] = json!(gone);
    later.batch["facts"]["posted_place"] = json!("厂区西门公告栏");
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/recheck").await?;
    let (before, after) = (earlier.package(), later.package());
    put(&journey, &[("before.zip", &before), ("after.zip", &after)]).await?;
    settled(&journey).await?;
    // The same people stand in both.
    journey.wait_for("#twice").await?;
    journey.tap("#to-compare").await?;
    journey.wait_for("#compare-answers tr[data-step]").await?;
    journey.wait_for("#compare-people tr[data-step]").await?;
    let answers = journey.texts("#compare-answers tr[data-step]").await?.join("\n");
    for part in ["热处理车间", "厂区西门公告栏", "列入建议名单"] {
        assert!(answers.contains(part), "{part} in {answers}");
    }
    let people = journey.texts("#compare-people tr[data-step]").await?.join("\n");
    assert!(people.contains("3号王五") && people.contains("去掉"), "{people}");
    assert_eq!(journey.too_wide().await?, [""; 0]);
    quiet(&mut journey).await
}

/// Every hostile file that could be taken for a package ends in a sentence, and the page is at hand all the while.
#[tokio::test]
async fn hostile_files_end_in_a_sentence_and_the_page_stays_at_hand() -> Outcome {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile");
    let manifest: Value = serde_json::from_str(&fs::read_to_string(folder.join("manifest.json"))?)?;
    let files = manifest["files"].as_object().or(manifest.as_object()).ok_or("no manifest")?;
    let doors = ["zip", "person", "package", "page", "sealed"];
    let of_packages = files.iter().filter(|(name, told)| {
        doors.iter().any(|door| told["door"] == *door) && !name.ends_with(".packed")
    });
    let mut read: Vec<(String, Vec<u8>)> = Vec::new();
    for (name, _) in of_packages {
        read.push((format!("{name}.zip"), fs::read(folder.join(name))?));
    }
    assert!(read.len() >= 150, "{}", read.len());
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/recheck").await?;
    let all: Vec<(&str, &[u8])> =
        read.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    put(&journey, &all).await?;
    let (start, mut longest) = (Instant::now(), 0.0_f64);
    loop {
        let asked = Instant::now();
        let left =
            "return document.querySelectorAll('[data-stage=waiting], [data-stage=working]').length";
        let left = journey.run(left, vec![]).await?;
        longest = longest.max(asked.elapsed().as_secs_f64());
        if left == json!(0) {
            break;
        }
        assert!(start.elapsed().as_secs() < 240, "{left} are left");
    }
    println!(
        "{} hostile files in {:?}; the page answered within {longest:.2} s",
        all.len(),
        start.elapsed()
    );
    let stages = journey.attributes("[data-package]", "data-stage").await?;
    assert_eq!(stages.len(), all.len());
    // What natively keeps an archive from being opened is what the page says of it.
    for (place, (name, _)) in read.iter().enumerate() {
        let told = &files[name.strip_suffix(".zip").unwrap_or(name)];
        let key = journey
            .run(
                "return document.querySelectorAll('[data-package]')[arguments[0]].querySelector('[data-key]')?.dataset.key ?? null",
                vec![json!(place)],
            )
            .await?;
        assert_ne!(key, json!("received.broken"), "{name}");
        if told["door"] == "zip" && stages[place] == "refused" {
            let wanted = &told["says"][0][0];
            assert!(key == *wanted || key == json!("open.no_answers"), "{name}: {key}, {wanted}");
        }
    }
    let texts = journey.texts("[data-stage=refused] .problem").await?;
    assert!(texts.iter().all(|text| !text.is_ascii()), "{texts:?}");
    journey.tap("#clear-received").await?;
    journey.wait_for("#received-file").await?;
    quiet(&mut journey).await
}

/// R1: a figure, not a limit.
#[tokio::test]
async fn twenty_people_with_a_hundred_megabytes() -> Outcome {
    let mut filing = filing();
    let one = filing.batch["people"][2].clone();
    let people: Vec<Value> = (1..=20)
        .map(|number| {
            let mut person = one.clone();
            person["number"] = json!(number);
            person["application"]["basics"]["identity"] =
                json!(teji_tests::round::identity(number + 100));
            person
        })
        .collect();
    filing.batch["people"] = json!(people);
    filing.batch["next"] = json!(21);
    for person in 1..=20 {
        let mut bytes = PICTURE.to_vec();
        // Noise, which does not shrink.
        let mut state = u64::from(person) | 1;
        bytes.extend((0..5_000_000).map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            state.to_be_bytes()[0]
        }));
        filing = filing.with_picture(person, bytes);
    }
    let bytes = filing.package();
    let file = std::env::temp_dir().join(format!("teji-{}.zip", std::process::id()));
    fs::write(&file, &bytes)?;
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/recheck").await?;
    let input = journey.wait_for("#received-file").await?;
    let start = Instant::now();
    input.send_keys(file.to_str().ok_or("no path")?).await?;
    journey.wait_for("[data-stage=looked]").await?;
    println!("{} bytes of 20 people gone through in {:?}", bytes.len(), start.elapsed());
    fs::remove_file(&file)?;
    journey.tap("[data-open]").await?;
    let sentence = journey.text("#sentence").await?;
    assert!(sentence.starts_with("材料包完整，20人"), "{sentence}");
    quiet(&mut journey).await
}

/// One byte of any file: exactly that file is told.
#[test]
fn one_byte_of_any_file_names_that_file() -> Outcome {
    let files: Files = unpacked(&whole());
    for path in files.keys() {
        let mut changed = files.clone();
        let length = files[path].len();
        for at in [0, length / 3, length / 2, length - 1] {
            if let Some(bytes) = changed.get_mut(path) {
                bytes.clone_from(&files[path]);
                bytes[at] ^= 1;
            }
            let report = report(&packed(&changed, "teji/"))?;
            let named: BTreeSet<&str> =
                report.faults.iter().filter_map(|fault| fault.file.as_deref()).collect();
            assert_eq!(named, BTreeSet::from([path.as_str()]), "at {at}");
        }
    }
    Ok(())
}
