//! Hours that the duty rota and planned leave take, as factors.

use super::Source;
use super::absence::WORKING_YEAR;
use super::demand::months;
use super::structure::TeamPlan;
use crate::model::layout::place;

/// Eq. W17. A worker of a team that keeps the rota has 1 − 1 ÷ D of the hours of others. Unless hours are before duty, all
/// are raised so that the first day's people have as many as the file says.
pub(super) fn keep_duty(source: Source<'_>, teams: &mut [TeamPlan]) {
    let Some(duty) = &source.council.duty else { return };
    let Some(stage) = place(&source.layout.stages, &duty.stage) else { return };
    let lost = 1.0 / source.get(&duty.one_day_in);
    let keeps = |team: &TeamPlan| team.works_on >> stage & 1 == 1;
    let (mut on_duty, mut all) = (0.0, 0.0);
    for (slot, team) in source.layout.teams.iter().zip(teams.iter()).filter(|(_, team)| team.open) {
        let posts = workers(source, slot.unit) / f64::from(slot.of);
        all += posts;
        on_duty += if keeps(team) { posts } else { 0.0 };
    }
    let on_average = if duty.hours_are_before_duty || all <= 0.0 { 1.0 } else { 1.0 - lost * on_duty / all };
    for team in teams {
        team.duty = if keeps(team) { 1.0 - lost } else { 1.0 } / on_average;
    }
}

/// Full caseloads that a unit's posts may carry.
fn workers(source: Source<'_>, unit: usize) -> f64 {
    let posts = &source.council.team[&source.layout.units[unit]].posts_fte;
    posts.iter().map(|(role, fte)| fte * source.council.role[role].caseload_percent / 100.0).sum()
}

/// Eq. W18. Hours of a month ÷ hours on average: of the days at work on average, less the days of leave
/// that fall into it.
pub(super) fn leave(source: Source<'_>) -> Option<[f64; 12]> {
    let leave = source.council.leave.as_ref()?;
    let away = leave.days_per_year / WORKING_YEAR;
    Some(months(&leave.month_percent).map(|index| ((1.0 - away * index) / (1.0 - away)).max(0.0)))
}
