//! A document that Word opens: well formed, accessible, and with nothing of a file's words as markup.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::*;
use crate::report::chart;
use crate::report::paper::{Cell, Paper};
use crate::report::sample;

fn paper(sample: &sample::Sample) -> Paper {
    let mut paper = Paper::default();
    paper.section("1. One <section>");
    paper.part("A part");
    paper.text(&sample.council.title);
    paper.list(vec!["=1+1".into(), sample.notes[0].clone()]);
    paper.table("Figures", &["Option", "Value"], vec![vec![Cell::of("A"), Cell::with("21.4", "19 to 23")]]);
    let drawings = chart::draw_all(&sample.report());
    drawings.iter().for_each(|drawing| paper.figure(&drawings, drawing.name));
    paper
}

fn parts(sample: &sample::Sample) -> Vec<(String, Vec<u8>)> {
    let front = Front { title: &sample.council.title, about: "Of a county", stamp: "caseload, seed 1" };
    let bytes = docx(&front, &paper(sample).blocks).unwrap();
    assert_eq!(bytes, docx(&front, &paper(sample).blocks).unwrap(), "no clock");
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = zip.len();
    let read = |at: usize| {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(read).collect()
}

fn part(parts: &[(String, Vec<u8>)], name: &str) -> String {
    let found = parts.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name}"));
    String::from_utf8(found.1.clone()).unwrap()
}

#[test]
fn every_part_is_well_formed_and_every_reference_has_its_part() {
    for sample in [sample::county(), sample::hostile()] {
        let parts = parts(&sample);
        for (name, bytes) in parts.iter().filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels")) {
            let text = String::from_utf8(bytes.clone()).unwrap();
            if let Err(fault) = resvg::usvg::roxmltree::Document::parse(&text) {
                panic!("{name}: {fault}");
            }
        }
        let relations = part(&parts, "word/_rels/document.xml.rels");
        for target in relations.split("Target=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(parts.iter().any(|(name, _)| *name == format!("word/{target}")), "{target}");
        }
        let document = part(&parts, "word/document.xml");
        for id in document.split("r:embed=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(relations.contains(&format!("Id=\"{id}\"")), "{id}");
        }
    }
}

#[test]
fn it_can_be_read_aloud() {
    let parts = parts(&sample::county());
    let document = part(&parts, "word/document.xml");
    let styles = part(&parts, "word/styles.xml");
    for style in document.split("<w:pStyle w:val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style} is no style");
    }
    assert_eq!(document.matches("<w:tblHeader/>").count(), document.matches("<w:tbl>").count());
    for alt in document.split("descr=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(alt.chars().count() >= 40, "{alt}");
    }
    assert!(
        styles.contains("w:val=\"en-GB\"") && part(&parts, "docProps/core.xml").contains("<dc:title>Teams by kind")
    );
    assert!(document.contains("Figure 1. ") && document.contains("Table 1. Figures"));
}

#[test]
fn nothing_from_a_file_becomes_markup() {
    let document = part(&parts(&sample::hostile()), "word/document.xml");
    assert!(!document.contains("<script>") && document.contains("&lt;script&gt;"));
    assert!(document.contains("=1+1"), "Word has no formulas in text");
}
