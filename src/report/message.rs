//! Sentences from numbers: what moved, how surely, and never more than the bands say.

use crate::experiment::findings::{Findings, TargetChance};
use crate::model::measure::Measure;
pub(crate) use crate::report::course::{Course, Movement, Passing};
use crate::report::{days, escape, figures};
use crate::scenario::council::Council;
use crate::scenario::council::promise::Milestone;

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
    let whose = council.target.get(&target.target).and_then(|target| target.set_by);
    whose.map_or_else(|| promise(target), |whose| format!("{} ({})", promise(target), whose.word()))
}

/// The promised value, with as many decimals as it was written with.
pub(crate) fn wanted(target: &TargetChance) -> String {
    let about = target.series.measure.about();
    let number = figures::written(target.value);
    match about.unit {
        "pounds" => format!("£{number}"),
        "percent" => format!("{number}%"),
        "weeks" => format!("{number} weeks"),
        _ => number,
    }
}

/// "Children per social worker: at most 18 by 30 September 2019, met in 24 in 100 futures."
pub(crate) fn chance(target: &TargetChance, whose: &str) -> String {
    let label = target.series.measure.about().label;
    format!(
        "{label}{whose}: {} by {}, met in {}.",
        promise(target),
        days::long(target.date),
        figures::chance(target.share_meeting, target.futures, target.all)
    )
}

/// The sentences at the head of a report: caseload, promises, posts, and children who wait for a while in between.
pub(crate) fn headlines(findings: &Findings) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(Course::of(findings, Measure::AverageCaseload).map(|course| course.sentence("Average caseload")));
    said.push(targets(findings));
    said.extend(posts(findings));
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

fn targets(findings: &Findings) -> String {
    let mut council = findings.targets.iter().rev().filter(|target| target.series.team == "all");
    let on_caseload = |target: &&TargetChance| target.series.measure == Measure::AverageCaseload;
    let chosen = council.clone().find(on_caseload).or_else(|| council.next());
    chosen.map_or_else(|| NO_TARGET.into(), |target| chance(target, ""))
}

fn posts(findings: &Findings) -> Option<String> {
    let filled = Course::of(findings, Measure::InPostFte)?;
    let funded = Course::of(findings, Measure::PostsFte)?;
    let fte = |value: f64| figures::shown(value, 0);
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
    use crate::report::sample;

    #[test]
    fn the_head_of_a_report_is_three_sentences_and_a_fourth_where_children_wait_in_between() {
        let mut findings = sample::county().findings;
        let said = headlines(&findings);
        assert_eq!(said.len(), 4);
        assert!(said[3].starts_with("The number of children with no worker would fall from 32 to "), "{}", said[3]);
        assert!(said[3].contains(", after a peak of 45 in Jan 2019."), "{}", said[3]);
        assert!(said[1].contains("at most 18 by 30 September 2019, met in 24 in 100 futures"), "{}", said[1]);
        assert!(said[2].contains(" of 218 funded posts"), "{}", said[2]);
        for (_, bands) in findings.bands.iter_mut().filter(|(of, _)| of.measure == Measure::ChildrenUnallocated) {
            let last = bands.last().copied().flatten();
            bands.fill(last);
        }
        assert_eq!(headlines(&findings).len(), 3);
        findings.targets.clear();
        assert!(headlines(&findings)[1].contains("there is no board page"), "{:?}", headlines(&findings));
    }
}
