//! "Did you mean": the known word nearest to the one written.

/// Words people write for the three of a doubt.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("mode", "likely"),
    ("median", "likely"),
    ("middle", "likely"),
    ("central", "likely"),
    ("best", "likely"),
    ("most_likely", "likely"),
    ("expected", "likely"),
    ("mid", "likely"),
    ("min", "low"),
    ("minimum", "low"),
    ("lowest", "low"),
    ("lower", "low"),
    ("max", "high"),
    ("maximum", "high"),
    ("highest", "high"),
    ("upper", "high"),
    ("ceiling", "most_children"),
    ("extends", "builds_on"),
    ("intervention", "change"),
    ("name", "title"),
    ("start_date", "start"),
    ("end_date", "end"),
    ("description", "what"),
    ("replicates", "replications"),
    ("establishment_fte", "posts_fte"),
    ("stages", "works_on"),
    ("sd", "cv"),
];

/// The candidate nearest to what was written, if one is near.
#[must_use]
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let plain = folded(written);
    same(&plain, &candidates)
        .or_else(|| near(&plain, &candidates))
        .or_else(|| other_word(written, &candidates))
        .or_else(|| akin(&plain, &candidates))
}

fn folded(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '-', '.'], "_")
}

fn same<'a>(plain: &str, candidates: &[&'a str]) -> Option<&'a str> {
    candidates.iter().copied().find(|known| folded(known) == plain)
}

/// By mistakes of typing: a third of the letters at most.
fn near<'a>(plain: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let allowed = (plain.chars().count() / 3).max(1);
    let scored = candidates.iter().map(|known| (strsim::osa_distance(plain, &folded(known)), *known));
    scored.filter(|(distance, _)| *distance <= allowed).min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

fn other_word<'a>(written: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let plain = folded(written);
    let (_, meant) = OTHER_WORDS.iter().find(|(other, meant)| *other == plain && candidates.contains(meant))?;
    candidates.iter().copied().find(|known| known == meant)
}

/// By the words they share: `notice_days` for `notice_weeks`.
fn akin<'a>(plain: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let scored = candidates.iter().map(|known| (shared_words(plain, &folded(known)), *known));
    let (score, known) = scored.max_by_key(|(score, _)| *score)?;
    (score >= 40).then_some(known)
}

/// Words two names share, as a percentage of all their words.
fn shared_words(a: &str, b: &str) -> usize {
    let words = |name: &str| name.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    let shared = a.iter().filter(|word| b.contains(word)).count();
    200 * shared / (a.len() + b.len()).max(1)
}

/// A sentence for the suggestion, or an empty one.
#[must_use]
pub fn did_you_mean(found: Option<&str>) -> Option<String> {
    found.map(|known| format!("Did you mean {known}?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_word() {
        assert_eq!(nearest("works_onn", ["name", "works_on", "weight"]), Some("works_on"));
        assert_eq!(nearest("Works On", ["name", "works_on"]), Some("works_on"));
        assert_eq!(nearest("notice_days", ["percent_per_year", "notice_weeks"]), Some("notice_weeks"));
        assert_eq!(nearest("mode", ["likely", "low", "high"]), Some("likely"));
    }

    #[test]
    fn nothing_near_suggests_nothing() {
        assert_eq!(nearest("zebra", ["works_on", "posts_fte"]), None);
    }
}
