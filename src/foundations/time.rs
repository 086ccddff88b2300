//! Time inside one future: ticks since the first day began.

/// Ticks in a day. A tick is about 1.3 seconds; 65,536 days fit in 32 bits.
pub const DAY: i64 = 1 << 16;

/// Ticks in a week.
pub const WEEK: i64 = 7 * DAY;

/// Days in a year, on average.
pub const YEAR_DAYS: f64 = 365.25;

/// Ticks in a year, on average.
pub const YEAR: i64 = 1461 * DAY / 4;

/// Days in a month, on average.
pub const MONTH_DAYS: f64 = YEAR_DAYS / 12.0;

/// A moment or a length in ticks; negative before the first day.
pub type Ticks = i64;

/// So many days, in ticks.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "lengths are bounded by the period")]
pub fn days(days: f64) -> Ticks {
    // Half away from nought, by truncation: a call to round would cost more than everything around it.
    let ticks = days * DAY as f64;
    if ticks < 0.0 { -((0.5 - ticks) as Ticks) } else { (ticks + 0.5) as Ticks }
}

/// So many days, not below nought, in ticks: what [`days`] gives, for lengths drawn by the thousand.
#[inline]
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "lengths are bounded by the period")]
pub fn span(days: f64) -> Ticks {
    (days * DAY as f64 + 0.5) as Ticks
}

/// Ticks as days.
#[must_use]
pub fn in_days(ticks: Ticks) -> f64 {
    ticks as f64 / DAY as f64
}

/// The day (0 is the first) in which a moment falls.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "day numbers fit in 32 bits")]
pub fn day_of(at: Ticks) -> i32 {
    at.div_euclid(DAY) as i32
}

/// The moment a day begins.
#[must_use]
pub fn start_of(day: i32) -> Ticks {
    i64::from(day) * DAY
}
