//! What inspectors ask of one day, child by child: gone through only where a scenario asks for it.

use super::series::Group;
use super::value::percent;
use crate::foundations::time::{Ticks, WEEK};
use crate::model::measure::Measure;
use crate::model::process::queues;
use crate::model::state::ended::two_years;
use crate::model::state::{Case, Waiting, World};
use crate::scenario::council::cases::CountsAs;

/// Groups of children whose workers are counted.
const GROUPS: [CountsAs; 3] = [CountsAs::ChildInNeed, CountsAs::ChildProtection, CountsAs::InCare];

/// Whether a measure is counted by going through children and people.
pub(super) fn goes_through(measure: Measure) -> bool {
    let nothing = Inspected { waits: vec![0], ..Inspected::default() };
    nothing.stock(measure, Group::Council).or(nothing.workers(measure)).is_some()
}

/// What children and people of one day show.
#[derive(Clone, Debug, Default)]
pub(super) struct Inspected {
    /// Children of each group with one worker in the last twelve months, with two, and with more.
    workers: [[u32; 3]; 3],
    /// Children on plans, those for two years or more, and those with no worker.
    plans: u32,
    long: u32,
    alone: u32,
    /// Registered permanent people, and those with under two years' service \[FTE\].
    people: f64,
    newer: f64,
    /// The longest wait by unit, and in all \[ticks\].
    waits: Vec<Ticks>,
    longest: Ticks,
}

impl Inspected {
    pub(super) fn of(world: &World<'_>) -> Self {
        let mut found = Self { waits: vec![0; world.layout.units.len()], ..Self::default() };
        let open = world.cases.iter().enumerate().filter(|(_, case)| case.open);
        open.for_each(|(index, case)| found.child(world, index, case));
        found.staff(world);
        found.queues(world);
        found
    }

    fn child(&mut self, world: &World<'_>, index: usize, case: &Case) {
        let counts = world.plan.stages[usize::from(case.stage)].counts_as;
        let Some(group) = GROUPS.iter().position(|group| Some(*group) == counts) else { return };
        let workers = world.continuity.as_ref().map_or(0, |kept| kept.workers(index, case, world.now));
        if workers > 0 {
            self.workers[group][workers.min(3) - 1] += 1;
        }
        if counts == Some(CountsAs::ChildProtection) {
            self.plans += 1;
            self.long += u32::from(world.now - case.entered >= two_years());
            self.alone += u32::from(case.in_queue);
        }
    }

    fn staff(&mut self, world: &World<'_>) {
        for seat in world.seats.iter().filter(|seat| world.plan.roles[usize::from(seat.role)].registered) {
            let Some(person) = world.people.get(seat.person as usize) else { continue };
            self.people += person.fte;
            self.newer += if world.now - person.started < two_years() { person.fte } else { 0.0 };
        }
    }

    /// Whoever has waited longest stands in some queue, behind none but those who wait no more.
    fn queues(&mut self, world: &World<'_>) {
        let waited = |entry: &Waiting| {
            let since = world.cases[entry.case as usize].waits_since;
            if queues::is_waiting(world, *entry) { world.now - since } else { 0 }
        };
        for (team, at) in world.teams.iter().zip(&world.layout.teams) {
            let longest = team.urgent.iter().chain(&team.queue).map(waited).max().unwrap_or(0);
            self.waits[at.unit] = self.waits[at.unit].max(longest);
        }
        let nowhere = world.homeless.iter().map(waited).max().unwrap_or(0);
        self.longest = self.waits.iter().copied().fold(nowhere, Ticks::max);
    }

    /// Eq. K16. The value of a measure that stands on the day; none of others.
    #[expect(clippy::wildcard_enum_match_arm, reason = "what is counted elsewhere is no concern of this page")]
    pub(super) fn stock(&self, measure: Measure, group: Group) -> Option<f64> {
        Some(match measure {
            Measure::OnPlanUnallocated => f64::from(self.alone),
            Measure::PlansOfTwoYears => percent(f64::from(self.long), f64::from(self.plans)),
            Measure::StaffUnderTwoYears => percent(self.newer, self.people),
            Measure::LongestWait => {
                let longest = if let Group::Unit(unit) = group { self.waits[unit] } else { self.longest };
                longest as f64 / WEEK as f64
            }
            _ => return None,
        })
    }

    /// Eq. K14. The share of a group's children who have had one worker in the last twelve months, two, or more: each
    /// person once, and no child who has had none.
    #[expect(clippy::wildcard_enum_match_arm, reason = "what is counted elsewhere is no concern of this page")]
    pub(super) fn workers(&self, measure: Measure) -> Option<f64> {
        let (group, place) = match measure {
            Measure::InNeedOneWorker => (0, 0),
            Measure::InNeedTwoWorkers => (0, 1),
            Measure::InNeedThreeWorkers => (0, 2),
            Measure::OnPlanOneWorker => (1, 0),
            Measure::OnPlanTwoWorkers => (1, 1),
            Measure::OnPlanThreeWorkers => (1, 2),
            Measure::InCareOneWorker => (2, 0),
            Measure::InCareTwoWorkers => (2, 1),
            Measure::InCareThreeWorkers => (2, 2),
            _ => return None,
        };
        let children = self.workers[group];
        Some(percent(f64::from(children[place]), f64::from(children.iter().sum::<u32>())))
    }
}
