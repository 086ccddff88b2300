//! The year of flows up to a census, from what was counted month by month.

use super::month::Month;
use super::tables::Own;
use crate::evidence::draft::number::number;

/// Months of a year.
const MONTHS: usize = 12;
/// The newest month may lie so many before that of the census.
const OLDEST: i32 = 12;

/// Twelve months on end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Year {
    /// What was counted in them.
    pub sum: f64,
    /// The first.
    pub from: Month,
    /// The last.
    pub to: Month,
}

impl Own {
    /// The newest twelve months of a measure up to a census, if they can be used.
    #[must_use]
    pub fn whole_year(&self, measure: &str, census: u16) -> Option<Year> {
        self.newest(measure, census).ok()
    }

    /// The same, or why not: words that follow "since".
    fn newest(&self, measure: &str, census: u16) -> Result<Year, String> {
        let day = Month::of_census(census);
        let months = self.months.get(measure).into_iter().flatten().filter(|(month, _)| **month <= day);
        let newest: Vec<(Month, f64)> = months.rev().take(MONTHS).map(|(month, count)| (*month, *count)).collect();
        let (Some((to, _)), Some((from, _))) = (newest.first().copied(), newest.last().copied()) else {
            return Err(format!("no month up to {day} is there"));
        };
        let sum = newest.iter().map(|(_, count)| count).sum();
        if newest.len() < MONTHS {
            return Err(format!("only {} of twelve months up to {day} are there", newest.len()));
        }
        if to.since(from) >= MONTHS as i32 {
            return Err(format!("months are missing between {from} and {to}"));
        }
        if day.since(to) > OLDEST {
            return Err(format!("the newest month, {to}, lies more than a year before {day}"));
        }
        if sum <= 0.0 { Err("they add up to nought".to_owned()) } else { Ok(Year { sum, from, to }) }
    }

    /// A year that is used, in the words of a source.
    #[must_use]
    pub fn counted_over(&self, measure: &str, census: u16) -> Option<String> {
        let year = self.whole_year(measure, census)?;
        let sum = number(year.sum, 1).replace('_', ",");
        Some(format!("the council's own return ({}): {sum} from {} to {}", self.flow_files(), year.from, year.to))
    }

    /// What was counted by month and is not used, a sentence each.
    #[must_use]
    pub fn not_used(&self, census: u16) -> Vec<String> {
        let (day, files) = (Month::of_census(census), self.flow_files());
        let mut told = Vec::new();
        for (measure, what) in [("referrals", "referrals"), ("leavers_fte", "leavers")] {
            let Some(months) = self.months.get(measure) else { continue };
            let later = months.keys().filter(|month| **month > day).count();
            if later > 0 {
                let (months, are) = if later == 1 { ("month", "is") } else { ("months", "are") };
                told.push(format!("{files}: {later} {months} of {what} after the census of {day} {are} left out."));
            }
            if let Err(cause) = self.newest(measure, census) {
                told.push(format!("{files}: {what} are not used, since {cause}."));
            }
        }
        told
    }

    fn flow_files(&self) -> String {
        super::over::bare(&self.flows)
    }
}

#[cfg(test)]
mod tests;
