//! SENSITIVITY CHARTS: what moves an answer, each figure by itself and all of them at once.

mod shares;
mod tornado;

use super::letters::{Weight, wrap};
use super::{Canvas, Drawing, Sketch, frame};
use crate::report::chart::canvas::From;
use crate::report::chart::timeline::EDGE;
use crate::report::sensitivity::SensitivityReport;
use crate::report::style::{LINE, TEXT};

/// A chart: its name in files, what draws it, and what was played for it.
struct SensitivityChart {
    name: &'static str,
    draw: fn(&SensitivityReport<'_>) -> Option<Sketch>,
    played: fn(&SensitivityReport<'_>) -> String,
}

/// One at a time is never shown without everything at once.
const CHARTS: &[SensitivityChart] = &[
    SensitivityChart { name: "tornado", draw: tornado::draw, played: tornado::played },
    SensitivityChart { name: "shares-of-variance", draw: shares::draw, played: shares::played },
];

/// Both charts; neither where there are numbers for one alone, for one figure at a time misleads where figures interact.
#[must_use]
pub(crate) fn draw_all(report: &SensitivityReport<'_>) -> Vec<Drawing> {
    let drawn: Vec<(&SensitivityChart, Sketch)> =
        CHARTS.iter().filter_map(|chart| Some((chart, (chart.draw)(report)?))).collect();
    let whole = drawn.len() == CHARTS.len();
    drawn
        .into_iter()
        .filter(|_| whole)
        .map(|(chart, sketch)| frame::frame(chart.name, sketch, &report.source(&(chart.played)(report))))
        .collect()
}

/// A row's name in at most two lines, and beneath it its values, about a height.
fn name(canvas: &mut Canvas, text: &str, beneath: &str, y: f64, room: f64) {
    let lines = wrap(text, TEXT, Weight::Regular, room, 2);
    let count = lines.len() + usize::from(!beneath.is_empty());
    let first = y - LINE * (count as f64 - 1.0) / 2.0;
    for (place, line) in
        lines.iter().map(String::as_str).chain([beneath].into_iter().filter(|it| !it.is_empty())).enumerate()
    {
        canvas.text((EDGE, first + LINE * place as f64), From::Left, line, TEXT, Weight::Regular);
    }
}
