//! The J-curve: work lost around a change of structure.

use super::Claim;
use super::given::WEEK;
use super::rows::level;
use crate::model::measure::Measure;
use crate::scenario::council::Council;
use crate::scenario::council::change::Transition;

pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let found = council.change.values().find_map(|change| Some((change.date, change.transition.as_ref()?)));
    let Some((date, transition)) = found else { return Vec::new() };
    let away = |later: crate::scenario::council::Date| (later - council.period.start).get_days();
    let (day, last) = (f64::from(away(date)) / WEEK, f64::from(away(council.period.end)) / WEEK);
    let lost: f64 = (0..last as u32).map(|week| depth(transition, f64::from(week) - day)).sum();
    let deepest = transition.output_lost_percent.likely / 100.0;
    vec![
        Claim::exact("weeks of work lost a worker", lost, |rows| {
            let load = rows.all(Measure::WorkloadPercent);
            let usual = load.first().copied().unwrap_or(f64::NAN);
            load.iter().skip(1).map(|now| 1.0 - usual / now).sum()
        }),
        Claim::exact("most work lost in a week", deepest, |rows| {
            let load = rows.all(Measure::WorkloadPercent);
            let usual = load.first().copied().unwrap_or(f64::NAN);
            load.iter().map(|now| 1.0 - usual / now).fold(0.0, f64::max)
        }),
        Claim::exact("workload after it [% of before]", 100.0, |rows| {
            let load = rows.all(Measure::WorkloadPercent);
            100.0 * level(&load[load.len() - 4..]) / load[0]
        }),
    ]
}

/// Share of work lost so many weeks after the day (before it: negative).
fn depth(transition: &Transition, away: f64) -> f64 {
    let deepest = transition.output_lost_percent.likely / 100.0;
    let shape = if away < 0.0 {
        (1.0 + away / transition.lead_weeks).max(0.0)
    } else {
        libm::exp(-away / transition.disruption_weeks.likely)
    };
    deepest * shape
}
