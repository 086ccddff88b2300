//! `completions`: commands and options completed by the shell.

use clap::Command;
use clap_complete::Shell;

use super::ending::Ending;
use super::terminal;

/// Writes the completions of a command line for a shell.
pub(crate) fn completions(shell: Shell, mut command: Command) -> Ending {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command, "caseload", &mut text);
    terminal::result(&String::from_utf8_lossy(&text))
}
