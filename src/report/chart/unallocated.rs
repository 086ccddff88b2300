//! Children who wait for a worker, as a fan.

use super::{Sketch, caseload_fan};
use crate::model::measure::Measure;
use crate::report::RunReport;

/// Draws the chart.
pub(crate) fn draw(report: &RunReport<'_>) -> Option<Sketch> {
    caseload_fan::draw_measure(report, Measure::ChildrenUnallocated, "Unallocated children")
}
