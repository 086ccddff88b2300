//! `report.html` of a comparison: the investment case as one page that needs nothing else.

use super::{ComparisonReport, case};
use crate::report::escape::markup;
use crate::report::paper::{Paper, html};
use crate::report::{figures, page};

/// The page.
pub(crate) fn page(report: &ComparisonReport<'_>, paper: &Paper) -> String {
    let body = [head(report), html::body(&paper.blocks)];
    page::document(report.title, &body.concat(), &foot(report))
}

/// "Cambridgeshire. 30 September 2018 to 31 March 2022, 1,000 simulated futures, the same for every option."
pub(crate) fn about(report: &ComparisonReport<'_>) -> String {
    let futures = report.comparison.reference().findings.replications;
    format!("{}, the same for every option.", page::about(report.council(), futures))
}

/// What is said where a run was stopped early.
pub(crate) fn stopped(report: &ComparisonReport<'_>) -> Option<&'static str> {
    let any = report.comparison.is_interrupted();
    any.then_some(page::STOPPED)
}

fn head(report: &ComparisonReport<'_>) -> String {
    let question =
        report.question.map_or_else(String::new, |asked| format!("<p><strong>{}</strong></p>\n", markup(asked)));
    let stopped = stopped(report).map_or_else(String::new, |said| format!("<p class=\"warning\">{said}</p>\n"));
    let sentences: String = case::sentences(report).iter().map(|said| format!("<p>{}</p>\n", markup(said))).collect();
    format!(
        "<header>\n<h1>{}</h1>\n<p class=\"about\">{}</p>\n</header>\n\
         <main id=\"main\">\n{question}{stopped}<div class=\"message\">\n{sentences}</div>\n",
        markup(report.title),
        markup(&about(report)),
    )
}

fn foot(report: &ComparisonReport<'_>) -> String {
    format!(
        "<footer>\n<p>{}. This page holds everything it shows and sends nothing.</p>\n</footer>\n",
        markup(&stamp(report))
    )
}

/// What made it.
pub(crate) fn stamp(report: &ComparisonReport<'_>) -> String {
    let findings = &report.comparison.reference().findings;
    format!(
        "caseload {}, run {}, seed {}, {} of each option",
        env!("CARGO_PKG_VERSION"),
        report.run_id(),
        findings.seed,
        figures::futures(findings.replications),
    )
}
