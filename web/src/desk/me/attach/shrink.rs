//! Large photos are made smaller on the device, and stay readable when they are printed on a sheet of A4.

use teji_dossier::Media;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

use super::element;

/// The longer side of A4 has 1754 dots at 150 dpi; a paper is rarely photographed to its very edge.
const LONG_SIDE: f64 = 2200.0;
/// Smaller files are left as they are.
const LARGE: f64 = 1_000_000.0;
/// A photo with fewer dots on its longer side can hardly be read on paper.
const READABLE: f64 = 1000.0;
const QUALITY: f64 = 0.85;

/// The smaller photo, if the file is a large one and becomes smaller.
pub(super) async fn shrunk(file: &Blob, media: Media) -> Option<Blob> {
    if media == Media::Pdf || file.size() < LARGE {
        return None;
    }
    let bitmap = bitmap(file).await?;
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (LONG_SIDE / width.max(height)).min(1.0);
    let canvas: HtmlCanvasElement = element("canvas")?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within a canvas")]
    let [across, down] = [width, height].map(|side| (side * scale).round().max(1.0) as u32);
    canvas.set_width(across);
    canvas.set_height(down);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    // What is not painted would be black in a JPEG.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, f64::from(across), f64::from(down));
    context
        .draw_image_with_image_bitmap_and_dw_and_dh(
            &bitmap,
            0.0,
            0.0,
            f64::from(across),
            f64::from(down),
        )
        .ok()?;
    bitmap.close();
    let blob = jpeg(&canvas).await?;
    (blob.size() < file.size()).then_some(blob)
}

/// Whether a photo has too few dots to be read on paper.
pub(super) async fn is_small(file: &Blob, media: Media) -> bool {
    if media == Media::Pdf {
        return false;
    }
    let bitmap = bitmap(file).await;
    bitmap.is_some_and(|bitmap| f64::from(bitmap.width().max(bitmap.height())) < READABLE)
}

/// The picture, upright as the camera noted.
async fn bitmap(file: &Blob) -> Option<ImageBitmap> {
    let promise = gloo::utils::window().create_image_bitmap_with_blob(file).ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

async fn jpeg(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let canvas = canvas.clone();
    let promise = js_sys::Promise::new(&mut |done, _| {
        let given = Closure::once_into_js(move |blob: wasm_bindgen::JsValue| {
            // A promise's own function takes one value.
            let _ = done.call1(&wasm_bindgen::JsValue::NULL, &blob);
        });
        let quality = wasm_bindgen::JsValue::from_f64(QUALITY);
        // Where it throws, nothing is given and the original stays.
        let _ = canvas.to_blob_with_type_and_encoder_options(
            given.unchecked_ref(),
            "image/jpeg",
            &quality,
        );
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
