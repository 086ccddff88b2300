use std::sync::Arc;

use super::*;
use crate::evidence::sheet::parse;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::place::Source;

fn own(rows: &[String]) -> Result<Own, Vec<Diagnostic>> {
    let text = format!("team,month,measure,count\n{}\n", rows.join("\n"));
    let source = Arc::new(Source { name: "dfe/own-flows.csv".to_owned(), text });
    let mut own = Own::default();
    own.add(&source, &parse(&source).expect("a sheet")).map(|()| own)
}

fn rows(months: &[&str], years: &[(u16, f64)]) -> Vec<String> {
    let each = years.iter().flat_map(|(year, count)| {
        months.iter().map(move |month| {
            let month = month.replace("YYYY", &year.to_string()).replace("YY", &(year % 100).to_string());
            format!("all,{month},referrals,{count}")
        })
    });
    each.collect()
}

const ISO: [&str; 12] = [
    "YYYY-01", "YYYY-02", "YYYY-03", "YYYY-04", "YYYY-05", "YYYY-06", "YYYY-07", "YYYY-08", "YYYY-09", "YYYY-10",
    "YYYY-11", "YYYY-12",
];
const UK: [&str; 12] = [
    "Jan-YY", "Feb-YY", "Mar-YY", "Apr-YY", "May-YY", "Jun-YY", "Jul-YY", "Aug-YY", "Sep-YY", "Oct-YY", "Nov-YY",
    "Dec-YY",
];

#[test]
fn the_last_twelve_months_are_the_last_by_time_however_they_are_written() {
    for months in [ISO, UK] {
        let own = own(&rows(&months, &[(2018, 100.0), (2019, 300.0)])).expect("sound");
        let year = own.whole_year("referrals", 2019).expect("a year");
        assert!((year.sum - 9.0 * 300.0 - 3.0 * 100.0).abs() < 1e-9, "{year:?}");
        assert_eq!(
            own.counted_over("referrals", 2019).as_deref(),
            Some("the council's own return (own-flows.csv): 3,000 from October 2018 to September 2019")
        );
        assert_eq!(
            own.not_used(2019),
            ["own-flows.csv: 3 months of referrals after the census of September 2019 are left out."]
        );
    }
}

#[test]
fn months_that_make_no_year_are_not_used_and_that_is_said() {
    for (months, years, cause) in [
        (&ISO[..8], &[(2019, 1.0)][..], "only 8 of twelve months up to September 2019 are there"),
        (&ISO[..], &[(2016, 1.0)], "the newest month, December 2016, lies more than a year before September 2019"),
        (&ISO[..9], &[(2018, 1.0), (2019, 1.0)], "months are missing between July 2018 and September 2019"),
        (&ISO[..], &[(2031, 1.0)], "no month up to September 2019 is there"),
        (&ISO[..], &[(2018, 0.0)], "they add up to nought"),
    ] {
        let own = own(&rows(months, years)).expect("sound");
        let told = own.not_used(2019);
        assert_eq!(own.whole_year("referrals", 2019), None);
        assert_eq!(told.last(), Some(&format!("own-flows.csv: referrals are not used, since {cause}.")));
    }
}

#[test]
fn what_is_no_month_is_told_at_its_line() {
    for month in ["2018-13", "01/2019", "1918-01", "a", "", "2019-01-31"] {
        let told = own(&[format!("all,{month},referrals,3")]).expect_err("no month");
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].fix.as_deref().is_some_and(|fix| fix.contains("2024-10")), "{told:?}");
        assert_eq!(told[0].place.as_ref().map(crate::scenario::text::place::Place::line), Some(2));
    }
}
