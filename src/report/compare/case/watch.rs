//! What to watch, and the trajectory that is agreed: figures by which a board can tell that the forecast no longer holds.

use crate::experiment::compare::signs::Sign;
use crate::experiment::findings::TargetChance;
use crate::model::measure::Measure;
use crate::report::board::status::of_delivery;
use crate::report::compare::{ComparisonReport, promised};
use crate::report::paper::{Cell, Paper};
use crate::report::{against, days, figures, message};
use crate::scenario::council::Council;
use crate::scenario::council::promise::Milestone;

/// Risks, and the figures by which each shows itself.
pub(super) fn watched(paper: &mut Paper, report: &ComparisonReport<'_>) {
    paper.section("11. Risks, and what we will watch");
    early(paper, report);
    super::matters::signs(paper, report);
    // Section C says how to add them only where they are not there yet.
    let place = if report.actuals.is_some() { "section 2 has those so far" } else { "section C says how" };
    paper.text(format!("Each month’s figures are held against the forecast: {place}. Two months running outside the range of 8 in 10 futures are a reason to look again, and no proof that something is not as reckoned with.{}", by_chance(report)));
}

/// How often futures of this very forecast leave its range, though nothing is wrong with it.
pub(super) fn by_chance(report: &ComparisonReport<'_>) -> String {
    report.comparison.by_chance.as_ref().map_or_else(String::new, |found| {
        format!(
            " By chance alone the average caseload lies outside two months running within the first {} months in {} of this very forecast, and one or another of posts filled, agency workers, caseload, children with no worker and assessments in time in {}.",
            found.months,
            figures::futures_in_100(found.caseload),
            figures::in_100(found.any),
        )
    })
}

/// What goes wrong where a measure goes the wrong way.
const RISKS: [(Measure, &str); 5] = [
    (Measure::InPostFte, "Posts do not fill, or people leave"),
    (Measure::AgencyFte, "Agency workers stay dear, or go too soon"),
    (Measure::AverageCaseload, "Caseloads do not come down"),
    (Measure::ChildrenUnallocated, "Children wait for a worker"),
    (Measure::AssessmentsInTime, "The change disturbs more than reckoned with"),
];

/// The same where no change is said to disturb: more than nothing is reckoned with is no risk that anybody has looked at.
const UNRECKONED: &str = "The change disturbs work, where no disturbance is reckoned with";

fn risk(council: &Council, measure: Measure) -> &'static str {
    let disturbs = council.change.values().any(|change| change.transition.is_some());
    if measure == Measure::AssessmentsInTime && !disturbs {
        return UNRECKONED;
    }
    RISKS.iter().find(|(watched, _)| *watched == measure).map_or("", |(_, risk)| risk)
}

/// Figures that would call for another look: beyond which value, in which month.
fn early(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let findings = &report.comparison.proposed().findings;
    let signs = &report.comparison.signs;
    let Some(promise) = findings.promises(Measure::AverageCaseload).max_by_key(|target| target.date) else {
        return paper
            .text("Nothing is promised of the average caseload, so nothing can show early that a promise fails.");
    };
    let row = |sign: &Sign| {
        let (measure, beyond) = (sign.measure, sign.beyond?);
        let band = findings.council(measure)?.get(sign.record).copied().flatten()?;
        let side = if beyond.above { "above" } else { "below" };
        Some(vec![
            Cell::of(risk(report.proposed().council, measure)),
            Cell::of(measure.about().label),
            Cell::of(days::month(*findings.dates.get(sign.record)?)),
            Cell::with(figures::of(measure, band.p50), figures::range(measure, band.p10, band.p90)),
            Cell::of(format!("{side} {}", figures::of(measure, beyond.value))),
            Cell::of(format!("{} of {}", beyond.keeping, beyond.futures)),
            Cell::of("________"),
        ])
    };
    let rows: Vec<Vec<Cell>> = signs.iter().filter_map(row).collect();
    let unadopted = message::is_illustrative(report.proposed().council, &promise.target);
    let noun = if unadopted { "illustrative target" } else { "promise" };
    let kept = format!(
        "The {noun} is {} children per worker by {}, which is kept in {}.",
        message::promise(promise),
        days::long(promise.date),
        figures::chance(promise.share_meeting, promise.futures, promise.all),
    );
    if rows.is_empty() {
        // The analysis watches more measures and speaks next: to deny signs here would contradict it.
        if report.matters.is_some_and(|matters| !matters.found.warnings.is_empty()) {
            return paper.text(kept);
        }
        return paper.text(format!(
            "{kept} No figure of the first year is a clear early sign of whether it will be kept ({} were tried); more futures may find one.",
            signs.len()
        ));
    }
    paper.text(format!(
        "{kept} Each row names a figure that would be a warning: at most a quarter of futures go beyond it, and in those the promise is kept at most half as often as in all. Half of the futures served to find the figure; the last column but one counts the other half, and a figure that did not hold there is not shown. {} of {} figures and months that were tried warn as clearly.",
        rows.len(),
        signs.len(),
    ));
    paper.table(
        "Figures that would call for another look: beyond which value, in which month",
        &[
            "Risk",
            "What is watched",
            "By",
            "Forecast, 8 in 10 beneath",
            "Look again if",
            "Futures then keeping it",
            "Owner",
        ],
        rows,
    );
}

