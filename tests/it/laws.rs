//! What holds in every future of every council, whatever its figures.

mod changes;
mod council;

use caseload::experiment::Experiment;
use caseload::experiment::futures::Futures;
use caseload::experiment::workers::Alone;
use caseload::foundations::quantile_table::TableCache;
use caseload::model::measure::Measure;
use caseload::model::record::{Group, SeriesPlace, Trajectory};
use caseload::scenario::library::OneText;
use caseload::scenario::loaded::{Scenario, load};
use caseload::scenario::render::render;
use proptest::prelude::*;

pub(crate) use council::MONTHS;
use council::{Knobs, knobs};

fn read(text: &str) -> Result<Scenario, TestCaseError> {
    load("made-up", &OneText(text), &[]).map_err(|faults| TestCaseError::fail(format!("{}\n{text}", render(&faults))))
}

fn experiment(scenario: &Scenario) -> Experiment<'_> {
    Experiment::new(scenario, 11)
}

/// Every value, bit by bit: no row is the same as no row.
fn bits(trajectory: &Trajectory) -> Vec<u32> {
    trajectory.values.iter().chain(&trajectory.spreads).map(|value| value.to_bits()).collect()
}

/// The values of a council's measure, record by record.
fn council(experiment: &Experiment<'_>, trajectory: &Trajectory, measure: Measure) -> Vec<f64> {
    let series = &experiment.recorder.series;
    let place = series
        .iter()
        .position(|of| of.measure == measure && of.group == Group::Council)
        .expect("every measure has a row");
    trajectory.values.iter().skip(place).step_by(series.len()).map(|value| f64::from(*value)).collect()
}

/// So many councils, or as many as PROPTEST_CASES says.
fn few(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|asked| asked.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(cases),
        max_shrink_iters: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(few(24))]

    #[test]
    fn nothing_is_lost_and_nothing_counted_twice(knobs in knobs()) {
        let text = knobs.text();
        let scenario = read(&text)?;
        let experiment = experiment(&scenario);
        let mut tables = TableCache::default();
        for number in [0, 1, 2] {
            let (audited, faults) = experiment.audited(number, number, &mut tables);
            prop_assert!(faults.is_empty(), "future {}: {:#?}\n{}", number, faults, text);
            let played = experiment.future(number, number, &mut tables);
            prop_assert!(bits(&played) == bits(&audited), "an audit changes future {}\n{}", number, text);
            rows_agree(&experiment, &played)?;
        }
    }
}

/// What the results themselves must show.
fn rows_agree(experiment: &Experiment<'_>, future: &Trajectory) -> Result<(), TestCaseError> {
    let rows = |measure| council(experiment, future, measure);
    let (in_post, starters) = (rows(Measure::InPostFte), rows(Measure::StartersFte));
    let (leavers, given_up) = (rows(Measure::LeaversFte), rows(Measure::GivenUpFte));
    for record in 1..in_post.len() {
        let follows = in_post[record - 1] + starters[record] - leavers[record] - given_up[record].max(0.0);
        prop_assert!((in_post[record] - follows).abs() < 1e-3, "{} in post, {} expected", in_post[record], follows);
    }
    let (total, parts) =
        (rows(Measure::CostTotal), [Measure::CostPermanent, Measure::CostAgency, Measure::CostChanges].map(rows));
    for (record, cost) in total.iter().enumerate().filter(|(_, cost)| !cost.is_nan()) {
        let sum: f64 = parts.iter().map(|part| part[record]).sum();
        prop_assert!((cost - sum).abs() <= 1e-5 * cost.abs().max(1.0), "costs add up to {sum}, in all {cost}");
    }
    // A council may have more people than posts.
    let may_be_negative = |at: usize| {
        let series = &experiment.recorder.series;
        matches!(series[at % series.len()].measure, Measure::CapacityGapFte | Measure::HoursGapFte)
    };
    let values = future.values.iter().enumerate().filter(|(at, _)| !may_be_negative(*at)).map(|(_, value)| value);
    let never_negative = values.chain(&future.spreads).all(|value| value.is_nan() || *value >= 0.0);
    prop_assert!(never_negative, "a result is negative");
    Ok(())
}

