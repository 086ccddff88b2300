//! The fixed moments of a future, in order: records, changes, months, weeks.

use super::dates::Dated;
use super::layout::Layout;
use crate::foundations::time::{Ticks, WEEK, start_of};
use crate::scenario::council::Date;

/// What happens at a fixed moment. At one moment the order is the order here: what has been is
/// recorded first, endings come before beginnings, and the week is planned last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Results are taken.
    Record(usize),
    /// A change ends.
    Ends(usize),
    /// A change begins.
    Begins(usize),
    /// A month begins: which, counted from the period's first, and when it ends.
    Month(u32, Ticks),
    /// A week begins.
    Week,
    /// The first record, once the first week has been planned.
    FirstRecord,
}

impl Moment {
    /// Its place among what happens at one moment.
    fn rank(self) -> u8 {
        match self {
            Self::Record(_) => 0,
            Self::Ends(_) => 1,
            Self::Begins(_) => 2,
            Self::Month(..) => 3,
            Self::Week => 4,
            Self::FirstRecord => 5,
        }
    }
}

/// The fixed moments before the horizon.
#[must_use]
pub fn moments(layout: &Layout, dated: &[Dated], first: Date) -> Vec<(Ticks, Moment)> {
    let mut list = Vec::new();
    for (index, record) in layout.records.iter().enumerate() {
        list.push((record.at, if record.at == 0 { Moment::FirstRecord } else { Moment::Record(index) }));
    }
    for change in dated {
        list.push((change.from.max(0), Moment::Begins(change.change)));
        if change.until < layout.horizon {
            list.push((change.until.max(0), Moment::Ends(change.change)));
        }
    }
    list.extend(months(layout, first));
    list.extend((0..).map(|week| week * WEEK).take_while(|at| *at < layout.horizon).map(|at| (at, Moment::Week)));
    list.retain(|(at, moment)| *at < layout.horizon.min(layout.stop) || matches!(moment, Moment::Record(_)));
    // Changes of one moment stay in the order in which they take effect.
    list.sort_by_key(|(at, moment)| (*at, moment.rank()));
    list
}

fn months(layout: &Layout, first: Date) -> impl Iterator<Item = (Ticks, Moment)> {
    let start = |date: Date| start_of(layout.calendar.day_of(date));
    let mut month = first;
    let mut number = 0;
    std::iter::from_fn(move || {
        let at = start(month).max(0);
        if at >= layout.horizon {
            return None;
        }
        let next = month.last_of_month().tomorrow().ok()?;
        let found = (at, Moment::Month(number, start(next)));
        month = next;
        number += 1;
        Some(found)
    })
}
