//! How far hiring may fall before the number of people in post cannot last, in sentences.

use crate::experiment::outlook::Tipping;
use crate::model::norms::MOST_FELT;
use crate::report::figures;

/// Starters a year that read as nobody below this [people].
const LEAST: f64 = 0.5;

/// What can be acted on: how many must start, how far hiring may fall or by how much it is too low, and what follows where it is.
/// Nothing where those who must start are fewer than half a person a year: of so few posts, one who comes or goes is all.
pub(super) fn tipping(found: &Tipping) -> Option<String> {
    let (Some(workload), true) = (found.tips_at_workload, found.strength > 0.0) else {
        return Some("Leaving cannot feed itself here: the file lets workload have no effect on it.".to_owned());
    };
    if found.least_starters_per_year < LEAST {
        return None;
    }
    let [starters, least] =
        [found.starters_per_year, found.least_starters_per_year].map(|people| figures::shown(people, 0));
    let so = if found.margin > 0.0 {
        format!("hiring could fall by {}{}", percent(found.margin), room(found))
    } else {
        format!("hiring alone is too low{}", room(found))
    };
    Some(format!(
        "With every figure at its middle {starters} people start in a year while posts are open, campaigns and agency workers left out, and at least {least} must if the number in post is to last: {so}. With fewer, those who leave make more work for the rest, of whom more then leave{}{}",
        speeding(found, workload),
        no_return(found, workload).unwrap_or_default(),
    ))
}

fn percent(share: f64) -> String {
    format!("{}%", figures::shown(100.0 * share, 0))
}

/// From which workload each who leaves makes more than one other leave.
fn speeding(found: &Tipping, workload: f64) -> String {
    if found.beyond_the_model {
        return "; from which workload that speeds itself up is further than the futures here can show.".to_owned();
    }
    let caseload = found
        .tips_at_caseload
        .map_or_else(String::new, |caseload| format!(", {} children per social worker", figures::shown(caseload, 0)));
    format!("; from {} times the usual workload{caseload}, that speeds itself up.", figures::shown(workload, 1))
}

/// From which caseload today's hiring would not bring people back; nothing where no future could show it.
fn no_return(found: &Tipping, tips_at: f64) -> Option<String> {
    let (above, tips) = (found.no_return_above_caseload?, found.tips_at_caseload?);
    let workload = tips_at * above / tips;
    (workload < MOST_FELT && !found.beyond_the_model).then(|| {
        format!(
            " Above {} children per social worker as many starters as now would not bring it back.",
            figures::shown(above, 0)
        )
    })
}

/// Where 8 futures in 10 put the room that hiring has; in some there may be none. Nothing where both ends read alike, as of one
/// future, whose own figures are not those at their middle.
fn room(found: &Tipping) -> String {
    let [low, high] = [found.margin_p10, found.margin_p90].map(|share| percent(share.abs()));
    if percent(found.margin_p10) == percent(found.margin_p90) {
        return String::new();
    }
    let lies = if found.margin_p10 >= 0.0 {
        format!("by {low} to {high}")
    } else if found.margin_p90 > 0.0 {
        format!("from {low} too low to {high} to spare")
    } else {
        format!("by {high} to {low}")
    };
    format!(" (in 8 in 10 futures {lies})")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::report::outlook) fn loop_of(strength: f64, margin: f64) -> Tipping {
        Tipping {
            leaving_percent_per_year: 15.0,
            in_post_fte: 200.0,
            starters_per_year: 30.0,
            strength,
            gain_at_start: strength,
            gain_at_end: (strength > 0.0).then_some(1.2 * strength),
            least_starters_per_year: 30.0 * (1.0 - margin),
            margin,
            margin_p10: margin - 0.2,
            margin_p90: margin + 0.2,
            tips_at_workload: (strength > 0.0).then(|| 1.0 / strength),
            tips_at_caseload: (strength > 0.0).then(|| 16.0 / strength),
            no_return_above_caseload: None,
            beyond_the_model: strength < 0.4,
        }
    }

    fn tipping(found: &Tipping) -> String {
        super::tipping(found).expect("a sentence")
    }

    #[test]
    fn what_rounds_to_nobody_is_not_told() {
        let few = Tipping { starters_per_year: 7.0, least_starters_per_year: 0.14, ..loop_of(0.3, 0.98) };
        assert_eq!(super::tipping(&few), None);
    }

    #[test]
    fn a_loop_that_is_off_cannot_tip_and_one_out_of_reach_says_so() {
        assert!(tipping(&loop_of(0.0, 1.0)).starts_with("Leaving cannot feed itself"));
        let far = tipping(&loop_of(0.3, 0.4));
        for part in [
            "30 people start in a year",
            "at least 18 must if the number in post is to last: hiring could fall by 40% (in 8 in 10 futures by 20% to 60%). ",
            "from which workload that speeds itself up is further than the futures here can show.",
        ] {
            assert!(far.contains(part), "{part}: {far}");
        }
        assert!(!far.contains("53 children"), "no caseload that no future could show: {far}");
        assert!(far.matches(". ").count() == 1 && far.ends_with('.'), "two sentences: {far}");
        let near = tipping(&loop_of(0.7, 0.4));
        assert!(
            near.contains("from 1.4 times the usual workload, 23 children per social worker, that speeds"),
            "{near}"
        );
        let alone = Tipping { margin_p10: 0.65, margin_p90: 0.65, ..loop_of(0.3, 0.38) };
        assert!(!tipping(&alone).contains("65%"), "a range of one future");
    }

    #[test]
    fn hiring_that_is_too_low_is_told_by_how_much() {
        let near = tipping(&loop_of(0.7, 0.1));
        assert!(near.contains("could fall by 10% (in 8 in 10 futures from 10% too low to 30% to spare)"), "{near}");
        let low = tipping(&loop_of(0.7, -0.1));
        assert!(low.contains("at least 33 must") && low.contains(": hiring alone is too low ("), "{low}");
        let sure = tipping(&loop_of(0.7, -0.5));
        assert!(sure.contains("too low (in 8 in 10 futures by 30% to 70%)"), "{sure}");
    }
}
