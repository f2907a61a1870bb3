//! The same work wherever the site is opened: in another browser, from one file, without a network, from any host.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde_json::json;
use teji_tests::Outcome;
use teji_tests::browser::{End, Engine, Screen};
use teji_tests::journey::Journey;
use teji_tests::kept::on_the_device;
use teji_tests::roles;

fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist")
}

/// The address of the page that is one file.
fn one_file() -> Outcome<String> {
    let file = dist().canonicalize()?.join("one-file.html");
    Ok(format!("file://{}", file.display()))
}

/// Every role does its work; whoever receives a package of the others opens it.
async fn all_roles(journey: &Journey) -> Outcome {
    roles::begin(journey).await?;
    let faults = "
window.faults = [];
for (const kind of ['error', 'unhandledrejection', 'securitypolicyviolation'])
  addEventListener(kind, event => faults.push(`${kind} ${event.message ?? event.reason ?? event.violatedDirective}`))";
    journey.run(faults, vec![]).await?;
    let papers = roles::applicant(journey).await?;
    let sealed = teji_seal::Key::passphrase(roles::PASSPHRASE);
    let mut plain = vec![];
    let opened =
        teji_seal::open(papers.as_slice(), &sealed).map_err(|error| format!("{error:?}"))?;
    { opened }.read_to_end(&mut plain)?;
    assert!(plain.starts_with(b"PK"));
    let filing = roles::enterprise(journey).await?;
    assert!(roles::people(journey).await?.len() > 1);
    let (sentence, letter) = roles::officer(journey, &filing).await?;
    assert!(sentence.starts_with("材料包完整，"), "{sentence}");
    let letter = teji_sheets::paragraphs(&mut letter.as_slice()).map_err(|error| error.key())?;
    assert!(letter.join("\n").contains("请十日内补齐。"));
    // What nobody else could open is not given out.
    journey.go("#/hr/plan").await?;
    journey.wait_for("#give-file").await?;
    let has_address = journey.run("return location.protocol !== 'file:'", vec![]).await?;
    assert_eq!(journey.find("#no-address").await?.is_none(), has_address == json!(true));
    assert_eq!(journey.run("return window.faults", vec![]).await?, json!([]));
    Ok(())
}

/// Files are read at once in a worker; in the page only where there is none (`carried.js`).
async fn reads_at_once(journey: &Journey) -> Outcome<bool> {
    let kind = journey.run("return typeof window.FileReaderSync", vec![]).await?;
    Ok(kind == json!("function"))
}

async fn quiet(journey: &mut Journey) -> Outcome {
    assert_eq!(journey.console().await?, [""; 0]);
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn all_roles_do_their_work_in_firefox() -> Outcome {
    all_roles(&Journey::start_in(Engine::Firefox, Screen::DESK).await?).await
}

#[tokio::test]
async fn all_roles_do_their_work_from_one_file_in_chromium() -> Outcome {
    let mut journey = Journey::at(Engine::Chromium, one_file()?, Screen::DESK).await?;
    all_roles(&journey).await?;
    assert!(!reads_at_once(&journey).await?);
    quiet(&mut journey).await
}

#[tokio::test]
async fn all_roles_do_their_work_from_one_file_in_firefox() -> Outcome {
    let journey = Journey::at(Engine::Firefox, one_file()?, Screen::DESK).await?;
    all_roles(&journey).await?;
    assert!(!reads_at_once(&journey).await?);
    Ok(())
}

#[tokio::test]
async fn from_one_file_no_worker_is_needed() -> Outcome {
    let mut journey = Journey::at(Engine::Chromium, one_file()?, Screen::DESK).await?;
    journey.before_each_page("delete window.Worker").await?;
    all_roles(&journey).await?;
    assert!(reads_at_once(&journey).await?);
    quiet(&mut journey).await
}

#[tokio::test]
async fn all_roles_do_their_work_without_a_network_on_the_second_visit() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    for (place, route) in ["#/", "#/me", "#/hr"].into_iter().enumerate() {
        journey.open(route).await?;
        on_the_device(&journey, place + 1).await?;
    }
    journey.cut();
    journey.restart(End::Closed).await?;
    all_roles(&journey).await?;
    journey.offline(true).await?;
    journey.go("#/").await?;
    assert!(journey.text("#offline").await?.contains("离线"));
    Ok(())
}

#[tokio::test]
async fn the_page_of_help_hands_the_one_file_out_and_the_one_file_does_not() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    journey.open("#/help").await?;
    let address = journey.run("return document.querySelector('#one-file').href", vec![]).await?;
    let fetched = "
const [address, done] = arguments;
fetch(address).then(answer => answer.text()).then(text => done(text.length))";
    let length = journey.browser.client.execute_async(fetched, vec![address]).await?;
    let file = fs::read_to_string(dist().join("one-file.html"))?;
    assert_eq!(length, json!(file.encode_utf16().count()));
    let alone = Journey::at(Engine::Chromium, one_file()?, Screen::PHONE).await?;
    alone.open("#/help").await?;
    alone.wait_for("[data-help=offline]").await?;
    assert!(alone.find("#one-file").await?.is_none());
    Ok(())
}
