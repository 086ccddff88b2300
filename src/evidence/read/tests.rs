use std::sync::Arc;

use super::*;
use crate::evidence::absent::Absent;
use crate::evidence::measure::Measure;
use crate::scenario::text::place::Place;

fn source(name: &str, text: &str) -> Arc<Source> {
    Arc::new(Source { name: name.to_owned(), text: text.to_owned() })
}

const CENSUS: &str = "\
time_period,geographic_level,region_name,new_la_code,la_name,turnover_rate_fte,inpost_fte,agency_fte\r
2023,National,,,,15.0,\"1,000\",100\r
2023,Regional,Westerly,,,14.0,300,40\r
2022,Local authority,Westerly,E1,\"Downs, County of\",12.5,101.5,u\r
2023,Local authority,Westerly,E1,\"Downs, County of\",c,99,:\r
2023,Local authority,Westerly,E2,St. Ives,low,50.5,0\r
";
const CARE: &str = "\
population_type,children_count,la_name,time_period,geographic_level,population_estimate
Children looked after on 31 March each year,70,Downs,202223,Local authority,9000
Children starting to be looked after each year,20,Downs,202223,Local authority,9000
Children looked after on 31 March each year,x,Downs,2024,Local authority,z
";

fn evidence() -> Evidence {
    read(&[source("any name.csv", CENSUS), source("b.csv", CARE), source("other.csv", "a,b\n1,2\n")])
        .expect("sound files")
}

#[test]
fn columns_are_found_by_name_and_signs_keep_their_reason() {
    let panel = evidence().panel;
    let downs = panel.find("downs county council").expect("Downs");
    assert_eq!(panel.value(downs, Measure::InPost, 2022), Some(101.5));
    let value = |measure, year| panel.figure(downs, measure, year).map(|figure| figure.value);
    assert_eq!(value(Measure::Agency, 2022), Some(Err(Absent::Unreliable)));
    assert_eq!(value(Measure::Turnover, 2023), Some(Err(Absent::HeldBack)));
    assert_eq!(value(Measure::Agency, 2023), Some(Err(Absent::NotAvailable)));
    assert_eq!(value(Measure::Agency, 2021), None);
    assert_eq!(value(Measure::InCare, 2023), Some(Ok(70.0)));
    assert_eq!(value(Measure::CareStarted, 2023), Some(Ok(20.0)));
    assert_eq!(value(Measure::Population, 2024), Some(Err(Absent::CannotApply)));
    assert_eq!(panel.history(downs, Measure::InPost).collect::<Vec<_>>(), [(2022, 101.5), (2023, 99.0)]);
    let england = panel.england().expect("England");
    assert_eq!(panel.value(england, Measure::InPost, 2023), Some(1000.0));
    assert_eq!(panel.area(downs).region.as_deref(), Some("Westerly"));
    assert_eq!(panel.file(panel.figure(downs, Measure::InCare, 2023).expect("a figure")), "b.csv");
    assert_eq!(panel.up_to(2022).history(downs, Measure::InPost).count(), 1);
}

#[test]
fn files_that_are_missing_or_unknown_are_named() {
    let evidence = evidence();
    assert_eq!(evidence.passed_over, ["other.csv"]);
    assert!(evidence.missing.contains(&Release::Referrals) && !evidence.missing.contains(&Release::InCare));
    assert!(read(&[source("other.csv", "a,b\n1,2\n")]).expect_err("nothing known")[0].fix.is_some());
}

#[test]
fn every_fault_is_told_at_once_with_its_line() {
    let census = CENSUS.replace("14.0", "many").replace("101.5", "-3").replace("2023,Local", "soon,Local");
    let told = read(&[source("a.csv", &census), source("b.csv", "la_name,cpp_start\nDowns,3\n")]).expect_err("faults");
    let lines: Vec<_> = told.iter().map(|one| one.place.as_ref().map_or(0, Place::line)).collect();
    assert_eq!(lines, [5, 6, 3, 4, 1], "{told:#?}");
    assert!(told.iter().all(|one| one.fix.is_some()));
    assert!(told[4].title.contains("time_period, geographic_level"), "{}", told[4].title);
}

#[test]
fn a_wrong_year_hides_no_other_cell_of_its_line() {
    let census =
        CENSUS.replace("2022,Local authority,Westerly,E1,\"Downs, County of\",12.5", "20l2,LA,W,E1,Downs,many");
    let told = read(&[source("a.csv", &census)]).expect_err("faults");
    assert_eq!(told.iter().filter(|one| one.place.as_ref().map(Place::line) == Some(4)).count(), 2, "{told:#?}");
}

