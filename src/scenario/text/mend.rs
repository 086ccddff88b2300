//! A text with its slips of writing put right as they are advised to be, so that the rest of it can be checked.

use std::ops::Range;
use std::sync::Arc;

use super::node::{Entry, Node, Value, join};
use super::place::{Place, Source};
use super::slips::bare_key;
use crate::foundations::calendar::in_words;
use crate::scenario::check::days::{day_in, nearest_day};
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;

/// Keys inside braces and headings that stand twice are read under this name first, with a number.
const SECOND: &str = "stands-twice-";

/// A line that is read otherwise than it was written.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The line as it was written.
    pub place: Place,
    /// Its number, from 1.
    pub line: usize,
    /// Whether it is a heading.
    pub is_heading: bool,
    /// A day that stands for one that is in no calendar.
    pub guessed: Option<Date>,
    /// Of a heading that stands twice, the table that now has the keys of both: nobody knows whether it is one.
    pub joined: Option<String>,
}

impl Mended {
    /// The address of the day that stands for one that is in no calendar.
    #[must_use]
    pub fn guessed_at(&self, root: &Node) -> Option<String> {
        self.guessed.and_then(|day| self.find(root, day, ""))
    }

    fn find(&self, node: &Node, day: Date, address: &str) -> Option<String> {
        node.table().into_iter().flatten().find_map(|(key, entry)| {
            let below = join(address, key);
            let is_it = entry.node.date() == Some(day) && self.is_line_of(&entry.node.place);
            if is_it { Some(below) } else { self.find(&entry.node, day, &below) }
        })
    }

    fn is_line_of(&self, place: &Place) -> bool {
        place.source.name == self.place.source.name && place.line() == self.line
    }

    /// Whether a fault hangs on a day that nobody wrote.
    fn hangs_on_guess(&self, fault: &Diagnostic) -> bool {
        let texts = [Some(&fault.title), fault.reason.as_ref(), fault.fix.as_ref()];
        let tells = |day: &str| texts.into_iter().flatten().any(|text| text.contains(day));
        self.guessed.is_some_and(|day| tells(&in_words(day)) || tells(&day.to_string()))
    }
}

/// What to say of a fault when some lines are read otherwise than they are written: nothing where it is of such a line or
/// hangs on a day that nobody wrote; of a heading, the same with the line as it was written.
#[must_use]
pub fn seen(mended: &[Mended], mut fault: Diagnostic) -> Option<Diagnostic> {
    if mended.iter().any(|line| line.hangs_on_guess(&fault)) {
        return None;
    }
    let Some(place) = fault.place.as_ref() else { return Some(fault) };
    let (name, number) = (place.source.name.clone(), place.line());
    let line = mended.iter().find(|line| line.line == number && line.place.source.name == name);
    match line {
        Some(line) if line.is_heading => fault.place = Some(line.place.clone()),
        Some(_) => return None,
        None => {}
    }
    Some(fault)
}

/// What a line is to be read as; none where nobody can tell.
pub(super) fn instead(
    written: &str,
    (message, at): (&str, Range<usize>),
    fix: &str,
    count: usize,
) -> Option<(String, Option<Date>)> {
    let sure = |line: String| Some((line, None));
    let is_heading = written.trim_start().starts_with('[');
    if message.starts_with("duplicate key") {
        let (before, doubled, after) = (written.get(..at.start)?, written.get(at.clone())?, written.get(at.end..)?);
        return sure(if is_heading {
            format!("[{SECOND}{count}]")
        } else if before.trim().is_empty() {
            format!("# {written}")
        } else if doubled.contains(['"', '.']) {
            return None;
        } else {
            format!("{before}{SECOND}{count}{after}")
        });
    }
    if let Some(line) = as_advised(written, fix, is_heading) {
        return sure(line);
    }
    let (key, value) = written.split_once('=').filter(|_| !is_heading)?;
    let value = value.split(" #").next().unwrap_or("").trim();
    if let Some(day) = nearest_day(value) {
        return Some((format!("{key}= {day}"), Some(day)));
    }
    // Or one of several values inside braces.
    if let Some(day) = written.get(at.clone()).and_then(nearest_day) {
        return Some((format!("{}{day}{}", written.get(..at.start)?, written.get(at.end..)?), Some(day)));
    }
    let close = if message.starts_with("unclosed array") {
        "]"
    } else if message.starts_with("unclosed inline table") {
        "}"
    } else {
        // Text without its quotes, or with one of the two.
        let word = value.trim_matches(['"', '\'']);
        let is_word = word.starts_with(char::is_alphabetic) && !word.contains(['"', '\\']);
        return if is_word && key.trim() != "builds_on" { sure(format!("{key}= \"{word}\"")) } else { None };
    };
    sure(format!("{key}= {value}{close}"))
}

/// The line that one is advised to type, where the advice is a line or the value of one.
fn as_advised(written: &str, fix: &str, is_heading: bool) -> Option<String> {
    let typed = fix.strip_prefix("Write ")?;
    let reads = |line: &str| !line.contains('\n') && line.parse::<toml::Table>().is_ok();
    if is_heading || typed.starts_with('[') && !written.contains('=') {
        return (typed.starts_with('[') && reads(typed)).then(|| typed.to_owned());
    }
    // A note with another sign, or a day before the equals sign.
    let day = written.split_once('=').and_then(|(key, _)| day_in(key));
    if (typed.starts_with('#') || day.is_some_and(|day| typed.starts_with(&day))) && reads(typed) {
        return Some(typed.to_owned());
    }
    let key = bare_key(written)?;
    if bare_key(typed) == Some(key) && reads(typed) {
        return Some(typed.to_owned());
    }
    let line = format!("{key} = {typed}");
    reads(&line).then_some(line)
}

/// The same text with some of its lines otherwise, the last first.
pub(super) fn spliced(source: &Source, lines: &[(Range<usize>, String)]) -> Arc<Source> {
    let mut text = source.text.clone();
    let mut lines: Vec<&(Range<usize>, String)> = lines.iter().collect();
    lines.sort_by_key(|(line, _)| line.start);
    for (line, instead) in lines.into_iter().rev() {
        text.replace_range(line.clone(), instead);
    }
    Arc::new(Source { name: source.name.clone(), text })
}

/// Puts what stands under a second heading to what stands under the first.
pub(super) fn join_second_headings(root: &mut Node, mended: &mut [Mended]) {
    for (count, line) in mended.iter_mut().enumerate() {
        let Some(second) = root.table_mut().and_then(|table| table.remove(&format!("{SECOND}{count}"))) else {
            continue;
        };
        let written = line.place.text().split('#').next().unwrap_or("");
        let address = written.trim().trim_matches(['[', ']']);
        let first = address.split('.').try_fold(&mut *root, |node, key| {
            node.table_mut()?.get_mut(key.trim()).map(|entry: &mut Entry| &mut entry.node)
        });
        if let (Some(Value::Table(first)), Value::Table(second)) =
            (first.map(|first| &mut first.value), second.node.value)
        {
            for (key, entry) in second {
                first.entry(key).or_insert(entry);
            }
            line.joined = Some(address.to_owned());
        }
    }
}
