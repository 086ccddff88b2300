//! Files of actuals: right ones, and every way in which one is wrong.

use super::*;
use crate::report::{chart, page, sample};
use crate::scenario::render::render;

const HEAD: &str = "month,measure,value,numerator,denominator,team\n";

fn told(text: &str) -> String {
    match read("county/actuals.csv", text.as_bytes(), &sample::county().council) {
        Ok(found) => panic!("{found:?}"),
        Err(found) => render(&found),
    }
}

fn good(rows: &str) -> Actuals {
    read("county/actuals.csv", format!("{HEAD}{rows}").as_bytes(), &sample::county().council)
        .unwrap_or_else(|found| panic!("{}", render(&found)))
}

/// Fourteen months to December 2018, three of them after the first day of the county.
pub(crate) fn county() -> Actuals {
    let values = [21.0, 21.6, 21.2, 22.0, 21.4, 21.1, 21.9, 22.3, 21.5, 21.2, 21.4, 24.9, 25.4, 26.1];
    let month = |at: usize| format!("{}-{:02}", 2017 + (at + 10) / 12, (at + 10) % 12 + 1);
    let rows: String =
        values.iter().enumerate().map(|(at, value)| format!("{},average_caseload,{value},,,\n", month(at))).collect();
    good(&format!("{rows}2018-12,children_unallocated,,31,1,\n2018-12,workers_over_threshold,3,,,adolescent\n"))
}

