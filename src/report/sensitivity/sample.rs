//! What two small scenarios hang on, really played, for tests of charts, pages and papers.

use std::sync::OnceLock;

use super::{Named, SensitivityReport, names};
use crate::experiment::Experiment;
use crate::experiment::sensitivity::bench::Bench;
use crate::experiment::sensitivity::outcome::{Estimate, Goal, Outcome};
use crate::experiment::sensitivity::{Question, Sensitivity, Sizes, sensitivity};
use crate::experiment::workers::Alone;
use crate::report::compare::sample;

/// What was found.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) found: Sensitivity,
    options: Vec<Named>,
    names: Vec<String>,
}

impl Asked {
    /// As reports take it.
    pub(crate) fn report(&self) -> SensitivityReport<'_> {
        SensitivityReport {
            title: "A town with or without a programme",
            question: Some("Is it worth it?"),
            found: &self.found,
            authority: Some("Testshire"),
            options: &self.options,
            names: &self.names,
            option: 1,
            reference: Some(0),
            inputs: &[],
            notes: &[],
            command: "caseload sensitivity town/options.toml --replications 200 --seed 1",
            seed: 1,
        }
    }
}

/// Lets the first figure move every outcome by more than chance would: more of it makes caseloads larger and the target rarer.
pub(crate) fn is_moved(asked: &mut Asked) {
    let of = |by: f64| {
        [2.0, -40.0, 1e5, 1.0].map(|size| Some(Estimate { mean: by * size, error: 0.01 * size.abs(), futures: 100 }))
    };
    let bar = &mut asked.found.one_at_a_time.bars[0];
    (bar.low, bar.high, bar.swing) = (of(-0.5), of(0.5), of(1.0));
}

/// Asked of the town of the comparison.
pub(crate) fn asked() -> Asked {
    static ASKED: OnceLock<Asked> = OnceLock::new();
    ASKED.get_or_init(ask).clone()
}

fn ask() -> Asked {
    let scenarios = sample::scenarios();
    let goal = scenarios[1].council.target.get("load").and_then(|target| Goal::of("load", target));
    let experiments: Vec<Experiment<'_>> = scenarios.iter().map(|one| Experiment::new(one, 1)).collect();
    let record = experiments[0].layout.records.len() - 1;
    let bench = Bench::new(experiments, (1, Some(0)), record, goal);
    let question = Question { sizes: Sizes::of(200), outcome: Outcome::Caseload, pounds: None, seed: 1 };
    let found = sensitivity(&bench, &[], None, question, &Alone).expect("nobody stops it");
    let named = |(name, label): (&str, &str), at: usize| Named {
        name: name.into(),
        label: label.into(),
        merged: scenarios[at].merged.clone(),
    };
    let options =
        vec![named(("as-it-is", "A. As it is"), 0), named(("programme", "B. A programme with a long name"), 1)];
    let names = names(&found, &options);
    Asked { found, options, names }
}
