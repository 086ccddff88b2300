//! The keys of an options file: which scenarios are compared, with which, and what is tried on the preferred one.

use super::{Forms, Key, Kind, Spec};

/// The whole options file.
pub const OPTIONS: &Spec = &Spec {
    doc: "Which scenarios are compared on the same luck. The order of the options is the order of every table.",
    keys: &[
        Key::must("title", Kind::Text, "What is appraised, in a sentence."),
        Key::may("question", Kind::Text, "The question the comparison answers."),
        Key::must("compare_with", Kind::Text, "The option that the others are measured against, by its name here."),
        Key::may("preferred", Kind::Text, "The option that is proposed, by its name here."),
        Key::may("table_date", Kind::Date, "The day that tables speak of; the last day of a month. Absent: the last."),
        Key::must("option", Kind::Tables(OPTION), "The options."),
        Key::may("what_if", Kind::Tables(WHAT_IF), "What is tried on the preferred option and on its reference."),
    ],
    forms: &[],
};

const OPTION: &Spec = &Spec {
    doc: "One option.",
    keys: &[
        Key::must("label", Kind::Text, "Its name in tables and on charts, such as \"A. Do nothing\"."),
        Key::must("file", Kind::Text, "Its scenario file, in the folder of this file or below it."),
    ],
    forms: &[],
};

const WHAT_IF: &Spec = &Spec {
    doc: "Something that may turn out otherwise; days, luck and the number of futures stay those of the options. A table that one of the two scenarios lacks is passed over there.",
    keys: &[
        Key::must("label", Kind::Text, "What is tried, such as \"recruitment 30 % worse\"."),
        Key::may("set", Kind::ByAddress(false), "Figures in place of those of the scenario, by address."),
        Key::may(
            "scale_percent",
            Kind::ByAddress(true),
            "Figures as a share of what the scenario says, by address, doubt and all [%]; 70 is 30 % less.",
        ),
        Key::may("file", Kind::Text, "Or a partial file that is laid over the scenario."),
    ],
    forms: &[Forms { what: "what is tried", ways: &[&["set"], &["scale_percent"], &["file"]], required: true }],
};
