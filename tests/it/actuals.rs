//! What really happened, beside what was forecast: read, drawn, kept, and the chances brought up to date.

use std::fs;

use crate::cli::{Desk, SMALL};

const TARGET: &str = "\n[target.caseload]\nmeasure = \"average_caseload\"\nat_most = { 2024-09-30 = 14 }\n";
const HAPPENED: &str =
    "month,measure,value\n2024-04,average_caseload,14.5\n2024-05,average_caseload,15\n2024-06,average_caseload,15.5\n";

fn played(name: &str, more: &[&str]) -> Desk {
    let desk = Desk::new(name);
    desk.holds("town/base.toml", &format!("{SMALL}{TARGET}"));
    desk.holds("town/happened.csv", HAPPENED);
    let said = desk.types(&[&["run", "town/base.toml", "--replications", "300", "--keep-futures"], more].concat());
    assert_eq!(said.code, 0, "{said:?}");
    desk
}

#[test]
fn a_run_with_actuals_tells_updated_chances_and_is_made_again_byte_for_byte() {
    let desk = played("actuals", &["--actuals", "town/happened.csv"]);
    let html = fs::read_to_string(desk.0.join("output/town/base/report.html")).unwrap();
    assert!(html.contains("in the light of what happened to Jun 2024"), "{html}");
    assert!(html.contains("--actuals town/happened.csv"));
    let kept: serde_json::Value =
        serde_json::from_slice(&fs::read(desk.0.join("output/town/base/actuals.json")).unwrap()).unwrap();
    let effective = kept["updated"]["effective_futures"].as_f64().unwrap();
    assert!((100.0..300.0).contains(&effective), "{effective}");
    let before = desk.all("output");
    assert_eq!(desk.types(&["report", "output/town/base"]).code, 0);
    assert!(before == desk.all("output"));
}

