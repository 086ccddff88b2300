//! What a run would take, and the sizes that are refused.

use std::time::Instant;

use super::options::Options;
use crate::experiment::Experiment;
use crate::model::layout::Layout;
use crate::model::record::{BINS, Recorder};
use crate::scenario::loaded::Scenario;

/// The most memory that the results of one scenario's futures may take \[bytes\].
const MOST_MEMORY: u64 = 4 << 30;

/// Refuses more futures than fit in memory, in a sentence that says what they would take.
///
/// # Errors
/// The sentence.
pub(crate) fn fits(file: &str, scenario: &Scenario, options: &Options) -> Result<(), String> {
    let each = bytes_a_future(scenario);
    let wanted = scenario.council.run.replications;
    if each * u64::from(wanted) <= MOST_MEMORY {
        return Ok(());
    }
    let memory = gibibytes(each * u64::from(wanted));
    let time = spoken(seconds_a_future(scenario) * f64::from(wanted) / threads(options));
    let most = rounded_down(MOST_MEMORY / each);
    Err(format!(
        "{wanted} futures of {file} would take about {memory:.0} GiB of memory and {time}; at most {:.0} GiB are used. Type --replications {most} or fewer: 1,000 to 10,000 answer most questions",
        gibibytes(MOST_MEMORY)
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

/// Time for one future on one thread \[seconds\], by playing one.
fn seconds_a_future(scenario: &Scenario) -> f64 {
    let experiment = Experiment::new(scenario, scenario.council.run.seed);
    let begun = Instant::now();
    let _ = experiment.central();
    begun.elapsed().as_secs_f64()
}

fn threads(options: &Options) -> f64 {
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as f64;
    options.threads.map_or_else(cores, f64::from)
}

fn gibibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 30)
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
