//! An options file is read and checked: every fault at once, as with a scenario.

use super::{Addressed, Alteration, Appraisal, Choice, WhatIf, figureless, nested};
use crate::scenario::check::table::{Here, Walk};
use crate::scenario::check::{Faults, Names};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::ANNOTATIONS;
use crate::scenario::language::options::OPTIONS;
use crate::scenario::language::suggest::nearest;
use crate::scenario::library::Library;
use crate::scenario::text::decode::decode;
use crate::scenario::text::lookalikes;
use crate::scenario::text::mend::seen;
use crate::scenario::text::node::{Entry, Node, Table};
use crate::scenario::text::parse::{parse, parse_what_can_be};
use crate::scenario::unfound::{unread, unread_in};

/// Whether a file is an options file: it has options, and no period of its own. A file that cannot be
/// read is none; whoever reads it as a scenario says why.
#[must_use]
pub fn is_options(name: &str, library: &dyn Library) -> bool {
    let Ok((resolved, bytes)) = library.read(name, None) else { return false };
    let Ok(source) = decode(&resolved, &bytes) else { return false };
    match parse(&source) {
        Ok(root) => root.get("option").is_some() && root.get("period").is_none(),
        // What is meant shows in its headings, even where something else cannot be read.
        Err(_) => source.text.lines().any(|line| line.trim_start().starts_with("[option.")),
    }
}

/// Reads the options file of that name; the scenarios it names are not read here.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(name: &str, library: &dyn Library) -> Result<Appraisal, Vec<Diagnostic>> {
    let found = read_what_can_be(name, library)?;
    match found.appraisal {
        Some(appraisal) if found.faults.is_empty() => Ok(appraisal),
        _ => Err(found.faults),
    }
}

/// What an options file says as far as it can be told.
#[derive(Clone, Debug)]
pub struct WhatCanBe {
    /// The options whose files are there.
    pub options: Vec<Choice>,
    /// All that is appraised; none where it is not known which option the others are measured against.
    pub appraisal: Option<Appraisal>,
    /// Everything that is wrong with the file.
    pub faults: Vec<Diagnostic>,
}

/// What an options file says, and everything that is wrong with it: a fault in one part is no reason to be silent about the others.
///
/// # Errors
/// The file is not there, or cannot be read at all.
pub fn read_what_can_be(name: &str, library: &dyn Library) -> Result<WhatCanBe, Vec<Diagnostic>> {
    let (resolved, bytes) = library.read(name, None).map_err(|fault| vec![unread("", name, fault)])?;
    let source = decode(&resolved, &bytes).map_err(|fault| vec![*fault])?;
    let parsed = parse_what_can_be(&source);
    if parsed.is_lost() {
        return Err(parsed.faults);
    }
    let mut root = parsed.root;
    nested::flatten(&mut root);
    let names = Names::of(&root, &[]);
    let (faults, top) = (Faults::default(), &root.place.source);
    let mut walk =
        Walk { root: &root, names: &names, faults, language: OPTIONS, whole: "the options file", is_whole: true, top };
    walk.table(OPTIONS, &root, &Here { address: String::new(), key: &root.place });
    let mut faults = walk.faults;
    let options = choices(&root, &resolved, library, &mut faults);
    let reference = named(&root, "compare_with", &options, &mut faults);
    let preferred = named(&root, "preferred", &options, &mut faults);
    enough(&root, &options, (reference, preferred), &mut faults);
    alike(&options, &root, &mut faults);
    let what_ifs = what_ifs(&root, &resolved, library, &mut faults);
    nested::nothing_tried(&root, &mut faults);
    tried_on_nothing(&root, &options, &mut faults);
    nested::shares_of_what_is(&what_ifs, &mut faults);
    nested::of_the_playing(&what_ifs, &mut faults);
    figureless::refused(&what_ifs, &mut faults);
    nested::alike(&what_ifs, &options, &root, &mut faults);
    faults.see(|fault| seen(&parsed.mended, fault));
    for fault in parsed.faults {
        faults.push("", fault);
    }
    let text = |key: &str| root.get(key).and_then(Node::text).map(str::to_owned);
    // Against an option that is not known nothing is said of the others.
    let against = reference.or((!faults.any()).then_some(0));
    let appraisal = against.map(|reference| Appraisal {
        title: text("title").unwrap_or_default(),
        question: text("question"),
        table_date: root.get("table_date").and_then(Node::date),
        options: options.clone(),
        reference,
        preferred,
        what_ifs,
        input: Some((resolved, bytes)),
    });
    Ok(WhatCanBe { options, appraisal, faults: faults.sorted() })
}

