//! The pages and their addresses, behind the `#`: static hosting, one file and `file://` all keep working.

use gloo::utils::window;
use teji_dossier::Group;
use teji_notice::{ClauseEntry, Page, SELF_CHECK};
use wasm_bindgen::JsValue;
use web_sys::History;

use crate::draft::Draft;

/// Whether the page has an address that others can open: not where it is one file.
pub(crate) fn is_on_a_host() -> bool {
    window().location().protocol().is_ok_and(|protocol| protocol != "file:")
}

/// A page.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Route {
    Home,
    Check,
    Question(&'static Page),
    Result,
    Notice,
    Clause(&'static ClauseEntry),
    Rules,
    Privacy,
    Help,
    Workday,
    FiveYears,
    Numbers,
    Files,
    Me(Place),
    Hr(Hall),
    /// A plan that an applicant was given.
    Plan,
    Recheck(Desk),
    Lost,
}

/// A page of the applicant's papers.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Place {
    /// The task list.
    Tasks,
    Basics,
    List(Group),
    /// An entry of a list, by its number.
    Entry(Group, u32),
    Review,
    Make,
    /// One of the papers that are made, by its place among them.
    Paper(usize),
}

/// A page of an enterprise's batch.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Hall {
    Home,
    Plan,
    Import,
    /// The list of people: all, or those of one result.
    People(Option<char>),
    /// A person, and where in their papers.
    Person(u32, Place),
    Screen,
    Publicity,
    Package,
    After,
    /// One of the papers that are made, by its place among them.
    Paper(usize),
}

/// A page of whoever receives packages.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Desk {
    /// Where packages are put down.
    Home,
    Report,
    /// A person of the package, by their number.
    Person(u32),
    Compare,
}

impl Desk {
    /// The page at an address below the first one.
    fn at(path: &str) -> Option<Self> {
        Some(match path.split_once('/') {
            None if path == "report" => Self::Report,
            None if path == "compare" => Self::Compare,
            Some(("person", number)) => Self::Person(number.parse().ok()?),
            _ => return None,
        })
    }

    /// The key of its title.
    fn title(self) -> &'static str {
        match self {
            Self::Home => "received.title",
            Self::Report => "received.report.title",
            Self::Person(_) => "hr.person.title",
            Self::Compare => "received.compare",
        }
    }

    /// Its address, below the first one.
    fn path(self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Report => "/report".to_owned(),
            Self::Person(number) => format!("/person/{number}"),
            Self::Compare => "/compare".to_owned(),
        }
    }
}

impl Hall {
    /// The page at an address below that of the batch.
    fn at(path: &str) -> Option<Self> {
        Some(match path.split_once('/') {
            None => match path {
                "plan" => Self::Plan,
                "import" => Self::Import,
                "people" => Self::People(None),
                "screen" => Self::Screen,
                "publicity" => Self::Publicity,
                "package" => Self::Package,
                "after" => Self::After,
                _ => return None,
            },
            Some(("paper", number)) => Self::Paper(number.parse().ok()?),
            Some(("people", path)) => match path.split_once('/') {
                None => Self::Person(path.parse().ok()?, Place::Tasks),
                Some(("state", letter)) => Self::People(letter.chars().next()),
                Some((number, place)) => Self::Person(number.parse().ok()?, Place::at(place)?),
            },
            Some(_) => return None,
        })
    }

    /// Its address, below that of the batch.
    fn path(self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Plan => "plan".to_owned(),
            Self::Import => "import".to_owned(),
            Self::People(None) => "people".to_owned(),
            Self::People(Some(letter)) => format!("people/state/{letter}"),
            Self::Person(number, Place::Tasks) => format!("people/{number}"),
            Self::Person(number, place) => format!("people/{number}/{}", place.path()),
            Self::Screen => "screen".to_owned(),
            Self::Publicity => "publicity".to_owned(),
            Self::Package => "package".to_owned(),
            Self::After => "after".to_owned(),
            Self::Paper(number) => format!("paper/{number}"),
        }
    }

    /// The key of its title.
    fn title(self) -> &'static str {
        match self {
            Self::Home => "hr.title",
            Self::Plan => "hr.plan.title",
            Self::Import => "hr.import.title",
            Self::People(_) => "hr.people.title",
            Self::Person(_, Place::Tasks) => "hr.person.title",
            Self::Person(_, place) => place.title(),
            Self::Screen => "hr.screen.title",
            Self::Publicity => "hr.publicity.title",
            Self::Package => "hr.package.title",
            Self::After => "hr.after.title",
            Self::Paper(_) => "hr.paper.title",
        }
    }
}

