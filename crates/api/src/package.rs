//! Packages made of answers, and packages of others gone through again, for programs.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value};
use teji_batch::{Batch, Person, Round, batch_package};
use teji_dossier::bag::Listed;
use teji_dossier::{
    Application, BASICS, EVIDENCE, Group, HONOUR, JsonError, Kept, MERIT, Media, OpenError, POST,
    PackageError, Part, Spot, package,
};
use teji_fields::AnyField;
use teji_notice::{Check, READINGS};
use teji_paper::{Crc, Digest, Sha256};
use teji_recheck::{Answers, Report, look};

use crate::fault::{Fault, FaultKind, Step};
use crate::language::Language;
use crate::question::nearest;
use crate::teji::Teji;

/// Evidence that somebody hands in. Its bytes stay outside; they only pass by.
#[derive(Clone, Default)]
pub struct Evidence {
    size: u64,
    crc: Crc,
    sha256: Sha256,
    start: Vec<u8>,
}

/// So many first bytes tell what a file is.
const START: usize = 8;

impl Evidence {
    /// The next bytes of the file.
    pub fn pass(&mut self, bytes: &[u8]) {
        self.size += bytes.len() as u64;
        self.crc.update(bytes);
        self.sha256.update(bytes);
        let lacking = START.saturating_sub(self.start.len()).min(bytes.len());
        self.start.extend_from_slice(&bytes[..lacking]);
    }
}

/// What is to be made a package of.
pub struct Assembly<'a> {
    /// The answers as JSON: an application, or a batch.
    pub answers: &'a str,
    /// Whether it is a batch.
    pub is_batch: bool,
    /// The evidence that passed by, under the numbers of its person (0 in an application) and of its entry.
    pub evidence: BTreeMap<(u32, u32), Evidence>,
    /// The day that the package bears.
    pub made: NaiveDate,
}

/// What is to be written, in this order.
#[derive(Clone, Debug)]
pub struct Assembled {
    /// The pieces of the file.
    pub pieces: Vec<Piece>,
    /// What is told of it.
    pub told: Contents,
}

/// A piece of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of this evidence, as they are.
    Evidence(u32, u32),
}

/// What a package holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Contents {
    /// How many bytes it has.
    pub size: u32,
    /// Its files, without those that only describe it.
    pub files: Vec<FileInfo>,
}

/// A file of a package.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FileInfo {
    /// Its path within the package.
    pub path: String,
    /// What it holds, in Chinese.
    pub title: String,
    /// How many bytes it has.
    pub size: u32,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// A package that was gone through.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Opened {
    /// Its answers: an application or a batch; nothing where they cannot be read.
    #[cfg_attr(feature = "typescript", ts(type = "Json"))]
    pub answers: Value,
    /// Everything in one or two sentences.
    pub sentence: String,
    /// What was found.
    pub report: Report,
    /// The SHA-256 of the report in Chinese: the same package gives the same one everywhere.
    pub digest: String,
}

impl Teji {
    /// Plans a package. Answers without a day of reference are judged on the day that it bears, as whoever opens it does.
    pub fn assemble(&self, assembly: &Assembly<'_>) -> Result<Assembled, Vec<Fault>> {
        let unknown = self.unknown_names(assembly.answers);
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let parts =
            if assembly.is_batch { self.of_batch(assembly) } else { self.of_application(assembly) };
        parts.map_err(|fault| vec![fault])
    }

    fn of_application(&self, assembly: &Assembly<'_>) -> Result<Assembled, Fault> {
        let mut application =
            Application::read(&completed(assembly.answers)).map_err(|error| self.unread(&error))?;
        self.all_wanted(assembly, |person, number| {
            person == 0 && application.evidence.iter().any(|entry| entry.id == number)
        })?;
        let own = assembly.evidence.iter().map(|((_, number), file)| (*number, file));
        let kept = self.keep(&mut application, own)?;
        let facts = application.facts();
        let check = Check::of(application.case(&facts, &self.calendar, assembly.made));
        let made = package(&application, &check, &kept, assembly.made);
        let made = made.map_err(|error| self.refused(&error))?;
        Ok(assembled(made.parts, &made.files, made.size, |number| (0, number)))
    }

