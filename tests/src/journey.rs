//! A person's way through the site: what they open, click, type and read, and what the browser notes meanwhile.

use std::error::Error;
use std::path::PathBuf;
use std::time::Duration;
use std::{env, fs};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions, PointerAction, TouchActions};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
pub use fantoccini::key::Key;
use serde_json::{Value, json};
use teji_serve::Site;
use tokio::time::{Instant, sleep};
use url::Url;

use crate::Outcome;
use crate::browser::{Browser, End, Engine, Screen};
use crate::site::site_under;

const PATIENCE: Duration = Duration::from_secs(10);
const PERIOD: Duration = Duration::from_millis(25);

/// A person, a browser and the site.
pub struct Journey {
    /// For what the journey has no word for.
    pub browser: Browser,
    /// Shows the site, where it is one that a server shows.
    site: Option<Site>,
    /// The address of the first page.
    place: String,
    requests: Vec<Request>,
    messages: Vec<String>,
}

struct Request {
    id: String,
    url: String,
    /// By the page's own policy, before it went out.
    blocked: bool,
}

/// What the accessibility checker found, one line each.
#[derive(Debug)]
pub struct Accessibility {
    /// Rules that are broken.
    pub violations: Vec<String>,
    /// What it could not decide and a person has to.
    pub unsure: Vec<String>,
}

impl Journey {
    /// A fresh browser before the site, which stands at the host's root.
    pub async fn start(screen: Screen) -> Outcome<Journey> {
        Journey::start_under("/", screen).await
    }

    /// The same with the site in a folder of the host.
    pub async fn start_under(prefix: &str, screen: Screen) -> Outcome<Journey> {
        Journey::before(site_under(prefix)?, screen).await
    }

    /// A fresh browser before another site than the built one; there a selector goes into an element's own tree by `>>>`.
    pub async fn before(site: Site, screen: Screen) -> Outcome<Journey> {
        let place = site.url();
        Journey::to(Engine::Chromium, Some(site), place, screen).await
    }

    /// A fresh browser of that kind before the site, at the host's root.
    pub async fn start_in(engine: Engine, screen: Screen) -> Outcome<Journey> {
        let site = site_under("/")?;
        let place = site.url();
        Journey::to(engine, Some(site), place, screen).await
    }

    /// A fresh browser of that kind before some address that the test itself sees to.
    pub async fn at(engine: Engine, place: String, screen: Screen) -> Outcome<Journey> {
        Journey::to(engine, None, place, screen).await
    }

    async fn to(
        engine: Engine,
        site: Option<Site>,
        place: String,
        screen: Screen,
    ) -> Outcome<Journey> {
        let is_fresh_origin = site.is_some() && engine == Engine::Chromium;
        let browser = if is_fresh_origin {
            let origin = Url::parse(&place)?.origin().ascii_serialization();
            Browser::going_round(screen, &origin).await?
        } else {
            Browser::start(engine, screen).await?
        };
        Ok(Journey { browser, site, place, requests: vec![], messages: vec![] })
    }

    /// Takes the server away, as a network that is gone does; what is loaded stays.
    pub fn cut(&mut self) {
        if let Some(site) = &self.site {
            site.close();
        }
    }

    /// Loads the page at a route such as `#/check` and waits until the app runs.
    pub async fn open(&self, route: &str) -> Outcome {
        self.load(route).await?;
        self.wait_for("html[data-ready]").await?;
        Ok(())
    }

    /// Loads the page at a route, whether the app starts or not.
    pub async fn load(&self, route: &str) -> Outcome {
        // A page that differs in its hash alone would not be loaded again.
        self.browser.client.goto("about:blank").await?;
        Ok(self.browser.client.goto(&format!("{}{route}", self.place)).await?)
    }