impl Place {
    /// The page at an address below that of the task list.
    fn at(path: &str) -> Option<Self> {
        match path.split_once('/') {
            None if path == "basics" => Some(Self::Basics),
            None if path == "review" => Some(Self::Review),
            None if path == "make" => Some(Self::Make),
            None => group(path).map(Self::List),
            Some(("paper", number)) => number.parse().ok().map(Self::Paper),
            Some((list, id)) => Some(Self::Entry(group(list)?, id.parse().ok()?)),
        }
    }

    /// Its address, below that of the task list.
    pub(crate) fn path(self) -> String {
        match self {
            Self::Tasks => String::new(),
            Self::Basics => "basics".to_owned(),
            Self::Review => "review".to_owned(),
            Self::Make => "make".to_owned(),
            Self::Paper(number) => format!("paper/{number}"),
            Self::List(group) => name(group).to_owned(),
            Self::Entry(group, id) => format!("{}/{id}", name(group)),
        }
    }

    /// The key of its title.
    fn title(self) -> &'static str {
        match self {
            Self::Tasks => "me.tasks.title",
            Self::Basics => "me.basics.title",
            Self::Review => "me.review.title",
            Self::Make => "me.make.title",
            Self::Paper(_) => "me.paper_shown.title",
            Self::List(Group::Posts) => "me.posts.title",
            Self::List(Group::Merits) => "me.merits.title",
            Self::List(Group::Honours) => "me.honours.title",
            Self::List(Group::Evidence) => "me.evidence.title",
            Self::Entry(Group::Posts, _) => "me.post.title",
            Self::Entry(Group::Merits, _) => "me.merit.title",
            Self::Entry(Group::Honours, _) => "me.honour.title",
            Self::Entry(Group::Evidence, _) => "me.paper.title",
        }
    }
}

/// What a list is called in addresses, and in the names of sections.
fn name(group: Group) -> &'static str {
    match group {
        Group::Posts => "posts",
        Group::Merits => "merits",
        Group::Honours => "honours",
        Group::Evidence => "evidence",
    }
}

fn group(path: &str) -> Option<Group> {
    Group::ALL.into_iter().find(|group| name(*group) == path)
}

impl Route {
    /// The page at an address (what follows the `#`).
    pub(crate) fn at(hash: &str) -> Self {
        let path = hash.trim_start_matches(['#', '/']).trim_end_matches('/');
        match path {
            "" => Self::Home,
            "check" => Self::Check,
            "check/result" => Self::Result,
            "notice" => Self::Notice,
            "rules" => Self::Rules,
            "privacy" => Self::Privacy,
            "help" => Self::Help,
            "tools/workday" => Self::Workday,
            "tools/five-years" => Self::FiveYears,
            "tools/cert-code" => Self::Numbers,
            "files" => Self::Files,
            "me" => Self::Me(Place::Tasks),
            "hr" => Self::Hr(Hall::Home),
            "recheck" => Self::Recheck(Desk::Home),
            _ => Self::question(path)
                .or_else(|| Self::clause(path))
                .or_else(|| Place::at(path.strip_prefix("me/")?).map(Self::Me))
                .or_else(|| Hall::at(path.strip_prefix("hr/")?).map(Self::Hr))
                .or_else(|| Desk::at(path.strip_prefix("recheck/")?).map(Self::Recheck))
                .or_else(|| (path.split('/').next() == Some("plan")).then_some(Self::Plan))
                .unwrap_or(Self::Lost),
        }
    }

    fn question(path: &str) -> Option<Self> {
        let id = path.strip_prefix("check/q/")?;
        SELF_CHECK.iter().find(|page| page.id == id).map(Self::Question)
    }

    fn clause(path: &str) -> Option<Self> {
        teji_notice::clause(path.strip_prefix("notice/")?).map(Self::Clause)
    }

