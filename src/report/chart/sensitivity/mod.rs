//! SENSITIVITY CHARTS: what moves an answer, each figure by itself and all of them at once.

mod shares;
mod tornado;

use super::letters::{Weight, wrap};
use super::{Canvas, Drawing, Sketch, frame};
use crate::report::chart::canvas::{From, Pen};
use crate::report::chart::timeline::EDGE;
use crate::report::sensitivity::SensitivityReport;
use crate::report::style::{INK, LINE, TEXT, WHITE};

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

/// Lines of a row's name at most.
const LINES: usize = 3;

/// A row's name in lines; none is a unit by itself, such as "(%)", while the one above it has a word to spare.
fn lines_of(text: &str, room: f64) -> Vec<String> {
    let mut lines = wrap(text, TEXT, Weight::Regular, room, LINES);
    if let [.., above, last] = lines.as_mut_slice()
        && last.starts_with('(')
        && let Some((kept, word)) = above.rsplit_once(' ')
    {
        (*last, *above) = (format!("{word} {last}"), kept.to_owned());
    }
    lines
}

/// Height of rows that have such names \[px\].
fn tall<'a>(names: impl Iterator<Item = &'a str>, room: f64) -> f64 {
    let most = names.map(|name| lines_of(name, room).len()).max().unwrap_or(1);
    LINE * most as f64 + 6.0
}

/// A row's name about a height, in lines.
fn name(canvas: &mut Canvas, lines: &[String], y: f64) {
    let first = y - LINE * (lines.len() as f64 - 1.0) / 2.0;
    for (place, line) in lines.iter().enumerate() {
        canvas.text((EDGE, first + LINE * place as f64), From::Left, line, TEXT, Weight::Regular);
    }
}

/// A whisker from one end to the other, in a white edge so that it is seen on the darkest bar.
fn whisker(canvas: &mut Canvas, [from, to]: [f64; 2], y: f64) {
    for (over, pen) in [(1.0, Pen::solid(WHITE, 3.75)), (0.0, Pen::solid(INK, 1.25))] {
        canvas.line(&[(from - over, y), (to + over, y)], pen);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_unit_stands_on_a_line_by_itself_and_no_name_of_a_figure_is_cut() {
        let lines = lines_of("Assessment, where children go when it ends, child in need (%)", 366.0);
        assert_eq!(lines.last().map(String::as_str), Some("need (%)"), "{lines:?}");
        let long = "Agency workers, share of agency workers who cover no vacant post and are replaced when they go (% of agency FTE)";
        let lines = lines_of(long, 366.0);
        assert_eq!(lines.join(" "), long);
        assert!(tall([long].into_iter(), 366.0) >= LINE * lines.len() as f64);
    }
}
