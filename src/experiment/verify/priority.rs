//! Urgent children first: M/M/c with two classes, nobody interrupted.

use super::Claim;
use super::given::{WEEK, arrivals, exit, places, stage_days};
use super::rows::{Rows, level, together};
use super::waiting::erlang_c;
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// With W₀ = C ÷ (cμ) the k-th class waits W₀ ÷ ((1 − σ_{k−1})(1 − σ_k)), σ the load of the classes up to it.
pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let (Some(door), Some(urgent), Some(places)) =
        (council.stage.get("door"), council.stage.get("urgent"), places(council))
    else {
        return Vec::new();
    };
    let weeks = stage_days(urgent) / WEEK;
    let all = arrivals(council);
    let share = exit(door, "urgent");
    let (load, first) = (all * weeks / places, all * share * weeks / places);
    let base = erlang_c(all * weeks, places) * weeks / places;
    let (waits, others) = (base / (1.0 - first), base / ((1.0 - first) * (1.0 - load)));
    let (of_urgent, of_others) = (all * share, all * (1.0 - share));
    let mean = share * waits + (1.0 - share) * others;
    vec![
        Claim::exact("mean wait, urgent [weeks]", waits, move |rows| {
            level(&rows.all(Measure::ChildrenInCare)) / of_urgent - weeks
        }),
        Claim::exact("mean wait, others [weeks]", others, move |rows| level(&not_urgent(rows)) / of_others - weeks),
        Claim::exact("mean wait, all [weeks]", mean, move |rows| level(&rows.all(Measure::ChildrenUnallocated)) / all),
    ]
}

/// Children open who are neither urgent nor at the door.
fn not_urgent(rows: &Rows<'_>) -> Vec<f64> {
    together(&rows.values("only", Measure::ChildrenOpen), -1.0, &rows.all(Measure::ChildrenInCare))
}
