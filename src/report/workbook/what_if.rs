//! The sheet of what the proposed option shows if something turns out otherwise, beneath what it shows as it is.

use super::comparison::{BAND, band};
use super::results::cell;
use super::sheet::{Cell, Sheet};
use crate::experiment::compare::tried::WhatIfFindings;
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
                ("Futures in which it is better than the reference, in 100", 18.0),
                ("Mean net cost against the reference", 18.0),
            ],
        ]
        .concat(),
        rows: planned.map(|one| row(one, true)).chain(tried().map(|one| row(one, false))).collect(),
    }
}

fn row(shown: &WhatIfFindings, as_it_is: bool) -> Vec<Cell> {
    let measure = Measure::AverageCaseload;
    let shift = if as_it_is { Cell::NotApplicable } else { cell(measure, shown.shift.mean) };
    let better = shown.against.share_better.map_or(Cell::NotApplicable, |share| Cell::Number(100.0 * share, 1));
    let net = shown.net.map_or(Cell::NotApplicable, |net| Cell::Pounds(net.mean));
    let cells = band(measure, &shown.option).into_iter().chain([shift, better, net]);
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
        // Where nothing was tried there is nothing to set the option beside.
        played.comparison.what_ifs.clear();
        played.comparison.starters.clear();
        assert!(sheet(&played.report()).rows.is_empty());
    }
}
