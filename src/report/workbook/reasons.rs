//! Sheets of what is done and when, and of what the figures rest on.

use super::sheet::{Cell, Sheet};
use crate::report::assumptions::rank;
use crate::report::called::Called;
use crate::report::compare::{ComparisonReport, otherwise};
use crate::report::figures::plain;
use crate::report::grounds::{self, Ground};
use crate::report::{RunReport, assumptions};
use crate::scenario::council::change::Change;
use crate::scenario::text::node::join;

/// What each change does first in the file: its action.
fn action(change: &Change) -> &'static str {
    let actions = [
        (change.reorganise.is_some(), "Teams close and open"),
        (change.add_posts.is_some(), "Posts are added or taken away"),
        (change.move_posts.is_some(), "Posts move"),
        (change.recruit.is_some(), "More applicants"),
        (change.bring_in_agency.is_some(), "Agency workers come"),
        (change.release_agency.is_some(), "Agency workers go"),
        (change.reduce_referrals.is_some(), "Fewer referrals"),
        (change.share_work.is_some(), "Work is shared"),
        (change.keep_staff.is_some(), "Fewer people leave"),
        (change.raise_referrals.is_some(), "More referrals"),
        (change.lose_staff.is_some(), "More people leave"),
        (change.lose_applicants.is_some(), "Fewer applicants"),
        (change.freeze_recruitment.is_some(), "Recruitment stands still"),
        (change.change_exits.is_some(), "Children go elsewhere"),
        (change.add_places.is_some(), "Places are added"),
    ];
    actions.iter().find(|(done, _)| *done).map_or("Other", |(_, said)| said)
}

/// A row for each change, in order of date.
pub(super) fn changes(report: &RunReport<'_>) -> Sheet {
    let mut changes: Vec<(&String, &Change)> = report.council.change.iter().collect();
    changes.sort_by_key(|(name, change)| (change.date, (*name).clone()));
    let figures = grounds::of(report.merged, report.apart);
    let range = |address: &str, cell: fn(f64) -> Cell| {
        let range = figures.iter().find(|figure| figure.address == address).and_then(|figure| figure.range);
        range.map_or([Cell::NotApplicable, Cell::NotApplicable], |range| range.map(cell))
    };
    let weeks: fn(f64) -> Cell = |weeks| Cell::Number(weeks, 1);
    let pounds = |likely: Option<f64>| likely.map_or(Cell::NotApplicable, Cell::Pounds);
    let row = |(name, change): (&String, &Change)| {
        let cost = change.cost.as_ref();
        let at = |key: &str| format!("{}.{key}", join("change", name));
        let what = vec![
            Cell::Date(change.date),
            change.until.map_or(Cell::NotApplicable, Cell::Date),
            Cell::text(&change.what),
            Cell::text(action(change)),
        ];
        let slip = change.slips_by_weeks.map_or(Cell::NotApplicable, |slip| weeks(slip.likely));
        let once = pounds(cost.and_then(|cost| Some(cost.one_off_pounds?.likely)));
        let yearly = pounds(cost.and_then(|cost| Some(cost.per_year_pounds?.likely)));
        what.into_iter()
            .chain([slip])
            .chain(range(&at("slips_by_weeks"), weeks))
            .chain([once])
            .chain(range(&at("cost.one_off_pounds"), Cell::Pounds))
            .chain([yearly])
            .chain(range(&at("cost.per_year_pounds"), Cell::Pounds))
            .collect()
    };
    Sheet {
        name: "Changes",
        title: "Changes",
        about: "What is done, in order of date; middle values where a figure is in doubt, and what one future in ten falls below and above".to_owned(),
        columns: vec![
            ("Date", 14.0),
            ("Until", 14.0),
            ("What", 60.0),
            ("Kind", 28.0),
            ("May slip by, weeks", 12.0),
            ("Slip, low", 12.0),
            ("Slip, high", 12.0),
            ("Costs once", 14.0),
            ("Once, low", 14.0),
            ("Once, high", 14.0),
            ("Costs a year", 14.0),
            ("A year, low", 14.0),
            ("A year, high", 14.0),
        ],
        rows: changes.into_iter().map(row).collect(),
    }
}

