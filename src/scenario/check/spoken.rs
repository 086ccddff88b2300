//! Kinds and values in words, and an example of each kind.

use crate::scenario::language::Kind;
use crate::scenario::text::node::{Node, Value};

/// What a kind takes, in words.
#[must_use]
pub fn takes(kind: &Kind) -> String {
    match kind {
        Kind::Number(_, true) => "a number, or { likely, low, high }".to_owned(),
        Kind::Number(_, false) => "a number".to_owned(),
        Kind::Whole(..) => "a whole number".to_owned(),
        Kind::Text => "text in quotes".to_owned(),
        Kind::Flag => "true or false".to_owned(),
        Kind::Date => "a date, such as 2019-04-01".to_owned(),
        Kind::Choice(words) => format!("one of {}", quoted(words)),
        Kind::Name(family) => format!("the name of a {}, in quotes", family.spoken()),
        Kind::Names(family) => format!("a list of names in square brackets, each of a {}", family.spoken()),
        Kind::Addresses => "a list of tables, such as [\"change.early-help-hub\"]".to_owned(),
        Kind::Numbers(..) => "a list of numbers in square brackets".to_owned(),
        Kind::Shape => "a number, or a shape such as { lognormal = { mean = 26, cv = 1.2 } }".to_owned(),
        Kind::Exits => "shares by stage, such as { child-protection = 8, closed = \"rest\" }".to_owned(),
        Kind::ByName(family, ..) => format!("a number for each {}, in {{ }}", family.spoken()),
        Kind::ByDate => "numbers by date, such as { 2019-09-30 = 18 }".to_owned(),
        Kind::ByDay => "shares by day of the year, such as { \"09-15\" = 65, \"03-01\" = 35 }".to_owned(),
        Kind::Becomes => "roles, such as { consultant-social-worker = \"social-worker\" }".to_owned(),
        Kind::Between(family) => {
            format!("for each {0} shares of others, such as {{ old-{0} = {{ new-{0} = 100 }} }}", family.spoken())
        }
        Kind::ByAddress(true) => "numbers by address, such as { \"demand.referrals_per_year\" = 110 }".to_owned(),
        Kind::ByAddress(false) => "values by address, such as { \"demand.growth_percent_per_year\" = 3 }".to_owned(),
        Kind::Table(_) => "a table: keys and values in { }, or under a heading of its own".to_owned(),
        Kind::Tables(_) => "tables by name".to_owned(),
    }
}

/// What a value is, in words.
#[must_use]
pub fn is(value: &Value) -> &'static str {
    match value {
        Value::Whole(_) | Value::Number(_) => "a number",
        Value::Text(_) => "text in quotes",
        Value::Flag(_) => "true or false",
        Value::Date(_) => "a date",
        Value::Moment(_) => "a time",
        Value::List(_) => "a list",
        Value::Table(_) => "a table",
    }
}

/// What stands there instead, for the label beside the caret.
#[must_use]
pub fn label(kind: &Kind, node: &Node) -> String {
    match (kind, &node.value) {
        (Kind::Whole(..), Value::Number(_)) => "this is not whole".to_owned(),
        _ => format!("this is {}", is(&node.value)),
    }
}

/// Words in quotes, in one line.
#[must_use]
pub fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

/// A list as one says it: "a, b and c".
#[must_use]
pub fn and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A number as a person writes it: no more digits than it needs.
#[must_use]
pub fn shown(number: f64) -> String {
    if libm::fabs(number) >= 1e15 {
        return format!("{number:e}");
    }
    let rounded = libm::round(number * 1e6) / 1e6;
    let text = format!("{rounded}");
    if text == "-0" { "0".to_owned() } else { text }
}

/// The same with a capital.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "1 future" or "3,720 futures".
#[must_use]
pub fn futures(count: u32) -> String {
    if count == 1 { "1 future".to_owned() } else { format!("{} futures", thousands(f64::from(count))) }
}

/// A number with commas between thousands, for people.
#[must_use]
pub fn thousands(number: f64) -> String {
    if libm::fabs(number) >= 1e15 {
        return shown(number);
    }
    let digits = format!("{:.0}", libm::fabs(number));
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if number < 0.0 { format!("-{out}") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn futures_are_counted_as_people_write_them() {
        assert_eq!([1, 60, 3_720].map(futures), ["1 future", "60 futures", "3,720 futures"]);
    }
}
