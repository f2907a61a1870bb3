//! The page of a filing package that is opened first: what is there and what is not, clashes, receivers, the files.

use teji_dossier::Weight;
use teji_dossier::bag::{Listed, file_table, first_page};
use teji_fields::{AnyField, FieldId, Problem};
use teji_paper::{Xml, html};

use crate::consistency::{Clash, consistency};
use crate::contents::{Have, Item, contents, wholeness};
use crate::documents::{Phase, plan_receivers};
use crate::forms::FORMS;
use crate::round::Round;
use crate::texts::filed;

/// The page up to its end.
pub(crate) fn page(round: &Round<'_>, files: &[Listed]) -> String {
    let items = contents(round);
    let clashes = consistency(round, filed());
    let receivers = plan_receivers(round);
    let mut xml = Xml::default();
    xml.element("main", &[], |xml| {
        xml.leaf("h1", &[], say("open_me.title"));
        for part in ["what", "not_sent", "no_proof", "continue"] {
            xml.leaf("p", &[], say(&format!("batch_open_me.{part}")));
        }
        xml.leaf("p", &[], say(wholeness(&items, &clashes)));
        for (phase, title) in [
            (Phase::BeforeReview, "batch_open_me.before"),
            (Phase::AfterReview, "batch_open_me.after"),
        ] {
            xml.leaf("h2", &[], say(title));
            table(xml, round, items.iter().filter(|item| item.phase == phase));
        }
        xml.leaf("h2", &[], say("batch_open_me.clashes"));
        list(xml, round, &clashes);
        xml.leaf("h2", &[], say("batch_open_me.files"));
        file_table(xml, files, true);
    });
    let body = xml.into_string() + &html(&receivers);
    first_page(say("open_me.title"), std::slice::from_ref(&receivers), &body)
}

fn say(key: &str) -> &str {
    filed().text(key)
}

fn told(problem: &Problem) -> String {
    let args: Vec<(&str, &str)> =
        problem.args.iter().map(|(gap, told)| (*gap, told.as_str())).collect();
    filed().fill(problem.key, &args)
}

fn table<'i>(xml: &mut Xml, round: &Round<'_>, items: impl Iterator<Item = &'i Item>) {
    xml.element("table", &[("class", &"files")], |xml| {
        xml.element("tr", &[], |xml| {
            for head in ["batch_open_me.item", "batch_open_me.have", "batch_open_me.why"] {
                xml.leaf("th", &[("scope", &"col")], say(head));
            }
        });
        for item in items {
            xml.element("tr", &[], |xml| {
                xml.leaf("td", &[], &title(round, item));
                xml.leaf("td", &[], say(item.have.key()));
                xml.element("td", &[], |xml| {
                    xml.leaf("p", &[], &told(&item.why));
                    if item.have == Have::No && !item.lacks.is_empty() {
                        xml.leaf("p", &[], &labels(&item.lacks));
                    }
                });
            });
        }
    });
}

/// A person's item is named by their number and name.
fn title(round: &Round<'_>, item: &Item) -> String {
    let title = say(&format!("doc.{}.title", item.name)).to_owned();
    let judged = round.people.iter().find(|judged| Some(judged.person.number) == item.person);
    judged.map_or(title.clone(), |judged| {
        let number = judged.person.number.to_string();
        let values = [("number", number.as_str()), ("name", &judged.name()), ("title", &title)];
        filed().fill("batch_open_me.of_person", &values)
    })
}

fn labels(fields: &[FieldId]) -> String {
    let label = |id: &FieldId| {
        let field = FORMS.iter().find_map(|form| form.field(id.0));
        field.map(|field: &dyn AnyField| teji_dossier::label(field, filed()))
    };
    fields.iter().filter_map(label).collect::<Vec<_>>().join(say("doc.comma"))
}

/// So many remarks stand on the page at the most; every fault stands there.
const MOST_REMARKS: usize = 100;

fn list(xml: &mut Xml, round: &Round<'_>, clashes: &[Clash]) {
    if clashes.is_empty() {
        xml.leaf("p", &[], say("batch_open_me.no_clash"));
        return;
    }
    let faults = clashes.iter().filter(|clash| clash.weight == Weight::Fault);
    let remarks = || clashes.iter().filter(|clash| clash.weight == Weight::Remark);
    let left = remarks().count().saturating_sub(MOST_REMARKS);
    xml.element("ul", &[], |xml| {
        for clash in faults.chain(remarks().take(MOST_REMARKS)) {
            let weight = match clash.weight {
                Weight::Fault => "weight.fault",
                Weight::Remark => "weight.remark",
            };
            let mut values =
                vec![("weight", say(weight).to_owned()), ("what", told(&clash.problem))];
            let places = clash.places.iter().map(|place| place.named(round, filed()));
            values.push(("places", places.collect::<Vec<_>>().join(say("doc.and"))));
            let values: Vec<(&str, &str)> =
                values.iter().map(|(gap, told)| (*gap, told.as_str())).collect();
            xml.leaf("li", &[], &filed().fill("batch_open_me.clash", &values));
        }
        if left > 0 {
            let left = left.to_string();
            xml.leaf("li", &[], &filed().fill("batch_open_me.more", &[("count", &left)]));
        }
    });
}
