//! The fan: the middle future, half of futures, and eight in ten, in dark blue alone.

use super::canvas::{Canvas, Pen};
use super::direct::Label;
use super::timeline::Timeline;
use crate::experiment::findings::Band;
use crate::model::measure::Measure;
use crate::report::figures;
use crate::report::style::{BAND_50, BAND_80, BLUE};
use crate::scenario::council::Date;

/// Half the width of a stroke for a point that stands alone \[px\].
const LONE: f64 = 6.0;

/// A band and its date.
pub(crate) type Point = (Date, Band);

/// Points without a gap between them: a record without a value ends a run.
pub(crate) fn runs(dates: &[Date], bands: &[Option<Band>]) -> Vec<Vec<Point>> {
    let mut found: Vec<Vec<Point>> = vec![Vec::new()];
    for (&date, band) in dates.iter().zip(bands) {
        match (band, found.last_mut()) {
            (Some(band), Some(run)) => run.push((date, *band)),
            _ => found.push(Vec::new()),
        }
    }
    found.retain(|run| !run.is_empty());
    found
}

/// Draws the bands, their edges and the middle future.
pub(crate) fn draw(canvas: &mut Canvas, frame: &Timeline, runs: &[Vec<Point>], middle: bool) {
    for run in runs {
        for (low, high, colour) in [(p10 as Pick, p90 as Pick, BAND_80), (p25, p75, BAND_50)] {
            let mut outline = track(frame, run, high);
            outline.extend(track(frame, run, low).into_iter().rev());
            canvas.area(&outline, colour);
        }
        for edge in [p10 as Pick, p90] {
            canvas.line(&track(frame, run, edge), Pen::dashed(BLUE, 0.75, 4.0, 3.0));
        }
        if middle {
            canvas.line(&track(frame, run, p50), Pen::solid(BLUE, 2.5));
        }
    }
}

/// The top and the bottom of a fan between two places across \[px\]; none where it has no month about them.
pub(crate) fn heights(frame: &Timeline, runs: &[Vec<Point>], (from, to): (f64, f64)) -> Option<(f64, f64)> {
    let about = |pair: &&[Point]| frame.x(pair[0].0) <= to && frame.x(pair[1].0) >= from;
    let points = runs.iter().flat_map(|run| run.windows(2)).filter(about).flatten();
    let ends = points.map(|(_, band)| (frame.y(band.p90), frame.y(band.p10)));
    ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}

/// The labels of a fan, at its end.
pub(crate) fn labels(frame: &Timeline, last: &Band, measure: Measure, middle: &str) -> Vec<Label> {
    let at = |value: f64, text: String, first: bool| Label { wanted: frame.y(value), text, first };
    vec![
        at((last.p75 + last.p90) / 2.0, eight_in_ten(measure, last), false),
        at(last.p50, format!("{middle}: {}", figures::of(measure, last.p50)), true),
        at(
            (last.p25 + last.p50) / 2.0,
            format!("Half of futures: {}", figures::range(measure, last.p25, last.p75)),
            false,
        ),
    ]
}

/// "8 in 10 futures: 14.6 to 20.5".
pub(crate) fn eight_in_ten(measure: Measure, band: &Band) -> String {
    format!("8 in 10 futures: {}", figures::range(measure, band.p10, band.p90))
}

/// One of the values of a band.
type Pick = fn(&Band) -> f64;

fn p10(band: &Band) -> f64 {
    band.p10
}

fn p25(band: &Band) -> f64 {
    band.p25
}

/// The middle future.
pub(crate) fn p50(band: &Band) -> f64 {
    band.p50
}

fn p75(band: &Band) -> f64 {
    band.p75
}

fn p90(band: &Band) -> f64 {
    band.p90
}

/// Places of one value of each band; a lone point becomes a short stroke, so that it can be seen.
pub(crate) fn track(frame: &Timeline, run: &[Point], pick: fn(&Band) -> f64) -> Vec<(f64, f64)> {
    let place = |(date, band): &Point| (frame.x(*date), frame.y(pick(band)));
    match run {
        [only] => {
            let (x, y) = place(only);
            // Not over the labels of the axis, where the first month is the only one.
            vec![((x - LONE).max(frame.left), y), ((x + LONE).min(frame.right), y)]
        }
        many => many.iter().map(place).collect(),
    }
}
