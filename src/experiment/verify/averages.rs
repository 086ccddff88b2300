//! An average of averages is another thing: three that must not be taken for one another.

use super::Claim;
use super::rows::{Rows, level};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// Workers and the children of each, team by team, all of whom hold alike: the DfE's ratio is of totals; a mean over teams weighs small
/// teams as large ones; and the average child meets busy workers more often than idle ones.
pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let teams: Vec<(String, f64, f64)> = council
        .team
        .iter()
        .map(|(name, team)| (name.clone(), team.in_post_fte.values().sum(), team.open_children.values().sum()))
        .collect();
    let sum =
        |of: &dyn Fn(f64, f64) -> f64| teams.iter().map(|(_, workers, children)| of(*workers, *children)).sum::<f64>();
    let (workers, children) = (sum(&|workers, _| workers), sum(&|_, children| children));
    let names: Vec<String> = teams.iter().map(|team| team.0.clone()).collect();
    let of_teams = sum(&|workers, children| children / workers) / teams.len() as f64;
    let of_children = sum(&|workers, children| children * children / workers) / children;
    vec![
        Claim::exact("children ÷ workers", children / workers, |rows| first(rows, "all")),
        Claim::exact("mean of the teams' averages", of_teams, move |rows| {
            level(&names.iter().map(|name| first(rows, name)).collect::<Vec<f64>>())
        }),
        Claim::exact("caseload that a child meets", of_children, met),
    ]
}

fn first(rows: &Rows<'_>, team: &str) -> f64 {
    rows.values(team, Measure::AverageCaseload).first().copied().unwrap_or(f64::NAN)
}

/// The caseload of the average child's worker, from how caseloads are spread on the first day.
fn met(rows: &Rows<'_>) -> f64 {
    let sums = rows.spread(0).iter().zip(0_u32..).fold((0.0, 0.0), |sum, (workers, children)| {
        let held = f64::from(children);
        (sum.0 + workers * held * held, sum.1 + workers * held)
    });
    sums.0 / sums.1
}
