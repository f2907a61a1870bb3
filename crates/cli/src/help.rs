//! What the program can do, made from the very list by which arguments are read.

use teji_text::Catalog;

use crate::call::{Choice, Command};
use crate::code::Code;
use crate::fault::Stop;
use crate::screen::{Look, Out};
use crate::table::{self, Pair};
use crate::words::Language;

/// How many examples each command has.
const EXAMPLES: usize = 2;

/// What the program can do, or one of its commands.
pub(crate) fn help(
    command: Option<Command>,
    language: Language,
    out: &mut Out,
) -> Result<Code, Stop> {
    let words = language.words();
    match command {
        Some(command) => one(command, words, out)?,
        None => all(words, out)?,
    }
    Ok(Code::Fine)
}

/// The versions of the program and of the rules.
pub(crate) fn version(language: Language, out: &mut Out) -> Result<Code, Stop> {
    let version = env!("CARGO_PKG_VERSION");
    out.line(&format!("teji {version}"))?;
    let rules = teji_dossier::documents::rules_version();
    out.line(&language.words().fill("version.rules", &[("rules", &rules)]))?;
    Ok(Code::Fine)
}

fn all(words: &Catalog, out: &mut Out) -> Result<(), Stop> {
    out.paragraph(words.text("help.what"))?;
    out.paragraph(words.text("help.private"))?;
    heading("help.usage", words, out)?;
    for command in Command::ALL {
        out.line(&format!("  {}", usage(command, words)))?;
    }
    heading("help.commands", words, out)?;
    let commands = Command::ALL.map(|command| Pair {
        name: command.name().to_owned(),
        text: words.text(&format!("command.{}", command.name())).to_owned(),
    });
    table::pairs(&commands, out)?;
    codes(words, out)?;
    out.line("")?;
    out.paragraph(words.text("help.more"))
}

fn one(command: Command, words: &Catalog, out: &mut Out) -> Result<(), Stop> {
    let name = command.name();
    out.paragraph(words.text(&format!("command.{name}")))?;
    out.paragraph(words.text(&format!("command.{name}.more")))?;
    heading("help.usage", words, out)?;
    out.line(&format!("  {}", usage(command, words)))?;
    heading("help.options", words, out)?;
    let options: Vec<Pair> = command
        .choices()
        .map(|choice| option(choice, words))
        .chain([Pair { name: "-h, --help".to_owned(), text: words.text("option.help").to_owned() }])
        .chain([Pair {
            name: "-V, --version".to_owned(),
            text: words.text("option.version").to_owned(),
        }])
        .collect();
    table::pairs(&options, out)?;
    heading("help.examples", words, out)?;
    for number in 1..=EXAMPLES {
        out.line(&format!("  {}", words.text(&format!("example.{name}.{number}"))))?;
    }
    codes(words, out)
}

fn usage(command: Command, words: &Catalog) -> String {
    words.fill(&format!("usage.{}", command.name()), &[("name", command.name())])
}

fn heading(key: &str, words: &Catalog, out: &mut Out) -> Result<(), Stop> {
    out.line("")?;
    out.looking(words.text(key), Look::Strong)
}

fn option(choice: &Choice, words: &Catalog) -> Pair {
    let value = choice.takes.map(|value| words.text(&format!("value.{value}")).to_owned());
    let name = match value {
        Some(value) => format!("--{} {value}", choice.name),
        None => format!("--{}", choice.name),
    };
    Pair { name, text: words.text(&format!("option.{}", choice.name)).to_owned() }
}

fn codes(words: &Catalog, out: &mut Out) -> Result<(), Stop> {
    heading("help.codes", words, out)?;
    let codes = Code::ALL.map(|code| Pair {
        name: code.number().to_string(),
        text: words.text(&format!("code.{}", code.number())).to_owned(),
    });
    table::pairs(&codes, out)?;
    out.paragraph(words.text("help.codes_of_several"))
}
