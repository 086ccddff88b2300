//! Hours that are owed once: for children new to a worker, for reviews and visits of others, and a backlog.

use crate::model::state::Seat;

/// The most that is still owed a week later.
const STILL_OWED: f64 = 0.75;

/// Eq. C16. What is done of a backlog in a week: what hours to spare allow, and nothing where there are none.
#[inline]
#[must_use]
pub fn overdue(backlog: f64, needed: f64, available: f64) -> f64 {
    backlog.min((available - needed).max(0.0))
}

/// The backlog falls by what was done of it. What is owed in each class falls by the share that the class gets, and by
/// a quarter at least: a worker comes to know a child in any case. The last minutes are forgotten.
pub(super) fn pay_off(seat: &mut Seat) {
    seat.backlog -= seat.besides - seat.all_owed();
    if seat.backlog < 0.1 {
        seat.backlog = 0.0;
    }
    for ((owed, in_full), given) in seat.owed.iter_mut().zip(&mut seat.owed_in_full).zip(seat.given) {
        let still = (1.0 - given).min(STILL_OWED);
        *owed *= still;
        *in_full *= still;
    }
    if seat.all_owed() < 0.1 {
        seat.settle();
    }
}

#[cfg(test)]
mod tests {
    use super::overdue;

    /// Weeks until a backlog is done, where so many hours are needed of those there are.
    fn weeks(mut backlog: f64, needed: f64, available: f64) -> Option<u32> {
        (0..1000).find(|_| {
            let done = backlog <= 0.0;
            backlog -= overdue(backlog, needed, available);
            done
        })
    }

    #[test]
    fn a_backlog_lasts_its_hours_over_those_to_spare() {
        assert_eq!(weeks(600.0, 100.0, 124.0), Some(25));
        assert_eq!(weeks(600.0, 100.0, 148.0), Some(13), "twice the hours to spare, half the weeks");
        assert_eq!(weeks(600.0, 124.0, 124.0), None, "no hours to spare: it is never done");
    }
}