#[test]
fn every_fault_is_told_at_once_with_what_to_type() {
    let said = told(&format!(
        "{HEAD}31/12/2018,average_caseload,21.4,,,\n2018-12,averge_caseload,21.4,,,\n2018-12,posts_fte,\"1,200\",,,\n\
         2018-12,vacancy_rate_percent,18%,,,\n2018-12,vacancy_rate_percent,-1,,,\n2018-11,vacancy_rate_percent,40,18,100,\n\
         2018-12,average_caseload,,,,\n2018-12,average_caseload,20,,,nowhere\n2018-12,average_caseload,20,5,,\n\
         2018-12,rereferral_percent,20,,,assessment\n2018-10,in_post_fte,20,,,\n2018-10,in_post_fte,21,,,\n\
         2018-09,vacancy_rate_percent,,120,100,\n2018-08,vacancy_rate_percent,180,,,\n2018-07,vacancy_rate_percent,18,3,0,\n\
         2035-01,average_caseload,20,,,\n2018-06,in_post_fte,\"1\",,,,,late,\n2018-05,in_post_fte,20,,,,,\n"
    ));
    for wanted in [
        "\"31/12/2018\" is no month",
        "Write it as 2018-12.",
        "did you mean average_caseload?",
        "Write 1200.",
        "Write 18.",
        "-1 is below 0",
        "40 is not 18 of 100",
        "this line has no figure",
        "the scenario has no team called \"nowhere\"",
        "a numerator and a denominator stand together",
        "rereferral_percent is of the whole council",
        "in_post_fte stands here a second time for this month",
        "Line 12 gives it already",
        "120 of 100 is more than all",
        "180 is more than 100 percent",
        "a denominator of 0 gives no figure",
        "2035-01 lies after the last day of the scenario",
        "this line has 9 cells, and the first line names 6 columns",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    assert!(said.contains("county/actuals.csv, line 2:"), "{said}");
    assert_eq!(said.matches("cells, and the first").count(), 1, "empty cells at the end are no fault: {said}");
}

#[test]
fn a_file_that_is_something_else_is_told_in_its_own_terms() {
    assert!(told("").contains("Begin the file with the line: month,measure,value"));
    assert!(told(HEAD).contains("has headings and no figures"));
    assert!(told("month;measure;value\n").contains("Save the file again as CSV with commas."));
    assert!(told("month,measure,valu\n").contains("did you mean value?"));
    assert!(told("measure,value\naverage_caseload,20\n").contains("there is no column month"));
    assert!(told("month,measure,value,value\n").contains("the column value stands here twice"));
    let found = read("x.csv", b"\xFF\xFEm", &sample::county().council).unwrap_err();
    assert!(!render(&found).contains("scenario"), "{}", render(&found));
}

#[test]
fn months_and_figures_that_no_council_has_are_told_before_anything_is_played() {
    let said = told(&format!(
        "{HEAD}1818-10,average_caseload,21.4,,,\n0099-01,posts_fte,20,,,\n2018-10,in_post_fte,1e300,,,\n\
         2018-09,vacancy_rate_percent,,1e300,2e300,\n"
    ));
    for wanted in
        ["1818-10 lies before 1990", "as in 2018-10.", "0099-01 lies", "1e300 is more than any council counts"]
    {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    assert_eq!(good("1990-01,average_caseload,20,,,\n").history.observed.len(), 1);
}

#[test]
fn a_decimal_comma_is_told_from_one_between_thousands() {
    let said = |figure: &str| told(&format!("{HEAD}2018-12,posts_fte,\"{figure}\",,,\n"));
    for (figure, wanted) in [
        ("17,5", "Write 17.5."),
        ("17,25 %", "Write 17.25."),
        ("1.234,5", "Write 1234.5."),
        ("1,234", "Write 1234."),
        ("1,234,567", "Write 1234567."),
        ("£1,234.50", "Write 1234.50."),
    ] {
        assert!(said(figure).contains(wanted), "{figure}: {}", said(figure));
    }
}

#[test]
fn an_unknown_column_hides_no_faulty_line() {
    let said =
        told("month,measure,value,teams\n2018-12,posts_fte,x,a\n2018-11,posts_fte,20,a\n2018-11,posts_fte,20,b\n");
    assert!(said.contains("no column called \"teams\"") && said.contains("\"x\" is no number"), "{said}");
    assert!(!said.contains("a second time"), "the unknown column may tell the two apart: {said}");
}

#[test]
fn percentages_that_seem_to_be_shares_are_doubted() {
    let doubts = good("2018-11,vacancy_rate_percent,0.14,,,\n2018-12,vacancy_rate_percent,0.2,,,\n").doubtful();
    assert_eq!(
        doubts,
        [
            "vacancy_rate_percent is counted in percent, and none of its figures is above 0.2; 14 percent is written as 14, not as 0.14"
        ]
    );
    assert!(good("2018-11,vacancy_rate_percent,0.14,,,\n2018-12,vacancy_rate_percent,2,,,\n").doubtful().is_empty());
    assert!(good("2018-11,vacancy_rate_percent,0,,,\n2018-12,average_caseload,0.5,,,\n").doubtful().is_empty());
}

#[test]
fn a_figure_of_a_day_inside_a_month_is_told() {
    let doubts = |rows: &str| good(rows).doubtful();
    assert_eq!(
        doubts("2018-11-15,average_caseload,20,,,\n2018-12-31,average_caseload,20,,,\n"),
        ["the figure of 2018-11-15 stands for the end of that month; write 2018-11 if that is meant, or another month"]
    );
    assert!(doubts("2018-11-15,in_post_fte,20,,,\n2018-12-01,in_post_fte,20,,,\n")[0].starts_with("2 figures are"));
    assert!(doubts("2018-11-30,average_caseload,20,,,\n2018-12,average_caseload,20,,,\n").is_empty());
}

#[test]
fn what_is_said_of_no_figure_leads_to_no_other_fault() {
    let said = |row: &str| told(&format!("{HEAD}{row}\n"));
    assert!(said("2018-12,average_caseload,nan,,,").contains("Where there is no figure, delete the line."));
    assert!(said("2018-12,vacancy_rate_percent,nan,18,100,").contains("leave the cell blank."));
    assert!(said("2018-12,vacancy_rate_percent,18,nan,100,").contains("leave numerator and denominator blank."));
}

#[test]
fn forms_that_people_write_are_read() {
    let found = read(
        "x.csv",
        b"\xEF\xBB\xBFMonth,Measure,Value,Source\r\n2018-12-31,average_caseload,21.4,\"HR, January\"\r\n\r\n2019-01,average_caseload,22,",
        &sample::county().council,
    )
    .unwrap();
    assert_eq!(found.dots(Measure::AverageCaseload).len(), 2);
    let share = good("2018-12,vacancy_rate_percent,,36,200,\n");
    assert!((share.history.observed[0].value - 18.0).abs() < 1e-12);
}

#[test]
fn small_counts_of_people_by_team_are_hidden_and_so_is_what_would_give_them_away() {
    let rows = "2018-12,workers_over_threshold,30,,,\n2018-12,workers_over_threshold,3,,,adolescent\n\
                2018-12,workers_over_threshold,9,,,assessment\n2018-12,workers_over_threshold,18,,,leaving-care\n";
    let found = good(rows);
    let teams: Vec<&str> = found.hidden.iter().map(|hidden| hidden.series.team.as_str()).collect();
    assert_eq!(teams, ["adolescent", "assessment"], "the next smallest goes too");
    let kept = String::from_utf8(found.json().unwrap()).unwrap();
    assert!(kept.contains("[c]") && !kept.contains("\"value\": 3.0") && !kept.contains("\"value\": 9.0"), "{kept}");
    // A share of few people tells as much as their number.
    assert_eq!(good("2018-12,vacancy_rate_percent,,2,12,adolescent\n").hidden.len(), 1);
    assert!(good("2018-12,workers_over_threshold,3,,,\n").hidden.is_empty(), "the whole council is no team");
}

#[test]
fn what_is_kept_is_what_was_read() {
    let found = county();
    assert_eq!(Actuals::kept(&found.json().unwrap()), Some(found));
    assert_eq!(Actuals::kept(b"{}"), None);
}

#[test]
fn the_page_says_what_happened_and_hides_what_it_must() {
    let sample = sample::county();
    let actuals = county();
    let report = crate::report::RunReport { actuals: Some(&actuals), ..sample.report() };
    let drawings = chart::draw_all(&report);
    let html = page::page(&report, &drawings);
    assert!(html.contains("lay above the range of 8 in 10 futures in Nov 2018 and Dec 2018"), "{html}");
    let head = html.split("<div class=\"message\">\n<p>").nth(1).expect("a message");
    assert!(head.starts_with("What happened has left the range of 8 in 10 futures two months running: "), "{head}");
    assert!(head.contains("a reason to look and no proof that the forecast is wrong"), "{head}");
    let terminal = crate::report::terminal::summary(&report, std::path::Path::new("output/county"), &[]);
    assert!(terminal.contains("\n\nWhat happened has left the range of 8 in 10 futures"), "{terminal}");
    assert!(html.contains("or keep them with --keep-futures"));
    assert!(html.contains("<td>[c]</td>") && html.contains("Actuals to Dec 2018"));
    let caseload = &drawings[0];
    assert_eq!(caseload.svg.matches("<circle").count(), 14);
    assert_eq!(caseload.table.len() - 1, 43 + 10, "a row for each record and for each month before");
    assert!(caseload.table.iter().all(|row| row.len() == 7));
}
