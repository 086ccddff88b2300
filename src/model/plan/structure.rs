//! Teams, allocation, hours and years, as numbers.

use super::Source;
use crate::foundations::draws::name_key;
use crate::foundations::time::{Ticks, WEEK, days};
use crate::model::layout::place;
use crate::model::years::Moves;
use crate::scenario::council::Council;
use crate::scenario::council::structure::{Ceiling, LoadIn, Team, TeamChoice};

/// A team as numbers.
#[derive(Clone, Debug)]
pub struct TeamPlan {
    /// Its lasting number.
    pub key: u64,
    /// Bit s is set when it works on stage s.
    pub works_on: u64,
    /// Ages it takes, whole years.
    pub ages: (u8, u8),
    /// Bit g is set when it is for group g; 0 means children of no reserved group.
    pub groups: u64,
    /// Open on the first day.
    pub open: bool,
    /// Most children per FTE.
    pub most_children: f64,
    /// Factor on leaving.
    pub leaving: f64,
    /// Coefficient of variation of its pull.
    pub pull_cv: f64,
    /// Hours that the duty rota leaves ÷ the council's.
    pub duty: f64,
    /// Narrowness: fewer is narrower.
    pub breadth: u32,
}

/// Who is given the next child, as numbers.
#[derive(Clone, Copy, Debug)]
pub struct AllocationPlan {
    /// What happens when everyone is full.
    pub ceiling: Ceiling,
    /// Soft: work that can wait does so above this workload.
    pub waits_above: f64,
    /// Soft: nobody waits longer.
    pub waits_at_most: Ticks,
    /// Share of allocations without looking at load.
    pub ignores_load: f64,
    /// Which team when several are as narrow.
    pub choice: TeamChoice,
    /// Load is points, and not children.
    pub by_points: bool,
}

/// Hours, as numbers.
#[derive(Clone, Copy, Debug)]
pub struct WorkPlan {
    /// Hours for children [hours/week/FTE].
    pub hours: f64,
    /// Overtime as a share.
    pub overtime: f64,
    /// Power of workload by which tasks shrink.
    pub less_time: f64,
    /// Share of the gap between felt and actual workload that closes in a week.
    pub felt: f64,
    /// Baseline average workload ÷ the first day's.
    pub level: f64,
    /// The same of the baseline alone, against its own first day.
    pub builds_up: f64,
}

/// What moves between years.
#[derive(Clone, Copy, Debug, Default)]
pub struct YearsPlan {
    /// Referrals.
    pub referrals: Moves,
    /// Leaving.
    pub leaving: Moves,
    /// Applicants.
    pub applicants: Moves,
}

pub(super) fn teams(source: Source<'_>) -> Vec<TeamPlan> {
    let council = source.council;
    let later: Vec<&String> = council.opened_later().collect();
    let most = council.allocation.as_ref().and_then(|it| it.most_children);
    let nobody_waits = council.allocation.as_ref().is_some_and(|it| it.ceiling == Ceiling::None);
    let pull_cv = council.differences.as_ref().map_or(0.0, |it| source.get(&it.team_cv));
    let mut teams: Vec<TeamPlan> = source
        .layout
        .teams
        .iter()
        .map(|slot| {
            let name = &source.layout.units[slot.unit];
            let team = &council.team[name];
            let ages = team.ages.as_ref().map_or((0, u8::MAX), |ages| (ages.from, ages.to));
            let works_on = stage_bits(source, team);
            TeamPlan {
                key: name_key(&format!("{name}/{}", slot.copy)),
                works_on,
                ages,
                groups: group_bits(source, team),
                open: !later.contains(&name),
                most_children: team.most_children.or(most).filter(|_| !nobody_waits).unwrap_or(f64::INFINITY),
                leaving: team.leaving_percent.as_ref().map_or(1.0, |it| source.share(it)),
                pull_cv,
                duty: 1.0,
                breadth: works_on.count_ones() * 1_000 + u32::from(ages.1 - ages.0),
            }
        })
        .collect();
    super::season::keep_duty(source, &mut teams);
    teams
}

fn stage_bits(source: Source<'_>, team: &Team) -> u64 {
    bits(&source.layout.stages, &team.works_on)
}

fn group_bits(source: Source<'_>, team: &Team) -> u64 {
    team.groups.as_ref().map_or(0, |groups| bits(&source.layout.groups, groups))
}

fn bits(known: &[String], names: &[String]) -> u64 {
    names.iter().filter_map(|name| place(known, name)).fold(0, |bits, index| bits | 1 << index)
}

pub(super) fn allocation(source: Source<'_>) -> AllocationPlan {
    let Some(rule) = source.council.allocation.as_ref() else {
        return AllocationPlan {
            ceiling: Ceiling::None,
            waits_above: f64::INFINITY,
            waits_at_most: Ticks::MAX,
            ignores_load: 0.0,
            choice: TeamChoice::MostRoom,
            by_points: false,
        };
    };
    AllocationPlan {
        ceiling: rule.ceiling,
        waits_above: rule.waits_above_percent.as_ref().map_or(f64::INFINITY, |it| source.share(it)),
        waits_at_most: rule.waits_at_most_weeks.as_ref().map_or(Ticks::MAX, |it| days(source.get(it) * 7.0)),
        ignores_load: rule.ignores_load_percent / 100.0,
        choice: rule.team_choice,
        by_points: rule.counts == LoadIn::Points,
    }
}

pub(super) fn work(source: Source<'_>) -> Option<WorkPlan> {
    let work = source.council.work.as_ref()?;
    Some(WorkPlan {
        hours: source.get(&work.case_hours_per_week),
        overtime: source.share(&work.overtime_percent),
        less_time: source.get(&work.less_time_strength),
        felt: 1.0 - libm::exp(-1.0 / work.felt_over_weeks.max(0.01)),
        level: source.norms.level,
        builds_up: source.norms.builds_up,
    })
}

pub(super) fn years(council: &Council) -> YearsPlan {
    let moves = |lasting: f64, passing: f64| Moves { lasting: lasting / 100.0, passing: passing / 100.0 };
    council.between_years.as_ref().map_or_else(YearsPlan::default, |years| YearsPlan {
        referrals: moves(years.referrals_lasting_percent, years.referrals_passing_percent),
        leaving: moves(years.leaving_lasting_percent.unwrap_or(0.0), years.leaving_percent),
        applicants: moves(years.applicants_lasting_percent.unwrap_or(0.0), years.applicants_percent),
    })
}

/// Which week a moment falls in.
#[must_use]
pub fn week_of(at: Ticks) -> i64 {
    at.div_euclid(WEEK)
}
