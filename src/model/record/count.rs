//! Counts of children, posts and people on one day, group by group.

use super::series::Group;
use crate::model::state::{NO_PERSON, NOBODY, Seat, World};
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
    pub(super) fn of(world: &World<'_>, by_team: bool) -> Self {
        let (units, roles) = (world.layout.units.len(), world.layout.roles.len());
        let cells = vec![Count::default(); 1 + units + roles + units * roles];
        let mut counts = Self { units, roles, cells };
        counts.cells[0].exists = true;
        for (team, state) in world.teams.iter().enumerate() {
            let unit = world.layout.teams[team].unit;
            counts.cells[1 + unit].exists |= state.open;
        }
        for seat in &world.seats {
            counts.seat(world, seat, by_team);
        }
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

    fn seat(&mut self, world: &World<'_>, seat: &Seat, by_team: bool) {
        if !seat.exists() {
            return;
        }
        let (unit, role) = (world.unit_of(seat.team), seat.role as usize);
        let one = seat_count(world, seat);
        self.add(Group::Council, &one);
        if by_team {
            self.add(Group::Unit(unit), &one);
            self.add(Group::Role(role), &one);
            self.add(Group::UnitRole(unit, role), &one);
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
        for case in world.cases.iter().filter(|case| case.open) {
            let plan = &world.plan.stages[case.stage as usize];
            let unit = world.unit_of(case.team);
            let waits = case.holder == NOBODY && plan.held_by != 0;
            let council = &mut self.cells[0];
            council.open += 1.0;
            council.in_care += f64::from(u8::from(plan.counts_as == Some(CountsAs::InCare)));
            council.waiting += f64::from(u8::from(waits));
            if plan.held_by == 0 {
                council.not_held += 1.0;
            } else if unit < self.units {
                let cell = &mut self.cells[1 + unit];
                cell.open += 1.0;
                cell.waiting += f64::from(u8::from(waits));
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
