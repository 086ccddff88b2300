//! Figures as people write them: £120,000, 10%, 12k, 1,5.

/// A figure at the beginning of a text, and how it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount<'a> {
    /// What it comes to.
    pub number: f64,
    /// The figure as a file takes it.
    pub plain: String,
    /// How it slips from what a file takes; `None` where it is as it should be.
    pub slip: Option<Slip<'a>>,
    /// Bytes it takes.
    pub length: usize,
}

/// What people put around or into a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip<'a> {
    /// The sign of a currency before it.
    Sign(char),
    /// A comma between thousands.
    Thousands,
    /// A comma for the point.
    Point,
    /// A % sign after it.
    Percent,
    /// A letter for a thousand or a million.
    Times(&'a str),
    /// A unit after it.
    Unit(&'a str),
}

const SIGNS: [char; 4] = ['£', '€', '$', '¥'];

/// The figure that a text begins with; with `commas`, those may stand inside it.
#[must_use]
pub fn amount(text: &str, commas: bool) -> Option<Amount<'_>> {
    let minus = if text.starts_with('-') { "-" } else { "" };
    let after = text.trim_start_matches(['-', ' ']);
    let sign = after.chars().next().filter(|sign| SIGNS.contains(sign));
    let figure = after.trim_start_matches(SIGNS).trim_start();
    let whole = figure.find(|letter: char| !letter.is_ascii_digit() && letter != '_').unwrap_or(figure.len());
    let (digits, rest) = figure.split_at(whole);
    let (groups, rest) =
        if (commas || sign.is_some()) && !digits.starts_with('0') { thousands(rest) } else { (0, rest) };
    let point = (commas && groups == 0).then(|| decimal(rest)).flatten();
    let (parts, rest) = point.unwrap_or_else(|| fraction(rest));
    let inside = &figure[..figure.len() - rest.len()];
    if digits.is_empty() || digits.starts_with('_') {
        return None;
    }
    let grouped = inside.split(['.']).next().unwrap_or("").replace(',', if point.is_some() { "." } else { "_" });
    let plain = if point.is_some() || parts.is_empty() { grouped } else { format!("{grouped}.{parts}") };
    let number: f64 = plain.replace('_', "").parse().ok()?;
    let (unit, left) = unit(rest);
    let times = match (unit, sign) {
        ("k" | "K", _) => 1e3,
        ("m" | "M" | "mn" | "million", Some(_)) => 1e6,
        _ => 1.0,
    };
    let plain = if times > 1.0 { format!("{}", number * times) } else { plain };
    let slip = match (sign, unit) {
        (Some(sign), _) => Some(Slip::Sign(sign)),
        (None, _) if groups > 0 => Some(Slip::Thousands),
        (None, _) if point.is_some() => Some(Slip::Point),
        (None, "") => None,
        (None, "%") => Some(Slip::Percent),
        (None, unit) if times > 1.0 => Some(Slip::Times(unit)),
        (None, unit) => Some(Slip::Unit(unit)),
    };
    let number = if minus.is_empty() { number * times } else { -number * times };
    Some(Amount { number, plain: format!("{minus}{plain}"), slip, length: text.len() - left.len() })
}

/// How many groups of three digits behind commas there are, and what follows.
fn thousands(text: &str) -> (usize, &str) {
    let (mut groups, mut rest) = (0, text);
    while let Some(group) = rest.strip_prefix(',') {
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        if digits != 3 {
            break;
        }
        (groups, rest) = (groups + 1, &group[3..]);
    }
    (groups, rest)
}

/// Digits behind a comma that are no thousands, and what follows.
fn decimal(text: &str) -> Option<(&str, &str)> {
    let parts = text.strip_prefix(',')?;
    let digits = parts.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| parts.split_at(digits))
}

/// Digits behind a point, and what follows.
fn fraction(text: &str) -> (&str, &str) {
    let Some(parts) = text.strip_prefix('.') else { return ("", text) };
    let digits = parts.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 { ("", text) } else { parts.split_at(digits) }
}

/// A unit right behind a figure, and what follows.
fn unit(text: &str) -> (&str, &str) {
    let behind = text.trim_start_matches(' ');
    let end = match behind.chars().next() {
        Some('%') => 1,
        _ => behind.find(|letter: char| !letter.is_alphabetic()).unwrap_or(behind.len()),
    };
    if end == 0 { ("", text) } else { behind.split_at(end) }
}

