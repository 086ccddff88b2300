//! The summary of a run that the terminal shows, as wide as it is.

use std::path::{Path, PathBuf};

use super::course::Course;
pub(crate) use super::lines::wrap;
use super::lines::{WIDEST, width};
use super::moments::{Moment, moments};
use super::{RunReport, days, escape, figures, message};
use crate::experiment::findings::Band;
use crate::model::measure::Measure;

/// Letters of the column of measures.
const LABEL: usize = 36;
/// Fewest letters of a column of values.
const VALUE: usize = 16;
/// Most columns of values.
const COLUMNS: usize = 4;

/// Measures that stand in the summary, posts apart.
const HEADLINES: [Measure; 6] = [
    Measure::AverageCaseload,
    Measure::WorkersOverThreshold,
    Measure::ChildrenUnallocated,
    Measure::AgencyFte,
    Measure::AssessmentsInTime,
    Measure::ChildProtectionVisitsInTime,
];

/// What a run found, which files hold it, and how to repeat it.
#[must_use]
pub fn summary(report: &RunReport<'_>, folder: &Path, written: &[PathBuf]) -> String {
    [
        heading(report),
        alarm(report.actuals.and_then(|actuals| super::actuals::words::alarm(actuals, report.findings))),
        table(report),
        in_between(report),
        targets(report),
        outlook(report),
        report.loops.map_or_else(String::new, super::loops::table),
        notes(report.notes.iter().chain(&report.findings.notes)),
        files(folder, written),
        repeat(report.command) + &named(&report.run_id()),
    ]
    .concat()
}

/// That what happened has left the forecast, before any figure of it; nothing where it has not.
pub(crate) fn alarm(said: Option<String>) -> String {
    said.map_or_else(String::new, |said| wrap(&said, width()).join("\n") + "\n\n")
}

fn heading(report: &RunReport<'_>) -> String {
    let (council, findings) = (report.council, report.findings);
    let mut text = String::new();
    for line in wrap(&council.title, width()) {
        text.push_str(&line);
        text.push('\n');
    }
    text.push_str(&format!("period   {} to {}\n", days::short(council.period.start), days::short(council.period.end)));
    let stopped = if findings.interrupted { ", stopped before the rest were played" } else { "" };
    text.push_str(&format!(
        "played   {}{stopped}, seed {}\n\n",
        figures::futures(findings.replications),
        findings.seed
    ));
    text
}

/// The first day, then promised dates, then ends of years, as many as there is room for, and the end.
fn columns(report: &RunReport<'_>) -> Vec<usize> {
    let moments = moments(report.findings);
    let (first, last) = match moments[..] {
        [] => return Vec::new(),
        [(only, _)] => return vec![only],
        [(first, _), .., (last, _)] => (first, last),
    };
    let inner = moments.iter().filter(|(record, _)| *record != first && *record != last);
    let mut chosen: Vec<usize> = vec![first, last];
    for wanted in [Moment::Target, Moment::YearEnd] {
        let of_kind = inner.clone().filter(|(_, moment)| *moment == wanted).map(|(record, _)| *record);
        chosen.extend(of_kind.take(COLUMNS - chosen.len().min(COLUMNS)));
    }
    chosen.sort_unstable();
    chosen
}

