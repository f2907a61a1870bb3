//! What is looked for on a page as it stands: faults that a checker knows, faint letters, small targets, sideways scroll,
//! stray words, and pictures that say something else than the text beside them.

use std::collections::BTreeSet;
use std::io::{self, Write as _};

use serde_json::{Value, json};

use crate::Outcome;
use crate::journey::Journey;

/// What was looked at so far, and what was found.
#[derive(Debug, Default)]
pub struct Looked {
    /// So many pages, each in a state and a view of its own.
    states: usize,
    /// The kinds of pictures that were compared with their text.
    pictures: BTreeSet<String>,
    faults: Vec<String>,
}

impl Looked {
    /// Looks at a page in the normal and in the large view, and keeps a picture of it.
    pub async fn at(&mut self, journey: &Journey, what: &str) -> Outcome {
        for (elder, target) in [(false, 48), (true, 60)] {
            enlarge(journey, elder).await?;
            let view = format!("{what}, large: {elder}");
            self.checked(journey, &view).await?;
            self.found(&view, journey.targets_below(target).await?);
        }
        enlarge(journey, false).await?;
        self.pictures(journey, what).await?;
        self.stray(journey, what).await?;
        journey.shot(&format!("everywhere-{}", what.replace([' ', '/'], "-"))).await
    }

    /// Looks at a page in the view that it is in.
    pub async fn once(&mut self, journey: &Journey, what: &str) -> Outcome {
        self.checked(journey, what).await?;
        self.stray(journey, what).await?;
        journey.shot(&format!("once-{}", what.replace([' ', '/'], "-"))).await
    }

    async fn checked(&mut self, journey: &Journey, what: &str) -> Outcome {
        let found = journey.accessibility().await?;
        self.found(what, found.violations);
        for line in found.unsure {
            if !is_about_pictures(&line) && !is_beside(journey, &line).await? {
                self.found(what, [format!("not decided: {line}")]);
            }
        }
        let faint: Vec<String> = serde_json::from_value(journey.run(FAINT, vec![]).await?)?;
        self.found(what, faint);
        self.found(what, journey.too_wide().await?);
        self.states += 1;
        Ok(())
    }

    async fn stray(&mut self, journey: &Journey, what: &str) -> Outcome {
        let word = journey.run(STRAY, vec![]).await?;
        self.found(what, word.as_str().filter(|word| !word.is_empty()).map(str::to_owned));
        Ok(())
    }

    /// V1: each picture has a title, and the text beside it tells the same numbers.
    pub async fn pictures(&mut self, journey: &Journey, what: &str) -> Outcome {
        let told = journey.run(PICTURES, vec![]).await?;
        let lines =
            |key: &str| -> Outcome<Vec<String>> { Ok(serde_json::from_value(told[key].clone())?) };
        self.found(what, lines("faults")?);
        self.pictures.extend(lines("kinds")?);
        Ok(())
    }

    fn found(&mut self, what: &str, faults: impl IntoIterator<Item = String>) {
        self.faults.extend(faults.into_iter().map(|fault| format!("{what}: {fault}")));
    }

    /// Prints how much was looked at, and wants no fault and pictures of these kinds.
    ///
    /// # Panics
    ///
    /// Where something was found.
    pub fn tell(&self, of: &str, pictures: &[&str]) {
        let kinds: Vec<&str> = self.pictures.iter().map(String::as_str).collect();
        figure(&format!("{of}: {} page states, pictures: {}", self.states, kinds.join(" ")));
        assert_eq!(self.faults, [""; 0]);
        assert_eq!(kinds, pictures);
    }
}

/// Prints a figure even where the test holds.
pub fn figure(line: &str) {
    // A figure that cannot be printed changes no verdict.
    let _ = writeln!(io::stdout(), "\n{line}");
}

/// Puts the page into the large view or takes it out, without keeping that.
pub async fn enlarge(journey: &Journey, elder: bool) -> Outcome {
    let script = "document.documentElement.toggleAttribute('data-elder', arguments[0])";
    journey.run(script, vec![json!(elder)]).await?;
    Ok(())
}

/// Lets the page see other settings of a person's device, such as `prefers-color-scheme: dark`; none for the usual ones.
pub async fn prefer(journey: &Journey, settings: &[(&str, &str)]) -> Outcome {
    let one = |(name, value): &(&str, &str)| json!({ "name": name, "value": value });
    let features: Vec<Value> = settings.iter().map(one).collect();
    journey.browser.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
    Ok(())
}

/// Wants a page that fits the window in both views and has no stray word.
///
/// # Panics
///
/// Where it does not.
pub async fn fits(journey: &Journey, what: &str) -> Outcome {
    assert_eq!(journey.run(STRAY, vec![]).await?, json!(""), "{what}");
    for elder in [true, false] {
        enlarge(journey, elder).await?;
        assert_eq!(journey.too_wide().await?, [""; 0], "{what}, large: {elder}");
    }
    Ok(())
}

/// Looked at: in a paper a cell beside several rows, and room to sign that is wider than a phone's cell, overlap others in the
/// checker's eyes; of a wide table it does not see what lies beside the window. What is behind such letters `FAINT` finds out.
async fn is_beside(journey: &Journey, line: &str) -> Outcome<bool> {
    let targets = line.rsplit(": ").next().unwrap_or_default();
    let script = "return arguments[0].split(', ').every(css => document.querySelector(css)?.closest('.sheet, .scroll'))";
    let is_of_colours = line.starts_with("color-contrast: ");
    Ok(is_of_colours && journey.run(script, vec![json!(targets)]).await? == json!(true))
}

