//! Sentences from numbers: what moved, how surely, and never more than the bands say.

use crate::experiment::findings::{Findings, TargetChance};
use crate::model::measure::Measure;
use crate::report::compare::words::pounds;
pub(crate) use crate::report::course::{Course, Movement, Passing};
use crate::report::{days, escape, figures};
use crate::scenario::council::Council;
use crate::scenario::council::promise::{Milestone, SetBy};

/// "1 Nov 2018: Structure live; 6 of 9 offers accepted".
pub(crate) fn milestone(one: &Milestone) -> String {
    let note = one.note.as_ref().map_or_else(String::new, |note| format!("; {}", escape::line(note)));
    format!("{}: {}{note}", days::short(one.date), escape::line(&one.name))
}

/// "at most 18", with the sign of the unit.
pub(crate) fn promise(target: &TargetChance) -> String {
    let way = if target.at_most { "at most" } else { "at least" };
    format!("{way} {}", wanted(target))
}

/// The same, and whose figure it is where the file says so: "at most 18 (local)".
pub(crate) fn promise_of(council: &Council, target: &TargetChance) -> String {
    let whose = set_by(council, &target.target);
    whose.map_or_else(|| promise(target), |whose| format!("{} ({})", promise(target), whose.word()))
}

/// Whose figure a target is, where the file says so.
fn set_by(council: &Council, target: &str) -> Option<SetBy> {
    council.target.get(target).and_then(|target| target.set_by)
}

/// Whether a target is one that nobody has adopted.
pub(crate) fn is_illustrative(council: &Council, target: &str) -> bool {
    set_by(council, target) == Some(SetBy::Illustrative)
}

/// " (illustrative: nobody has adopted it)" behind a target of that kind in a sentence, nothing behind another: it would read as
/// a promise of the council's.
pub(crate) fn unadopted(council: &Council, target: &str) -> String {
    let whose = set_by(council, target).filter(|whose| *whose == SetBy::Illustrative);
    whose.map_or_else(String::new, |whose| format!(" ({})", whose.in_full()))
}

/// " (illustrative)" behind the label of such a target on a chart.
pub(crate) fn unadopted_mark(council: &Council, target: &str) -> &'static str {
    if is_illustrative(council, target) { " (illustrative)" } else { "" }
}

/// The promised value, with as many decimals as it was written with.
pub(crate) fn wanted(target: &TargetChance) -> String {
    level(target.series.measure, target.value)
}

/// A promised value of a measure, with the sign of its unit.
pub(crate) fn level(measure: Measure, value: f64) -> String {
    let number = figures::written(value);
    match measure.about().unit {
        "pounds" => format!("£{number}"),
        "percent" => format!("{number}%"),
        "weeks" => format!("{number} weeks"),
        _ => number,
    }
}

/// "Children per social worker: at most 18 by 30 September 2019, met in 24 in 100 futures."
pub(crate) fn chance(council: &Council, target: &TargetChance) -> String {
    let label = target.series.measure.about().label;
    let team = &target.series.team;
    let whose = if team == "all" { String::new() } else { format!(", {}", council.team_name(team)) };
    format!(
        "{label}{whose}: {}{} by {}, met in {}.",
        promise(target),
        unadopted(council, &target.target),
        days::long(target.date),
        figures::chance(target.share_meeting, target.futures, target.all)
    )
}

/// The sentences at the head of a report: caseload, every promise, posts, what it costs, and children who wait for a while in
/// between.
pub(crate) fn headlines(council: &Council, findings: &Findings) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(Course::of(findings, Measure::AverageCaseload).map(|course| course.sentence("Average caseload")));
    said.push(targets(council, findings));
    said.extend(posts(findings));
    said.extend(spending(council, findings));
    said.extend(waiting(findings));
    said
}

/// How many children have no worker at the worst, where neither the first month nor the last tells of it.
pub(crate) fn waiting(findings: &Findings) -> Option<String> {
    let course = Course::of(findings, Measure::ChildrenUnallocated)?;
    let peaks = course.passing.is_some_and(|passing| passing.above);
    peaks.then(|| course.sentence("The number of children with no worker"))
}

/// Where nothing was promised of the whole council, which leaves a board without a page of its own.
const NO_TARGET: &str = "No target of the whole council can be looked at here, so there is no board page: a target in the scenario file, [target.NAME], makes one.";

/// Every promise: those of the whole council first, those of teams by the teams' names.
fn targets(council: &Council, findings: &Findings) -> String {
    let (of_all, of_teams): (Vec<_>, Vec<_>) = findings.targets.iter().partition(|target| target.series.team == "all");
    let none = of_all.is_empty().then(|| NO_TARGET.to_owned());
    of_all.iter().chain(&of_teams).map(|target| chance(council, target)).chain(none).collect::<Vec<_>>().join(" ")
}

