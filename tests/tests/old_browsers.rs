//! How old a browser may be: read from the features of the modules as they are served, and what older ones see in their place.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use teji_tests::Outcome;
use teji_tests::browser::{Engine, Screen};
use teji_tests::journey::Journey;
use teji_tests::look::figure;
use wasmparser::{Parser, Payload, Validator, WasmFeatures};

/// What a module may ask for, and the first versions of Chromium, Firefox and Safari that have it (webassembly.org/features).
/// The two without a flag of their own are parts of others: copies and fills, and an encoding that came with references.
const FEATURES: [(&str, WasmFeatures, [u32; 3]); 8] = [
    ("mutable-globals", WasmFeatures::MUTABLE_GLOBAL, [74, 61, 12]),
    ("sign-ext", WasmFeatures::SIGN_EXTENSION, [74, 62, 15]),
    ("nontrapping-fptoint", WasmFeatures::SATURATING_FLOAT_TO_INT, [75, 64, 15]),
    ("bulk-memory", WasmFeatures::BULK_MEMORY, [75, 79, 15]),
    ("bulk-memory-opt", WasmFeatures::BULK_MEMORY_OPT, [75, 79, 15]),
    ("multivalue", WasmFeatures::MULTI_VALUE, [85, 78, 14]),
    ("reference-types", WasmFeatures::REFERENCE_TYPES, [96, 79, 15]),
    ("call-indirect-overlong", WasmFeatures::CALL_INDIRECT_OVERLONG, [96, 79, 15]),
];

/// What the README says.
const FLOOR: [u32; 3] = [96, 79, 15];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn modules() -> Outcome<Vec<(String, Vec<u8>)>> {
    let mut modules = vec![];
    for entry in fs::read_dir(root().join("dist"))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.rsplit('.').next() == Some("wasm") {
            modules.push((name, fs::read(entry.path())?));
        }
    }
    Ok(modules)
}

/// The names in the section in which a module tells what it uses.
fn told(module: &[u8]) -> Outcome<Vec<String>> {
    for payload in Parser::new(0).parse_all(module) {
        let Payload::CustomSection(section) = payload? else { continue };
        if section.name() == "target_features" {
            // A count, then each with its sign, its length and its name; all below 128.
            let mut rest = section.data().get(1..).unwrap_or_default();
            let mut names = vec![];
            while let [b'+', length, more @ ..] = rest {
                let (name, after) = more.split_at(usize::from(*length));
                names.push(String::from_utf8(name.to_vec())?);
                rest = after;
            }
            assert!(rest.is_empty(), "a feature without its plus");
            return Ok(names);
        }
    }
    Err("the module does not tell its features".into())
}

#[test]
fn the_oldest_browsers_are_those_that_the_modules_features_ask_for() -> Outcome {
    let modules = modules()?;
    assert_eq!(modules.len(), 4);
    for (name, module) in &modules {
        let told = told(module)?;
        let mut floor = [0; 3];
        let mut all = WasmFeatures::FLOATS | WasmFeatures::GC_TYPES;
        for feature in &told {
            let known = FEATURES.iter().find(|(known, ..)| known == feature);
            let (_, flag, since) = known.ok_or_else(|| format!("{name} asks for {feature}"))?;
            all |= *flag;
            floor = std::array::from_fn(|engine| floor[engine].max(since[engine]));
        }
        let [chromium, firefox, safari] = floor;
        figure(&format!("{name}: Chromium {chromium}, Firefox {firefox}, Safari {safari}"));
        assert_eq!(floor, FLOOR, "{name}");
        // What it tells is true: it is valid with these features and no other, and not without the newest.
        Validator::new_with_features(all).validate_all(module)?;
        let older =
            all.difference(WasmFeatures::REFERENCE_TYPES | WasmFeatures::CALL_INDIRECT_OVERLONG);
        assert!(Validator::new_with_features(older).validate_all(module).is_err(), "{name}");
    }
    let said = format!("Chromium {}, Firefox {}, Safari {}", FLOOR[0], FLOOR[1], FLOOR[2]);
    assert!(fs::read_to_string(root().join("README.md"))?.contains(&said), "{said}");
    Ok(())
}

