//! Faults of writing, in plain English, each at its place.

use std::ops::Range;
use std::sync::Arc;

use super::brackets::{left_open, unclosed};
use super::habit::{Line, date_for_a_key, habit};
use super::letters::{control, odd_letter};
use super::mend::instead;
use super::place::{Place, Source};
use super::windows::bad_escape;
use super::{odd, remarks, rough, slips};
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

fn in_words(source: &Arc<Source>, fault: &Fault<'_>, span: &Range<usize>) -> (u8, Diagnostic) {
    let line = Line::of(&source.text, span);
    let written = line.written;
    let at = |span: Range<usize>| Place::new(source, span);
    let letter = |at_byte: usize| {
        let width = written.get(at_byte..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        at(span.start + at_byte..span.start + at_byte + width)
    };
    if let Some(curly) = written.find(['“', '”', '‘', '’', '„']) {
        return (0, slips::curly_quotes(written).at(&letter(curly)));
    }
    if let Some(told) = remarks::whole_line(written) {
        return (0, told.at(&at(span.start..span.start + written.len())));
    }
    // Before odd letters: between two figures a dash of Word's is that of a range, and a space of its that of thousands.
    if let Some(meant) = rough::meant(line.value, line.kind).filter(|_| !line.is_heading) {
        return (0, meant.told.fix(format!("Write {} = {}", line.key, meant.typed)).at(&at(line.value_span)));
    }
    if let Some((at_byte, told)) = control(written).or_else(|| odd_letter(written)) {
        return (0, told.at(&letter(at_byte)));
    }
    if ["missing escaped value", "too few unicode value digits"].iter().any(|known| fault.message.starts_with(known)) {
        return (0, bad_escape(written).at(&at(fault.span.clone())));
    }
    // Brackets past counting leave nothing of the line to go by.
    if fault.message.contains("recurs") {
        return (1, by_message(fault, &line).at(&at(fault.span.clone())));
    }
    let heading = line.is_heading.then(|| slips::heading(written)).flatten();
    if let Some(told) = heading.filter(|_| !fault.message.starts_with("duplicate")) {
        return (1, told.at(&at(fault.span.clone())));
    }
    if let Some(told) = date_for_a_key(&line) {
        return (1, told.at(&at(span.start..span.start + written.len())));
    }
    let by_habit = (!line.is_heading && written.contains('=')).then(|| habit(&line, fault)).flatten();
    if let Some(told) = by_habit {
        return (1, told.at(&at(line.value_span)));
    }
    let told = twice_inside(source, fault, line.key).unwrap_or_else(|| by_message(fault, &line));
    (2, told.at(&at(fault.span.clone())))
}

pub(super) fn is_about_a_string(fault: &Fault<'_>) -> bool {
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
fn by_message(fault: &Fault<'_>, line: &Line<'_>) -> Diagnostic {
    let (message, written, key) = (fault.message, line.written, line.key);
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
    if let Some(told) = odd::told(fault, line) {
        return told;
    }
    Diagnostic::fault("this line cannot be read")
        .because(format!("the reader of TOML says: {message}."))
        .fix("A line is key = value, a heading such as [team.assessment], or a note that begins with #.")
}
