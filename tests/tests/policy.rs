//! The policy that stands in the page itself: nothing foreign comes in, nothing goes out.

use std::io::Read as _;
use std::net::TcpListener;
use std::path::Path;

use serde_json::json;
use teji_tests::Outcome;
use teji_tests::browser::{Engine, Screen};
use teji_tests::journey::Journey;

/// What a script that had crept in might try, and what refuses it: a directive of the policy, or what the page's own
/// policy of addresses of scripts throws. `foreign` is the address of somebody who listens. Going to another page is no attempt: no policy forbids it.
const ATTEMPTS: [(&str, &str, &str); 17] = [
    (
        "inline script",
        "require-trusted-types-for",
        "const it = document.createElement('script'); it.textContent = 'ran = 1'; document.head.append(it)",
    ),
    (
        "foreign script",
        "TypeError",
        "const it = document.createElement('script'); it.src = foreign; document.head.append(it)",
    ),
    ("foreign module", "script-src-elem", "await import(foreign)"),
    (
        "markup from text",
        "require-trusted-types-for",
        "document.body.innerHTML = '<img src=x onerror=\"ran = 1\">'",
    ),
    (
        "handler attribute",
        "require-trusted-types-for",
        "document.body.setAttribute('onclick', 'ran = 1'); document.body.click()",
    ),
    ("eval", "require-trusted-types-for", "window.ran = eval('1')"),
    ("function from text", "require-trusted-types-for", "window.ran = new Function('return 1')()"),
    ("fetch", "connect-src", "await fetch(foreign)"),
    ("image", "img-src", "new Image().src = foreign"),
    ("beacon", "connect-src", "navigator.sendBeacon(foreign, 'x')"),
    ("socket", "connect-src", "new WebSocket(foreign.replace('http', 'ws'))"),
    (
        "frame",
        "frame-src",
        "const it = document.createElement('iframe'); it.src = foreign; document.body.append(it)",
    ),
    (
        "page in a frame",
        "frame-src",
        "const it = document.createElement('iframe'); it.src = 'data:text/html,<script>top.ran = 1</script>'; document.body.append(it)",
    ),
    (
        "object",
        "TypeError",
        "const it = document.createElement('object'); it.data = foreign; document.body.append(it)",
    ),
    (
        "style from elsewhere",
        "style-src-elem",
        "const it = document.createElement('link'); it.rel = 'stylesheet'; it.href = foreign; document.head.append(it)",
    ),
    ("worker from text", "worker-src", "new Worker(URL.createObjectURL(new Blob(['1'])))"),
    (
        "form",
        "form-action",
        "const it = document.createElement('form'); it.action = foreign; document.body.append(it); it.submit()",
    ),
];

/// Makes the attempt in a task of its own (the driver's own task may do what the page may not) and waits for the refusal.
const TRY: &str = "
const [foreign, done] = arguments;
let refused = null;
addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused ??= effectiveDirective);
const end = performance.now() + 2000;
const look = () => refused || performance.now() > end ? done([refused, window.ran ?? null]) : setTimeout(look, 20);
setTimeout(async () => {
  try { ATTEMPT } catch ({ name }) {
    // The policy's own event comes a little later than what is thrown.
    await new Promise(later => setTimeout(later, 300));
    refused ??= name;
  }
  look();
})";

#[tokio::test]
async fn nothing_foreign_comes_in_and_nothing_goes_out() -> Outcome {
    refuses(Journey::start(Screen::DESK).await?, |_| true).await
}

/// A page that is one file makes workers of its own texts; beyond that it may do less than the site.
#[tokio::test]
async fn nothing_comes_into_a_page_that_is_one_file_and_nothing_goes_out_of_it() -> Outcome {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist/one-file.html").canonicalize()?;
    let place = format!("file://{}", file.display());
    let journey = Journey::at(Engine::Chromium, place, Screen::DESK).await?;
    refuses(journey, |what| what != "worker from text").await
}

async fn refuses(mut journey: Journey, is_tried: fn(&str) -> bool) -> Outcome {
    let foreign = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}/", foreign.local_addr()?);
    for (what, refused_by, attempt) in ATTEMPTS.into_iter().filter(|(what, ..)| is_tried(what)) {
        journey.open("#/").await?;
        let script = TRY.replace("ATTEMPT", attempt);
        let client = &journey.browser.client;
        let happened = client.execute_async(&script, vec![json!(address)]).await?;
        assert_eq!(happened, json!([refused_by, null]), "{what}");
    }
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    drop(journey);
    // A browser may open a connection before it asks the policy; not a byte may have gone through it.
    foreign.set_nonblocking(true)?;
    while let Ok((mut connection, _)) = foreign.accept() {
        let mut heard = String::new();
        connection.read_to_string(&mut heard)?;
        assert_eq!(heard, "");
    }
    Ok(())
}

#[tokio::test]
async fn the_policy_names_nothing_that_would_open_it() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    journey.open("#/").await?;
    let read = "return document.querySelector('meta[http-equiv=Content-Security-Policy]').content";
    let policy = journey.run(read, vec![]).await?;
    let policy = policy.as_str().ok_or("there is no policy")?;
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    // F6: what the page tells people is the policy itself, and what was served.
    journey.go("#/privacy").await?;
    assert_eq!(journey.text("#policy").await?, policy);
    let served = "return fetch('index.html').then(answer => answer.text())";
    let served = journey.run(served, vec![]).await?;
    let policy_tag = format!("content=\"{policy}\"");
    assert!(served.as_str().is_some_and(|page| page.contains(&policy_tag)));
    assert_eq!(journey.attributes("#fetched", "data-foreign").await?, ["0"]);
    for hole in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*", "strict-dynamic"] {
        assert!(!policy.contains(hole), "{hole} in {policy}");
    }
    Ok(())
}
