//! What else would do: options that keep what is promised as often as the proposed one for less.

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

/// The cheapest option that keeps the promise at least as often as the proposed one for clearly less, doing nothing among them; else the
/// cheapest that keeps every promise of the council as often, as far as the same futures tell. Whoever decides must read of it wherever
/// they read of the proposed one, so every page asks here.
pub(crate) fn rival(report: &ComparisonReport<'_>) -> Option<String> {
    let proposed = report.comparison.proposed();
    let own = last(report, proposed)?;
    let own_kept = own.meeting?;
    let cheaper: Vec<Cheaper<'_>> = report.comparison.options.iter().filter_map(|one| cheaper(report, one)).collect();
    let cheapest = |is: &dyn Fn(&&Cheaper<'_>) -> bool| {
        cheaper.iter().filter(is).max_by(|one, other| one.less.total_cmp(&other.less))
    };
    let chances = |kept: f64| format!("{} against {}", figures::futures_in_100(kept), figures::in_100(own_kept));
    if let Some(found) = cheapest(&|one| one.kept >= own_kept) {
        return Some(format!(
            "{} keeps the target for {} at least as often as {}, in {}, and costs {} less on average.",
            found.option.label,
            days::long(own.date),
            proposed.label,
            chances(found.kept),
            words::pounds(found.less, found.error),
        ));
    }
    let found = cheapest(&|one| is_as_good(proposed, one.option))?;
    Some(format!(
        "{} keeps every target of the council as often as {}, as far as {} tell (that for {} in {}), and costs {} less on average.",
        found.option.label,
        proposed.label,
        figures::futures(proposed.findings.replications),
        days::long(own.date),
        chances(found.kept),
        words::pounds(found.less, found.error),
    ))
}

/// An option that costs clearly less than the proposed one.
struct Cheaper<'a> {
    option: &'a OptionFindings,
    /// In what share of futures it keeps the foremost promise on its last date.
    kept: f64,
    less: f64,
    error: f64,
}

fn cheaper<'a>(report: &ComparisonReport<'_>, option: &'a OptionFindings) -> Option<Cheaper<'a>> {
    let kept = last(report, option)?.meeting?;
    let cost = report.comparison.proposed().net?;
    // The reference costs nothing more than itself, and that is known.
    let is_reference = option.name == report.comparison.reference().name;
    let (net, error) = if is_reference { (0.0, 0.0) } else { (option.net?.mean, option.net?.mc_error) };
    let (less, error) = (cost.mean - net, libm::hypot(error, cost.mc_error));
    (less > 3.0 * error).then_some(Cheaper { option, kept, less, error })
}

/// Whether the proposed option keeps no promise of the whole council more often than another, on any of its dates, as far as the same
/// futures tell.
fn is_as_good(proposed: &OptionFindings, other: &OptionFindings) -> bool {
    let mut council = proposed.promises.iter().filter(|own| own.series.team == "all" && own.is_judged());
    council.all(|own| {
        let same = other.promises.iter().find(|promise| promise.target == own.target);
        let leads = same.map_or(&[][..], |promise| &promise.leads);
        let judged = own.dates.iter().enumerate().filter(|(_, dated)| dated.futures > 0);
        judged
            .map(|(place, _)| leads.get(place).copied().flatten())
            .all(|lead| lead.is_some_and(|it| it.is_none_to_speak_of()))
    })
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
    use crate::experiment::compare::paired::Lead;
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

    #[test]
    fn a_cheaper_option_that_does_as_well_within_the_noise_is_told_and_one_that_fails_another_target_is_not() {
        let mut played = sample::played();
        let net = played.comparison.options[1].net.as_mut().expect("a cost");
        (net.mean, net.mc_error) = (3.9e6, 0.1e6);
        let chances = [0.45, 0.48];
        for (option, kept) in played.comparison.options.iter_mut().zip(chances) {
            option.promises.iter_mut().flat_map(|one| &mut one.dates).for_each(|dated| dated.meeting = Some(kept));
        }
        let mut with = |mean: f64| {
            for promise in &mut played.comparison.options[0].promises {
                promise.leads = vec![Some(Lead { mean: 0.0, error: 0.02 }), Some(Lead { mean, error: 0.02 })];
            }
            rival(&played.report())
        };
        let said = with(0.03).expect("a near tie");
        assert!(
            said.starts_with("A. As it is keeps every target of the council as often as B. A programme with a long name, as far as 40 futures tell (that for 30 September 2024 in 45 in 100 futures against 48 in 100), and costs £3.9m less"),
            "{said}"
        );
        assert_eq!(with(0.045), None, "more than chance makes");
        let again = played.comparison.options[0].promises[0].clone();
        played.comparison.options[0].promises[0].leads.clear();
        assert_eq!(rival(&played.report()), None, "not known of a folder from before");
        assert_eq!(again.leads.len(), again.dates.len());
    }
}
