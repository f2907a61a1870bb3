//! Situations and verdicts written from the text of the notice, judged by its trees.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use teji_fields::{Facts, UNSURE};
use teji_notice::{CLAUSES, Check, READINGS, State, field, law};
use teji_rules::{Case, Finding, Need, Outcome, Reading, Rulings, judge};
use teji_workdays::{Calendar, Day, Onset};

const FILES: [(&str, &str); 6] = [
    ("conditions.txt", include_str!("../cases/conditions.txt")),
    ("conduct.txt", include_str!("../cases/conduct.txt")),
    ("preferences.txt", include_str!("../cases/preferences.txt")),
    ("procedure.txt", include_str!("../cases/procedure.txt")),
    ("scope.txt", include_str!("../cases/scope.txt")),
    ("self_check.txt", include_str!("../cases/self_check.txt")),
];

/// What decides, and how many situations it has at the least.
const DECIDING: [(&str, usize); 11] = [
    ("1.1", 8),
    ("1.2", 8),
    ("2.0", 8),
    ("2.1.1", 8),
    ("2.1.2", 80),
    ("2.1.3", 8),
    ("2.1.4", 8),
    ("2.2", 8),
    ("3", 8),
    ("4.4", 8),
    ("6.3", 8),
];

/// What was typed, on which day and how sentences are read.
#[derive(Clone, Default)]
struct Situation {
    facts: Facts,
    rulings: Rulings,
    reference: Option<NaiveDate>,
}

/// A situation and what the text says of it.
struct Written {
    place: String,
    title: String,
    clause: String,
    situation: Situation,
    expectations: Vec<Expectation>,
}

enum Expectation {
    Outcome(String, Outcome),
    State(State),
    Earliest(Onset),
    Needs(BTreeSet<String>),
}

fn day(typed: &str) -> Option<Day> {
    match typed {
        "always" => Some(Day::ALWAYS),
        "never" => Some(Day::NEVER),
        date => date.parse::<NaiveDate>().ok().map(Day::from),
    }
}

fn expectation(typed: &str) -> Option<Expectation> {
    let (what, rest) = typed.split_once(' ').unwrap_or((typed, ""));
    match what {
        "state" => Some(Expectation::State(match rest {
            "A" => State::Fits,
            "B" => State::TooEarly,
            "C" => State::DependsOnReading,
            "D" => State::Unknown,
            "E" => State::DoesNotFit,
            "F" => State::OutOfScope,
            _ => return None,
        })),
        "earliest" => {
            let (earliest, latest) = rest.split_once(" .. ").unwrap_or((rest, rest));
            let onset = Onset { earliest: day(earliest)?, latest: day(latest)? };
            Some(Expectation::Earliest(onset))
        }
        "needs" => {
            let ids = rest.split(", ").filter(|id| !id.is_empty());
            let known = |id: &str| field(id).map(|field| field.id().0.to_owned());
            ids.map(known).collect::<Option<_>>().map(Expectation::Needs)
        }
        rule => {
            let outcome = match rest {
                "met" => Outcome::Met,
                "not_met" => Outcome::NotMet,
                "unknown" => Outcome::Unknown,
                "depends" => Outcome::DependsOnReading,
                _ => return None,
            };
            Some(Expectation::Outcome(rule.to_owned(), outcome))
        }
    }
}

impl Situation {
    /// Takes a line that tells of the situation.
    fn tell(&mut self, line: &str) -> Option<()> {
        if let Some(date) = line.strip_prefix("reference ") {
            self.reference = Some(date.parse().ok()?);
        } else if let Some(ruling) = line.strip_prefix("ruling ") {
            let (id, option) = ruling.split_once(" = ")?;
            let reading = READINGS.iter().find(|reading| reading.id.0 == id)?;
            let option = reading.options.into_iter().find(|known| known.0 == option)?;
            self.rulings.pin(reading, option);
        } else {
            let (id, typed) = line.split_once('=')?;
            self.facts.set(field(id.trim())?.id(), typed.trim());
        }
        Some(())
    }

