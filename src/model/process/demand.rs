//! Families are referred.

use crate::foundations::count::negative_binomial_quantile;
use crate::foundations::even_bands;
use crate::foundations::sampler::Sampler;
use crate::foundations::time::{DAY, Ticks, WEEK, YEAR_DAYS, day_of, days, start_of};
use crate::model::levers::Part;
use crate::model::plan::{DemandPlan, GroupPlan, week_of};
use crate::model::purpose::Decision;
use crate::model::state::desk::PARTS;
use crate::model::state::{Case, NOBODY, World, sort};
use crate::model::years::year_factor;

/// Bits of a family's key that number it in its week.
const NUMBER_BITS: u32 = 20;
/// Bits of a child's key that number it in its family.
const CHILD_BITS: u32 = 4;
/// Birth when ages are off.
const LONG_AGO: Ticks = Ticks::MIN / 4;

/// Eq. D1. Sets out this week's families: the count by inversion of one uniform, so that more
/// demand adds families and moves none; a reduction leaves out families by their own uniform. In a week that a change cuts, a family
/// comes if it would in a whole week like the part in which its moment lies.
pub fn arrive(world: &mut World<'_>) {
    let Some(demand) = world.plan.demand.as_ref() else { return };
    let week = week_of(world.now) as u64;
    let mean = weekly_mean(world, demand);
    let u = world.luck.uniform(Decision::FamiliesOfWeek, week, 0);
    let open_days = working_days(world);
    let taken_in = taken_in(world, demand);
    let part = |part: &Part| {
        let families = negative_binomial_quantile(mean * part.rates.raised, demand.variance_ratio, u);
        (part.until, families, part.rates.referred * taken_in)
    };
    let parts: Vec<(Ticks, u32, f64)> = world.levers.parts.iter().map(part).collect();
    for number in 0..parts.iter().map(|part| part.1).max().unwrap_or(0) {
        let key = family_key(week, number);
        let (u_when, u_size) = world.luck.pair(Decision::Family, key, 0);
        let at = world.now + moment(u_when, demand.any_time, &open_days);
        let Some((_, families, kept)) = parts.iter().find(|part| at < part.0).or(parts.last()) else { return };
        let is_kept = || *kept >= 1.0 || world.luck.uniform(Decision::FamilyKept, key, 0) < *kept;
        if number >= *families || !is_kept() {
            continue;
        }
        let size = size_of(demand, u_size);
        // The event's mark carries the family's size, which saves drawing it again.
        world.wheel.push(at, sort::FAMILY, number as usize, size as u32);
    }
}

/// Eq. D9. Share of families taken in: under pressure a threshold rises, and it never falls below the usual.
fn taken_in(world: &World<'_>, demand: &DemandPlan) -> f64 {
    if demand.threshold.strength == 0.0 {
        1.0
    } else {
        demand.threshold.at(super::workload::council_feels(world)).min(1.0)
    }
}

/// Marks the families of the first day, so that no later family shares a key.
const BEFORE: u64 = 1 << 50;

/// The key of a family that was there before the first day.
pub(super) fn before(key: u64) -> u64 {
    key & (BEFORE - 1) | BEFORE
}

fn family_key(week: u64, number: u32) -> u64 {
    week << NUMBER_BITS | u64::from(number)
}

/// Eq. D3. Mean families of a week: level, season, growth and the year.
fn weekly_mean(world: &World<'_>, demand: &DemandPlan) -> f64 {
    let middle = world.now + WEEK / 2;
    let season = demand.swing.map_or_else(
        || demand.month[world.layout.calendar.date_of(day_of(middle)).month() as usize - 1],
        |(height, turn)| 1.0 + height * libm::sin(2.0 * core::f64::consts::PI * middle as f64 / turn),
    );
    let years = &world.plan.years;
    demand.families_a_week
        * season
        * libm::exp(demand.growth * middle as f64)
        * year_factor(world, "referrals", years.referrals)
}

