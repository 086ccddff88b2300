//! Slips of the pen: a comma left over, a point without a nought, half a heading, no equals sign, quotes from Word.

use crate::scenario::check::mistakes::{plain_name, sample_name};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::{Kind, ROOT};

/// A value that is right but for a sign after it, or a number but for its noughts and point.
#[must_use]
pub fn value(key: &str, value: &str) -> Option<Diagnostic> {
    if let Some((sign, left)) = left_over(value) {
        let said = if sign == ',' { "comma" } else { "semicolon" };
        return Some(
            Diagnostic::fault(format!("a {said} stands after the value"))
                .because("a line ends with its value; commas stand between the items inside [ ] and { } alone.")
                .fix(format!("Write {key} = {left}")),
        );
    }
    if value.starts_with(['[', '{']) {
        let plain = figures(value)?;
        return Some(slipped("a number here").fix(format!("Write {key} = {plain}")));
    }
    let plain = figure(value)?;
    Some(slipped(value).fix(format!("Write {key} = {plain}")))
}

fn slipped(what: &str) -> Diagnostic {
    Diagnostic::fault(format!("{what} is not written as a file takes it"))
        .because("a number begins and ends with a figure, and with no nought in front: 0.5, 16 or 8.")
}

/// A comma or semicolon behind a value that reads well without it.
fn left_over(value: &str) -> Option<(char, String)> {
    let sign = value.chars().last().filter(|sign| [',', ';'].contains(sign))?;
    let left = value.trim_end_matches([',', ';', ' ']);
    let left = figure(left).unwrap_or_else(|| left.to_owned());
    format!("x = {left}").parse::<toml::Table>().is_ok().then_some((sign, left))
}

/// A number with a nought before its point, none after an empty one, and none in front; none where it is so already.
fn figure(text: &str) -> Option<String> {
    let (sign, digits) = match text.strip_prefix(['-', '+']) {
        Some(rest) => (if text.starts_with('-') { "-" } else { "" }, rest),
        None => ("", text),
    };
    let plain = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == '_';
    if !digits.chars().all(plain) || !digits.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let (whole, parts) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let mended = if parts.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{parts}") };
    let reads = format!("x = {mended}").parse::<toml::Table>().is_ok();
    (mended != text && reads).then_some(mended)
}

/// A list or an inline table with every such number mended; none where there is none, or something else is wrong too.
fn figures(value: &str) -> Option<String> {
    let (mut out, mut word, mut quote) = (String::new(), String::new(), None);
    let mut mended = false;
    for letter in value.chars() {
        let in_word = quote.is_none() && !matches!(letter, ' ' | ',' | '=' | '[' | ']' | '{' | '}' | '"' | '\'');
        if in_word {
            word.push(letter);
            continue;
        }
        let plain = figure(&word);
        mended |= plain.is_some();
        out += &plain.unwrap_or_else(|| word.clone());
        word.clear();
        quote = match (quote, letter) {
            (None, '"' | '\'') => Some(letter),
            (Some(open), _) if open == letter => None,
            (known, _) => known,
        };
        out.push(letter);
    }
    out += &word;
    (mended && format!("x = {out}").parse::<toml::Table>().is_ok()).then_some(out)
}

