//! Agency workers under load do not stay as long as they would.

use crate::foundations::time::{Ticks, WEEK};
use crate::model::state::{NO_PERSON, World, sort};

/// The week that begins now takes more of what is left of the stays of those who cover posts, or less.
pub fn wear(world: &mut World<'_>) {
    let Some(pull) = world.plan.agency.as_ref().map(|agency| agency.pull).filter(|pull| pull.strength > 0.0) else {
        return;
    };
    if !world.loops_act() {
        return;
    }
    let now = world.now;
    for seat in 0..world.seats.len() {
        let place = &world.seats[seat];
        if !place.post || place.cover == NO_PERSON {
            continue;
        }
        let index = place.cover as usize;
        let person = &mut world.people[index];
        if person.going || person.leaves == Ticks::MAX {
            continue;
        }
        let leaves = now + left(person.leaves - now, pull.at(person.felt));
        if leaves != person.leaves {
            person.leaves = leaves;
            world.wheel.push(leaves, sort::LEAVES, index, 0);
        }
    }
}

/// Eq. G11. How much longer somebody stays of whose stay so much is left, when each moment of the week takes so many times
/// as much of it as usual.
fn left(stay: Ticks, rate: f64) -> Ticks {
    let taken = WEEK as f64 * rate;
    let stay = stay.max(0) as f64;
    (if stay <= taken { stay / rate } else { stay - taken + WEEK as f64 }) as Ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_rate_takes_a_stay_so_much_faster() {
        let weeks = |rate: f64| {
            let (mut stay, mut at) = (40 * WEEK, 0);
            while left(stay, rate) > WEEK {
                stay = left(stay, rate) - WEEK;
                at += WEEK;
            }
            (at + left(stay, rate)) as f64 / WEEK as f64
        };
        for rate in [0.5, 0.8, 1.0, 1.25, 2.0] {
            assert!((weeks(rate) - 40.0 / rate).abs() < 1e-3, "{rate}: {}", weeks(rate));
        }
    }
}
