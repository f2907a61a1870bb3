//! How it is called: help, versions, wrong calls, both languages, and files that are there already.

use super::{Outcome, Place, project, roster};

const COMMANDS: [&str; 3] = ["judge", "prefill", "verify"];

#[test]
fn help_names_every_option_and_every_code_in_both_languages() -> Outcome {
    let place = Place::new()?;
    for language in ["zh-CN", "en"] {
        for command in COMMANDS {
            let ran = place.run(&[command, "--language", language, "--help"])?;
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            let wanted = ["--force", "--today", "--language", "--help", "--version"];
            assert!(wanted.iter().all(|option| ran.out.contains(option)), "{}", ran.out);
            for code in 0..=4 {
                assert!(ran.out.contains(&format!("\n  {code}  ")), "{command}: {code}");
            }
            let of_several = ["几个包", "several packages"].map(|part| ran.out.contains(part));
            assert_eq!(of_several, [language == "zh-CN", language == "en"], "{}", ran.out);
            let has_han = ran.out.contains('退');
            assert_eq!(has_han, language == "zh-CN");
        }
    }
    let all = place.run(&["--help"])?;
    assert!(COMMANDS.iter().all(|command| all.out.contains(command)));
    assert_eq!(place.run::<&str>(&[])?, all);
    Ok(())
}

#[test]
fn no_line_of_help_is_wider_than_a_terminal() -> Outcome {
    let place = Place::new()?;
    for language in ["zh-CN", "en"] {
        for command in COMMANDS {
            let ran = place.run(&[command, "--help", "--language", language])?;
            for line in ran.out.lines() {
                let width: usize =
                    line.chars().map(|sign| 1 + usize::from(sign > '\u{2e80}')).sum();
                assert!(width <= 80, "{line}");
            }
        }
    }
    Ok(())
}

#[test]
fn every_command_tells_the_version_of_program_and_rules() -> Outcome {
    let place = Place::new()?;
    let wanted = format!("teji {}\n", env!("CARGO_PKG_VERSION"));
    for words in [&["--version"][..], &["judge", "--version"], &["verify", "-V"]] {
        let ran = place.run(words)?;
        assert_eq!(ran.code, 0);
        assert!(ran.out.starts_with(&wanted) && ran.out.lines().count() == 2, "{}", ran.out);
    }
    Ok(())
}

#[test]
fn a_wrong_call_is_told_in_the_language_that_is_asked_for_and_ends_with_2() -> Outcome {
    let place = Place::new()?;
    for words in [
        &["jugde", "a.csv"][..],
        &["judge"],
        &["judge", "a.csv", "--nothing"],
        &["judge", "a.csv", "--pin", "nothing=1"],
        &["judge", "a.csv", "--reference", "soon"],
        &["prefill", "a.csv", "--out", "b.zip"],
        &["prefill", "a.csv", "--plan", "b.json"],
        &["verify", "a.zip", "b.zip", "--letter", "c.docx"],
        &["verify", "a.zip", "--identity", "b", "--passphrase-file", "c"],
        &["judge", "a.csv", "--marked", "b.xlsx", "--results", "b.xlsx"],
        &["judge", "a.jsonl", "--marked", "b.xlsx"],
        &["judge", "a.csv", "--brief"],
    ] {
        for (language, sign) in [("zh-CN", "请"), ("en", "lease")] {
            let words: Vec<&str> = words.iter().copied().chain(["--language", language]).collect();
            let ran = place.run(&words)?;
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words:?}: {}", ran.err);
            assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
            let told = ran.err.starts_with("teji: ")
                && (ran.err.contains(sign) || ran.err.contains("help"));
            assert!(told, "{}", ran.err);
        }
    }
    assert_eq!(place.names()?, [""; 0]);
    Ok(())
}