/// Days of this week, counted from now, on which families are referred.
fn working_days(world: &World<'_>) -> Vec<i32> {
    let first = day_of(world.now);
    let open: Vec<i32> = (0..7).filter(|day| world.layout.calendar.is_working(first + day)).collect();
    if open.is_empty() { vec![0] } else { open }
}

fn moment(u: f64, any_time: bool, open_days: &[i32]) -> Ticks {
    if any_time {
        return (u * WEEK as f64) as Ticks;
    }
    let place = u * open_days.len() as f64;
    let day = open_days[(place as usize).min(open_days.len() - 1)];
    // Between nine and noon, so that a decision due the same day still falls after it.
    start_of(day) + DAY * 3 / 8 + ((place - libm::floor(place)) * (DAY / 8) as f64) as Ticks
}

/// A family of so many children is referred now.
pub fn refer(world: &mut World<'_>, number: usize, size: usize) {
    let Some(demand) = world.plan.demand.as_ref() else { return };
    let key = family_key(week_of(world.now) as u64, number as u32);
    let family = Family::of(world, key, size, None);
    let first = add_family(world, &family, world.now);
    let mut index = first;
    let stage =
        if demand.groups.is_empty() { demand.first_stage } else { first_stage(demand, world.cases[first].group) };
    loop {
        let next = world.cases[index].sibling as usize;
        world.tally.referrals += 1;
        super::path::enter(world, index, stage);
        if next == first || !world.cases[next].open {
            break;
        }
        index = next;
    }
}

/// What the children of a family have in common.
pub(super) struct Family<'a> {
    key: u64,
    /// Children.
    pub(super) size: usize,
    /// Where it lives: between 0 and 1.
    pub(super) home: f32,
    /// Group + 1; 0 is none.
    pub(super) group: u8,
    of_group: Option<&'a GroupPlan>,
    /// Hours of each child, in parts of a child alone.
    pub(super) hours: u32,
}

impl<'a> Family<'a> {
    /// A family by its key, in a group that is known already or in one of its own luck.
    #[inline(always)]
    pub(super) fn of(world: &World<'a>, key: u64, size: usize, known: Option<u8>) -> Self {
        let (home, drawn) = home_and_group(world, key);
        let group = known.unwrap_or(drawn);
        let of_group = world.plan.demand.as_ref().and_then(|demand| of_group(demand, group));
        let size = if of_group.is_some_and(|group| group.alone) { 1 } else { size };
        Self { key, size, home, group, of_group, hours: hours_each(world, key, size) }
    }

    /// The name, the path and the birth of one of its children, referred at a moment.
    #[inline(always)]
    pub(super) fn child(&self, world: &World<'_>, number: usize, referred: Ticks) -> (u64, u64, Ticks) {
        let child = self.key << CHILD_BITS | number as u64;
        let (born, shares) = birth_and_path(world, child, referred, (self.of_group, number > 0));
        (child, (if shares { self.key << CHILD_BITS } else { child }) << 8, born)
    }
}

/// Children in a family by a uniform number of its own.
#[inline]
pub(super) fn size_of(demand: &DemandPlan, u: f64) -> usize {
    1 + demand.sizes.iter().filter(|below| u >= **below).count()
}

/// Eq. D7. Puts a family's children into the world, linked in a ring, in no stage yet; returns the first.
#[inline]
pub(super) fn add_family(world: &mut World<'_>, family: &Family<'_>, referred: Ticks) -> usize {
    let mut first = 0;
    for number in 0..family.size {
        let (child, path, born) = family.child(world, number, referred);
        let place = add(world);
        let case = &mut world.cases[place];
        (case.child, case.path, case.home, case.hours) = (child, path, family.home, family.hours);
        (case.referred, case.born, case.group) = (referred, born, family.group);
        if number == 0 {
            first = place;
        } else {
            // Into the ring, behind the first child.
            world.cases[place].sibling = world.cases[first].sibling;
            world.cases[first].sibling = place as u32;
        }
    }
    first
}

