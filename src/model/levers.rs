//! What the council's changes pull this week. Levers that scale, add, take the least or freeze come to the same in any order of the
//! changes, and who helps is told alike by all in force. Exits follow dates: a later change starts from what the earlier have left.

use super::dates::Dated;
use super::exits::{self, Exits};
use super::keeping;
use super::layout::place;
use super::process::ahead;
use super::state::World;
use crate::foundations::time::{DAY, Ticks, WEEK, YEAR_DAYS, day_of, days};
use crate::scenario::council::change::{Change, Reorganise, Transition};

/// Weeks over which extra leaving fades after a change of structure.
const FADES_OVER: Ticks = 52 * WEEK;

/// What referrals and leaving are taken times.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rates {
    /// Share of families that are still referred.
    pub referred: f64,
    /// Factor on families, for those who come on top.
    pub raised: f64,
    /// Factor on leaving.
    pub leaving: f64,
    /// Factor on leaving by team.
    pub team_leaving: Vec<f64>,
    /// Factor on leaving by role.
    pub role_leaving: Vec<f64>,
}

/// A part of a week, from the part before it, in which referrals and leaving are pulled alike.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its end.
    pub until: Ticks,
    /// What they are taken times.
    pub rates: Rates,
}

/// What is pulled this week.
#[derive(Clone, Debug, Default)]
pub struct Levers {
    /// Changes in the order in which they take effect.
    pub dated: Vec<Dated>,
    /// What referrals and leaving are taken times now.
    pub rates: Rates,
    /// Bit r is set where no offer is made in role r.
    pub frozen: u64,
    /// Posts held open by role \[posts\].
    pub held: Vec<i64>,
    /// People who may be recruited beyond posts by role \[people\].
    pub ahead: Vec<i64>,
    /// Factor on hours available by team.
    pub capacity: Vec<f64>,
    /// Share of a team's hours that its starters take this week; empty where none takes any.
    pub taught: Vec<f64>,
    /// Share of a stage's hours that may pass to another role.
    pub shareable: Vec<f64>,
    /// Role that helps, and hours saved for an hour given.
    pub helper: Option<(usize, f64)>,
    /// Most agency workers \[FTE\].
    pub agency_at_most: f64,
    /// Places that changes have added to each stage; empty where none has \[children\].
    pub places: Vec<f64>,
    /// Exits of each stage where a change has a say; empty where none has.
    pub exits: Vec<Exits>,
    /// The week that began last, cut where changes begin or end.
    pub parts: Vec<Part>,
}

impl Rates {
    /// Nothing pulled.
    fn rest(&mut self, teams: usize, roles: usize) {
        (self.referred, self.raised, self.leaving) = (1.0, 1.0, 1.0);
        refill(&mut self.team_leaving, teams, 1.0);
        refill(&mut self.role_leaving, roles, 1.0);
    }
}

impl Levers {
    /// Nothing pulled: hours are what is usual in the month.
    pub fn rest(&mut self, (teams, stages, roles): (usize, usize, usize), usual: f64, agency_at_most: f64) {
        self.rates.rest(teams, roles);
        self.frozen = 0;
        self.helper = None;
        self.agency_at_most = agency_at_most;
        self.exits.clear();
        self.places.clear();
        refill(&mut self.capacity, teams, usual);
        refill(&mut self.shareable, stages, 0.0);
        refill(&mut self.held, roles, 0);
        refill(&mut self.ahead, roles, 0);
    }

    /// Takes the hours of starters from those of their teams.
    pub fn teach(&mut self) {
        for (capacity, taken) in self.capacity.iter_mut().zip(&self.taught).filter(|(_, taken)| **taken > 0.0) {
            *capacity *= 1.0 - taken;
        }
    }
}

fn refill<T: Clone>(list: &mut Vec<T>, length: usize, value: T) {
    list.clear();
    list.resize(length, value);
}

/// Pulls every lever anew for the week that begins now.
pub fn pull(world: &mut World<'_>) {
    world.levers.taught.clear();
    pull_again(world);
    cut(world);
}

