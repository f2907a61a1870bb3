//! 个人承诺书: what the applicant promises, to be signed by hand.

use teji_paper::{Block, Document, Item, Look, Words};

use super::{basic, body, note, paper, say};
use crate::application::Application;
use crate::forms::{IDENTITY, NAME, UNIT};

/// What is promised; each sentence stands under `paper.pledge.{name}`.
const PROMISES: [&str; 5] = ["true", "own_part", "conduct", "health", "consequence"];

/// The pledge.
#[must_use]
pub fn pledge(application: &Application) -> Document {
    let mut document = paper("pledge");
    let promises = PROMISES.iter().zip(1..).map(|(name, number)| {
        Item::new(format!("{number}."), say(&format!("paper.pledge.{name}")))
    });
    let lines = [say("paper.pledge.signs"), say("paper.date_line")];
    document.blocks = vec![
        note("paper.pledge.note"),
        body(who(application)),
        Block::List(promises.collect()),
        Block::Signature(lines.into_iter().collect()),
    ];
    document
}

fn who(application: &Application) -> Words {
    let filled = |field: &dyn teji_fields::AnyField, gap: &str| {
        let told = basic(application, field);
        if told.is_empty() { say(gap) } else { told }
    };
    Words::from(say("paper.pledge.i"))
        .then(Look::Filled, filled(&NAME, "paper.gap.name"))
        .then(Look::Plain, say("paper.service.number"))
        .then(Look::Filled, filled(&IDENTITY, "paper.gap.number"))
        .then(Look::Plain, say("paper.pledge.of"))
        .then(Look::Filled, filled(&UNIT, "paper.gap.unit"))
        .then(Look::Plain, say("paper.pledge.promises"))
}
