//! What the answer hangs on: each figure by itself and all at once, where it turns, what is worth finding out, how options
//! stand up, and what warns; of an analysis of the same options.

use super::{ComparisonReport, Paper};
use crate::experiment::sensitivity::Matter;
use crate::experiment::sensitivity::along::Along;
use crate::report::chart::Drawing;
use crate::report::paper::{self, Block, Cell};
use crate::report::sensitivity::{SensitivityReport, decision, fails, few, sketch, tables};
use crate::report::{days, figures};

/// Everything but the signs, which stand with the risks.
pub(super) fn hangs_on(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    let Some(matters) = report.matters else {
        return paper.text(unasked(report));
    };
    for said in decision::sentences(matters) {
        paper.text(said);
    }
    paper.figure(drawings, "tornado");
    paper.figure(drawings, "shares-of-variance");
    paper.text(read_as(matters));
    let found = matters.found;
    warn(paper, sketch(matters));
    paper.part("Where the answer turns");
    paper.text(turning(matters));
    add(paper, tables::switching(matters), true);
    paper.part("What is worth finding out");
    for said in decision::information(matters) {
        paper.text(said);
    }
    add(paper, tables::information(matters), false);
    paper.part("How the options stand up");
    paper.text(fails::failing(matters));
    add(paper, tables::regret(matters), false);
    add(paper, tables::what_ifs(matters), false);
    warn(paper, few(&[(found.sizes.what_if, "futures of each option in each row")]));
    paper.text(decision::taper(matters).unwrap_or_default());
    add(paper, tables::taper(matters), false);
}

fn warn(paper: &mut Paper, said: Option<String>) {
    paper.blocks.extend(said.map(Block::Warning));
}

/// How the two figures are read together.
fn read_as(report: &SensitivityReport<'_>) -> String {
    format!(
        "The first of these figures moves one figure at a time ({} futures of each end) and sees nothing that figures do together; the second moves all of them at once. An estimate of a share that lies below 0% while its whisker reaches 0% reads as 0%. Every figure is in the workbook.",
        figures::shown(f64::from(report.found.one_at_a_time.futures), 0),
    )
}

