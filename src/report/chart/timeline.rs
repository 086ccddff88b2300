//! The frame of a chart over time: caption, grid, date ticks, marks of changes and milestones.

use super::axis::{Axis, date_ticks, week_ticks};
use super::canvas::{Canvas, From, Pen};
use super::letters::{Weight, width, wrap};
use super::marks::{self, Mark};
use crate::report::days;
use crate::report::style::{AXIS, GRID, LINE, TEXT, WIDTH};
use crate::scenario::council::Date;

/// Height of the plot itself \[px\].
const TALL: f64 = 290.0;
/// Space between the edge of the drawing and what is drawn \[px\].
pub(crate) const EDGE: f64 = 12.0;

/// How large a chart over time is, and where its plot begins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    /// Width of the drawing \[px\].
    pub(crate) width: f64,
    /// Height of the plot \[px\].
    pub(crate) tall: f64,
    /// Left edge of the plot \[px\]; none: as its ticks need.
    pub(crate) left: Option<f64>,
    /// The day from which weeks are counted along the axis; none: months.
    pub(crate) weeks_from: Option<Date>,
    /// Most rows of labels of marks; a mark that would stand in a further one is left out.
    pub(crate) mark_rows: usize,
}

impl Room {
    /// A chart of its own.
    pub(crate) const WHOLE: Self =
        Self { width: WIDTH, tall: TALL, left: None, weeks_from: None, mark_rows: usize::MAX };
}

/// What a chart over time needs to be laid out.
pub(crate) struct Plan<'a> {
    /// What the values are, and which way is better.
    pub(crate) caption: &'a str,
    /// Values.
    pub(crate) axis: Axis,
    /// First date.
    pub(crate) first: Date,
    /// Last date.
    pub(crate) last: Date,
    /// Dates to mark.
    pub(crate) marks: &'a [Mark],
    /// Room for labels to the right \[px\].
    pub(crate) right_room: f64,
    /// The drawing and its plot.
    pub(crate) room: Room,
}

/// Where dates and values lie on a drawing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timeline {
    /// Values.
    pub(crate) axis: Axis,
    /// First date.
    pub(crate) first: Date,
    /// Days from the first date to the last; at least one.
    pub(crate) days: f64,
    /// Left, top, right and bottom of the plot \[px\].
    pub(crate) left: f64,
    /// Top \[px\].
    pub(crate) top: f64,
    /// Right \[px\].
    pub(crate) right: f64,
    /// Bottom \[px\].
    pub(crate) bottom: f64,
}

impl Timeline {
    /// Where a date lies from the left \[px\].
    pub(crate) fn x(&self, date: Date) -> f64 {
        self.left + (self.right - self.left) * days::between(self.first, date) / self.days
    }

    /// Where a value lies from the top \[px\].
    pub(crate) fn y(&self, value: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * self.axis.share(value)
    }

    /// Draws the frame and says where things lie in it.
    pub(crate) fn lay(canvas: &mut Canvas, plan: &Plan<'_>) -> Self {
        let widest = plan.axis.ticks().into_iter().map(|tick| width(&plan.axis.label(tick), TEXT, Weight::Regular));
        let left = plan.room.left.unwrap_or(EDGE + widest.fold(24.0, f64::max) + 10.0);
        let mut frame = Self {
            axis: plan.axis,
            first: plan.first,
            days: days::between(plan.first, plan.last).max(1.0),
            left,
            top: 0.0,
            right: plan.room.width - EDGE - plan.right_room,
            bottom: 0.0,
        };
        let caption_bottom = caption_within(canvas, plan.caption, plan.room.width);
        // Above the plot nothing stands to the right of it, so that labels of marks may reach as far as the drawing.
        let mut placed = frame.place_marks(plan.marks, plan.room.width - EDGE);
        placed.retain(|mark| mark.row < plan.room.mark_rows);
        let strip = placed.iter().map(|mark| mark.row + 1).max().unwrap_or(0) as f64 * LINE;
        frame.top = caption_bottom + strip + 8.0;
        frame.bottom = frame.top + plan.room.tall;
        frame.draw_grid(canvas);
        frame.draw_marks(canvas, &placed, caption_bottom + LINE / 2.0);
        let ticks = match plan.room.weeks_from {
            Some(day) => week_ticks(day, plan.first, plan.last),
            None => date_ticks(plan.first, plan.last, frame.right - frame.left),
        };
        frame.draw_dates(canvas, ticks);
        canvas.height = canvas.height.max(frame.bottom + LINE + 14.0);
        frame
    }

    fn place_marks(&self, found: &[Mark], right_edge: f64) -> Vec<marks::Row> {
        let places: Vec<(f64, &str)> = found.iter().map(|mark| (self.x(mark.date), mark.label.as_str())).collect();
        marks::rows(&places, self.left, right_edge)
    }

    fn draw_grid(&self, canvas: &mut Canvas) {
        for tick in self.axis.ticks() {
            let y = self.y(tick);
            canvas.line(&[(self.left, y), (self.right, y)], Pen::solid(GRID, 0.75));
            canvas.text((self.left - 8.0, y), From::Right, &self.axis.label(tick), TEXT, Weight::Regular);
        }
    }

    fn draw_marks(&self, canvas: &mut Canvas, placed: &[marks::Row], top: f64) {
        for mark in placed {
            let y = top + LINE * mark.row as f64;
            canvas.line(&[(mark.line, y - 7.0), (mark.line, self.bottom)], Pen::solid(AXIS, 0.75));
        }
        for mark in placed {
            let y = top + LINE * mark.row as f64;
            canvas.text_on_white((mark.left, y), From::Left, &mark.label, TEXT, Weight::Regular);
        }
    }

    fn draw_dates(&self, canvas: &mut Canvas, ticks: Vec<(Date, String)>) {
        canvas.line(&[(self.left, self.bottom), (self.right, self.bottom)], Pen::solid(AXIS, 1.0));
        for (date, label) in ticks {
            let x = self.x(date);
            canvas.line(&[(x, self.bottom), (x, self.bottom + 5.0)], Pen::solid(AXIS, 1.0));
            canvas.text((x, self.bottom + 16.0), From::Middle, &label, TEXT, Weight::Regular);
        }
    }
}

/// Writes what the values are above the plot; says where it ends \[px\].
pub(crate) fn caption(canvas: &mut Canvas, text: &str) -> f64 {
    caption_within(canvas, text, WIDTH)
}

fn caption_within(canvas: &mut Canvas, text: &str, wide: f64) -> f64 {
    let mut y = LINE / 2.0 + 2.0;
    for line in wrap(text, TEXT, Weight::Regular, wide - 2.0 * EDGE, 2) {
        canvas.text((EDGE, y), From::Left, &line, TEXT, Weight::Regular);
        y += LINE;
    }
    y + 2.0
}
