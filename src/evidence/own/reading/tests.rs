use super::*;
use crate::evidence::sheet::parse;

const FLOWS: &str = "team,month,measure,count\n";
const OPEN: &str = "team,stage,open_for,children\n";
const STAFF: &str = "team,role,tenure,posts_fte,in_post_fte,agency_fte\n";

/// Faults of files read one after another: title and line.
fn told(files: &[(&str, &str)]) -> Vec<(String, usize)> {
    let (mut own, mut told) = (Own::default(), Vec::new());
    for (number, (heading, rows)) in files.iter().enumerate() {
        let source = Arc::new(Source { name: format!("{number}.csv"), text: format!("{heading}{rows}\n") });
        told.extend(own.add(&source, &parse(&source).expect("a sheet")).err().into_iter().flatten());
    }
    told.iter().map(|one| (one.title.clone(), one.place.as_ref().map_or(0, Place::line))).collect()
}

#[test]
fn nothing_is_counted_twice() {
    let again = |files: &[(&str, &str)], line: u32, file: &str, at: usize| {
        let told = told(files);
        assert_eq!(told, [(format!("this row counts again what line {line} of {file} counts"), at)], "{files:?}");
    };
    again(&[(FLOWS, "all,2019-09,referrals,3\nall,Sep-19,referrals,4")], 2, "0.csv", 3);
    again(&[(FLOWS, "all,2019-09,referrals,3\nassessment,2019-09,referrals,4")], 2, "0.csv", 3);
    again(&[(STAFF, "a,social-worker,under 2,4,3,0\na,social-worker,all,4,3,0")], 2, "0.csv", 3);
    again(&[(STAFF, "a,social-worker,under 2,4,3,0\na,social-worker,under 2 years,4,3,0")], 2, "0.csv", 3);
    again(&[(OPEN, "a,assessment,3 to 12 months,4\na,assessment,under 6 months,4")], 2, "0.csv", 3);
    again(&[(STAFF, "a,social-worker,all,4,3,0"), (STAFF, "A,Social worker,,4,3,0")], 2, "0.csv", 2);
    let many = told(&[(FLOWS, "all,2019-09,referrals,3\n".repeat(6).trim_end())]);
    assert_eq!(many.len(), 3);
    assert!(many[0].0.ends_with(", and so do 2 more rows"), "{many:?}");
}

#[test]
fn rows_that_count_different_things_are_all_counted() {
    let files = [
        (FLOWS, "a,2019-09,referrals,3\nb,2019-09,referrals,4\nall,2019-08,referrals,3\nall,2019-09,leavers_fte,3"),
        (OPEN, "a,assessment,under 3 months,4\na,assessment,3 to 12 months,4\nb,assessment,all,1\na,court,all,1"),
        (STAFF, "a,social-worker,under 2 years,4,3,0\na,social-worker,over 5 years,,2,0\na,team-manager,all,1,1,"),
    ];
    assert_eq!(told(&files), []);
}

#[test]
fn words_that_are_not_known_blanks_and_columns_that_stand_twice_are_told() {
    for (heading, rows, wanted) in [
        (STAFF, "a,social-worker,permanent,4,3,0", "\"permanent\" under tenure is not known"),
        (STAFF, "a,social-worker,1 to 3 years,4,3,0", "\"1 to 3 years\" under tenure is not known"),
        (OPEN, "a,assessment,long,4", "\"long\" under open_for is not known"),
        (OPEN, "a,assessment,all,", "children is blank"),
        (FLOWS, ",2019-09,referrals,4", "the team has no name"),
        (FLOWS, "a,2019-09,referrals,", "count is blank"),
    ] {
        assert_eq!(told(&[(heading, rows)]), [(wanted.to_owned(), 2)]);
    }
    let twice = told(&[("team,month,measure,count,count\n", "all,2019-09,referrals,3,4")]);
    assert_eq!(twice, [("the column count stands twice".to_owned(), 1)]);
}
