//! What a change would cost: what it adds to the net cost in the futures, and what its posts would cost if all were filled.

use std::collections::BTreeMap;

use crate::experiment::compare::ablation::Waterfall;
use crate::experiment::findings::Band;
use crate::foundations::uncertain::Uncertain;
use crate::report::compare::{ComparisonReport, money, words};
use crate::report::paper::Cell;
use crate::scenario::council::money::Pay;

/// Weeks of a year.
const WEEKS: f64 = 365.25 / 7.0;

/// What each change adds to the net cost over the whole period, in one unit.
pub(super) struct Prices<'a> {
    fall: &'a Waterfall,
    column: words::Column,
}

impl<'a> Prices<'a> {
    /// None where the difference was not taken apart, or no cost is reported.
    pub(super) fn of(report: &ComparisonReport<'a>) -> Option<Self> {
        let fall = report.comparison.waterfall.as_ref()?;
        let known: Vec<Band> = fall.bars.iter().filter_map(|bar| bar.cost).chain(fall.beside_cost).collect();
        let column = money::in_one_unit(std::slice::from_ref(&known)).pop().filter(|_| !known.is_empty())?;
        Some(Self { fall, column })
    }

    /// What a change adds, by its name in the file.
    pub(super) fn change(&self, name: &str) -> Cell {
        let bar = self.fall.bars.iter().find(|bar| bar.change == name);
        self.cell(bar.and_then(|bar| bar.cost))
    }

    /// What all adds that differs from the reference and that no change starts.
    pub(super) fn beside(&self) -> Cell {
        self.cell(self.fall.beside_cost)
    }

    fn cell(&self, cost: Option<Band>) -> Cell {
        cost.map_or_else(|| Cell::of("–"), |band| money::cell(&self.column, &band))
    }

    /// What the column of these figures is, in a sentence.
    pub(super) fn explained(&self, report: &ComparisonReport<'_>) -> String {
        let all = report.comparison.reference().findings.replications;
        let part = if self.fall.futures < all {
            format!(", in {} futures", report.first_of(self.fall.futures))
        } else {
            String::new()
        };
        format!(
            "“Adds to the net cost” is what the futures show from the first day to the last, in cash{part}: the mean, and 8 in 10 futures beneath. Each change is added to what is above it, in the order of dates and of one day what opens teams first, with all that follows from it, such as agency workers in posts that nobody fills, so that together, but for the rounding of each, they make the net cost."
        )
    }
}

/// "£1.30m a year if all were filled": salaries and on-costs of posts by the middle values of the file; none where a role has no pay.
pub(super) fn of_posts(pay: Option<&Pay>, posts: &BTreeMap<String, Uncertain>) -> Option<String> {
    let pay = pay?;
    let salaries = yearly(posts, &pay.salary_pounds)?;
    let pounds = salaries * (1.0 + pay.on_costs_percent.likely / 100.0);
    (pounds > 0.0).then(|| format!("{} a year with on-costs if all were filled", rounded(pounds)))
}

/// "£0.7m a year while all are there": agency workers by the middle values of the file.
pub(super) fn of_agency(pay: Option<&Pay>, fte: &BTreeMap<String, Uncertain>) -> Option<String> {
    let pounds = WEEKS * yearly(fte, &pay?.agency_week_pounds)?;
    (pounds > 0.0).then(|| format!("{} a year while all are there", rounded(pounds)))
}

fn yearly(fte: &BTreeMap<String, Uncertain>, each: &BTreeMap<String, Uncertain>) -> Option<f64> {
    fte.iter().map(|(role, number)| Some(number.likely * each.get(role)?.likely)).sum()
}

fn rounded(pounds: f64) -> String {
    words::pounds(pounds, pounds / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::sample;

    #[test]
    fn what_changes_add_makes_the_net_cost_together() {
        let played = sample::played();
        let comparison = &played.comparison;
        let fall = comparison.waterfall.as_ref().expect("a waterfall");
        let added: Vec<f64> = fall.bars.iter().map(|bar| bar.cost.expect("a cost").mean).collect();
        let net = comparison.options[1].net.expect("a net cost").mean;
        let beside = fall.beside_cost.expect("nothing else").mean;
        assert!(added.len() == 2 && added.iter().all(|pounds| pounds.abs() > 1_000.0), "{added:?}");
        assert!((added.iter().sum::<f64>() + beside - net).abs() < 1.0 && beside.abs() < 1.0, "{added:?}, {net}");
    }

    #[test]
    fn posts_are_priced_as_if_all_were_filled_and_agency_workers_while_they_are_there() {
        let played = sample::played();
        let report = played.report();
        let pay = report.proposed().council.pay.as_ref();
        let two = |role: &str| BTreeMap::from([(role.to_owned(), Uncertain::known(2.0))]);
        let said = of_posts(pay, &two("social-worker"));
        assert_eq!(said.as_deref(), Some("£104k a year with on-costs if all were filled"));
        assert_eq!(of_agency(pay, &two("social-worker")).as_deref(), Some("£167k a year while all are there"));
        assert_eq!((of_posts(pay, &two("nobody")), of_posts(None, &two("social-worker"))), (None, None));
    }
}
