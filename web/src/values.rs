//! What is kept, as the browser's own values.
//!
//! Written out by hand: derived readers bring the printing of decimal numbers with them, and weigh more than all drafts do.

use js_sys::{Array, Object, Reflect};
use teji_fields::Facts;
use teji_order::gathered;
use teji_rules::Rulings;
use wasm_bindgen::{JsCast, JsValue};

use crate::draft::{Draft, Record};

/// Something that can be kept.
pub(crate) trait Value: Sized {
    /// As the browser keeps it.
    fn write(&self) -> JsValue;

    /// As it was kept; `None` where that is something else.
    fn read(value: &JsValue) -> Option<Self>;
}

/// An object with these properties.
pub(crate) fn object(parts: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in parts {
        // An object of our own takes a property.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// A property, if it is there and not nothing.
pub(crate) fn part(value: &JsValue, name: &str) -> Option<JsValue> {
    let part = Reflect::get(value, &JsValue::from_str(name)).ok()?;
    (!part.is_undefined() && !part.is_null()).then_some(part)
}

/// A property that is text.
pub(crate) fn text(value: &JsValue, name: &str) -> Option<String> {
    part(value, name)?.as_string()
}

/// A property that is a number.
pub(crate) fn number(value: &JsValue, name: &str) -> Option<f64> {
    part(value, name)?.as_f64()
}

/// A property that is a count.
pub(crate) fn count(value: &JsValue, name: &str) -> Option<u32> {
    let number = number(value, name)?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what does not fit is not taken"
    )]
    let count = number as u32;
    (f64::from(count) - number).abs().le(&0.0).then_some(count)
}

/// Whether a property is true.
pub(crate) fn is(value: &JsValue, name: &str) -> bool {
    part(value, name).is_some_and(|part| part.is_truthy())
}

fn map<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> JsValue {
    let pairs: Vec<(&str, JsValue)> =
        pairs.map(|(name, value)| (name, JsValue::from_str(value))).collect();
    object(&pairs)
}

pub(crate) fn pairs(value: &JsValue, name: &str) -> Option<Vec<(String, String)>> {
    let object = part(value, name)?.dyn_into::<Object>().ok()?;
    let pair = |entry: JsValue| {
        let entry = entry.unchecked_into::<Array>();
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    };
    Object::entries(&object).iter().map(pair).collect()
}

impl Value for Draft {
    fn write(&self) -> JsValue {
        object(&[
            ("facts", map(self.facts.iter())),
            ("rulings", map(self.rulings.iter())),
            ("reference", JsValue::from_str(&self.reference)),
            ("place", JsValue::from_str(&self.place)),
            ("papers", JsValue::from_str(&self.papers)),
            ("name", JsValue::from_str(&self.name)),
            ("batch", JsValue::from_str(&self.batch)),
            ("plan", JsValue::from_str(&self.plan)),
            ("further", map(self.further.iter().map(|(id, typed)| (id.as_str(), typed.as_str())))),
            ("derived", map(self.derived.iter().map(|(id, typed)| (id.as_str(), typed.as_str())))),
        ])
    }

    fn read(value: &JsValue) -> Option<Self> {
        Some(Self {
            facts: Facts::from_iter(pairs(value, "facts")?),
            rulings: Rulings::from_iter(pairs(value, "rulings")?),
            reference: text(value, "reference")?,
            place: text(value, "place").unwrap_or_default(),
            papers: text(value, "papers").unwrap_or_default(),
            name: text(value, "name").unwrap_or_default(),
            batch: text(value, "batch").unwrap_or_default(),
            plan: text(value, "plan").unwrap_or_default(),
            further: gathered(pairs(value, "further").unwrap_or_default()),
            derived: gathered(pairs(value, "derived").unwrap_or_default()),
        })
    }
}

impl Value for Record {
    fn write(&self) -> JsValue {
        object(&[
            ("id", JsValue::from_str(&self.id)),
            ("format", self.format.into()),
            ("kind", JsValue::from_str(&self.kind)),
            ("revision", self.revision.into()),
            ("writer", JsValue::from_str(&self.writer)),
            ("changed", self.changed.into()),
            ("filed", self.filed.map_or(JsValue::NULL, JsValue::from_f64)),
            ("draft", self.draft.write()),
        ])
    }

    fn read(value: &JsValue) -> Option<Self> {
        Some(Self {
            id: text(value, "id")?,
            format: count(value, "format")?,
            kind: text(value, "kind")?,
            revision: count(value, "revision")?,
            writer: text(value, "writer")?,
            changed: number(value, "changed")?,
            filed: number(value, "filed"),
            draft: Draft::read(&part(value, "draft")?)?,
        })
    }
}
