//! Who vouches for a figure: the one rule, for every report, note and list.

use std::collections::BTreeMap;

use super::language::ANNOTATIONS;
use super::text::node::{Node, Value, join};

/// The keys that may stand in any table, in the order of reports' columns.
pub const KEYS: [&str; 5] = ["confidence", "source", "why", "as_of", "owner"];

/// What is said of a figure under each of [`KEYS`]; empty where nothing is.
pub type Words = [String; 5];

/// Figures of which something else is true than the nearest table around them says once all files are one, by address.
pub type Apart = BTreeMap<String, Words>;

/// What the nearest table around a figure says about it.
///
/// Only the file that holds the figure can vouch for it: an option that changes a figure does not
/// inherit the source of the figure it replaced.
#[must_use]
pub fn said<'a>(figure: &Node, around: &[&'a Node], annotation: &str) -> Option<&'a Node> {
    let vouch = around.iter().rev().filter_map(|table| table.get(annotation));
    vouch.filter(|told| told.table().is_none()).find(|told| told.place.source == figure.place.source)
}

/// Every figure whose words the merged text alone would get wrong.
#[must_use]
pub fn apart(root: &Node) -> Apart {
    let mut found = Apart::new();
    gather(root, "", &mut Vec::new(), &mut found);
    found
}

fn gather<'a>(node: &'a Node, address: &str, around: &mut Vec<&'a Node>, found: &mut Apart) {
    let doubt = node.is_doubt();
    around.push(node);
    if doubt || node.number().is_some() {
        let nearest = |key: &str| {
            let tables = around.iter().rev().filter_map(|table| table.get(key));
            tables.into_iter().find(|told| told.table().is_none()).map(text).unwrap_or_default()
        };
        let true_of = KEYS.map(|key| said(node, around, key).map(text).unwrap_or_default());
        if true_of != KEYS.map(nearest) {
            found.insert(address.to_owned(), true_of);
        }
    }
    for (key, below) in node.table().into_iter().flatten().filter(|_| !doubt) {
        if ANNOTATIONS.key(key).is_none() || below.node.table().is_some() {
            let address = join(address, key);
            gather(&below.node, &address, around, found);
        }
    }
    around.pop();
}

/// What an annotation says, as text.
fn text(told: &Node) -> String {
    match &told.value {
        Value::Text(text) | Value::Moment(text) => text.clone(),
        Value::Date(date) => date.to_string(),
        Value::Whole(_) | Value::Number(_) | Value::Flag(_) | Value::List(_) | Value::Table(_) => {
            told.place.text().to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::doubts::{self, Confidence};
    use crate::scenario::overlay::lay_over;
    use crate::scenario::text::parse::parse;
    use crate::scenario::text::place::Source;

    fn tree(name: &str, text: &str) -> Node {
        parse(&Arc::new(Source { name: name.into(), text: text.into() })).unwrap()
    }

    #[test]
    fn each_file_vouches_for_its_own_figures_alone() {
        let doubt = "{ likely = 2, low = 1, high = 3 }";
        let mut root = tree(
            "nation",
            &format!(
                "[demand]\nsource = 'a guess'\nconfidence = 'low'\nreferrals_per_year = {doubt}\ngrowth_percent_per_year = {doubt}\nvariance_ratio = 1\n[leaving]\nsource = 'the nation'\npercent_per_year = {doubt}\nrebound_percent = {doubt}\n"
            ),
        );
        let top = format!(
            "[demand]\nsource = 'our count'\nconfidence = 'high'\nreferrals_per_year = {doubt}\n[leaving]\npercent_per_year = {doubt}\n"
        );
        lay_over(&mut root, tree("council", &top));
        let found = doubts::find(&root);
        let said: Vec<_> = found.iter().map(|one| (one.source.as_deref(), one.confidence)).collect();
        let expected = [
            (Some("a guess"), Some(Confidence::Low)),
            (Some("our count"), Some(Confidence::High)),
            (None, None),
            (Some("the nation"), None),
        ];
        assert_eq!(said, expected);
        let apart = apart(&root);
        let addresses: Vec<&str> = apart.keys().map(String::as_str).collect();
        assert_eq!(addresses, ["demand.variance_ratio", "leaving.percent_per_year"]);
        assert!(apart.values().flatten().all(String::is_empty), "neither has a word that is its own");
    }
}
