//! A batch of an enterprise, as a file that the page opens; nobody of these names is meant.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::Outcome;
use crate::files::CHOOSE;
use crate::journey::Journey;

/// A plan that is whole.
#[must_use]
pub fn plan() -> Value {
    json!({
        "facts": {
            "batch_name": "2026年特级技师评聘", "unit_name": "吉林某某制造有限公司", "unit_short": "某某制造",
            "unit_kind": "local", "unit_division": "changchun", "enterprise_filed": "filed",
            "false_statements": "none", "contact": "赵某", "contact_phone": "0431-88888888",
            "reference_day": "2026-11-22", "plan_ratio": "5%", "ratio_base": "senior", "base_count": "130",
            "held_count": "2", "ratio_rounding": "down", "plan_criteria": "打分", "plan_procedure": "评审", "plan_methods": "答辩",
            "plan_support": "工作室", "plan_day": "2026-10-08", "opened_how": "公告栏", "opened_from": "2026-10-10",
        },
        "rulings": {},
        "occupations": list(&[
            json!({ "occupation_title": "装配钳工", "occupation_basis": "on_file" }),
            json!({ "occupation_title": "电工", "occupation_basis": "both" }),
        ]),
        "further": list(&[]),
    })
}

/// A list with these entries.
#[must_use]
pub fn list(entries: &[Value]) -> Value {
    let entry = |(place, facts): (usize, &Value)| json!({ "id": place + 1, "facts": facts });
    let entries: Vec<Value> = entries.iter().enumerate().map(entry).collect();
    json!({ "next": entries.len() + 1, "entries": entries })
}

/// Somebody whom every condition fits, but for what is told.
#[must_use]
pub fn person(number: u32, name: &str, told: &Value) -> Value {
    let mut facts = json!({
        "occupation_name": "装配钳工", "front_line": "yes", "conduct": "able", "health": "able",
        "grade_qualification": "no", "grade_level": "yes", "grade_enterprise": "no", "title": "no",
        "grade_in_occupation": "yes", "grade_date": "2012-03-01", "post_service": "2012-04-01..",
        "post_absences": "none", "still_in_occupation": "yes", "high_skill": "yes", "merit_method": "yes",
        "merit_transfer": "no", "merit_renovation": "no", "merit_training": "no",
    });
    for (field, typed) in told.as_object().into_iter().flatten() {
        facts[field] = typed.clone();
    }
    let basics = json!({
        "name": name, "identity": identity(number), "phone": "13800138000", "department": "总装车间",
        "unit": "吉林某某制造有限公司", "work_since": "1995-07-01",
    });
    let application = json!({
        "version": 2, "facts": facts, "rulings": {}, "reference": "", "place": "", "basics": basics,
        "posts": list(&[]), "merits": list(&[]), "honours": list(&[]), "evidence": list(&[]),
    });
    json!({ "number": number, "application": application, "row": { "sheet": "职工", "number": number + 3 } })
}

/// A sound identity number of its own for each number.
#[must_use]
pub fn identity(number: u32) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let first = format!("22010419750315{number:03}");
    let sum: u32 = first
        .chars()
        .zip(WEIGHTS)
        .map(|(sign, weight)| sign.to_digit(10).unwrap_or(0) * weight)
        .sum();
    let check = "10X98765432".chars().nth((sum % 11) as usize).unwrap_or('0');
    format!("{first}{check}")
}

/// A batch in which these people stand.
#[must_use]
pub fn batch(people: &[Value]) -> Value {
    json!({
        "version": 1, "plan": plan(), "facts": {}, "people": people, "next": people.len() + 1,
        "decisions": [], "objections": list(&[]), "columns": {}, "treatment": {},
    })
}

/// Opens a batch from its file on the first page of a batch.
pub async fn open(journey: &Journey, batch: &Value) -> Outcome {
    journey.wait_for("#batch-file").await?;
    let draft = json!({
        "facts": {}, "rulings": {}, "reference": "", "place": "", "papers": "", "name": "", "derived": {},
        "batch": batch.to_string(), "plan": "",
    });
    let record = json!({
        "id": "a", "format": 2, "kind": "batch", "revision": 1, "writer": "w", "changed": 0, "filed": null, "draft": draft,
    });
    let file = json!([["batch.html", "text/html", STANDARD.encode(page_of(&record))]]);
    journey.run(CHOOSE, vec![json!("#batch-file"), file]).await?;
    journey.wait_for("#steps").await?;
    Ok(())
}

/// A record as the page of a saved draft has it.
#[must_use]
pub fn page_of(record: &Value) -> String {
    let json = record.to_string().replace('<', "\\u003c");
    format!("<!doctype html>\n<script type=\"application/json\" id=\"draft\">\n{json}\n</script>")
}

/// Chooses an option of a list.
pub async fn select(journey: &Journey, css: &str, value: &str) -> Outcome {
    journey.wait_for(css).await?;
    let choose = "
const [css, value] = arguments;
const list = document.querySelector(css);
if (![...list.options].some(option => option.value === value)) return false;
list.value = value;
list.dispatchEvent(new Event('change', { bubbles: true }));
return true";
    let chosen = journey.run(choose, vec![json!(css), json!(value)]).await?;
    if chosen == json!(true) { Ok(()) } else { Err(format!("{css} offers no {value}").into()) }
}

/// Puts a text into a box in place of what is there, and leaves the box.
pub async fn write(journey: &Journey, css: &str, text: &str) -> Outcome {
    journey.wait_for(css).await?;
    let write = "
const [css, text] = arguments;
const box = document.querySelector(css);
const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), 'value').set;
set.call(box, text);
box.dispatchEvent(new Event('input', { bubbles: true }));
box.dispatchEvent(new Event('change', { bubbles: true }))";
    journey.run(write, vec![json!(css), json!(text)]).await?;
    Ok(())
}
