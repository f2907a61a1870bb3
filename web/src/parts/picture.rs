//! The result as a picture, to be kept by a long press where nothing can be downloaded. It says what the page says.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};
use yew::prelude::*;

use crate::shared::use_words;

/// The picture's width and the room at its edges, in pixels: twice a phone's width, for sharp letters.
const WIDTH: f64 = 720.0;
const EDGE: f64 = 40.0;
/// The height of a line.
const LINE: f64 = 48.0;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The first line is the heading.
    pub(crate) lines: Vec<String>,
}

/// A button that draws, and the picture that it drew.
#[component]
pub(crate) fn ResultPicture(Props { lines }: &Props) -> Html {
    let words = use_words();
    let drawn = use_state(|| None::<String>);
    {
        let drawn = drawn.clone();
        use_effect_with(lines.clone(), move |_| drawn.set(None));
    }
    let onclick = {
        let (lines, drawn) = (lines.clone(), drawn.clone());
        Callback::from(move |_: MouseEvent| drawn.set(draw(&lines)))
    };
    html! {
        <section id="picture" class="no-print">
            <p><button type="button" class="button secondary" {onclick}>{ words.text("picture.button") }</button></p>
            <div aria-live="polite">
                if let Some(source) = &*drawn {
                    <p>{ words.text("picture.hold") }</p>
                    <p><img class="drawn" src={source.clone()} alt={lines.join(" ")} /></p>
                }
            </div>
        </section>
    }
}

/// The lines on white, as a picture in a data address; nothing where the browser cannot draw.
fn draw(lines: &[String]) -> Option<String> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    let context = |canvas: &HtmlCanvasElement| {
        canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()
    };
    let measure = context(&canvas)?;
    let rows: Vec<(bool, String)> = lines
        .iter()
        .enumerate()
        .flat_map(|(place, line)| {
            measure.set_font(font(place == 0));
            let is_heading = place == 0;
            broken(line, |text| measure.measure_text(text).map_or(0.0, |size| size.width()))
                .into_iter()
                .map(move |row| (is_heading, row))
                .collect::<Vec<_>>()
        })
        .collect();
    let count = u32::try_from(rows.len()).ok()?;
    let height = 2.0 * EDGE + LINE * f64::from(count);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and small")]
    let (width, height) = (WIDTH as u32, height as u32);
    canvas.set_width(width);
    canvas.set_height(height);
    // A new size takes the settings back.
    let paper = context(&canvas)?;
    paper.set_fill_style_str("#ffffff");
    paper.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
    paper.set_fill_style_str("#1b262c");
    for (place, (is_heading, row)) in (1..).zip(&rows) {
        paper.set_font(font(*is_heading));
        let _ = paper.fill_text(row, EDGE, EDGE + LINE * f64::from(place) - LINE / 4.0);
    }
    canvas.to_data_url().ok()
}

/// Written out, for the printing of decimal numbers weighs more than this file.
fn font(is_heading: bool) -> &'static str {
    if is_heading { "bold 30px sans-serif" } else { "30px sans-serif" }
}

/// The text in rows that fit; it may be broken at any letter, as Chinese is.
fn broken(text: &str, width: impl Fn(&str) -> f64) -> Vec<String> {
    let mut rows = vec![String::new()];
    for letter in text.chars() {
        let row = rows.last_mut().expect("there is one row at the least");
        row.push(letter);
        if width(row) > WIDTH - 2.0 * EDGE {
            row.pop();
            rows.push(letter.to_string());
        }
    }
    rows
}
