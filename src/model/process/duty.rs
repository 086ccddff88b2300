//! Who is on duty this week, and takes the children who enter some stages.

use crate::model::plan::{StagePlan, week_of};
use crate::model::state::{NOBODY, Seat, TeamState, World};

/// Puts somebody on duty in every team for the week that begins now, for each stage that whoever is on duty takes.
pub fn rotate(world: &mut World<'_>) {
    let World { plan, teams, seats, now, .. } = world;
    if plan.stages.iter().all(|stage| !stage.to_duty) {
        return;
    }
    let week = week_of(*now);
    for team in teams {
        let able = |stage: &StagePlan| -> Vec<u16> {
            let may_hold = |seat: &Seat| seat.per_load > 0.0 && stage.may_be_held_by(seat.kind);
            let all = team.seats.iter().copied();
            if stage.to_duty { all.filter(|seat| may_hold(&seats[usize::from(*seat)])).collect() } else { Vec::new() }
        };
        team.on_duty = plan.stages.iter().map(|stage| turn(&able(stage), week)).collect();
    }
}

/// Eq. A21. Of those who may be on duty it is the one whose place in the team is the week's number, counted round.
fn turn(able: &[u16], week: i64) -> u16 {
    let place = week.checked_rem_euclid(able.len() as i64).unwrap_or(0);
    able.get(place as usize).copied().unwrap_or(NOBODY)
}

/// The seat on duty in a team for a stage, if it has one.
#[inline]
pub(super) fn on_duty(team: &TeamState, stage: u8) -> Option<u16> {
    team.on_duty.get(usize::from(stage)).copied().filter(|seat| *seat != NOBODY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_on_duty_as_often() {
        let able = [4, 7, 9, 12, 30];
        for first in [-3, 0, 17] {
            let turns: Vec<u16> = (first..first + 40).map(|week| turn(&able, week)).collect();
            for seat in able {
                assert_eq!(turns.iter().filter(|turn| **turn == seat).count(), 8, "{turns:?}");
            }
        }
        assert_eq!(turn(&[], 3), NOBODY);
    }
}
