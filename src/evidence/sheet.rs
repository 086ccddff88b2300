//! Comma-separated text as rows of cells that know where they stand.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::place::{Place, Source};

/// One cell: what it says, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Its text, without quotes and without blanks around it.
    pub text: Cow<'a, str>,
    /// Where it stands in the file \[bytes\].
    pub span: Range<usize>,
}

/// One row and its line in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The line it begins on, from 1.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<Cell<'a>>,
}

/// A file as a heading and its rows; blank lines are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// Names of the columns, folded: `la name` and `LA_Name` are both `la_name`.
    pub columns: Vec<String>,
    /// The heading as it was written.
    pub heading: Row<'a>,
    /// Everything below it.
    pub rows: Vec<Row<'a>>,
}

impl Sheet<'_> {
    /// The place of a column by its folded name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }
}

/// A column's name without its accidents: small letters, and one `_` between words.
#[must_use]
pub fn folded(name: &str) -> String {
    let letters = name.trim().chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' });
    letters.collect::<String>().to_lowercase().split_whitespace().collect::<Vec<_>>().join("_")
}

/// Parses a file.
///
/// # Errors
/// A quote that is never closed, an empty file, another mark than a comma between cells, or rows of another length than the heading.
pub fn parse(source: &Arc<Source>) -> Result<Sheet<'_>, Vec<Diagnostic>> {
    let mut rows = split(source)?.into_iter();
    let Some(heading) = rows.next() else {
        let told = Diagnostic::fault(format!("{} is empty", source.name));
        return Err(vec![told.fix("Download it again, or take it out of the folder.")]);
    };
    if let Some(fault) = other_mark(source, &heading) {
        return Err(vec![fault]);
    }
    let rows: Vec<Row<'_>> = rows.collect();
    let faults = uneven(source, &heading, &rows);
    if !faults.is_empty() {
        return Err(faults);
    }
    let columns = heading.cells.iter().map(|cell| folded(&cell.text)).collect();
    Ok(Sheet { columns, heading, rows })
}

/// A heading of one cell that holds semicolons or tabs: a file with another mark between its cells.
fn other_mark(source: &Arc<Source>, heading: &Row<'_>) -> Option<Diagnostic> {
    let [only] = heading.cells.as_slice() else { return None };
    let mark = [(';', "semicolons"), ('\t', "tabs")].into_iter().find(|(mark, _)| only.text.contains(*mark))?;
    let told = Diagnostic::fault(format!("the cells are separated by {}, not by commas", mark.1));
    let told = told.at(&Place::new(source, only.span.clone())).because("the whole line would be one column.");
    Some(
        told.fix("Save it again as \"CSV UTF-8\" with commas between the cells, or replace each such mark by a comma."),
    )
}

/// Rows that are not as long as the heading; the first few stand for the rest.
fn uneven(source: &Arc<Source>, heading: &Row<'_>, rows: &[Row<'_>]) -> Vec<Diagnostic> {
    const SHOWN: usize = 3;
    let wanted = heading.cells.len();
    let wrong: Vec<&Row<'_>> = rows.iter().filter(|row| row.cells.len() != wanted).collect();
    let more = wrong.len().saturating_sub(SHOWN);
    let told = wrong.iter().take(SHOWN).enumerate().map(|(index, row)| {
        let span = row.cells.first().map_or(0..0, |cell| cell.span.start..row.end());
        let rest = if index == 0 && more > 0 { format!(", and so in {more} more rows") } else { String::new() };
        Diagnostic::fault(format!("{} cells where the heading has {wanted}{rest}", row.cells.len()))
            .at(&Place::new(source, span))
            .because("which figure belongs to which column cannot be known.")
            .fix("Download the file again, or put a name that holds a comma in quotes.")
    });
    told.collect()
}

impl Row<'_> {
    fn end(&self) -> usize {
        self.cells.last().map_or(0, |cell| cell.span.end)
    }
}

fn split(source: &Arc<Source>) -> Result<Vec<Row<'_>>, Vec<Diagnostic>> {
    let text = source.text.as_str();
    let (mut rows, mut at, mut line) = (Vec::new(), 0, 1);
    while at < text.len() {
        let (cells, next) = row(text, at).map_err(|start| vec![unclosed(source, start)])?;
        let lines = text.get(at..next).map_or(0, |part| part.bytes().filter(|byte| *byte == b'\n').count());
        if cells.iter().any(|cell| !cell.text.is_empty()) {
            rows.push(Row { line, cells });
        }
        (at, line) = (next, line + u32::try_from(lines).unwrap_or(u32::MAX));
    }
    Ok(rows)
}