#[test]
fn unknown_readings_are_refused_with_those_that_are_known() -> Outcome {
    let place = Place::new()?;
    let ran = place.run(&["judge", "a.csv", "--pin", "service=added"])?;
    for reading in teji_notice::READINGS {
        assert!(ran.err.contains(reading.id.0), "{}", ran.err);
    }
    let ran = place.run(&["judge", "a.csv", "--pin", "service_sum=perhaps"])?;
    assert!(ran.err.contains("service_sum=added"), "{}", ran.err);
    Ok(())
}

#[test]
fn a_reading_is_settled_once_and_not_by_whatever_stands_last() -> Outcome {
    let place = Place::new()?;
    std::fs::copy(roster("plain.utf-8.csv"), place.path("a.csv"))?;
    for second in ["service_sum=unbroken", "service_sum=added"] {
        let ran = place.run(&["judge", "a.csv", "--pin", "service_sum=added", "--pin", second])?;
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{second}");
        assert!(ran.err.contains("--pin service_sum 写了两次"), "{}", ran.err);
    }
    let [first, second] = ["service_sum", "service_first_day"].map(|name| {
        let reading = teji_notice::READINGS.iter().find(|reading| reading.id.0 == name);
        reading.map_or(String::new(), |reading| format!("{name}={}", reading.options[0].0))
    });
    let ran = place.run(&["judge", "a.csv", "--pin", &first, "--pin", &second])?;
    assert_eq!(ran.code, 0, "{}", ran.err);
    Ok(())
}

