//! How soon the first day wears off, and whether enough weeks are left out for that.

use std::f64::consts::PI;

use super::Case;
use super::given::{WEEK, YEAR, arrivals, beyond, leaving, length, mean, places as places_of, stage_days, variance};
use super::needs::Unmet;
use super::waiting::erlang_b;
use crate::scenario::council::Council;
use crate::scenario::council::cases::Stage;

/// Factors of e by which a start has worn off that no longer matters.
const ENOUGH: f64 = 5.0;
/// The most weeks of warming up that a file may ask for.
const LONGEST: f64 = 5_200.0;
/// Rounding aside.
const SLACK: f64 = 1.0 - 1e-9;

/// There is nothing to wear off, or what there is does not matter.
pub(super) fn at_once(_: &Council) -> f64 {
    0.0
}

/// Mean weeks along the whole path.
pub(super) fn all_stays(council: &Council) -> f64 {
    council.stage.values().map(|stage| stage_days(stage) / WEEK).sum()
}

/// The stage whose children need a worker, and wait for one.
fn held(council: &Council) -> Option<&Stage> {
    council.stage.values().find(|stage| !stage.held_by.is_empty())
}

/// Relaxation of a queue with c places: 1 ÷ (√(cμ) − √λ)², in each pool.
fn relaxation(a_week: f64, places: f64, weeks: f64) -> f64 {
    let apart = (places / weeks).sqrt() - a_week.sqrt();
    if apart <= 0.0 { f64::MAX } else { 1.0 / (apart * apart) }
}

/// Of children who wait for a worker.
pub(super) fn queue(council: &Council) -> f64 {
    let (Some(stage), Some(places)) = (held(council), places_of(council)) else { return 0.0 };
    let pools = f64::from(council.team.values().next().and_then(|team| team.how_many).unwrap_or(1));
    relaxation(arrivals(council) / pools, places / pools, stage_days(stage) / WEEK)
}

/// Who waits may finish alone, more slowly.
pub(super) fn impatience(council: &Council) -> f64 {
    let Some(stage) = held(council) else { return 0.0 };
    let alone = 1.0 - stage.elastic_percent.as_ref().map_or(0.0, |percent| percent.likely / 100.0);
    if alone <= 0.0 { queue(council) } else { stage_days(stage) / WEEK / alone }
}

/// What is taken and falls free in turns, all begun together, keeps their beat until chance has spread them: of a wave through turns of
/// length T and variance V, e^(−2π² V ÷ T²) is left by each.
fn in_turns(settles: f64, turn: f64, variance: f64) -> f64 {
    let fades = 2.0 * PI * PI * variance / (turn * turn);
    if fades < 1.0 { settles.max(turn / fades) } else { settles }
}

/// Of a stage with places. A place that somebody always wants is taken again as soon as it falls free.
pub(super) fn places(council: &Council) -> f64 {
    let found = council.stage.values().find_map(|stage| Some((stage, stage.places.as_ref()?)));
    let Some((stage, places)) = found else { return 0.0 };
    let (a_week, number, weeks) = (arrivals(council), places.number.likely, stage_days(stage) / WEEK);
    if places.goes_elsewhere_to.is_none() {
        return relaxation(a_week, number, weeks);
    }
    let taken = a_week * weeks * (1.0 - erlang_b(a_week * weeks, number)) / number;
    let stays = length(stage).map_or(0.0, |(shape, days)| variance(shape) * (days / WEEK) * (days / WEEK));
    let (turn, idle) = (weeks / taken, weeks / taken - weeks);
    in_turns(weeks, turn, stays + idle * idle)
}

/// Each post by itself: people leave it, and it fills.
pub(super) fn filling(council: &Council) -> f64 {
    let shape = council.recruitment.values().find_map(|route| route.time_to_fill_days.as_ref());
    let fill = shape.map_or(0.0, mean);
    let fills = if fill > 0.0 { YEAR / fill } else { f64::INFINITY };
    let held = YEAR / leaving(council);
    let spread = held * held + shape.map_or(0.0, variance);
    in_turns(YEAR / WEEK / (leaving(council) + fills), (held + fill) / WEEK, spread / (WEEK * WEEK))
}