    /// Goes to a route without loading anything, as a link does, and waits until its heading has the focus.
    pub async fn go(&self, route: &str) -> Outcome {
        let leave = "
const there = location.hash || '#/';
if (there !== arguments[0]) { document.activeElement.blur(); location.hash = arguments[0]; }
return there";
        if self.run(leave, vec![json!(route)]).await? != route {
            self.arrive().await?;
        }
        Ok(())
    }

    /// Waits until the heading of a page has the focus, which it gets last of all; a page that is still loaded is none.
    pub async fn arrive(&self) -> Outcome {
        self.wait_for("main:not(:has(#far-loading)) #title:focus").await?;
        Ok(())
    }

    /// Where the person is: what the address bar shows after the `#`, with it.
    pub async fn route(&self) -> Outcome<String> {
        let route = self.run("return location.hash || '#/'", vec![]).await?;
        Ok(route.as_str().unwrap_or_default().to_owned())
    }

    /// Taps what the selector finds.
    pub async fn tap(&self, css: &str) -> Outcome {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.touch(self.wait_for(css).await?).await {
                Err(problem) if is_of_a_gone_one(&*problem) && Instant::now() < end => {}
                tapped => return tapped,
            }
        }
    }

    /// Taps an element: with a finger on a phone, with a mouse elsewhere.
    pub async fn touch(&self, element: Element) -> Outcome {
        if !self.browser.screen.phone {
            return Ok(element.click().await?);
        }
        let id = json!({ ELEMENT: element.element_id().to_string() });
        self.run("arguments[0].scrollIntoView({ block: 'center' })", vec![id]).await?;
        let there = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
        let finger = TouchActions::new("finger".into())
            .then(there)
            .then(PointerAction::Down { button: 0 })
            .then(PointerAction::Up { button: 0 });
        Ok(self.browser.client.perform_actions(finger).await?)
    }

    /// Types where the focus is.
    pub async fn keys(&self, text: &str) -> Outcome {
        let keys = text.chars().fold(KeyActions::new("keys".into()), |keys, value| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        Ok(self.browser.client.perform_actions(keys).await?)
    }

    /// Presses Tab until what the selector finds has the focus; at each stop on the way it must be seen where that is.
    pub async fn tab_to(&self, css: &str) -> Outcome<usize> {
        for stops in 1..120 {
            self.press(Key::Tab).await?;
            let found = self.run(AT_FOCUS, vec![json!(css)]).await?;
            match found.as_str() {
                Some("there") => return Ok(stops),
                Some("unseen") => {
                    return Err(
                        format!("the focus is not seen on {}", self.focused().await?).into()
                    );
                }
                Some(_) | None => {}
            }
        }
        Err(format!("Tab does not reach {css}").into())
    }

    /// What can be read in every element that the selector finds.
    pub async fn texts(&self, css: &str) -> Outcome<Vec<String>> {
        let script = "return deep(arguments[0]).map(one => one.innerText ?? one.textContent)";
        let found = self.run_deep(script, vec![json!(css)]).await?;
        let texts = found.as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(texts.map(str::to_owned).collect())
    }

    /// An attribute (or, failing that, a property) of every element that the selector finds.
    pub async fn attributes(&self, css: &str, name: &str) -> Outcome<Vec<String>> {
        let script = "
const [css, name] = arguments;
return deep(css).map(one => String(one.getAttribute(name) ?? one[name] ?? ''))";
        let found = self.run_deep(script, vec![json!(css), json!(name)]).await?;
        let values = found.as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(values.map(str::to_owned).collect())
    }

    /// What the selector finds and can be seen now, if there is any.
    pub async fn find(&self, css: &str) -> Outcome<Option<Element>> {
        let found = self.run_deep(FIND_BY_SELECTOR, vec![json!(css)]).await?;
        if found.is_null() { Ok(None) } else { Ok(Some(self.element(&found)?)) }
    }

    /// Goes back as by the phone's back key.
    pub async fn back(&self) -> Outcome {
        Ok(self.browser.client.back().await?)
    }

    /// Clicks what can be clicked and bears this text: the whole of it or, failing that, as a part.
    pub async fn click(&self, text: &str) -> Outcome {
        let found = self.until(FIND_BY_TEXT, vec![json!(text)]).await;
        let found = found.map_err(|problem| format!("nothing to click says {text}: {problem}"))?;
        Ok(self.element(&found)?.click().await?)
    }

    /// Presses a key where the focus is.
    pub async fn press(&self, key: Key) -> Outcome {
        let value = char::from(key);
        let keys = KeyActions::new("keys".into())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        Ok(self.browser.client.perform_actions(keys).await?)
    }

    /// Types into a box, after what is in it.
    pub async fn type_into(&self, css: &str, text: &str) -> Outcome {
        Ok(self.wait_for(css).await?.send_keys(text).await?)
    }

    /// The first element that the selector finds, as soon as there is one that can be seen.
    pub async fn wait_for(&self, css: &str) -> Outcome<Element> {
        let script = format!("{DEEP}{FIND_BY_SELECTOR}");
        let found = self.until(&script, vec![json!(css)]).await;
        self.element(&found.map_err(|problem| format!("nothing is {css}: {problem}"))?)
    }

    /// What can be read in the first element that the selector finds.
    pub async fn text(&self, css: &str) -> Outcome<String> {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.wait_for(css).await?.text().await {
                Err(problem) if is_of_a_gone_one(&problem) && Instant::now() < end => {}
                text => return Ok(text?),
            }
        }
    }

    /// What has the focus, as `tag` and text or label, for tests of the keyboard.
    pub async fn focused(&self) -> Outcome<String> {
        let found = self.run(FOCUSED, vec![]).await?;
        Ok(found.as_str().unwrap_or_default().to_owned())
    }

    /// The document's title.
    pub async fn title(&self) -> Outcome<String> {
        Ok(self.browser.client.title().await?)
    }

    /// Runs a script's body in the page; `arguments` are its arguments.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.browser.client.execute(script, arguments).await?)
    }

    /// The same with `deep`, which finds by a selector that may go into elements' own trees.
    async fn run_deep(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        self.run(&format!("{DEEP}{script}"), arguments).await
    }

    /// Runs a script's body until it returns something true, and returns that.
    pub async fn until(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        let end = Instant::now() + PATIENCE;
        loop {
            let value = self.run(script, arguments.clone()).await?;
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return Ok(value);
            }
            if Instant::now() > end {
                return Err(
                    format!("not within {PATIENCE:?} on {}", self.visible_text().await?).into()
                );
            }
            sleep(PERIOD).await;
        }
    }

    /// All that can be read on the page.
    pub async fn visible_text(&self) -> Outcome<String> {
        let text = self.run("return document.body.innerText", vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Whether something is wider than the window.
    pub async fn scrolls_sideways(&self) -> Outcome<bool> {
        let script = "const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth > clientWidth";
        Ok(self.run(script, vec![]).await? == json!(true))
    }

    /// What reaches out of the window, if that makes the page scroll sideways.
    pub async fn too_wide(&self) -> Outcome<Vec<String>> {
        let found = self.run(TOO_WIDE, vec![]).await?;
        let lines = found.as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(lines.map(str::to_owned).collect())
    }

    /// What can be tapped and is smaller than so many CSS pixels either way; links within a sentence are none of it.
    pub async fn targets_below(&self, pixels: u32) -> Outcome<Vec<String>> {
        let found = self.run(SMALL_TARGETS, vec![json!(pixels)]).await?;
        let lines = found.as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(lines.map(str::to_owned).collect())
    }

    /// Turns the large version of the page on, by its switch.
    pub async fn elder(&self) -> Outcome {
        self.tap("#elder[aria-pressed=false]").await?;
        self.wait_for("html[data-elder]").await?;
        Ok(())
    }

    /// Keeps a picture of the whole page, if the environment names a folder in `TEJI_SHOTS`.
    pub async fn shot(&self, name: &str) -> Outcome {
        let Some(folder) = env::var_os("TEJI_SHOTS") else { return Ok(()) };
        let whole = json!({ "format": "png", "captureBeyondViewport": true });
        let shot = self.browser.cdp("Page.captureScreenshot", whole).await?;
        let picture = STANDARD.decode(shot["data"].as_str().ok_or("no picture")?)?;
        fs::create_dir_all(&folder)?;
        Ok(fs::write(PathBuf::from(folder).join(format!("{name}.png")), picture)?)
    }

    /// What the accessibility checker says of the page as it stands.
    pub async fn accessibility(&self) -> Outcome<Accessibility> {
        if self.run("return typeof axe === 'object'", vec![]).await? == json!(false) {
            let source = concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/axe-core/axe.min.js");
            let source = fs::read_to_string(source)
                .map_err(|_| "axe-core is missing: run `npm ci` in tests/")?;
            self.run(&source, vec![]).await?;
        }
        let found = self.browser.client.execute_async(RUN_AXE, vec![]).await?;
        let lines = |kind: &str| {
            let lines = found[kind].as_array().into_iter().flatten();
            lines.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        Ok(Accessibility { violations: lines("violations"), unsure: lines("incomplete") })
    }

    /// How many requests there were so far, as a mark for [`Journey::requests_since`].
    pub async fn mark(&mut self) -> Outcome<usize> {
        for entry in self.browser.log("performance").await? {
            let message: Value =
                serde_json::from_str(entry["message"].as_str().unwrap_or_default())?;
            let (method, said) = (&message["message"]["method"], &message["message"]["params"]);
            let id = said["requestId"].as_str().unwrap_or_default();
            let url = match method.as_str() {
                Some("Network.requestWillBeSent") => &said["request"]["url"],
                Some("Network.webSocketCreated") => &said["url"],
                Some("Network.loadingFailed") if !said["blockedReason"].is_null() => {
                    let same = self.requests.iter_mut().filter(|request| request.id == id);
                    same.for_each(|request| request.blocked = true);
                    continue;
                }
                Some(_) | None => continue,
            };
            // The browser's own first tab, and what the page makes itself (data:, blob:), is no traffic.
            if let Some(url) =
                url.as_str().filter(|url| url.starts_with("http") || url.starts_with("ws"))
            {
                let (id, url) = (id.to_owned(), url.to_owned());
                self.requests.push(Request { id, url, blocked: false });
            }
        }
        Ok(self.requests.len())
    }

    /// The addresses that the browser asked for since the mark (0 for all).
    pub async fn requests_since(&mut self, mark: usize) -> Outcome<Vec<String>> {
        self.mark().await?;
        let sent = self.requests.iter().skip(mark).filter(|request| !request.blocked);
        Ok(sent.map(|request| request.url.clone()).collect())
    }

    /// Those of all requests that went anywhere but to the site itself.
    pub async fn foreign_requests(&mut self) -> Outcome<Vec<String>> {
        let origin = Url::parse(&self.place)?.origin().ascii_serialization();
        let mut requests = self.requests_since(0).await?;
        requests.retain(|url| !url.starts_with(&format!("{origin}/")));
        Ok(requests)
    }

    /// Everything that was written to the console so far.
    pub async fn console(&mut self) -> Outcome<&[String]> {
        for entry in self.browser.log("browser").await? {
            self.messages.push(format!("{} {}", entry["level"], entry["message"]));
        }
        Ok(&self.messages)
    }

    /// Ends the browser and starts it again with what it kept; no page is open then.
    pub async fn restart(&mut self, end: End) -> Outcome {
        self.browser.restart(end).await
    }

    /// Cuts or restores the browser's network.
    pub async fn offline(&self, offline: bool) -> Outcome {
        let network = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.browser.cdp("Network.emulateNetworkConditions", network).await?;
        Ok(())
    }

    /// Runs a script in every page before the page's own.
    pub async fn before_each_page(&self, script: &str) -> Outcome {
        let source = json!({ "source": script });
        self.browser.cdp("Page.addScriptToEvaluateOnNewDocument", source).await?;
        Ok(())
    }

    fn element(&self, found: &Value) -> Outcome<Element> {
        let id = found[ELEMENT].as_str().ok_or("the script returned no element")?;
        Ok(Element::from_element_id(self.browser.client.clone(), id.to_owned().into()))
    }
}

/// How the standard writes an element in JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Whether an element was drawn anew between being found and being used; it is then found again.
fn is_of_a_gone_one(problem: &(dyn Error + 'static)) -> bool {
    let problem = problem.downcast_ref::<CmdError>();
    matches!(problem, Some(CmdError::Standard(told)) if told.error == ErrorStatus::StaleElementReference)
}

/// Each `>>>` goes from the elements that were found into their own trees.
const DEEP: &str = "
const deep = css => css.split('>>>').reduce((roots, part) =>
  roots.flatMap(root => [...(root.shadowRoot ?? root).querySelectorAll(part.trim())]), [document]);";

const FIND_BY_SELECTOR: &str = "
return deep(arguments[0]).find(one => one.getClientRects().length) ?? null";

const FIND_BY_TEXT: &str = "
const plain = text => (text ?? '').replace(/\\s+/g, ' ').trim();
const wanted = plain(arguments[0]);
const words = one => [one.innerText, one.getAttribute('aria-label'), one.value].map(plain);
const clickable = 'a, button, label, summary, option, [role=button], [role=tab], input[type=button], input[type=submit]';
const seen = [...document.querySelectorAll(clickable)].filter(one => one.getClientRects().length);
return seen.find(one => words(one).includes(wanted))
  ?? seen.find(one => words(one).some(text => text.includes(wanted))) ?? null";

const FOCUSED: &str = "
const one = document.activeElement;
const name = one.getAttribute('aria-label') || one.labels?.[0]?.innerText || one.innerText || one.id;
return `${one.tagName.toLowerCase()} ${name}`.replace(/\\s+/g, ' ').trim()";

const AT_FOCUS: &str = "
let one = document.activeElement;
while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
if (one === document.body) return 'on the way';
const around = one.closest('label.choice') ?? one;
const { outlineStyle, outlineWidth } = getComputedStyle(around);
const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && one.getClientRects().length;
return !seen ? 'unseen' : one.matches(arguments[0]) ? 'there' : 'on the way'";

const TOO_WIDE: &str = "
const { scrollWidth, clientWidth } = document.documentElement;
if (scrollWidth <= clientWidth) return [];
const all = [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > clientWidth);
const last = all.filter(one => !all.some(other => other !== one && one.contains(other)));
return (last.length ? last : [document.body]).map(one => `${one.tagName}.${one.className.baseVal ?? one.className} ${one.textContent}`)";

const SMALL_TARGETS: &str = "
const trees = [document, ...[...document.querySelectorAll('*')].map(one => one.shadowRoot).filter(Boolean)];
const all = trees.flatMap(tree => [...tree.querySelectorAll('a, button, select, textarea, summary, label.choice, input')]);
const own = one => !(one.matches('input') && one.closest('label.choice')) && getComputedStyle(one).display !== 'inline';
return all.filter(own).flatMap(one => {
  const { width, height } = one.getBoundingClientRect();
  const small = width && height && Math.min(width, height) < arguments[0];
  return small ? [`${one.tagName} ${one.innerText} ${width}x${height}`] : [];
})";

const RUN_AXE: &str = "
const done = arguments[arguments.length - 1];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const line = rule => `${rule.id}: ${rule.help}: ${rule.nodes.map(node => node.target.join(' ')).join(', ')}`;
const only = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations', 'incomplete'], preload: false };
axe.run(document, only).then(
  ({ violations, incomplete }) => done({ violations: violations.map(line), incomplete: incomplete.map(line) }),
  problem => done({ violations: [String(problem)] }))";
