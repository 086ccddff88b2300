//! Sentences about the way to a normal caseload, and about the point at which leaving feeds itself.

use super::figures;
use crate::experiment::findings::Findings;
use crate::experiment::outlook::{Recovery, Tipping};
use crate::model::norms::MOST_FELT;

/// What a run says about both, a sentence or more each; nothing where the scenario does not say what it takes.
pub(crate) fn sentences(findings: &Findings) -> Vec<String> {
    let outlook = &findings.outlook;
    outlook.recovery.iter().map(recovery).chain(outlook.tipping.iter().map(tipping)).collect()
}

/// What matters most of each, for a terminal: how long, and how far hiring may fall.
pub(crate) fn brief(findings: &Findings) -> Vec<String> {
    let first = |said: String| said.split_once(". ").map_or(said.clone(), |(first, _)| format!("{first}."));
    let outlook = &findings.outlook;
    outlook.recovery.iter().map(recovery).map(first).chain(outlook.tipping.iter().map(room_of_hiring)).collect()
}

fn recovery(found: &Recovery) -> String {
    let normal = figures::written(found.normal_caseload);
    let called = if found.is_promised { "the target" } else { "the normal caseload" };
    let staffed = format!(
        "Full staffing is people in post and agency workers for {}% of funded posts.",
        figures::written(found.fully_staffed_percent)
    );
    if found.share_never_staffed >= 1.0 {
        let when = if found.after_posts_added { "once the last posts are added" } else { "in the period" };
        return format!(
            "No future is fully staffed {when}, so none shows how long {called} of {normal} children per social worker would then take. {staffed}"
        );
    }
    let never = if found.share_never_staffed > 0.0 {
        format!("; {} never are", figures::futures_in_100(found.share_never_staffed))
    } else {
        String::new()
    };
    format!(
        "From full staffing{} to {called} of {normal} children per social worker: {}. {} have it by the end once fully staffed{never}. {staffed}",
        from(found),
        waited(found),
        figures::futures_in_100(1.0 - found.share_never_normal - found.share_never_staffed),
    )
}

/// From which full staffing: that of the first day, or none before all posts are there.
fn from(found: &Recovery) -> String {
    let at_once = found.share_staffed_on_first_day;
    if at_once >= 1.0 {
        ", which is there on the first day already,".to_owned()
    } else if at_once > 0.0 {
        format!(", there on the first day already in {},", figures::futures_in_100(at_once))
    } else if found.after_posts_added {
        " once the last posts are added".to_owned()
    } else {
        String::new()
    }
}

/// "7 months in the middle future, 2 to 15 in 8 in 10", as far as the period tells; of one future what it shows.
fn waited(found: &Recovery) -> String {
    // Of the futures that are fully staffed at some time, as the months are.
    let longer = figures::in_100(found.share_never_normal / (1.0 - found.share_never_staffed));
    let those = if found.share_never_staffed > 0.0 { "of the futures that are ever fully staffed" } else { "futures" };
    let month = |months: f64| {
        let number = figures::shown(months, 0);
        match number.as_str() {
            "0" => "no wait".to_owned(),
            "1" => "1 month".to_owned(),
            _ => format!("{number} months"),
        }
    };
    match (found.months_p10, found.months_p50, found.months_p90) {
        (_, Some(only), _) if found.futures == 1 => format!("{} in the one future played", month(only)),
        (_, None, _) if found.futures == 1 => "longer than the period in the one future played".to_owned(),
        (_, Some(_), Some(high)) if high < 0.5 => "no wait, it is there by then in 8 in 10 futures".to_owned(),
        (_, Some(middle), Some(high)) => {
            let low = figures::shown(found.months_p10.unwrap_or(middle), 0);
            format!("{} in the middle future, {low} to {} in 8 in 10", month(middle), month(high))
        }
        (_, Some(middle), None) => {
            format!("{} in the middle future; {longer} {those} take longer than the period", month(middle))
        }
        (Some(low), None, _) => {
            format!("{} in the quickest tenth of futures; {longer} {those} take longer than the period", month(low))
        }
        (None, None, _) => format!("longer than the period in {longer} of the futures that are ever fully staffed"),
    }
}

/// The loop in full: what hiring can lose or lacks, where leaving would feed itself, and how strongly it does now.
fn tipping(found: &Tipping) -> String {
    format!("{}{}", room_of_hiring(found), if found.strength > 0.0 { gain(found) } else { String::new() })
}

