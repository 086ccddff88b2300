//! What may be changed, from the smallest change to the furthest, a step at a time.

use jiff::{Span, Unit};

use crate::scenario::council::Date;

/// A value that a lever may take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Setting {
    /// A number, in the unit of its key.
    Number(f64),
    /// A day.
    Day(Date),
}

impl Setting {
    /// How far it lies from another: in the unit of its key, or in days.
    #[must_use]
    pub fn from(self, other: Self) -> f64 {
        match (self, other) {
            (Self::Number(own), Self::Number(other)) => (own - other).abs(),
            (Self::Day(own), Self::Day(other)) => f64::from((own - other).get_days()).abs(),
            _ => 0.0,
        }
    }
}

impl std::fmt::Display for Setting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

/// Something that may be changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// The addresses that take its value; more than one move together.
    pub addresses: Vec<String>,
    /// The values it may take, from the smallest change to the furthest.
    pub settings: Vec<Setting>,
    /// Pounds for each unit (or day) away from the smallest change; none: what the model says it costs.
    pub unit_cost: Option<f64>,
}

impl Lever {
    /// What it costs at a place, where a price is given [£].
    #[must_use]
    pub fn cost(&self, place: usize) -> Option<f64> {
        self.cost_of(*self.settings.get(place)?)
    }

    /// The same of any value: less than nothing where it lies before the smallest change.
    #[must_use]
    pub fn cost_of(&self, there: Setting) -> Option<f64> {
        let (first, last) = (*self.settings.first()?, *self.settings.last()?);
        // Whatever lies on the other side of the first is nearer to it than to the last by less than the range.
        let is_before = there.from(last) > last.from(first) && there.from(last) > there.from(first);
        Some(self.unit_cost? * there.from(first) * if is_before { -1.0 } else { 1.0 })
    }
}

/// Most values a lever may take.
pub const MOST: usize = 500;

/// Numbers from one to another in steps; the last step may be shorter. None of a step that leads nowhere or of too many.
#[must_use]
pub fn numbers(from: f64, to: f64, step: f64) -> Option<Vec<Setting>> {
    let count = ((to - from).abs() / step).ceil();
    if !(step > 0.0 && count.is_finite() && count < MOST as f64) {
        return None;
    }
    let way = if to < from { -step } else { step };
    let at = |place: u32| if f64::from(place) >= count { to } else { from + way * f64::from(place) };
    Some((0..=count as u32).map(|place| Setting::Number(rounded(at(place)))).collect())
}

/// Without the last bits that adding up tenths leaves behind.
fn rounded(number: f64) -> f64 {
    (number * 1e9).round() / 1e9
}

/// The step that goes with a range: whole where both ends are, and never more than forty.
#[must_use]
pub fn usual_step(from: f64, to: f64) -> f64 {
    let length = (to - from).abs();
    let whole = from.fract().abs() < 1e-12 && to.fract().abs() < 1e-12;
    if whole && (1.0..=40.0).contains(&length) {
        return 1.0;
    }
    let least = length / 40.0;
    let power = libm::pow(10.0, libm::floor(libm::log10(least.max(1e-9))));
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * power).find(|step| *step >= least * 0.999_999);
    let step = step.unwrap_or(least);
    if whole { step.max(1.0).round() } else { step }
}

/// Days from one to another, months apart; the last may be nearer. None of too many.
#[must_use]
pub fn days(from: Date, to: Date, months: i32) -> Option<Vec<Setting>> {
    let mut found = vec![Setting::Day(from)];
    let way = if to < from { -months } else { months };
    for place in 1..MOST {
        let next = from.checked_add(Span::new().months(way.checked_mul(i32::try_from(place).ok()?)?)).ok()?;
        let beyond = if to < from { next <= to } else { next >= to };
        if beyond {
            if from != to {
                found.push(Setting::Day(to));
            }
            return Some(found);
        }
        found.push(Setting::Day(next));
    }
    None
}

/// Months between two days.
#[must_use]
pub fn months_between(from: Date, to: Date) -> i32 {
    from.until((Unit::Month, to)).map_or(0, |span| span.get_months().abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn settings_go_from_one_end_to_the_other_and_hold_both() {
        let of = |from, to, step| numbers(from, to, step).expect("few");
        assert_eq!(of(0.0, 3.0, 1.0), [0.0, 1.0, 2.0, 3.0].map(Setting::Number));
        assert_eq!(of(1.0, 0.0, 0.4), [1.0, 0.6, 0.2, 0.0].map(Setting::Number));
        assert_eq!(of(5.0, 5.0, 1.0), [Setting::Number(5.0)]);
        assert_eq!(numbers(0.0, 1e6, 1.0), None);
        assert_eq!(numbers(0.0, 1.0, 0.0), None);
        let found = days(date(2019, 3, 1), date(2018, 12, 15), 1).expect("few");
        let wanted = [date(2019, 3, 1), date(2019, 2, 1), date(2019, 1, 1), date(2018, 12, 15)];
        assert_eq!(found, wanted.map(Setting::Day));
    }

    #[test]
    fn a_value_before_the_smallest_change_costs_less_than_nothing() {
        let settings = numbers(65.0, 225.0, 40.0).expect("few");
        let lever = Lever { addresses: Vec::new(), settings, unit_cost: Some(10.0) };
        let of = |value| lever.cost_of(Setting::Number(value));
        assert_eq!([of(50.0), of(65.0), of(78.0), of(300.0)], [Some(-150.0), Some(0.0), Some(130.0), Some(2_350.0)]);
    }

    #[test]
    fn the_usual_step_is_whole_where_the_ends_are() {
        for (from, to, step) in [(0.0, 30.0, 1.0), (0.0, 100.0, 5.0), (0.0, 1.0, 1.0), (0.5, 8.5, 0.2)] {
            assert!((usual_step(from, to) - step).abs() < 1e-12, "{from} to {to}");
        }
    }
}
