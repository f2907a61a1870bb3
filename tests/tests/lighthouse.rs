//! What another judge says of five pages: nothing is left to be mended for access, good practice and finding.

use std::path::Path;
use std::process::Command;

use teji_tests::Outcome;
use teji_tests::site::site_under;

#[test]
fn five_pages_have_the_full_marks_of_lighthouse() -> Outcome {
    let site = site_under("/")?;
    let mut node = Command::new("node");
    node.arg("lighthouse.mjs").arg(site.url()).current_dir(Path::new(env!("CARGO_MANIFEST_DIR")));
    let told = node.output()?;
    let (lines, problem) = (String::from_utf8(told.stdout)?, String::from_utf8(told.stderr)?);
    print!("{lines}");
    assert!(told.status.success(), "{lines}{problem}");
    assert_eq!(lines.lines().filter(|line| line.starts_with("#/")).count(), 5, "{lines}");
    Ok(())
}
