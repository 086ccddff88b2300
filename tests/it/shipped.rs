//! Every shipped scenario can be read.

use std::fs;

use caseload::scenario::council::Council;
use caseload::scenario::diagnostic::Severity;
use caseload::scenario::loaded::load;
use caseload::scenario::render::render;
use caseload::scenario::shipped::SHIPPED;

use crate::disk::{Folder, files, package};

#[test]
fn every_shipped_scenario_reads_without_a_fault() {
    let mut told = Vec::new();
    for path in files(&package().join("scenarios"), "toml") {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { continue };
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("england") || name == "options.toml" {
            continue;
        }
        match load(&name, &Folder(folder.to_owned()), &[]) {
            Ok(scenario) => assert!(scenario.notes.iter().all(|note| note.severity == Severity::Note)),
            Err(faults) => told.push(render(&faults)),
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn the_national_figures_have_a_way_into_every_role() {
    for name in ["england-2019.toml", "england-2025.toml"] {
        let text = fs::read_to_string(package().join("scenarios").join(name)).unwrap();
        let nation: toml::Table = text.parse().unwrap();
        let routes = nation["recruitment"].as_table().unwrap().values();
        let filled: Vec<&str> = routes
            .filter_map(|route| route.get("fills")?.as_array())
            .flatten()
            .filter_map(toml::Value::as_str)
            .collect();
        for role in nation["role"].as_table().unwrap().keys() {
            assert!(filled.contains(&role.as_str()), "{name}: nobody is recruited as {role}");
        }
    }
}

/// Where figures stand in those lists of five.
const HOLDERS: usize = 3;
/// The most of those in post who may be long away, on maternity leave or ill: the census counts them in post, and
/// counts as holders only those who hold a child.
const MOST_AWAY: f64 = 1.045;

/// What the DfE's census prints of a first day: posts, in post, agency, FTE who hold cases, and children held.
const PUBLISHED: &[(&str, &str, [f64; 5])] = &[
    ("cambridgeshire", "baseline.toml", [284.0, 245.0, 30.8, 137.8, 2_377.0]),
    ("cambridgeshire", "units-2017.toml", [292.2, 256.2, 25.0, 141.1, 2_472.0]),
    ("swindon", "baseline.toml", [133.4, 107.4, 36.2, 82.3, 1_677.0]),
    // Between the censuses of 2018 and 2019: docs/scenario-notes.md.
    ("medway", "baseline.toml", [203.6, 152.7, 71.0, 123.3, 2_467.0]),
];

fn totals(council: &Council) -> [f64; 5] {
    let registered = |role: &str| council.role[role].registered;
    let opens_later = |name: &String| {
        council.change.values().any(|change| change.reorganise.as_ref().is_some_and(|it| it.open.contains(name)))
    };
    let mut sums = [0.0; 5];
    for (_, team) in council.team.iter().filter(|(name, _)| !opens_later(name)) {
        let sum = |by_role: &std::collections::BTreeMap<String, f64>| -> f64 {
            by_role.iter().filter(|(role, _)| registered(role)).map(|(_, fte)| fte).sum()
        };
        let staff = sum(&team.in_post_fte) + sum(&team.agency_fte);
        let held = |stage: &str| council.stage[stage].held_by.iter().any(|role| registered(role));
        let children: f64 = team.open_children.iter().filter(|(stage, _)| held(stage)).map(|(_, number)| number).sum();
        let holders = if children > 0.0 { staff } else { 0.0 };
        let each = [sum(&team.posts_fte), sum(&team.in_post_fte), sum(&team.agency_fte), holders, children];
        sums.iter_mut().zip(each).for_each(|(sum, each)| *sum += each);
    }
    sums
}

#[test]
fn first_days_add_up_to_what_was_published() {
    for (place, name, published) in PUBLISHED {
        let folder = Folder(package().join("scenarios").join(place));
        let scenario = load(name, &folder, &[]).unwrap_or_else(|faults| panic!("{}", render(&faults)));
        let found = totals(&scenario.council);
        let agrees = found.iter().zip(published).enumerate().all(|(place, (found, published))| {
            let most = if place == HOLDERS { MOST_AWAY } else { 1.0 };
            (published - 1e-6..=published * most + 1e-6).contains(found)
        });
        assert!(agrees, "{place}/{name} adds up to {found:?}, published were {published:?}");
    }
}

#[test]
fn every_file_in_a_folder_of_scenarios_is_in_the_program() {
    for folder in ["cambridgeshire", "medway", "swindon", "verification"] {
        for path in files(&package().join("scenarios").join(folder), "toml") {
            let name = format!("{folder}/{}", path.file_name().unwrap().to_string_lossy());
            let known = SHIPPED.iter().find(|(known, _)| *known == name);
            assert!(known.is_some(), "{name} is not in scenario/shipped.rs");
        }
    }
}

#[test]
fn a_council_is_short_enough_to_be_read() {
    for place in ["cambridgeshire", "swindon", "medway"] {
        for path in files(&package().join("scenarios").join(place), "toml") {
            let most = if path.ends_with("baseline.toml") { 200 } else { 120 };
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            assert!(lines < most, "{} has {lines} lines; {most} is too many", path.display());
        }
    }
}
