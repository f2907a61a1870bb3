//! The files of a package beside its manifests and beside its answers, told once for each.

use std::collections::{BTreeMap, BTreeSet};

use teji_dossier::bag::Change;
use teji_fields::Problem;
use teji_order::{gathered, sort_by_key};
use teji_text::Catalog;

use crate::basis::Basis;
use crate::fault::{Fault, Weight};
use crate::remade::{Divergence, PaperFault, Papers};
use crate::words::Line;

/// What does not agree of the files.
pub(crate) struct Found {
    /// What differs from the manifests.
    pub(crate) changes: Vec<Change>,
    /// What differs from the answers.
    pub(crate) papers: Papers,
    /// The path of the answers.
    pub(crate) answers: &'static str,
    /// Whether the very software of here made the papers.
    pub(crate) is_of_here: bool,
}

/// So many signs of a line are told.
const MOST: usize = 60;
/// So many files are told one by one; what is more is counted.
const MOST_FILES: usize = 200;

impl Found {
    pub(crate) fn new(
        changes: &[Change],
        papers: Papers,
        answers: &'static str,
        basis: &Basis<'_>,
    ) -> Self {
        let is_of_here = basis.is_of_here();
        Self { changes: changes.to_vec(), papers, answers, is_of_here }
    }

    /// Whether the manifests say that the answers were changed: then what was made of them is not to blame.
    pub(crate) fn has_changed_answers(&self) -> bool {
        self.changes.iter().any(|change| change.spoils() && change.name() == self.answers)
    }

    /// A fault for each file that does not agree.
    pub(crate) fn faults(&self, words: &Catalog) -> Vec<Fault> {
        let papers: BTreeMap<&str, &PaperFault> =
            gathered(self.papers.faults.iter().map(|paper| (paper.path(), paper)));
        let changed: BTreeSet<&str> = gathered(self.changes.iter().map(Change::name));
        let mut faults: Vec<Fault> = self
            .changes
            .iter()
            .map(|change| self.changed(change, papers.get(change.name()).copied(), words))
            .collect();
        if !self.has_changed_answers() {
            let rest = self.papers.faults.iter().filter(|paper| !changed.contains(paper.path()));
            faults.extend(rest.map(|paper| self.of_paper(paper, words)));
            let strangers = self.papers.strangers.iter();
            let strangers = strangers.filter(|path| !changed.contains(path.as_str()));
            faults.extend(strangers.map(|path| {
                let problem = Problem::new("fault.stranger").with("file", path);
                Fault::new(Weight::Broken, &problem, words).in_file(path)
            }));
            faults.extend(self.papers.untold.iter().map(|(person, number)| {
                let problem = Problem::new("fault.untold").with("number", number);
                let problem = problem.with("person", person);
                Fault::new(Weight::Broken, &problem, words)
                    .in_file(self.answers)
                    .of(*person)
                    .marked(number)
            }));
        }
        let faults = faults.into_iter().map(of_whom).collect();
        cut_off(faults, words)
    }

    /// The same where the answers cannot be read.
    pub(crate) fn unread(&self, words: &Catalog) -> Vec<Fault> {
        let mut faults = self.faults(words);
        if !self.has_changed_answers() {
            let problem = Problem::new("fault.answers").with("file", &self.answers);
            faults.push(Fault::new(Weight::Broken, &problem, words).in_file(self.answers));
        }
        faults
    }

    fn changed(&self, change: &Change, paper: Option<&PaperFault>, words: &Catalog) -> Fault {
        let (weight, key) = match change {
            Change::Changed(_) => (Weight::Broken, "fault.changed"),
            Change::Missing(_) => (Weight::Broken, "fault.missing"),
            Change::Added(name) if is_of_system(name) => (Weight::Look, "fault.added_by_system"),
            Change::Added(_) => (Weight::Broken, "fault.added"),
        };
        let path = change.name();
        let fault = Fault::new(weight, &Problem::new(key).with("file", &path), words).in_file(path);
        match paper.filter(|_| !self.has_changed_answers()) {
            Some(PaperFault::Differs(_, spot)) => fault.at(place(spot, words)),
            _ => fault,
        }
    }

