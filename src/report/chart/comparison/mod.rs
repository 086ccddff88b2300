//! COMPARISON CHARTS: every picture of options side by side.

mod by_quarter;
mod by_team;
mod chance_by_month;
mod cost_by_year;
mod difference_fan;
mod dip;
mod history;
mod option_fans;
mod single;
mod waterfall;
mod what_ifs;

use super::{Drawing, Sketch, frame};
use crate::experiment::compare::Comparison;
use crate::report::compare::ComparisonReport;

/// A chart of a comparison: its name in files, and what draws it.
pub(crate) struct ComparisonChart {
    /// Its name in files.
    pub(crate) name: &'static str,
    draw: fn(&ComparisonReport<'_>) -> Option<Sketch>,
}

/// The name of the chart of what has been.
const HISTORY: &str = "history";
/// Names of the charts of what is played in some of the futures only.
const WATERFALL: &str = "waterfall";
const WHAT_IFS: &str = "what-ifs";

/// Every chart of a comparison, in the order of the report.
pub(crate) const CHARTS: &[ComparisonChart] = &[
    ComparisonChart { name: HISTORY, draw: history::draw },
    ComparisonChart { name: "caseload-by-team", draw: by_team::draw },
    ComparisonChart { name: "reference-caseload", draw: single::reference_caseload },
    ComparisonChart { name: "options-caseload", draw: option_fans::draw },
    ComparisonChart { name: "difference-caseload", draw: difference_fan::caseload },
    ComparisonChart { name: "difference-unallocated", draw: difference_fan::unallocated },
    ComparisonChart { name: "chance-of-target", draw: chance_by_month::draw },
    ComparisonChart { name: "proposed-posts", draw: single::proposed_posts },
    ComparisonChart { name: "proposed-assessments", draw: dip::draw },
    ComparisonChart { name: WATERFALL, draw: waterfall::draw },
    ComparisonChart { name: WHAT_IFS, draw: what_ifs::draw },
    ComparisonChart { name: "cost-by-year", draw: cost_by_year::draw },
    ComparisonChart { name: "agency-and-permanent", draw: by_quarter::draw },
];

/// Every chart that the comparison has numbers for.
#[must_use]
pub(crate) fn draw_all(report: &ComparisonReport<'_>) -> Vec<Drawing> {
    let drawn = CHARTS.iter().filter_map(|chart| Some((chart.name, (chart.draw)(report)?)));
    drawn.map(|(name, sketch)| frame::frame(name, sketch, &source(name, report))).collect()
}

/// Where a chart's figures come from: the history is the council's own, all else is played.
fn source(chart: &str, report: &ComparisonReport<'_>) -> String {
    match report.actuals.filter(|_| chart == HISTORY) {
        Some(actuals) => {
            let file = actuals.file.rsplit(['/', '\\']).next().unwrap_or_default();
            format!("Source: {file}, the council’s own figures.")
        }
        None => report.source(futures(chart, report.comparison)),
    }
}

/// Of how many futures a chart is.
fn futures(chart: &str, comparison: &Comparison) -> u32 {
    let part = match chart {
        WATERFALL => comparison.waterfall.as_ref().map(|fall| fall.futures),
        WHAT_IFS => comparison.what_ifs.first().map(|tried| tried.futures),
        _ => None,
    };
    part.unwrap_or(comparison.reference().findings.replications)
}

/// What is shown, where and when.
fn subtitle(what: &str, report: &ComparisonReport<'_>) -> String {
    super::subtitle_of(what, report.council().authority.as_deref(), &report.comparison.reference().findings.dates)
}

#[cfg(test)]
mod claims;
#[cfg(test)]
mod tests;
