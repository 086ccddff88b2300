//! `results.csv`: every band of every series, a value a row.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{RunReport, WriteFault, escape, figures};
use crate::experiment::findings::{Band, Findings, Series};

/// The columns, fixed for all time.
pub(crate) const COLUMNS: [&str; 8] = ["scenario", "date", "team", "role", "measure", "unit", "statistic", "value"];

/// The statistic of a target: the share of futures that meet it.
pub(crate) const SHARE_MEETING: &str = "share_meeting_target";

/// The file's bytes.
pub(crate) fn csv(report: &RunReport<'_>) -> Result<Vec<u8>, WriteFault> {
    table("results.csv", &COLUMNS, rows(report.name, report.findings))
}

/// The same for several scenarios, one after another.
pub(crate) fn csv_of_all(scenarios: &[(&str, &Findings)]) -> Result<Vec<u8>, WriteFault> {
    table("results.csv", &COLUMNS, scenarios.iter().flat_map(|(name, findings)| rows(name, findings)))
}

/// A file of rows under a heading: LF, quotes only where they are needed.
pub(crate) fn table<R: AsRef<[String]>>(
    file: &'static str,
    columns: &[&str],
    rows: impl IntoIterator<Item = R>,
) -> Result<Vec<u8>, WriteFault> {
    let mut out = WriterBuilder::new()
        .terminator(Terminator::Any(b'\n'))
        .quote_style(QuoteStyle::Necessary)
        .from_writer(Vec::new());
    let fault = |cause: String| WriteFault::Contents { file, cause };
    out.write_record(columns).map_err(|cause| fault(cause.to_string()))?;
    for row in rows {
        out.write_record(row.as_ref()).map_err(|cause| fault(cause.to_string()))?;
    }
    out.into_inner().map_err(|cause| fault(cause.to_string()))
}

/// Series in the order of files: the whole council first, then teams and roles by name.
pub(crate) fn in_order<'a>(series: impl Iterator<Item = &'a Series>) -> Vec<&'a Series> {
    let mut series: Vec<&Series> = series.collect();
    series
        .sort_by_key(|series| (series.team != "all", &series.team, series.role != "all", &series.role, series.measure));
    series
}

/// Rows: the whole council first, then teams and roles by name; within a series by date.
fn rows(name: &str, findings: &Findings) -> Vec<[String; 8]> {
    let series = in_order(findings.bands.keys());
    let mut rows = Vec::new();
    for of in series {
        for (date, band) in findings.dates.iter().zip(&findings.bands[of]) {
            let Some(band) = band else { continue };
            for (statistic, value) in statistics(band) {
                rows.push(row(name, &date.to_string(), of, of.measure.about().unit, (statistic, value)));
            }
        }
    }
    for target in &findings.targets {
        let date = target.date.to_string();
        rows.push(row(name, &date, &target.series, "share_of_futures", (SHARE_MEETING, Some(target.share_meeting))));
    }
    rows
}

/// The statistics of a band, in the order of the file; an error that is not known has no value.
pub(crate) fn statistics(band: &Band) -> [(&'static str, Option<f64>); 7] {
    [
        ("mean", Some(band.mean)),
        ("p10", Some(band.p10)),
        ("p25", Some(band.p25)),
        ("p50", Some(band.p50)),
        ("p75", Some(band.p75)),
        ("p90", Some(band.p90)),
        ("mc_error", band.error()),
    ]
}

/// A value as files have it; nothing where there is none.
pub(crate) fn value(of: Option<f64>) -> String {
    of.filter(|value| value.is_finite()).map_or_else(String::new, figures::plain)
}

fn row(name: &str, date: &str, of: &Series, unit: &str, (statistic, found): (&str, Option<f64>)) -> [String; 8] {
    [
        escape::cell(name),
        date.to_owned(),
        escape::cell(&of.team),
        escape::cell(&of.role),
        of.measure.about().key.to_owned(),
        unit.to_owned(),
        statistic.to_owned(),
        value(found),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn text(sample: &sample::Sample) -> String {
        String::from_utf8(csv(&sample.report()).unwrap()).unwrap()
    }

    #[test]
    fn rows_stand_only_where_a_band_exists() {
        let sample = sample::county();
        let bands: usize = sample.findings.bands.values().map(|bands| bands.iter().flatten().count()).sum();
        assert_eq!(text(&sample).lines().count(), 1 + 7 * bands + sample.findings.targets.len());
    }

    #[test]
    fn the_error_of_one_future_is_left_empty_and_not_nought() {
        let mut sample = sample::county();
        for band in sample.findings.bands.values_mut().flatten().flatten() {
            (band.mc_error, band.futures) = (0.0, 1);
        }
        let csv = text(&sample);
        let errors: Vec<&str> = csv.lines().filter(|line| line.contains(",mc_error,")).collect();
        assert!(!errors.is_empty() && errors.iter().all(|line| line.ends_with(",mc_error,")), "{:?}", errors.first());
        assert!(csv.lines().filter(|line| line.contains(",mean,")).all(|line| !line.ends_with(',')));
    }

    #[test]
    fn the_file_is_tidy() {
        let csv = text(&sample::county());
        assert!(csv.starts_with("scenario,date,team,role,measure,unit,statistic,value\nprogramme,2018-10-31,all,all,referrals,children,mean,"));
        assert!(!csv.contains('\r') && csv.ends_with('\n'));
        assert!(
            csv.contains("programme,2019-09-30,all,all,average_caseload,share_of_futures,share_meeting_target,0.24\n")
        );
        assert!(csv.lines().all(|line| line.split(',').count() == 8));
    }

    #[test]
    fn a_name_that_looks_like_a_formula_is_disarmed() {
        let csv = text(&sample::hostile());
        assert!(csv.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{}", &csv[..400]);
        assert!(csv.contains(",'@team,"));
    }
}
