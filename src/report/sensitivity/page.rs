//! `report.html` of what an answer hangs on: one page that needs nothing else.

use super::tables::{self, Table};
use super::{SensitivityReport, count, decision, fails, sketch, words};
use crate::report::chart::Drawing;
use crate::report::days;
use crate::report::escape::markup;
use crate::report::page::{document, section, wide};

/// The page.
pub(super) fn page(report: &SensitivityReport<'_>, drawings: &[Drawing]) -> String {
    let body = [
        head(report),
        drawings.iter().map(section).collect(),
        folded("Every uncertain figure", &[by_itself(report)], &[tables::inputs(report)]),
        folded("Everything at once", &[at_once(report)], &[tables::shares(report)]),
        part("Where the answer turns", &turns(report), &[tables::switching(report)]),
        part("What is worth finding out", &decision::information(report), &[tables::information(report)]),
        part("Where the plan fails", &[fails::failing(report)], &[]),
        part("How the options stand up", &regret(report), &[tables::regret(report), tables::what_ifs(report)]),
        taper(report),
        part("Risks and what we will watch", &[decision::warning(report)], &[tables::warnings(report)]),
        notes(report),
        repeat(report),
    ];
    let title = format!("What matters: {}", report.title);
    document(&title, &body.concat(), &foot(report))
}

fn head(report: &SensitivityReport<'_>) -> String {
    let authority = report.authority.map_or_else(String::new, |name| format!("{}. ", markup(name)));
    let question =
        report.question.map_or_else(String::new, |asked| format!("<p><strong>{}</strong></p>\n", markup(asked)));
    let sentences: String =
        decision::sentences(report).iter().map(|said| format!("<p>{}</p>\n", markup(said))).collect();
    let warned =
        sketch(report).map_or_else(String::new, |said| format!("<p class=\"warning\">{}</p>\n", markup(&said)));
    let against = report.against().map_or_else(String::new, |other| format!(" against {}", markup(other)));
    let promise = words::promise(report)
        .map_or_else(|| "There is no target.".to_owned(), |said| format!("The target: {}.", markup(&said)));
    format!(
        "<header>\n<h1>What matters: {}</h1>\n<p class=\"about\">{authority}{}{against}, on {}. {promise}</p>\n</header>\n\
         <main id=\"main\">\n{question}<div class=\"message\">\n{sentences}</div>\n{warned}",
        markup(report.title),
        markup(report.label()),
        days::long(report.found.date),
    )
}

fn by_itself(report: &SensitivityReport<'_>) -> String {
    format!(
        "Each figure at its low and at its high ({} futures of each end), everything else at its middle, on the same luck. A bar is more than chance alone makes beyond three standard errors. “Screening” moves each figure by half of its range wherever the others happen to be ({} walks): its mean size holds interactions, and luck too, so that figures which do nothing do not show as nought. “Share of variance alone, by the options’ futures” comes from the {} futures of the options; it may lie a little below nought, which reads as nought. It is another estimate of what “alone” is in the table beneath, of other futures, so that the two differ by what chance makes.",
        count(report.found.one_at_a_time.futures),
        count(report.found.sizes.walks),
        count(report.found.sizes.ensemble),
    )
}

fn at_once(report: &SensitivityReport<'_>) -> String {
    format!(
        "Shares of the whole variance by Saltelli’s design on {} scrambled Sobol’ points, chance being one factor more. “Alone”: the variance that would go if the figure were known. “With interactions”: the variance that would stay if everything else were known. An estimate below nought whose interval holds nought reads as nought, and one alone that lies above that with interactions, which it cannot, as that. All shares of one result are of one variance: where an interval passes 100% by more than 25, these points are too few to tell any of them. What figures do together counts for each of them, so that shares with interactions may add up to more than 100%.",
        count(report.found.global.rows)
    )
}

fn turns(report: &SensitivityReport<'_>) -> Vec<String> {
    let read = format!(
        "Of the figures that matter most, the value past which the answer is another one, from {} futures with everything else as it may be; in brackets the interval that holds it in 95 of 100 sets of futures, each drawn anew from those that were played.",
        count(report.found.sizes.ensemble)
    );
    let has_table = !tables::switching(report).rows.is_empty();
    has_table.then_some(read).into_iter().chain(tables::unturned(report)).collect()
}

