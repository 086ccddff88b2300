//! What the worse tenth of futures shows of a measure whose middle never leaves its start.

use crate::experiment::findings::Band;
use crate::model::measure::{Better, Measure};
use crate::report::{days, figures};
use crate::scenario::council::Date;

/// Records that the worse tenth has to be away from the start running before its figure is told, a quarter of a year, and what each is
/// of: the tail of one month by itself is another month's, and another figure, with other luck.
pub(crate) fn running(first: Date, last: Date, records: usize) -> (usize, &'static str) {
    let apart = days::between(first, last) / records.saturating_sub(1).max(1) as f64;
    if records > 1 && apart < 10.0 { (13, "week") } else { (3, "month") }
}

/// How the worse tenth leaves the start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Tail {
    /// So far from it, or further, in every record of a run, the worst such run.
    Through {
        /// The first record of it.
        from: Date,
        /// The last.
        to: Date,
        /// The least that the worse tenth shows in it.
        value: f64,
        /// "month" or "week", whatever a record is of.
        each: &'static str,
    },
    /// Away from it in so many of all records, and never in as many running as make a run.
    Scattered {
        /// Records away from it.
        some: usize,
        /// All of them.
        all: usize,
        /// "month" or "week", whatever a record is of.
        each: &'static str,
    },
}

impl Tail {
    /// The tail of points in order; none where some middle leaves the start, where the tail reads like it throughout, or where
    /// neither way is worse.
    pub(super) fn of(measure: Measure, points: &[(Date, Band)]) -> Option<Self> {
        let (length, each) = running(points.first()?.0, points.last()?.0, points.len());
        let start = points.first()?.1.p50;
        let same = |value: f64| figures::of(measure, value) == figures::of(measure, start);
        if measure.about().better == Better::Neither || !points.iter().all(|(_, band)| same(band.p50)) {
            return None;
        }
        // How far for the worse; less than nought is for the better.
        let far = |band: &Band| if is_higher_worse(measure) { band.p90 - start } else { start - band.p10 };
        let value = |far: f64| if is_higher_worse(measure) { start + far } else { start - far };
        let is_away = |far: f64| far > 0.0 && !same(value(far));
        let least = |run: &[(Date, Band)]| run.iter().map(|(_, band)| far(band)).fold(f64::INFINITY, f64::min);
        let runs = points.windows(length).map(|run| (run, least(run))).filter(|(_, least)| is_away(*least));
        // Of runs that are as far away, the earliest.
        let worst = runs.rev().max_by(|one, other| one.1.total_cmp(&other.1));
        if let Some((run, least)) = worst {
            return Some(Self::Through { from: run.first()?.0, to: run.last()?.0, value: value(least), each });
        }
        let some = points.iter().filter(|(_, band)| is_away(far(band))).count();
        (some > 0).then_some(Self::Scattered { some, all: points.len(), each })
    }

    /// "60 or more in 1 in 10 every month, Feb 2019 to Apr 2019", or "more in 1 in 10 in 2 of 40 months".
    pub(super) fn said(self, measure: Measure) -> String {
        let beyond = if is_higher_worse(measure) { "more" } else { "fewer" };
        match self {
            Self::Through { from, to, value, each } => format!(
                "{} or {beyond} in 1 in 10 every {each}, {} to {}",
                figures::of(measure, value),
                days::month(from),
                days::month(to)
            ),
            Self::Scattered { some, all, each } => format!("{beyond} in 1 in 10 in {some} of {all} {each}s"),
        }
    }
}

fn is_higher_worse(measure: Measure) -> bool {
    measure.about().better == Better::Lower
}
