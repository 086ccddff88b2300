//! A comparison read back, so that its reports can be made again without playing.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};

use super::sensitivity::{self, Compared, Foreign, StoredSensitivity};
use super::{Digest, ReadFault, bytes, signed};
use crate::experiment::compare::Comparison;
use crate::experiment::findings::Series;
use crate::model::measure::Measure;
use crate::report::actuals::{self, Actuals};
use crate::report::backtest::council::{self, CouncilForecasts};
use crate::report::compare::{ComparisonReport, Played, data_again, with_reports};
use crate::report::sensitivity::SensitivityReport;
use crate::report::{File, WriteFault, drawn, folder, manifest};
use crate::scenario::council::Council;
use crate::scenario::library::OneText;
use crate::scenario::loaded::load;
use crate::scenario::vouched::Apart;

/// The file in a results folder.
pub(crate) const NAME: &str = "reports.json.gz";
/// What the command that repeats a comparison says of the analysis it draws from.
pub(crate) const WITH: &str = " --with-sensitivity ";
/// Files of figures: they are kept as they are, byte for byte.
const FIGURES: [&str; 5] = ["differences.csv", "results.csv", "costs.csv", "summary.json", NAME];
/// Largest once unpacked \[bytes\].
const LARGEST: u64 = 1 << 30;

/// What the reports are made from, as it is kept.
#[derive(Serialize)]
struct Kept<'a> {
    title: &'a str,
    question: Option<&'a str>,
    notes: &'a [String],
    comparison: &'a Comparison,
}

/// The same as it is read back.
#[derive(Debug, Deserialize)]
struct Body {
    title: String,
    question: Option<String>,
    notes: Vec<String>,
    comparison: Comparison,
}

#[derive(Debug, Deserialize)]
struct Manifest {
    command: String,
    inputs: Vec<Digest>,
    figures: Vec<Digest>,
    options: Vec<Made>,
}

#[derive(Debug, Deserialize)]
struct Made {
    scenario: String,
    merged_scenario: String,
    #[serde(default)]
    vouched_apart: Apart,
}

/// A comparison as its folder holds it.
#[derive(Debug)]
pub struct StoredComparison {
    body: Body,
    command: String,
    inputs: Vec<(String, String)>,
    scenarios: Vec<(Council, String, Apart)>,
    matters: Option<StoredSensitivity>,
    data: Vec<File>,
    actuals: Option<Actuals>,
    tested: Option<CouncilForecasts>,
}

/// The bytes of the file: rows of the whole council, of the proposed option's teams, of those teams of the reference of which something is
/// promised, and of posts; the rest is in results.csv alone.
pub(crate) fn json_gz(report: &ComparisonReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let fault = |cause: String| WriteFault::Contents { file: NAME, cause };
    let mut comparison = report.comparison.clone();
    let (proposed, reference) = (report.place_of_proposed(), report.comparison.reference);
    let promised: Vec<&String> = report.comparison.proposed().promises.iter().map(|one| &one.series.team).collect();
    let is_shown = |place: usize, series: &Series| {
        place == proposed && is_of_a_team(series)
            || place == reference && series.role == "all" && promised.contains(&&series.team)
    };
    for (place, option) in comparison.options.iter_mut().enumerate() {
        option.findings.bands.retain(|series, _| is_read(series) || is_shown(place, series));
        if let Some(differences) = &mut option.differences {
            differences.retain(|series, _| is_read(series));
        }
    }
    let kept = Kept { title: report.title, question: report.question, notes: report.notes, comparison: &comparison };
    let json = serde_json::to_vec(&kept).map_err(|cause| fault(cause.to_string()))?;
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(&json).and_then(|()| out.finish()).map_err(|cause| fault(cause.to_string()))
}

/// Whether a report reads a row.
fn is_read(series: &Series) -> bool {
    (series.team == "all" && series.role == "all") || series.measure == Measure::PostsFte
}

/// Whether the sheets of teams and posts, which are about the proposed option, read a row.
fn is_of_a_team(series: &Series) -> bool {
    series.role == "all" || [Measure::InPostFte, Measure::AgencyFte].contains(&series.measure)
}

/// Whether a folder holds a comparison rather than a run.
#[must_use]
pub fn is_one(folder: &Path) -> bool {
    signed(folder).is_ok_and(|(_, sign)| sign.merged_scenario.is_none())
}

