//! Costs of one future beside those of another, worked out by hand.

use super::*;
use jiff::civil::date;

/// A record's money: only the lines named.
fn spent(lines: &[(Line, f64)]) -> Vec<f64> {
    LINES.iter().map(|line| lines.iter().filter(|(named, _)| named == line).map(|(_, pounds)| pounds).sum()).collect()
}

fn ledger() -> Ledger {
    let money = Money { discount_percent_per_year: 3.5, inflation_percent_per_year: 2.0, optimism_bias_percent: 20.0 };
    Ledger::of(&[date(2018, 4, 30), date(2019, 3, 31), date(2020, 3, 31)], Some(&money))
}

#[test]
fn a_vacant_post_covered_by_agency_costs_the_difference_and_nothing_twice() {
    let filled = [spent(&[]), spent(&[(Line::Salaries, 7_000.0), (Line::OnCosts, 2_100.0)]), spent(&[])].concat();
    let covered = [
        spent(&[]),
        spent(&[(Line::Agency, 19_500.0), (Line::AgencyPremium, 10_400.0), (Line::VacantPosts, 9_100.0)]),
        spent(&[]),
    ];
    let table = ledger().table(&covered.concat(), &filled, Prices::Cash);
    let at = |column: Column| table.rows[0][column as usize];
    assert!((at(Column::Net) - 10_400.0).abs() < 1e-9, "the premium, once");
    assert!((at(Column::Saving) - 9_100.0).abs() < 1e-9 && (at(Column::Agency) - 19_500.0).abs() < 1e-9);
    assert!((at(Column::AgencyPremium) - 10_400.0).abs() < 1e-9 && (at(Column::VacantPosts) - 9_100.0).abs() < 1e-9);
    assert!((table.rows[2][Column::Cumulative as usize] - 10_400.0).abs() < 1e-9);
}

#[test]
fn a_one_off_in_the_second_year_is_dearer_in_cash_and_discounted_once() {
    let none = [spent(&[]), spent(&[]), spent(&[])].concat();
    let later = [spent(&[]), spent(&[]), spent(&[(Line::OneOff, 100_000.0)])].concat();
    let [cash, constant] = [Prices::Cash, Prices::Constant].map(|prices| ledger().table(&later, &none, prices));
    assert!((cash.rows[1][Column::OneOff as usize] - 102_000.0).abs() < 1e-6);
    assert!((constant.rows[1][Column::OneOff as usize] - 100_000.0).abs() < 1e-9);
    let pence = |pounds: f64| (pounds * 100.0).round();
    assert!((pence(constant.rows[1][Column::Discounted as usize]) - 9_661_836.0).abs() < 0.5);
    assert!((pence(constant.present) - 9_661_836.0).abs() < 0.5);
    assert!((pence(constant.with_optimism) - pence(1.2 * 100_000.0 / 1.035)).abs() < 0.5);
}

#[test]
fn pay_in_constant_prices_is_cash_without_the_rise_of_prices() {
    let none = [spent(&[]), spent(&[]), spent(&[])].concat();
    let paid = [spent(&[]), spent(&[(Line::Salaries, 1_000.0)]), spent(&[(Line::Salaries, 1_020.0)])].concat();
    let table = ledger().table(&paid, &none, Prices::Constant);
    for year in 0..2 {
        assert!((table.rows[year][Column::Permanent as usize] - 1_000.0).abs() < 1e-9);
    }
}

#[test]
fn permanent_staff_are_their_pay_and_their_starters_and_the_rest_is_other() {
    let none = [spent(&[]), spent(&[]), spent(&[])].concat();
    let all: Vec<(Line, f64)> = LINES.iter().map(|line| (*line, 1.0)).collect();
    let paid = [spent(&[]), spent(&all), spent(&[])].concat();
    let year = ledger().table(&paid, &none, Prices::Cash).rows[0];
    let of = |column: Column| year[column as usize].round() as i64;
    assert_eq!([of(Column::Permanent), of(Column::Agency), of(Column::Other), of(Column::OneOff)], [3, 1, 3, 3]);
    assert_eq!(of(Column::Gross), 10, "what is for information is spent nowhere");
}

#[test]
fn the_columns_stand_where_files_have_them() {
    for (place, column) in COLUMNS.iter().enumerate() {
        assert_eq!(*column as usize, place);
    }
}

#[test]
fn the_net_of_records_is_the_net_of_years_in_cash() {
    let none = [spent(&[]), spent(&[]), spent(&[])].concat();
    let later = [
        spent(&[(Line::Salaries, 500.0)]),
        spent(&[(Line::Running, 300.0), (Line::AgencyPremium, 70.0)]),
        spent(&[(Line::OneOff, 100_000.0)]),
    ]
    .concat();
    let months = ledger().net_by_record(&later, &none);
    assert!((months[2] - 102_000.0).abs() < 1e-6, "what a change costs rises with prices: {months:?}");
    let table = ledger().table(&later, &none, Prices::Cash);
    assert!((months.iter().sum::<f64>() - table.rows[2][Column::Net as usize]).abs() < 1e-6, "{months:?}");
}

#[test]
fn the_net_cost_that_reports_print_is_that_of_the_file_of_costs() {
    let futures = |lines: &[(Line, f64)]| CouncilFutures {
        money: vec![[spent(&[]), spent(&[]), spent(lines)].concat()],
        values: vec![Vec::new()],
        ..CouncilFutures::default()
    };
    let dates = [date(2018, 4, 30), date(2019, 3, 31), date(2020, 3, 31)];
    let money = Money { discount_percent_per_year: 3.5, inflation_percent_per_year: 2.0, optimism_bias_percent: 20.0 };
    let found = costs(&futures(&[(Line::OneOff, 100_000.0)]), &futures(&[]), &dates, Some(&money)).expect("costs");
    let net = found.net().expect("a net cost").mean;
    assert!((net - 102_000.0).abs() < 1e-6, "in cash, the rise of prices with it: {net}");
}
