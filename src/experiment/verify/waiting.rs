//! M/M/c: a team with a ceiling, or several alike, and children who wait for a place (Erlang's C formula).

use super::Claim;
use super::given::{WEEK, arrivals, posts, stage_days};
use super::rows::{average, level, together};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let (Some(stage), Some(team)) = (council.stage.values().next(), council.team.values().next()) else {
        return Vec::new();
    };
    let pools = f64::from(team.how_many.unwrap_or(1));
    let places = libm::round(posts(council) * team.most_children.unwrap_or(1.0) / pools);
    let (arrivals, weeks) = (arrivals(council), stage_days(stage) / WEEK);
    let offered = arrivals * weeks;
    let waits = erlang_c(offered / pools, places);
    let queue = pools * waits * (offered / pools) / (places - offered / pools);
    let mut claims = vec![
        Claim::exact("children waiting", queue, |rows| level(&rows.all(Measure::ChildrenUnallocated))),
        Claim::exact("mean wait [weeks]", queue / arrivals, move |rows| {
            level(&rows.all(Measure::ChildrenUnallocated)) / arrivals
        }),
        Claim::exact("children held", offered, |rows| {
            level(&together(&rows.all(Measure::ChildrenOpen), -1.0, &rows.all(Measure::ChildrenUnallocated)))
        }),
    ];
    if pools < 1.5 {
        // Only of one pool does the number open say whether it is full.
        let full = move |rows: &super::rows::Rows<'_>| {
            average(&rows.all(Measure::ChildrenOpen), |open| f64::from(u8::from(open >= places)))
        };
        claims.insert(0, Claim::exact("share who wait", waits, full));
    }
    claims
}

/// Erlang's B formula by its recursion: the share of time that all places are taken where nobody waits.
pub(super) fn erlang_b(offered: f64, places: f64) -> f64 {
    let (mut blocked, mut place) = (1.0, 0.0);
    while place < places {
        place += 1.0;
        blocked = offered * blocked / (place + offered * blocked);
    }
    blocked
}

/// P(wait), Erlang's C formula.
pub(super) fn erlang_c(offered: f64, places: f64) -> f64 {
    let blocked = erlang_b(offered, places);
    blocked / (1.0 - offered / places * (1.0 - blocked))
}

#[cfg(test)]
mod tests {
    use super::{erlang_b, erlang_c};

    #[test]
    fn four_on_five_find_all_taken_in_a_fifth_of_the_time() {
        assert!((erlang_b(4.0, 5.0) - 0.19907).abs() < 1e-5);
    }

    #[test]
    fn the_formula_gives_the_values_of_the_tables() {
        for (offered, places, waits) in [(4.0, 5.0, 0.55411), (300.0, 320.0, 0.17608), (30.0, 32.0, 0.63022)] {
            assert!((erlang_c(offered, places) - waits).abs() < 1e-5, "{offered} on {places}");
        }
    }
}
