//! Futures a second of the reference workload and of a county, and what results by team cost.

use std::path::{Path, PathBuf};

use caseload::experiment::Experiment;
use caseload::foundations::quantile_table::TableCache;
use caseload::scenario::library::{Library, LibraryFault};
use caseload::scenario::loaded::{Scenario, load};
use divan::Bencher;
use divan::counter::ItemsCount;

/// The shipped scenarios.
struct Folder(PathBuf);

impl Library for Folder {
    fn read(&self, name: &str, _from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        let bytes = std::fs::read(self.0.join(name)).map_err(|error| LibraryFault::Unreadable(error.to_string()))?;
        Ok((name.to_owned(), bytes))
    }
}

fn scenario(folder: &str, name: &str, sets: &[&str]) -> Scenario {
    let folder = Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(folder));
    let sets: Vec<String> = sets.iter().map(|set| (*set).to_owned()).collect();
    load(name, &folder, &sets).unwrap_or_else(|faults| panic!("{}", caseload::scenario::render::render(&faults)))
}

/// Plays one future after another, each another one.
fn play(bencher: Bencher<'_, '_>, scenario: &Scenario) {
    let experiment = Experiment::new(scenario, 1);
    let mut tables = TableCache::default();
    let mut future = 0;
    bencher.counter(ItemsCount::new(1_u32)).bench_local(|| {
        future += 1;
        experiment.future(future, future, &mut tables)
    });
}

#[divan::bench]
fn reference_base(bencher: Bencher<'_, '_>) {
    play(bencher, &scenario("verification", "reference-base.toml", &[]));
}

#[divan::bench]
fn reference_tight(bencher: Bencher<'_, '_>) {
    play(bencher, &scenario("verification", "reference-tight.toml", &[]));
}

#[divan::bench]
fn cambridgeshire(bencher: Bencher<'_, '_>) {
    play(bencher, &scenario("cambridgeshire", "baseline.toml", &[]));
}

#[divan::bench]
fn cambridgeshire_as_a_whole_only(bencher: Bencher<'_, '_>) {
    play(bencher, &scenario("cambridgeshire", "baseline.toml", &["period.by_team=false"]));
}

#[divan::bench]
fn whole_service(bencher: Bencher<'_, '_>) {
    play(bencher, &scenario("verification", "whole-service.toml", &[]));
}

fn main() {
    divan::main();
}
