//! What comes out of a printer: few pages, no row in two parts, a signature with its line.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::{env, fs};
use teji_tests::Outcome;
use teji_tests::applicant::Applicant;
use teji_tests::browser::Screen;
use teji_tests::journey::Journey;
use teji_tests::look::figure;
use teji_tests::places::open_papers;

/// The pages of the PDF that the browser prints; kept where pictures are kept.
async fn printed(journey: &Journey, name: &str) -> Outcome<usize> {
    let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true, "printBackground": false });
    let told = journey.browser.cdp("Page.printToPDF", paper).await?;
    let pdf = STANDARD.decode(told["data"].as_str().ok_or("no PDF")?)?;
    if let Some(folder) = env::var_os("TEJI_SHOTS") {
        fs::create_dir_all(&folder)?;
        fs::write(std::path::Path::new(&folder).join(format!("{name}.pdf")), &pdf)?;
    }
    let text = String::from_utf8_lossy(&pdf);
    let pages = text
        .match_indices("/Type /Page")
        .filter(|(at, word)| !text[at + word.len()..].starts_with('s'));
    Ok(pages.count())
}

/// Goal 26.
#[tokio::test]
async fn a_result_fits_on_two_sheets_in_both_languages() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    let mut applicant = Applicant::sure();
    applicant.check(&journey).await?;
    let changes = [
        ("A", "honours", "!honours-none honours-1"),
        ("B", "since", "post_service=2022-3"),
        ("A", "since", "post_service=2020-3-1"),
        ("C", "certificate_date", "grade_date=2022-6-1"),
        ("A", "certificate_date", "grade_date=2014-6-1"),
        ("E", "present", "front_line-1"),
    ];
    let mut most = vec![];
    for (heading, page, answers) in changes {
        applicant = applicant.but(page, answers);
        applicant.change(&journey, page).await?;
        assert_eq!(journey.attributes(".verdict", "data-state").await?, [heading]);
        for language in ["zh-CN", "en"] {
            journey.wait_for(&format!("html[lang={language}]")).await?;
            let pages = printed(&journey, &format!("result-{heading}-{page}-{language}")).await?;
            most.push((heading, language, pages));
            journey.tap("#language").await?;
        }
    }
    figure(&format!("sheets of a result: {most:?}"));
    assert!(most.iter().all(|(_, _, pages)| (1..=2).contains(pages)), "{most:?}");
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

/// Rows, and places to sign, that a page's end could cut in two; an A4 sheet has room for 261 mm.
const CUT: &str = "
const keeps = one => getComputedStyle(one).breakInside.startsWith('avoid');
const room = 261 / 25.4 * 96;
const found = [];
for (const row of document.querySelectorAll('.sheet tr, main table tr')) {
  if (!keeps(row)) found.push(`may be cut: ${row.textContent.slice(0, 30)}`);
  if (row.getBoundingClientRect().height > room) found.push(`higher than a sheet: ${row.textContent.slice(0, 30)}`);
}
for (const line of document.querySelectorAll('.sheet .signature')) if (!line.closest('tr') && !keeps(line)) found.push(`a signature may be cut: ${line.textContent.slice(0, 30)}`);
return found";

#[tokio::test]
async fn no_row_of_a_paper_is_cut_in_two() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/files").await?;
    open_papers(&journey).await?;
    let mut sheets = vec![];
    for number in 0..5 {
        journey.go(&format!("#/me/paper/{number}")).await?;
        sheets.push(printed(&journey, &format!("paper-{number}")).await?);
        journey.browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        // 174 mm, the width between the margins.
        let size = json!({ "width": 658, "height": 986, "deviceScaleFactor": 1, "mobile": false });
        journey.browser.cdp("Emulation.setDeviceMetricsOverride", size).await?;
        let found: Value = journey.run(CUT, vec![]).await?;
        assert_eq!(found, json!([]), "paper {number}");
        journey.browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
        journey.browser.cdp("Emulation.clearDeviceMetricsOverride", json!({})).await?;
    }
    figure(&format!("sheets of the papers: {sheets:?}"));
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}