    fn of_batch(&self, assembly: &Assembly<'_>) -> Result<Assembled, Fault> {
        let mut batch = Batch::read(assembly.answers).map_err(|error| self.unread(&error))?;
        self.all_wanted(assembly, |person, number| {
            let evidence = |person: &Rc<Person>| {
                person.application.evidence.iter().any(|entry| entry.id == number)
            };
            batch.person(person).is_some_and(evidence)
        })?;
        let mut kept: BTreeMap<u32, Vec<Kept>> = BTreeMap::new();
        let numbers: Vec<u32> = batch.people().map(|person| person.number).collect();
        for number in numbers {
            let of_person = assembly.evidence.range((number, 0)..=(number, u32::MAX));
            let handed: Vec<_> = of_person.map(|((_, entry), file)| (*entry, file)).collect();
            let mut held = Ok(Vec::new());
            batch.change(number, |person| {
                held = self.keep(&mut person.application, handed.into_iter());
            });
            kept.insert(number, held?);
        }
        let round = Round::of(&batch, &self.calendar, assembly.made);
        let made = batch_package(&round, &kept, assembly.made);
        let made = made.map_err(|error| self.refused(&error.error))?;
        Ok(assembled(made.parts, &made.files, made.size, |key| key))
    }

    /// Whether the answers name all evidence that was handed in: what they do not name would be lost.
    fn all_wanted(
        &self,
        assembly: &Assembly<'_>,
        is_wanted: impl Fn(u32, u32) -> bool,
    ) -> Result<(), Fault> {
        let surplus =
            assembly.evidence.keys().find(|(person, number)| !is_wanted(*person, *number));
        surplus.map_or(Ok(()), |(person, number)| {
            let name = format!("{person}/{number}");
            let values = [("name", name.as_str()), ("known", "evidence.entries[].id")];
            Err(Fault::new(FaultKind::Unknown, &["evidence", &name], &values, &self.words))
        })
    }

    /// The names in the answers under which nothing is asked. What cannot be read is told elsewhere.
    fn unknown_names(&self, answers: &str) -> Vec<Fault> {
        let Ok(Value::Object(answers)) = serde_json::from_str(answers) else { return Vec::new() };
        let mut faults = Vec::new();
        self.of_person(&answers, &[], &mut faults);
        for (place, person) in listed(answers.get("people")) {
            if let Some(Value::Object(application)) = person.get("application") {
                self.of_person(application, &["people", &place, "application"], &mut faults);
            }
        }
        faults
    }

    fn of_person(
        &self,
        application: &Map<String, Value>,
        within: &[&str],
        faults: &mut Vec<Fault>,
    ) {
        let mut look = |path: &[&str], facts: Option<&Value>, is_known: &dyn Fn(&str) -> bool| {
            let names = facts.and_then(Value::as_object).into_iter().flat_map(Map::keys);
            for name in names.filter(|name| !is_known(name)) {
                let path = [within, path, &[name.as_str()]].concat();
                let known = nearest(name).join(", ");
                let values = [("name", name.as_str()), ("known", known.as_str())];
                faults.push(Fault::new(FaultKind::Unknown, &path, &values, &self.words));
            }
        };
        look(&["facts"], application.get("facts"), &|name| teji_notice::field(name).is_some());
        look(&["basics"], application.get("basics"), &|name| BASICS.field(name).is_some());
        let is_reading = |name: &str| READINGS.iter().any(|reading| reading.id.0 == name);
        look(&["rulings"], application.get("rulings"), &is_reading);
        for (list, form) in
            [("posts", &POST), ("merits", &MERIT), ("honours", &HONOUR), ("evidence", &EVIDENCE)]
        {
            let entries = application.get(list).and_then(|list| list.get("entries"));
            for (place, entry) in listed(entries) {
                let path = [list, "entries", &place, "facts"];
                look(&path, entry.get("facts"), &|name| form.field(name).is_some());
            }
        }
    }

    /// What is known of evidence; the answers are told what they do not tell of it themselves.
    fn keep<'e>(
        &self,
        application: &mut Application,
        handed: impl Iterator<Item = (u32, &'e Evidence)>,
    ) -> Result<Vec<Kept>, Fault> {
        let mut kept = Vec::new();
        for (number, file) in handed {
            let sha256 = file.sha256.clone().finish();
            self.tell(application, number, file, sha256)?;
            kept.push(Kept { number, size: file.size, crc: file.crc.value(), sha256 });
        }
        Ok(kept)
    }

