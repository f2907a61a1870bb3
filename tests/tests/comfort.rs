//! Larger letters, wider spacing, a window of 320 by 256, few colours, no motion, paper: everything stays there and can be used.

use serde_json::{Value, json};
use teji_notice::SELF_CHECK;
use teji_tests::Outcome;
use teji_tests::browser::Screen;
use teji_tests::journey::Journey;
use teji_tests::look::{figure, prefer};
use teji_tests::places::{
    DESKS, HALLS, PAGES, PAPERS, full_batch, open_papers, open_report, put_packages,
};
use teji_tests::round;

/// How somebody set their browser.
struct Setting {
    name: &'static str,
    width: u32,
    height: u32,
    /// The size of letters that they chose, in hundredths of the usual one.
    letters: u32,
    /// With the spacing of WCAG 1.4.12.
    spaced: bool,
}

const SETTINGS: [Setting; 4] = [
    Setting { name: "spaced, wide", width: 1280, height: 800, letters: 100, spaced: true },
    Setting { name: "spaced, narrow", width: 320, height: 640, letters: 100, spaced: true },
    Setting {
        name: "letters twice as large",
        width: 600,
        height: 800,
        letters: 200,
        spaced: false,
    },
    Setting { name: "zoomed to 400 %", width: 320, height: 256, letters: 100, spaced: false },
];

const SPACED: &str = "
const sheet = new CSSStyleSheet();
const [spaced, letters] = arguments;
const spacing = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }';
sheet.replaceSync(`${spaced ? spacing : ''} :root { font-size: ${112.5 * letters / 100}% !important; }`);
document.adoptedStyleSheets = [sheet]";