/// The trajectory, frozen as it is agreed, and the dates that the scenario marks.
pub(super) fn milestones(paper: &mut Paper, report: &ComparisonReport<'_>) {
    paper.section("12. Milestones and review");
    let findings = &report.comparison.proposed().findings;
    let rows = findings.targets.iter().filter_map(|target| {
        let (series, measure) = (&target.series, target.series.measure);
        let band = findings.of(&series.team, &series.role, measure)?.get(target.record).copied().flatten()?;
        let team = report.proposed().council.team.get(&series.team);
        let whose = team.map_or_else(String::new, |team| format!(", {}", team.name));
        Some(vec![
            Cell::of(format!("{}{whose}", measure.about().label)),
            Cell::of(days::short(target.date)),
            Cell::of(message::promise_of(report.proposed().council, target)),
            Cell::with(
                against::told(target, band.p50, |value, more| figures::finer(measure, value, more)),
                figures::range(measure, band.p10, band.p90),
            ),
            Cell::of(figures::chance(target.share_meeting, target.futures, target.all)),
        ])
    });
    let rows = rows.chain(unjudged(report));
    let label = &report.comparison.proposed().label;
    paper.table(
        &format!("The trajectory with {label}, as it stands at approval"),
        &["Measure", "By", "Target", "Forecast, 8 in 10 beneath", "Met in"],
        rows.collect(),
    );
    let council = report.proposed().council;
    if council.target.keys().any(|target| message::is_illustrative(council, target)) {
        paper.text("A target marked as illustrative is one to measure by: nobody has adopted it.");
    }
    super::promises(paper, report);
    let start = report.council().period.start;
    let mut marked = report.proposed().council.milestones();
    // What lies before the first day is history by then.
    marked.retain(|one| one.date >= start);
    if !marked.is_empty() {
        paper.text("Dates that the file marks:");
    }
    let said = |one: &Milestone| {
        let stands =
            one.status.map_or_else(String::new, |status| format!(" ({})", of_delivery(status).1.to_lowercase()));
        format!("{}{stands}", message::milestone(one))
    };
    paper.list(marked.into_iter().map(said).collect());
}

