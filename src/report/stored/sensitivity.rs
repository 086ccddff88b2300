//! What an answer hangs on, kept whole, so that a case and a board page can draw from it without playing again.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};

use super::{Digest, ReadFault, bytes, signed};
use crate::experiment::sensitivity::Sensitivity;
use crate::report::compare::ComparisonReport;
use crate::report::sensitivity::{Named, SensitivityReport, names};
use crate::report::{WriteFault, folder, manifest};

/// The file, in the folder of the analysis and in that of a comparison that draws from it.
pub(crate) const NAME: &str = "matters.json.gz";
/// Largest once unpacked \[bytes\].
const LARGEST: u64 = 1 << 28;

/// The analysis as it is kept.
#[derive(Serialize)]
struct Kept<'a> {
    title: &'a str,
    question: Option<&'a str>,
    authority: Option<&'a str>,
    found: &'a Sensitivity,
    options: &'a [Named],
    option: usize,
    reference: Option<usize>,
    inputs: &'a [(String, String)],
    notes: &'a [String],
    command: &'a str,
    seed: u64,
}

/// The same as it is read back.
#[derive(Debug, Deserialize)]
struct Body {
    title: String,
    question: Option<String>,
    authority: Option<String>,
    found: Sensitivity,
    options: Vec<Named>,
    option: usize,
    reference: Option<usize>,
    inputs: Vec<(String, String)>,
    notes: Vec<String>,
    command: String,
    seed: u64,
}

/// An analysis as a folder holds it.
#[derive(Debug)]
pub struct StoredSensitivity {
    body: Body,
    /// The SHA-256 of its file.
    digest: String,
    /// What each input is called.
    names: Vec<String>,
}

/// What is read of a manifest.
#[derive(Debug, Deserialize)]
struct Manifest {
    figures: Vec<Digest>,
}

/// The bytes of the file; the same findings give the same bytes.
pub(crate) fn json_gz(report: &SensitivityReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let fault = |cause: String| WriteFault::Contents { file: NAME, cause };
    let kept = Kept {
        title: report.title,
        question: report.question,
        authority: report.authority,
        found: report.found,
        options: report.options,
        option: report.option,
        reference: report.reference,
        inputs: report.inputs,
        notes: report.notes,
        command: report.command,
        seed: report.seed,
    };
    let json = serde_json::to_vec(&kept).map_err(|cause| fault(cause.to_string()))?;
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(&json).and_then(|()| out.finish()).map_err(|cause| fault(cause.to_string()))
}

/// Whether a folder holds an analysis of its own, rather than a run or a comparison.
#[must_use]
pub fn is_one(place: &Path) -> bool {
    place.join(NAME).is_file() && !place.join(super::comparison::NAME).is_file() && signed(place).is_ok()
}

/// Reads the folder of an analysis.
///
/// # Errors
///
/// When it is no folder of results of this version, holds no analysis, or holds one that was changed.
pub fn read(place: &Path) -> Result<StoredSensitivity, ReadFault> {
    let (text, sign) = signed(place)?;
    let again = sign.command.unwrap_or_else(|| "caseload sensitivity FILE".to_owned());
    if !place.join(NAME).is_file() {
        return Err(ReadFault::NoAnalysis(place.to_owned()));
    }
    let changed = |file: &str| ReadFault::Changed { path: place.join(file), again: again.clone() };
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| changed(folder::SIGN))?;
    let packed = bytes(place, NAME)?;
    let digest = manifest.figures.iter().find(|figures| figures.file == NAME);
    if digest.is_none_or(|digest| digest.sha256 != manifest::sha256(&packed)) {
        return Err(changed(NAME));
    }
    unpacked(&packed).ok_or_else(|| changed(NAME))
}

/// The analysis in the bytes of its file; none where they are not what was written.
pub(crate) fn unpacked(packed: &[u8]) -> Option<StoredSensitivity> {
    let mut json = Vec::new();
    GzDecoder::new(packed).take(LARGEST).read_to_end(&mut json).ok()?;
    let body: Body = serde_json::from_slice(&json).ok()?;
    let options = body.options.len();
    let there = body.option < options && body.reference.is_none_or(|at| at < options);
    let digest = manifest::sha256(packed);
    there.then(|| StoredSensitivity { names: names(&body.found, &body.options), digest, body })
}