/// The same of the proposed option, with what it has otherwise than the reference from the first day on: no change starts it, and
/// it may cost most.
pub(super) fn changes_of_proposed(report: &ComparisonReport<'_>, run: &RunReport<'_>) -> Sheet {
    let sheet = changes(run);
    let start = Cell::Date(report.council().period.start);
    let row = |what: String| {
        let mut cells =
            vec![start.clone(), Cell::NotApplicable, Cell::Text(what), Cell::text("Otherwise from the first day on")];
        cells.resize(sheet.columns.len(), Cell::NotApplicable);
        cells
    };
    // Figures of a change that both make stand with that change.
    let lasting = otherwise::of(report).into_iter().filter(|group| group.table != "change");
    let said = lasting.flat_map(|group| {
        let name = group.name;
        group.figures.into_iter().map(move |figure| format!("{name}: {figure}"))
    });
    let about = format!(
        "{}; first what is otherwise than with {} from the first day on",
        sheet.about,
        report.comparison.reference().label
    );
    Sheet { about, rows: said.map(row).chain(sheet.rows.iter().cloned()).collect(), ..sheet }
}

/// A row for each figure of the file with its range and what it rests on, least sure first; and one for each table that
/// says where it comes from and holds no figure.
pub(super) fn assumptions(report: &RunReport<'_>) -> Sheet {
    let figures = grounds::of(report.merged, report.apart);
    let tables = assumptions::of(report.merged).into_iter().filter(|table| {
        let within = format!("{}.", table.address);
        // A figure with a range is a table of its own, and stands as a figure.
        !figures.iter().any(|figure| figure.address == table.address || figure.address.starts_with(&within))
    });
    let without =
        tables.map(|table| (table.says, table.address, [const { Cell::NotApplicable }; 3])).collect::<Vec<_>>();
    let said = |figure: &&Ground| figure.range.is_some() || figure.says.iter().any(|said| !said.is_empty());
    let with = figures.iter().filter(said).map(|figure| (figure.says.clone(), figure.address.clone(), numbers(figure)));
    let mut all: Vec<([String; 5], String, [Cell; 3])> = with.chain(without).collect();
    all.sort_by(|one, other| (rank(&one.0[0]), &one.1).cmp(&(rank(&other.0[0]), &other.1)));
    let called = Called::by(std::iter::once(report.merged));
    let row = |(says, address, numbers): ([String; 5], String, [Cell; 3])| {
        let said = says.into_iter().map(|said| if said.is_empty() { Cell::NotApplicable } else { Cell::Text(said) });
        [Cell::Text(called.of_any(&address)), Cell::Text(address)].into_iter().chain(numbers).chain(said).collect()
    };
    Sheet {
        name: "Assumptions",
        title: "Assumptions",
        about: "Each figure with its unit, what one future in ten falls below and above where it is in doubt, where it comes from and how far to trust it, least sure first".to_owned(),
        columns: vec![
            ("Figure", 60.0),
            ("In the file", 46.0),
            ("Value", 12.0),
            ("Low", 12.0),
            ("High", 12.0),
            ("Confidence", 12.0),
            ("Source", 70.0),
            ("Why", 50.0),
            ("As of", 14.0),
            ("Owner", 24.0),
        ],
        rows: all.into_iter().map(row).collect(),
    }
    .without_empty_columns()
}

