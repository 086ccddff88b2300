//! When an agency worker is asked for, as numbers.

use super::Source;
use crate::scenario::council::people::Agency;

/// When an agency worker is asked for.
#[derive(Clone, Copy, Debug)]
pub struct AskingPlan {
    /// Share of posts bare above which one is.
    pub above: Option<f64>,
    /// Posts passed over so are asked for once more are bare.
    pub again: bool,
    /// On the day on which somebody resigns, and not on their last.
    pub at_notice: bool,
}

impl AskingPlan {
    pub(super) fn of(source: Source<'_>, agency: &Agency) -> Self {
        Self {
            above: agency.asks_above_uncovered_percent.as_ref().map(|it| source.share(it)),
            again: agency.asks_again,
            at_notice: agency.asks_at_notice,
        }
    }
}
