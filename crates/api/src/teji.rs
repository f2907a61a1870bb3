//! The rules, in one language, with what they remember: nothing that would make two questions differ.

use std::cell::RefCell;

use chrono::NaiveDate;
use teji_fields::Facts;
use teji_notice::Check;
use teji_rules::Case;
use teji_text::Catalog;
use teji_workdays::Calendar;

use crate::brief::Brief;
use crate::check::{Checked, answer, check};
use crate::fault::{Fault, FaultKind};
use crate::forms::{FormInfo, field};
use crate::judgement::{Details, Judgement, asked};
use crate::language::Language;
use crate::packed::Remembered;
use crate::publicity::{Posted, publicity};
use crate::question::{Question, judged};
use crate::schema::{self, Node};
use crate::validate::validate;
use crate::vocabulary::Vocabulary;

/// The rules, in one language. Any number of them can stand side by side.
pub struct Teji {
    pub(crate) language: Language,
    pub(crate) words: Catalog,
    pub(crate) calendar: Calendar,
    pub(crate) remembered: RefCell<Remembered>,
}

impl Teji {
    /// The rules in a language, with the schedules of working days that are published.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            words: language.words(),
            calendar: Calendar::published(),
            remembered: RefCell::default(),
        }
    }

    /// In which language it tells.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Reads a question; everything that is wrong with it, if anything is.
    pub fn question(&self, json: &str) -> Result<Question, Vec<Fault>> {
        Question::read(json, &self.words)
    }

    /// Judges one person. `today` is the day of asking.
    #[must_use]
    pub fn judge(&self, question: &Question, today: NaiveDate) -> Judgement {
        let facts = judged(&question.facts, today);
        let check = Check::of(self.case(&facts, question, today));
        Judgement::of(&check, &question.facts, today, &self.words)
    }

    /// What [`Teji::judge`] tells beyond the result itself.
    #[must_use]
    pub fn details(&self, question: &Question, today: NaiveDate) -> Details {
        let facts = judged(&question.facts, today);
        let check = Check::of(self.case(&facts, question, today));
        Details::of(&check, &question.facts, today, &self.words)
    }

    /// The fields without an answer that can still change the result, in the order in which they are asked.
    #[must_use]
    pub fn asked(&self, question: &Question, today: NaiveDate) -> Vec<String> {
        let facts = judged(&question.facts, today);
        asked(&Check::of(self.case(&facts, question, today)))
    }

    /// The result without its reasons, many times quicker.
    #[must_use]
    pub fn brief(&self, question: &Question, today: NaiveDate) -> Brief {
        let facts = judged(&question.facts, today);
        let case = self.case(&facts, question, today);
        Brief::of(&case, &mut self.remembered.borrow_mut(), &self.words)
    }

    /// The result alone, by the place of its letter: 0 is A.
    #[must_use]
    pub fn state(&self, question: &Question, today: NaiveDate) -> u8 {
        let facts = judged(&question.facts, today);
        self.remembered.borrow_mut().state(&self.case(&facts, question, today))
    }

    /// The same as numbers, for callers who make objects only of what somebody opens.
    #[must_use]
    pub fn pack(&self, question: &Question, today: NaiveDate) -> Vec<i32> {
        let facts = judged(&question.facts, today);
        self.remembered.borrow_mut().pack(&self.case(&facts, question, today))
    }

    /// Looks at one answer, or at a number of one of [`NUMBERS`](crate::NUMBERS); nothing where there is neither of that name.
    #[must_use]
    pub fn check(&self, id: &str, typed: &str, today: NaiveDate) -> Option<Checked> {
        check(id, typed, today, &self.words)
    }

    /// Everything that is wrong with the answers of a form, told as a JSON object; nothing where there is no such form.
    #[must_use]
    pub fn validate(&self, form: &str, json: &str, today: NaiveDate) -> Option<Vec<Fault>> {
        validate(form, json, today, &self.words)
    }

    /// What stands fast for everybody, so that numbers can be put into words.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary {
        Vocabulary::of(&self.words)
    }

    /// Looks at one answer as [`Teji::check`] does, where a field has the name of a number.
    #[must_use]
    pub fn answer(&self, id: &str, typed: &str, today: NaiveDate) -> Option<Checked> {
        answer(id, typed, today, &self.words)
    }

    /// The name of a type of JSON, for people.
    #[must_use]
    pub fn type_name(&self, kind: &str) -> String {
        self.words.text(&format!("api.type.{kind}")).to_owned()
    }

    /// A fault of this kind with its sentences, for what is found wrong before the question is read.
    #[must_use]
    pub fn fault(&self, kind: FaultKind, path: &[&str], values: &[(&str, &str)]) -> Fault {
        Fault::new(kind, path, values, &self.words)
    }

    /// What the calendar says of a posting, told as JSON.
    pub fn publicity(&self, json: &str) -> Result<Posted, Vec<Fault>> {
        publicity(json, &self.calendar, &self.words)
    }

    /// A form; nothing where there is none of that name.
    #[must_use]
    pub fn form(&self, id: &str) -> Option<FormInfo> {
        FormInfo::of(id, &self.words)
    }

    /// The JSON Schema of a form or of a field; nothing where there is neither of that name.
    #[must_use]
    pub fn schema(&self, id: &str) -> Option<Node> {
        let title = self.words.find(&format!("api.form.{id}"));
        let of_form = schema::of_form(id, title.unwrap_or(id), &self.words);
        of_form.or_else(|| Some(schema::of_field(field(id)?, &self.words)))
    }

    fn case<'a>(&'a self, facts: &'a Facts, question: &'a Question, today: NaiveDate) -> Case<'a> {
        Case {
            facts,
            rulings: &question.rulings,
            calendar: &self.calendar,
            reference: question.reference.unwrap_or(today),
        }
    }
}
