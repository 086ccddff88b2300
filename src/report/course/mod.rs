//! The course of a measure from its first day to its last, and what may be said of it.

mod tail;

pub(crate) use tail::{Tail, running};

use crate::experiment::findings::{Band, Findings};
use crate::model::measure::Measure;
use crate::report::{days, figures};
use crate::scenario::council::Date;

/// Which way a measure goes from its first value to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Movement {
    /// At least nine futures in ten end above the middle start.
    Rises,
    /// At least nine futures in ten end below it.
    Falls,
    /// At least three futures in four end above it, and not nine in ten.
    LikelyRises,
    /// At least three futures in four end below it, and not nine in ten.
    LikelyFalls,
    /// Every quantile shown is the number it started at.
    Same,
    /// The middle half of futures at the end holds the start.
    Unclear,
}

/// What is said of a likely movement. Of the futures quantiles are kept, and not how many end where: a quartile beyond the start
/// tells of three in four, and no more is claimed. They are the odds of the direction: only half of all futures go as far as the
/// middle one, whose figures are told apart from them.
const LIKELY: &str = "at least 3 futures in 4";

/// A month in which the middle future goes clearly beyond what the first and the last show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Passing {
    /// When it is furthest beyond.
    pub(crate) date: Date,
    /// What it shows then.
    pub(crate) band: Band,
    /// A peak; else a low.
    pub(crate) above: bool,
}

impl Passing {
    /// What it does on the way, before what it shows then.
    const fn way(&self) -> &'static str {
        if self.above { "peaking at" } else { "dipping to" }
    }

    /// "a peak of 35.2 in Mar 2027".
    fn named(&self, measure: Measure) -> String {
        let what = if self.above { "a peak of" } else { "a low of" };
        format!("{what} {} in {}", figures::of(measure, self.band.p50), days::month(self.date))
    }
}

/// The first and the last value of a measure, with their dates, and what lies between them that neither tells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Course {
    /// First date with a value.
    pub(crate) first: (Date, Band),
    /// Last date with a value.
    pub(crate) last: (Date, Band),
    /// What is measured.
    pub(crate) measure: Measure,
    /// Where the middle never leaves the start: how the worse tenth of futures does.
    pub(crate) tail: Option<Tail>,
    /// Where the middle goes clearly beyond both ends and comes back.
    pub(crate) passing: Option<Passing>,
}

impl Course {
    /// The course of a measure for the whole council; none when no future has a value.
    pub(crate) fn of(findings: &Findings, measure: Measure) -> Option<Self> {
        Self::through(findings, measure, findings.council(measure)?)
    }

    /// The course through bands.
    pub(crate) fn through(findings: &Findings, measure: Measure, bands: &[Option<Band>]) -> Option<Self> {
        let points: Vec<(Date, Band)> =
            findings.dates.iter().zip(bands).filter_map(|(&date, band)| Some((date, (*band)?))).collect();
        Self::over(measure, &points)
    }

    /// The course through points in order; none without one.
    fn over(measure: Measure, points: &[(Date, Band)]) -> Option<Self> {
        let (first, last) = (*points.first()?, *points.last()?);
        Some(Self { first, last, measure, tail: Tail::of(measure, points), passing: passing(measure, points) })
    }

    /// Which way it goes, judged on the numbers as they are shown.
    pub(crate) fn movement(&self) -> Movement {
        let shown = |value: f64| figures::of(self.measure, value);
        let (start, end) = (self.first.1.p50, self.last.1);
        let same = |value: f64| shown(value) == shown(start);
        if same(end.p10) && same(end.p90) {
            Movement::Same
        } else if end.p90 < start && !same(end.p90) {
            Movement::Falls
        } else if end.p10 > start && !same(end.p10) {
            Movement::Rises
        } else if end.p75 < start && !same(end.p75) {
            Movement::LikelyFalls
        } else if end.p25 > start && !same(end.p25) {
            Movement::LikelyRises
        } else {
            Movement::Unclear
        }
    }

    /// A title: "Caseload would fall from 21.4 to 17.2 by Mar 2022".
    pub(crate) fn title(&self, noun: &str) -> String {
        let (start, end) = (figures::of(self.measure, self.first.1.p50), figures::of(self.measure, self.last.1.p50));
        let by = days::brief(self.last.0);
        if self.first.0 == self.last.0 {
            return format!("{noun} on {}: {start}", days::short(self.first.0));
        }
        if let Some(tail) = self.tail {
            return format!("{noun}: {start} in most futures, {}", tail.said(self.measure));
        }
        if let Some(passing) = self.passing {
            let (way, at) = (passing.way(), figures::of(self.measure, passing.band.p50));
            return format!("{noun}: {start}, {way} {at} in {}, then {end}", days::month(passing.date));
        }
        match self.movement() {
            Movement::Rises => format!("{noun} would rise from {start} to {end} by {by}"),
            Movement::Falls => format!("{noun} would fall from {start} to {end} by {by}"),
            Movement::LikelyRises => {
                format!("{noun} likely to rise by {by} ({LIKELY}): {start}, then {end} in the middle future")
            }
            Movement::LikelyFalls => {
                format!("{noun} likely to fall by {by} ({LIKELY}): {start}, then {end} in the middle future")
            }
            Movement::Same => format!("{noun} would stay at {start} to {by}"),
            Movement::Unclear if start == end => format!("{noun}: no clear change by {by}"),
            Movement::Unclear => format!("{noun}: no clear change by {by} (middle future: {start}, then {end})"),
        }
    }

