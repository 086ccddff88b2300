//! Ticks that are where their labels say: of values, and of dates.

use super::letters::{Weight, width};
use crate::foundations::calendar::month_number;
use crate::model::measure::Measure;
use crate::report::style::TEXT;
use crate::report::{days, figures};
use crate::scenario::council::Date;

/// Gap between the labels of two dates \[px\].
const GAP: f64 = 16.0;

/// An axis of values: from, to, and the distance between ticks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Axis {
    /// Lowest value shown.
    pub(crate) low: f64,
    /// Highest value shown.
    pub(crate) high: f64,
    /// Distance between ticks.
    pub(crate) step: f64,
}

impl Axis {
    /// An axis with round ticks over values; from 0 unless that would waste half of it.
    pub(crate) fn over(values: impl Iterator<Item = f64>, ticks: f64) -> Self {
        let (low, high) = values
            .filter(|value| value.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        let (low, high) = if low > high { (0.0, 0.0) } else { (low, high) };
        let low = if low >= 0.0 && low < 0.5 * high || low <= 0.0 && high <= 0.0 { low.min(0.0) } else { low };
        let room = if high - low > 1e-9 { high - low } else { (high.abs() * 0.2).max(1.0) };
        let step = round_step(room / ticks);
        let high = if high - low > 1e-9 { high } else { low + room };
        Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step }
    }

    /// The same over values of a measure.
    pub(crate) fn of(measure: Measure, values: impl Iterator<Item = f64>, ticks: f64) -> Self {
        let axis = Self::over(values, ticks);
        if measure.about().decimals == 0 { axis.whole() } else { axis }
    }

    /// The same of what comes in whole numbers: no tick stands for a part of a child.
    pub(crate) fn whole(self) -> Self {
        if self.step >= 1.0 {
            return self;
        }
        let low = self.low.floor();
        Self { low, high: self.high.ceil().max(low + 1.0), step: 1.0 }
    }

    /// The ticks, ascending.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        let count = ((self.high - self.low) / self.step).round() as usize;
        (0..=count).map(|index| self.low + self.step * index as f64).collect()
    }

    /// Whether it is cut: a length on it is no share of another.
    pub(crate) fn is_cut(&self) -> bool {
        self.low.abs() > 1e-12
    }

    /// What a caption adds of an axis that is cut.
    pub(crate) fn start(&self) -> &'static str {
        if self.is_cut() { " · the axis does not start at 0" } else { "" }
    }

    /// A tick as it is written; every decimal that the step needs and no more.
    pub(crate) fn label(&self, tick: f64) -> String {
        let decimals = (0..6).find(|&count| {
            let scaled = self.step * libm::pow(10.0, f64::from(count));
            (scaled - scaled.round()).abs() < 1e-6
        });
        figures::shown(tick, usize::try_from(decimals.unwrap_or(6)).unwrap_or(0))
    }

    /// How far up a value lies: 0 at the low end, 1 at the high one.
    pub(crate) fn share(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }
}

/// The next of 1, 2, 5, 10, … at or above a length.
fn round_step(length: f64) -> f64 {
    let power = libm::pow(10.0, libm::floor(libm::log10(length)));
    let steps = [1.0, 2.0, 5.0, 10.0];
    steps.into_iter().map(|step| step * power).find(|&step| step >= length * 0.999).unwrap_or(10.0 * power)
}

/// Dates to mark on an axis so many pixels long, each at the day it names: last days of months as
/// close as their labels allow, counted from March, when a council's year ends.
pub(crate) fn date_ticks(first: Date, last: Date, length: f64) -> Vec<(Date, String)> {
    let span = days::between(first, last).max(1.0);
    let room = width("Mar 2000", TEXT, Weight::Regular) + GAP;
    for every in [1, 2, 3, 6, 12, 24, 36, 60, 120, 240] {
        let wide = length * f64::from(every) * 30.4 / span;
        if wide >= room {
            let ticks = month_ends(first, last, every);
            if ticks.len() >= 2 {
                return ticks;
            }
            break;
        }
    }
    let mut ends = vec![(first, days::short(first))];
    if last > first {
        ends.push((last, days::short(last)));
    }
    ends
}