/// The tables below a key, in the order of the file.
fn tables<'a>(root: &'a Node, key: &str) -> Vec<(&'a String, &'a Entry)> {
    let all = root.get(key).and_then(Node::table).into_iter().flatten();
    let mut found: Vec<(&String, &Entry)> = all.filter(|(_, entry)| entry.node.table().is_some()).collect();
    found.sort_by_key(|(_, entry)| entry.key.span.start);
    found
}

fn choices(root: &Node, from: &str, library: &dyn Library, faults: &mut Faults) -> Vec<Choice> {
    let mut found = Vec::new();
    for (name, entry) in tables(root, "option") {
        let text = |key: &str| entry.node.get(key).and_then(Node::text).map(str::to_owned);
        let Some(file) = entry.node.get("file") else { continue };
        let Some(written) = file.text() else { continue };
        match library.read(written, Some(from)) {
            Ok((resolved, _)) => found.push(Choice {
                name: name.clone(),
                label: text("label").unwrap_or_else(|| name.clone()),
                file: resolved,
                place: Some(file.place.clone()),
            }),
            Err(fault) => {
                faults.push(&format!("option.{name}.file"), unread_in("file", &file.place, written, fault));
            }
        }
    }
    found
}

/// The scenario files that an options file names and that are there, whatever else is wrong with it.
#[must_use]
pub fn named_files(name: &str, library: &dyn Library) -> Vec<String> {
    let Ok((resolved, bytes)) = library.read(name, None) else { return Vec::new() };
    let Ok(source) = decode(&resolved, &bytes) else { return Vec::new() };
    let root = parse_what_can_be(&source).root;
    choices(&root, &resolved, library, &mut Faults::default()).into_iter().map(|choice| choice.file).collect()
}

/// Two options of one name for people, or of one file, could not be told apart.
fn alike(options: &[Choice], root: &Node, faults: &mut Faults) {
    for (index, option) in options.iter().enumerate() {
        let earlier = options.iter().take(index);
        let Some(table) = root.get("option").and_then(|all| all.get(&option.name)) else { continue };
        if let (Some(other), Some(label)) =
            (earlier.clone().find(|other| other.label == option.label), table.get("label"))
        {
            let fault = Diagnostic::fault(format!("two options are called {}", label.place.text()))
                .at(&label.place)
                .because(format!(
                    "in tables and on charts [option.{}] and this one could not be told apart.",
                    other.name
                ))
                .fix("Write another label.");
            faults.push(&format!("option.{}.label", option.name), fault);
        }
        if let (Some(other), Some(file)) = (earlier.clone().find(|other| other.file == option.file), table.get("file"))
        {
            let fault = Diagnostic::fault(format!("[option.{}] has this file already", other.name))
                .at(&file.place)
                .because("a scenario does not differ from itself: every difference would be nought.")
                .fix("Name another file, or take one of the two options out.");
            faults.push(&format!("option.{}.file", option.name), fault);
        }
    }
}

/// The index of the option that a key names.
fn named(root: &Node, key: &str, options: &[Choice], faults: &mut Faults) -> Option<usize> {
    let written = root.get(key)?;
    let text = written.text()?;
    let found = options.iter().position(|option| option.name == text);
    let known = tables(root, "option");
    if found.is_none() && !known.iter().any(|(name, _)| *name == text) {
        let by_label = options.iter().find(|option| option.label == text).map(|option| option.name.as_str());
        let meant = by_label.or_else(|| nearest(text, known.iter().map(|(name, _)| name.as_str())));
        let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
        let strange = lookalikes::meant(text, names.iter().copied());
        let why = strange.map_or(String::new(), |(_, why)| format!("; {why}"));
        let fault = Diagnostic::fault(format!("there is no option \"{text}\""))
            .at(&written.place)
            .because(format!("{key} names one of the options of this file by its heading: {}{why}.", names.join(", ")));
        faults.push(
            key,
            fault.fix(meant.map_or_else(
                || format!("Write one of them, such as {key} = \"{}\"", names.first().unwrap_or(&"do-nothing")),
                |meant| format!("Did you mean \"{meant}\"?"),
            )),
        );
    }
    found
}

