//! What a theory asks of a file's figures before it says anything of them: with others laid over the file there may be
//! no steady state, or a formula for stays without memory may be asked about stays with one.

use super::given::{WEEK, arrivals, is_without_memory, leaving, places, stage_days};
use super::reference;
use crate::foundations::shape::Shape;
use crate::scenario::council::Council;
use crate::scenario::council::cases::Stage;

/// What is not as a theory needs it, and what to type.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unmet {
    pub(super) reason: String,
    pub(super) fix: &'static str,
}

/// What a theory needs.
pub(crate) type Needs = fn(&Council) -> Result<(), Unmet>;

/// It holds for any figures.
pub(super) fn nothing(_: &Council) -> Result<(), Unmet> {
    Ok(())
}

/// Erlang's C formula: stays without memory, and fewer children at work than there are places.
pub(super) fn a_queue(council: &Council) -> Result<(), Unmet> {
    let (Some(stage), Some(places)) = (council.stage.values().next(), places(council)) else { return Ok(()) };
    without_memory(stage)?;
    waits_whole(stage)?;
    steady(arrivals(council) * stage_days(stage) / WEEK, places)
}

/// The same with two classes, whose stays have one length on average.
pub(super) fn two_classes(council: &Council) -> Result<(), Unmet> {
    let held: Vec<&Stage> = council.stage.values().filter(|stage| !stage.held_by.is_empty()).collect();
    for stage in &held {
        without_memory(stage)?;
        waits_whole(stage)?;
    }
    let days: Vec<f64> = held.iter().map(|stage| stage_days(stage)).collect();
    let (Some(first), Some(places)) = (days.first().copied(), places(council)) else { return Ok(()) };
    if days.iter().any(|other| (other - first).abs() > 1e-9 * first) {
        return Err(Unmet {
            reason: "the formula for urgent children and others takes stays of one mean length for both".into(),
            fix: "Give both stages the same length.",
        });
    }
    steady(arrivals(council) * first / WEEK, places)
}

/// Erlang's A formula: stays without memory, and queues that end by themselves or for want of children.
pub(super) fn impatience(council: &Council) -> Result<(), Unmet> {
    let (Some(stage), Some(places)) = (council.stage.values().next(), places(council)) else { return Ok(()) };
    without_memory(stage)?;
    if worker_needed(stage) < 100.0 { Ok(()) } else { steady(arrivals(council) * stage_days(stage) / WEEK, places) }
}

/// Places that children wait for: Erlang's C formula once more. Who goes elsewhere may stay as long as it likes.
pub(super) fn places_of_a_stage(council: &Council) -> Result<(), Unmet> {
    let stage = council.stage.values().find_map(|stage| Some((stage, stage.places.as_ref()?)));
    let Some((stage, places)) = stage.filter(|(_, places)| places.goes_elsewhere_to.is_none()) else { return Ok(()) };
    without_memory(stage)?;
    steady(arrivals(council) * stage_days(stage) / WEEK, places.number.likely)
}

/// One worker whose hours are shared: less than a whole week of work comes in a week.
pub(super) fn one_worker(council: &Council) -> Result<(), Unmet> {
    let Some(stage) = council.stage.get("open") else { return Ok(()) };
    let work = arrivals(council) * stage_days(stage) / WEEK;
    if work < 1.0 {
        return Ok(());
    }
    Err(Unmet {
        reason: format!("work for {work:.2} workers comes, and there is one: what is left undone grows for ever"),
        fix: "Type fewer referrals or shorter stays.",
    })
}

/// The answer of a swing is that of stays without memory.
pub(super) fn a_swing(council: &Council) -> Result<(), Unmet> {
    council.stage.values().next().map_or(Ok(()), without_memory)
}

/// Somebody leaves: else no number of people is settled.
pub(super) fn leavers(council: &Council) -> Result<(), Unmet> {
    if leaving(council) > 0.0 {
        return Ok(());
    }
    Err(Unmet { reason: "nobody leaves, so no number in post is ever settled".into(), fix: "Type a share above 0." })
}

/// Children who come back do so less than once each.
pub(super) fn some_stay_away(council: &Council) -> Result<(), Unmet> {
    let back = council.rereferral.as_ref().and_then(|back| back.returns_percent.as_ref());
    if back.is_none_or(|percent| percent.likely < 100.0) {
        return Ok(());
    }
    Err(Unmet {
        reason: "everybody comes back each time, so more are open every week".into(),
        fix: "Type a share below 100.",
    })
}

/// Those met on the first day are as many as theory has open ever after.
pub(super) fn as_many_as_ever(council: &Council) -> Result<(), Unmet> {
    let Some(stage) = council.stage.values().next() else { return Ok(()) };
    let met: f64 = council.team.values().flat_map(|team| team.open_children.values()).sum();
    let ever = arrivals(council) * stage_days(stage) / WEEK;
    if (met - ever).abs() <= 0.5 {
        return Ok(());
    }
    Err(Unmet {
        reason: format!(
            "{met} children are open on the first day, and with these figures it would be {ever:.1} ever after"
        ),
        fix: "Set the open children of the team as well.",
    })
}

