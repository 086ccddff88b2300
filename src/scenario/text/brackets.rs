//! Brackets that are left open, and take everything after them with them.

use std::ops::Range;
use std::sync::Arc;

use super::place::{Place, Source};
use super::syntax::{Fault, Told, line_of};
use crate::scenario::diagnostic::Diagnostic;

/// The line on which the bracket was opened that is never closed.
pub(super) fn left_open(text: &str, fault: &Fault<'_>) -> Option<Range<usize>> {
    let (open, close) = if fault.message.starts_with("unclosed array") {
        ('[', ']')
    } else if fault.message.starts_with("unclosed inline table") {
        ('{', '}')
    } else {
        return None;
    };
    let mut at = fault.span.start;
    loop {
        let line = line_of(text, at);
        let written = text.get(line.clone())?;
        let more = written.matches(open).count() > written.matches(close).count();
        if more && written.contains('=') {
            let bracket = written.rfind(open)?;
            return Some(line.start + bracket..line.start + bracket + 1);
        }
        at = line.start.checked_sub(1)?;
    }
}

/// Says that a bracket is never closed.
pub(super) fn unclosed(source: &Arc<Source>, open: Range<usize>) -> Told {
    let line = line_of(&source.text, open.start);
    let place = Place::new(source, open.clone());
    let (bracket, close, message) =
        if place.text() == "[" { ("[", "]", "unclosed array") } else { ("{", "}", "unclosed inline table") };
    let diagnostic = Diagnostic::fault(format!("this {bracket} is never closed"))
        .at(&place)
        .because("everything after it would be taken to belong to it.")
        .fix(format!("Put {close} where the list or table ends."));
    Told { diagnostic, line, message: message.to_owned(), span: open }
}
