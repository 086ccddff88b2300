//! Inputs, outcomes and what was found, in words.

use super::SensitivityReport;
use crate::experiment::sensitivity::failing::{Bound, Failing};
use crate::experiment::sensitivity::global::Factor;
use crate::experiment::sensitivity::inputs::Input;
use crate::experiment::sensitivity::outcome::{Estimate, Outcome};
use crate::experiment::sensitivity::share::Share;
use crate::experiment::sensitivity::switching::Turn;
use crate::report::compare::words::{Column, pounds};
use crate::report::{days, escape, figures};

/// What a figure is called: "Experienced, suitable people who apply (people a year)".
pub(crate) fn input<'a>(report: &SensitivityReport<'a>, input: usize) -> &'a str {
    report.names.get(input).map_or("", String::as_str)
}

/// The same inside a sentence, in quotes, for most names hold commas.
pub(crate) fn quoted(report: &SensitivityReport<'_>, input: usize) -> String {
    format!("“{}”", self::input(report, input))
}

/// A value of an input: to three digits, as it would be typed.
pub(crate) fn value(value: f64) -> String {
    let size = value.abs();
    let decimals = match size {
        large if large >= 100.0 => 0,
        middle if middle >= 10.0 => 1,
        small if small >= 1.0 => 2,
        _ => 3,
    };
    let text = figures::shown(value, decimals);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// "65 (40 to 85)".
pub(crate) fn range(input: &Input) -> String {
    format!("{} ({} to {})", value(input.likely), value(input.low), value(input.high))
}

/// What an outcome is called.
pub(crate) fn outcome(report: &SensitivityReport<'_>, outcome: Outcome) -> String {
    match (outcome, report.against()) {
        (Outcome::Caseload, _) => "average caseload".into(),
        (Outcome::Target, _) => "chance of keeping the target".into(),
        (Outcome::Cost, Some(_)) => "net cost".into(),
        (Outcome::Cost, None) => "cost".into(),
        (Outcome::Difference, Some(other)) => format!("average caseload against {other}"),
        (Outcome::Difference, None) => "difference in average caseload".into(),
    }
}

/// A level of an outcome, to the digits its error allows.
pub(crate) fn level(outcome: Outcome, estimate: &Estimate) -> String {
    match outcome {
        Outcome::Caseload => figures::level(estimate.mean, estimate.error, 1),
        Outcome::Difference => figures::to_error(estimate.mean, estimate.error, 2),
        Outcome::Target => format!("{} in 100", figures::to_error(estimate.mean, estimate.error, 0)),
        Outcome::Cost => pounds(estimate.mean, estimate.error),
    }
}

/// A change of an outcome with its sign, to the digits of a level: what chance may have made stands too, for a bar is drawn of
/// it, and a mark beside it says that it is not told from nought.
pub(crate) fn change(outcome: Outcome, estimate: &Estimate) -> String {
    let sign = if estimate.mean > 0.0 { "+" } else { "" };
    let text = match outcome {
        Outcome::Target => figures::level(estimate.mean, estimate.error, 0),
        Outcome::Cost => {
            Column::of_amounts(std::iter::once(estimate.mean), 0.0).with_error(estimate.error).said(estimate.mean)
        }
        Outcome::Caseload | Outcome::Difference => figures::level(estimate.mean, estimate.error, 2),
    };
    if figures::says_some(&text) { format!("{sign}{text}") } else { "0".into() }
}

/// A standard error of an outcome, to two digits.
pub(crate) fn error(outcome: Outcome, error: f64) -> String {
    match outcome {
        Outcome::Cost => pounds(error, error / 10.0),
        Outcome::Target | Outcome::Caseload | Outcome::Difference => figures::level(error, error / 10.0, 3),
    }
}

/// Changes of an outcome in one table: money in one unit, each to the digits that its own error allows.
pub(crate) fn changes(outcome: Outcome, estimates: &[Estimate]) -> impl Fn(&Estimate) -> String + use<> {
    let column = Column::of_amounts(estimates.iter().map(|it| it.mean), 0.0);
    move |it| match outcome {
        Outcome::Cost => {
            let said = column.with_error(it.error).said(it.mean);
            if it.mean > 0.0 && figures::says_some(&said) { format!("+{said}") } else { said }
        }
        Outcome::Target | Outcome::Caseload | Outcome::Difference => change(outcome, it),
    }
}

/// A share of variance, within what a share can be.
pub(crate) fn of_whole(share: f64) -> f64 {
    share.clamp(0.0, 1.0)
}

/// The same in words: "38%", and "0%" of an estimate below nought.
pub(crate) fn bare_share(share: &Share) -> String {
    format!("{}%", figures::shown(100.0 * of_whole(share.value), 0))
}

/// What stands in place of a share that cannot be told.
pub(crate) const UNTOLD: &str = "too few to tell";

/// What a factor makes of the variance of an outcome, alone and with interactions.
pub(crate) fn shares(report: &SensitivityReport<'_>, outcome: Outcome, factor: Factor) -> [String; 2] {
    if report.found.index(outcome, factor).is_none() {
        return ["no figure", "no figure"].map(str::to_owned);
    }
    let told = report.found.told_index(outcome, factor);
    told.map_or_else(|| [UNTOLD, UNTOLD].map(str::to_owned), |it| [share(&it.alone()), share(&it.total)])
}

/// A share of variance within what a share can be: "38% (30 to 47)", or "99% (50 or more)" where the interval passes the end.
pub(crate) fn share(share: &Share) -> String {
    let number = |value: f64| figures::shown(100.0 * of_whole(value), 0);
    let value = number(share.value);
    let [low, high] = [share.low, share.high].map(number);
    match (share.low < 0.0, share.high > 1.0) {
        _ if !share.is_told() => UNTOLD.to_owned(),
        (false, false) => format!("{value}% ({low} to {high})"),
        (true, false) => format!("{value}% ({high} or less)"),
        (false, true) => format!("{value}% ({low} or more)"),
        (true, true) => format!("{value}% (anything from 0 to 100)"),
    }
}

/// The interval of a share within what a share can be: "30% to 47%", or "38%" where both ends read alike.
pub(crate) fn span(share: &Share) -> String {
    let [low, high] = [share.low, share.high].map(|end| figures::shown(100.0 * of_whole(end), 0));
    if low == high { format!("{low}%") } else { format!("{low}% to {high}%") }
}

/// How many uncertain figures have no share of their own.
pub(crate) fn others(report: &SensitivityReport<'_>) -> usize {
    report.found.inputs.len() - report.found.leading.len()
}

/// What a share belongs to.
pub(crate) fn factor(report: &SensitivityReport<'_>, factor: Factor) -> String {
    match factor {
        Factor::Input(place) => input(report, place).to_owned(),
        Factor::Rest => {
            format!("The other {} uncertain figures together", others(report))
        }
        Factor::Chance => "Chance".into(),
    }
}

/// A bound of a corner: "“Recruitment: …” is above 52".
pub(crate) fn bound(report: &SensitivityReport<'_>, bound: &Bound) -> String {
    let of = &report.found.inputs[bound.input];
    let side = if bound.above { "above" } else { "below" };
    format!("{} is {side} {}", quoted(report, bound.input), value(of.value(bound.share)))
}

/// On which side of the place where it turns what is asked holds: "below", or "just below" where it turns elsewhere too.
pub(crate) fn holds(turn: &Turn) -> String {
    let just = if turn.is_one_of_several() { "just " } else { "" };
    match (turn.at, turn.holds_below) {
        (Some(_), below) => format!("{just}{}", if below { "below" } else { "above" }),
        (None, true) => "all along".into(),
        (None, false) => "nowhere".into(),
    }
}

/// What is counted as failing.
pub(crate) fn failing(failing: Failing) -> &'static str {
    match failing {
        Failing::Broken => "breaks the target",
        Failing::WorstQuarter => "is among the quarter furthest beyond the target",
        Failing::HighestQuarter => "is among the quarter with the highest caseload",
    }
}

