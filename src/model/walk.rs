//! Children walked along the path by themselves: what is known of cases before any future has been played.

use crate::foundations::draws::{Luck, name_key, numbered_key};
use crate::foundations::time::{YEAR_DAYS, in_days};
use crate::model::plan::{CLOSED, LengthIn, Plan, StagePlan};
use crate::model::process::demand;
use crate::model::purpose::Decision;

/// Children walked.
const WALKED: u64 = 1_000;
/// Stages after which a walk is broken off.
const MOST_STAGES: u32 = 200;

/// Eq. D20. Days from referral to closing of children who wait for nobody: their stages' own lengths, one after the other, each
/// cut short by its birthday.
pub(super) fn closing_days(plan: &Plan, luck: Luck) -> Vec<f64> {
    let Some(demand) = plan.demand.as_ref() else { return Vec::new() };
    let name = name_key("walked");
    let walked = |number| {
        let child = numbered_key(name, number);
        let u = luck.pair(Decision::FamilyHome, child, 0).1;
        walk(plan, luck, child, demand::first_stage(demand, demand::group_at(demand, u)))
    };
    (0..WALKED).filter_map(walked).collect()
}

fn walk(plan: &Plan, luck: Luck, child: u64, first: u8) -> Option<f64> {
    let ages = plan.demand.as_ref().map_or(&[][..], |demand| &demand.ages);
    let born = -demand::age(ages, luck.pair(Decision::Child, child, 0).0) * YEAR_DAYS;
    let (mut now, mut at) = (0.0, first);
    for hop in 0..MOST_STAGES {
        let stage = &plan.stages[usize::from(at)];
        let (u, u_exit) = luck.pair(Decision::Stage, child, stage.code << 8 | hop);
        let mut ends = over(stage, now, u);
        at = stage.exits.iter().find(|(below, _)| u_exit < *below).map_or(CLOSED, |exit| exit.1);
        if let Some((age, to)) = stage.at_age.filter(|(age, _)| !ages.is_empty() && born + in_days(*age) < ends) {
            (ends, at) = ((born + in_days(age)).max(now), to);
        }
        now = ends;
        if at == CLOSED {
            return Some(now);
        }
    }
    None
}

/// When a stage entered at a moment is over, in days from the referral.
fn over(stage: &StagePlan, now: f64, u: f64) -> f64 {
    let days = match stage.unit {
        LengthIn::WorkingDays => libm::ceil(stage.length.quantile(u)) * 7.0 / 5.0,
        LengthIn::Days(each) => stage.length.quantile(u) * each,
    };
    if stage.from_referral { days.max(now) } else { now + days }
}
