//! What people write by habit after the equals sign: signs and units by a figure, days in another order.

use std::ops::Range;

use super::amounts::{Slip, amount, repaired};
use super::node::join;
use super::syntax::{Fault, is_about_a_string, line_of};
use super::{quotes, remarks, slips, within};
use crate::scenario::check::days::{day_in, month_in, no_such_day};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::Kind;
use crate::scenario::language::address::kind_at;

/// A line of a file that cannot be read, in its parts.
pub(super) struct Line<'a> {
    /// As it was written.
    pub written: &'a str,
    /// Before the equals sign.
    pub key: &'a str,
    /// Behind it, without a note; empty where there is none.
    pub value: &'a str,
    /// Where the value stands in the file.
    pub value_span: Range<usize>,
    /// Whether it is a heading.
    pub is_heading: bool,
    /// The address of its key.
    pub address: String,
    /// What its key takes; `None` of a key that nobody knows.
    pub kind: Option<Kind>,
}

impl<'a> Line<'a> {
    /// Takes a line of a text to pieces.
    pub(super) fn of(text: &'a str, span: &Range<usize>) -> Self {
        let written = text.get(span.clone()).unwrap_or("").trim_end();
        let (key, value) = written.split_once('=').map_or((written, ""), |(key, value)| (key.trim(), value));
        let start = span.start + written.len() - value.trim_start().len();
        let value = value.split(" #").next().unwrap_or("").trim();
        let address = join(heading_above(text, span.start), key);
        Self {
            written,
            key,
            value,
            value_span: start..start + value.len().max(1),
            is_heading: written.trim_start().starts_with('['),
            kind: kind_at(&address),
            address,
        }
    }
}

/// The name of the table under whose heading a line stands.
fn heading_above(text: &str, start: usize) -> &str {
    let mut at = start;
    while let Some(before) = at.checked_sub(1) {
        let line = line_of(text, before);
        let written = text.get(line.clone()).unwrap_or("").trim();
        if let Some((name, _)) = written.strip_prefix('[').and_then(|name| name.split_once(']')) {
            return name.trim();
        }
        at = line.start;
    }
    ""
}

/// What people write by habit after the equals sign.
pub(super) fn habit(line: &Line<'_>, fault: &Fault<'_>) -> Option<Diagnostic> {
    let (key, value) = (line.key, line.value);
    if value.is_empty() {
        return Some(
            Diagnostic::fault(format!("{key} has no value"))
                .because("a line is a key, an equals sign and a value.")
                .fix(format!("Write a value after the equals sign, or put # in front of {key}.")),
        );
    }
    let is_bare = !value.starts_with(['"', '\'', '{', '[']);
    let bare = || is_bare.then(|| quotes::none_around(key, value, line.kind)).flatten();
    let by_sign = slips::value(key, value).or_else(bare);
    if let Some(told) = by_sign.or_else(|| remarks::behind(key, value)) {
        return Some(told);
    }
    if value.starts_with(['"', '\'']) {
        return quotes::inside(key, value);
    }
    if value.starts_with(['{', '[']) {
        return within(line, fault);
    }
    let figure = amount(value, true).filter(|found| found.length == value.len());
    if let (Some(found), None) = (&figure, day_in(value))
        && let Some(slip) = found.slip
    {
        return Some(slipped(slip, "the number").fix(format!("Write {key} = {}", found.plain)));
    }
    of_date(key, value).or_else(|| of_month(line)).or_else(|| slips::words(key, value))
}

/// A date in another order or without its noughts, or of no calendar.
fn of_date(key: &str, value: &str) -> Option<Diagnostic> {
    let Some(date) = day_in(value) else {
        let fault = Diagnostic::fault("there is no such day").because(no_such_day(value)?);
        return Some(fault.fix("Write a day of the calendar, such as 2019-02-28."));
    };
    let year_first = value.bytes().take_while(u8::is_ascii_digit).count() == 4;
    let told = if year_first {
        Diagnostic::fault("a date has four figures for its year and two each for month and day")
            .because("they are joined by hyphens, as in 2019-04-01.")
    } else {
        another_order()
    };
    (date != value).then(|| told.fix(format!("Write {key} = {date}")))
}

