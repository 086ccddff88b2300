//! What a calibration found: the free levels, and how near each published line is before and after.

use crate::evidence::draft::gathered::Gathered;
use crate::evidence::draft::level::{Level, TENTH};
use crate::evidence::draft::played::Line;

/// A level that no published figure gives and that several pull on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Free {
    /// How often people resign.
    Leaving,
    /// How many apply.
    Applicants,
    /// How often an agency worker is asked for.
    Asking,
    /// How long being in need lasts.
    Need,
}

/// Every free level, in order.
pub const FREE: [Free; 4] = [Free::Leaving, Free::Applicants, Free::Asking, Free::Need];

impl Free {
    /// What people call it.
    #[must_use]
    pub fn called(self) -> &'static str {
        match self {
            Self::Leaving => "leaving, × the drafted level",
            Self::Applicants => "applicants, ×",
            Self::Asking => "asking for agency workers, ×",
            Self::Need => "length of being in need, ×",
        }
    }

    /// Standard deviation of its logarithm before anything is fitted: weak for people, less so for a length that is
    /// the council's own relative to England's.
    pub(super) fn prior(self) -> f64 {
        match self {
            Self::Leaving | Self::Applicants | Self::Asking => 0.35,
            Self::Need => 0.20,
        }
    }

    /// A first try in the direction in which it can move \[logarithm\]: hardly any council can ask more often than always.
    pub(super) fn probe(self) -> f64 {
        match self {
            Self::Asking => -0.12,
            Self::Leaving | Self::Applicants | Self::Need => 0.12,
        }
    }
}

/// One published line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fitted {
    /// Which.
    pub line: Line,
    /// What the year should show.
    pub aim: f64,
    /// How much the aim may be out, as a standard deviation.
    pub spread: f64,
    /// Mean over futures as drafted.
    pub before: f64,
    /// The same as fitted.
    pub after: f64,
}

/// What a calibration found.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Logarithms of the free levels, in the order of [`FREE`].
    pub levels: Vec<f64>,
    /// Their standard deviations after fitting.
    pub sds: Vec<f64>,
    /// Line by line.
    pub lines: Vec<Fitted>,
    /// Steps that were taken.
    pub steps: u32,
    /// Futures of each try.
    pub futures: u32,
    /// Their seed.
    pub seed: u64,
}

impl Fit {
    /// A figure with the range that is left after fitting.
    #[must_use]
    pub fn range(&self, free: Free, likely: f64) -> Level {
        let away = TENTH * self.sds[free as usize];
        Level { likely, low: likely * libm::exp(-away), high: likely * libm::exp(away) }
    }

    /// The fit as lines of text, for the head of the file and for the terminal.
    #[must_use]
    pub fn told(&self) -> Vec<String> {
        let mut text = vec![
            format!(
                "Fitted by simulated moments: {} Gauss–Newton steps, {} futures of the year after the census each time (seed {}).",
                self.steps, self.futures, self.seed
            ),
            format!("{:<34}{:>9}{:>9}{:>9}{:>16}{:>9}", "", "aim", "drafted", "fitted", "off by, in sd:", "now"),
        ];
        text.extend(self.lines.iter().map(|it| {
            let off = |seen: f64| (seen - it.aim) / it.spread;
            format!(
                "{:<34}{:>9.1}{:>9.1}{:>9.1}{:>16.2}{:>9.2}",
                it.line.called(),
                it.aim,
                it.before,
                it.after,
                off(it.before),
                off(it.after)
            )
        }));
        text.extend(FREE.iter().map(|free| {
            let level = self.range(*free, libm::exp(self.levels[*free as usize]));
            format!("{:<34}{:>9.2} ({:.2} to {:.2})", free.called(), level.likely, level.low, level.high)
        }));
        text
    }
}

/// The same council with its free levels moved.
pub(super) fn moved(about: &Gathered, levels: &[f64]) -> Gathered {
    let mut moved = about.clone();
    for (free, level) in FREE.iter().zip(levels) {
        let by = libm::exp(*level);
        let staff = &mut moved.staff;
        match free {
            Free::Leaving => staff.per_turnover *= by,
            Free::Applicants => {
                staff.experienced *= by;
                staff.newly_qualified *= by;
                staff.without_cases *= by;
            }
            Free::Asking => staff.ask = (staff.ask * by).min(100.0),
            Free::Need => moved.children.need_length *= by,
        }
    }
    moved
}
