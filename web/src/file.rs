//! A draft as a file: a small page that anybody can read, with the draft in it for this one to open again.

use gloo::utils::document;
use js_sys::{Array, JSON};
use teji_notice::SELF_CHECK;
use teji_text::Catalog;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::draft::Record;
use crate::parts::answer::{date, said};
use crate::today;
use crate::values::Value;

/// Hands the file to the browser to save; whether it took it.
pub(crate) fn save(words: &Catalog, record: &Record, now: f64) -> bool {
    let (day, time) = today::local(now);
    let stamp = format!("{}-{}", day.to_string().replace('-', ""), time.replace(':', ""));
    save_as(words, record, now, &words.fill("file.name", &[("stamp", &stamp)]))
}

/// The same under a name of its own.
pub(crate) fn save_as(words: &Catalog, record: &Record, now: f64, name: &str) -> bool {
    let (day, time) = today::local(now);
    let when = words.fill("file.when", &[("day", &date(words, day)), ("time", &time)]);
    let json = JSON::stringify(&record.write()).map(String::from).unwrap_or_default();
    offer(name, &page(words, &rows(words, record), &when, &json), "text/html").is_some()
}

/// The draft in a file, if there is one.
pub(crate) fn open(text: &str) -> Option<Record> {
    JSON::parse(json_in(text)?).ok().and_then(|value| Record::read(&value))
}

/// Hands a text to the browser to save under a name; nothing where it does not take it.
pub(crate) fn offer(name: &str, text: &str, kind: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    offer_blob(name, &blob).map(drop)
}

/// The same with a file that is there already, and gives the address under which the browser has it. That is given up with
/// the page, for a browser may read it long after the click, or earlier by whoever knows that nothing may stay.
pub(crate) fn offer_blob(name: &str, blob: &Blob) -> Option<String> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let link = document().create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Some(address)
}

/// The questions that were answered, and the answers.
fn rows(words: &Catalog, record: &Record) -> Vec<[String; 2]> {
    let facts = record.draft.judged();
    let fields = SELF_CHECK.iter().flat_map(teji_notice::Page::fields);
    fields
        .filter_map(|field| {
            let answer = said(words, field, &facts)?;
            Some([words.text(&format!("field.{}.label", field.id().0)).to_owned(), answer])
        })
        .collect()
}

const OPENING: &str = "<script type=\"application/json\" id=\"draft\">";
const CLOSING: &str = "</script>";

fn page(words: &Catalog, rows: &[[String; 2]], when: &str, json: &str) -> String {
    let title = escaped(words.text("file.title"));
    let table: Vec<String> = rows
        .iter()
        .map(|row| format!("<tr><th>{}</th><td>{}</td></tr>", escaped(&row[0]), escaped(&row[1])))
        .collect();
    // Within a script, a less-than sign could end it.
    let json = json.replace('<', "\\u003c");
    [
        "<!doctype html><meta charset=\"utf-8\">",
        "<meta name=\"viewport\" content=\"width=device-width\">",
        &format!("<title>{title}</title><h1>{title}</h1>"),
        &format!("<p>{}</p><p>{}</p>", escaped(when), escaped(words.text("file.how"))),
        &format!("<table border=\"1\">{}</table>", table.concat()),
        OPENING,
        &json,
        CLOSING,
    ]
    .join("\n")
}

fn json_in(text: &str) -> Option<&str> {
    Some(text.split_once(OPENING)?.1.split_once(CLOSING)?.0)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn what_was_typed_comes_back_and_cannot_break_the_file() {
        let typed = "</script><script>alert(1)</script> & <b> \u{20000}\u{0301}";
        let json = format!("{{\"draft\":\"{typed}\"}}");
        let rows = [[typed.to_owned(), typed.to_owned()]];
        for language in [Language::Chinese, Language::English] {
            let page = page(language.words(), &rows, "10:32", &json);
            let found = json_in(&page).unwrap();
            assert_eq!(found.trim().replace("\\u003c", "<"), json);
            assert_eq!(page.matches("<script").count(), 1, "{page}");
            assert!(page.contains("&lt;b&gt;"));
        }
    }

    #[test]
    fn a_file_without_a_draft_is_none() {
        for text in ["", "<script>", "<html>{}</html>", OPENING] {
            assert_eq!(json_in(text), None);
        }
    }
}
