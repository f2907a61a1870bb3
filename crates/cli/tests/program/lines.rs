//! One case a line: each is answered in its place as the module for other programs answers it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use serde_json::json;
use teji_api::{Answered, Language, Teji};
use teji_fields::Input;

use super::{Outcome, Place, TODAY, json};

const CASES: [&str; 9] = [
    "{}",
    r#"{"facts":{"post_service":"2019-07-01..","conduct":"able"},"reference":"2026-11-22"}"#,
    r#"{"facts":{"front_line":"no"},"rulings":{"service_sum":"added"}}"#,
    "not json",
    "",
    r#"{"facts":{"nothing":"yes"},"rulings":{"service_sum":"perhaps"}}"#,
    r#"{"facts":{"conduct":1}}"#,
    r#"{"reference":"2026-11-31"}"#,
    r#"{"facts":{"front_line":"不知道"}}"#,
];

#[test]
fn each_line_is_answered_as_the_module_answers_it() -> Outcome {
    let here = Place::new()?;
    here.write("a.jsonl", CASES.join("\n"))?;
    for (tag, language) in [("zh-CN", Language::Chinese), ("en", Language::English)] {
        let teji = Teji::new(language);
        let wanted = CASES.map(|line| {
            let judged = teji
                .question(line)
                .map(|asked| teji.judge(&asked, TODAY.parse().unwrap_or_default()));
            serde_json::to_string(&Answered::from(judged)).unwrap_or_default()
        });
        let ran = here.run(&["judge", "a.jsonl", "--language", tag])?;
        assert_eq!((ran.code, ran.err.as_str()), (4, ""));
        assert_eq!(ran.out.lines().collect::<Vec<_>>(), wanted);
    }
    Ok(())
}

/// Numbers without end, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % most
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// A case with answers of all kinds, good, bad, rough, wrong and missing; of two, one in which most of them are good.
    fn case(&mut self) -> String {
        let days = ["2012-03-01", "2019年7月", "2021-12-01", "2026-11-31", "?", "soon"];
        let periods = ["2012-04-01..", "2015-01-01..2019-12-31; 2021-06-01..", "none", "x"];
        let good: BTreeMap<&str, &str> = GOOD.iter().copied().collect();
        let odds = *self.one(&[2, 30]);
        let mut facts = serde_json::Map::new();
        for field in teji_notice::fields() {
            let typed = match field.input() {
                _ if self.below(odds) > 0 => good.get(field.id().0).copied().unwrap_or_default(),
                Input::Choice(choices) => self.one(choices).id,
                Input::Periods => self.one(&periods),
                _ => self.one(&days),
            };
            facts.insert(field.id().0.to_owned(), json!(typed));
        }
        let mut rulings = serde_json::Map::new();
        for reading in teji_notice::READINGS {
            if self.below(3) == 0 {
                rulings.insert(reading.id.0.to_owned(), json!(self.one(&reading.options).0));
            }
        }
        let reference = self.one(&["2026-11-22", "2017-03-31", "2024年2月29日"]);
        json!({ "facts": facts, "rulings": rulings, "reference": reference }).to_string()
    }
}

/// Somebody who fits from 2017 on, as far as nothing else is told.
const GOOD: [(&str, &str); 14] = [
    ("enterprise_filed", "filed"),
    ("occupation_filed", "yes"),
    ("front_line", "yes"),
    ("conduct", "able"),
    ("health", "able"),
    ("grade_level", "yes"),
    ("grade_in_occupation", "yes"),
    ("grade_date", "2012-03-01"),
    ("post_service", "2012-04-01.."),
    ("post_absences", "none"),
    ("still_in_occupation", "yes"),
    ("high_skill", "yes"),
    ("merit_method", "yes"),
    ("false_statements", "none"),
];

