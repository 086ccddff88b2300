//! What a run would take, and the sizes that are refused.

use std::time::Instant;

use super::options::Options;
use crate::experiment::Experiment;
use crate::model::layout::Layout;
use crate::model::norms::Norms;
use crate::model::record::{BINS, Recorder};
use crate::scenario::loaded::Scenario;
use crate::scenario::rules::size::MOST_MEMORY;

/// A gibibyte \[bytes\].
const GIBIBYTE: f64 = (1_u64 << 30) as f64;

/// The most lines of results.csv.
const MOST_LINES: u64 = 20_000_000;
/// Lines of results.csv for each value: its statistics.
const STATISTICS: u64 = 8;
/// A line of results.csv \[bytes\].
const BYTES_A_LINE: u64 = 64;
/// From so many futures on their number is worth typing.
const WORTH_TYPING: u64 = 100;

/// Options whose futures are in memory at one time: the reference, the proposed one, and the one that is played.
const AT_ONE_TIME: usize = 3;

/// Refuses more futures than fit in memory, in a sentence that says what they would take.
///
/// # Errors
/// The sentence.
pub(crate) fn fits(file: &str, scenario: &Scenario, options: &Options) -> Result<(), String> {
    fit(&[(file, scenario)], options)
}

/// The same of options that are compared: of those that are in memory at one time.
///
/// # Errors
/// The sentence.
pub(crate) fn fit(compared: &[(&str, &Scenario)], options: &Options) -> Result<(), String> {
    for (file, scenario) in compared {
        lines_fit(file, scenario)?;
    }
    let mut each: Vec<u64> = compared.iter().map(|(_, scenario)| bytes_a_future(scenario)).collect();
    each.sort_unstable_by(|a, b| b.cmp(a));
    let each = each.iter().take(AT_ONE_TIME).fold(0_u64, |sum, each| sum.saturating_add(*each)).max(1);
    let Some((file, first)) = compared.first() else { return Ok(()) };
    let wanted = first.council.run.replications;
    let memory = each.saturating_mul(u64::from(wanted));
    if gibibytes(memory) <= MOST_MEMORY {
        return Ok(());
    }
    let memory = gibibytes(memory);
    let most = rounded_down((MOST_MEMORY * GIBIBYTE) as u64 / each);
    if most < WORTH_TYPING {
        return Err(format!(
            "{wanted} futures of {file} would take about {memory:.0} GiB of memory; at most {:.0} GiB are used, enough for {most}. Put teams that are alike into one, write a shorter [period], or by_team = false under it",
            MOST_MEMORY
        ));
    }
    let file = if compared.len() > 1 { format!("each of {} options", compared.len()) } else { (*file).to_owned() };
    let seconds: f64 = compared.iter().map(|(_, scenario)| seconds_a_future(scenario)).sum();
    let time = spoken(seconds * f64::from(wanted) / threads(options));
    Err(format!(
        "{wanted} futures of {file} would take about {memory:.0} GiB of memory and {time}; at most {:.0} GiB are used. Type --replications {most} or fewer: 1,000 to 10,000 answer most questions",
        MOST_MEMORY
    ))
}

/// Refuses results with more lines than any disk or reader has a use for.
fn lines_fit(file: &str, scenario: &Scenario) -> Result<(), String> {
    let layout = Layout::of(&scenario.council);
    let (records, series) = (layout.records.len(), Recorder::of(&scenario.council, &layout).series.len());
    let lines = (records as u64).saturating_mul(series as u64).saturating_mul(STATISTICS);
    if lines <= MOST_LINES {
        return Ok(());
    }
    Err(format!(
        "results.csv of {file} would have {} million lines ({records} dates × {series} rows × {STATISTICS} statistics), some {:.0} GiB; at most {} million are written. Put teams that are alike into one, write a shorter [period], or by_team = false under it",
        lines / 1_000_000,
        gibibytes(lines * BYTES_A_LINE),
        MOST_LINES / 1_000_000
    ))
}

/// Memory for the results of one future \[bytes\].
fn bytes_a_future(scenario: &Scenario) -> u64 {
    let layout = Layout::of(&scenario.council);
    let recorder = Recorder::of(&scenario.council, &layout);
    let values = layout.records.len() * recorder.series.len();
    let spreads = recorder.spread_at.len() * (recorder.size().0 + 1) * BINS;
    ((values + spreads) * size_of::<f32>()) as u64
}

/// Time for one future on one thread \[seconds\], by playing one of which little is kept.
fn seconds_a_future(scenario: &Scenario) -> f64 {
    let mut light = scenario.clone();
    light.council.period.by_team = false;
    // What is usual matters little for the time, and would take much longer than a future to find.
    let experiment = Experiment::with_norms(&light, light.council.run.seed, Norms::none());
    let begun = Instant::now();
    let _ = experiment.central();
    begun.elapsed().as_secs_f64()
}

fn threads(options: &Options) -> f64 {
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as f64;
    options.threads.map_or_else(cores, f64::from)
}

fn gibibytes(bytes: u64) -> f64 {
    bytes as f64 / GIBIBYTE
}

/// To two digits, so that the figure is easy to type.
fn rounded_down(number: u64) -> u64 {
    let unit = 10_u64.pow(number.max(1).ilog10().saturating_sub(1));
    number / unit * unit
}

/// A length of time in words.
fn spoken(seconds: f64) -> String {
    match seconds {
        under if under < 90.0 => format!("{:.0} seconds", under.max(2.0)),
        under if under < 5_400.0 => format!("{:.0} minutes", under / 60.0),
        under if under < 172_800.0 => format!("{:.0} hours", under / 3_600.0),
        days => format!("{:.0} days", days / 86_400.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_spoken_in_the_unit_a_person_would_use() {
        assert_eq!(
            [0.2, 80.0, 600.0, 36_000.0, 400_000.0].map(spoken),
            ["2 seconds", "80 seconds", "10 minutes", "10 hours", "5 days"]
        );
    }

    #[test]
    fn what_fits_is_easy_to_type() {
        assert_eq!([7, 38, 38_219].map(rounded_down), [7, 38, 38_000]);
    }
}
