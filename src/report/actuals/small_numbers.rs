//! Small numbers: a count of so few people in a team that a colleague could tell who they are is not shown.

use crate::experiment::findings::Series;
use crate::experiment::history::{History, Observed};
use crate::scenario::council::Date;

/// Counts of people under this are hidden.
pub(crate) const FEWEST: f64 = 5.0;

/// A figure that may not be shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Hidden {
    /// Whose and what.
    pub series: Series,
    /// Its month.
    pub month: Date,
}

/// What may be shown, and what may not: counts of people under five by team, and, where just one team of a month is
/// hidden and the whole council's count is given, the next smallest too, since it could be worked out otherwise.
pub(super) fn protected(history: History) -> (History, Vec<Hidden>) {
    let mut hidden: Vec<bool> = history.observed.iter().map(is_small).collect();
    for at in 0..hidden.len() {
        if let Some(second) = second(&history.observed, &hidden, at) {
            hidden[second] = true;
        }
    }
    let (mut shown, mut kept) = (Vec::new(), Vec::new());
    for (observed, small) in history.observed.into_iter().zip(hidden) {
        if small {
            kept.push(Hidden { series: observed.series, month: observed.month });
        } else {
            shown.push(observed);
        }
    }
    (History { observed: shown }, kept)
}

fn is_small(observed: &Observed) -> bool {
    let parts = [observed.numerator, observed.denominator];
    let value = observed.series.measure.counts_people().then_some(observed.value);
    observed.series.team != "all" && parts.into_iter().chain([value]).flatten().any(|count| count < FEWEST)
}

/// The next smallest team beside the only hidden one of its month and measure, where the council's own count is given.
fn second(observed: &[Observed], hidden: &[bool], at: usize) -> Option<usize> {
    let one = &observed[at];
    let alike = |other: &Observed| other.month == one.month && other.series.measure == one.series.measure;
    let teams =
        || (0..observed.len()).filter(|other| alike(&observed[*other]) && observed[*other].series.team != "all");
    let whole = observed.iter().any(|other| alike(other) && other.series.team == "all");
    if !hidden[at]
        || !whole
        || !one.series.measure.counts_people()
        || teams().filter(|other| hidden[*other]).count() != 1
    {
        return None;
    }
    teams().filter(|other| !hidden[*other]).min_by(|one, other| observed[*one].value.total_cmp(&observed[*other].value))
}
