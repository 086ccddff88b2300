//! What an option costs, by financial year: in cash and in constant prices, beside what the reference costs.

use serde::{Deserialize, Serialize};

use super::council::CouncilFutures;
use super::years::{Years, present_value};
use crate::experiment::findings::Band;
use crate::experiment::gather::band;
use crate::model::record::{LINES, Line};
use crate::scenario::council::Date;
use crate::scenario::council::money::Money;

/// A column of costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Changes on their day, redundancy, and old arrangements paid beside the new.
    OneOff,
    /// Salaries and on-costs, and the cost of starters: what `cost_permanent_pounds` holds.
    Permanent,
    /// Agency workers.
    Agency,
    /// Retention payments, changes while they last, placements.
    Other,
    /// What is spent less than in the reference, over the lines where it is less: cashable.
    Saving,
    /// What is spent more than in the reference, over all lines.
    Net,
    /// The same from the first year on.
    Cumulative,
    /// The net of the year as it counts on the first day; in constant prices alone.
    Discounted,
    /// For information: what agency workers in posts cost above employees.
    AgencyPremium,
    /// For information: what posts without a permanent person were budgeted at.
    VacantPosts,
    /// What is spent in all: one-off, permanent, agency and other.
    Gross,
}

/// Every column, in the order of files.
pub const COLUMNS: [Column; 11] = [
    Column::OneOff,
    Column::Permanent,
    Column::Agency,
    Column::Other,
    Column::Saving,
    Column::Net,
    Column::Cumulative,
    Column::Discounted,
    Column::AgencyPremium,
    Column::VacantPosts,
    Column::Gross,
];

/// The prices in which money is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prices {
    /// As it is paid.
    Cash,
    /// In the prices of the first year.
    Constant,
}

/// Costs of one option over all futures.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Costs {
    /// The financial years.
    pub years: Years,
    /// In cash, by year and then by column of [`COLUMNS`]; the last entry is all years together.
    pub cash: Vec<Vec<Option<Band>>>,
    /// In constant prices.
    pub constant: Vec<Vec<Option<Band>>>,
    /// Net present value of what is spent more than in the reference [£, constant prices]; less than nought is a gain.
    pub present: Option<Band>,
    /// The same with the allowance for optimism on the costs of changes.
    pub with_optimism: Option<Band>,
    /// That allowance [%].
    pub optimism_percent: f64,
    /// What agency workers cost more than in the reference over the whole period, in cash [£]; none in folders written before it was
    /// kept.
    #[serde(default)]
    pub agency_more: Option<Band>,
}

/// How money is set side by side in one comparison.
pub(super) struct Ledger {
    years: Years,
    optimism: f64,
}

/// Costs of an option beside a reference; none where no cost is reported.
#[must_use]
pub fn costs(
    option: &CouncilFutures,
    reference: &CouncilFutures,
    dates: &[Date],
    money: Option<&Money>,
) -> Option<Costs> {
    let ledger = Ledger::of(dates, money);
    let pairs = 0..option.count().min(reference.count());
    let all: Vec<[Table; 2]> = pairs
        .filter_map(|future| {
            let (ours, theirs) = (option.money.get(future)?, reference.money.get(future)?);
            if ours.is_empty() || theirs.is_empty() {
                return None;
            }
            Some([Prices::Cash, Prices::Constant].map(|prices| ledger.table(ours, theirs, prices)))
        })
        .collect();
    let nets = |of: fn(&Table) -> f64| band(&mut all.iter().map(|tables| of(&tables[1])).collect::<Vec<f64>>());
    (!all.is_empty()).then(|| Costs {
        cash: spreads(&all, 0),
        constant: spreads(&all, 1),
        present: nets(|table| table.present),
        with_optimism: nets(|table| table.with_optimism),
        optimism_percent: 100.0 * ledger.optimism,
        agency_more: band(&mut all.iter().map(|tables| tables[0].agency_more).collect::<Vec<f64>>()),
        years: ledger.years,
    })
}

