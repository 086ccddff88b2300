//! `report.docx` of a run: what `report.html` says, for a committee's template.

use super::called::Called;
use super::chart::{Drawing, unallocated};
use super::paper::{Block, Cell, Paper, docx};
use super::results_table::{self, Column, Line};
use super::{RunReport, WriteFault, assumptions, figures, message, outlook, page};

/// The file's bytes.
pub(crate) fn in_word(report: &RunReport<'_>, drawings: &[Drawing]) -> Result<Vec<u8>, WriteFault> {
    let about = format!("{}.", page::about(report.council, report.findings.replications));
    let stamp = stamp(report);
    docx::docx(
        &docx::Front { title: &report.council.title, about: &about, stamp: &stamp },
        &paper(report, drawings).blocks,
    )
}

fn stamp(report: &RunReport<'_>) -> String {
    format!(
        "caseload {}, run {}, seed {}, {}",
        env!("CARGO_PKG_VERSION"),
        report.run_id(),
        report.findings.seed,
        figures::futures(report.findings.replications),
    )
}

fn paper(report: &RunReport<'_>, drawings: &[Drawing]) -> Paper {
    let (council, findings) = (report.council, report.findings);
    let mut paper = Paper::default();
    paper.text(council.question.clone().unwrap_or_default());
    if findings.interrupted {
        paper.blocks.push(Block::Warning(page::STOPPED.into()));
    }
    paper.blocks.push(Block::Message(message::headlines(council, findings)));
    paper.text(page::RANGES);
    paper.section("What the futures show");
    drawings.iter().for_each(|drawing| paper.figure(drawings, drawing.name));
    paper.text(unallocated::never(report).unwrap_or_default());
    measures(&mut paper, report);
    let said = outlook::sentences(findings);
    if !said.is_empty() {
        paper.section("Once posts are filled");
        said.into_iter().for_each(|said| paper.text(said));
    }
    rests_on(&mut paper, report);
    paper.section("Notes");
    paper.list(report.notes.iter().chain(&findings.notes).cloned().collect());
    paper.text("Not in the model: the quality of practice, a new inspection, and anything the scenario does not name.");
    paper.section("How to repeat this run");
    paper.blocks.push(Block::Typed(report.command.to_owned()));
    paper.text("The same files, seed and version give the same numbers.");
    let rows = report.inputs.iter().map(|(file, digest)| vec![Cell::of(file), Cell::of(digest)]).collect();
    paper.words("Files that were read", &["File", "SHA-256"], rows, false);
    paper
}

fn measures(paper: &mut Paper, report: &RunReport<'_>) {
    paper.section("All measures");
    paper.list(report.findings.targets.iter().map(|target| message::chance(report.council, target)).collect());
    let columns = results_table::columns(report.findings);
    let head = |column: &Column| format!("{}, {}", column.date, column.why);
    let heads: Vec<String> = std::iter::once("Measure".to_owned()).chain(columns.iter().map(head)).collect();
    let cell = |line: &Line<'_>, column: &Column| {
        line.cell(column).map_or_else(Cell::none, |(middle, range)| Cell::with(middle, range))
    };
    let row = |line: Line<'_>| {
        let first = Cell::with(line.about.label, line.reading());
        std::iter::once(first).chain(columns.iter().map(|column| cell(&line, column))).collect()
    };
    let rows = results_table::lines(report.findings, &columns).into_iter().map(row).collect();
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    paper.table("The middle future, and the range of 8 in 10 futures beneath", &heads, rows);
}

fn rests_on(paper: &mut Paper, report: &RunReport<'_>) {
    let found = assumptions::of(report.merged);
    if found.is_empty() {
        return;
    }
    paper.section("What the figures rest on");
    let called = Called::by(std::iter::once(report.merged));
    let row = |one: assumptions::Assumption| {
        let name = Cell::with(called.of_any(&one.address), &one.address);
        std::iter::once(name).chain(one.says.map(Cell::of)).collect()
    };
    let heads: Vec<&str> = std::iter::once("Figures, and where in the file").chain(assumptions::HEADS).collect();
    paper.words("Where figures come from, least sure first", &heads, found.into_iter().map(row).collect(), true);
}
