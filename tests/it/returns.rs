//! Children come back as often as the file says, whoever was there on the first day.

use caseload::model::measure::Measure;

use crate::first_day::over;

/// Two children in five go on to a stage of forty weeks, in which twice as many stand on the first day as come to it.
const ON_THE_WAY: &str = "[stage.open]\nexits_percent = { long = 40, closed = \"rest\" }\n\
    [stage.long]\nname = \"Long\"\nheld_by = [\"worker\"]\nlasts_weeks = { lognormal = { mean = 40, cv = 1.2 } }\nexits_percent = { closed = \"rest\" }\n";

#[test]
fn the_stock_of_the_first_day_does_not_move_who_comes_back() {
    for stock in [207, 420] {
        let team = format!(
            "[team.everyone]\nworks_on = [\"open\", \"long\"]\nopen_children = {{ open = 78, long = {stock} }}\n"
        );
        let text = format!("{ON_THE_WAY}{team}");
        // Four years of warming up and one until a rate of twelve months is of the record alone.
        let (found, error) = over("returns-in-a-year", &text, Measure::Rereferral, 53..105, 80);
        assert!((found - 22.6).abs() < 3.0 * error && error < 0.25, "{stock}: {found} ± {error}, not 22.6");
    }
}
