//! Whether scenarios can be set side by side: the same days, recorded alike.

use crate::scenario::council::Council;

/// One reason why a scenario cannot be set beside another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlike {
    /// The address of the figure that is not the same.
    pub address: &'static str,
    /// What is not the same.
    pub what: String,
    /// Why that matters; empty where it goes without saying.
    pub why: &'static str,
    /// What to type.
    pub fix: String,
}

impl Unlike {
    /// The whole of it in a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let so = if self.why.is_empty() { String::new() } else { format!(", so {}", self.why) };
        format!("{}{so}; {}", self.what, self.fix)
    }
}

/// Why a scenario cannot be set beside the reference: every reason at once, each with what to type.
#[must_use]
pub fn unlike(reference: &Council, other: &Council) -> Vec<Unlike> {
    let (ours, theirs) = (&reference.period, &other.period);
    let mut found = Vec::new();
    if ours.start != theirs.start {
        found.push(Unlike {
            address: "period.start",
            what: format!("it starts on {} and not on {}", theirs.start, ours.start),
            why: "no two figures would be of the same day of the same future",
            fix: format!("type start = {} in its [period]", ours.start),
        });
    }
    if ours.end != theirs.end {
        found.push(Unlike {
            address: "period.end",
            what: format!("it ends on {} and not on {}", theirs.end, ours.end),
            why: "costs and chances would be of unequal spans",
            fix: format!("type end = {} in its [period]", ours.end),
        });
    }
    if ours.record != theirs.record {
        found.push(Unlike {
            address: "period.record",
            what: format!("it is recorded by the {} and not by the {}", theirs.record.word(), ours.record.word()),
            why: "",
            fix: format!("type record = \"{}\" in its [period]", ours.record.word()),
        });
    }
    if ours.warm_up_weeks != theirs.warm_up_weeks {
        found.push(Unlike {
            address: "period.warm_up_weeks",
            what: format!(
                "it plays {} weeks before its first record and not {}",
                theirs.warm_up_weeks, ours.warm_up_weeks
            ),
            why: "",
            fix: format!("type warm_up_weeks = {} in its [period]", ours.warm_up_weeks),
        });
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
