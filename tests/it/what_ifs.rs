//! What an options file tries out, however its addresses are written; what it cannot try is told.

use std::fs;

use crate::cli::{Desk, SMALL, Said};

const OPTIONS: &str = r#"title = "More posts or not"
compare_with = "as-it-is"
preferred = "more"
[option.as-it-is]
label = "A. As it is"
file = "base.toml"
[option.more]
label = "B. More posts"
file = "more.toml"
"#;

fn with(name: &str, what_ifs: &str) -> Desk {
    let desk = Desk::new(name);
    desk.holds("town/base.toml", SMALL);
    desk.holds(
        "town/more.toml",
        "title = \"More posts\"\nbuilds_on = \"base.toml\"\n[team.help.posts_fte]\nsocial-worker = 9\n",
    );
    desk.holds("town/longer.toml", "[period]\nend = 2025-03-31\n[run]\nseed = 4\n");
    desk.holds("town/options.toml", &format!("{OPTIONS}{what_ifs}"));
    desk
}

fn checked(name: &str, what_if: &str) -> Said {
    with(name, &format!("[what_if.tried]\nlabel = \"tried\"\n{what_if}\n")).types(&["check", "town/options.toml"])
}

#[test]
fn an_address_without_quotes_is_the_same_address() {
    let ways = [
        "set = { \"demand.growth_percent_per_year\" = 30, \"team.help.posts_fte.social-worker\" = 7 }",
        "set = { demand.growth_percent_per_year = 30, team.help.posts_fte.social-worker = 7 }",
        "set = { demand = { growth_percent_per_year = 30 }, team = { help = { \"posts_fte\" = { social-worker = 7 } } } }",
        "[what_if.tried.set.demand]\ngrowth_percent_per_year = 30\n[what_if.tried.set.team.help]\nposts_fte.social-worker = 7",
    ];
    let mut found = Vec::new();
    for (turn, way) in ways.iter().enumerate() {
        let desk = with(&format!("address-{turn}"), &format!("[what_if.tried]\nlabel = \"tried\"\n{way}\n"));
        let said = desk.types(&["compare", "town/options.toml", "--replications", "10"]);
        assert_eq!(said.code, 0, "{way}: {said:?}");
        let told = fs::read_to_string(desk.0.join("output/town/options/summary.json")).unwrap();
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        found.push(told["what_ifs"].clone());
    }
    assert_eq!(found[0].as_array().map(Vec::len), Some(1), "{}", found[0]);
    assert!(found.iter().all(|other| *other == found[0]), "{found:?}");
}

#[test]
fn what_no_what_if_can_try_is_told() {
    let refused = [
        ("set = {}", "[what_if.tried] tries nothing: set is empty"),
        ("scale_percent = { source = \"a guess\" }", "tries nothing: scale_percent is empty"),
        ("set = { \"period.end\" = 2025-03-31 }", "a what-if cannot change period.end"),
        ("set = { run.seed = 3 }", "a what-if cannot change run.seed"),
        ("set = { \"title\" = \"x\" }", "a what-if that changes title changes no figure"),
        ("scale_percent = { \"title\" = 50 }", "a what-if that changes title changes no figure"),
        ("scale_percent = { run.replications = 50 }", "a what-if cannot change run.replications"),
        ("file = \"longer.toml\"", "a what-if cannot change period"),
        ("set = { demand.growth = 3 }", "a scenario has no address \"demand.growth\""),
    ];
    for (turn, (what_if, words)) in refused.iter().enumerate() {
        let said = checked(&format!("no-what-if-{turn}"), what_if);
        assert_eq!(said.code, 1, "{what_if}: {said:?}");
        assert!(said.err.contains(words), "{what_if}: {}", said.err);
    }
}

#[test]
fn money_of_an_option_that_is_passed_over_is_told_by_check_as_by_compare() {
    let desk = with("own-money", "");
    let money = "[money]\ndiscount_percent_per_year = 5\ninflation_percent_per_year = 2\noptimism_bias_percent = 0\n";
    desk.holds("town/more.toml", &format!("title = \"More posts\"\nbuilds_on = \"base.toml\"\n{money}"));
    let compare = ["compare", "town/options.toml", "--replications", "3", "--quiet"];
    for line in [&["check", "town/options.toml"][..], &compare] {
        let said = desk.types(line);
        assert_eq!(said.code, 0, "{said:?}");
        let flat = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains("its own [money] is passed over, since sums are made as in the reference"), "{said:?}");
    }
}

