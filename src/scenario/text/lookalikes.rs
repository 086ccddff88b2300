//! Letters of other alphabets that look like plain ones, and letters that cannot be seen: which they are, and what was meant.

use super::letters::{is_dash, is_unseen, plainly};

/// Letters of other alphabets, and the plain ones they look like.
const ALIKE: [(&str, &str); 4] = [
    ("АВЕКМНОРСТУХЅІЈԌԚԜ", "ABEKMHOPCTYXSIJGQW"),
    ("аеорсухѕіјԁԛԝһӏкм", "aeopcyxsijdqwhlkm"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("αικνορτυωı", "aikvoptuwi"),
];
/// From a full-width letter to the plain one.
const FULL_WIDTH: u32 = 0xFEE0;

/// The letter that one only looks like; none where it is what it looks like.
fn looks_like(letter: char) -> Option<char> {
    if ('\u{ff01}'..='\u{ff5e}').contains(&letter) {
        return char::from_u32(u32::from(letter) - FULL_WIDTH);
    }
    let found = ALIKE.iter().find_map(|(strange, plain)| {
        let at = strange.chars().position(|known| known == letter)?;
        plain.chars().nth(at)
    });
    found.or_else(|| is_dash(letter).then_some('-'))
}

/// A word as it looks, in plain letters.
#[must_use]
pub fn plain(word: &str) -> String {
    word.chars().filter_map(|letter| looks_like(letter).map_or_else(|| plainly(letter), Some)).collect()
}

/// What is strange about the letters of a word, in words: each with its code point and what it looks like.
#[must_use]
pub fn strange(word: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for letter in word.chars() {
        let told = match looks_like(letter) {
            Some(plain) => format!("{letter} ({}) is {} and only looks like {plain}", code(letter), alphabet(letter)),
            None if is_unseen(letter) => format!("a {} ({}) cannot be seen", unseen(letter), code(letter)),
            None => continue,
        };
        if !found.contains(&told) {
            found.push(told);
        }
    }
    found
}

/// The known word that one looks like though its letters are others, and what is strange about them.
#[must_use]
pub fn meant<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<(&'a str, String)> {
    let strange = strange(written);
    let plain = plain(written);
    let looks = plain.trim();
    let word = known.into_iter().find(|word| word.eq_ignore_ascii_case(looks)).filter(|_| !strange.is_empty())?;
    Some((word, format!("in \"{written}\" {}", strange.join(", and "))))
}

/// What to do about letters that only look right.
#[must_use]
pub fn anew(meant: &str) -> String {
    format!("Type \"{meant}\" anew on the keyboard; what was pasted has other letters.")
}

/// A letter's number, as lists of letters have it.
#[must_use]
pub fn code(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

fn alphabet(letter: char) -> &'static str {
    match letter {
        '\u{370}'..='\u{3ff}' => "Greek",
        '\u{400}'..='\u{52f}' => "Cyrillic",
        '\u{ff01}'..='\u{ff5e}' => "a full-width letter",
        _ if is_dash(letter) => "a dash",
        _ => "of another alphabet",
    }
}

/// The name of a letter that cannot be seen.
#[must_use]
pub fn unseen(letter: char) -> &'static str {
    match letter {
        '\u{a0}' | '\u{202f}' => "no-break space",
        '\u{ad}' => "soft hyphen",
        '\u{200b}' => "zero-width space",
        '\u{200c}' | '\u{200d}' => "zero-width joiner",
        '\u{200e}' | '\u{200f}' => "mark of writing direction",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "change of writing direction",
        '\u{feff}' => "byte-order mark",
        _ => "strange space",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_only_looks_like_a_known_one_is_told_by_its_letters() {
        let known = ["assessment", "long-term"];
        let (word, why) = meant("\u{430}ssessment", known).expect("it looks like one");
        assert_eq!(word, "assessment");
        assert_eq!(why, "in \"\u{430}ssessment\" \u{430} (U+0430) is Cyrillic and only looks like a");
        let (word, why) = meant("long\u{2011}ter\u{200b}m", known).expect("it looks like one");
        assert_eq!(word, "long-term");
        assert!(why.contains("a dash and only looks like -, and a zero-width space (U+200B) cannot be seen"), "{why}");
        assert_eq!(meant("assesment", known), None, "a slip of the finger is no strange letter");
        assert_eq!(meant("assessment", known), None);
    }

    #[test]
    fn every_strange_letter_has_its_plain_one() {
        for (strange, plain) in ALIKE {
            assert_eq!(strange.chars().count(), plain.chars().count(), "{strange}");
            assert!(strange.chars().all(|letter| !letter.is_ascii()), "{strange}");
        }
        assert_eq!(plain("\u{ff34}eam \u{2013} \u{39f}ne"), "Team - One");
    }
}
