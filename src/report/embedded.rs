//! The built-in font inside a page, packed as WOFF, so that a page looks alike everywhere and fetches nothing.

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::OnceLock;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::style::{BOLD, FAMILY, REGULAR};
use super::subset::subset;

/// Bytes of the head of a WOFF file, and of an entry of its list of tables.
const HEAD: usize = 44;
const ENTRY: usize = 20;
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Whose the font is, and on what terms it is passed on.
const NOTICE: &str =
    "/* Open Sans, digitised data copyright (c) 2010-2011, Google Corporation. Apache License, version 2.0. */";

/// The rules of a style sheet that bring the font along.
pub(crate) fn font_faces() -> &'static str {
    static FACES: OnceLock<String> = OnceLock::new();
    FACES.get_or_init(|| format!("{NOTICE}\n{}{}", face(REGULAR, 400), face(BOLD, 700)))
}

/// A drawing with the letters that it writes, so that a file of its own looks alike everywhere too.
pub(crate) fn with_font(svg: &str) -> String {
    let Some(start) = svg.find(">\n").map(|end| end + 2) else { return svg.to_owned() };
    let (mut regular, mut bold) = (BTreeSet::new(), BTreeSet::new());
    for text in svg.split("<text").skip(1) {
        let text = text.split("</text>").next().unwrap_or("");
        let (about, words) = text.split_once('>').unwrap_or((text, ""));
        // Letters written as &amp; and the like are among these, and so are the five that they stand for.
        if about.contains("bold") { &mut bold } else { &mut regular }.extend(words.chars().chain("&<>\"'".chars()));
    }
    let faces: String = [(REGULAR, 400, regular), (BOLD, 700, bold)]
        .iter()
        .filter(|(_, _, letters)| !letters.is_empty())
        .filter_map(|(font, weight, letters)| Some(face(&subset(font, letters)?, *weight)))
        .collect();
    format!("{}<style>\n{NOTICE}\n{faces}</style>\n{}", &svg[..start], &svg[start..])
}

/// The rule that brings one weight along; empty where it is no font.
fn face(font: &[u8], weight: u32) -> String {
    woff(font).map_or_else(String::new, |packed| {
        format!(
            "@font-face {{ font-family: \"{FAMILY}\"; font-weight: {weight}; src: url(data:font/woff;base64,{}) format(\"woff\"); }}\n",
            base64(&packed)
        )
    })
}

/// A font as WOFF 1.0 (W3C 2012); none when it is no TrueType font.
fn woff(font: &[u8]) -> Option<Vec<u8>> {
    let count = usize::from(u16::from_be_bytes(font.get(4..6)?.try_into().ok()?));
    let (mut list, mut body) = (Vec::new(), Vec::new());
    let mut unpacked = 12 + 16 * count;
    for entry in font.get(12..12 + 16 * count)?.chunks(16) {
        let number = |at: usize| Some(u32::from_be_bytes(entry.get(at..at + 4)?.try_into().ok()?));
        let (from, length) = (usize::try_from(number(8)?).ok()?, usize::try_from(number(12)?).ok()?);
        let table = font.get(from..from.checked_add(length)?)?;
        let packed = packed(table)?;
        let kept = if packed.len() < table.len() { packed.as_slice() } else { table };
        let place = HEAD + ENTRY * count + body.len();
        list.extend(entry.get(..4)?);
        for value in [place, kept.len(), length] {
            list.extend(u32::try_from(value).ok()?.to_be_bytes());
        }
        list.extend(entry.get(4..8)?);
        body.extend(kept);
        body.resize(body.len().next_multiple_of(4), 0);
        unpacked += length.next_multiple_of(4);
    }
    let mut out = b"wOFF".to_vec();
    out.extend(font.get(..4)?);
    out.extend(u32::try_from(HEAD + list.len() + body.len()).ok()?.to_be_bytes());
    out.extend(font.get(4..6)?);
    out.extend([0; 2]);
    out.extend(u32::try_from(unpacked).ok()?.to_be_bytes());
    out.extend([0, 1, 0, 0]);
    out.resize(HEAD, 0);
    out.extend(list);
    out.extend(body);
    Some(out)
}

fn packed(table: &[u8]) -> Option<Vec<u8>> {
    let mut out = ZlibEncoder::new(Vec::new(), Compression::best());
    out.write_all(table).ok()?;
    out.finish().ok()
}

/// Bytes as base64 (RFC 4648).
pub(crate) fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let all = group.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..4 {
            let letter = LETTERS[(all >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= group.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{chart, sample};
    use flate2::read::ZlibDecoder;
    use std::io::Read;

    #[test]
    fn a_chart_of_its_own_brings_its_letters_and_stays_small() {
        let sample = sample::hostile();
        for drawing in chart::draw_all(&sample.report()) {
            let svg = with_font(&drawing.svg);
            assert!(svg.len() < 200_000, "{}: {}", drawing.name, svg.len());
            assert_eq!(svg.matches("@font-face").count(), 2, "{}", drawing.name);
            assert!(svg.contains("Apache License, version 2.0"));
            let text = |svg: &str| svg.matches("<text").count();
            assert_eq!(text(&svg), text(&drawing.svg), "text stays text");
            if let Err(fault) = resvg::usvg::roxmltree::Document::parse(&svg) {
                panic!("{}: {fault}", drawing.name);
            }
        }
    }

    #[test]
    fn base64_is_that_of_the_standard() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn every_table_of_the_font_comes_out_as_it_went_in() {
        let packed = woff(REGULAR).unwrap();
        let number = |at: usize| u32::from_be_bytes(packed[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(number(8), packed.len());
        assert!(packed.len() < REGULAR.len() * 3 / 4, "{}", packed.len());
        let count = u16::from_be_bytes([packed[12], packed[13]]) as usize;
        for (at, entry) in (0..count).map(|at| (HEAD + ENTRY * at, &REGULAR[12 + 16 * at..])) {
            let (from, kept, length) = (number(at + 4), number(at + 8), number(at + 12));
            let start = u32::from_be_bytes(entry[8..12].try_into().unwrap()) as usize;
            let mut table = packed[from..from + kept].to_vec();
            if kept < length {
                table.clear();
                ZlibDecoder::new(&packed[from..from + kept]).read_to_end(&mut table).unwrap();
            }
            assert!(table == REGULAR[start..start + length]);
        }
        assert_eq!(woff(b"no font"), None);
    }
}
