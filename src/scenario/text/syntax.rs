//! Faults of writing, in plain English: what the parser says, and what people write by habit.

use std::ops::Range;
use std::sync::Arc;

use super::amounts::{Slip, amount, repaired};
use super::brackets::{left_open, unclosed};
use super::letters::{control, odd_letter};
use super::mend::instead;
use super::place::{Place, Source};
use super::slips;
use super::windows::bad_escape;
use crate::scenario::check::days::{day_in, no_such_day};
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;

/// One fault of the parser: its message and place.
pub struct Fault<'a> {
    /// What the parser says.
    pub message: &'a str,
    /// Where.
    pub span: Range<usize>,
}

/// A fault of a line, and what the line may be read as all the same.
pub struct Told {
    /// What is wrong with it.
    pub diagnostic: Diagnostic,
    /// The line.
    pub line: Range<usize>,
    /// What the parser says.
    pub message: String,
    /// Of what.
    pub span: Range<usize>,
}

impl Told {
    /// What the line is to be read as, and the day in it that nobody wrote; none where nobody can tell.
    #[must_use]
    pub fn instead(&self, text: &str, count: usize) -> Option<(String, Option<Date>)> {
        let fix = self.diagnostic.fix.as_deref().unwrap_or("");
        let start = self.line.start;
        let at = self.span.start.saturating_sub(start)..self.span.end.saturating_sub(start);
        instead(text.get(self.line.clone())?.trim_end(), (&self.message, at), fix, count)
    }
}

/// The faults worth telling, one a line: a bracket left open spoils everything after it.
#[must_use]
pub fn told(source: &Arc<Source>, faults: &[Fault<'_>]) -> Vec<Told> {
    let text = &source.text;
    let open = faults.iter().find_map(|fault| left_open(text, fault));
    let mut found: Vec<(u8, Told)> = Vec::new();
    let told_above = |fault: &&Fault<'_>| !is_of_a_second_heading(text, fault, faults);
    for fault in
        faults.iter().filter(|fault| open.as_ref().is_none_or(|open| fault.span.start < open.start)).filter(told_above)
    {
        let line = line_of(text, fault.span.start);
        let (rank, diagnostic) = in_words(source, fault, &line);
        found.push((rank, Told { diagnostic, line, message: fault.message.to_owned(), span: fault.span.clone() }));
    }
    found.sort_by_key(|(rank, told)| (told.line.start, *rank));
    found.dedup_by_key(|(_, told)| told.line.start);
    let mut told: Vec<Told> = found.into_iter().map(|(_, told)| told).collect();
    told.extend(open.map(|open| unclosed(source, open)));
    told
}

/// Whether a key stands twice because its heading does, of which enough is said there.
fn is_of_a_second_heading(text: &str, fault: &Fault<'_>, faults: &[Fault<'_>]) -> bool {
    let is_heading =
        |line: &Range<usize>| text.get(line.clone()).is_some_and(|line| line.trim_start().starts_with('['));
    let mut line = line_of(text, fault.span.start);
    if !fault.message.starts_with("duplicate key") || is_heading(&line) {
        return false;
    }
    while !is_heading(&line) {
        let Some(before) = line.start.checked_sub(1) else { return false };
        line = line_of(text, before);
    }
    faults.iter().any(|other| other.message.starts_with("duplicate key") && line.contains(&other.span.start))
}

/// Whether faults spoil only the values of their own lines: not a heading, and no bracket left open.
#[must_use]
pub fn is_local(source: &Arc<Source>, faults: &[Fault<'_>]) -> bool {
    let text = &source.text;
    faults.iter().all(|fault| {
        let line = text.get(line_of(text, fault.span.start)).unwrap_or("").trim_start();
        left_open(text, fault).is_none() && line.contains('=') && !line.starts_with('[')
    })
}

pub(super) fn line_of(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |newline| at + newline);
    start..end
}

