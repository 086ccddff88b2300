//! Teams with targets of their own: often what a paper is about, and not to be read from the council's average.

use crate::experiment::compare::OptionFindings;
use crate::experiment::compare::promises::Promise;
use crate::experiment::findings::Band;
use crate::model::measure::Measure;
use crate::report::compare::ComparisonReport;
use crate::report::paper::{Cell, Paper};
use crate::report::{days, figures};

/// Most targets of teams that the head tells of; section 12 has every one.
const MOST: usize = 3;

/// Promises of the proposed option that are made of a team.
fn promises<'a>(report: &ComparisonReport<'a>) -> Vec<&'a Promise> {
    report.comparison.proposed().promises.iter().filter(|promise| promise.series.team != "all").collect()
}

/// What an option shows of a team at a record.
fn at(option: &OptionFindings, promise: &Promise, measure: Measure, record: usize) -> Option<Band> {
    let series = &promise.series;
    option.findings.of(&series.team, &series.role, measure)?.get(record).copied().flatten()
}

/// A paragraph for each target of a team: its first day, the day of the head, its chance, and who carries too much there.
pub(super) fn sentences(report: &ComparisonReport<'_>) -> Vec<String> {
    let all = promises(report);
    let mut said: Vec<String> = all.iter().take(MOST).filter_map(|promise| sentence(report, promise)).collect();
    if let more @ 1.. = all.len().saturating_sub(MOST) {
        let targets = if more == 1 { "target of a team stands" } else { "targets of teams stand" };
        said.push(format!("{more} more {targets} in section 12."));
    }
    said
}

fn sentence(report: &ComparisonReport<'_>, promise: &Promise) -> Option<String> {
    let (comparison, measure) = (report.comparison, promise.series.measure);
    let (option, reference) = (comparison.proposed(), comparison.reference());
    let own = at(option, promise, measure, comparison.record)?;
    let began = at(option, promise, measure, 0).map_or_else(String::new, |first| {
        format!("{} on {} and ", figures::of(measure, first.p50), days::long(report.council().period.start))
    });
    let other = at(reference, promise, measure, comparison.record)
        .map_or_else(String::new, |band| format!(", with {} {}", reference.label, figures::of(measure, band.p50)));
    let range = figures::beside(&figures::range(measure, own.p10, own.p90), own.futures);
    let chance = super::opening::targets(report, promise, " there").unwrap_or_default();
    let over = over(report, promise).unwrap_or_default();
    Some(
        format!(
            "{}, {}: {began}{} on {} with {}, in the middle future{range}{other}. {chance} {over}",
            report.proposed().council.team_name(&promise.series.team),
            super::opening::in_sentence(measure.about().label),
            figures::of(measure, own.p50),
            super::table_date(report),
            option.label,
        )
        .trim_end()
        .to_owned(),
    )
}

/// How many workers of a team carry more than the scenario's most, where its target is of caseloads and its workers were counted.
fn over(report: &ComparisonReport<'_>, promise: &Promise) -> Option<String> {
    let (comparison, measure) = (report.comparison, Measure::WorkersOverThreshold);
    if promise.series.measure != Measure::AverageCaseload {
        return None;
    }
    let (option, reference) = (comparison.proposed(), comparison.reference());
    let middle = |of: &OptionFindings, record| Some(figures::of(measure, at(of, promise, measure, record)?.p50));
    let own = middle(option, comparison.record)?;
    let began = middle(option, 0).map_or_else(String::new, |first| format!("{first} on the first day and "));
    let other = middle(reference, comparison.record)
        .map_or_else(String::new, |other| format!(", with {} {other}", reference.label));
    Some(format!("{} there: {began}{own} on {} with {}{other}.", who(report), super::table_date(report), option.label))
}

/// "Workers above 20".
fn who(report: &ComparisonReport<'_>) -> String {
    let standard = report.council().standard.as_ref();
    standard.map_or_else(
        || Measure::WorkersOverThreshold.about().label.to_owned(),
        |standard| format!("Workers above {}", figures::written(standard.most_children)),
    )
}

