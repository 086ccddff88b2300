//! Forecasts of past years: the program's scores against those of an independent tool, and what a user sees.
#![expect(clippy::unwrap_used, reason = "a test that cannot read what it judges stops")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use caseload::evidence::backtest::goal::goals;
use caseload::evidence::backtest::score::{cells, scored};
use caseload::evidence::backtest::{Asked, backtest};
use caseload::evidence::forecast::history::History;
use caseload::report::backtest::{BacktestReport, write};

use crate::cli::Desk;
use crate::open_data;

/// What the tool prints for a measure and a horizon: count, shares in both bands [%], loss, skill and hindsight.
type Line = (usize, f64, f64, f64, Option<f64>, f64);

fn printed(text: &str) -> BTreeMap<(String, u16), Line> {
    let mut found = BTreeMap::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [measure, ahead, count, half, most, loss, _, _, skill, hindsight] = words.as_slice() else { continue };
        let Ok(ahead) = ahead.parse() else { continue };
        let number = |word: &str| word.trim_end_matches('%').parse::<f64>().unwrap();
        let line =
            (count.parse().unwrap(), number(half), number(most), number(loss), skill.parse().ok(), number(hindsight));
        found.insert(((*measure).to_owned(), ahead), line);
    }
    found
}

#[test]
fn scores_are_those_of_an_independent_tool_and_goals_are_met() {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/tools/score_forecasts.py");
    let (Some(evidence), Some(folder)) = (open_data::evidence(), open_data::folder()) else { return };
    let history = History::of(&evidence.panel);
    let asked = Asked { origins: (2017..=2023).collect(), horizon: 3, council: None, left_out: false };
    let found = backtest(&history, &asked, &|_, _| {});
    let own = scored(&history, &found.forecasts);
    let judged = goals(&own);
    let missed: Vec<_> = judged.iter().filter(|goal| !goal.is_met()).collect();
    assert!(judged.len() > 80 && missed.len() <= 3, "{missed:#?}");
    assert!(missed.iter().all(|goal| goal.what.contains("by size")), "{missed:#?}");
    if !tool.is_file() || Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: python3 or {} is not there, so scores were compared with nothing", tool.display());
        return;
    }
    let desk = Desk::new("backtest-scores");
    let place = desk.0.join("backtest");
    let report = BacktestReport {
        history: &history,
        asked: &asked,
        found: &found,
        scored: &own,
        left_out: &[],
        inputs: &[],
        command: "caseload backtest",
        as_of: None,
    };
    write(&report, &place).unwrap();
    let said = Command::new("python3").arg(&tool).arg(place.join("forecasts.csv")).arg(&folder).output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let theirs = printed(&String::from_utf8(said.stdout).unwrap());
    let ours = cells(&own);
    assert_eq!(theirs.len(), ours.len());
    for ((outcome, ahead), cell) in ours {
        let (count, half, most, loss, skill, hindsight) = theirs[&(outcome.name().to_owned(), ahead)];
        assert_eq!(cell.count, count, "{outcome:?} {ahead}");
        let near =
            |one: f64, other: f64, by: f64| assert!((one - other).abs() <= by, "{outcome:?} {ahead}: {one} {other}");
        near(100.0 * cell.in_half, half, 0.51);
        near(100.0 * cell.in_most, most, 0.51);
        near(cell.loss, loss, 1e-4);
        near(cell.hindsight.unwrap(), hindsight, 0.001);
        assert_eq!(cell.skill.is_some(), skill.is_some());
        near(cell.skill.unwrap_or(0.0), skill.unwrap_or(0.0), 0.001);
    }
}

