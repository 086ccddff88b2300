//! The levels that an option is shown at on one page, and why they are not one: its own, that of the bars and that of the
//! rows of what-ifs.

use super::{SensitivityReport, count, words};
use crate::experiment::sensitivity::outcome::{Estimate, Outcome};
use crate::scenario::check::spoken::capital;

/// What each of them is; nothing where they read alike, or where the option's own is not known.
pub(super) fn told(report: &SensitivityReport<'_>) -> Option<String> {
    let (found, outcome) = (report.found, report.found.outcome);
    let said = |it: &Estimate| words::level(outcome, it);
    let own = said(found.shown[outcome.place()].as_ref()?);
    let all = count(found.sizes.ensemble);
    let bars = found.one_at_a_time.middle[outcome.place()].as_ref().map(said).map(|level| {
        let futures = count(found.one_at_a_time.futures);
        (
            level.clone(),
            format!("the bars of one figure at a time at {level}, with every figure at its middle ({futures} futures)"),
        )
    });
    let rows = of_rows(report).as_ref().map(said).map(|level| {
        let futures = count(found.sizes.what_if);
        (level.clone(), format!("the rows of what-ifs at {level}, the first {futures} of those futures"))
    });
    let others: Vec<String> =
        [bars, rows].into_iter().flatten().filter(|(level, _)| *level != own).map(|(_, said)| said).collect();
    (!others.is_empty()).then(|| {
        format!(
            "{} of {} is {own} over its {all} futures, with every figure as each future draws it. Elsewhere it begins at another level: {}. There it is the differences that tell.",
            capital(&words::outcome(report, outcome)),
            report.label(),
            others.join("; "),
        )
    })
}

/// What the first row of what-ifs shows of the outcome that is asked about; none where they do not show it.
fn of_rows(report: &SensitivityReport<'_>) -> Option<Estimate> {
    let first = report.found.what_ifs.first()?.options.get(report.option)?;
    match report.found.outcome {
        Outcome::Caseload => first.caseload,
        Outcome::Target => first.target,
        Outcome::Cost | Outcome::Difference => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn levels_that_differ_are_each_said_to_be_what_they_are() {
        let mut asked = sample::asked();
        let at = Outcome::Caseload.place();
        let of = |mean: f64| Some(Estimate { mean, error: 0.3, futures: 100 });
        (asked.found.shown[at], asked.found.one_at_a_time.middle[at]) = (of(14.3), of(16.0));
        asked.found.what_ifs.iter_mut().for_each(|row| row.options[1].caseload = of(14.9));
        let said = told(&asked.report()).expect("three levels");
        assert!(
            said.starts_with("Average caseload of B. A programme with a long name is 14.3 over its 200 fut"),
            "{said}"
        );
        assert!(said.contains("at 16.0, with every figure at its middle (4 futures)"), "{said}");
        asked.found.one_at_a_time.middle[at] = of(14.3);
        asked.found.what_ifs.iter_mut().for_each(|row| row.options[1].caseload = of(14.3));
        assert_eq!(told(&asked.report()), None);
    }
}
