//! How many must apply, and how many agency workers be asked for, so that a council stays as it is.

use crate::foundations::halving::halved;

/// Applicants are never set so high that fewer than this share of them finds a post open.
const LEAST_OPEN: f64 = 0.2;

/// A pool of posts that applicants fill.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pool {
    /// Funded posts \[FTE\].
    pub posts: f64,
    /// In post on average over the year \[FTE\].
    pub in_post: f64,
    /// Leavers ÷ in post, a year.
    pub leaving: f64,
    /// Notice \[years\].
    pub notice: f64,
    /// From the offer to the first day \[years\].
    pub lead: f64,
    /// Share of accepted offers that come to nothing, half-way through the lead.
    pub drop_out: f64,
    /// Agency workers who become employees \[FTE/year\].
    pub converted: f64,
    /// Full-time equivalents a person.
    pub each: f64,
}

impl Pool {
    /// Eq. F5. Hazard of resigning a year for those not yet going, so that `leaving` of all in post go.
    #[must_use]
    pub fn hazard(self) -> f64 {
        self.leaving / (1.0 - self.leaving * self.notice).max(0.05)
    }

    /// Eq. F6. Applicants a year who keep as many in post as there are. Posts taken up or promised are a queue without
    /// waiting room: offers that find a post open = leavers ÷ (1 − drop-out); the share that does follows from Erlang's
    /// loss formula at that many posts taken.
    #[must_use]
    pub fn applicants(self) -> f64 {
        let starters = (self.leaving * self.in_post - self.converted).max(0.0) / self.each;
        let offers = starters / (1.0 - self.drop_out).max(0.05);
        let staying = self.in_post / self.each * (1.0 - self.leaving * self.notice);
        let promised = offers * self.lead * (1.0 - self.drop_out / 2.0);
        let posts = libm::round(self.posts / self.each).max(1.0);
        offers / open_share(posts, (staying + promised).min(posts - 1e-6)).max(LEAST_OPEN)
    }
}

/// Share of offers that find one of so many posts open, when so many are taken on average: the offered load is
/// sought at which the loss formula carries that many.
fn open_share(posts: f64, taken: f64) -> f64 {
    let between = (taken.max(1e-9), taken / LEAST_OPEN + 10.0);
    let load = halved(between, 60, |load| load * (1.0 - blocked(posts, load)) < taken);
    1.0 - blocked(posts, load)
}

/// Erlang's loss formula by its recursion.
fn blocked(posts: f64, load: f64) -> f64 {
    let mut blocked = 1.0;
    let mut number = 1.0;
    while number <= posts {
        blocked = load * blocked / (number + load * blocked);
        number += 1.0;
    }
    blocked
}

/// Vacancies and how agency workers cover them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cover {
    /// Vacant posts on average \[FTE\].
    pub vacant: f64,
    /// Leavers a year \[FTE\].
    pub leavers: f64,
    /// From being asked for to the first day \[years\].
    pub lead: f64,
    /// How long one stays \[years\].
    pub stays: f64,
    /// Of those who cover a post, how many become employees [a year].
    pub converts: f64,
}

impl Cover {
    /// Eq. F7. The most that can be covered when one is asked for every time: the rest waits for one who left to be
    /// followed.
    #[must_use]
    pub fn most(self) -> f64 {
        self.vacant / (1.0 + self.lead / self.stays)
    }

    /// Eq. F8. Share of empty posts for which one must be asked so that `covered` are. Starters take bare posts first, so
    /// bare posts that nobody was asked for come from (1 − ask)(leavers + agency leaving) and go with starters.
    #[must_use]
    pub fn ask(self, covered: f64) -> f64 {
        let bare = self.vacant - covered;
        let leaving = covered / self.stays;
        let waiting = leaving * self.lead;
        if bare <= waiting {
            return 1.0;
        }
        let flow = self.leavers + leaving;
        // Whoever becomes an employee takes a post that was covered, and so no bare one.
        let starters = (self.leavers - self.converts * covered).max(0.0);
        if flow <= 0.0 { 0.0 } else { (1.0 - starters * (1.0 - waiting / bare) / flow).clamp(0.0, 1.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 200 posts, a fifth leave a year, no notice: Erlang's loss formula gives these in post (with no lead, and with 16 weeks).
    #[test]
    fn applicants_keep_what_theory_says_they_keep() {
        for (applicants, lead_weeks, in_post) in [
            (36.0, 0.0, 178.14),
            (40.0, 0.0, 189.13),
            (44.0, 0.0, 193.85),
            (36.0, 16.0, 174.54),
            (40.0, 16.0, 181.36),
            (44.0, 16.0, 184.13),
        ] {
            let pool = Pool {
                posts: 200.0,
                in_post,
                leaving: 0.2,
                notice: 0.0,
                lead: lead_weeks * 7.0 / 365.25,
                drop_out: 0.0,
                converted: 0.0,
                each: 1.0,
            };
            assert!((pool.applicants() - applicants).abs() < 0.1, "{pool:?}: {}", pool.applicants());
        }
    }

    #[test]
    fn where_posts_are_plenty_applicants_are_leavers_over_those_who_come() {
        let pool = Pool {
            posts: 300.0,
            in_post: 150.0,
            leaving: 0.15,
            notice: 0.15,
            lead: 0.3,
            drop_out: 0.15,
            converted: 0.0,
            each: 1.0,
        };
        assert!((pool.applicants() - 0.15 * 150.0 / 0.85).abs() < 1e-6);
        let others = Pool { converted: 4.5, each: 0.9, ..pool };
        assert!((others.applicants() - 20.0 / 0.85).abs() < 1e-6, "18 FTE are twenty people");
        assert!((pool.hazard() * (1.0 - 0.15 * 0.15) - 0.15).abs() < 1e-12);
    }

    #[test]
    fn a_full_council_has_an_end_to_its_applicants() {
        let pool = Pool {
            posts: 100.0,
            in_post: 100.0,
            leaving: 0.1,
            notice: 0.15,
            lead: 0.3,
            drop_out: 0.15,
            converted: 0.0,
            each: 1.0,
        };
        assert!(pool.applicants().is_finite() && pool.applicants() <= 10.0 / 0.85 / LEAST_OPEN + 1e-9);
    }

    #[test]
    fn more_cover_needs_more_asking_up_to_a_limit() {
        let cover = Cover { vacant: 30.0, leavers: 24.0, lead: 3.0 / 52.0, stays: 48.0 / 52.0, converts: 0.0 };
        assert!(cover.ask(0.0).abs() < 1e-12);
        assert!(cover.ask(10.0) < cover.ask(20.0));
        assert!((cover.ask(cover.most()) - 1.0).abs() < 1e-9);
    }
}
