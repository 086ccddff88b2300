//! The page itself: read in the order in which it is written, and printed on one sheet of A4 on its side.

use super::measures::{self, Line};
use super::status::{AT_RISK, ON_TRACK, Status, of_delivery};
use super::{Board, facts, message};
use crate::report::chart::Drawing;
use crate::report::escape::markup;
use crate::report::page::plain_table;
use crate::report::{RunReport, days, embedded, figures};
use crate::scenario::check::spoken::capital;
use crate::scenario::council::promise::{Delivery, SetBy};

const STYLE: &str = include_str!("board.css");

/// The page.
pub(super) fn page(board: &Board<'_>, drawings: &[Drawing]) -> String {
    let title = markup(board.title);
    let mut cells: Vec<String> = drawings.iter().map(chart).collect();
    cells.push(table(&board.run));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Board view: {title}</title>\n<style>\n{}{STYLE}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the message</a>\n\
         {}<main id=\"main\">\n{}<div class=\"grid\">\n{}</div>\n{}</main>\n{}</body>\n</html>\n",
        embedded::font_faces(),
        head(board),
        told(board),
        cells.concat(),
        below(board),
        foot(&board.run),
    )
}

fn head(board: &Board<'_>) -> String {
    let (council, findings) = (board.run.council, board.run.findings);
    let authority = council.authority.as_ref().map_or_else(String::new, |name| format!("{} · ", markup(name)));
    let known = board.run.actuals.and_then(|actuals| actuals.history.last());
    let known = known.map_or_else(|| "no actuals given".into(), |date| format!("actuals to {}", days::month(date)));
    let part =
        if findings.interrupted { " · STOPPED EARLY: figures are of the futures that were finished" } else { "" };
    let shown =
        board.shown.as_ref().map_or_else(String::new, |shown| format!("<p><strong>{}</strong></p>\n", markup(shown)));
    format!(
        "<header>\n<h1>{}</h1>\n{shown}<p>{authority}Workforce capacity · forecast from {} to {} · {known} · for discussion: forecast, not a commitment{part}</p>\n</header>\n",
        markup(board.title),
        days::short(council.period.start),
        days::short(council.period.end),
    )
}

fn told(board: &Board<'_>) -> String {
    let said: String = message::sentences(board).iter().map(|said| format!("<p>{}</p>\n", markup(said))).collect();
    let days =
        facts::days_apart(board).map_or_else(String::new, |said| format!("<p class=\"about\">{}</p>\n", markup(&said)));
    format!("<div class=\"message\">\n{said}</div>\n{days}")
}

fn chart(drawing: &Drawing) -> String {
    let title = markup(&drawing.title);
    format!(
        "<section>\n<h2>{title}</h2>\n<p class=\"about\">{}</p>\n\
         <div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Chart: {title}\">\n{}</div>\n\
         <details>\n<summary>Show the numbers</summary>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Table: {title}\">\n{}</div>\n</details>\n</section>\n",
        markup(&drawing.subtitle),
        drawing.inline,
        plain_table(&drawing.title, &drawing.table),
    )
}

fn table(run: &RunReport<'_>) -> String {
    let lines = measures::lines(run);
    let heads = ["Now", "Forecast", "Target", "Chance", "Status"];
    let heads: String = heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
    let before = message::alarm(run).is_some();
    let rows: String = lines.iter().map(|line| row(line, before)).collect();
    let left = match measures::dates_left_out(run) {
        0 => String::new(),
        1 => "; 1 more date of a target is in the report".to_owned(),
        many => format!("; {many} more dates of targets are in the report"),
    };
    let unshown = measures::without_a_row(run);
    let unshown = if unshown.is_empty() {
        String::new()
    } else {
        format!("; no room here for: {} (the workbook has them)", markup(&unshown.join(", ")))
    };
    // As `counted` writes a caseload that is known with those who hold it.
    let holders = if lines.iter().any(|line| line.now.ends_with(" FTE)")) {
        "; FTE after a caseload: social workers who hold cases"
    } else {
        ""
    };
    // As `promise_of` marks a target that nobody has adopted.
    let unadopted = if lines.iter().any(|line| line.target.contains(SetBy::Illustrative.word())) {
        format!("; {}", SetBy::Illustrative.in_full())
    } else {
        String::new()
    };
    format!(
        "<section class=\"table\">\n<h2>How measures stand against their targets</h2>\n\
         <div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Table: measures\">\n<table>\n\
         <caption>Now and forecast: the middle future, and 8 in 10 futures{holders}{unadopted}{unshown}{left}</caption>\n\
         <thead><tr><th scope=\"col\">Measure</th>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n</section>\n"
    )
}