/// A line of the table: its label and a text for each column.
type Row = (&'static str, Vec<String>);

fn table(report: &RunReport<'_>) -> String {
    let findings = report.findings;
    let columns = columns(report);
    let head = |&record: &usize| match findings.dates.get(record) {
        Some(_) if record == 0 => "now".to_owned(),
        date => date.copied().map(days::brief).unwrap_or_default(),
    };
    let mut rows: Vec<Row> = vec![("", columns.iter().map(head).collect())];
    for measure in HEADLINES {
        if measure == Measure::AgencyFte {
            rows.extend(posts(report, &columns));
        }
        let Some(bands) = findings.council(measure) else { continue };
        let cells: Vec<Option<Band>> = columns.iter().map(|&record| bands.get(record).copied().flatten()).collect();
        if cells.iter().any(Option::is_some) {
            let middle = |cell: &Option<Band>| cell.map_or_else(dash, |band| figures::of(measure, band.p50));
            rows.push((measure.about().label, cells.iter().map(middle).collect()));
            rows.extend(ranges(measure, &cells));
        }
    }
    lay_out(rows, width())
}

/// The rows in columns; where the lines would be too long ranges are written shorter, and then inner columns are left out.
fn lay_out(mut rows: Vec<Row>, most: usize) -> String {
    let narrow = most < WIDEST;
    if narrow {
        rows.iter_mut().flat_map(|(_, cells)| cells).for_each(|cell| *cell = cell.replace(" to ", "–"));
    }
    let least = if narrow { 0 } else { VALUE };
    let room = |rows: &[Row]| {
        let cells = rows.iter().flat_map(|(_, cells)| cells);
        cells.map(|cell| cell.chars().count() + 2).fold(least, usize::max)
    };
    while rows.iter().any(|(_, cells)| cells.len() > 2 && LABEL + cells.len() * room(&rows) > most) {
        for (_, cells) in &mut rows {
            cells.remove(cells.len() - 2);
        }
    }
    let wide = room(&rows);
    let mut text = String::new();
    for (label, cells) in rows {
        let cells: String = cells.iter().map(|cell| format!("{cell:>wide$}")).collect();
        text.push_str(format!(" {label:<first$}{cells}", first = LABEL - 1).trim_end());
        text.push('\n');
    }
    text
}

/// The ranges beneath a line of middle values; none for a first day that is known.
fn ranges(measure: Measure, cells: &[Option<Band>]) -> Option<Row> {
    let known = |band: &Band| figures::of(measure, band.p10) == figures::of(measure, band.p90);
    let cell = |cell: &Option<Band>| match cell {
        Some(band) if !known(band) => range(measure, band),
        _ => String::new(),
    };
    let texts: Vec<String> = cells.iter().map(cell).collect();
    texts.iter().any(|text| !text.is_empty()).then_some(("  8 in 10 futures", texts))
}

fn range(measure: Measure, band: &Band) -> String {
    let decimals = measure.about().decimals;
    let percent = if measure.about().unit == "percent" { "%" } else { "" };
    format!("{} to {}{percent}", figures::shown(band.p10, decimals), figures::shown(band.p90, decimals))
}

fn posts(report: &RunReport<'_>, columns: &[usize]) -> Vec<Row> {
    let findings = report.findings;
    let (Some(filled), Some(funded)) = (findings.council(Measure::InPostFte), findings.council(Measure::PostsFte))
    else {
        return Vec::new();
    };
    let at = |bands: &[Option<Band>], record: usize| bands.get(record).copied().flatten();
    let most = funded.iter().flatten().map(|band| band.p50).fold(0.0, f64::max);
    let shown = |value: f64| figures::shown(value, figures::decimals_of_posts(most));
    let cell = |&record: &usize| match (at(filled, record), at(funded, record)) {
        (Some(filled), Some(funded)) => format!("{}/{}", shown(filled.p50), shown(funded.p50)),
        _ => dash(),
    };
    let cells: Vec<Option<Band>> = columns.iter().map(|&record| at(filled, record)).collect();
    let mut rows = vec![("Posts filled, of funded (FTE)", columns.iter().map(cell).collect())];
    let range = |cell: &Option<Band>| {
        let ends = cell.map(|band| [band.p10, band.p90].map(shown));
        ends.filter(|[low, high]| low != high).map_or_else(String::new, |[low, high]| format!("{low} to {high}"))
    };
    let texts: Vec<String> = cells.iter().map(range).collect();
    if texts.iter().any(|text| !text.is_empty()) {
        rows.push(("  8 in 10 futures", texts));
    }
    rows
}

fn dash() -> String {
    "-".into()
}

/// What the columns may not show: where caseload, or children with no worker, lie beyond both ends for a while.
fn in_between(report: &RunReport<'_>) -> String {
    let said = [Measure::AverageCaseload, Measure::ChildrenUnallocated].into_iter().filter_map(|measure| {
        let course = Course::of(report.findings, measure).filter(|course| course.passing.is_some())?;
        Some(course.sentence(measure.about().label))
    });
    let text = sentences(said);
    if text.is_empty() { text } else { format!("\n{text}") }
}

fn targets(report: &RunReport<'_>) -> String {
    let targets = &report.findings.targets;
    if targets.is_empty() {
        return "\n".into();
    }
    let said = targets.iter().map(|target| format!("Target: {}", message::chance(report.council, target)));
    format!("\n{}\n", sentences(said))
}

/// How long to a normal caseload, and how far the tipping point is.
fn outlook(report: &RunReport<'_>) -> String {
    let text = sentences(super::outlook::brief(report.findings).into_iter());
    if text.is_empty() { text } else { text + "\n" }
}

/// Sentences in lines, all but the first of each set in.
fn sentences(said: impl Iterator<Item = String>) -> String {
    let lines = said.flat_map(|said| {
        let set_in = |(index, line): (usize, String)| format!(" {}{line}\n", if index == 0 { "" } else { "  " });
        wrap(&said, width() - 3).into_iter().enumerate().map(set_in).collect::<Vec<_>>()
    });
    lines.collect()
}

/// What a reader should know.
pub(crate) fn notes<'a>(said: impl Iterator<Item = &'a String>) -> String {
    let mut text = String::new();
    for note in said {
        for (index, said) in wrap(note, width() - 9).iter().enumerate() {
            text.push_str(&format!("{}{said}\n", if index == 0 { "note     " } else { "         " }));
        }
    }
    if text.is_empty() { text } else { text + "\n" }
}

