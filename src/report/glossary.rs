//! What the words mean: the field's, the program's, and the measures.

use serde::Serialize;

use super::lines::width;
use crate::model::measure::MEASURES;

/// Words of the field and what is meant by them here.
pub const FIELD: &[(&str, &str)] = &[
    (
        "absence",
        "time away from work through sickness, parental leave and the like, during which a worker does no work on cases; annual leave and training are no absence here: the hours of [work] are after them",
    ),
    (
        "agency worker",
        "a social worker paid through an agency by the week, who covers a vacant post or is taken on above the posts",
    ),
    (
        "assessment",
        "the child and family assessment that decides what help is needed, due within 45 working days of the referral",
    ),
    (
        "ASYE",
        "the assessed and supported year in employment: a newly qualified social worker's first year, with a reduced caseload",
    ),
    ("case holder", "a worker who holds at least one child as the named worker"),
    (
        "caseload",
        "children held by a worker; in the DfE's average, children held ÷ full-time equivalents of those who hold them",
    ),
    ("child in care", "a child looked after by the council"),
    ("child in need", "a child who gets help under section 17 of the Children Act 1989, with a plan and a worker"),
    (
        "child protection plan",
        "the plan for a child found by a conference to be at risk of significant harm, reviewed after three months and then six-monthly",
    ),
    (
        "conference",
        "the initial child protection conference, due within 15 working days of the strategy discussion that began a section 47 enquiry",
    ),
    ("court", "care proceedings, in which a court decides where a child shall live"),
    ("early help", "help for a family before, or instead of, a statutory referral"),
    (
        "filled post",
        "a funded post with a permanent person in it; one that only an agency worker covers is still vacant",
    ),
    ("front door", "where contacts come in and become referrals or not; often a multi-agency safeguarding hub (MASH)"),
    ("FTE", "full-time equivalent: two people on half time are one"),
    ("funded post", "a post the council pays for, whether or not anybody is in it"),
    ("handover", "the passing of a child from one worker to another, and the time it takes both"),
    ("leaving care", "young people who were in care and have a personal adviser up to 21, or 25"),
    ("newly qualified", "a social worker in the first year after qualifying; see ASYE"),
    ("notice", "the weeks between a worker's resignation and the last day"),
    (
        "permanence",
        "a family for the rest of childhood for a child who will not go home: here by adoption or special guardianship",
    ),
    ("pre-proceedings", "the last formal chance for a family to change before a council goes to court"),
    (
        "price cap",
        "the most that councils of a region pay for an agency social worker; more needs the signatures of the director and the chief executive",
    ),
    ("referral", "a request for services about one child that children's social care accepts for a decision"),
    (
        "registered",
        "of a role: held by social workers registered with Social Work England, the only ones in the DfE's rates",
    ),
    ("re-referral", "a referral within twelve months of the child's previous one"),
    ("section 47 enquiry", "the enquiry into whether a child is suffering, or likely to suffer, significant harm"),
    ("step down", "the move of a child to a less intensive stage, such as from a protection plan to child in need"),
    (
        "unallocated",
        "of a child: in a stage that needs a named worker, and waiting for one; reports say “children with no worker”",
    ),
    ("vacancy", "a funded post without a permanent person in it"),
];

/// Words of the program.
pub const PROGRAM: &[(&str, &str)] = &[
    (
        "8 in 10 futures",
        "the range from the value that one future in ten lies below to the value that one in ten lies above",
    ),
    ("baseline", "the scenario of a council as it stands, which options build on"),
    (
        "central case",
        "one extra future in which every figure in doubt takes its likely value; it is not one of the futures counted",
    ),
    (
        "change",
        "something a council does from a date on, as a table of the scenario: more posts, a restructure, a recruitment campaign",
    ),
    (
        "doubt",
        "what is not known about a figure, written { likely, low, high }: one future in ten lies below low, one in ten above high",
    ),
    (
        "future",
        "one playing-out of a scenario from its first day to its last, with a draw of everything in doubt and of chance",
    ),
    ("illustrative", "of a target: one to measure by that nobody has adopted, neither the law nor the council"),
    ("option", "a scenario that lays changes over a baseline"),
    ("scenario", "a file that describes a council: its children, its teams, what it does and what it promised"),
    ("seed", "the number from which all luck is drawn: the same file and the same seed give the same results"),
    ("standard", "the caseload above which the council counts a worker as over the threshold"),
    (
        "target",
        "a measure, a date, and the value that it should be at most or at least: a promise, where somebody has adopted it",
    ),
];

