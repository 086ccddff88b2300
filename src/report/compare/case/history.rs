//! What has happened so far: figure 1 of the case where a file of actuals gives it, and what it says of the forecast.

use crate::experiment::history::History;
use crate::experiment::history::limits::limits;
use crate::experiment::history::outside::band_of;
use crate::report::actuals::{Actuals, words};
use crate::report::chart::Drawing;
use crate::report::compare::ComparisonReport;
use crate::report::paper::{Cell, Paper};
use crate::report::{days, figures};

/// The figure, what it says, and every month; nothing without actuals.
pub(super) fn so_far(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    let Some(actuals) = report.actuals else { return };
    paper.figure(drawings, "history");
    let mut said = usual(&actuals.history);
    said.extend(words::sentences(actuals, &report.comparison.proposed().findings));
    paper.list(said);
    months(paper, report, actuals);
}

/// Whether the last month of each measure of the council is anything out of the usual.
fn usual(history: &History) -> Vec<String> {
    let council = history.series().into_iter().filter(|series| series.team == "all");
    let said = council.filter_map(|series| {
        let course = history.course(series);
        let (limits, last) = (limits(&course)?, course.last()?);
        let (measure, value) = (series.measure, figures::of(series.measure, last.value));
        let range = figures::range(measure, limits.low, limits.high);
        let verdict = if (limits.low..=limits.high).contains(&last.value) {
            format!("within {range}, where its months usually lay: one such month is no sign of a change")
        } else {
            format!("outside {range}, where its months usually lay: something has changed")
        };
        Some(format!("{}: {value} in {} is {verdict}.", measure.about().label, days::month(last.month)))
    });
    said.collect()
}

fn months(paper: &mut Paper, report: &ComparisonReport<'_>, actuals: &Actuals) {
    let option = report.comparison.proposed();
    let council = report.proposed().council;
    let team = |name: &str| match name {
        "all" => "the whole council".to_owned(),
        other => council.team_name(other).to_owned(),
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for one in &actuals.history.observed {
        let measure = one.series.measure;
        let counted = one.numerator.zip(one.denominator);
        let counted = counted.map(|(of, all)| format!("{} of {}", figures::written(of), figures::written(all)));
        let band = band_of(&option.findings, &one.series, one.month);
        rows.push(vec![
            Cell::of(measure.about().label),
            Cell::of(days::month(one.month)),
            Cell::of(team(&one.series.team)),
            Cell::of(figures::of(measure, one.value)),
            Cell::of(counted.unwrap_or_else(|| "not given".into())),
            Cell::of(band.map_or_else(|| "not played".into(), |band| figures::range(measure, band.p10, band.p90))),
        ]);
    }
    for one in &actuals.hidden {
        let label = Cell::of(one.series.measure.about().label);
        let head = [label, Cell::of(days::month(one.month)), Cell::of(team(&one.series.team))];
        rows.push(head.into_iter().chain(["[c]", "[c]", "[c]"].map(Cell::of)).collect());
    }
    let forecast = format!("8 in 10 futures, {}", option.label);
    let heads = ["Measure", "Month", "Whose", "What happened", "Counted", &forecast];
    paper.words(&format!("What happened, from {}", actuals.file), &heads, rows, true);
    if !actuals.hidden.is_empty() {
        paper
            .text("[c]: a count of fewer than 5 people in a team, or one from which such a count could be worked out.");
    }
}

#[cfg(test)]
mod tests {
    use crate::report::compare::{case, sample};
    use crate::report::{actuals, chart};

    fn html(csv: &str) -> String {
        let mut played = sample::played();
        let council = played.report().proposed().council;
        let lines = format!("month,measure,value,numerator,denominator,team\n{csv}");
        played.actuals = Some(actuals::read("happened.csv", lines.as_bytes(), council).unwrap());
        let report = played.report();
        let drawings = chart::comparison::draw_all(&report);
        crate::report::compare::page::page(&report, &case::paper(&report, &drawings))
    }

    #[test]
    fn history_is_the_first_figure_and_a_last_month_within_its_limits_is_no_sign_of_a_change() {
        let months = (1..=12).map(|month| format!("2022-{month:02},average_caseload,{},,,\n", 12 + month % 2));
        let html = html(&months.collect::<String>());
        assert!(html.contains("Figure 1. Caseload has been above 11 since at least Jan 2022"), "{html}");
        // Steps of one about 12.5: limits of 12.5 ± 2.66.
        assert!(html.contains("12.0 in Dec 2022 is within 9.8 to 15.2, where its months usually lay"), "{html}");
    }

    #[test]
    fn what_could_tell_of_a_person_is_hidden_in_the_case_too() {
        let html = html("2022-11,average_caseload,12,,,\n2022-12,vacancy_rate_percent,,2,12,help\n");
        assert!(html.contains(">[c]<") && html.contains("[c]: a count of fewer than 5"), "{html}");
        assert!(!html.contains("2 of 12"));
    }
}
