//! What a theory asks of a file's figures before it says anything of them: with others laid over the file there may be
//! no steady state, or a formula for stays without memory may be asked about stays with one.

use super::given::{WEEK, arrivals, is_without_memory, met, places, posts, stage_days};
use super::settled::still_there;
use super::staffing;
use crate::foundations::shape::Shape;
use crate::scenario::council::Council;
use crate::scenario::council::cases::Stage;

/// What is not as a theory needs it, and what to type.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unmet {
    pub(super) reason: String,
    pub(super) fix: String,
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
    whole_places(council)?;
    steady(arrivals(council) * stage_days(stage) / WEEK, places)
}

/// The same with two classes, whose stays have one length on average.
pub(super) fn two_classes(council: &Council) -> Result<(), Unmet> {
    let held: Vec<&Stage> = council.stage.values().filter(|stage| !stage.held_by.is_empty()).collect();
    for stage in &held {
        without_memory(stage)?;
    }
    whole_places(council)?;
    let days: Vec<f64> = held.iter().map(|stage| stage_days(stage)).collect();
    let (Some(first), Some(places)) = (days.first().copied(), places(council)) else { return Ok(()) };
    if days.iter().any(|other| (other - first).abs() > 1e-9 * first) {
        return Err(Unmet {
            reason: "the formula for urgent children and others takes stays of one mean length for both".into(),
            fix: "Give both stages the same length.".into(),
        });
    }
    steady(arrivals(council) * first / WEEK, places)
}

/// Erlang's A formula: stays without memory, and queues that end by themselves or for want of children.
pub(super) fn impatience(council: &Council) -> Result<(), Unmet> {
    let (Some(stage), Some(places)) = (council.stage.values().next(), places(council)) else { return Ok(()) };
    without_memory(stage)?;
    whole_places(council)?;
    if worker_needed(stage) < 100.0 { Ok(()) } else { steady(arrivals(council) * stage_days(stage) / WEEK, places) }
}

/// Places that children wait for: Erlang's C formula once more. Who goes elsewhere may stay as long as it likes.
pub(super) fn places_of_a_stage(council: &Council) -> Result<(), Unmet> {
    let stage = council.stage.values().find_map(|stage| Some((stage, stage.places.as_ref()?)));
    let Some((stage, places)) = stage else { return Ok(()) };
    if !is_whole(places.number.likely) {
        return Err(Unmet {
            reason: format!("a child takes a whole place, and there are {}", places.number.likely),
            fix: "Type a whole number.".into(),
        });
    }
    if places.goes_elsewhere_to.is_some() {
        return Ok(());
    }
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
        fix: "Type fewer referrals or shorter stays.".into(),
    })
}

/// Children who come back do so less than once each.
pub(super) fn some_stay_away(council: &Council) -> Result<(), Unmet> {
    let back = council.rereferral.as_ref().and_then(|back| back.returns_percent.as_ref());
    if back.is_none_or(|percent| percent.likely < 100.0) {
        return Ok(());
    }
    Err(Unmet {
        reason: "everybody comes back each time, so more are open every week".into(),
        fix: "Type a share below 100.".into(),
    })
}

/// Those met on the first day are as many as theory has open ever after.
pub(super) fn as_many_as_ever(council: &Council) -> Result<(), Unmet> {
    let Some(stage) = council.stage.values().next() else { return Ok(()) };
    let ever = arrivals(council) * stage_days(stage) / WEEK;
    if (met(council) - ever).abs() <= 0.5 { Ok(()) } else { Err(other_children(met(council), ever)) }
}

/// Of a Poisson number, the part of its spread by which a mean over futures may be off and nobody sees it.
const UNSEEN: f64 = 0.02;

/// The same, or those too many or too few have gone by the first record.
fn worn_off(council: &Council, ever: f64) -> Result<(), Unmet> {
    let Some(stage) = council.stage.values().next() else { return Ok(()) };
    let left = (met(council) - ever).abs() * still_there(stage, f64::from(council.period.warm_up_weeks));
    if left <= UNSEEN * ever.max(1.0).sqrt() { Ok(()) } else { Err(other_children(met(council), ever)) }
}

fn other_children(met: f64, ever: f64) -> Unmet {
    Unmet {
        reason: format!(
            "{met} children are open on the first day, and with these figures it would be {ever:.1} ever after"
        ),
        fix: "Set the open children of the team as well.".into(),
    }
}

/// Children open in the long run where nobody waits.
pub(super) fn first_met(council: &Council) -> Result<(), Unmet> {
    let ever = council.stage.values().next().map_or(0.0, |stage| arrivals(council) * stage_days(stage) / WEEK);
    worn_off(council, ever)
}

/// The answer of a swing is that of stays without memory.
pub(super) fn a_swing(council: &Council) -> Result<(), Unmet> {
    council.stage.values().next().map_or(Ok(()), without_memory)?;
    first_met(council)
}

