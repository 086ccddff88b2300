//! A stretch of time such as "3 to 12 months", by which a return divides children or staff.

/// Words that may stand in one.
const WORDS: [&str; 22] = [
    "under", "less", "than", "up", "to", "below", "over", "more", "or", "and", "above", "from", "for", "months",
    "month", "years", "year", "yrs", "yr", "m", "y", "old",
];

/// From one length of time to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Band {
    /// \[months\]
    pub(super) from: f64,
    /// \[months\]
    pub(super) to: f64,
}

impl Band {
    /// Every length of time.
    pub(super) const ALL: Self = Self { from: 0.0, to: f64::INFINITY };

    /// By its words; a number without a unit is of `unit` months. `None`: it is no stretch of time.
    pub(super) fn of(text: &str, unit: f64) -> Option<Self> {
        let text = text.trim().to_lowercase();
        if text.is_empty() || text == "all" {
            return Some(Self::ALL);
        }
        let apart: String = text.chars().map(|it| if it.is_alphanumeric() { it } else { ' ' }).collect();
        let mut words: Vec<&str> = Vec::new();
        for word in apart.split_whitespace() {
            let letters = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
            let digits = word.get(..word.len() - letters.len()).unwrap_or("");
            words.extend([digits, letters].into_iter().filter(|part| !part.is_empty()));
        }
        let number = |word: &&str| word.parse::<f64>().ok();
        if words.iter().any(|word| number(word).is_none() && !WORDS.contains(word)) {
            return None;
        }
        // A number has the next unit that is named after it.
        let of = |at: usize| {
            let named = words.iter().skip(at).find_map(|word| match word.chars().next() {
                Some('y') => Some(12.0),
                Some('m') if *word != "more" => Some(1.0),
                _ => None,
            });
            named.unwrap_or(unit)
        };
        let numbers = words.iter().enumerate().filter_map(|(at, word)| Some(number(word)? * of(at)));
        let numbers: Vec<f64> = numbers.collect();
        let says = |any: &[&str]| any.iter().any(|word| words.contains(word));
        let over = says(&["over", "more", "above"]) || text.contains(['+', '>']);
        let under = says(&["under", "less", "below", "up"]) || text.contains('<');
        match numbers.as_slice() {
            [from, to] if from < to => Some(Self { from: *from, to: *to }),
            [from] if over && !under => Some(Self { from: *from, to: f64::INFINITY }),
            [to] if under && !over && *to > 0.0 => Some(Self { from: 0.0, to: *to }),
            _ => None,
        }
    }

    /// Whether some length of time lies in both.
    pub(super) fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_of_time_are_read_and_other_words_are_not() {
        let band = |from, to| Some(Band { from, to });
        for (written, wanted) in [
            ("all", Some(Band::ALL)),
            ("", Some(Band::ALL)),
            ("under 3 months", band(0.0, 3.0)),
            ("3 to 12 months", band(3.0, 12.0)),
            ("3-6 months", band(3.0, 6.0)),
            ("6 months to 1 year", band(6.0, 12.0)),
            ("over 1 year", band(12.0, f64::INFINITY)),
            ("5+", band(60.0, f64::INFINITY)),
            ("under 2", band(0.0, 24.0)),
            ("2 to 5 years", band(24.0, 60.0)),
            ("2yrs to 5yrs", band(24.0, 60.0)),
            ("many", None),
            ("3", None),
            ("12 to 3 months", None),
            ("permanent", None),
        ] {
            assert_eq!(Band::of(written, 12.0), wanted, "{written}");
        }
        assert!(!Band { from: 0.0, to: 3.0 }.overlaps(Band { from: 3.0, to: 12.0 }));
        assert!(Band::ALL.overlaps(Band { from: 3.0, to: 12.0 }));
    }
}
