//! Columns that speak of one child or one worker: a file that has any is refused.

use crate::evidence::sheet::{Sheet, folded};

/// Words of a heading that only a record of one person has, and what they are.
const WORDS: &[(&str, &str)] = &[
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
    ("address", "an address"),
    ("phone", "an address"),
    ("telephone", "an address"),
    ("mobile", "an address"),
    ("swe", "a social worker's registration number"),
    ("hcpc", "a social worker's registration number"),
    ("payroll", "a worker's number"),
];
/// The same wherever they stand in a heading written as one word, whatever stands beside them: none of them is part of a
/// word that counts anything.
const PARTS: &[(&str, &str)] = &[
    ("forename", "a person's name"),
    ("firstname", "a person's name"),
    ("givenname", "a person's name"),
    ("middlename", "a person's name"),
    ("surname", "a person's name"),
    ("lastname", "a person's name"),
    ("familyname", "a person's name"),
    ("fullname", "a person's name"),
    ("knownas", "a person's name"),
    ("dob", "a date of birth"),
    ("dateofbirth", "a date of birth"),
    ("birthdate", "a date of birth"),
    ("birthday", "a date of birth"),
    ("nhs", "an NHS number"),
    ("pupilnumber", "a pupil's number"),
    ("learnernumber", "a learner's number"),
    ("ninumber", "a National Insurance number"),
    ("nationalinsurance", "a National Insurance number"),
    ("mosaicid", "a case record's number"),
    ("lcsid", "a case record's number"),
    ("postcode", "an address"),
    ("email", "an address"),
    ("registrationnumber", "a social worker's registration number"),
];
/// Letters with which such a heading begins or ends: inside others they mean nothing, as `upn` does in "group name".
const ENDS: &[(&str, &str)] = &[("upn", "a pupil's number"), ("uln", "a learner's number"), ("uprn", "an address")];
/// Headings that are one person's, written as one word.
const WHOLE: &[(&str, &str)] = &[
    ("name", "a person's name"),
    ("names", "a person's name"),
    ("initials", "a person's name"),
    ("id", "one person's name or number"),
    ("ref", "one person's name or number"),
    ("reference", "one person's name or number"),
    ("identifier", "one person's name or number"),
];
/// Words that make a person of a word beside them.
const PERSONS: &[&str] = &[
    "child", "childs", "children", "person", "client", "case", "worker", "employee", "staff", "manager", "parent",
    "mother", "father", "pupil", "young", "service",
];
/// Words that, beside such a word, tell one person from others.
const MARKS: &[&str] = &["name", "names", "id", "ids", "number", "ref", "reference", "identifier", "no", "code"];
/// Ends of headings, written as one word, under which workers stand by their names.
const WORKERS: &[&str] = &[
    "socialworker",
    "allocatedworker",
    "allocatedto",
    "keyworker",
    "leadworker",
    "namedworker",
    "caseworker",
    "caseholder",
];
/// Headings that speak of whole teams or places although they look like one person's.
const HARMLESS: &[&str] =
    &["team_name", "la_name", "region_name", "country_name", "authority_name", "number_of_children", "children_number"];

/// Columns that speak of one person: their places, and what they are.
#[must_use]
pub fn personal(sheet: &Sheet<'_>) -> Vec<(usize, &'static str)> {
    let columns = sheet.heading.cells.iter().enumerate();
    columns.filter_map(|(place, cell)| Some((place, of_one(&cell.text)?))).collect()
}

fn of_one(heading: &str) -> Option<&'static str> {
    if HARMLESS.contains(&folded(heading).as_str()) {
        return None;
    }
    let words = words(heading);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let joined = words.concat();
    let bare = joined.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let told = |list: &[(&str, &'static str)], is: &dyn Fn(&str) -> bool| {
        list.iter().find(|(one, _)| is(one)).map(|(_, what)| *what)
    };
    told(WORDS, &|word| words.contains(&word))
        .or_else(|| told(PARTS, &|part| joined.contains(part)))
        .or_else(|| told(ENDS, &|end| bare.starts_with(end) || bare.ends_with(end)))
        .or_else(|| told(WHOLE, &|whole| bare == whole))
        .or_else(|| one_person(&words, bare).then_some("one person's name or number"))
}

/// Whether a heading, by its words and as one word, is a person's with a mark, or a person alone.
fn one_person(words: &[&str], bare: &str) -> bool {
    let marked = words.iter().any(|word| MARKS.contains(word)) && words.iter().any(|word| PERSONS.contains(word));
    let run_together = MARKS.iter().filter_map(|mark| bare.strip_suffix(mark));
    let run_together = run_together.into_iter().any(|before| PERSONS.iter().any(|person| before.ends_with(person)));
    let alone = PERSONS.contains(&bare) && !["children", "staff", "case"].contains(&bare);
    marked || run_together || alone || WORKERS.iter().any(|worker| bare.ends_with(worker))
}

/// Words of a heading in small letters, also where only a capital begins one: `NHSNumber` has two.
fn words(heading: &str) -> Vec<String> {
    let letters: Vec<char> = heading.chars().collect();
    let mut spaced = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        let after = letters.get(at + 1);
        let begins = letter.is_uppercase()
            && before
                .is_some_and(|it| it.is_lowercase() || it.is_uppercase() && after.is_some_and(|it| it.is_lowercase()));
        if begins {
            spaced.push(' ');
        }
        spaced.push(*letter);
    }
    folded(&spaced).split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Headings, one behind another.
    const OF_ONE: &str = "\
        child_name; dob; date_of_birth; upn; nhs_number; lcs_id; postcode; swe_number; worker; \
        social_worker_name; child_id; name; surname; case_ref; email_address; allocated_worker_id; \
        NHSNumber; nhsno; Post Code; post_code; d.o.b.; childid; ChildID; PersonID; personid; ClientRef; \
        Social worker; SocialWorker; Allocated worker; Key worker; keyworker; Unique pupil number; \
        ChildUPN; upn2; Known as; Address 1; ID; Phone";
    const COUNTS: &str = "\
        team; month; measure; count; stage; open_for; children; role; tenure; posts_fte; in_post_fte; \
        agency_fte; team_name; number_of_children; staff; cases; swindon; case_holders_fte; Team name; \
        InPostFTE; group_name; Months; Child referrals; social_worker_fte; social-worker posts; \
        Caseworkers FTE; LA code";

    #[test]
    fn what_tells_one_person_is_known_and_counts_are_not_taken_for_it() {
        for column in OF_ONE.split("; ") {
            assert!(of_one(column).is_some(), "{column}");
        }
        for column in COUNTS.split("; ") {
            assert!(of_one(column).is_none(), "{column}");
        }
    }
}
