//! The part of the built-in font that one drawing needs, so that its file stays small and its text stays text.

use std::collections::BTreeSet;

/// Tables that a font cannot be drawn without; kerning and substitutions are left out, as widths are measured without.
const KEPT: [&[u8; 4]; 13] = [
    b"OS/2", b"cmap", b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post", b"prep",
];
/// Bytes of the head of the table of names of glyphs, and the version of one without any names.
const NAMELESS: (usize, [u8; 4]) = (32, [0, 3, 0, 0]);
/// Flags of a part of a glyph made of others: its place takes two bytes more; another part follows.
const WIDE: u16 = 1;
const MORE: u16 = 32;
/// Flags of its scales, with the bytes that they take.
const SCALES: [(u16, usize); 3] = [(8, 2), (64, 4), (128, 8)];

/// Where the outline of each glyph lies.
struct Outlines<'a> {
    glyf: &'a [u8],
    loca: &'a [u8],
    /// Whether places are written in four bytes.
    long: bool,
    count: usize,
}

/// The same font with the outlines of some letters only: other glyphs are empty, numbers of glyphs stay as they were.
/// None when it is no TrueType font with a map of the letters of Unicode's first plane.
pub(crate) fn subset(font: &[u8], letters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let outlines = Outlines {
        glyf: table(font, b"glyf")?,
        loca: table(font, b"loca")?,
        long: u16_at(table(font, b"head")?, 50)? == 1,
        count: usize::from(u16_at(table(font, b"maxp")?, 4)?),
    };
    let map = map(table(font, b"cmap")?)?;
    let (glyf, loca) = outlines.kept(&outlines.closed(letters.iter().filter_map(|letter| glyph(map, *letter))))?;
    let mut post = table(font, b"post")?.get(..NAMELESS.0)?.to_vec();
    post[..4].copy_from_slice(&NAMELESS.1);
    let body = |tag: &[u8; 4]| match tag {
        b"glyf" => Some(glyf.clone()),
        b"loca" => Some(loca.clone()),
        b"post" => Some(post.clone()),
        other => table(font, other).map(<[u8]>::to_vec),
    };
    let tables: Vec<([u8; 4], Vec<u8>)> = KEPT.iter().filter_map(|tag| Some((**tag, body(tag)?))).collect();
    built(font.get(..4)?, &tables)
}

impl<'a> Outlines<'a> {
    fn place(&self, glyph: usize) -> Option<usize> {
        if self.long {
            return usize::try_from(u32_at(self.loca, 4 * glyph)?).ok();
        }
        u16_at(self.loca, 2 * glyph).map(|half| 2 * usize::from(half))
    }

    fn of(&self, glyph: usize) -> Option<&'a [u8]> {
        self.glyf.get(self.place(glyph)?..self.place(glyph + 1)?)
    }

    /// Glyphs with those that they are made of, and the one for what is missing.
    fn closed(&self, wanted: impl Iterator<Item = usize>) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([0]);
        let mut ahead: Vec<usize> = wanted.collect();
        while let Some(glyph) = ahead.pop() {
            if glyph < self.count && found.insert(glyph) {
                ahead.extend(self.of(glyph).map(parts).unwrap_or_default());
            }
        }
        found
    }

    /// Outlines of some glyphs, and where each glyph's then lies.
    fn kept(&self, wanted: &BTreeSet<usize>) -> Option<(Vec<u8>, Vec<u8>)> {
        let (mut glyf, mut loca) = (Vec::new(), Vec::new());
        for glyph in 0..=self.count {
            if self.long {
                loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());
            } else {
                loca.extend(u16::try_from(glyf.len() / 2).ok()?.to_be_bytes());
            }
            if wanted.contains(&glyph) {
                glyf.extend(self.of(glyph)?);
                glyf.resize(glyf.len().next_multiple_of(4), 0);
            }
        }
        Some((glyf, loca))
    }
}

/// The glyphs that a glyph is made of; none where it has an outline of its own.
fn parts(outline: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let is_made_of_others = u16_at(outline, 0).is_some_and(|contours| contours >= 0x8000);
    let mut at = 10;
    while let (true, Some(flags), Some(glyph)) = (is_made_of_others, u16_at(outline, at), u16_at(outline, at + 2)) {
        found.push(usize::from(glyph));
        let place = if flags & WIDE > 0 { 4 } else { 2 };
        let scale = SCALES.iter().find(|(flag, _)| flags & flag > 0);
        at += 4 + place + scale.map_or(0, |(_, bytes)| *bytes);
        if flags & MORE == 0 {
            break;
        }
    }
    found
}

