//! Sizes that no council has and no desk could run.

use super::look::{likely, period, tables, total};
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::thousands;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::measures::MEASURE_NAMES;
use crate::scenario::text::node::Node;

/// The longest period \[years\].
const MOST_YEARS: f64 = 60.0;
/// The most posts \[FTE\]; every council of England together has about twice as many social workers.
const MOST_POSTS: f64 = 20_000.0;
/// The most referrals [children/year]; England has about 600,000.
const MOST_REFERRALS: f64 = 1_000_000.0;
/// The most memory for the results of all futures [GiB].
const MOST_MEMORY: f64 = 4.0;

/// Days from the first to the last.
fn days(root: &Node) -> Option<f64> {
    let (start, end) = period(root)?;
    Some(f64::from(end.since(start).ok()?.get_days())).filter(|days| *days > 0.0)
}

/// The period is not absurdly long.
pub fn years(root: &Node, faults: &mut Faults) {
    let (Some(days), Some(node)) = (days(root), root.at("period.end")) else { return };
    let years = days / 365.25;
    if years > MOST_YEARS {
        let fault = Diagnostic::fault(format!("the period is {years:.0} years long"))
            .at(&node.place)
            .because(format!(
                "at most {MOST_YEARS} years are played; forecasts of caseloads say little beyond three or four."
            ))
            .fix("Write a nearer end; is the year right?");
        faults.push("period.end", fault);
    }
}

/// There are not absurdly many posts.
pub fn posts(root: &Node, faults: &mut Faults) {
    let posts: f64 = tables(root, "team").map(|(_, team)| total(team.node.get("posts_fte"))).sum();
    let largest = tables(root, "team")
        .filter_map(|(_, team)| team.node.get("posts_fte"))
        .max_by(|a, b| total(Some(a)).total_cmp(&total(Some(b))));
    if let (true, Some(node)) = (posts > MOST_POSTS, largest) {
        let fault = Diagnostic::fault(format!("the teams have {} posts in all", thousands(posts)))
            .at(&node.place)
            .because(format!(
                "at most {} posts are played; the largest council has about a tenth of that.",
                thousands(MOST_POSTS)
            ))
            .fix("Look for a figure with too many noughts, or in people-hours rather than FTE.");
        faults.push("team", fault);
    }
}

/// There are not absurdly many referrals.
pub fn referrals(root: &Node, faults: &mut Faults) {
    let Some(node) = root.at("demand.referrals_per_year") else { return };
    if let Some(referrals) = likely(node).filter(|referrals| *referrals > MOST_REFERRALS) {
        let fault = Diagnostic::fault(format!("{} children referred a year", thousands(referrals)))
            .at(&node.place)
            .because(format!(
                "at most {} are played; the whole of England has about 600,000.",
                thousands(MOST_REFERRALS)
            ))
            .fix("Write the children referred to one council in a year.");
        faults.push("demand.referrals_per_year", fault);
    }
}

/// The results of all futures fit in memory.
pub fn results(root: &Node, faults: &mut Faults) {
    let (Some(days), Some(node)) = (days(root), root.at("run.replications")) else { return };
    let Some(replications) = node.number() else { return };
    let step = if root.at("period.record").and_then(Node::text) == Some("week") { 7.0 } else { 365.25 / 12.0 };
    #[expect(clippy::cast_precision_loss, reason = "there are some dozens of measures")]
    let measures = MEASURE_NAMES.len() as f64;
    let memory = replications * (days / step + 1.0) * measures * 8.0 / (1024.0 * 1024.0 * 1024.0);
    if memory > MOST_MEMORY {
        let fits = libm::floor(replications * MOST_MEMORY / memory / 100.0) * 100.0;
        let fault = Diagnostic::fault(format!(
            "the results of {} futures would take about {memory:.0} GiB of memory",
            thousands(replications)
        ))
        .at(&node.place)
        .because(format!(
            "{replications:.0} futures × {:.0} records × {measures} measures; at most {MOST_MEMORY} GiB are used.",
            days / step + 1.0
        ))
        .fix(format!("Write replications = {fits:.0} or fewer; 1,000 to 10,000 answer most questions."));
        faults.push("run.replications", fault);
    }
}
