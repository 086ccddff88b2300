//! Sheets of results: headlines, targets, every month, teams, and posts by team and role.

use super::sheet::{Cell, Sheet};
use crate::experiment::findings::{Band, Findings, Series, TargetChance};
use crate::model::measure::{About, MEASURES, Measure};
use crate::report::moments::moments;
use crate::report::{RunReport, results_csv, units};

/// Columns that give a band: middle, range, mean.
const BAND: [(&str, f64); 4] =
    [("Middle future", 15.0), ("8 in 10 futures: from", 15.0), ("8 in 10 futures: to", 15.0), ("Mean", 15.0)];

/// A value of a measure as a cell.
pub(super) fn cell(measure: Measure, value: f64) -> Cell {
    let about = measure.about();
    match about.unit {
        "percent" => Cell::Share(value / 100.0),
        "pounds" => Cell::Pounds(value),
        _ => Cell::Number(value, about.decimals),
    }
}

fn band(measure: Measure, band: &Band) -> Vec<Cell> {
    [band.p50, band.p10, band.p90, band.mean].map(|value| cell(measure, value)).into()
}

pub(super) fn unit(about: &About) -> Cell {
    Cell::Text(units::unit_over(about))
}

/// Every measure of the whole council on the dates that a reader asks about.
pub(super) fn summary(report: &RunReport<'_>) -> Sheet {
    let findings = report.findings;
    let moments = moments(findings);
    let mut rows = Vec::new();
    for about in MEASURES {
        let Some(bands) = findings.council(about.measure) else { continue };
        for &(record, moment) in &moments {
            let (Some(Some(found)), Some(date)) = (bands.get(record), findings.dates.get(record)) else { continue };
            let why = moment.key().replace('_', " ");
            let mut row = vec![Cell::text(about.label), unit(about), Cell::Date(*date), Cell::Text(why)];
            row.extend(band(about.measure, found));
            rows.push(row);
        }
    }
    let first = [("Measure", 40.0), ("Unit", 26.0), ("Date", 14.0), ("Why this date", 14.0)];
    Sheet {
        name: "Summary",
        title: "Summary",
        about: "Each measure of the whole council on the first day, on dates promised, at ends of financial years and on the last day"
            .to_owned(),
        columns: [&first[..], &BAND].concat(),
        rows,
    }
}

/// What was promised, and how surely it is kept.
pub(super) fn targets(report: &RunReport<'_>) -> Sheet {
    Sheet {
        name: "Targets",
        title: "Targets",
        about: "What was promised, and in how many of a hundred futures it is met on the day".to_owned(),
        columns: vec![
            ("Target", 30.0),
            ("Measure", 40.0),
            ("Team", 30.0),
            ("Date", 14.0),
            ("Kind", 10.0),
            ("Promised", 12.0),
            ("Futures that meet it, in 100", 16.0),
            ("Standard error, in 100", 16.0),
            ("Futures with a figure, of which it is", 16.0),
            ("Whose figure", 32.0),
        ],
        rows: report.findings.targets.iter().map(|target| promised(report, target)).collect(),
    }
}

fn promised(report: &RunReport<'_>, target: &TargetChance) -> Vec<Cell> {
    let measure = target.series.measure;
    vec![
        Cell::Text(target.target.replace('-', " ")),
        Cell::text(measure.about().label),
        team(report, &target.series),
        Cell::Date(target.date),
        Cell::text(if target.at_most { "at most" } else { "at least" }),
        cell(measure, target.value),
        Cell::Number(target.share_meeting * 100.0, 1),
        target.error().map_or(Cell::NotApplicable, |error| Cell::Number(error * 100.0, 1)),
        Cell::Number(f64::from(target.futures), 0),
        set_by(report, &target.target),
    ]
}

/// Whose figure a target is, where the file says so.
pub(super) fn set_by(report: &RunReport<'_>, target: &str) -> Cell {
    let whose = report.council.target.get(target).and_then(|target| target.set_by);
    whose.map_or(Cell::NotApplicable, |whose| Cell::text(whose.in_full()))
}

/// The team that a series is of, as people call it.
pub(super) fn team(report: &RunReport<'_>, series: &Series) -> Cell {
    let name = report.council.team_name(&series.team);
    Cell::text(if series.team == "all" { "All teams" } else { name })
}

