//! The JSON Schema of the saved answers, made from the forms: labels as titles, in the order of the forms.
//!
//! What was typed is kept as typed, so the schema tells which answers can be read and does not forbid others.

use teji_fields::{AnyField, Input};
use teji_notice::{Page, READINGS, SELF_CHECK};
use teji_text::Catalog;

use crate::answers::label;
use crate::application::{Group, VERSION};
use crate::forms::{BASICS, Form, is_shared};

/// The schema (draft 2020-12), with titles in the language of the words.
#[must_use]
pub fn schema(words: &Catalog) -> String {
    let check = SELF_CHECK.iter().flat_map(Page::fields).collect();
    let own = BASICS.fields().map(|(field, _)| field).filter(|field| !is_shared(field.id()));
    let text = || object([("type", quoted("string"))]);
    let texts = object([("type", quoted("array")), ("items", text())]);
    let mut properties = vec![
        ("version".to_owned(), object([("const", Node::Plain(VERSION.to_string()))])),
        ("facts".to_owned(), facts(check, words)),
        ("rulings".to_owned(), rulings(words)),
        ("reference".to_owned(), text()),
        ("place".to_owned(), text()),
        ("basics".to_owned(), facts(own.collect(), words)),
        ("unseen".to_owned(), texts),
    ];
    for (group, name) in Group::ALL.into_iter().zip(["posts", "merits", "honours", "evidence"]) {
        properties.push((name.to_owned(), list(group.form(), words)));
    }
    let required =
        properties.iter().map(|(name, _)| name.as_str()).filter(|name| *name != "unseen");
    let required = Node::List(required.map(quoted).collect());
    let root = object([
        ("$schema", quoted("https://json-schema.org/draft/2020-12/schema")),
        ("title", quoted(words.text("open_me.dossier"))),
        ("type", quoted("object")),
        ("required", required),
        ("additionalProperties", Node::Plain("false".into())),
        ("properties", Node::Object(properties)),
    ]);
    let mut text = String::new();
    root.write(&mut text, 0);
    text + "\n"
}

/// A value of JSON whose members stand in the order in which they were given.
enum Node {
    Plain(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    fn write(&self, text: &mut String, depth: usize) {
        let (open, close, members): (_, _, Vec<(String, &Node)>) = match self {
            Self::Plain(plain) => {
                text.push_str(plain);
                return;
            }
            Self::List(items) => {
                ('[', ']', items.iter().map(|item| (String::new(), item)).collect())
            }
            Self::Object(members) => {
                ('{', '}', members.iter().map(|(name, node)| (quote(name) + ": ", node)).collect())
            }
        };
        text.push(open);
        for (place, (name, node)) in members.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            text.push_str(comma);
            text.push('\n');
            text.push_str(&"  ".repeat(depth + 1));
            text.push_str(name);
            node.write(text, depth + 1);
        }
        if !members.is_empty() {
            text.push('\n');
            text.push_str(&"  ".repeat(depth));
        }
        text.push(close);
    }
}

fn quote(text: &str) -> String {
    // A text can always be written.
    serde_json::to_string(text).unwrap_or_default()
}

fn quoted(text: &str) -> Node {
    Node::Plain(quote(text))
}

