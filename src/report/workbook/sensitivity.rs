//! Sheets of a comparison's workbook for what its options hang on: each figure, each share, each turn, a row.

use super::results::cell;
use super::sheet::{Cell, Sheet};
use super::switching;
use crate::experiment::sensitivity::global::Factor;
use crate::experiment::sensitivity::information::Known;
use crate::experiment::sensitivity::outcome::{Estimate, OUTCOMES, Outcome};
use crate::experiment::sensitivity::share::Share;
use crate::report::sensitivity::{SensitivityReport, decision, words};

/// Every sheet, in the order of the paper.
pub(super) fn sheets(report: &SensitivityReport<'_>) -> Vec<Sheet> {
    vec![
        figures(report),
        shares(report),
        switching::sheet(report),
        information(report),
        regret(report),
        what_ifs(report),
        warnings(report),
    ]
}

fn decimals(outcome: Outcome) -> usize {
    match outcome {
        Outcome::Caseload | Outcome::Difference => 3,
        Outcome::Target => 1,
        Outcome::Cost => 0,
    }
}

/// A level of an outcome, or a change of it.
fn value(outcome: Outcome, value: f64) -> Cell {
    if outcome == Outcome::Cost { Cell::Pounds(value) } else { Cell::Number(value, decimals(outcome)) }
}

fn estimate(outcome: Outcome, of: Option<Estimate>) -> [Cell; 2] {
    of.map_or([Cell::NotApplicable, Cell::NotApplicable], |it| [value(outcome, it.mean), value(outcome, it.error)])
}

fn share(of: Option<Share>) -> [Cell; 3] {
    of.filter(|share| !share.value.is_nan()).map_or_else(
        || [Cell::NotApplicable, Cell::NotApplicable, Cell::NotApplicable],
        |share| [share.value, share.low, share.high].map(Cell::Share),
    )
}

/// Each figure by itself, beside its share of everything at once.
fn figures(report: &SensitivityReport<'_>) -> Sheet {
    let found = report.found;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for outcome in OUTCOMES.into_iter().filter(|outcome| found.shown[outcome.place()].is_some()) {
        let at = outcome.place();
        for input in found.by_reach(outcome) {
            let (of, bar) = (&found.inputs[input], &found.one_at_a_time.bars[input]);
            let total = found.told_index(outcome, Factor::Input(input)).map(|it| it.total);
            let head = [Cell::text(words::outcome(report, outcome)), Cell::text(words::input(report, input))];
            let numbers = [of.likely, of.low, of.high].map(|number| Cell::Number(number, 3));
            let told = Cell::text(if bar.is_told(at) { "yes" } else { "no" });
            rows.push(
                head.into_iter()
                    .chain(numbers)
                    .chain(estimate(outcome, bar.low[at]))
                    .chain(estimate(outcome, bar.high[at]))
                    .chain([told])
                    .chain(share(found.given[at][input].filter(Share::is_told)))
                    .chain(share(total))
                    .chain([Cell::text(&of.address)])
                    .collect(),
            );
        }
    }
    Sheet {
        name: "What_matters",
        title: "What matters",
        about: format!(
            "What each uncertain figure does to {} by itself, at its low and at its high, and beside it its share of the variance when everything moves. Alone it is estimated here from the futures of the options, for every figure; the sheet of shares of variance has another estimate of the same, from points at which everything moves, for the leading figures: the two differ by what chance makes. With interactions it is of that sheet. [z]: not among the leading figures, or too few futures to tell",
            report.label()
        ),
        columns: vec![
            ("Result", 34.0),
            ("Figure", 60.0),
            ("Middle", 12.0),
            ("Low", 12.0),
            ("High", 12.0),
            ("Change at its low", 14.0),
            ("Standard error at its low", 14.0),
            ("Change at its high", 14.0),
            ("Standard error at its high", 14.0),
            ("Told from nought", 12.0),
            ("Share of variance alone, by the options’ futures", 18.0),
            ("Alone, by the options’ futures: from", 14.0),
            ("Alone, by the options’ futures: to", 14.0),
            ("Share of variance with interactions", 16.0),
            ("With interactions: from", 14.0),
            ("With interactions: to", 14.0),
            ("In the file", 46.0),
        ],
        rows,
    }
}