    fn of_paper(&self, paper: &PaperFault, words: &Catalog) -> Fault {
        let path = paper.path();
        let problem = |key| Problem::new(key).with("file", &path);
        // Another version may word a paper in another way, or have fewer; it cannot make one that is none.
        let is_sure = self.is_of_here || matches!(paper, PaperFault::Unreadable(_));
        let weight = if is_sure { Weight::Broken } else { Weight::Look };
        let problem = match paper {
            PaperFault::Missing(_) => problem("fault.paper_missing"),
            PaperFault::Unreadable(_) => problem("fault.paper_unreadable"),
            PaperFault::Otherwise(_) => problem("fault.paper_otherwise"),
            PaperFault::Differs(_, Divergence { found: Some(found), wanted: None }) => {
                problem("fault.paper_more").with("found", &short(found))
            }
            PaperFault::Differs(_, Divergence { found: None, wanted }) => {
                let wanted = wanted.as_ref().map(short).unwrap_or_default();
                problem("fault.paper_less").with("wanted", &wanted)
            }
            PaperFault::Differs(_, Divergence { found: Some(found), wanted: Some(wanted) }) => {
                let [found, wanted] = apart(found, wanted);
                problem("fault.paper").with("found", &found).with("wanted", &wanted)
            }
        };
        let fault = Fault::new(weight, &problem, words).in_file(path);
        match paper {
            PaperFault::Differs(_, spot) => fault.at(place(spot, words)),
            _ => fault,
        }
    }
}

/// A file in a person's folder is that person's.
fn of_whom(fault: Fault) -> Fault {
    let of = |path: &String| path.strip_prefix("data/people/")?.split('/').next()?.parse().ok();
    match fault.file.as_ref().and_then(of) {
        Some(person) => fault.of(person),
        None => fault,
    }
}

/// An archive may have tens of thousands of files that are none.
fn cut_off(mut faults: Vec<Fault>, words: &Catalog) -> Vec<Fault> {
    let more = faults.len().saturating_sub(MOST_FILES);
    if more > 0 {
        sort_by_key(&mut faults, |fault| fault.weight);
        faults.truncate(MOST_FILES);
        let problem = Problem::new("fault.more_files").with("count", &more);
        faults.push(Fault::new(Weight::Broken, &problem, words));
    }
    faults
}

/// Files that systems and unpackers leave behind, by their names.
fn is_of_system(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_shadow = path.starts_with("__MACOSX/") && name.starts_with("._");
    is_shadow || [".DS_Store", "Thumbs.db"].contains(&name)
}

/// The line of a letter, or the row of a sheet.
fn place(spot: &Divergence, words: &Catalog) -> String {
    let Some(line) = spot.found.as_ref().or(spot.wanted.as_ref()) else { return String::new() };
    let number = line.number.to_string();
    match &line.sheet {
        Some(sheet) => words.fill("place.row", &[("sheet", sheet), ("number", &number)]),
        None => words.fill("place.paragraph", &[("number", &number)]),
    }
}

fn short(line: &Line) -> String {
    cut(&plain(line))
}

/// A row's cells as people read them.
fn plain(line: &Line) -> String {
    let cells = line.words.split('\n').map(|cell| cell.rsplit('\u{a0}').next().unwrap_or(cell));
    cells.collect::<Vec<_>>().join(" ")
}

fn cut(text: &str) -> String {
    let mut signs = text.chars();
    let start: String = signs.by_ref().take(MOST).collect();
    if signs.next().is_some() { start + "…" } else { start }
}

/// Two lines from shortly before the place where they part, so that both show what differs.
fn apart(found: &Line, wanted: &Line) -> [String; 2] {
    let both = [plain(found), plain(wanted)];
    let same = both[0].chars().zip(both[1].chars()).take_while(|(one, other)| one == other).count();
    let skipped = same.saturating_sub(MOST / 3);
    both.map(|text| {
        let rest: String = text.chars().skip(skipped).collect();
        cut(&if skipped > 0 { "…".to_owned() + &rest } else { rest })
    })
}
