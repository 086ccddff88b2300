//! A file and everything it builds on, as one tree.

use super::check::LeftOut;
use super::diagnostic::Diagnostic;
use super::empty;
use super::language::suggest::nearest;
use super::library::{Library, built_in};
use super::overlay::{lay_over, remove};
use super::text::decode::decode;
use super::text::mend::Mended;
use super::text::node::Node;
use super::text::parse::parse_what_can_be;
use super::text::place::Place;
use super::unfound::{unread, unread_in};

/// The most files that may lie on top of each other.
const DEEPEST: usize = 20;

/// Several files as one tree, and what they were.
#[derive(Clone, Debug)]
pub struct Layered {
    /// The tree: the first file over those it builds on.
    pub root: Node,
    /// What was found on the way.
    pub found: Found,
}

/// What is found while files are laid over one another.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The same tree without the first file, without the second as well, and so on down: the lowest file first, the tree
    /// that the first file lies over last. Empty when it builds on nothing.
    pub below: Vec<Node>,
    /// Every file read, the first first: name and bytes as they lay on the disk.
    pub inputs: Vec<(String, Vec<u8>)>,
    /// What could not be laid over as it was written; the rest of the tree stands.
    pub faults: Vec<Diagnostic>,
    /// What `without` took out, in any of the files.
    pub left_out: Vec<LeftOut>,
    /// Lines that could not be read, in any of the files.
    pub unread: Vec<Diagnostic>,
    /// Those of them that were read otherwise than they are written.
    pub mended: Vec<Mended>,
    /// Whether the tree of any of the files lacks lines that could not be read.
    pub is_lost: bool,
    /// Whether what is left then means something else than it says.
    pub is_garbled: bool,
}

impl Layered {
    /// A tree alone, in which nothing was found wrong yet.
    #[must_use]
    pub fn of(root: Node) -> Self {
        Self { root, found: Found::default() }
    }
}

/// Reads a file and everything it builds on.
///
/// # Errors
/// A file that cannot be read at all, and what else was found before.
pub fn layered(name: &str, library: &dyn Library) -> Result<Layered, Vec<Diagnostic>> {
    let mut stack = Stack { library, found: Found::default() };
    match stack.file(name, None) {
        Ok(root) => Ok(Layered { root, found: stack.found }),
        Err(faults) => Err(stack.found.unread.into_iter().chain(stack.found.faults).chain(faults).collect()),
    }
}

struct Stack<'a> {
    library: &'a dyn Library,
    found: Found,
}