/// The promise: "average caseload at most 15 by 30 September 2020".
pub(crate) fn promise(report: &SensitivityReport<'_>) -> Option<String> {
    let goal = report.found.goal.as_ref()?;
    let label = crate::model::measure::Measure::named(&goal.target.measure).map_or("", |it| it.about().label);
    let way = if goal.target.at_most.is_some() { "at most" } else { "at least" };
    Some(format!("{} {way} {} by {}", escape::line(label), figures::written(goal.value), days::long(goal.date)))
}

/// What is watched, by a name that can be read by itself.
pub(crate) fn watched(measure: crate::model::measure::Measure) -> String {
    let label = measure.about().label;
    if measure == crate::model::measure::Measure::WeightedCaseload {
        return format!("{label} (each child by the weight that the scenario gives its stage)");
    }
    label.to_owned()
}

/// The value past which a sign warns: whole where it is large.
pub(crate) fn threshold(measure: crate::model::measure::Measure, value: f64) -> String {
    let decimals = measure.about().decimals;
    figures::shown(value, if value.abs() >= 100.0 { decimals } else { decimals.max(1) })
}

/// Whether a sign is summed up from the first day.
pub(crate) fn is_summed(measure: crate::model::measure::Measure) -> bool {
    crate::experiment::sensitivity::warning::is_summed(measure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_people_read_them() {
        assert_eq!([0.25, 4.5, 65.0, 250_000.0, 0.0, 10.0].map(value), ["0.25", "4.5", "65", "250,000", "0", "10"]);
    }

    #[test]
    fn no_share_of_a_variance_is_less_than_none_or_more_than_all() {
        let said = |[value, low, high]: [f64; 3]| share(&Share { value, low, high });
        assert_eq!(said([0.38, 0.30, 0.47]), "38% (30 to 47)");
        assert_eq!(said([0.99, 0.50, 1.06]), "99% (50 or more)");
        assert_eq!(said([-0.02, -0.1, 0.26]), "0% (26 or less)");
        assert_eq!(said([1.1, -0.1, 1.2]), "100% (anything from 0 to 100)");
        assert_eq!([[1.38, 0.94, 5.27], [-0.3, -0.5, -0.1]].map(said), [UNTOLD, UNTOLD]);
        assert_eq!(bare_share(&Share { value: -0.07, low: -0.2, high: 0.03 }), "0%");
    }

    #[test]
    fn changes_in_one_table_have_one_unit() {
        let [large, small, none] = [(1_234_000.0, 9_000.0), (-80_000.0, 4_000.0), (0.0, 0.0)]
            .map(|(mean, error)| Estimate { mean, error, futures: 100 });
        let said = changes(Outcome::Cost, &[large, small, none]);
        assert_eq!([large, small, none].map(|it| said(&it)), ["+£1.23m", "\u{2212}£0.08m", "£0.00m"]);
        assert_eq!(changes(Outcome::Caseload, &[large])(&Estimate { mean: 1.234, error: 0.1, futures: 100 }), "+1.2");
    }

    #[test]
    fn changes_have_a_sign_and_no_digit_that_is_not_known() {
        let known = Estimate { mean: 1.234, error: 0.1, futures: 100 };
        assert_eq!(change(Outcome::Caseload, &known), "+1.2");
        assert_eq!(change(Outcome::Caseload, &Estimate { mean: 0.01, error: 0.2, futures: 100 }), "0");
        let unsure = |mean: f64| change(Outcome::Caseload, &Estimate { mean, error: 0.3, futures: 100 });
        assert_eq!([unsure(0.4), unsure(-0.1), unsure(-1.35)], ["+0.4", "\u{2212}0.1", "\u{2212}1.4"]);
        assert_eq!(error(Outcome::Caseload, 0.300_371), "0.30");
        assert_eq!(
            change(Outcome::Cost, &Estimate { mean: -1_234_000.0, error: 9_000.0, futures: 100 }),
            "\u{2212}£1.23m"
        );
    }
}
