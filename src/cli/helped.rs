//! The help of each command: the options that do something there, and what each is there unless it is given.

use std::ffi::OsString;

use clap::{Arg, Command, CommandFactory, FromArgMatches};

use super::{Line, demo, draft, idle};
use crate::experiment::validate;

/// Where the options of every command stand in a help: after those of the command itself.
const FIRST: usize = 100;

/// The command line, with a help of its own for each command. Options that a command refuses are not listed; they are read all the same, so that
/// what is said of them is why.
pub(super) fn command() -> Command {
    let line = Line::command();
    let shared: Vec<Arg> = line.get_arguments().filter(|arg| arg.is_global_set()).cloned().collect();
    line.mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        let own = shared.iter().enumerate();
        own.fold(command, |command, (place, arg)| command.arg(of(&name, arg).display_order(FIRST + place)))
    })
}

/// What was typed.
///
/// # Errors
/// When it is no command, and when help or the version was asked for.
pub(super) fn line(words: impl Iterator<Item = OsString>) -> Result<Line, clap::Error> {
    let mut command = command();
    let found = command.try_get_matches_from_mut(words)?;
    Line::from_arg_matches(&found).map_err(|wrong| wrong.format(&mut command))
}

/// An option as it is beside a command.
fn of(command: &str, arg: &Arg) -> Arg {
    let long = arg.get_long().unwrap_or_default();
    if !idle::is_of_use(command, long) {
        return arg.clone().hide(true);
    }
    match said(command, long) {
        Some(said) => arg.clone().help(said),
        None => arg.clone(),
    }
}

/// What help says of an option of a command, where that is not what it says of all.
fn said(command: &str, long: &str) -> Option<String> {
    let said = match (command, long) {
        ("demo", "output") => "Folder for results [default: output, in FOLDER]".to_owned(),
        ("demo", "replications") => format!("Futures to play of each option [default: {}]", demo::FUTURES),
        ("draft", "output") => {
            "Folder for the draft, or its file, which ends in .toml [default: standard output]".to_owned()
        }
        ("draft", "replications") => format!("With --calibrate: futures of each try [default: {}]", draft::FUTURES),
        ("draft", "seed") => "With --calibrate: the luck to play them on [default: 1]".to_owned(),
        ("draft", "threads") => "With --calibrate: threads to play them with [default: one for each core]".to_owned(),
        ("report", "output") => {
            "Folder for results, each in a folder named as now [default: where they are]".to_owned()
        }
        ("schema", "output") => "Folder for both schemas [default: one of them, to standard output]".to_owned(),
        ("verify", "replications") => "Futures to play of each case [default: as the case has it]".to_owned(),
        ("validate", "replications") => {
            format!("Futures to play of each council [default: {}]", validate::REPLICATIONS)
        }
        ("verify" | "validate", "seed") => "The luck to play them on [default: 1]".to_owned(),
        ("seek", "replications") => {
            "Futures to play of each trial at most [default: as in the file, or 1,000]".to_owned()
        }
        (_, "output") => "Folder for results [default: output]".to_owned(),
        (_, "replications") => "Futures to play [default: as in the file, or 1,000]".to_owned(),
        (_, "seed") => "The luck to play them on [default: as in the file, or 1]".to_owned(),
        ("run", "loops") => "Play all feedback loops off, each alone and all on, for a table and loops.csv".to_owned(),
        _ => return None,
    };
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_command_says_what_it_plays_and_where_it_writes_unless_told() {
        let mut whole = command();
        whole.build();
        let mut help = |name: &str| {
            let text = whole.find_subcommand_mut(name).expect("a command").render_help().to_string();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let futures = [("demo", "200"), ("validate", "50"), ("draft", "40"), ("run", "as in the file, or 1,000")];
        for (name, default) in futures {
            let text = help(name);
            let after = text.split("--replications").nth(1).unwrap_or_default();
            let said = after.split("[default: ").nth(1).and_then(|rest| rest.split(']').next());
            assert_eq!(said, Some(default), "{name}: {text}");
        }
        assert!(help("demo").contains("[default: output, in FOLDER]"));
        assert!(help("draft").contains("[default: standard output]"));
        assert!(help("compare").contains("[default: output]"));
    }

    #[test]
    fn what_is_typed_before_a_command_counts_as_what_is_typed_after_it() {
        let read = |typed: &str| line(typed.split(' ').map(Into::into)).expect(typed).options;
        let (before, after) =
            (read("caseload --seed 7 --quiet run a.toml"), read("caseload run a.toml --seed 7 --quiet"));
        assert_eq!([before.seed, after.seed], [Some(7), Some(7)]);
        assert!(before.quiet && after.quiet);
    }
}
