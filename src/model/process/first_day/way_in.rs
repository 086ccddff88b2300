//! The way from the front door to each stage: how many children come to it, and how long they have been known by then.

use crate::foundations::even_bands;
use crate::foundations::time::{YEAR_DAYS, days, in_days};
use crate::model::exits;
use crate::model::plan::{CLOSED, DemandPlan, StagePlan, mean_size};
use crate::model::state::World;

use super::settled::single_years;

/// Rounds after which children who go round in circles are few enough to leave.
const ROUNDS: usize = 400;
/// Flows below this share of referrals are nothing.
const NOTHING: f64 = 1e-9;

/// What the path itself says of a stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct WayIn {
    /// Times it is entered for each child referred.
    pub(super) entered: f64,
    /// Time from the referral to coming to it, on average \[days\].
    pub(super) after: f64,
    /// Ages at referral of those who come, by year: youngest, width, and how many.
    pub(super) ages: Vec<(f64, f64, f64)>,
}

/// The way in to each stage of the scenario.
pub(super) fn of_stages(world: &World<'_>) -> Vec<WayIn> {
    world.plan.demand.as_ref().map_or_else(
        || vec![WayIn::default(); world.plan.stages.len()],
        |demand| ways_in(&world.plan.stages, &first_stages(demand), &demand.ages),
    )
}

/// The stages in which children begin, each with its share of them: a group may have one of its own.
fn first_stages(demand: &DemandPlan) -> Vec<(usize, f64)> {
    let (mut below, mut grouped) = (0.0, 0.0);
    let mut found = Vec::with_capacity(demand.groups.len() + 1);
    for group in &demand.groups {
        let families = group.upto - below;
        below = group.upto;
        // Children, of whom a family of a group may have one only.
        let share = if group.alone { families / demand.mean_family } else { families * of_others(demand) };
        grouped += share;
        found.push((usize::from(group.first_stage), share));
    }
    found.push((usize::from(demand.first_stage), (1.0 - grouped).max(0.0)));
    found
}

/// Children in a family that need not have one only ÷ children a family.
fn of_others(demand: &DemandPlan) -> f64 {
    mean_size(&demand.sizes) / demand.mean_family
}

/// Days of a stage's whole length.
fn days_of(stage: &StagePlan) -> f64 {
    stage.length.mean() * stage.unit.days_each()
}

/// Eq. C30. Flows and times along the exits: what comes to a stage is what others send there, and has been known since its
/// referral for the mean lengths of the stages that it passed. Where exits are those of an age, each age walks by itself.
fn ways_in(stages: &[StagePlan], first: &[(usize, f64)], ages: &[(f64, f64)]) -> Vec<WayIn> {
    let years = single_years(ages);
    let mut ways = vec![WayIn { ages: years.clone(), ..WayIn::default() }; stages.len()];
    if stages.iter().all(|stage| stage.exits_by_age.is_empty()) || years.is_empty() {
        for (way, (flow, time)) in ways.iter_mut().zip(flows(stages, first, None)) {
            (way.entered, way.after) = (flow, time);
        }
    } else {
        for (place, (from, width, share)) in years.iter().enumerate() {
            for (way, (flow, time)) in ways.iter_mut().zip(flows(stages, first, Some(from + width / 2.0))) {
                (way.entered, way.after) = (way.entered + share * flow, way.after + share * time);
                way.ages[place].2 = share * flow;
            }
        }
    }
    for way in &mut ways {
        if way.entered > NOTHING {
            way.after /= way.entered;
        } else {
            // Nobody's ages say nothing of those whom a birthday leads there.
            (way.after, way.ages) = (0.0, years.clone());
        }
    }
    let birthdays = stages.iter().enumerate().filter_map(|(at, stage)| Some((at, stage.at_age?.1)));
    for (at, to) in birthdays.filter(|(_, to)| *to != CLOSED) {
        // Where nothing but a birthday leads, children come after as long as the stage before takes.
        let to = to as usize;
        if ways[to].entered <= NOTHING && ways[to].after <= 0.0 {
            ways[to].after = left_after(&stages[at], ways[at].after);
        }
    }
    ways
}

/// How long children have been known when they leave a stage which they came to after so many days.
fn left_after(stage: &StagePlan, before: f64) -> f64 {
    // What is counted from the referral is over when its days are, however late it began.
    if stage.from_referral { before.max(days_of(stage)) } else { before + days_of(stage) }
}

/// Entries to each stage, and entries × time: of children of an age at referral, or of all alike.
fn flows(stages: &[StagePlan], first: &[(usize, f64)], age: Option<f64>) -> Vec<(f64, f64)> {
    // Entries, and entries × time, still on their way; and all there have been.
    let mut moving = vec![(0.0, 0.0); stages.len()];
    let mut total = moving.clone();
    for (stage, share) in first {
        moving[*stage].0 += share;
    }
    let mut next = moving.clone();
    for _ in 0..ROUNDS {
        if moving.iter().all(|(flow, _)| *flow <= NOTHING) {
            break;
        }
        next.fill((0.0, 0.0));
        for (at, (flow, time)) in moving.iter().enumerate().filter(|(_, moving)| moving.0 > NOTHING) {
            (total[at].0, total[at].1) = (total[at].0 + flow, total[at].1 + time);
            let stage = &stages[at];
            let (came, known) = (time / flow, left_after(stage, time / flow));
            let exits = age
                .map_or(stage.exits.as_slice(), |age| exits::at_age(&stage.exits, stage, days(age * YEAR_DAYS + came)));
            for (share, to) in exits::shares(exits).filter(|(_, to)| *to != CLOSED) {
                let (flows, times) = &mut next[usize::from(to)];
                (*flows, *times) = (*flows + flow * share, *times + flow * share * known);
            }
        }
        std::mem::swap(&mut moving, &mut next);
    }
    total
}