#[test]
fn a_row_or_a_column_that_stands_twice_and_differs_is_told() {
    let row = "2023,Local authority,Westerly,E2,St. Ives,low,50.5,0\r\n";
    assert!(read(&[source("a.csv", &format!("{CENSUS}{row}"))]).is_ok(), "the same figures twice do no harm");
    let told = read(&[source("a.csv", &format!("{CENSUS}{}", row.replace("50.5", "90")))]).expect_err("two rows");
    assert_eq!(told.iter().map(|one| one.place.as_ref().map(Place::line)).collect::<Vec<_>>(), [Some(7)]);
    assert_eq!(told[0].title, "St. Ives of 2023 says something else than line 6");
    let told =
        read(&[source("a.csv", "time_period,geographic_level,la_name,inpost_fte,InPost FTE\n2023,LA,Downs,9,8\n")]);
    assert_eq!(told.expect_err("two columns")[0].title, "the column InPost FTE stands twice");
}

#[test]
fn a_broken_column_is_told_once_and_counted() {
    let rows: String = (0..50).map(|row| format!("2023,Local authority,Council {row},?\n")).collect();
    let told = read(&[source("a.csv", &format!("time_period,geographic_level,la_name,inpost_fte\n{rows}"))])
        .expect_err("faults");
    assert_eq!(told.len(), 3);
    assert!(told[0].title.ends_with("and 47 more cells of the column like it"), "{}", told[0].title);
}

#[test]
fn the_newer_file_wins_and_a_figure_wins_over_its_absence() {
    let older = "time_period,geographic_level,la_name,inpost_fte,cases\n2022,Local authority,Downs,10,80\n";
    let newer =
        "time_period,geographic_level,la_name,inpost_fte,cases\n2022,LA,Downs (Pre LGR),11,x\n2023,LA,Downs,12,90\n";
    for files in [[source("n.csv", newer), source("o.csv", older)], [source("o.csv", older), source("n.csv", newer)]] {
        let panel = read(&files).expect("sound").panel;
        let downs = panel.find("Downs").expect("Downs");
        assert_eq!(panel.value(downs, Measure::InPost, 2022), Some(11.0));
        assert_eq!(panel.value(downs, Measure::Cases, 2022), Some(80.0));
        assert_eq!(panel.authorities().count(), 1);
    }
}

#[test]
fn two_councils_with_one_census_have_the_sum_of_their_children() {
    let census = "time_period,geographic_level,la_name,inpost_fte\n2023,LA,Up / Down,10\n";
    let children = "time_period,geographic_level,la_name,referral_count,rereferral_percent\n2023,LA,Up,100,20\n2023,LA,Down,50,10\n";
    let panel = read(&[source("a.csv", census), source("b.csv", children)]).expect("sound").panel;
    let pair = panel.find("Up / Down").expect("the pair");
    assert_eq!(panel.value(pair, Measure::Referrals, 2023), Some(150.0));
    assert_eq!(panel.value(pair, Measure::ReReferrals, 2023), None);
}

#[test]
fn unknown_and_former_names_are_answered() {
    let census = "time_period,geographic_level,la_name,inpost_fte\n2023,LA,Cumberland,9\n2023,LA,Leeds,10\n2023,LA,Derby,1\n2023,LA,Derbyshire,1\n";
    let panel = read(&[source("a.csv", census)]).expect("sound").panel;
    let told = panel.find("cumbria county council").expect_err("replaced").to_string();
    assert!(
        told.contains("replaced on 1 April 2023 by Cumberland and Westmorland")
            && told.ends_with("did you mean \"Cumberland\"?"),
        "{told}"
    );
    assert!(panel.find("Leds").expect_err("a slip").to_string().ends_with("did you mean \"Leeds\"?"));
    assert_eq!(
        panel.find("Derbyshire County Council").map(|id| panel.area(id).name.clone()).as_deref(),
        Ok("Derbyshire")
    );
    assert!(panel.find("Atlantis").expect_err("unknown").offered.is_empty());
}

#[test]
fn a_file_about_one_child_or_worker_is_refused_in_plain_words() {
    for heading in [
        "team,child_name,open_for",
        "Team,Date of Birth",
        "NHS Number,stage",
        "team,stage,children,allocated worker id",
    ] {
        let told = read(&[source("census.csv", CENSUS), source("list.csv", &format!("{heading}\n"))]);
        let told = told.err().unwrap_or_default();
        assert!(told.iter().any(|one| one.title.contains("looks like")), "{heading}: {told:?}");
    }
}
