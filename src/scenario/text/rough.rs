//! Figures as people write them in letters: 1700-2150, ~1900, 2 000, and 2O00 with the letter O.

use super::amounts::amount;
use super::letters::{is_unseen, plainly};
use crate::scenario::check::spoken::{shown, thousands};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::Kind;

/// A value that was written otherwise than a file takes it.
pub(super) struct Meant {
    /// What is wrong with it.
    pub told: Diagnostic,
    /// What to type in its place.
    pub typed: String,
}

/// Words and signs before a figure that nobody counted.
const ABOUT: [&str; 10] = ["~", "≈", "c.", "ca.", "ca ", "circa ", "approximately ", "approx. ", "about ", "around "];

/// What a figure was meant to be; none where it is none, or has no such slip.
pub(super) fn meant(written: &str, kind: Option<Kind>) -> Option<Meant> {
    if !takes_figures(kind) {
        return None;
    }
    range(written, kind).or_else(|| about(written, kind)).or_else(|| spaced(written)).or_else(|| misread(written))
}

/// What to type in place of a text in quotes that is such a figure.
#[must_use]
pub fn figure_in(text: &str, kind: Kind) -> Option<String> {
    meant(text.trim(), Some(kind)).map(|meant| meant.typed)
}

fn takes_figures(kind: Option<Kind>) -> bool {
    kind.is_none_or(|kind| matches!(kind, Kind::Number(..) | Kind::Whole(..) | Kind::Shape))
}

/// Whether a figure may be in doubt; of a key that nobody knows, it may.
fn takes_doubt(kind: Option<Kind>) -> bool {
    kind.is_none_or(|kind| matches!(kind, Kind::Number(_, true) | Kind::Shape))
}

/// Two figures for the one of a range.
fn range(written: &str, kind: Option<Kind>) -> Option<Meant> {
    let (first, last) = ends(written)?;
    let (low, high) = (first.min(last), first.max(last));
    // A year and a month, of a key that may be a date.
    if kind.is_none() && (1900.0..2100.0).contains(&first) && last <= 12.0 {
        return None;
    }
    let (middle, low, high) = ((low + high) / 2.0, grouped(low), grouped(high));
    let fault = Diagnostic::fault(format!("a range is not written as {written}"));
    Some(if takes_doubt(kind) {
        Meant {
            told: fault.because(
                "of its three figures likely is the middle value; one future in ten falls below low, and one in ten goes above high. Halfway is a suggestion for likely.",
            ),
            typed: format!("{{ likely = {}, low = {low}, high = {high} }}", grouped(middle)),
        }
    } else {
        let middle = if matches!(kind, Some(Kind::Whole(..))) { libm::round(middle) } else { middle };
        Meant {
            told: fault.because("this key takes one figure, and no range. Halfway is a suggestion."),
            typed: grouped(middle),
        }
    })
}

fn ends(written: &str) -> Option<(f64, f64)> {
    let plain: String = written.chars().filter_map(plainly).collect();
    let whole = |text: &str| {
        let text = text.trim();
        amount(text, true).filter(|found| found.length == text.len() && found.number >= 0.0).map(|found| found.number)
    };
    let within = plain.strip_prefix("between ").or_else(|| plain.strip_prefix("from ")).unwrap_or(&plain);
    let parted = [" to ", " and ", "..", "…", "-"].iter().find_map(|between| {
        let (first, last) = within.split_once(between)?;
        Some((whole(first)?, whole(last)?))
    });
    // "3 weeks and 2 days" is none.
    parted.filter(|_| !plain.contains(" and ") || plain.starts_with("between "))
}

/// A figure that is said to be about so large.
fn about(written: &str, kind: Option<Kind>) -> Option<Meant> {
    let lower = written.to_lowercase();
    let sign = ABOUT.iter().find(|sign| lower.starts_with(**sign))?;
    let figure = written.get(sign.len()..)?.trim();
    let found = amount(figure, true).filter(|found| found.length == figure.len())?;
    let fault = Diagnostic::fault(format!("{} stands before the number", sign.trim()));
    let told = if takes_doubt(kind) {
        fault.because("a figure is a bare number; how unsure it is, is said by a range: { likely, low, high }.")
    } else {
        fault.because("this key takes a bare number.")
    };
    Some(Meant { told, typed: found.plain })
}

