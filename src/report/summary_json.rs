//! `summary.json`: headlines with their ranges, chances of meeting targets, spreads of caseloads.

use serde::Serialize;

use super::moments::{Moment, moments};
use super::{RunReport, WriteFault, figures};
use crate::experiment::findings::{Band, Spread, TargetChance};
use crate::experiment::outlook::Outlook;
use crate::model::measure::{MEASURES, Measure};
use crate::scenario::council::promise;

#[derive(Serialize)]
struct Summary<'a> {
    scenario: &'a str,
    title: &'a str,
    authority: Option<&'a str>,
    question: Option<&'a str>,
    start: String,
    end: String,
    replications: u32,
    seed: u64,
    interrupted: bool,
    headlines: Vec<Headline>,
    targets: Vec<Target<'a>>,
    caseload_spread: Vec<Workers<'a>>,
    outlook: Outlook,
    notes: Vec<&'a str>,
    /// Those of them that its figures give rise to; the others come from its files.
    notes_on_figures: &'a [String],
}

#[derive(Serialize)]
struct Headline {
    measure: &'static str,
    label: &'static str,
    unit: &'static str,
    values: Vec<Value>,
}

#[derive(Serialize)]
struct Value {
    date: String,
    at: &'static str,
    mean: f64,
    p10: f64,
    p25: f64,
    p50: f64,
    p75: f64,
    p90: f64,
    /// Null of one future.
    mc_error: Option<f64>,
    futures: u32,
}

#[derive(Serialize)]
struct Target<'a> {
    target: &'a str,
    measure: &'static str,
    team: &'a str,
    role: &'a str,
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least: Option<f64>,
    /// Null where no future has a figure on the day, as of a team that has closed.
    share_meeting: Option<f64>,
    /// Null of one future.
    mc_error: Option<f64>,
    /// Futures with a figure on the day, of which the share is.
    futures: u32,
}

#[derive(Serialize)]
struct Workers<'a> {
    date: String,
    team: &'a str,
    workers_by_children_per_fte: Vec<f64>,
}

/// The file's bytes.
pub(crate) fn json(report: &RunReport<'_>) -> Result<Vec<u8>, WriteFault> {
    as_bytes(&summary(report), "summary.json")
}

/// Anything as indented JSON with a last line end.
pub(crate) fn as_bytes(value: &impl Serialize, file: &'static str) -> Result<Vec<u8>, WriteFault> {
    let mut bytes =
        serde_json::to_vec_pretty(value).map_err(|cause| WriteFault::Contents { file, cause: cause.to_string() })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn summary<'a>(report: &RunReport<'a>) -> Summary<'a> {
    let (findings, council) = (report.findings, report.council);
    Summary {
        scenario: report.name,
        title: &council.title,
        authority: council.authority.as_deref(),
        question: council.question.as_deref(),
        start: council.period.start.to_string(),
        end: council.period.end.to_string(),
        replications: findings.replications,
        seed: findings.seed,
        interrupted: findings.interrupted,
        headlines: headlines(report),
        targets: findings.targets.iter().map(target).chain(unjudged(report)).collect(),
        caseload_spread: findings.spreads.iter().map(workers).collect(),
        outlook: findings.outlook.clone().written(six),
        notes: report.notes.iter().chain(&findings.notes).map(String::as_str).collect(),
        notes_on_figures: &findings.notes,
    }
}

fn headlines(report: &RunReport<'_>) -> Vec<Headline> {
    let findings = report.findings;
    let moments = moments(findings);
    let headline = |about: &crate::model::measure::About| {
        let bands = findings.council(about.measure)?;
        let at = |&(record, moment): &(usize, Moment)| {
            let band = bands.get(record).copied().flatten()?;
            Some(value(findings.dates.get(record)?.to_string(), moment.key(), &band))
        };
        Some(Headline {
            measure: about.key,
            label: about.label,
            unit: about.unit,
            values: moments.iter().filter_map(at).collect(),
        })
    };
    MEASURES.iter().filter_map(headline).collect()
}

