//! Every figure of a scenario with its range, and what it rests on: the source, the confidence and the reason around it.

use toml::{Table, Value};

use super::assumptions::{KEYS, rank, words};
use crate::scenario::merged::number;
use crate::scenario::text::node::join;
use crate::scenario::vouched::Apart;

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ground {
    /// Its address in the file.
    pub(crate) address: String,
    /// The figure; the middle one where it is in doubt.
    pub(crate) value: f64,
    /// What one future in ten falls below, and above; none where it is taken as known.
    pub(crate) range: Option<[f64; 2]>,
    /// What is said of it under each of [`KEYS`], by itself or by the nearest table around it of the file it is from.
    pub(crate) says: [String; 5],
}

impl Ground {
    /// How sure the council is of it.
    pub(crate) fn confidence(&self) -> &str {
        &self.says[0]
    }

    /// Where it comes from.
    pub(crate) fn source(&self) -> &str {
        &self.says[1]
    }
}

/// Every figure, the least sure first; `apart` says what is true of those that came from another file than the words
/// around them.
pub(crate) fn of(merged: &str, apart: &Apart) -> Vec<Ground> {
    let mut found = Vec::new();
    if let Ok(scenario) = merged.parse::<Table>() {
        gather(&scenario, "", &Default::default(), &mut found);
    }
    for figure in &mut found {
        if let Some(said) = apart.get(&figure.address) {
            figure.says = said.clone();
        }
    }
    found.sort_by(|one, other| (rank(one.confidence()), &one.address).cmp(&(rank(other.confidence()), &other.address)));
    found
}

/// Looks through a table; what it says of itself holds for the tables within that say nothing.
fn gather(table: &Table, address: &str, above: &[String; 5], found: &mut Vec<Ground>) {
    let mut says = above.clone();
    for (said, key) in says.iter_mut().zip(KEYS) {
        if let Some(value) = table.get(key) {
            *said = words(value);
        }
    }
    let at = |key: &str| table.get(key).and_then(number);
    if let (Some(value), Some(low), Some(high)) = (at("likely"), at("low"), at("high")) {
        found.push(Ground { address: address.to_owned(), value, range: Some([low, high]), says });
        return;
    }
    for (key, value) in table.iter().filter(|(key, _)| !KEYS.contains(&key.as_str())) {
        let below = join(address, key);
        if let Value::Table(inner) = value {
            gather(inner, &below, &says, found);
        } else if let Some(value) = number(value) {
            found.push(Ground { address: below, value, range: None, says: says.clone() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_takes_source_and_confidence_from_the_nearest_table_that_gives_them() {
        let found = of(
            "[a]\nsource = \"S\"\nconfidence = \"high\"\nx = { likely = 2, low = 1, high = 3.5 }\n[a.b]\nconfidence = \"low\"\ny = { likely = 5, low = 4, high = 6 }\n[c]\nz = 4\n",
            &Apart::new(),
        );
        let told: Vec<_> = found.iter().map(|one| (one.address.as_str(), one.source(), one.confidence())).collect();
        assert_eq!(told, [("a.b.y", "S", "low"), ("c.z", "", ""), ("a.x", "S", "high")]);
        assert_eq!((found[2].value, found[2].range), (2.0, Some([1.0, 3.5])));
        assert_eq!((found[1].value, found[1].range), (4.0, None));
    }

    #[test]
    fn words_of_another_file_are_not_taken_for_a_figures_own() {
        let apart = Apart::from([("a.x".to_owned(), Default::default())]);
        let found = of("[a]\nsource = \"S\"\nconfidence = \"high\"\nx = 2\ny = 3\n", &apart);
        let told: Vec<_> = found.iter().map(|one| (one.address.as_str(), one.source(), one.confidence())).collect();
        assert_eq!(told, [("a.x", "", ""), ("a.y", "S", "high")]);
    }
}