/// What some futures cost more than others over the whole period, future by future, in cash [£]; none where no cost is reported.
pub(super) fn more_spent(
    option: &[Vec<f64>],
    reference: &[Vec<f64>],
    dates: &[Date],
    money: Option<&Money>,
) -> Option<Band> {
    let ledger = Ledger::of(dates, money);
    let both = option.iter().zip(reference).filter(|(own, other)| !own.is_empty() && own.len() == other.len());
    band(&mut both.map(|(own, other)| ledger.net_by_record(own, other).iter().sum()).collect::<Vec<f64>>())
}

/// What one future costs as it counts on the first day [£, constant prices]; not a number where no cost is reported.
#[must_use]
pub fn present_cost(spent: &[f64], dates: &[Date], money: Option<&Money>) -> f64 {
    if spent.is_empty() {
        return f64::NAN;
    }
    Ledger::of(dates, money).table(spent, &vec![0.0; spent.len()], Prices::Constant).present
}

fn spreads(all: &[[Table; 2]], prices: usize) -> Vec<Vec<Option<Band>>> {
    let years = all.first().map_or(0, |tables| tables[prices].rows.len());
    let cell = |year: usize, column: usize| {
        band(&mut all.iter().map(|tables| tables[prices].rows[year][column]).collect::<Vec<f64>>())
    };
    (0..years).map(|year| (0..COLUMNS.len()).map(|column| cell(year, column)).collect()).collect()
}

/// One future's costs in one kind of prices: a row a year, the last all years together.
pub(super) struct Table {
    pub(super) rows: Vec<[f64; COLUMNS.len()]>,
    pub(super) present: f64,
    pub(super) with_optimism: f64,
    pub(super) agency_more: f64,
}

/// The column a line belongs to; none for what is for information.
fn column_of(line: Line) -> Option<Column> {
    match line {
        Line::Salaries | Line::OnCosts | Line::Recruitment => Some(Column::Permanent),
        Line::Agency => Some(Column::Agency),
        Line::Retention | Line::Running | Line::Placements => Some(Column::Other),
        Line::OneOff | Line::Redundancy | Line::DoubleRunning => Some(Column::OneOff),
        Line::AgencyPremium | Line::VacantPosts => None,
    }
}

/// Whether a line is told in cash by the model, rises and all; the others are in the first day's prices.
fn is_cash(line: Line) -> bool {
    matches!(
        line,
        Line::Salaries | Line::OnCosts | Line::Agency | Line::DoubleRunning | Line::AgencyPremium | Line::VacantPosts
    )
}

/// Whether a line is what a change costs, to which the allowance for optimism is added.
fn is_change(line: Line) -> bool {
    matches!(line, Line::OneOff | Line::Redundancy | Line::DoubleRunning | Line::Running | Line::Retention)
}

impl Costs {
    /// What the option costs more than the reference over the whole period, in cash [£]: what every report calls its net cost.
    #[must_use]
    pub fn net(&self) -> Option<Band> {
        self.cash.last()?.get(Column::Net as usize).copied()?
    }
}

/// Pounds of a line as the model tells them, in the prices asked for.
fn in_prices(line: Line, prices: Prices, pounds: f64, index: f64) -> f64 {
    match (is_cash(line), prices) {
        (true, Prices::Cash) | (false, Prices::Constant) => pounds,
        (true, Prices::Constant) => pounds / index,
        (false, Prices::Cash) => pounds * index,
    }
}

impl Ledger {
    pub(super) fn of(dates: &[Date], money: Option<&Money>) -> Self {
        let optimism = money.map_or(0.0, |money| money.optimism_bias_percent / 100.0);
        Self { years: Years::of(dates, money), optimism }
    }

