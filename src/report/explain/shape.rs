//! How children or people vary, in words.

use super::words::{amount, and, number};
use crate::scenario::text::node::Node;

/// A shape whose values are in a unit such as "weeks".
pub(super) fn shape(node: &Node, unit: &str) -> String {
    let pattern = format!("# {unit}");
    if node.number().is_some() || node.is_doubt() {
        return amount(node, &pattern);
    }
    let Some((kind, inside)) = node.table().and_then(|table| table.iter().next()) else { return String::new() };
    let inside = &inside.node;
    let part = |key: &str, pattern: &str| inside.get(key).map(|node| amount(node, pattern)).unwrap_or_default();
    let spread = || format!("spread: {} times the average", part("cv", "#"));
    match kind.as_str() {
        "fixed" => amount(inside, &pattern),
        "exponential" => format!("{} on average, as likely to end on one day as on any other", part("mean", &pattern)),
        "lognormal" => {
            format!("{} on average, most near the middle and a few very long ({})", part("mean", &pattern), spread())
        }
        "gamma" => format!("{} on average, most near the middle and a few long ({})", part("mean", &pattern), spread()),
        "weibull" => format!(
            "63 in 100 within {}, with shape {} (above 1: the longer it has lasted, the likelier it is to end; below 1: the less likely)",
            part("scale", &pattern),
            part("shape", "#")
        ),
        "uniform" => format!("anything from {} to {}", part("from", &pattern), part("to", &pattern)),
        "histogram" => histogram(inside, unit),
        "reviews" => reviews(inside),
        other => format!("{other}: {}", crate::scenario::text::write::inline(inside)),
    }
}

fn numbers(node: &Node, key: &str) -> Vec<f64> {
    node.get(key).and_then(Node::list).unwrap_or(&[]).iter().filter_map(Node::number).collect()
}

fn histogram(node: &Node, unit: &str) -> String {
    let (ends, shares) = (numbers(node, "up_to"), numbers(node, "percent"));
    let band = |(place, share): (usize, &f64)| {
        let until = ends.get(place).map(|end| number(*end));
        let from = place.checked_sub(1).and_then(|before| ends.get(before)).map(|end| number(*end));
        let share = number(*share);
        match (from, until) {
            (None, Some(until)) => format!("up to {until} for {share}%"),
            (Some(from), Some(until)) => format!("{from} to {until} for {share}%"),
            (Some(from), None) => format!("more than {from} for {share}%"),
            (None, None) => format!("{share}%"),
        }
    };
    let bands: Vec<String> = shares.iter().enumerate().map(band).collect();
    let beyond = node.get("beyond_mean").map(|mean| format!(", by {} on average", amount(mean, &format!("# {unit}"))));
    format!("in {unit}: {}{}", and(&bands), beyond.unwrap_or_default())
}

fn reviews(node: &Node) -> String {
    let (at, end) = (numbers(node, "at_months"), numbers(node, "end_percent"));
    let said = |numbers: &[f64], close: &str| and(&numbers.iter().map(|one| number(*one) + close).collect::<Vec<_>>());
    let part = |key: &str, pattern: &str| node.get(key).map(|node| amount(node, pattern)).unwrap_or_default();
    format!(
        "until one of its reviews, {} months after the start (the last gap repeats); of those that reach a review {} end there \
         (the last share repeats), and {} of those that pass the first end soon after, within {} of the start",
        said(&at, ""),
        said(&end, "%"),
        part("between_percent", "#%"),
        part("between_until_months", "# months"),
    )
}
