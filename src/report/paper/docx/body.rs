//! `word/document.xml`: every block as paragraphs and tables.

use super::Front;
use crate::report::chart::Drawing;
use crate::report::escape::markup;
use crate::report::paper::{Block, Cell, Level, Table};

/// Width of the text on A4 with margins of 2 cm [twentieths of a point].
const TEXT_WIDTH: usize = 9_638;
/// The same in Word's unit of pictures (17 cm at 360,000 to the centimetre).
const PICTURE_WIDTH: u64 = 6_120_000;
/// Tallest picture, 20 cm.
const PICTURE_HEIGHT: u64 = 7_200_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\n<w:body>\n";

/// A4 upright, margins of 2 cm, the stamp and the page's number at the foot.
const PAGE: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>\n";

/// The document.
pub(super) fn document(front: &Front<'_>, blocks: &[Block], pictures: &[Vec<u8>]) -> String {
    let mut out = String::from(HEAD);
    out.push_str(&paragraph("Title", front.title));
    out.push_str(&paragraph("Subtitle", front.about));
    let mut shown = 0;
    for block in blocks {
        match block {
            Block::Heading(Level::Section, text) => out.push_str(&paragraph("Heading1", text)),
            Block::Heading(Level::Part, text) => out.push_str(&paragraph("Heading2", text)),
            Block::Text(text) => out.push_str(&paragraph("Normal", text)),
            Block::Message(said) => said.iter().for_each(|said| out.push_str(&paragraph("Message", said))),
            Block::Warning(text) => out.push_str(&paragraph("Warning", text)),
            Block::List(points) => points.iter().for_each(|point| out.push_str(&paragraph("ListBullet", point))),
            Block::Typed(text) => out.push_str(&paragraph("Typed", text)),
            Block::Table(table) => out.push_str(&self::table(table)),
            Block::Figure(number, drawing) => {
                shown += 1;
                let bytes = pictures.get(shown - 1).map_or(&[][..], Vec::as_slice);
                out.push_str(&figure(number, drawing, shown, bytes));
            }
        }
    }
    out + PAGE + "</w:body>\n</w:document>\n"
}

fn paragraph(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>\n", run(text, ""))
}

fn run(text: &str, properties: &str) -> String {
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", markup(text))
}

/// Caption above, then the table; its first row is repeated on every page.
fn table(table: &Table) -> String {
    let widths = widths(table);
    let grid: String = widths.iter().map(|wide| format!("<w:gridCol w:w=\"{wide}\"/>")).collect();
    let heads: Vec<Cell> = table.heads.iter().map(Cell::of).collect();
    let mut out = paragraph("Caption", &table.caption);
    out.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Figures\"/><w:tblW w:w=\"{TEXT_WIDTH}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         <w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>\
         <w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>\n",
        markup(&table.caption)
    ));
    let right: Vec<bool> = (0..table.heads.len()).map(|column| table.holds_figures(column)).collect();
    out.push_str(&row(&heads, &widths, &right, true));
    for cells in &table.rows {
        out.push_str(&row(cells, &widths, &right, false));
    }
    out + "</w:tbl>\n" + &paragraph("After", "")
}

/// Columns as wide as their longest words ask for, in all as wide as the text.
fn widths(table: &Table) -> Vec<usize> {
    let letters = |column: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(column));
        let longest = cells.map(|cell| cell.text.chars().count().max(cell.under.chars().count())).max().unwrap_or(0);
        let head = table.heads[column].split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
        longest.clamp(8, 34).max(head.min(14) + 1)
    };
    let wanted: Vec<usize> = (0..table.heads.len()).map(letters).collect();
    let all: usize = wanted.iter().sum::<usize>().max(1);
    wanted.iter().map(|letters| letters * TEXT_WIDTH / all).collect()
}

fn row(cells: &[Cell], widths: &[usize], right: &[bool], heading: bool) -> String {
    let properties =
        if heading { "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" } else { "<w:trPr><w:cantSplit/></w:trPr>" };
    let cells: String = cells
        .iter()
        .zip(widths.iter().zip(right))
        .map(|(cell, (wide, right))| {
            let side = if *right { "<w:jc w:val=\"right\"/>" } else { "" };
            let style = if heading { "TableHead" } else { "TableCell" };
            let under = if cell.under.is_empty() {
                String::new()
            } else {
                format!("<w:p><w:pPr><w:pStyle w:val=\"TableRange\"/>{side}</w:pPr>{}</w:p>", run(&cell.under, ""))
            };
            format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{wide}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{side}</w:pPr>{}</w:p>{under}</w:tc>",
                run(&cell.text, "")
            )
        })
        .collect();
    format!("<w:tr>{properties}{cells}</w:tr>\n")
}

/// The chart's title as its caption, its picture, and what is shown in it beneath.
fn figure(number: &str, drawing: &Drawing, at: usize, bytes: &[u8]) -> String {
    let (wide, tall) = fitted(bytes);
    let (alt, title) = (markup(&drawing.alt), markup(&drawing.title));
    let picture = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Picture\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{wide}\" cy=\"{tall}\"/><wp:docPr id=\"{at}\" name=\"{number}\" title=\"{title}\" descr=\"{alt}\"/>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
         <pic:nvPicPr><pic:cNvPr id=\"{at}\" name=\"{number}\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"rIdImage{at}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{tall}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>\
         </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>\n"
    );
    let caption = paragraph("Caption", &format!("{number}. {}", drawing.title));
    caption + &paragraph("Shown", &drawing.subtitle) + &picture + &paragraph("Source", &drawing.source)
}

/// Width and height of a PNG on the page.
fn fitted(png: &[u8]) -> (u64, u64) {
    let number = |at: usize| {
        let bytes = png.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).unwrap_or([0, 0, 0, 1]);
        u64::from(u32::from_be_bytes(bytes)).max(1)
    };
    let (wide, tall) = (number(16), number(20));
    let height = PICTURE_WIDTH * tall / wide;
    if height <= PICTURE_HEIGHT { (PICTURE_WIDTH, height) } else { (PICTURE_HEIGHT * wide / tall, PICTURE_HEIGHT) }
}
