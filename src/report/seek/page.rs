//! `report.html` of how much is enough: one page that needs nothing else.

use super::sentences::sentences;
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
    let said: String = sentences(report).iter().map(|said| format!("<p>{}</p>\n", markup(said))).collect();
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

/// An address that may go on in the next line behind each of its parts, so that it makes no column wide.
fn broken(typed: &str) -> String {
    ['.', '_', '+'].iter().fold(typed.to_owned(), |typed, at| typed.replace(*at, &format!("{at}<wbr>")))
}

/// The heading cells that name the levers.
fn levers(report: &SeekReport<'_>) -> String {
    let head = |place: usize| {
        let (name, typed) = (markup(&words::lever(report, place)), broken(&markup(&words::typed(report, place))));
        format!("<th scope=\"col\">{name}<small><code>{typed}</code></small></th>")
    };
    (0..report.problem.levers.len()).map(head).collect()
}

fn cells(report: &SeekReport<'_>, tried: &Tried) -> String {
    let settings = (0..report.problem.levers.len()).map(|place| words::setting(report, tried, place));
    let settings: String = settings.map(|said| format!("<td>{}</td>", markup(&said))).collect();
    let cost = words::cost(tried).unwrap_or_else(|| "no cost reported".into());
    let beyond = words::beyond_budget(tried).map_or_else(String::new, |said| format!("<small>{said}</small>"));
    format!("{settings}<td>{}</td><td>{cost}{beyond}</td>", words::chance(report, tried.chance))
}

fn frontier(report: &SeekReport<'_>) -> String {
    let count = report.problem.levers.len();
    let line = |row: words::Row<'_>| {
        let cells = row.tried.map_or_else(
            || format!("<td class=\"words\" colspan=\"{}\">{}</td>", count + 2, words::nowhere(report)),
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
        "<footer>\n<p>caseload {}, run {}, seed {}, {} futures in all. This page holds everything it shows and sends nothing.</p>\n</footer>\n",
        env!("CARGO_PKG_VERSION"),
        report.run_id(),
        report.problem.seed,
        figures::shown(report.found.futures as f64, 0),
    )
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_page_has_the_run_s_name_and_says_what_is_beyond_the_budget() {
        let asked = sample::beyond_the_budget();
        let report = asked.report();
        let page = page(&report, &[]);
        assert!(page.contains(&format!(", run {}, seed 1", report.run_id())), "{page}");
        assert!(page.contains("<small>beyond the budget</small>") && page.contains("not reached within the budget"));
        assert!(page.contains("team.<wbr>help.<wbr>posts_<wbr>fte.<wbr>social-worker"), "{page}");
    }
}
