//! Ways of counting something twice, or of making a bad option look good: each is shut, and stays so.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, also in what it calls")]

use caseload::experiment::Experiment;
use caseload::experiment::compare::council::CouncilFutures;
use caseload::experiment::compare::difference::differences;
use caseload::experiment::findings::Series;
use caseload::experiment::workers::Alone;
use caseload::model::measure::Measure;
use caseload::scenario::loaded::{Scenario, load};
use caseload::scenario::render::render;

use crate::disk::{Folder, package};

fn county(name: &str, sets: &[&str]) -> Scenario {
    let folder = Folder(package().join("scenarios/cambridgeshire"));
    let sets: Vec<String> = sets.iter().map(|set| (*set).to_owned()).collect();
    one_year(load(name, &folder, &sets).unwrap_or_else(|faults| panic!("{}", render(&faults))))
}

/// The first year of a scenario, the whole council alone.
fn one_year(mut scenario: Scenario) -> Scenario {
    scenario.council.period.end = jiff::civil::date(2019, 9, 30);
    scenario.council.period.by_team = false;
    scenario
}

/// Mean difference between two scenarios in the last record, over a few futures, and its error.
fn difference(option: &Scenario, reference: &Scenario, measure: Measure) -> (f64, f64) {
    let experiments = [option, reference].map(|scenario| Experiment::new(scenario, 1));
    let played = [&experiments[0], &experiments[1]].map(|experiment| experiment.play(1..13, &Alone));
    let all = differences((&experiments[0], &played[0]), (&experiments[1], &played[1]), &Alone);
    let series = Series { team: "all".into(), role: "all".into(), measure };
    let last = all[&series].last().copied().flatten().unwrap();
    (last.band.mean, last.band.mc_error)
}

/// Trap 12. Meetings, travel and training are in the hours alone: fewer hours for cases move no child, since workload is
/// relative to the council's own and what a worker may carry is a number of children.
#[test]
fn overhead_counts_in_hours_and_not_in_how_many_children_one_carries() {
    let hours = |percent: &str| county("baseline.toml", &["leaving.workload_strength=0", percent]).on_its_own();
    let (usual, fewer) = (hours("work.case_hours_per_week=24"), hours("work.case_hours_per_week=20"));
    for measure in [Measure::AverageCaseload, Measure::ChildrenUnallocated, Measure::CaseHoldersFte] {
        let (mean, error) = difference(&fewer, &usual, measure);
        assert!(
            mean.abs() <= 3.0 * error + 0.05 * f64::from(u8::from(measure == Measure::AverageCaseload)) + 1e-9,
            "{measure:?} {mean} {error}"
        );
    }
}

/// Trap 13. A starter follows one induction: that of the route, or of agency workers, never two.
#[test]
fn nobody_is_inducted_twice() {
    let scenario = county("baseline.toml", &[]);
    let council = &scenario.council;
    let newly = &council.induction["newly-qualified"];
    let routes: Vec<Option<&str>> = council.recruitment.values().map(|route| route.induction.as_deref()).collect();
    assert_eq!(routes.iter().filter(|induction| **induction == Some("newly-qualified")).count(), 1);
    assert!((newly.percent[0] - 50.0).abs() < 1e-9);
    // Were both applied, a newly qualified worker would begin at 0.5 × 0.6. What one carries in the model is the route's alone.
    let layout = caseload::model::layout::Layout::of(council);
    let draw = caseload::scenario::assumptions::Draw::central(&scenario);
    let norms = caseload::model::norms::Norms::none();
    let source = caseload::model::plan::Source { council, layout: &layout, draw: &draw, norms: &norms };
    let plan =
        caseload::model::plan::Plan::draw(source, &mut caseload::foundations::quantile_table::TableCache::default());
    let route = caseload::model::layout::place(&layout.routes, "newly-qualified").unwrap();
    assert!((plan.routes[route].induction.share(0) - 0.5).abs() < 1e-12);
    assert!((plan.routes[route].induction.share(i64::MAX) - 1.0).abs() < 1e-12);
}

/// Trap 14. Two reasons to stay multiply: a fifth fewer and a fifth fewer leave 64 in 100, not 60.
#[test]
fn reasons_to_stay_multiply() {
    let keep = |name: &str| {
        format!("[change.{name}]\ndate = 2018-09-30\nwhat = \"Stay\"\nkeep_staff = {{ fewer_leavers_percent = 20 }}\n")
    };
    let base = county("baseline.toml", &["leaving.percent_per_year=40", "leaving.workload_strength=0"]);
    let with = |more: &str| {
        let text: &'static str = Box::leak(format!("{}{more}", base.merged).into_boxed_str());
        struct Page(&'static str);
        impl caseload::scenario::library::Library for Page {
            fn read(
                &self,
                name: &str,
                _: Option<&str>,
            ) -> Result<(String, Vec<u8>), caseload::scenario::library::LibraryFault> {
                Ok((name.to_owned(), self.0.as_bytes().to_vec()))
            }
        }
        one_year(load("kept.toml", &Page(text), &[]).unwrap_or_else(|faults| panic!("{}", render(&faults))))
    };
    let leavers = |scenario: &Scenario| -> f64 {
        let experiment = Experiment::new(scenario, 1);
        let futures = experiment.play(1..13, &Alone);
        let council = CouncilFutures::of(&experiment, &futures);
        (0..council.count()).flat_map(|future| council.course(future, Measure::LeaversFte)).flatten().sum()
    };
    let both = with(&format!("{}{}", keep("one"), keep("two")));
    let once = with("[change.once]\ndate = 2018-09-30\nwhat = \"Stay\"\nkeep_staff = { fewer_leavers_percent = 36 }\n");
    assert!((leavers(&both) - leavers(&once)).abs() < 1e-6, "{} and {}", leavers(&both), leavers(&once));
    assert!(leavers(&both) < 0.8 * leavers(&base));
}

/// Trap 38. Children left waiting would flatter the average: the two stand side by side wherever options are compared.
/// Trap 39. So would fewer registered workers among the staff: their share is told too.
#[test]
fn a_lower_average_cannot_hide_children_waiting_or_fewer_registered_workers() {
    let base = county("baseline.toml", &[]);
    let refusing = county("baseline.toml", &["allocation.ceiling=hard", "allocation.most_children=12"]);
    let (caseload, _) = difference(&refusing, &base, Measure::AverageCaseload);
    let (waiting, _) = difference(&refusing, &base, Measure::ChildrenUnallocated);
    assert!(caseload < -1.0 && waiting > 100.0, "the average falls by {caseload} while {waiting} wait");
    let support = county(
        "baseline.toml",
        &["team.district-units.in_post_fte.business-support=32", "team.district-units.posts_fte.business-support=90"],
    );
    let (share, _) = difference(&support, &base, Measure::RegisteredShare);
    assert!(share < -1.0, "more support staff, a smaller registered share: {share}");
    let shown: Vec<&str> = caseload::report::compare::GUARDS.iter().map(|measure| measure.about().key).collect();
    assert_eq!(shown, ["children_unallocated", "rereferral_percent", "registered_share_percent"]);
}
