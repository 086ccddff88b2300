//! What the figures rest on: every source, reason and confidence that a scenario gives.

use toml::{Table, Value};

use crate::scenario::doubts;
use crate::scenario::text::node::join;
pub(crate) use crate::scenario::vouched::KEYS;

/// What these columns are called.
pub(crate) const HEADS: [&str; 5] = ["Confidence", "Source", "Why", "As of", "Owner"];

/// The address of what is said of a file as a whole.
pub(crate) const WHOLE: &str = "the whole scenario";

/// One table of the scenario that says where its figures come from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Assumption {
    /// Its address in the file.
    pub(crate) address: String,
    /// What it says under each of [`KEYS`]; empty where it says nothing.
    pub(crate) says: [String; 5],
}

/// Every table that gives a source, a reason or a confidence; low confidence first.
pub(crate) fn of(merged: &str) -> Vec<Assumption> {
    let mut found = Vec::new();
    if let Ok(scenario) = merged.parse::<Table>() {
        gather(&scenario, "", &mut found);
    }
    found.sort_by(|one, other| {
        let key = |assumption: &Assumption| (rank(&assumption.says[0]), assumption.address.clone());
        key(one).cmp(&key(other))
    });
    found
}

/// The place of a confidence among others, the least sure first.
pub(crate) fn rank(said: &str) -> u8 {
    doubts::rank(doubts::confidence(said))
}

fn gather(table: &Table, address: &str, found: &mut Vec<Assumption>) {
    let says = KEYS.map(|key| table.get(key).map(words).unwrap_or_default());
    if says.iter().any(|said| !said.is_empty()) {
        let address = if address.is_empty() { WHOLE } else { address };
        found.push(Assumption { address: address.to_owned(), says });
    }
    for (key, value) in table {
        if let Value::Table(inner) = value {
            let below = join(address, key);
            gather(inner, &below, found);
        }
    }
}

/// What such a key says, as text.
pub(crate) fn words(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_least_sure_comes_first() {
        let found = of(
            "[a]\nx = 1\nsource = \"S\"\nconfidence = \"high\"\n[b.c]\nwhy = \"W\"\nconfidence = \"low\"\nas_of = 2018-03-31\n",
        );
        let addresses: Vec<&str> = found.iter().map(|one| one.address.as_str()).collect();
        assert_eq!(addresses, ["b.c", "a"]);
        assert_eq!(found[0].says, ["low", "", "W", "2018-03-31", ""]);
        assert_eq!(of("not toml ["), []);
    }
}
