//! Counts of children, posts and people on one day, group by group.

use super::series::Group;
use crate::model::state::{NO_PERSON, Seat, World};
use crate::scenario::council::cases::CountsAs;

/// What one group has on one day.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    pub open: f64,
    pub waiting: f64,
    pub in_care: f64,
    pub not_held: f64,
    /// Held by registered workers.
    pub held: f64,
    pub weighted: f64,
    /// Registered workers with a child.
    pub holders: f64,
    pub holders_fte: f64,
    pub over: f64,
    pub largest: f64,
    pub hours: f64,
    pub available: f64,
    pub posts: f64,
    pub in_post: f64,
    pub agency: f64,
    /// The same in registered roles.
    pub registered_in_post: f64,
    pub registered_agency: f64,
    pub vacant: f64,
    pub uncovered: f64,
    /// A team exists, or a seat does.
    pub exists: bool,
}

/// Every group's counts.
#[derive(Debug)]
pub(super) struct Counts {
    units: usize,
    roles: usize,
    cells: Vec<Count>,
}

impl Counts {
    pub(super) fn of(world: &World<'_>) -> Self {
        let (units, roles) = (world.layout.units.len(), world.layout.roles.len());
        let cells = vec![Count::default(); 1 + units + roles + units * roles];
        let mut counts = Self { units, roles, cells };
        counts.cells[0].exists = true;
        for (team, state) in world.teams.iter().enumerate() {
            let unit = world.layout.teams[team].unit;
            counts.cells[1 + unit].exists |= state.open;
        }
        for seat in world.seats.iter().filter(|seat| seat.exists()) {
            let group = Group::UnitRole(world.unit_of(seat.team), seat.role as usize);
            counts.add(group, &seat_count(world, seat));
        }
        counts.roll_up();
        counts.children(world);
        counts
    }

    pub(super) fn get(&self, group: Group) -> &Count {
        &self.cells[self.place(group)]
    }

    fn place(&self, group: Group) -> usize {
        match group {
            Group::Council => 0,
            Group::Unit(unit) => 1 + unit,
            Group::Role(role) => 1 + self.units + role,
            Group::UnitRole(unit, role) => 1 + self.units + self.roles + unit * self.roles + role,
        }
    }

    /// Adds up roles in units to units, roles and the council.
    fn roll_up(&mut self) {
        for unit in 0..self.units {
            for role in 0..self.roles {
                let one = *self.get(Group::UnitRole(unit, role));
                if one.exists {
                    self.add(Group::Council, &one);
                    self.add(Group::Unit(unit), &one);
                    self.add(Group::Role(role), &one);
                }
            }
        }
    }

    fn add(&mut self, group: Group, one: &Count) {
        let place = self.place(group);
        let cell = &mut self.cells[place];
        cell.held += one.held;
        cell.weighted += one.weighted;
        cell.holders += one.holders;
        cell.holders_fte += one.holders_fte;
        cell.over += one.over;
        cell.largest = cell.largest.max(one.largest);
        cell.hours += one.hours;
        cell.available += one.available;
        cell.posts += one.posts;
        cell.in_post += one.in_post;
        cell.agency += one.agency;
        cell.registered_in_post += one.registered_in_post;
        cell.registered_agency += one.registered_agency;
        cell.vacant += one.vacant;
        cell.uncovered += one.uncovered;
        cell.exists = true;
    }

    fn children(&mut self, world: &World<'_>) {
        for (team, state) in world.teams.iter().enumerate() {
            let unit = &mut self.cells[1 + world.layout.teams[team].unit];
            unit.waiting += f64::from(state.waiting);
        }
        for unit in 0..self.units {
            let cell = &mut self.cells[1 + unit];
            cell.open = world.year.held[unit] as f64 + cell.waiting;
        }
        let council = &mut self.cells[0];
        council.open = (world.tally.entered - world.tally.closed) as f64;
        council.waiting = council.open - world.year.held.iter().sum::<i64>() as f64;
        for (stage, number) in world.in_stage.iter().enumerate() {
            let (plan, number) = (&world.plan.stages[stage], f64::from(*number));
            if plan.counts_as == Some(CountsAs::InCare) {
                council.in_care += number;
            }
            if plan.held_by == 0 {
                council.not_held += number;
                council.waiting -= number;
            }
        }
    }
}

/// What one seat adds.
fn seat_count(world: &World<'_>, seat: &Seat) -> Count {
    let fte = |person: u32| {
        if person == NO_PERSON { 0.0 } else { world.people[person as usize].fte }
    };
    let (permanent, agency) = (fte(seat.person), fte(seat.cover));
    let registered = world.plan.roles[seat.role as usize].registered;
    let one = |yes: bool| f64::from(u8::from(yes));
    let posts = if seat.post { seat.fte } else { 0.0 };
    let vacant = if registered && seat.person == NO_PERSON { posts } else { 0.0 };
    let uncovered = if seat.cover == NO_PERSON { vacant } else { 0.0 };
    let worker = fte(seat.worker());
    let holds = registered && seat.load > 0 && worker > 0.0;
    let each = if holds { f64::from(seat.load) / worker } else { 0.0 };
    Count {
        held: if registered { f64::from(seat.load) } else { 0.0 },
        weighted: if registered { f64::from(seat.weighted) } else { 0.0 },
        holders: one(holds),
        holders_fte: if holds { worker } else { 0.0 },
        over: one(each > world.plan.threshold),
        largest: each,
        hours: if seat.available > 0.0 { seat.hours } else { 0.0 },
        available: seat.available,
        posts,
        in_post: permanent,
        agency,
        registered_in_post: if registered { permanent } else { 0.0 },
        registered_agency: if registered { agency } else { 0.0 },
        vacant,
        uncovered,
        ..Count::default()
    }
}