/// The same inside a week, when a change begins or ends. All that time alone moves stays as the week began with it, so that
/// a change of nothing moves nothing, whatever its day.
pub fn pull_again(world: &mut World<'_>) {
    let mut levers = std::mem::take(&mut world.levers);
    let most = world.plan.agency.as_ref().map_or(f64::INFINITY, |agency| agency.at_most);
    let layout = world.layout;
    let month = || usize::from(layout.calendar.date_of(day_of(began(world))).month().unsigned_abs() - 1);
    let usual = world.plan.leave.map_or(1.0, |leave| leave[month()]);
    levers.rest((layout.teams.len(), layout.stages.len(), layout.roles.len()), usual, most);
    for index in 0..levers.dated.len() {
        let dated = levers.dated[index];
        let change = &world.council.change[&world.layout.changes[dated.change]];
        transition(world, &mut levers, change, dated);
        keeping::pull(world, &mut levers, change, dated);
        if world.now >= dated.from && world.now < dated.until {
            act(world, &mut levers, change, dated);
        }
    }
    levers.teach();
    world.levers = levers;
}

/// Eq. R10. Changes that begin or end inside the week that begins now act on its referrals and its leaving from their day to their
/// end: the week is cut there.
fn cut(world: &mut World<'_>) {
    let (now, ends) = (world.now, world.week_ends);
    let inside = |at: &Ticks| *at > now && *at < ends;
    let dates = world.levers.dated.iter().flat_map(|dated| [dated.from, dated.until]);
    let mut turns: Vec<Ticks> = dates.filter(inside).collect();
    turns.sort_unstable();
    turns.dedup();
    let ends_of = |part: usize| turns.get(part).copied().unwrap_or(ends);
    let mut parts = vec![Part { until: ends_of(0), rates: world.levers.rates.clone() }];
    if !turns.is_empty() {
        let at_first = world.levers.clone();
        for (turn, at) in turns.iter().enumerate() {
            world.now = *at;
            pull_again(world);
            join(&mut parts, Part { until: ends_of(turn + 1), rates: world.levers.rates.clone() });
        }
        world.now = now;
        world.levers = at_first;
    }
    world.levers.parts = parts;
}

/// Adds a part; one that is pulled like the part before it goes on with it, so that a change of nothing moves nothing, not by a hair.
fn join(parts: &mut Vec<Part>, next: Part) {
    match parts.last_mut() {
        Some(last) if last.rates == next.rates => last.until = next.until,
        _ => parts.push(next),
    }
}

/// When the week began that it is now.
pub(super) fn began(world: &World<'_>) -> Ticks {
    if world.now >= world.week_ends { world.now } else { world.week_ends - WEEK }
}

fn act(world: &World<'_>, levers: &mut Levers, change: &Change, dated: Dated) {
    let share = |number| world.number(number) / 100.0;
    let built = |weeks: f64| {
        let since = (began(world) - dated.from).max(0) as f64;
        if weeks > 0.0 { (since / (weeks * WEEK as f64)).min(1.0) } else { 1.0 }
    };
    if let Some(fewer) = &change.reduce_referrals {
        levers.rates.referred *= 1.0 - share(&fewer.fewer_percent) * built(fewer.builds_up_over_weeks);
    }
    if let Some(more) = &change.raise_referrals {
        levers.rates.raised *= 1.0 + share(&more.more_percent) * built(more.builds_up_over_weeks);
    }
    if let Some(other) = &change.change_exits {
        exits::pull(world, levers, other, built(other.builds_up_over_weeks));
    }
    if let Some(add) = &change.add_places {
        exits::add_places(world, levers, add);
    }
    if let Some(lose) = &change.lose_staff {
        levers.rates.leaving *= 1.0 + share(&lose.more_leavers_percent);
    }
    if let Some(freeze) = &change.freeze_recruitment {
        let roles = freeze.roles.iter().filter_map(|role| place(&world.layout.roles, role));
        levers.frozen |= roles.fold(0, |frozen, role| frozen | 1 << role);
    }
    ahead::pull(world, levers, change);
    if let Some(shared) = &change.share_work {
        let agreeing = shared.agreeing_percent.as_ref().map_or(0.0, share);
        let saves = share(&shared.saves_percent) - agreeing;
        levers.helper = place(&world.layout.roles, &shared.role).map(|role| (role, saves));
        for (stage, percent) in &shared.stage_percent {
            if let Some(stage) = place(&world.layout.stages, stage) {
                levers.shareable[stage] += share(percent);
            }
        }
    }
    if let Some(release) = &change.release_agency {
        levers.agency_at_most = levers.agency_at_most.min(world.number(&release.down_to_fte));
    }
}

