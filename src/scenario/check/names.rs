//! The names a scenario defines, which others may refer to.

use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::measures::MEASURE_NAMES;
use crate::scenario::language::suggest::{did_you_mean, nearest};
use crate::scenario::language::{ANNOTATIONS, Family};
use crate::scenario::text::lookalikes;
use crate::scenario::text::node::{Entry, Node};
use crate::scenario::text::place::Place;

/// What `without` takes out of the files below, in any of the files that lie over one another.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// The address of what it takes out.
    pub address: String,
    /// Where it says so.
    pub place: Place,
}

/// The names of each family.
#[derive(Clone, Debug)]
pub struct Names {
    families: [(Family, Vec<String>); 6],
    left_out: Vec<LeftOut>,
}

impl Names {
    /// The names a tree defines, of which something was left out.
    #[must_use]
    pub fn of(root: &Node, left_out: &[LeftOut]) -> Self {
        let families =
            [Family::Role, Family::Stage, Family::Team, Family::Group, Family::Recruitment, Family::Induction];
        Self { families: families.map(|family| (family, keys(root, family.word()))), left_out: left_out.to_vec() }
    }

    /// The names of a family.
    #[must_use]
    pub fn family(&self, family: Family) -> Vec<&str> {
        if family == Family::Measure {
            return MEASURE_NAMES.to_vec();
        }
        let found = self.families.iter().filter(|(known, _)| known.word() == family.word());
        let mut names: Vec<&str> = found.flat_map(|(_, names)| names.iter().map(String::as_str)).collect();
        if family == Family::StageOrClosed {
            names.push("closed");
        }
        names
    }

    /// Where a file takes out what stands at an address.
    #[must_use]
    pub fn left_out_at(&self, address: &str) -> Option<&Place> {
        self.left_out.iter().find(|left_out| left_out.address == address).map(|left_out| &left_out.place)
    }

    /// Whether the file takes out the table of that name.
    fn is_left_out(&self, family: Family, written: &str) -> bool {
        self.left_out_at(&format!("{}.{written}", family.word())).is_some()
    }

    /// The same of a name that is the key of a table in the file below, at that address: such tables are laid over one
    /// another key by key, so that it stays there whatever else is written.
    #[must_use]
    pub fn refuse_key(&self, family: Family, written: &str, address: &str) -> Option<Diagnostic> {
        let fault = self.refuse(family, written)?;
        if !self.is_left_out(family, written) {
            return Some(fault);
        }
        let table = format!("{}.{written}", family.word());
        // The key without names what lies three deep at most.
        let whole: Vec<&str> = address.split('.').take(3).collect();
        let whole = whole.join(".");
        Some(fault.fix(format!(
            "Take \"{table}\" off the list of without; or add \"{whole}\" to it as well, and write [{whole}] anew without {written}."
        )))
    }

    /// What is wrong with a name, if anything: the names there are, and the nearest.
    #[must_use]
    pub fn refuse(&self, family: Family, written: &str) -> Option<Diagnostic> {
        let names = self.family(family);
        if names.contains(&written) {
            return None;
        }
        let spoken = family.spoken();
        let table = format!("{}.{written}", family.word());
        if self.is_left_out(family, written) {
            return Some(
                Diagnostic::fault(format!("there is no {spoken} \"{written}\" any more"))
                    .because(format!("the key without takes [{table}] out, and this line still speaks of it."))
                    .fix(format!("Take \"{table}\" off the list of without, or write this key anew without it.")),
            );
        }
        let fault = Diagnostic::fault(format!("there is no {spoken} \"{written}\"")).because(known(family, &names));
        if let Some((meant, why)) = lookalikes::meant(written, names.iter().copied()) {
            return Some(fault.because(format!("{why}; {}", known(family, &names))).fix(lookalikes::anew(meant)));
        }
        let hint = did_you_mean(nearest(written, names.iter().copied()).map(|name| format!("\"{name}\"")).as_deref());
        Some(fault.fix(hint.unwrap_or_else(|| last_resort(family, written, names.is_empty()))))
    }
}

fn last_resort(family: Family, written: &str, there_is_none: bool) -> String {
    if there_is_none {
        return format!("Add a table [{}.{written}], or take this out.", family.word());
    }
    if family == Family::Measure {
        return "Write one of the measures above.".to_owned();
    }
    format!("Write one of these, or add a table [{}.{written}].", family.word())
}

fn known(family: Family, names: &[&str]) -> String {
    const SHOWN: usize = 40;
    if names.is_empty() {
        return format!("this scenario has no [{}.…] table at all.", family.word());
    }
    let shown = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    let more = if names.len() > SHOWN { format!(" and {} more", names.len() - SHOWN) } else { String::new() };
    format!("there is: {shown}{more}.")
}

fn keys(root: &Node, table: &str) -> Vec<String> {
    let found = root.get(table).and_then(Node::table).into_iter().flatten();
    // What stands where a table should is told by itself; that its name is unknown would be no more help.
    let is_one = |name: &str, entry: &Entry| entry.node.table().is_some() || ANNOTATIONS.key(name).is_none();
    found.filter(|(name, entry)| is_one(name, entry)).map(|(name, _)| name.clone()).collect()
}
