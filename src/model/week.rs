//! THE ORDER OF A WEEK, and what each event does.

use super::audit::Watch;
use super::levers;
use super::process::{
    absence, adverts, agency, asking, becoming, conversion, demand, duty, ending, homes, leaving, on_top, phasing,
    places, promotion, queues, recruitment, restructure, returns, reviews, span, standing_in, supervision, teaching,
    visits, wearing, work,
};
use super::state::{World, sort};
use super::timeline::Moment;
use crate::foundations::time::{Ticks, WEEK};
use crate::foundations::wheel::Event;

/// One week, in the order it is planned. Nobody is hired before those who go have gone (events of
/// the week before), and work is shared out only once it is known who is there.
pub fn plan(world: &mut World<'_>) {
    world.week_ends = world.now + WEEK;
    levers::pull(world);
    agency::release(world);
    asking::ask_again(world);
    on_top::keep(world);
    leaving::accrue(world);
    wearing::wear(world);
    conversion::accrue(world);
    promotion::accrue(world);
    absence::accrue(world);
    demand::arrive(world);
    if !world.homes_stand {
        homes::rebuild(world);
    }
    places::fill(world);
    span::count(world);
    teaching::teach(world);
    work::plan_week(world);
    supervision::hold(world);
    visits::make(world);
    duty::rotate(world);
    queues::retry(world);
}

/// A fixed moment, other than a record.
pub fn moment(world: &mut World<'_>, moment: Moment) {
    match moment {
        Moment::Ends(change) => {
            levers::pull_again(world);
            restructure::end(world, change);
        }
        Moment::Begins(change) => {
            levers::pull_again(world);
            restructure::begin(world, change);
        }
        Moment::Month(month, ends) => {
            recruitment::month(world, month, ends);
            agency::month(world, month, ends);
        }
        Moment::Week => plan(world),
        Moment::Record(_) | Moment::FirstRecord => {}
    }
}

/// Everything that happens before a moment; then it is that moment.
pub fn until(world: &mut World<'_>, limit: Ticks, watch: &mut impl Watch) {
    while let Some(event) = world.wheel.pop_before(limit) {
        world.now = event.at();
        happen(world, event);
        watch.event(world);
    }
    world.now = limit;
    watch.event(world);
}

#[inline]
fn happen(world: &mut World<'_>, event: Event) {
    let index = event.index();
    match event.sort() {
        sort::FAMILY => demand::refer(world, index, event.mark as usize),
        sort::RETURN => returns::come_back(world, index),
        sort::STAGE => ending::stage_ends(world, index, event.mark),
        sort::ABSENT => absence::begin(world, index, event.mark as usize),
        sort::CASES_MOVE => absence::move_cases(world, index),
        sort::MOVES => phasing::moves(world, index),
        sort::BACK => absence::come_back(world, index),
        sort::REVIEW => reviews::due(world, index, event.mark),
        sort::OF_AGE => ending::of_age(world, index, event.mark),
        sort::RESIGNS => leaving::resign(world, index),
        sort::LEAVES => leaving::leave(world, index),
        sort::APPLIES => recruitment::apply(world, index),
        sort::DROPS_OUT => recruitment::drop_out(world, index),
        sort::STARTS => recruitment::start(world, index),
        sort::COVERS => agency::cover(world, index as u16, event.mark),
        sort::OFFERED => agency::offered(world, index),
        sort::CONVERTS => conversion::convert(world, index),
        sort::PROMOTED => promotion::promote(world, index, event.mark as usize),
        sort::BECOMES => becoming::become_other(world, index, event.mark as u8),
        sort::STANDS_IN => standing_in::come(world, index, event.mark),
        sort::FILLS => adverts::fill(world, index as u16, event.mark),
        _ => debug_assert!(false, "an event of no known sort"),
    }
}
