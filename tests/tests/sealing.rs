//! A file is sealed before it is handed over, if its owner asks for that; it is tried before the page says it is made.

use std::io::Read as _;
use std::process::Command;
use std::{env, fs, process};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use teji_seal::{Key, OpenError, open};
use teji_tests::Outcome;
use teji_tests::browser::Screen;
use teji_tests::files::caught;
use teji_tests::journey::Journey;

const PASSPHRASE: &str = "four words and a river";

/// Two receivers, as `age-keygen` made them: the public and the private part.
const RECEIVERS: [[&str; 2]; 2] = [
    [
        "age1uzmwmn5hwf5mg2ewcv07es5e39q5ds8lankyrkhdnnvfy6rwc5mqgtlygr",
        "AGE-SECRET-KEY-1ZCT9AC3H5634SNRA4AYQEMXLCSC5DLW30ATJD5A405APL4NWUX3S7AC4UZ",
    ],
    [
        "age1x339uxkmrvjqfmzkjlypuqc777kf065tcf83tv3h795xx9p4ac8qd6fd3g",
        "AGE-SECRET-KEY-1LZRZEU3FLKW2HW0D6CJT90P2HR67L0HQ2R7YAA54Z77QV75N02GQTD3GHR",
    ],
];

/// Notes what the page hands out as a file, what it says meanwhile and what its workers run; `damage` alters the latter.
const CATCH: &str = "
window.said = [];
window.ran = [];
window.damage = name => name;
const Plain = Worker;
window.Worker = class extends Plain {
  constructor(name, options) {
    window.ran.push(name);
    super(window.damage(name), options);
  }
};
const make = URL.createObjectURL;
URL.createObjectURL = blob => { window.blob = blob; return make.call(URL, blob); };
addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
  for (const id of ['#progress .note', '#made']) {
    const text = document.querySelector(id)?.innerText;
    if (text && window.said.at(-1) !== text) window.said.push(text);
  }
}).observe(document.body, { childList: true, subtree: true, characterData: true }));";

/// The page where files are made, with a name in the papers.
async fn at_the_making(screen: Screen) -> Outcome<Journey> {
    let journey = Journey::start(screen).await?;
    journey.before_each_page(CATCH).await?;
    journey.open("#/me/basics").await?;
    journey.type_into("#name", "欧阳某").await?;
    journey.go("#/me/make").await?;
    Ok(journey)
}

/// All that follows the first full stop of a name.
fn ending(name: &str) -> &str {
    name.split_once('.').map_or("", |(_, ending)| ending)
}

/// Makes a file by its button; its name and its bytes.
async fn make(journey: &Journey, kind: &str) -> Outcome<(String, Vec<u8>)> {
    journey.run("window.blob = null", vec![]).await?;
    journey.tap(&format!("#make-{kind}")).await?;
    let ready = "return window.blob && document.querySelector('#made') && document.querySelector('#keep').download";
    let name = journey.until(ready, vec![]).await?;
    Ok((name.as_str().unwrap_or_default().to_owned(), caught(journey).await?))
}

fn opened(sealed: &[u8], key: &Key) -> Outcome<Vec<u8>> {
    let mut plain = vec![];
    open(sealed, key).map_err(|error| format!("{error:?}"))?.read_to_end(&mut plain)?;
    Ok(plain)
}

/// The same by another program of the format.
fn opened_by_another(sealed: &[u8], kind: &str, secret: &str) -> Outcome<Vec<u8>> {
    let file = env::temp_dir().join(format!("teji-sealed-{}-{kind}.age", process::id()));
    fs::write(&file, sealed)?;
    let mut node = Command::new("node");
    node.current_dir(env!("CARGO_MANIFEST_DIR")).arg("open-sealed.mjs").arg(&file);
    let told = node.args([kind, secret]).output()?;
    fs::remove_file(&file)?;
    if !told.status.success() {
        return Err(String::from_utf8_lossy(&told.stderr).into_owned().into());
    }
    Ok(STANDARD.decode(told.stdout)?)
}

