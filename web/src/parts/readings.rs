//! Sentences that can be read in two ways, side by side: what each gives, who decides, which paper settles it.

use teji_notice::{Check, READINGS};
use teji_rules::{Finding, OptionId, Outcome, Reading, Verdict};
use teji_text::Catalog;
use teji_workdays::Onset;
use yew::prelude::*;

use crate::parts::answer::onset;
use crate::shared::Shared;
use crate::state::Action;

/// The readings of a check: open ones side by side, folded away where they make no difference, and the settled ones.
pub(crate) fn readings(words: &Catalog, check: &Check<'_>, shared: &Shared) -> Html {
    let open = !check.person.onset.readings().is_empty();
    let settled = match check.person.outcome() {
        Outcome::Met => true,
        Outcome::NotMet => check.earliest().earliest.date().is_none(),
        Outcome::Unknown => check.person.verdicts().readings().is_empty(),
        Outcome::DependsOnReading => false,
    };
    let decides = !check.person.verdicts().readings().is_empty();
    let agree = if pinned_count(check) > 0 { "reading.agree_pinned" } else { "reading.agree" };
    html! {
        <section id="readings" tabindex="-1">
            <h2>{ words.text("reading.heading") }</h2>
            if settled || !open {
                <p>{ words.text(agree) }</p>
                if open {
                    <details>
                        <summary>{ words.text("reading.show") }</summary>
                        { pairs(words, &check.person, shared) }
                    </details>
                }
            } else {
                <p>{ words.text(if decides { "reading.decides" } else { "reading.moves" }) }</p>
                { pairs(words, &check.person, shared) }
            }
            { pinned(words, shared) }
        </section>
    }
}

/// How many readings of a person's tree somebody has settled: the result rests on them.
pub(crate) fn pinned_count(check: &Check<'_>) -> usize {
    let readings = check.person.rule.readings();
    readings.into_iter().filter(|reading| check.case.rulings.way(reading).is_some()).count()
}

/// The readings on which a finding hangs, each with what it gives.
fn pairs(words: &Catalog, finding: &Finding<'_>, shared: &Shared) -> Html {
    let verdicts = finding.verdicts();
    // Where the verdict itself hangs on readings, those that only move a day stay in the timeline's table.
    let open: Vec<&'static Reading> = match finding.outcome() {
        Outcome::DependsOnReading => verdicts.readings().to_vec(),
        Outcome::Unknown if !verdicts.readings().is_empty() => verdicts.readings().to_vec(),
        Outcome::Unknown | Outcome::Met | Outcome::NotMet => finding.onset.readings().to_vec(),
    };
    html! {
        <>{ for open.into_iter().map(|reading| pair(words, finding, reading, shared)) }</>
    }
}

fn pair(
    words: &Catalog,
    finding: &Finding<'_>,
    reading: &'static Reading,
    shared: &Shared,
) -> Html {
    let of = |part: &str| words.text(&format!("reading.{}.{part}", reading.id.0)).to_owned();
    html! {
        <section class="reading" data-reading={reading.id.0}>
            <h3>{ of("title") }</h3>
            <div class="reading-pair">
                { for reading.options.map(|option| html! {
                    <div data-option={option.0}>
                        <h4>{ of(option.0) }</h4>
                        <p>{ gives(words, finding, reading, option) }</p>
                        <p class="no-print">
                            <button type="button" class="button secondary" onclick={pin(shared, reading, option)}>
                                { words.text("reading.pin") }
                            </button>
                        </p>
                    </div>
                }) }
            </div>
            <p>{ words.fill("reading.settled_by", &[("who", &of("who")), ("paper", &of("paper"))]) }</p>
        </section>
    }
}

/// The verdict under one reading, and from when it holds.
pub(crate) fn gives(
    words: &Catalog,
    finding: &Finding<'_>,
    reading: &Reading,
    option: OptionId,
) -> String {
    let table = finding.onset.read(reading.id, option);
    let overall = table.values().reduce(Onset::hull).unwrap_or(Onset::UNKNOWN);
    let verdicts = table.map(|onset| Verdict::on(finding.reference, onset));
    let key = match Outcome::of(&verdicts) {
        Outcome::Met => "reading.gives.met",
        Outcome::NotMet if overall.earliest.date().is_some() => "reading.gives.later",
        Outcome::NotMet => "reading.gives.not_met",
        Outcome::DependsOnReading => "reading.gives.depends",
        Outcome::Unknown => "reading.gives.unknown",
    };
    words.fill(key, &[("day", &onset(words, overall))])
}

fn pin(shared: &Shared, reading: &'static Reading, option: OptionId) -> Callback<MouseEvent> {
    let shared = shared.clone();
    Callback::from(move |_| shared.dispatch(Action::Ruled(reading, option)))
}

/// The readings that somebody has settled, each with the way to open it again.
fn pinned(words: &Catalog, shared: &Shared) -> Html {
    let pinned = READINGS.iter().filter_map(|reading| {
        let way = shared.draft.rulings.way(reading)?;
        Some((*reading, reading.options[way]))
    });
    let rows: Vec<Html> = pinned
        .map(|(reading, option)| {
            let of = |part: &str| words.text(&format!("reading.{}.{part}", reading.id.0)).to_owned();
            let unpin = {
                let shared = shared.clone();
                Callback::from(move |_: MouseEvent| shared.dispatch(Action::Unruled(reading.id)))
            };
            html! {
                <li>
                    { words.fill("reading.pinned", &[("title", &of("title")), ("way", &of(option.0))]) }
                    <button type="button" class="button quiet" onclick={unpin}
                        aria-label={words.fill("reading.unpin.of", &[("title", &of("title"))])}>
                        { words.text("reading.unpin") }
                    </button>
                </li>
            }
        })
        .collect();
    html! {
        if rows.is_empty() {
            <p>{ words.text("reading.none_pinned") }</p>
        } else {
            <ul id="pinned">{ for rows }</ul>
        }
    }
}
