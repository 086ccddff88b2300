//! `verify`: exact results against simulated ones, a line each.

use indicatif::ProgressBar;

use super::ending::Ending;
use super::options::Options;
use super::threads::Threads;
use super::{stop, terminal};
use crate::experiment::verify::{Ask, CASES, Case, Line, MOST, verify as compare};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::render::render;

/// Plays the cases of those names, or all of them. With settings and no names, those cases take part
/// whose files have the figures that are set.
pub(crate) fn verify(names: &[String], options: &Options) -> Ending {
    let chosen: Vec<&Case> =
        CASES.iter().filter(|case| names.is_empty() || names.iter().any(|name| name == case.name)).collect();
    if let Some(name) = names.iter().find(|name| CASES.iter().all(|case| case.name != name.as_str())) {
        let known: Vec<&str> = CASES.iter().map(|case| case.name).collect();
        terminal::fault(&format!("there is no case {name}; type one of {}", known.join(", ")));
        return Ending::Usage;
    }
    let stop = stop::on_interrupt();
    let threads = options.threads.map(usize::from);
    let workers = match Threads::new(threads, std::sync::Arc::clone(&stop), ProgressBar::hidden()) {
        Ok(workers) => workers,
        Err(cause) => {
            terminal::fault(&format!("the machine gives no threads to play on: {cause}; type --threads 1"));
            return Ending::Usage;
        }
    };
    let ask = Ask { sets: &options.set, replications: options.replications, seed: options.seed.unwrap_or(1) };
    let mut lines = Vec::new();
    let mut refused = None;
    for case in chosen {
        if !options.quiet {
            terminal::tell(&format!("{}: {}", case.name, case.about));
        }
        match compare(case, ask, &workers) {
            Ok(found) => lines.extend(found),
            Err(faults) => refused = Some(faults),
        }
        if stop.load(std::sync::atomic::Ordering::Relaxed) {
            return Ending::Interrupted;
        }
    }
    ending(&lines, refused, !names.is_empty(), options)
}

/// Shows what was found, and says whether all of it agrees.
fn ending(lines: &[Line], refused: Option<Vec<Diagnostic>>, named: bool, options: &Options) -> Ending {
    if let Some(faults) = refused.filter(|_| named || lines.is_empty()) {
        terminal::tell(&render(&faults));
        return Ending::Faults;
    }
    let shown = terminal::result(&if options.json { json(lines) } else { table(lines) });
    if shown != Ending::Done {
        return shown;
    }
    let wrong = lines.iter().filter(|line| !line.agrees()).count();
    if wrong == 0 {
        return Ending::Done;
    }
    terminal::fault(&format!(
        "{wrong} of {} results lie more than {MOST:.0} standard errors from the exact ones",
        lines.len()
    ));
    Ending::Disagrees
}

fn table(lines: &[Line]) -> String {
    let mut text = format!("{:<18}{:<40}{:>12}{:>12}{:>11}{:>8}\n", "case", "what", "exact", "simulated", "error", "z");
    for line in lines {
        let mark = if line.agrees() { "" } else { "  does not agree" };
        text += &format!(
            "{:<18}{:<40}{:>12.4}{:>12.4}{:>11.4}{:>8.2}{mark}\n",
            line.case, line.what, line.expected, line.simulated, line.error, line.z
        );
    }
    text
}

fn json(lines: &[Line]) -> String {
    let each = lines.iter().map(|line| {
        serde_json::json!({
            "case": line.case,
            "what": line.what,
            "expected": line.expected,
            "simulated": line.simulated,
            "standard_error": line.error,
            "z": line.z,
            "agrees": line.agrees(),
        })
    });
    format!("{:#}\n", serde_json::Value::Array(each.collect()))
}
