//! Files that reports draw from beside those of the scenario: what happened, a back-test, what an answer hangs on. They stand
//! among the files that were read, in this order, so that the run's name differs where pages do.

use std::path::Path;

use super::actuals::Actuals;
use super::backtest::council::{self, CouncilForecasts};
use super::stored::sensitivity::{self, StoredSensitivity};
use super::{WriteFault, manifest};

/// A file by its name, and its SHA-256.
type Input = (String, String);

/// Puts what happened among the files that were read, in the place of what stood there before.
pub fn actuals(inputs: &mut Vec<Input>, before: Option<&Actuals>, now: &Actuals) {
    if let Some(before) = before {
        inputs.retain(|input| *input != named(before));
    }
    let drawn = |(file, _): &Input| file.ends_with(council::NAME) || file.ends_with(sensitivity::NAME);
    let place = inputs.iter().position(drawn).unwrap_or(inputs.len());
    inputs.insert(place, named(now));
}

fn named(actuals: &Actuals) -> Input {
    (actuals.file.clone(), actuals.sha256.clone())
}

/// Adds a back-test of a folder.
///
/// # Errors
///
/// When its figures cannot be written as JSON.
pub fn backtest(inputs: &mut Vec<Input>, folder: &Path, tested: &CouncilForecasts) -> Result<(), WriteFault> {
    inputs.push((within(folder, council::NAME), manifest::sha256(&tested.json()?)));
    Ok(())
}

/// Puts an analysis of a folder last, in the place of the one that stood there before.
pub fn analysis(inputs: &mut Vec<Input>, folder: &Path, matters: &StoredSensitivity) {
    inputs.retain(|(file, _)| !file.ends_with(sensitivity::NAME));
    inputs.push((within(folder, sensitivity::NAME), matters.digest().to_owned()));
}

/// A file of a folder, alike on every platform.
fn within(folder: &Path, file: &str) -> String {
    folder.join(file).to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::run_id::run_id;
    use crate::report::sample;

    #[test]
    fn what_happened_stands_before_an_analysis_and_makes_another_run() {
        let sample = sample::county();
        let happened =
            |bytes: &[u8]| crate::report::actuals::read("happened.csv", bytes, &sample.council).expect("sound");
        let first = happened(b"month,measure,value\n2019-04,average_caseload,14.5\n");
        let other = happened(b"month,measure,value\n2019-04,average_caseload,14.6\n");
        let id = |inputs: &[Input]| run_id(inputs, &sample.command, &sample.findings);
        let mut inputs = sample.inputs.clone();
        inputs.push(("options-sensitivity/matters.json.gz".into(), manifest::sha256(b"matters")));
        let bare = id(&inputs);
        actuals(&mut inputs, None, &first);
        assert_eq!(inputs[inputs.len() - 2], named(&first));
        let with = id(&inputs);
        actuals(&mut inputs, Some(&first), &other);
        assert_eq!(inputs.len(), sample.inputs.len() + 2);
        assert!(bare != with && with != id(&inputs) && bare != id(&inputs));
    }
}
