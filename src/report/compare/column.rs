//! A column of money, and an amount with its range: in one unit, each figure to the digits that its own error allows.

use crate::experiment::findings::Band;
use crate::report::figures;

/// How a column of money is printed. An amount with its range is printed to its own digits, so that the same amount reads the same
/// in every table that has the same unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    unit: f64,
    letter: &'static str,
    most: usize,
    error: f64,
}

impl Column {
    /// The column that holds these figures.
    pub(crate) fn of<'a>(bands: impl Iterator<Item = &'a Band> + Clone) -> Self {
        let sizes = bands.clone().flat_map(|band| [band.mean, band.p10, band.p50, band.p90]);
        Self::of_amounts(sizes, figures::largest(bands.map(|band| band.mc_error)))
    }

    /// The column of amounts that are known to so much either way.
    pub(crate) fn of_amounts(amounts: impl Iterator<Item = f64>, error: f64) -> Self {
        let largest = amounts.map(f64::abs).filter(|size| size.is_finite()).fold(0.0, f64::max);
        let (unit, letter, most) = match largest {
            large if large >= 999_500.0 => (1e6, "m", 2),
            middle if middle >= 999.5 => (1e3, "k", 0),
            _ => (1.0, "", 0),
        };
        Self { unit, letter, most, error }
    }

    /// The same column for a figure with an error of its own.
    pub(crate) fn with_error(self, error: f64) -> Self {
        Self { error, ..self }
    }

    /// A figure of it.
    pub(crate) fn said(&self, value: f64) -> String {
        let shown = figures::level(value.abs() / self.unit, self.error / self.unit, self.most);
        let some = figures::says_some(&shown);
        let sign = if value < 0.0 && some { "\u{2212}" } else { "" };
        format!("{sign}£{shown}{}", self.letter)
    }

    /// Parts moved to whole places of this column, so that what is shown of them adds up to what is shown of their sum.
    pub(crate) fn adding_up<const N: usize>(&self, parts: [f64; N]) -> [f64; N] {
        figures::adding_up(parts, self.place())
    }

    /// What the last digit of its figures stands for [£].
    fn place(&self) -> f64 {
        self.unit * figures::place(self.error / self.unit, self.most)
    }

    /// A mean with its range as all figures of the column are printed: with the decimals that the least sure of them allows, so that
    /// what stands above a sum and the sum itself have one number of decimals.
    pub(crate) fn aligned(&self, band: &Band) -> (String, String) {
        let decimals = (-libm::log10(self.place() / self.unit)).round().max(0.0) as usize;
        let said = |value: f64| {
            let shown = figures::shown(value.abs() / self.unit, decimals);
            let sign = if value < 0.0 && figures::says_some(&shown) { "\u{2212}" } else { "" };
            format!("{sign}£{shown}{}", self.letter)
        };
        let (low, high) = (said(band.p10), said(band.p90));
        let range = if low == high { String::new() } else { format!("{low} to {high}") };
        (said(band.mean), range)
    }

    /// A mean with the range of 8 in 10 futures.
    pub(crate) fn mean(&self, band: &Band) -> (String, String) {
        let own = self.with_error(band.mc_error);
        let (low, high) = (own.said(band.p10), own.said(band.p90));
        let range = if low == high { String::new() } else { format!("{low} to {high}") };
        (own.said(band.mean), range)
    }

    /// Whether all that is told of an amount is nought, which needs no decimals and no letter.
    pub(crate) fn is_nought(band: &Band) -> bool {
        [band.mean, band.p10, band.p50, band.p90].iter().all(|pounds| pounds.abs() < 0.5)
    }

    /// A mean as so much more or less: "£0.7m more"; none where it reads as nought.
    pub(crate) fn more(&self, band: &Band, value: f64) -> Option<String> {
        let said = self.with_error(band.mc_error).said(value.abs());
        let way = if value < 0.0 { "less" } else { "more" };
        figures::says_some(&said).then(|| format!("{said} {way}"))
    }

    /// The range of 8 in 10 futures as so much more or less: "£0.2m less to £1.5m more"; none where both ends read alike.
    pub(crate) fn more_in_8_in_10(&self, band: &Band) -> Option<String> {
        let size = |value: f64| self.with_error(band.mc_error).said(value.abs());
        let said = match (self.more(band, band.p10), self.more(band, band.p90)) {
            (None, None) => return None,
            (Some(low), Some(high)) if low == high => return None,
            (Some(end), None) | (None, Some(end)) => format!("nothing to {end}"),
            (Some(_), Some(high)) if band.p10 > 0.0 => format!("{} to {high}", size(band.p10)),
            (Some(low), Some(_)) if band.p90 < 0.0 => format!("{} to {low}", size(band.p90)),
            (Some(low), Some(high)) => format!("{low} to {high}"),
        };
        Some(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band([p10, mean, p90]: [f64; 3], mc_error: f64) -> Band {
        Band { mean, p10, p25: mean, p50: mean, p75: mean, p90, mc_error, futures: 40 }
    }

    #[test]
    fn a_column_of_money_has_one_unit_and_an_amount_the_digits_of_its_own_error() {
        let bands = [band([11.1e6, 12.3e6, 13.6e6], 190_000.0), band([111_000.0, 123_456.0, 136_000.0], 1_000.0)];
        let column = Column::of(bands.iter());
        assert_eq!(column.mean(&bands[0]), ("£12.3m".into(), "£11.1m to £13.6m".into()));
        assert_eq!(column.mean(&bands[1]), ("£0.12m".into(), "£0.11m to £0.14m".into()));
        assert_eq!(column.said(-20_000.0), "£0.0m");
    }

    #[test]
    fn years_and_their_sum_have_one_number_of_decimals() {
        let gross = [14.97, 31.3, 32.1, 16.44, 94.81].map(|mean| band([0.9e6 * mean, 1e6 * mean, 1.1e6 * mean], 0.0));
        let errors = [40_000.0, 110_000.0, 190_000.0, 90_000.0, 400_000.0];
        let bands: Vec<Band> =
            gross.into_iter().zip(errors).map(|(band, mc_error)| Band { mc_error, ..band }).collect();
        let column = Column::of(bands.iter());
        let said: Vec<String> = bands.iter().map(|band| column.aligned(band).0).collect();
        assert_eq!(said, ["£15.0m", "£31.3m", "£32.1m", "£16.4m", "£94.8m"]);
        assert_eq!(column.aligned(&band([-60_000.0, 60_000.0, 90_000.0], 10.0)).0, "£0.1m", "as those beside it");
    }

    #[test]
    fn parts_add_up_in_sight() {
        let column = Column::of_amounts([3e6].into_iter(), 60_000.0);
        let parts = [1_240_000.0, 440_000.0, -320_000.0, 140_000.0];
        let shown = column.adding_up(parts).map(|part| column.said(part));
        assert_eq!(shown, ["£1.24m", "£0.44m", "\u{2212}£0.32m", "£0.14m"]);
        // Each by itself would read 1.2, 0.4, −0.3 and 0.1, which is 1.4.
        let rough = column.with_error(200_000.0);
        let shown = rough.adding_up(parts).map(|part| rough.said(part));
        assert_eq!(
            (shown, rough.said(1.5e6)),
            (["£1.3m", "£0.4m", "\u{2212}£0.3m", "£0.1m"].map(String::from), "£1.5m".into())
        );
        let million = column.with_error(4e6);
        assert!((million.adding_up([2.4e6; 3]).iter().sum::<f64>() - 7e6).abs() < 1e-3);
    }

    #[test]
    fn the_same_amount_reads_the_same_beside_whatever_it_stands() {
        let own = band([-180_000.0, 651_991.0, 1.53e6], 64_000.0);
        let others = [own, band([-2.6e6, 10_000.0, 2.0e6], 200_000.0), band([2.58e6, 2.98e6, 3.36e6], 30_000.0)];
        let alone = Column::of(std::iter::once(&own)).mean(&own);
        assert_eq!(alone, ("£0.65m".into(), "\u{2212}£0.18m to £1.53m".into()));
        assert_eq!(Column::of(others.iter()).mean(&own), alone);
    }

    #[test]
    fn more_and_less_are_said_of_what_is_not_nought() {
        let said = |ends: [f64; 3]| {
            let band = band(ends, 64_000.0);
            let column = Column::of_amounts([3e6].into_iter(), 0.0);
            (column.more(&band, band.mean), column.more_in_8_in_10(&band))
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(said([-180_000.0, 651_991.0, 1.53e6]), (some("£0.65m more"), some("£0.18m less to £1.53m more")));
        assert_eq!(said([0.5e6, 1e6, 2e6]).1, some("£0.50m to £2.00m more"));
        assert_eq!(said([-2e6, -1e6, -0.5e6]), (some("£1.00m less"), some("£0.50m to £2.00m less")));
        assert_eq!(said([-4_000.0, 3_000.0, 1e6]), (None, some("nothing to £1.00m more")));
        assert_eq!(said([-1e6, 0.0, 0.0]), (None, some("nothing to £1.00m less")));
        assert_eq!(said([0.0; 3]), (None, None));
        assert_eq!(said([1e6; 3]), (some("£1.00m more"), None));
    }
}
