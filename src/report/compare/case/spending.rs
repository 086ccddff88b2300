//! Money: the proposed option by financial year, and what every option comes to.

use crate::experiment::compare::OptionFindings;
use crate::experiment::compare::costs::Column;
use crate::experiment::findings::Band;
use crate::report::chart::Drawing;
use crate::report::compare::{ComparisonReport, money};
use crate::report::paper::{Cell, Paper};

/// What nobody is to take off twice.
const SAVING: &str = "“Cashable saving” adds up what is spent less than with the reference, kind of cost by kind of cost and year by year, where anything is. It is in the net already, which is the gross less the gross of the reference, and is not to be taken off again.";

/// Why what is printed need not add up to the last digit.
const ROUNDED: &str = "Every figure is rounded for itself, so that what is printed may miss its printed sum by one or two in the last digit; costs.csv has them to the penny.";

/// The section; nothing where no cost is reported.
pub(super) fn money(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    let comparison = report.comparison;
    let others: Vec<&OptionFindings> = comparison.options.iter().filter(|option| option.worth.is_some()).collect();
    if others.is_empty() {
        return;
    }
    paper.section("9. Money by financial year");
    let proposed = comparison.proposed();
    if let Some(costs) = &proposed.costs {
        paper.add(money::table(proposed, costs));
        paper.text(format!("{ROUNDED} {SAVING}"));
    }
    paper.figure(drawings, "cost-by-year");
    paper.figure(drawings, "agency-and-permanent");
    totals(paper, &others);
    paper.list(money::sentences(report, proposed));
    paper.text(
        "In cash: salaries and agency costs with their rises, other costs with the rise of prices. “Permanent staff” is salaries, on-costs and \
         the cost of starters; “Other running” is retention payments, changes while they last, and placements where their cost is given. By \
         quarter, starters stand in the first day’s prices. A post that nobody fills saves its pay, \
         which is in these figures already; what it was budgeted at stands in costs.csv for information, as does what agency workers cost above \
         employees. Not cashable, and so in no figure: time of workers freed, fewer changes of worker, fewer children waiting. Fewer children in \
         care save placements only where the scenario gives their cost. The Section 151 officer’s statement on these costs: ____________________.",
    );
}

/// What every option costs more than the reference over the whole period.
fn totals(paper: &mut Paper, others: &[&OptionFindings]) {
    let of = |option: &OptionFindings, kind: Column| option.costs.as_ref()?.cash.last()?.get(kind as usize).copied()?;
    let present = |option: &OptionFindings| option.costs.as_ref()?.present;
    let kinds = [Column::OneOff, Column::Saving, Column::Net];
    let mut columns: Vec<Vec<Option<Band>>> =
        kinds.iter().map(|kind| others.iter().map(|option| of(option, *kind)).collect()).collect();
    columns.push(others.iter().map(|option| present(option)).collect());
    let known: Vec<Vec<Band>> = columns.iter().map(|bands| bands.iter().copied().flatten().collect()).collect();
    let printed = money::in_one_unit(&known);
    let row = |(index, option): (usize, &&OptionFindings)| {
        let cells = columns.iter().zip(&printed);
        let cells =
            cells.map(|(bands, column)| bands[index].map_or_else(Cell::none, |band| money::cell(column, &band)));
        std::iter::once(Cell::of(&option.label)).chain(cells).collect()
    };
    let rows: Vec<Vec<Cell>> = others.iter().enumerate().map(row).collect();
    paper.table(
        &format!("Every option over the whole period against the reference: {}", money::AVERAGES),
        &["Option", "One-off", "Cashable saving", "Net, in cash", "Net present value, first year’s prices"],
        rows,
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::sample;

    #[test]
    fn a_saving_is_said_to_be_in_the_net_and_is() {
        let played = sample::played();
        let report = played.report();
        let mut paper = Paper::default();
        money(&mut paper, &report, &[]);
        assert!(format!("{:?}", paper.blocks).contains("is not to be taken off again"));
        let whole = |option: &OptionFindings, kind: Column| {
            option.costs.as_ref().expect("costs").cash.last().expect("a whole")[kind as usize].expect("a figure").mean
        };
        let [own, other] = [report.comparison.proposed(), report.comparison.reference()];
        let less = whole(own, Column::Gross) - whole(other, Column::Gross);
        assert!((whole(own, Column::Net) - less).abs() < 1.0, "{less}");
    }
}
