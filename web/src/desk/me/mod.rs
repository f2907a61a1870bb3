//! An applicant's papers: what is entered at home, in pieces, before anybody else sees it.

mod attach;
mod card;
mod entry;
mod field;
mod list;
mod make;
pub(crate) mod paper;
mod review;
mod seal;
mod section;
mod tasks;

use std::rc::Rc;
use std::sync::LazyLock;

use teji_dossier::{Application, BASICS, JsonError, Spot};
use teji_fields::Facts;
use teji_notice::{LINKED_SERVICE, POST_SERVICE};
use teji_text::Catalog;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::draft::Draft;
use crate::keep;
use crate::route::{Place, Route};
use crate::shared::{Shared, use_shared, use_words};
use crate::state::Action;
use crate::words::Language;

/// The papers that are open, and the way to change them.
#[derive(Clone, PartialEq)]
pub(crate) struct Papers {
    pub(crate) application: Rc<Application>,
    shared: Shared,
    home: Home,
}

/// Where papers belong, and how they are reached there.
#[derive(Clone, Copy)]
pub(crate) struct Home {
    /// The person's number within a batch; 0 for one's own.
    pub(crate) number: u32,
    /// Changes them within their draft.
    pub(crate) write: fn(&mut Draft, u32, Change),
    /// The address of one of their pages.
    pub(crate) route: fn(u32, Place) -> Route,
}

/// What is done to papers.
pub(crate) type Change = Box<dyn FnOnce(&mut Application)>;

impl PartialEq for Home {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

/// One's own papers.
const OWN: Home = Home { number: 0, write: write_own, route: |_, place| Route::Me(place) };

fn write_own(draft: &mut Draft, _: u32, change: Change) {
    if let Ok(mut application) = opened(draft) {
        change(&mut application);
        keep_in(draft, &application);
    }
}

impl Papers {
    /// Changes them; what is changed twice before a page is drawn anew is changed twice.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Application) + 'static) {
        let id = self.shared.open.id.clone();
        let Home { number, write, .. } = self.home;
        let change = Box::new(move |draft: &mut Draft| write(draft, number, Box::new(change)));
        self.shared.dispatch(Action::Changed(id, change));
    }

    /// One of their pages.
    pub(crate) fn route(&self, place: Place) -> Route {
        (self.home.route)(self.home.number, place)
    }

    /// The address of one of their pages.
    pub(crate) fn href(&self, place: Place) -> String {
        self.route(place).href()
    }

    /// Whether another window writes them.
    pub(crate) fn is_read_only(&self) -> bool {
        self.shared.is_read_only()
    }

    /// The names of fields, conditions and sections in the language that is chosen.
    pub(crate) fn words(&self) -> &'static Catalog {
        papers_words(self.shared.language.words())
    }
}

/// The names of the papers in the language of the page's words.
fn papers_words(words: &'static Catalog) -> &'static Catalog {
    static CHINESE: LazyLock<Catalog> =
        LazyLock::new(|| Catalog::read(&[teji_notice::CHINESE, teji_dossier::CHINESE]));
    static ENGLISH: LazyLock<Catalog> =
        LazyLock::new(|| Catalog::read(&[teji_notice::ENGLISH, teji_dossier::ENGLISH]));
    let is_chinese = std::ptr::eq(words, Language::Chinese.words());
    if is_chinese { &CHINESE } else { &ENGLISH }
}

/// The papers of a draft; those of one that has none are begun with its answers.
pub(crate) fn opened(draft: &Draft) -> Result<Application, JsonError> {
    let (rulings, reference, place) =
        (draft.rulings.clone(), draft.reference.clone(), draft.place.clone());
    if draft.papers.is_empty() {
        let mut begun = Application::from_check(draft.facts.clone(), rulings, reference, place);
        begun.further.clone_from(&draft.further);
        return Ok(begun);
    }
    let mut application = Application::read(&draft.papers)?;
    application.set_check_facts(draft.facts.clone());
    application.further.clone_from(&draft.further);
    (application.rulings, application.reference, application.place) = (rulings, reference, place);
    Ok(application)
}

/// A draft of papers that a file held.
pub(crate) fn draft_of(papers: &str) -> Result<Draft, &'static str> {
    let application = Application::read(papers).map_err(|error| error.key())?;
    let mut draft = Draft {
        rulings: application.rulings.clone(),
        reference: application.reference.clone(),
        place: application.place.clone(),
        ..Draft::default()
    };
    keep_in(&mut draft, &application);
    Ok(draft)
}

