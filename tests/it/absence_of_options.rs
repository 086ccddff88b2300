//! An option with other absence than the council's has other hours.

use caseload::model::measure::Measure;

use crate::rates::{average, read, sums};

const NOBODY_AWAY: &str = "[absence.short-sickness]\nspells_per_year = 0\n[absence.long-sickness]\nspells_per_year = 0\n\
    [absence.maternity]\nspells_per_year = 0\n";

#[test]
fn where_nobody_is_away_there_are_more_hours_than_the_council_has() {
    let [as_it_is, none] = ["", NOBODY_AWAY].map(|text| read("national", text));
    let [usual, less] = [&as_it_is, &none].map(|scenario| average(&sums(scenario, Measure::WorkloadPercent, 4)));
    assert!((0.88..0.985).contains(&(less / usual)), "workload goes from {usual} to {less}");
}

#[test]
fn the_council_itself_keeps_the_hours_of_its_file() {
    let [plain, repeated] =
        ["", "[absence.short-sickness]\nname = \"Short sickness\"\n"].map(|text| read("national", text));
    let [plain, repeated] = [&plain, &repeated].map(|scenario| sums(scenario, Measure::WorkloadPercent, 2));
    assert_eq!(plain, repeated);
}
