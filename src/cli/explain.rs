//! `explain`: a scenario read back in plain English; plays nothing.

use std::path::Path;

use super::ending::Ending;
use super::options::Options;
use super::{reading, terminal};
use crate::report::explain::{self, Explanation};

/// Says what a scenario says.
pub(crate) fn explain(file: &Path, options: &Options) -> Ending {
    let readings = reading::all(std::slice::from_ref(&file.to_owned()), options);
    let verdict = reading::verdict(&readings);
    if verdict != Ending::Done {
        reading::refuse(&readings, options);
        return verdict;
    }
    let said: Vec<Explanation> =
        readings.iter().filter_map(|reading| reading.read.as_ref().ok()).map(explain::explain).collect();
    if options.json {
        let mut text = serde_json::to_string_pretty(&serde_json::json!({ "explanations": said })).unwrap_or_default();
        text.push('\n');
        return terminal::result(&text);
    }
    terminal::result(&said.iter().map(explain::text).collect::<String>())
}
