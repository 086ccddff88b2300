//! Children who wait for a worker, as a fan.

use super::{Sketch, caseload_fan};
use crate::model::measure::Measure;
use crate::report::RunReport;

/// Draws the chart.
pub(crate) fn draw(report: &RunReport<'_>) -> Option<Sketch> {
    // By the name that every table gives it.
    let measure = Measure::ChildrenUnallocated;
    caseload_fan::draw_measure(report, measure, measure.about().label)
}