    /// The title where a mean stands beside it: its figures are of the middle future, and it says so.
    pub(crate) fn title_of_middle(&self, noun: &str) -> String {
        let of = |value: f64| figures::of(self.measure, value);
        let (start, end) = (of(self.first.1.p50), of(self.last.1.p50));
        match (self.movement(), self.passing) {
            (_, Some(_)) => format!("{} (middle future)", self.title(noun)),
            (Movement::Rises, None) if self.tail.is_none() => {
                format!("{noun} would rise from {start} to {end} (middle future)")
            }
            (Movement::Falls, None) if self.tail.is_none() => {
                format!("{noun} would fall from {start} to {end} (middle future)")
            }
            // What is likely or unclear names the middle future as it is.
            (_, None) => self.title(noun),
        }
    }

    /// The same with its range, as a sentence.
    pub(crate) fn sentence(&self, noun: &str) -> String {
        let of = |value: f64| figures::of(self.measure, value);
        let (start, end) = (of(self.first.1.p50), of(self.last.1.p50));
        let range = figures::range(self.measure, self.last.1.p10, self.last.1.p90);
        let same = of(self.last.1.p10) == of(self.last.1.p90);
        let lie = if same { format!("show {range}") } else { format!("lie from {range}") };
        let by = days::long(self.last.0);
        if self.first.0 == self.last.0 {
            return format!("{noun} is {start} on {by}.");
        }
        if let Some(tail) = self.tail {
            let end = if same { format!("still show {end}") } else { lie };
            return format!(
                "{noun} is {start} in most futures throughout: {}. On {by} 8 in 10 futures {end}.",
                tail.said(self.measure)
            );
        }
        // One future has no range.
        let one = |band: Band| band.futures == 1;
        let end_of = self.last.1;
        let after = |passing: Passing| {
            format!(
                "in the middle future{}, after {}.",
                figures::beside(&range, end_of.futures),
                passing.named(self.measure)
            )
        };
        let moves = || {
            let others = if one(end_of) { String::new() } else { format!("; 8 in 10 futures {lie}") };
            let plain = || format!("in the middle future{others}.");
            format!("from {start} to {end} by {by} {}", self.passing.map_or_else(plain, after))
        };
        let likely = |side: &str| {
            format!(
                "by {by}: {LIKELY} end {side} {start}, the figure at first; the middle future ends at {end}, and 8 in 10 {lie}."
            )
        };
        match (self.movement(), self.passing) {
            (Movement::Rises, _) => format!("{noun} would rise {}", moves()),
            (Movement::Falls, _) => format!("{noun} would fall {}", moves()),
            (Movement::LikelyRises, None) => format!("{noun} would be likely to rise {}", likely("above")),
            (Movement::LikelyFalls, None) => format!("{noun} would be likely to fall {}", likely("below")),
            (_, Some(passing)) => format!(
                "{noun} would {} {} in {} in the middle future{}, from {start} at first to {end} on {by}{}.",
                if passing.above { "peak at" } else { "dip to" },
                of(passing.band.p50),
                days::month(passing.date),
                figures::beside(
                    &figures::range(self.measure, passing.band.p10, passing.band.p90),
                    passing.band.futures
                ),
                if one(end_of) { String::new() } else { format!(", when 8 in 10 futures {lie}") },
            ),
            (Movement::Same, None) => format!("{noun} would still be {start} on {by} in at least 8 in 10 futures."),
            (Movement::Unclear, None) => format!(
                "{noun} shows no clear change: {start} at first, {end} on {by} in the middle future, and 8 in 10 futures {lie}."
            ),
        }
    }
}

/// Where the middle is furthest beyond what 8 in 10 futures show both first and last, and 8 in 10 futures of that month lie
/// beyond both middles too, so that neither chance nor a wide month makes a peak. Judged on the numbers as they are shown.
fn passing(measure: Measure, points: &[(Date, Band)]) -> Option<Passing> {
    let [first, between @ .., last] = points else { return None };
    let (first, last) = (first.1, last.1);
    let over = |one: f64, other: f64| one > other && figures::of(measure, one) != figures::of(measure, other);
    let (top, bottom) = (first.p90.max(last.p90), first.p10.min(last.p10));
    let (high, low) = (first.p50.max(last.p50), first.p50.min(last.p50));
    let beyond = |&(date, band): &(Date, Band)| {
        let above = over(band.p50, top) && over(band.p10, high);
        let below = over(bottom, band.p50) && over(low, band.p90);
        let far = if above { band.p50 - top } else { bottom - band.p50 };
        (above || below).then_some((far, Passing { date, band, above }))
    };
    // Of months that are as far beyond, the earliest.
    between.iter().rev().filter_map(beyond).max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, found)| found)
}

#[cfg(test)]
mod tests;
