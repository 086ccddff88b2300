//! Tables that stand empty over a table: laid over it key by key they take nothing out.

use super::diagnostic::Diagnostic;
use super::language::{ANNOTATIONS, Kind, ROOT, Spec};
use super::overlay::{is_laid_by_key, is_whole};
use super::text::node::{Entry, Node, Table, join};

/// Everything of `top` that stands empty over a table of `base` which is not.
#[must_use]
pub(super) fn over(base: &Node, top: &Node) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    tables(ROOT, (base, top), "", &mut found);
    found
}

fn tables(spec: &Spec, (base, top): (&Node, &Node), address: &str, found: &mut Vec<Diagnostic>) {
    let (Some(below), Some(above)) = (base.table(), top.table()) else { return };
    for (name, entry) in above {
        let (Some(key), Some(known)) = (spec.key(name), below.get(name)) else { continue };
        if !is_whole(spec, key) {
            let address = join(address, name);
            one(key.kind, (known, entry), &address, found);
        }
    }
}

fn one(kind: Kind, (known, entry): (&Entry, &Entry), address: &str, found: &mut Vec<Diagnostic>) {
    let (Some(below), Some(above)) = (known.node.table(), entry.node.table()) else { return };
    if is_laid_by_key(&kind) && above.is_empty() && !known.node.is_doubt() {
        found.extend(told(kind, (below, entry), address));
        return;
    }
    if let Kind::Table(spec) = kind {
        tables(spec, (&known.node, &entry.node), address, found);
    }
    if let Kind::Tables(spec) = kind {
        for (name, entry) in above {
            let Some(known) = below.get(name) else { continue };
            one(Kind::Table(spec), (known, entry), &format!("{address}.{name}"), found);
        }
    }
}

/// What stays of the table below. An empty heading is most often one whose lines are notes for now; empty braces, or an
/// empty table of figures, were to take out what stands there.
fn told(kind: Kind, (below, entry): (&Table, &Entry), address: &str) -> Option<Diagnostic> {
    let (name, stays) = below.iter().find(|(name, _)| ANNOTATIONS.key(name).is_none())?;
    let place = &stays.key;
    let key = address.rsplit('.').next().unwrap_or(address);
    let is_heading = !entry.node.place.text().starts_with('{');
    let written = if is_heading { format!("[{address}]") } else { format!("{key} = {{ }}") };
    let title = format!("{written} is empty, and takes nothing out of the file below");
    let told = if is_heading && matches!(kind, Kind::Table(_) | Kind::Tables(_)) {
        Diagnostic::note(title)
    } else {
        Diagnostic::fault(title)
    };
    let value = if stays.node.table().is_none() { format!(" = {}", stays.node.place.text()) } else { String::new() };
    Some(
        told.at(&entry.key)
            .because(format!(
                "files are laid over one another key by key, so what stands there stays, as {name}{value} does ({}, line {}).",
                place.source.name,
                place.line()
            ))
            .fix(advice(kind, name, key, address)),
    )
}

fn advice(kind: Kind, name: &str, key: &str, address: &str) -> String {
    // The key without names what lies three deep at most.
    let without = (address.matches('.').count() < 3)
        .then(|| format!("without = [\"{address}\"] above the first heading to be rid of all of it"));
    let counts = matches!(kind, Kind::ByName(_, limits, _) if limits.hold(0.0));
    let nought = counts.then(|| format!("{key} = {{ {name} = 0 }}"));
    let ways: Vec<String> = nought.into_iter().chain(without).collect();
    if ways.is_empty() { "Take it out.".to_owned() } else { format!("Write {}, or take it out.", ways.join(", or ")) }
}
