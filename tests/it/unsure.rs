//! Notice, weights and the shares of an induction may be in doubt; a plain number, or one that is as usual, is what it was.

use caseload::model::measure::Measure;

use crate::rates::{read, sums};

#[test]
fn what_is_in_doubt_is_drawn() {
    let doubtful = "[leaving]\nnotice_weeks = { likely = 8, low = 4, high = 13 }\n\
        [agency]\nnotice_weeks = { likely = 4, low = 2, high = 5 }\n\
        [stage.court]\nweight = { likely = 1.8, low = 1.4, high = 2.4 }\n\
        [induction.newly-qualified]\nscaled_percent = { likely = 100, low = 70, high = 120 }\n";
    let [plain, unsure] = ["", doubtful].map(|text| read("national", text));
    let addresses = |scenario: &caseload::scenario::loaded::Scenario| -> Vec<String> {
        scenario.doubts.iter().map(|doubt| doubt.address.clone()).collect()
    };
    let known = addresses(&plain);
    let new: Vec<String> = addresses(&unsure).into_iter().filter(|address| !known.contains(address)).collect();
    assert_eq!(
        new,
        [
            "agency.notice_weeks",
            "induction.newly-qualified.scaled_percent",
            "leaving.notice_weeks",
            "stage.court.weight"
        ]
    );
    for measure in [Measure::WeightedCaseload, Measure::InPostFte] {
        assert_ne!(sums(&plain, measure, 2), sums(&unsure, measure, 2), "{measure:?}");
    }
}

#[test]
fn an_induction_scaled_to_all_of_it_is_as_it_was() {
    let scaled = |percent: &str| {
        let scenario = read("national", &format!("[induction.newly-qualified]\nscaled_percent = {percent}\n"));
        sums(&scenario, Measure::WorkloadPercent, 3)
    };
    assert_eq!(scaled("100"), sums(&read("national", ""), Measure::WorkloadPercent, 3));
    assert_ne!(scaled("60"), scaled("100"));
}
