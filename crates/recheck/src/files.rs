//! The files of a package beside its manifests and beside its answers, told once for each.

use teji_dossier::bag::Change;
use teji_fields::Problem;
use teji_text::Catalog;

use crate::basis::Basis;
use crate::fault::{Fault, Weight};
use crate::remade::{Divergence, PaperFault};
use crate::words::Line;

/// What does not agree of the files.
pub(crate) struct Found {
    /// What differs from the manifests.
    pub(crate) changes: Vec<Change>,
    /// What differs from the answers.
    pub(crate) papers: Vec<PaperFault>,
    /// The path of the answers.
    pub(crate) answers: &'static str,
    /// Whether other rules made the papers.
    pub(crate) has_other_rules: bool,
}

/// So many signs of a line are told.
const MOST: usize = 60;

impl Found {
    pub(crate) fn new(
        changes: &[Change],
        papers: Vec<PaperFault>,
        answers: &'static str,
        basis: &Basis<'_>,
    ) -> Self {
        let has_other_rules = basis.has_other_rules();
        Self { changes: changes.to_vec(), papers, answers, has_other_rules }
    }

    /// Whether the manifests say that the answers were changed: then what was made of them is not to blame.
    pub(crate) fn has_changed_answers(&self) -> bool {
        self.changes.iter().any(|change| change.spoils() && change.name() == self.answers)
    }

    /// A fault for each file that does not agree.
    pub(crate) fn faults(&self, words: &Catalog) -> Vec<Fault> {
        let changes = self.changes.iter().map(|change| self.changed(change, words));
        let mut faults: Vec<Fault> = changes.collect();
        let is_known =
            |paper: &&PaperFault| self.changes.iter().any(|change| change.name() == paper.path());
        let rest: Vec<&PaperFault> = self.papers.iter().filter(|paper| !is_known(paper)).collect();
        if self.has_changed_answers() || rest.is_empty() {
            return faults;
        }
        if self.has_other_rules {
            let problem = Problem::new("fault.papers_rules").with("count", &rest.len());
            faults.push(Fault::new(Weight::Look, &problem, words));
        } else {
            faults.extend(rest.into_iter().map(|paper| of_paper(paper, words)));
        }
        faults
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

    fn changed(&self, change: &Change, words: &Catalog) -> Fault {
        let (weight, key) = match change {
            Change::Changed(_) => (Weight::Broken, "fault.changed"),
            Change::Missing(_) => (Weight::Broken, "fault.missing"),
            Change::Added(name) if is_of_system(name) => (Weight::Look, "fault.added_by_system"),
            Change::Added(_) => (Weight::Broken, "fault.added"),
        };
        let path = change.name();
        let fault = Fault::new(weight, &Problem::new(key).with("file", &path), words);
        let paper = self.papers.iter().find(|paper| paper.path() == path);
        match paper.filter(|_| !self.has_other_rules && !self.has_changed_answers()) {
            Some(PaperFault::Differs(_, spot)) => fault.at(place(spot, words)),
            _ => fault,
        }
        .in_file(path)
    }
}

/// Files that systems and unpackers leave behind.
fn is_of_system(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.starts_with("__MACOSX/") || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(&name)
}

fn of_paper(paper: &PaperFault, words: &Catalog) -> Fault {
    let path = paper.path();
    let problem = |key| Problem::new(key).with("file", &path);
    let problem = match paper {
        PaperFault::Missing(_) => problem("fault.paper_missing"),
        PaperFault::Unreadable(_) => problem("fault.paper_unreadable"),
        PaperFault::Differs(_, Divergence { found: Some(found), wanted: None }) => {
            problem("fault.paper_more").with("found", &short(found))
        }
        PaperFault::Differs(_, Divergence { found: None, wanted }) => problem("fault.paper_less")
            .with("wanted", &wanted.as_ref().map(short).unwrap_or_default()),
        PaperFault::Differs(_, Divergence { found: Some(found), wanted: Some(wanted) }) => {
            let [found, wanted] = apart(found, wanted);
            problem("fault.paper").with("found", &found).with("wanted", &wanted)
        }
    };
    let fault = Fault::new(Weight::Broken, &problem, words).in_file(path);
    match paper {
        PaperFault::Differs(_, spot) => fault.at(place(spot, words)),
        _ => fault,
    }
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
