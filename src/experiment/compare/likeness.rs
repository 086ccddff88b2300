//! Whether scenarios can be set side by side: the same days, recorded alike.

use crate::scenario::council::{Council, Record};

/// Why a scenario cannot be set beside the reference: every reason at once, each with what to type.
#[must_use]
pub fn unlike(reference: &Council, other: &Council) -> Vec<String> {
    let (ours, theirs) = (&reference.period, &other.period);
    let mut found = Vec::new();
    if ours.start != theirs.start {
        found.push(format!(
            "it starts on {} and not on {}, so no two figures would be of the same day of the same future; type start = {} in its [period]",
            theirs.start, ours.start, ours.start
        ));
    }
    if ours.end != theirs.end {
        found.push(format!(
            "it ends on {} and not on {}, so costs and chances would be of unequal spans; type end = {} in its [period]",
            theirs.end, ours.end, ours.end
        ));
    }
    if ours.record != theirs.record {
        let name = |record: Record| match record {
            Record::Month => "month",
            Record::Week => "week",
        };
        found.push(format!(
            "it is recorded by the {} and not by the {}; type record = \"{}\" in its [period]",
            name(theirs.record),
            name(ours.record),
            name(ours.record)
        ));
    }
    if ours.warm_up_weeks != theirs.warm_up_weeks {
        found.push(format!(
            "it plays {} weeks before its first record and not {}; type warm_up_weeks = {} in its [period]",
            theirs.warm_up_weeks, ours.warm_up_weeks, ours.warm_up_weeks
        ));
    }
    found
}

/// What a reader should know who sets two scenarios side by side that differ in what they measure by.
#[must_use]
pub fn differs(reference: &Council, other: &Council) -> Option<String> {
    let most = |council: &Council| council.standard.as_ref().map(|standard| standard.most_children);
    let (ours, theirs) = (most(reference)?, most(other)?);
    (ours.total_cmp(&theirs).is_ne()).then(|| {
        format!("its threshold is {theirs} children a worker and not {ours}: workers over the threshold are not alike")
    })
}
