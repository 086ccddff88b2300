//! What is said where a comparison ended before the half-width that was asked for.

use crate::experiment::compare::Comparison;
use crate::experiment::compare::precision::half_width;
use crate::model::measure::Measure;
use crate::scenario::check::spoken::{futures, shown, thousands};

/// How closely the difference is known where that is not as closely as was asked, after all the futures that there might be.
pub(super) fn note(asked: Option<f64>, comparison: &Comparison, most: u32) -> Option<String> {
    // Where the width was reached fewer are kept: it must hold for some futures more.
    let count = comparison.reference().findings.replications;
    if comparison.is_interrupted() || count < most {
        return None;
    }
    let (option, beside) = (&comparison.proposed().futures, &comparison.reference().futures);
    let differences = option.less(beside, comparison.record, Measure::AverageCaseload);
    said(asked?, half_width(&differences), count)
}

fn said(asked: f64, known: Option<f64>, count: u32) -> Option<String> {
    let (futures, asked_for) = (futures(count), shown(asked));
    let Some(known) = known else {
        return Some(format!(
            "the half-width of {asked_for} that was asked for was not reached: {futures} cannot tell how closely the difference in average caseload is known"
        ));
    };
    if known <= asked {
        return Some(format!(
            "after {futures} the difference in average caseload is known to within the {asked_for} children that were asked for (95 in 100), but they are too few to say that it stays so; --replications plays more"
        ));
    }
    // Half-widths fall with the square root of the number of futures.
    let needed = f64::from(count) * (known / asked) * (known / asked);
    Some(format!(
        "the half-width of {asked_for} that was asked for was not reached: after {futures} the difference in average caseload is known to within {} children (95 in 100); about {} futures would do it (--replications)",
        two_digits(known),
        two_digits(needed),
    ))
}

/// The first two digits of a figure, never less than it is.
fn two_digits(value: f64) -> String {
    if value <= 0.0 {
        return "0".to_owned();
    }
    let unit = libm::pow(10.0, libm::floor(libm::log10(value)) - 1.0);
    let rounded = libm::ceil(value / unit - 1e-9) * unit;
    if rounded < 1_000.0 { shown(rounded) } else { thousands(rounded) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_width_that_was_not_reached_is_told_with_what_would_reach_it() {
        let told = said(0.01, Some(0.2301), 20).expect("a note");
        assert!(told.contains("half-width of 0.01") && told.contains("not reached: after 20 futures"), "{told}");
        assert!(told.contains("within 0.24 children") && told.contains("about 11,000 futures"), "{told}");
    }

    #[test]
    fn a_width_that_holds_after_too_few_futures_is_not_said_to_be_missed() {
        let told = said(0.5, Some(0.2), 20).expect("a note");
        assert!(told.contains("within the 0.5 children") && !told.contains("not reached"), "{told}");
        assert!(said(0.5, None, 1).expect("a note").contains("1 future cannot tell"));
    }
}
