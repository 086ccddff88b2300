//! The first day of a draft: what is new in it, its off switches, and that a drafted council stays as it was.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use caseload::evidence::draft::draft;
use caseload::evidence::draft::played::{Line, year_on};
use caseload::evidence::measure::Measure as Published;
use caseload::evidence::read::{Evidence, read};
use caseload::evidence::text::decode;
use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::quantile_table::TableCache;
use caseload::model::measure::Measure;
use caseload::model::record::Group;
use caseload::scenario::library::OneText;
use caseload::scenario::loaded::load;
use caseload::scenario::render::render;

/// A council whose care ends at eighteen, whose children come back, and whose agency workers may be more than its vacancies.
const COUNCIL: &str = r#"
title = "Steady"
source = "made up for this test"
confidence = "high"
[period]
start = 2018-09-30
end = 2019-09-30
[role.worker]
name = "Worker"
registered = true
caseload_percent = 100
[demand]
referrals_per_year = 1_200
growth_percent_per_year = 0
variance_ratio = 1
first_stage = "need"
[demand.month_percent]
january = 100
february = 100
march = 100
april = 100
may = 100
june = 100
july = 100
august = 100
september = 100
october = 100
november = 100
december = 100
[ages]
up_to = [5, 10, 18]
percent = [30, 30, 40]
[rereferral]
within_12_months_percent = 30
shape = 0.7
[stage.need]
name = "Need"
held_by = ["worker"]
lasts_weeks = { exponential = { mean = 12 } }
exits_percent = { care = 10, closed = "rest" }
[stage.care]
name = "Care"
held_by = ["worker"]
lasts_months = { gamma = { mean = 105, cv = 1.6 } }
exits_percent = { closed = "rest" }
ends_at_age = { age = 18, goes_to = "closed" }
counts_as = "in-care"
[first_day]
children_without_social_worker = 0
SETTLED
[team.only]
name = "The team"
works_on = ["need", "care"]
posts_fte = { worker = 60 }
in_post_fte = { worker = 50 }
agency_fte = { worker = 6 }
ON_TOP
open_children = { need = 276, care = 400 }
[agency]
covers = ["worker"]
ask_percent = 60
lead_weeks = { fixed = 3 }
stays_weeks = { exponential = { mean = 40 } }
notice_weeks = 4
induction = "quick"
[induction.quick]
until_weeks = [4]
percent = [80]
[allocation]
ceiling = "none"
ignores_load_percent = 0
team_choice = "most-room"
"#;

/// Every value of some futures bit by bit, and the means of measures by record.
fn played(settled: &str, on_top: &str, measures: &[Measure]) -> (Vec<u32>, Vec<Vec<f64>>) {
    let text = COUNCIL.replace("SETTLED", settled).replace("ON_TOP", on_top);
    let scenario = load("steady.toml", &OneText(&text), &[]).unwrap_or_else(|found| panic!("{}", render(&found)));
    let experiment = Experiment::new(&scenario, 5);
    let mut tables = TableCache::default();
    let futures: Vec<_> = (1..13).map(|future| experiment.audited(future, future, &mut tables)).collect();
    assert!(futures.iter().all(|(_, faults)| faults.is_empty()));
    let series = &experiment.recorder.series;
    let mean = |measure: Measure| {
        let at = series.iter().position(|of| of.measure == measure && of.group == Group::Council).expect("a row");
        let records = experiment.layout.records.len();
        let of = |record: usize| {
            futures.iter().map(|(future, _)| f64::from(future.values[record * series.len() + at])).sum::<f64>()
                / futures.len() as f64
        };
        (0..records).map(of).collect()
    };
    let bits = futures.iter().flat_map(|(future, _)| future.values.iter().map(|value| value.to_bits())).collect();
    (bits, measures.iter().map(|measure| mean(*measure)).collect())
}

#[test]
fn a_first_day_is_settled_unless_the_file_says_not_and_nobody_is_on_top() {
    let off = played("settled = true", "agency_on_top_fte = { worker = 0 }", &[]).0;
    assert!(off == played("", "", &[]).0);
    assert!(off != played("settled = false", "", &[]).0);
}

