//! What happened, in sentences: whether it left the band, and what that makes of the odds.

use super::Actuals;
use crate::experiment::findings::{Findings, TargetChance};
use crate::experiment::history::outside::Outside;
use crate::experiment::history::updated::{FEWEST, UpdatedChance};
use crate::report::{days, figures, message};
use crate::scenario::council::Date;

/// Everything that the actuals say beside the futures; empty where there is nothing to say.
pub(crate) fn sentences(actuals: &Actuals, findings: &Findings) -> Vec<String> {
    let mut said: Vec<String> = actuals.outside(findings).iter().map(left_the_band).collect();
    said.extend(odds(actuals, findings));
    said
}

/// What a first page says before anything else: that what happened has left the range of the forecast two months running. Chance makes
/// that too, in a good part of futures, so it is said to be no proof. None where nothing has.
pub(crate) fn alarm(actuals: &Actuals, findings: &Findings) -> Option<String> {
    let left: Vec<String> = actuals
        .outside(findings)
        .iter()
        .map(|outside| {
            let [one, other] = outside.months.map(days::month);
            let side = if outside.above { "above" } else { "below" };
            format!("{} {side} it in {one} and {other}", outside.series.measure.about().label)
        })
        .collect();
    (!left.is_empty()).then(|| {
        format!(
            "What happened has left the range of 8 in 10 futures two months running: {}. Chance alone can do that, so it is a reason to look and no proof that the forecast is wrong. Every forecast and chance here is from before that; look at what the scenario says of it, and run it again.",
            left.join("; ")
        )
    })
}

/// "… lay above the range of 8 in 10 futures in Jan 2019 and Feb 2019."
fn left_the_band(outside: &Outside) -> String {
    let [one, other] = outside.months.map(days::month);
    let side = if outside.above { "above" } else { "below" };
    format!(
        "{}: what happened lay {side} the range of 8 in 10 futures in {one} and {other}. Look at what the scenario says of it, and run it again.",
        outside.series.measure.about().label
    )
}

/// Updated chances, or why there are none.
fn odds(actuals: &Actuals, findings: &Findings) -> Vec<String> {
    let Some(updated) = &actuals.updated else { return vec![nothing(actuals)] };
    let effective = figures::shown(updated.effective, 0);
    let all = figures::shown(f64::from(findings.replications), 0);
    let Some(chances) = &updated.chances else {
        return vec![format!(
            "Too few of the {all} futures come near what happened to bring the chances up to date: they count as {effective}, and at least {FEWEST} are needed. More futures may be enough; else look at what the scenario says of the months that have passed."
        )];
    };
    let to = updated.compared.iter().flat_map(|(_, months)| months).max().copied();
    let mut said: Vec<String> = chances.iter().filter_map(|chance| changed(chance, findings, to)).collect();
    if !said.is_empty() {
        said.push(format!(
            "Futures count the more the nearer their last months came to what happened; the {all} played then count as {effective}."
        ));
    }
    said
}

fn nothing(actuals: &Actuals) -> String {
    if actuals.with_futures {
        "No month of what happened lies after the first day, so the chances are as they were.".into()
    } else {
        "The chances are not brought up to date, since no futures were kept.".into()
    }
}

/// What an analyst types to have the chances brought up to date; nothing where they are, or where no month has been played. It stands
/// where commands stand, and not in what a board reads.
pub(crate) fn typed(actuals: &Actuals) -> Option<&'static str> {
    match &actuals.updated {
        None if actuals.with_futures => None,
        None => Some(
            "To bring the chances up to date, play the futures again with --actuals, or keep them with --keep-futures.",
        ),
        Some(updated) => updated
            .chances
            .is_none()
            .then_some("To bring the chances up to date, play more futures: --replications, with a larger number."),
    }
}

/// "Children per social worker: at most 18 by … : 31 in 100 futures in the light of actuals to Dec 2018, 24 in 100 before."
fn changed(chance: &UpdatedChance, findings: &Findings, to: Option<Date>) -> Option<String> {
    let target = target_of(chance, findings)?;
    let to = to.map(days::month)?;
    Some(format!(
        "{}: {} by {}, met in {} in the light of what happened to {to}; it was {}.",
        chance.series.measure.about().label,
        message::promise(target),
        days::long(chance.date),
        figures::futures_in_100(chance.after),
        figures::futures_in_100(chance.before)
    ))
}

fn target_of<'a>(chance: &UpdatedChance, findings: &'a Findings) -> Option<&'a TargetChance> {
    findings
        .targets
        .iter()
        .find(|target| target.target == chance.target && target.date == chance.date && target.series == chance.series)
}
