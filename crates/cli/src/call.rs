//! What somebody asks for: a command with its options, or what is wrong with how it was asked.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

use chrono::NaiveDate;
use lexopt::{Arg, Error, Parser};

use crate::fault::Fault;
use crate::words::Language;

/// What is asked for.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum Call {
    /// What the program can do, or one of its commands.
    Help(Option<Command>),
    /// Its version.
    Version,
    /// A command.
    Run(Command, Given),
}

/// What the program can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Command {
    Judge,
    Prefill,
    Verify,
}

/// An option; what it does stands under `option.{name}`.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Choice {
    /// Its name, without the dashes.
    pub(crate) name: &'static str,
    /// What it takes, worded under `value.{…}`; nothing for one that is only there or not.
    pub(crate) takes: Option<&'static str>,
    /// Whether it may be given more than once.
    pub(crate) repeats: bool,
    /// The commands that know it.
    pub(crate) of: &'static [Command],
}

const fn takes(name: &'static str, value: &'static str, of: &'static [Command]) -> Choice {
    Choice { name, takes: Some(value), repeats: false, of }
}

const fn flag(name: &'static str, of: &'static [Command]) -> Choice {
    Choice { name, takes: None, repeats: false, of }
}

use Command::{Judge, Prefill, Verify};

/// Every option, in the order of the help.
pub(crate) static CHOICES: &[Choice] = &[
    takes("plan", "file", &[Judge, Prefill]),
    takes("out", "file", &[Prefill]),
    takes("sheet", "name", &[Judge, Prefill]),
    takes("reference", "day", &[Judge, Prefill]),
    Choice { repeats: true, ..takes("pin", "pin", &[Judge, Prefill]) },
    flag("lines", &[Judge]),
    flag("brief", &[Judge]),
    takes("marked", "file", &[Judge]),
    takes("results", "file", &[Judge]),
    takes("identity", "file", &[Verify]),
    takes("passphrase-file", "file", &[Verify]),
    takes("letter", "file", &[Verify]),
    flag("json", &[Judge, Verify]),
    flag("force", &[Judge, Prefill, Verify]),
    takes("today", "day", &[Judge, Prefill, Verify]),
    takes("language", "language", &[Judge, Prefill, Verify]),
];

impl Command {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Judge, Self::Prefill, Self::Verify];

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Judge => "judge",
            Self::Prefill => "prefill",
            Self::Verify => "verify",
        }
    }

    fn named(word: &OsStr) -> Result<Self, Fault> {
        let found = Self::ALL.into_iter().find(|command| word == command.name());
        let unknown = || Fault::call("call.command").with("found", &shown(word));
        found.ok_or_else(unknown)
    }

    /// Its options.
    pub(crate) fn choices(self) -> impl Iterator<Item = &'static Choice> {
        CHOICES.iter().filter(move |choice| choice.of.contains(&self))
    }
}

/// What came with a command.
#[derive(Default, PartialEq, Eq, Debug)]
pub(crate) struct Given {
    told: BTreeMap<&'static str, Vec<OsString>>,
    /// The files that it is about.
    pub(crate) files: Vec<OsString>,
}

/// Reads the arguments, without the program's own name.
pub(crate) fn read(arguments: Vec<OsString>) -> Result<Call, Fault> {
    let mut parser = Parser::from_args(arguments);
    let (mut command, mut asks_help, mut given) = (None, false, Given::default());
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Call::Help(command)),
            Arg::Long("version") | Arg::Short('V') => return Ok(Call::Version),
            Arg::Long(name) => {
                let choice = find(name, command)?;
                given.take(choice, &mut parser)?;
            }
            Arg::Short(sign) => return Err(unknown(&format!("-{sign}"))),
            Arg::Value(word) if command.is_none() && word == "help" => asks_help = true,
            Arg::Value(word) if command.is_none() => command = Some(Command::named(&word)?),
            Arg::Value(word) => given.files.push(word),
        }
    }
    match command {
        Some(command) if !asks_help => given.checked(command),
        None if !asks_help && !given.told.is_empty() => Err(Fault::call("call.no_command")),
        command => Ok(Call::Help(command)),
    }
}