/// What is cut off, what lies over other text, and what can be used but not be got at.
const TROUBLES: &str = "
const found = [], name = one => `${one.tagName.toLowerCase()}#${one.id}.${one.getAttribute('class') ?? ''} ${(one.innerText ?? '').slice(0, 30)}`;
const apart = one => one.closest('.unseen, .skip, svg') || (one.closest('thead') && getComputedStyle(one.closest('thead')).position === 'absolute');
for (const one of document.querySelectorAll('body *')) {
  const style = getComputedStyle(one);
  if (apart(one) || !one.getClientRects().length || !one.checkVisibility()) continue;
  const hidden = way => ['hidden', 'clip'].includes(way);
  const wide = hidden(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
  const high = hidden(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
  if ((wide || high) && one.innerText?.trim()) found.push(`cut off: ${name(one)}`);
  if (one.matches('button, select, .button') && (one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2) && !one.matches('select'))
    found.push(`does not hold its words: ${name(one)}`);
}
const pieces = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode, around = node.parentElement;
  if (!node.textContent.trim() || !around.checkVisibility({ visibilityProperty: true }) || apart(around) || around.closest('option, textarea, .scroll')) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  // The height of a line reaches beyond its letters, so the middle half of it is compared.
  for (const { left, right, top, bottom } of range.getClientRects())
    if (right - left > 3 && bottom - top > 3) pieces.push({ node, around, left: left + 1, right: right - 1, top: top + (bottom - top) / 4, bottom: bottom - (bottom - top) / 4 });
}
pieces.sort((one, other) => one.top - other.top);
pieces.forEach((one, place) => {
  for (let next = place + 1; next < pieces.length && pieces[next].top < one.bottom; next++) {
    const other = pieces[next];
    if (one.node !== other.node && other.left < one.right && one.left < other.right)
      found.push(`overlap: ${one.node.textContent.slice(0, 20)} and ${other.node.textContent.slice(0, 20)}`);
  }
});
const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
for (const one of document.querySelectorAll(controls)) {
  if (apart(one) || !one.getClientRects().length || one.disabled || !one.checkVisibility()) continue;
  one.scrollIntoView({ block: 'center', inline: 'nearest' });
  const { left, right, top, bottom } = one.getClientRects()[0];
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2, y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  const there = document.elementFromPoint(x, y);
  const label = one.closest('label');
  if (!there || !(one.contains(there) || there.contains(one) && !there.matches('main, body, html') || label?.contains(there) || there.closest('a, label, li, button, summary') === one.closest('a, label, li, button, summary') && one.closest('a, label, li, button, summary')))
    found.push(`covered: ${name(one)} by ${there && name(there)}`);
}
scrollTo(0, 0);
return found";

impl Setting {
    async fn put_on(&self, journey: &Journey) -> Outcome {
        let Setting { width, height, letters, spaced, .. } = self;
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        journey.browser.cdp("Emulation.setDeviceMetricsOverride", size).await?;
        journey.run(SPACED, vec![json!(spaced), json!(letters)]).await?;
        Ok(())
    }
}

/// Looks at pages under each setting; few changes of address, for of very many within seconds the browser leaves some out.
async fn stay_usable(journey: &Journey, of: &str, routes: &[String]) -> Outcome {
    let mut troubles = vec![];
    for route in routes {
        journey.go(route).await?;
        for setting in &SETTINGS {
            setting.put_on(journey).await?;
            let what = format!("{of} {route} {}", setting.name);
            let wide = journey.too_wide().await?;
            let found = journey.run(TROUBLES, vec![]).await?;
            let found = found.as_array().into_iter().flatten().filter_map(Value::as_str);
            troubles.extend(wide.iter().map(|wide| format!("{what}: too wide: {wide}")));
            troubles.extend(found.map(|found| format!("{what}: {found}")));
            journey.shot(&format!("comfort-{}", what.replace([' ', '/', ',', '%'], "-"))).await?;
        }
    }
    assert_eq!(troubles, [""; 0]);
    let (pages, settings) = (routes.len(), SETTINGS.len());
    figure(&format!(
        "{of}: {pages} pages under {settings} settings, nothing cut off, covered or out of reach"
    ));
    Ok(())
}

/// G9, G10, goal 9.
#[tokio::test]
async fn with_larger_letters_wider_spacing_or_zoom_ones_own_pages_can_be_read_and_used() -> Outcome
{
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/files").await?;
    open_papers(&journey).await?;
    let questions = SELF_CHECK.iter().map(|page| format!("#/check/q/{}", page.id));
    let is_others = |route: &str| route.starts_with("#/hr") || route.starts_with("#/recheck");
    let own = PAGES.iter().filter(|route| !is_others(route)).chain(&PAPERS);
    let own: Vec<String> = own.map(ToString::to_string).chain(questions).collect();
    stay_usable(&journey, "own", &own).await?;
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn with_larger_letters_wider_spacing_or_zoom_batches_and_packages_can_be_read_and_used()
-> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/hr").await?;
    round::open(&journey, &full_batch()).await?;
    put_packages(&journey).await?;
    open_report(&journey).await?;
    let others: Vec<String> = HALLS.iter().chain(&DESKS).map(ToString::to_string).collect();
    stay_usable(&journey, "others", &others).await?;
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

/// Where the person's own few colours hold: what only a colour told, or a shape that they do not reach.
const LOST: &str = "
const found = [], seen = one => one.getClientRects().length;
const name = one => `${one.tagName.toLowerCase()}#${one.id}.${one.getAttribute('class') ?? ''} ${one.textContent.slice(0, 20)}`;
for (const one of document.querySelectorAll('main button.button, main a.button, main .choice, main input:not([type=file], [type=checkbox], [type=radio]), main select, main textarea')) {
  const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(one);
  if (seen(one) && (borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1 || borderTopColor === 'rgba(0, 0, 0, 0)')) found.push(`no edge: ${name(one)}`);
}
for (const one of document.querySelectorAll('main *, header *, footer *'))
  if (getComputedStyle(one).forcedColorAdjust === 'none' && !one.closest('.qr')) found.push(`keeps its own colours: ${name(one)}`);
const page = getComputedStyle(document.body).backgroundColor;
for (const one of document.querySelectorAll('.ring .have, .bars rect, .timeline .bar:not(.gap, .other)'))
  if (getComputedStyle(one).fill === page) found.push(`not seen: ${name(one)}`);
for (const chosen of document.querySelectorAll('button[aria-pressed=true]')) {
  const other = chosen.parentElement.querySelector('button[aria-pressed=false]');
  const edge = one => one && ['borderTopWidth', 'borderTopColor'].map(key => getComputedStyle(one)[key]).join(' ');
  if (edge(chosen) === edge(other)) found.push(`chosen looks as not chosen: ${name(chosen)}`);
}
return found";

/// Every state has its word: no two states share one, and none is blank.
const WORDLESS: &str = "
const found = [], kinds = {
  '#conditions tr[data-outcome]': ['outcome', '.outcome, strong'],
  '.verdict[data-state]': ['state', 'h1, h2, strong'],
  '#counts tr[data-count]': ['count', 'th'],
  '#people tr[data-agrees]': ['agrees', 'td:nth-of-type(4)'],
  '#items tr[data-have]': ['have', 'td strong'],
  '.tasks [data-standing]': ['standing', ':scope'],
};
let rows = 0;
for (const [css, [key, cell]] of Object.entries(kinds)) {
  const words = {};
  for (const row of document.querySelectorAll(css)) {
    const state = row.dataset[key], said = (cell === ':scope' ? row : row.querySelector(cell))?.innerText.trim();
    rows += 1;
    if (!said) found.push(`${css} ${state} says nothing`);
    for (const [other, word] of Object.entries(words)) if (other !== state && word === said) found.push(`${css}: ${state} and ${other} both say ${said}`);
    words[state] = said;
  }
}
return { found, rows }";

/// What is not black, white or grey on paper.
const COLOURED: &str = "
const grey = colour => { const [r, g, b, a] = (colour.match(/[\\d.]+/g) ?? [0, 0, 0]).map(Number); return a === 0 || (r === g && g === b); };
const found = [];
for (const one of document.querySelectorAll('main, main *')) {
  if (!one.getClientRects().length) continue;
  for (const pseudo of [null, '::before']) {
    const style = getComputedStyle(one, pseudo);
    if (pseudo && style.content === 'none') continue;
    for (const key of ['color', 'backgroundColor', 'borderTopColor', 'borderLeftColor', 'fill', 'stroke'])
      if (style[key] !== 'none' && !grey(style[key])) found.push(`${one.tagName}.${one.getAttribute('class')} ${key} ${style[key]}`);
  }
}
return [...new Set(found)]";

async fn lines(journey: &Journey, script: &str) -> Outcome<Vec<String>> {
    Ok(serde_json::from_value(journey.run(script, vec![]).await?)?)
}

/// G11, V2, V3 on a page: forced colours, no motion, paper without colours, and a word for each state.
async fn plain_states(journey: &Journey, what: &str) -> Outcome<u64> {
    prefer(journey, &[("forced-colors", "active"), ("prefers-reduced-motion", "reduce")]).await?;
    assert_eq!(lines(journey, LOST).await?, [""; 0], "{what}");
    let moving = "
const slow = one => parseFloat(getComputedStyle(one).transitionDuration) > 0 || getComputedStyle(one).animationName !== 'none';
return document.getAnimations().length + [...document.querySelectorAll('*')].filter(slow).length";
    assert_eq!(journey.run(moving, vec![]).await?, json!(0), "{what}");
    journey.shot(&format!("forced-{}", what.replace('/', "-"))).await?;
    let told = journey.run(WORDLESS, vec![]).await?;
    assert_eq!(told["found"], json!([]), "{what}");
    let paper = json!({ "media": "print", "features": [] });
    journey.browser.cdp("Emulation.setEmulatedMedia", paper).await?;
    assert_eq!(lines(journey, COLOURED).await?, [""; 0], "{what}");
    journey.shot(&format!("paper-{}", what.replace('/', "-"))).await?;
    journey
        .browser
        .cdp("Emulation.setEmulatedMedia", json!({ "media": "", "features": [] }))
        .await?;
    Ok(told["rows"].as_u64().unwrap_or_default())
}

#[tokio::test]
async fn with_few_colours_or_on_paper_every_state_is_told_by_a_word() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/files").await?;
    open_papers(&journey).await?;
    let mut rows = 0;
    for route in [
        "#/",
        "#/me",
        "#/me/basics",
        "#/me/review",
        "#/check/q/present",
        "#/check/result",
        "#/tools/workday",
    ] {
        journey.go(route).await?;
        rows += plain_states(&journey, route).await?;
    }
    journey.go("#/hr").await?;
    round::open(&journey, &full_batch()).await?;
    put_packages(&journey).await?;
    open_report(&journey).await?;
    for route in
        ["#/hr", "#/hr/people", "#/hr/people/3", "#/hr/screen", "#/hr/publicity", "#/hr/package"]
            .iter()
            .chain(&DESKS)
    {
        journey.go(route).await?;
        rows += plain_states(&journey, route).await?;
    }
    figure(&format!("{rows} states told by words of their own, with few colours and on paper"));
    assert!(rows > 40, "{rows}");
    // The focus is seen in few colours, too.
    prefer(&journey, &[("forced-colors", "active")]).await?;
    journey.go("#/hr/screen").await?;
    journey.tab_to("main a").await?;
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}
