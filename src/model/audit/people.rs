//! People, posts and hours: who is here sits somewhere, and nobody works more than there is.

use super::{claim, near};
use crate::model::state::{Contract, NO_PERSON, NO_TURN, TeamState, World, sort};

pub(super) fn audit(world: &World<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    sitting(world, &mut faults);
    here(world, &mut faults);
    teams(world, &mut faults);
    roles(world, &mut faults);
    promised(world, &mut faults);
    homes(world, &mut faults);
    scores(world, &mut faults);
    away(world, &mut faults);
    let paid = world.paid.permanent.iter().chain(&world.paid.agency);
    claim(&mut faults, paid.copied().all(|days| days >= 0.0), || "FTE-days are negative".into());
    faults
}

/// Whoever sits in a seat is here, on those terms, and knows the seat.
fn sitting(world: &World<'_>, faults: &mut Vec<String>) {
    for (index, seat) in world.seats.iter().enumerate() {
        for (person, contract) in [(seat.person, Contract::Permanent), (seat.cover, Contract::Agency)] {
            if person == NO_PERSON {
                continue;
            }
            let sits = &world.people[person as usize];
            let right = sits.here && sits.seat as usize == index && sits.contract == contract;
            claim(faults, right, || {
                format!(
                    "seat {index} names person {person}, who is here ({}) in seat {} ({:?})",
                    sits.here, sits.seat, sits.contract
                )
            });
            claim(faults, sits.leaves >= world.now, || format!("person {person} should have left"));
        }
        let both = seat.person != NO_PERSON && seat.cover != NO_PERSON;
        claim(faults, !both, || format!("two people sit in seat {index}"));
        claim(faults, seat.worker() != NO_PERSON || seat.load == 0, || {
            format!("seat {index} is empty and holds {}", seat.load)
        });
        claim(faults, seat.fte > 0.0, || format!("seat {index} has a size of {}", seat.fte));
    }
}

/// Whoever is away is on the list of those away once, and is given no hours and no child.
fn away(world: &World<'_>, faults: &mut Vec<String>) {
    for (index, person) in world.people.iter().enumerate().filter(|(_, person)| person.here) {
        let listed = world.away.iter().filter(|away| **away as usize == index).count();
        claim(faults, listed == usize::from(person.is_away()), || format!("person {index} is away {listed} times"));
        let seat = &world.seats[person.seat as usize];
        let works = seat.person == index as u32 && (seat.available > 0.0 || seat.takes_more());
        claim(faults, !person.is_away() || !works, || format!("person {index} is away and works"));
    }
}

/// Whoever is here has a seat that names them; whoever has left has none.
fn here(world: &World<'_>, faults: &mut Vec<String>) {
    for (index, person) in world.people.iter().enumerate() {
        let seat = &world.seats[person.seat as usize];
        let named = [seat.person, seat.cover].contains(&(index as u32));
        claim(faults, named == person.here, || {
            format!("person {index} is here ({}) and has a seat ({named})", person.here)
        });
        claim(faults, person.felt.is_finite() && person.hazard >= 0.0, || {
            format!("person {index} feels {} and has a hazard of {}", person.felt, person.hazard)
        });
    }
}

/// Every seat is in its role's list once.
fn roles(world: &World<'_>, faults: &mut Vec<String>) {
    let listed: usize = world.seats_of_role.iter().map(Vec::len).sum();
    claim(faults, listed == world.seats.len(), || {
        format!("{} seats, {listed} in the lists of roles", world.seats.len())
    });
    for (index, seat) in world.seats.iter().enumerate() {
        let times =
            world.seats_of_role[usize::from(seat.role)].iter().filter(|listed| **listed as usize == index).count();
        claim(faults, times == 1, || format!("seat {index} is {times} times in the list of its role"));
    }
}