fn in_words(source: &Arc<Source>, fault: &Fault<'_>, line: &Range<usize>) -> (u8, Diagnostic) {
    let written = source.text.get(line.clone()).unwrap_or("").trim_end();
    let at = |span: Range<usize>| Place::new(source, span);
    if let Some(curly) = written.find(['“', '”', '‘', '’', '„']) {
        let width = written.get(curly..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        return (0, slips::curly_quotes(written).at(&at(line.start + curly..line.start + curly + width)));
    }
    if let Some((at_byte, told)) = control(written).or_else(|| odd_letter(written)) {
        let letter = line.start + at_byte;
        let width = written.get(at_byte..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        return (0, told.at(&at(letter..letter + width)));
    }
    if ["missing escaped value", "too few unicode value digits"].iter().any(|known| fault.message.starts_with(known)) {
        return (0, bad_escape(written).at(&at(fault.span.clone())));
    }
    let (key, value) = written.split_once('=').map_or((written, ""), |(key, value)| (key.trim(), value));
    let value_start = line.end.min(line.start + written.len()) - value.trim_start().len();
    let value = value.split(" #").next().unwrap_or("").trim();
    // Brackets past counting leave nothing of the line to go by.
    let is_heading = written.trim_start().starts_with('[');
    if fault.message.contains("recurs") {
        return (1, by_message(fault, written, key).at(&at(fault.span.clone())));
    }
    if let Some(told) =
        is_heading.then(|| slips::heading(written)).flatten().filter(|_| !fault.message.starts_with("duplicate"))
    {
        return (1, told.at(&at(fault.span.clone())));
    }
    let by_habit = (!is_heading && written.contains('=')).then(|| habit(key, value, fault)).flatten();
    if let Some(told) = by_habit {
        return (1, told.at(&at(value_start..value_start + value.len().max(1))));
    }
    let told = twice_inside(source, fault, key).unwrap_or_else(|| by_message(fault, written, key));
    (2, told.at(&at(fault.span.clone())))
}

/// What people write by habit after the equals sign.
fn habit(key: &str, value: &str, fault: &Fault<'_>) -> Option<Diagnostic> {
    if value.is_empty() {
        return Some(
            Diagnostic::fault(format!("{key} has no value"))
                .because("a line is a key, an equals sign and a value.")
                .fix(format!("Write a value after the equals sign, or put # in front of {key}.")),
        );
    }
    if let Some(told) = slips::value(key, value) {
        return Some(told);
    }
    if value.starts_with(['{', '[', '"', '\'']) {
        return within(value, fault);
    }
    let figure = amount(value, true).filter(|found| found.length == value.len());
    if let (Some(found), None) = (&figure, day_in(value))
        && let Some(slip) = found.slip
    {
        return Some(slipped(slip, "the number").fix(format!("Write {key} = {}", found.plain)));
    }
    of_date(key, value).or_else(|| slips::words(key, value))
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
        Diagnostic::fault("a date is written year-month-day")
            .because("so that 3 April and 4 March cannot be mistaken for each other.")
    };
    (date != value).then(|| told.fix(format!("Write {key} = {date}")))
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
fn within(value: &str, fault: &Fault<'_>) -> Option<Diagnostic> {
    if let Some((slip, told)) = repaired(value) {
        return Some(slipped(slip, "a number").fix(format!("Write {told}")));
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
    if value.starts_with('{') && is_about_a_string(fault) && !value.contains(['"', '\'']) {
        return Some(
            Diagnostic::fault("a comma is not followed by a key and its value")
                .because("inside { } a comma separates one key and its value from the next.")
                .fix("Write { likely = 10, low = 8, high = 13 }, and thousands without a comma, as in 120_000"),
        );
    }
    None
}

fn is_about_a_string(fault: &Fault<'_>) -> bool {
    fault.message.starts_with("invalid basic string") || fault.message.starts_with("invalid literal string")
}

/// A key that stands twice inside { }, which is not the key of the line.
fn twice_inside(source: &Arc<Source>, fault: &Fault<'_>, key: &str) -> Option<Diagnostic> {
    let doubled = source.text.get(fault.span.clone())?.trim();
    (fault.message.starts_with("duplicate key") && !key.trim_start().starts_with('[') && doubled != key).then(|| {
        Diagnostic::fault(format!("{doubled} stands twice inside {key}"))
            .because("only one of the two values could be meant.")
            .fix("Take one of the two out.")
    })
}

/// By what the parser says.
fn by_message(fault: &Fault<'_>, written: &str, key: &str) -> Diagnostic {
    let message = fault.message;
    let starts = |beginning: &str| message.starts_with(beginning);
    if starts("duplicate key") && written.trim_start().starts_with('[') {
        return slips::heading_twice(written);
    }
    if starts("duplicate key") {
        return Diagnostic::fault(format!("{key} stands twice in this table"))
            .because("only one of the two values could be meant.")
            .fix("Take one of the lines out.");
    }
    if message.contains("recurs") {
        return Diagnostic::fault("tables stand inside tables, or lists inside lists, too deep to be read")
            .because("no scenario goes deeper than [change.NAME.reorganise.people_percent].")
            .fix("Look for brackets or dots that a program has repeated.");
    }
    if starts("invalid date") {
        return Diagnostic::fault("there is no such day")
            .because(
                message
                    .split_once("expected ")
                    .map_or("it is not in the calendar.".to_owned(), |(_, range)| format!("it needs a {range}.")),
            )
            .fix("Write a day of the calendar, such as 2019-02-28.");
    }
    if starts("unclosed table") {
        return Diagnostic::fault("this heading is never closed")
            .because("a heading is a name in square brackets.")
            .fix(format!("Write {}]", written.trim()));
    }
    if starts("key with no value") {
        return slips::no_equals(written, key);
    }
    if is_about_a_string(fault) && written.contains(['"', '\'']) {
        return Diagnostic::fault("text is not closed")
            .because("it begins with a quote and the line ends before a second one.")
            .fix("Put a quote at the end of the text.");
    }
    Diagnostic::fault("this line cannot be read")
        .because(format!("the reader of TOML says: {message}."))
        .fix("A line is key = value, a heading such as [team.assessment], or a note that begins with #.")
}
