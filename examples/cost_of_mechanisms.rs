//! What each mechanism costs: processor time of a future of a whole authority with everything on, and with each off.
//!
//! `cargo run --release --no-default-features --example cost_of_mechanisms -- 21 > docs/performance.md`

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use caseload::experiment::Experiment;
use caseload::foundations::quantile_table::TableCache;
use caseload::scenario::library::{Library, LibraryFault};
use caseload::scenario::loaded::{Scenario, load};
use caseload::scenario::render::render;

/// Futures of each variant in a round.
const TOGETHER: u64 = 4;
/// Stages that have visits.
const VISITED: [&str; 8] = [
    "child-in-need",
    "child-protection",
    "pre-proceedings",
    "court",
    "in-care",
    "in-care-settled",
    "permanence",
    "leaving-care",
];

/// A text laid over the whole service.
struct Over<'a>(&'a str);

impl Library for Over<'_> {
    fn read(&self, name: &str, _from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        if name == "over.toml" {
            return Ok((name.to_owned(), self.0.as_bytes().to_vec()));
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/verification");
        let bytes = std::fs::read(folder.join(name)).map_err(|error| LibraryFault::Unreadable(error.to_string()))?;
        Ok((name.to_owned(), bytes))
    }
}

/// What is taken out, and the text that takes it out.
fn variants() -> Vec<(&'static str, String)> {
    let without = |tables: &[&str]| format!("without = {tables:?}\n");
    let visits: Vec<String> = VISITED.iter().map(|stage| format!("stage.{stage}.visits")).collect();
    let visits: Vec<&str> = visits.iter().map(String::as_str).collect();
    let changes = ["structure", "posts", "campaign", "block", "hub", "settled", "places", "stay", "helpers"];
    let changes: Vec<String> = changes.iter().map(|change| format!("change.{change}")).collect();
    let changes: Vec<&str> = changes.iter().map(String::as_str).collect();
    vec![
        ("nothing: everything is on", String::new()),
        ("visits", without(&visits)),
        ("supervision", without(&["supervision"])),
        ("absence", without(&["absence.short-sickness", "absence.long-sickness", "absence.maternity"])),
        ("agency workers", without(&["agency", "change.block"])),
        ("re-referrals", without(&["rereferral"])),
        ("brothers and sisters", without(&["families"])),
        ("places in early help", without(&["stage.early-help.places", "change.places"])),
        ("handovers", without(&["handover"])),
        ("lasting differences", without(&["differences"])),
        ("moves between years", without(&["between_years"])),
        ("pay and costs", without(&["pay", "money"])),
        ("every change", without(&changes)),
        ("rows by team", "[period]\nby_team = false\n".to_owned()),
    ]
}

/// Processor time of this thread so far [ms]; the clock on the wall where the system does not tell.
fn spent(since: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    nanos.map_or_else(|| since.elapsed().as_secs_f64() * 1e3, |nanos| nanos / 1e6)
}

/// Milliseconds a future of each variant takes: in rounds, one variant after another, so that a slow spell of the
/// machine meets them all; the middle round of each.
fn measure(scenarios: &[Scenario], rounds: u64) -> Vec<f64> {
    let experiments: Vec<Experiment<'_>> = scenarios.iter().map(|scenario| Experiment::new(scenario, 1)).collect();
    let mut tables: Vec<TableCache> = scenarios.iter().map(|_| TableCache::default()).collect();
    let mut times = vec![Vec::new(); scenarios.len()];
    let since = Instant::now();
    for round in 0..rounds {
        for ((experiment, tables), times) in experiments.iter().zip(&mut tables).zip(&mut times) {
            let before = spent(since);
            for future in 1..=TOGETHER {
                let number = round * TOGETHER + future;
                std::hint::black_box(experiment.future(number, number, tables));
            }
            times.push((spent(since) - before) / TOGETHER as f64);
        }
    }
    let middle = |mut times: Vec<f64>| {
        times.sort_unstable_by(f64::total_cmp);
        times[times.len() / 2]
    };
    times.into_iter().map(middle).collect()
}

/// How the program was built, which times hang on.
fn built() -> &'static str {
    if cfg!(debug_assertions) {
        "These times are of a build for testing (`cargo run` without `--release`), which takes longer than one for use"
    } else {
        "These times are of a build for use (`--release`)"
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let rounds: u64 = std::env::args().nth(1).map_or(Ok(21), |rounds| rounds.parse())?;
    let read = |(_, text): &(&str, String)| {
        let text = format!("builds_on = \"whole-service.toml\"\ntitle = \"A variant\"\n{text}");
        load("over.toml", &Over(&text), &[]).map_err(|faults| render(&faults))
    };
    let variants = variants();
    let scenarios: Vec<Scenario> = variants.iter().map(read).collect::<Result<_, String>>()?;
    let times = measure(&scenarios, rounds.max(1));
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "# What each mechanism costs\n\n`scenarios/verification/whole-service.toml`: an authority of 600 posts and 5,000 open cases, three and a half years by month,\n\
         every mechanism on. Processor time of one future on one thread: the middle of {rounds} rounds of {TOGETHER} futures, variants in turn. What a mechanism costs is\n\
         what a future saves without it; taking one out changes what the others have to do, so that the lines do not add up, and one below nought made work\n\
         for the rest. {}. Written by\n\n```sh\ncargo run --release --no-default-features --example cost_of_mechanisms -- {rounds} > docs/performance.md\n```\n\n\
         | left out | a future takes [ms] | saved [ms] |\n|---|---|---|",
        built()
    )?;
    for ((name, _), time) in variants.iter().zip(&times) {
        writeln!(out, "| {name} | {time:.1} | {:.1} |", times[0] - time)?;
    }
    Ok(())
}
