//! Councils, regions and England by name: one council is one name, however it is written.

/// What a row speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// England.
    National,
    /// A region.
    Regional,
    /// A council.
    Authority,
}

impl Level {
    /// By the word of a file; other levels are passed over.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        match word.trim().to_lowercase().as_str() {
            "national" => Some(Self::National),
            "regional" => Some(Self::Regional),
            "local authority" | "la" => Some(Self::Authority),
            _ => None,
        }
    }
}

/// A council, a region or England, as the newest file writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// What it is.
    pub level: Level,
    /// Its name.
    pub name: String,
    /// Its codes, nine-character and three-digit, old and new.
    pub codes: Vec<String>,
    /// The region it lies in, if any file says.
    pub region: Option<String>,
}

/// Which area of a panel; they are in the order of their plain names, England first, then regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AreaId(pub(crate) u16);

/// Words around a council's name that say only that it is one.
const TITLES: &[&str] = &[
    "london borough of",
    "royal borough of",
    "metropolitan borough of",
    "metropolitan district of",
    "borough of",
    "city of",
    "county of",
    "the",
    "county",
];
/// The same behind the name.
const ENDINGS: &[&str] = &[
    "city council",
    "county council",
    "borough council",
    "district council",
    "metropolitan",
    "council",
    "children s trust",
    "children s services trust",
    "children s services",
    "childrens trust",
    "childrens services",
    "children first",
    "local authority",
    "unitary authority",
    "city of",
    "county of",
    "borough",
    "district",
    "city",
    "mbc",
    "cc",
    "bc",
];
/// Other names of the same council (plain), and the plain name the files use.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("hull", "kingston upon hull"),
    ("bcp", "bournemouth christchurch and poole"),
    ("bournemouth poole and christchurch", "bournemouth christchurch and poole"),
    ("royal greenwich", "greenwich"),
    ("bath and ne somerset", "bath and north east somerset"),
    ("banes", "bath and north east somerset"),
    ("hereford", "herefordshire"),
    ("medway towns", "medway"),
    ("newcastle", "newcastle upon tyne"),
    ("stoke", "stoke on trent"),
    ("stockton", "stockton on tees"),
    ("southend", "southend on sea"),
    ("telford", "telford and wrekin"),
    ("durham county", "durham"),
    ("together for children", "sunderland"),
    ("scilly", "isles of scilly"),
    ("scilly isles", "isles of scilly"),
    ("corporation of london", "city of london"),
    ("london inner", "inner london"),
    ("london outer", "outer london"),
];

/// A name without its accidents: no capitals, titles, punctuation, or "(Pre LGR)".
#[must_use]
pub fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    let before = if name.contains("(pre") { name.split('(').next().unwrap_or(&name) } else { &name };
    let spaced = before.replace('&', " and ").replace('.', "");
    let letters: String = spaced.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let words = letters.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.strip_prefix("saint ").map_or(words.clone(), |rest| format!("st {rest}"));
    let bare = without_titles(&words);
    OTHER_NAMES.iter().find(|(other, _)| *other == bare).map_or(bare.clone(), |(_, usual)| (*usual).to_owned())
}

fn without_titles(words: &str) -> String {
    let mut bare = words;
    loop {
        let before = bare;
        // "City of London" without its title would be the capital.
        for title in TITLES.iter().filter(|_| !before.ends_with("city of london") && before != "city of london council")
        {
            bare = bare.strip_prefix(title).and_then(|rest| rest.strip_prefix(' ')).unwrap_or(bare);
        }
        for ending in ENDINGS {
            bare = bare.strip_suffix(ending).and_then(|rest| rest.strip_suffix(' ')).unwrap_or(bare);
        }
        if bare == before {
            return bare.to_owned();
        }
    }
}

/// What became of a council that no longer exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// Its plain name.
    pub plain: &'static str,
    /// The year whose 1 April was the first day without it.
    pub year: u16,
    /// Those that took its place.
    pub by: &'static [&'static str],
}

/// Councils with children's services that were replaced since 2009.
const REPLACED: &[Replaced] = &[
    Replaced { plain: "cumbria", year: 2023, by: &["Cumberland", "Westmorland and Furness"] },
    Replaced { plain: "northamptonshire", year: 2021, by: &["North Northamptonshire", "West Northamptonshire"] },
    Replaced { plain: "bournemouth", year: 2019, by: &["Bournemouth, Christchurch and Poole"] },
    Replaced { plain: "poole", year: 2019, by: &["Bournemouth, Christchurch and Poole"] },
    Replaced { plain: "bedfordshire", year: 2009, by: &["Bedford", "Central Bedfordshire"] },
    Replaced { plain: "cheshire", year: 2009, by: &["Cheshire East", "Cheshire West and Chester"] },
];

/// What became of a council, by its plain name.
#[must_use]
pub fn replaced(plain: &str) -> Option<&'static Replaced> {
    REPLACED.iter().find(|one| one.plain == plain)
}

/// The last 1 April on which a council's area changed under an unchanged name, and how.
#[must_use]
pub fn redrawn(plain: &str) -> Option<(u16, &'static str)> {
    (plain == "dorset").then_some((2019, "Christchurch left it for Bournemouth, Christchurch and Poole"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_council_is_one_name_however_written() {
        for written in ["Leeds", "LEEDS", "leeds city council", " City of  Leeds", "Leeds Council"] {
            assert_eq!(plain(written), "leeds", "{written}");
        }
        for (written, usual) in [
            ("Herefordshire, County of", "Herefordshire"),
            ("Bristol, City of", "bristol city council"),
            ("Kingston upon Hull, City of", "Hull City Council"),
            ("County Durham", "Durham"),
            ("Bedford Borough", "Bedford"),
            ("St. Helens", "Saint Helens Borough Council"),
            ("Dorset (Pre LG)", "Dorset"),
            ("Telford & Wrekin Council", "Telford and Wrekin"),
            ("London Borough of Camden", "Camden"),
            ("The Royal Borough of Windsor and Maidenhead", "Windsor and Maidenhead"),
            ("Birmingham Children's Trust", "Birmingham"),
            ("Newcastle City Council", "Newcastle upon Tyne"),
            ("London (Inner)", "Inner London"),
        ] {
            assert_eq!(plain(written), plain(usual), "{written}");
        }
    }

    #[test]
    fn different_councils_stay_apart() {
        assert_eq!(plain("City of London"), "city of london");
        assert_eq!(plain("City of London Council"), "city of london");
        assert_ne!(plain("Leicester City Council"), plain("Leicestershire County Council"));
        assert_ne!(plain("Derby"), plain("Derbyshire"));
        assert_ne!(plain("Newcastle upon Tyne"), plain("Newcastle-under-Lyme"));
    }
}