/// Up to the step there are fewer.
pub(super) fn a_step(council: &Council) -> Result<(), Unmet> {
    let Some(stage) = council.stage.values().next() else { return Ok(()) };
    without_memory(stage)?;
    let fewer = council.change.values().find_map(|change| change.reduce_referrals.as_ref());
    let fewer = fewer.map_or(0.0, |cut| cut.fewer_percent.likely / 100.0);
    worn_off(council, arrivals(council) * stage_days(stage) / WEEK * (1.0 - fewer))
}

/// Exponential stays, of which so many are met on the first day as ever after.
pub(super) fn stays_met(council: &Council) -> Result<(), Unmet> {
    let team = council.team.get("held");
    for name in ["plan", "proceedings"] {
        let Some(stage) = council.stage.get(name) else { continue };
        without_memory(stage)?;
        let met = team.and_then(|team| team.open_children.get(name)).copied().unwrap_or(0.0);
        let ever = arrivals(council) * stage_days(stage) / WEEK;
        if (met - ever).abs() > 1.0 {
            return Err(other_children(met, ever));
        }
    }
    Ok(())
}

/// Work lost has come back before the record ends, and is not lost before the first day.
pub(super) fn a_dip_that_ends(council: &Council) -> Result<(), Unmet> {
    let found = council.change.values().find_map(|change| Some((change.date, change.transition.as_ref()?)));
    let Some((date, transition)) = found else { return Ok(()) };
    if transition.output_lost_percent.likely >= 100.0 {
        return Err(Unmet {
            reason: "nobody would work on the day of the change, and no workload could be told".into(),
            fix: "Type less than 100.".into(),
        });
    }
    let before = f64::from((date - council.period.start).get_days()) / WEEK;
    let after = f64::from((council.period.end - date).get_days()) / WEEK;
    // Its last four weeks are held against those before it, to one part in 10,000.
    if transition.lead_weeks > 0.0
        && transition.lead_weeks <= before
        && transition.disruption_weeks.likely * 10.0 <= after
    {
        return Ok(());
    }
    Err(Unmet {
        reason: format!("the change comes {before:.0} weeks after the first day and {after:.0} before the last"),
        fix: "Type a shorter lead (above 0) or disruption.".into(),
    })
}

/// Bands say how many days a stay lasts up to the last of them, and nothing of any day beyond it.
pub(super) fn limits_in_the_bands(council: &Council) -> Result<(), Unmet> {
    let beyond = council.stage.values().find_map(|stage| {
        let (Some(Shape::Histogram(bands)), Some(limit)) = (&stage.lasts_working_days, stage.deadline_working_days)
        else {
            return None;
        };
        bands.up_to.last().copied().filter(|last| f64::from(limit) > *last)
    });
    beyond.map_or(Ok(()), |last| {
        Err(Unmet {
            reason: format!("the published bands of stays end at {last} working days, and say nothing of a day beyond"),
            fix: format!("Type a limit of {last} working days at the most."),
        })
    })
}

fn without_memory(stage: &Stage) -> Result<(), Unmet> {
    if is_without_memory(stage) {
        return Ok(());
    }
    Err(Unmet {
        reason: "the formula holds for stays without memory, whose length is exponential".into(),
        fix: "Type a length such as { exponential = { mean = 1 } }.".into(),
    })
}

/// The share of a stay that needs a worker [%].
fn worker_needed(stage: &Stage) -> f64 {
    stage.elastic_percent.as_ref().map_or(0.0, |percent| percent.likely)
}

/// Every place is one worker's, and every worker is there.
fn whole_places(council: &Council) -> Result<(), Unmet> {
    staffing::all_filled(council)?;
    let Some(team) = council.team.values().next() else { return Ok(()) };
    let (pools, posts) = (team.how_many.unwrap_or(1), posts(council));
    if !is_whole(posts / f64::from(pools)) {
        return Err(Unmet {
            reason: format!("{posts} posts are not so many in each of {pools} teams"),
            fix: "Type whole posts for each team.".into(),
        });
    }
    if is_whole(team.most_children.unwrap_or(1.0)) {
        return Ok(());
    }
    Err(Unmet { reason: "a child takes a whole place".into(), fix: "Type whole children a worker.".into() })
}

/// A number without a part.
pub(super) fn is_whole(number: f64) -> bool {
    (number - libm::round(number)).abs() < 1e-9
}

fn steady(offered: f64, places: f64) -> Result<(), Unmet> {
    if offered < places {
        return Ok(());
    }
    Err(Unmet {
        reason: format!(
            "{offered:.2} places would be taken on average, and there are {places}: the queue grows for ever"
        ),
        fix: "Type fewer referrals, shorter stays or more places.".into(),
    })
}
