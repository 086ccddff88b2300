//! Financial years, April to March: which record belongs to which, and what a pound of each is worth.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::foundations::calendar::{financial_year, financial_year_name};
use crate::scenario::council::Date;
use crate::scenario::council::money::Money;

/// The financial years of a period, and the worth of a pound in each.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Years {
    /// "2018/19".
    pub names: Vec<String>,
    /// The year of each record.
    pub of_record: Vec<usize>,
    /// What has become of a pound of the first year's prices in each year.
    pub prices: Vec<f64>,
    /// What a pound of each year counts for, the first year counting full.
    pub discount: Vec<f64>,
}

impl Years {
    /// The years of some records; without `[money]` prices stand still and later years count full.
    #[must_use]
    pub fn of(dates: &[Date], money: Option<&Money>) -> Self {
        let starts: Vec<i16> = dates.iter().map(|date| financial_year(*date)).collect();
        let first = starts.first().copied().unwrap_or(0);
        let count = starts.last().map_or(0, |last| usize::try_from(last - first).unwrap_or(0) + 1);
        let percent = |of: fn(&Money) -> f64| money.map_or(0.0, of);
        let inflation = percent(|money| money.inflation_percent_per_year);
        let rate = percent(|money| money.discount_percent_per_year);
        Self {
            names: (0..count).map(|year| financial_year_name(first + i16::try_from(year).unwrap_or(0))).collect(),
            of_record: starts.iter().map(|start| usize::try_from(start - first).unwrap_or(0)).collect(),
            prices: (0..count).map(|year| grown(inflation, year)).collect(),
            discount: (0..count).map(|year| 1.0 / grown(rate, year)).collect(),
        }
    }

    /// In how many months of each year something was played: a period seldom starts on 1 April. The first record is a day.
    #[must_use]
    pub fn months(&self, dates: &[Date]) -> Vec<usize> {
        let mut played = vec![BTreeSet::new(); self.names.len()];
        for (date, year) in dates.iter().zip(&self.of_record).skip(1) {
            played[*year].insert(date.month());
        }
        played.iter().map(BTreeSet::len).collect()
    }
}

/// A pound after so many years at a rate [%/year].
fn grown(percent: f64, years: usize) -> f64 {
    (0..years).fold(1.0, |pound, _| pound * (1.0 + percent / 100.0))
}

/// Eq. V3. Present value: each year's amount at (1 + rate)⁻ᵏ, the first year being k = 0.
#[must_use]
pub fn present_value(amounts: &[f64], discount: &[f64]) -> f64 {
    amounts.iter().zip(discount).map(|(amount, worth)| amount * worth).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(rate: f64, years: usize) -> Vec<f64> {
        (0..years).map(|year| 1.0 / grown(rate, year)).collect()
    }

    #[test]
    fn discounting_is_that_of_the_books() {
        // £1 in each of five years at 3.5 %; £1 now for 30p a year in the five years after, and the saving that breaks even.
        assert!((present_value(&[1.0; 5], &at(3.5, 5)) - 4.67308).abs() < 5e-6);
        let worth = present_value(&[-1.0, 0.3, 0.3, 0.3, 0.3, 0.3], &at(3.5, 6));
        assert!((worth - 0.35452).abs() < 5e-6, "{worth}");
        let switching = 1.0 / present_value(&[0.0, 1.0, 1.0, 1.0, 1.0, 1.0], &at(3.5, 6));
        assert!((switching - 0.22148).abs() < 5e-6, "{switching}");
    }

    #[test]
    fn a_one_off_in_the_second_year_counts_to_the_penny() {
        let pence = (present_value(&[0.0, 100_000.0], &at(3.5, 2)) * 100.0).round();
        assert!((pence - 9_661_836.0).abs() < 0.5, "£96,618.36");
    }

    #[test]
    fn financial_years_run_from_april_to_march() {
        let dates = [date(2018, 9, 30), date(2019, 3, 31), date(2019, 4, 30), date(2020, 3, 31), date(2020, 4, 30)];
        let money =
            Money { discount_percent_per_year: 3.5, inflation_percent_per_year: 2.0, optimism_bias_percent: 0.0 };
        let years = Years::of(&dates, Some(&money));
        assert_eq!(years.names, ["2018/19", "2019/20", "2020/21"]);
        assert_eq!(years.of_record, [0, 0, 1, 1, 2]);
        assert!((years.prices[2] - 1.0404).abs() < 1e-12);
        assert!((Years::of(&dates, None).discount[2] - 1.0).abs() < 1e-15);
        assert_eq!(financial_year_name(1999), "1999/00");
    }

    #[test]
    fn months_of_a_year_are_those_played_whatever_the_records_are() {
        let monthly = |months: i16| {
            let end = |month: i16| date(2017 + (8 + month) / 12, (8 + month) as i8 % 12 + 1, 1).last_of_month();
            (0..=months).map(end).collect::<Vec<Date>>()
        };
        let dates = monthly(36);
        assert_eq!((dates[0], dates[36]), (date(2017, 9, 30), date(2020, 9, 30)));
        assert_eq!(Years::of(&dates, None).months(&dates), [6, 12, 12, 6]);
        let weeks: Vec<Date> =
            (0..30).map(|week| date(2018, 3, 31).saturating_add(jiff::Span::new().days(7 * week))).collect();
        assert_eq!(Years::of(&weeks, None).months(&weeks), [0, 7]);
    }
}
