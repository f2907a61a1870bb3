//! What another judge says of five pages: nothing is left to be mended for access, good practice and finding.

use std::process::{Command, Stdio};

use teji_tests::Outcome;
use teji_tests::look::figure;
use teji_tests::site::site_under;

/// First pages of each part.
const ROUTES: [&str; 5] = ["#/", "#/check", "#/notice", "#/me", "#/hr"];

/// All at once: most of the time is waiting, and no time is judged here.
#[test]
fn five_pages_have_the_full_marks_of_lighthouse() -> Outcome {
    let site = site_under("/")?;
    let ask = |route: &&str| {
        let mut node = Command::new("node");
        node.args(["lighthouse.mjs", &site.url(), route]).current_dir(env!("CARGO_MANIFEST_DIR"));
        node.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
    };
    let asked = ROUTES.iter().map(ask).collect::<Result<Vec<_>, _>>()?;
    for (route, asked) in ROUTES.iter().zip(asked) {
        let told = asked.wait_with_output()?;
        let (lines, problem) = (String::from_utf8(told.stdout)?, String::from_utf8(told.stderr)?);
        figure(lines.trim_end());
        assert!(told.status.success(), "{lines}{problem}");
        assert!(lines.contains(&format!("{route} ")) && lines.contains("accessibility 100"));
    }
    Ok(())
}
