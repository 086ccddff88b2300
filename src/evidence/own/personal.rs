//! Columns that speak of one child or one worker: a file that has any is refused.

use crate::evidence::sheet::Sheet;

/// Words of a heading (folded) that only a record of one person has, and what they are.
const WORDS: &[(&str, &str)] = &[
    ("forename", "a person's name"),
    ("firstname", "a person's name"),
    ("surname", "a person's name"),
    ("lastname", "a person's name"),
    ("dob", "a date of birth"),
    ("birth", "a date of birth"),
    ("birthday", "a date of birth"),
    ("upn", "a pupil's number"),
    ("uln", "a learner's number"),
    ("nhs", "an NHS number"),
    ("nino", "a National Insurance number"),
    ("lcs", "a case record's number"),
    ("mosaic", "a case record's number"),
    ("eclipse", "a case record's number"),
    ("uprn", "an address"),
    ("postcode", "an address"),
    ("address", "an address"),
    ("email", "an address"),
    ("swe", "a social worker's registration number"),
    ("hcpc", "a social worker's registration number"),
    ("payroll", "a worker's number"),
];
/// Words that make a person of a word beside them.
const PERSONS: &[&str] = &[
    "child", "childs", "children", "person", "client", "case", "worker", "employee", "staff", "manager", "parent",
    "mother", "pupil", "young", "service",
];
/// Words that, beside such a word, tell one person from others.
const MARKS: &[&str] = &["name", "names", "id", "ids", "number", "ref", "reference", "identifier", "no", "code"];
/// Headings that speak of whole teams or places although they look like one person's.
const HARMLESS: &[&str] =
    &["team_name", "la_name", "region_name", "country_name", "authority_name", "number_of_children", "children_number"];

/// Columns that speak of one person: their places, and what they are.
#[must_use]
pub fn personal(sheet: &Sheet<'_>) -> Vec<(usize, &'static str)> {
    let columns = sheet.columns.iter().enumerate();
    columns.filter_map(|(place, column)| Some((place, of_one(column)?))).collect()
}

fn of_one(column: &str) -> Option<&'static str> {
    if HARMLESS.contains(&column) {
        return None;
    }
    let words: Vec<&str> = column.split('_').collect();
    if let Some((_, what)) = WORDS.iter().find(|(word, _)| words.contains(word)) {
        return Some(what);
    }
    if ["name", "names", "full_name", "first_name", "last_name", "given_name", "family_name", "initials"]
        .contains(&column)
    {
        return Some("a person's name");
    }
    if words.contains(&"ni") && words.contains(&"number") {
        return Some("a National Insurance number");
    }
    let marked = words.iter().any(|word| MARKS.contains(word)) && words.iter().any(|word| PERSONS.contains(word));
    let alone = PERSONS.contains(&column) && !["children", "staff", "case"].contains(&column);
    (marked || alone).then_some("one person's name or number")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_one_person_is_known_and_counts_are_not_taken_for_it() {
        for column in [
            "child_name",
            "dob",
            "date_of_birth",
            "upn",
            "nhs_number",
            "lcs_id",
            "postcode",
            "swe_number",
            "worker",
            "social_worker_name",
            "child_id",
            "name",
            "surname",
            "case_ref",
            "email_address",
            "allocated_worker_id",
        ] {
            assert!(of_one(column).is_some(), "{column}");
        }
        for column in [
            "team",
            "month",
            "measure",
            "count",
            "stage",
            "open_for",
            "children",
            "role",
            "tenure",
            "posts_fte",
            "in_post_fte",
            "agency_fte",
            "team_name",
            "number_of_children",
            "staff",
            "cases",
            "swindon",
            "case_holders_fte",
        ] {
            assert!(of_one(column).is_none(), "{column}");
        }
    }
}
