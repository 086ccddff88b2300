//! What people write by habit, and how a file writes it.

use super::advice::Advice;
use super::days::{day_in, iso_date};
use super::spoken::shown;
use crate::scenario::language::{Key, Kind};
use crate::scenario::text::amounts::amount;
use crate::scenario::text::lookalikes::plain;
use crate::scenario::text::node::{Node, Value};
use crate::scenario::text::rough::figure_in;

/// What to type in place of a value of the wrong kind, after the key as it was typed; none for an item of a list.
#[must_use]
pub fn fix(key: &Key, typed: &str, node: &Node, advice: &Advice<'_>) -> String {
    let better = match (&key.kind, &node.value) {
        (Kind::Number(..) | Kind::Shape, Value::Text(text)) => {
            figure_in(text, key.kind).or_else(|| number_in(text).map(shown))
        }
        (Kind::Whole(least, most), Value::Text(_) | Value::Number(_)) => {
            let number = node.text().map_or_else(|| node.number(), number_in).filter(|number| number.is_finite());
            let whole = number.map(|number| shown(libm::round(number)));
            // One beyond the limits would be the next fault.
            let within = |whole: &String| whole.parse::<i64>().is_ok_and(|whole| (*least..=*most).contains(&whole));
            if whole.as_ref().is_some_and(|whole| !within(whole)) {
                return format!("Write a whole number from {least} to {most}.");
            }
            whole
        }
        (Kind::Date, Value::Text(text)) => day_in(text).or_else(|| iso_date(text)),
        (Kind::Date, Value::Moment(moment)) => moment.get(..10).and_then(iso_date),
        (Kind::Flag, Value::Text(text)) => flag(text),
        (Kind::Flag, Value::Whole(number)) => Some((*number != 0).to_string()),
        (Kind::Text, Value::Date(_) | Value::Whole(_) | Value::Number(_)) => Some(format!("\"{}\"", node.place.text())),
        (Kind::Names(_) | Kind::Addresses, Value::Text(text)) => Some(format!("[\"{text}\"]")),
        (Kind::Numbers(..), Value::Whole(_) | Value::Number(_)) => Some(format!("[{}]", node.place.text())),
        (Kind::Tables(_), _) => {
            return format!("Write a heading such as [{}.{}], once for each.", key.name, sample_name(key.name));
        }
        _ => None,
    };
    better.map_or_else(
        || {
            let example = if typed.is_empty() { advice.worth(key) } else { format!("{typed} = {}", advice.worth(key)) };
            format!("Write, with your own figures: {example}")
        },
        |better| if typed.is_empty() { format!("Write {better}") } else { format!("Write {typed} = {better}") },
    )
}

/// A name such a table may have.
#[must_use]
pub fn sample_name(family: &str) -> &'static str {
    match family {
        "team" => "assessment",
        "stage" => "child-protection",
        "role" => "social-worker",
        "change" => "early-help-hub",
        "target" => "average-caseload",
        "milestone" => "inspection",
        "option" => "agency-only",
        "what_if" => "recruitment-worse",
        _ => "a-name",
    }
}

/// The number within text such as `"19%"`, `"£310,000"` or `"12 weeks"`.
#[must_use]
fn number_in(text: &str) -> Option<f64> {
    amount(text.trim(), true).map(|found| found.number).filter(|number| number.is_finite())
}

fn flag(text: &str) -> Option<String> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "true" | "y" | "on" => Some("true".to_owned()),
        "no" | "false" | "n" | "off" => Some("false".to_owned()),
        _ => None,
    }
}

/// Letters with an accent, and the one without it.
const ACCENTED: [(&str, char); 11] = [
    ("àáâãäåāăą", 'a'),
    ("çćč", 'c'),
    ("èéêëēėęě", 'e'),
    ("ìíîïīį", 'i'),
    ("łľ", 'l'),
    ("ñńň", 'n'),
    ("òóôõöøōő", 'o'),
    ("śš", 's'),
    ("ùúûüūůű", 'u'),
    ("ŵ", 'w'),
    ("ýÿŷ", 'y'),
];

/// A name turned into one a table may have.
#[must_use]
pub fn plain_name(name: &str) -> String {
    let dashed: String = plain(name)
        .to_lowercase()
        .chars()
        .map(|letter| ACCENTED.iter().find(|(with, _)| with.contains(letter)).map_or(letter, |(_, plain)| *plain))
        .map(|letter| if letter.is_ascii_lowercase() || letter.is_ascii_digit() { letter } else { '-' })
        .collect();
    let parts: Vec<&str> = dashed.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "a-name".to_owned() } else { parts.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_are_understood() {
        assert_eq!(number_in("£310,000"), Some(310_000.0));
        assert_eq!(number_in("12 weeks"), Some(12.0));
        assert_eq!(number_in("£1.2m"), Some(1_200_000.0));
        assert_eq!(number_in("1,5"), Some(1.5));
        assert_eq!(number_in("a dozen"), None);
        assert_eq!(plain_name("14–25 Team"), "14-25-team");
        assert_eq!(plain_name("Zoë's Ynys Môn"), "zoe-s-ynys-mon");
        assert_eq!(plain_name("ÉCOLE"), "ecole");
    }
}
