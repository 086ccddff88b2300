//! Agency workers who become employees, and who stand in for people who are away.

use super::Claim;
use super::given::{WEEK, WORKING_DAYS, YEAR, mean, posts};
use super::rows::{Rows, level, together};
use crate::model::measure::Measure;
use crate::scenario::council::Council;
use crate::scenario::council::people::{Absence, Agency};

/// Weeks after which employees are counted.
const AFTER: [usize; 4] = [13, 52, 104, 208];

/// Each of N becomes an employee by itself at rate c: Binomial(N, 1 − e^(−ct)); nobody comes or goes.
pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let rate = council.agency.as_ref().and_then(|agency| agency.converts_percent_per_year.as_ref());
    let Some(rate) = rate.map(|percent| percent.likely / 100.0) else { return Vec::new() };
    let posts = posts(council);
    let employees = |week: usize| {
        let share = 1.0 - libm::exp(-rate * week as f64 * WEEK / YEAR);
        Claim::exact(format!("employees after {week} weeks [FTE]"), posts * share, move |rows| in_post(rows, week))
    };
    let mut claims: Vec<Claim> = AFTER.into_iter().map(employees).collect();
    let share = 1.0 - libm::exp(-rate * 104.0 * WEEK / YEAR);
    let (mean, variance) = (posts * share, posts * share * (1.0 - share));
    claims.push(Claim::exact("employees after 104 weeks, variance", variance, move |rows| {
        (in_post(rows, 104) - mean) * (in_post(rows, 104) - mean)
    }));
    claims.push(Claim::exact("at work in all, at the least [FTE]", posts, |rows| {
        let all = together(&rows.all(Measure::InPostFte), 1.0, &rows.all(Measure::AgencyFte));
        all.into_iter().fold(f64::INFINITY, f64::min)
    }));
    claims
}

fn in_post(rows: &Rows<'_>, week: usize) -> f64 {
    rows.all(Measure::InPostFte).get(week).copied().unwrap_or(f64::NAN)
}

/// Months until nobody is left who was away on the first day: those are not stood in for.
const SETTLED: usize = 12;

/// Each person is at work at rate λ until a spell of fixed length L; for a share of spells somebody comes
/// after the lead l and stays to the end: N s λ (L − l) ÷ (1 + λ L) on average.
pub(super) fn standing_in(council: &Council) -> Vec<Claim> {
    let (Some(absence), Some(agency)) = (council.absence.values().next(), &council.agency) else { return Vec::new() };
    let Some(expected) = cover(absence, agency) else { return Vec::new() };
    vec![Claim::exact("agency workers who stand in, mean [FTE]", posts(council) * expected, |rows| {
        level(rows.all(Measure::AgencyFte).get(SETTLED..).unwrap_or_default())
    })]
}

/// Agency workers a post.
fn cover(absence: &Absence, agency: &Agency) -> Option<f64> {
    let share = absence.agency_cover_percent.as_ref()?.likely / 100.0;
    let (length, lead) = (mean(&absence.lasts_working_days) / WORKING_DAYS, mean(&agency.lead_weeks) * WEEK / YEAR);
    let rate = absence.spells_per_year.likely;
    Some(share * rate * (length - lead) / (1.0 + rate * length))
}