/// Reads the folder of a comparison.
///
/// # Errors
///
/// When it is no results folder of this version, lacks a file, or holds one that was changed.
pub fn read(folder: &Path) -> Result<StoredComparison, ReadFault> {
    let (text, sign) = signed(folder)?;
    let again = sign.command.unwrap_or_else(|| "caseload compare FILE FILE".to_owned());
    let changed = |file: &str| ReadFault::Changed { path: folder.join(file), again: again.clone() };
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| changed(folder::SIGN))?;
    let mut data = Vec::new();
    let drawn_from = manifest.figures.iter().any(|figures| figures.file == sensitivity::NAME);
    for file in FIGURES.into_iter().chain(drawn_from.then_some(sensitivity::NAME)) {
        if !folder.join(file).is_file() {
            return Err(ReadFault::Part { folder: folder.to_owned(), file, again: again.clone() });
        }
        let found = bytes(folder, file)?;
        let digest = manifest.figures.iter().find(|figures| figures.file == file);
        if digest.is_none_or(|digest| digest.sha256 != manifest::sha256(&found)) {
            return Err(changed(file));
        }
        data.push((file.to_owned(), found));
    }
    let kept = data.iter().find(|(name, _)| name == sensitivity::NAME);
    let matters = match kept {
        Some((_, packed)) => Some(sensitivity::unpacked(packed).ok_or_else(|| changed(sensitivity::NAME))?),
        None => None,
    };
    data.push((folder::SIGN.to_owned(), text));
    let body = unpacked(&data).ok_or_else(|| changed(NAME))?;
    let council = |option: &Made| {
        let read = load(&option.scenario, &OneText(&option.merged_scenario), &[]);
        read.map(|scenario| (scenario.council, option.merged_scenario.clone(), option.vouched_apart.clone()))
            .map_err(|_| changed(folder::SIGN))
    };
    let scenarios: Vec<(Council, String, Apart)> = manifest.options.iter().map(council).collect::<Result<_, _>>()?;
    if scenarios.len() != body.comparison.options.len() || body.comparison.reference >= scenarios.len() {
        return Err(changed(NAME));
    }
    let inputs = manifest.inputs.into_iter().map(|input| (input.file, input.sha256)).collect();
    let mut happened = None;
    if folder.join(actuals::NAME).is_file() {
        let kept = bytes(folder, actuals::NAME)?;
        happened = Some(Actuals::kept(&kept).ok_or_else(|| changed(actuals::NAME))?);
    }
    let mut tested = None;
    if folder.join(council::NAME).is_file() {
        tested = Some(CouncilForecasts::read(&bytes(folder, council::NAME)?).ok_or_else(|| changed(council::NAME))?);
    }
    let command = manifest.command;
    Ok(StoredComparison { body, command, inputs, scenarios, matters, data, actuals: happened, tested })
}

fn unpacked(data: &[File]) -> Option<Body> {
    let (_, packed) = data.iter().find(|(name, _)| name == NAME)?;
    let mut json = Vec::new();
    GzDecoder::new(packed.as_slice()).take(LARGEST).read_to_end(&mut json).ok()?;
    serde_json::from_slice(&json).ok()
}

impl StoredComparison {
    /// The scenario of each option.
    #[must_use]
    pub fn scenarios(&self) -> Vec<Played<'_>> {
        self.scenarios.iter().map(|(council, merged, apart)| Played { council, merged, apart }).collect()
    }

    /// What the options hang on, where the comparison draws from an analysis.
    #[must_use]
    pub fn matters(&self) -> Option<SensitivityReport<'_>> {
        self.matters.as_ref().map(StoredSensitivity::report)
    }

    /// Every file that was read, as it was named where the comparison was started, with its SHA-256.
    #[must_use]
    pub fn inputs(&self) -> &[(String, String)] {
        &self.inputs
    }

    /// The same, drawing from an analysis that lies in a folder, and how that is called where the comparison was started,
    /// among the files that were read and in the command that repeats it: its summary and its manifest are then made again.
    ///
    /// # Errors
    ///
    /// When the analysis is not of these options.
    pub fn with_sensitivity(
        mut self,
        matters: StoredSensitivity,
        place: &Path,
        (called, typed): (&Path, &str),
    ) -> Result<Self, Foreign> {
        let scenarios = self.scenarios();
        matters.belongs_to(&Compared::of(&self.report(&scenarios, None)), place)?;
        let bare = self.command.split(WITH).next().unwrap_or_default().to_owned();
        self.command = format!("{bare}{WITH}{typed}");
        drawn::analysis(&mut self.inputs, called, &matters);
        self.matters = Some(matters);
        Ok(self)
    }

    /// What reports are made from.
    #[must_use]
    pub fn report<'a>(
        &'a self,
        scenarios: &'a [Played<'a>],
        matters: Option<&'a SensitivityReport<'a>>,
    ) -> ComparisonReport<'a> {
        ComparisonReport {
            title: &self.body.title,
            question: self.body.question.as_deref(),
            comparison: &self.body.comparison,
            scenarios,
            inputs: &self.inputs,
            notes: &self.body.notes,
            command: &self.command,
            actuals: self.actuals.as_ref(),
            tested: self.tested.as_ref(),
            matters,
        }
    }

    /// The proposed option as it was played, whose teams a file of actuals may name.
    #[must_use]
    pub fn proposed(&self) -> &Council {
        let name = &self.body.comparison.proposed().name;
        let place = self.body.comparison.options.iter().position(|option| option.name == *name).unwrap_or(0);
        &self.scenarios[place].0
    }

    /// The same with other actuals; chances stay as they were, since a comparison keeps no futures.
    #[must_use]
    pub fn with_actuals(mut self, actuals: Actuals) -> Self {
        drawn::actuals(&mut self.inputs, self.actuals.as_ref(), &actuals);
        Self { actuals: Some(actuals), ..self }
    }
}

/// Writes every report of a stored comparison into a folder, its figures as they are, but for the summary where it draws from
/// another analysis than before, and the manifest where it draws from another file; says which files.
///
/// # Errors
///
/// When something cannot be made or written; nothing half-written remains, and an older folder stays.
pub fn write(
    stored: &StoredComparison,
    report: &ComparisonReport<'_>,
    place: &Path,
) -> Result<Vec<PathBuf>, WriteFault> {
    folder::replace(place, &with_reports(report, data_again(report, &stored.data)?)?)
}
