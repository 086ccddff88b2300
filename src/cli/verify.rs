//! `verify`: exact results against simulated ones, a line each.

use indicatif::ProgressBar;

use super::ending::Ending;
use super::options::Options;
use super::threads::Threads;
use super::{stop, terminal};
use crate::experiment::verify::{AUDITED, Ask, CASES, CHECKS, Case, Check, Line, MOST, audit, verify as compare};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::render::render;

/// Plays the cases of those names, or all of them. With settings and no names, those cases take part
/// whose files have the figures that are set.
pub(crate) fn verify(names: &[String], options: &Options) -> Ending {
    let known = known();
    if let Some(name) = names.iter().find(|name| !known.contains(&name.as_str())) {
        terminal::fault(&format!("there is no case {name}; type one of {}", known.join(", ")));
        return Ending::Usage;
    }
    let stop = stop::on_interrupt(stop::Partly::Lost);
    let workers = match Threads::new(options, &stop, &ProgressBar::hidden()) {
        Ok(workers) => workers,
        Err(cause) => return terminal::refused(Ending::Usage, &cause),
    };
    let chosen = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    let mut lines = Vec::new();
    let mut refused = None;
    for case in all_cases() {
        // What has no file has no figures to set.
        if !chosen(case.name()) || (names.is_empty() && !options.set.is_empty() && !case.has_settings()) {
            continue;
        }
        if !options.quiet {
            terminal::tell(&format!("{}: {}", case.name(), case.about()));
        }
        match case.lines(options, &workers) {
            Ok(found) => lines.extend(found),
            Err(faults) => refused = Some(faults),
        }
        if stop.load(std::sync::atomic::Ordering::Relaxed) {
            return Ending::Interrupted;
        }
    }
    ending(&lines, refused, !names.is_empty(), options)
}

/// A case of any kind.
enum Any {
    /// A function against a known answer.
    Function(&'static Check),
    /// A shipped scenario under audit: name and file.
    Audit(&'static str, &'static str),
    /// Futures against a theory.
    Played(&'static Case),
}

impl Any {
    fn name(&self) -> &'static str {
        match self {
            Self::Function(check) => check.name,
            Self::Audit(name, _) => name,
            Self::Played(case) => case.name,
        }
    }

    fn about(&self) -> &'static str {
        match self {
            Self::Function(check) => check.about,
            Self::Audit(..) => "nothing is lost or counted twice, and the same luck gives the same future",
            Self::Played(case) => case.about,
        }
    }

    fn has_settings(&self) -> bool {
        matches!(self, Self::Played(_))
    }

    fn lines(&self, options: &Options, workers: &Threads) -> Result<Vec<Line>, Vec<Diagnostic>> {
        let seed = options.seed.unwrap_or(1);
        match self {
            Self::Function(check) => Ok(check.lines()),
            Self::Audit(name, file) => audit(name, file, seed),
            Self::Played(case) => {
                compare(case, Ask { sets: &options.set, replications: options.replications, seed }, workers)
            }
        }
    }
}

fn all_cases() -> impl Iterator<Item = Any> {
    let functions = CHECKS.iter().map(Any::Function);
    let audits = AUDITED.iter().map(|(name, file)| Any::Audit(name, file));
    functions.chain(audits).chain(CASES.iter().map(Any::Played))
}

fn known() -> Vec<&'static str> {
    all_cases().map(|case| case.name()).collect()
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
    let mut text = format!("{:<27}{:<40}{:>12}{:>12}{:>11}{:>8}\n", "case", "what", "exact", "simulated", "error", "z");
    for line in lines {
        let mark = if line.agrees() { "" } else { "  does not agree" };
        text += &format!(
            "{:<27}{:<40}{:>12.4}{:>12.4}{:>11.4}{:>8.2}{mark}\n",
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
