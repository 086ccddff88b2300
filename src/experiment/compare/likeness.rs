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

/// What a reader should know of a scenario that stands beside another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    /// The address of what is not the same.
    pub address: &'static str,
    /// What is not the same, and what comes of it.
    pub what: String,
    /// What to type.
    pub fix: &'static str,
}

/// What a reader should know who sets two scenarios side by side that differ in what they measure by.
#[must_use]
pub fn differs(reference: &Council, other: &Council) -> Vec<Differs> {
    threshold(reference, other).into_iter().chain(money(reference, other)).collect()
}

fn threshold(reference: &Council, other: &Council) -> Option<Differs> {
    let most = |council: &Council| council.standard.as_ref().map(|standard| standard.most_children);
    let (ours, theirs) = (most(reference)?, most(other)?);
    (ours.total_cmp(&theirs).is_ne()).then(|| Differs {
        address: "standard",
        what: format!(
            "its threshold is {theirs} children a worker and not {ours}: workers over the threshold are not alike"
        ),
        fix: "Write one most_children for all, in the file that they build on.",
    })
}

/// Sums of all options are made with the reference's `[money]`: pounds that are counted otherwise would not stand side by side.
fn money(reference: &Council, other: &Council) -> Option<Differs> {
    let own = other.money.as_ref()?;
    let with = match &reference.money {
        Some(ours) if ours == own => return None,
        Some(_) => "sums are made with the reference's",
        None => "sums are made as in the reference, which has none",
    };
    Some(Differs {
        address: "money",
        what: format!("its own [money] is passed over, since {with}"),
        fix: "Write what is meant in [money] of the reference, or of the file that all of them build on.",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn council(money: &str) -> Council {
        let text = format!("title = 'T'\n[period]\nstart = 2024-03-31\nend = 2025-03-31\n{money}");
        toml::from_str(&text).unwrap()
    }

    #[test]
    fn money_of_an_option_that_is_not_the_references_is_told() {
        let money = |rate: u32| {
            format!(
                "[money]\ndiscount_percent_per_year = {rate}\ninflation_percent_per_year = 2\noptimism_bias_percent = 0\n"
            )
        };
        let told = |reference: &str, other: &str| differs(&council(reference), &council(other));
        assert_eq!(told(&money(3), &money(3)), []);
        assert_eq!(told(&money(3), ""), [], "it has none to be passed over");
        let found = told(&money(3), &money(5));
        assert_eq!(found[0].what, "its own [money] is passed over, since sums are made with the reference's");
        assert_eq!(told("", &money(5))[0].address, "money");
    }
}