/// What can be acted on: how far hiring may fall, or by how much it is too low, and from which workload it matters.
fn room_of_hiring(found: &Tipping) -> String {
    let (Some(workload), true) = (found.tips_at_workload, found.strength > 0.0) else {
        return "Leaving cannot feed itself here: the file lets workload have no effect on it.".to_owned();
    };
    let percent = |share: f64| format!("{}%", figures::shown(100.0 * share, 0));
    let number = |value: f64| figures::shown(value, 0);
    let from = if found.beyond_the_model {
        format!(
            "only beyond {} times the usual workload, further than the futures here can show",
            figures::written(MOST_FELT)
        )
    } else {
        let caseload = found
            .tips_at_caseload
            .map_or_else(String::new, |caseload| format!(", {} children per social worker", number(caseload)));
        format!("from {} times the usual workload{caseload}", figures::shown(workload, 1))
    };
    if found.margin <= 0.0 {
        return format!(
            "Hiring alone is too low to hold the number of people in post: {} start in a year while posts are open, campaigns and agency left out, and with fewer than {} those in post become ever fewer. Leaving would then feed itself {from}.",
            number(found.starters_per_year),
            number(found.least_starters_per_year)
        );
    }
    format!(
        "With every figure at its middle, hiring could fall by {} from {} starters a year, campaigns left out, before leaving fed itself: fewer people, more work for each, more leavers.{} It would do so {from}.{}",
        percent(found.margin),
        number(found.starters_per_year),
        room(found).map_or_else(String::new, |said| format!(" {said}")),
        no_return(found, workload).unwrap_or_default(),
    )
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

/// The gain of the loop: what one person fewer in a hundred makes of the others' leaving.
fn gain(found: &Tipping) -> String {
    let at = |gain: f64| format!("{}%", figures::shown(gain, 2));
    let end = found.gain_at_end.map_or_else(String::new, |gain| format!(", and {} at the end of the period", at(gain)));
    format!(
        " How near that is: with 1% fewer people those who stay leave {} more often on the first day{end}; at 1% leaving feeds itself.",
        at(found.gain_at_start)
    )
}

/// Where 8 futures in 10 put the room that hiring has; in some there may be none. Nothing where both ends read alike, as of one
/// future, whose own figures are not those at their middle.
fn room(found: &Tipping) -> Option<String> {
    let percent = |share: f64| format!("{}%", figures::shown(100.0 * share, 0));
    let most = percent(found.margin_p90);
    if percent(found.margin_p10) == most {
        return None;
    }
    if found.margin_p10 < 0.0 {
        return Some(format!(
            "In one future in ten hiring is too low already, by {} or more; in another it could fall by {most} or more.",
            percent(-found.margin_p10)
        ));
    }
    Some(format!("With its figures as 8 in 10 futures draw them that is {} to {most}.", percent(found.margin_p10)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::outlook::Outlook;
    use crate::report::sample;

    fn found(months: [Option<f64>; 3], staffed: f64, normal: f64) -> Recovery {
        Recovery {
            normal_caseload: 18.0,
            is_promised: true,
            fully_staffed_percent: 98.0,
            futures: 100,
            after_posts_added: false,
            share_staffed_on_first_day: 0.0,
            share_never_staffed: staffed,
            share_never_normal: normal,
            months_p10: months[0],
            months_p50: months[1],
            months_p90: months[2],
        }
    }

    fn loop_of(strength: f64, margin: f64) -> Tipping {
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

    #[test]
    fn a_wait_is_told_as_far_as_the_period_tells() {
        let told = |months, never| recovery(&found(months, 0.1, never));
        let all = told([Some(2.0), Some(7.0), Some(15.0)], 0.05);
        assert!(all.contains("7 months in the middle future, 2 to 15 months in 8 in 10. 85 in 100"), "{all}");
        assert!(all.contains("10 in 100 futures never are"), "{all}");
        let unsure = told([Some(1.0), Some(7.0), None], 0.21);
        assert!(unsure.contains("7 months in the middle future; 23 in 100 of the futures that are ever"), "{unsure}");
        let all = recovery(&found([Some(1.0), Some(7.0), None], 0.0, 0.17));
        assert!(all.contains("7 months in the middle future; 17 in 100 futures take longer than the period."), "{all}");
        assert!(told([Some(1.0), None, None], 0.6).contains("1 month in the quickest tenth of futures; 67 in 100 of"));
        assert!(told([None; 3], 0.88).contains("longer than the period in 98 in 100 of the futures that are ever"));
        let one = |months| {
            recovery(&Recovery { futures: 1, ..found([months; 3], 0.0, if months.is_some() { 0.0 } else { 1.0 }) })
        };
        assert!(one(Some(7.0)).contains(": 7 months in the one future played."), "{}", one(Some(7.0)));
        assert!(one(None).contains(": longer than the period in the one future played."), "{}", one(None));
        assert!(told([Some(0.0); 3], 0.0).contains("no wait"));
        assert!(recovery(&found([None; 3], 1.0, 0.0)).starts_with("No future is fully staffed in the period"));
    }

    #[test]
    fn it_says_from_which_full_staffing_months_count() {
        let months = [Some(2.0), Some(7.0), Some(15.0)];
        let told = |after_posts_added, share_staffed_on_first_day, never| {
            let one = found(months, never, 0.0);
            recovery(&Recovery { after_posts_added, share_staffed_on_first_day, ..one })
        };
        assert!(told(false, 0.0, 0.0).starts_with("From full staffing to the target of 18 children"));
        assert!(told(true, 0.0, 0.0).starts_with("From full staffing once the last posts are added to the target"));
        let at_once = told(false, 1.0, 0.0);
        assert!(
            at_once.starts_with("From full staffing, which is there on the first day already, to the "),
            "{at_once}"
        );
        assert!(
            told(false, 0.4, 0.0).starts_with("From full staffing, there on the first day already in 40 in 100 fut")
        );
        assert!(told(true, 0.0, 1.0).starts_with("No future is fully staffed once the last posts are added, so none"));
    }

    #[test]
    fn a_loop_that_is_off_cannot_tip_and_one_out_of_reach_says_so() {
        assert!(tipping(&loop_of(0.0, 1.0)).starts_with("Leaving cannot feed itself"));
        let far = tipping(&loop_of(0.3, 0.4));
        assert!(
            far.contains("fall by 40% from")
                && far.contains("as 8 in 10 futures draw them that is 20% to 60%")
                && far.contains("only beyond 2.5 times the usual workload, further than the futures here can show"),
            "{far}"
        );
        assert!(!far.contains("53 children"), "no caseload that no future could show: {far}");
        let near = tipping(&loop_of(0.7, 0.4));
        assert!(near.contains("from 1.4 times the usual workload, 23 children per social worker"), "{near}");
        assert!(
            tipping(&loop_of(0.7, 0.1))
                .contains("too low already, by 10% or more; in another it could fall by 30% or more")
        );
        let low = tipping(&loop_of(0.7, -0.1));
        assert!(
            low.starts_with("Hiring alone is too low") && low.contains("with fewer than 33 those in post"),
            "{low}"
        );
        assert!(!tipping(&loop_of(0.7, 0.1)).contains("only beyond"));
        let alone = Tipping { margin_p10: 0.65, margin_p90: 0.65, ..loop_of(0.3, 0.38) };
        assert!(!tipping(&alone).contains("65%"), "a range of one future");
        assert!(far.contains("leave 0.30% more often on the first day, and 0.36% at the end of the period"), "{far}");
        assert!(low.contains("0.70% more often on the first day, and 0.84% at the end"), "{low}");
        let unknown = tipping(&Tipping { gain_at_end: None, ..loop_of(0.3, 0.4) });
        assert!(unknown.contains("0.30% more often on the first day; at 1%"), "{unknown}");
    }

    #[test]
    fn a_run_without_either_says_nothing() {
        let mut sample = sample::county();
        assert_eq!(sentences(&sample.findings), Vec::<String>::new());
        sample.findings.outlook = Outlook { tipping: Some(loop_of(0.3, 0.4)), ..Outlook::default() };
        assert_eq!(sentences(&sample.findings).len(), 1);
        let told = brief(&sample.findings);
        assert!(told[0].contains("hiring could fall by 40%") && !told[0].contains("How near"), "{told:?}");
        let with = |caseload| Tipping { no_return_above_caseload: Some(caseload), ..loop_of(0.7, 0.4) };
        let mut said = |caseload| {
            sample.findings.outlook.tipping = Some(with(caseload));
            brief(&sample.findings)[0].clone()
        };
        assert!(said(30.0).contains("Above 30 children per social worker as many starters as now would not bring it"));
        assert!(!said(71.4).contains("Above 71"), "4.5 times the usual workload is beyond what futures show");
    }
}