/// A heading that is not one: a bracket too many, a name that lacks a part or has spaces, or a key behind it.
#[must_use]
pub fn heading(written: &str) -> Option<Diagnostic> {
    let written = written.trim();
    let Some((inside, behind)) = written.trim_start_matches('[').split_once(']') else {
        return doubled(written);
    };
    let behind = behind.trim_start_matches(']').trim();
    let name = inside.trim();
    let parts: Vec<&str> = name.split('.').map(str::trim).collect();
    if parts.iter().any(|part| part.is_empty()) {
        return Some(
            Diagnostic::fault("a part of this heading's name is missing")
                .because("a heading is the name of a table, or its kind and its name with a dot between them.")
                .fix(format!("Write {}", whole(&parts))),
        );
    }
    if !name.contains(['"', '\'']) && parts.iter().any(|part| part.contains(char::is_whitespace)) {
        let plain: Vec<String> = parts.iter().map(|part| plain_name(part)).collect();
        return Some(
            Diagnostic::fault(format!("a heading has no spaces in its name: {name}"))
                .because("words are joined by hyphens; the name people read goes in name or what.")
                .fix(format!("Write [{}]", plain.join("."))),
        );
    }
    if !behind.is_empty() && !behind.starts_with(['#', ',']) {
        return Some(
            Diagnostic::fault("something stands behind this heading")
                .because("a heading has a line of its own, and its keys stand on the lines below it.")
                .fix(format!("Write [{name}] and on the next line {behind}")),
        );
    }
    doubled(written)
}

/// Two brackets in front and not two behind, or the reverse.
fn doubled(written: &str) -> Option<Diagnostic> {
    let name = written.split('#').next()?.trim().trim_matches(['[', ']']).trim();
    let is_double = written.starts_with("[[") || written.contains("]]");
    (is_double && !name.is_empty()).then(|| {
        Diagnostic::fault("a heading has one bracket on each side")
            .because("a heading is a name in square brackets.")
            .fix(format!("Write [{name}]"))
    })
}

/// The key of a line that is a key, an equals sign and a value.
#[must_use]
pub fn bare_key(line: &str) -> Option<&str> {
    line.split_once('=').map(|(key, _)| key.trim()).filter(|key| !key.is_empty() && !key.contains(' '))
}

/// A heading that stands twice; where it is one of several of its kind, the second may be another.
#[must_use]
pub fn heading_twice(written: &str) -> Diagnostic {
    let written = written.split('#').next().unwrap_or(written).trim();
    let family = written.trim_matches(['[', ']']).split_once('.').map_or("", |(family, _)| family.trim());
    let several = ROOT.key(family).is_some_and(|key| matches!(key.kind, Kind::Tables(_)));
    Diagnostic::fault(format!("the heading {written} stands twice")).because("a table has one place in a file.").fix(
        if several {
            "Put all its lines under one heading; if they are two, give the second another name."
        } else {
            "Put all its lines under one heading."
        },
    )
}

/// A key inside { } after whose equals sign nothing stands.
#[must_use]
pub fn without_value(value: &str) -> Option<&str> {
    let mut quote = None;
    for (at, letter) in value.char_indices() {
        quote = match (quote, letter) {
            (None, '"' | '\'') => Some(letter),
            (Some(open), _) if open == letter => None,
            (known, _) => known,
        };
        let after = value.get(at + 1..).unwrap_or("").trim_start();
        if quote.is_none() && letter == '=' && after.starts_with([',', '}']) {
            let before = value.get(..at)?.trim_end();
            let key = before.rsplit([',', '{', ' ']).next()?;
            return (!key.is_empty()).then_some(key);
        }
    }
    None
}

/// Yes and no as people write them, and text without its quotes.
#[must_use]
pub fn words(key: &str, value: &str) -> Option<Diagnostic> {
    match value.to_lowercase().as_str() {
        "yes" | "true" => {
            return Some(
                Diagnostic::fault(format!("{value} is not how a file says yes")).fix(format!("Write {key} = true")),
            );
        }
        "no" | "false" => {
            return Some(
                Diagnostic::fault(format!("{value} is not how a file says no")).fix(format!("Write {key} = false")),
            );
        }
        _ => {}
    }
    value.starts_with(char::is_alphabetic).then(|| {
        Diagnostic::fault(format!("text needs quotes: {value}"))
            .because("only numbers, dates, true and false stand without them.")
            .fix(format!("Write {key} = \"{}\" if it is text, or a number.", value.replace('"', "")))
    })
}