/// The map of letters in the format that covers the first plane (format 4).
fn map(cmap: &[u8]) -> Option<&[u8]> {
    let count = usize::from(u16_at(cmap, 2)?);
    let place = |at: usize| usize::try_from(u32_at(cmap, 8 + 8 * at)?).ok();
    (0..count).filter_map(|at| cmap.get(place(at)?..)).find(|map| u16_at(map, 0) == Some(4))
}

/// The number of a letter's glyph; none where the font has none.
fn glyph(map: &[u8], letter: char) -> Option<usize> {
    let code = u16::try_from(u32::from(letter)).ok()?;
    let twice = usize::from(u16_at(map, 6)?);
    let at = |part: usize, index: usize| u16_at(map, 14 + part * twice + if part > 0 { 2 } else { 0 } + 2 * index);
    let segment = (0..twice / 2).find(|index| at(0, *index).is_some_and(|last| code <= last))?;
    let (first, shift, offset) = (at(1, segment)?, at(2, segment)?, at(3, segment)?);
    let inside = code.checked_sub(first)?;
    let found = if offset == 0 {
        code.wrapping_add(shift)
    } else {
        let place = 16 + 3 * twice + 2 * segment + usize::from(offset) + 2 * usize::from(inside);
        u16_at(map, place).filter(|glyph| *glyph > 0)?.wrapping_add(shift)
    };
    (found > 0).then_some(usize::from(found))
}

/// A font of some tables.
fn built(version: &[u8], tables: &[([u8; 4], Vec<u8>)]) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16 * (1u16 << power);
    let mut out = version.to_vec();
    for number in [count, range, u16::try_from(power).ok()?, 16 * count - range] {
        out.extend(number.to_be_bytes());
    }
    let mut body: Vec<u8> = Vec::new();
    for (tag, table) in tables {
        out.extend(tag);
        for number in
            [sum(table), u32::try_from(12 + 16 * tables.len() + body.len()).ok()?, u32::try_from(table.len()).ok()?]
        {
            out.extend(number.to_be_bytes());
        }
        body.extend(table);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    out.extend(body);
    Some(out)
}

/// The checksum of a table: its words added up.
fn sum(table: &[u8]) -> u32 {
    let word = |bytes: &[u8]| bytes.iter().enumerate().map(|(at, byte)| u32::from(*byte) << (24 - 8 * at)).sum::<u32>();
    table.chunks(4).fold(0, |sum, bytes| sum.wrapping_add(word(bytes)))
}

fn table<'a>(font: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(u16_at(font, 4)?);
    let entry = font.get(12..12 + 16 * count)?.chunks(16).find(|entry| entry[..4] == *tag)?;
    let number = |at: usize| u32_at(entry, at).and_then(|number| usize::try_from(number).ok());
    let from = number(8)?;
    font.get(from..from.checked_add(number(12)?)?)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::style::{BOLD, REGULAR};
    use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};

    #[test]
    fn the_letters_wanted_are_drawn_as_in_the_whole_font_and_others_are_empty() {
        let letters: BTreeSet<char> = "Caseload é £%–".chars().collect();
        for font in [REGULAR, BOLD] {
            let small = subset(font, &letters).unwrap();
            assert!(small.len() * 5 < font.len(), "{}", small.len());
            let whole = |bytes: &[u8], letter| {
                let outlines = Outlines {
                    glyf: table(bytes, b"glyf").unwrap(),
                    loca: table(bytes, b"loca").unwrap(),
                    long: u16_at(table(bytes, b"head").unwrap(), 50) == Some(1),
                    count: usize::from(u16_at(table(bytes, b"maxp").unwrap(), 4).unwrap()),
                };
                outlines.of(glyph(map(table(bytes, b"cmap").unwrap()).unwrap(), letter).unwrap()).unwrap().to_vec()
            };
            for letter in &letters {
                assert!(whole(&small, *letter).starts_with(&whole(font, *letter)), "{letter}");
            }
            assert!(whole(&small, 'Z').is_empty() && !whole(font, 'Z').is_empty());
            // The accent of a letter that is made of two comes along.
            assert_eq!(parts(&whole(font, 'é')).len(), 2);
        }
        assert_eq!(subset(b"no font", &letters), None);
    }

    #[test]
    fn another_reader_of_fonts_takes_it_and_finds_the_same_widths() {
        let small = subset(REGULAR, &"Caseload".chars().collect()).unwrap();
        assert!(register_font("Small", FontStyle::Normal, Box::leak(small.into_boxed_slice())).is_ok());
        assert!(register_font("Whole", FontStyle::Normal, REGULAR).is_ok());
        let wide = |name| FontDesc::new(FontFamily::Name(name), 200.0, FontStyle::Normal).layout_box("aaaa").unwrap();
        assert_eq!(wide("Small"), wide("Whole"));
    }
}