/// A comparison takes two, and the preferred one is not the one it is compared with.
fn enough(root: &Node, options: &[Choice], named: (Option<usize>, Option<usize>), faults: &mut Faults) {
    let tables = tables(root, "option");
    if let ([(_, only)], true) = (tables.as_slice(), options.len() == 1) {
        faults.push(
            "option",
            Diagnostic::fault("there is only one option")
                .at(&only.key)
                .because("a comparison is between two or more.")
                .fix("Add a heading such as [option.do-nothing] with label = \"A. Do nothing\" and file = \"baseline.toml\""),
        );
    }
    if let ((Some(reference), Some(preferred)), Some(written)) = (named, root.get("preferred"))
        && reference == preferred
    {
        faults.push(
            "preferred",
            Diagnostic::fault("the preferred option is the one it is compared with")
                .at(&written.place)
                .because("every difference would be nought.")
                .fix("Write the name of another option in compare_with or in preferred."),
        );
    }
}

/// What-ifs are tried on the preferred option, and would be passed over without one.
fn tried_on_nothing(root: &Node, options: &[Choice], faults: &mut Faults) {
    let (Some((name, entry)), None) = (tables(root, "what_if").into_iter().next(), root.get("preferred")) else {
        return;
    };
    let likely = options.last().map_or("change", |option| &option.name);
    faults.push(
        &format!("what_if.{name}"),
        Diagnostic::fault("what-ifs are tried on the preferred option, and none is named")
            .at(&entry.key)
            .because("without it nobody knows what they are tried on, and none would be played.")
            .fix(format!("Write preferred = \"{likely}\" above the first heading, or the name of another option.")),
    );
}

fn what_ifs(root: &Node, from: &str, library: &dyn Library, faults: &mut Faults) -> Vec<WhatIf> {
    let mut found = Vec::new();
    for (name, entry) in tables(root, "what_if") {
        let node = &entry.node;
        let label = node.get("label").and_then(Node::text).unwrap_or(name).to_owned();
        let alteration = if let Some(set) = node.get("set").and_then(Node::table) {
            Some(Alteration::Set(addressed(set)))
        } else if let Some(scale) = node.get("scale_percent").and_then(Node::table) {
            Some(Alteration::Scale(addressed(scale)))
        } else {
            node.get("file").and_then(|file| overlay(name, file, from, library, faults))
        };
        found.extend(alteration.map(|alteration| WhatIf { name: name.clone(), label, alteration }));
    }
    found
}

fn addressed(table: &Table) -> Vec<Addressed> {
    let values = table.iter().filter(|(address, _)| ANNOTATIONS.key(address).is_none());
    values
        .map(|(address, entry)| Addressed {
            address: address.clone(),
            key: entry.key.clone(),
            value: entry.node.clone(),
        })
        .collect()
}

/// A partial file; it may neither build on another nor leave anything out.
fn overlay(name: &str, file: &Node, from: &str, library: &dyn Library, faults: &mut Faults) -> Option<Alteration> {
    let written = file.text()?;
    let at = format!("what_if.{name}.file");
    let read = library.read(written, Some(from)).map_err(|fault| vec![unread_in("file", &file.place, written, fault)]);
    let tree = read.and_then(|(resolved, bytes)| {
        let source = decode(&resolved, &bytes).map_err(|fault| vec![*fault])?;
        parse(&source)
    });
    match tree {
        Ok(tree) => {
            for key in ["builds_on", "without"] {
                if let Some(entry) = tree.table().and_then(|table| table.get(key)) {
                    let fault =
                        Diagnostic::fault(format!("a file that is tried out takes no {key}")).at(&entry.key).because(
                            "it is laid over the preferred option and over what that is compared with, as they stand.",
                        );
                    faults.push(&at, fault.fix("Take the line out, or make the file an option of its own."));
                }
            }
            Some(Alteration::File(tree))
        }
        Err(found) => {
            for fault in found {
                faults.push(&at, fault);
            }
            None
        }
    }
}
