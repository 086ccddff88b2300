//! Charts of one option alone: where doing nothing leads, and whether posts fill.

use super::super::{Sketch, caseload_fan, posts};
use crate::experiment::compare::OptionFindings;
use crate::model::measure::Measure;
use crate::report::compare::ComparisonReport;
use crate::report::escape;

/// The caseload of the reference.
pub(crate) fn reference_caseload(report: &ComparisonReport<'_>) -> Option<Sketch> {
    let sketch = caseload_fan::draw_measure(&report.as_run(false), Measure::AverageCaseload, "Caseload")?;
    Some(under(sketch, report.comparison.reference()))
}

/// Funded posts and the people in them, under the proposed option.
pub(crate) fn proposed_posts(report: &ComparisonReport<'_>) -> Option<Sketch> {
    Some(under(posts::draw(&report.as_run(true))?, report.comparison.proposed()))
}

/// The same with the option's name at the head of its title.
fn under(sketch: Sketch, option: &OptionFindings) -> Sketch {
    Sketch { title: format!("{}. {}", escape::line(&option.label).trim_end_matches('.'), sketch.title), ..sketch }
}
