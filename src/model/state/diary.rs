//! Which children to look at in which week: those to whom something may happen then.

use crate::foundations::time::{Ticks, WEEK};

/// Stands in no week.
const NOWHERE: u32 = u32::MAX;

/// Children to look at, week by week.
///
/// Most children have nothing to come for months. Each stands in the first week in which something may
/// happen to it, so that a week looks at some of them and not at all.
#[derive(Clone, Debug, Default)]
pub struct Diary {
    weeks: Vec<Vec<u32>>,
    /// For each child's place, the week in which it stands.
    noted: Vec<u32>,
    /// The first week that has not been opened.
    next: u32,
}

impl Diary {
    /// An empty diary of a period.
    #[must_use]
    pub fn until(horizon: Ticks) -> Self {
        let weeks = usize::try_from(horizon / WEEK + 1).unwrap_or(0);
        Self { weeks: vec![Vec::new(); weeks], noted: Vec::new(), next: 0 }
    }

    /// Nothing happens to a child before a moment: it is looked at in that week, or in the first that is
    /// still to be opened. One who stands in an earlier week stays there.
    #[inline]
    pub fn note(&mut self, index: usize, at: Ticks) {
        let week = ((at.max(0) / WEEK) as u32).max(self.next);
        let Some(names) = self.weeks.get_mut(week as usize) else { return };
        if index >= self.noted.len() {
            self.noted.resize(index + 1, NOWHERE);
        }
        if week < self.noted[index] {
            self.noted[index] = week;
            names.push(index as u32);
        }
    }

    /// Opens the next week: the children who stand in it, who stand nowhere from now on.
    pub fn open(&mut self) -> Vec<u32> {
        let week = self.next;
        self.next += 1;
        let mut names = self.weeks.get_mut(week as usize).map_or_else(Vec::new, std::mem::take);
        // Who was noted for an earlier week since has been looked at already.
        names.retain(|index| {
            let noted = &mut self.noted[*index as usize];
            let stands = *noted == week;
            if stands {
                *noted = NOWHERE;
            }
            stands
        });
        names
    }

    /// Whether a child is looked at no later than in the week of a moment; true past the period.
    #[must_use]
    pub fn has(&self, index: usize, at: Ticks) -> bool {
        let week = ((at.max(0) / WEEK) as u32).max(self.next);
        week as usize >= self.weeks.len() || self.noted.get(index).is_some_and(|noted| *noted <= week)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_is_looked_at_once_in_the_first_week_in_which_it_was_noted() {
        let mut diary = Diary::until(10 * WEEK);
        diary.note(4, 3 * WEEK + 5);
        diary.note(4, 7 * WEEK);
        diary.note(2, 0);
        assert_eq!(diary.open(), [2]);
        diary.note(4, WEEK);
        assert_eq!(diary.open(), [4]);
        assert_eq!((diary.open(), diary.open()), (vec![], vec![]), "week 3 was given up for week 1");
    }

    #[test]
    fn a_week_that_has_been_opened_is_not_written_in() {
        let mut diary = Diary::until(3 * WEEK);
        diary.open();
        diary.note(0, 0);
        assert!(diary.has(0, 0) && !diary.has(1, 0));
        assert_eq!(diary.open(), [0]);
        diary.note(0, 9 * WEEK);
        assert!(diary.has(0, 9 * WEEK), "nothing is looked at after the period");
        assert!(diary.open().is_empty());
    }
}
