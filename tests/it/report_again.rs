//! Reports made again from a results folder are those that the run wrote, or there is a sentence that says why not.

use std::fs;

use crate::cli::{Desk, SMALL};
use crate::disk::package;

/// Targets, a standard, a change and dates to mark: something for every chart.
const MORE: &str = r#"
[standard]
most_children = 12
[target.caseload]
measure = "average_caseload"
at_most = { 2024-06-15 = 12 }
[target.waiting]
measure = "children_unallocated"
team = "help"
at_most = { 2024-09-30 = 3 }
[change.posts]
date = 2024-06-01
what = "Two more posts"
add_posts = { team = "help", posts_fte = { social-worker = 2 } }
[milestone.visit]
date = 2024-07-01
name = "A visit"
"#;

fn played(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.holds("town/base.toml", &format!("{SMALL}{MORE}"));
    let said = desk.types(&["run", "town/base.toml", "--replications", "7", "--keep-futures", "--loops"]);
    assert_eq!(said.code, 0, "{said:?}");
    desk
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    let desk = played("again");
    let before = desk.all("output");
    assert!(before.len() > 15, "{}", before.len());
    fs::remove_file(desk.0.join("output/town/base/report.html")).unwrap();
    fs::remove_dir_all(desk.0.join("output/town/base/charts")).unwrap();
    let said = desk.types(&["report", "output/town/base"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("report.html     open this first"), "{}", said.out);
    assert!(before == desk.all("output"));
    let said = desk.types(&["report", "output/town/base", "-o", "elsewhere", "--json"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let stored = fs::read(desk.0.join("output/town/base/summary.json")).unwrap();
    assert_eq!(json["summary"], serde_json::from_slice::<serde_json::Value>(&stored).unwrap());
    assert!(before == desk.all("elsewhere"));
}

#[test]
fn a_whole_county_comes_out_the_same() {
    let desk = Desk::new("county-again");
    let file = package().join("scenarios/cambridgeshire/change-for-children.toml");
    let words = ["run", file.to_str().unwrap(), "--replications", "2", "--set", "period.end=2021-03-31", "-o", "out"];
    assert_eq!(desk.types(&words).code, 0);
    let before = desk.all("out");
    let said = desk.types(&["report", "out/cambridgeshire/change-for-children"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(before == desk.all("out"));
}

#[test]
fn what_cannot_be_rendered_is_refused_in_a_sentence() {
    let desk = played("refused");
    let folder = desk.0.join("output/town/base");
    let refused = |code: i32, words: &str| {
        let before = desk.all("output");
        let said = desk.types(&["report", "output/town/base"]);
        assert_eq!((said.code, said.out.as_str()), (code, ""), "{said:?}");
        assert!(said.err.contains(words) && said.err.lines().count() == 1, "{}", said.err);
        assert!(before == desk.all("output"), "nothing is written");
    };
    let whole = fs::read_to_string(folder.join("results.csv")).unwrap();
    fs::write(folder.join("results.csv"), whole.replacen("children,mean,", "children,mean,1", 1)).unwrap();
    refused(1, "results.csv is not as the run wrote it: it was changed or cut short; type caseload run town/base.toml");
    fs::remove_file(folder.join("results.csv")).unwrap();
    refused(1, "is a part of a folder of results: results.csv is missing; type caseload run");
    let manifest = fs::read_to_string(folder.join("manifest.json")).unwrap();
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(manifest.contains(&version));
    fs::write(folder.join("manifest.json"), manifest.replace(&version, "\"version\": \"0.0.1\"")).unwrap();
    refused(1, "was written by caseload 0.0.1");
    fs::write(folder.join("manifest.json"), "{}").unwrap();
    refused(1, "is no folder of results; name a folder that `caseload run` wrote");
    fs::remove_file(folder.join("manifest.json")).unwrap();
    refused(1, "is no folder of results");
    let said = desk.types(&["report", "output/town/nothing"]);
    assert_eq!((said.code, said.out.as_str()), (3, ""));
    assert!(said.err.contains("there is no folder output/town/nothing"), "{}", said.err);
}

#[test]
fn a_comparison_comes_out_the_same_from_its_folder() {
    let desk = Desk::new("compared");
    desk.holds("town/base.toml", &format!("{SMALL}{MORE}"));
    desk.holds(
        "town/more.toml",
        "builds_on = 'base.toml'\ntitle = 'More'\n[team.help]\nposts_fte = { social-worker = 9 }\n",
    );
    let said = desk.types(&["compare", "town/base.toml", "town/more.toml", "--replications", "9"]);
    assert_eq!(said.code, 0, "{said:?}");
    let before = desk.all("output");
    let folder = desk.0.join("output/town/comparison");
    for made in ["report.html", "board.html", "report.docx"] {
        fs::remove_file(folder.join(made)).unwrap();
    }
    let said = desk.types(&["report", "output/town/comparison"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("report.docx"), "{}", said.out);
    let after = desk.all("output");
    for ((one, was), (other, is)) in before.iter().zip(&after) {
        assert!(one == other && was == is, "{one:?} is not as it was");
    }
    assert_eq!(before.len(), after.len());
    let said = desk.types(&["report", "output/town/comparison", "--actuals", "town/base.toml"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{said:?}");
    assert!(said.err.contains("there is no column called"), "{}", said.err);
    let text = fs::read_to_string(folder.join("differences.csv")).unwrap();
    fs::write(folder.join("differences.csv"), text.replacen("mean,", "mean,1", 1)).unwrap();
    let said = desk.types(&["report", "output/town/comparison"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{said:?}");
    assert!(said.err.contains("differences.csv is not as the run wrote it"), "{}", said.err);
    assert!(said.err.contains("type caseload compare town/base.toml town/more.toml"), "{}", said.err);
}

#[test]
fn one_future_of_a_period_that_ends_inside_a_month_claims_no_error_and_no_whole_month() {
    let desk = Desk::new("one-future");
    let file = format!("{SMALL}{MORE}")
        .replace("end = 2024-09-30", "end = 2024-09-15")
        .replace("2024-09-30 = 3", "2024-08-31 = 3");
    desk.holds("town/base.toml", &file);
    let said = desk.types(&["run", "town/base.toml", "--replications", "1"]);
    assert_eq!(said.code, 0, "{said:?}");
    let told = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("Results are of whole months: what happens and is paid in the last 15 days"), "{told}");
    let read = |file: &str| fs::read_to_string(desk.0.join("output/town/base").join(file)).unwrap();
    let csv = read("results.csv");
    assert!(!csv.contains("2024-09-") && csv.contains(",mc_error,\n"));
    assert!(csv.lines().filter(|line| line.contains(",mc_error,")).all(|line| line.ends_with(',')));
    let summary: serde_json::Value = serde_json::from_str(&read("summary.json")).unwrap();
    let target = &summary["targets"][0];
    assert!(target["mc_error"].is_null() && target["futures"] == 1 && target["share_meeting"].is_number(), "{target}");
    assert!(summary["headlines"][0]["values"][0]["mc_error"].is_null());
    let before = desk.all("output");
    assert_eq!(desk.types(&["report", "output/town/base"]).code, 0);
    assert!(before == desk.all("output"));
}
