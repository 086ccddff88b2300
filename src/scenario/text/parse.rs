//! Text becomes a tree, with every fault of writing at once.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::mend::{Mended, join_second_headings, spliced};
use super::node::{Entry, Node, Table, Value};
use super::place::{Place, Source};
use super::syntax::{Fault, Told, is_local, told};
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;

/// How often a text is put right before it is left as it is: each time may show what a fault had hidden.
const MOST_LAYERS: usize = 50;

/// How many lines of a text are put right: beyond that it is something else than a scenario with slips.
const MOST_MENDED: usize = 500;

/// What could be read of a source.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The tree, without the lines that could not be read.
    pub root: Node,
    /// Every fault of writing that could be told apart.
    pub faults: Vec<Diagnostic>,
    /// Lines that were read otherwise than they are written: all that have a fault, or none.
    pub mended: Vec<Mended>,
    /// Whether each fault spoils its own line only, so that the rest means what it says.
    pub is_local: bool,
}

impl Parsed {
    /// Whether the tree lacks something that was written.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.mended.is_empty() && !self.faults.is_empty()
    }
}

/// Reads a whole source.
///
/// # Errors
/// Every fault of writing that could be told apart.
pub fn parse(source: &Arc<Source>) -> Result<Node, Vec<Diagnostic>> {
    let (parsed, _) = once(source);
    if parsed.faults.is_empty() { Ok(parsed.root) } else { Err(parsed.faults) }
}

/// Reads as much of a source as can be read: with its slips put right where it is plain what was meant, else without those
/// lines.
#[must_use]
pub fn parse_what_can_be(source: &Arc<Source>) -> Parsed {
    let (parsed, told) = once(source);
    if parsed.faults.is_empty() { parsed } else { put_right(source, told).unwrap_or(parsed) }
}

/// Reads a source whose faults are put right one after the other, for one may hide the next.
fn put_right(source: &Arc<Source>, mut told: Vec<Told>) -> Option<Parsed> {
    let (mut now, mut faults, mut mended) = (Arc::clone(source), Vec::new(), Vec::<Mended>::new());
    for _ in 0..MOST_LAYERS {
        if told.is_empty() {
            return None;
        }
        let mut lines = Vec::new();
        for told in told {
            let place = Place::new(&now, told.line.clone());
            let number = place.line();
            let (line, guessed) = told.instead(&now.text, mended.len())?;
            // A line that is wrong again cannot be put right so.
            if mended.len() >= MOST_MENDED || mended.iter().any(|before| before.line == number) {
                return None;
            }
            let is_heading = place.text().trim_start().starts_with('[');
            mended.push(Mended { place, line: number, is_heading, guessed, joined: None });
            lines.push((told.line.clone(), line));
            faults.push(told.diagnostic);
        }
        now = spliced(&now, &lines);
        let (mut parsed, more) = once(&now);
        if parsed.faults.is_empty() {
            join_second_headings(&mut parsed.root, &mut mended);
            return Some(Parsed { faults, mended, ..parsed });
        }
        told = more;
    }
    None
}

/// Reads a source once, and tells what is wrong with which line.
fn once(source: &Arc<Source>) -> (Parsed, Vec<Told>) {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    let found: Vec<Fault<'_>> =
        errors.iter().map(|error| Fault { message: error.message(), span: error.span().unwrap_or(0..0) }).collect();
    let told = told(source, &found);
    let mut faults: Vec<Diagnostic> = told.iter().map(|told| told.diagnostic.clone()).collect();
    let span = table.span();
    let root = Reading { source, faults: &mut faults }.table(table.into_inner(), span);
    (Parsed { root, is_local: is_local(source, &found), faults, mended: Vec::new() }, told)
}

struct Reading<'a> {
    source: &'a Arc<Source>,
    faults: &'a mut Vec<Diagnostic>,
}

impl Reading<'_> {
    fn place(&self, span: Range<usize>) -> Place {
        Place::new(self.source, span)
    }

    fn table(&mut self, read: DeTable<'_>, span: Range<usize>) -> Node {
        let mut table = Table::new();
        for (key, value) in read {
            let entry = Entry { key: self.place(key.span()), node: self.node(value) };
            table.insert(key.into_inner().into_owned(), entry);
        }
        Node { value: Value::Table(table), place: self.place(span) }
    }

    fn node(&mut self, read: Spanned<DeValue<'_>>) -> Node {
        let span = read.span();
        let value = match read.into_inner() {
            DeValue::String(text) => Value::Text(DeString::into_owned(text)),
            DeValue::Integer(whole) => match i64::from_str_radix(whole.as_str(), whole.radix()) {
                Ok(whole) => Value::Whole(whole),
                Err(_) => Value::Number(f64::INFINITY),
            },
            DeValue::Float(number) => Value::Number(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(flag) => Value::Flag(flag),
            DeValue::Datetime(moment) => self.moment(&moment, span.clone()),
            DeValue::Array(list) => Value::List(list.into_iter().map(|item| self.node(item)).collect()),
            DeValue::Table(table) => return self.table(table, span),
        };
        Node { value, place: self.place(span) }
    }

    fn moment(&mut self, moment: &toml::value::Datetime, span: Range<usize>) -> Value {
        let (Some(day), None, None) = (moment.date, moment.time, moment.offset) else {
            return Value::Moment(moment.to_string());
        };
        civil(day).map_or_else(
            || {
                let fault = Diagnostic::fault(format!("there is no {moment}"));
                self.faults.push(fault.at(&self.place(span)).fix("Write a day of the calendar, such as 2019-02-28."));
                Value::Moment(moment.to_string())
            },
            Value::Date,
        )
    }
}

fn civil(day: toml::value::Date) -> Option<Date> {
    Date::new(i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?).ok()
}