/// What the file says of a team's first day, if it says anything of that measure.
#[expect(clippy::wildcard_enum_match_arm, reason = "the file states no others")]
fn stated(scenario: &Scenario, name: &str, measure: Measure) -> Option<f64> {
    let team = &scenario.council.team[name];
    let by_name = match measure {
        Measure::PostsFte => &team.posts_fte,
        Measure::InPostFte => &team.in_post_fte,
        Measure::AgencyFte => &team.agency_fte,
        Measure::ChildrenOpen if !scenario.council.verification.starts_empty => &team.open_children,
        _ => return None,
    };
    Some(by_name.values().sum())
}

/// The first row of each team shows what the file says.
fn first_day(scenario: &Scenario) -> Result<(), TestCaseError> {
    let experiment = experiment(scenario);
    let future = experiment.future(1, 1, &mut TableCache::default());
    for (place, series) in experiment.recorder.series.iter().enumerate() {
        let Group::Unit(unit) = series.group else { continue };
        let name = &experiment.layout.units[unit];
        let opens_later = name.starts_with("new-");
        let Some(stated) = stated(scenario, name, series.measure) else { continue };
        let shown = f64::from(future.values[place]);
        prop_assert!(
            opens_later || (shown - stated).abs() < 0.02,
            "{name}: {:?} is {shown}, the file says {stated}",
            series.measure
        );
        prop_assert!(!opens_later || shown.is_nan(), "{name} has a row before it opens");
    }
    Ok(())
}

proptest! {
    #![proptest_config(few(24))]

    #[test]
    fn the_first_row_is_what_the_file_says(knobs in knobs()) {
        first_day(&read(&knobs.text())?)?;
    }

    #[test]
    fn any_part_of_the_futures_played_alone_belongs_to_the_whole(knobs in knobs(), cut in 1..5_u32) {
        let scenario = read(&knobs.text())?;
        let experiment = experiment(&scenario);
        let whole = experiment.play(1..6, &Alone);
        let parts = vec![experiment.play(cut + 1..6, &Alone), experiment.play(1..cut + 1, &Alone)];
        let merged = Futures::merge(parts).map_err(|gap| TestCaseError::fail(format!("{gap:?}")))?;
        prop_assert_eq!(whole.trajectories.len(), merged.trajectories.len());
        for (one, other) in whole.trajectories.iter().zip(&merged.trajectories) {
            prop_assert!(bits(one) == bits(other));
        }
    }

    #[test]
    fn the_order_of_tables_does_not_matter(knobs in knobs(), turn in 0..30_usize) {
        let mut tables = knobs.tables();
        let turn = turn % tables.len();
        tables.rotate_left(turn);
        tables.reverse();
        let other = format!("title = \"Made up\"\n{}", tables.join("\n"));
        same(&knobs.text(), &other)?;
    }

    #[test]
    fn a_strength_of_nothing_is_as_if_it_were_not_there(knobs in knobs()) {
        let text = knobs.text();
        let weak = [
            ("workload_strength = 0.7", "workload_strength = 0"),
            ("threshold_strength = 0.2\n", ""),
            ("late_strength = 1.2", "late_strength = 0"),
            ("elastic_percent = 60", "elastic_percent = 0"),
            ("elastic_percent = 100", "elastic_percent = 0"),
        ];
        let off = weak.iter().fold(text, |text, (on, off)| text.replace(on, off));
        let absent = off.replace("late_strength = 0\n", "").replace("elastic_percent = 0\n", "");
        let tables = [
            "[handover]\nhours = 0\ndelay_weeks = 0\nfirst_weeks_with_new_worker = { weeks = 4, hours_percent = 100 }\n",
            "[absence.none]\nname = \"None\"\nspells_per_year = 0\nlasts_working_days = 5\nworkload_strength = 1\n",
            "[differences]\nworker_cv = 0\nteam_cv = 0\n",
            "[between_years]\nreferrals_lasting_percent = 0\nreferrals_passing_percent = 0\nleaving_lasting_percent = 0\nleaving_percent = 0\napplicants_lasting_percent = 0\napplicants_percent = 0\n",
        ];
        let plain = without(&absent, &["[handover]", "[differences]", "[between_years]", "[absence.ill]"]);
        same(&plain, &format!("{plain}\n{}", tables.concat()))?;
        let kept = without(&off, &["[handover]", "[differences]", "[between_years]", "[absence.ill]"]);
        same(&plain, &kept)?;
    }

    #[test]
    fn what_happens_elsewhere_changes_nothing_here(knobs in knobs()) {
        elsewhere(&knobs)?;
    }
}