/// The probe of boot.js asks for just what the modules ask for.
#[test]
fn the_probe_is_valid_in_the_oldest_browser_and_in_none_before() -> Outcome {
    let script = fs::read_to_string(root().join("web/static/boot.js"))?;
    let (_, list) = script.split_once("var newest = [").ok_or("no probe")?;
    let list = list.split(']').next().unwrap_or_default();
    let probe = list.split(", ").map(str::parse).collect::<Result<Vec<u8>, _>>()?;
    let new = WasmFeatures::REFERENCE_TYPES | WasmFeatures::GC_TYPES;
    Validator::new_with_features(new).validate_all(&probe)?;
    let old = WasmFeatures::MULTI_VALUE | WasmFeatures::BULK_MEMORY | WasmFeatures::GC_TYPES;
    assert!(Validator::new_with_features(old).validate_all(&probe).is_err());
    Ok(())
}

/// What a browser lacks, what is shown then, and whether the page that is one file shows it, too.
const LACKS: [(&str, &str, &str); 4] = [
    ("no module at all", "delete window.WebAssembly", "too-old"),
    ("modules of before 2021", "WebAssembly.validate = () => false", "too-old"),
    ("no scripts that are modules", "delete HTMLScriptElement.prototype.noModule", "too-old"),
    (
        "compatibility mode",
        "Object.defineProperty(document, 'documentMode', { value: 7 })",
        "compat",
    ),
];

#[tokio::test]
async fn whoever_cannot_run_it_reads_at_once_what_to_do_and_can_check_by_hand() -> Outcome {
    let one = format!("file://{}", root().join("dist/one-file.html").canonicalize()?.display());
    for (what, lack, shown) in LACKS {
        let site = Journey::start(Screen::PHONE).await?;
        let file = Journey::at(Engine::Chromium, one.clone(), Screen::PHONE).await?;
        for mut journey in [site, file] {
            journey.before_each_page(lack).await?;
            journey.load("#/").await?;
            let text = journey.text(&format!("#{shown}")).await?;
            assert!(text.contains("极速模式") && text.contains("清单"), "{what}: {text}");
            let since = "return performance.now() - (performance.getEntriesByType('navigation')[0]?.responseEnd ?? 0)";
            let shown = journey.run(since, vec![]).await?.as_f64();
            figure(&format!("{what}: told after {:.0} ms", shown.unwrap_or_default()));
            assert!(journey.text("#by-hand").await?.contains("清单"), "{what}");
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            assert!(journey.find("html[data-ready]").await?.is_none(), "{what}");
            assert_eq!(journey.console().await?, [""; 0], "{what}");
            assert_eq!(
                journey
                    .run(
                        "return document.querySelectorAll('.problem:not([hidden])').length",
                        vec![]
                    )
                    .await?,
                json!(1)
            );
        }
    }
    Ok(())
}

/// The first text does not wait for the module, nor do the doors: what is tapped meanwhile is opened.
#[tokio::test]
async fn the_first_text_is_there_before_the_module_and_taps_are_not_lost() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    let held = "
const real = window.fetch;
const gone = new Promise(go => { window.go = go; });
window.fetch = (...asked) => gone.then(() => real(...asked))";
    journey.before_each_page(held).await?;
    journey.load("#/").await?;
    assert!(journey.text("h1").await?.contains("特级技师"));
    assert!(journey.find("html[data-ready]").await?.is_none());
    journey.tap("a.door[href='#/check']").await?;
    journey.run("window.go()", vec![]).await?;
    journey.wait_for("html[data-ready] #begin").await?;
    Ok(())
}
