//! Where the program speaks: the terminal or what stands in its place, how wide it is, what it shows in colours.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Stdout, Write};

use console::{Style, Term};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::fault::{Fault, Stop};
use crate::table;

/// How a text looks on a terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Look {
    Plain,
    Strong,
    Good,
    Open,
    Bad,
    Quiet,
}

/// What is written on standard output.
pub(crate) struct Out {
    writer: BufWriter<Stdout>,
    is_terminal: bool,
    colours: bool,
    width: usize,
}

/// So wide is what is no terminal, and so narrow and so wide is what is written on one.
const WIDTHS: (usize, usize, usize) = (80, 40, 160);

impl Out {
    pub(crate) fn new() -> Self {
        let stdout = io::stdout();
        let is_terminal = stdout.is_terminal();
        let (usual, least, most) = WIDTHS;
        let told = Term::stdout().size_checked().map(|(_, columns)| usize::from(columns));
        let width = told.filter(|_| is_terminal).unwrap_or(usual).clamp(least, most);
        Self {
            writer: BufWriter::new(stdout),
            is_terminal,
            colours: is_terminal && wants_colours(),
            width,
        }
    }

    /// How many letters of Latin fit into a line.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// A line as it is.
    pub(crate) fn line(&mut self, text: &str) -> Result<(), Stop> {
        self.spans(&[(text, Look::Plain)])
    }

    /// A line that looks so.
    pub(crate) fn looking(&mut self, text: &str, look: Look) -> Result<(), Stop> {
        self.spans(&[(text, look)])
    }

    /// A line of parts, each of which looks its own way. What would steer a terminal is not written to it.
    pub(crate) fn spans(&mut self, spans: &[(&str, Look)]) -> Result<(), Stop> {
        let mut line = String::new();
        for (text, look) in spans {
            let text = harmless(text);
            match style(*look).filter(|_| self.colours && !text.trim().is_empty()) {
                Some(style) => line += &style.apply_to(text).to_string(),
                None => line += &text,
            }
        }
        let line = line.trim_end();
        writeln!(self.writer, "{line}").map_err(|error| stop(&error))
    }

    /// A text, broken into lines.
    pub(crate) fn paragraph(&mut self, text: &str) -> Result<(), Stop> {
        for line in table::wrapped(text, self.width) {
            self.line(&line)?;
        }
        Ok(())
    }

    /// A line of JSON, which is for programs; on a terminal with signs that steer it in their other form.
    pub(crate) fn json(&mut self, json: &str) -> Result<(), Stop> {
        let written = if self.is_terminal && json.contains(steers) {
            writeln!(self.writer, "{}", escaped(json))
        } else {
            writeln!(self.writer, "{json}")
        };
        written.map_err(|error| stop(&error))
    }

    /// Writes what waits.
    pub(crate) fn end(&mut self) -> Result<(), Stop> {
        self.writer.flush().map_err(|error| stop(&error))
    }
}

fn stop(error: &io::Error) -> Stop {
    match error.kind() {
        ErrorKind::BrokenPipe => Stop::Gone,
        _ => Fault::file("file.no_output").into(),
    }
}

/// Whether a terminal may be coloured: <https://no-color.org>.
#[expect(clippy::disallowed_methods, reason = "a program for a terminal asks the terminal")]
fn wants_colours() -> bool {
    let told = |name: &str| std::env::var(name).unwrap_or_default();
    told("NO_COLOR").is_empty() && told("TERM") != "dumb"
}

fn style(look: Look) -> Option<Style> {
    let style = Style::new().force_styling(true);
    match look {
        Look::Plain => None,
        Look::Strong => Some(style.bold()),
        Look::Good => Some(style.green()),
        Look::Open => Some(style.yellow()),
        Look::Bad => Some(style.red()),
        Look::Quiet => Some(style.dim()),
    }
}

/// A text without signs that a terminal would obey, or that turn the order of letters around.
pub(crate) fn harmless(text: &str) -> String {
    text.chars().map(|sign| if steers(sign) { '\u{fffd}' } else { sign }).collect()
}

/// JSON with those signs as numbers; they stand in its texts alone.
fn escaped(json: &str) -> String {
    let sign =
        |sign| if steers(sign) { format!("\\u{:04x}", u32::from(sign)) } else { sign.to_string() };
    json.chars().map(sign).collect()
}

fn steers(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Says on standard error what is wrong; where nobody can hear that, nothing is to be done.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "teji: {}", harmless(text));
}

/// Shows on standard error how far something is, where that is a terminal.
pub(crate) fn progress(what: &str, all: usize) -> ProgressBar {
    let target = if io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(u64::try_from(all).ok(), target);
    // The template is our own and is read.
    let look = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
    if let Ok(look) = look {
        bar.set_style(look);
    }
    bar.set_message(harmless(what));
    bar
}

/// Counts on standard error what has no end yet, where nothing is written to that terminal meanwhile.
pub(crate) fn counter(what: &str) -> ProgressBar {
    let is_shown = io::stderr().is_terminal() && !io::stdout().is_terminal();
    let target = if is_shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(None, target);
    if let Ok(look) = ProgressStyle::with_template("{msg} {pos}") {
        bar.set_style(look);
    }
    bar.set_message(harmless(what));
    bar
}

/// Asks for a passphrase on the terminal, which does not show it; nothing where there is no terminal.
pub(crate) fn ask(what: &str) -> Option<String> {
    let term = Term::stderr();
    if !term.is_term() || !io::stdin().is_terminal() {
        return None;
    }
    term.clear_line().ok()?;
    term.write_str(&harmless(what)).ok()?;
    term.read_secure_line().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_steer_a_terminal_is_not_written_to_it() {
        let told = harmless("张\u{1b}[31m三\u{9b}2J\u{202e}\r\n");
        assert_eq!(told, "张\u{fffd}[31m三\u{fffd}2J\u{fffd}\u{fffd}\u{fffd}");
        assert_eq!(harmless("“Zhang” 三，é"), "“Zhang” 三，é");
        let json = serde_json::to_string("张\u{9b}2J\u{202e}三").unwrap();
        assert_eq!(escaped(&json), "\"张\\u009b2J\\u202e三\"");
        let read: String = serde_json::from_str(&escaped(&json)).unwrap();
        assert_eq!(read, "张\u{9b}2J\u{202e}三");
    }
}
