use super::*;

fn read(words: &[&str]) -> Result<Call, Fault> {
    super::read(words.iter().map(OsString::from).collect())
}

fn given(words: &[&str]) -> Given {
    match read(words) {
        Ok(Call::Run(_, given)) => given,
        other => panic!("{other:?}"),
    }
}

#[test]
fn options_may_stand_before_and_behind_the_file_and_the_command() {
    let wanted = given(&["judge", "a.csv", "--json", "--sheet", "职工"]);
    for words in [
        &["judge", "--json", "--sheet=职工", "a.csv"][..],
        &["--json", "--sheet", "职工", "judge", "a.csv"],
        &["judge", "--json", "--sheet", "职工", "--", "a.csv"],
    ] {
        assert_eq!(given(words), wanted, "{words:?}");
    }
    assert!(wanted.has("json") && !wanted.has("force"));
    assert_eq!(wanted.text("sheet"), Ok(Some("职工".into())));
    assert_eq!(wanted.file(), "a.csv");
    assert_eq!(given(&["judge", "-"]).file(), "-");
    assert_eq!(given(&["judge", "--", "--json"]).file(), "--json");
}

#[test]
fn help_and_version_are_told_whatever_else_is_wrong() {
    assert_eq!(read(&[]), Ok(Call::Help(None)));
    assert_eq!(read(&["help"]), Ok(Call::Help(None)));
    assert_eq!(read(&["help", "verify"]), Ok(Call::Help(Some(Command::Verify))));
    for command in Command::ALL {
        assert_eq!(read(&[command.name(), "--help"]), Ok(Call::Help(Some(command))));
        assert_eq!(read(&[command.name(), "x", "-h"]), Ok(Call::Help(Some(command))));
        assert_eq!(read(&[command.name(), "--version"]), Ok(Call::Version));
    }
    assert_eq!(read(&["-V"]), Ok(Call::Version));
}

#[test]
fn each_wrong_call_has_its_own_sentence() {
    for (words, key) in [
        (&["jugde", "a"][..], "call.command"),
        (&["--json"], "call.no_command"),
        (&["judge"], "call.no_file"),
        (&["judge", "a", "b"], "call.one_file"),
        (&["prefill", "a", "b"], "call.one_file"),
        (&["judge", "a", "--jsno"], "call.option"),
        (&["judge", "a", "-x"], "call.option"),
        (&["judge", "a", "--letter", "b"], "call.option"),
        (&["--letter", "b", "judge", "a"], "call.option"),
        (&["verify", "a", "--plan", "b"], "call.option"),
        (&["judge", "a", "--plan"], "call.no_value"),
        (&["judge", "a", "--json=yes"], "call.value"),
        (&["judge", "a", "--sheet", "b", "--sheet", "c"], "call.twice"),
        (&["judge", "a", "--json", "--json"], "call.twice"),
        (&["judge", "a", "--language", "fr"], "call.language"),
    ] {
        let fault = read(words).unwrap_err();
        assert_eq!((fault.key.as_str(), fault.code), (key, crate::code::Code::Call), "{words:?}");
    }
}

#[test]
fn a_passphrase_is_never_an_argument() {
    assert!(read(&["verify", "a", "--passphrase", "b"]).is_err());
    assert!(CHOICES.iter().all(|choice| choice.name != "passphrase"));
}

#[test]
fn a_day_is_exactly_one() {
    let day = |typed: &str| given(&["judge", "a", "--reference", typed]).day("reference");
    let wanted = NaiveDate::from_ymd_opt(2026, 11, 22);
    for typed in ["2026-11-22", "2026年11月22日", "2026.11.22"] {
        assert_eq!(day(typed), Ok(wanted), "{typed}");
    }
    for typed in ["2026-11", "", "tomorrow", "2026-11-31"] {
        assert_eq!(day(typed).unwrap_err().key, "call.day", "{typed}");
    }
}

#[test]
fn what_may_be_repeated_is_kept_in_its_order() {
    let given = given(&["judge", "a", "--pin", "x=1", "--pin", "y=2"]);
    assert_eq!(given.texts("pin"), Ok(vec!["x=1".into(), "y=2".into()]));
}

#[cfg(unix)]
#[test]
fn a_name_of_odd_bytes_is_a_file_and_no_text() {
    use std::os::unix::ffi::OsStringExt;
    let odd = || OsString::from_vec(vec![b'a', 0xff]);
    let call = super::read(vec!["judge".into(), odd(), "--sheet".into(), odd()]);
    let Ok(Call::Run(_, given)) = call else { panic!("{call:?}") };
    assert_eq!(given.file(), odd());
    assert_eq!(given.text("sheet").unwrap_err().key, "call.letters");
}
