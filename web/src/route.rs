//! The pages and their addresses, behind the `#`: static hosting, one file and `file://` all keep working.

use gloo::utils::window;
use teji_notice::{ClauseEntry, Page, SELF_CHECK};

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
    Workday,
    FiveYears,
    Numbers,
    Files,
    Lost,
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
            "tools/workday" => Self::Workday,
            "tools/five-years" => Self::FiveYears,
            "tools/cert-code" => Self::Numbers,
            "files" => Self::Files,
            _ => Self::question(path).or_else(|| Self::clause(path)).unwrap_or(Self::Lost),
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
            Self::Workday => "#/tools/workday".to_owned(),
            Self::FiveYears => "#/tools/five-years".to_owned(),
            Self::Numbers => "#/tools/cert-code".to_owned(),
            Self::Files => "#/files".to_owned(),
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
            Self::Workday => "workday.title".to_owned(),
            Self::FiveYears => "years.title".to_owned(),
            Self::Numbers => "numbers.title".to_owned(),
            Self::Files => "files.title".to_owned(),
            Self::Lost => "lost.title".to_owned(),
        }
    }

    /// Whether the draft that is open is filled in here.
    pub(crate) fn fills_in(self) -> bool {
        matches!(self, Self::Check | Self::Question(_) | Self::Result)
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

    /// Goes back one page, as the browser's own button does.
    pub(crate) fn back() {
        if let Ok(history) = window().history() {
            let _ = history.back();
        }
    }
}
