//! `results.csv` read back: the band of every series on every date.

use std::collections::{BTreeMap, BTreeSet};

use super::headlines::Headlines;
use crate::experiment::findings::{Band, Series};
use crate::model::measure::Measure;
use crate::report::{escape, results_csv};
use crate::scenario::council::{Council, Date};

/// The bands of each series, one entry a date.
type Bands = BTreeMap<Series, Vec<Option<Band>>>;
/// The statistics of a series by date and by name.
type Rows = BTreeMap<Series, BTreeMap<Date, BTreeMap<String, f64>>>;

/// The dates and bands of the file; `None` when it is something else.
pub(super) fn read(bytes: &[u8], council: &Council, headlines: &Headlines, all: u32) -> Option<(Vec<Date>, Bands)> {
    let rows = rows(bytes, &names(council))?;
    let dates: BTreeSet<Date> = rows.values().flat_map(BTreeMap::keys).copied().collect();
    let futures = headlines.futures();
    let mut bands = Bands::new();
    for (series, by_date) in rows {
        let whole = series.team == "all" && series.role == "all";
        let mut row = Vec::with_capacity(dates.len());
        for date in &dates {
            let counted = futures.get(&(series.measure, *date)).filter(|_| whole);
            let Some(statistics) = by_date.get(date) else {
                row.push(None);
                continue;
            };
            row.push(Some(band(statistics, counted.copied().unwrap_or(all))?));
        }
        bands.insert(series, row);
    }
    Some((dates.into_iter().collect(), bands))
}

/// Names as the file writes them, and as the scenario does.
fn names(council: &Council) -> BTreeMap<String, String> {
    let known = council.team.keys().chain(council.role.keys());
    known.map(|name| (escape::cell(name), name.clone())).collect()
}

fn rows(bytes: &[u8], names: &BTreeMap<String, String>) -> Option<Rows> {
    let mut reader = csv::Reader::from_reader(bytes);
    if !reader.headers().ok()?.iter().eq(results_csv::COLUMNS) {
        return None;
    }
    let plain = |name: &str| names.get(name).map_or_else(|| name.to_owned(), String::clone);
    let mut rows = Rows::new();
    for record in reader.records() {
        let record = record.ok()?;
        let field = |at: usize| record.get(at);
        let statistic = field(6)?;
        if statistic == results_csv::SHARE_MEETING {
            continue;
        }
        let series = Series { team: plain(field(2)?), role: plain(field(3)?), measure: Measure::named(field(4)?)? };
        let date: Date = field(1)?.parse().ok()?;
        let found = rows.entry(series).or_default().entry(date).or_default();
        // The error of one future is not known, and left empty.
        if statistic != "mc_error" || !field(7)?.is_empty() {
            found.insert(statistic.to_owned(), field(7)?.parse().ok()?);
        }
    }
    Some(rows)
}

fn band(statistics: &BTreeMap<String, f64>, futures: u32) -> Option<Band> {
    let of = |name: &str| statistics.get(name).copied();
    Some(Band {
        mean: of("mean")?,
        p10: of("p10")?,
        p25: of("p25")?,
        p50: of("p50")?,
        p75: of("p75")?,
        p90: of("p90")?,
        mc_error: of("mc_error").unwrap_or(0.0),
        futures,
    })
}
