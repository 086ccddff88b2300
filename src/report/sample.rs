//! Made-up findings, for tests and for looking at charts: plausible shapes and every hard case.

mod found;

use crate::experiment::findings::Findings;
use crate::model::measure::Measure;
use crate::report::RunReport;
use crate::scenario::council::Council;
use crate::scenario::vouched::Apart;

/// A report's worth of made-up results.
#[derive(Debug)]
pub(crate) struct Sample {
    pub(crate) name: String,
    pub(crate) council: Council,
    pub(crate) findings: Findings,
    pub(crate) merged: String,
    pub(crate) inputs: Vec<(String, String)>,
    pub(crate) notes: Vec<String>,
    pub(crate) command: String,
}

/// A scenario of one file.
static NOTHING_APART: Apart = Apart::new();

impl Sample {
    pub(crate) fn report(&self) -> RunReport<'_> {
        RunReport {
            name: &self.name,
            council: &self.council,
            merged: &self.merged,
            apart: &NOTHING_APART,
            inputs: &self.inputs,
            notes: &self.notes,
            findings: &self.findings,
            command: &self.command,
            actuals: None,
            loops: None,
            kept: None,
        }
    }
}

const SCENARIO: &str = r#"
title = "Teams by kind of work, more posts, a wider front door"
short = "Specialist teams"
authority = "Exampleshire"
question = "Is 18 children a worker within reach by autumn 2019?"
period = { start = 2018-09-30, end = 2022-03-31 }
standard = { most_children = 25 }
[demand]
referrals_per_year = 5100
growth_percent_per_year = 4
variance_ratio = 1.4
month_percent = { january = 100, february = 100, march = 100, april = 100, may = 100, june = 100, july = 100, august = 100, september = 100, october = 100, november = 100, december = 100 }
first_stage = "assessment"
source = "Children in need census, 2018"
confidence = "medium"
[change.early-help-hub]
date = 2018-10-01
what = "The hub settles more contacts"
reduce_referrals = { fewer_percent = 6, builds_up_over_weeks = 52 }
confidence = "low"
why = "No local evaluation yet"
[change.recruitment-campaign]
date = 2018-10-01
until = 2019-09-30
what = "National campaign for experienced social workers"
recruit = { route = "experienced", extra_applicants_per_year = 14 }
[change.specialist-teams]
date = 2018-11-01
what = "Specialist teams replace district units"
reorganise = { close = ["district-units"], open = ["assessment"] }
[change.shared-work]
date = 2019-01-07
what = "Practitioners take on direct work"
share_work = { role = "childrens-practitioner", stage_percent = {}, saves_percent = 90 }
[change.retention-offer]
date = 2019-04-01
what = "Retention offer"
keep_staff = { fewer_leavers_percent = 15 }
[change.release-agency]
date = 2020-04-01
what = "Agency workers are let go"
release_agency = { down_to_fte = 6 }
[milestone.inspection]
date = 2019-01-14
name = "Ofsted inspection"
"#;

/// Every case that reports must bear.
pub(crate) fn cases() -> Vec<(&'static str, Sample)> {
    vec![
        ("county", county()),
        ("one team", teams(1)),
        ("four teams", teams(4)),
        ("25 teams", teams(25)),
        ("all nought", scaled(0.0)),
        ("tiny", scaled(1e-4)),
        ("huge", scaled(1e6)),
        ("gaps", gaps()),
        ("one record", records(1)),
        ("two records", records(2)),
        ("twenty years", records(240)),
        ("hostile", hostile()),
    ]
}

/// A county much like the one the program was written for.
pub(crate) fn county() -> Sample {
    let names =
        ["Assessment", "Children's teams", "Adolescent", "Children in care", "Leaving care", "Disabled children"];
    let teams: Vec<(String, String)> =
        names.iter().map(|name| (name.to_lowercase().replace(['\'', ' '], "-"), (*name).to_owned())).collect();
    build(SCENARIO, &teams, 43, 1.0)
}

/// So many teams with long names.
pub(crate) fn teams(count: usize) -> Sample {
    let teams: Vec<(String, String)> = (1..=count)
        .map(|n| {
            (
                format!("team-{n:02}"),
                format!("Safeguarding and family support service for district {n}, northern and western localities"),
            )
        })
        .collect();
    build(SCENARIO, &teams, 43, 1.0)
}

/// The county with every value so many times as large.
pub(crate) fn scaled(factor: f64) -> Sample {
    build(SCENARIO, &[("one".into(), "One".into())], 43, factor)
}

/// A county that records so many times only.
pub(crate) fn records(count: usize) -> Sample {
    build(SCENARIO, &[("one".into(), "One".into())], count, 1.0)
}

/// The county with gaps: the first months of one team, the middle of another, a lone value.
pub(crate) fn gaps() -> Sample {
    let mut sample = county();
    for (series, bands) in &mut sample.findings.bands {
        let last = bands.len() - 1;
        match series.team.as_str() {
            "adolescent" => bands[..4].fill(None),
            "assessment" => bands[10..20].fill(None),
            "leaving-care" => bands[1..].fill(None),
            "all" if series.measure == Measure::AverageCaseload => bands[5..9].fill(None),
            "all" if series.measure == Measure::AgencyFte => bands[3..last].fill(None),
            _ => {}
        }
    }
    sample
}

/// The county with words that would break a page, a picture or a spreadsheet.
pub(crate) fn hostile() -> Sample {
    let mut sample = build(SCENARIO, &[("@team".into(), "<b>&\"'\u{7}Team".into())], 43, 1.0);
    sample.name = "=HYPERLINK(\"x\")".into();
    sample.council.title = "<script>&\"".into();
    sample.council.authority = Some("]]><svg onload='x'>".into());
    sample.council.question = Some("</style><img src=x>".into());
    for milestone in sample.council.milestone.values_mut() {
        milestone.name = "</text><script>alert(1)</script>\n&".into();
    }
    sample.notes = vec!["<script>note</script>".into()];
    sample.command = "caseload run \"<script>\"".into();
    sample
}

fn build(scenario: &str, teams: &[(String, String)], records: usize, factor: f64) -> Sample {
    let mut merged = scenario.to_owned();
    for (key, name) in teams {
        let (key, name) = (quoted(key), quoted(name));
        merged.push_str(&format!("[team.{key}]\nname = {name}\nworks_on = []\nposts_fte = {{ social-worker = 10 }}\n"));
    }
    let council: Council = toml::from_str(&merged).unwrap();
    Sample {
        name: "programme".into(),
        findings: found::findings(&council, records, factor),
        council,
        inputs: vec![("scenarios/county/programme.toml".into(), crate::report::manifest::sha256(merged.as_bytes()))],
        merged,
        notes: vec!["The pay figures are of 2016, more than two years before the start.".into()],
        command: "caseload run scenarios/county/programme.toml --seed 20180401 --replications 1000".into(),
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
