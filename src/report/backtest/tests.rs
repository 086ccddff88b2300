//! Files of a back-test.

use super::sample::Sample;
use super::*;
use crate::report::style::WIDTH;

#[test]
fn forecasts_are_written_in_the_columns_that_are_fixed() {
    let sample = Sample::of(None);
    let text = String::from_utf8(csv::forecasts(&sample.report()).unwrap()).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("authority,origin,horizon,measure,p10,p25,p50,p75,p90"));
    assert_eq!(text.lines().count() - 1, sample.report().found.forecasts.len());
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let quantiles: Vec<f64> = cells[4..].iter().map(|cell| cell.parse().unwrap()).collect();
        assert!(quantiles.len() == 5 && quantiles.windows(2).all(|pair| pair[0] <= pair[1]), "{line}");
    }
}

#[test]
fn every_part_that_has_forecasts_has_a_row_of_scores() {
    let sample = Sample::of(None);
    let text = String::from_utf8(csv::scores(&sample.report()).unwrap()).unwrap();
    // All, three distances, four quarters, and each origin's known distances: 3 + 3 + 2.
    let each = 1 + 3 + 4 + 8;
    assert_eq!(text.lines().count() - 1, 2 * 5 * each);
    assert!(text.contains("\nturnover_rate_fte,all,all,all,all councils,560,"), "{text}");
}

#[test]
fn what_people_read_names_goals_and_misses() {
    let sample = Sample::of(None);
    let report = sample.report();
    let said = summary(&report, Path::new("output/backtest"));
    assert!(said.contains("goals are met") && said.contains("Average caseload"), "{said}");
    let page = page::markdown(&report);
    for part in ["Made on 2026-11-23", "## Goals", "## What limits it", "## By size of council"] {
        assert!(page.contains(part), "{part}");
    }
    let read: serde_json::Value = serde_json::from_str(&json(&report)).unwrap();
    assert_eq!(read["scored"], report.scored.len());
}

#[test]
fn charts_are_drawn_inside_their_frame_and_no_words_meet() {
    for sample in [Sample::of(None), Sample::of(Some(7))] {
        let drawings = draw_all(&sample.report());
        assert_eq!(drawings.len(), 1);
        for drawing in drawings {
            assert!((40..=300).contains(&drawing.alt.chars().count()), "{}", drawing.alt);
            for (place, one) in drawing.texts.iter().enumerate() {
                let [left, top, right, bottom] = one.edges;
                assert!(left >= 0.0 && top >= 0.0 && right <= WIDTH && bottom <= drawing.height, "{one:?}");
                for other in &drawing.texts[place + 1..] {
                    let [from, above, to, below] = other.edges;
                    let apart = right <= from || to <= left || bottom <= above + 1.0 || below <= top + 1.0;
                    assert!(apart, "{}: {one:?} and {other:?}", drawing.name);
                }
            }
        }
    }
}

#[test]
fn one_council_is_told_year_by_year() {
    let sample = Sample::of(Some(7));
    let said = summary(&sample.report(), Path::new("output/backtest"));
    assert!(said.contains("\"Council 07\"") && said.contains("not yet"), "{said}");
    assert!(said.contains("Average caseload [children a worker]"), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 100), "{said}");
}

#[test]
fn the_page_of_one_council_judges_nothing_by_a_handful() {
    let sample = Sample::of(Some(7));
    let page = page::markdown(&sample.report());
    assert!(
        page.contains("From each of the censuses of 2018 to 2020, and knowing nothing later, Council 07 is"),
        "{page}"
    );
    assert!(page.contains("1 council, by what was learnt from 70, origins 2018 to 2020"), "{page}");
    assert!(page.contains("| Turnover [%] | 2018 | 2019 |") && page.contains("no goal is judged here"), "{page}");
    assert!(!page.contains("goals are met") && !page.contains("every council are forecast"), "{page}");
    assert!(page::markdown(&Sample::of(None).report()).contains("the next three of every council are forecast"));
    assert_eq!(censuses("2019"), "the census of 2019");
}

#[test]
fn everything_is_written_whole() {
    let place = std::env::temp_dir().join(format!("caseload-backtest-{}", std::process::id()));
    let sample = Sample::of(None);
    let written = write(&sample.report(), &place).unwrap();
    assert_eq!(written.len(), 4 + 3);
    std::fs::remove_dir_all(&place).unwrap();
}
