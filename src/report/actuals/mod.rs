//! What really happened, from a file of monthly figures: read, protected, set beside futures, kept with the results.

mod figure;
mod kept;
mod read;
pub(crate) mod section;
mod small_numbers;
pub(crate) mod words;

use std::collections::BTreeMap;

use super::manifest::sha256;
use super::{WriteFault, summary_json};
use crate::experiment::compare::council::CouncilFutures;
use crate::experiment::findings::{Findings, Series};
use crate::experiment::history::History;
use crate::experiment::history::limits::{Limits, limits};
use crate::experiment::history::outside::{Outside, outside};
use crate::experiment::history::updated::{Updated, updated};
use crate::model::measure::Measure;
use crate::scenario::council::{Council, Date};
use crate::scenario::diagnostic::Diagnostic;
use small_numbers::Hidden;

/// The file in a results folder.
pub(crate) const NAME: &str = "actuals.json";

/// What really happened, as far as it may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Actuals {
    /// The file it came from, as it was named.
    pub(crate) file: String,
    /// Its SHA-256.
    pub(crate) sha256: String,
    /// Figures that may be shown.
    pub(crate) history: History,
    /// Days inside a month that the file gives for a month; it counts as ended all the same.
    pub(crate) inside_months: Vec<String>,
    /// Figures of so few people in a team that they may not.
    pub(crate) hidden: Vec<Hidden>,
    /// Chances brought up to date; none where no future was at hand or no month was played.
    pub(crate) updated: Option<Updated>,
    /// Whether every future was at hand.
    pub(crate) with_futures: bool,
}

/// Reads a file of actuals for a council; small numbers are hidden at once.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(file: &str, bytes: &[u8], council: &Council) -> Result<Actuals, Vec<Diagnostic>> {
    let (mut all, inside_months) = read::read(file, bytes, council)?;
    // As the results folder holds them, so that the same comes out when it is read back.
    all.observed.iter_mut().for_each(|observed| observed.value = summary_json::six(observed.value));
    let (history, hidden) = small_numbers::protected(all);
    let (file, sha256) = (file.to_owned(), sha256(bytes));
    Ok(Actuals { file, sha256, history, inside_months, hidden, updated: None, with_futures: false })
}

impl Actuals {
    /// What a reader should look at again: percentages that seem to be shares of 1, a sentence for each measure, and
    /// figures of a day that stand for its month.
    #[must_use]
    pub fn doubtful(&self) -> Vec<String> {
        let mut all: BTreeMap<Measure, (f64, usize)> = BTreeMap::new();
        for observed in self.history.observed.iter().filter(|one| one.series.measure.about().unit == "percent") {
            let (most, count) = all.entry(observed.series.measure).or_default();
            *most = most.max(observed.value);
            *count += 1;
        }
        let small = all.into_iter().filter(|(_, (most, _))| *most > 0.0 && *most < 1.0);
        let sentence = |(measure, (most, count)): (Measure, (f64, usize))| {
            let key = measure.about().key;
            let which = if count == 1 {
                format!("its figure is {most}")
            } else {
                format!("none of its figures is above {most}")
            };
            format!("{key} is counted in percent, and {which}; 14 percent is written as 14, not as 0.14")
        };
        small.map(sentence).chain(self.of_days()).collect()
    }

    /// Figures dated inside a month stand beside its end.
    fn of_days(&self) -> Option<String> {
        let first = self.inside_months.first()?;
        Some(match self.inside_months.len() {
            1 => format!(
                "the figure of {first} stands for the end of that month; write {} if that is meant, or another month",
                first.get(..7)?
            ),
            many => format!(
                "{many} figures are dated inside a month, the first {first}; each stands for the end of its month, which is written as {}",
                first.get(..7)?
            ),
        })
    }

    /// The same with chances brought up to date by the futures that were played.
    #[must_use]
    pub fn with(mut self, findings: &Findings, futures: &CouncilFutures) -> Self {
        let value = |future: usize, record: usize, series: &Series| {
            let whole = series.team == "all" && series.role == "all";
            // As files hold it, so that the same comes out when it is read back.
            futures.value(future, record, series.measure).filter(|_| whole).map(summary_json::six)
        };
        self.updated = updated(&self.history, findings, futures.count(), &value).map(rounded);
        self.with_futures = true;
        self
    }

    /// What was kept in a results folder; `None` when it is something else.
    #[must_use]
    pub(crate) fn kept(bytes: &[u8]) -> Option<Self> {
        kept::read(bytes)
    }

    /// The bytes of the file in a results folder.
    pub(crate) fn json(&self) -> Result<Vec<u8>, WriteFault> {
        kept::json(self)
    }

    /// Figures of the whole council for a measure, by month.
    pub(crate) fn dots(&self, measure: Measure) -> Vec<(Date, f64)> {
        let series = whole(measure);
        self.history.course(&series).iter().map(|observed| (observed.month, observed.value)).collect()
    }

    /// Where a measure of the whole council usually lay, from all its months.
    pub(crate) fn limits(&self, measure: Measure) -> Option<Limits> {
        limits(&self.history.course(&whole(measure)))
    }

    /// Measures of the whole council that lay outside the band two months running.
    pub(crate) fn outside(&self, findings: &Findings) -> Vec<Outside> {
        let council = self.history.series().into_iter().filter(|series| series.team == "all");
        council.filter_map(|series| outside(findings, &self.history.course(series))).collect()
    }

    /// Months and names of teams that are hidden, by measure.
    pub(crate) fn hidden_months(&self) -> BTreeMap<(Measure, String), Vec<Date>> {
        let mut found: BTreeMap<(Measure, String), Vec<Date>> = BTreeMap::new();
        for hidden in &self.hidden {
            found.entry((hidden.series.measure, hidden.series.team.clone())).or_default().push(hidden.month);
        }
        found
    }
}

/// Chances as the results folder holds them.
fn rounded(mut found: Updated) -> Updated {
    found.effective = summary_json::six(found.effective);
    for chance in found.chances.iter_mut().flatten() {
        chance.before = summary_json::six(chance.before);
        chance.after = summary_json::six(chance.after);
    }
    found
}

/// The series of a measure for the whole council.
pub(crate) fn whole(measure: Measure) -> Series {
    Series { team: "all".into(), role: "all".into(), measure }
}

#[cfg(test)]
mod tests;
