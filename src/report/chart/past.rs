//! What happened, on a chart over time: dots, where past months usually lay, and the day the figures go up to.

use super::canvas::{Canvas, Pen};
use super::marks::Mark;
use super::timeline::Timeline;
use crate::experiment::history::limits::Limits;
use crate::model::measure::Measure;
use crate::report::style::{AXIS, INK};
use crate::report::{RunReport, days, figures};
use crate::scenario::council::Date;

/// Radius of a dot \[px\].
const DOT: f64 = 3.0;

/// Figures of one measure.
pub(crate) struct Past {
    dots: Vec<(Date, f64)>,
    limits: Option<Limits>,
    measure: Measure,
}

/// What happened to a measure of the whole council; none without a figure.
pub(crate) fn of(report: &RunReport<'_>, measure: Measure) -> Option<Past> {
    let actuals = report.actuals?;
    let dots = actuals.dots(measure);
    (!dots.is_empty()).then(|| Past { limits: actuals.limits(measure), dots, measure })
}

impl Past {
    /// Every month with its figure, in order.
    pub(crate) fn months(&self) -> &[(Date, f64)] {
        &self.dots
    }

    /// The last month with a figure.
    pub(crate) fn to(&self) -> Date {
        self.dots.last().map_or(Date::MAX, |dot| dot.0)
    }

    /// The dates that a chart of it must hold beside its own.
    pub(crate) fn span(&self, (first, last): (Date, Date)) -> (Date, Date) {
        let from = self.dots.first().map_or(first, |dot| dot.0);
        (first.min(from), last.max(self.to()))
    }

    /// Every value, for the axis.
    pub(crate) fn values(&self) -> impl Iterator<Item = f64> + '_ {
        let limits = self.limits.iter().flat_map(|limits| [limits.low, limits.high]);
        self.dots.iter().map(|dot| dot.1).chain(limits)
    }

    /// The mark of the last month with a figure.
    pub(crate) fn mark(&self) -> Mark {
        Mark { date: self.to(), label: self.up_to() }
    }

    /// "Actuals to Dec 2018".
    pub(crate) fn up_to(&self) -> String {
        format!("Actuals to {}", days::month(self.to()))
    }

    /// What dots and dashes are, for the line above the plot.
    pub(crate) fn said(&self) -> &'static str {
        if self.limits.is_some() {
            " · dots: what happened · grey dashes: where past months usually lay"
        } else {
            " · dots: what happened"
        }
    }

    /// What happened in a month, as it is shown.
    pub(crate) fn cell(&self, date: Date) -> String {
        let dot = self.dots.iter().find(|dot| dot.0 == date.last_of_month());
        dot.map_or_else(|| "–".to_owned(), |dot| figures::of(self.measure, dot.1))
    }

    /// Months with a figure that are none of some dates.
    pub(crate) fn besides(&self, dates: &[Date]) -> Vec<Date> {
        let drawn = |month: &Date| dates.iter().any(|date| date.last_of_month() == *month);
        self.dots.iter().map(|dot| dot.0).filter(|month| !drawn(month)).collect()
    }

    /// Draws limits, dots and the line at the last of them.
    pub(crate) fn draw(&self, canvas: &mut Canvas, frame: &Timeline) {
        let (Some(first), Some(last)) = (self.dots.first(), self.dots.last()) else { return };
        let (left, right) = (frame.x(first.0), frame.x(last.0));
        if let Some(limits) = self.limits {
            for value in [limits.low, limits.high] {
                canvas.line(&[(left, frame.y(value)), (right, frame.y(value))], Pen::dashed(AXIS, 1.0, 3.0, 3.0));
            }
            canvas.line(&[(left, frame.y(limits.middle)), (right, frame.y(limits.middle))], Pen::solid(AXIS, 0.75));
        }
        canvas.line(&[(right, frame.top), (right, frame.bottom)], Pen::solid(INK, 1.5));
        for (date, value) in &self.dots {
            canvas.dot((frame.x(*date), frame.y(*value)), DOT, INK);
        }
    }
}