    /// Pounds by year and line, in the prices asked for.
    fn by_year(&self, money: &[f64], prices: Prices) -> Vec<[f64; LINES.len()]> {
        let mut years = vec![[0.0; LINES.len()]; self.years.names.len()];
        for (record, year) in money.chunks(LINES.len()).zip(&self.years.of_record) {
            let index = self.years.prices[*year];
            for (place, (line, pounds)) in LINES.iter().zip(record).enumerate() {
                years[*year][place] += in_prices(*line, prices, *pounds, index);
            }
        }
        years
    }

    /// What each record costs more than in the reference, in cash: the net of the years, record by record.
    pub(super) fn net_by_record(&self, option: &[f64], reference: &[f64]) -> Vec<f64> {
        let spent = |record: &[f64], index: f64| -> f64 {
            let lines = LINES.iter().zip(record).filter(|(line, _)| column_of(**line).is_some());
            lines.map(|(line, pounds)| in_prices(*line, Prices::Cash, *pounds, index)).sum()
        };
        let both = option.chunks(LINES.len()).zip(reference.chunks(LINES.len()));
        let years = self.years.of_record.iter().map(|year| self.years.prices[*year]);
        both.zip(years).map(|((own, other), index)| spent(own, index) - spent(other, index)).collect()
    }

    /// Eq. V4. Costs of one future beside those of the reference: net = Σ lines − Σ lines of the reference, and saving is the
    /// part of it in which a line is below the reference's. What is for information is in neither.
    pub(super) fn table(&self, option: &[f64], reference: &[f64], prices: Prices) -> Table {
        let (ours, theirs) = (self.by_year(option, prices), self.by_year(reference, prices));
        let mut rows: Vec<[f64; COLUMNS.len()]> = Vec::new();
        let (mut nets, mut changes, mut so_far) = (Vec::new(), Vec::new(), 0.0);
        for (year, (own, other)) in ours.iter().zip(&theirs).enumerate() {
            let mut row = [0.0; COLUMNS.len()];
            for (place, line) in LINES.iter().enumerate() {
                let less = own[place] - other[place];
                match column_of(*line) {
                    Some(column) => {
                        row[column as usize] += own[place];
                        row[Column::Gross as usize] += own[place];
                        row[Column::Net as usize] += less;
                        row[Column::Saving as usize] += (-less).max(0.0);
                    }
                    None if *line == Line::AgencyPremium => row[Column::AgencyPremium as usize] = own[place],
                    None => row[Column::VacantPosts as usize] = own[place],
                }
            }
            let net = row[Column::Net as usize];
            so_far += net;
            row[Column::Cumulative as usize] = so_far;
            row[Column::Discounted as usize] = net * self.years.discount[year];
            let change = LINES.iter().zip(own.iter().zip(other)).filter(|(line, _)| is_change(**line));
            changes.push(change.map(|(_, (own, other))| own - other).sum::<f64>());
            nets.push(net);
            rows.push(row);
        }
        rows.push(in_all(&rows, so_far));
        let present = present_value(&nets, &self.years.discount);
        let bias = self.optimism * present_value(&changes, &self.years.discount);
        let agency = |years: &[[f64; LINES.len()]]| -> f64 {
            let of_year = |year: &[f64; LINES.len()]| LINES.iter().zip(*year).find(|(line, _)| **line == Line::Agency);
            years.iter().filter_map(of_year).map(|(_, pounds)| pounds).sum()
        };
        let agency_more = agency(&ours) - agency(&theirs);
        Table { rows, present, with_optimism: present + bias, agency_more }
    }
}

/// All years together; what has accumulated is not added up again.
fn in_all(rows: &[[f64; COLUMNS.len()]], so_far: f64) -> [f64; COLUMNS.len()] {
    let mut sum = [0.0; COLUMNS.len()];
    for row in rows {
        sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
    }
    sum[Column::Cumulative as usize] = so_far;
    sum
}

#[cfg(test)]
mod tests;