#[test]
fn agency_workers_on_top_cover_no_vacancy_and_stay() {
    let measures = [Measure::AgencyFte, Measure::VacancyRate, Measure::UncoveredVacancyFte, Measure::PostsFte];
    let (_, without) = played("", "", &measures);
    let (_, with) = played("", "agency_on_top_fte = { worker = 3.5 }", &measures);
    for record in 0..without[0].len() {
        assert!((with[0][record] - without[0][record] - 3.5).abs() < 1e-5, "record {record}: {with:?} {without:?}");
    }
    assert_eq!((&with[1..], with[0][0]), (&without[1..], 9.5));
}

/// 400 children in care at equilibrium are older than at referral, so that more of them reach eighteen.
#[test]
fn a_settled_first_day_has_older_children_in_care_and_last_years_returns() {
    let measures = [Measure::ChildrenInCare, Measure::Referrals, Measure::Rereferral];
    let (_, young) = played("settled = false", "", &measures);
    let (_, settled) = played("", "", &measures);
    let (last, sum) = (young[0].len() - 1, |rows: &[f64]| rows[1..].iter().sum::<f64>());
    assert!(settled[0][last] < young[0][last] - 8.0, "{} {}", settled[0][last], young[0][last]);
    assert!(sum(&settled[1]) > sum(&young[1]), "{} {}", sum(&settled[1]), sum(&young[1]));
    // What the file says of re-referrals holds from the first year on.
    let (new, old) = (settled[2][last], young[2][last]);
    assert!((new - 30.0).abs() < 2.0 && (new - 30.0).abs() < (old - 30.0).abs(), "{new} {old}");
}

fn open_data() -> Option<Evidence> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/dfe");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        let _ = writeln!(std::io::stderr(), "SKIPPED: no open data at {}", folder.display());
        return None;
    };
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let csv = files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "csv"));
    let sources = csv.map(|file| decode(&file.to_string_lossy(), &std::fs::read(file).unwrap_or_default()));
    let sources: Vec<Arc<_>> = sources.collect::<Result<_, _>>().unwrap_or_else(|fault| panic!("{}", fault.title));
    Some(read(&sources).unwrap_or_else(|found| panic!("{}", render(&found))))
}

#[test]
fn drafted_councils_of_every_size_stay_within_their_own_spread() {
    let Some(evidence) = open_data() else { return };
    let panel = &evidence.panel;
    let year = *panel.years(Published::InPost).last().expect("a census") - 1;
    let mut councils: Vec<_> = panel
        .authorities()
        .filter_map(|(id, area)| Some((panel.value(id, Published::InPost, year)?, id, area.name.clone())))
        .collect();
    councils.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (mut near, mut all, mut drift) = (0, 0, Vec::new());
    for place in 0..8 {
        let (_, id, name) = &councils[(2 * place + 1) * councils.len() / 16];
        let draft = draft(&evidence, *id, Some(year)).unwrap_or_else(|cause| panic!("{cause}"));
        let seen = year_on(&draft.text, year, (6, place as u64 + 1), &Alone).unwrap_or_else(|_| panic!("{name}"));
        for (measure, line) in [
            (Published::Turnover, Line::Turnover),
            (Published::AgencyRate, Line::AgencyRate),
            (Published::VacancyRate, Line::VacancyRate),
            (Published::InPost, Line::InPost),
            (Published::Caseload, Line::Caseload),
        ] {
            let history: Vec<f64> = panel.history(*id, measure).map(|(_, value)| value).collect();
            let Some(own) = panel.value(*id, measure, year).filter(|_| history.len() > 3) else { continue };
            let squares = history.windows(2).map(|pair| (pair[1] - pair[0]).powi(2)).sum::<f64>();
            let spread = (squares / (history.len() - 1) as f64).sqrt();
            near += u32::from((seen[line as usize].mean - own).abs() <= spread);
            all += 1;
            if line == Line::Caseload {
                drift.push(seen[line as usize].mean / own - 1.0);
            }
        }
    }
    assert!(10 * near >= 9 * all, "{near} of {all}");
    let mean = drift.iter().sum::<f64>() / drift.len() as f64;
    assert!(mean.abs() < 0.05, "caseload drifts by {mean:.3} in a year: {drift:?}");
}
