//! The element where something is not as it should be: no module, a day that there is not, other colours; and many walks.

use serde_json::json;
use teji_tests::Outcome;
use teji_tests::browser::Screen;
use teji_tests::journey::Journey;
use teji_tests::package;
use teji_tests::portal::{of, portal, visit};

const ONE: &str =
    "<teji-check id=\"one\" name=\"told\" required reference=\"2026-11-22\"></teji-check>";

/// A1: at most nine pages, none of them twice, and nothing that matters is left out.
#[test]
fn every_walk_ends_and_leaves_nothing_out() -> Outcome {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/element-walks.mjs");
    let package = package::package()?;
    let folder = package.to_string_lossy();
    assert_eq!(package::run("node", &[script, &folder, "60"], &package)?.trim(), "[]");
    Ok(())
}

#[tokio::test]
async fn without_its_module_it_says_so_and_tries_again() -> Outcome {
    let inside = ONE.replace("reference", "src=\"nowhere.wasm\" reference");
    let journey = Journey::before(portal("no-module", &inside)?, Screen::PHONE).await?;
    journey.load("").await?;
    journey.wait_for("#one >>> [role=alert] #again").await?;
    assert_eq!(of(&journey, "#one", "it.validity.valueMissing").await?, true);
    assert_eq!(of(&journey, "#one", "it.judgement").await?, json!(null));
    of(&journey, "#one", "(it.src = 'teji/teji.wasm')").await?;
    journey.wait_for("#one >>> #next").await?;
    Ok(())
}

#[tokio::test]
async fn a_day_of_reference_that_there_is_not_is_told_and_is_not_valid() -> Outcome {
    let journey = visit("no-day", ONE, Screen::PHONE).await?;
    journey.tap("#one >>> #ticks-certificate-none").await?;
    of(&journey, "#one", "(it.reference = '2026-13-01')").await?;
    journey.wait_for("#one >>> p.problem[role=alert]").await?;
    let state = "[it.validity.badInput, it.validationMessage !== '', it.judgement ?? null, it.answers.title]";
    assert_eq!(of(&journey, "#one", state).await?, json!([true, true, null, "no"]));
    of(&journey, "#one", "(it.reference = '2026-11-22')").await?;
    journey.wait_for("#one >>> #ticks-certificate-none:checked").await?;
    assert_eq!(
        of(&journey, "#one", "[it.validity.valid, it.judgement.state]").await?,
        json!([true, "E"])
    );
    Ok(())
}

#[tokio::test]
async fn what_is_no_answer_is_left_and_what_is_not_known_is_kept() -> Outcome {
    let journey = visit("strange", ONE, Screen::PHONE).await?;
    for strange in ["'{'", "'null'", "'[1]'", "'7'", "''"] {
        of(&journey, "#one", &format!("(it.value = {strange})")).await?;
        assert_eq!(of(&journey, "#one", "it.value").await?, "{}", "{strange}");
    }
    of(&journey, "#one", "(it.answers = { front_line: 'no', later_field: 'kept', title: 7 })")
        .await?;
    let kept = json!({ "front_line": "no", "later_field": "kept" });
    assert_eq!(of(&journey, "#one", "[it.answers, it.judgement.state]").await?, json!([kept, "E"]));
    // A judgement can be read when the element is gone.
    let after = "const it = document.querySelector('#one'), told = it.judgement; it.remove();
      return new Promise(done => setTimeout(() => done(told.ways.length > 0), 50))";
    assert_eq!(journey.run(after, vec![]).await?, true);
    Ok(())
}

#[tokio::test]
async fn forced_colours_and_little_motion_are_honoured() -> Outcome {
    let journey = visit("colourless", ONE, Screen::DESK).await?;
    let features = json!({ "features": [
        { "name": "forced-colors", "value": "active" }, { "name": "prefers-reduced-motion", "value": "reduce" },
    ]});
    journey.browser.cdp("Emulation.setEmulatedMedia", features).await?;
    journey.tap("#one >>> #ticks-certificate-none").await?;
    let look = "(() => { const row = it.shadowRoot.querySelector('.choice:has(:checked)');
      const { outlineStyle, outlineWidth, transitionDuration, borderStyle } = getComputedStyle(row);
      return [outlineStyle !== 'none', parseFloat(outlineWidth) >= 3, transitionDuration, borderStyle] })()";
    assert_eq!(of(&journey, "#one", look).await?, json!([true, true, "0s", "solid"]));
    Ok(())
}