/// For the terminal.
#[must_use]
pub fn plain() -> String {
    let mut text = String::new();
    for (heading, words) in [("Words of the field", FIELD), ("Words of the program", PROGRAM)] {
        text.push_str(&format!("{heading}\n\n"));
        words.iter().for_each(|(word, meaning)| text.push_str(&entry(word, meaning)));
        text.push('\n');
    }
    text.push_str("Measures\n\n");
    // Reports print the name, files the key.
    for about in MEASURES {
        text.push_str(&entry(&format!("{} ({})", about.label, about.key), about.meaning));
    }
    text
}

/// A word, and its meaning indented below it.
fn entry(word: &str, meaning: &str) -> String {
    let mut text = format!("  {word}\n     ");
    let mut column = 5;
    for part in meaning.split_whitespace() {
        if column + 1 + part.chars().count() > width() {
            text.push_str("\n     ");
            column = 5;
        }
        text.push(' ');
        text.push_str(part);
        column += 1 + part.chars().count();
    }
    text + "\n"
}

/// For `docs/glossary.md`.
#[must_use]
pub fn markdown() -> String {
    let mut text =
        String::from("# Glossary\n\nWritten by `caseload glossary` from the same list; a test keeps the two alike.\n");
    for (heading, words) in [("Words of the field", FIELD), ("Words of the program", PROGRAM)] {
        text.push_str(&format!("\n## {heading}\n\n"));
        words.iter().for_each(|(word, meaning)| text.push_str(&format!("- **{word}**: {meaning}.\n")));
    }
    text.push_str("\n## Measures\n\nUnits and rows of each are in [output/README.md](../output/README.md).\n\n");
    for about in MEASURES {
        text.push_str(&format!("- **`{}`** ({}): {}\n", about.key, about.label, about.meaning));
    }
    text
}

#[derive(Serialize)]
struct Entry {
    word: &'static str,
    /// What reports call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'static str>,
    meaning: &'static str,
}

#[derive(Serialize)]
struct Lists {
    field: Vec<Entry>,
    program: Vec<Entry>,
    measures: Vec<Entry>,
}

/// For programs.
#[must_use]
pub fn json() -> String {
    let entries = |words: &[(&'static str, &'static str)]| {
        words.iter().map(|&(word, meaning)| Entry { word, name: None, meaning }).collect()
    };
    let measures = MEASURES
        .iter()
        .map(|about| Entry { word: about.key, name: Some(about.label), meaning: about.meaning })
        .collect();
    let lists = Lists { field: entries(FIELD), program: entries(PROGRAM), measures };
    // Text alone cannot fail to be written as JSON.
    serde_json::to_string_pretty(&lists).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_once_and_in_order() {
        for words in [FIELD, PROGRAM] {
            let sorted = |pair: &[(&str, &str)]| {
                pair[0].0.to_lowercase().replace('-', "") < pair[1].0.to_lowercase().replace('-', "")
            };
            assert!(words.windows(2).all(sorted), "{words:?}");
        }
    }

    #[test]
    fn absence_is_told_as_the_model_has_it() {
        let (_, meaning) = FIELD.iter().find(|(word, _)| *word == "absence").expect("the word");
        assert!(
            meaning.contains("sickness") && meaning.contains("annual leave and training are no absence"),
            "{meaning}"
        );
    }

    #[test]
    fn every_measure_stands_by_the_name_that_reports_print() {
        let (plain, json) = (plain(), json());
        for about in MEASURES {
            assert!(plain.contains(&format!("  {} ({})\n", about.label, about.key)), "{}", about.key);
            assert!(json.contains(&format!("\"name\": \"{}\"", about.label)), "{}", about.key);
        }
    }

    #[test]
    fn no_line_of_the_terminal_is_too_wide() {
        assert!(plain().lines().all(|line| line.chars().count() <= width()), "{}", plain());
    }
}