impl Stack<'_> {
    fn file(&mut self, name: &str, from: Option<&Place>) -> Result<Node, Vec<Diagnostic>> {
        let (resolved, bytes) = self.read(name, from).map_err(|fault| vec![*fault])?;
        if self.found.inputs.len() >= DEEPEST || self.found.inputs.iter().any(|(known, _)| *known == resolved) {
            return Err(vec![self.goes_round(&resolved, from)]);
        }
        let source = decode(&resolved, &bytes).map_err(|fault| vec![*fault])?;
        self.found.inputs.push((resolved, bytes));
        let parsed = parse_what_can_be(&source);
        self.found.is_lost |= parsed.is_lost();
        self.found.is_garbled |= !parsed.is_local;
        self.found.mended.extend(parsed.mended);
        self.found.unread.extend(parsed.faults);
        let top = parsed.root;
        let Some(below) = top.get("builds_on").cloned() else {
            // The line that says what it builds on may be one that could not be read.
            return if self.found.is_lost { Ok(top) } else { stands_alone(top) };
        };
        let line = |place: &Place| (place.source.name.clone(), place.line());
        let unread = self.found.unread.iter().filter_map(|fault| fault.place.as_ref());
        if self.found.is_lost && unread.into_iter().any(|at| line(at) == line(&below.place)) {
            return Ok(top);
        }
        let Some(below_name) = below.text() else { return Err(vec![not_a_name(&below)]) };
        let mut base = self.file(below_name, Some(&below.place))?;
        self.found.below.push(base.clone());
        self.leave_out(&mut base, &top);
        if !self.found.is_lost {
            self.found.faults.extend(empty::over(&base, &top));
        }
        lay_over(&mut base, top);
        Ok(base)
    }

    fn read(&self, name: &str, from: Option<&Place>) -> Result<(String, Vec<u8>), Box<Diagnostic>> {
        if let Some((name, text)) = built_in(name) {
            return Ok((name.to_owned(), text.as_bytes().to_vec()));
        }
        let asker = from.map(|place| place.source.name.as_str());
        self.library.read(name, asker).map_err(|fault| {
            Box::new(match from {
                Some(place) => unread_in("builds_on", place, name, fault),
                None => unread("", name, fault),
            })
        })
    }

    /// Takes out of the file below what `without` names.
    fn leave_out(&mut self, base: &mut Node, top: &Node) {
        let known = parts_of(base);
        for item in top.get("without").and_then(Node::list).unwrap_or(&[]) {
            let Some(address) = item.text() else { continue };
            if known.iter().any(|name| name == address) && remove(base, address) {
                self.found.left_out.push(LeftOut { address: address.to_owned(), place: item.place.clone() });
            } else {
                self.found.faults.push(not_below(item, address, &known));
            }
        }
    }

    fn goes_round(&self, again: &str, from: Option<&Place>) -> Diagnostic {
        let mut names: Vec<&str> = self.found.inputs.iter().map(|(name, _)| name.as_str()).collect();
        names.push(again);
        let told = if self.found.inputs.len() >= DEEPEST {
            Diagnostic::fault(format!("more than {DEEPEST} files build on one another"))
                .because(format!("{}.", names.join(" builds on ")))
                .fix("Put what several of them say into one file.")
        } else {
            Diagnostic::fault("these files build on each other in a circle")
                .because(format!("{}.", names.join(" builds on ")))
                .fix("Take builds_on out of one of them, or name a built-in file: builds_on = \"england-2025\"")
        };
        match from {
            Some(place) => told.at(place),
            None => told,
        }
    }
}

/// A file that builds on nothing has nothing to leave out.
fn stands_alone(top: Node) -> Result<Node, Vec<Diagnostic>> {
    let Some(without) = top.table().and_then(|table| table.get("without")) else { return Ok(top) };
    Err(vec![
        Diagnostic::fault("there is nothing to leave out: this file builds on no other")
            .at(&without.key)
            .because("the key without takes out tables and keys of the file below.")
            .fix("Take the line out, or write builds_on = \"baseline.toml\" above it."),
    ])
}

fn not_a_name(below: &Node) -> Diagnostic {
    Diagnostic::fault("builds_on takes the name of one file, in quotes")
        .at(&below.place)
        .because("a file lies over one other; that one may build on a third.")
        .fix("Write builds_on = \"baseline.toml\" or builds_on = \"england-2025\"")
}

/// `without` names what the file below has not.
fn not_below(item: &Node, address: &str, known: &[String]) -> Diagnostic {
    let meant = nearest(address, known.iter().map(String::as_str));
    Diagnostic::fault(format!("the file below has no \"{address}\" to leave out"))
        .at(&item.place)
        .because("the key without names tables and keys of the file this one builds on, such as \"change.early-help-hub\" or \"agency\".")
        .fix(meant.map_or_else(|| "Take it out of the list.".to_owned(), |meant| format!("Did you mean \"{meant}\"?")))
}

/// Every table and key of a tree that `without` may name.
fn parts_of(root: &Node) -> Vec<String> {
    let mut names = Vec::new();
    for (name, entry) in root.table().into_iter().flatten() {
        names.push(name.clone());
        for (inner, within) in entry.node.table().into_iter().flatten() {
            names.push(format!("{name}.{inner}"));
            let inmost = within.node.table().into_iter().flatten();
            names.extend(inmost.map(|(key, _)| format!("{name}.{inner}.{key}")));
        }
    }
    names
}
