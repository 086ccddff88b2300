//! Counts of children, posts and people on one day, group by group.

use super::series::Group;
use crate::model::process::{places, seats};
use crate::model::state::{NO_PERSON, Seat, World};
use crate::scenario::council::cases::CountsAs;

/// Part-time people meet a threshold to the digit, and are not above it by a hair.
pub(super) const HAIR: f64 = 1e-9;

/// What one group has on one day.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    pub open: f64,
    pub waiting: f64,
    pub in_care: f64,
    pub not_held: f64,
    pub held_up: f64,
    /// Held by registered workers.
    pub held: f64,
    pub weighted: f64,
    /// Registered workers with a child.
    pub holders: f64,
    pub holders_fte: f64,
    pub over: f64,
    /// Children held by those over the threshold.
    pub over_children: f64,
    pub largest: f64,
    pub hours: f64,
    pub available: f64,
    pub posts: f64,
    pub in_post: f64,
    /// The same as people.
    pub heads: f64,
    pub agency: f64,
    /// The same in registered roles.
    pub registered_in_post: f64,
    pub registered_agency: f64,
    pub vacant: f64,
    pub uncovered: f64,
    /// Agency workers in vacant registered posts.
    pub covering: f64,
    /// Registered posts.
    pub registered_posts: f64,
    /// Registered people at work, agency workers among them, by what their induction lets them carry.
    pub at_work: f64,
    /// A team exists, or a seat does.
    pub exists: bool,
}

impl Count {
    /// Adds a seat. Nought is not added: most seats have most of these.
    #[inline]
    fn seat(&mut self, world: &World<'_>, index: usize, seat: &Seat) {
        let registered = world.plan.roles[seat.role as usize].registered;
        self.exists = true;
        self.posts += seat.funded();
        if seat.available > 0.0 {
            self.hours += seat.hours;
            self.available += seat.available;
        }
        let mut worker = 0.0;
        if let Some(cover) = world.people.get(seat.cover as usize) {
            self.agency += cover.fte;
            worker = cover.fte;
        }
        if let Some(person) = world.people.get(seat.person as usize) {
            self.in_post += person.fte;
            self.heads += 1.0;
            worker = person.fte;
        } else if seat.post && registered {
            self.vacant += seat.fte;
            self.uncovered += if seat.cover == NO_PERSON { seat.fte } else { 0.0 };
            // A post that has been cut has no more than its own hours to cover.
            self.covering += worker.min(seat.fte);
        }
        if registered && !world.all_at_work {
            self.at_work += seats::at_work(world, seat);
        }
        if seat.load > 0 && registered {
            let load = f64::from(seat.load);
            self.weighted += if world.same_weights { load } else { world.weight_held(index) };
            self.caseload(load, worker, world.plan.threshold);
        }
    }

    /// Adds what a registered worker, so much of full time, holds.
    #[inline]
    fn caseload(&mut self, load: f64, worker: f64, threshold: f64) {
        self.held += load;
        if worker > 0.0 {
            let each = load / worker;
            self.holders += 1.0;
            self.holders_fte += worker;
            if each > threshold + HAIR {
                self.over += 1.0;
                self.over_children += load;
            }
            self.largest = if each > self.largest { each } else { self.largest };
        }
    }
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
        let crossed = &mut counts.cells[1 + units + roles..];
        for (index, seat) in world.seats.iter().enumerate().filter(|(_, seat)| seat.exists()) {
            let unit = world.layout.teams[seat.team as usize].unit;
            crossed[unit * roles + seat.role as usize].seat(world, index, seat);
        }
        counts.roll_up(world);
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
    fn roll_up(&mut self, world: &World<'_>) {
        for unit in 0..self.units {
            for (role, plan) in world.plan.roles.iter().enumerate() {
                let place = self.place(Group::UnitRole(unit, role));
                let cell = &mut self.cells[place];
                if plan.registered {
                    (cell.registered_in_post, cell.registered_agency) = (cell.in_post, cell.agency);
                    cell.registered_posts = cell.posts;
                    cell.at_work += if world.all_at_work { cell.in_post + cell.agency } else { 0.0 };
                }
                let one = *cell;
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
        cell.over_children += one.over_children;
        cell.largest = cell.largest.max(one.largest);
        cell.hours += one.hours;
        cell.available += one.available;
        cell.posts += one.posts;
        cell.in_post += one.in_post;
        cell.heads += one.heads;
        cell.agency += one.agency;
        cell.registered_in_post += one.registered_in_post;
        cell.registered_agency += one.registered_agency;
        cell.vacant += one.vacant;
        cell.uncovered += one.uncovered;
        cell.covering += one.covering;
        cell.registered_posts += one.registered_posts;
        cell.at_work += one.at_work;
        cell.exists = true;
    }

    fn children(&mut self, world: &World<'_>) {
        let mut held = 0;
        for (team, state) in world.teams.iter().enumerate() {
            let unit = &mut self.cells[1 + world.layout.teams[team].unit];
            unit.waiting += f64::from(state.waiting);
            unit.open += (state.held.children + i64::from(state.waiting)) as f64;
            held += state.held.children;
        }
        let council = &mut self.cells[0];
        council.held_up = places::waiting(world) as f64;
        council.open = (world.tally.entered - world.tally.closed) as f64;
        council.waiting = council.open - held as f64;
        for (plan, number) in world.plan.stages.iter().zip(world.in_stage) {
            let number = f64::from(number);
            if plan.counts_as == Some(CountsAs::InCare) {
                council.in_care += number;
            }
            if plan.held_by == 0 {
                council.not_held += number;
                council.waiting -= number;
            }
            if plan.counts_as == Some(CountsAs::EarlyHelp) {
                council.open -= number;
            }
        }
    }
}
