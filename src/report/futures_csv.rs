//! `futures.csv.gz`: the value of every measure of the whole council, in every future.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Kept, RunReport, WriteFault, escape, figures};
use crate::model::record::Group;

/// The file's bytes; the same futures give the same bytes, for no time of day is written.
pub(crate) fn csv_gz(report: &RunReport<'_>, kept: &Kept<'_>) -> Result<Vec<u8>, WriteFault> {
    rows(report, kept).map_err(|cause| WriteFault::Contents { file: "futures.csv.gz", cause: cause.to_string() })
}

fn rows(report: &RunReport<'_>, kept: &Kept<'_>) -> io::Result<Vec<u8>> {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(b"scenario,replication,date,measure,value\n")?;
    let scenario = quoted(&escape::cell(report.name));
    let series = &kept.experiment.recorder.series;
    let council: Vec<usize> = (0..series.len()).filter(|at| matches!(series[*at].group, Group::Council)).collect();
    for (number, future) in (kept.futures.from..).zip(&kept.futures.trajectories) {
        for (record, values) in kept.experiment.layout.records.iter().zip(future.values.chunks(series.len())) {
            for &at in council.iter().filter(|at| !values[**at].is_nan()) {
                let measure = series[at].measure.about().key;
                let value = figures::plain(f64::from(values[at]));
                writeln!(out, "{scenario},{number},{},{measure},{value}", record.date)?;
            }
        }
    }
    out.finish()
}

/// A field of CSV, in quotes where it needs them.
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
