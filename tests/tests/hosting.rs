//! Any host will do: a real nginx with the settings that lie beside the files, in a folder of it; and new versions that wait.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use teji_paper::Sha256;
use teji_serve::Site;
use teji_tests::Outcome;
use teji_tests::applicant::{Applicant, begin};
use teji_tests::browser::{End, Engine, Screen};
use teji_tests::journey::Journey;
use teji_tests::kept::on_the_device;

fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist")
}

/// A folder of its own, which goes with this value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Outcome<Folder> {
        let folder = std::env::temp_dir().join(format!("teji-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Folder(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left of it lies where such things are swept away.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A server of the machine's own kind on a free port, with the site in one of its folders.
struct Nginx {
    server: Child,
    port: u16,
    _folder: Folder,
}

impl Nginx {
    fn start() -> Outcome<Nginx> {
        let folder = Folder::new("nginx")?;
        let root = folder.0.display();
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        std::os::unix::fs::symlink(dist().canonicalize()?, folder.0.join("teji"))?;
        let settings = format!(
            "daemon off; master_process off; pid {root}/pid; error_log {root}/errors;\n\
             events {{ worker_connections 64; }}\n\
             http {{\n  include /etc/nginx/mime.types; access_log {root}/access;\n\
             client_body_temp_path {root}/b; proxy_temp_path {root}/p; fastcgi_temp_path {root}/f; uwsgi_temp_path {root}/u; scgi_temp_path {root}/s;\n\
             server {{ listen 127.0.0.1:{port};\n    location /teji/ {{ root {root}; include {root}/teji/nginx.conf; }} }}\n}}\n"
        );
        fs::write(folder.0.join("nginx.conf"), settings)?;
        let server = Command::new("/usr/sbin/nginx")
            .args([
                "-p".as_ref(),
                folder.0.as_os_str(),
                "-c".as_ref(),
                folder.0.join("nginx.conf").as_os_str(),
            ])
            .stderr(Stdio::null())
            .spawn()
            .map_err(|problem| format!("nginx cannot be started: {problem}"))?;
        let nginx = Nginx { server, port, _folder: folder };
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(nginx);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Err("nginx does not listen".into())
    }

    fn place(&self) -> String {
        format!("http://127.0.0.1:{}/teji/", self.port)
    }

    /// The head of the answer for a file, in small letters, and how many bytes follow it.
    fn head(&self, name: &str) -> Outcome<(String, usize)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(
            stream,
            "GET /teji/{name} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
        )?;
        let mut answer = vec![];
        stream.read_to_end(&mut answer)?;
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").ok_or("no head")?;
        Ok((String::from_utf8_lossy(&answer[..end]).to_lowercase(), answer.len() - end - 4))
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The name of the file that begins and ends so.
fn named(start: &str, end: &str) -> Outcome<String> {
    let names =
        fs::read_dir(dist())?.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut names = names.filter(|name| name.starts_with(start) && name.ends_with(end));
    Ok(names.next().ok_or_else(|| format!("no {start}…{end}"))?)
}

#[test]
fn nginx_sends_the_headers_the_packed_forms_and_how_long_to_keep_them() -> Outcome {
    let nginx = Nginx::start()?;
    let page = fs::read_to_string(dist().join("index.html"))?;
    let (_, policy) = page.split_once("Content-Security-Policy\" content=\"").ok_or("no policy")?;
    let policy = policy.split('"').next().unwrap_or_default().to_lowercase();
    for (name, keep) in [
        (String::new(), "no-cache"),
        ("sw.js".to_owned(), "no-cache"),
        (named("app-", ".css")?, "immutable"),
        (named("teji-web_bg-", ".wasm")?, "immutable"),
    ] {
        let (head, length) = nginx.head(&name)?;
        assert!(head.starts_with("http/1.1 200"), "{name}: {head}");
        assert!(head.contains("content-encoding: gzip"), "{name}: {head}");
        let packed = if name.is_empty() { "index.html" } else { &name };
        let packed = fs::metadata(dist().join(format!("{packed}.gz")))?.len();
        assert_eq!(length as u64, packed, "{name}");
        assert!(
            head.contains(&format!(
                "content-security-policy: {policy}; frame-ancestors 'self'\r\n"
            )),
            "{name}: {head}"
        );
        for line in [
            "referrer-policy: no-referrer",
            "x-content-type-options: nosniff",
            "cross-origin-opener-policy: same-origin",
            "permissions-policy: accelerometer=()",
        ] {
            assert!(head.contains(line), "{line} with {name}: {head}");
        }
        let kept = head.lines().find(|line| line.starts_with("cache-control")).unwrap_or_default();
        assert!(kept.contains(keep), "{name}: {kept}");
    }
    let (head, _) = nginx.head(&named("teji-web_bg-", ".wasm")?)?;
    assert!(head.contains("content-type: application/wasm"), "{head}");
    // Whoever comes while files are still uploaded may not keep for a year that they are not there.
    let (head, _) = nginx.head("teji-web_bg-0000000000000000.wasm")?;
    assert!(head.starts_with("http/1.1 404") && !head.contains("cache-control"), "{head}");
    let (head, _) = nginx.head("one-file.html")?;
    assert!(
        head.starts_with("http/1.1 200") && !head.contains("content-security-policy"),
        "{head}"
    );
    Ok(())
}

#[tokio::test]
async fn under_these_headers_the_site_works_in_a_folder_and_without_a_network_afterwards() -> Outcome
{
    let nginx = Nginx::start()?;
    let mut journey = Journey::at(Engine::Chromium, nginx.place(), Screen::PHONE).await?;
    Applicant::sure().check(&journey).await?;
    journey.go("#/tools/workday").await?;
    journey.wait_for("#posted").await?;
    on_the_device(&journey, 2).await?;
    assert_eq!(journey.console().await?, [""; 0]);
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    drop(nginx);
    journey.restart(End::Closed).await?;
    journey.open("#/check/result").await?;
    journey.wait_for(".verdict[data-state=A]").await?;
    journey.go("#/tools/workday").await?;
    journey.wait_for("#posted").await?;
    // What was never opened is not there, and that is said.
    journey.run("location.hash = '#/hr'", vec![]).await?;
    assert!(journey.text("#far[role=alert]").await?.contains("没有下载完整"));
    Ok(())
}

/// The site with another page in it, a version that follows; its programs of later pages have other names.
fn next_version(folder: &Path) -> Outcome {
    let digest =
        |text: &str| format!("sha256-{}", STANDARD.encode(Sha256::of(text.as_bytes()).bytes()));
    let [old, script] = ["index.html", "sw.js"].map(|name| fs::read_to_string(folder.join(name)));
    let (old, script) = (old?, script?);
    let renamed = |text: &str| text.replace("teji-hr", "teji-rh").replace("teji-desk", "teji-ksed");
    // The policy names the map of imports by its digest.
    let map = old.split_once("importmap\">").and_then(|(_, rest)| rest.split_once("</script>"));
    let (map, _) = map.ok_or("no map of imports")?;
    let page = renamed(&old).replace("</html>", "<!-- next --></html>");
    let page = page.replace(&digest(map), &digest(&renamed(map)));
    assert!(script.contains(&digest(&old)), "the page's own digest stands in the script");
    let script = renamed(&script).replace(&digest(&old), &digest(&page));
    let script = script.replace("\"version\":\"", "\"version\":\"next");
    for (name, text) in [("index.html", page), ("sw.js", script)] {
        fs::write(folder.join(name), text)?;
        for packed in ["br", "gz"] {
            fs::remove_file(folder.join(format!("{name}.{packed}")))?;
        }
    }
    for entry in fs::read_dir(folder)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if renamed(&name) != name {
            fs::rename(entry.path(), folder.join(renamed(&name)))?;
        }
    }
    Ok(())
}

const IS_NEXT: &str = "return document.documentElement.outerHTML.includes('<!-- next -->') || [...document.childNodes].some(one => one.data?.includes('next'))";

/// A copy of the site, with somebody in the midst of the self-check before it.
async fn in_the_midst(name: &str) -> Outcome<(Folder, Journey)> {
    let folder = Folder::new(name)?;
    for entry in fs::read_dir(dist())?.flatten() {
        fs::copy(entry.path(), folder.0.join(entry.file_name()))?;
    }
    let journey = Journey::before(Site::open(&folder.0, "/", 0)?, Screen::PHONE).await?;
    begin(&journey).await?;
    on_the_device(&journey, 1).await?;
    // The first version is not newer than any.
    journey
        .until("return navigator.serviceWorker.controller?.state === 'activated'", vec![])
        .await?;
    assert!(journey.find("html[data-newer]").await?.is_none());
    Ok((folder, journey))
}

async fn comes_in(journey: &Journey) -> Outcome {
    let update = "
const done = arguments[arguments.length - 1];
navigator.serviceWorker.ready.then(there => there.update()).then(() => done(true))";
    journey.browser.client.execute_async(update, vec![]).await?;
    journey.wait_for("html[data-newer]").await?;
    Ok(())
}

#[tokio::test]
async fn a_new_version_waits_while_somebody_works_and_is_there_at_the_next_start() -> Outcome {
    let (folder, mut journey) = in_the_midst("waits").await?;
    next_version(&folder.0)?;
    comes_in(&journey).await?;
    // Where something is filled in it is not even told of.
    assert!(journey.find("#renewal").await?.is_none());
    journey.run("window.same = true", vec![]).await?;
    Applicant::sure().to_result(&journey).await?;
    journey.go("#/").await?;
    assert!(journey.text("#renewal").await?.contains("有新版本，下次打开时启用。"));
    assert_eq!(
        journey.run("return window.same", vec![]).await?,
        json!(true),
        "nothing was loaded anew"
    );
    journey.restart(End::Closed).await?;
    journey.open("#/check/result").await?;
    assert_eq!(journey.run(IS_NEXT, vec![]).await?, json!(true));
    journey.wait_for(".verdict[data-state=A]").await?;
    assert!(journey.find("html[data-newer]").await?.is_none());
    Ok(())
}

#[tokio::test]
async fn a_new_version_comes_at_its_button_and_keeps_what_was_filled_in() -> Outcome {
    let (folder, journey) = in_the_midst("button").await?;
    Applicant::sure().to_result(&journey).await?;
    next_version(&folder.0)?;
    comes_in(&journey).await?;
    assert_eq!(journey.run(IS_NEXT, vec![]).await?, json!(false));
    journey.go("#/").await?;
    journey.tap("#renew").await?;
    journey.until(IS_NEXT, vec![]).await?;
    journey.wait_for("html[data-ready]").await?;
    journey.wait_for("#again").await?;
    journey.go("#/check/result").await?;
    assert_eq!(journey.attributes(".verdict", "data-state").await?, ["A"]);
    Ok(())
}

#[tokio::test]
async fn half_a_new_version_changes_nothing() -> Outcome {
    let (folder, mut journey) = in_the_midst("half").await?;
    next_version(&folder.0)?;
    // The page of the version before it stands beside the new script: a host in the midst of being filled.
    fs::copy(dist().join("index.html"), folder.0.join("index.html"))?;
    let update = "
const done = arguments[arguments.length - 1];
navigator.serviceWorker.ready.then(there => there.update()).then(() => done('came'), () => done('refused'))";
    journey.browser.client.execute_async(update, vec![]).await?;
    journey.restart(End::Closed).await?;
    journey.cut();
    journey.open("#/").await?;
    assert_eq!(journey.run(IS_NEXT, vec![]).await?, json!(false));
    assert!(journey.find("html[data-newer]").await?.is_none());
    Ok(())
}

/// Whoever has the page of the version before is led to the new one where a part of the old is no longer to be had.
#[tokio::test]
async fn a_part_that_only_the_new_version_has_is_opened_by_it() -> Outcome {
    let (folder, mut journey) = in_the_midst("part").await?;
    Applicant::sure().to_result(&journey).await?;
    next_version(&folder.0)?;
    // In an open window it is asked for, for something might be filled in.
    journey.run("location.hash = '#/tools/workday'", vec![]).await?;
    journey.wait_for("#far[role=alert]").await?;
    journey.tap("#renew").await?;
    journey.wait_for("html[data-ready] #posted").await?;
    assert_eq!(journey.run(IS_NEXT, vec![]).await?, json!(true));
    journey.restart(End::Closed).await?;
    journey.open("#/check/result").await?;
    journey.wait_for(".verdict[data-state=A]").await?;
    Ok(())
}

#[tokio::test]
async fn at_the_start_the_new_version_comes_by_itself_where_the_old_one_lacks_a_part() -> Outcome {
    let (folder, mut journey) = in_the_midst("start").await?;
    next_version(&folder.0)?;
    journey.restart(End::Closed).await?;
    journey.load("#/hr").await?;
    journey.wait_for("html[data-ready] #begin-batch").await?;
    assert_eq!(journey.run(IS_NEXT, vec![]).await?, json!(true));
    Ok(())
}

/// A sandbox, as a mail's preview is one, keeps nothing and has no worker to keep the site; the page works all the same.
#[tokio::test]
async fn the_one_file_works_in_a_preview_that_allows_scripts_alone() -> Outcome {
    let folder = Folder::new("preview")?;
    fs::copy(dist().join("one-file.html"), folder.0.join("one-file.html"))?;
    let frame = "<!doctype html><title>mail</title><iframe sandbox=\"allow-scripts\" src=\"one-file.html\" width=\"360\" height=\"700\"></iframe>";
    fs::write(folder.0.join("index.html"), frame)?;
    let journey = Journey::before(Site::open(&folder.0, "/", 0)?, Screen::DESK).await?;
    journey.load("").await?;
    journey.browser.client.enter_frame(0).await?;
    journey.wait_for("html[data-ready]").await?;
    assert!(journey.text("#blocked").await?.contains("不让保存"));
    Ok(())
}