/// The checker cannot tell what lies behind letters in a picture; `FAINT` does.
fn is_about_pictures(line: &str) -> bool {
    let targets = line.rsplit(": ").next().unwrap_or_default();
    line.starts_with("color-contrast: ") && targets.split(", ").all(|one| one.starts_with("text["))
}

/// Words that no page may hold, and what only a fault in the page's own texts would show.
pub const STRAY: &str = "
const text = `${document.title} ${document.querySelector('#app').textContent}`;
const words = /提交|缓存|失败|不合格|不通过|拒绝|[{}]|\\b(submitted|rejected|refused|failed|unqualified|undefined|null|nan)\\b/i;
const keys = /\\b(page|field|short|clause|rule|state|reading|outcome|ask|problem)\\.[a-z_]+/;
return (words.exec(text) ?? keys.exec(text))?.[0] ?? ''";

/// What is wrong with the pictures of a page, and their kinds. A timeline's twin is its table and tells the same days; a
/// ring's is the sentence beside it with the same two numbers; a bar's is the number in its row; a code's is the code.
const PICTURES: &str = "
const faults = [], kinds = new Set(), say = (svg, fault) => faults.push(`${svg.getAttribute('class')}: ${fault}`);
const pad = part => part.padStart(2, '0');
const days = text => {
  const found = [...text.matchAll(/(\\d{4})-(\\d\\d)-(\\d\\d)/g)].map(([day]) => day);
  for (const [, year, month, day, last] of text.matchAll(/(\\d{4})年(\\d+)月(\\d+)日(?:至(\\d+)日)?/g))
    found.push(...[day, last].filter(Boolean).map(day => `${year}-${pad(month)}-${pad(day)}`));
  return [...new Set(found)].sort().join(' ');
};
const numbers = text => text.match(/\\d+/g)?.map(Number) ?? [];
const width = rect => Number(rect.getAttribute('width'));
const same = (svg, one, other) => { if (JSON.stringify(one) !== JSON.stringify(other)) say(svg, `${JSON.stringify(one)} is not ${JSON.stringify(other)}`); };
const twins = {
  timeline: svg => {
    const table = document.querySelector('#timeline-table');
    if (!days(svg.textContent) || !table) return say(svg, 'no days');
    same(svg, days(svg.textContent), days(table.textContent));
  },
  ring: svg => {
    const title = svg.querySelector('title').textContent, [have, all] = numbers(title);
    same(svg, title, svg.previousElementSibling?.textContent);
    same(svg, width(svg.querySelector('.have')), Math.floor(have * 100 / Math.max(all, 1)));
  },
  bar: svg => {
    const rows = [...document.querySelectorAll('#counts tr[data-count]')];
    const of = row => Number(row.querySelector('.number').textContent);
    const [row, most] = [svg.closest('tr'), Math.max(1, ...rows.map(of))];
    same(svg, width(svg.querySelector('rect')), Math.floor(of(row) * 100 / most));
    same(svg, numbers(svg.querySelector('title').textContent).at(-1), of(row));
    if (!svg.querySelector('title').textContent.includes(row.querySelector('th').textContent)) say(svg, 'another title');
  },
  qr: svg => { if (!document.querySelector('#code')?.textContent && !svg.closest('#give')?.querySelector('button')) say(svg, 'no code'); },
};
for (const svg of document.querySelectorAll('main svg')) {
  const kind = svg.getAttribute('class');
  kinds.add(kind);
  if (!svg.querySelector('title')?.textContent.trim()) say(svg, 'no title');
  else twins[kind] ? twins[kind](svg) : say(svg, 'no twin is known');
}
const calendar = document.querySelector('#calendar');
if (calendar) {
  kinds.add('calendar');
  const cells = list => [...list.querySelectorAll('tr[data-counted]')].filter(row => row.dataset.counted).map(row => numbers(row.querySelector('th').textContent).slice(-2));
  const lists = [...document.querySelectorAll('#reached details')].map(list => String(cells(list)));
  const drawn = [...calendar.querySelectorAll('td small')].filter(one => numbers(one.textContent).length).map(one => numbers(one.closest('td').firstChild.textContent));
  if (!drawn.length || !lists.includes(String(drawn))) faults.push(`calendar: ${drawn} is none of ${lists.join(' / ')}`);
}
return { faults, kinds: [...kinds] }";

/// Letters in pictures, papers and wide tables that stand out from what is behind them by less than 4.5 to 1.
const FAINT: &str = "
const light = colour => {
  const [r, g, b] = colour.match(/[\\d.]+/g).map(part => part / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
};
const clear = 'rgba(0, 0, 0, 0)';
const behind = one => {
  const { backgroundColor } = one ? getComputedStyle(one) : { backgroundColor: 'rgb(255, 255, 255)' };
  return backgroundColor === clear ? behind(one.parentElement) : backgroundColor;
};
const faint = (ink, page) => !(Math.max(ink, page) / Math.min(ink, page) >= 4.5);
const drawn = [...document.querySelectorAll('svg text')].filter(one => faint(light(getComputedStyle(one).fill), light(behind(document.body))));
const printed = [...document.querySelectorAll('.sheet *, .scroll *')].filter(one => !one.closest('svg') && one.innerText?.trim())
  .filter(one => faint(light(getComputedStyle(one).color), light(behind(one))));
return [...drawn, ...printed].map(one => `faint: ${one.textContent}`)";
