//! Options that would do nothing with the command they stand beside: refused, not passed over.

use super::Command;
use super::asked::set_twice;
use super::options::Options;

/// Why an option has no place beside a command, if one has none.
pub(super) fn why(command: &Command, options: &Options) -> Option<String> {
    let name = name_of(command);
    if options.loops && !matches!(command, Command::Run { .. }) {
        return Some(format!("--loops does nothing with {name}; type it with run, as in caseload run FILE --loops"));
    }
    if options.keep_futures && !matches!(command, Command::Run { .. }) {
        return Some(format!(
            "--keep-futures does nothing with {name}; type it with run, as in caseload run FILE --keep-futures"
        ));
    }
    let reads_none = matches!(
        command,
        Command::Draft { .. }
            | Command::Schema { .. }
            | Command::Validate
            | Command::Backtest(_)
            | Command::Glossary
            | Command::Completions { .. }
    );
    if reads_none && !options.set.is_empty() {
        return Some(format!(
            "--set does nothing with {name}, which reads no scenario; type it with run, as in caseload run FILE --set ADDRESS=VALUE"
        ));
    }
    if let Some(address) = set_twice(&options.set) {
        return Some(format!("{address} stands twice in --set, and it can have one value only; type it once"));
    }
    if !matches!(command, Command::Report { .. }) {
        return None;
    }
    let given = [
        ("--set", !options.set.is_empty()),
        ("--seed", options.seed.is_some()),
        ("--replications", options.replications.is_some()),
    ];
    let (option, _) = given.into_iter().find(|(_, given)| *given)?;
    Some(format!(
        "{option} changes nothing that has been played already, and report plays nothing; type caseload run FILE {option} … to play anew"
    ))
}

fn name_of(command: &Command) -> &'static str {
    match command {
        Command::Demo { .. } => "demo",
        Command::Check { .. } => "check",
        Command::Explain { .. } => "explain",
        Command::Run { .. } => "run",
        Command::Compare { .. } => "compare",
        Command::Sensitivity { .. } => "sensitivity",
        Command::Seek { .. } => "seek",
        Command::Report { .. } => "report",
        Command::Draft { .. } => "draft",
        Command::Schema { .. } => "schema",
        Command::Verify { .. } => "verify",
        Command::Validate => "validate",
        Command::Backtest(_) => "backtest",
        Command::Glossary => "glossary",
        Command::Completions { .. } => "completions",
    }
}
