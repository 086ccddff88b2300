//! What happened on the page: what it says beside the futures, and every figure.

use super::{Actuals, words};
use crate::experiment::history::outside::band_of;
use crate::experiment::history::{History, Observed};
use crate::report::escape::markup;
use crate::report::page::wide;
use crate::report::{RunReport, days, figures};

/// The section; nothing without actuals.
pub(crate) fn section(report: &RunReport<'_>) -> String {
    let Some(actuals) = report.actuals else { return String::new() };
    let said = words::sentences(actuals, report.findings).into_iter().chain(words::typed(actuals).map(Into::into));
    let said: String = said.map(|said| format!("<li>{}</li>\n", markup(&said))).collect();
    let rows: String = actuals.history.observed.iter().map(|observed| row(report, observed)).collect();
    let heads = ["Month", "Whose", "What happened", "Counted", "8 in 10 futures"];
    let heads: String = heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
    let table = format!(
        "<table>\n<caption>What happened, from {}</caption>\n<thead><tr><th scope=\"col\">Measure</th>{heads}</tr></thead>\n<tbody>\n{rows}{}</tbody>\n</table>\n",
        markup(&actuals.file),
        hidden(report, actuals),
    );
    format!(
        "<section class=\"long\">\n<h2>What happened so far</h2>\n<ul>\n{said}</ul>\n<details>\n<summary>Show what happened, month by month</summary>\n{}</details>\n{}</section>\n",
        wide("What happened", &table),
        notes(&actuals.history, !actuals.hidden.is_empty()),
    )
}

fn team(report: &RunReport<'_>, name: &str) -> String {
    if name == "all" {
        return "the whole council".into();
    }
    markup(report.council.team_name(name))
}

fn row(report: &RunReport<'_>, observed: &Observed) -> String {
    let measure = observed.series.measure;
    let counted = observed.numerator.zip(observed.denominator).map_or_else(
        || "not given".to_owned(),
        |(of, all)| format!("{} of {}", figures::written(of), figures::written(all)),
    );
    let range = band_of(report.findings, &observed.series, observed.month)
        .map_or_else(|| "not played".to_owned(), |band| figures::range(measure, band.p10, band.p90));
    format!(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{counted}</td><td>{range}</td></tr>\n",
        measure.about().label,
        days::month(observed.month),
        team(report, &observed.series.team),
        figures::of(measure, observed.value),
    )
}

fn hidden(report: &RunReport<'_>, actuals: &Actuals) -> String {
    let line = |((measure, name), months): (
        &(crate::model::measure::Measure, String),
        &Vec<crate::scenario::council::Date>,
    )| {
        let lines = months.iter().map(|month| {
            format!(
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>[c]</td><td>[c]</td><td></td></tr>\n",
                measure.about().label,
                days::month(*month),
                team(report, name),
            )
        });
        lines.collect::<String>()
    };
    actuals.hidden_months().iter().map(line).collect()
}

fn notes(history: &History, hidden: bool) -> String {
    let mut said = String::new();
    if history.observed.len() >= crate::experiment::history::limits::FEWEST {
        said.push_str("<p>Where a measure has twelve months or more, thin dashes show where its months usually lay (mean ± 2.66 × the mean step from month to month). They describe how it has moved; the fan describes what may come.</p>\n");
    }
    if hidden {
        said.push_str("<p>[c]: a count of fewer than 5 people in a team, or one from which such a count could be worked out.</p>\n");
    }
    said
}
