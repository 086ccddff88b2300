//! Money on the page: by financial year, what it is worth today, when it is earned back, and what it buys.

use super::{ComparisonReport, part_years, words};
use crate::experiment::compare::OptionFindings;
use crate::experiment::compare::costs::{Column, Costs};
use crate::experiment::compare::worth::{UnitCost, Worth};
use crate::experiment::findings::{Band, Series};
use crate::model::measure::Measure;
use crate::report::paper::{Cell, Table};
use crate::report::{days, figures};

/// The columns that people are shown.
const SHOWN: [(Column, &str); 8] = [
    (Column::OneOff, "One-off"),
    (Column::Permanent, "Permanent staff"),
    (Column::Agency, "Agency"),
    (Column::Other, "Other running"),
    (Column::Gross, "Gross"),
    (Column::Saving, "Cashable saving"),
    (Column::Net, "Net against the reference"),
    (Column::Cumulative, "Net so far"),
];

/// What the figures of a table of money are.
pub(crate) const AVERAGES: &str = "averages over futures, which add up where the middle of a total need not, and the range of 8 in 10 futures beneath";

/// Columns of a table in the one unit of its largest figure.
pub(crate) fn in_one_unit(columns: &[Vec<Band>]) -> Vec<words::Column> {
    let size = |band: &Band| [band.mean, band.p10, band.p90].map(f64::abs).into_iter().fold(0.0, f64::max);
    let largest = columns.iter().flatten().max_by(|one, other| size(one).total_cmp(&size(other)));
    // Known without error, it sets the unit of a column and none of its digits.
    let unit = largest.map(|band| Band { mc_error: 0.0, ..*band });
    columns.iter().map(|bands| words::Column::of(bands.iter().chain(&unit))).collect()
}

/// What an option costs by financial year.
pub(crate) fn table(option: &OptionFindings, costs: &Costs) -> Table {
    let years = part_years::of(option).into_iter().map(|year| Cell::with(year.name.clone(), year.part()));
    let names = years.chain([Cell::of("In all")]);
    let of = |(column, _): (Column, &str)| costs.cash.iter().filter_map(|row| *row.get(column as usize)?).collect();
    let columns = in_one_unit(&SHOWN.map(of));
    let row = |(year, row): (Cell, &Vec<Option<Band>>)| {
        let cells = SHOWN.iter().zip(&columns).map(|((kind, _), column)| {
            row.get(*kind as usize).copied().flatten().map_or_else(Cell::none, |band| of_a_year(column, &band))
        });
        std::iter::once(year).chain(cells).collect()
    };
    Table {
        caption: format!("{}: {AVERAGES}, in cash", option.label),
        heads: std::iter::once("Financial year").chain(SHOWN.iter().map(|shown| shown.1)).map(str::to_owned).collect(),
        rows: names.zip(&costs.cash).map(row).collect(),
        words: false,
        folded: false,
    }
}

/// A figure of a year, or of all, with the decimals of its column.
fn of_a_year(column: &words::Column, band: &Band) -> Cell {
    if words::Column::is_nought(band) {
        return Cell::of("£0");
    }
    let (mean, range) = column.aligned(band);
    Cell::with(mean, range)
}

/// A mean with the range of 8 in 10 futures; nought needs no decimals.
pub(crate) fn cell(column: &words::Column, band: &Band) -> Cell {
    if words::Column::is_nought(band) {
        return Cell::of("£0");
    }
    let (mean, range) = column.mean(band);
    Cell::with(mean, range)
}