async fn choose_passphrase(journey: &Journey, first: &str, again: &str) -> Outcome {
    journey.tap("#seal-passphrase").await?;
    for (id, text) in [("#seal-first", first), ("#seal-again", again)] {
        journey.wait_for(id).await?.clear().await?;
        journey.type_into(id, text).await?;
    }
    Ok(())
}

#[tokio::test]
async fn sealing_is_off_until_somebody_asks_for_it() -> Outcome {
    let mut journey = at_the_making(Screen::PHONE).await?;
    assert_eq!(journey.attributes("#seal-open", "checked").await?, ["true"]);
    assert!(journey.find("#seal-first, #seal-lines").await?.is_none());
    let (name, bytes) = make(&journey, "package").await?;
    assert_eq!(ending(&name), "zip");
    assert!(bytes.starts_with(b"PK"));
    assert!(journey.find("#sealed").await?.is_none());
    assert!(journey.visible_text().await?.contains("用聊天软件传，文件就离开了这台设备"));
    let runs = "return window.ran.map(name => name.match(/#([a-z-]+)-/)[1])";
    assert_eq!(journey.run(runs, vec![]).await?, json!(["teji-desk"]));

    choose_passphrase(&journey, PASSPHRASE, PASSPHRASE).await?;
    make(&journey, "package").await?;
    let all = json!(["teji-desk", "teji-seal", "teji-desk"]);
    assert_eq!(journey.run(runs, vec![]).await?, all, "it is there before anything is made");
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_file_sealed_with_a_passphrase_holds_the_very_bytes_and_opens_everywhere() -> Outcome {
    let mut journey = at_the_making(Screen::DESK).await?;
    for (kind, end) in [("package", "zip"), ("saved", "html")] {
        journey.tap("#seal-open").await?;
        let (name, plain) = make(&journey, kind).await?;
        assert_eq!(ending(&name), end);
        choose_passphrase(&journey, PASSPHRASE, PASSPHRASE).await?;
        assert!(journey.text("#seal-lost").await?.contains("谁也找不回来"));
        journey.run("window.said = []", vec![]).await?;
        let (name, sealed) = make(&journey, kind).await?;
        let named = format!("^(申报材料包|申报材料)_\\d{{8}}-\\d{{4}}\\.{end}\\.age$");
        let fits = journey.run(
            "return new RegExp(arguments[0]).test(arguments[1])",
            vec![json!(named), json!(name)],
        );
        assert_eq!(fits.await?, json!(true), "{name}");
        let said = journey.run("return window.said.slice(-2)", vec![]).await?;
        let wanted = ["正在打开加密的文件检查一遍。", "文件已做好，还没有报送"];
        assert_eq!(said, json!(wanted), "it is tried before it is said to be made");
        assert!(journey.text("#sealed").await?.contains("用您的口令打开过"));

        assert_eq!(opened(&sealed, &Key::passphrase(PASSPHRASE))?, plain);
        assert_eq!(opened_by_another(&sealed, "passphrase", PASSPHRASE)?, plain);
        let wrong = open(&sealed[..], &Key::passphrase("four words and a lake"));
        assert_eq!(wrong.err(), Some(OpenError::WrongKey));
    }
    journey.shot("seal-passphrase").await?;
    let found = journey.accessibility().await?;
    assert_eq!(found.violations, [""; 0]);
    // Browsers advise developers to ask for a user's name beside a passphrase; there is none.
    let console = journey.console().await?;
    assert!(
        console.iter().all(|line| line.contains("DEBUG") && line.contains("assword")),
        "{console:?}"
    );
    Ok(())
}

#[tokio::test]
async fn a_file_sealed_for_two_receivers_is_opened_by_each_of_them() -> Outcome {
    let mut journey = at_the_making(Screen::PHONE).await?;
    let (_, plain) = make(&journey, "package").await?;
    journey.tap("#seal-keys").await?;
    let lines = format!("{}\n\n{}\n", RECEIVERS[0][0], RECEIVERS[1][0]);
    journey.type_into("#seal-lines", &lines).await?;
    let (name, sealed) = make(&journey, "package").await?;
    assert_eq!(ending(&name), "zip.age");
    for [_, private] in RECEIVERS {
        let key = Key::private(private).ok_or("no key")?;
        assert_eq!(opened(&sealed, &key)?, plain);
        assert_eq!(opened_by_another(&sealed, "identity", private)?, plain);
    }
    let header = String::from_utf8_lossy(&sealed);
    assert_eq!(header.matches("-> X25519 ").count(), 2, "nobody else is in it");
    let said = journey.text("#sealed").await?;
    assert!(said.contains("收件人的私钥这里没有，没有试"), "{said}");
    journey.shot("seal-keys").await?;
    assert_eq!(journey.too_wide().await?, [""; 0]);
    assert_eq!(journey.targets_below(48).await?, [""; 0]);
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_box_before_anything_is_made() -> Outcome {
    let journey = at_the_making(Screen::DESK).await?;
    let refused = async |place: &str, sentence: &str| -> Outcome {
        journey.tap("#make-package").await?;
        let said = "return document.querySelector(arguments[0])?.innerText.includes(arguments[1])";
        journey.until(said, vec![json!(format!("#{place}-fault")), json!(sentence)]).await?;
        journey.wait_for(&format!("#{place}:focus[aria-invalid=true]")).await?;
        assert!(journey.find("#made, #cancel").await?.is_none());
        Ok(())
    };
    choose_passphrase(&journey, PASSPHRASE, "four words and a lake").await?;
    refused("seal-again", "两遍口令不一样。 请再输一遍。").await?;
    choose_passphrase(&journey, "short", "short").await?;
    refused("seal-first", "只有5个字符，至少要12个。 再加一两个").await?;
    choose_passphrase(&journey, "four words and a river ", "four words and a river ").await?;
    refused("seal-first", "请去掉空格").await?;

    journey.tap("#seal-keys").await?;
    refused("seal-lines", "还没有填公钥").await?;
    journey.type_into("#seal-lines", &format!("{}\nage1abc", RECEIVERS[0][0])).await?;
    refused("seal-lines", "第2行不是完整的公钥").await?;
    let lines = journey.wait_for("#seal-lines").await?;
    lines.clear().await?;
    journey.type_into("#seal-lines", RECEIVERS[0][1]).await?;
    refused("seal-lines", "第1行是私钥").await?;
    assert_eq!(journey.run("return window.blob ?? null", vec![]).await?, json!(null));
    Ok(())
}

#[tokio::test]
async fn a_program_that_does_not_come_is_told_and_nothing_is_made_open_instead() -> Outcome {
    let journey = at_the_making(Screen::DESK).await?;
    choose_passphrase(&journey, PASSPHRASE, PASSPHRASE).await?;
    for damage in ["'teji-seal_bg-', 'gone-'", "'sha384-', 'sha384-x'", "'#teji-seal-', '#gone-'"] {
        let damage = format!("window.damage = name => name.replace({damage})");
        journey.run(&damage, vec![]).await?;
        journey.tap("#make-package").await?;
        let said = journey.text("#not-made").await?;
        assert!(said.contains("做文件用的程序没有下载完整"), "{damage}: {said}");
        assert!(journey.find("#made, #cancel").await?.is_none());
        journey.tap("#seal-passphrase").await?;
    }
    journey.run("window.damage = name => name", vec![]).await?;
    let (name, _) = make(&journey, "package").await?;
    assert_eq!(ending(&name), "zip.age");
    Ok(())
}

#[tokio::test]
async fn sealing_can_be_stopped_and_begun_again() -> Outcome {
    let journey = at_the_making(Screen::PHONE).await?;
    choose_passphrase(&journey, PASSPHRASE, PASSPHRASE).await?;
    journey.tap("#make-package").await?;
    journey.tap("#cancel").await?;
    journey.wait_for("#make-package:enabled").await?;
    let (name, sealed) = make(&journey, "package").await?;
    assert_eq!(ending(&name), "zip.age");
    assert!(opened(&sealed, &Key::passphrase(PASSPHRASE))?.starts_with(b"PK"));
    Ok(())
}
