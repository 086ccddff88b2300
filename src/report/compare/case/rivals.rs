//! What else would do: options that keep the promise as often as the proposed one for less.

use super::opening;
use crate::experiment::compare::OptionFindings;
use crate::experiment::compare::promises::Dated;
use crate::report::compare::{ComparisonReport, words};
use crate::report::paper::Paper;
use crate::report::{days, figures};

/// The option that keeps the promise at least as often for clearly less, and room to say why it is not proposed.
pub(super) fn rivals(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let Some(said) = rival(report) else { return };
    let proposed = &report.comparison.proposed().label;
    paper.text(format!("{said} Why {proposed} is proposed all the same: ____________________."));
}

/// The cheapest option that keeps the promise at least as often as the proposed one for clearly less, doing nothing among them.
/// Whoever decides must read of it wherever they read of the proposed one, so every page asks here.
pub(crate) fn rival(report: &ComparisonReport<'_>) -> Option<String> {
    let comparison = report.comparison;
    let proposed = comparison.proposed();
    let own = last(report, proposed)?;
    let (own_kept, cost) = (own.meeting?, proposed.net?);
    let as_good = comparison.options.iter().enumerate().filter_map(|(place, option)| {
        let kept = last(report, option)?.meeting?;
        // The reference costs nothing more than itself, and that is known.
        let (net, error) =
            if place == comparison.reference { (0.0, 0.0) } else { (option.net?.mean, option.net?.mc_error) };
        let error = libm::hypot(error, cost.mc_error);
        (kept >= own_kept && cost.mean - net > 3.0 * error).then_some((option, kept, cost.mean - net, error))
    });
    let (option, kept, less, error) = as_good.max_by(|one, other| one.2.total_cmp(&other.2))?;
    Some(format!(
        "{} keeps the target for {} at least as often as {}, in {} against {}, and costs {} less on average.",
        option.label,
        days::long(own.date),
        proposed.label,
        figures::futures_in_100(kept),
        figures::in_100(own_kept),
        words::pounds(less, error),
    ))
}

/// What an option makes of the foremost promise of the proposed one on its last date.
fn last(report: &ComparisonReport<'_>, option: &OptionFindings) -> Option<Dated> {
    let promised = opening::foremost(report.comparison.proposed())?;
    option.promises.iter().find(|promise| promise.target == promised.target)?.dates.last().copied()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::report::compare::{case, sample, terminal};

    #[test]
    fn a_cheaper_option_that_does_as_well_is_told_wherever_the_proposed_one_is() {
        let mut played = sample::played();
        assert_eq!(rival(&played.report()), None, "the programme keeps its promise more often");
        for option in &mut played.comparison.options {
            option.promises.iter_mut().flat_map(|one| &mut one.dates).for_each(|dated| dated.meeting = Some(0.7));
        }
        let net = played.comparison.options[1].net.as_mut().expect("a cost");
        (net.mean, net.mc_error) = (3.9e6, 0.1e6);
        let report = played.report();
        let said = rival(&report).expect("doing nothing does as well");
        assert!(
            said.starts_with("A. As it is keeps the target for 30 September 2024 at least as often as B. A programme")
                && said.ends_with("in 70 in 100 futures against 70 in 100, and costs £3.9m less on average."),
            "{said}"
        );
        assert!(case::sentences(&report).contains(&said), "{:?}", case::sentences(&report));
        let terminal = terminal::summary(&report, Path::new("output/town"), &[]);
        assert!(terminal.split_whitespace().collect::<Vec<_>>().join(" ").contains(&said), "{terminal}");
        assert_eq!(crate::report::compare::on_a_board(&report).rival, Some(said));
    }
}