/// Every seat is in its team's list once; funded posts add up; a closed team has nobody.
fn teams(world: &World<'_>, faults: &mut Vec<String>) {
    let mut listed = vec![0_u32; world.seats.len()];
    for (index, team) in world.teams.iter().enumerate() {
        let mut posts = 0.0;
        for place in &team.seats {
            let seat = &world.seats[*place as usize];
            listed[*place as usize] += 1;
            claim(faults, seat.team as usize == index, || {
                format!("seat {place} is in the list of team {index} and in team {}", seat.team)
            });
            posts += seat.funded();
            claim(faults, team.open || !seat.exists(), || {
                format!("seat {place} is in team {index}, which is not open")
            });
        }
        claim(faults, near(posts, team.posts), || format!("team {index} counts {} posts and has {posts}", team.posts));
        let held: i64 = team.seats.iter().map(|seat| i64::from(world.seats[*seat as usize].load)).sum();
        claim(faults, team.held.children == held, || {
            format!("team {index} counts {} children and holds {held}", team.held.children)
        });
        let room = TeamState { room: None, ..team.clone() }.room(&world.seats);
        claim(faults, team.room.is_none_or(|known| known.to_bits() == room.to_bits()), || {
            format!("team {index} has a room of {room} and remembers {:?}", team.room)
        });
        claim(faults, team.pull > 0.0, || format!("team {index} has a pull of {}", team.pull));
    }
    claim(faults, listed.iter().all(|times| *times == 1), || "a seat is in no team's list, or in two".into());
}

/// Children are shared between teams by the posts that these have now.
fn homes(world: &World<'_>, faults: &mut Vec<String>) {
    if !world.homes_stand {
        // They are worked out anew when the next week begins.
        return;
    }
    for home in &world.homes {
        let posts = |team: &u16| world.teams[*team as usize].posts;
        let total: f64 = home.teams.iter().map(posts).sum();
        let mut below = 0.0;
        for (team, share) in home.teams.iter().zip(&home.below) {
            below += posts(team) / total;
            claim(faults, total <= 0.0 || near(below, *share), || {
                format!("team {team} takes children up to {share} of its stage, and by posts up to {below}")
            });
            claim(faults, world.teams[*team as usize].open, || {
                format!("children would go to team {team}, which is not open")
            });
        }
    }
}

/// Offers that will come to something (or nothing) inside the period are all promised.
fn promised(world: &World<'_>, faults: &mut Vec<String>) {
    let mut under_way = vec![0_u32; world.promised.len()];
    for event in world.wheel.pending() {
        if event.sort() == sort::STARTS || event.sort() == sort::DROPS_OUT {
            under_way[world.applicants[event.index()].role] += 1;
        }
    }
    for (role, (offers, promised)) in under_way.iter().zip(&world.promised).enumerate() {
        claim(faults, offers <= promised, || {
            format!("{offers} offers in role {role} are under way and {promised} are promised")
        });
    }
}

/// What allocation looks at is what the seat says.
fn scores(world: &World<'_>, faults: &mut Vec<String>) {
    for (index, seat) in world.seats.iter().enumerate() {
        let takes = seat.per_load > 0.0 && (seat.load < seat.most || world.busy_above() < f64::INFINITY);
        let turn = world.teams[seat.team as usize].turns[seat.place as usize];
        let right = turn == seat.turns(world.busy_above()) && (turn.pressing < NO_TURN) == takes;
        claim(faults, right, || format!("seat {index} has turns of {turn:?}"));
        let empty = seat.worker() == NO_PERSON;
        claim(faults, !empty || !takes, || format!("seat {index} is empty and would take a child"));
    }
}

/// At the start of a week: nobody works more than their hours and overtime.
pub(super) fn hours(world: &World<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let Some(work) = world.plan.work else { return faults };
    for (index, seat) in world.seats.iter().enumerate() {
        let most = seat.available * (1.0 + work.overtime);
        claim(&mut faults, seat.used <= most + 1e-6 && seat.used >= -1e-6, || {
            format!("seat {index} uses {} hours of {most}", seat.used)
        });
        let shares = seat.given.iter().all(|share| (0.0..=1.0).contains(share));
        claim(&mut faults, shares, || format!("seat {index} gives {:?} of the hours asked", seat.given));
    }
    faults
}
