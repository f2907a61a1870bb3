//! Pipes and terminals: no colours in a pipe, none where they are not wanted, and a passphrase that is not shown.

use std::process::Command;

use super::{Outcome, Place, TODAY, plan, roster};

#[test]
fn nothing_in_a_pipe_is_coloured_or_moves_a_cursor() -> Outcome {
    let here = Place::new()?;
    here.write("plan.json", plan()?)?;
    here.write("a.zip", super::verify::package()?)?;
    let sheet = roster("ids.openpyxl.xlsx");
    for words in [
        &["--help"][..],
        &["judge", "--help"],
        &["judge", &sheet],
        &["judge", &sheet, "--json"],
        &["judge", "none.csv"],
        &["prefill", &sheet, "--plan", "plan.json", "--out", "p.zip"],
        &["verify", "a.zip"],
        &["verify", "a.zip", "--json"],
    ] {
        let ran = here.run(words)?;
        assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{words:?}");
        assert!(!ran.out.contains('\r') && !ran.err.contains('\r'), "{words:?}");
    }
    Ok(())
}

/// Runs it on a terminal of 80 columns, types this, and gives all that the terminal saw.
#[cfg(unix)]
fn on_a_terminal(here: &Place, words: &[&str], typed: &str, no_color: bool) -> Outcome<String> {
    const RUN: &str = "
import fcntl, os, pty, struct, sys, termios, time
typed, words = sys.argv[1], sys.argv[2:]
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
    os.execv(words[0], words)
seen, sent = b'', False
while True:
    try:
        piece = os.read(fd, 4096)
    except OSError:
        break
    if not piece:
        break
    seen += piece
    if typed and not sent and '：'.encode() in seen:
        # What is typed before the terminal stops showing it would be dropped.
        while termios.tcgetattr(fd)[3] & termios.ECHO:
            time.sleep(0.01)
        os.write(fd, typed.encode() + b'\\n')
        sent = True
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
";
    let mut command = Command::new("python3");
    command.args(["-c", RUN, typed, env!("CARGO_BIN_EXE_teji")]).args(words);
    command.args(["--today", TODAY]).current_dir(here.path(""));
    command.env("LC_ALL", "zh_CN.UTF-8").env("TERM", "xterm").env_remove("NO_COLOR");
    if no_color {
        command.env("NO_COLOR", "1");
    }
    Ok(String::from_utf8(command.output()?.stdout)?)
}

#[cfg(unix)]
#[test]
fn a_terminal_is_coloured_unless_somebody_says_no() -> Outcome {
    let here = Place::new()?;
    let sheet = roster("ids.openpyxl.xlsx");
    let coloured = on_a_terminal(&here, &["judge", &sheet], "", false)?;
    assert!(coloured.contains("\u{1b}[31m"), "{coloured}");
    let plain = on_a_terminal(&here, &["judge", &sheet], "", true)?;
    assert!(plain.contains("先改表") && !plain.contains("\u{1b}[31m"), "{plain}");
    assert!(!on_a_terminal(&here, &["judge", &sheet, "--json"], "", false)?.contains("[31m"));
    Ok(())
}

/// A name that would clear the screen and paint it does neither.
#[cfg(unix)]
#[test]
fn a_strangers_cell_does_not_steer_a_terminal() -> Outcome {
    let here = Place::new()?;
    here.write("a.csv", "姓名,\u{1b}[5m学历\n张\u{1b}[2J三\u{9b}35m,大专\n")?;
    let seen = on_a_terminal(&here, &["judge", "a.csv"], "", false)?;
    for steering in ["\u{1b}[2J", "\u{1b}[5m", "\u{9b}"] {
        assert!(!seen.contains(steering), "{seen}");
    }
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_passphrase_is_asked_for_on_the_terminal_and_not_shown() -> Outcome {
    let here = Place::new()?;
    let mut sealed = Vec::new();
    let lock = teji_seal::Lock::with_passphrase("twelve letters").map_err(|_| "no lock")?;
    let bytes = super::verify::package()?;
    teji_seal::seal(&lock, &mut bytes.as_slice(), &mut sealed).map_err(|_| "not sealed")?;
    here.write("p.age", sealed)?;
    let seen = on_a_terminal(&here, &["verify", "p.age"], "twelve letters", true)?;
    assert!(seen.contains("请输入口令") && seen.contains("材料包完整"), "{seen}");
    assert!(!seen.contains("twelve"), "{seen}");
    Ok(())
}