impl StoredSensitivity {
    /// The SHA-256 of its file.
    pub(crate) fn digest(&self) -> &str {
        &self.digest
    }

    /// What reports are made from.
    #[must_use]
    pub fn report(&self) -> SensitivityReport<'_> {
        let body = &self.body;
        SensitivityReport {
            title: &body.title,
            question: body.question.as_deref(),
            found: &body.found,
            authority: body.authority.as_deref(),
            options: &body.options,
            names: &self.names,
            option: body.option,
            reference: body.reference,
            inputs: &body.inputs,
            notes: &body.notes,
            command: &body.command,
            seed: body.seed,
        }
    }

    /// Says of options that the analysis is of them.
    ///
    /// # Errors
    ///
    /// When it is of other options, of another seed, or of files that have changed since.
    pub fn belongs_to(&self, options: &Compared<'_>, place: &Path) -> Result<(), Foreign> {
        let Some(why) = self.unlike(options) else { return Ok(()) };
        let file = options.inputs.first().map_or("FILE", |(file, _)| file.as_str()).to_owned();
        Err(Foreign { place: place.to_owned(), why, file, seed: options.seed })
    }

    /// Why it is not of some options.
    fn unlike(&self, compared: &Compared<'_>) -> Option<String> {
        let body = &self.body;
        let [proposed, reference] = [compared.proposed, compared.reference].map(|at| compared.options.get(at));
        let (proposed, reference) = (proposed?, reference?);
        let asked = &body.options[body.option];
        let beside = body.reference.map(|at| &body.options[at]);
        if asked.name != proposed.name || beside.is_none_or(|beside| beside.name != reference.name) {
            let against = beside.map_or_else(|| "nothing".to_owned(), |beside| beside.label.clone());
            return Some(format!(
                "it asks about {} against {against}, and here {} is set against {}",
                asked.label, proposed.label, reference.label
            ));
        }
        if body.seed != compared.seed {
            return Some(format!(
                "it was played with seed {}, and these are played with seed {}",
                body.seed, compared.seed
            ));
        }
        let same = |known: &Named, option: &Candidate<'_>| known.name == option.name && known.merged == option.merged;
        if let Some(option) =
            compared.options.iter().find(|option| !body.options.iter().any(|known| same(known, option)))
        {
            return Some(format!("the scenario of {} has changed since it was played", option.label));
        }
        let now: BTreeSet<&str> = compared.inputs.iter().map(|(_, digest)| digest.as_str()).collect();
        let changed = body.inputs.iter().find(|(_, digest)| !now.contains(digest.as_str()));
        changed.map(|(file, _)| format!("{file} has changed since it was played"))
    }
}

/// An option that an analysis is held against.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Its name in files.
    pub name: &'a str,
    /// Its name for people.
    pub label: &'a str,
    /// Its scenario as one file.
    pub merged: &'a str,
}

/// Options that an analysis is held against.
#[derive(Clone, Debug)]
pub struct Compared<'a> {
    /// The options.
    pub options: Vec<Candidate<'a>>,
    /// Index of the one that is proposed.
    pub proposed: usize,
    /// Index of the one that others are compared with.
    pub reference: usize,
    /// The seed.
    pub seed: u64,
    /// Every file that was read, with its SHA-256.
    pub inputs: &'a [(String, String)],
}

impl<'a> Compared<'a> {
    /// The options of a comparison that was played.
    #[must_use]
    pub fn of(report: &ComparisonReport<'a>) -> Self {
        let comparison = report.comparison;
        let proposed = &comparison.proposed().name;
        let options = comparison.options.iter().zip(report.scenarios);
        Self {
            options: options
                .map(|(option, played)| Candidate { name: &option.name, label: &option.label, merged: played.merged })
                .collect(),
            proposed: comparison.options.iter().position(|option| option.name == *proposed).unwrap_or(0),
            reference: comparison.reference,
            seed: comparison.reference().findings.seed,
            inputs: report.inputs,
        }
    }
}

/// Why an analysis is not of a comparison.
#[derive(Debug)]
pub struct Foreign {
    place: PathBuf,
    why: String,
    file: String,
    seed: u64,
}

impl std::fmt::Display for Foreign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} is not an analysis of these options: {}; type caseload sensitivity {} --seed {}",
            self.place.display(),
            self.why,
            self.file,
            self.seed
        )
    }
}

impl std::error::Error for Foreign {}
