//! The engine on its own: plays futures of a scenario and prints the council's means, and a number in which every bit of every
//! value has its part.
//!
//! `cargo run --release --no-default-features --example play -- FILE FUTURES [ADDRESS=VALUE…]`

use std::error::Error;
use std::io::Write;

use caseload::experiment::Experiment;
use caseload::experiment::findings::Findings;
use caseload::experiment::futures::Futures;
use caseload::experiment::workers::Alone;
use caseload::scenario::library::{Library, LibraryFault};
use caseload::scenario::{loaded, render};

/// Files beside the first one.
struct Folder;

impl Library for Folder {
    fn read(&self, name: &str, from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        let folder = from.and_then(|from| std::path::Path::new(from).parent());
        let path = folder.map_or_else(|| name.into(), |folder| folder.join(name));
        let bytes = std::fs::read(&path).map_err(|error| LibraryFault::Unreadable(error.to_string()))?;
        Ok((path.to_string_lossy().into_owned(), bytes))
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [file, futures, sets @ ..] = words.as_slice() else { return Err("FILE FUTURES [ADDRESS=VALUE…]".into()) };
    let futures: u32 = futures.parse()?;
    let scenario = loaded::load(file, &Folder, sets).map_err(|found| render::render(&found))?;
    let experiment = Experiment::new(&scenario, 1);
    let played = experiment.play(1..futures + 1, &Alone);
    let findings = experiment.findings(&played, false, &Alone);
    let mut out = std::io::stdout().lock();
    for (series, bands) in findings.bands.iter().filter(|(series, _)| series.team == "all" && series.role == "all") {
        let last = bands.len() - 1;
        let shown = [0, last.min(6), last.min(12), last.min(24), last].map(|place| {
            bands[place].map_or("-".into(), |band| {
                format!("{:.2} ({:.1}-{:.1}) ±{:.2}", band.mean, band.p10, band.p90, band.mc_error)
            })
        });
        writeln!(out, "{:40} {}", series.measure.about().key, shown.join(" | "))?;
    }
    writeln!(out, "{:40} {:016x}", "all bits", all_bits(&played, &findings))?;
    Ok(())
}

/// Every value of every future and what they say together, folded into one number: two builds that differ anywhere differ in it. It
/// is quick, so that it is no part of what a replication is measured to take.
fn all_bits(played: &Futures, findings: &Findings) -> u64 {
    let mut all = 0_u64;
    let mut fold = |bits: u64| all = (all.rotate_left(5) ^ bits).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for future in &played.trajectories {
        future.values.iter().chain(&future.spreads).for_each(|value| fold(u64::from(value.to_bits())));
        future.money.iter().for_each(|pounds| fold(pounds.to_bits()));
    }
    for band in findings.bands.values().flatten().flatten() {
        [band.mean, band.p10, band.p90, band.mc_error].iter().for_each(|value| fold(value.to_bits()));
    }
    all
}
