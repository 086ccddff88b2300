//! What if something turns out otherwise: an option and its reference with it, on the same luck.

use serde::{Deserialize, Serialize};

use super::ablation::{Pair, column, less, spread};
use super::costs::{Costs, costs};
use super::council::CouncilFutures;
use super::difference::{Difference, difference};
use crate::experiment::Experiment;
use crate::experiment::findings::Band;
use crate::experiment::workers::Workers;
use crate::model::measure::Measure;
use crate::scenario::council::Date;
use crate::scenario::loaded::Scenario;

/// What an option shows if something turns out otherwise.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct WhatIfFindings {
    /// Its name in files.
    pub name: String,
    /// What is tried, for people.
    pub label: String,
    /// What the option then shows, record by record.
    pub course: Vec<Option<Band>>,
    /// What it then shows at the record that tables speak of.
    pub option: Band,
    /// How far that is from what it shows otherwise.
    pub shift: Band,
    /// Permanent people in post then; none where nobody is employed.
    pub filled: Option<Band>,
    /// Agency workers then; none where there is no such measure, and in folders written before it was kept.
    #[serde(default)]
    pub agency: Option<Band>,
    /// Against the reference, which meets the same.
    pub against: Difference,
    /// What it then costs more than the reference over the whole period, in cash [£]; none where no cost is reported.
    pub net: Option<Band>,
    /// Futures played.
    pub futures: u32,
}

/// Plays an option and its reference with something tried out; nothing when the user stopped the run. Loops stay
/// relative to what the baseline shows without it: the council's rates were observed in the world as it was.
#[must_use]
pub fn what_if(
    pair: &Pair<'_>,
    (name, label): (&str, &str),
    (option, reference): (&Scenario, Option<&Scenario>),
    measure: Measure,
    workers: &dyn Workers,
) -> Option<WhatIfFindings> {
    let play = |scenario: &Scenario| {
        let mut scenario = scenario.clone();
        scenario.council.period.by_team = false;
        let experiment = Experiment::altered(&scenario, pair.option, workers);
        let futures = experiment.play(1..pair.futures + 1, workers);
        (futures.trajectories.len() == pair.futures as usize).then(|| CouncilFutures::of(&experiment, &futures))
    };
    let altered = play(option)?;
    let beside = match reference {
        Some(reference) => Some(play(reference)?),
        None => None,
    };
    let against = (beside.as_ref().unwrap_or(pair.beside), reference.unwrap_or(pair.reference));
    found(pair, (name, label), &altered, against, measure)
}

/// What the option shows as it is in the futures that everything tried is played in, so that each stands beside what it is a
/// change from; the shift is nought.
#[must_use]
pub fn as_it_is(pair: &Pair<'_>, measure: Measure) -> Option<WhatIfFindings> {
    let first = pair.played.first(pair.futures);
    found(pair, ("as-it-is", "as it is"), &first, (pair.beside, pair.reference), measure)
}

/// What futures of the option show, beside those of a reference.
fn found(
    pair: &Pair<'_>,
    (name, label): (&str, &str),
    altered: &CouncilFutures,
    (beside, reference): (&CouncilFutures, &Scenario),
    measure: Measure,
) -> Option<WhatIfFindings> {
    let at = |played: &CouncilFutures| column(played, pair.futures, pair.record, measure);
    let (own, other) = (at(altered), at(beside));
    let dates: Vec<Date> = pair.option.layout.records.iter().map(|record| record.date).collect();
    let net = costs(altered, beside, &dates, reference.council.money.as_ref()).as_ref().and_then(Costs::net);
    let mut pairs: Vec<f64> = own.iter().zip(&other).filter_map(|(one, other)| Some((*one)? - (*other)?)).collect();
    let records = pair.option.layout.records.len();
    Some(WhatIfFindings {
        name: name.to_owned(),
        label: label.to_owned(),
        course: (0..records).map(|at| spread(&column(altered, pair.futures, at, measure))).collect(),
        option: spread(&own)?,
        filled: spread(&column(altered, pair.futures, pair.record, Measure::InPostFte)),
        agency: spread(&column(altered, pair.futures, pair.record, Measure::AgencyFte)),
        shift: less(&own, &at(pair.played))?,
        against: difference(&mut pairs, measure.about().better)?,
        net,
        futures: pair.futures,
    })
}
