//! Options that would do nothing with the command they stand beside: refused, not passed over.

use super::Command;
use super::asked::set_twice;
use super::options::Options;

/// An option of every command, as it is typed. `--quiet` is none of these: it asks a command for no more than it says, which a
/// command that says nothing else does anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typed {
    Output,
    Replications,
    Seed,
    Threads,
    Set,
    KeepFutures,
    Loops,
    Json,
}

use Typed::{Json, KeepFutures, Loops, Output, Replications, Seed, Set, Threads};

/// All of them.
const ALL: &[Typed] = &[Output, Replications, Seed, Threads, Set, KeepFutures, Loops, Json];
/// Those of a command that plays scenarios of the user's.
const PLAYING: &[Typed] = &[Output, Replications, Seed, Threads, Set, Json];

impl Typed {
    /// As in an example of a command line.
    fn example(self) -> &'static str {
        match self {
            Output => "--output FOLDER",
            Replications => "--replications N",
            Seed => "--seed N",
            Threads => "--threads N",
            Set => "--set ADDRESS=VALUE",
            KeepFutures => "--keep-futures",
            Loops => "--loops",
            Json => "--json",
        }
    }

    /// By itself.
    fn name(self) -> &'static str {
        self.example().split(' ').next().unwrap_or_default()
    }

    fn is_given(self, options: &Options) -> bool {
        match self {
            Output => options.output.is_some(),
            Replications => options.replications.is_some(),
            Seed => options.seed.is_some(),
            Threads => options.threads.is_some(),
            Set => !options.set.is_empty(),
            KeepFutures => options.keep_futures,
            Loops => options.loops,
            Json => options.json,
        }
    }
}

/// Which options each command makes use of, in one of its forms at least: what is refused and what help lists are both of this.
const USES: &[(&str, &[Typed])] = &[
    ("demo", PLAYING),
    ("check", &[Set, Json]),
    ("explain", &[Set, Json]),
    ("run", ALL),
    ("compare", PLAYING),
    ("sensitivity", PLAYING),
    ("seek", PLAYING),
    ("report", &[Output, Json]),
    ("draft", &[Output, Replications, Seed, Threads, Json]),
    ("schema", &[Output]),
    ("verify", &[Replications, Seed, Threads, Set, Json]),
    ("validate", &[Replications, Seed, Threads, Json]),
    ("backtest", &[Output, Json]),
    ("glossary", &[Json]),
    ("completions", &[]),
];

fn used_by(name: &str) -> &'static [Typed] {
    USES.iter().find(|(known, _)| *known == name).map_or(&[], |(_, used)| used)
}

/// Whether an option, by its long name, does something with a command; one that is not in the table always does.
pub(super) fn is_of_use(command: &str, long: &str) -> bool {
    let typed = ALL.iter().find(|option| option.name().trim_start_matches('-') == long);
    typed.is_none_or(|typed| used_by(command).contains(typed))
}

/// What a command is called, and which options it makes use of.
fn uses(command: &Command) -> (&'static str, &'static [Typed]) {
    let name = match command {
        Command::Draft { templates: Some(_), .. } => return ("draft --templates", &[]),
        Command::Draft { calibrate: false, .. } => return ("draft without --calibrate", &[Output, Json]),
        Command::Draft { .. } => "draft",
        Command::Demo { .. } => "demo",
        Command::Check { .. } => "check",
        Command::Explain { .. } => "explain",
        Command::Run { .. } => "run",
        Command::Compare { .. } => "compare",
        Command::Sensitivity { .. } => "sensitivity",
        Command::Seek { .. } => "seek",
        Command::Report { .. } => "report",
        Command::Schema { .. } => "schema",
        Command::Verify { .. } => "verify",
        Command::Validate => "validate",
        Command::Backtest(_) => "backtest",
        Command::Glossary => "glossary",
        Command::Completions { .. } => "completions",
    };
    (name, used_by(name))
}