#[test]
fn actuals_that_come_later_give_the_same_chances_from_the_futures_that_were_kept() {
    let with = played("actuals-at-once", &["--actuals", "town/happened.csv"]);
    let later = played("actuals-later", &[]);
    let said = later.types(&["report", "output/town/base", "--actuals", "town/happened.csv"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let kept = |desk: &Desk| fs::read_to_string(desk.0.join("output/town/base/actuals.json")).unwrap();
    assert_eq!(kept(&with), kept(&later));
    fs::remove_file(later.0.join("output/town/base/futures.csv.gz")).unwrap();
    assert_eq!(later.types(&["report", "output/town/base", "--actuals", "town/happened.csv"]).code, 0);
    let html = fs::read_to_string(later.0.join("output/town/base/report.html")).unwrap();
    assert!(html.contains("--keep-futures"), "{html}");
}

#[test]
fn a_faulty_or_missing_file_stops_the_run_before_anything_is_played() {
    let desk = Desk::new("actuals-faulty");
    desk.holds("town/base.toml", SMALL);
    desk.holds("town/happened.csv", "month,measure,value\n2024-13,average_caseload,20\n2024-04,caseload,x\n");
    let said = desk.types(&["run", "town/base.toml", "--actuals", "town/happened.csv"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    for wanted in ["line 2", "is no month", "line 3", "there is no measure called", "is no number"] {
        assert!(said.err.contains(wanted), "{wanted}: {}", said.err);
    }
    let said = desk.types(&["run", "town/base.toml", "--actuals", "town/nothing.csv"]);
    assert_eq!(said.code, 3, "{said:?}");
    assert!(said.err.contains("--actuals"), "{}", said.err);
    assert!(!desk.0.join("output").exists());
}

/// Every measure's own figures are taken: a gap may be below nought, workload above 100 percent; and a count of few people in a
/// team is kept nowhere, in whatever unit.
#[test]
fn figures_are_taken_as_each_measure_counts_and_few_people_are_hidden() {
    let desk = Desk::new("actuals-of-all-kinds");
    desk.holds("town/base.toml", SMALL);
    desk.holds(
        "town/happened.csv",
        "month,team,measure,value\n2024-04,,capacity_gap_fte,-1.5\n2024-04,,workload_percent,131\n\
         2024-04,Help,in_post_headcount,3\n2024-04,Help,in_post_fte,2.6\n2024-04,Help,workers_over_threshold,4\n",
    );
    let said = desk.types(&["run", "town/base.toml", "--replications", "20", "--actuals", "town/happened.csv"]);
    assert_eq!(said.code, 0, "{said:?}");
    let kept = fs::read_to_string(desk.0.join("output/town/base/actuals.json")).unwrap();
    assert!(kept.contains("-1.5") && kept.contains("131"), "{kept}");
    assert_eq!(kept.matches("\"[c]\"").count(), 3, "{kept}");
    desk.holds("town/wrong.csv", "month,measure,value\n2024-04,agency_rate_percent,131\n2024-04,in_post_fte,-2\n");
    let said = desk.types(&["run", "town/base.toml", "--actuals", "town/wrong.csv"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("131 is more than 100 percent") && said.err.contains("-2 is below 0"), "{}", said.err);
}

#[test]
fn a_comparison_with_actuals_has_them_as_its_first_figure_and_is_made_again_byte_for_byte() {
    let desk = Desk::new("actuals-compared");
    desk.holds("town/base.toml", &format!("{SMALL}{TARGET}"));
    desk.holds("town/more.toml", "title = \"More\"\nbuilds_on = \"base.toml\"\ndemand.referrals_per_year = 250\n");
    desk.holds("town/happened.csv", HAPPENED);
    let compare = ["compare", "town/base.toml", "town/more.toml", "--replications", "200"];
    let said = desk.types(&[&compare[..], &["--actuals", "town/happened.csv"]].concat());
    assert_eq!(said.code, 0, "{said:?}");
    let read = |file: &str| fs::read_to_string(desk.0.join("output/town/comparison").join(file)).unwrap();
    let html = read("report.html");
    assert!(html.contains("Figure 1. Caseload has been above 14 since at least Apr 2024"), "{html}");
    assert!(html.contains("in the light of what happened to Jun 2024"), "{html}");
    assert!(read("manifest.json").contains("--actuals town/happened.csv"));
    assert!(read("board.html").contains("actuals to Jun 2024"));
    let before = desk.all("output");
    assert_eq!(desk.types(&["report", "output/town/comparison"]).code, 0);
    assert!(before == desk.all("output"));
}

#[test]
fn actuals_that_come_after_a_comparison_are_drawn_and_change_no_figure() {
    let desk = Desk::new("actuals-compared-later");
    desk.holds("town/base.toml", &format!("{SMALL}{TARGET}"));
    desk.holds("town/more.toml", "title = \"More\"\nbuilds_on = \"base.toml\"\ndemand.referrals_per_year = 250\n");
    desk.holds("town/happened.csv", HAPPENED);
    assert_eq!(desk.types(&["compare", "town/base.toml", "town/more.toml", "--replications", "20"]).code, 0);
    let figures = |file: &str| fs::read(desk.0.join("output/town/comparison").join(file)).unwrap();
    let before = ["results.csv", "differences.csv"].map(figures);
    let run_id = || {
        let manifest: serde_json::Value = serde_json::from_slice(&figures("manifest.json")).unwrap();
        (manifest["run_id"].to_string(), manifest["inputs"].to_string().contains("town/happened.csv"))
    };
    let bare = run_id();
    let said = desk.types(&["report", "output/town/comparison", "--actuals", "town/happened.csv"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(before == ["results.csv", "differences.csv"].map(figures));
    assert!(!bare.1 && run_id().1 && bare.0 != run_id().0, "two boards that differ carry two names");
    let html = String::from_utf8(figures("report.html")).unwrap();
    assert!(html.contains("above 14 since") && html.contains("no futures were kept"), "{html}");
    let said = desk.types(&["report", "output/town/comparison", "--actuals", "town/nothing.csv"]);
    assert_eq!(said.code, 3, "{said:?}");
}
