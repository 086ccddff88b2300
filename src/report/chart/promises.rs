//! Targets on a chart: a dashed line from promise to promise, each marked with its value.

use super::canvas::{Canvas, From, Pen};
use super::direct::Label;
use super::fan;
use super::letters::{Weight, width};
use super::timeline::Timeline;
use crate::experiment::findings::{Findings, TargetChance};
use crate::model::measure::Measure;
use crate::report::days;
use crate::report::message;
use crate::report::style::{PINK, TEXT};
use crate::scenario::council::{Council, Date};

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
pub(crate) fn draw(
    canvas: &mut Canvas,
    frame: &Timeline,
    promises: &[Vec<&TargetChance>],
    (runs, last): (&[Vec<fan::Point>], Date),
) {
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
        let next = places.iter().skip(1).map(|place| place.0).chain([frame.right]);
        for ((&(x, y), next), target) in places.iter().zip(next).zip(inside) {
            let text = message::wanted(target);
            let wide = width(&text, TEXT, Weight::Regular);
            if next - x > wide {
                let fan = fan::heights(frame, runs, (x - wide / 2.0, x + wide / 2.0));
                let height = beside(y, fan, (frame.top, frame.bottom));
                canvas.text_on_white((x, height), From::Middle, &text, TEXT, Weight::Regular);
            }
        }
    }
}

/// Where the value of a promise stands: beneath it or above it, wherever it is nearer while it wipes out nothing of the fan.
fn beside(y: f64, fan: Option<(f64, f64)>, (top, bottom): (f64, f64)) -> f64 {
    let clear = TEXT / 2.0 + 4.0;
    let (below, above) = match fan {
        // As near as may be where the fan lies wholly on the other side.
        Some((highest, lowest)) => (
            if y + BESIDE + clear <= highest { y + BESIDE } else { (lowest + clear).max(y + BESIDE) },
            if y - BESIDE - clear >= lowest { y - BESIDE } else { (highest - clear).min(y - BESIDE) },
        ),
        None => (y + BESIDE, y - BESIDE),
    };
    let (fits_below, fits_above) = (below + TEXT / 2.0 <= bottom, above - TEXT / 2.0 >= top);
    if fits_below && (below - y <= y - above || !fits_above) { below } else { above.max(top + TEXT / 2.0) }
}

/// Labels of the promises at the end of the chart.
pub(crate) fn labels(council: &Council, frame: &Timeline, promises: &[Vec<&TargetChance>]) -> Vec<Label> {
    let last = promises.iter().filter_map(|group| group.last());
    last.map(|target| Label { wanted: frame.y(target.value), text: label(council, target), first: false }).collect()
}

/// "Target: 15 by Sep 2021", and that it is illustrative where nobody has adopted it.
pub(crate) fn label(council: &Council, target: &TargetChance) -> String {
    let whose = message::unadopted_mark(council, &target.target);
    format!("Target: {} by {}{whose}", message::wanted(target), days::brief(target.date))
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
        assert!(beside(y, None, (0.0, 104.0)) > y);
        assert!(beside(95.0, None, (0.0, 104.0)) < 95.0, "no room beneath");
    }

    #[test]
    fn a_value_never_wipes_out_the_fan() {
        let frame = (0.0, 104.0);
        for y in (20..80).map(f64::from) {
            for fan in [(y - 5.0, y + 12.0), (y + 3.0, y + 20.0), (y - 20.0, y - 3.0), (y + 20.0, y + 40.0)] {
                let at = beside(y, Some(fan), frame);
                let clear = at + TEXT / 2.0 <= fan.0 || at - TEXT / 2.0 >= fan.1;
                let room = fan.0 >= 12.0 || fan.1 <= 92.0;
                assert!(clear || !room, "{y} {fan:?}: {at}");
            }
        }
    }
}