/// What an option's money comes to and what it buys.
pub(crate) fn sentences(report: &ComparisonReport<'_>, option: &OptionFindings) -> Vec<String> {
    let (Some(costs), Some(worth)) = (&option.costs, &option.worth) else { return Vec::new() };
    let label = &option.label;
    let mut said = Vec::new();
    if let (Some(present), Some(optimism)) = (costs.present, costs.with_optimism) {
        // Both are of the same futures, so that the one less the other is known far better than either.
        let allowance = allowance(optimism.mean - present.mean, costs.optimism_percent);
        said.push(format!("{label}: {}, in the first year’s prices; {allowance}.", in_present_value(&present)));
    }
    said.push(format!("{label}: {}.", break_even(report, worth)));
    let standard = report.council().standard.as_ref();
    let most =
        standard.map_or_else(|| "too many".into(), |one| format!("more than {}", figures::written(one.most_children)));
    let month = format!("each month in which one child fewer waits for a worker or has one with {most} children");
    said.extend(worth.case_month.map(|cost| {
        let waiting = waiting(option).map_or_else(String::new, |more| {
            format!(" On average over the period {more} children have no worker than with the reference; they count against it.")
        });
        format!("{label}: {}.{waiting}", price(&cost, &month))
    }));
    let point = "one child fewer in the average caseload, averaged over the whole period";
    said.extend(worth.caseload_point.map(|cost| format!("{label}: {}.", price(&cost, point))));
    said
}

/// How many children more have no worker than with the reference: "54 more"; none where they are no more.
fn waiting(option: &OptionFindings) -> Option<String> {
    let measure = Measure::ChildrenUnallocated;
    let series = Series { team: "all".into(), role: "all".into(), measure };
    let row = option.differences.as_ref()?.get(&series)?;
    let known: Vec<&Band> = row.iter().skip(1).flatten().map(|found| &found.band).collect();
    let mean = known.iter().map(|band| band.mean).sum::<f64>() / known.len().max(1) as f64;
    let said = words::amount(measure, mean, figures::largest(known.iter().map(|band| band.mc_error)));
    said.ends_with(" more").then_some(said)
}

fn in_present_value(band: &Band) -> String {
    let column = words::Column::of(std::iter::once(band));
    let said =
        column.more(band, band.mean).unwrap_or_else(|| "no more and no less, to the digits that are known,".into());
    let spread = column.more_in_8_in_10(band).map_or_else(String::new, |said| format!(" ({said} in 8 in 10 futures)"));
    let beside = if said.ends_with(',') { "" } else { " than the reference" };
    format!("on average {said}{beside} in present value over the period{spread}")
}

fn allowance(pounds: f64, percent: f64) -> String {
    let size = words::pounds(pounds.abs(), pounds.abs() / 10.0);
    let what = if !figures::says_some(&size) {
        "changes nothing".into()
    } else if pounds < 0.0 {
        format!("takes off {size}")
    } else {
        format!("adds {size}")
    };
    format!("an allowance of {}% for optimism on the costs of changes {what}", figures::written(percent))
}

/// What is paid for a unit of something gained; nothing where the cost is no more than the reference's, or not told from it.
fn price(cost: &UnitCost, what: &str) -> String {
    if cost.pounds.abs() <= 2.0 * cost.error {
        format!("no price for {what}, as its cost is not told from that of the reference")
    } else if cost.pounds < 0.0 {
        format!("no price for {what}, as on average it costs less than the reference")
    } else {
        format!("{} in present value, in the first year’s prices, for {what}", words::pounds(cost.pounds, cost.error))
    }
}