/// Spaces or apostrophes between thousands.
fn spaced(written: &str) -> Option<Meant> {
    let gap = |letter: char| letter == ' ' || letter == '\'' || is_unseen(letter);
    let (whole, parts) = written.split_once('.').map_or((written, None), |(whole, parts)| (whole, Some(parts)));
    let (first, groups) = whole.split_once(gap)?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let in_threes = groups.split(gap).all(|group| group.len() == 3 && digits(group));
    if !digits(first) || first.len() > 3 || first.starts_with('0') || !in_threes || !parts.is_none_or(digits) {
        return None;
    }
    let sign = if written.contains('\'') { "an apostrophe" } else { "a space" };
    Some(Meant {
        told: Diagnostic::fault(format!("{sign} stands inside the number"))
            .because("a number is written in one; thousands may be set off by _."),
        typed: written.replace(gap, "_"),
    })
}

/// Letters that look like figures, among more figures than letters.
fn misread(written: &str) -> Option<Meant> {
    let figure = |letter: char| match letter {
        'O' | 'o' => Some('0'),
        'l' | 'I' => Some('1'),
        letter if letter.is_ascii_digit() || matches!(letter, '.' | '_') => Some(letter),
        _ => None,
    };
    let typed: String = written.chars().map(figure).collect::<Option<_>>()?;
    let letter = written.chars().find(char::is_ascii_alphabetic)?;
    let letters = written.chars().filter(char::is_ascii_alphabetic).count();
    let digits = written.chars().filter(char::is_ascii_digit).count();
    let reads = format!("x = {typed}").parse::<toml::Table>().is_ok();
    let like = figure(letter)?;
    (digits > letters && reads).then(|| Meant {
        told: Diagnostic::fault(format!("a letter stands inside the number: {letter} for {like}"))
            .because("a number is written in figures alone; these two look alike."),
        typed,
    })
}

/// A figure as one types it, thousands set off by _.
fn grouped(number: f64) -> String {
    let is_whole = libm::fabs(number - libm::round(number)) < 1e-9;
    if is_whole { thousands(number).replace(',', "_") } else { shown(number) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::language::Limits;

    fn typed(written: &str, kind: Option<Kind>) -> Option<String> {
        meant(written, kind).map(|meant| meant.typed)
    }

    #[test]
    fn two_figures_are_the_ends_of_a_range() {
        let unsure = Some(Kind::unsure(Limits::AMOUNT));
        for written in
            ["1700-2150", "1,700-2,150", "2150 - 1700", "1700 to 2150", "between 1700 and 2150", "1700\u{2013}2150"]
        {
            let meant = typed(written, unsure);
            assert_eq!(meant.as_deref(), Some("{ likely = 1_925, low = 1_700, high = 2_150 }"), "{written}");
        }
        assert_eq!(typed("2.5-3", None).as_deref(), Some("{ likely = 2.75, low = 2.5, high = 3 }"));
        assert_eq!(typed("10-13", Some(Kind::known(Limits::AMOUNT))).as_deref(), Some("11.5"), "takes no range");
        assert_eq!(typed("10-13", Some(Kind::Whole(0, 20))).as_deref(), Some("12"));
        for written in ["2019-04", "2019-04-01", "-5", "01-Apr-26", "3 weeks and 2 days"] {
            assert_eq!(typed(written, None), None, "{written}");
        }
        assert_eq!(typed("2026-04", Some(Kind::Date)), None);
    }

    #[test]
    fn figures_of_letters_are_read_as_they_were_meant() {
        for (written, meant) in [
            ("~1900", "1900"),
            ("c. 1,900", "1_900"),
            ("about 12", "12"),
            ("2 000", "2_000"),
            ("1 234 567.5", "1_234_567.5"),
            ("2\u{a0}000", "2_000"),
            ("2'000", "2_000"),
            ("2O00", "2000"),
            ("l900", "1900"),
            ("1.O5", "1.05"),
        ] {
            assert_eq!(typed(written, None).as_deref(), Some(meant), "{written}");
        }
        for written in ["2000", "2 weeks", "O1", "20 00", "0 000", "Oslo", "12k"] {
            assert_eq!(typed(written, None), None, "{written}");
        }
        assert_eq!(typed("2O00", Some(Kind::Text)), None, "text may look so");
    }
}
