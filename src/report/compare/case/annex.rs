//! Sections B and C: how the model works on a page, and how to repeat the run.

use crate::experiment::history::Observed;
use crate::experiment::history::outside::band_of;
use crate::report::actuals::words;
use crate::report::chart::Drawing;
use crate::report::compare::ComparisonReport;
use crate::report::figures;
use crate::report::paper::{Block, Cell, Paper};
use crate::report::sensitivity::decision;

/// How the figures come about, for a reader who was not there.
pub(super) fn method(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    paper.section("B. How the model works");
    paper.text(
        "The program plays the council forward child by child and worker by worker, many times over. In each future families are referred, children pass from stage to stage as their work is done, \
         workers are given children, grow overloaded, leave and are replaced, posts are advertised and filled or not, and each change of the scenario happens on its day.",
    );
    paper.list(vec![
        "Referral → assessment → child in need, protection plan or care → closed, or back within the year: how long each takes depends on hours of work and hours available.".into(),
        "Workload → leaving, absence and re-referral → vacancies → workload: the loops are set so that the first day’s figures hold where nothing changes.".into(),
        "What nobody knows (section A) is drawn once a future; what chance does is drawn for each child and person.".into(),
        "Every option meets the same luck: the same child is referred and the same worker falls ill on the same day, so what differs between two options is the options.".into(),
        "The range shown holds the middle 8 of 10 futures. It is no limit: 2 futures in 10 lie outside it.".into(),
    ]);
    paper.list(report.all_notes().cloned().collect());
    tried_on_the_past(paper, report, drawings);
    paper.text("Equations, sources and limits: docs/model.md and docs/limits.md of the program; how it compares with published figures: docs/validation.md.");
}

/// What forecasts of the past came to: of this council where a back-test was named, and of this scenario where actuals were.
fn tried_on_the_past(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    paper.part("Tried on the past");
    match report.tested {
        Some(tested) => {
            let (held, known) = tested.held();
            paper.text(format!(
                "From each census of {} this council’s next figures were forecast, knowing only what was known then, by a simpler forecast, which learns from all councils and does not play children and workers one by one. \
                 Of {known} figures that were published since, {held} lie in the bands of 8 in 10 of the nearest forecast before them, where {} would be expected.",
                tested.origins,
                figures::shown(0.8 * known as f64, 0),
            ));
            paper.figure(drawings, "backtest");
        }
        None => paper.text(
            "How forecasts of this council’s past would have fared is not told here. The analyst can add it: section C says how. docs/backtest.md of the program shows how forecasts of every council fared.",
        ),
    }
    if let Some(actuals) = report.actuals {
        let findings = &report.comparison.proposed().findings;
        let within = |one: &Observed| {
            let band = band_of(findings, &one.series, one.month)?;
            Some((band.p10..=band.p90).contains(&one.value))
        };
        let judged: Vec<bool> = actuals.history.observed.iter().filter_map(within).collect();
        if !judged.is_empty() {
            paper.text(format!(
                "Of the {} months’ figures that have happened within the period, {} lie within the 8 in 10 futures of {}; section 2 lists them.",
                judged.len(),
                judged.iter().filter(|within| **within).count(),
                report.comparison.proposed().label,
            ));
        }
    }
}

/// What to type, and which files were read.
pub(super) fn repeat(paper: &mut Paper, report: &ComparisonReport<'_>) {
    paper.section("C. How to repeat this run");
    paper.blocks.push(Block::Typed(report.command.to_owned()));
    paper.text(format!(
        "With caseload {}. The same files, seed and version give the same figures.",
        env!("CARGO_PKG_VERSION")
    ));
    let wanting = wanting(report);
    if !wanting.is_empty() {
        paper.text("For the analyst: what this paper does not have, and what adds it.");
        paper.list(wanting);
    }
    let rows = report.inputs.iter().map(|(file, digest)| vec![Cell::of(file), Cell::of(digest)]).collect();
    paper.words("Files that were read", &["File", "SHA-256"], rows, false);
}

/// What the paper lacks, section by section, with the commands that add it.
fn wanting(report: &ComparisonReport<'_>) -> Vec<String> {
    let file = report.inputs.first().map_or("FILE", |(file, _)| file.as_str());
    let lacks = [
        (
            report.matters.is_none() && report.comparison.preferred.is_some(),
            format!("Section 10, what matters most: caseload sensitivity {file}, then caseload report with --with-sensitivity."),
        ),
        (
            report.actuals.is_none(),
            "Sections 2 and 11, each month’s figures beside the forecast: caseload compare with --actuals FILE.".into(),
        ),
        (
            report.tested.is_none(),
            "Section B, how past forecasts fared: caseload backtest --authority NAME --data FOLDER, then caseload compare with --with-backtest.".into(),
        ),
    ];
    let more = report.actuals.and_then(words::typed).map(|said| format!("Section 2: {said}"));
    let asked = report.matters.iter().flat_map(|matters| decision::typed(matters));
    let asked = asked.map(|(what, how)| {
        format!("Section 10, {what}: caseload sensitivity {file} {how}, then caseload report with --with-sensitivity.")
    });
    lacks.into_iter().filter(|(lacking, _)| *lacking).map(|(_, said)| said).chain(more).chain(asked).collect()
}

#[cfg(test)]
mod tests {
    use crate::report::chart;
    use crate::report::compare::{case, sample};
    use crate::report::paper::{Block, Level};

    #[test]
    fn what_is_to_be_typed_stands_for_the_analyst_in_the_last_section_alone() {
        let played = sample::played();
        let report = played.report();
        let paper = case::paper(&report, &chart::comparison::draw_all(&report));
        let last = |block: &Block| matches!(block, Block::Heading(Level::Section, text) if text.starts_with("C. "));
        let repeat = paper.blocks.iter().position(last).expect("a last section");
        let [body, closing] = [&paper.blocks[..repeat], &paper.blocks[repeat..]].map(|blocks| format!("{blocks:?}"));
        for command in ["--with-sensitivity", "--with-backtest", "caseload backtest", "caseload sensitivity"] {
            assert!(!body.contains(command) && closing.contains(command), "{command}");
        }
        assert!(closing.contains("--actuals FILE"));
    }

    #[test]
    fn members_read_no_command_of_an_analysis_or_of_actuals_before_the_last_section() {
        let (mut played, mut asked) = (sample::played(), crate::report::sensitivity::sample::asked());
        let council = played.report().proposed().council;
        let lines = b"month,measure,value\n2023-06,average_caseload,14\n";
        played.actuals = Some(crate::report::actuals::read("happened.csv", lines, council).expect("actuals"));
        asked.found.corner = None;
        let matters = asked.report();
        let report = crate::report::compare::ComparisonReport { matters: Some(&matters), ..played.report() };
        let paper = case::paper(&report, &[]);
        let last = |block: &Block| matches!(block, Block::Heading(Level::Section, text) if text.starts_with("C. "));
        let repeat = paper.blocks.iter().position(last).expect("a last section");
        let [body, closing] = [&paper.blocks[..repeat], &paper.blocks[repeat..]].map(|blocks| format!("{blocks:?}"));
        assert!(!body.contains(" --") && !body.contains("(--"), "{body}");
        for command in ["--keep-futures", "--replications 200"] {
            assert!(closing.contains(command), "{command}: {closing}");
        }
        for word in ["nought", "resample", "Saltelli"] {
            assert!(!body.contains(word), "{word}: {body}");
        }
    }
}
