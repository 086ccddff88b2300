//! Leaving, as numbers.

use super::Source;
use super::people::RolePlan;
use crate::foundations::time::{Ticks, YEAR_DAYS, days, in_days};
use crate::model::layout::place;
use crate::scenario::council::people::ByTenure;

/// Leaving as numbers.
#[derive(Clone, Copy, Debug)]
pub struct LeavingPlan {
    /// Hazard of resigning of somebody to whom every factor is 1 [per tick].
    pub hazard: f64,
    /// Notice.
    pub notice: Ticks,
    /// Factors under two years, to five, and over.
    pub tenure: [f64; 3],
    /// Power of pay by which people stay.
    pub pay_strength: f64,
    /// How many more leave once a payment has ended, and for how long.
    pub rebound: (f64, Ticks),
    /// Cumulative shares of leavers by where they go; none: not counted.
    pub destinations: Option<[f64; 2]>,
}

impl LeavingPlan {
    /// Notice that was worked before a post fell empty: none where nobody resigns.
    pub fn notice_before(&self) -> Ticks {
        if self.hazard > 0.0 { self.notice } else { 0 }
    }
}

/// Leaving of a draw, where so many of those in post go a year otherwise than by resigning from one day to the next.
pub(super) fn leaving(source: Source<'_>, roles: &[RolePlan], otherwise: f64) -> Option<LeavingPlan> {
    let leaving = source.council.leaving.as_ref()?;
    let raw = leaving.tenure_percent.as_ref().map_or([1.0; 3], shares);
    let in_post = in_post(source);
    let by_tenure: f64 = raw.iter().zip(in_post).map(|(factor, share)| factor * share).sum();
    let notice = days(source.get(&leaving.notice_weeks) * 7.0);
    let asked = Asked { rate: source.share(&leaving.percent_per_year), notice: in_days(notice) / YEAR_DAYS, otherwise };
    Some(LeavingPlan {
        hazard: asked.hazard(mean_factor(source, roles)) / days(YEAR_DAYS) as f64,
        notice,
        tenure: raw.map(|factor| factor / by_tenure),
        pay_strength: leaving.pay_strength.as_ref().map_or(0.0, |it| source.get(it)),
        rebound: (
            source.share_or_none(leaving.rebound_percent.as_ref()),
            days(leaving.rebound_weeks.unwrap_or(0.0) * 7.0),
        ),
        destinations: leaving.destination_percent.as_ref().map(|to| {
            let all = to.another_council + to.agency + to.out_of_the_sector;
            [to.another_council / all, (to.another_council + to.agency) / all]
        }),
    })
}

/// Shares of people by time in post on the first day; where the file does not say, all have been there for over five years.
fn in_post(source: Source<'_>) -> [f64; 3] {
    let said = source.council.tenure.as_ref().map_or([0.0, 0.0, 1.0], |it| shares(&it.in_post_percent));
    let total: f64 = said.iter().sum();
    said.map(|share| share / total)
}

/// The same as cumulative shares, whether people leave or not.
pub(super) fn in_post_up_to(source: Source<'_>) -> [f64; 3] {
    let shares = in_post(source);
    [shares[0], shares[0] + shares[1], 1.0]
}

fn shares(by: &ByTenure) -> [f64; 3] {
    [by.under_2_years / 100.0, by.from_2_to_5_years / 100.0, by.over_5_years / 100.0]
}

/// What is published of leaving, and what of it needs no hazard.
#[derive(Clone, Copy, Debug)]
struct Asked {
    /// Leavers in a year ÷ average in post.
    rate: f64,
    /// Notice \[years\].
    notice: f64,
    /// Who go otherwise than by resigning [a year].
    otherwise: f64,
}

impl Asked {
    /// Eq. W1. Hazard of resigning a year such that all in post, those who work their notice among them, leave at
    /// the rate asked for, where factors are so large on average.
    fn hazard(self, mean_factor: f64) -> f64 {
        let resign = (self.rate - self.otherwise).max(0.0);
        resign / ((1.0 - resign * self.notice).max(0.05) * mean_factor)
    }
}

/// Mean over the registered people of the first day of what their roles and teams do to leaving; 1 where there is nobody.
fn mean_factor(source: Source<'_>, roles: &[RolePlan]) -> f64 {
    let council = source.council;
    let later = |name: &String| council.opened_later().any(|team| team == name);
    let (mut people, mut weighed) = (0.0, 0.0);
    for (_, team) in council.team.iter().filter(|(name, _)| !later(name)) {
        let here = team.leaving_percent.as_ref().map_or(1.0, |it| source.share(it));
        for (name, fte) in &team.in_post_fte {
            let Some(role) = place(&source.layout.roles, name).map(|role| &roles[role]) else { continue };
            if role.registered {
                people += fte;
                weighed += fte * (role.leaving * here);
            }
        }
    }
    if people > 0.0 && weighed > 0.0 { weighed / people } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_work_their_notice_do_not_resign_again() {
        let asked = Asked { rate: 0.2, notice: 0.25, otherwise: 0.0 };
        let hazard = asked.hazard(1.0);
        // Of those in post a share h·n ÷ (1 + h·n) works its notice; the others resign at h.
        assert!((hazard / (1.0 + hazard * 0.25) - 0.2).abs() < 1e-12);
        assert!((asked.hazard(0.8) - hazard / 0.8).abs() < 1e-12);
        let plain = Asked { rate: 0.15, notice: 0.0, otherwise: 0.0 };
        assert!((plain.hazard(1.0) - 0.15).abs() < 1e-15);
    }

    #[test]
    fn who_does_not_come_back_from_leave_is_a_leaver_already() {
        let asked = Asked { rate: 0.2, notice: 0.0, otherwise: 0.05 };
        assert!((asked.hazard(1.0) - 0.15).abs() < 1e-12);
        assert!(Asked { rate: 0.02, ..asked }.hazard(1.0).abs() < 1e-15);
    }
}
