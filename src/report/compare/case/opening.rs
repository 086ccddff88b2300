//! The head of the case: what it comes to in three sentences, and what a reader may and may not do with it.

use crate::model::measure::Measure;
use crate::report::compare::{ComparisonReport, terminal, words};
use crate::report::figures;
use crate::report::paper::Paper;

/// What the case comes to: how much better, and that nothing hides behind it.
pub(crate) fn sentences(report: &ComparisonReport<'_>) -> Vec<String> {
    let comparison = report.comparison;
    let measures = [Measure::AverageCaseload, Measure::WorkersOverThreshold, Measure::ChildrenUnallocated];
    let said = measures.iter().filter_map(|measure| {
        let difference = terminal::proposed(report, *measure)?;
        let (option, reference) = (&comparison.proposed().label, &comparison.reference().label);
        Some(words::sentence(*measure, option, reference, &difference))
    });
    let mut said: Vec<String> = said.collect();
    if let Some(first) = said.first_mut() {
        let mut letters = first.chars();
        let small: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
        *first = format!("On {}: {small}", super::table_date(report));
    }
    said
}

/// What the figures are and are not for, by the headings of the Aqua Book.
pub(super) fn assurance(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let findings = &report.comparison.reference().findings;
    paper.section("How far to rely on this");
    paper.list(vec![
        format!(
            "Repeatable: seed {}, {} futures of each option; the last page says what to type, and the same files give the same figures to the byte.",
            findings.seed,
            figures::shown(f64::from(findings.replications), 0)
        ),
        "Grounded: each figure of the scenarios stands with its source and confidence in section A.".into(),
        "Objective: titles, sentences and statuses are written from the figures by fixed rules; nobody words them.".into(),
        "Uncertainty-managed: every forecast stands with its range; section 10 says what moves it.".into(),
        "Robust: caseload verify holds the program against exact results, caseload validate against what councils published.".into(),
        "Independent: the scenarios were checked by ____________________ on ____________________, who did not write them.".into(),
        format!(
            "Status: draft for assurance until signed. Run {} by ____________________ on ____________________; level of assurance (none, peer, independent): ____________________.",
            report.run_id()
        ),
        "Not for: judging a worker, a team manager or a child; setting pay; a promise to anybody.".into(),
        "Not in the model: the quality of practice, a new inspection, and anything the scenarios do not name.".into(),
    ]);
}