/// What the whole period costs, where the scenario reports it.
fn spending(council: &Council, findings: &Findings) -> Option<String> {
    let spent = findings.outlook.spending?;
    let (first, last) = (findings.dates.first()?, findings.dates.last()?);
    // Ends are told as finely as they lie apart, and no more finely than a thousandth.
    let error = ((spent.p90 - spent.p10) / 10.0).max(spent.p50.abs() / 1000.0);
    let said = |value: f64| pounds(value, error);
    let placements = council.pay.as_ref().is_some_and(|pay| pay.placement_week_pounds.is_some());
    let lines = if placements { ", changes and placements" } else { " and changes" };
    Some(format!(
        "Permanent staff, agency workers{lines} would cost {} in all from {} to {} in the middle future{}. Pay has its rises; all else is in the first day’s prices.",
        said(spent.p50),
        days::long(*first),
        days::long(*last),
        ends(said(spent.p10), said(spent.p90)),
    ))
}

fn posts(findings: &Findings) -> Option<String> {
    let filled = Course::of(findings, Measure::InPostFte)?;
    let funded = Course::of(findings, Measure::PostsFte)?;
    let most = funded.last.1.p50.max(funded.first.1.p50);
    let fte = |value: f64| figures::shown(value, figures::decimals_of_posts(most));
    let (date, band) = filled.last;
    Some(format!(
        "Permanent staff would fill {} of {} funded posts (full-time equivalents) on {} in the middle future{}. On the first day they filled {} of {}.",
        fte(band.p50),
        fte(funded.last.1.p50),
        days::long(date),
        if band.futures == 1 { String::new() } else { ends(fte(band.p10), fte(band.p90)) },
        fte(filled.first.1.p50),
        fte(funded.first.1.p50),
    ))
}

/// Where 8 futures in 10 lie; what they show where both ends read alike.
fn ends(low: String, high: String) -> String {
    if low == high {
        format!("; 8 in 10 futures show {low}")
    } else {
        format!("; 8 in 10 futures lie from {low} to {high}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::outlook::Spending;
    use crate::report::sample;
    use crate::scenario::council::promise::Target;

    fn of_caseload() -> Target {
        Target { measure: "average_caseload".into(), team: None, at_most: None, at_least: None, set_by: None }
    }

    #[test]
    fn the_head_of_a_report_is_three_sentences_and_a_fourth_where_children_wait_in_between() {
        let sample = sample::county();
        let mut findings = sample.findings.clone();
        let said = headlines(&sample.council, &findings);
        assert_eq!(said.len(), 4);
        assert!(said[3].starts_with("The number of children with no worker would fall from 32 to "), "{}", said[3]);
        assert!(said[3].contains(", after a peak of 45 in Jan 2019."), "{}", said[3]);
        assert!(said[1].contains("at most 18 by 30 September 2019, met in 24 in 100 futures"), "{}", said[1]);
        assert!(said[2].contains(" of 218 funded posts"), "{}", said[2]);
        for (_, bands) in findings.bands.iter_mut().filter(|(of, _)| of.measure == Measure::ChildrenUnallocated) {
            let last = bands.last().copied().flatten();
            bands.fill(last);
        }
        assert_eq!(headlines(&sample.council, &findings).len(), 3);
        findings.outlook.spending = Some(Spending { mean: 84.31e6, p10: 81.2e6, p50: 84.26e6, p90: 87.9e6 });
        let paid = headlines(&sample.council, &findings);
        assert!(
            paid[3].contains(" would cost £84.3m in all from ")
                && paid[3].contains("in the middle future; 8 in 10 futures lie from £81.2m to £87.9m."),
            "{}",
            paid[3]
        );
        let mut of_team = findings.targets[0].clone();
        of_team.series.team = "north".into();
        findings.targets.push(of_team);
        let told = &headlines(&sample.council, &findings)[1];
        assert_eq!(told.matches(" met in ").count(), findings.targets.len(), "every promise is told: {told}");
        let of_nobody = Target { set_by: Some(SetBy::Illustrative), ..of_caseload() };
        let mut council = sample.council.clone();
        council.target.insert(findings.targets[0].target.clone(), of_nobody);
        let told = &headlines(&council, &findings)[1];
        assert!(told.contains("at most 18 (illustrative: nobody has adopted it) by 30 September 2019"), "{told}");
        findings.targets.clear();
        assert!(
            headlines(&sample.council, &findings)[1].contains("there is no board page"),
            "{:?}",
            headlines(&sample.council, &findings)
        );
    }
}