/// Every target of a team, option by option, on the first day and on that of the tables.
pub(super) fn table(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let all = promises(report);
    if all.is_empty() {
        return;
    }
    let comparison = report.comparison;
    let options = [comparison.reference(), comparison.proposed()];
    let row = |promise: &Promise, option: &OptionFindings, (measure, name): (Measure, &str)| {
        let figure = |record: usize| {
            at(option, promise, measure, record).map_or_else(Cell::none, |band| {
                let range = figures::range(measure, band.p10, band.p90);
                let middle = figures::of(measure, band.p50);
                if range == middle { Cell::of(middle) } else { Cell::with(middle, range) }
            })
        };
        let team = report.proposed().council.team_name(&promise.series.team);
        vec![Cell::of(format!("{team}: {name}")), Cell::of(&option.label), figure(0), figure(comparison.record)]
    };
    let rows = |promise: &&Promise| {
        let measure = promise.series.measure;
        let is_counted = at(options[1], promise, Measure::WorkersOverThreshold, comparison.record).is_some();
        let over =
            (measure == Measure::AverageCaseload && is_counted).then(|| (Measure::WorkersOverThreshold, who(report)));
        let told = std::iter::once((measure, super::opening::in_sentence(measure.about().label)))
            .chain(over)
            .collect::<Vec<_>>();
        let of_both =
            |(measure, name): &(Measure, String)| options.map(|option| row(promise, option, (*measure, name)));
        told.iter().flat_map(of_both).collect::<Vec<_>>()
    };
    let [first, then] =
        [Some(report.council().period.start), report.date()].map(|date| date.map_or_else(String::new, days::short));
    paper.table(
        "Teams with a target of their own: the middle future, and 8 in 10 futures beneath",
        &["Team", "Option", &first, &then],
        all.iter().flat_map(rows).collect(),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::sample::{self, Played};

    /// The town's target, made one of its only team, whose figures are the town's.
    fn of_the_team() -> Played {
        let mut played = sample::played();
        for option in &mut played.comparison.options {
            let promise = option.promises.first_mut().expect("a promise");
            promise.series.team = "help".into();
            for measure in [Measure::AverageCaseload, Measure::WorkersOverThreshold] {
                let row = option.findings.council(measure).expect("bands").to_vec();
                let series = crate::experiment::findings::Series { measure, ..promise.series.clone() };
                option.findings.bands.insert(series, row);
            }
        }
        played
    }

    #[test]
    fn a_target_of_a_team_is_told_at_the_head_from_its_first_day_on() {
        let played = of_the_team();
        let report = played.report();
        let said = super::super::sentences(&report);
        let of_it = said.iter().find(|said| said.starts_with("Help, children per social worker: ")).expect("the team");
        for part in [
            " on 31 March 2023 and ",
            " with B. A programme",
            ", with A. As it is ",
            " is met in ",
            "Workers above 12 there: ",
        ] {
            assert!(of_it.contains(part), "{part}: {of_it}");
        }
        assert!(of_it.contains("the target there (at most 11 by 30 September 2024)"), "{of_it}");
        assert!(sentences(&sample::played().report()).is_empty(), "a town without a target of a team");
    }

    #[test]
    fn teams_with_targets_stand_in_a_table_of_both_options() {
        let played = of_the_team();
        let mut paper = Paper::default();
        table(&mut paper, &played.report());
        let said = format!("{:?}", paper.blocks);
        assert_eq!(said.matches("Help: children per social worker").count(), 2, "{said}");
        assert_eq!(said.matches("Help: Workers above 12").count(), 2, "{said}");
        let mut without = Paper::default();
        table(&mut without, &sample::played().report());
        assert!(without.blocks.is_empty());
    }

    #[test]
    fn targets_of_many_teams_are_counted_where_there_is_no_room() {
        let mut played = of_the_team();
        for option in &mut played.comparison.options {
            let one = option.promises[0].clone();
            option.promises.extend([one.clone(), one.clone(), one]);
        }
        let said = sentences(&played.report());
        assert_eq!((said.len(), said[3].as_str()), (4, "1 more target of a team stands in section 12."));
    }
}
