//! What is asked about: the preferred option of an options file beside the others, or one scenario beside itself without
//! its changes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::Disk;
use super::ending::Ending;
use super::options::Options;
use super::reading;
use super::terminal::refused;
use super::{appraisal, compare, faults, playing, size};
use crate::experiment::compare::ablation::with_changes;
use crate::experiment::sensitivity::outcome::Goal;
use crate::model::measure::Measure;
use crate::report::sensitivity::Named;
use crate::report::{digests, folder};
use crate::scenario::council::Council;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::loaded::{Scenario, load_altered};
use crate::scenario::options::{Alteration, Appraisal};
use crate::scenario::text::parse::parse;
use crate::scenario::text::place::Source;

/// What a text that is typed with a taper is called.
pub(super) const TAPER: &str = "--taper";

/// Options and what is tried on all of them.
pub(super) struct Study {
    /// What is asked, in a sentence.
    pub(super) title: String,
    /// The question it answers.
    pub(super) question: Option<String>,
    /// Names of the options.
    pub(super) names: Vec<Named>,
    /// The scenario of each option.
    pub(super) scenarios: Vec<Scenario>,
    /// Index of the option that is asked about.
    pub(super) option: usize,
    /// Index of what it is compared with.
    pub(super) reference: Option<usize>,
    /// The record that tables speak of.
    pub(super) record: usize,
    /// What is tried, and every option with it.
    pub(super) what_ifs: Vec<(String, Vec<Scenario>)>,
    /// The options file, where there is one.
    pub(super) input: Option<(String, Vec<u8>)>,
    /// What a reader should know.
    pub(super) notes: Vec<String>,
}

impl Study {
    /// Reads what a file asks about.
    pub(super) fn of(file: &Path, options: &Options) -> Result<Self, Ending> {
        if appraisal::is_options(file) { Self::of_options(file, options) } else { Self::of_scenario(file, options) }
    }

    fn of_options(file: &Path, options: &Options) -> Result<Self, Ending> {
        let ready = compare::prepared(&[file.to_owned()], options)?;
        let option = ready.proposed();
        let (appraisal, mut notes) = (ready.appraisal, ready.notes);
        let label = |index: usize| appraisal.options[index].label.as_str();
        if appraisal.preferred.is_none() {
            notes.push(format!(
                "The options file names no preferred option, so {} is asked about; preferred = \"{}\" would say so",
                label(option),
                appraisal.options[option].name
            ));
        }
        let what_ifs = what_ifs(&appraisal, &ready.scenarios, options)?;
        let named = |(choice, scenario): (&crate::scenario::options::Choice, &Scenario)| Named {
            name: choice.name.clone(),
            label: choice.label.clone(),
            merged: scenario.merged.clone(),
        };
        Ok(Self {
            title: appraisal.title.clone(),
            question: appraisal.question.clone(),
            names: appraisal.options.iter().zip(&ready.scenarios).map(named).collect(),
            scenarios: ready.scenarios,
            option,
            reference: Some(appraisal.reference),
            record: ready.record,
            what_ifs,
            input: appraisal.input,
            notes,
        })
    }

    fn of_scenario(file: &Path, options: &Options) -> Result<Self, Ending> {
        let read = reading::one(file, options);
        let verdict = reading::verdict(std::slice::from_ref(&read));
        let scenario = match read.read {
            Ok(scenario) => scenario,
            Err(_) => {
                reading::refuse(std::slice::from_ref(&read), options);
                return Err(verdict);
            }
        };
        let name = file.to_string_lossy();
        size::fits(&name, &scenario, options).map_err(|cause| refused(Ending::Usage, &cause))?;
        let stem = playing::stem(file);
        let label = scenario.council.short.clone().unwrap_or_else(|| stem.clone());
        let own = Named { label, name: stem, merged: scenario.merged.clone() };
        let notes = scenario.notes.iter().map(faults::sentences).collect();
        let records = crate::model::layout::Layout::of(&scenario.council).records.len();
        let has_changes = !scenario.council.change.is_empty();
        let mut study = Self {
            title: scenario.council.title.clone(),
            question: scenario.council.question.clone(),
            names: Vec::new(),
            scenarios: Vec::new(),
            option: usize::from(has_changes),
            reference: has_changes.then_some(0),
            record: records.saturating_sub(1),
            what_ifs: Vec::new(),
            input: None,
            notes,
        };
        if has_changes {
            let (name, label) = ("without-its-changes".into(), "Without its changes".into());
            let without = with_changes(&scenario, &|_| false);
            study.names.push(Named { name, label, merged: without.merged.clone() });
            study.scenarios.push(without);
        }
        study.names.push(own);
        study.scenarios.push(scenario);
        Ok(study)
    }