/// Which files hold it.
pub(crate) fn files(folder: &Path, written: &[PathBuf]) -> String {
    let mut text = format!("Written to {}\n", folder.display());
    let mut charts = 0_u32;
    for path in written {
        let inside = path.strip_prefix(folder).unwrap_or(path);
        if inside.starts_with("charts") {
            charts += u32::from(inside.extension().is_some_and(|ending| ending == "svg"));
            continue;
        }
        let name = inside.to_string_lossy();
        text.push_str(format!("  {name:<16}{}", purpose(&name)).trim_end());
        text.push('\n');
    }
    if charts > 0 {
        text.push_str(&format!(
            "  {:<16}{charts} chart{} as SVG, PNG and text\n",
            "charts",
            if charts == 1 { "" } else { "s" }
        ));
    }
    text
}

fn purpose(name: &str) -> &'static str {
    match name {
        "report.html" => "open this first",
        "board.html" => "one page for a board, to print",
        "report.docx" => "the same for Word",
        "actuals.json" => "what happened so far, as it may be shown",
        "council.json" => "what past forecasts of this council came to",
        "reports.json.gz" => "what the reports are made from",
        "matters.json.gz" => "what the options hang on, for a case to draw from",
        "workbook.xlsx" => "tables and charts for a spreadsheet",
        "results.csv" => "every figure, a row each",
        "differences.csv" => "options against the reference, future by future",
        "costs.csv" => "money by financial year",
        "summary.json" => "headlines for other programs",
        "futures.csv.gz" => "every future",
        "loops.csv" => "what each feedback loop does",
        "sensitivity.csv" => "what each uncertain figure does",
        "indices.csv" => "shares of variance",
        "switching.csv" => "where the answer turns",
        "information.csv" => "what knowing is worth",
        "robustness.csv" => "regret, and every option in every what-if",
        "warnings.csv" => "signs that the target will be missed",
        "trials.csv" => "everything that was tried",
        "frontier.csv" => "the cheapest for each chance",
        "answer.toml" => "the answer as a scenario; original.toml is what it builds on",
        "manifest.json" => "everything needed to repeat the run",
        _ => "",
    }
}

/// How to repeat it.
pub(crate) fn repeat(command: &str) -> String {
    format!("Repeat exactly: {}\n", escape::line(command))
}

/// The run's name, which stands on every page and chart.
pub(crate) fn named(run_id: &str) -> String {
    format!("Run {run_id}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn text(sample: &sample::Sample) -> String {
        let folder = Path::new("output/county/programme");
        let written =
            ["report.html", "results.csv", "charts/posts.svg", "charts/posts.png"].map(|name| folder.join(name));
        summary(&sample.report(), folder, &written)
    }

    #[test]
    fn the_summary_gives_numbers_ranges_chances_and_files() {
        let text = text(&sample::county());
        assert!(text.contains("8 in 10 futures"), "{text}");
        assert!(text.contains("24 in 100 futures"), "{text}");
        assert!(text.contains("/218"), "{text}");
        assert!(text.contains("report.html     open this first"), "{text}");
        assert!(text.contains("1 chart as SVG"), "{text}");
        assert!(text.contains("Repeat exactly: caseload run "), "{text}");
    }

    #[test]
    fn what_lies_between_the_columns_is_told_where_it_goes_beyond_both_ends() {
        let mut sample = sample::county();
        assert!(text(&sample).contains("\n\n Children with no worker would fall from 32 to 4 by "));
        sample.findings.bands.retain(|of, _| of.measure != Measure::ChildrenUnallocated);
        assert!(!text(&sample).contains("after a peak"));
    }

    #[test]
    fn a_target_of_a_team_is_told_by_its_name() {
        let mut sample = sample::county();
        sample.findings.targets[0].series.team = "children-in-care".into();
        let said = text(&sample);
        assert!(said.contains("Target: Children per social worker, Children in care: at most 20"), "{said}");
    }

    #[test]
    fn no_line_is_wider_than_a_hundred_letters() {
        for sample in [sample::county(), sample::scaled(1e4), sample::teams(25), sample::gaps(), sample::records(1)] {
            for line in text(&sample).lines() {
                assert!(line.chars().count() <= WIDEST, "{line}");
            }
        }
    }

    #[test]
    fn a_narrow_window_has_shorter_ranges_before_fewer_columns() {
        let cells = |range: &str| vec![range.to_owned(); 3];
        let rows = vec![("", cells("Sep 2018")), ("  8 in 10 futures", cells("93.0 to 100.0%"))];
        let said = lay_out(rows.clone(), 80);
        assert_eq!(said.matches("93.0–100.0%").count(), 3, "{said}");
        assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
        assert_eq!(lay_out(rows, WIDEST).matches("93.0 to 100.0%").count(), 3);
    }

    #[test]
    fn control_letters_of_a_title_never_reach_the_terminal() {
        let mut sample = sample::hostile();
        sample.council.title = "a\u{1b}[31mred".into();
        assert!(!text(&sample).contains('\u{1b}'));
    }
}