/// A census of made-up councils, as the DfE writes it.
fn census() -> String {
    let mut text = String::from(
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,inpost_fte,starters_fte,leavers_fte,turnover_rate_fte,agency_fte,agency_rate_fte,vacancy_fte,vacancy_rate_fte,case_holders_fte,cases,caseload_fte\n",
    );
    for council in 0_u32..30 {
        for year in 2019_u32..=2023 {
            let step = f64::from((council * 31 + year * 17) % 13) / 13.0;
            let size = 90.0 + 5.0 * f64::from(council) + 10.0 * step;
            let (leavers, agency, vacancies) = (0.15 * size + 3.0 * step, 20.0 * step, 30.0 * (1.0 - step));
            let holders = 0.6 * size;
            let cases = (16.0 + 2.0 * step) * holders;
            let _ = writeln!(
                text,
                "{year},Reporting year,Local authority,E92000001,England,E12000001,North East,{},E0600{council:04},Town {council:02},{size:.1},{:.1},{leavers:.1},{:.1},{agency:.1},{:.1},{vacancies:.1},{:.1},{holders:.1},{cases:.0},{:.1}",
                800 + council,
                leavers + 1.0,
                100.0 * leavers / size,
                100.0 * agency / (agency + size),
                100.0 * vacancies / (vacancies + size),
                cases / holders,
            );
        }
    }
    text
}

#[test]
fn a_user_gets_forecasts_scores_and_a_chart() {
    let desk = Desk::new("backtest-user");
    desk.holds("data/census.csv", &census());
    let said = desk.types(&["backtest", "--data", "data", "--quiet"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("goals are met") && said.err.is_empty(), "{}{}", said.out, said.err);
    let names: Vec<String> =
        desk.all("output/backtest").into_iter().map(|(path, _)| path.to_string_lossy().replace('\\', "/")).collect();
    for name in ["forecasts.csv", "scores.csv", "manifest.json", "charts/calibration.svg", "charts/calibration.txt"] {
        assert!(names.iter().any(|one| one == name), "{name} is not among {names:?}");
    }
    let first = std::fs::read(desk.0.join("output/backtest/forecasts.csv")).unwrap();
    let again = desk.types(&["backtest", "--data", "data", "--quiet", "--json"]);
    let read: serde_json::Value = serde_json::from_str(&again.out).unwrap();
    assert!(read["goals"].as_array().is_some_and(|goals| goals.len() > 20));
    assert!(std::fs::read(desk.0.join("output/backtest/forecasts.csv")).unwrap() == first);
    let gate = desk.types(&["backtest", "--data", "data", "--quiet", "--gate"]);
    let all_met = read["goals_met"].as_u64().unwrap() as usize == read["goals"].as_array().unwrap().len();
    assert_eq!(gate.code, if all_met { 0 } else { 4 });
}

#[test]
fn one_council_by_a_forgiving_name_and_one_origin() {
    let desk = Desk::new("backtest-one");
    desk.holds("data/census.csv", &census());
    let said =
        desk.types(&["backtest", "--data", "data", "--quiet", "--authority", "TOWN 07 council", "--origin", "2022"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("\"Town 07\"") && said.out.contains("not yet"), "{}", said.out);
    let text = std::fs::read_to_string(desk.0.join("output/backtest/forecasts.csv")).unwrap();
    assert_eq!(text.lines().count() - 1, 5 * 3);
}

#[test]
fn what_cannot_be_done_is_said_with_what_to_type() {
    let desk = Desk::new("backtest-wrong");
    desk.holds("data/census.csv", &census());
    for (words, code, told) in [
        (vec!["--data", "nowhere"], 3, "after --data"),
        (vec!["--data", "data", "--authority", "Twon 07"], 2, "did you mean"),
        (vec!["--data", "data", "--origin", "2011"], 2, "type --origin 2019..2023"),
        (vec!["--data", "data", "--origin", "next year"], 2, "type a year, such as 2019"),
        (vec!["--data", "data", "--horizon", "4"], 2, "1..=3"),
        (vec!["--data", "data", "--as-of", "today"], 2, "type a date"),
    ] {
        let said = desk.types(&[vec!["backtest"], words.clone()].concat());
        assert_eq!(said.code, code, "{words:?}: {}", said.err);
        assert!(said.err.contains(told), "{words:?}: {}", said.err);
    }
}
