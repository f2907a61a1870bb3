//! A headless browser of one's own: its driver, its profile, its logs.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::mem;
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use url::{ParseError, Url};

use crate::Outcome;

/// How the page is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Touch, a phone's viewport.
    pub phone: bool,
    /// What the browser says it is, where that is not its own name.
    pub agent: Option<&'static str>,
}

impl Screen {
    /// A common phone.
    pub const PHONE: Screen = Screen { width: 360, height: 800, phone: true, agent: None };
    /// The narrowest width that has to work.
    pub const NARROW: Screen = Screen { width: 320, height: 640, phone: true, agent: None };
    /// A desk.
    pub const DESK: Screen = Screen { width: 1280, height: 800, phone: false, agent: None };
    /// The browser inside `WeChat`.
    pub const WECHAT: Screen = Screen {
        agent: Some(
            "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 \
             Chrome/126.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.54 Language/zh_CN",
        ),
        ..Screen::PHONE
    };

    fn emulation(&self) -> Value {
        let Screen { width, height, phone, agent } = self;
        let mut emulation = json!({ "deviceMetrics": {
            "width": width, "height": height, "pixelRatio": 1.0, "touch": phone, "mobile": phone,
        }});
        if let Some(agent) = agent {
            emulation["userAgent"] = json!(agent);
        }
        emulation
    }
}

/// Whose browser it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, which tells its logs and emulates phones.
    Chromium,
    /// Firefox, as Debian has it.
    Firefox,
}

/// How a browser ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Its window is closed.
    Closed,
    /// Its process is killed, as by a crash or an empty battery.
    Killed,
}

const FLAGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--lang=zh-CN",
];

/// A running browser. It ends with this value, or waits for the next journey where it is one that goes round.
pub struct Browser {
    program: Option<Program>,
    goes_round: bool,
    /// How the page is looked at.
    pub screen: Screen,
    /// Whose browser it is.
    pub engine: Engine,
    /// The `WebDriver` client of the present session.
    pub client: Client,
}

/// The processes, which end with this value.
struct Program {
    driver: Child,
    // Kept open, for the driver may still write to it.
    _said: BufReader<ChildStdout>,
    port: u16,
    profile: PathBuf,
    process: u64,
    /// Ends the others should this process end before them, as at Ctrl-C.
    keeper: Child,
}

/// Chromium browsers between two journeys: to start one takes as much work as most journeys.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// Where talks with drivers go on, for they outlast the test that began them.
static TALKS: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a thread")
});

impl Browser {
    /// A Chromium with one fresh tab; it may have shown other sites before, and keeps nothing of this one.
    pub async fn going_round(screen: Screen, origin: &str) -> Outcome<Browser> {
        while let Some(mut browser) = idle(screen) {
            if browser.begin_again(origin).await.is_ok() {
                return Ok(browser);
            }
            browser.goes_round = false;
        }
        let mut browser = Browser::start(Engine::Chromium, screen).await?;
        browser.goes_round = true;
        Ok(browser)
    }

    /// Starts a driver on a free port and a browser with a fresh profile.
    pub async fn start(engine: Engine, screen: Screen) -> Outcome<Browser> {
        let (mut driver, said, port) = start_driver(engine)?;
        let profile = fresh_profile();
        let keeper = match keep(&driver, port, &profile) {
            Ok(keeper) => keeper,
            Err(problem) => {
                driver.kill()?;
                driver.wait()?;
                return Err(problem.into());
            }
        };
        let mut program = Program { driver, _said: said, port, profile, process: 0, keeper };
        let (client, process) = connect(engine, port, &program.profile, screen).await?;
        program.process = process;
        Ok(Browser { program: Some(program), goes_round: false, screen, engine, client })
    }

    /// Ends the browser and starts it again with the same profile, so what it kept is there.
    pub async fn restart(&mut self, end: End) -> Outcome {
        self.goes_round = false;
        let program = self.program.as_mut().ok_or("the browser has ended")?;
        if end == End::Killed {
            kill(program.process);
        }
        let closed = self.client.clone().close().await;
        if end == End::Closed {
            closed?;
        }
        for lock in ["SingletonLock", "SingletonSocket", "SingletonCookie"] {
            // Left behind by a killed browser only.
            let _ = fs::remove_file(program.profile.join(lock));
        }
        (self.client, program.process) =
            connect(self.engine, program.port, &program.profile, self.screen).await?;
        Ok(())
    }

    /// A new tab in place of all others: what was set for a tab (media, network, scripts) ends with it.
    async fn begin_again(&self, origin: &str) -> Outcome {
        let old = self.client.windows().await?;
        self.client.switch_to_window(old.first().ok_or("no window")?.clone()).await?;
        let fresh = self.client.new_window(true).await?.handle;
        for tab in old {
            self.client.switch_to_window(tab).await?;
            self.client.close_window().await?;
        }
        self.client.switch_to_window(fresh).await?;
        self.cdp("Page.bringToFront", json!({})).await?;
        // A port, and with it an origin, may come back.
        let all = json!({ "origin": origin, "storageTypes": "all" });
        self.cdp("Storage.clearDataForOrigin", all).await?;
        self.cdp("Network.clearBrowserCache", json!({})).await?;
        for kind in ["browser", "performance"] {
            self.log(kind).await?;
        }
        Ok(())
    }

