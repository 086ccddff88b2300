//! People who have too much to do for months tire, and rest when they have not.

use crate::foundations::time::WEEK;
use crate::model::state::World;

use super::seats;

/// The week that begins now tires those who felt more than the usual workload, and rests the others; whoever is away rests. Plays that
/// measure the baseline note how tired it is, and go on with the hours of the file.
pub fn tire(world: &mut World<'_>) {
    let plan = world.plan;
    let Some(tiring) = &plan.tiring else { return };
    let week = (world.now / WEEK) as usize;
    let acts = world.loops_act();
    for index in 0..world.people.len() {
        let person = &mut world.people[index];
        if !person.here {
            continue;
        }
        let felt = if person.is_away() { 0.0 } else { person.felt };
        person.over = tiring.next(person.over, felt);
        let (over, seat) = (person.over, person.seat);
        if let Some(seen) = &mut world.seen {
            // As many hours as somebody gives, so much they count.
            let place = &world.seats[usize::from(seat)];
            let here = place.worker() as usize == index && place.available > 0.0;
            seen.tired(week, f64::from(tiring.tired(over)), if here { place.week_share.0 } else { 0.0 });
        }
        let hours = if acts { tiring.hours(over, week) } else { 1.0 };
        if hours.to_bits() != person.hours.to_bits() {
            world.people[index].hours = hours;
            seats::refresh_hours(world, seat);
        }
    }
}
