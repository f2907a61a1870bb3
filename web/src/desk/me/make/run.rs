//! One making of a file: what the workers are told and what they tell, up to the file.

use std::cell::RefCell;
use std::rc::Rc;

use teji_text::Catalog;
use web_sys::{Blob, Url};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::{Kind, Made, Stage, digest};
use crate::desk::me::seal::{Fault, Sealing, Way};
use crate::desk::me::{Papers, told};
use crate::desk::work::{Job, Make, Program, Told, Work, begin, run};
use crate::keep;
use crate::today;
use crate::values::object;

/// The workers at work, the one that seals first; nothing when they were stopped.
pub(super) type Works = Rc<RefCell<Option<Vec<Work>>>>;

/// A making of a file.
#[derive(Clone)]
pub(super) struct Run {
    pub(super) words: &'static Catalog,
    pub(super) kind: &'static Kind,
    pub(super) sealing: Sealing,
    pub(super) stage: UseStateHandle<Stage>,
    pub(super) fault: UseStateHandle<Option<Fault>>,
    pub(super) works: Works,
}

impl Run {
    /// Makes the file; where it will be sealed, the passphrase or the keys are looked at before anything is made.
    pub(super) fn start(self, papers: Papers, today: String) {
        self.fault.set(None);
        match self.sealing.asked() {
            Err(at) => self.refuse(at, "seal.differ", &[]),
            Ok(None) => self.make(papers, today),
            Ok(Some(wish)) => {
                self.say("seal.loading", &[]);
                let this = self.clone();
                let told = Callback::from(move |told: Told| match told {
                    Told::Ready => this.clone().make(papers.clone(), today.clone()),
                    told => this.hear(told),
                });
                self.add(run(Program::Seal, &wish, told));
            }
        }
    }

    fn make(self, papers: Papers, today: String) {
        self.say("make.begun", &[]);
        spawn_local(async move {
            let files = files(&papers).await;
            let papers = papers.application.to_json();
            let job = Job::Make(Make { kind: self.kind.id, papers, today, files });
            let this = self.clone();
            let told = Callback::from(move |told: Told| match told {
                Told::Made { blob, .. } if this.sealing.way != Way::Open => this.seal(&blob),
                told => this.hear(told),
            });
            self.add(begin(job, told));
        });
    }

    /// Hands what was made to the worker that seals; the other one has done its work.
    fn seal(&self, made: &Blob) {
        let given = self.works.borrow_mut().as_mut().and_then(|works| {
            works.truncate(1);
            works.first()?.give(&object(&[("blob", made.into())]))
        });
        if given.is_none() {
            self.end(Stage::Failed(told(self.words, "make.broken", &[])));
        }
    }

    fn add(&self, begun: Option<Work>) {
        let Some(begun) = begun else {
            return self.end(Stage::Failed(self.words.text("make.no_worker").to_owned()));
        };
        // What was stopped meanwhile is dropped.
        if let Some(works) = self.works.borrow_mut().as_mut() {
            works.push(begun);
        }
    }

    fn hear(&self, heard: Told) {
        match heard {
            Told::Progress(key, args) => self.say(&key, &args),
            Told::Made { blob, digest } => self.end(self.made(&blob, digest)),
            Told::Fault(key, args) => match self.sealing.place(&key) {
                Some(at) => self.refuse(at, &key, &args),
                None => self.end(Stage::Failed(told(self.words, &key, &args))),
            },
            // Nothing was to be opened.
            Told::Opened { .. } | Told::Batch { .. } | Told::News(..) | Told::Ready => {
                self.end(Stage::Idle);
            }
        }
    }

    fn say(&self, key: &str, args: &[(String, String)]) {
        let args: Vec<(&str, &str)> =
            args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.stage.set(Stage::Working(self.words.fill(key, &args)));
    }

    /// Nothing is made before this is mended.
    fn refuse(&self, at: &'static str, key: &str, args: &[(String, String)]) {
        self.fault.set(Some(Fault { at, sentence: told(self.words, key, args) }));
        self.end(Stage::Idle);
    }

    fn end(&self, stage: Stage) {
        self.works.take();
        self.stage.set(stage);
    }

    fn made(&self, blob: &Blob, digest: String) -> Stage {
        let (day, time) = today::local(today::now());
        let stamp = format!("{}-{}", day.to_string().replace('-', ""), time.replace(':', ""));
        let name = self.words.fill(&format!("make.{}.name", self.kind.id), &[("stamp", &stamp)]);
        let way = self.sealing.way;
        let sealed = if way == Way::Open { "" } else { ".age" };
        let Ok(address) = Url::create_object_url_with_blob(blob) else {
            return Stage::Failed(self.words.text("make.no_room").to_owned());
        };
        let name = format!("{name}.{}{sealed}", self.kind.ending);
        Stage::Made(Made { name, address, size: blob.size(), digest, way })
    }
}

/// The files of the evidence, as far as they are kept here; what lacks is told by what makes the package.
async fn files(papers: &Papers) -> Vec<(u32, Blob)> {
    let mut files = Vec::new();
    for entry in papers.application.evidence.iter() {
        if let Some(digest) = digest(&papers.application, entry.id)
            && let Ok(Some(blob)) = keep::file(&digest).await
        {
            files.push((entry.id, blob));
        }
    }
    files
}
