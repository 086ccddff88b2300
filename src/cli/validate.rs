//! `validate`: published figures of real councils against simulated ones.

use indicatif::ProgressBar;

use super::ending::Ending;
use super::options::Options;
use super::threads::Threads;
use super::{stop, terminal};
use crate::experiment::validate::{REPLICATIONS, validate as compare};
use crate::report::validation;

/// Plays what the targets ask for, and prints the page. A miss is a finding and no failure.
pub(crate) fn validate(options: &Options) -> Ending {
    let stop = stop::on_interrupt(stop::Partly::Lost);
    let workers = match Threads::new(options, &stop, &ProgressBar::hidden()) {
        Ok(workers) => workers,
        Err(cause) => return terminal::refused(Ending::Disk, &cause),
    };
    if !options.quiet {
        terminal::tell("playing the councils of the published targets");
    }
    let (replications, seed) = (options.replications.unwrap_or(REPLICATIONS).max(2), options.seed.unwrap_or(1));
    let rows = match compare(replications, seed, &workers) {
        Ok(rows) => rows,
        Err(cause) => {
            terminal::fault(&cause);
            return Ending::Faults;
        }
    };
    if stop.load(std::sync::atomic::Ordering::Relaxed) {
        return Ending::Interrupted;
    }
    let page = if options.json { validation::json(&rows) } else { validation::markdown(&rows, replications, seed) };
    terminal::result(&page)
}
