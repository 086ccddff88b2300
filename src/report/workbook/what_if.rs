//! The sheet of what the proposed option shows if something turns out otherwise, beneath what it shows as it is.

use super::comparison::{BAND, band};
use super::results::cell;
use super::sheet::{Cell, Sheet};
use crate::experiment::compare::tried::WhatIfFindings;
use crate::experiment::findings::Band;
use crate::model::measure::Measure;
use crate::report::compare::ComparisonReport;
use crate::report::days;

/// A row for the option as it is, for each share of applicants and for each what-if, all of the same futures.
pub(super) fn sheet(report: &ComparisonReport<'_>) -> Sheet {
    let comparison = report.comparison;
    let tried = || comparison.starters.iter().chain(&comparison.what_ifs);
    let played = tried().next();
    let planned = comparison.as_it_is.iter().filter(|_| played.is_some());
    let futures =
        played.map_or_else(String::new, |one| format!("; {} futures in each row", report.first_of(one.futures)));
    Sheet {
        name: "What_if",
        title: "What if",
        about: format!(
            "Children per social worker on {} with {}, as it is and if something turns out otherwise, against {}, which meets the same{futures}",
            report.date().map(days::long).unwrap_or_default(),
            comparison.proposed().label,
            comparison.reference().label,
        ),
        columns: [
            &[("What if", 46.0)][..],
            &BAND,
            &[
                ("Mean change from as it is", 16.0),
                ("Change in 8 in 10 futures: from", 16.0),
                ("Change in 8 in 10 futures: to", 16.0),
                ("Futures in which it is better than the reference, in 100", 18.0),
                ("Mean net cost against the reference", 18.0),
                ("Net cost in 8 in 10 futures: from", 18.0),
                ("Net cost in 8 in 10 futures: to", 18.0),
            ],
        ]
        .concat(),
        rows: planned.map(|one| row(one, true)).chain(tried().map(|one| row(one, false))).collect(),
    }
}

fn row(shown: &WhatIfFindings, as_it_is: bool) -> Vec<Cell> {
    let measure = Measure::AverageCaseload;
    let spread = |band: &Band| [band.mean, band.p10, band.p90];
    let none = || [const { Cell::NotApplicable }; 3];
    let shift = if as_it_is { none() } else { spread(&shown.shift).map(|value| cell(measure, value)) };
    let better = shown.against.share_better.map_or(Cell::NotApplicable, |share| Cell::Number(100.0 * share, 1));
    let net = shown.net.map_or_else(none, |net| spread(&net).map(Cell::Pounds));
    let cells = band(measure, &shown.option).into_iter().chain(shift).chain([better]).chain(net);
    std::iter::once(Cell::text(&shown.label)).chain(cells).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::sample;

    #[test]
    fn the_sheet_names_its_day_and_its_option_and_begins_with_the_option_as_it_is() {
        let mut played = sample::played();
        let option = played.comparison.proposed().label.clone();
        let told = sheet(&played.report());
        let day = days::long(played.report().date().expect("a day"));
        assert!(told.about.contains(&format!("on {day} with {option}, as it is")), "{}", told.about);
        assert_eq!((&told.rows[0][0], &told.rows[0][5]), (&Cell::text("as it is"), &Cell::NotApplicable));
        assert_eq!(told.rows.len(), 3);
        assert!(told.rows.iter().all(|row| row.len() == told.columns.len()));
        let at = |name: &str| told.columns.iter().position(|(column, _)| *column == name).expect(name);
        let tried = &played.report().comparison.starters[0];
        let net = tried.net.expect("a cost");
        assert_eq!(told.rows[1][at("Change in 8 in 10 futures: to")], cell(Measure::AverageCaseload, tried.shift.p90));
        assert_eq!(told.rows[1][at("Net cost in 8 in 10 futures: from")], Cell::Pounds(net.p10));
        // Where nothing was tried there is nothing to set the option beside.
        played.comparison.what_ifs.clear();
        played.comparison.starters.clear();
        assert!(sheet(&played.report()).rows.is_empty());
    }
}
