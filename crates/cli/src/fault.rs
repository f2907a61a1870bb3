//! Why something cannot be done: the file, what is wrong with it, and what mends it.

use teji_batch::{PlanFileError, RosterError};
use teji_dossier::{JsonError, OpenError, PackageError};
use teji_sheets::SheetError;
use teji_text::Catalog;

use crate::code::Code;
use crate::files::STDIN;
use crate::words::two_parts;

/// Why nothing more is done.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Whoever read what is written has gone.
    Gone,
    /// Something is wrong.
    At(Fault),
}

/// Something that is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Fault {
    /// What the program ends with.
    pub(crate) code: Code,
    /// The key of its sentence; the cure stands under the same key with `.try` behind it.
    pub(crate) key: String,
    /// What fills the gaps.
    pub(crate) args: Vec<(&'static str, String)>,
    /// The file that it is about.
    pub(crate) file: Option<String>,
}

impl Fault {
    /// A wrong call.
    pub(crate) fn call(key: &str) -> Self {
        Self { code: Code::Call, key: key.to_owned(), args: Vec::new(), file: None }
    }

    /// A file that cannot be read or written.
    pub(crate) fn file(key: &str) -> Self {
        Self { code: Code::File, ..Self::call(key) }
    }

    pub(crate) fn with(mut self, name: &'static str, value: &(impl ToString + ?Sized)) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The same of this file.
    pub(crate) fn of(self, file: &str) -> Self {
        Self { file: Some(file.to_owned()), ..self }
    }

    fn known(key: &str, args: Vec<(&'static str, String)>) -> Self {
        Self { args, ..Self::file(key) }
    }

    /// What is wrong and what mends it.
    pub(crate) fn parts(&self, words: &Catalog) -> [String; 2] {
        let args: Vec<(&str, &str)> =
            self.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        two_parts(words, &self.key, &args)
    }

    /// All of it in one line, the file first.
    pub(crate) fn told(&self, words: &Catalog) -> String {
        let [what, cure] = self.parts(words);
        match &self.file {
            Some(file) => {
                let file = if file == STDIN { words.text("file.stdin") } else { file };
                words.fill("fault.of_file", &[("file", file), ("what", &what), ("cure", &cure)])
            }
            None => words.fill("fault.plain", &[("what", &what), ("cure", &cure)]),
        }
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::At(fault)
    }
}

impl From<SheetError> for Fault {
    fn from(error: SheetError) -> Self {
        // What is wrong with an archive is worded for packages.
        if matches!(error, SheetError::Zip(_)) {
            return Self::file("sheet.broken");
        }
        Self::known(error.key(), error.args())
    }
}

impl From<RosterError> for Fault {
    fn from(error: RosterError) -> Self {
        Self::file(error.key())
    }
}

impl From<PlanFileError> for Fault {
    fn from(error: PlanFileError) -> Self {
        Self::known(error.key(), error.args())
    }
}

impl From<JsonError> for Fault {
    fn from(error: JsonError) -> Self {
        Self::known(error.key(), error.args())
    }
}

impl From<OpenError> for Fault {
    fn from(error: OpenError) -> Self {
        Self::known(error.key(), error.args())
    }
}

impl From<PackageError> for Fault {
    fn from(error: PackageError) -> Self {
        Self::known(error.key(), error.args())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn a_fault_names_its_file_what_it_is_and_the_cure() {
        let fault = Fault::file("sheet.open_quote").with("line", &3).of("a.csv");
        let told = fault.told(Language::Chinese.words());
        assert_eq!(told, "a.csv：第3行有一个引号没有配对。请看看那一行，或另存为 .xlsx，再来。");
    }

    #[test]
    fn what_is_said_of_pages_is_said_otherwise_here() {
        let fault = Fault::from(JsonError::Newer { found: 3, known: 2 });
        for language in Language::ALL {
            let [what, cure] = fault.parts(language.words());
            assert!(what.contains('3') && what.contains('2'), "{what}");
            assert_eq!(cure, language.words().text("here.json.newer.try"));
        }
    }

    #[test]
    fn whatever_is_wrong_with_an_archive_a_sheet_is_broken() {
        let fault = Fault::from(SheetError::Zip(teji_paper::UnzipError::NotZip));
        assert_eq!((fault.key.as_str(), fault.code), ("sheet.broken", Code::File));
    }
}
