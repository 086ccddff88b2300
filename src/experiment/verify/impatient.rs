//! Erlang's A formula: children who wait may finish, more slowly, without a worker.

use super::Claim;
use super::given::{WEEK, arrivals, places, stage_days};
use super::law::expected;
use super::rows::{average, level, together};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// Of a length a share φ needs a worker, so a child who waits ends at rate θ = μ (1 − φ): a birth–death
/// chain with deaths at min(n, c) μ + max(0, n − c) θ.
pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let (Some(stage), Some(places)) = (council.stage.values().next(), places(council)) else {
        return Vec::new();
    };
    let (all, ends) = (arrivals(council), WEEK / stage_days(stage));
    let alone = ends * (1.0 - stage.elastic_percent.as_ref().map_or(0.0, |percent| percent.likely / 100.0));
    let (full, queue) = chain(all, ends, alone, places);
    vec![
        Claim::exact("share of time with no place", full, move |rows| {
            average(&rows.all(Measure::ChildrenOpen), |open| f64::from(u8::from(open >= places)))
        }),
        Claim::exact("children waiting", queue, |rows| level(&rows.all(Measure::ChildrenUnallocated))),
        Claim::exact("share who never have a worker", alone * queue / all, move |rows| {
            alone * level(&rows.all(Measure::ChildrenUnallocated)) / all
        }),
        Claim::exact("children held", (all - alone * queue) / ends, |rows| {
            level(&together(&rows.all(Measure::ChildrenOpen), -1.0, &rows.all(Measure::ChildrenUnallocated)))
        }),
    ]
}

/// P(n ≥ c) and the mean number waiting.
fn chain(all: f64, ends: f64, alone: f64, places: f64) -> (f64, f64) {
    // Deaths are as many as births where so many are there that as many end as come.
    let likeliest = if all < places * ends { all / ends } else { places + (all - places * ends) / alone };
    let deaths = |number: f64| number.min(places) * ends + (number - places).max(0.0) * alone;
    let [full, queue] = expected(
        (libm::floor(likeliest), f64::INFINITY),
        |number| all / deaths(number),
        |number| [f64::from(u8::from(number >= places)), (number - places).max(0.0)],
    );
    (full, queue)
}

#[cfg(test)]
mod tests {
    use super::chain;

    #[test]
    fn the_chain_gives_the_values_of_the_tables() {
        for (all, ends, alone, places, full, queue) in
            [(4.0, 1.0, 0.5, 4.0, 0.63851, 1.30341), (12.0, 0.04, 0.125, 280.0, 0.69633, 7.2476)]
        {
            let found = chain(all, ends, alone, places);
            assert!((found.0 - full).abs() < 1e-5 && (found.1 - queue).abs() < 1e-4, "{found:?}");
        }
    }

    /// With far more than there are places for, all are taken and the rest wait: (λ − cμ) ÷ θ of them.
    #[test]
    fn a_crowd_waits_and_no_more_are_held_than_there_are_places() {
        for a_week in [40.0, 57.5, 96.0, 5_000.0] {
            let (full, queue) = chain(a_week, 0.04, 0.02, 280.0);
            let held = (a_week - 0.02 * queue) / 0.04;
            assert!((full - 1.0).abs() < 1e-9 && (held - 280.0).abs() < 1e-6, "{a_week}: {full} {queue} {held}");
        }
        let alone = chain(4.0, 1.0, 0.0, 5.0);
        assert!(
            (alone.0 - 0.55411).abs() < 1e-5 && (alone.1 - 2.21645).abs() < 1e-4,
            "as Erlang's C has it: {alone:?}"
        );
    }
}
