//! Posts that are refilled at once, and posts that are new.

use super::Claim;
use super::given::{WEEK, YEAR, leaving, mean, posts};
use super::rows::{Rows, spread};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// Every post is filled again at once, so leavers are a Poisson stream at posts × hazard.
pub(super) fn refilled(council: &Council) -> Vec<Claim> {
    let a_year = posts(council) * leaving(council) * 52.0 * WEEK / YEAR;
    vec![
        Claim::exact("leavers in 52 weeks, mean", a_year, |rows| {
            let years = yearly(rows);
            years.iter().sum::<f64>() / years.len() as f64
        }),
        Claim::exact("leavers in 52 weeks, variance", a_year, move |rows| spread(&yearly(rows), a_year)),
    ]
}

/// Leavers of each 52 weeks; the first record has no flow.
fn yearly(rows: &Rows<'_>) -> Vec<f64> {
    let leavers = rows.all(Measure::LeaversFte);
    leavers.get(1..).unwrap_or_default().chunks_exact(52).map(|year| year.iter().sum()).collect()
}

/// Everybody starts on the first day and whoever leaves is replaced at once, so all are in their first year and
/// leavers are a Poisson stream at posts × −ln(1 − p).
pub(super) fn first_year(council: &Council) -> Vec<Claim> {
    let leave = council.recruitment.values().find_map(|route| route.first_year_leaving_percent.as_ref());
    let Some(share) = leave.map(|percent| percent.likely / 100.0) else { return Vec::new() };
    let leavers = -posts(council) * libm::log(1.0 - share) * 52.0 * WEEK / YEAR;
    let first = |rows: &Rows<'_>| yearly(rows).first().copied().unwrap_or(f64::NAN);
    vec![
        Claim::exact("leavers in the first 52 weeks, mean", leavers, first),
        Claim::exact("leavers in the first 52 weeks, variance", leavers, move |rows| {
            (first(rows) - leavers) * (first(rows) - leavers)
        }),
    ]
}

/// Nobody starts in a new post before the time to fill is over; then everybody has.
pub(super) fn new_posts(council: &Council) -> Vec<Claim> {
    let added: f64 = council
        .change
        .values()
        .filter_map(|change| change.add_posts.as_ref())
        .flat_map(|add| add.posts_fte.values())
        .map(|posts| posts.likely)
        .sum();
    let lead = council.recruitment.values().find_map(|route| route.time_to_fill_days.as_ref()).map_or(0.0, mean);
    let weeks = (lead / WEEK) as usize;
    let starters = |rows: &Rows<'_>| rows.all(Measure::StartersFte);
    vec![
        Claim::exact("starters before the lead is over", 0.0, move |rows| {
            starters(rows).get(1..=weeks).unwrap_or_default().iter().sum()
        }),
        Claim::exact("starters in all", added, move |rows| starters(rows).get(1..).unwrap_or_default().iter().sum()),
        Claim::exact("in post at the end [FTE]", posts(council) + added, |rows| {
            rows.all(Measure::InPostFte).last().copied().unwrap_or(f64::NAN)
        }),
    ]
}