/// Puts the papers into their draft, and what they say of the self-check's questions beside the answers.
fn keep_in(draft: &mut Draft, application: &Application) {
    let mut bare = application.clone();
    bare.set_check_facts(Facts::default());
    let told = bare.facts();
    draft.derived = told.iter().map(|(id, typed)| (id.to_owned(), typed.to_owned())).collect();
    let service = [POST_SERVICE.id, LINKED_SERVICE.id];
    if service.iter().any(|id| told.typed(*id).is_some()) {
        // Posts that are listed are all that there are.
        for id in service {
            draft.derived.entry(id.0.to_owned()).or_default();
        }
    }
    draft.facts = application.check_facts().clone();
    draft.further.clone_from(&application.further);
    draft.papers = application.to_json();
    let name = BASICS.field("name").and_then(|field| application.typed(Spot::Basics, field.id()));
    name.unwrap_or_default().clone_into(&mut draft.name);
}

/// A fault of the papers with its cure, in whichever words it stands.
pub(crate) fn told(words: &'static Catalog, key: &str, args: &[(String, String)]) -> String {
    let own = papers_words(words);
    let of = if own.has(key) { own } else { words };
    let args: Vec<(&str, &str)> =
        args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    format!("{} {}", of.fill(key, &args), of.fill(&format!("{key}.try"), &args))
}

/// The papers that are open.
#[hook]
pub(crate) fn use_papers() -> Papers {
    use_context::<Papers>().expect("every page of the papers stands within Me")
}

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) place: Place,
}

/// Once in the life of the page, files that no draft names any more are deleted.
#[hook]
pub(crate) fn use_sweep(shared: &Shared) {
    let shared = shared.clone();
    use_effect_with((), move |()| {
        spawn_local(async move {
            if let Ok(kept) = keep::all().await
                && kept.newer == 0
            {
                let drafts = kept.drafts.iter().map(|record| &record.draft);
                let undone = shared.undo.iter().map(|record| &record.draft);
                let open = [&shared.draft];
                let named: Option<Vec<_>> =
                    drafts.chain(undone).chain(open).map(files_of).collect();
                if let Some(named) = named {
                    // What is not deleted now is deleted another time.
                    let _ = keep::sweep(&named.into_iter().flatten().collect()).await;
                }
            }
        });
    });
}

/// The digests of a draft's files; nothing where it cannot be read, and so may name any.
fn files_of(draft: &Draft) -> Option<Vec<String>> {
    if draft.is_batch() {
        return None;
    }
    let application = opened(draft).ok()?;
    let digest = |entry: &teji_dossier::Entry| make::digest(&application, entry.id);
    Some(application.evidence.iter().filter_map(digest).collect())
}

#[component]
pub(crate) fn Me(Props { place }: &Props) -> Html {
    let shared = use_shared();
    let words = use_words();
    use_sweep(&shared);
    let application = match opened(&shared.draft) {
        Ok(application) => Rc::new(application),
        Err(error) => return strange(words, &error),
    };
    let papers = Papers { application, shared, home: OWN };
    html! { <ContextProvider<Papers> context={papers}>{ page(*place) }</ContextProvider<Papers>> }
}

/// A page of papers that belong to somebody else.
pub(crate) fn page_of(
    application: Rc<Application>,
    shared: Shared,
    home: Home,
    place: Place,
) -> Html {
    let papers = Papers { application, shared, home };
    html! { <ContextProvider<Papers> context={papers}>{ page(place) }</ContextProvider<Papers>> }
}

fn page(place: Place) -> Html {
    match place {
        Place::Tasks => html! { <tasks::Tasks /> },
        Place::Basics => html! { <section::Basics key="basics" /> },
        Place::List(group) => html! { <list::Entries key={place.path()} {group} /> },
        Place::Entry(group, id) => html! { <entry::Entry key={place.path()} {group} {id} /> },
        Place::Review => html! { <review::Review /> },
        Place::Make => html! { <make::Make /> },
        Place::Paper(number) => html! { <paper::Paper {number} /> },
    }
}

/// Papers that this version cannot read are left alone.
fn strange(words: &'static Catalog, error: &JsonError) -> Html {
    let args: Vec<(String, String)> =
        error.args().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("me.tasks.title") }</h1>
            <p class="problem" role="alert">{ told(words, error.key(), &args) }</p>
            <p class="buttons"><a class="button primary" href="#/files">{ words.text("files.title") }</a></p>
        </>
    }
}