/// People are there until they leave.
pub(super) fn leaving_alone(council: &Council) -> f64 {
    YEAR / WEEK / leaving(council).max(f64::MIN_POSITIVE)
}

/// One worker's hours: W ÷ (1 − √ρ)².
pub(super) fn shared(council: &Council) -> f64 {
    let Some(stage) = council.stage.get("open") else { return 0.0 };
    let weeks = stage_days(stage) / WEEK;
    relaxation(arrivals(council), 1.0, weeks)
}

/// Those who come back again and again: each time fewer.
pub(super) fn returns(council: &Council) -> f64 {
    let Some(back) = &council.rereferral else { return 0.0 };
    let share = back.returns_percent.as_ref().map_or(0.0, |percent| percent.likely / 100.0);
    let away = back.after_days.as_ref().map_or(0.0, mean) / WEEK;
    if share <= 0.0 { 0.0 } else { (all_stays(council) + away) / -libm::log(share) }
}

/// Of the children met on the first day, the share who are still in a stage so many weeks later: E[max(0, S − t)] ÷ E[S].
pub(super) fn still_there(stage: &Stage, weeks: f64) -> f64 {
    let Some((shape, unit)) = length(stage) else { return 0.0 };
    let mean = mean(shape);
    if mean > 0.0 { beyond(shape, 0.0, weeks * WEEK / unit) / mean } else { 0.0 }
}

fn warm(council: &Council) -> f64 {
    f64::from(council.period.warm_up_weeks)
}

/// Weeks on record.
fn on_record(council: &Council) -> f64 {
    f64::from((council.period.end - council.period.start).get_days()) / WEEK - warm(council)
}

/// As many weeks on record as the file has, and its start has worn off as far as in the file, or far enough.
pub(super) fn long_enough(case: &Case, own: &Council, asked: &Council) -> Result<(), Unmet> {
    if on_record(asked) < on_record(own) * SLACK {
        return Err(Unmet {
            reason: format!("its answer is read from {:.0} weeks on record", on_record(own)),
            fix: "Type a later period.end.".into(),
        });
    }
    let (was, is) = ((case.asks.wears_off)(own), (case.asks.wears_off)(asked));
    let needed = if was > 0.0 { (warm(own) / was).min(ENOUGH) * is } else { warm(own) };
    if warm(asked) >= needed * SLACK {
        return Ok(());
    }
    let ask = libm::ceil(needed);
    let later = (ask - warm(asked) + on_record(own) - on_record(asked)).max(0.0);
    Err(Unmet {
        reason: format!(
            "the first day wears off too slowly for {:.0} weeks of warming up, and its answer is that of the long run",
            warm(asked)
        ),
        fix: if ask <= LONGEST {
            format!("Type period.warm_up_weeks={ask:.0}, and a period.end {later:.0} weeks later.")
        } else {
            "Type figures nearer to those of its file: no warming up is long enough for these.".into()
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Children four on five places for a week each: 1 ÷ (√5 − 2)² = 17.94 weeks.
    #[test]
    fn a_queue_near_its_places_settles_slowly() {
        assert!((relaxation(4.0, 5.0, 1.0) - 17.944).abs() < 1e-3);
        assert!(relaxation(5.0, 5.0, 1.0) > 1e300, "and never where all are taken");
    }

    /// Turns that differ by a hundredth: 1 ÷ (2π² × 0.01²) of them.
    #[test]
    fn turns_of_one_length_keep_their_beat() {
        assert!((in_turns(1.0, 1.0, 1e-4) - 506.6).abs() < 0.1);
        assert!((in_turns(1.0, 2.0, 1.0) - 1.0).abs() < 1e-12, "and turns of any length do not");
        assert!((in_turns(1.0, f64::INFINITY, f64::INFINITY) - 1.0).abs() < 1e-12, "nor does what nobody wants");
    }
}
