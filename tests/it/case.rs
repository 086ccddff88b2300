//! The investment case of a shipped council, as a cabinet and its officers are handed it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, also in what it calls")]

use std::fs;
use std::io::{Cursor, Read};

use crate::cli::Desk;
use crate::disk::package;

/// A back-test of one council, as `backtest --authority` keeps it.
const TESTED: &str = r#"{ "authority": "Medway", "origins": "2017 to 2019", "first": 2017, "newest": 2020, "command": "caseload backtest",
  "courses": [{ "figure": "caseload_fte", "forecasts": [
    { "year": 2018, "origin": 2017, "quantiles": [15, 16, 17, 18, 19], "came": 18.5 },
    { "year": 2019, "origin": 2018, "quantiles": [15, 16, 17, 18, 19], "came": 22 },
    { "year": 2020, "origin": 2019, "quantiles": [15, 16, 17, 18, 19], "came": null }], "published": [[2018, 18.5], [2019, 22]] }] }"#;

fn document(desk: &Desk) -> String {
    let bytes = fs::read(desk.0.join("output/medway/options/report.docx")).unwrap();
    let mut text = String::new();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_case_says_what_fewer_applicants_do_what_is_watched_and_how_it_did_on_the_past() {
    let desk = Desk::new("case");
    desk.holds("tested/council.json", TESTED);
    let options = package().join("scenarios/medway/options.toml");
    let typed = ["compare", options.to_str().unwrap(), "--replications", "12", "--with-backtest", "tested"];
    let said = desk.types(&typed);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("--with-backtest tested"), "{}", said.out);
    let folder = desk.0.join("output/medway/options");
    let html = fs::read_to_string(folder.join("report.html")).unwrap();
    let word = document(&desk);
    for text in [&html, &word] {
        for part in [
            "If recruitment is worse than planned",
            "As planned",
            "70% of the planned number",
            "40% of the planned number",
            "The illustrative target is at most ",
            "Medway: bands of 8 in 10 held 1 of 2 figures that were later published, by the nearest forecast of each",
            "Status: draft for assurance until signed",
            "What is to be approved",
            "year and of the period: in the middle future",
            "13. Implications for officers to write",
            "Section 151 officer",
            "On 5 August 2019, 8 FTE posts are added to First Response.",
            "at most 15 (illustrative)",
            "First Response, children per social worker: ",
            "Known misses on Medway itself",
            "Adds to the net cost",
            "a year with on-costs if all were filled",
        ] {
            assert!(text.contains(part), "{part}");
        }
    }
    // Fewer applicants never fill more posts. The caption follows the name of the region that scrolls.
    let table = html.split("If recruitment is worse than planned").nth(2).unwrap().split("</table>").next().unwrap();
    let filled: Vec<f64> = table
        .split("<tr>")
        .skip(1)
        .filter_map(|row| row.split("<td").nth(2)?.split('>').nth(1)?.split(" of ").next()?.parse().ok())
        .collect();
    assert_eq!(filled.len(), 3, "{table}");
    assert!(filled[0] >= filled[1] && filled[1] >= filled[2] && filled[0] > filled[2], "{filled:?}");
    let before = desk.all("output");
    fs::remove_file(folder.join("report.html")).unwrap();
    let said = desk.types(&["report", "output/medway/options"]);
    assert_eq!(said.code, 0, "{said:?}");
    for ((one, was), (other, is)) in before.iter().zip(&desk.all("output")) {
        assert!(one == other && was == is, "{one:?} is not as it was");
    }
}

#[test]
fn a_back_test_of_another_council_or_none_is_refused_before_anything_is_played() {
    let desk = Desk::new("case-refused");
    desk.holds("tested/council.json", &TESTED.replace("Medway", "Kent"));
    desk.holds("broken/council.json", "{}");
    let options = package().join("scenarios/medway/options.toml");
    for (folder, code, part) in [
        ("tested", 2, "is about Kent"),
        ("broken", 2, "is no back-test of one council"),
        ("nowhere", 3, "cannot be read"),
    ] {
        let said = desk.types(&["compare", options.to_str().unwrap(), "--with-backtest", folder]);
        assert_eq!((said.code, said.out.as_str()), (code, ""), "{said:?}");
        assert!(said.err.contains(part) && said.err.contains("caseload backtest --authority"), "{}", said.err);
    }
}