#[test]
fn the_machines_language_counts_where_none_is_asked_for() -> Outcome {
    let place = Place::new()?;
    let told = |locale: &str| -> Outcome<String> {
        let output = place.command(&["judge", "none.csv"]).env("LC_ALL", locale).output()?;
        Ok(String::from_utf8(output.stderr)?)
    };
    assert!(told("zh_CN.UTF-8")?.contains("没有这个文件"));
    assert!(told("C")?.contains("no such file"));
    Ok(())
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_its_cure_and_ends_with_3() -> Outcome {
    let place = Place::new()?;
    place.write("a.csv", "姓名,身份证号\n张三,\n")?;
    place.write("not.json", "{}")?;
    let folder = place.path("").to_string_lossy().into_owned();
    for (words, file) in [
        (&["judge", "none.csv"][..], "none.csv"),
        (&["judge", &folder], &folder),
        (&["judge", "none.jsonl"], "none.jsonl"),
        (&["judge", "a.csv", "--plan", "none.json"], "none.json"),
        (&["judge", "a.csv", "--plan", "not.json"], "not.json"),
        (&["judge", "not.json"], "not.json"),
        (&["judge", "a.csv", "--marked", "none/b.xlsx"], "none/b.xlsx"),
        (&["verify", "none.zip"], "none.zip"),
        (&["verify", "a.csv"], "a.csv"),
        (&["verify", "a.csv", "--identity", "none.txt"], "none.txt"),
        (&["verify", "a.csv", "--passphrase-file", "none.txt"], "none.txt"),
        (&["verify", "a.csv", "--identity", "not.json"], "not.json"),
    ] {
        let ran = place.run(words)?;
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{words:?}: {}", ran.err);
        assert!(ran.err.contains(&format!("{file}：")) && ran.err.contains('请'), "{}", ran.err);
    }
    assert_eq!(place.names()?, ["a.csv", "not.json"]);
    Ok(())
}

#[test]
fn what_is_there_is_never_written_over_without_leave() -> Outcome {
    let place = Place::new()?;
    place.write("plan.json", super::plan()?)?;
    place.write("package.zip", super::verify::package()?)?;
    let sheet = roster("plain.utf-8.csv");
    for words in [
        &["judge", &sheet, "--marked", "kept"][..],
        &["judge", &sheet, "--results", "kept"],
        &["prefill", &sheet, "--plan", "plan.json", "--out", "kept"],
        &["verify", "package.zip", "--letter", "kept"],
    ] {
        place.write("kept", "mine")?;
        let ran = place.run(words)?;
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{words:?}");
        assert!(ran.err.contains("kept：") && ran.err.contains("--force"), "{}", ran.err);
        assert_eq!(place.read("kept")?, b"mine");
        let forced: Vec<&str> = words.iter().copied().chain(["--force"]).collect();
        let ran = place.run(&forced)?;
        assert!(ran.code != 3, "{}", ran.err);
        assert!(place.read("kept")?.starts_with(b"PK"));
        assert_eq!(place.names()?, ["kept", "package.zip", "plan.json"]);
    }
    Ok(())
}

#[test]
fn what_is_read_is_never_written_over_however_it_is_spelt() -> Outcome {
    let place = Place::new()?;
    place.write("plan.json", super::plan()?)?;
    place.write("package.zip", super::verify::package()?)?;
    place.write("key.txt", "secret")?;
    std::fs::copy(roster("plain.utf-8.csv"), place.path("a.csv"))?;
    let whole = place.path("a.csv").to_string_lossy().into_owned();
    for (words, file) in [
        (&["judge", "a.csv", "--results", "a.csv"][..], "a.csv"),
        (&["judge", "a.csv", "--marked", "./a.csv"], "a.csv"),
        (&["judge", "a.csv", "--marked", &whole], "a.csv"),
        (&["judge", "a.csv", "--plan", "plan.json", "--marked", "plan.json"], "plan.json"),
        (&["prefill", "a.csv", "--plan", "plan.json", "--out", "a.csv"], "a.csv"),
        (&["prefill", "a.csv", "--plan", "plan.json", "--out", "plan.json"], "plan.json"),
        (&["verify", "package.zip", "--letter", "package.zip"], "package.zip"),
        (&["verify", "package.zip", "--identity", "key.txt", "--letter", "key.txt"], "key.txt"),
        (
            &["verify", "package.zip", "--passphrase-file", "key.txt", "--letter", "./key.txt"],
            "key.txt",
        ),
    ] {
        let before = place.read(file)?;
        for force in [&["--force"][..], &[]] {
            let ran = place.run(&[words, force].concat())?;
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words:?}: {}", ran.err);
            assert!(ran.err.contains("这个文件是要读的"), "{words:?}: {}", ran.err);
            assert_eq!(place.read(file)?, before, "{words:?}");
        }
    }
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_second_name_of_what_is_read_is_not_written_over_either() -> Outcome {
    let place = Place::new()?;
    std::fs::copy(roster("plain.utf-8.csv"), place.path("a.csv"))?;
    std::fs::hard_link(place.path("a.csv"), place.path("hard.csv"))?;
    std::os::unix::fs::symlink("a.csv", place.path("soft.csv"))?;
    for name in ["hard.csv", "soft.csv"] {
        for words in [["judge", "a.csv"], ["judge", name]] {
            let other = if words[1] == name { "a.csv" } else { name };
            let ran = place.run(&[&words[..], &["--results", other, "--force"]].concat())?;
            assert_eq!(ran.code, 2, "{words:?} {other}");
        }
    }
    let mut command = place.command(&["judge", "-", "--results", "a.csv", "--force"]);
    let output = command.stdin(std::fs::File::open(place.path("a.csv"))?).output()?;
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(place.read("a.csv")?, std::fs::read(roster("plain.utf-8.csv"))?);
    Ok(())
}

#[test]
fn two_copies_are_never_one_file_however_it_is_spelt() -> Outcome {
    let place = Place::new()?;
    std::fs::create_dir(place.path("b"))?;
    let (sheet, whole) = (roster("plain.utf-8.csv"), place.path("a.xlsx"));
    for other in ["./a.xlsx", "b/../a.xlsx", &whole.to_string_lossy()] {
        for there in [false, true] {
            if there {
                place.write("a.xlsx", "mine")?;
            }
            let words = ["judge", &sheet, "--marked", "a.xlsx", "--results", other, "--force"];
            let ran = place.run(&words)?;
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{other}: {}", ran.err);
            assert!(ran.err.contains("两份结果不能都写到“a.xlsx”"), "{}", ran.err);
        }
        assert_eq!(place.read("a.xlsx")?, b"mine");
        std::fs::remove_file(&whole)?;
    }
    Ok(())
}

#[test]
fn a_folder_that_is_not_there_is_told_before_anything_is_written() -> Outcome {
    let place = Place::new()?;
    place.write("plan.json", super::plan()?)?;
    place.write("a.zip", super::verify::package()?)?;
    let sheet = roster("plain.utf-8.csv");
    for words in [
        &["judge", &sheet, "--marked", "m.xlsx", "--results", "none/r.xlsx"][..],
        &["prefill", &sheet, "--plan", "plan.json", "--out", "none/p.zip"],
        &["verify", "a.zip", "--letter", "none/l.docx"],
        &["verify", "a.zip", "--letter", "a.zip/l.docx"],
    ] {
        let ran = place.run(words)?;
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{words:?}: {}", ran.err);
        assert!(ran.err.contains("没有要写到的那个文件夹"), "{words:?}: {}", ran.err);
        assert_eq!(place.names()?, ["a.zip", "plan.json"]);
    }
    // That a folder takes no files shows only when it is written to.
    let ran = place.run(&["judge", &sheet, "--marked", "m.xlsx", "--results", "/proc/r.xlsx"])?;
    assert_eq!(ran.code, 3);
    assert_eq!(place.names()?, ["a.zip", "plan.json"]);
    Ok(())
}

#[cfg(unix)]
#[test]
fn what_is_written_over_stays_as_open_as_it_was() -> Outcome {
    use std::fs::{Permissions, metadata, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new()?;
    place.write("plan.json", super::plan()?)?;
    place.write("package.zip", super::verify::package()?)?;
    let sheet = roster("plain.utf-8.csv");
    let mode =
        || Ok::<_, std::io::Error>(metadata(place.path("kept"))?.permissions().mode() & 0o777);
    place.write("kept", "mine")?;
    let usual = mode()?;
    for words in [
        &["judge", &sheet, "--marked", "kept", "--force"][..],
        &["prefill", &sheet, "--plan", "plan.json", "--out", "kept", "--force"],
        &["verify", "package.zip", "--letter", "kept", "--force"],
    ] {
        for wanted in [0o600, 0o640, 0o666] {
            place.write("kept", "mine")?;
            set_permissions(place.path("kept"), Permissions::from_mode(wanted))?;
            let ran = place.run(words)?;
            assert!(ran.code != 3, "{}", ran.err);
            assert!(place.read("kept")?.starts_with(b"PK"));
            assert_eq!(mode()?, wanted, "{words:?}");
        }
        std::fs::remove_file(place.path("kept"))?;
        place.run(words)?;
        assert_eq!(mode()?, usual, "{words:?}");
    }
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_keeps_nothing_half_made() -> Outcome {
    let place = Place::new()?;
    let ran = place.run(&["judge", &roster("plain.utf-8.csv"), "--marked", "/proc/none.xlsx"])?;
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("/proc/none.xlsx："), "{}", ran.err);
    Ok(())
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_output_is_a_fault_and_no_panic() -> Outcome {
    let place = Place::new()?;
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full")?;
    let output = place.command(&["judge", "--help"]).stdout(full).output()?;
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8(output.stderr)?.starts_with("teji: "));
    Ok(())
}

/// The table of the README is that of the program.
#[test]
fn the_readme_lists_the_codes() -> Outcome {
    let readme = std::fs::read_to_string(project("README.md"))?;
    let place = Place::new()?;
    let help = place.run(&["verify", "--help", "--language", "en"])?.out;
    let close = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in ["where a file of lines has none", "Of several packages, the largest code is told."]
    {
        assert!(readme.contains(told) && close(&help).contains(told), "{help}");
    }
    for code in 0..=4 {
        assert!(readme.contains(&format!("\n| {code} | ")), "{code}");
    }
    Ok(())
}