/// Why an option has no place beside a command, if one has none.
pub(super) fn why(command: &Command, options: &Options) -> Option<String> {
    let (name, used) = uses(command);
    if let Some(option) = ALL.iter().find(|option| option.is_given(options) && !used.contains(option)) {
        return Some(refusal(*option, name));
    }
    let twice = set_twice(&options.set)
        .map(|address| format!("{address} stands twice in --set, and it can have one value only; type it once"));
    twice.or_else(|| set_beside(options))
}

/// A figure that is set, and has an option of its own beside it.
fn set_beside(options: &Options) -> Option<String> {
    let of = |option: &Typed| match option {
        Seed => Some("run.seed"),
        Replications => Some("run.replications"),
        Output | Threads | Set | KeepFutures | Loops | Json => None,
    };
    let given = ALL.iter().filter(|option| option.is_given(options));
    let both = given.filter_map(|option| Some((option.name(), of(option)?)));
    let (name, address) = both.into_iter().find(|(_, address)| options.sets(address))?;
    Some(format!("{name} says what {address} in --set says too, and it can have one value only; type one of the two"))
}

/// That an option does nothing with a command, and what to type.
fn refusal(option: Typed, name: &str) -> String {
    let typed = option.name();
    if name == "report" && [Set, Seed, Replications].contains(&option) {
        return format!(
            "{typed} changes nothing that has been played already, and report plays nothing; type caseload run FILE {typed} … to play anew"
        );
    }
    let because = match option {
        Set => ", which reads no scenario",
        Replications | Seed | Threads => ", which plays nothing",
        Output | KeepFutures | Loops | Json => "",
    };
    format!("{typed} does nothing with {name}{because}; type it with run, as in caseload run FILE {}", option.example())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Line;
    use clap::Parser;

    const LINES: [&str; 17] = [
        "demo",
        "check a.toml",
        "explain a.toml",
        "run a.toml",
        "compare a.toml b.toml",
        "sensitivity a.toml",
        "seek a.toml --change a.b=0..2 --target a",
        "report results",
        "draft Leeds --data dfe",
        "draft Leeds --data dfe --calibrate",
        "draft --templates",
        "schema",
        "verify",
        "validate",
        "backtest --data dfe",
        "glossary",
        "completions bash",
    ];

    #[test]
    fn an_option_is_taken_where_it_is_of_use_and_refused_elsewhere() {
        for line in LINES {
            for option in ALL {
                let typed = format!("caseload {line} {}", option.example()).replace('N', "3").replace("ADDRESS", "a.b");
                let line = Line::try_parse_from(typed.split(' ')).expect(&typed);
                let (_, used) = uses(&line.command);
                let told = why(&line.command, &line.options);
                assert_eq!(told.is_none(), used.contains(option), "{typed}: {told:?}");
                assert!(told.is_none_or(|told| told.contains(option.name()) && told.contains("type")), "{typed}");
            }
        }
    }

    #[test]
    fn help_lists_the_options_that_are_not_refused_and_no_others() {
        let mut whole = crate::cli::helped::command();
        whole.build();
        let names: Vec<String> = whole.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
        assert_eq!(names, USES.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        for name in names {
            let help = whole.find_subcommand_mut(&name).expect("a command").render_help().to_string();
            for option in ALL {
                let listed = help.lines().any(|line| line.split_whitespace().any(|word| word == option.name()));
                let refused = |line: &str| {
                    let typed = format!("caseload {line} {}", option.example()).replace('N', "3");
                    let typed = typed.replace("ADDRESS", "a.b");
                    let line = crate::cli::helped::line(typed.split(' ').map(Into::into)).expect(&typed);
                    why(&line.command, &line.options).is_some()
                };
                let mut lines = LINES.iter().filter(|line| line.split(' ').next() == Some(name.as_str()));
                assert_eq!(listed, !lines.all(|line| refused(line)), "{name} {}: {help}", option.name());
            }
        }
    }
}