/// What is said of a date in another order than a file's.
pub(super) fn another_order() -> Diagnostic {
    Diagnostic::fault("a date is written year-month-day")
        .because("so that 3 April and 4 March cannot be mistaken for each other.")
}

/// A month where a day is needed: its first, or its last where something ends.
fn of_month(line: &Line<'_>) -> Option<Diagnostic> {
    let first = month_in(line.value).filter(|_| matches!(line.kind, None | Some(Kind::Date)))?;
    let ends = ["end", "until"].contains(&line.key);
    let (day, said) = if ends { (first.last_of_month(), "last") } else { (first, "first") };
    Some(
        Diagnostic::fault("a date has a day as well as its month and year")
            .because(format!("the {said} of that month is a suggestion."))
            .fix(format!("Write {} = {day}", line.key)),
    )
}

/// A date before the equals sign, in another order than a file's.
pub(super) fn date_for_a_key(line: &Line<'_>) -> Option<Diagnostic> {
    let date = day_in(line.key).filter(|date| date != line.key && !line.is_heading)?;
    Some(another_order().fix(format!("Write {date} = {}", line.value)))
}

/// A figure that is written as people write it and not as a file takes it.
fn slipped(slip: Slip<'_>, number: &str) -> Diagnostic {
    match slip {
        Slip::Sign('£') => Diagnostic::fault(format!("a pound sign stands before {number}"))
            .because("the key's name says that it is pounds."),
        Slip::Sign(sign) => Diagnostic::fault(format!("{sign} stands before {number}"))
            .because("the value is a bare number; where it is money, it is pounds and the key's name says so."),
        Slip::Thousands => Diagnostic::fault(format!("a comma stands inside {number}"))
            .because("a comma separates the items of a list; thousands may be set off by _ instead."),
        Slip::Point => Diagnostic::fault(format!("a comma stands inside {number}"))
            .because("a comma separates the items of a list; decimals stand behind a point."),
        Slip::Percent => Diagnostic::fault(format!("a % sign stands after {number}"))
            .because("the key's name says that it is a percentage."),
        Slip::Times(letter) => Diagnostic::fault(format!("\"{letter}\" stands after {number}"))
            .because("a number is written out in figures."),
        Slip::Unit(unit) => Diagnostic::fault(format!("\"{unit}\" stands after {number}"))
            .because("the unit is part of the key's name, so the value is a bare number."),
    }
}

/// Habits inside a list or an inline table.
fn within(line: &Line<'_>, fault: &Fault<'_>) -> Option<Diagnostic> {
    let value = line.value;
    if let Some((slip, told)) = repaired(value) {
        return Some(slipped(slip, "a number").fix(format!("Write {told}")));
    }
    if let Some(meant) = within::mended(value, &line.address) {
        return Some(meant.told.fix(format!("Write {} = {}", line.key, meant.typed)));
    }
    if let Some(key) = slips::without_value(value) {
        return Some(
            Diagnostic::fault(format!("{key} has no value"))
                .because("inside { } as well, a key is followed by an equals sign and its value.")
                .fix(format!("Write a value after {key} =, or take {key} out.")),
        );
    }
    let equals = value.matches('=').count();
    if value.starts_with('{') && equals > value.matches(',').count() + 1 && !value.contains("= {") {
        return Some(
            Diagnostic::fault("a comma is missing between two keys")
                .because("inside { } each key and its value is followed by a comma, except the last.")
                .fix("Write { likely = 10, low = 8, high = 13 } with a comma after each figure."),
        );
    }
    let is_bare = is_about_a_string(fault) || fault.message.starts_with("extra comma in inline table");
    if value.starts_with('{') && is_bare && !value.contains(['"', '\'']) {
        return Some(
            Diagnostic::fault("a comma is not followed by a key and its value")
                .because("inside { } a comma separates one key and its value from the next.")
                .fix("Write { likely = 10, low = 8, high = 13 }, and thousands without a comma, as in 120_000"),
        );
    }
    None
}