    fn findings(&self, calendar: &Calendar, rulings: &Rulings) -> Vec<Finding<'static>> {
        let case = self.case(calendar, rulings);
        law().trees().into_iter().map(|tree| judge(tree, &case)).collect()
    }

    fn case<'a>(&'a self, calendar: &'a Calendar, rulings: &'a Rulings) -> Case<'a> {
        let reference = self.reference.expect("a situation has its day");
        Case { facts: &self.facts, rulings, calendar, reference }
    }

    /// The readings of which one way meets a rule and the other does not.
    fn decided_by(&self, rule: &str, calendar: &Calendar) -> Vec<&'static Reading> {
        let decides = |reading: &&'static Reading| {
            let outcomes = reading.options.map(|option| {
                let mut rulings = self.rulings.clone();
                rulings.pin(reading, option);
                outcome_of(&self.findings(calendar, &rulings), rule)
            });
            outcomes.contains(&Outcome::Met) && outcomes.contains(&Outcome::NotMet)
        };
        READINGS.iter().copied().filter(decides).collect()
    }
}

fn outcome_of(findings: &[Finding<'_>], rule: &str) -> Outcome {
    let mut found = findings.iter().filter_map(|finding| finding.find(rule));
    found.next().unwrap_or_else(|| panic!("no rule {rule}")).outcome()
}

fn written() -> Vec<Written> {
    FILES.iter().flat_map(|(file, text)| read(file, text)).collect()
}

fn read(file: &str, text: &str) -> Vec<Written> {
    let mut bases: BTreeMap<String, Situation> = BTreeMap::new();
    let mut base: Option<String> = None;
    let mut cases: Vec<Written> = Vec::new();
    for (line, number) in text.lines().map(str::trim).zip(1..) {
        let place = format!("{file}:{number}");
        if let Some(title) = line.strip_prefix("## ") {
            base = None;
            cases.push(Written {
                place,
                title: title.to_owned(),
                clause: String::new(),
                situation: Situation::default(),
                expectations: Vec::new(),
            });
        } else if let Some(name) = line.strip_prefix("base ") {
            base = Some(name.to_owned());
            bases.insert(name.to_owned(), Situation::default());
        } else if !line.is_empty() && !line.starts_with("# ") {
            let taken = match (&base, cases.last_mut()) {
                (Some(name), _) => bases.get_mut(name).and_then(|base| base.tell(line)),
                (None, Some(case)) => take(case, line, &bases),
                (None, None) => None,
            };
            assert!(taken.is_some(), "{place}: {line}");
        }
    }
    cases
}

/// Takes a line of a case.
fn take(case: &mut Written, line: &str, bases: &BTreeMap<String, Situation>) -> Option<()> {
    if let Some(clause) = line.strip_prefix("clause ") {
        CLAUSES.iter().find(|entry| entry.clause.0 == clause)?;
        clause.clone_into(&mut case.clause);
    } else if let Some(name) = line.strip_prefix("given ") {
        case.situation = bases.get(name)?.clone();
    } else if let Some(expected) = line.strip_prefix("expect") {
        case.expectations.push(expectation(expected.trim())?);
    } else {
        case.situation.tell(line)?;
    }
    Some(())
}

/// What the trees say otherwise than the text.
fn contradictions(case: &Written, calendar: &Calendar) -> Vec<String> {
    let situation = &case.situation;
    let findings = situation.findings(calendar, &situation.rulings);
    let check = Check::of(situation.case(calendar, &situation.rulings));
    let differs = |expectation: &Expectation| match expectation {
        Expectation::Outcome(rule, expected) => {
            let ours = outcome_of(&findings, rule);
            (ours != *expected).then(|| format!("{rule} is {ours:?}, not {expected:?}"))
        }
        Expectation::State(expected) => {
            let ours = check.state();
            (ours != *expected).then(|| format!("the state is {ours:?}, not {expected:?}"))
        }
        Expectation::Earliest(expected) => {
            let ours = check.earliest();
            let date = |day: Day| day.date().map_or(format!("{day:?}"), |date| date.to_string());
            (ours != *expected).then(|| {
                format!("the earliest day is {} .. {}", date(ours.earliest), date(ours.latest))
            })
        }
        Expectation::Needs(expected) => {
            let needed = |need: Need| match need {
                Need::Answer(id) => Some(id.0.to_owned()),
                Need::Exact(_) | Need::Decision(_) | Need::Calendar(_) | Need::Ruling(_) => None,
            };
            let ours: BTreeSet<_> = check.needs().into_iter().filter_map(needed).collect();
            (ours != *expected).then(|| format!("{ours:?} are needed, not {expected:?}"))
        }
    };
    let told = |what| format!("{} {}: {what}", case.place, case.title);
    case.expectations.iter().filter_map(differs).map(told).collect()
}

#[test]
fn situations_are_judged_as_the_text_says() {
    let calendar = Calendar::published();
    let cases = written();
    let wrong: Vec<_> = cases.iter().flat_map(|case| contradictions(case, &calendar)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_situation_has_a_title_a_clause_and_an_expectation() {
    let mut titles = BTreeSet::new();
    for case in written() {
        assert!(!case.clause.is_empty(), "{}", case.place);
        assert!(!case.expectations.is_empty(), "{}", case.place);
        assert!(titles.insert((case.clause, case.title)), "{} repeats a title", case.place);
    }
}

#[test]
fn every_deciding_clause_has_its_situations() {
    let cases = written();
    for (clause, least) in DECIDING {
        let under = format!("{clause}.");
        let belongs = |case: &&Written| case.clause == clause || case.clause.starts_with(&under);
        let count = cases.iter().filter(belongs).count();
        assert!(count >= least, "{clause} has {count} situations");
    }
}

#[test]
fn every_reading_decides_at_least_two_situations() {
    let calendar = Calendar::published();
    let mut decided: BTreeMap<&str, usize> = BTreeMap::new();
    for case in written() {
        let rule = case.expectations.iter().find_map(|expectation| match expectation {
            Expectation::Outcome(rule, _) => Some(rule.clone()),
            _ => None,
        });
        for reading in case.situation.decided_by(&rule.unwrap_or("person".to_owned()), &calendar) {
            *decided.entry(reading.id.0).or_default() += 1;
        }
    }
    for reading in READINGS {
        let count = decided.get(reading.id.0).copied().unwrap_or(0);
        assert!(count >= 2, "{} decides {count} situations", reading.id.0);
    }
}

/// The names of the pages that a person sees who answers as in a situation, and else does not know.
fn pages(situation: &Situation, calendar: &Calendar) -> Vec<&'static str> {
    let mut told = Situation { facts: Facts::default(), ..situation.clone() };
    let mut pages = Vec::new();
    loop {
        let check = Check::of(told.case(calendar, &situation.rulings));
        let Some(page) = check.pages().next() else { return pages };
        pages.push(page.id);
        for field in page.fields() {
            let typed = situation.facts.typed(field.id()).unwrap_or(UNSURE);
            told.facts.set(field.id(), typed);
        }
    }
}

#[test]
fn a_result_takes_nine_pages_at_most_and_one_who_has_no_grade() {
    let calendar = Calendar::published();
    for case in written() {
        let pages = pages(&case.situation, &calendar);
        assert!(pages.len() <= 9, "{} {pages:?}", case.place);
        assert_eq!(pages.iter().collect::<BTreeSet<_>>().len(), pages.len(), "{}", case.place);
    }
    let none = "grade_qualification=no|grade_level=no|grade_enterprise=no|title=no";
    let mut none_of_these =
        Situation { reference: "2026-06-15".parse().ok(), ..Situation::default() };
    none.split('|').for_each(|line| none_of_these.tell(line).unwrap());
    assert_eq!(pages(&none_of_these, &calendar), ["certificate"]);
}
