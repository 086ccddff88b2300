//! The message: a few sentences, from the numbers, that claim no more than they hold.

use super::Board;
use super::measures::next_targets;
use crate::experiment::findings::TargetChance;
use crate::model::measure::Measure;
use crate::report::actuals::words;
use crate::report::for_good::{self, Kept};
use crate::report::message::{self, Course};
use crate::report::{RunReport, against, assumptions, days, figures};

/// Whether the forecast still holds, where caseloads go and whether that is enough, how many posts fill, what could change it; then what would do as well for less
/// and what is worse, where there is either.
pub(crate) fn sentences(board: &Board<'_>) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(alarm(&board.run));
    said.extend(caseload(&board.run));
    said.extend(posts(&board.run).map(|filled| filled + &agency(&board.run).unwrap_or_default()));
    said.extend(happened(&board.run));
    said.push(doubt(board));
    said.extend(board.rival.clone());
    said.extend(board.worse.clone());
    said.extend(message::waiting(board.run.findings));
    said
}

/// The promise that the first sentence speaks of: on the caseload, else the first there is.
pub(crate) fn leading<'a>(run: &RunReport<'a>) -> Option<&'a TargetChance> {
    let promised = next_targets(run);
    let of_caseload = promised.iter().find(|target| target.series.measure == Measure::AverageCaseload);
    // The last date of the promise is what was promised in the end.
    let name = &of_caseload.or(promised.first())?.target;
    run.findings.targets.iter().filter(|target| target.target == *name).max_by_key(|target| target.date)
}

fn caseload(run: &RunReport<'_>) -> Option<String> {
    let target = leading(run)?;
    let measure = target.series.measure;
    let band = run.findings.council(measure)?.get(target.record).copied().flatten()?;
    let course = Course::of(run.findings, measure)?;
    Some(format!(
        "{} would be {} on {} in the middle future{}, from {} at the start; the target of {}{} is met in {} then{}.{}",
        measure.about().label,
        against::told(target, band.p50, |value, more| figures::finer(measure, value, more)),
        days::long(target.date),
        figures::beside(&figures::range(measure, band.p10, band.p90), run.findings.replications),
        figures::of(measure, course.first.1.p50),
        message::promise(target),
        message::unadopted(run.council, &target.target),
        figures::chance(target.share_meeting, target.futures, target.all),
        late(run, target),
        in_between(&course),
    ))
}

/// What the middle future does that neither the start nor the end tells.
fn in_between(course: &Course) -> String {
    course.passing.map_or_else(String::new, |passing| {
        let at = figures::of(course.measure, passing.band.p50);
        let way = if passing.above { "peaks at" } else { "dips to" };
        format!(" The middle future {way} {at} in {}.", days::month(passing.date))
    })
}

/// From when on the middle future keeps for good a promise that it does not keep on its date; nothing where it does.
fn late(run: &RunReport<'_>, target: &TargetChance) -> String {
    let Some(bands) = run.findings.council(target.series.measure) else { return String::new() };
    if bands.get(target.record).copied().flatten().is_some_and(|band| against::keeps(target, band.p50)) {
        return String::new();
    }
    let kept = for_good::kept_from(target, &run.findings.dates, bands);
    match (kept, kept.lately()) {
        (Kept::ForGood(date), _) => format!(", and the middle future meets it for good from {}", days::month(date)),
        (_, Some(lately)) => format!(", and the middle future meets it {lately}, too late to say that it lasts"),
        (Kept::OnlyLately(_) | Kept::Not, None) => {
            ", and the middle future does not meet it for good by the end of the period".into()
        }
    }
}

fn posts(run: &RunReport<'_>) -> Option<String> {
    let record = leading(run)?.record;
    let at = |measure: Measure| run.findings.council(measure)?.get(record).copied().flatten();
    let (filled, funded) = (at(Measure::InPostFte)?, at(Measure::PostsFte)?);
    let fte = |value: f64| figures::shown(value, 0);
    Some(format!(
        "Permanent people would then fill {} of {} funded posts{}.",
        fte(filled.p50),
        fte(funded.p50),
        figures::beside(
            &if fte(filled.p10) == fte(filled.p90) {
                fte(filled.p10)
            } else {
                format!("{} to {}", fte(filled.p10), fte(filled.p90))
            },
            run.findings.replications
        )
    ))
}

/// Agency workers beside them, without whom no caseload can be understood; nothing where there are none.
fn agency(run: &RunReport<'_>) -> Option<String> {
    let bands = run.findings.council(Measure::AgencyFte)?;
    let (first, band) = (bands.first().copied().flatten()?, bands.get(leading(run)?.record).copied().flatten()?);
    let fte = |value: f64| figures::shown(value, 0);
    if ![first.p50, band.p90].into_iter().any(|value| figures::says_some(&fte(value))) {
        return None;
    }
    let (low, high) = (fte(band.p10), fte(band.p90));
    let range = if low == high { String::new() } else { format!(" (8 in 10 futures: {low} to {high})") };
    Some(format!(" Agency workers: {} FTE then{range}, {} at the start.", fte(band.p50), fte(first.p50)))
}

/// That what happened has left the forecast: no chance on the page may be read without it.
pub(super) fn alarm(run: &RunReport<'_>) -> Option<String> {
    words::alarm(run.actuals?, run.findings)
}

/// What happened beside the futures, where that is known and the alarm has not told it: it stands beside how the option compares, for neither tells the other.
fn happened(run: &RunReport<'_>) -> Option<String> {
    let actuals = run.actuals.filter(|actuals| actuals.outside(run.findings).is_empty())?;
    words::sentences(actuals, run.findings).into_iter().next()
}

/// How it compares, what was tried, or what is least sure: the first of these that there is.
fn doubt(board: &Board<'_>) -> String {
    if let Some(against) = &board.against {
        return against.clone();
    }
    if let Some(most) = board.tried.first() {
        return format!("Of what was tried, this moves it most: {}, with {}.", most.label, most.said());
    }
    let unsure = assumptions::of(board.run.merged).into_iter().filter(|one| one.says[0] == "low").count();
    match unsure {
        0 => "No figure in the scenario is marked as of low confidence.".into(),
        1 => "One part of the scenario is marked as of low confidence; the report names it.".into(),
        many => format!("{many} parts of the scenario are marked as of low confidence; the report lists them first."),
    }
}
