//! What `--change` and `--unit-cost` say.

use crate::experiment::seek::lever::{Lever, MOST, days, months_between, numbers, usual_step};
use crate::scenario::council::Date;

/// A range as it was typed.
pub(super) fn lever(typed: &str) -> Result<Lever, String> {
    let example = "type it as in --change team.north.posts_fte.social-worker=0..20";
    let (addresses, range) = typed.split_once('=').ok_or_else(|| format!("\"{typed}\" has no =; {example}"))?;
    let (range, step) = range.split_once('/').map_or((range, None), |(range, step)| (range, Some(step)));
    let (from, to) = range.split_once("..").ok_or_else(|| format!("\"{range}\" is no range; {example}"))?;
    let addresses: Vec<String> = addresses.split('+').map(|address| address.trim().to_owned()).collect();
    if addresses.iter().any(String::is_empty) {
        return Err(format!("\"{typed}\" names no address; {example}"));
    }
    let step = step.map(number).transpose()?;
    if step.is_some_and(|step| step <= 0.0) {
        return Err(format!("the step of \"{typed}\" is not above 0; type a step such as /5, or none"));
    }
    let settings = match (day(from), day(to)) {
        (Some(from), Some(to)) => {
            let months =
                step.map_or_else(|| (months_between(from, to) / 40).max(1), |step| step.round().max(1.0) as i32);
            days(from, to, months)
        }
        (None, None) => {
            let (from, to) = (number(from)?, number(to)?);
            numbers(from, to, step.unwrap_or_else(|| usual_step(from, to)))
        }
        _ => {
            return Err(format!("\"{range}\" has a date at one end only; type both ends as numbers, or both as dates"));
        }
    };
    let settings =
        settings.ok_or_else(|| format!("\"{typed}\" has more than {MOST} steps; type a longer step such as /5"))?;
    if settings.len() < 2 {
        return Err(format!(
            "\"{range}\" begins where it ends, so there is nothing to look for; type two different ends"
        ));
    }
    Ok(Lever { addresses, settings, unit_cost: None })
}

/// Why no search may look there, and what to type; nothing of what a council can do.
pub(super) fn out_of_reach(address: &str) -> Option<String> {
    let (why, type_instead) = match address.split('.').next()? {
        "run" => (
            "the luck and the number of futures are the analyst's, and a council decides on neither",
            "type --seed or --replications for the search as a whole",
        ),
        "period" => (
            "points of other days, or of another record of them, have nothing beside them to be compared with",
            "type --by with one of the target's dates, or set the days in [period] of the file",
        ),
        "target" | "standard" => (
            "that moves the promise, or what it is measured by, and not the council",
            "take a figure of what is done, as in --change team.north.posts_fte.social-worker=0..20",
        ),
        "verification" => (
            "its keys serve exact checks alone",
            "take a figure of what is done, as in --change team.north.posts_fte.social-worker=0..20",
        ),
        _ => return None,
    };
    Some(format!("seek cannot change {address}: {why}; {type_instead}"))
}

/// An address that stands twice.
pub(super) fn twice(addresses: &[String]) -> Option<&str> {
    let mut all = addresses.iter().enumerate();
    all.find(|(index, address)| addresses[..*index].contains(address)).map(|(_, address)| address.as_str())
}

/// An address that is set twice on the command line: only one of the two could hold.
pub(super) fn set_twice(sets: &[String]) -> Option<String> {
    let addresses: Vec<String> =
        sets.iter().filter_map(|set| set.split_once('=')).map(|(address, _)| address.trim().to_owned()).collect();
    twice(&addresses).map(str::to_owned)
}

/// Prices as they were typed, by address.
pub(super) fn prices(typed: &[String]) -> Result<Vec<(String, f64)>, String> {
    let price = |typed: &String| {
        let (address, pounds) = typed.split_once('=').ok_or_else(|| {
            format!("\"{typed}\" has no =; type it as in --unit-cost team.north.posts_fte.social-worker=52000")
        })?;
        let price = number(pounds)?;
        if price < 0.0 {
            return Err(format!(
                "--unit-cost {typed} is below 0, and the cheapest mix would be the largest; type what one more costs, as in {}={}",
                address.trim(),
                -price
            ));
        }
        Ok((address.trim().to_owned(), price))
    };
    typed.iter().map(price).collect()
}

fn day(typed: &str) -> Option<Date> {
    typed.trim().parse().ok()
}

fn number(typed: &str) -> Result<f64, String> {
    let plain = typed.trim().replace('_', "");
    let number: Option<f64> = plain.parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| {
        format!("\"{typed}\" is neither a number nor a date; type a number such as 12, or a date such as 2019-04-01")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::seek::lever::Setting;

    #[test]
    fn ranges_are_read_as_they_are_typed() {
        let found = lever("team.a.posts_fte.worker+team.a.in_post_fte.worker=1_0..12").expect("a range");
        assert_eq!(found.addresses, ["team.a.posts_fte.worker", "team.a.in_post_fte.worker"]);
        assert_eq!(found.settings, [10.0, 11.0, 12.0].map(Setting::Number));
        assert_eq!(lever("change.x.date=2019-03-01..2018-12-01").expect("a range").settings.len(), 4);
        assert_eq!(lever("a.b=0..40/20").expect("a range").settings.len(), 3);
    }

    #[test]
    fn what_is_no_range_is_refused_with_what_to_type() {
        for typed in
            ["a.b", "a.b=3", "a.b=3..x", "a.b=3..2019-01-01", "=1..2", "a.b=1..1", "a.b=1..2/0", "a.b=0..9/0.0001"]
        {
            let told = lever(typed).expect_err(typed);
            assert!(told.contains("type"), "{told}");
        }
        assert!(out_of_reach("change.period.date").is_none());
        let sets = ["run.seed=1", "a.b=2", "run.seed =3"].map(str::to_owned);
        assert_eq!(set_twice(&sets).as_deref(), Some("run.seed"));
        assert_eq!(set_twice(&sets[..2]), None);
        assert!(prices(&["a.b".to_owned()]).expect_err("no price").contains("--unit-cost"));
    }
}
