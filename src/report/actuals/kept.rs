//! `actuals.json`: what really happened, kept with the results so that reports can be made of it again.

use serde::{Deserialize, Serialize};

use super::Actuals;
use super::small_numbers::Hidden;
use crate::experiment::findings::Series;
use crate::experiment::history::updated::{Updated, UpdatedChance};
use crate::experiment::history::{History, Observed};
use crate::model::measure::Measure;
use crate::report::WriteFault;
use crate::report::summary_json::{as_bytes, six};

/// How a hidden figure is written.
const HIDDEN: &str = "[c]";

#[derive(Deserialize, Serialize)]
struct Kept {
    file: String,
    sha256: String,
    figures: Vec<Figure>,
    with_futures: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<Chances>,
}

#[derive(Deserialize, Serialize)]
struct Figure {
    month: String,
    measure: String,
    team: String,
    value: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    numerator: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    denominator: Option<f64>,
}

/// A number, or the sign that it is hidden.
#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum Amount {
    Number(f64),
    Sign(String),
}

#[derive(Deserialize, Serialize)]
struct Chances {
    compared: Vec<Compared>,
    effective_futures: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    chances: Option<Vec<Chance>>,
}

#[derive(Deserialize, Serialize)]
struct Compared {
    measure: String,
    months: Vec<String>,
}

#[derive(Deserialize, Serialize)]
struct Chance {
    target: String,
    measure: String,
    date: String,
    share_meeting_before: f64,
    share_meeting: f64,
}

/// The file's bytes.
pub(super) fn json(actuals: &Actuals) -> Result<Vec<u8>, WriteFault> {
    let shown = actuals.history.observed.iter().map(shown);
    let hidden = actuals.hidden.iter().map(hidden);
    let kept = Kept {
        file: actuals.file.clone(),
        sha256: actuals.sha256.clone(),
        figures: shown.chain(hidden).collect(),
        with_futures: actuals.with_futures,
        updated: actuals.updated.as_ref().map(chances),
    };
    as_bytes(&kept, super::NAME)
}

fn shown(observed: &Observed) -> Figure {
    Figure {
        month: observed.month.to_string(),
        measure: observed.series.measure.about().key.into(),
        team: observed.series.team.clone(),
        value: Amount::Number(six(observed.value)),
        numerator: observed.numerator,
        denominator: observed.denominator,
    }
}

fn hidden(hidden: &Hidden) -> Figure {
    Figure {
        month: hidden.month.to_string(),
        measure: hidden.series.measure.about().key.into(),
        team: hidden.series.team.clone(),
        value: Amount::Sign(HIDDEN.into()),
        numerator: None,
        denominator: None,
    }
}

fn chances(updated: &Updated) -> Chances {
    let compared = |(series, months): &(Series, Vec<crate::scenario::council::Date>)| Compared {
        measure: series.measure.about().key.into(),
        months: months.iter().map(ToString::to_string).collect(),
    };
    let chance = |chance: &UpdatedChance| Chance {
        target: chance.target.clone(),
        measure: chance.series.measure.about().key.into(),
        date: chance.date.to_string(),
        share_meeting_before: six(chance.before),
        share_meeting: six(chance.after),
    };
    Chances {
        compared: updated.compared.iter().map(compared).collect(),
        effective_futures: six(updated.effective),
        chances: updated.chances.as_ref().map(|all| all.iter().map(chance).collect()),
    }
}

/// What the file holds; `None` when it is something else.
pub(super) fn read(bytes: &[u8]) -> Option<Actuals> {
    let kept: Kept = serde_json::from_slice(bytes).ok()?;
    let (mut observed, mut hidden) = (Vec::new(), Vec::new());
    for figure in kept.figures {
        let series = Series { team: figure.team, role: "all".into(), measure: Measure::named(&figure.measure)? };
        let month = figure.month.parse().ok()?;
        match figure.value {
            Amount::Number(value) => {
                let (numerator, denominator) = (figure.numerator, figure.denominator);
                observed.push(Observed { series, month, value, numerator, denominator });
            }
            Amount::Sign(_) => hidden.push(Hidden { series, month }),
        }
    }
    Some(Actuals {
        file: kept.file,
        sha256: kept.sha256,
        history: History { observed },
        inside_months: Vec::new(),
        hidden,
        updated: match kept.updated {
            Some(chances) => Some(chances.read()?),
            None => None,
        },
        with_futures: kept.with_futures,
    })
}

impl Chances {
    fn read(self) -> Option<Updated> {
        let compared = |one: Compared| {
            let months: Option<Vec<_>> = one.months.iter().map(|month| month.parse().ok()).collect();
            Some((super::whole(Measure::named(&one.measure)?), months?))
        };
        let chance = |one: Chance| {
            Some(UpdatedChance {
                series: super::whole(Measure::named(&one.measure)?),
                target: one.target,
                date: one.date.parse().ok()?,
                before: one.share_meeting_before,
                after: one.share_meeting,
            })
        };
        Some(Updated {
            compared: self.compared.into_iter().map(compared).collect::<Option<_>>()?,
            effective: self.effective_futures,
            chances: match self.chances {
                Some(chances) => Some(chances.into_iter().map(chance).collect::<Option<_>>()?),
                None => None,
            },
        })
    }
}