/// Every eighth week from a day, before it and after.
pub(crate) fn week_ticks(day: Date, first: Date, last: Date) -> Vec<(Date, String)> {
    let eighth = |step: i64| day.checked_add(jiff::Span::new().weeks(8 * step)).ok();
    let ticks = (-8..=16).filter_map(|step| Some((eighth(step)?, 8 * step)));
    let within = ticks.filter(|(date, _)| (first..=last).contains(date));
    let named = |(date, weeks): (Date, i64)| {
        let name = match weeks {
            0 => "the day".to_owned(),
            1.. => format!("{weeks} weeks"),
            _ => format!("\u{2212}{}", -weeks),
        };
        (date, name)
    };
    within.map(named).collect()
}

fn month_ends(first: Date, last: Date, every: i32) -> Vec<(Date, String)> {
    let mut found = Vec::new();
    let mut day = first.last_of_month();
    while day <= last {
        if (month_number(day) - 3) % every == 0 {
            found.push((day, days::month(day)));
        }
        match day.tomorrow() {
            Ok(next) => day = next.last_of_month(),
            Err(_) => break,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_axis_starts_at_nought_unless_that_wastes_half_of_it() {
        let axis = Axis::over([14.2, 22.8].into_iter(), 5.0);
        assert_eq!(axis.ticks(), [14.0, 16.0, 18.0, 20.0, 22.0, 24.0]);
        assert!(axis.is_cut() && axis.start().contains("does not start at 0"));
        assert_eq!(Axis::over([3.0, 31.0].into_iter(), 5.0).start(), "");
    }

    #[test]
    fn what_comes_in_whole_numbers_has_whole_ticks() {
        let few = Axis::over([0.0, 1.7].into_iter(), 5.0).whole();
        assert_eq!(few.ticks(), [0.0, 1.0, 2.0]);
        let many = Axis::over([0.0, 31.0].into_iter(), 5.0);
        assert_eq!(many.whole(), many);
    }

    #[test]
    fn nothing_tiny_and_huge_all_get_an_axis() {
        for values in [vec![], vec![0.0], vec![5.0], vec![1e-7, 3e-7], vec![2e9, 9e9], vec![-3.0, 4.0], vec![-8.0]] {
            let axis = Axis::over(values.iter().copied(), 5.0);
            assert!(axis.high > axis.low && axis.step > 0.0, "{values:?} {axis:?}");
            assert!((2..=12).contains(&axis.ticks().len()), "{values:?} {axis:?}");
            assert!(values.iter().all(|&value| (-1e-9..=1.0 + 1e-9).contains(&axis.share(value))));
        }
        let tiny = Axis::over([1e-3, 3e-3].into_iter(), 5.0);
        assert_eq!(tiny.label(0.001), "0.001");
    }

    #[test]
    fn every_tick_is_the_date_it_names() {
        let ticks = date_ticks(date(2018, 9, 30), date(2022, 3, 31), 600.0);
        for (day, label) in &ticks {
            assert_eq!(*day, day.last_of_month());
            assert_eq!(*label, days::month(*day));
        }
        let labels: Vec<_> = ticks.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(
            labels,
            ["Sep 2018", "Mar 2019", "Sep 2019", "Mar 2020", "Sep 2020", "Mar 2021", "Sep 2021", "Mar 2022"]
        );
    }

    #[test]
    fn short_and_long_periods_have_ticks_too() {
        let few = date_ticks(date(2020, 1, 6), date(2020, 1, 20), 600.0);
        assert_eq!(few[0].1, "6 Jan 2020");
        assert_eq!(few.len(), 2);
        assert_eq!(date_ticks(date(2020, 1, 6), date(2020, 1, 6), 600.0).len(), 1);
        let many = date_ticks(date(2000, 1, 1), date(2099, 12, 31), 600.0);
        assert!((2..9).contains(&many.len()), "{many:?}");
    }
}
