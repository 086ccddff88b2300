//! `report.html` of how much is enough: one page that needs nothing else.

use super::{SeekReport, words};
use crate::experiment::seek::Tried;
use crate::report::chart::Drawing;
use crate::report::escape::markup;
use crate::report::figures;
use crate::report::page::{document, section, wide};

/// The page.
pub(super) fn page(report: &SeekReport<'_>, drawings: &[Drawing]) -> String {
    let body = [head(report), frontier(report), drawings.iter().map(section).collect(), trials(report), repeat(report)];
    document(&title(report), &body.concat(), &foot(report))
}

fn title(report: &SeekReport<'_>) -> String {
    format!("How much is enough: {}", report.scenario.council.title)
}

fn head(report: &SeekReport<'_>) -> String {
    let said: String = words::sentences(report).iter().map(|said| format!("<p>{}</p>\n", markup(said))).collect();
    let saved = if report.answer.is_some() {
        "<p>The answer is saved as <code>answer.toml</code> beside this page; <code>caseload run answer.toml</code> plays it.</p>\n"
    } else {
        ""
    };
    format!(
        "<header>\n<h1>{}</h1>\n<p class=\"about\">{}, in {} of 100 futures.</p>\n</header>\n<main id=\"main\">\n<div class=\"message\">\n{said}</div>\n{saved}",
        markup(&title(report)),
        markup(&words::promise(report)),
        figures::written(report.problem.percent),
    )
}

/// The heading cells that name the levers.
fn levers(report: &SeekReport<'_>) -> String {
    let head = |place: usize| {
        let (name, typed) = (markup(&words::lever(report, place)), markup(&words::typed(report, place)));
        format!("<th scope=\"col\">{name}<small><code>{typed}</code></small></th>")
    };
    (0..report.problem.levers.len()).map(head).collect()
}

fn cells(report: &SeekReport<'_>, tried: &Tried) -> String {
    let settings = (0..report.problem.levers.len()).map(|place| words::setting(report, tried, place));
    let settings: String = settings.map(|said| format!("<td>{}</td>", markup(&said))).collect();
    let cost = words::cost(tried).unwrap_or_else(|| "no cost reported".into());
    format!("{settings}<td>{}</td><td>{cost}</td>", words::chance(tried.chance))
}

fn frontier(report: &SeekReport<'_>) -> String {
    let count = report.problem.levers.len();
    let line = |row: words::Row<'_>| {
        let cells = row.tried.map_or_else(
            || format!("<td class=\"words\" colspan=\"{}\">{}</td>", count + 2, words::NOWHERE),
            |tried| cells(report, tried),
        );
        let doubt = words::doubt(report, &row).map_or_else(String::new, |said| format!("<small>{said}</small>"));
        format!("<tr><th scope=\"row\">{}{doubt}</th>{cells}</tr>\n", row.head)
    };
    let plan = report.found.plan.iter();
    let plan = plan.map(|plan| format!("<tr><th scope=\"row\">{}</th>{}</tr>\n", words::PLAN, cells(report, plan)));
    let lines: String = plan.chain(words::frontier(report).into_iter().map(line)).collect();
    let table = format!(
        "<table>\n<caption>For each chance the smallest change that was seen to reach it, by its share of futures, and in brackets what holds in 95 of 100. Only of the chance asked for, {} in 100, is it tested whether that is luck: the answer is what is shown to reach it</caption>\n<thead><tr><th scope=\"col\">Chance wanted</th>{}<th scope=\"col\">Chance</th><th scope=\"col\">Cost against {}</th></tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n",
        figures::written(report.problem.percent),
        levers(report),
        words::against(report)
    );
    format!(
        "<section class=\"long\">\n<h2>What each chance takes</h2>\n{}</section>\n",
        wide("What each chance takes", &table)
    )
}

fn trials(report: &SeekReport<'_>) -> String {
    let line = |tried: &Tried| {
        format!(
            "<tr><th scope=\"row\">{}</th>{}</tr>\n",
            figures::shown(f64::from(tried.chance.futures), 0),
            cells(report, tried)
        )
    };
    let lines: String = report.found.tried.iter().map(line).collect();
    let table = format!(
        "<table>\n<caption>Everything that was tried, and the interval that holds each chance in 95 of 100</caption>\n<thead><tr><th scope=\"col\">Futures</th>{}<th scope=\"col\">Chance</th><th scope=\"col\">Cost against {}</th></tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n",
        levers(report),
        words::against(report)
    );
    format!(
        "<section class=\"long folded\">\n<h2>What was tried</h2>\n<details>\n<summary>Show the {} trials</summary>\n{}</details>\n</section>\n",
        report.found.tried.len(),
        wide("What was tried", &table)
    )
}

fn repeat(report: &SeekReport<'_>) -> String {
    let input = |(file, digest): &(String, String)| {
        format!("<li>{}<br><small>SHA-256 <code>{digest}</code></small></li>\n", markup(file))
    };
    let inputs: String = report.inputs.iter().map(input).collect();
    format!(
        "<section class=\"long\">\n<h2>How to repeat this run</h2>\n<pre>{}</pre>\n<p>The same files, seed and version give the same numbers. Files read:</p>\n<ul>\n{inputs}</ul>\n</section>\n",
        markup(report.command)
    )
}

fn foot(report: &SeekReport<'_>) -> String {
    format!(
        "<footer>\n<p>caseload {}, seed {}, {} futures in all. This page holds everything it shows and sends nothing.</p>\n</footer>\n",
        env!("CARGO_PKG_VERSION"),
        report.problem.seed,
        figures::shown(report.found.futures as f64, 0),
    )
}