    fn tell(
        &self,
        application: &mut Application,
        number: u32,
        file: &Evidence,
        sha256: Digest,
    ) -> Result<(), Fault> {
        let media = Media::of(&file.start).map(|media| media.id().to_owned());
        let told = [
            ("evidence_media", media.ok_or_else(|| self.refused(&PackageError::Kind(number)))?),
            ("evidence_size", file.size.to_string()),
            ("evidence_sha256", sha256.to_string()),
        ];
        let spot = Spot::Entry(Group::Evidence, number);
        for (name, value) in told {
            let Some(id) = EVIDENCE.field(name).map(AnyField::id) else { continue };
            match application.typed(spot, id) {
                Some(typed) if typed != value => {
                    return Err(self.refused(&PackageError::Changed(number)));
                }
                Some(_) => {}
                None => application.set(spot, id, value),
            }
        }
        Ok(())
    }

    /// Goes through a package that somebody made. `today` counts where it bears no day of its own.
    pub fn open(&self, mut bytes: &[u8], today: NaiveDate) -> Result<Opened, Vec<Fault>> {
        let looked = look(&mut bytes, &self.calendar, today);
        let looked = looked.map_err(|error| vec![self.unopened(&error)])?;
        let digest = looked.chinese.digest();
        let (report, words) = match self.language {
            Language::Chinese => (looked.chinese, teji_recheck::chinese()),
            Language::English => (looked.english, teji_recheck::english()),
        };
        let answers = match looked.answers {
            Answers::Person(application) => serde_json::to_value(&*application),
            Answers::Batch(batch) => serde_json::to_value(&*batch),
            Answers::Unread => Ok(Value::Null),
        };
        let sentence = report.sentence(words);
        // Keys are text and there are no floats, so this cannot fail.
        Ok(Opened { answers: answers.unwrap_or_default(), sentence, report, digest })
    }

    fn unread(&self, error: &JsonError) -> Fault {
        self.worded(FaultKind::Package, error.key(), &error.args(), &["answers"])
    }

    fn refused(&self, error: &PackageError) -> Fault {
        self.worded(FaultKind::Evidence, error.key(), &error.args(), &["evidence"])
    }

    fn unopened(&self, error: &OpenError) -> Fault {
        self.worded(FaultKind::Package, error.key(), &error.args(), &[])
    }

    fn worded(
        &self,
        kind: FaultKind,
        key: &str,
        args: &[(&'static str, String)],
        path: &[&str],
    ) -> Fault {
        let values: Vec<(&str, &str)> =
            args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Fault {
            kind,
            path: path.iter().map(|name| Step::Name((*name).to_owned())).collect(),
            message: self.words.fill(key, &values),
            cure: self.words.fill(&format!("{key}.try"), &values),
        }
    }
}

/// The entries of a list with their places; none where it is no list.
fn listed(list: Option<&Value>) -> Vec<(String, &Value)> {
    let entries = list.and_then(Value::as_array).into_iter().flatten().enumerate();
    entries.map(|(place, entry)| (place.to_string(), entry)).collect()
}

/// An application in which what lacks is empty: lists without entries, answers that nobody gave.
fn completed(json: &str) -> String {
    let empty = serde_json::from_str::<Value>(&Application::default().to_json());
    match (empty, serde_json::from_str::<Value>(json)) {
        (Ok(Value::Object(mut whole)), Ok(Value::Object(given)))
            if teji_dossier::look_through(json, teji_dossier::MOST_VALUES).is_ok() =>
        {
            whole.extend(given);
            Value::Object(whole).to_string()
        }
        // It is refused as it stands.
        _ => json.to_owned(),
    }
}

fn assembled<K>(
    parts: Vec<Part<K>>,
    files: &[Listed],
    size: u64,
    key: impl Fn(K) -> (u32, u32),
) -> Assembled {
    let bounded = |size: u64| u32::try_from(size).unwrap_or(u32::MAX);
    let piece = |part| match part {
        Part::Bytes(bytes) => Piece::Bytes(bytes),
        Part::Evidence(of) => {
            let (person, number) = key(of);
            Piece::Evidence(person, number)
        }
    };
    let file = |file: &Listed| FileInfo {
        path: file.path.clone(),
        title: file.title.clone(),
        size: bounded(file.size),
        sha256: file.sha256.clone(),
    };
    let told = Contents { size: bounded(size), files: files.iter().map(file).collect() };
    Assembled { pieces: parts.into_iter().map(piece).collect(), told }
}

#[cfg(test)]
mod tests;
