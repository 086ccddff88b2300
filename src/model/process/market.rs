//! What the market offers a route: at a moment, and over a spell inside which changes begin and end.

use crate::foundations::time::{DAY, Ticks, day_of};
use crate::model::dates::Dated;
use crate::model::keeping;
use crate::model::state::World;
use crate::model::years::year_factor;
use crate::scenario::council::change::Change;

use super::workload;

/// A route's market over a spell, piece by piece: from each moment, so many applicants a year.
pub(super) struct Course {
    pieces: Vec<(Ticks, f64)>,
    ends: Ticks,
}

/// The market of a route from now to a moment.
pub(super) fn course(world: &World<'_>, route: usize, a_year: f64, ends: Ticks) -> Course {
    between(world, (world.now, ends), |at| market(world, route, a_year, at))
}

/// What is so many a year at each moment, between two moments.
pub(super) fn between(world: &World<'_>, (begins, ends): (Ticks, Ticks), a_year: impl Fn(Ticks) -> f64) -> Course {
    let inside = |at: &Ticks| *at > begins && *at < ends;
    let mut turns: Vec<Ticks> =
        world.levers.dated.iter().flat_map(|dated| [dated.from, dated.until]).filter(inside).collect();
    turns.sort_unstable();
    let mut pieces = vec![(begins, a_year(begins))];
    for at in turns {
        let rate = a_year(at);
        // A change that is of no concern to the route leaves the spell in one piece, and its luck as it was.
        if pieces.last().is_none_or(|last| last.1.to_bits() != rate.to_bits()) {
            pieces.push((at, rate));
        }
    }
    Course { pieces, ends }
}

impl Course {
    /// Each piece: its beginning, how long it is, and how many come a year.
    fn each(&self) -> impl Iterator<Item = (Ticks, f64, f64)> {
        let ends = self.pieces.iter().skip(1).map(|piece| piece.0).chain(std::iter::once(self.ends));
        self.pieces.iter().zip(ends).map(|((from, rate), to)| (*from, (to - from) as f64, *rate))
    }

    /// Eq. P18. The mean of the spell, each piece by its length: a change counts for as long as it is in force.
    pub(super) fn mean(&self) -> f64 {
        if let [(_, rate)] = self.pieces[..] {
            return rate;
        }
        let (sum, length) =
            self.each().fold((0.0, 0.0), |(sum, all), (_, length, rate)| (sum + rate * length, all + length));
        if length > 0.0 { sum / length } else { 0.0 }
    }

    /// When the applicant with uniform number u applies: evenly inside each piece, which has its share of them all.
    pub(super) fn when(&self, u: f64) -> Ticks {
        let all: f64 = self.each().map(|(_, length, rate)| length * rate).sum();
        let mut left = u * all;
        for (from, length, rate) in self.each() {
            let here = length * rate;
            if self.pieces.len() == 1 {
                return from + (u * length) as Ticks;
            }
            if left < here {
                return from + (left / rate) as Ticks;
            }
            left -= here;
        }
        self.ends - 1
    }
}

/// Share of the calendar month that begins now, or began before the period did, that lies between now and its end.
pub(super) fn part_of_month(world: &World<'_>, ends: Ticks) -> f64 {
    let date = world.layout.calendar.date_of(day_of(world.now));
    (ends - world.now) as f64 / (f64::from(date.days_in_month()) * DAY as f64)
}

/// Eq. P1. What the market offers a year at a moment.
pub(super) fn market(world: &World<'_>, route: usize, a_year: f64, at: Ticks) -> f64 {
    let name = &world.layout.routes[route];
    let extra = extra_applicants(world, name, at);
    let pull = world.plan.routes[route].pull.at(workload::council_feels(world))
        * usual_applicants(world, name, at)
        * applicants_for_pay(world, route, at);
    a_year * year_factor(world, "applicants", world.plan.years.applicants) * pull + extra
}

/// Places that a route has a year, by the file and by what changes add or take: neither years nor workload move them.
pub(super) fn places_on(world: &World<'_>, route: usize, a_year: f64, at: Ticks) -> f64 {
    let name = &world.layout.routes[route];
    a_year * usual_applicants(world, name, at) + extra_applicants(world, name, at)
}

/// Changes in force at a moment.
fn active<'w>(world: &'w World<'_>, at: Ticks) -> impl Iterator<Item = &'w Change> {
    let dated = world.levers.dated.iter().filter(move |dated: &&Dated| at >= dated.from && at < dated.until);
    dated.map(|dated| &world.council.change[&world.layout.changes[dated.change]])
}

/// Extra applicants a year through a route at a moment.
fn extra_applicants(world: &World<'_>, route: &str, at: Ticks) -> f64 {
    active(world, at)
        .filter_map(|change| change.recruit.as_ref())
        .filter(|recruit| recruit.route == route)
        .map(|recruit| world.number(&recruit.extra_applicants_per_year))
        .sum()
}

/// Share of a route's usual applicants who still come at a moment.
fn usual_applicants(world: &World<'_>, route: &str, at: Ticks) -> f64 {
    active(world, at)
        .filter_map(|change| change.lose_applicants.as_ref())
        .filter(|lose| lose.route == route)
        .map(|lose| 1.0 - world.number(&lose.fewer_percent) / 100.0)
        .product()
}

/// What payments that run at a moment make of a route's applicants.
fn applicants_for_pay(world: &World<'_>, route: usize, at: Ticks) -> f64 {
    keeping::draws(world, route, active(world, at).filter_map(|change| change.keep_staff.as_ref()))
}