/// A list or an inline table with every figure as a file takes it, and the first that was not.
#[must_use]
pub fn repaired(value: &str) -> Option<(Slip<'_>, String)> {
    let (mut out, mut first, mut quote, mut within) = (String::new(), None, None, Vec::new());
    let (mut at, mut fresh) = (0, false);
    while let Some(letter) = value.get(at..).and_then(|rest| rest.chars().next()) {
        let in_table = within.last() == Some(&'{');
        let rest = &value[at..];
        if fresh
            && letter != ' '
            && quote.is_none()
            && let Some(found) = amount(rest, in_table)
        {
            // What follows with an equals sign is a key, and a date is no figure.
            let begins_a_key = rest[found.length..].trim_start().starts_with('=');
            let as_it_is = found.slip.is_none() || begins_a_key;
            out.push_str(if as_it_is { &rest[..found.length] } else { &found.plain });
            first = first.or(if as_it_is { None } else { found.slip });
            (at, fresh) = (at + found.length, false);
            continue;
        }
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '{' | '[') => within.push(letter),
            (None, '}' | ']') => drop(within.pop()),
            _ => {}
        }
        let starts = letter == '=' || ((letter == ',' || letter == '[') && within.last() == Some(&'['));
        fresh = quote.is_none() && (starts || (fresh && letter == ' '));
        out.push(letter);
        at += letter.len_utf8();
    }
    let reads = || format!("x = {out}").parse::<toml::Table>().is_ok();
    first.filter(|_| reads()).map(|slip| (slip, out.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_they_were_meant() {
        let read = |text| amount(text, true).map(|found| (found.plain, found.slip));
        let plain = |plain: &str, slip| Some((plain.to_owned(), slip));
        assert_eq!(read("120"), plain("120", None));
        assert_eq!(read("1_200.50"), plain("1_200.50", None));
        assert_eq!(read("£120,000"), plain("120_000", Some(Slip::Sign('£'))));
        assert_eq!(read("€ 5"), plain("5", Some(Slip::Sign('€'))));
        assert_eq!(read("1,234,567.8"), plain("1_234_567.8", Some(Slip::Thousands)));
        assert_eq!(read("1,5"), plain("1.5", Some(Slip::Point)));
        assert_eq!(read("-8,5"), plain("-8.5", Some(Slip::Point)));
        assert_eq!(read("0,125"), plain("0.125", Some(Slip::Point)), "no thousands begin with 0");
        assert_eq!(read("10%"), plain("10", Some(Slip::Percent)));
        assert_eq!(read("12k"), plain("12000", Some(Slip::Times("k"))));
        assert_eq!(read("£1.2m"), plain("1200000", Some(Slip::Sign('£'))));
        assert_eq!(read("-£1,000"), plain("-1_000", Some(Slip::Sign('£'))));
        assert_eq!(read("6 weeks"), plain("6", Some(Slip::Unit("weeks"))));
        assert_eq!(read("abc"), None);
        assert_eq!(amount("1,500", false).map(|found| found.plain), Some("1".to_owned()), "two items of a list");
    }

    #[test]
    fn a_table_is_repaired_whole_or_not_at_all() {
        let said = |value| repaired(value).map(|(_, text)| text);
        assert_eq!(said("{ a = £120,000 }").as_deref(), Some("{ a = 120_000 }"));
        assert_eq!(said("{ a = 120,000, b = 10% }").as_deref(), Some("{ a = 120_000, b = 10 }"));
        assert_eq!(said("{ a = 1,5 }").as_deref(), Some("{ a = 1.5 }"));
        assert_eq!(said("{ a = 12k, b = \"£5\" }").as_deref(), Some("{ a = 12000, b = \"£5\" }"));
        assert_eq!(said("[£1,000, £2.5m]").as_deref(), Some("[1_000, 2500000]"));
        assert_eq!(said("{ a = { 2019-09-30 = £5 } }").as_deref(), Some("{ a = { 2019-09-30 = 5 } }"));
        assert_eq!(said("{ a = 1, b = 2 }"), None);
        assert_eq!(said("{ a = £5 b = 2 }"), None, "what is still wrong is not offered");
    }
}