/// What holds of a child's group, as it carries it.
fn of_group(demand: &DemandPlan, group: u8) -> Option<&GroupPlan> {
    usize::from(group).checked_sub(1).and_then(|group| demand.groups.get(group))
}

/// The stage that a child enters on referral.
#[inline]
pub(in crate::model) fn first_stage(demand: &DemandPlan, group: u8) -> u8 {
    of_group(demand, group).map_or(demand.first_stage, |group| group.first_stage)
}

/// Hours of each child of a family, in parts of a child alone.
#[inline(always)]
fn hours_each(world: &World<'_>, family: u64, size: usize) -> u32 {
    let Some(demand) = world.plan.demand.as_ref() else { return PARTS as u32 };
    let own = demand
        .family_hours
        .as_ref()
        .map_or(1.0, |law| own_hours(law, world.luck.uniform(Decision::FamilyHours, family, 0)));
    if size == 1 {
        return (own * PARTS) as u32;
    }
    (own * (1.0 + demand.further_hours * (size as f64 - 1.0)) / size as f64 * PARTS) as u32
}

/// Eq. D22. Families alike in size differ: hours are those of D7 × a gamma number with mean 1, at most 8.
fn own_hours(law: &Sampler, u: f64) -> f64 {
    law.quantile(u).min(8.0)
}

#[inline(always)]
fn home_and_group(world: &World<'_>, key: u64) -> (f32, u8) {
    let Some(demand) = world.plan.demand.as_ref().filter(|_| world.homes_matter) else { return (0.5, 0) };
    let (home, u) = world.luck.pair(Decision::FamilyHome, key, 0);
    (home as f32, group_at(demand, u))
}

/// The group of a family at a uniform number, as its children carry it; 0 is none.
pub(in crate::model) fn group_at(demand: &DemandPlan, u: f64) -> u8 {
    demand.groups.iter().position(|group| u < group.upto).map_or(0, |group| group as u8 + 1)
}

#[inline(always)]
fn birth_and_path(
    world: &World<'_>,
    child: u64,
    referred: Ticks,
    (group, further): (Option<&GroupPlan>, bool),
) -> (Ticks, bool) {
    let Some(demand) = world.plan.demand.as_ref() else { return (LONG_AGO, false) };
    if demand.ages.is_empty() && !further {
        return (LONG_AGO, true);
    }
    let (u_age, u_shares) = world.luck.pair(Decision::Child, child, 0);
    let years = match group.and_then(|group| group.ages) {
        Some((from, below)) => from + (below - from) * u_age,
        None => age(&demand.ages, u_age),
    };
    let born = if demand.ages.is_empty() { LONG_AGO } else { referred - days(years * YEAR_DAYS) };
    (born, !further || u_shares < demand.shared_path)
}

/// Eq. D8. Age at a quantile of the bands, evenly spread inside each \[years\].
pub(in crate::model) fn age(bands: &[(f64, f64)], u: f64) -> f64 {
    even_bands::value(bands, u)
}

/// Finds a place for a child of whom nothing else is settled, alone so far.
#[inline(always)]
pub(super) fn add(world: &mut World<'_>) -> usize {
    world.tally.entered += 1;
    let Some(place) = world.free_cases.pop() else {
        let place = world.cases.len();
        world.cases.push(Case { sibling: place as u32, ..Case::EMPTY });
        world.holders.push(NOBODY);
        world.visit_due.push(i32::MAX);
        return place;
    };
    let slot = &mut world.cases[place as usize];
    // What was due to whoever was here before is not due to this child.
    let Case { mark, waiting, stay, .. } = *slot;
    *slot = Case { mark, waiting, stay, sibling: place, ..Case::EMPTY };
    place as usize
}