fn object<const N: usize>(members: [(&str, Node); N]) -> Node {
    Node::Object(members.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
}

/// What was typed under the ids of these fields; answers to questions of other versions are kept too.
fn facts(fields: Vec<&'static dyn AnyField>, words: &Catalog) -> Node {
    let members = fields.into_iter().map(|field| (field.id().0.to_owned(), typed(field, words)));
    object([
        ("type", quoted("object")),
        ("properties", Node::Object(members.collect())),
        ("additionalProperties", object([("type", quoted("string"))])),
    ])
}

fn typed(field: &'static dyn AnyField, words: &Catalog) -> Node {
    let mut members = vec![
        ("title".to_owned(), quoted(&label(field, words))),
        ("type".to_owned(), quoted("string")),
    ];
    let help = format!("field.{}.help", field.id().0);
    if words.has(&help) {
        members.insert(1, ("description".to_owned(), quoted(words.text(&help))));
    }
    if let Input::Choice(choices) = field.input() {
        let ids = choices.iter().map(|choice| quoted(choice.id));
        members.push(("examples".to_owned(), Node::List(ids.collect())));
    }
    Node::Object(members)
}

fn rulings(words: &Catalog) -> Node {
    let members = READINGS.iter().map(|reading| {
        let title = format!("reading.{}.title", reading.id.0);
        let options = reading.options.map(|option| quoted(option.0)).into();
        let node = object([("title", quoted(words.text(&title))), ("enum", Node::List(options))]);
        (reading.id.0.to_owned(), node)
    });
    object([
        ("type", quoted("object")),
        ("properties", Node::Object(members.collect())),
        ("additionalProperties", object([("type", quoted("string"))])),
    ])
}

fn list(form: &'static Form, words: &Catalog) -> Node {
    let number = || object([("type", quoted("integer")), ("minimum", Node::Plain("1".into()))]);
    let entry = object([
        ("title", quoted(words.text(&format!("form.{}", form.id)))),
        ("type", quoted("object")),
        ("required", Node::List(vec![quoted("id"), quoted("facts")])),
        ("additionalProperties", Node::Plain("false".into())),
        (
            "properties",
            object([
                ("id", number()),
                ("facts", facts(form.fields().map(|(field, _)| field).collect(), words)),
                ("unseen", object([("type", quoted("boolean"))])),
            ]),
        ),
    ]);
    object([
        ("type", quoted("object")),
        ("required", Node::List(vec![quoted("next"), quoted("entries")])),
        ("additionalProperties", Node::Plain("false".into())),
        (
            "properties",
            object([
                ("next", number()),
                ("entries", object([("type", quoted("array")), ("items", entry)])),
            ]),
        ),
    ])
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::fixture::technician;
    use crate::texts::{ENGLISH, filed};

    /// `UPDATE=1 cargo test` writes the schemas anew.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test may read what is committed")]
    fn the_committed_schemas_are_current() {
        let english = Catalog::read(&[teji_notice::ENGLISH, ENGLISH]);
        for (language, words) in [("zh-CN", filed()), ("en", &english)] {
            let folder = env!("CARGO_MANIFEST_DIR");
            let path = format!("{folder}/generated/dossier.{language}.schema.json");
            let made = schema(words);
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(&path, &made).unwrap();
            }
            assert_eq!(std::fs::read_to_string(&path).unwrap(), made, "UPDATE=1 cargo test");
        }
    }

    #[test]
    fn all_that_is_saved_is_described() {
        let schema: Value = serde_json::from_str(&schema(filed())).unwrap();
        let saved: Value = serde_json::from_str(&technician().to_json()).unwrap();
        for (name, value) in saved.as_object().unwrap() {
            let described = &schema["properties"][name];
            assert!(described.is_object(), "{name}");
            let entries = value["entries"].as_array().cloned().unwrap_or_default();
            let of_entry = &described["properties"]["entries"]["items"]["properties"]["facts"];
            for entry in entries {
                for field in entry["facts"].as_object().unwrap().keys() {
                    assert!(of_entry["properties"][field]["title"].is_string(), "{field}");
                }
            }
        }
        for field in saved["facts"].as_object().unwrap().keys() {
            assert!(schema["properties"]["facts"]["properties"][field].is_object(), "{field}");
        }
    }

    #[test]
    fn fields_stand_in_the_order_of_the_forms() {
        let text = schema(filed());
        for form in crate::forms::FORMS {
            let own = form.fields().filter(|(field, _)| !is_shared(field.id()));
            let places: Vec<_> = own
                .map(|(field, _)| text.find(&format!("\"{}\": {{", field.id().0)).unwrap())
                .collect();
            assert!(places.is_sorted(), "{}", form.id);
        }
    }
}
