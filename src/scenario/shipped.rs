//! SHIPPED: every file in a folder of `scenarios/`, so that it is there wherever the program is. National figures, which lie beside
//! those folders, are [`super::library::BUILT_IN`].

use super::library::{Library, LibraryFault};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// Files under `scenarios/`: name from there, and text.
        pub const SHIPPED: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../scenarios/", $name)))),*];
    };
}

files! {
    "cambridgeshire/agency-only.toml", "cambridgeshire/as-it-went.toml", "cambridgeshire/baseline.toml",
    "cambridgeshire/change-for-children.toml", "cambridgeshire/do-minimum.toml", "cambridgeshire/no-early-help.toml",
    "cambridgeshire/options.toml", "cambridgeshire/posts-only.toml", "cambridgeshire/units-2017.toml",
    "medway/baseline.toml", "medway/options.toml", "medway/overseas.toml", "medway/recovery.toml", "medway/september-2018.toml",
    "swindon/as-it-went.toml", "swindon/baseline.toml", "swindon/options.toml", "swindon/turnaround.toml", "verification/absence.toml",
    "verification/changes-of-worker.toml", "verification/continuity.toml", "verification/conversion.toml", "verification/deadlines.toml",
    "verification/demand-shock.toml", "verification/dip.toml", "verification/grades.toml", "verification/hiring.toml",
    "verification/little-law.toml", "verification/long-stays.toml", "verification/market-ahead.toml", "verification/market-held.toml",
    "verification/market-limited.toml", "verification/market-roles.toml", "verification/national-relief.toml", "verification/national-squeeze.toml",
    "verification/national.toml", "verification/open-caseload-siblings.toml", "verification/open-caseload.toml",
    "verification/places-wait.toml", "verification/places.toml", "verification/pools-generic.toml",
    "verification/pools-specialist.toml", "verification/priority.toml",
    "verification/published-rates.toml", "verification/ratio-of-totals.toml", "verification/reference-base.toml",
    "verification/reference-tight.toml", "verification/renewal.toml", "verification/returns.toml",
    "verification/returns-in-a-year.toml", "verification/sharing.toml", "verification/split.toml", "verification/squeezed.toml",
    "verification/starving-generic.toml", "verification/starving-specialist.toml",
    "verification/standing-in.toml", "verification/step.toml", "verification/swing.toml", "verification/two-bases.toml", "verification/vacancy.toml",
    "verification/vacant.toml",
    "verification/waiting-320.toml", "verification/waiting-small.toml", "verification/whole-service.toml",
}

/// Gives out shipped files; a file is named from `scenarios/`, or from the folder of the file that builds on it.
#[derive(Clone, Copy, Debug)]
pub struct Shipped;

impl Library for Shipped {
    fn read(&self, name: &str, from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        let folder = from.and_then(|from| from.rsplit_once('/')).map_or("", |(folder, _)| folder);
        let wanted = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let found = SHIPPED.iter().find(|(known, _)| *known == wanted);
        let (name, text) = found.ok_or_else(|| LibraryFault::NotFound(Vec::new()))?;
        Ok(((*name).to_owned(), text.as_bytes().to_vec()))
    }
}
