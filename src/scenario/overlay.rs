//! One file laid over another.

use super::diagnostic::Diagnostic;
use super::library::{Library, LibraryFault, built_in};
use super::text::decode::decode;
use super::text::node::{Node, Table, Value};
use super::text::parse::parse;
use super::text::place::Place;

/// Keys at the top of a file that speak of that file alone, and pass to no file built on it.
const OWN: &[&str] = &["title", "short", "builds_on", "without", "owner", "status", "format"];

/// Several files as one tree, and what they were.
#[derive(Clone, Debug)]
pub struct Layered {
    /// The tree: the first file over those it builds on.
    pub root: Node,
    /// Every file read, the first first: name and bytes as they lay on the disk.
    pub inputs: Vec<(String, Vec<u8>)>,
}

/// Reads a file and everything it builds on.
///
/// # Errors
/// Every fault of reading, of writing and of laying over.
pub fn layered(name: &str, library: &dyn Library) -> Result<Layered, Vec<Diagnostic>> {
    let mut stack = Stack { library, inputs: Vec::new() };
    let root = stack.file(name, None)?;
    Ok(Layered { root, inputs: stack.inputs })
}

struct Stack<'a> {
    library: &'a dyn Library,
    inputs: Vec<(String, Vec<u8>)>,
}

impl Stack<'_> {
    fn file(&mut self, name: &str, from: Option<&Place>) -> Result<Node, Vec<Diagnostic>> {
        let (resolved, bytes) = self.read(name, from).map_err(|fault| vec![fault])?;
        if self.inputs.iter().any(|(known, _)| *known == resolved) {
            return Err(vec![self.goes_round(&resolved, from)]);
        }
        let source = decode(&resolved, &bytes).map_err(|fault| vec![fault])?;
        self.inputs.push((resolved, bytes));
        let mut top = parse(&source)?;
        let Some(below) = top.get("builds_on").cloned() else { return Ok(top) };
        let Some(below_name) = below.text() else { return Ok(top) };
        let mut base = self.file(below_name, Some(&below.place))?;
        drop_inherited(&mut base, &mut top)?;
        merge(&mut base, top, &mut Vec::new());
        Ok(base)
    }

    fn read(&self, name: &str, from: Option<&Place>) -> Result<(String, Vec<u8>), Diagnostic> {
        if let Some((name, text)) = built_in(name) {
            return Ok((name.to_owned(), text.as_bytes().to_vec()));
        }
        let asker = from.map(|place| place.source.name.as_str());
        self.library.read(name, asker).map_err(|fault| {
            let told = unread(name, fault);
            from.map_or_else(|| told.clone(), |place| told.clone().at(place))
        })
    }

    fn goes_round(&self, again: &str, from: Option<&Place>) -> Diagnostic {
        let mut names: Vec<&str> = self.inputs.iter().map(|(name, _)| name.as_str()).collect();
        names.push(again);
        let fault = Diagnostic::fault("these files build on each other in a circle")
            .because(format!("{}.", names.join(" builds on ")))
            .fix("Take builds_on out of one of them.");
        from.map_or_else(|| fault.clone(), |place| fault.clone().at(place))
    }
}

fn unread(name: &str, fault: LibraryFault) -> Diagnostic {
    match fault {
        LibraryFault::NotFound(_) => Diagnostic::fault(format!("there is no file {name}")),
        LibraryFault::OutsideFolder => Diagnostic::fault(format!("{name} lies outside the folder of your scenario")),
        LibraryFault::Unreadable(cause) => Diagnostic::fault(format!("{name} cannot be read: {cause}")),
    }
}

fn drop_inherited(base: &mut Node, top: &mut Node) -> Result<(), Vec<Diagnostic>> {
    let mut faults = Vec::new();
    if let Value::Table(table) = &mut base.value {
        table.retain(|key, _| !OWN.contains(&key.as_str()));
    }
    for address in top.get("without").and_then(Node::list).unwrap_or(&[]) {
        if !address.text().is_some_and(|text| remove(base, text)) {
            faults.push(Diagnostic::fault(format!("nothing inherited is called {}", address.place.text())).at(&address.place));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn remove(node: &mut Node, address: &str) -> bool {
    let Value::Table(table) = &mut node.value else { return false };
    match address.split_once('.') {
        None => table.remove(address).is_some(),
        Some((key, rest)) => table.get_mut(key).is_some_and(|entry| remove(&mut entry.node, rest)),
    }
}

fn merge(base: &mut Node, top: Node, path: &mut Vec<String>) {
    let whole = base.is_doubt() || top.is_doubt() || replaced_whole(path, base) || replaced_whole(path, &top);
    match (&mut base.value, top.value) {
        (Value::Table(below), Value::Table(above)) if !whole => lay(below, above, path),
        (_, value) => *base = Node { value, place: top.place },
    }
}

fn lay(below: &mut Table, above: Table, path: &mut Vec<String>) {
    for (key, entry) in above {
        path.push(key.clone());
        match below.get_mut(&key) {
            Some(known) => {
                known.key = entry.key;
                merge(&mut known.node, entry.node, path);
            }
            None => {
                below.insert(key, entry);
            }
        }
        path.pop();
    }
}

fn replaced_whole(path: &[String], node: &Node) -> bool {
    const SHAPES: &[&str] = &["exponential", "lognormal", "gamma", "weibull", "uniform", "histogram", "reviews", "fixed"];
    let is_action = path.len() == 3 && path[0] == "change" && path[2] != "cost" && path[2] != "transition";
    is_action || node.table().is_some_and(|table| SHAPES.iter().any(|shape| table.contains_key(*shape)))
}