/// Spells of one length, longer than the wait for whoever stands in.
pub(super) fn one_length_of_spell(council: &Council) -> Result<(), Unmet> {
    let alike = council.absence.values().all(|absence| matches!(absence.lasts_working_days, Shape::Fixed(_)));
    if alike {
        return Ok(());
    }
    Err(Unmet {
        reason: "the sum is that of spells of one length".into(),
        fix: "Type one number of working days for the length.",
    })
}

/// A table of another program's results holds for the figures that it was made with.
pub(super) fn as_tabled(council: &Council) -> Result<(), Unmet> {
    if reference::is_as_tabled(council) {
        return Ok(());
    }
    Err(Unmet {
        reason: "its answer is a table of another program's results, and holds for the figures of the file alone"
            .into(),
        fix: "Leave the file's figures as they are; run.… may be set.",
    })
}

fn without_memory(stage: &Stage) -> Result<(), Unmet> {
    if is_without_memory(stage) {
        return Ok(());
    }
    Err(Unmet {
        reason: "the formula holds for stays without memory, whose length is exponential".into(),
        fix: "Type a length such as { exponential = { mean = 1 } }.",
    })
}

fn waits_whole(stage: &Stage) -> Result<(), Unmet> {
    if worker_needed(stage) >= 100.0 {
        return Ok(());
    }
    Err(Unmet {
        reason: "children who wait would end their stay without a worker, which is another formula (case impatient)"
            .into(),
        fix: "Leave elastic_percent at 100.",
    })
}

/// The share of a stay that needs a worker [%].
fn worker_needed(stage: &Stage) -> f64 {
    stage.elastic_percent.as_ref().map_or(0.0, |percent| percent.likely)
}

fn steady(offered: f64, places: f64) -> Result<(), Unmet> {
    if offered < places {
        return Ok(());
    }
    Err(Unmet {
        reason: format!(
            "{offered:.2} places would be taken on average, and there are {places}: the queue grows for ever"
        ),
        fix: "Type fewer referrals, shorter stays or more places.",
    })
}

#[cfg(test)]
mod tests {
    use super::super::CASES;
    use crate::scenario::loaded::load;
    use crate::scenario::shipped::Shipped;

    fn unmet(name: &str, set: &str) -> Option<String> {
        let case = CASES.iter().find(|case| case.name == name).expect("a known case");
        let mut sets: Vec<String> = case.sets.iter().map(|set| (*set).to_owned()).collect();
        sets.extend((!set.is_empty()).then(|| set.to_owned()));
        let scenario = load(case.file, &Shipped, &sets).expect("sound figures");
        (case.needs)(&scenario.council).err().map(|unmet| unmet.reason)
    }

    #[test]
    fn the_figures_of_every_case_are_as_its_theory_needs_them() {
        for case in CASES {
            assert_eq!(unmet(case.name, ""), None, "{}", case.name);
        }
    }

    #[test]
    fn figures_of_which_a_theory_says_nothing_are_told() {
        for (name, set, why) in [
            (
                "waiting-small",
                "demand.referrals_per_year=300",
                "5.75 places would be taken on average, and there are 5",
            ),
            ("waiting-small", "stage.held.lasts_weeks={ gamma = { mean = 1, cv = 0.5 } }", "without memory"),
            ("waiting-small", "stage.held.elastic_percent=50", "another formula"),
            ("priority", "demand.referrals_per_year=300", "grows for ever"),
            ("priority", "stage.urgent.lasts_weeks={ exponential = { mean = 0.5 } }", "one mean length"),
            ("impatient", "stage.held.lasts_weeks=1", "without memory"),
            ("places-wait", "demand.referrals_per_year=300", "grows for ever"),
            ("sharing", "demand.referrals_per_year=100", "and there is one: what is left undone"),
            ("swing", "stage.open.lasts_weeks=6.4", "without memory"),
            ("market", "leaving.percent_per_year=0", "nobody leaves"),
            ("first-day", "demand.referrals_per_year=700", "260 children are open on the first day"),
            ("standing-in", "absence.long.lasts_working_days={ exponential = { mean = 70 } }", "one length"),
            ("reference-base", "leaving.percent_per_year=20", "another program's results"),
        ] {
            let found = unmet(name, set).unwrap_or_default();
            assert!(found.contains(why), "{name} {set}: {found}");
        }
        assert_eq!(unmet("places", "demand.referrals_per_year=300"), None, "who finds no place goes elsewhere");
        assert_eq!(unmet("waiting-small", "demand.referrals_per_year=250"), None);
    }
}
