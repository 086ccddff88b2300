//! `report.html`: one page that needs nothing else, opens anywhere and prints.

use super::assumptions::{self, HEADS, KEYS};
use super::called::Called;
use super::chart::Drawing;
use super::escape::markup;
use super::results_table::{self, Column};
use super::{RunReport, days, figures, message};
use crate::scenario::council::Council;

const STYLE: &str = include_str!("page.css");

/// The page.
pub(crate) fn page(report: &RunReport<'_>, drawings: &[Drawing]) -> String {
    let body = [
        head(report),
        drawings.iter().map(section).collect(),
        super::chart::unallocated::never(report)
            .map_or_else(String::new, |said| format!("<section>\n<p>{}</p>\n</section>\n", markup(&said))),
        super::actuals::section::section(report),
        main_table(report),
        outlook(report),
        rests_on(report),
        notes(report),
        repeat(report),
    ];
    document(&report.council.title, &body.concat(), &foot(report))
}

/// A page from its insides.
pub(crate) fn document(title: &str, body: &str, foot: &str) -> String {
    let title = markup(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{}{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">Skip to the results</a>\n{body}</main>\n{foot}</body>\n</html>\n",
        super::embedded::font_faces(),
    )
}

/// What is said where a run was stopped early.
pub(crate) const STOPPED: &str = "This run was stopped before it was finished. The figures are those of the futures that were played; options and what-ifs that are not here were not reached.";

/// How a range is to be read.
pub(crate) const RANGES: &str = "“8 in 10 futures” is the range that leaves out the lowest tenth and the highest tenth of futures; \
     “the middle future” has half of them above it and half below. A range is not a limit: 2 futures in 10 lie outside it.";

/// "Cambridgeshire. 30 September 2018 to 31 March 2022, 1,000 simulated futures": of whom, when, and how many.
pub(crate) fn about(council: &Council, futures: u32) -> String {
    let authority = council.authority.as_ref().map_or_else(String::new, |name| format!("{name}. "));
    format!(
        "{authority}{} to {}, {} simulated futures",
        days::long(council.period.start),
        days::long(council.period.end),
        figures::shown(f64::from(futures), 0),
    )
}

fn head(report: &RunReport<'_>) -> String {
    let (council, findings) = (report.council, report.findings);
    let question = council
        .question
        .as_ref()
        .map_or_else(String::new, |asked| format!("<p><strong>{}</strong></p>\n", markup(asked)));
    let stopped = if findings.interrupted { format!("<p class=\"warning\">{STOPPED}</p>\n") } else { String::new() };
    let alarm = report.actuals.and_then(|actuals| super::actuals::words::alarm(actuals, findings));
    let said = alarm.into_iter().chain(message::headlines(council, findings));
    let sentences: String = said.map(|said| format!("<p>{}</p>\n", markup(&said))).collect();
    format!(
        "<header>\n<h1>{}</h1>\n<p class=\"about\">{}.</p>\n</header>\n\
         <main id=\"main\">\n{question}{stopped}<div class=\"message\">\n{sentences}</div>\n\
         <p>{RANGES}</p>\n",
        markup(&council.title),
        markup(&about(council, findings.replications)),
    )
}

/// A chart with its words and its numbers.
pub(crate) fn section(drawing: &Drawing) -> String {
    let title = markup(&drawing.title);
    format!(
        "<section>\n<h2>{title}</h2>\n<p class=\"about\">{}</p>\n\
         <div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Chart: {title}\">\n{}</div>\n\
         <p class=\"source\">{}</p>\n<details>\n<summary>Show the numbers</summary>\n{}</details>\n</section>\n",
        markup(&drawing.subtitle),
        drawing.inline,
        markup(&drawing.source),
        wide(&drawing.title, &plain_table(&drawing.title, &drawing.table)),
    )
}

/// A table that may be wider than the screen, in a region that scrolls.
pub(crate) fn wide(label: &str, table: &str) -> String {
    format!(
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Table: {}\">\n{table}</div>\n",
        markup(label)
    )
}

pub(crate) fn plain_table(caption: &str, table: &[Vec<String>]) -> String {
    let [heading, rows @ ..] = table else { return String::new() };
    let heads: String = heading.iter().map(|cell| format!("<th scope=\"col\">{}</th>", markup(cell))).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(index, cell)| match index {
            0 => format!("<th scope=\"row\">{}</th>", markup(cell)),
            _ => format!("<td>{}</td>", markup(cell)),
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    let lines: String = rows.iter().map(line).collect();
    format!(
        "<table>\n<caption>{}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n",
        markup(caption)
    )
}

fn main_table(report: &RunReport<'_>) -> String {
    let columns = results_table::columns(report.findings);
    let head = |column: &Column| format!("<th scope=\"col\">{}<small>{}</small></th>", column.date, column.why);
    let heads: String = columns.iter().map(head).collect();
    let mut lines = String::new();
    for line in results_table::lines(report.findings, &columns) {
        lines.push_str(&format!("<tr><th scope=\"row\">{}<small>{}</small></th>", line.about.label, line.reading()));
        for column in &columns {
            match line.cell(column) {
                Some((middle, range)) => lines.push_str(&format!("<td>{middle}<small>{range}</small></td>")),
                None => lines.push_str("<td>no figure</td>"),
            }
        }
        lines.push_str("</tr>\n");
    }
    let table = format!(
        "<table>\n<caption>The middle future, and the range of 8 in 10 futures beneath</caption>\n\
         <thead><tr><th scope=\"col\">Measure</th>{heads}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n"
    );
    format!(
        "<section class=\"long measures\">\n<h2>All measures</h2>\n{}{}</section>\n",
        chances(report),
        wide("All measures", &table)
    )
}

fn chances(report: &RunReport<'_>) -> String {
    let findings = report.findings;
    let line = |target: &crate::experiment::findings::TargetChance| {
        format!("<li>{}</li>\n", markup(&message::chance(report.council, target)))
    };
    let lines: String = findings.targets.iter().map(line).collect();
    if lines.is_empty() { String::new() } else { format!("<ul>\n{lines}</ul>\n") }
}

/// The way to a normal caseload, and the tipping point.
fn outlook(report: &RunReport<'_>) -> String {
    let said = super::outlook::sentences(report.findings);
    let lines: String = said.iter().map(|said| format!("<p>{}</p>\n", markup(said))).collect();
    if lines.is_empty() {
        return lines;
    }
    format!("<section class=\"long\">\n<h2>Once posts are filled</h2>\n{lines}</section>\n")
}

fn rests_on(report: &RunReport<'_>) -> String {
    let found = assumptions::of(report.merged);
    if found.is_empty() {
        return String::new();
    }
    // Columns in which nothing stands are left out, so that sources have their room.
    let shown: Vec<usize> = (0..KEYS.len()).filter(|at| found.iter().any(|one| !one.says[*at].is_empty())).collect();
    let called = Called::by(std::iter::once(report.merged));
    let mut lines = String::new();
    for assumption in &found {
        let cells: String =
            shown.iter().map(|at| format!("<td class=\"words\">{}</td>", markup(&assumption.says[*at]))).collect();
        let (name, address) = (markup(&called.of_any(&assumption.address)), markup(&assumption.address));
        lines.push_str(&format!("<tr><th scope=\"row\">{name}<small>{address}</small></th>{cells}</tr>\n"));
    }
    let heads: String = shown.iter().map(|at| format!("<th scope=\"col\">{}</th>", HEADS[*at])).collect();
    let table = format!(
        "<table>\n<caption>Where figures come from, least sure first</caption>\n<thead><tr><th scope=\"col\">Figures, and where in the file</th>{heads}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n"
    );
    format!(
        "<section class=\"long\">\n<h2>What the figures rest on</h2>\n<details class=\"printed\">\n<summary>Show sources, reasons and confidence ({} entries)</summary>\n{}</details>\n</section>\n",
        found.len(),
        wide("What the figures rest on", &table),
    )
}

fn notes(report: &RunReport<'_>) -> String {
    let said: String =
        report.notes.iter().chain(&report.findings.notes).map(|note| format!("<li>{}</li>\n", markup(note))).collect();
    let said = if said.is_empty() { "<li>None on this scenario.</li>\n".to_owned() } else { said };
    format!(
        "<section class=\"long\">\n<h2>Notes</h2>\n<ul>\n{said}</ul>\n\
         <p>Not in the model: the quality of practice, a new inspection, and anything the scenario does not name.</p>\n</section>\n"
    )
}

fn repeat(report: &RunReport<'_>) -> String {
    let inputs: String = report
        .inputs
        .iter()
        .map(|(file, digest)| format!("<li>{}<br><small>SHA-256 <code>{digest}</code></small></li>\n", markup(file)))
        .collect();
    format!(
        "<section class=\"long\">\n<h2>How to repeat this run</h2>\n<pre>{}</pre>\n<p>The same files, seed and version give the same numbers. Files read:</p>\n<ul>\n{inputs}</ul>\n</section>\n",
        markup(report.command)
    )
}

fn foot(report: &RunReport<'_>) -> String {
    format!(
        "<footer>\n<p>caseload {}, run {}, seed {}, {}. This page holds everything it shows and sends nothing.</p>\n</footer>\n",
        env!("CARGO_PKG_VERSION"),
        report.run_id(),
        report.findings.seed,
        figures::futures(report.findings.replications),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{chart, sample};

    fn html(sample: &sample::Sample) -> String {
        page(&sample.report(), &chart::draw_all(&sample.report()))
    }

    #[test]
    fn nothing_from_a_file_becomes_markup() {
        let html = html(&sample::hostile());
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<svg onload"));
        assert!(html.contains("<h1>&lt;script&gt;&amp;&quot;</h1>"));
        assert_eq!(html.matches("<svg").count(), html.matches("</svg>").count());
    }

    #[test]
    fn the_page_asks_for_nothing_from_outside() {
        let html = html(&sample::county());
        let outside = html.replace("xmlns=\"http://www.w3.org/2000/svg\"", "").replace("url(data:", "");
        for request in ["http:", "https:", "src=", "url(", "@import", "<link", "<script"] {
            assert!(!outside.contains(request), "{request}");
        }
    }

    #[test]
    fn what_figures_rest_on_is_printed_since_the_board_says_that_the_report_lists_it() {
        let html = html(&sample::county());
        let after = html.split("What the figures rest on</h2>\n").nth(1).expect("a list");
        assert!(after.starts_with("<details class=\"printed\">"), "{}", &after[..80]);
    }

    #[test]
    fn every_chart_has_a_name_and_its_numbers() {
        let html = html(&sample::county());
        assert_eq!(html.matches("role=\"img\" aria-label=\"").count(), chart::CHARTS.len());
        assert_eq!(html.matches("Show the numbers").count(), chart::CHARTS.len());
        assert!(html.contains("lang=\"en-GB\"") && html.contains("href=\"#main\"") && html.contains("id=\"main\""));
    }

    #[test]
    fn the_main_table_gives_every_middle_its_range() {
        let html = html(&sample::county());
        let table = html.split("All measures</h2>").nth(1).unwrap().split("</table>").next().unwrap();
        let cells = table.matches("<td>").count();
        assert_eq!(cells, 6 * table.matches("<th scope=\"row\">").count());
        let ranges = table.split("<td>").skip(1).filter(|it| {
            let cell = it.split("</td>").next().unwrap();
            // One figure where both ends read alike.
            cell.contains("no figure") || (cell.contains("<small>") && !cell.contains("<small></small>"))
        });
        assert_eq!(cells, ranges.count());
    }
}