/// A heading with all its parts.
fn whole(parts: &[&str]) -> String {
    let there: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    match there.as_slice() {
        [] => "a name between the brackets, such as [leaving] or [team.assessment]".to_owned(),
        [family] => match ROOT.key(family).map(|key| &key.kind) {
            Some(Kind::Tables(_)) => format!("[{family}.{}] with a name of your own", sample_name(family)),
            _ => format!("[{family}]"),
        },
        several => format!("[{}]", several.join(".")),
    }
}

/// Quotes as Word makes them.
#[must_use]
pub fn curly_quotes(written: &str) -> Diagnostic {
    let straight = written.trim().replace(['“', '”', '„'], "\"").replace(['‘', '’'], "'");
    Diagnostic::fault("curly quotes “ ” cannot be read here")
        .because("they look pasted from Word or an e-mail; the file needs straight quotes.")
        .fix(format!("Write {straight}"))
}

/// A line without an equals sign where one belongs.
#[must_use]
pub fn no_equals(written: &str, key: &str) -> Diagnostic {
    if written.contains('=') && key.contains(' ') {
        return Diagnostic::fault(format!("a key has no spaces: {key}"))
            .because("words in a key are joined by _")
            .fix(format!("Write {} = …", key.replace(' ', "_")));
    }
    let spaced = written.trim().replacen(':', " ", 1);
    let mut words = spaced.split_whitespace();
    let (first, rest) = (words.next().unwrap_or("key"), words.collect::<Vec<_>>().join(" "));
    Diagnostic::fault("this line has no equals sign").because("a line is a key, an equals sign and a value.").fix(
        format!("Write {first} = {}, or put # in front if it is a note.", if rest.is_empty() { "…" } else { &rest }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(told: Option<Diagnostic>) -> Option<String> {
        told.and_then(|told| told.fix)
    }

    #[test]
    fn figures_with_a_sign_too_many_or_a_nought_too_few_are_written_anew() {
        for (typed, meant) in [
            ("3000,", "k = 3000"),
            ("2;", "k = 2"),
            (".5", "k = 0.5"),
            ("-.5", "k = -0.5"),
            ("16.", "k = 16"),
            ("08", "k = 8"),
            ("007.50", "k = 7.50"),
            (".5,", "k = 0.5"),
            ("[.5, 08]", "k = [0.5, 8]"),
            ("{ low = 1., high = 08 }", "k = { low = 1, high = 8 }"),
            ("\"text\",", "k = \"text\""),
            ("{ a = 3 };", "k = { a = 3 }"),
        ] {
            assert_eq!(fix(value("k", typed)), Some(format!("Write {meant}")), "{typed}");
        }
        for typed in ["12", "0.5", "[1, 2]", "\"08\"", "{ a = \"08\" }", "2019-04-01", "1.2.3", "1, 2"] {
            assert_eq!(value("k", typed), None, "{typed}");
        }
    }

    #[test]
    fn a_key_inside_braces_that_has_no_value_is_found() {
        assert_eq!(without_value("{ social-worker = 11, team-manager = }"), Some("team-manager"));
        assert_eq!(without_value("{ likely = , low = 3 }"), Some("likely"));
        assert_eq!(without_value("{ closed = \"= ,\" }"), None);
    }

    #[test]
    fn half_a_heading_is_written_whole() {
        for (typed, meant) in [
            ("[[leaving]", "[leaving]"),
            ("[leaving]]", "[leaving]"),
            ("[team.]", "[team.assessment] with a name of your own"),
            ("[.leaving]", "[leaving]"),
            ("[stage..places]", "[stage.places]"),
            ("[]", "a name between the brackets, such as [leaving] or [team.assessment]"),
            ("[team.North Wing]", "[team.north-wing]"),
            ("[change.x] date = 2019-01-01", "[change.x] and on the next line date = 2019-01-01"),
        ] {
            assert_eq!(fix(heading(typed)), Some(format!("Write {meant}")), "{typed}");
        }
        assert_eq!(heading("[leaving] # as it was"), None);
        assert_eq!(heading("[\"team\".north]"), None);
        assert_eq!(heading("[leaving"), None, "told as one that is never closed");
    }
}