fn regret(report: &SensitivityReport<'_>) -> Vec<String> {
    let typed = decision::typed(report).into_iter().map(|(what, how)| format!("To say {what}: {how}."));
    decision::weighed(report).into_iter().chain(typed).collect()
}

fn taper(report: &SensitivityReport<'_>) -> String {
    let said = decision::taper(report);
    said.map_or_else(String::new, |said| part("Whether the taper has to stop", &[said], &[tables::taper(report)]))
}

fn part(title: &str, said: &[String], tables: &[Table]) -> String {
    let said: String = said.iter().map(|one| format!("<p>{}</p>\n", markup(one))).collect();
    let tables: String = tables.iter().filter(|table| !table.rows.is_empty()).map(html).collect();
    format!("<section class=\"long\">\n<h2>{title}</h2>\n{said}{tables}</section>\n")
}

/// The same with its tables folded away.
fn folded(title: &str, said: &[String], tables: &[Table]) -> String {
    let said: String = said.iter().map(|one| format!("<p>{}</p>\n", markup(one))).collect();
    let tables: String = tables.iter().filter(|table| !table.rows.is_empty()).map(html).collect();
    format!(
        "<section class=\"long folded\">\n<h2>{title}</h2>\n{said}<details>\n<summary>Show the table</summary>\n{tables}</details>\n</section>\n"
    )
}

fn html(table: &Table) -> String {
    let words: Vec<bool> = (0..table.heads.len()).map(|column| is_words(table, column)).collect();
    let head = |(place, head): (usize, &String)| {
        let class = if place > 0 && words[place] { " class=\"words\"" } else { "" };
        format!("<th scope=\"col\"{class}>{}</th>", markup(head))
    };
    let heads: String = table.heads.iter().enumerate().map(head).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(place, cell)| match place {
            0 => format!("<th scope=\"row\">{}</th>", markup(cell)),
            _ if words[place] => format!("<td class=\"words\">{}</td>", markup(cell)),
            _ => format!("<td>{}</td>", markup(cell)),
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    let lines: String = table.rows.iter().map(line).collect();
    wide(
        &table.caption,
        &format!(
            "<table>\n<caption>{}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n",
            markup(&table.caption)
        ),
    )
}

/// Whether a column is read rather than compared: most of its cells do not begin as a figure does.
fn is_words(table: &Table, column: usize) -> bool {
    let cells = || table.rows.iter().filter_map(|row| row.get(column));
    let figure =
        |cell: &&String| cell.starts_with(|letter: char| letter.is_ascii_digit() || "£+\u{2212}-".contains(letter));
    2 * cells().filter(figure).count() < cells().count()
}

fn notes(report: &SensitivityReport<'_>) -> String {
    let said: String = report.notes.iter().map(|note| format!("<li>{}</li>\n", markup(note))).collect();
    let said = if said.is_empty() { "<li>None on these scenarios.</li>\n".to_owned() } else { said };
    format!("<section class=\"long\">\n<h2>Notes</h2>\n<ul>\n{said}</ul>\n</section>\n")
}

fn repeat(report: &SensitivityReport<'_>) -> String {
    let input = |(file, digest): &(String, String)| {
        format!("<li>{}<br><small>SHA-256 <code>{digest}</code></small></li>\n", markup(file))
    };
    let inputs: String = report.inputs.iter().map(input).collect();
    format!(
        "<section class=\"long\">\n<h2>How to repeat this run</h2>\n<pre>{}</pre>\n<p>The same files, seed and version give the same numbers. Files read:</p>\n<ul>\n{inputs}</ul>\n</section>\n",
        markup(report.command)
    )
}

fn foot(report: &SensitivityReport<'_>) -> String {
    format!(
        "<footer>\n<p>caseload {}, run {}, seed {}. This page holds everything it shows and sends nothing.</p>\n</footer>\n",
        env!("CARGO_PKG_VERSION"),
        report.run_id(),
        report.seed,
    )
}