/// Shares of variance, chance among them.
fn shares(report: &SensitivityReport<'_>) -> Sheet {
    let found = report.found;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for outcome in OUTCOMES {
        for factor in &found.global.factors {
            if found.index(outcome, *factor).is_none() {
                continue;
            }
            let told = found.told_index(outcome, *factor);
            let head = [Cell::text(words::outcome(report, outcome)), Cell::text(words::factor(report, *factor))];
            let both = share(told.map(|it| it.alone())).into_iter().chain(share(told.map(|it| it.total)));
            let address = match factor {
                Factor::Input(input) => Cell::text(&found.inputs[*input].address),
                Factor::Rest | Factor::Chance => Cell::NotApplicable,
            };
            rows.push(head.into_iter().chain(both).chain([address]).collect());
        }
    }
    Sheet {
        name: "Shares_of_variance",
        title: "Shares of variance",
        about: "What each leading figure, all others together and chance make of the variance, everything moving at once; ranges hold 95 in 100; an estimate below nought whose range holds nought reads as nought; [z]: too few points to tell, or not in the file. What is alone is estimated from points at which everything moves; the sheet of what matters has another estimate, from the futures of the options, and the two differ by what chance makes".into(),
        columns: vec![
            ("Result", 34.0),
            ("Figure", 60.0),
            ("Alone, by the points of this sheet", 14.0),
            ("Alone, by the points of this sheet: from", 14.0),
            ("Alone, by the points of this sheet: to", 14.0),
            ("With interactions", 14.0),
            ("With interactions: from", 14.0),
            ("With interactions: to", 14.0),
            ("In the file", 46.0),
        ],
        rows,
    }
}

