//! `summary.json` read back: targets, spreads of caseloads, notes.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::experiment::findings::{Series, Spread, TargetChance};
use crate::experiment::outlook::Outlook;
use crate::model::measure::Measure;
use crate::scenario::council::Date;

/// What a summary holds that no other file does.
#[derive(Debug, Deserialize)]
pub(super) struct Headlines {
    headlines: Vec<Headline>,
    targets: Vec<Target>,
    caseload_spread: Vec<Workers>,
    /// From full staffing to a normal caseload, and how far the tipping point is.
    #[serde(default)]
    pub(super) outlook: Outlook,
    /// What is worth knowing about the scenario and its run.
    pub(super) notes: Vec<String>,
    /// Those that the figures give rise to; none in folders written before they were told apart.
    #[serde(default)]
    pub(super) notes_on_figures: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Headline {
    measure: String,
    values: Vec<Value>,
}

#[derive(Debug, Deserialize)]
struct Value {
    date: String,
    futures: u32,
}

#[derive(Debug, Deserialize)]
struct Target {
    target: String,
    measure: String,
    team: String,
    role: String,
    date: String,
    at_most: Option<f64>,
    at_least: Option<f64>,
    /// Null where no future has a figure on the day.
    share_meeting: Option<f64>,
    mc_error: Option<f64>,
    futures: u32,
}

#[derive(Debug, Deserialize)]
struct Workers {
    date: String,
    team: String,
    workers_by_children_per_fte: Vec<f64>,
}

/// The file's contents; `None` when it is something else.
pub(super) fn read(bytes: &[u8]) -> Option<Headlines> {
    serde_json::from_slice(bytes).ok()
}

impl Headlines {
    /// Futures that have a value, for measures of the whole council on the dates of headlines.
    pub(super) fn futures(&self) -> BTreeMap<(Measure, Date), u32> {
        let of = |headline: &Headline| {
            let measure = Measure::named(&headline.measure);
            let each = headline
                .values
                .iter()
                .filter_map(move |value| Some(((measure?, value.date.parse().ok()?), value.futures)));
            each.collect::<Vec<_>>()
        };
        self.headlines.iter().flat_map(of).collect()
    }

    /// Targets and how often they are met, where any of all futures has a figure.
    pub(super) fn targets(&self, dates: &[Date], all: u32) -> Option<Vec<TargetChance>> {
        let judged = self.targets.iter().filter_map(|target| Some((target, target.share_meeting?)));
        judged.map(|(target, share)| target.chance(share, dates, all)).collect()
    }

    /// Spreads of caseloads.
    pub(super) fn spreads(&self) -> Option<Vec<Spread>> {
        let of = |spread: &Workers| {
            Some(Spread {
                date: spread.date.parse().ok()?,
                team: spread.team.clone(),
                workers: spread.workers_by_children_per_fte.clone(),
            })
        };
        self.caseload_spread.iter().map(of).collect()
    }
}

impl Target {
    fn chance(&self, share_meeting: f64, dates: &[Date], all: u32) -> Option<TargetChance> {
        let date: Date = self.date.parse().ok()?;
        Some(TargetChance {
            target: self.target.clone(),
            series: Series {
                team: self.team.clone(),
                role: self.role.clone(),
                measure: Measure::named(&self.measure)?,
            },
            record: dates.iter().rposition(|record| *record <= date)?,
            date,
            value: self.at_most.or(self.at_least)?,
            at_most: self.at_most.is_some(),
            share_meeting,
            mc_error: self.mc_error.unwrap_or(0.0),
            futures: self.futures,
            all,
        })
    }
}