fn unclosed(source: &Arc<Source>, start: usize) -> Diagnostic {
    Diagnostic::fault("a quote opens here and is never closed")
        .at(&Place::new(source, start..start + 1))
        .because("everything after it would be one cell.")
        .fix("Type the missing \", or download the file again.")
}

/// The cells of the row that begins at a byte, and where the next row begins.
fn row(text: &str, mut at: usize) -> Result<(Vec<Cell<'_>>, usize), usize> {
    let mut cells = Vec::new();
    loop {
        let (cell, end) = cell(text, at)?;
        cells.push(cell);
        match text.as_bytes().get(end) {
            Some(b',') => at = end + 1,
            Some(b'\r') if text.as_bytes().get(end + 1) == Some(&b'\n') => return Ok((cells, end + 2)),
            Some(_) => return Ok((cells, end + 1)),
            None => return Ok((cells, end)),
        }
    }
}

/// One cell and where it ends; a quote that is never closed is an error at its byte.
fn cell(text: &str, at: usize) -> Result<(Cell<'_>, usize), usize> {
    let rest = text.get(at..).unwrap_or("");
    if rest.starts_with('"') {
        return quoted(text, at);
    }
    let end = at + rest.find([',', '\r', '\n']).unwrap_or(rest.len());
    Ok((Cell { text: Cow::Borrowed(text.get(at..end).unwrap_or("").trim()), span: at..end }, end))
}

fn quoted(text: &str, at: usize) -> Result<(Cell<'_>, usize), usize> {
    let (bytes, mut end) = (text.as_bytes(), at + 1);
    loop {
        match (bytes.get(end), bytes.get(end + 1)) {
            (Some(b'"'), Some(b'"')) => end += 2,
            (Some(b'"'), _) => break,
            (Some(_), _) => end += 1,
            (None, _) => return Err(at),
        }
    }
    let inside = text.get(at + 1..end).unwrap_or("").trim();
    let inside = if inside.contains('"') { Cow::Owned(inside.replace("\"\"", "\"")) } else { Cow::Borrowed(inside) };
    // What stands between the closing quote and the comma is no part of the cell.
    let after = text.get(end + 1..).unwrap_or("");
    let next = end + 1 + after.find([',', '\r', '\n']).unwrap_or(after.len());
    Ok((Cell { text: inside, span: at..end + 1 }, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Arc<Source> {
        Arc::new(Source { name: "a.csv".to_owned(), text: text.to_owned() })
    }

    fn texts(text: &str) -> Vec<Vec<String>> {
        let source = source(text);
        let sheet = parse(&source).expect("a sheet");
        sheet.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.to_string()).collect()).collect()
    }

    #[test]
    fn quotes_commas_line_ends_and_blank_lines() {
        let rows = texts("LA Name,At31_episodes\r\n\"Bristol, City of\", 7 \r\n\r\n,\n\"a \"\"b\"\"\nc\",8");
        assert_eq!(rows, [["Bristol, City of", "7"], ["a \"b\"\nc", "8"]]);
    }

    #[test]
    fn rows_know_their_lines_and_columns_their_plain_names() {
        let source = source("\"LA Name\",At31-Episodes\n\n\"a\nb\",1\nc,2\n");
        let sheet = parse(&source).expect("a sheet");
        assert_eq!(sheet.columns, ["la_name", "at31_episodes"]);
        assert_eq!(sheet.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 5]);
    }

    #[test]
    fn another_mark_than_a_comma_is_told_as_such() {
        for (text, mark) in [("team;child_name;stage\na;\"b, c\";d\n", "semicolons"), ("team\tmonth\na\tb\n", "tabs")] {
            let told = parse(&source(text)).expect_err("no commas");
            assert!(told.len() == 1 && told[0].title.contains(mark), "{told:?}");
        }
    }

    #[test]
    fn an_open_quote_and_a_short_row_are_told_with_their_place() {
        let told = parse(&source("a,b\n\"c,d\n")).expect_err("an open quote");
        assert_eq!(told[0].place.as_ref().map(Place::line), Some(2));
        let told = parse(&source("a,b\n1,2\n3\n4,5,6\n")).expect_err("uneven rows");
        assert_eq!(told.iter().map(|one| one.place.as_ref().map(Place::line)).collect::<Vec<_>>(), [Some(3), Some(4)]);
    }
}