/// A figure and its range as numbers, with as many decimals as the file gives them.
fn numbers(figure: &Ground) -> [Cell; 3] {
    let decimals = |value: f64| plain(value).split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let number = |value: f64| Cell::Number(value, decimals(value));
    let [low, high] = figure.range.map_or([Cell::NotApplicable, Cell::NotApplicable], |range| range.map(number));
    [number(figure.value), low, high]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn each_figure_in_doubt_stands_with_its_value_and_range_as_numbers() {
        let sample = sample::county();
        let sheet = assumptions(&sample.report());
        let doubted = grounds::of(sample.report().merged, sample.report().apart)
            .into_iter()
            .filter(|figure| figure.range.is_some())
            .count();
        let ranged = |row: &&Vec<Cell>| row[2..5].iter().all(|cell| matches!(cell, Cell::Number(..)));
        assert_eq!(sheet.rows.iter().filter(ranged).count(), doubted);
        assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()));
    }

    #[test]
    fn a_slip_stands_with_its_range() {
        let mut sample = sample::county();
        let name = sample.council.change.keys().next().expect("a change").clone();
        sample.council.change.retain(|other, _| *other == name);
        let slip = crate::foundations::uncertain::Uncertain::known(4.0);
        sample.council.change.get_mut(&name).expect("a change").slips_by_weeks = Some(slip);
        let merged = format!("[change.{name}]\nslips_by_weeks = {{ likely = 4, low = 0, high = 13 }}\n");
        let sheet = changes(&RunReport { merged: &merged, ..sample.report() });
        let slip = [4.0, 0.0, 13.0].map(|weeks| Cell::Number(weeks, 1));
        assert_eq!(sheet.rows[0][4..7], slip);
        assert_eq!(sheet.rows[0].len(), sheet.columns.len());
    }

    #[test]
    fn what_is_otherwise_from_the_first_day_on_stands_before_what_changes_later() {
        let played = crate::report::compare::sample::played();
        let mut report = played.report();
        let (own, other) = ("[agency]\nask_percent = 92\n", "[agency]\nask_percent = 60\n");
        let proposed = report.place_of_proposed();
        let mut scenarios = report.scenarios.to_vec();
        scenarios[proposed].merged = own;
        scenarios[report.comparison.reference].merged = other;
        report.scenarios = &scenarios;
        let sheet = changes_of_proposed(&report, &report.as_run(true));
        let Cell::Text(what) = &sheet.rows[0][2] else { panic!("{:?}", sheet.rows) };
        assert!(what.starts_with("Agency workers: ") && what.ends_with("92%, not 60%"), "{what}");
        assert_eq!(sheet.rows[0][0], Cell::Date(report.council().period.start));
        assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()));
    }

    #[test]
    fn a_figure_stands_once_and_no_column_is_empty() {
        let sample = sample::county();
        let merged =
            "[a]\nx = { likely = 2, low = 1, high = 3, source = \"S\", confidence = \"low\" }\n[b]\nsource = \"T\"\n";
        let sheet = assumptions(&RunReport { merged, ..sample.report() });
        let names: Vec<&Cell> = sheet.rows.iter().map(|row| &row[1]).collect();
        assert_eq!(names, [&Cell::text("a.x"), &Cell::text("b")]);
        let heads: Vec<&str> = sheet.columns.iter().map(|(name, _)| *name).collect();
        assert_eq!(heads, ["Figure", "In the file", "Value", "Low", "High", "Confidence", "Source"]);
        assert!(sheet.rows.iter().all(|row| row.len() == heads.len()));
    }

    #[test]
    fn a_figure_has_a_name_in_words_with_its_unit() {
        let sample = sample::county();
        let merged = "[leaving]\npercent_per_year = 18\nsource = \"S\"\n";
        let sheet = assumptions(&RunReport { merged, ..sample.report() });
        let Cell::Text(name) = &sheet.rows[0][0] else { panic!("{:?}", sheet.rows) };
        assert!(name.contains('%') && !name.contains('_'), "{name}");
        assert_eq!(sheet.rows[0][1], Cell::text("leaving.percent_per_year"));
    }
}