/// What knowing is worth.
fn information(report: &SensitivityReport<'_>) -> Sheet {
    let row = |what: String, known: &Known| {
        vec![
            Cell::Text(what),
            Cell::Pounds(known.pounds.mean),
            Cell::Pounds(known.pounds.error),
            Cell::Number(known.wrong_without, 1),
            Cell::Number(known.wrong_with, 1),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    if let Some(found) = &report.found.information {
        rows.push(row("Everything, chance too".into(), &found.everything));
        rows.extend(found.doubts.iter().map(|known| row("All that is not known".into(), known)));
        let inputs = report.found.worth_finding_out();
        rows.extend(inputs.iter().map(|(at, known)| row(words::input(report, *at).to_owned(), known)));
    }
    Sheet {
        name: "Worth_finding_out",
        title: "Worth finding out",
        about: with_taken(
            report,
            "What it would be worth to know something before choosing, and how often the choice is wrong without and with it; an estimate within three standard errors of nought is not told from nought. Figures one by one stand here only where all of them together are told from nought",
        ),
        columns: vec![
            ("What is known", 60.0),
            ("Worth", 16.0),
            ("Standard error", 16.0),
            ("Wrong choice without it, futures in 100", 18.0),
            ("Wrong choice with it, futures in 100", 18.0),
        ],
        rows,
    }
}

/// What a sheet of pounds shows, and what they rest on where nobody has said what a gain is worth.
fn with_taken(report: &SensitivityReport<'_>, about: &str) -> String {
    decision::taken(report).map_or_else(|| about.to_owned(), |taken| format!("{about}. {taken}"))
}

/// Regret by option.
fn regret(report: &SensitivityReport<'_>) -> Sheet {
    let row = |(option, regret): (usize, &crate::experiment::sensitivity::regret::Regret)| {
        let money = [regret.mean, regret.p90, regret.most].map(Cell::Pounds);
        let name = Cell::text(&report.options[option].label);
        std::iter::once(name).chain(money).chain([Cell::Number(regret.best, 1)]).collect()
    };
    Sheet {
        name: "Regret",
        title: "Regret",
        about: with_taken(
            report,
            "What each option loses, future by future, against the one that would have been best in it",
        ),
        columns: vec![
            ("Option", 34.0),
            ("Mean regret", 16.0),
            ("1 future in 10 has more", 16.0),
            ("Most", 16.0),
            ("Best or as good, futures in 100", 18.0),
        ],
        rows: report.found.regrets.iter().enumerate().map(row).collect(),
    }
}

/// Every option as it is and in every what-if.
fn what_ifs(report: &SensitivityReport<'_>) -> Sheet {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for what_if in &report.found.what_ifs {
        for (option, shown) in what_if.options.iter().enumerate() {
            let head = [Cell::text(&what_if.label), Cell::text(&report.options[option].label)];
            rows.push(
                head.into_iter()
                    .chain(estimate(Outcome::Caseload, shown.caseload))
                    .chain(estimate(Outcome::Target, shown.target))
                    .chain(estimate(Outcome::Cost, shown.worth))
                    .collect(),
            );
        }
    }
    Sheet {
        name: "What_ifs_of_each_option",
        title: "What-ifs of each option",
        about: with_taken(
            report,
            "Every option as it is, and if something turns out otherwise: what it shows on the day that tables speak of",
        ),
        columns: vec![
            ("What if", 46.0),
            ("Option", 34.0),
            ("Average caseload", 14.0),
            ("Its standard error", 12.0),
            ("Futures that keep the target, in 100", 16.0),
            ("Its standard error, in 100", 12.0),
            ("Worth by the rule of the paper", 18.0),
            ("Its standard error, pounds", 16.0),
        ],
        rows,
    }
}

/// Signs that the target will be missed.
fn warnings(report: &SensitivityReport<'_>) -> Sheet {
    let row = |sign: &crate::experiment::sensitivity::warning::Warning| {
        vec![
            Cell::Date(report.found.dates[sign.record]),
            Cell::text(sign.measure.about().label),
            Cell::text(if words::is_summed(sign.measure) { "since the first day" } else { "on the day" }),
            Cell::text(if sign.above { "above" } else { "below" }),
            cell(sign.measure, sign.threshold),
            Cell::Number(sign.hit, 1),
            Cell::Number(sign.false_alarm, 1),
        ]
    };
    Sheet {
        name: "Early_signs",
        title: "Early signs",
        about: "Measures that warn of missing the target, date by date: past which value, and how often rightly and wrongly".into(),
        columns: vec![
            ("Date", 14.0),
            ("Measure", 46.0),
            ("Counted", 18.0),
            ("Warns", 10.0),
            ("Threshold", 14.0),
            ("Shows in futures that miss the target, in 100", 18.0),
            ("Shows in futures that keep the target, in 100", 18.0),
        ],
        rows: report.found.warnings.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sensitivity::sample;

    #[test]
    fn two_estimates_of_one_share_have_two_names_and_each_sheet_names_the_other() {
        let asked = sample::asked();
        let report = asked.report();
        let (figures, shares) = (figures(&report), shares(&report));
        let alone = |sheet: &Sheet| sheet.columns.iter().find(|(name, _)| name.contains("lone")).map(|(name, _)| *name);
        assert_ne!(alone(&figures), alone(&shares));
        assert!(figures.about.contains("another estimate") && shares.about.contains("another estimate"));
        for sheet in sheets(&report) {
            assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()), "{}", sheet.name);
        }
    }

    #[test]
    fn what_is_tried_is_called_as_users_type_it() {
        let asked = sample::asked();
        let names: Vec<&str> = sheets(&asked.report()).iter().map(|sheet| sheet.name).collect();
        assert!(names.contains(&"What_ifs_of_each_option") && !names.contains(&"Stress"), "{names:?}");
    }
}