/// The option of that name; one that stands before the command may be any command's.
fn find(name: &str, command: Option<Command>) -> Result<&'static Choice, Fault> {
    let fits = |choice: &&Choice| {
        choice.name == name && command.is_none_or(|command| choice.of.contains(&command))
    };
    CHOICES.iter().find(fits).ok_or_else(|| unknown(&format!("--{name}")))
}

fn unknown(option: &str) -> Fault {
    Fault::call("call.option").with("option", option)
}

fn wrong(error: Error) -> Fault {
    match error {
        Error::MissingValue { option } => {
            Fault::call("call.no_value").with("option", &option.unwrap_or_default())
        }
        Error::UnexpectedValue { option, .. } => Fault::call("call.value").with("option", &option),
        Error::NonUnicodeValue(value) => Fault::call("call.letters").with("found", &shown(&value)),
        other => unknown(&other.to_string()),
    }
}

impl Given {
    fn take(&mut self, choice: &'static Choice, parser: &mut Parser) -> Result<(), Fault> {
        let values = self.told.entry(choice.name).or_default();
        if !values.is_empty() && !choice.repeats {
            return Err(Fault::call("call.twice").with("option", &dashed(choice.name)));
        }
        values.push(match choice.takes {
            Some(_) => parser.value().map_err(wrong)?,
            None => OsString::new(),
        });
        Ok(())
    }

    /// A call in which every option is the command's, and a file is named.
    fn checked(self, command: Command) -> Result<Call, Fault> {
        for name in self.told.keys() {
            find(name, Some(command))?;
        }
        self.language()?;
        match (command, self.files.as_slice()) {
            (_, []) => Err(Fault::call("call.no_file").with("command", command.name())),
            (Command::Judge | Command::Prefill, [_, more, ..]) => {
                Err(Fault::call("call.one_file").with("found", &shown(more)))
            }
            _ => Ok(Call::Run(command, self)),
        }
    }

    fn language(&self) -> Result<(), Fault> {
        match self.text("language")? {
            Some(tag) if Language::named(&tag).is_none() => {
                Err(Fault::call("call.language").with("found", &tag))
            }
            _ => Ok(()),
        }
    }

    /// The first of the files, of which a checked call has one.
    pub(crate) fn file(&self) -> &OsStr {
        self.files.first().map(OsString::as_os_str).unwrap_or_default()
    }

    /// Whether an option is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.told.contains_key(name)
    }

    /// The file that an option names.
    pub(crate) fn path(&self, name: &str) -> Option<&OsStr> {
        self.told.get(name)?.first().map(OsString::as_os_str)
    }

    /// The texts of an option.
    pub(crate) fn texts(&self, name: &str) -> Result<Vec<String>, Fault> {
        let letters = |value: &OsString| {
            let told = value.to_str().map(str::to_owned);
            told.ok_or_else(|| Fault::call("call.letters").with("found", &shown(value)))
        };
        self.told.get(name).into_iter().flatten().map(letters).collect()
    }

    /// The text of an option.
    pub(crate) fn text(&self, name: &str) -> Result<Option<String>, Fault> {
        Ok(self.texts(name)?.into_iter().next())
    }

    /// The day of an option.
    pub(crate) fn day(&self, name: &'static str) -> Result<Option<NaiveDate>, Fault> {
        let Some(typed) = self.text(name)? else { return Ok(None) };
        let day = teji_fields::read_day(&typed).ok().and_then(teji_workdays::DayRange::exact);
        let wrong = || Fault::call("call.day").with("option", &dashed(name)).with("found", &typed);
        day.map(Some).ok_or_else(wrong)
    }

    /// The day of today: as told, else by the machine.
    pub(crate) fn today(&self) -> Result<NaiveDate, Fault> {
        let told = self.day("today")?.or_else(crate::today::today);
        told.ok_or_else(|| Fault::call("call.no_today"))
    }
}

fn dashed(name: &str) -> String {
    format!("--{name}")
}

/// A name as it can be shown, whatever its letters are.
pub(crate) fn shown(name: &OsStr) -> String {
    name.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests;
