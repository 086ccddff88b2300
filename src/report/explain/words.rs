//! Numbers with their units as people say them, and lists.

use crate::scenario::check::spoken;
pub(super) use crate::scenario::check::spoken::capital;
use crate::scenario::language::Key;
use crate::scenario::text::node::Node;

/// A number as written, with commas between thousands.
pub(super) fn number(value: f64) -> String {
    let plain = spoken::shown(value);
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("\u{2212}", digits));
    let (whole, part) = digits.split_once('.').map_or((digits, ""), |(whole, part)| (whole, part));
    let grouped = whole.parse().map_or_else(|_| whole.to_owned(), spoken::thousands);
    let point = if part.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{part}")
}

/// A number in a sentence or with its unit: `#` in the pattern stands for it, as in `"It costs £# a year"`. A doubt
/// gives its middle value and, right behind the unit, the range that holds the truth eight times in ten.
pub(super) fn amount(node: &Node, pattern: &str) -> String {
    let Pattern { lead, pound, percent, unit, rest } = Pattern::of(pattern);
    let one = |value: f64| {
        let digits = number(value);
        let (minus, digits) =
            digits.strip_prefix('\u{2212}').map_or(("", digits.as_str()), |digits| ("\u{2212}", digits));
        format!("{minus}{pound}{digits}{percent}")
    };
    let part = |key: &str| node.get(key).and_then(Node::number).map_or_else(|| "unknown".to_owned(), one);
    let Some(value) = node.number().or_else(|| node.get("likely").and_then(Node::number)) else { return String::new() };
    let unit = if (value - 1.0).abs() < 1e-9 { singular(unit) } else { unit.to_owned() };
    let range =
        if node.is_doubt() { format!(" (8 in 10: {} to {})", part("low"), part("high")) } else { String::new() };
    format!("{lead}{}{unit}{range}{rest}", one(value))
}

/// What stands around a number.
struct Pattern<'a> {
    lead: &'a str,
    pound: &'static str,
    percent: &'static str,
    unit: &'a str,
    rest: &'a str,
}

impl<'a> Pattern<'a> {
    fn of(pattern: &'a str) -> Self {
        let (before, after) = pattern.split_once('#').unwrap_or(("", pattern));
        let (lead, pound) = before.strip_suffix('£').map_or((before, ""), |lead| (lead, "£"));
        let (after, percent) = after.strip_prefix('%').map_or((after, ""), |after| (after, "%"));
        let amount = UNITS.iter().find(|(many, _)| after.starts_with(many)).map_or(0, |(many, _)| many.len());
        let per = PER.iter().find(|per| after[amount..].starts_with(**per)).map_or(0, |per| per.len());
        let (unit, rest) = after.split_at(amount + per);
        Self { lead, pound, percent, unit, rest }
    }
}

/// Units that stand right behind a number, many and one.
const UNITS: [(&str, &str); 14] = [
    (" working days", " working day"),
    (" children", " child"),
    (" people", " person"),
    (" weeks", " week"),
    (" days", " day"),
    (" hours", " hour"),
    (" months", " month"),
    (" years", " year"),
    (" workers", " worker"),
    (" FTE", " FTE"),
    (" posts", " post"),
    (" more places", " more place"),
    (" places", " place"),
    (" applicants", " applicant"),
];

/// What may follow a unit.
const PER: [&str; 3] = [" a year", " a month", " a week"];

fn singular(unit: &str) -> String {
    UNITS
        .iter()
        .find(|(many, _)| unit.starts_with(many))
        .map_or_else(|| unit.to_owned(), |(many, one)| unit.replacen(many, one, 1))
}

/// The pattern without what stands before the number and behind its unit.
pub(super) fn bare(pattern: &str) -> String {
    let Pattern { pound, percent, unit, .. } = Pattern::of(pattern);
    format!("{pound}#{percent}{unit}")
}

/// The pattern of a key's numbers: from the unit in its description, else from its name.
pub(super) fn pattern(key: &Key) -> String {
    let bracket = key.doc.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map(|(unit, _)| unit);
    match bracket {
        Some(unit) => of_unit(unit),
        None => by_name(key.name).to_owned(),
    }
}

