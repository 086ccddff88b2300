//! M/G/∞: nobody waits, so the number open is Poisson whatever the shape of the length; brothers
//! and sisters who come together spread it further.

use super::Claim;
use super::given::{WEEK, arrivals, is_without_memory, stage_days};
use super::law::poisson_above;
use super::rows::{average, level, spread};
use crate::model::measure::Measure;
use crate::scenario::council::Council;
use crate::scenario::council::cases::Families;

/// Weeks between two counts whose covariance is looked at.
const LAG: usize = 13;

pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let Some(stage) = council.stage.values().next() else { return Vec::new() };
    let weeks = stage_days(stage) / WEEK;
    let mean = arrivals(council) * weeks;
    let open = |rows: &super::rows::Rows<'_>| rows.all(Measure::ChildrenOpen);
    let mut claims = vec![Claim::exact("children open, mean", mean, move |rows| level(&open(rows)))];
    if let Some(variance) = variance(council, mean, is_without_memory(stage)) {
        claims.push(Claim::exact("children open, variance", variance, move |rows| spread(&open(rows), mean)));
    }
    if council.families.is_none() {
        let most = libm::round(mean + 30.0);
        let above = poisson_above(mean, most);
        let what = format!("share of days with more than {most} open");
        claims
            .push(Claim::exact(what, above, move |rows| average(&open(rows), |open| f64::from(u8::from(open > most)))));
        if is_without_memory(stage) {
            let together = mean * libm::exp(-(LAG as f64) / weeks);
            claims.push(Claim::exact("covariance 13 weeks apart", together, move |rows| apart(&open(rows), mean)));
        }
    }
    claims
}

/// Weeks after the first day at which the mean is looked at.
const EARLY: [usize; 4] = [4, 8, 13, 26];

/// From the first day on the mean stays where it was only if those met on it are part-way as renewal
/// theory has it: fresh stays would end too late, or too soon.
pub(super) fn from_the_first_day(council: &Council) -> Vec<Claim> {
    let Some(stage) = council.stage.values().next() else { return Vec::new() };
    let mean = arrivals(council) * stage_days(stage) / WEEK;
    let claim = |week: usize| {
        Claim::exact(format!("children open, week {week}"), mean, move |rows| {
            rows.all(Measure::ChildrenOpen).get(week).copied().unwrap_or(f64::NAN)
        })
    };
    EARLY.into_iter().map(claim).collect()
}

/// Families of K children: shared lengths give mean · E[K²] ÷ E[K]; lengths of their own, exponential,
/// mean · (1 + E[K(K−1)] ÷ 2E[K]).
fn variance(council: &Council, mean: f64, exponential: bool) -> Option<f64> {
    let Some(families) = &council.families else { return Some(mean) };
    let (first, second) = moments(families);
    let shared = families.shared_path_percent;
    if shared >= 100.0 {
        return Some(mean * second / first);
    }
    (shared <= 0.0 && exponential).then(|| mean * (1.0 + (second - first) / (2.0 * first)))
}

/// E[K] and E[K²] of the children of a family.
fn moments(families: &Families) -> (f64, f64) {
    let sizes = families.children_percent.iter().zip(1_u32..).map(|(percent, size)| (percent / 100.0, f64::from(size)));
    sizes.fold((0.0, 0.0), |sum, (share, size)| (sum.0 + share * size, sum.1 + share * size * size))
}

fn apart(values: &[f64], mean: f64) -> f64 {
    let pairs = values.iter().zip(values.iter().skip(LAG));
    let count = values.len().saturating_sub(LAG) as f64;
    pairs.map(|(now, later)| (now - mean) * (later - mean)).sum::<f64>() / count
}