/// Leaves tables out of a file.
fn without(text: &str, headings: &[&str]) -> String {
    let mut kept = String::new();
    let mut leaves = false;
    for line in text.lines() {
        if line.starts_with('[') {
            leaves = headings.contains(&line);
        }
        if !leaves {
            kept += line;
            kept.push('\n');
        }
    }
    kept
}

/// Two files that must give the same futures.
fn same(one: &str, other: &str) -> Result<(), TestCaseError> {
    let (left, right) = (read(one)?, read(other)?);
    for number in [1, 2] {
        let play = |scenario| experiment(scenario).future(number, number, &mut TableCache::default());
        prop_assert!(bits(&play(&left)) == bits(&play(&right)), "future {number} differs:\n{one}\n---\n{other}");
    }
    Ok(())
}

/// A council with a team and a group of children of its own, which nobody else touches: whatever is
/// added elsewhere, that team's rows stay as they were.
fn elsewhere(knobs: &Knobs) -> Result<(), TestCaseError> {
    let island = ISLAND.replace("{market}", if knobs.routes & 1 == 1 { "20" } else { "35" });
    let more = "[team.another]\nname = \"Another\"\nworks_on = [\"need\"]\ngroups = [\"other\"]\nposts_fte = { worker = 4 }\nin_post_fte = { worker = 2 }\nopen_children = { need = 9 }\n[group.other]\nname = \"Other\"\npercent_of_families = 0\n[change.extra]\ndate = 2019-02-03\nwhat = \"More posts elsewhere\"\nadd_posts = { team = \"main\", posts_fte = { worker = 3 } }\n[change.more]\ndate = 2019-03-03\nwhat = \"Agency elsewhere\"\nbring_in_agency = { team = \"main\", fte = { worker = 2 } }\n";
    let fewer = island.replace("open_children = { need = 60 }", "open_children = { need = 20 }");
    let before = read(&island)?;
    for after in [format!("{island}{more}"), fewer] {
        let after = read(&after)?;
        let (one, other) = (experiment(&before), experiment(&after));
        for number in [1, 2] {
            let (left, right) = (
                one.future(number, number, &mut TableCache::default()),
                other.future(number, number, &mut TableCache::default()),
            );
            let (left, right) = (rows_of(&one, &left), rows_of(&other, &right));
            let differs = left.iter().zip(&right).find(|(left, right)| left.1.to_bits() != right.1.to_bits());
            prop_assert!(differs.is_none() && left.len() == right.len(), "the island's rows change: {differs:?}");
        }
    }
    Ok(())
}

/// The rows of the island's team: record and measure, and the value.
fn rows_of(experiment: &Experiment<'_>, future: &Trajectory) -> Vec<(String, f32)> {
    let unit = experiment.layout.units.iter().position(|name| name == "island").expect("it is there");
    let series = &experiment.recorder.series;
    let own = |of: &SeriesPlace| matches!(of.group, Group::Unit(own) | Group::UnitRole(own, _) if own == unit);
    let rows = future.values.chunks(series.len()).enumerate();
    rows.flat_map(|(record, row)| {
        let pairs = series.iter().zip(row).filter(|(of, _)| own(of));
        pairs.map(move |(of, value)| (format!("record {record}: {of:?}"), *value))
    })
    .collect()
}

const ISLAND: &str = include_str!("laws/island.toml");
