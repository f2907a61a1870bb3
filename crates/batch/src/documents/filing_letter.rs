//! 备案申请（报送函）: the letter with which the filing goes out, to whom the route says.

use teji_notice::{ENTERPRISE_FILED, State, UNIT_KIND};
use teji_paper::{Block, Document, Item, Look, Manner, Words};

use super::{
    DAY, PAPERS, Phase, SHORT, body, fill, filled, line, note, paper, plan, say, seal, told_or,
};
use crate::forms::{
    CONTACT, CONTACT_PHONE, COPIES, FILING_DAY, FILING_NUMBER, RECEIPT_NUMBER, SENT_DAY,
    SENT_NUMBER,
};
use crate::round::Round;
use crate::route::Receiver;
use crate::texts::filed;

/// The letter.
pub(super) fn filing_letter(round: &Round<'_>) -> Document {
    let mut document = paper("filing_letter");
    let route = round.batch.plan.route();
    let number = filled(round, say("doc.filing_letter.number").into(), &SENT_NUMBER, SHORT);
    document.blocks = vec![
        Block::Paragraph(Manner::Right, number),
        addressee(route.map(|route| route.filing)),
        body(opening(round)),
        body(filing(round)),
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
    document.blocks.push(line(round, "doc.filing_letter.contact", &CONTACT, SHORT));
    document.blocks.push(line(round, "doc.filing_letter.phone", &CONTACT_PHONE, SHORT));
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
    let to = match receiver {
        Some(Receiver::Province) => say("doc.addressee.province"),
        Some(Receiver::Division(Some(place))) => {
            let place = say(&format!("choice.unit_division.{place}"));
            fill("doc.addressee.division", &[("place", &place)])
        }
        Some(Receiver::Division(None)) => {
            fill("doc.addressee.division", &[("place", filed().text("receiver.any_division"))])
        }
        Some(Receiver::Parent) => say("doc.addressee.parent"),
        Some(Receiver::Unstated) | None => say("doc.addressee.unknown"),
    };
    Block::Paragraph(Manner::Flush, (to + filed().text("doc.filing_letter.colon")).into())
}

fn opening(round: &Round<'_>) -> String {
    let [kind, filed] = [&UNIT_KIND, &ENTERPRISE_FILED].map(|field| told_or(round, field, SHORT));
    let batch = plan::batch_name(round);
    fill("doc.filing_letter.body", &[("kind", &kind), ("filed", &filed), ("batch", &batch)])
}

fn filing(round: &Round<'_>) -> Words {
    let words = Words::from(say("doc.filing_letter.filing"));
    let words = filled(round, words, &FILING_NUMBER, SHORT);
    filled(round, words.then(Look::Plain, say("doc.comma")), &FILING_DAY, DAY)
}

fn people(round: &Round<'_>) -> String {
    let fits = round.people.iter().filter(|judged| judged.standing.state == State::Fits).count();
    let day = teji_dossier::date(round.reference(), filed());
    let values =
        [("count", round.people.len().to_string()), ("fits", fits.to_string()), ("day", day)];
    fill("doc.filing_letter.people", &values.each_ref().map(|(name, told)| (*name, told.as_str())))
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
        body(say("doc.filing_letter.with")),
        Block::List(items.collect()),
        body(fill("doc.filing_letter.copies", &[("copies", &copies)])),
        body(say("doc.filing_letter.ask")),
    ]
}
