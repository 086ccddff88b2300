//! Erlang's A formula: children who wait may finish, more slowly, without a worker.

use super::Claim;
use super::given::{WEEK, arrivals, places, stage_days};
use super::rows::{average, level, together};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// States of the birth–death chain beyond the places.
const BEYOND: usize = 2_000;

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
    let (mut logarithm, mut masses) = (0.0, vec![0.0]);
    for state in 1..places as usize + BEYOND {
        let number = state as f64;
        let deaths = number.min(places) * ends + (number - places).max(0.0) * alone;
        logarithm += libm::log(all / deaths);
        masses.push(logarithm);
    }
    let most = masses.iter().copied().fold(f64::MIN, f64::max);
    let (mut sum, mut full, mut queue) = (0.0, 0.0, 0.0);
    for (state, logarithm) in masses.iter().enumerate() {
        let (mass, number) = (libm::exp(logarithm - most), state as f64);
        sum += mass;
        if number >= places {
            full += mass;
            queue += mass * (number - places);
        }
    }
    (full / sum, queue / sum)
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
}
