//! What the workforce census said of every council, year by year, as forecasts need it.

use std::collections::BTreeMap;

use super::outcome::Outcome;
use crate::evidence::measure::Measure;
use crate::evidence::panel::Panel;
use crate::foundations::statistics::quantile_sorted;

/// The size to which spreads are referred \[FTE in post\]; one that many councils have.
pub const USUAL_SIZE: f64 = 200.0;

/// Figures that say where a council is heading, beside the five outcomes.
const BESIDE: [Measure; 4] = [Measure::Starters, Measure::Leavers, Measure::Agency, Measure::Vacancies];

/// Published figures by council and year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// Names as published, in order.
    pub councils: Vec<String>,
    figures: BTreeMap<(Measure, usize, u16), f64>,
    spelled: BTreeMap<(usize, u16), String>,
}

impl History {
    /// The councils of the published table.
    #[must_use]
    pub fn of(panel: &Panel) -> Self {
        let mut history = Self::default();
        for (id, area) in panel.authorities() {
            let council = history.councils.len();
            let wanted = Outcome::ALL.map(Outcome::measure).into_iter().chain(BESIDE);
            for measure in wanted {
                for (year, value) in panel.history(id, measure) {
                    history.figures.insert((measure, council, year), value);
                    let name = panel.name_in(id, year);
                    if name != area.name {
                        history.spelled.insert((council, year), name.to_owned());
                    }
                }
            }
            history.councils.push(area.name.clone());
        }
        history
    }

    /// The name a council has in the census of a year.
    #[must_use]
    pub fn name(&self, council: usize, year: u16) -> &str {
        let own = self.councils.get(council).map_or("", String::as_str);
        self.spelled.get(&(council, year)).map_or(own, String::as_str)
    }

    /// Adds a figure; for histories that no file holds.
    pub fn put(&mut self, council: &str, measure: Measure, year: u16, value: f64) {
        let found = self.councils.iter().position(|name| name == council);
        let council = found.unwrap_or_else(|| {
            self.councils.push(council.to_owned());
            self.councils.len() - 1
        });
        self.figures.insert((measure, council, year), value);
    }

    /// What was known at a census: nothing later.
    #[must_use]
    pub fn up_to(&self, origin: u16) -> Self {
        let mut known = self.clone();
        known.figures.retain(|(_, _, year), _| *year <= origin);
        known
    }

    /// A published figure.
    #[must_use]
    pub fn figure(&self, council: usize, measure: Measure, year: u16) -> Option<f64> {
        self.figures.get(&(measure, council, year)).copied()
    }

    /// A published outcome.
    #[must_use]
    pub fn value(&self, council: usize, outcome: Outcome, year: u16) -> Option<f64> {
        self.figure(council, outcome.measure(), year)
    }

    /// Every published value of an outcome: council, year and value, in that order.
    pub fn values(&self, outcome: Outcome) -> impl Iterator<Item = (usize, u16, f64)> {
        let measure = outcome.measure();
        let all = self.figures.range((measure, 0, 0)..=(measure, usize::MAX, u16::MAX));
        all.map(|((_, council, year), value)| (*council, *year, *value))
    }

    /// Years in which any council published an outcome, ascending.
    #[must_use]
    pub fn years(&self) -> Vec<u16> {
        let mut years: Vec<u16> =
            Outcome::ALL.into_iter().flat_map(|of| self.values(of)).map(|value| value.1).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// How many councils published an outcome in a year.
    #[must_use]
    pub fn count(&self, outcome: Outcome, year: u16) -> usize {
        self.values(outcome).filter(|value| value.1 == year).count()
    }

    /// How large a council was \[FTE in post\]: that year, or the nearest known one, the earlier first.
    #[must_use]
    pub fn size(&self, council: usize, year: u16) -> f64 {
        let measure = Measure::InPost;
        let known = self.figures.range((measure, council, 0)..=(measure, council, u16::MAX));
        let nearest = known.filter(|(_, size)| **size > 0.0).min_by_key(|((.., of), _)| (of.abs_diff(year), *of));
        nearest.map_or(USUAL_SIZE, |(_, size)| *size)
    }

    /// How large a council was when last seen, at a year or before \[FTE in post\].
    #[must_use]
    pub fn latest_size(&self, council: usize, year: u16) -> f64 {
        let measure = Measure::InPost;
        let mut known = self.figures.range((measure, council, 0)..=(measure, council, year));
        known.rfind(|(_, size)| **size > 0.0).map_or(USUAL_SIZE, |(_, size)| *size)
    }

    /// Starters less leavers, as a share of those in post, of every council that published them in a year; ascending.
    #[must_use]
    pub fn net_flows(&self, year: u16) -> Vec<f64> {
        let flow = |council: usize| {
            let of = |measure| self.figure(council, measure, year);
            let in_post = of(Measure::InPost).filter(|size| *size > 0.0)?;
            Some((of(Measure::Starters)? - of(Measure::Leavers)?) / in_post)
        };
        let mut flows: Vec<f64> = (0..self.councils.len()).filter_map(flow).collect();
        flows.sort_by(f64::total_cmp);
        flows
    }

    /// Which quarter of the councils by size a council is in: 0 the smallest, 3 the largest; `None` if unknown.
    #[must_use]
    pub fn quarter(&self, council: usize, year: u16) -> Option<usize> {
        let own = self.figure(council, Measure::InPost, year)?;
        let mut sizes: Vec<f64> =
            self.values(Outcome::InPost).filter(|value| value.1 == year).map(|value| value.2).collect();
        sizes.sort_by(f64::total_cmp);
        let edges = [0.25, 0.5, 0.75].map(|share| quantile_sorted(&sizes, share).unwrap_or(f64::INFINITY));
        Some(edges.iter().filter(|edge| own >= **edge).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn history() -> History {
        let mut history = History::default();
        for (name, size) in [("Ashby", 50.0), ("Barton", 100.0), ("Corley", 150.0), ("Denham", 200.0)] {
            history.put(name, Measure::InPost, 2018, size);
            history.put(name, Measure::Caseload, 2020, 16.0);
        }
        history
    }

    #[test]
    fn nothing_later_than_an_origin_is_known_there() {
        let known = history().up_to(2019);
        assert_eq!(known.years(), [2018]);
        assert_eq!(known.value(0, Outcome::Caseload, 2020), None);
    }

    #[test]
    fn an_unknown_size_is_that_of_the_nearest_year() {
        let mut history = history();
        assert_relative_eq!(history.size(1, 2020), 100.0);
        history.put("Barton", Measure::InPost, 2022, 130.0);
        assert_relative_eq!(history.size(1, 2020), 100.0);
        assert_relative_eq!(history.size(1, 2021), 130.0);
        assert_relative_eq!(history.size(9, 2021), USUAL_SIZE);
    }

    #[test]
    fn quarters_go_by_size_that_year() {
        let history = history();
        let quarters: Vec<Option<usize>> = (0..4).map(|council| history.quarter(council, 2018)).collect();
        assert_eq!(quarters, [Some(0), Some(1), Some(2), Some(3)]);
        assert_eq!(history.quarter(0, 2020), None);
    }
}
