//! How wide words are, and how to make them fit: measured in the built-in font.

use std::sync::Once;

use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};

use crate::report::style::{BOLD, FAMILY, REGULAR};

/// Height of the built-in font's line ÷ its em: (ascent + descent) ÷ units per em.
const LINE_PER_EM: f64 = 2789.0 / 2048.0;
/// Words are measured this much larger, because the measure is a whole number of pixels.
const FINER: f64 = 16.0;
/// Width of a letter ÷ em, for a font that cannot be read.
const USUAL_LETTER: f64 = 0.6;

/// Weight of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// As body text.
    Regular,
    /// As titles.
    Bold,
}

impl Weight {
    /// The style that plotters knows it by.
    pub(crate) fn style(self) -> FontStyle {
        match self {
            Self::Regular => FontStyle::Normal,
            Self::Bold => FontStyle::Bold,
        }
    }
}

/// Makes the built-in font known, once.
fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        for (style, bytes) in [(FontStyle::Normal, REGULAR), (FontStyle::Bold, BOLD)] {
            // A font that cannot be read leaves the estimate of `width`.
            let _ = register_font(FAMILY, style, bytes);
        }
    });
}

/// Width of a line of text \[px\].
pub(crate) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    register();
    let font = FontDesc::new(FontFamily::Name(FAMILY), size * LINE_PER_EM * FINER, weight.style());
    match font.layout_box(text) {
        Ok(((left, _), (right, _))) => f64::from(right - left) / FINER,
        Err(_) => text.chars().map(|_| USUAL_LETTER * size).sum(),
    }
}

/// The text, or as much of it as fits and an ellipsis.
pub(crate) fn fit(text: &str, size: f64, weight: Weight, room: f64) -> String {
    if width(text, size, weight) <= room {
        return text.to_owned();
    }
    let mut kept: Vec<char> = text.chars().collect();
    while kept.pop().is_some() {
        let short = format!("{}…", kept.iter().collect::<String>().trim_end());
        if width(&short, size, weight) <= room {
            return short;
        }
    }
    String::new()
}

/// The text in lines that fit; at most `lines` of them, the last cut with an ellipsis.
pub(crate) fn wrap(text: &str, size: f64, weight: Weight, room: f64, lines: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let longer = match found.last() {
            Some(line) => format!("{line} {word}"),
            None => word.to_owned(),
        };
        let full = found.len() >= lines;
        match found.last_mut() {
            Some(line) if full || width(&longer, size, weight) <= room => *line = longer,
            _ => found.push(word.to_owned()),
        }
    }
    found.iter().map(|line| fit(line, size, weight, room)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measured_widths_are_those_of_the_font() {
        // Advance widths of Open Sans: "n" is 1257 and "i" 518 of 2048 units.
        assert!((width("n", 20.48, Weight::Regular) - 12.57).abs() < 0.1);
        assert!((width("iiii", 20.48, Weight::Regular) - 20.72).abs() < 0.2);
        assert!(width("caseload", 13.0, Weight::Bold) > width("caseload", 13.0, Weight::Regular));
    }

    #[test]
    fn long_words_are_cut_to_the_room_there_is() {
        let long = "Assessment and intervention team for the northern districts";
        let short = fit(long, 13.0, Weight::Regular, 120.0);
        assert!(short.ends_with('…') && width(&short, 13.0, Weight::Regular) <= 120.0, "{short}");
        assert_eq!(fit("North", 13.0, Weight::Regular, 120.0), "North");
        let lines = wrap(long, 13.0, Weight::Regular, 160.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| width(line, 13.0, Weight::Regular) <= 160.0));
        assert_eq!(wrap("", 13.0, Weight::Regular, 160.0, 2), Vec::<String>::new());
    }
}
