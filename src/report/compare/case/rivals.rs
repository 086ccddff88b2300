//! What else would do: options that keep the promise as often as the proposed one for less.

use super::opening;
use crate::experiment::compare::OptionFindings;
use crate::report::compare::{ComparisonReport, words};
use crate::report::figures;
use crate::report::paper::Paper;

/// Names the option that keeps the promise at least as often for clearly less, and leaves room to say why it is not proposed.
pub(super) fn rivals(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let proposed = report.comparison.proposed();
    let Some((own, cost)) = kept(report, proposed).zip(proposed.net) else { return };
    let as_good = report.comparison.options.iter().filter_map(|option| {
        let (kept, net) = kept(report, option).zip(option.net)?;
        let told = 3.0 * libm::hypot(net.mc_error, cost.mc_error);
        (kept >= own && cost.mean - net.mean > told).then_some((option, kept, net))
    });
    let Some((option, kept, net)) = as_good.min_by(|one, other| one.2.mean.total_cmp(&other.2.mean)) else { return };
    paper.text(format!(
        "{} keeps the target at least as often as {}, in {} against {}, and costs {} less on average. Why {} is proposed all the same: ____________________.",
        option.label,
        proposed.label,
        figures::futures_in_100(kept),
        figures::in_100(own),
        words::pounds(cost.mean - net.mean, libm::hypot(net.mc_error, cost.mc_error)),
        proposed.label,
    ));
}

/// How often an option keeps the foremost promise of the proposed one on its last date.
fn kept(report: &ComparisonReport<'_>, option: &OptionFindings) -> Option<f64> {
    let promised = opening::foremost(report.comparison.proposed())?;
    option.promises.iter().find(|promise| promise.target == promised.target)?.dates.last()?.meeting
}
