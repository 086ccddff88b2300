//! Targets on a chart: a dashed line from promise to promise, each marked with its value.

use super::canvas::{Canvas, From, Pen};
use super::direct::Label;
use super::letters::{Weight, width};
use super::timeline::Timeline;
use crate::experiment::findings::{Findings, TargetChance};
use crate::model::measure::Measure;
use crate::report::days;
use crate::report::message;
use crate::report::style::{PINK, TEXT};
use crate::scenario::council::Date;

/// Distance from a promise to its value \[px\].
const BESIDE: f64 = 15.0;

/// The council's own promises on a measure, each target's by date.
pub(crate) fn of(findings: &Findings, measure: Measure) -> Vec<Vec<&TargetChance>> {
    let mut found: Vec<Vec<&TargetChance>> = Vec::new();
    for target in &findings.targets {
        let series = &target.series;
        if series.measure != measure || series.team != "all" || series.role != "all" {
            continue;
        }
        match found.last_mut() {
            Some(group) if group[0].target == target.target => group.push(target),
            _ => found.push(vec![target]),
        }
    }
    for group in &mut found {
        group.sort_by_key(|target| target.date);
    }
    found
}

/// Draws the promises; the last holds to the end of the chart.
pub(crate) fn draw(canvas: &mut Canvas, frame: &Timeline, promises: &[Vec<&TargetChance>], last: Date) {
    for group in promises {
        let inside = group.iter().filter(|target| target.date >= frame.first && target.date <= last);
        let places: Vec<(f64, f64)> =
            inside.clone().map(|target| (frame.x(target.date), frame.y(target.value))).collect();
        let Some(&(_, level)) = places.last() else { continue };
        let mut line = places.clone();
        line.push((frame.right, level));
        canvas.line(&line, Pen::dashed(PINK, 2.0, 7.0, 4.0));
        for &(x, y) in &places {
            canvas.area(&[(x - 5.5, y), (x, y - 5.5), (x + 5.5, y), (x, y + 5.5)], PINK);
        }
        for (pair, target) in places.windows(2).zip(inside) {
            let ((x, y), text) = (pair[0], message::wanted(target));
            let below = beside(y, frame.bottom);
            if pair[1].0 - x > width(&text, TEXT, Weight::Regular) {
                canvas.text_on_white((x, below), From::Middle, &text, TEXT, Weight::Regular);
            }
        }
    }
}

/// Where the value of a promise stands: beneath it, out of the way of the futures above, wherever its letters fit.
fn beside(y: f64, bottom: f64) -> f64 {
    if y + BESIDE + TEXT / 2.0 <= bottom { y + BESIDE } else { y - BESIDE }
}

/// Labels of the promises at the end of the chart.
pub(crate) fn labels(frame: &Timeline, promises: &[Vec<&TargetChance>]) -> Vec<Label> {
    let last = promises.iter().filter_map(|group| group.last());
    last.map(|target| Label {
        wanted: frame.y(target.value),
        text: format!("Target: {} by {}", message::wanted(target), days::brief(target.date)),
        first: false,
    })
    .collect()
}

/// Every promised value, for the axis.
pub(crate) fn values<'a>(promises: &'a [Vec<&TargetChance>]) -> impl Iterator<Item = f64> + 'a {
    promises.iter().flatten().map(|target| target.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_beneath_its_promise_also_on_the_low_charts_of_a_board() {
        // 14 on an axis from 0 to 60 in the board's 104 pixels.
        let y = 104.0 * (1.0 - 14.0 / 60.0);
        assert!(beside(y, 104.0) > y);
        assert!(beside(95.0, 104.0) < 95.0, "no room beneath");
    }
}