fn value(date: String, at: &'static str, band: &Band) -> Value {
    Value {
        date,
        at,
        mean: six(band.mean),
        p10: six(band.p10),
        p25: six(band.p25),
        p50: six(band.p50),
        p75: six(band.p75),
        p90: six(band.p90),
        mc_error: band.error().map(six),
        futures: band.futures,
    }
}

fn target(target: &TargetChance) -> Target<'_> {
    Target {
        target: &target.target,
        measure: target.series.measure.about().key,
        team: &target.series.team,
        role: &target.series.role,
        date: target.date.to_string(),
        at_most: target.at_most.then_some(target.value),
        at_least: (!target.at_most).then_some(target.value),
        share_meeting: Some(six(target.share_meeting)),
        mc_error: target.error().map(six),
        futures: target.futures,
    }
}

/// Targets of the file for days on which no future has a figure.
fn unjudged<'a>(report: &RunReport<'a>) -> Vec<Target<'a>> {
    let findings = report.findings;
    let of_target = |(name, target): (&'a String, &'a promise::Target)| {
        let measure = Measure::named(&target.measure).map_or("", |measure| measure.about().key);
        let least = target.at_least.iter().flatten().map(|(date, value)| (date, None, Some(*value)));
        let most = target.at_most.iter().flatten().map(|(date, value)| (date, Some(*value), None));
        let judged = move |day: &str| {
            findings.targets.iter().any(|chance| chance.target == *name && chance.date.to_string() == day)
        };
        let dated = most.chain(least).filter(move |(date, ..)| !judged(date));
        dated.map(move |(date, at_most, at_least)| Target {
            target: name,
            measure,
            team: target.team.as_deref().unwrap_or("all"),
            role: "all",
            date: date.clone(),
            at_most,
            at_least,
            share_meeting: None,
            mc_error: None,
            futures: 0,
        })
    };
    report.council.target.iter().flat_map(of_target).collect()
}

fn workers(spread: &Spread) -> Workers<'_> {
    Workers {
        date: spread.date.to_string(),
        team: &spread.team,
        workers_by_children_per_fte: spread.workers.iter().copied().map(six).collect(),
    }
}

/// The number that `results.csv` holds, so that both files agree to the last digit.
pub(crate) fn six(value: f64) -> f64 {
    figures::plain(value).parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn headlines_say_when_how_much_and_how_surely() {
        let sample = sample::county();
        let bytes = json(&sample.report()).unwrap();
        let read: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let caseload = read["headlines"].as_array().unwrap().iter().find(|one| one["measure"] == "average_caseload");
        let values = caseload.unwrap()["values"].as_array().unwrap();
        assert_eq!(values.len(), 6);
        assert_eq!(values[1]["at"], "target");
        assert!(values[5]["p10"].as_f64() < values[5]["p90"].as_f64());
        assert_eq!(read["targets"][1]["share_meeting"], 0.24);
        assert_eq!(bytes, json(&sample.report()).unwrap());
    }

    #[test]
    fn a_target_without_a_figure_stays_with_nulls() {
        let mut sample = sample::county();
        let all = sample.findings.targets.len();
        let gone = sample.findings.targets.remove(1);
        let text = format!("measure = \"average_caseload\"\nat_most = {{ {} = {} }}", gone.date, gone.value);
        sample.council.target.insert(gone.target.clone(), toml::from_str(&text).unwrap());
        let read: serde_json::Value = serde_json::from_slice(&json(&sample.report()).unwrap()).unwrap();
        let targets = read["targets"].as_array().unwrap();
        assert_eq!(targets.len(), all);
        let found = targets.iter().find(|one| one["share_meeting"].is_null()).unwrap();
        assert_eq!(
            (found["target"].as_str(), found["date"].as_str()),
            (Some(gone.target.as_str()), Some(gone.date.to_string().as_str()))
        );
    }
}