    /// Its address, with the `#`.
    pub(crate) fn href(self) -> String {
        match self {
            Self::Home | Self::Lost => "#/".to_owned(),
            Self::Check => "#/check".to_owned(),
            Self::Question(page) => format!("#/check/q/{}", page.id),
            Self::Result => "#/check/result".to_owned(),
            Self::Notice => "#/notice".to_owned(),
            Self::Clause(entry) => format!("#/notice/{}", entry.id),
            Self::Rules => "#/rules".to_owned(),
            Self::Privacy => "#/privacy".to_owned(),
            Self::Help => "#/help".to_owned(),
            Self::Workday => "#/tools/workday".to_owned(),
            Self::FiveYears => "#/tools/five-years".to_owned(),
            Self::Numbers => "#/tools/cert-code".to_owned(),
            Self::Files => "#/files".to_owned(),
            Self::Me(Place::Tasks) => "#/me".to_owned(),
            Self::Me(place) => format!("#/me/{}", place.path()),
            Self::Hr(Hall::Home) => "#/hr".to_owned(),
            Self::Hr(hall) => format!("#/hr/{}", hall.path()),
            Self::Plan => "#/plan".to_owned(),
            Self::Recheck(desk) => format!("#/recheck{}", desk.path()),
        }
    }

    /// The key of its title.
    pub(crate) fn title(self) -> String {
        match self {
            Self::Home => "home.title".to_owned(),
            Self::Check => "check.title".to_owned(),
            Self::Question(page) => format!("page.{}.title", page.id),
            Self::Result => "result.title".to_owned(),
            Self::Notice => "notice.title".to_owned(),
            Self::Clause(entry) => format!("clause.{}.title", entry.id),
            Self::Rules => "rules.title".to_owned(),
            Self::Privacy => "privacy.title".to_owned(),
            Self::Help => "help.title".to_owned(),
            Self::Workday => "workday.title".to_owned(),
            Self::FiveYears => "years.title".to_owned(),
            Self::Numbers => "numbers.title".to_owned(),
            Self::Files => "files.title".to_owned(),
            Self::Me(place) => place.title().to_owned(),
            Self::Hr(hall) => hall.title().to_owned(),
            Self::Plan => "given.title".to_owned(),
            Self::Recheck(desk) => desk.title().to_owned(),
            Self::Lost => "lost.title".to_owned(),
        }
    }

    /// Where the person stood in a draft.
    pub(crate) fn of(draft: &Draft) -> Self {
        if draft.is_batch() {
            return Self::Hr(Hall::Home);
        }
        if !draft.papers.is_empty() {
            return Self::Me(Place::Tasks);
        }
        Self::question(&format!("check/q/{}", draft.place)).unwrap_or(Self::Result)
    }

    /// Whether it asks something.
    pub(crate) fn asks(self) -> bool {
        matches!(self, Self::Question(_))
    }

    /// Whether the draft that is open is filled in here.
    pub(crate) fn fills_in(self) -> bool {
        self.is_ones_own() || matches!(self, Self::Hr(_))
    }

    /// Whether a person answers for themselves here.
    pub(crate) fn is_ones_own(self) -> bool {
        matches!(self, Self::Check | Self::Question(_) | Self::Result | Self::Me(_))
    }

    /// The page that the address bar names.
    pub(crate) fn current() -> Self {
        Self::at(&window().location().hash().unwrap_or_default())
    }

    /// Goes there.
    pub(crate) fn go(self) {
        // The address is one of our own, so the browser has nothing to refuse.
        let _ = window().location().set_hash(&self.href());
    }

    /// Goes back one page, as the browser's own button does; where that would leave the site, to another page of it.
    pub(crate) fn back_or(otherwise: Self) {
        match window().history() {
            Ok(history) if depth(&history).is_some_and(|depth| depth > 0.0) => {
                // The page before is one of ours.
                let _ = history.back();
            }
            _ => otherwise.go(),
        }
    }

    /// Notes with the browser's own list of pages how many of ours lie before this one.
    pub(crate) fn note_depth(before: f64) -> f64 {
        let Ok(history) = window().history() else { return 0.0 };
        depth(&history).unwrap_or_else(|| {
            // A list that takes no note lets `back_or` go to the other page.
            let _ = history.replace_state_with_url(&JsValue::from_f64(before + 1.0), "", None);
            before + 1.0
        })
    }
}

fn depth(history: &History) -> Option<f64> {
    history.state().ok()?.as_f64()
}
