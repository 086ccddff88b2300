//! Why a council cannot be drafted, and what to type.

use std::fmt;

use crate::evidence::area::{Area, AreaId, plain, replaced};
use crate::evidence::measure::Measure;
use crate::evidence::panel::Panel;

/// Fewer posts than this are no service that chance lets one plan \[FTE\].
pub const FEWEST_POSTS: f64 = 15.0;

/// Why a council cannot be drafted.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The workforce census has no row of it for any year.
    NoCensus {
        /// Its name.
        name: String,
        /// The pair it returns a census with, or those that took its place.
        instead: Vec<String>,
    },
    /// It has no row for that year, and has for others.
    NotThatYear {
        /// Its name.
        name: String,
        /// The year asked for.
        year: u16,
        /// Years there are.
        years: Vec<u16>,
    },
    /// It no longer exists, and no year was asked for.
    Replaced {
        /// Its name.
        name: String,
        /// The year whose 1 April was the first day without it.
        year: u16,
        /// Those that took its place.
        by: Vec<String>,
        /// Its last census.
        last: u16,
    },
    /// Too few posts.
    TooSmall {
        /// Its name.
        name: String,
        /// The census.
        year: u16,
        /// Posts \[FTE\].
        posts: f64,
    },
    /// Its census lacks what a first day needs.
    Lacks {
        /// Its name.
        name: String,
        /// What is missing, or beyond belief.
        lack: String,
    },
    /// Its own returns do not make a council that can be played.
    Returns(String),
    /// What would be written does not pass the check.
    Unsound {
        /// Its name.
        name: String,
        /// The first thing that is wrong, and why.
        cause: String,
        /// Files of the council's own in which to look; none: its published figures.
        files: String,
    },
    /// The built-in national file could not be read.
    National(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCensus { name, instead } if instead.is_empty() => write!(
                f,
                "{name} has no row in the workforce census of this folder, so nothing is known of its posts; put the newest file of \"Children's social work workforce\" into the folder, or type another council"
            ),
            Self::NoCensus { name, instead } => write!(
                f,
                "{name} has no row of its own in the workforce census of this folder; type \"{}\"",
                instead.join("\" or \"")
            ),
            Self::NotThatYear { name, year, years } => write!(
                f,
                "{name} has no figures in the workforce census of {year}; type --year with one of {}",
                years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
            ),
            Self::Replaced { name, year, by, last } => write!(
                f,
                "{name} was replaced on 1 April {year} by {}; type one of them, or --year {last} for its last census",
                by.join(" and ")
            ),
            Self::TooSmall { name, year, posts } => write!(
                f,
                "{name} is too small to be played: {posts:.1} full-time posts of social workers in {year}, where {FEWEST_POSTS:.0} are the fewest of which chance leaves a picture; type a larger council, or write a file by hand from an example of `caseload demo`"
            ),
            Self::Lacks { name, lack } => write!(
                f,
                "{name} {lack}; put the whole file of \"Children's social work workforce\" into the folder, put these figures right in it, or type --year with another census"
            ),
            Self::Returns(cause) => f.write_str(cause),
            Self::Unsound { name, cause, files } if files.is_empty() => {
                write!(
                    f,
                    "no scenario can be made of the published figures of {name}: {cause}; put right what is out of proportion in them"
                )
            }
            Self::Unsound { name, cause, files } => write!(
                f,
                "no scenario of {name} can be made with {files}: {cause}; put right what is out of proportion there"
            ),
            Self::National(cause) => {
                write!(f, "the built-in national file cannot be read ({cause}); report this as a fault of caseload")
            }
        }
    }
}

impl std::error::Error for Refusal {}

/// The census to draft from: the year asked for, or the council's newest.
///
/// # Errors
/// Where there is none, or the council is too small.
pub fn census_year(panel: &Panel, id: AreaId, asked: Option<u16>) -> Result<u16, Refusal> {
    let area = panel.area(id);
    let years: Vec<u16> = panel.history(id, Measure::InPost).map(|(year, _)| year).collect();
    let Some(last) = years.last().copied() else {
        return Err(silent(panel, area));
    };
    let year = match asked {
        Some(year) if years.contains(&year) => year,
        Some(year) => return Err(Refusal::NotThatYear { name: area.name.clone(), year, years }),
        None => last,
    };
    if let (None, Some(one)) = (asked, replaced(&plain(&area.name))) {
        let by = one.by.iter().map(|name| (*name).to_owned()).collect();
        return Err(Refusal::Replaced { name: area.name.clone(), year: one.year, by, last });
    }
    let posts =
        [Measure::InPost, Measure::Vacancies].iter().filter_map(|measure| panel.value(id, *measure, year)).sum();
    let in_post = panel.value(id, Measure::InPost, year).unwrap_or(0.0);
    if posts < FEWEST_POSTS || in_post < FEWEST_POSTS / 3.0 {
        return Err(Refusal::TooSmall { name: area.name.clone(), year, posts });
    }
    Ok(year)
}

/// A council that the census does not know by its own name.
fn silent(panel: &Panel, area: &Area) -> Refusal {
    let own = plain(&area.name);
    let pairs = panel
        .authorities()
        .filter(|(_, other)| other.name.contains('/') && other.name.split('/').any(|part| plain(part) == own));
    let mut instead: Vec<String> = pairs.map(|(_, other)| other.name.clone()).collect();
    instead.extend(replaced(&own).into_iter().flat_map(|one| one.by.iter().map(|name| (*name).to_owned())));
    Refusal::NoCensus { name: area.name.clone(), instead }
}