fn of_unit(unit: &str) -> String {
    let spoken = unit.replace("/", " a ").replace("of 365.25 ÷ 12 days", "").replace(", whole", "");
    let spoken = spoken.trim();
    match spoken.chars().next() {
        Some('£') => spoken.replacen('£', "£#", 1),
        Some('%') => spoken.replacen('%', "#%", 1),
        _ => format!("# {spoken}"),
    }
}

fn by_name(name: &str) -> &'static str {
    const ENDS: [(&str, &str); 12] = [
        ("hours_per_week", "# hours a week"),
        ("hours_per_child", "# hours"),
        ("hours", "# hours"),
        ("_working_days", "# working days"),
        ("_percent_per_year", "#% a year"),
        ("_per_year", "# a year"),
        ("_percent", "#%"),
        ("_pounds", "£#"),
        ("_weeks", "# weeks"),
        ("_months", "# months"),
        ("_days", "# days"),
        ("_fte", "# FTE"),
    ];
    ENDS.iter().find(|(end, _)| name.ends_with(end)).map_or("#", |(_, pattern)| pattern)
}

/// What a key means, short: its description without its unit and without what follows a semicolon.
pub(super) fn label(key: &Key) -> String {
    let said =
        key.doc.split(';').next().unwrap_or_default().trim_end_matches('.').replace(", in the unit of the key", "");
    match (said.find(" ["), said.find(']')) {
        (Some(from), Some(to)) if from < to => format!("{}{}", &said[..from], &said[to + 1..]),
        (Some(from), None) => said[..from].to_owned(),
        _ => said,
    }
}

/// A list as one says it: "a, b and c"; "nothing" when it is empty. Names that hold commas stand between semicolons.
pub(super) fn and(words: &[String]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [first @ .., last] if words.len() > 1 && words.iter().any(|word| word.contains(", ")) => {
            format!("{}; and {last}", first.join("; "))
        }
        _ => spoken::and(words),
    }
}

/// A name inside a sentence: a capital that only begins it goes.
pub(super) fn inside(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// Words of the file in quotes, without the full stop they end with.
pub(super) fn quoted(text: &str) -> String {
    format!("\u{201c}{}\u{201d}", text.trim().trim_end_matches('.'))
}

/// Sentences joined by spaces; each ends with one full stop.
pub(super) fn sentences(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let closed = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .map(|part| if part.ends_with(['.', '?', '!']) { part } else { format!("{part}.") });
    closed.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::text::parse::parse;
    use crate::scenario::text::place::Source;

    fn said(value: &str, pattern: &str) -> String {
        let source = Arc::new(Source { name: "t".into(), text: format!("x = {value}") });
        amount(parse(&source).unwrap().get("x").unwrap(), pattern)
    }

    #[test]
    fn numbers_have_units_and_ranges() {
        assert_eq!(said("4_450", "# children a year"), "4,450 children a year");
        assert_eq!(said("1", "# weeks"), "1 week");
        assert_eq!(said("1", "It lasts # weeks in all its weeks"), "It lasts 1 week in all its weeks");
        assert_eq!(said("1", "# posts"), "1 post");
        assert_eq!(said("1", "# more places for children in care"), "1 more place for children in care");
        assert_eq!(said("-1234.5", "£#"), "\u{2212}£1,234.5");
        assert_eq!(
            said("{ likely = 12, low = 5, high = 25 }", "On the day #% of hours are lost"),
            "On the day 12% (8 in 10: 5% to 25%) of hours are lost"
        );
        assert_eq!(
            said("{ likely = 1_000, low = 0, high = 2_500 }", "£# a year"),
            "£1,000 a year (8 in 10: £0 to £2,500)"
        );
    }

    #[test]
    fn units_come_from_the_language() {
        let key = |doc| Key::may("x_weeks", crate::scenario::language::Kind::Text, doc);
        assert_eq!(pattern(&key("Cost [£/FTE/year].")), "£# a FTE a year");
        assert_eq!(pattern(&key("Share [% of salary].")), "#% of salary");
        assert_eq!(pattern(&key("How long.")), "# weeks");
        assert_eq!(label(&key("Hours a child takes [hours], spread; 0 is off.")), "Hours a child takes, spread");
    }
}