/// What the paper lacks, and who can add it.
fn unasked(report: &ComparisonReport<'_>) -> &'static str {
    if report.comparison.preferred.is_none() {
        return "";
    }
    "Which of the uncertain figures matter most, where the answer turns and what is worth finding out was not asked for this paper. The analyst can ask and add it: section C says how."
}

/// How many of the leading figures turn which answer, no more than is told of any.
fn turning(report: &SensitivityReport<'_>) -> String {
    let found = report.found;
    let all = found.turns.len();
    let moving = report.moving();
    if moving.is_empty() {
        return tables::unturned(report).unwrap_or_default();
    }
    let told = || moving.iter().flat_map(|(_, told)| told);
    let count =
        |matter: Matter| told().filter(|(asked, along)| *asked == matter && matches!(along, Along::Turns(_))).count();
    let asked = |matter: Matter| told().any(|(it, _)| *it == matter);
    let said = [
        (Matter::Preferred, "which option is worth most"),
        (Matter::Promise, "whether the target is kept in half of futures"),
        (Matter::Better, "which option has the lower caseload"),
    ];
    let said: Vec<String> = said
        .into_iter()
        .filter(|(matter, _)| asked(*matter))
        .map(|(matter, what)| match count(matter) {
            0 => format!("none surely turns {what}"),
            some => format!("{some} surely {} {what}", if some == 1 { "turns" } else { "turn" }),
        })
        .collect();
    format!(
        "Of the {all} figures that matter most, between the low and the high of each, which 8 in 10 futures keep to: {}. Everything else lies as it may ({} futures); brackets hold the value in 95 of 100 sets of futures, each drawn anew from those that were played.",
        said.join("; "),
        figures::shown(f64::from(found.sizes.ensemble), 0),
    )
}

/// Signs that the target will be missed, beside those of the comparison itself.
pub(super) fn signs(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let Some(matters) = report.matters else { return };
    paper.text(if matters.found.warnings.is_empty() { unwarned(report, matters) } else { decision::warning(matters) });
    let mut table = tables::warnings(matters);
    table.heads.push("Owner".into());
    table.rows.iter_mut().for_each(|row| row.push("________".into()));
    if !table.rows.is_empty() {
        add(paper, table, true);
        let date = days::long(matters.found.date);
        paper.text(format!(
            "A sign that shows is a reason to play the scenario again with what is known by then, not a finding that the target is missed; the average caseload of the tables is that of {date}."
        ));
    }
}

/// What is said where the analysis finds no sign: the comparison, which asks otherwise and of other futures, may have found some.
fn unwarned(report: &ComparisonReport<'_>, matters: &SensitivityReport<'_>) -> String {
    let has_signs = report.comparison.signs.iter().any(|sign| sign.beyond.is_some());
    if matters.found.goal.is_none() || !has_signs {
        return decision::warning(matters);
    }
    format!(
        "The analysis of what matters most adds no sign to these: of its own {} futures nearly every one keeps the target, or nearly every one misses it, or they are too few.",
        figures::shown(f64::from(matters.found.sizes.ensemble), 0)
    )
}

fn add(paper: &mut Paper, table: tables::Table, words: bool) {
    let cell = |text: String| match text.split_once("; ") {
        Some((first, second)) if !words => Cell::with(first, second),
        _ => Cell::of(text),
    };
    let rows = table.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
    paper.add(paper::Table { caption: table.caption, heads: table.heads, rows, words, folded: false });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart;
    use crate::report::compare::{case, page, sample};

    #[test]
    fn the_case_draws_from_an_analysis_and_never_shows_one_at_a_time_alone() {
        let (played, asked) = (sample::played(), crate::report::sensitivity::sample::asked());
        let matters = asked.report();
        let report = ComparisonReport { matters: Some(&matters), ..played.report() };
        let mut drawings = chart::comparison::draw_all(&report);
        drawings.extend(chart::sensitivity::draw_all(&matters));
        let paper = case::paper(&report, &drawings);
        let figures: Vec<&str> = paper
            .blocks
            .iter()
            .filter_map(|block| if let Block::Figure(_, drawing) = block { Some(drawing.name) } else { None })
            .collect();
        let tornado = figures.iter().position(|name| *name == "tornado").expect("a tornado");
        assert_eq!(figures[tornado + 1], "shares-of-variance");
        let html = page::page(&report, &paper);
        for words in ["Switching values:", "Regret:", "Every option if something turns out otherwise", "Find out "] {
            assert!(html.contains(words) || html.contains("find out"), "{words}");
        }
        let without = case::paper(&played.report(), &drawings[..drawings.len() - 2]);
        let said = |paper: &Paper| format!("{:?}", paper.blocks);
        assert!(said(&without).contains("was not asked") && !said(&paper).contains("was not asked"));
    }

    #[test]
    fn signs_that_stand_in_a_table_are_not_denied_beneath_it() {
        let (mut played, mut asked) = (sample::played(), crate::report::sensitivity::sample::asked());
        asked.found.warnings.clear();
        let beyond = crate::experiment::compare::signs::Beyond { value: 13.0, above: true, futures: 14, keeping: 2 };
        let sign = played.comparison.signs.first_mut().expect("a figure that was tried");
        sign.beyond = Some(beyond);
        let matters = asked.report();
        let said = |report: &ComparisonReport<'_>| {
            let mut paper = Paper::default();
            signs(&mut paper, report);
            format!("{:?}", paper.blocks)
        };
        let both = ComparisonReport { matters: Some(&matters), ..played.report() };
        assert!(said(&both).contains("adds no sign to these"), "{}", said(&both));
        played.comparison.signs.clear();
        let none = ComparisonReport { matters: Some(&matters), ..played.report() };
        assert!(said(&none).contains("No early sign can be judged"), "{}", said(&none));
    }

    #[test]
    fn a_table_that_nothing_could_be_asked_for_gives_way_to_the_reason() {
        let (played, mut asked) = (sample::played(), crate::report::sensitivity::sample::asked());
        asked.found.turns.iter_mut().for_each(|of| of.matters.clear());
        assert!(!asked.found.turns.is_empty());
        let matters = asked.report();
        let mut paper = Paper::default();
        hangs_on(&mut paper, &ComparisonReport { matters: Some(&matters), ..played.report() }, &[]);
        let said = format!("{:?}", paper.blocks);
        assert!(
            said.contains("Where the answer turns cannot be told from ") && !said.contains("Switching values"),
            "{said}"
        );
    }

    #[test]
    fn figures_of_few_futures_are_marked_in_the_paper() {
        let (played, asked) = (sample::played(), crate::report::sensitivity::sample::asked());
        let matters = asked.report();
        let mut paper = Paper::default();
        hangs_on(&mut paper, &ComparisonReport { matters: Some(&matters), ..played.report() }, &[]);
        let warned = paper
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Warning(said) if said.contains("4 futures of each end")));
        assert!(warned, "{:?}", paper.blocks);
    }
}
