//! Promotion through grades: a Markov chain whose stocks are Poisson when recruits are.

use super::Claim;
use super::rows::{average, level};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// From the lowest grade up: stock = (recruits + promoted into it) ÷ (leaving + promotion out of it), a year; each
/// grade has a team of its own name.
pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let stocks = stocks(council);
    let all = stocks.iter().map(|(_, stock)| stock).sum();
    let each = stocks.into_iter().flat_map(|(name, stock)| [stock_of(name.clone(), stock), spread_of(name, stock)]);
    each.chain([Claim::exact("in post in all [FTE]", all, |rows| level(&rows.all(Measure::InPostFte)))]).collect()
}

/// Each grade and how many are in it in the long run \[FTE\].
pub(super) fn stocks(council: &Council) -> Vec<(String, f64)> {
    let Some(leaving) = &council.leaving else { return Vec::new() };
    let rate = leaving.percent_per_year.likely / 100.0 / mean_factor(council);
    let mut stocks = Vec::new();
    let mut grade = lowest(council);
    let mut promoted = 0.0;
    while let Some(name) = grade {
        let way = council.promotion.values().find(|way| way.from == *name);
        let out = way.map_or(0.0, |way| way.percent_per_year.likely / 100.0);
        let stock = (recruits(council, name) + promoted) / (factor(council, name) * rate + out);
        promoted = out * stock;
        stocks.push((name.clone(), stock));
        grade = way.map(|way| &way.to);
    }
    stocks
}

pub(super) fn factor(council: &Council, role: &str) -> f64 {
    council.role[role].leaving_percent.as_ref().map_or(1.0, |percent| percent.likely / 100.0)
}

/// The first day's people leave at the council's rate in all.
pub(super) fn mean_factor(council: &Council) -> f64 {
    let people = || council.team.values().flat_map(|team| &team.in_post_fte);
    let weighed: f64 = people().map(|(role, fte)| fte * factor(council, role)).sum();
    weighed / people().map(|(_, fte)| fte).sum::<f64>()
}

/// The role that nobody is promoted into.
fn lowest(council: &Council) -> Option<&String> {
    council.role.keys().find(|role| council.promotion.values().all(|way| way.to != **role))
}

pub(super) fn recruits(council: &Council, role: &String) -> f64 {
    let routes = council.recruitment.values().filter(|route| route.fills.contains(role));
    routes.filter_map(|route| route.applicants_per_year.as_ref()).map(|number| number.likely).sum()
}

fn stock_of(grade: String, stock: f64) -> Claim {
    Claim::exact(format!("{grade}, mean [FTE]"), stock, move |rows| level(&rows.values(&grade, Measure::InPostFte)))
}

fn spread_of(grade: String, stock: f64) -> Claim {
    Claim::exact(format!("{grade}, variance"), stock, move |rows| {
        average(&rows.values(&grade, Measure::InPostFte), |fte| (fte - stock) * (fte - stock))
    })
}
