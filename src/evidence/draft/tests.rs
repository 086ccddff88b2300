use std::sync::Arc;

use super::*;
use crate::evidence::own::template;
use crate::evidence::read::read;
use crate::scenario::library::OneText;
use crate::scenario::loaded::{Scenario, load};
use crate::scenario::render::render;
use crate::scenario::text::place::Source;

/// Six made-up councils over four censuses.
fn census() -> String {
    let mut text = "time_period,geographic_level,la_name,inpost_fte,vacancy_fte,agency_fte,case_holders_fte,cases,caseload_fte,leavers_fte,starters_fte,turnover_rate_fte\n".to_owned();
    for year in 2016..2020 {
        for (place, name) in ["Avon", "Borders", "Cliffs", "Downs", "Elms", "Hamlet"].iter().enumerate() {
            let size = if *name == "Hamlet" { 6.0 } else { 100.0 + 60.0 * place as f64 + 3.0 * f64::from(year - 2016) };
            let rate = 12.0 + place as f64 + f64::from(year % 3);
            text += &format!(
                "{year},LA,{name},{size},{},{},{},{},16.4,{},{},{rate}\n",
                0.15 * size,
                0.12 * size,
                0.55 * size,
                libm::round(0.55 * 16.4 * size),
                rate / 100.0 * size,
                0.14 * size
            );
        }
    }
    text
}

pub(super) fn evidence(more: &[(&str, &str)]) -> Evidence {
    let census = census();
    let of = |(name, text): (&str, &str)| Arc::new(Source { name: name.to_owned(), text: text.to_owned() });
    let files = std::iter::once(("census.csv", census.as_str())).chain(more.iter().copied()).map(of);
    read(&files.collect::<Vec<_>>()).unwrap_or_else(|found| panic!("{}", render(&found)))
}

pub(super) fn loaded(draft: &Draft) -> Scenario {
    load("draft.toml", &OneText(&draft.text), &[]).unwrap_or_else(|found| panic!("{}\n{}", draft.text, render(&found)))
}

fn drafted(evidence: &Evidence, name: &str, year: Option<u16>) -> Draft {
    draft(evidence, evidence.panel.find(name).expect("known"), year).expect("can be drafted")
}

#[test]
fn the_head_says_what_the_teams_add_up_to_where_that_is_not_what_was_published() {
    let draft = drafted(&evidence(&[]), "Downs", None);
    let council = loaded(&draft).council;
    let of = |of: fn(&crate::scenario::council::structure::Team) -> f64| council.team.values().map(of).sum::<f64>();
    let advisers = council.team["leaving-care"].posts_fte["personal-adviser"];
    let posts = of(|team| team.posts_fte.values().sum()) - advisers;
    let published = draft.text.contains(&format!("posts of registered social workers {} ", history::shown(posts)));
    let told = draft.text.contains(&format!("the teams below add up to: posts {} ", history::shown(posts)));
    assert!(published || told, "{posts}: {}", &draft.text[..900]);
}

#[test]
fn the_census_alone_is_enough_and_what_is_missing_is_named() {
    let draft = drafted(&evidence(&[]), "downs county council", None);
    assert_eq!((draft.year, draft.builds_on), (2019, "england-2019"));
    assert_eq!(draft.blanks.iter().filter(|blank| blank.contains("no such file in the folder")).count(), 6);
    let council = loaded(&draft).council;
    let sum = |of: fn(&crate::scenario::council::structure::Team) -> f64| council.team.values().map(of).sum::<f64>();
    let advisers = council.team["leaving-care"].posts_fte["personal-adviser"];
    assert!((sum(|team| team.posts_fte.values().sum()) - advisers - 1.15 * 289.0).abs() < 0.5);
    assert!((sum(|team| team.in_post_fte.values().sum()) - advisers - 289.0).abs() < 0.5);
    let leavers = council.team["leaving-care"].open_children["leaving-care"];
    assert!((sum(|team| team.open_children.values().sum()) - leavers - libm::round(0.55 * 16.4 * 289.0)).abs() < 1.5);
}

#[test]
fn nothing_later_than_the_census_is_used() {
    let whole = drafted(&evidence(&[]), "Downs", Some(2017));
    let mut early = evidence(&[]);
    early.panel = early.panel.up_to(2017);
    assert_eq!(whole, drafted(&early, "Downs", None));
}

#[test]
fn a_council_whose_boundary_moved_is_told_which_figures_are_of_another_area() {
    let mut evidence = evidence(&[]);
    let id = evidence.panel.find("Downs").expect("known");
    assert!(!drafted(&evidence, "Downs", None).text.contains("1 April 2019"));
    evidence.panel.areas[usize::from(id.0)].name = "Dorset".to_owned();
    let told = |year| draft(&evidence, id, Some(year)).expect("can be drafted").blanks.join("\n");
    assert!(told(2019).contains("figures of years before 1 April 2019 are of another area"), "{}", told(2019));
    assert!(told(2018).contains("every figure is of the area as it was before 1 April 2019"), "{}", told(2018));
}

