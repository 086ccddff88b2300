//! Posts that fall empty and fill again: after a time of their own, or by what the market offers.

use super::Claim;
use super::given::{WEEK, YEAR, leaving, mean, posts};
use super::rows::{Rows, average, level, spread, together};
use crate::foundations::uncertain::Uncertain;
use crate::model::measure::Measure;
use crate::scenario::council::Council;
use crate::scenario::council::change::Change;
use crate::scenario::council::people::Recruitment;

pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let (posts, leaving) = (posts(council), leaving(council));
    let Some(route) = council.recruitment.values().next() else { return Vec::new() };
    match &route.time_to_fill_days {
        Some(days) => alternating(posts, leaving * (mean(days) + before(route)) / YEAR),
        None => market(posts, leaving, route, ahead(council)),
    }
}

/// Days of approval and of adverts that bring nobody, of which there are f ÷ (1 − f) on average.
fn before(route: &Recruitment) -> f64 {
    let value = |number: &Option<Uncertain>| number.as_ref().map_or(0.0, |number| number.likely);
    let fails = value(&route.adverts_fail_percent) / 100.0;
    value(&route.approval_weeks) * WEEK + fails / (1.0 - fails) * value(&route.advert_again_days)
}

/// People who may be recruited beyond posts, less posts held open.
fn ahead(council: &Council) -> f64 {
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

/// Each post by itself: vacant a share δτ ÷ (1 + δτ) of the time, whatever the shape of τ; the number
/// vacant is Binomial.
fn alternating(posts: f64, odds: f64) -> Vec<Claim> {
    let share = odds / (1.0 + odds);
    let (mean, variance) = (posts * share, posts * share * (1.0 - share));
    vec![
        Claim::exact("posts vacant, mean", mean, |rows| level(&vacant(rows))),
        Claim::exact("posts vacant, variance", variance, move |rows| spread(&vacant(rows), mean)),
        Claim::exact("vacancy rate [%]", 100.0 * share, |rows| level(&rows.all(Measure::VacancyRate))),
    ]
}

/// People in post and offers under way are Poisson with mean h(L + 1 ÷ δ), cut off at the posts (and people recruited ahead, less posts held open); of
/// them 1 ÷ (1 + δL) are in post.
fn market(posts: f64, leaving: f64, route: &Recruitment, ahead: f64) -> Vec<Claim> {
    let a_year = route.applicants_per_year.as_ref().map_or(0.0, |number| number.likely);
    let lead = route.lead_weeks.as_ref().map_or(0.0, mean) * WEEK / YEAR;
    let (first, second) = cut_off(a_year * (lead + 1.0 / leaving), posts + ahead);
    let in_post = first / (1.0 + leaving * lead);
    let mut claims = vec![Claim::exact("in post, mean [FTE]", in_post, |rows| level(&rows.all(Measure::InPostFte)))];
    if ahead <= 0.0 {
        claims.push(Claim::exact("vacancy rate [%]", 100.0 * (1.0 - in_post / posts), |rows| {
            level(&rows.all(Measure::VacancyRate))
        }));
    }
    if lead <= 0.0 {
        let variance = second - first * first;
        claims.push(Claim::exact("in post, variance", variance, move |rows| {
            average(&rows.all(Measure::InPostFte), |people| (people - in_post) * (people - in_post))
        }));
    }
    claims
}

/// Mean and mean square of a Poisson number cut off at a most.
fn cut_off(mean: f64, most: f64) -> (f64, f64) {
    let (mut term, mut number) = (1.0, 0.0);
    let mut sums = (1.0, 0.0, 0.0);
    while number < most {
        number += 1.0;
        term *= mean / number;
        sums = (sums.0 + term, sums.1 + term * number, sums.2 + term * number * number);
    }
    (sums.1 / sums.0, sums.2 / sums.0)
}

#[cfg(test)]
mod tests {
    use super::cut_off;

    #[test]
    fn the_formula_gives_the_values_of_the_tables() {
        for (mean, in_post) in [(150.0, 149.998), (180.0, 178.14), (200.0, 189.13), (220.0, 193.85)] {
            assert!((cut_off(mean, 200.0).0 - in_post).abs() < 0.006, "{mean}");
        }
    }
}
