//! `report.html` of a comparison: one page that needs nothing else.

use super::{ComparisonReport, manifest, money, promised, table, terminal, words};
use crate::model::measure::Measure;
use crate::report::chart::Drawing;
use crate::report::escape::markup;
use crate::report::page::{document, section, wide};
use crate::report::{days, figures};

/// The page.
pub(crate) fn page(report: &ComparisonReport<'_>, drawings: &[Drawing]) -> String {
    let body = [
        head(report),
        options(report),
        drawings.iter().map(section).collect(),
        promised::section(report),
        money::section(report),
        notes(report),
        repeat(report),
    ];
    document(report.title, &body.concat(), &foot(report))
}

fn head(report: &ComparisonReport<'_>) -> String {
    let council = report.council();
    let findings = &report.comparison.reference().findings;
    let authority = council.authority.as_ref().map_or_else(String::new, |name| format!("{}. ", markup(name)));
    let question =
        report.question.map_or_else(String::new, |asked| format!("<p><strong>{}</strong></p>\n", markup(asked)));
    let stopped = if report.comparison.options.iter().any(|option| option.findings.interrupted) {
        "<p class=\"warning\">This run was stopped before all its futures were played. The figures are those of the futures that were finished.</p>\n"
    } else {
        ""
    };
    let sentences: String = sentences(report).iter().map(|said| format!("<p>{}</p>\n", markup(said))).collect();
    format!(
        "<header>\n<h1>{}</h1>\n<p class=\"about\">{authority}{} to {}, {} simulated futures, the same for every option.</p>\n</header>\n\
         <main id=\"main\">\n{question}{stopped}<div class=\"message\">\n{sentences}</div>\n\
         <p>Every option meets the same families, the same applicants and the same luck, so a difference between two options is taken within each future. \
         “8 in 10 futures” leaves out the lowest tenth and the highest tenth. A tie counts as better for neither.</p>\n",
        markup(report.title),
        days::long(council.period.start),
        days::long(council.period.end),
        figures::shown(f64::from(findings.replications), 0),
    )
}

/// What the head of the page says: how much better, and that nothing hides behind it.
fn sentences(report: &ComparisonReport<'_>) -> Vec<String> {
    let comparison = report.comparison;
    let measures = [Measure::AverageCaseload, Measure::WorkersOverThreshold, Measure::ChildrenUnallocated];
    let date =
        comparison.reference().findings.dates.get(comparison.record).copied().map(days::long).unwrap_or_default();
    let said = measures.iter().filter_map(|measure| {
        let difference = terminal::proposed(report, *measure)?;
        let (option, reference) = (&comparison.proposed().label, &comparison.reference().label);
        Some(words::sentence(*measure, option, reference, &difference))
    });
    let mut said: Vec<String> = said.collect();
    if let Some(first) = said.first_mut() {
        *first = format!("On {date}. {first}");
    }
    said
}

fn options(report: &ComparisonReport<'_>) -> String {
    let comparison = report.comparison;
    let date =
        comparison.reference().findings.dates.get(comparison.record).copied().map(days::long).unwrap_or_default();
    let heads: String = table::heads(report)
        .iter()
        .map(|[first, second]| format!("<th scope=\"col\">{} {}</th>", markup(first), markup(second)))
        .collect();
    let mut lines = String::new();
    for row in table::rows(report) {
        let preferred = if row.preferred { "<small>preferred</small>" } else { "" };
        lines.push_str(&format!("<tr><th scope=\"row\">{}{preferred}</th>", markup(&row.label)));
        for (middle, range) in &row.cells {
            lines.push_str(&format!("<td>{}<small>{}</small></td>", markup(middle), markup(range)));
        }
        lines.push_str("</tr>\n");
    }
    let caption = format!("Options on {date}: the middle future, and the range of 8 in 10 futures beneath");
    let table = format!(
        "<table>\n<caption>{caption}</caption>\n<thead><tr><th scope=\"col\">Option</th>{heads}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n"
    );
    format!("<section class=\"long\">\n<h2>Options compared</h2>\n{}</section>\n", wide("Options compared", &table))
}

fn notes(report: &ComparisonReport<'_>) -> String {
    let said: String = report.notes.iter().map(|note| format!("<li>{}</li>\n", markup(note))).collect();
    let said = if said.is_empty() { "<li>None on these scenarios.</li>\n".to_owned() } else { said };
    format!(
        "<section class=\"long\">\n<h2>Notes</h2>\n<ul>\n{said}</ul>\n\
         <p>Not in the model: the quality of practice, a new inspection, and anything the scenarios do not name.</p>\n</section>\n"
    )
}

fn repeat(report: &ComparisonReport<'_>) -> String {
    let input = |(file, bytes): (&str, &[u8])| {
        format!(
            "<li>{}<br><small>SHA-256 <code>{}</code></small></li>\n",
            markup(file),
            crate::report::manifest::sha256(bytes)
        )
    };
    let inputs: String = manifest::inputs(report).into_iter().map(input).collect();
    format!(
        "<section class=\"long\">\n<h2>How to repeat this run</h2>\n<pre>{}</pre>\n<p>The same files, seed and version give the same numbers. Files read:</p>\n<ul>\n{inputs}</ul>\n</section>\n",
        markup(report.command)
    )
}

fn foot(report: &ComparisonReport<'_>) -> String {
    let findings = &report.comparison.reference().findings;
    format!(
        "<footer>\n<p>caseload {}, seed {}, {} futures of each option. This page holds everything it shows and sends nothing.</p>\n</footer>\n",
        env!("CARGO_PKG_VERSION"),
        findings.seed,
        figures::shown(f64::from(findings.replications), 0),
    )
}
