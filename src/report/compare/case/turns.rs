//! Worse turns in tables: fewer people who come, or anything else that an options file tries out.

use std::cmp::Ordering;

use crate::experiment::compare::tried::WhatIfFindings;
use crate::experiment::findings::{Band, TargetChance};
use crate::model::measure::Measure;
use crate::report::compare::{ComparisonReport, doubts, words};
use crate::report::for_good::{self, Kept};
use crate::report::paper::{Cell, Paper};
use crate::report::{against, days, figures, message};
use crate::scenario::check::spoken::capital;

/// What a table of worse turns says of one of them: the caseload, who is in post, agency workers beside them, the course of the caseload
/// and the money.
struct Turn<'a> {
    name: String,
    note: String,
    caseload: Option<Band>,
    filled: Option<Band>,
    agency: Option<Band>,
    course: Option<&'a [Option<Band>]>,
    net: Option<Band>,
}

impl<'a> Turn<'a> {
    /// As the scenario has it, in the futures of the turns beside it; a folder written before those were kept has all of them
    /// alone, and says so.
    fn planned(report: &'a ComparisonReport<'_>, name: &str) -> Self {
        let (option, record) = (report.comparison.proposed(), report.comparison.record);
        if let Some(planned) = &report.comparison.as_it_is {
            return Self { note: doubts::same_plan(report), ..Self::tried(planned, name.to_owned()) };
        }
        let at = |measure: Measure| option.findings.council(measure)?.get(record).copied().flatten();
        let all = figures::shown(f64::from(option.findings.replications), 0);
        Self {
            name: format!("{name} (all {all} futures)"),
            note: String::new(),
            caseload: at(Measure::AverageCaseload),
            filled: at(Measure::InPostFte),
            agency: at(Measure::AgencyFte),
            course: option.findings.council(Measure::AverageCaseload),
            net: option.net,
        }
    }

    fn tried(tried: &'a WhatIfFindings, name: String) -> Self {
        Self {
            name,
            note: String::new(),
            caseload: Some(tried.option),
            filled: tried.filled,
            agency: tried.agency,
            course: Some(&tried.course),
            net: tried.net,
        }
    }
}

/// If fewer people come than were reckoned with.
pub(super) fn fewer(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let starters = &report.comparison.starters;
    let Some(first) = starters.first() else { return };
    let planned = Turn::planned(report, "As planned");
    let tried = starters.iter().map(|one| Turn::tried(one, one.label.trim_end_matches(" apply").to_owned()));
    let turns: Vec<Turn<'_>> = std::iter::once(planned).chain(tried).collect();
    let caption = format!(
        "If recruitment is worse than planned, so that fewer people apply: on {} ({} futures in each row)",
        super::table_date(report),
        report.first_of(first.futures)
    );
    table(paper, report, (&caption, "Applicants"), &turns);
    paper.text(
        "Applicants of every route and campaign are fewer by the same share in every year, for the reference as for the option; so the money is set against a reference that meets the same.",
    );
    paper.text(stand_in(&turns).unwrap_or_default());
}

/// That agency workers stand in for whoever does not come, where their number rises: a caseload that holds all the same would else read
/// as if nobody was missed.
fn stand_in(turns: &[Turn<'_>]) -> Option<String> {
    let (planned, fewer) = turns.split_first()?;
    let whole = |turn: &Turn<'_>| Some(turn.agency?.p50.round());
    let most = fewer.iter().max_by(|one, other| whole(one).partial_cmp(&whole(other)).unwrap_or(Ordering::Equal))?;
    let [own, then] = [whole(planned)?, whole(most)?];
    (then > own).then(|| {
        format!(
            "Agency workers stand in where fewer people come: {} FTE of them with {} in the middle future, {} as planned. They hold children, so that the caseload alone does not show who is missing, and what they cost is in the net cost.",
            figures::shown(then, 0),
            most.name,
            figures::shown(own, 0),
        )
    })
}

/// If something else turns out otherwise.
pub(super) fn others(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let what_ifs = &report.comparison.what_ifs;
    let Some(first) = what_ifs.first() else { return };
    let tried = what_ifs.iter().map(|one| Turn::tried(one, capital(&one.label)));
    let turns: Vec<Turn<'_>> = std::iter::once(Turn::planned(report, "As the scenario has it")).chain(tried).collect();
    let caption = format!(
        "If something else turns out otherwise: on {} ({} futures in each row)",
        super::table_date(report),
        report.first_of(first.futures)
    );
    table(paper, report, (&caption, "What if"), &turns);
}

/// Turns in rows; each column to one number of decimals.
fn table(paper: &mut Paper, report: &ComparisonReport<'_>, (caption, what): (&str, &str), turns: &[Turn<'_>]) {
    let findings = &report.comparison.proposed().findings;
    let promise = findings.promises(Measure::AverageCaseload).next_back();
    let error = figures::largest(turns.iter().filter_map(|turn| Some(turn.caseload?.mc_error)));
    let money = words::Column::of(turns.iter().filter_map(|turn| turn.net.as_ref()));
    let funded =
        findings.council(Measure::PostsFte).and_then(|bands| bands.get(report.comparison.record).copied().flatten());
    let finer = |value: f64, more: usize| match more {
        0 => figures::level(value, error, 1),
        more => figures::shown(value, 1 + more),
    };
    let more = |turn: &Turn<'_>| Some(against::more(promise?, turn.caseload?.p50, finer));
    let more = turns.iter().filter_map(more).max().unwrap_or(0);
    let number = |value: f64| finer(value, more);
    let with_agency = turns.iter().filter_map(|turn| turn.agency).any(|band| band.p90 >= 0.5);
    let row = |turn: &Turn<'_>| {
        let caseload = turn.caseload.map_or_else(Cell::none, |band| {
            Cell::with(number(band.p50), format!("{} to {}", number(band.p10), number(band.p90)))
        });
        let filled = turn.filled.zip(funded).map_or_else(Cell::none, |(band, funded)| {
            let whole = |value: f64| figures::shown(value, 0);
            Cell::with(
                format!("{} of {}", whole(band.p50), whole(funded.p50)),
                format!("{} to {}", whole(band.p10), whole(band.p90)),
            )
        });
        let agency = turn.agency.map_or_else(Cell::none, |band| {
            let whole = |value: f64| figures::shown(value, 0);
            Cell::with(whole(band.p50), format!("{} to {}", whole(band.p10), whole(band.p90)))
        });
        let net = turn.net.as_ref().map_or_else(Cell::none, |band| {
            let (middle, range) = money.mean(band);
            Cell::with(middle, range)
        });
        let kept = kept_from(report, promise, turn.course);
        // The plan in a part of its futures may keep its promise from another month on than in all.
        let all = kept_from(report, promise, findings.council(Measure::AverageCaseload));
        let under = if turn.note.is_empty() || all == kept { String::new() } else { format!("in all futures: {all}") };
        let mut cells = vec![Cell::with(&turn.name, &turn.note), caseload, filled];
        cells.extend(with_agency.then_some(agency));
        cells.extend([Cell::with(kept, under), net]);
        cells
    };
    let promised = promise.map_or_else(
        || "Target".to_owned(),
        |target| format!("Middle future keeps {} for good from", message::promise(target)),
    );
    let mut heads = vec![what, "Children per worker", "Posts filled, of funded"];
    heads.extend(with_agency.then_some("Agency workers, FTE"));
    heads.extend([promised.as_str(), "Net cost against the reference, on average"]);
    paper.table(caption, &heads, turns.iter().map(row).collect());
}

