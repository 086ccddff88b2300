//! Letters that are carried as they are, into pages, tables and workbooks, where no other could be meant.

use std::fs;
use std::io::{Cursor, Read};

use crate::cli::{Desk, SMALL};

/// Joiners, a mark of direction and text from right to left, what HTML and XML take for themselves, what a spreadsheet takes for a formula.
const TITLE: &str = "=1+1 <b>&\" \u{5d0}\u{200f} \u{1f469}\u{200d}\u{1f467} e\u{301}";

#[test]
fn letters_that_only_look_odd_come_through_as_they_are() {
    let desk = Desk::new("odd-letters");
    let base = SMALL.replacen("title = ", "question = ", 1);
    desk.holds("town/odd.toml", &format!("title = '{TITLE}'\nshort = '{TITLE}'\n{base}"));
    let said = desk.types(&["run", "town/odd.toml", "--replications", "5"]);
    assert_eq!(said.code, 0, "{said:?}");
    let folder = desk.0.join("output/town/odd");
    let page = fs::read_to_string(folder.join("report.html")).unwrap();
    assert!(!page.contains("<b>&\""), "nothing of it is read as a tag");
    assert!(
        page.contains("&lt;b&gt;") && page.contains("\u{5d0}\u{200f}") && page.contains("\u{1f469}\u{200d}\u{1f467}")
    );
    let mut cells = String::new();
    let book = fs::read(folder.join("workbook.xlsx")).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    for index in 0..zip.len() {
        let mut text = String::new();
        let mut part = zip.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        if !name.ends_with(".xml") {
            continue;
        }
        part.read_to_string(&mut text).unwrap();
        assert!(!text.contains("<f>1+1"), "a title is no formula: {name}");
        assert!(text.chars().all(|letter| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t')), "{name}");
        cells.push_str(&text);
    }
    assert!(cells.contains("=1+1 &lt;b&gt;&amp;"), "the title stands in the workbook");
    for (path, bytes) in desk.all("output").iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "csv"))
    {
        let mut table = csv::ReaderBuilder::new().from_reader(bytes.as_slice());
        assert!(table.records().all(|row| row.is_ok()), "{}", path.display());
    }
}

#[test]
fn what_turns_or_cannot_be_shown_is_refused_wherever_it_stands() {
    let desk = Desk::new("turning-letters");
    desk.holds("town/base.toml", SMALL);
    for (setting, code) in
        [("short=\"a\\u202Eb\"", "U+202E"), ("question=\"a\\u2066b\"", "U+2066"), ("title=\"a\\u0001b\"", "U+0001")]
    {
        let said = desk.types(&["check", "town/base.toml", "--set", setting]);
        assert_eq!(said.code, 2, "{setting}: {said:?}");
        assert!(said.err.contains(code), "{setting}: {}", said.err);
        assert!(!said.err.contains(['\u{202e}', '\u{2066}', '\u{1}']), "nothing of it reaches the terminal");
    }
}
