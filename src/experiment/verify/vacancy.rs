//! Posts that fall empty and fill again: after a time of their own, or by what the market offers.

use super::Claim;
use super::given::{WEEK, YEAR, beyond, leaving, mean, notice_days, posts};
use super::law::cut_off;
use super::rows::{Rows, average, level, spread, together};
use crate::foundations::shape::Shape;
use crate::foundations::uncertain::Uncertain;
use crate::model::measure::Measure;
use crate::scenario::council::Council;
use crate::scenario::council::change::Change;
use crate::scenario::council::people::Recruitment;
use crate::scenario::council::structure::Team;

pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let (posts, leaving) = (posts(council), leaving(council));
    let Some(route) = council.recruitment.values().next() else { return Vec::new() };
    let notice = notice_days(council);
    match &route.time_to_fill_days {
        Some(days) => alternating(posts, leaving * empty_days(route, days, notice) / YEAR),
        None => {
            let market = Market::of(council, route);
            market.claims(posts).into_iter().chain(of_teams(council, market.in_post() / posts)).collect()
        }
    }
}

/// Where there are several teams: posts are alike, so that of each team's as large a share is filled.
fn of_teams(council: &Council, filled: f64) -> Vec<Claim> {
    let teams = council.team.iter().filter(|_| council.team.len() > 1);
    let claim = |(name, team): (&String, &Team)| {
        let (name, posts) = (name.clone(), team.posts_fte.values().sum::<f64>());
        Claim::exact(format!("{name}: in post, mean [FTE]"), posts * filled, move |rows| {
            level(&rows.values(&name, Measure::InPostFte))
        })
    };
    teams.map(claim).collect()
}

fn value(number: Option<&Uncertain>) -> f64 {
    number.map_or(0.0, |number| number.likely)
}

/// Of adverts that bring nobody, numbers that come less often than this do not matter.
const RARE: f64 = 1e-9;

/// How long a post stands empty: approval, adverts that bring nobody and its own time run from the resignation, and whoever
/// resigned is there until the notice is over \[days\].
fn empty_days(route: &Recruitment, own: &Shape, notice: f64) -> f64 {
    let fails = value(route.adverts_fail_percent.as_ref()) / 100.0;
    let (approval, again) = (value(route.approval_weeks.as_ref()) * WEEK, value(route.advert_again_days.as_ref()));
    if notice <= 0.0 {
        return mean(own) + approval + fails / (1.0 - fails) * again;
    }
    let (mut chance, mut waited, mut sum) = (1.0 - fails, approval, 0.0);
    while chance > RARE {
        sum += chance * beyond(own, waited, notice);
        (chance, waited) = (chance * fails, waited + again);
    }
    sum
}

/// People who may be recruited beyond posts, less posts held open.
pub(super) fn ahead(council: &Council) -> f64 {
    let each = |change: &Change| -> f64 {
        let ahead = change.recruit_ahead.iter().flat_map(|ahead| ahead.people.values()).map(|number| number.likely);
        let held = change.hold_posts.iter().flat_map(|hold| hold.posts.values()).map(|number| number.likely);
        ahead.sum::<f64>() - held.sum::<f64>()
    };
    council.change.values().map(each).sum()
}

fn vacant(rows: &Rows<'_>) -> Vec<f64> {
    together(&rows.all(Measure::PostsFte), -1.0, &rows.all(Measure::InPostFte))
}

/// Each post by itself: held for 1 ÷ δ, the notice included, then vacant for τ on average. So a share δτ ÷ (1 + δτ) of the
/// time, whatever the shapes; the number vacant is Binomial.
fn alternating(posts: f64, odds: f64) -> Vec<Claim> {
    let share = odds / (1.0 + odds);
    let (mean, variance) = (posts * share, posts * share * (1.0 - share));
    vec![
        Claim::exact("posts vacant, mean", mean, |rows| level(&vacant(rows))),
        Claim::exact("posts vacant, variance", variance, move |rows| spread(&vacant(rows), mean)),
        Claim::exact("vacancy rate [%]", 100.0 * share, |rows| level(&rows.all(Measure::VacancyRate))),
    ]
}

/// What the market offers, as far as people in post follow from it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Market {
    /// Applicants a year.
    a_year: f64,
    /// Share of accepted offers that come to nothing [0 to 1].
    drop_out: f64,
    /// From accepting to the first day \[years\].
    lead: f64,
    /// Leavers a year of those in post, whoever works their notice among them [per year].
    leaving: f64,
    /// Notice \[years\].
    notice: f64,
    /// The most people who have not resigned, and offers under way.
    most: f64,
    /// People may be recruited beyond posts.
    is_ahead: bool,
}

impl Market {
    pub(super) fn of(council: &Council, route: &Recruitment) -> Self {
        let ahead = ahead(council);
        Self {
            a_year: value(route.applicants_per_year.as_ref()),
            drop_out: value(route.drop_out_percent.as_ref()) / 100.0,
            lead: route.lead_weeks.as_ref().map_or(0.0, mean) * WEEK / YEAR,
            leaving: leaving(council),
            notice: notice_days(council) / YEAR,
            most: posts(council) + ahead,
            is_ahead: ahead > 0.0,
        }
    }

    /// Offers under way and people who have not resigned are Poisson, cut off at the most: an offer takes a place for
    /// L + 1 ÷ δ − n, or for L ÷ 2 where it comes to nothing, which it does for a share d. Mean, and mean square.
    fn taken(&self) -> (f64, f64) {
        cut_off(self.a_year * self.place_years(), self.most)
    }

    /// How long an offer takes a place on average.
    fn place_years(&self) -> f64 {
        (1.0 - self.drop_out) * (self.lead + 1.0 / self.leaving - self.notice) + self.drop_out * 0.5 * self.lead
    }

    /// Of those, whoever starts is in post for 1 ÷ δ.
    pub(super) fn in_post(&self) -> f64 {
        self.taken().0 * (1.0 - self.drop_out) / self.leaving / self.place_years()
    }

    fn claims(self, posts: f64) -> Vec<Claim> {
        let in_post = self.in_post();
        let mut claims =
            vec![Claim::exact("in post, mean [FTE]", in_post, |rows| level(&rows.all(Measure::InPostFte)))];
        if !self.is_ahead {
            claims.push(Claim::exact("vacancy rate [%]", 100.0 * (1.0 - in_post / posts), |rows| {
                level(&rows.all(Measure::VacancyRate))
            }));
        }
        if self.lead <= 0.0 {
            let (first, second) = self.taken();
            claims.push(Claim::exact("in post, variance", second - first * first, move |rows| {
                average(&rows.all(Measure::InPostFte), |people| (people - in_post) * (people - in_post))
            }));
        }
        claims
    }
}

#[cfg(test)]
mod tests {
    use super::Market;

    /// Where posts never run out, so many are there as come and stay 1 ÷ δ, whatever the lead and the notice.
    #[test]
    fn with_posts_enough_people_are_starters_times_the_time_they_stay() {
        let plain =
            Market { a_year: 36.0, drop_out: 0.0, lead: 0.3, leaving: 0.2, notice: 0.15, most: 600.0, is_ahead: false };
        assert!((plain.in_post() - 180.0).abs() < 1e-6, "{}", plain.in_post());
        let fewer = Market { drop_out: 0.25, ..plain };
        assert!((fewer.in_post() - 135.0).abs() < 1e-6, "{}", fewer.in_post());
    }
}