/// A line; its chance says so where it is from before what happened left the forecast.
fn row(line: &Line, before: bool) -> String {
    let dated = if before { " <span class=\"by\">before the actuals</span>" } else { "" };
    let chance = match &line.chance {
        Some((count, status)) => format!("<td>{count}{dated}</td><td>{}</td>", badge(*status)),
        None => "<td>no target</td><td>–</td>".into(),
    };
    let target = if line.target.is_empty() { "–".into() } else { markup(&line.target) };
    let range =
        if line.range.is_empty() { String::new() } else { format!("<span class=\"by\">({})</span> ", line.range) };
    format!(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{} {range}<span class=\"by\">{}</span></td><td>{target}</td>{chance}</tr>\n",
        markup(&line.label),
        markup(&line.now),
        line.then,
        days::brief(line.date),
    )
}

fn badge(status: Status) -> String {
    marked((status.shape(), status.word(), status.class()))
}

fn marked((shape, word, class): (&str, &str, &str)) -> String {
    format!("<span class=\"{class}\"><span aria-hidden=\"true\">{shape}</span> {word}</span>")
}

/// A list of lines that are markup; a sentence where there are none.
fn list(lines: &[String], none: &str) -> String {
    if lines.is_empty() {
        return format!("<p>{none}</p>\n");
    }
    let lines: String = lines.iter().map(|line| format!("<li>{line}</li>\n")).collect();
    format!("<ul>\n{lines}</ul>\n")
}

/// What changes, and beneath it what the file marks, with the mark of its delivery where the file gives one.
fn dates(board: &Board<'_>) -> String {
    let changes: Vec<String> = facts::changes(&board.run).iter().map(|said| markup(said)).collect();
    let found = facts::milestones(&board.run, changes.len());
    let line = |(said, delivery): &(String, Option<Delivery>)| match delivery {
        Some(delivery) => format!("{} {}", marked(of_delivery(*delivery)), markup(said)),
        None => markup(said),
    };
    let lines: Vec<String> = found.iter().map(line).collect();
    let rated = found.iter().any(|(_, delivery)| delivery.is_some());
    let who = if rated {
        "<p class=\"about\">As whoever leads delivery says; no forecast has a say in it.</p>\n"
    } else {
        ""
    };
    let mut parts = String::new();
    if !changes.is_empty() || found.is_empty() {
        parts += &part("What changes, and when", &list(&changes, "The scenario changes nothing, and marks no dates."));
    }
    if !found.is_empty() {
        parts += &part("Milestones", &format!("{}{who}", list(&lines, "")));
    }
    format!("<section>\n{parts}</section>\n")
}

/// Dates under their heading.
fn part(heading: &str, dates: &str) -> String {
    format!("<h2>{heading}</h2>\n<div class=\"dates\">\n{dates}</div>\n")
}

fn below(board: &Board<'_>) -> String {
    let could_change: Vec<String> = facts::could_change(board).iter().map(|entry| markup(entry)).collect();
    let left_out: String = board
        .run
        .findings
        .notes
        .iter()
        .map(|note| format!("<p>{}.</p>\n", markup(capital(note).trim_end_matches('.'))))
        .collect();
    format!(
        "<div class=\"three\">\n{}<section>\n<h2>What could change this</h2>\n{}</section>\n\
         <section>\n<h2>How to read this page</h2>\n<p>{}</p>\n{}<p>{} {ON_TRACK} or more of 100 futures meet the target · {} {AT_RISK} to {} · {} under {AT_RISK}. “8 in 10”: 1 future in 10 lies below, 1 above.</p>\n</section>\n</div>\n",
        dates(board),
        list(&could_change, "Nothing was tried, and no figure is marked as of low confidence."),
        facts::NOT_IN_THE_MODEL,
        left_out,
        badge(Status::OnTrack),
        badge(Status::AtRisk),
        ON_TRACK - 1,
        badge(Status::OffTrack),
    )
}

fn foot(run: &RunReport<'_>) -> String {
    let findings = run.findings;
    let inputs: Vec<String> = run
        .inputs
        .iter()
        .map(|(file, digest)| {
            let short = file.rsplit(['/', '\\']).next().unwrap_or(file);
            format!("{} {}", markup(short), digest.get(..8).unwrap_or(digest))
        })
        .collect();
    format!(
        "<footer>\n<p>caseload {} · run {} · seed {} · {} · files (SHA-256): {}. Every figure is generated; this page sends nothing.</p>\n</footer>\n",
        env!("CARGO_PKG_VERSION"),
        run.run_id(),
        findings.seed,
        figures::futures(findings.replications),
        inputs.join(", "),
    )
}
