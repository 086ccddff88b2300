//! A council by whatever name a user gives it.

use std::fmt;

use super::area::{Area, AreaId, plain, replaced};
use super::panel::Panel;

/// Names that are offered at most.
const OFFERED: usize = 4;

/// Why a council was not found, with what to type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfound {
    /// What was typed.
    pub written: String,
    /// Names that may have been meant; may be empty.
    pub offered: Vec<String>,
    /// What became of it, if it was replaced.
    pub became: Option<String>,
}

impl fmt::Display for Unfound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no council called \"{}\" is in these files", self.written)?;
        if let Some(became) = &self.became {
            write!(f, ": {became}")?;
        }
        match self.offered.as_slice() {
            [] => {
                write!(f, "; type its name as the Department for Education writes it, such as \"Leeds\", or its code")
            }
            [one] => write!(f, "; did you mean \"{one}\"?"),
            several => write!(f, "; did you mean one of \"{}\"?", several.join("\", \"")),
        }
    }
}

impl std::error::Error for Unfound {}

impl Panel {
    /// A council by its name, a former or forgiving spelling of it, or a code.
    ///
    /// # Errors
    /// When none or several fit: names that may have been meant.
    pub fn find(&self, written: &str) -> Result<AreaId, Unfound> {
        let wanted = plain(written);
        let by = |fits: &dyn Fn(&Area) -> bool| -> Vec<AreaId> {
            self.authorities().filter(|(_, area)| fits(area)).map(|(id, _)| id).collect()
        };
        let code = written.trim().to_uppercase();
        let exact = by(&|area| plain(&area.name) == wanted || area.codes.contains(&code));
        if let [one] = exact.as_slice() {
            return Ok(*one);
        }
        let within = by(&|area| area.name.contains('/') && area.name.split('/').any(|part| plain(part) == wanted));
        if let [one] = within.as_slice() {
            return Ok(*one);
        }
        Err(self.unfound(written, &wanted))
    }

    fn unfound(&self, written: &str, wanted: &str) -> Unfound {
        let became =
            replaced(wanted).map(|one| format!("it was replaced on 1 April {} by {}", one.year, one.by.join(" and ")));
        if let Some(one) = replaced(wanted) {
            let offered = one.by.iter().filter(|name| self.find(name).is_ok()).map(|name| (*name).to_owned());
            return Unfound { written: written.to_owned(), offered: offered.collect(), became };
        }
        let mut near: Vec<(usize, &str)> = self
            .authorities()
            .filter_map(|(_, area)| Some((distance(wanted, &plain(&area.name))?, area.name.as_str())))
            .collect();
        near.sort_unstable();
        let offered = near.into_iter().take(OFFERED).map(|(_, name)| name.to_owned()).collect();
        Unfound { written: written.to_owned(), offered, became }
    }
}

/// How far two plain names are apart, if they are near at all: a part of the name first, then slips of the finger.
fn distance(wanted: &str, name: &str) -> Option<usize> {
    let long = wanted.chars().count() >= 4;
    if long && name.split(' ').any(|word| word == wanted) || wanted.split(' ').any(|word| word == name) {
        return Some(0);
    }
    if long && name.contains(wanted) {
        return Some(1);
    }
    let apart = strsim::osa_distance(wanted, name);
    (apart <= (wanted.chars().count() / 3).max(1)).then_some(apart + 1)
}