/// Children who come to a stage each day, at the year's average.
fn a_day(world: &World<'_>, way: &WayIn) -> f64 {
    let Some(demand) = world.plan.demand.as_ref() else { return 0.0 };
    let first_time = demand.families_a_week / 7.0 * world.mean_family();
    way.entered * first_time * (1.0 + super::children::again(world))
}

/// Children in a stage at a moment, at the year's average.
pub(super) fn standing(world: &World<'_>, stage: usize, way: &WayIn) -> f64 {
    let ages = world.plan.demand.as_ref().map_or(&[][..], |demand| &demand.ages);
    let plan = &world.plan.stages[stage];
    let stay = match plan.at_age.filter(|_| !ages.is_empty()) {
        Some((age, _)) => until_age(plan, in_days(age), |u| even_bands::value(ages, u) * YEAR_DAYS + way.after),
        None => days_of(plan),
    };
    a_day(world, way) * stay.min(100.0 * YEAR_DAYS)
}

/// Points at which ages and lengths are looked at.
const POINTS: u32 = 24;

/// Mean days of a stage that an age ends, for children of ages by their quantiles \[days\].
fn until_age(plan: &StagePlan, ends: f64, age: impl Fn(f64) -> f64) -> f64 {
    let at = |point: u32| (f64::from(point) + 0.5) / f64::from(POINTS);
    let lengths: Vec<f64> = (0..POINTS).map(|point| plan.length.quantile(at(point)) * plan.unit.days_each()).collect();
    let left = (0..POINTS).map(|point| (ends - age(at(point))).max(0.0));
    let stays = left.flat_map(|left| lengths.iter().map(move |length| length.min(left)));
    stays.sum::<f64>() / f64::from(POINTS * POINTS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundations::quantile_table::TableCache;
    use crate::foundations::sampler::Sampler;
    use crate::foundations::shape::Shape;
    use crate::foundations::uncertain::Uncertain;
    use crate::model::layout::Layout;
    use crate::model::norms::Norms;
    use crate::model::plan::{LengthIn, Plan, Source};
    use crate::scenario::assumptions::Draw;
    use crate::scenario::library::OneText;
    use crate::scenario::loaded::load;

    /// A stage as any.
    fn stage() -> StagePlan {
        let text = include_str!("../../../../scenarios/verification/little-law.toml");
        let scenario = load("little-law.toml", &OneText(text), &[]).expect("a sound file");
        let layout = Layout::of(&scenario.council);
        let (draw, norms) = (Draw::central(&scenario), Norms::none());
        let source = Source { council: &scenario.council, layout: &layout, draw: &draw, norms: &norms };
        Plan::draw(source, &mut TableCache::default()).stages.swap_remove(0)
    }

    /// A door of ten days; then half go to a stage of 20 days that leads back to the door one time in two.
    #[test]
    fn flows_and_times_are_those_of_the_path() {
        let stage = stage();
        let (mut door, mut after) = (stage.clone(), stage);
        let lasting = |stage: &StagePlan, days: f64| {
            let shape = Shape::Fixed(Uncertain::known(days));
            let length = Sampler::new(&shape, |value| value.likely, &mut TableCache::default());
            StagePlan { length, unit: LengthIn::Days(1.0), from_referral: false, ..stage.clone() }
        };
        (door, after) = (lasting(&door, 10.0), lasting(&after, 20.0));
        (door.at_age, after.at_age) = (None, None);
        door.exits = vec![(0.5, 1), (f64::INFINITY, CLOSED)];
        after.exits = vec![(0.5, 0), (f64::INFINITY, CLOSED)];
        let ways = ways_in(&[door, after], &[(0, 1.0)], &[]);
        // The door: 1 + ¼ + … times, after 0, 30, 60 … days; the other always ten days on.
        assert!((ways[0].entered - 4.0 / 3.0).abs() < 1e-6 && (ways[1].entered - 2.0 / 3.0).abs() < 1e-6);
        assert!((ways[0].after - 10.0).abs() < 1e-4, "{ways:?}");
        assert!((ways[1].after - 20.0).abs() < 1e-4, "{ways:?}");
    }

    /// Half of those who come to the door are under ten and go on: under five to one stage, the others to none.
    #[test]
    fn those_who_come_are_of_the_ages_that_are_led_there() {
        let door = StagePlan {
            exits: vec![(f64::INFINITY, CLOSED)],
            exits_by_age: vec![(days(5.0 * YEAR_DAYS), vec![(f64::INFINITY, 1)])],
            from_referral: false,
            at_age: None,
            ..stage()
        };
        let after = StagePlan { exits_by_age: Vec::new(), ..door.clone() };
        let ways = ways_in(&[door, after], &[(0, 1.0)], &[(10.0, 0.5), (18.0, 1.0)]);
        assert!((ways[0].entered - 1.0).abs() < 1e-9 && (ways[1].entered - 0.25).abs() < 1e-9, "{ways:?}");
        for (from, _, share) in &ways[1].ages {
            let wanted = if *from < 5.0 { 0.05 } else { 0.0 };
            assert!((share - wanted).abs() < 1e-9, "{from}: {share}");
        }
    }
}
