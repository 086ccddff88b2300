//! Where the plan fails, in a sentence that denies nothing of what other tables show.

use super::{SensitivityReport, count, words};
use crate::experiment::sensitivity::Matter;
use crate::experiment::sensitivity::along::Along;
use crate::experiment::sensitivity::failing::{Corner, Failing};
use crate::report::figures;

/// Most figures that are named.
const MOST: usize = 3;
/// Futures of which a corner that holds many of the failures is as good as sure to be found.
pub(super) const MANY: u32 = 2_000;
/// As many as they are typed.
pub(super) const MORE: &str = "--replications 2000";

/// Where the plan fails.
pub(crate) fn failing(report: &SensitivityReport<'_>) -> String {
    let Some(corner) = &report.found.corner else {
        return "There are too few futures to say where the plan fails.".into();
    };
    let what = words::failing(corner.failing);
    if corner.bounds.is_empty() {
        return nowhere(report, corner);
    }
    let share = |value: f64| figures::futures_in_100(value);
    let bounds: Vec<String> = corner.bounds.iter().map(|bound| words::bound(report, bound)).collect();
    format!(
        "{} {what} most where {}: there in {} ({} to {}), elsewhere in {}. That corner holds {} and {} of all failures, counted on futures that it was not found on.",
        report.label(),
        bounds.join(" and "),
        share(corner.inside[0]),
        figures::shown(100.0 * corner.inside[1], 0),
        figures::shown(100.0 * corner.inside[2], 0),
        share(corner.outside),
        share(corner.size),
        format_args!("{}%", figures::shown(100.0 * corner.held, 0)),
    )
}

/// Where no corner stands out: that none was found does not say that there is none, and one figure alone may turn the answer.
fn nowhere(report: &SensitivityReport<'_>, corner: &Corner) -> String {
    let futures = report.found.sizes.ensemble;
    let why = if futures < MANY { ": too few futures to find where it fails" } else { "" };
    let found = format!(
        "In {} futures no values of the leading figures are found with which {} {} clearly more often than elsewhere{why}.",
        count(futures),
        report.label(),
        words::failing(corner.failing),
    );
    match turning(report).filter(|_| corner.failing != Failing::HighestQuarter) {
        None => found,
        Some(names) => format!(
            "{found} Whether the target is kept in half of futures does turn on one figure alone, everything else as it may be: {names} (see the switching values)."
        ),
    }
}

/// The figures along which the target comes to be kept in fewer than half of futures; none where there are none.
fn turning(report: &SensitivityReport<'_>) -> Option<String> {
    let turns = |(matter, along): &(Matter, Along)| *matter == Matter::Promise && matches!(along, Along::Turns(_));
    let along = report.moving().into_iter().filter(|(_, told)| told.iter().any(turns));
    let names: Vec<String> = along.map(|(input, _)| words::quoted(report, input)).collect();
    let (told, rest) = names.split_at(names.len().min(MOST));
    let rest = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
    (!told.is_empty()).then(|| format!("{}{rest}", told.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::sensitivity::Turns;
    use crate::experiment::sensitivity::failing::Bound;
    use crate::experiment::sensitivity::share::Share;
    use crate::experiment::sensitivity::switching::Turn;
    use crate::report::sensitivity::sample;

    #[test]
    fn a_corner_is_told_in_a_whole_sentence() {
        let mut asked = sample::asked();
        let bounds = vec![Bound { input: 0, share: 0.6, above: true }];
        asked.found.corner = Some(Corner {
            failing: Failing::Broken,
            bounds,
            size: 0.4,
            inside: [0.8, 0.7, 0.9],
            outside: 0.1,
            held: 0.8,
        });
        let (said, name) = (failing(&asked.report()), words::quoted(&asked.report(), 0));
        assert!(said.contains(&format!("breaks the target most where {name} is above ")), "{said}");
    }

    #[test]
    fn a_corner_that_is_not_found_denies_no_switching_value() {
        let mut asked = sample::asked();
        asked.found.corner = Some(Corner {
            failing: Failing::Broken,
            bounds: Vec::new(),
            size: 0.2,
            inside: [0.5, 0.4, 0.6],
            outside: 0.5,
            held: 0.2,
        });
        let turn = |at: Option<Share>| Turn { at, seen: 1.0, holds_below: true, times: u32::from(at.is_some()) };
        sample::is_moved(&mut asked);
        asked.found.turns = vec![Turns { input: 0, matters: vec![(Matter::Promise, turn(None))] }];
        let said = failing(&asked.report());
        assert!(said.contains("too few futures to find where it fails"), "{said}");
        assert!(!said.contains("about as often") && !said.contains("under no values"), "{said}");
        assert!(!said.contains("switching values"), "{said}");
        let at = Some(Share { value: 0.3, low: 0.2, high: 0.4 });
        asked.found.turns[0].matters[0].1 = turn(at);
        let said = failing(&asked.report());
        let name = words::quoted(&asked.report(), 0);
        assert!(said.contains(&name) && said.contains("see the switching values"), "{said}");
        asked.found.one_at_a_time.bars[0].swing = [None; 4];
        (asked.found.one_at_a_time.bars[0].low, asked.found.one_at_a_time.bars[0].high) = ([None; 4], [None; 4]);
        let said = failing(&asked.report());
        assert!(!said.contains("switching values"), "a figure that is not told to move the answer turns none: {said}");
        asked.found.sizes.ensemble = 10_000;
        assert!(!failing(&asked.report()).contains("too few"), "so many futures are not few");
    }
}
