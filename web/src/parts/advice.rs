//! The smallest changes that would make all conditions hold, in four groups; never "answer otherwise".

use std::collections::BTreeSet;

use teji_fields::Facts;
use teji_notice::{Check, State, remedy};
use teji_rules::{Change, Remedy};
use teji_text::Catalog;
use yew::prelude::*;

use crate::parts::answer::{date, joined};

/// More ways than this help nobody.
const WAYS_SHOWN: usize = 4;

pub(crate) fn advice(words: &Catalog, check: &Check<'_>, state: State) -> Html {
    let ways = check.ways();
    if state == State::Fits {
        return html! { <p class="note">{ words.text("advice.fits") }</p> };
    }
    let possible =
        |way: &&BTreeSet<Change>| way.iter().all(|change| remedy(*change) != Remedy::Cannot);
    let hopeless = !ways.iter().any(|way| possible(&way));
    let ways = ways.iter().filter(|way| hopeless || possible(way));
    let ways: Vec<_> = ways.map(|way| told(way, check.case.facts)).collect();
    let shown = smallest(&ways);
    let shown = shown.iter().take(WAYS_SHOWN).map(|way| grouped(words, way));
    let shown: Vec<Vec<(Remedy, String)>> = shown.collect();
    if shown.is_empty() {
        return html! { <p class="note">{ words.text("advice.unanswered") }</p> };
    }
    html! {
        <section id="advice">
            <h2>{ words.text("advice.title") }</h2>
            if hopeless { <p>{ words.text("advice.hopeless") }</p> }
            <p>{ words.text(if shown.len() > 1 { "advice.lead" } else { "advice.one" }) }</p>
            <ol>
                { for shown.into_iter().map(|way| html! {
                    <li>
                        <ul class="plain">
                            { for way.into_iter().map(|(remedy, sentence)| html! {
                                <li data-group={group(remedy)}>
                                    <span class="badge">{ words.text(&format!("group.{}", group(remedy))) }</span>
                                    { " " }
                                    { sentence }
                                </li>
                            }) }
                        </ul>
                    </li>
                }) }
            </ol>
            <p class="quiet-text">{ words.text("advice.honest") }</p>
        </section>
    }
}

/// The changes of one way without what was simply not answered yet.
fn told(way: &BTreeSet<Change>, facts: &Facts) -> BTreeSet<Change> {
    let silent =
        |change: &&Change| matches!(change, Change::Learn(field) if facts.typed(*field).is_none());
    way.iter().filter(|change| !silent(change)).copied().collect()
}

/// Each way once, without those that ask for more than another one does.
fn smallest(ways: &[BTreeSet<Change>]) -> Vec<BTreeSet<Change>> {
    let mut shown: Vec<BTreeSet<Change>> = Vec::new();
    for way in ways {
        let is_smallest = !ways.iter().any(|other| other.len() < way.len() && other.is_subset(way));
        if is_smallest && !way.is_empty() && !shown.contains(way) {
            shown.push(way.clone());
        }
    }
    shown
}

/// One sentence for each of the four groups.
fn grouped(words: &Catalog, way: &BTreeSet<Change>) -> Vec<(Remedy, String)> {
    let groups = [Remedy::Time, Remedy::Evidence, Remedy::Decision, Remedy::Cannot];
    let sentence = |group: Remedy| {
        let of_group = way.iter().filter(|change| remedy(**change) == group);
        let sentences: Vec<String> = of_group.map(|change| change_words(words, *change)).collect();
        (!sentences.is_empty()).then(|| (group, joined(words, sentences.into_iter())))
    };
    groups.into_iter().filter_map(sentence).collect()
}

fn group(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::Time => "time",
        Remedy::Evidence => "evidence",
        Remedy::Decision => "decision",
        Remedy::Cannot => "cannot",
    }
}

fn change_words(words: &Catalog, change: Change) -> String {
    let short = |field: teji_fields::FieldId| words.text(&format!("short.{}", field.0)).to_owned();
    match change {
        Change::Wait(day) => {
            let day = day.date().map(|day| date(words, day)).unwrap_or_default();
            words.fill("change.wait", &[("day", &day)])
        }
        Change::Learn(field) => words.fill("change.learn", &[("name", &short(field))]),
        Change::Decide(field) => words.fill("change.decide", &[("name", &short(field))]),
        Change::Alter(field) => {
            let key = format!("change.alter.{}", group(remedy(change)));
            words.fill(&key, &[("name", &short(field))])
        }
        Change::Rule(reading, option) => {
            let of = |part: &str| words.text(&format!("reading.{}.{part}", reading.0)).to_owned();
            words.fill("change.rule", &[("title", &of("title")), ("way", &of(option.0))])
        }
    }
}