    /// Every option, the one that is asked about with a text of changes laid over it.
    pub(super) fn laid_over(&self, file: &Path, options: &Options, text: &str) -> Result<Vec<Scenario>, Ending> {
        let source = source(file, options)?;
        let told = |found: Vec<Diagnostic>| {
            faults::tell(&source, &found, options);
            Ending::Usage
        };
        let written = Arc::new(Source { name: TAPER.to_owned(), text: text.to_owned() });
        let over = Alteration::File(parse(&written).map_err(told)?);
        let altered = load_altered(&source, &Disk, &options.set, &over, true).map_err(told)?;
        let mut scenarios = self.scenarios.clone();
        if let Some(altered) = altered {
            scenarios[self.option] = altered;
        }
        Ok(scenarios)
    }

    /// The option that is asked about, as it is played.
    pub(super) fn council(&self) -> &Council {
        &self.scenarios[self.option].council
    }

    /// The promise that chances are told of: the one named, else one on the average caseload, else the first of the whole
    /// council.
    pub(super) fn goal(&self, named: Option<&str>) -> Result<Option<Goal>, Ending> {
        let targets = &self.council().target;
        if let Some(name) = named {
            let Some(target) = targets.get(name) else {
                let known: Vec<&str> = targets.keys().map(String::as_str).collect();
                let there = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
                return Err(refused(
                    Ending::Usage,
                    &format!(
                        "there is no [target.{name}]; of targets there is: {there}. Type --target with one of them"
                    ),
                ));
            };
            return Ok(Goal::of(name, target));
        }
        let of_council = || targets.iter().filter(|(_, target)| target.team.is_none());
        let on_caseload = of_council().find(|(_, target)| target.measure == Measure::AverageCaseload.about().key);
        let chosen = on_caseload.or_else(|| of_council().next()).or_else(|| targets.iter().next());
        Ok(chosen.and_then(|(name, target)| Goal::of(name, target)))
    }

    /// Every file that was read, once, with its SHA-256: the options file, then those of each option.
    pub(super) fn inputs(&self) -> Vec<(String, String)> {
        let mut found: Vec<(String, Vec<u8>)> = Vec::new();
        for input in self.input.iter().chain(self.scenarios.iter().flat_map(|it| &it.inputs)) {
            if !found.iter().any(|(known, _)| *known == input.0) {
                found.push(input.clone());
            }
        }
        digests(&found)
    }

    /// Leaves out what no part of an analysis reads, so that futures are light.
    pub(super) fn slim(&mut self, goal: Option<&Goal>) {
        let by_team = goal.is_some_and(|goal| goal.target.team.is_some());
        let tried = self.what_ifs.iter_mut().flat_map(|(_, scenarios)| scenarios);
        for scenario in self.scenarios.iter_mut().chain(tried) {
            scenario.council.period.by_team = by_team;
        }
    }
}

/// The scenario file that is asked about: an options file names it.
pub(super) fn source(file: &Path, options: &Options) -> Result<String, Ending> {
    if !appraisal::is_options(file) {
        return Ok(file.to_string_lossy().into_owned());
    }
    let appraisal = appraisal::of(&[file.to_owned()], options)?;
    Ok(appraisal.options[appraisal.proposed()].file.clone())
}

/// Every option with each thing that is tried; where it does not concern an option, that option is as it was.
fn what_ifs(
    appraisal: &Appraisal,
    scenarios: &[Scenario],
    options: &Options,
) -> Result<Vec<(String, Vec<Scenario>)>, Ending> {
    let mut found = Vec::new();
    for what_if in &appraisal.what_ifs {
        let mut altered = Vec::new();
        for (choice, scenario) in appraisal.options.iter().zip(scenarios) {
            let with = appraisal::altered(&choice.file, &Disk, &options.set, what_if, false);
            altered.push(match with {
                Ok(with) => with.unwrap_or_else(|| scenario.clone()),
                Err(wrong) => {
                    faults::tell(&choice.file, &wrong, options);
                    return Err(Ending::Faults);
                }
            });
        }
        found.push((what_if.label.clone(), altered));
    }
    Ok(found)
}

/// Where the results of an analysis of a file go: beside those of `run` and `compare`, under a name of their own.
pub(super) fn place(file: &Path, options: &Options, analysis: &str) -> Result<PathBuf, Ending> {
    let plain = folder::place(options.output(), file);
    let name = plain.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let place = plain.with_file_name(format!("{name}-{analysis}"));
    folder::prepare(&place).map_err(|cause| refused(Ending::Disk, &cause))?;
    Ok(place)
}
