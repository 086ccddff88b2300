//! Small fans side by side on one scale: teams, or options.

use super::axis::Axis;
use super::canvas::{Canvas, From, Pen};
use super::letters::{Weight, width, wrap};
use super::timeline::{EDGE, Timeline, caption};
use super::{fan, row};
use crate::experiment::findings::Band;
use crate::model::measure::Measure;
use crate::report::message::Course;
use crate::report::style::{AXIS, GRID, LINE, TEXT, WIDTH};
use crate::report::{days, figures};
use crate::scenario::council::Date;

/// Height of a panel's plot \[px\].
const TALL: f64 = 96.0;
/// Space between panels \[px\].
const BETWEEN: f64 = 22.0;
/// Distance from the last point to its values \[px\].
const BESIDE: f64 = 9.0;
/// Lowest place of the first of the two lines of values, above the axis \[px\].
const ABOVE_AXIS: f64 = LINE + 8.0;

/// What has a panel of its own.
pub(crate) struct Panel<'a> {
    /// Its name for people.
    pub(crate) name: String,
    /// Its bands, one a record.
    pub(crate) bands: &'a [Option<Band>],
    /// From the first of them to the last.
    pub(crate) course: Course,
}

/// Draws panels in rows of two or three.
pub(crate) fn picture(dates: &[Date], panels: &[Panel<'_>], from_nought: bool, said: &str) -> Option<Canvas> {
    let (first, last) = (*dates.first()?, *dates.last()?);
    let values = panels.iter().flat_map(|panel| panel.bands.iter().flatten()).flat_map(|band| [band.p10, band.p90]);
    let measure = panels.first()?.measure();
    let axis = Axis::of(measure, values.chain(from_nought.then_some(0.0)), 3.0);
    let mut canvas = Canvas::default();
    let top = caption(&mut canvas, &format!("{said}{}", axis.start()));
    let columns = panels.len().min(if panels.len() == 4 { 2 } else { 3 });
    let wide = (WIDTH - 2.0 * EDGE - BETWEEN * (columns - 1) as f64) / columns as f64;
    let values =
        axis.ticks().into_iter().map(|tick| width(&axis.label(tick), TEXT, Weight::Regular)).fold(0.0, f64::max) + 10.0;
    let mut y = top;
    for line in panels.chunks(columns) {
        let names: Vec<Vec<String>> = line.iter().map(|panel| wrap(&panel.name, TEXT, Weight::Bold, wide, 2)).collect();
        let heading = names.iter().map(Vec::len).max().unwrap_or(1) as f64 * LINE;
        for (index, (panel, name)) in line.iter().zip(&names).enumerate() {
            let left = EDGE + index as f64 * (wide + BETWEEN);
            for (place, text) in name.iter().enumerate() {
                let at = y + heading - LINE * (name.len() - place) as f64 + LINE / 2.0;
                canvas.text((left, at), From::Left, text, TEXT, Weight::Bold);
            }
            let frame = Timeline {
                axis,
                first,
                days: days::between(first, last).max(1.0),
                left: left + values,
                right: left + wide - room(panels),
                top: y + heading + 10.0,
                bottom: y + heading + 10.0 + TALL,
            };
            panel.draw(&mut canvas, &frame, dates, last);
        }
        y += heading + 10.0 + TALL + 2.0 * LINE + 4.0;
    }
    canvas.height = y;
    Some(canvas)
}

/// Room for the last values to the right of each panel \[px\].
fn room(panels: &[Panel<'_>]) -> f64 {
    let texts = panels.iter().flat_map(|panel| panel.last_values());
    texts.map(|text| width(&text, TEXT, Weight::Bold)).fold(0.0, f64::max) + BESIDE + 2.0
}

impl Panel<'_> {
    fn measure(&self) -> Measure {
        self.course.measure
    }

    /// The middle and the range at the end, as they are written.
    fn last_values(&self) -> [String; 2] {
        let band = self.course.last.1;
        [figures::of(self.measure(), band.p50), figures::range(self.measure(), band.p10, band.p90)]
    }

    fn draw(&self, canvas: &mut Canvas, frame: &Timeline, dates: &[Date], last: Date) {
        for tick in frame.axis.ticks() {
            let y = frame.y(tick);
            canvas.line(&[(frame.left, y), (frame.right, y)], Pen::solid(GRID, 0.75));
            canvas.text((frame.left - 6.0, y), From::Right, &frame.axis.label(tick), TEXT, Weight::Regular);
        }
        canvas.line(&[(frame.left, frame.bottom), (frame.right, frame.bottom)], Pen::solid(AXIS, 1.0));
        fan::draw(canvas, frame, &fan::runs(dates, self.bands), true);
        self.draw_last(canvas, frame, last);
        canvas.text((frame.left, frame.bottom + 14.0), From::Left, &days::brief(frame.first), TEXT, Weight::Regular);
        canvas.text((frame.right, frame.bottom + 14.0), From::Right, &days::brief(last), TEXT, Weight::Regular);
    }

    /// Writes the last values beside the last point; with its date when the team's figures end early.
    fn draw_last(&self, canvas: &mut Canvas, frame: &Timeline, last: Date) {
        let (date, band) = self.course.last;
        let [middle, range] = self.last_values();
        let middle = if date == last { middle } else { format!("{middle} in {}", days::month(date)) };
        let wide = width(&middle, TEXT, Weight::Bold).max(width(&range, TEXT, Weight::Regular));
        let beside = frame.x(date) + BESIDE;
        let x = if date == last { beside } else { beside.min(frame.right - wide) };
        let y = frame.y(band.p50).clamp(frame.top + 6.0, frame.bottom - ABOVE_AXIS);
        canvas.text_on_white((x, y), From::Left, &middle, TEXT, Weight::Bold);
        canvas.text_on_white((x, y + LINE - 2.0), From::Left, &range, TEXT, Weight::Regular);
    }
}

/// A row for every point drawn; the heading says what the panels are.
pub(crate) fn table(dates: &[Date], panels: &[Panel<'_>], each: &str) -> Vec<Vec<String>> {
    let mut table =
        vec![row([each, "Date", "1 in 10 below", "1 in 4 below", "Middle future", "1 in 4 above", "1 in 10 above"])];
    for panel in panels {
        for (date, band) in fan::runs(dates, panel.bands).iter().flatten() {
            let mut line = vec![panel.name.clone(), days::short(*date)];
            line.extend(
                [band.p10, band.p25, band.p50, band.p75, band.p90]
                    .map(|value| figures::of(panel.course.measure, value)),
            );
            table.push(line);
        }
    }
    table
}
