//! Files that a journey gives to the page, and those that the page hands out.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::Outcome;
use crate::journey::Journey;

/// Chooses files for an input, each told as name, kind and bytes in base 64.
pub const CHOOSE: &str = "
const [css, files] = arguments;
const chosen = new DataTransfer();
for (const [name, type, base64] of files)
  chosen.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], name, { type }));
const input = document.querySelector(css);
input.files = chosen.files;
input.dispatchEvent(new Event('change', { bubbles: true }))";

/// Notes what the page hands out as a file.
pub const CATCH: &str = "
const make = URL.createObjectURL;
URL.createObjectURL = blob => { window.blob = blob; return make.call(URL, blob); };
const click = HTMLAnchorElement.prototype.click;
HTMLAnchorElement.prototype.click = function() { if (this.download) window.named = this.download; return click.call(this); };";

/// The bytes of the last of these files, in base 64.
const CAUGHT: &str = "
const done = arguments[arguments.length - 1];
const reader = new FileReader();
reader.onload = () => done(reader.result.split(',')[1] ?? '');
reader.readAsDataURL(window.blob)";

/// The bytes of the file that the page handed out last; it must have [`CATCH`], or keep it as that does.
pub async fn caught(journey: &Journey) -> Outcome<Vec<u8>> {
    Ok(STANDARD.decode(caught_letters(journey).await?)?)
}

/// The same in base 64, to be chosen again.
pub async fn caught_letters(journey: &Journey) -> Outcome<String> {
    let base64 = journey.browser.client.execute_async(CAUGHT, vec![]).await?;
    Ok(base64.as_str().ok_or("no file was handed out")?.to_owned())
}
