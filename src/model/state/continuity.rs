//! Which workers each child has had of late: kept only where it is asked for.

use smallvec::SmallVec;

use super::Case;
use crate::foundations::time::{Ticks, YEAR_DAYS, days};

/// While a worker has a child still.
const LASTS: u32 = u32::MAX;

/// Workers of a child who are kept where its trail is: few have had more in a year.
const FEW: usize = 3;

/// One worker's time with a child. Moments of a future fit in 32 bits, as they do in the wheel.
#[derive(Clone, Copy, Debug)]
struct Stay {
    /// Which person.
    worker: u32,
    /// From when.
    from: u32,
    /// Until when; [`LASTS`] while it does.
    until: u32,
}

impl Stay {
    fn reaches(self, since: Ticks) -> bool {
        Ticks::from(self.until) > since
    }
}

/// The workers of one child since its referral, as far back as twelve months.
#[derive(Clone, Debug, Default)]
struct Trail {
    /// Whose: places of children are used again.
    of: (u64, u8),
    stays: SmallVec<[Stay; FEW]>,
}

/// The workers of all children, by the children's places.
#[derive(Clone, Debug, Default)]
pub struct Continuity {
    trails: Vec<Trail>,
}

/// A child's spell of care: the child, and the referrals before this one.
fn spell(case: &Case) -> (u64, u8) {
    (case.child, case.before)
}

impl Trail {
    /// A worker who comes back goes on where they left: they count once.
    fn takes(&mut self, worker: u32, now: Ticks) {
        let since = year_before(now);
        self.ends(now);
        self.stays.retain(|stay| stay.reaches(since));
        if let Some(stay) = self.stays.iter_mut().find(|stay| stay.worker == worker) {
            stay.until = LASTS;
        } else {
            self.stays.push(Stay { worker, from: now as u32, until: LASTS });
        }
    }

    /// Whoever had the child no longer has it. Who had it for no time at all never had it.
    fn ends(&mut self, now: Ticks) {
        if let Some(place) = self.stays.iter().position(|stay| stay.until == LASTS) {
            self.stays[place].until = now as u32;
            if self.stays[place].from == now as u32 {
                self.stays.remove(place);
            }
        }
    }
}

/// Twelve months before a moment.
fn year_before(now: Ticks) -> Ticks {
    now - days(YEAR_DAYS)
}

impl Continuity {
    /// A worker takes a child on.
    pub fn takes(&mut self, index: usize, case: &Case, worker: u32, now: Ticks) {
        if index >= self.trails.len() {
            self.trails.resize(index + 1, Trail::default());
        }
        let trail = &mut self.trails[index];
        if trail.of != spell(case) {
            trail.of = spell(case);
            trail.stays.clear();
        }
        trail.takes(worker, now);
    }

    /// A worker gives a child up.
    pub fn gives(&mut self, index: usize, now: Ticks) {
        if let Some(trail) = self.trails.get_mut(index) {
            trail.ends(now);
        }
    }

    /// How many workers a child has had in the twelve months before a moment, and since its referral.
    #[must_use]
    pub fn workers(&self, index: usize, case: &Case, now: Ticks) -> usize {
        let since = year_before(now);
        let trail = self.trails.get(index).filter(|trail| trail.of == spell(case));
        trail.map_or(0, |trail| trail.stays.iter().filter(|stay| stay.reaches(since)).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: f64) -> Ticks {
        days(number)
    }

    #[test]
    fn a_worker_who_comes_back_counts_once() {
        let (mut kept, case) = (Continuity::default(), Case { child: 7, ..Case::EMPTY });
        for (worker, at) in [(1, 0.0), (2, 30.0), (1, 60.0), (3, 90.0)] {
            kept.takes(0, &case, worker, day(at));
        }
        assert_eq!(kept.workers(0, &case, day(100.0)), 3);
    }

    #[test]
    fn whoever_left_more_than_a_year_ago_is_forgotten() {
        let (mut kept, case) = (Continuity::default(), Case { child: 7, ..Case::EMPTY });
        kept.takes(0, &case, 1, 0);
        kept.gives(0, day(30.0));
        kept.takes(0, &case, 2, day(200.0));
        assert_eq!(kept.workers(0, &case, day(395.0)), 2);
        assert_eq!(kept.workers(0, &case, day(396.0)), 1, "the first had it until day 30, not until the next came");
        assert_eq!(kept.workers(0, &case, day(2_000.0)), 1, "who still has it is never forgotten");
    }

    #[test]
    fn another_child_in_the_place_or_another_referral_begins_anew() {
        let (mut kept, case) = (Continuity::default(), Case { child: 7, ..Case::EMPTY });
        kept.takes(0, &case, 1, 0);
        let again = Case { before: 1, ..case };
        assert_eq!(kept.workers(0, &again, day(5.0)), 0);
        kept.takes(0, &again, 2, day(5.0));
        assert_eq!(kept.workers(0, &again, day(6.0)), 1);
    }

    #[test]
    fn who_had_a_child_for_no_time_never_had_it() {
        let (mut kept, case) = (Continuity::default(), Case { child: 7, ..Case::EMPTY });
        kept.takes(0, &case, 1, day(5.0));
        kept.takes(0, &case, 2, day(5.0));
        assert_eq!(kept.workers(0, &case, day(6.0)), 1);
    }
}
