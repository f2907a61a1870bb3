//! 备案申请（报送函）: the letter with which the filing goes out, to whom the route says.

use teji_notice::{ENTERPRISE_FILED, State, UNIT_KIND};
use teji_paper::{Block, Document, Item, Look, Manner, Words};

use super::{
    DAY, PAPERS, Phase, SHORT, body, fill, filled, line, note, paper, plan, say, seal, sentence,
    told_or,
};
use crate::forms::{
    CONTACT, CONTACT_PHONE, COPIES, FILING_DAY, FILING_NUMBER, RECEIPT_NUMBER, SENT_DAY,
    SENT_NUMBER,
};
use crate::round::Round;
use crate::route::Receiver;

/// The letter.
pub(super) fn filing_letter(round: &Round<'_>) -> Document {
    let mut document = paper("filing_letter");
    let route = round.batch.plan.route();
    let number = filled(round, say("doc.filing_letter.number").into(), &SENT_NUMBER, SHORT);
    document.blocks = vec![
        Block::Paragraph(Manner::Right, number),
        addressee(route.map(|route| route.filing)),
        body(opening(round)),
    ];
    let kind = round.known(&UNIT_KIND).map(|kind| kind.id);
    if kind == Some("central") {
        document.blocks.push(line(round, "doc.filing_letter.receipt", &RECEIPT_NUMBER, SHORT));
    }
    document.blocks.push(body(people(round)));
    if route.is_some_and(|route| route.plan == Receiver::Unstated) {
        document.blocks.push(body(say("doc.filing_letter.unstated")));
    }
    document.blocks.extend(enclosed(round));
    let contact = filled(round, say("doc.filing_letter.contact").into(), &CONTACT, SHORT);
    let contact = contact.then(Look::Plain, say("doc.filing_letter.phone"));
    document.blocks.push(body(filled(round, contact, &CONTACT_PHONE, SHORT)));
    document.blocks.push(line(round, "doc.filing_letter.day", &SENT_DAY, DAY));
    if route.is_some_and(|route| route.waits) {
        document.blocks.push(note("doc.receiver.waits"));
    }
    document.blocks.push(Block::Note(super::rests(round).into()));
    document.blocks.push(seal(round));
    document
}

/// Whom a letter addresses.
pub(super) fn addressee(receiver: Option<Receiver>) -> Block {
    let named = |words: String| Words::from(words);
    let room = |words: String| Words::default().then(Look::Filled, words);
    let to = match receiver {
        Some(Receiver::Province) => named(say("doc.addressee.province")),
        Some(Receiver::Division(place)) => {
            let place = place.map(|place| say(&format!("choice.unit_division.{place}")));
            let place = place.unwrap_or_else(|| say("receiver.any_division"));
            named(fill("doc.addressee.division", &[("place", &place)]))
        }
        Some(Receiver::Parent) => room(say("doc.addressee.parent")),
        Some(Receiver::Unstated) | None => room(say("doc.addressee.unknown")),
    };
    Block::Paragraph(Manner::Flush, to.then(Look::Plain, say("doc.filing_letter.colon")))
}

fn opening(round: &Round<'_>) -> Words {
    let [kind, filed] = [&UNIT_KIND, &ENTERPRISE_FILED].map(|field| told_or(round, field, SHORT));
    let values = [
        ("kind", kind),
        ("filed", filed),
        ("number", told_or(round, &FILING_NUMBER, SHORT)),
        ("day", told_or(round, &FILING_DAY, DAY)),
        ("batch", plan::batch_name(round)),
    ];
    sentence("doc.filing_letter.body", &values.each_ref().map(|(gap, told)| (*gap, told.as_str())))
}

fn people(round: &Round<'_>) -> Words {
    let fits = round.people.iter().filter(|judged| judged.standing.state == State::Fits).count();
    let day = super::reference_day(round);
    let values =
        [("count", round.people.len().to_string()), ("fits", fits.to_string()), ("day", day)];
    sentence(
        "doc.filing_letter.people",
        &values.each_ref().map(|(name, told)| (*name, told.as_str())),
    )
}

/// What goes out with the letter, and in how many copies.
fn enclosed(round: &Round<'_>) -> Vec<Block> {
    let others = PAPERS
        .into_iter()
        .filter(|(name, phase)| *phase == Phase::BeforeReview && *name != "filing_letter");
    let items = others.zip(1..).map(|((name, _), number)| {
        Item::new(format!("{number}."), say(&format!("doc.{name}.title")))
    });
    let copies = told_or(round, &COPIES, SHORT);
    vec![
        body(sentence("doc.filing_letter.with", &[("copies", &copies)])),
        Block::List(items.collect()),
    ]
}
