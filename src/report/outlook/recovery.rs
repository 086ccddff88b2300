//! How long from full staffing to a normal caseload, in sentences.

use crate::experiment::findings::Findings;
use crate::experiment::outlook::Recovery;
use crate::model::measure::Measure;
use crate::report::figures;

/// People in post, agency workers and funded posts of the middle future on the first day, full-time equivalents.
pub(super) type FirstDay = [f64; 3];

/// What there is on the first day; none where a run does not count them.
pub(super) fn first_day(findings: &Findings) -> Option<FirstDay> {
    let first = |measure| Some(findings.council(measure)?.first().copied().flatten()?.p50);
    Some([first(Measure::InPostFte)?, first(Measure::AgencyFte)?, first(Measure::PostsFte)?])
}

/// The wait, how many futures have come to its end by that of the period, and what full staffing is.
pub(super) fn recovery(first_day: Option<FirstDay>, found: &Recovery) -> String {
    let wait = wait(first_day, found);
    let staffed = format!(
        "Full staffing is people in post and agency workers for {}% of funded posts.",
        figures::written(found.fully_staffed_percent)
    );
    if found.share_never_staffed >= 1.0 {
        return format!("{wait} {staffed}");
    }
    let never = if found.share_never_staffed > 0.0 {
        format!("; {} never are", figures::futures_in_100(found.share_never_staffed))
    } else {
        String::new()
    };
    let have = figures::futures_in_100(1.0 - found.share_never_normal - found.share_never_staffed);
    // Where it is there at once, the wait begins with what it is.
    let staffed = if found.share_staffed_on_first_day >= 1.0 { String::new() } else { format!(" {staffed}") };
    format!("{wait} {have} have it by the end once fully staffed{never}.{staffed}")
}

/// How long it takes, and no more.
pub(super) fn wait(first_day: Option<FirstDay>, found: &Recovery) -> String {
    let normal = figures::written(found.normal_caseload);
    let called = if found.is_promised { "the target" } else { "the normal caseload" };
    if found.share_never_staffed >= 1.0 {
        let when = if found.after_posts_added { "once the last posts are added" } else { "in the period" };
        return format!(
            "No future is fully staffed {when}, so none shows how long {called} of {normal} children per social worker would then take."
        );
    }
    format!("{} to {called} of {normal} children per social worker: {}.", from(first_day, found), waited(found))
}

/// From which full staffing: that of the first day, with the people that make it, or none before all posts are there.
fn from(first_day: Option<FirstDay>, found: &Recovery) -> String {
    let at_once = found.share_staffed_on_first_day;
    if at_once >= 1.0 {
        let percent = figures::written(found.fully_staffed_percent);
        let (who, posts) = first_day.map_or_else(
            || ("people in post and agency workers".to_owned(), "funded posts".to_owned()),
            |fte| {
                let [in_post, agency, posts] = fte.map(|value| figures::shown(value, 0));
                let who = format!("{in_post} people in post and {agency} agency workers (full-time equivalents)");
                (who, format!("the {posts} funded posts"))
            },
        );
        return format!(
            "On the first day already {who} come to {percent}% of {posts} or more, which counts as full staffing. From then"
        );
    }
    if at_once > 0.0 {
        format!("From full staffing, there on the first day already in {},", figures::futures_in_100(at_once))
    } else if found.after_posts_added {
        "From full staffing once the last posts are added".to_owned()
    } else {
        "From full staffing".to_owned()
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

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_wait_is_told_as_far_as_the_period_tells() {
        let told = |months, never| recovery(None, &found(months, 0.1, never));
        let all = told([Some(2.0), Some(7.0), Some(15.0)], 0.05);
        assert!(all.contains("7 months in the middle future, 2 to 15 months in 8 in 10. 85 in 100"), "{all}");
        assert!(all.contains("10 in 100 futures never are"), "{all}");
        let unsure = told([Some(1.0), Some(7.0), None], 0.21);
        assert!(unsure.contains("7 months in the middle future; 23 in 100 of the futures that are ever"), "{unsure}");
        let all = recovery(None, &found([Some(1.0), Some(7.0), None], 0.0, 0.17));
        assert!(all.contains("7 months in the middle future; 17 in 100 futures take longer than the period."), "{all}");
        assert!(told([Some(1.0), None, None], 0.6).contains("1 month in the quickest tenth of futures; 67 in 100 of"));
        assert!(told([None; 3], 0.88).contains("longer than the period in 98 in 100 of the futures that are ever"));
        let one = |months| {
            recovery(
                None,
                &Recovery { futures: 1, ..found([months; 3], 0.0, if months.is_some() { 0.0 } else { 1.0 }) },
            )
        };
        assert!(one(Some(7.0)).contains(": 7 months in the one future played."), "{}", one(Some(7.0)));
        assert!(one(None).contains(": longer than the period in the one future played."), "{}", one(None));
        assert!(told([Some(0.0); 3], 0.0).contains("no wait"));
        assert!(recovery(None, &found([None; 3], 1.0, 0.0)).starts_with("No future is fully staffed in the period"));
    }

    #[test]
    fn it_says_from_which_full_staffing_months_count() {
        let months = [Some(2.0), Some(7.0), Some(15.0)];
        let told = |after_posts_added, share_staffed_on_first_day, never| {
            let one = found(months, never, 0.0);
            recovery(None, &Recovery { after_posts_added, share_staffed_on_first_day, ..one })
        };
        assert!(told(false, 0.0, 0.0).starts_with("From full staffing to the target of 18 children"));
        assert!(told(true, 0.0, 0.0).starts_with("From full staffing once the last posts are added to the target"));
        let at_once = told(false, 1.0, 0.0);
        assert!(
            at_once.starts_with("On the first day already people in post and agency workers come to 98% of funded posts or more, which counts as full staffing. From then to the target"),
            "{at_once}"
        );
        assert!(!at_once.contains("Full staffing is"), "{at_once}");
        assert!(
            told(false, 0.4, 0.0).starts_with("From full staffing, there on the first day already in 40 in 100 fut")
        );
        assert!(told(true, 0.0, 1.0).starts_with("No future is fully staffed once the last posts are added, so none"));
    }

    #[test]
    fn full_staffing_that_agency_workers_make_is_told_with_its_people() {
        let one = Recovery { share_staffed_on_first_day: 1.0, ..found([None; 3], 0.0, 1.0) };
        let said = wait(Some([181.7, 71.0, 233.6]), &one);
        let wanted = "On the first day already 182 people in post and 71 agency workers (full-time equivalents) come to 98% of the 234 funded posts or more";
        assert!(said.starts_with(wanted), "{said}");
    }
}
