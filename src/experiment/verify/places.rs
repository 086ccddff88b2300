//! A stage with places: children who find it full go elsewhere (Erlang's B formula) or stay where they are (C).

use super::Claim;
use super::given::{WEEK, arrivals, stage_days};
use super::rows::{Rows, average, level};
use super::waiting::{erlang_b, erlang_c};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let stage = council.stage.values().find_map(|stage| Some((stage, stage.places.as_ref()?)));
    let Some((stage, places)) = stage else { return Vec::new() };
    let offered = arrivals(council) * stage_days(stage) / WEEK;
    let number = places.number.likely;
    // Nobody stays at the door, so that all who are open and not held up are in a place.
    let full =
        move |rows: &Rows<'_>| average(&rows.all(Measure::ChildrenOpen), |open| f64::from(u8::from(open >= number)));
    if places.goes_elsewhere_to.is_some() {
        let blocked = erlang_b(offered, number);
        return vec![
            Claim::exact("share who find it full", blocked, full),
            Claim::exact("children in it", offered * (1.0 - blocked), |rows| level(&rows.all(Measure::ChildrenOpen))),
            Claim::exact("children held up", 0.0, |rows| level(&rows.all(Measure::ChildrenHeldUp))),
        ];
    }
    let waits = erlang_c(offered, number);
    vec![
        Claim::exact("share who wait for a place", waits, full),
        Claim::exact("children held up", waits * offered / (number - offered), |rows| {
            level(&rows.all(Measure::ChildrenHeldUp))
        }),
    ]
}