    /// A command of the browser's own protocol, such as `Network.emulateNetworkConditions`.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Outcome<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        Ok(self.client.issue_cmd(Extension { path: "goog/cdp/execute", body }).await?)
    }

    /// The entries of a log since it was last read.
    pub async fn log(&self, kind: &str) -> Outcome<Vec<Value>> {
        let body = json!({ "type": kind });
        let entries = self.client.issue_cmd(Extension { path: "se/log", body }).await?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if mem::take(&mut self.goes_round) {
            let (program, screen, engine) = (self.program.take(), self.screen, self.engine);
            let client = self.client.clone();
            let back = Browser { program, goes_round: true, screen, engine, client };
            IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(back);
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Ending is all that is left to do, so a fault in it changes nothing.
        let _ = shut_down(self.port);
        if self.process > 0 {
            kill(self.process);
        }
        for child in [&mut self.driver, &mut self.keeper] {
            let _ = child.kill();
            let _ = child.wait();
        }
        let _ = fs::remove_dir_all(&self.profile);
    }
}

/// Takes one that waits.
fn idle(screen: Screen) -> Option<Browser> {
    let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
    let found = idle.iter().position(|browser| browser.screen == screen)?;
    Some(idle.swap_remove(found))
}

/// Waits for the end of this process, which closes its input, and then does what [`Program`] would have done.
fn keep(driver: &Child, port: u16, profile: &Path) -> io::Result<Child> {
    let script = "
trap '' INT
cat
exec 3<>/dev/tcp/127.0.0.1/$1 && printf 'GET /shutdown HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n\\r\\n' >&3 && cat <&3
kill -9 $2
rm -rf \"$3\"";
    let mut keeper = Command::new("bash");
    keeper.args(["-c", script, "keeper", &port.to_string(), &driver.id().to_string()]).arg(profile);
    keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
}

/// Asks the driver to end its browser and itself, and waits until it has.
fn shut_down(port: u16) -> io::Result<()> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(stream, "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n")?;
    io::copy(&mut stream, &mut io::sink())?;
    Ok(())
}

/// A driver takes its port for both families of addresses, and ends where another has one of the two: it may try again.
fn start_driver(engine: Engine) -> Outcome<(Child, BufReader<ChildStdout>, u16)> {
    for _ in 0..3 {
        if let Some(started) = try_driver(engine)? {
            return Ok(started);
        }
    }
    Err("three drivers ended before they had a port".into())
}

fn try_driver(engine: Engine) -> Outcome<Option<(Child, BufReader<ChildStdout>, u16)>> {
    let (program, port_after) = match engine {
        Engine::Chromium => ("chromedriver".into(), "started successfully on port "),
        Engine::Firefox => (geckodriver(), "Listening on 127.0.0.1:"),
    };
    let mut driver = Command::new(&program)
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|problem| format!("{} cannot be started: {problem}", program.display()))?;
    let mut said = BufReader::new(driver.stdout.take().ok_or("the driver has no output")?);
    let mut line = String::new();
    while said.read_line(&mut line)? > 0 {
        let port =
            line.split_once(port_after).map(|(_, port)| port.trim_end().trim_end_matches('.'));
        if let Some(port) = port.and_then(|port| port.parse().ok()) {
            return Ok(Some((driver, said, port)));
        }
        line.clear();
    }
    driver.kill()?;
    driver.wait()?;
    Ok(None)
}

/// The driver of Firefox where `cargo xtask test` puts it, else what the machine has.
fn geckodriver() -> PathBuf {
    let test = std::env::current_exe().unwrap_or_default();
    let ours = test.ancestors().nth(3).map(|target| target.join("tools/bin/geckodriver"));
    ours.filter(|ours| ours.is_file()).unwrap_or_else(|| "geckodriver".into())
}

fn fresh_profile() -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    std::env::temp_dir().join(format!("teji-profile-{}-{number}", std::process::id()))
}

async fn connect(
    engine: Engine,
    port: u16,
    profile: &Path,
    screen: Screen,
) -> Outcome<(Client, u64)> {
    let (capabilities, process) = match engine {
        Engine::Chromium => (chromium(profile, screen), "goog:processID"),
        Engine::Firefox => (firefox(profile, screen)?, "moz:processID"),
    };
    let Value::Object(capabilities) = capabilities else { return Err("no capabilities".into()) };
    let talk = async move {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities).connect(&format!("http://127.0.0.1:{port}")).await
    };
    let client = TALKS.spawn(talk).await??;
    let process = client
        .capabilities()
        .and_then(|all| all.get(process)?.as_u64())
        .ok_or("the driver does not tell the browser's process")?;
    Ok((client, process))
}

fn chromium(profile: &Path, screen: Screen) -> Value {
    let Screen { width, height, .. } = screen;
    let mut flags: Vec<String> = FLAGS.iter().map(ToString::to_string).collect();
    flags.push(format!("--user-data-dir={}", profile.display()));
    flags.push(format!("--window-size={width},{height}"));
    json!({
        "goog:chromeOptions": { "args": flags, "mobileEmulation": screen.emulation() },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

/// What Firefox itself would fetch is sent to a port where nobody listens; this machine is reached without.
fn firefox(profile: &Path, screen: Screen) -> Outcome<Value> {
    fs::create_dir_all(profile)?;
    let Screen { width, height, .. } = screen;
    let flags = json!([
        "-headless",
        "-profile",
        profile,
        "--width",
        width.to_string(),
        "--height",
        height.to_string()
    ]);
    let settings = json!({
        "intl.accept_languages": "zh-CN", "network.proxy.type": 1, "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": 9, "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9,
        "network.proxy.no_proxies_on": "127.0.0.1", "browser.download.always_ask_before_handling_new_types": false,
        "browser.download.folderList": 2, "browser.download.dir": profile, "browser.download.alwaysOpenPanel": false, "dom.disable_beforeunload": true,
    });
    Ok(json!({ "moz:firefoxOptions": { "args": flags, "prefs": settings } }))
}

fn kill(process: u64) {
    // It may have ended by itself.
    let _ = Command::new("kill").args(["-9", &process.to_string()]).stderr(Stdio::null()).status();
}

/// A command that the driver has beyond the standard.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
