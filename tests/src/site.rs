//! The built site, on a free port of this machine.

use std::path::Path;

use teji_serve::Site;

use crate::Outcome;

/// Shows the built site at `prefix`, for it must work in any folder of a host.
pub fn site_under(prefix: &str) -> Outcome<Site> {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
    if !dist.join("index.html").is_file() {
        return Err("there is no dist/: run `cargo xtask build` first".into());
    }
    Ok(Site::open(&dist, prefix, 0)?)
}
