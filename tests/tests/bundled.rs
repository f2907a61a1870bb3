//! The package in pages of others: as it is, built by Vite, and behind Vite's development server.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use teji_serve::Site;
use teji_tests::Outcome;
use teji_tests::browser::Screen;
use teji_tests::examples::{Example, file, of_kind};
use teji_tests::journey::Journey;
use teji_tests::package::{self, installed, program};

/// What a project names beside the package.
const BESIDE: [&str; 5] = ["vite", "react", "react-dom", "react-hook-form", "@hookform/resolvers"];
/// A development server on a free port; it tells its address.
const DEVELOP: &str = "
import { createServer } from 'vite';
const server = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
await server.listen();
console.log(server.resolvedUrls.local[0]);";

#[tokio::test]
async fn the_plain_page_runs_under_its_policy() -> Outcome {
    let folder = installed("plain", &[])?;
    let [page] = <[Example; 1]>::try_from(of_kind("html")?).map_err(|_| "there is another page")?;
    fs::write(folder.join("index.html"), page.text)?;
    fs::write(folder.join("main.js"), file("main.js")?)?;
    let mut journey = Journey::before(Site::open(&folder, "/", 0)?, Screen::PHONE).await?;
    journey.load("").await?;
    to_a_result(&journey).await?;
    assert_eq!(journey.text("#told").await?, "One condition does not match now");
    assert_eq!(journey.console().await?, [""; 0]);
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    Ok(fs::remove_dir_all(folder)?)
}

async fn to_a_result(journey: &Journey) -> Outcome {
    journey.tap("teji-check >>> #ticks-certificate-none").await?;
    journey.tap("teji-check >>> #next").await?;
    journey.wait_for("teji-check >>> .verdict[data-state=E]").await?;
    Ok(())
}

/// The files of the project with Vite, written as they stand in the README.
fn project(name: &str) -> Outcome<PathBuf> {
    let folder = installed(name, &BESIDE)?;
    fs::create_dir_all(folder.join("src"))?;
    fs::create_dir_all(folder.join("public"))?;
    // Browsers ask for it, and its lack would be told on the console.
    fs::write(folder.join("public/favicon.ico"), "")?;
    for name in ["index.html", "vite.config.js", "src/main.jsx"] {
        fs::write(folder.join(name), file(name)?)?;
    }
    Ok(folder)
}

async fn built(folder: &std::path::Path) -> Outcome<Journey> {
    package::run(&program("vite"), &["build", "--logLevel", "error"], folder)?;
    let journey = Journey::before(Site::open(&folder.join("dist"), "/", 0)?, Screen::DESK).await?;
    journey.load("").await?;
    Ok(journey)
}

#[tokio::test]
async fn a_project_with_vite_and_react_hook_form_is_built_and_judges() -> Outcome {
    let folder = project("vite")?;
    let mut journey = built(&folder).await?;
    used(&journey).await?;
    assert_eq!(journey.console().await?, [""; 0]);
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    Ok(fs::remove_dir_all(folder)?)
}

#[tokio::test]
async fn the_element_finds_its_module_where_vite_moved_it() -> Outcome {
    let folder = project("vite-element")?;
    fs::write(
        folder.join("src/main.jsx"),
        file("main.js")?.replace("./node_modules/teji/element.js", "teji/element"),
    )?;
    let page = fs::read_to_string(folder.join("index.html"))?;
    let element = "<teji-check id=\"check\"></teji-check><output id=\"told\"></output>";
    fs::write(folder.join("index.html"), page.replace("<div id=\"root\"></div>", element))?;
    let mut journey = built(&folder).await?;
    to_a_result(&journey).await?;
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(fs::remove_dir_all(folder)?)
}

/// A server of ours, ended with this value.
struct Developing(Child);

impl Drop for Developing {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn the_development_server_of_vite_shows_the_same() -> Outcome {
    let folder = project("vite-develops")?;
    fs::write(folder.join("develop.mjs"), DEVELOP)?;
    let mut node = Command::new("node");
    let node = node.arg("develop.mjs").current_dir(&folder).stdout(Stdio::piped());
    let mut server = Developing(node.spawn()?);
    let mut address = String::new();
    BufReader::new(server.0.stdout.take().ok_or("it says nothing")?).read_line(&mut address)?;
    let journey = Journey::before(Site::open(&folder, "/", 0)?, Screen::DESK).await?;
    journey.browser.client.goto(address.trim()).await?;
    used(&journey).await?;
    drop(server);
    Ok(fs::remove_dir_all(folder)?)
}

/// A month that there is not is told at its field; mended, the person is judged.
async fn used(journey: &Journey) -> Outcome {
    journey.type_into("[name=grade_date]", "2022-13").await?;
    journey.tap("button").await?;
    assert_eq!(
        journey.text("[role=alert]").await?,
        "There is no month 13. Write the month as a number from 1 to 12."
    );
    journey.type_into("[name=grade_date]", "\u{e003}\u{e003}12").await?;
    journey.tap("button").await?;
    journey.until("return document.querySelector('output').textContent !== ''", vec![]).await?;
    assert_eq!(journey.text("output").await?, "Something is not clear yet: ask first");
    Ok(())
}