/// From when on the middle future keeps a promise for good.
fn kept_from(report: &ComparisonReport<'_>, promise: Option<&TargetChance>, bands: Option<&[Option<Band>]>) -> String {
    let (Some(promise), Some(bands)) = (promise, bands) else { return "no target".into() };
    let dates = &report.comparison.reference().findings.dates;
    match for_good::kept_from(promise, dates, bands) {
        Kept::ForGood(date) => days::month(date),
        kept @ (Kept::OnlyLately(_) | Kept::Not) => kept.lately().unwrap_or_else(|| "not by the end".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::experiment::compare::ablation::Pair;
    use crate::experiment::compare::tried::as_it_is;
    use crate::report::compare::sample;

    #[test]
    fn agency_workers_stand_beside_posts_and_are_named_where_they_stand_in() {
        let mut played = sample::played();
        let said = |played: &sample::Played| {
            let mut paper = Paper::default();
            fewer(&mut paper, &played.report());
            format!("{:?}", paper.blocks)
        };
        let band =
            |p50: f64| Band { mean: p50, p10: p50, p25: p50, p50, p75: p50, p90: p50, mc_error: 0.1, futures: 40 };
        for (then, told) in [(27.2, true), (25.1, false)] {
            let comparison = &mut played.comparison;
            comparison.as_it_is.as_mut().expect("the plan").agency = Some(band(24.9));
            comparison.starters.iter_mut().for_each(|one| one.agency = Some(band(then)));
            let text = said(&played);
            assert!(text.contains("Agency workers, FTE"), "{text}");
            let sentence = ": 27 FTE of them with 70% of the planned number in the middle future, 25 as planned.";
            assert_eq!(text.contains(sentence), told, "{text}");
        }
        let comparison = &mut played.comparison;
        comparison.starters.iter_mut().chain(&mut comparison.as_it_is).for_each(|one| one.agency = Some(band(0.0)));
        assert!(!said(&played).contains("Agency workers"), "a council without any");
    }

    #[test]
    fn the_row_beside_worse_turns_is_of_their_futures() {
        let (mut played, scenarios) = (sample::played(), sample::scenarios());
        let (options, record) = (&played.comparison.options, played.comparison.record);
        let pair = Pair {
            option: &Experiment::new(&scenarios[1], 1),
            played: &options[1].futures,
            reference: &scenarios[0],
            beside: &options[0].futures,
            futures: 6,
            record,
        };
        let measure = Measure::AverageCaseload;
        let planned = as_it_is(&pair, measure).expect("a caseload");
        let of =
            |futures: usize| (0..futures).filter_map(|at| options[1].futures.value(at, record, measure)).sum::<f64>();
        assert!((planned.option.mean - of(6) / 6.0).abs() < 1e-9 && (planned.option.mean - of(40) / 40.0).abs() > 1e-9);
        assert!(planned.shift.mean.abs() < 1e-12 && planned.net.is_some_and(|net| net.futures == 6));
        played.comparison.as_it_is = Some(planned);
        played.comparison.what_ifs[0].futures = 6;
        let said = |report: &ComparisonReport<'_>| {
            let mut paper = Paper::default();
            others(&mut paper, report);
            format!("{:?}", paper.blocks)
        };
        let known = said(&played.report());
        assert!(known.contains("(the first 6 of 40 futures in each row)") && !known.contains("(all 40"), "{known}");
        // One plan has one figure: where a part of the futures shows another, the row says which is which.
        assert!(known.contains("the same plan in the first 6 futures alone; in all 40 it is "), "{known}");
        played.comparison.as_it_is = None;
        let older = said(&played.report());
        assert!(older.contains("As the scenario has it (all 40 futures)"), "{older}");
    }
}
