//! The rules of the notice for a terminal: staff sheets judged, packages filled in beforehand, received ones gone through.

mod call;
mod code;
mod fault;
mod files;
mod help;
mod judge;
mod opened;
mod outputs;
mod plan;
mod prefill;
mod screen;
mod sheet;
mod table;
mod today;
mod told;
mod verify;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

use call::{Call, Command, Given};
use code::Code;
use fault::Stop;
use screen::Out;
use words::Language;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let language = words::asked(&arguments).unwrap_or_else(words::of_the_machine);
    let mut out = Out::new();
    let ended = run(arguments, language, &mut out);
    match ended.and_then(|code| out.end().map(|()| code)) {
        Ok(code) => code.into(),
        // Whoever read has gone, as `head` does, and wants no word of it.
        Err(Stop::Gone) => Code::Fine.into(),
        Err(Stop::At(fault)) => {
            screen::complain(&fault.told(language.words()));
            fault.code.into()
        }
    }
}

fn run(arguments: Vec<OsString>, language: Language, out: &mut Out) -> Result<Code, Stop> {
    match call::read(arguments)? {
        Call::Help(command) => help::help(command, language, out),
        Call::Version => help::version(language, out),
        Call::Run(command, given) => started(command, &given, language, out),
    }
}

fn started(
    command: Command,
    given: &Given,
    language: Language,
    out: &mut Out,
) -> Result<Code, Stop> {
    match command {
        Command::Judge => judge::judge(given, language, out),
        Command::Prefill => prefill::prefill(given, language, out),
        Command::Verify => verify::verify(given, language, out),
    }
}
