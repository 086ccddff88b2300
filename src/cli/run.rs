//! `run`: plays the futures of scenarios; a folder of results for each.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::actuals;
use super::ending::Ending;
use super::options::Options;
use super::playing::{self, Job, Played};
use super::reading::{self, Reading};
use super::{size, stop, terminal};
use crate::report::actuals::Actuals;
use crate::report::folder;
use crate::scenario::loaded::Scenario;

/// Plays every file, once all are known to be sound.
pub(crate) fn run(files: &[PathBuf], happened: Option<&Path>, options: &Options) -> Ending {
    let readings = reading::all(files, options);
    let verdict = reading::verdict(&readings);
    if verdict != Ending::Done {
        reading::refuse(&readings, options);
        return verdict;
    }
    let scenarios: Vec<&Scenario> = readings.iter().filter_map(|reading| reading.read.as_ref().ok()).collect();
    let actuals = match actuals_of(happened, &scenarios, options) {
        Ok(actuals) => actuals,
        Err(ending) => return ending,
    };
    match ready(files, &readings, &scenarios, options) {
        Ok(folders) => {
            let jobs = files.iter().zip(&scenarios).zip(&folders).zip(&actuals);
            let jobs = jobs.map(|(((file, scenario), folder), actuals)| Job {
                file,
                scenario,
                folder,
                actuals: actuals.as_ref().zip(happened),
            });
            play_all(&jobs.collect::<Vec<Job<'_>>>(), options)
        }
        Err(ending) => ending,
    }
}

/// What happened, as each scenario's teams have it.
fn actuals_of(
    happened: Option<&Path>,
    scenarios: &[&Scenario],
    options: &Options,
) -> Result<Vec<Option<Actuals>>, Ending> {
    let file = actuals::named(happened)?;
    scenarios.iter().map(|scenario| file.as_ref().map(|file| file.of(&scenario.council, options)).transpose()).collect()
}

/// Whether every run fits and has a place of its own that can be written to; nothing is played before.
fn ready(
    files: &[PathBuf],
    readings: &[Reading],
    scenarios: &[&Scenario],
    options: &Options,
) -> Result<Vec<PathBuf>, Ending> {
    let refused = |ending: Ending, cause: &dyn std::fmt::Display| {
        terminal::fault(cause);
        ending
    };
    for (reading, scenario) in readings.iter().zip(scenarios) {
        size::fits(&reading.file, scenario, options).map_err(|cause| refused(Ending::Usage, &cause))?;
    }
    let folders = folder::places(options.output(), files).map_err(|cause| refused(Ending::Usage, &cause))?;
    for folder in &folders {
        folder::prepare(folder).map_err(|cause| refused(Ending::Disk, &cause))?;
    }
    Ok(folders)
}

/// Plays one after another; the user's stop ends them all.
fn play_all(jobs: &[Job<'_>], options: &Options) -> Ending {
    let stop = stop::on_interrupt(stop::Partly::Kept);
    let mut runs = Vec::new();
    let mut ending = Ending::Done;
    for job in jobs {
        let (next, played) = play_one(*job, options, &stop);
        runs.extend(played.map(|played| played.json));
        ending = next;
        if ending != Ending::Done {
            break;
        }
    }
    if options.json {
        let written = terminal::result(&as_text(&runs));
        return if ending == Ending::Done { written } else { ending };
    }
    ending
}

/// Plays one and says what it found.
fn play_one(job: Job<'_>, options: &Options, stop: &Arc<AtomicBool>) -> (Ending, Option<Played>) {
    match playing::play(job, options, stop) {
        Err(cause) => {
            terminal::fault(&cause);
            (Ending::Disk, None)
        }
        Ok(None) => {
            terminal::tell(&format!(
                "{}: stopped before any future was finished; nothing was written",
                job.file.display()
            ));
            (Ending::Interrupted, None)
        }
        Ok(Some(played)) => {
            let shown = if options.json { Ending::Done } else { terminal::result(&format!("{}\n", played.summary)) };
            if played.interrupted {
                terminal::tell(&format!(
                    "{}: stopped after {} futures, which are kept{}",
                    job.file.display(),
                    played.finished,
                    stop::beside(job.folder, &played.folder)
                ));
                return (Ending::Interrupted, Some(played));
            }
            (shown, Some(played))
        }
    }
}

fn as_text(runs: &[serde_json::Value]) -> String {
    let mut text = serde_json::to_string_pretty(&serde_json::json!({ "runs": runs })).unwrap_or_default();
    text.push('\n');
    text
}