/// `CASES=10000` takes minutes without optimisation.
#[test]
fn random_cases_come_to_what_the_rules_make_of_them() -> Outcome {
    let here = Place::new()?;
    let count = std::env::var("CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(300);
    let mut dice = Dice(7);
    let cases: Vec<String> = (0..count).map(|_| dice.case()).collect();
    let ran = here.fed(&["judge", "--lines", "-"], cases.join("\n").as_bytes())?;
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (teji, today) = (Teji::new(Language::Chinese), TODAY.parse()?);
    let mut states = BTreeSet::new();
    let mut lines = ran.out.lines();
    for case in &cases {
        let judged = teji.question(case).map(|asked| teji.judge(&asked, today));
        states.extend(judged.iter().map(|judged| format!("{:?}", judged.state)));
        let wanted = serde_json::to_string(&Answered::from(judged))?;
        assert_eq!(lines.next(), Some(wanted.as_str()), "{case}");
    }
    assert_eq!(lines.next(), None);
    assert_eq!(states.len(), 6, "{states:?}");
    Ok(())
}

#[test]
fn lines_that_can_all_be_read_end_with_0_whatever_comes_of_them() -> Outcome {
    let here = Place::new()?;
    let ran =
        here.fed(&["judge", "--lines", "-"], b"{}\r\n{\"facts\":{\"conduct\":\"unable\"}}")?;
    let states: Vec<_> = json(&ran.out)?.iter().map(|one| one["ok"].clone()).collect();
    assert_eq!((ran.code, states), (0, vec![json!(true), json!(true)]));
    here.write("empty.jsonl", "")?;
    let ran = here.run(&["judge", "empty.jsonl"])?;
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    Ok(())
}

#[test]
fn answers_to_lines_are_json_whether_or_not_it_is_asked_for() -> Outcome {
    let here = Place::new()?;
    here.write("a.jsonl", CASES.join("\n"))?;
    for more in [&[][..], &["--brief"]] {
        let plain = here.run(&[&["judge", "a.jsonl"][..], more].concat())?;
        let asked = here.run(&[&["judge", "a.jsonl", "--json"][..], more].concat())?;
        assert_eq!(asked, plain);
        assert_eq!(json(&plain.out)?.len(), CASES.len());
    }
    Ok(())
}

#[test]
fn a_reference_day_of_the_call_counts_where_a_line_has_none() -> Outcome {
    let here = Place::new()?;
    let input = b"{}\n{\"reference\":\"2026-11-22\"}\n";
    let ran = here.fed(&["judge", "--lines", "-", "--reference", "2027-01-31"], input)?;
    let days: Vec<_> =
        json(&ran.out)?.iter().map(|one| one["value"]["reference"].clone()).collect();
    assert_eq!(days, ["2027-01-31", "2026-11-22"]);
    Ok(())
}

#[test]
fn letters_that_are_none_and_lines_that_never_end_are_answered_in_their_place() -> Outcome {
    let here = Place::new()?;
    let mut input = b"{}\n\xd0\xd5\n".to_vec();
    input.extend(vec![b'['; 2 << 20]);
    input.extend(b"\n{}\n");
    let ran = here.fed(&["judge", "--lines", "-"], &input)?;
    let states: Vec<_> = json(&ran.out)?.iter().map(|one| one["ok"].clone()).collect();
    assert_eq!((ran.code, states), (4, [true, false, false, true].map(|ok| json!(ok)).to_vec()));
    Ok(())
}

#[test]
fn an_answer_comes_before_the_next_line_is_waited_for() -> Outcome {
    let here = Place::new()?;
    let mut command = here.command(&["judge", "--lines", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut input = child.stdin.take().ok_or("no input")?;
    let mut output = BufReader::new(child.stdout.take().ok_or("no output")?);
    for _ in 0..3 {
        input.write_all(b"{}\n")?;
        let mut answer = String::new();
        output.read_line(&mut answer)?;
        assert!(answer.starts_with("{\"ok\":true"), "{answer}");
    }
    drop(input);
    assert!(child.wait()?.success());
    Ok(())
}

#[test]
fn who_reads_no_further_ends_it_without_a_word() -> Outcome {
    let here = Place::new()?;
    let lines = "{}\n".repeat(20_000);
    let mut command = here.command(&["judge", "--lines", "-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let mut input = child.stdin.take().ok_or("no input")?;
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()).is_ok());
    let mut output = BufReader::new(child.stdout.take().ok_or("no output")?);
    let mut first = String::new();
    output.read_line(&mut first)?;
    drop(output);
    let ended = child.wait_with_output()?;
    writer.join().map_err(|_| "the writer stopped")?;
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), &b""[..]));
    Ok(())
}

/// A hundred megabytes of lines in eighty of address space.
#[cfg(target_os = "linux")]
#[test]
fn many_lines_need_no_more_memory_than_one() -> Outcome {
    let line = format!("{{\"facts\":{{\"nothing\":\"{}\"}}}}\n", "x".repeat(10_000));
    let limited = "ulimit -v 81920 && exec \"$@\"";
    let mut command = std::process::Command::new("sh");
    command.args(["-c", limited, "sh", env!("CARGO_BIN_EXE_teji"), "judge", "--lines", "-"]);
    command.args(["--today", TODAY]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn()?;
    let mut input = child.stdin.take().ok_or("no input")?;
    let writer =
        std::thread::spawn(move || (0..10_000).all(|_| input.write_all(line.as_bytes()).is_ok()));
    let output = BufReader::new(child.stdout.take().ok_or("no output")?);
    assert_eq!(output.lines().count(), 10_000);
    assert_eq!(child.wait()?.code(), Some(4));
    assert!(writer.join().map_err(|_| "the writer stopped")?);
    Ok(())
}