#[test]
fn a_hamlet_is_refused_by_name_with_the_reason() {
    let evidence = evidence(&[]);
    let told =
        draft(&evidence, evidence.panel.find("Hamlet").expect("known"), None).expect_err("too small").to_string();
    assert!(told.starts_with("Hamlet is too small") && told.contains("6.9 full-time posts"), "{told}");
    let told = draft(&evidence, evidence.panel.find("Downs").expect("known"), Some(2012))
        .expect_err("no such year")
        .to_string();
    assert!(told.contains("--year with one of 2016, 2017, 2018, 2019"), "{told}");
}

#[test]
fn own_returns_take_the_place_of_the_default_teams() {
    let own = template::ALL;
    let draft = drafted(&evidence(&own), "Downs", None);
    let council = loaded(&draft).council;
    assert_eq!(
        council.team.keys().collect::<Vec<_>>(),
        ["assessment", "in-care", "leaving-care", "long-term", "management"]
    );
    let team = &council.team["assessment"];
    assert!(
        (team.in_post_fte["social-worker"] - 14.0).abs() < 1e-9
            && (team.open_children["assessment"] - 180.0).abs() < 1e-9
    );
    let tenure = council.tenure.expect("returned").in_post_percent;
    assert!((tenure.under_2_years - 42.9).abs() < 0.1, "{tenure:?}");
    assert!(draft.text.contains("own-staff.csv"));
}

#[test]
fn referrals_are_in_doubt_also_where_nothing_seems_to_pass_with_the_year() {
    let mut text = "time_period,geographic_level,la_name,referral_count\n".to_owned();
    for year in 2015..2020 {
        // Each council drifts at its own pace: over two years twice as far as over one, so that four times the variance is seen.
        let drift = |place: f64| libm::pow(1.0 + (place - 25.0) / 250.0, f64::from(year - 2015));
        for place in 0..50 {
            text += &format!("{year},LA,Other{place},{}\n", libm::round(3000.0 * drift(f64::from(place))));
        }
        text += &format!("{year},LA,Downs,{}\n", 2900 + 10 * (year - 2015));
    }
    let draft = drafted(&evidence(&[("referrals.csv", &text)]), "Downs", None);
    let root = loaded(&draft).root;
    let number = |key: &str| {
        let node = root.at(&format!("demand.referrals_per_year.{key}"));
        node.and_then(crate::scenario::text::node::Node::number).expect("a range")
    };
    let (low, high) = (number("low") / number("likely"), number("high") / number("likely"));
    // Chance alone leaves a year's count uncertain by some 3 in 100; councils drift by some 6 a year.
    assert!((0.8..0.96).contains(&low) && (1.04..1.25).contains(&high), "{low} {high}");
}

#[test]
fn what_is_written_is_always_sound_or_the_reason_is_told() {
    let staff = "team,role,tenure,posts_fte,in_post_fte,agency_fte\n\"lo\nng\",social-worker,all,140,117,14\n";
    let only_staff = drafted(&evidence(&[("s.csv", staff)]), "Downs", None);
    assert!(!loaded(&only_staff).council.team.contains_key("without-cases"), "a team without posts is left out");
    let open = "team,stage,open_for,children\n\"lo\nng\",child-in-need,all,900\n";
    let named = drafted(&evidence(&[("s.csv", staff), ("o.csv", open)]), "Downs", None);
    assert_eq!(loaded(&named).council.team["lo-ng"].name, "lo ng");
    let huge = evidence(&[("o.csv", &open.replace("900", "50000000"))]);
    let told = draft(&huge, huge.panel.find("Downs").expect("known"), None).expect_err("too many").to_string();
    assert!(told.starts_with("no scenario of Downs can be made with o.csv: "), "{told}");
}

#[test]
fn a_census_without_belief_is_told_as_such() {
    let alone = |holders: &str, cases: &str| {
        let text = format!(
            "time_period,geographic_level,la_name,inpost_fte,vacancy_fte,agency_fte,case_holders_fte,cases\n2019,LA,\"Do\nwns\",152,21,17,{holders},{cases}\n"
        );
        let source = Arc::new(Source { name: "a.csv".to_owned(), text });
        let evidence = read(&[source]).unwrap_or_else(|found| panic!("{}", render(&found)));
        draft(&evidence, evidence.panel.find("Do wns").expect("known"), None)
    };
    assert!(alone("91", "1450").is_ok_and(|draft| draft.text.contains("\\nwns")));
    for (holders, cases, wanted) in [
        ("0", "0", "has 0 full-time equivalents who hold cases among 169 social workers"),
        ("500", "1450", "has 500 full-time equivalents who hold cases among 169 social workers"),
        ("91", "0", "has 0 cases in the workforce census of 2019"),
        ("x", "x", "has no figure of cases and of who holds them"),
    ] {
        let told = alone(holders, cases).expect_err("nothing to begin with").to_string();
        assert!(told.contains(wanted) && !told.contains("has no figures in"), "{told}");
    }
}