/// Eq. R1 and R2. Capacity falls in a straight line from the announcement to the day, then comes
/// back exponentially; leaving rises on announcement and fades in a straight line over a year.
fn transition(world: &World<'_>, levers: &mut Levers, change: &Change, dated: Dated) {
    let (Some(transition), Some(reorganise)) = (&change.transition, &change.reorganise) else { return };
    let lost = world.number(&transition.output_lost_percent) / 100.0 * depth(world, transition, dated.from);
    let extra = world.number(&transition.extra_leaving_percent) / 100.0 * fade(world, transition, dated.from);
    for team in touched(world, reorganise, world.now >= dated.from) {
        levers.capacity[team] *= 1.0 - lost;
        levers.rates.team_leaving[team] *= 1.0 + extra;
    }
}

fn depth(world: &World<'_>, transition: &Transition, from: Ticks) -> f64 {
    let away = (as_of(world, from) - from) as f64;
    if away < 0.0 {
        let lead = transition.lead_weeks * WEEK as f64;
        return if lead > 0.0 { (1.0 + away / lead).max(0.0) } else { 0.0 };
    }
    let recovery = world.number(&transition.disruption_weeks) * WEEK as f64;
    if recovery > 0.0 { libm::exp(-away / recovery) } else { 0.0 }
}

fn fade(world: &World<'_>, transition: &Transition, from: Ticks) -> f64 {
    let (announced, now) = (from - days(transition.lead_weeks * 7.0), as_of(world, from));
    if now < announced {
        return 0.0;
    }
    (1.0 - (now - from).max(0) as f64 / FADES_OVER as f64).max(0.0)
}

/// The moment by which a dip is reckoned: when the week began, or the day of the change if that is inside it.
fn as_of(world: &World<'_>, from: Ticks) -> Ticks {
    if world.now >= from { began(world).max(from) } else { began(world) }
}

fn touched<'w>(world: &'w World<'_>, reorganise: &'w Reorganise, done: bool) -> impl Iterator<Item = usize> + 'w {
    let names = if done { &reorganise.open } else { &reorganise.close };
    world
        .layout
        .teams
        .iter()
        .enumerate()
        .filter_map(move |(team, place)| names.contains(&world.layout.units[place.unit]).then_some(team))
}

/// Eq. M10. Cost of paying old arrangements beside the new, over a spell that ends now [£].
#[must_use]
pub fn double_running(world: &World<'_>, since: Ticks) -> f64 {
    let Some(pay) = &world.plan.pay else { return 0.0 };
    let of = |dated: &Dated| {
        let cost = world.council.change[&world.layout.changes[dated.change]].cost.as_ref()?;
        let weeks = world.number(cost.double_running_weeks.as_ref()?);
        let (from, to) = (since.max(dated.from), world.now.min(dated.from + days(weeks * 7.0)));
        let daily = |(role, fte): (&String, &f64)| Some(fte * pay.budget_day(place(&world.layout.roles, role)?));
        let daily: f64 = cost.double_running_fte.iter().filter_map(daily).sum();
        Some(if to > from { daily * pay.awards.days(from, to) } else { 0.0 })
    };
    world.levers.dated.iter().filter_map(of).sum()
}

/// Eq. M6. Cost of running changes over a spell that ends now [£].
#[must_use]
pub fn running_cost(world: &World<'_>, since: Ticks) -> f64 {
    let yearly = |dated: &Dated| {
        let change = &world.council.change[&world.layout.changes[dated.change]];
        let cost = change.cost.as_ref().and_then(|cost| cost.per_year_pounds.as_ref())?;
        let spell = world.now.min(dated.until) - since.max(dated.from);
        Some(world.number(cost) * (spell.max(0) as f64 / DAY as f64) / YEAR_DAYS)
    };
    world.levers.dated.iter().filter_map(yearly).sum()
}