fn role(report: &RunReport<'_>, series: &Series) -> Cell {
    let name = report.council.role.get(&series.role).map_or(series.role.as_str(), |role| role.name.as_str());
    Cell::text(if series.role == "all" { "All roles" } else { name })
}

/// Every measure of the whole council on every record.
pub(super) fn monthly(report: &RunReport<'_>) -> Sheet {
    Sheet {
        name: "Monthly",
        title: "Monthly",
        about: "Each measure of the whole council in every month".to_owned(),
        columns: by_month(),
        rows: MEASURES.iter().flat_map(|about| months(report, about.measure)).collect(),
    }
}

/// Columns of a measure month by month.
pub(super) fn by_month() -> Vec<(&'static str, f64)> {
    let first = [("Measure", 40.0), ("Unit", 26.0), ("Date", 14.0)];
    let quarters = [("1 in 4 futures below", 15.0), ("1 in 4 futures above", 15.0)];
    [&first[..], &BAND, &quarters].concat()
}

/// The rows of one measure on the sheet of months.
pub(super) fn months(report: &RunReport<'_>, measure: Measure) -> Vec<Vec<Cell>> {
    months_of(report.findings, measure)
}

/// The same of any findings.
pub(super) fn months_of(findings: &Findings, measure: Measure) -> Vec<Vec<Cell>> {
    let about = measure.about();
    let bands = findings.council(measure).unwrap_or(&[]);
    let row = |(date, found): (&crate::scenario::council::Date, &Band)| {
        let mut row = vec![Cell::text(about.label), unit(about), Cell::Date(*date)];
        row.extend(band(measure, found));
        row.extend([found.p25, found.p75].map(|value| cell(measure, value)));
        row
    };
    findings.dates.iter().zip(bands).filter_map(|(date, band)| Some(row((date, band.as_ref()?)))).collect()
}

/// Every measure of every team, all roles together, on the dates that a reader asks about.
pub(super) fn teams(report: &RunReport<'_>) -> Sheet {
    let first = [("Team", 30.0), ("Measure", 40.0), ("Unit", 26.0), ("Date", 14.0)];
    let of_team = |series: &Series| series.team != "all" && series.role == "all";
    let rows = by_series(report, of_team, |series| {
        vec![team(report, series), Cell::text(series.measure.about().label), unit(series.measure.about())]
    });
    Sheet {
        name: "Teams",
        title: "Teams",
        about: "Each measure of each team on the dates of the summary; every month is in results.csv".to_owned(),
        columns: [&first[..], &BAND].concat(),
        rows,
    }
}

/// Posts, people in post and agency workers by team and role.
pub(super) fn posts(report: &RunReport<'_>) -> Sheet {
    let first = [("Team", 30.0), ("Role", 30.0), ("Measure", 30.0), ("Date", 14.0)];
    let staff = [Measure::PostsFte, Measure::InPostFte, Measure::AgencyFte];
    let of_staff = |series: &Series| staff.contains(&series.measure) && series.role != "all" && series.team != "all";
    let rows = by_series(report, of_staff, |series| {
        vec![team(report, series), role(report, series), Cell::text(series.measure.about().label)]
    });
    Sheet {
        name: "Posts",
        title: "Posts",
        about: "Funded posts, permanent people in post and agency workers (FTE) by team and role on the dates of the summary"
            .to_owned(),
        columns: [&first[..], &BAND].concat(),
        rows,
    }
}

/// A row for each wanted series and date of the summary.
fn by_series(
    report: &RunReport<'_>,
    wanted: impl Fn(&Series) -> bool,
    names: impl Fn(&Series) -> Vec<Cell>,
) -> Vec<Vec<Cell>> {
    let findings = report.findings;
    let moments = moments(findings);
    let mut rows = Vec::new();
    for series in results_csv::in_order(findings.bands.keys().filter(|series| wanted(series))) {
        for &(record, _) in &moments {
            let found = findings.bands.get(series).and_then(|bands| bands.get(record).copied().flatten());
            let (Some(found), Some(date)) = (found, findings.dates.get(record)) else { continue };
            let mut row = names(series);
            row.push(Cell::Date(*date));
            row.extend(band(series.measure, &found));
            rows.push(row);
        }
    }
    rows
}
