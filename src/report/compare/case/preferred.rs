//! What doing nothing brings, what the proposed option brings, whether posts fill, and what the change disturbs.

use super::{teams, turns};
use crate::model::measure::Measure;
use crate::report::chart::Drawing;
use crate::report::compare::ComparisonReport;
use crate::report::message::Course;
use crate::report::paper::Paper;
use crate::report::{days, figures};

/// The reference.
pub(super) fn without_change(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    let reference = report.comparison.reference();
    paper.section(&format!("4. What happens with {}", reference.label));
    paper.figure(drawings, "reference-caseload");
    if let Some(course) = Course::of(&reference.findings, Measure::ChildrenUnallocated) {
        paper.text(course.sentence("The number of children with no worker"));
    }
}

/// The proposed option against it.
pub(super) fn with_it(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    paper.section(&format!("5. What {} would change", report.comparison.proposed().label));
    for name in ["options-caseload", "difference-caseload", "difference-unallocated", "chance-of-target"] {
        paper.figure(drawings, name);
    }
    teams::table(paper, report);
}

/// Whether the posts fill, and what follows where they do not.
pub(super) fn posts(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    paper.section("6. Will the posts fill?");
    paper.text("Money for a post is not a person in it: the chart has a line for each.");
    paper.figure(drawings, "proposed-posts");
    turns::fewer(paper, report);
    turns::others(paper, report);
}

/// What the change disturbs while it is made.
pub(super) fn pace(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    paper.section("7. Pace and disruption");
    let council = report.proposed().council;
    if council.change.values().all(|change| change.transition.is_none()) {
        paper.text(format!(
            "{} says of no change that work suffers around its day, so no loss of hours is reckoned with.",
            report.comparison.proposed().label
        ));
    }
    for change in council.change.values().filter(|change| change.move_posts.is_some()) {
        paper.text(format!(
            "{} ({}): posts move with the people in them, and children whom their worker may not hold in the new team are given to others.",
            change.what,
            days::short(change.date),
        ));
    }
    for change in council.change.values() {
        let Some(dip) = &change.transition else { continue };
        let known = |doubt: &crate::foundations::uncertain::Uncertain| figures::written(doubt.likely);
        paper.text(format!(
            "{} ({}): on the day {}% of the hours for children are lost in the middle case, and after {} weeks about a third of that loss is left. It is in every figure here.",
            change.what,
            days::short(change.date),
            known(&dip.output_lost_percent),
            known(&dip.disruption_weeks),
        ));
    }
    paper.figure(drawings, "proposed-assessments");
}

#[cfg(test)]
mod tests {
    use crate::report::chart;
    use crate::report::compare::{case, sample};

    #[test]
    fn a_plan_without_a_dip_does_not_claim_that_nobody_moves() {
        let played = sample::played();
        let report = played.report();
        let said = format!("{:?}", case::paper(&report, &chart::comparison::draw_all(&report)).blocks);
        assert!(said.contains("says of no change that work suffers around its day") && !said.contains("moves no team"));
    }
}