/// Promises of the proposed option for dates on which no future has a figure.
fn unjudged<'a>(report: &'a ComparisonReport<'_>) -> impl Iterator<Item = Vec<Cell>> + 'a {
    let council = report.proposed().council;
    let dated = report.comparison.proposed().promises.iter();
    let dated = dated.flat_map(|promise| promise.dates.iter().map(move |dated| (promise, dated)));
    dated.filter(|(_, dated)| dated.futures == 0).map(move |(promise, dated)| {
        let target = TargetChance {
            target: promise.target.clone(),
            series: promise.series.clone(),
            date: dated.date,
            record: 0,
            value: dated.value,
            at_most: promise.at_most,
            share_meeting: 0.0,
            mc_error: 0.0,
            futures: 0,
            all: 0,
        };
        let label = promise.series.measure.about().label;
        let team = council.team.get(&promise.series.team);
        let whose = team.map_or_else(String::new, |team| format!(", {}", team.name));
        vec![
            Cell::of(format!("{label}{whose}")),
            Cell::of(days::short(dated.date)),
            Cell::of(message::promise_of(council, &target)),
            Cell::of(promised::unjudged(council, promise, dated)),
            Cell::of("–"),
        ]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::sample;

    #[test]
    fn signs_are_not_denied_where_the_analysis_names_some() {
        let (mut played, mut asked) = (sample::played(), crate::report::sensitivity::sample::asked());
        played.comparison.signs.iter_mut().for_each(|sign| sign.beyond = None);
        asked.found.warnings = vec![crate::experiment::sensitivity::warning::Warning {
            measure: Measure::AverageCaseload,
            record: 3,
            threshold: 13.0,
            above: true,
            hit: 80.0,
            false_alarm: 10.0,
            ranks: 0.9,
        }];
        let said = |report: &ComparisonReport<'_>| {
            let mut paper = Paper::default();
            watched(&mut paper, report);
            format!("{:?}", paper.blocks)
        };
        let matters = asked.report();
        let both = said(&ComparisonReport { matters: Some(&matters), ..played.report() });
        assert!(!both.contains("No figure of the first year") && both.contains("The promise is "), "{both}");
        assert!(both.contains("The earliest sign that tells well is ") && both.contains("flatter a little"), "{both}");
        assert!(said(&played.report()).contains("No figure of the first year"));
    }

    #[test]
    fn two_months_outside_the_range_are_no_proof_and_it_is_said_how_often_chance_makes_them() {
        let mut played = sample::played();
        let said = |played: &sample::Played| {
            let mut paper = Paper::default();
            watched(&mut paper, &played.report());
            format!("{:?}", paper.blocks)
        };
        let found = played.comparison.by_chance.expect("a share of forty futures");
        assert!(found.months == 12 && found.caseload > 0.0 && found.any >= found.caseload, "{found:?}");
        let told = said(&played);
        let chance = figures::futures_in_100(found.caseload);
        assert!(
            told.contains("no proof") && told.contains(&format!("first 12 months in {chance} of this very")),
            "{told}"
        );
        played.comparison.by_chance = None;
        assert!(said(&played).contains("no proof") && !said(&played).contains("By chance alone"));
    }

    #[test]
    fn a_plan_that_reckons_with_no_disturbance_does_not_fear_more_of_it() {
        let played = sample::played();
        let mut council = played.report().proposed().council.clone();
        let said = |council: &Council| risk(council, Measure::AssessmentsInTime);
        assert_eq!(said(&council), UNRECKONED);
        assert_eq!(risk(&council, Measure::AgencyFte), "Agency workers stay dear, or go too soon");
        let change = council.change.values_mut().next().expect("a change");
        let dip = "lead_weeks = 4\ndisruption_weeks = 26\noutput_lost_percent = 20\nleave_rather_than_move_percent = 0\nextra_leaving_percent = 0\nbacklog_hours_per_child = 0";
        change.transition = Some(toml::from_str(dip).expect("a transition"));
        assert_eq!(said(&council), "The change disturbs more than reckoned with");
    }

    #[test]
    fn dates_before_the_first_day_are_no_milestones() {
        let played = sample::played();
        let report = played.report();
        let mut council = report.proposed().council.clone();
        for (name, date) in [("visit", "2022-05-22"), ("review", "2024-01-15")] {
            let marked = format!("date = {date}\nname = \"The {name}\"");
            council.milestone.insert(name.into(), toml::from_str(&marked).expect("a milestone"));
        }
        let scenarios = report.scenarios.iter().map(|one| crate::report::compare::Played { council: &council, ..*one });
        let scenarios: Vec<_> = scenarios.collect();
        let mut paper = Paper::default();
        milestones(&mut paper, &ComparisonReport { scenarios: &scenarios, ..report });
        let said = format!("{:?}", paper.blocks);
        assert!(said.contains("Dates that the file marks:") && said.contains("15 Jan 2024: The review"), "{said}");
        assert!(!said.contains("The visit"), "{said}");
    }

    #[test]
    fn a_target_without_a_figure_stays_in_the_trajectory() {
        let mut played = sample::played();
        let option = &mut played.comparison.options[1];
        option.findings.targets.clear();
        for dated in option.promises.iter_mut().flat_map(|promise| &mut promise.dates) {
            (dated.meeting, dated.holding, dated.futures) = (None, None, 0);
        }
        let mut paper = Paper::default();
        milestones(&mut paper, &played.report());
        let said = format!("{:?}", paper.blocks);
        assert!(said.contains("The trajectory with B. ") && said.contains("at most 11"), "{said}");
    }
}
