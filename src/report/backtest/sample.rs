//! A small back-test of made-up councils, for tests.

use crate::evidence::backtest::score::{Scored, scored};
use crate::evidence::backtest::{Asked, Backtest, backtest};
use crate::evidence::forecast::history::History;
use crate::evidence::measure::Measure;

use super::BacktestReport;

/// What a report is made of.
pub(crate) struct Sample {
    history: History,
    asked: Asked,
    found: Backtest,
    scored: Vec<Scored>,
}

impl Sample {
    /// Seventy councils from three origins, or one of them.
    pub(crate) fn of(council: Option<usize>) -> Self {
        let mut history = History::default();
        for council in 0_u32..70 {
            let name = format!("Council {council:02}");
            for year in 2017_u16..=2022 {
                let step = f64::from((council * 31 + u32::from(year) * 17) % 13) / 6.0 - 1.0;
                for (measure, usual, spread) in [
                    (Measure::Caseload, 16.0, 1.5),
                    (Measure::Turnover, 15.0, 5.0),
                    (Measure::AgencyRate, 14.0, 6.0),
                    (Measure::VacancyRate, 16.0, 6.0),
                    (Measure::InPost, 80.0 + 5.0 * f64::from(council), 6.0),
                ] {
                    let far = f64::from(council % 5) - 2.0;
                    history.put(&name, measure, year, usual + spread * (0.5 * step + 0.3 * far));
                }
            }
        }
        let asked = Asked { origins: vec![2018, 2019, 2020], horizon: 3, council, left_out: false };
        let found = backtest(&history, &asked, &|_, _| {});
        let scored = scored(&history, &found.forecasts);
        Self { history, asked, found, scored }
    }

    /// Its report.
    pub(crate) fn report(&self) -> BacktestReport<'_> {
        BacktestReport {
            history: &self.history,
            asked: &self.asked,
            found: &self.found,
            scored: &self.scored,
            left_out: &self.scored,
            inputs: &[],
            command: "caseload backtest --data figures",
            as_of: Some("2026-11-23"),
        }
    }
}
