//! Charts of every hard case: nothing overlaps, nothing leaves the frame, nothing is misread.

use super::*;
use crate::report::sample::{self, cases};
use crate::report::style::WIDTH;

#[test]
fn every_case_draws_every_chart() {
    for (case, sample) in cases() {
        let names: Vec<&str> = draw_all(&sample.report()).iter().map(|drawing| drawing.name).collect();
        // Where everything is nought no child waits, which is a sentence and no chart.
        let shown = |name: &&str| *name != "unallocated" || case != "all nought";
        assert_eq!(names, CHARTS.iter().map(|chart| chart.name).filter(shown).collect::<Vec<_>>(), "{case}");
    }
}

#[test]
fn a_run_without_numbers_draws_nothing() {
    let mut sample = sample::county();
    sample.findings.bands.clear();
    sample.findings.spreads.clear();
    assert!(draw_all(&sample.report()).is_empty());
}

#[test]
fn no_label_leaves_the_frame() {
    for (case, sample) in cases() {
        for drawing in draw_all(&sample.report()) {
            for placed in &drawing.texts {
                let [left, top, right, bottom] = placed.edges;
                let inside = left >= 0.0 && top >= 0.0 && right <= WIDTH && bottom <= drawing.height;
                assert!(inside, "{case} {}: {placed:?} of {}", drawing.name, drawing.height);
            }
        }
    }
}

#[test]
fn no_two_labels_overlap() {
    for (case, sample) in cases() {
        for drawing in draw_all(&sample.report()) {
            for (index, one) in drawing.texts.iter().enumerate() {
                for other in &drawing.texts[index + 1..] {
                    let [left, top, right, bottom] = one.edges;
                    let [from, above, to, below] = other.edges;
                    let apart = right <= from || to <= left || bottom <= above + 1.0 || below <= top + 1.0;
                    assert!(apart, "{case} {}: {one:?} and {other:?}", drawing.name);
                }
            }
        }
    }
}

#[test]
fn text_alternatives_are_sentences_with_the_headline_number() {
    for (case, sample) in cases() {
        for drawing in draw_all(&sample.report()) {
            let letters = drawing.alt.chars().count();
            assert!((40..=300).contains(&letters), "{case} {}: {}", drawing.name, drawing.alt);
            assert!(drawing.alt.chars().any(|letter| letter.is_ascii_digit()), "{case} {}", drawing.name);
        }
    }
}

#[test]
fn a_table_has_a_row_for_every_point() {
    let sample = sample::county();
    let rows: Vec<(&str, usize)> =
        draw_all(&sample.report()).iter().map(|drawing| (drawing.name, drawing.table.len() - 1)).collect();
    let bars = 3 * 10;
    let expected = [
        ("caseload-fan", 43),
        ("posts", 43),
        ("unallocated", 43),
        ("over-threshold-by-team", 6 * 43),
        ("caseload-spread", bars),
    ];
    assert_eq!(rows, expected);
    for drawing in draw_all(&sample::gaps().report()) {
        if drawing.name == "caseload-fan" {
            assert_eq!(drawing.table.len() - 1, 39);
        }
    }
}

#[test]
fn titles_are_short_messages() {
    for drawing in draw_all(&sample::county().report()) {
        assert!(drawing.title.split_whitespace().count() <= 13, "{}", drawing.title);
        assert!(!drawing.title.contains(" will "), "{}", drawing.title);
    }
}

#[test]
fn letters_are_never_smaller_than_twelve_pixels() {
    for drawing in draw_all(&sample::teams(25).report()) {
        for size in drawing.svg.split("font-size=\"").skip(1) {
            let size: f64 = size.split('"').next().unwrap().parse().unwrap();
            assert!(size / canvas::FINE >= 12.0, "{}: {size}", drawing.name);
        }
    }
}

#[test]
fn words_from_files_are_escaped() {
    for drawing in draw_all(&sample::hostile().report()) {
        assert!(!drawing.svg.contains("<script") && !drawing.svg.contains("<b>"), "{}", drawing.name);
        assert!(!drawing.svg.chars().any(|letter| letter.is_control() && letter != '\n'), "{}", drawing.name);
        assert_eq!(drawing.svg.matches("<text").count(), drawing.svg.matches("</text>").count());
    }
}

#[test]
fn every_letter_is_in_the_built_in_font() {
    for drawing in draw_all(&sample::county().report()) {
        for letter in drawing.texts.iter().flat_map(|placed| placed.text.chars()) {
            assert!(glyphs::has(crate::report::style::REGULAR, letter), "{letter} in {}", drawing.name);
            assert!(glyphs::has(crate::report::style::BOLD, letter), "{letter} in {}", drawing.name);
        }
    }
    assert!(
        !glyphs::has(crate::report::style::REGULAR, '→'),
        "a letter known to be missing must be seen to be missing"
    );
}

#[test]
fn the_caseload_fan_has_not_moved() {
    let drawn = draw_all(&sample::county().report());
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/chart-caseload-fan.svg");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(golden, &drawn[0].svg).unwrap();
    }
    assert_eq!(drawn[0].svg, std::fs::read_to_string(golden).unwrap(), "run with BLESS=1 if the change is meant");
}

#[test]
fn plain_words_carry_the_numbers_too() {
    let words = draw_all(&sample::county().report())[0].in_words();
    assert!(words.starts_with("Caseload would fall from 21."), "{words}");
    assert!(words.lines().filter(|line| line.contains(" 20") && line.split("  ").count() > 4).count() >= 43, "{words}");
}

/// Reads which letters a font file holds, so that the test does not trust what drew them.
mod glyphs {
    fn two(bytes: &[u8], at: usize) -> usize {
        usize::from(bytes[at]) << 8 | usize::from(bytes[at + 1])
    }

    fn four(bytes: &[u8], at: usize) -> usize {
        two(bytes, at) << 16 | two(bytes, at + 2)
    }

    /// Whether the font's table of letters (cmap, format 4) gives the letter a shape.
    pub(super) fn has(font: &[u8], letter: char) -> bool {
        let code = letter as usize;
        let table = (0..two(font, 4)).map(|n| 12 + 16 * n).find(|&at| &font[at..at + 4] == b"cmap").unwrap();
        let cmap = four(font, table + 8);
        let records = (0..two(font, cmap + 2)).map(|n| cmap + 4 + 8 * n);
        let mut formats = records.map(|at| cmap + four(font, at + 4)).filter(|&at| two(font, at) == 4);
        let at = formats.next().unwrap();
        let twice = two(font, at + 6);
        let segment = (0..twice).step_by(2).find(|&n| two(font, at + 14 + n) >= code);
        let Some(n) = segment else { return false };
        let (start, delta) = (two(font, at + 16 + twice + n), two(font, at + 16 + 2 * twice + n));
        let place = at + 16 + 3 * twice + n;
        if start > code {
            return false;
        }
        let glyph = match two(font, place) {
            0 => (code + delta) & 0xFFFF,
            offset => two(font, place + offset + 2 * (code - start)),
        };
        glyph != 0
    }
}