#[test]
fn a_file_named_the_way_of_windows_is_told_by_what_to_type() {
    let desk = with("windows-options", "");
    let faulty = OPTIONS.replace("\"more.toml\"", "'C:\\plans\\more.toml'");
    desk.holds("town/options.toml", &faulty);
    let said = desk.types(&["check", "town/options.toml"]);
    assert!(said.err.contains("write file = \"more.toml\""), "{}", said.err);
}

#[test]
fn every_fault_of_everything_that_is_tried_is_told_at_once() {
    let what_ifs = r#"[what_if.longer]
label = "Longer"
set = { "period.end" = 2025-03-31, "demand.referrals_per_year" = -5 }
[what_if.luckier]
label = "Luckier"
set = { "run.seed" = 3 }
[what_if.elsewhere]
label = "Elsewhere"
set = { "demand.first_stage" = "nowhere", "team.nobody.posts_fte.social-worker" = 3 }
[what_if.reversed]
label = "Reversed"
set = { "demand.growth_percent_per_year" = { likely = 2, low = 3, high = 4 } }
[what_if.fewer]
label = "Fewer"
scale_percent = { "demand.referrals_per_year" = -20 }
"#;
    let desk = with("all-at-once", what_ifs);
    for command in ["check", "compare"] {
        let said = desk.types(&[command, "town/options.toml"]);
        assert_eq!(said.code, 1, "{command}: {said:?}");
        for words in [
            "a what-if cannot change period.end",
            "\"demand.referrals_per_year\" = -5 is below 0",
            "a what-if cannot change run.seed",
            "there is no stage \"nowhere\"",
            "the scenario has no [team.nobody]",
            "low (3) is above likely (2)",
            "\"demand.referrals_per_year\" = 20",
        ] {
            assert!(said.err.contains(words), "{command} {words}: {}", said.err);
        }
    }
}

#[test]
fn what_is_tried_has_a_label_of_its_own() {
    let tried = |name: &str, label: &str| {
        format!("[what_if.{name}]\nlabel = \"{label}\"\nset = {{ \"demand.growth_percent_per_year\" = 3 }}\n")
    };
    for (turn, (labels, told)) in [
        (["Growth", "Growth"], "[what_if.one] is called \"Growth\" as well"),
        (["Growth", "B. More posts"], "[option.more] is called \"B. More posts\" as well"),
    ]
    .iter()
    .enumerate()
    {
        let what_ifs = format!("{}{}", tried("one", labels[0]), tried("two", labels[1]));
        let said = with(&format!("labels-{turn}"), &what_ifs).types(&["check", "town/options.toml"]);
        assert_eq!(said.code, 1, "{said:?}");
        assert!(said.err.contains(told), "{told}: {}", said.err);
    }
}

#[test]
fn check_tells_of_an_option_of_other_days_with_its_line() {
    let desk = with("other-days", "");
    desk.holds("town/more.toml", "title = \"More posts\"\nbuilds_on = \"base.toml\"\n[period]\nend = 2025-03-31\n");
    for command in ["check", "compare"] {
        let said = desk.types(&[command, "town/options.toml"]);
        assert_eq!(said.code, 1, "{command}: {said:?}");
        assert!(said.err.contains("ends on 2025-03-31"), "{command}: {}", said.err);
    }
    let said = desk.types(&["check", "town/options.toml"]);
    for words in ["town/options.toml, line 9", "more.toml, line 4", "Type end = 2024-09-30 in its [period]"] {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
}

#[test]
fn what_ifs_without_an_option_to_try_them_on_are_refused_with_what_to_type() {
    let desk = with("no-preferred", "");
    let written = OPTIONS.replace("preferred = \"more\"\n", "");
    let what_if = "[what_if.tried]\nlabel = \"tried\"\nset = { \"demand.growth_percent_per_year\" = 3 }\n";
    desk.holds("town/options.toml", &format!("{written}{what_if}"));
    let said = desk.types(&["check", "town/options.toml"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("what-ifs are tried on the preferred option, and none is named"), "{}", said.err);
    assert!(said.err.contains("Write preferred = \"more\" above the first heading"), "{}", said.err);
    desk.holds("town/options.toml", &format!("preferred = \"more\"\n{written}{what_if}"));
    assert_eq!(desk.types(&["check", "town/options.toml"]).code, 0);
}
