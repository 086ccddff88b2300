//! `draft` as a user types it, on made-up figures.

use std::fs;

use crate::cli::Desk;

/// A census of two councils, one of them too small.
const CENSUS: &str = "\u{feff}time_period,geographic_level,new_la_code,la_name,inpost_fte,vacancy_fte,agency_fte,case_holders_fte,cases,turnover_rate_fte\r
2018,Local authority,E1,\"Downs, County of\",150,20,18,90,1400,14\r
2019,Local authority,E1,\"Downs, County of\",152,21,17,91,1450,16\r
2019,Local authority,E2,Skerries,2,1,1,1,12,z\r
";

fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.holds("dfe/anything.csv", CENSUS);
    desk
}

#[test]
fn a_draft_is_written_checked_and_played_as_it_is() {
    let desk = desk("draft");
    let said = desk.types(&["draft", "downs county council", "--data", "dfe", "-o", "downs.toml"]);
    assert_eq!((said.code, said.out.as_str()), (0, "downs.toml\n"), "{}", said.err);
    assert!(said.err.contains("missing: referrals and re-referrals"), "{}", said.err);
    assert_eq!(desk.types(&["check", "downs.toml"]).code, 0);
    let drafted = fs::read_to_string(desk.0.join("downs.toml")).unwrap_or_default();
    assert!(drafted.starts_with("#:schema caseload.schema.json\n"), "{drafted}");
    assert!(desk.0.join("caseload.schema.json").is_file(), "what the first line points to stands beside it");
    let played = desk.types(&["run", "downs.toml", "--replications", "2", "--set", "period.end=2020-03-31"]);
    assert_eq!(played.code, 0, "{}", played.err);
    let text = desk.types(&["draft", "E1", "--data", "dfe", "--quiet"]);
    assert_eq!((text.code, text.err.as_str()), (0, ""));
    assert_eq!(text.out.as_bytes(), fs::read(desk.0.join("downs.toml")).unwrap_or_default());
    desk.holds("downs.toml", "title = 'edited'");
    let kept = desk.types(&["draft", "downs", "--data", "dfe", "-o", "downs.toml"]);
    assert!(kept.code == 3 && kept.err.contains("nothing was written"), "{}", kept.err);
}

#[test]
fn what_cannot_be_drafted_is_said_with_the_reason() {
    let desk = desk("draft-refused");
    let small = desk.types(&["draft", "Skerries", "--data", "dfe"]);
    assert!(small.code == 1 && small.err.contains("Skerries is too small to be played: 3.0"), "{}", small.err);
    let unknown = desk.types(&["draft", "Donws", "--data", "dfe"]);
    assert!(unknown.code == 1 && unknown.err.contains("did you mean \"Downs, County of\"?"), "{}", unknown.err);
    assert_eq!(desk.types(&["draft", "Downs"]).code, 2);
    assert_eq!(desk.types(&["draft", "Downs", "--data", "nowhere"]).code, 3);
    desk.holds("dfe/list.csv", "team,child_name,stage\na,b,c\n");
    let child = desk.types(&["draft", "Downs", "--data", "dfe"]);
    assert!(
        child.code == 1 && child.err.contains("list.csv, line 1: the column \"child_name\" looks like"),
        "{}",
        child.err
    );
}

#[test]
fn returns_of_counts_are_written_and_read_back() {
    let desk = desk("draft-returns");
    let said = desk.types(&["draft", "--templates", "dfe"]);
    assert_eq!((said.code, said.out.lines().count()), (0, 3), "{}", said.err);
    let draft = desk.types(&["draft", "Downs", "--data", "dfe", "--json"]);
    assert_eq!(draft.code, 0, "{}", draft.err);
    assert!(draft.out.contains("[team.long-term]") && draft.err.contains("own-staff.csv"), "{}", draft.err);
}

#[test]
fn a_draft_is_calibrated_the_same_way_twice_and_with_any_threads() {
    let desk = desk("draft-calibrated");
    let few = ["draft", "Downs", "--data", "dfe", "--calibrate", "--replications", "3"];
    let once = desk.types(&[&few[..], &["--threads", "1"]].concat());
    assert_eq!(once.code, 0, "{}", once.err);
    assert!(once.err.contains("Gauss–Newton steps") && once.err.contains("turnover, %"), "{}", once.err);
    let again = desk.types(&[&few[..], &["--threads", "2", "-o", "downs.toml"]].concat());
    assert_eq!(again.code, 0, "{}", again.err);
    assert_eq!(once.out.as_bytes(), fs::read(desk.0.join("downs.toml")).unwrap_or_default());
    assert_eq!(desk.types(&["check", "downs.toml"]).code, 0);
}
