//! CASES: every exact case, its file, and its theory.

use super::Theory;
use super::{deadlines, little, open, published, reference, vacancy, waiting};

/// An exact case.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Its name.
    pub name: &'static str,
    /// What it is about.
    pub about: &'static str,
    /// Its file under `scenarios/verification/`.
    pub file: &'static str,
    /// Settings laid over the file.
    pub sets: &'static [&'static str],
    /// Futures that tell enough in a few seconds.
    pub replications: u32,
    /// What must come out.
    pub(crate) theory: Theory,
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The files of the cases, so that they are there wherever the program is.
        pub(super) const FILES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../../scenarios/verification/", $name)))),*];
    };
}

files! {
    "deadlines.toml", "little-law.toml", "market-limited.toml", "open-caseload.toml", "open-caseload-siblings.toml",
    "published-rates.toml", "reference-base.toml", "reference-tight.toml", "vacancy.toml", "waiting-320.toml",
    "waiting-small.toml",
}

macro_rules! cases {
    ($($name:literal, $about:literal, $file:literal, [$($set:literal),*], $replications:literal, $theory:path;)*) => {
        /// Every exact case, in the order in which they are played.
        pub const CASES: &[Case] = &[$(Case {
            name: $name, about: $about, file: $file, sets: &[$($set),*], replications: $replications, theory: $theory,
        }),*];
    };
}

cases! {
    "published-rates", "the DfE's rates from its totals", "published-rates.toml", [], 2, published::theory;
    "little-law", "children in each of five stages", "little-law.toml", [], 1000, little::theory;
    "open", "children open when nobody waits", "open-caseload.toml", [], 2000, open::theory;
    "open-fixed", "the same, every length alike", "open-caseload.toml", ["stage.open.lasts_weeks=26"], 2000, open::theory;
    "open-exponential", "the same, lengths without memory", "open-caseload.toml",
        ["stage.open.lasts_weeks={ exponential = { mean = 26 } }"], 2000, open::theory;
    "siblings", "brothers and sisters leave together", "open-caseload-siblings.toml", [], 2000, open::theory;
    "siblings-apart", "brothers and sisters each have their own time", "open-caseload-siblings.toml",
        ["families.shared_path_percent=0"], 2000, open::theory;
    "waiting-small", "five places, Erlang's C formula", "waiting-small.toml", [], 4000, waiting::theory;
    "waiting-320", "320 places, Erlang's C formula", "waiting-320.toml", [], 3000, waiting::theory;
    "vacancy", "posts that fill after their own time", "vacancy.toml", [], 2000, vacancy::theory;
    "vacancy-fixed", "the same, every time alike", "vacancy.toml",
        ["recruitment.permanent.time_to_fill_days=182.625"], 2000, vacancy::theory;
    "market", "posts that fill as the market allows", "market-limited.toml", [], 1000, vacancy::theory;
    "market-lead", "the same, sixteen weeks after the offer", "market-limited.toml",
        ["recruitment.market.lead_weeks=16"], 1000, vacancy::theory;
    "deadlines", "assessments in time, months on a plan", "deadlines.toml", [], 400, deadlines::theory;
    "reference-base", "the reference workload, 300 posts", "reference-base.toml", [], 500, reference::theory;
    "reference-tight", "the reference workload, 140 posts", "reference-tight.toml", [], 500, reference::theory;
}
