//! `verify`: exact results against simulated ones, a line each.

use indicatif::ProgressBar;

use super::ending::Ending;
use super::options::Options;
use super::threads::Threads;
use super::{stop, terminal};
use crate::experiment::verify::{AUDITED, Ask, CASES, CHECKS, Case, Check, Line, MOST, audit, verify as compare};
use crate::scenario::diagnostic::{Diagnostic, Severity};
use crate::scenario::language::suggest::{did_you_mean, nearest};
use crate::scenario::render::render;

/// Plays the cases of those names or files, or all of them. With settings and no names, those cases take part
/// whose files have the figures that are set, and whose theories say something of them.
pub(crate) fn verify(names: &[String], options: &Options) -> Ending {
    if let Some(name) = names.iter().find(|name| !all_cases().any(|case| case.is_called(name))) {
        terminal::fault(&no_case(name));
        return Ending::Usage;
    }
    let stop = stop::on_interrupt(stop::Partly::Lost);
    let workers = match Threads::new(options, &stop, &ProgressBar::hidden()) {
        Ok(workers) => workers,
        Err(cause) => return terminal::refused(Ending::Disk, &cause),
    };
    let chosen = |case: &Any| names.is_empty() || names.iter().any(|wanted| case.is_called(wanted));
    let mut lines = Vec::new();
    let mut refused = Vec::new();
    for case in all_cases() {
        // What has no file has no figures to set.
        if !chosen(&case) || (names.is_empty() && !options.set.is_empty() && !case.has_settings()) {
            continue;
        }
        if !options.quiet {
            terminal::tell(&format!("{}: {}", case.name(), case.about()));
        }
        match case.lines(options, &workers) {
            Ok(found) => lines.extend(found),
            Err(found) => note(&mut refused, found),
        }
        if stop.load(std::sync::atomic::Ordering::Relaxed) {
            return Ending::Interrupted;
        }
    }
    ending(&lines, &refused, !names.is_empty(), options)
}

/// Keeps what is wrong, each once, since several cases may be of one file. What is only worth knowing of a case's file is not of what was typed.
fn note(refused: &mut Vec<Diagnostic>, found: Vec<Diagnostic>) {
    for fault in found.into_iter().filter(|one| one.severity == Severity::Fault) {
        if !refused.contains(&fault) {
            refused.push(fault);
        }
    }
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

    /// Whether it has a name; or its file does, and no case.
    fn is_called(&self, name: &str) -> bool {
        let file = |case: &Case| case.file.rsplit('/').next().and_then(|file| file.strip_suffix(".toml"));
        let by_file = || matches!(self, Self::Played(case) if file(case) == Some(name));
        self.name() == name || by_file() && all_cases().all(|case| case.name() != name)
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

fn no_case(name: &str) -> String {
    let known: Vec<&str> = all_cases().map(|case| case.name()).collect();
    let meant = did_you_mean(nearest(name, known.iter().copied()));
    let meant = meant.map_or_else(String::new, |meant| format!(" {meant}"));
    format!("there is no case {name}.{meant} The cases are: {}", known.join(", "))
}

/// Shows what was found, and says whether all of it agrees.
fn ending(lines: &[Line], refused: &[Diagnostic], named: bool, options: &Options) -> Ending {
    let is_refused = !refused.is_empty() && (named || lines.is_empty());
    if is_refused {
        terminal::tell(&render(refused));
    }
    // The files of the cases are sound, so that what is refused was typed.
    if is_refused && lines.is_empty() {
        return Ending::Usage;
    }
    let shown = terminal::result(&if options.json { json(lines) } else { table(lines) });
    if shown != Ending::Done {
        return shown;
    }
    let wrong = lines.iter().filter(|line| !line.agrees()).count();
    if wrong == 0 {
        return if is_refused { Ending::Usage } else { Ending::Done };
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
            "{:<26} {:<39} {:>11} {:>11} {:>10} {:>7}{mark}\n",
            line.case,
            line.what,
            fitted(line.expected, 4),
            fitted(line.simulated, 4),
            fitted(line.error, 4),
            fitted(line.z, 2)
        );
    }
    text
}

/// A number with so many decimals, with fewer where it is large: columns never run into one another.
fn fitted(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    if text.len() <= 10 { text } else { format!("{value:.2e}") }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_kept_once_and_notes_not_at_all() {
        let mut refused = Vec::new();
        note(
            &mut refused,
            vec![Diagnostic::fault("seed = -1 cannot be"), Diagnostic::note("the period ends inside a week")],
        );
        note(&mut refused, vec![Diagnostic::fault("seed = -1 cannot be")]);
        assert_eq!(refused, [Diagnostic::fault("seed = -1 cannot be")]);
    }

    #[test]
    fn numbers_fit_their_columns() {
        assert_eq!(fitted(-75.65981, 4), "-75.6598");
        assert_eq!(fitted(13_428_857_431.04, 4), "1.34e10");
    }

    #[test]
    fn a_case_is_found_by_its_name_or_by_its_file() {
        let called = |name: &str| all_cases().filter(|case| case.is_called(name)).count();
        assert_eq!((called("open-fixed"), called("open-caseload"), called("opne")), (1, 4, 0));
        assert_eq!(called("waiting-small"), 1, "impatient is of the same file");
        assert!(no_case("opne").starts_with("there is no case opne. Did you mean open?"), "{}", no_case("opne"));
    }
}
