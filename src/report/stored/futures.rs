//! `futures.csv.gz` read back: every measure of the whole council in every future.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use flate2::read::GzDecoder;

use crate::experiment::compare::council::CouncilFutures;
use crate::model::measure::Measure;
use crate::scenario::council::Date;

/// Largest file once unpacked \[bytes\]: a million rows of a council are some forty.
const LARGEST: u64 = 4 << 30;

/// What each future shows at each of some dates; `None` when the file is something else.
pub(super) fn read(bytes: &[u8], dates: &[Date]) -> Option<CouncilFutures> {
    let mut reader = csv::Reader::from_reader(GzDecoder::new(bytes).take(LARGEST));
    if !reader.headers().ok()?.iter().eq(["scenario", "replication", "date", "measure", "value"]) {
        return None;
    }
    let mut rows: BTreeMap<u32, Vec<(usize, Measure, f32)>> = BTreeMap::new();
    let mut measures = BTreeSet::new();
    for record in reader.records() {
        let record = record.ok()?;
        let date: Date = record.get(2)?.parse().ok()?;
        let at = dates.binary_search(&date).ok()?;
        let measure = Measure::named(record.get(3)?)?;
        measures.insert(measure);
        rows.entry(record.get(1)?.parse().ok()?).or_default().push((at, measure, record.get(4)?.parse().ok()?));
    }
    let measures: Vec<Measure> = measures.into_iter().collect();
    let future = |found: Vec<(usize, Measure, f32)>| {
        let mut values = vec![f32::NAN; dates.len() * measures.len()];
        for (at, measure, value) in found {
            if let Ok(place) = measures.binary_search(&measure) {
                values[at * measures.len() + place] = value;
            }
        }
        values
    };
    Some(CouncilFutures { values: rows.into_values().map(future).collect(), measures, money: Vec::new() })
}