fn break_even(report: &ComparisonReport<'_>, worth: &Worth) -> String {
    let dates = &report.comparison.reference().findings.dates;
    let found = worth.break_even;
    if found.share <= 0.0 {
        return "what it costs more is earned back in none of the futures by the end of the period".into();
    }
    if found.never_dearer >= 1.0 {
        return format!(
            "up to no {} of any future has it cost more than the reference",
            report.council().period.record.word()
        );
    }
    let middle = match found.records[1] {
        None => "in the middle future it has not".to_owned(),
        Some(0) => "in the middle future it never costs more".to_owned(),
        Some(record) => {
            dates.get(record).map_or_else(String::new, |date| format!("in the middle future by {}", days::long(*date)))
        }
    };
    format!(
        "it has paid for itself by the end of the period, or never costs more, in {}; {middle}",
        figures::futures_in_100(found.share)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_money_has_one_unit_and_nought_is_nought() {
        let band = |mean: f64, error: f64| Band {
            mean,
            p10: 0.8 * mean,
            p25: mean,
            p50: mean,
            p75: mean,
            p90: 1.2 * mean,
            mc_error: error,
            futures: 60,
        };
        let columns = [vec![band(240_000.0, 9_000.0), band(0.0, 0.0)], vec![band(58_000_000.0, 400_000.0)]];
        let printed = in_one_unit(&columns);
        assert_eq!(cell(&printed[0], &columns[0][0]), Cell::with("£0.24m", "£0.19m to £0.29m"));
        assert_eq!(cell(&printed[0], &columns[0][1]), Cell::of("£0"));
        assert_eq!(cell(&printed[1], &columns[1][0]), Cell::with("£58.0m", "£46.4m to £69.6m"));
    }

    #[test]
    fn no_sentence_says_nought_more_or_nothing_for_what_is_worse() {
        let band = |[p10, mean, p90]: [f64; 3]| Band {
            mean,
            p10,
            p25: p10,
            p50: mean,
            p75: p90,
            p90,
            mc_error: 200_000.0,
            futures: 80,
        };
        assert_eq!(
            in_present_value(&band([-2.6e6, -30_000.0, 2e6])),
            "on average no more and no less, to the digits that are known, in present value over the period (£2.6m less to £2.0m more in 8 in 10 futures)"
        );
        assert_eq!(
            in_present_value(&band([-2.6e6, -1.2e6, -0.4e6])),
            "on average £1.2m less than the reference in present value over the period (£0.4m to £2.6m less in 8 in 10 futures)"
        );
        let allowed = [200_000.0, -200_000.0, 0.0].map(|pounds| allowance(pounds, 20.0));
        assert!(allowed[0].ends_with("adds £200k") && allowed[1].ends_with("takes off £200k"), "{allowed:?}");
        assert!(allowed[2].ends_with("changes nothing"), "{allowed:?}");
        let unit = |pounds: f64| price(&UnitCost { pounds, error: 100.0, gained: 5.0 }, "a child");
        assert_eq!(unit(-150.0), "no price for a child, as its cost is not told from that of the reference");
        assert_eq!(unit(-900.0), "no price for a child, as on average it costs less than the reference");
        assert_eq!(unit(900.0), "£900 in present value, in the first year’s prices, for a child");
    }

    #[test]
    fn what_a_month_of_a_child_is_is_said_in_plain_words() {
        let mut played = crate::report::compare::sample::played();
        let worth = played.comparison.options[1].worth.as_mut().expect("a cost");
        worth.case_month = Some(UnitCost { pounds: 490.0, error: 20.0, gained: 900.0 });
        let said = sentences(&played.report(), &played.comparison.options[1]).join(" ");
        let wanted =
            "for each month in which one child fewer waits for a worker or has one with more than 12 children.";
        assert!(said.contains(wanted), "{said}");
    }

    #[test]
    fn children_left_waiting_are_named_beside_the_price() {
        let mut played = crate::report::compare::sample::played();
        let series = Series { team: "all".into(), role: "all".into(), measure: Measure::ChildrenUnallocated };
        for mean in [54.0, 0.0, -54.0] {
            let option = &mut played.comparison.options[1];
            let row = option.differences.as_mut().and_then(|all| all.get_mut(&series)).expect("children waiting");
            for found in row.iter_mut().flatten() {
                (found.band.mean, found.band.mc_error) = (mean, 0.4);
            }
            let said = waiting(&played.comparison.options[1]);
            assert_eq!(said, (mean > 0.0).then(|| "54 more".to_owned()));
        }
    }
}
