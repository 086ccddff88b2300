//! The architecture, as a test. `docs/architecture.md` says what these rules are for.
#![expect(clippy::unwrap_used, reason = "a test that cannot read what it judges stops")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Top to bottom. A module may use its own floor and those to its right.
const FLOORS: [&str; 7] = ["cli", "report", "evidence", "experiment", "model", "scenario", "foundations"];
/// Floors that see no files, no clock and no threads, and whose numbers are the same on every platform.
const PURE: [&str; 5] = ["evidence", "experiment", "model", "scenario", "foundations"];
/// Most lines a file may have before its tests.
const MOST_LINES: usize = 300;
/// Methods of floating-point numbers whose last bits depend on the platform.
const NOT_PORTABLE: [&str; 26] = [
    "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "powi", "sin", "cos", "tan", "sin_cos",
    "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "cbrt", "hypot",
];
/// Modules of the standard library that a pure floor has no use for.
const OUTSIDE: [&str; 7] = ["fs", "time", "thread", "env", "net", "process", "io"];
/// Names that could sit on any project and so say nothing about this one.
const EMPTY_NAMES: [&str; 9] = ["utils", "util", "helpers", "common", "manager", "handler", "types", "core", "misc"];

/// A source file, without its tests.
struct File {
    /// From `src`, as in `model/week.rs`.
    name: String,
    /// As written, up to its tests.
    text: String,
    /// The same with comments and the insides of strings blanked out.
    code: String,
}

impl File {
    fn floor(&self) -> &str {
        self.name.split(['/', '.']).next().unwrap_or_default()
    }

    /// Modules the file is inside of, itself included.
    fn depth(&self) -> usize {
        let parts = self.name.split('/').count();
        if self.name.ends_with("/mod.rs") { parts - 1 } else { parts }
    }

    fn is_pure(&self) -> bool {
        PURE.contains(&self.floor())
    }
}

fn package() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Every source file that is part of the program, in name order.
fn sources() -> Vec<File> {
    let root = package().join("src");
    let mut paths = Vec::new();
    rust_files(&root, &mut paths);
    paths.sort();
    let texts: Vec<(PathBuf, String)> = paths.into_iter().map(|path| (path.clone(), read(&path))).collect();
    let tests: BTreeSet<PathBuf> = texts.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
    texts
        .into_iter()
        .filter(|(path, _)| !tests.contains(path))
        .map(|(path, text)| {
            let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            File { name, code: code_of(&text), text }
        })
        .collect()
}

/// Files that a file declares as modules for tests alone.
fn test_modules(path: &Path, text: &str) -> Vec<PathBuf> {
    let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
    let folder = path.parent().unwrap();
    let folder = if ["mod", "lib", "main"].contains(&stem.as_str()) { folder.into() } else { folder.join(stem) };
    let after = text.split("#[cfg(test)]\nmod ").skip(1);
    after.filter_map(|rest| Some(folder.join(rest.split_once(';')?.0).with_extension("rs"))).collect()
}

/// The code alone: comments and the insides of strings become blanks, line for line.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '/' if letters.peek() == Some(&'/') => while letters.next_if(|next| *next != '\n').is_some() {},
            '"' => {
                code.push('"');
                while let Some(inside) = letters.next() {
                    match inside {
                        '\\' => code.extend(letters.next().filter(|next| *next == '\n')),
                        '\n' => code.push('\n'),
                        '"' => break,
                        _ => {}
                    }
                }
                code.push('"');
            }
            '\'' if letters.peek() == Some(&'"') => drop(letters.next()),
            _ => code.push(letter),
        }
    }
    code
}

/// The word a text begins with.
fn word(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default()
}

/// The first word of every path after a root such as `crate::`, looking inside `crate::{…}`.
fn imports<'a>(code: &'a str, root: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    let begins = |at: usize| !code[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    for (at, start) in code.match_indices(root).filter(|(at, _)| begins(*at)) {
        let rest = &code[at + start.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.push(word(rest));
            continue;
        };
        let (mut depth, mut fresh) = (0, true);
        for (place, letter) in group.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => fresh = true,
                _ if letter.is_alphabetic() && fresh => {
                    found.push(word(&group[place..]));
                    fresh = false;
                }
                _ => {}
            }
        }
    }
    found
}

/// Fails with every line of a list, if it has any.
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n  {}\n", faults.join("\n  "));
}

/// Where any of these stand in the code of some files.
fn standing(files: &[File], wanted: &[&str], may: impl Fn(&File) -> bool) -> Vec<String> {
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| !may(file)) {
        for (number, line) in file.code.lines().enumerate() {
            let found = wanted.iter().filter(|text| line.contains(*text));
            faults.extend(found.map(|text| format!("src/{}:{}: `{text}` has no place here", file.name, number + 1)));
        }
    }
    faults
}

#[test]
fn floors_import_downward_only() {
    let mut faults = Vec::new();
    for file in sources() {
        let Some(own) = FLOORS.iter().position(|floor| *floor == file.floor()) else {
            assert!(["lib", "main"].contains(&file.floor()), "src/{} is on no floor", file.name);
            continue;
        };
        for import in imports(&file.code, "crate::") {
            match FLOORS.iter().position(|floor| *floor == import) {
                Some(floor) if floor >= own => {}
                Some(_) => faults.push(format!("src/{} imports `{import}`, a floor above it", file.name)),
                None => faults.push(format!("src/{} imports `crate::{import}`, which is no floor", file.name)),
            }
        }
    }
    none(faults);
}

#[test]
fn nothing_climbs_out_of_its_floor() {
    let mut faults = Vec::new();
    for file in sources() {
        let climb = "super::".repeat(file.depth());
        if file.code.contains(&climb) {
            faults.push(format!("src/{} climbs out of its floor by `{climb}`: use `crate::floor::…`", file.name));
        }
    }
    none(faults);
}

#[test]
fn luck_has_one_door() {
    let files = sources();
    let mut faults = standing(&files, &["philox(", "Luck {"], |file| file.name == "foundations/draws.rs");
    faults.retain(|fault| !fault.contains("impl Luck {"));
    faults.extend(standing(&files, &["Luck::of("], |file| file.floor() == "experiment"));
    faults.extend(standing(&files, &["rand::", "rand_distr::", "RandomState", "getrandom"], |_| false));
    none(faults);
}

#[test]
fn lower_floors_see_no_files_clock_threads_or_terminal() {
    assert_eq!(imports("use std::{fs, time::Instant}; score::io", "std::"), ["fs", "time"], "groups are looked into");
    let files = sources();
    let mut faults = Vec::new();
    for (file, root) in files.iter().filter(|file| file.is_pure()).flat_map(|file| [(file, "std::"), (file, "core::")])
    {
        let outside = imports(&file.code, root).into_iter().filter(|module| OUTSIDE.contains(module));
        faults.extend(outside.map(|module| format!("src/{}: `{root}{module}` has no place here", file.name)));
    }
    faults.extend(standing(&files, &["feature = \"\"", "rayon", "plotters"], |file| !file.is_pure()));
    let prints = ["println!", "print!(", "eprintln!", "eprint!(", "dbg!("];
    faults.extend(standing(&files, &prints, |file| file.floor() == "cli"));
    none(faults);
}

#[test]
fn numbers_have_the_same_bits_on_every_platform() {
    let files = sources();
    let called: Vec<String> =
        NOT_PORTABLE.iter().flat_map(|name| [format!(".{name}("), format!("f64::{name}")]).collect();
    let called: Vec<&str> = called.iter().map(String::as_str).collect();
    let mut faults = standing(&files, &called, |file| !file.is_pure());
    faults.extend(standing(&files, &["HashMap", "HashSet"], |_| false));
    none(faults);
}

#[test]
fn files_are_small_introduced_and_named_for_what_they_are() {
    let mut faults = Vec::new();
    for file in sources() {
        let (lines, name) = (file.text.lines().count(), &file.name);
        let stem = name.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        if !file.text.starts_with("//! ") {
            faults.push(format!("src/{name} does not begin by saying what it is (`//! …`)"));
        }
        if lines > MOST_LINES {
            faults.push(format!(
                "src/{name} has {lines} lines before its tests; {MOST_LINES} is the most: split it by concept"
            ));
        }
        if EMPTY_NAMES.contains(&stem) {
            faults.push(format!("src/{name}: its name says nothing about this program"));
        }
    }
    faults.extend(standing(&sources(), &["#[allow(", "#![allow(", "todo!(", "unimplemented!("], |_| false));
    none(faults);
}

/// Ids such as `C3`, and the function that is each, by the tags of the code: `/// Eq. C3. …`.
fn equations_in_code(faults: &mut Vec<String>) -> BTreeMap<String, String> {
    let mut homes = BTreeMap::new();
    for file in sources() {
        let lines: Vec<&str> = file.text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let Some(tag) = line.trim_start().strip_prefix("/// Eq. ") else { continue };
            let ids = tag.split('.').next().unwrap_or_default().replace(" and ", ", ");
            let below = lines[number..].iter().find_map(|line| Some(word(line.split_once("fn ")?.1)));
            let home = format!("{}::{}", file.name.trim_end_matches(".rs").replace('/', "::"), below.unwrap_or("?"));
            let home = home.replace("::mod::", "::");
            for id in ids.split(", ") {
                if let Some(other) = homes.insert(id.to_owned(), home.clone()) {
                    faults.push(format!("equation {id} is tagged twice: at {other} and at {home}"));
                }
            }
        }
    }
    homes
}

/// The same by the document: headings such as `#### C3 · model::process::work::late_weight`.
fn equations_in_document(faults: &mut Vec<String>) -> BTreeMap<String, String> {
    let mut homes = BTreeMap::new();
    for line in read(&package().join("docs/model.md")).lines() {
        let Some((id, home)) = line.strip_prefix("#### ").and_then(|rest| rest.split_once(" · ")) else { continue };
        if homes.insert(id.to_owned(), home.trim_matches('`').to_owned()).is_some() {
            faults.push(format!("docs/model.md states equation {id} twice"));
        }
    }
    homes
}

#[test]
fn every_equation_has_one_home() {
    let mut faults = Vec::new();
    let code = equations_in_code(&mut faults);
    let document = equations_in_document(&mut faults);
    for id in code.keys().chain(document.keys()).collect::<BTreeSet<_>>() {
        match (code.get(id), document.get(id)) {
            (Some(home), Some(said)) if home == said => {}
            (Some(home), Some(said)) => faults.push(format!("docs/model.md says {id} is {said}; its tag is at {home}")),
            (Some(home), None) => faults.push(format!("{id} ({home}) is not in docs/model.md")),
            (None, _) => faults.push(format!("docs/model.md states {id}; no function carries `/// Eq. {id}.`")),
        }
    }
    assert!(code.len() > 30, "the tags were not found");
    none(faults);
}

/// The cells of the table of `docs/model.md` whose head has these words, row by row.
fn rows(head: &str) -> Vec<Vec<String>> {
    let document = read(&package().join("docs/model.md"));
    let rows = document.split_once(head).map_or("", |found| found.1).lines().skip(2);
    let cells = |row: &str| row.split('|').skip(1).map(|cell| cell.trim().trim_matches('`').to_owned()).collect();
    rows.take_while(|row| row.starts_with("| ")).map(cells).collect()
}

/// A table whose rows count from 1: its second column, and its third.
fn counted(head: &str, faults: &mut Vec<String>) -> (Vec<String>, Vec<String>) {
    let rows = rows(head);
    for (place, row) in rows.iter().enumerate().filter(|(place, row)| row[0] != (place + 1).to_string()) {
        faults.push(format!("docs/model.md counts {} where row {} of the table stands", row[0], place + 1));
    }
    rows.into_iter().map(|row| (row[1].clone(), row[2].clone())).unzip()
}

/// The comment right above a line, as one sentence.
fn sentence_above(lines: &[&str], number: usize) -> String {
    let mut above: Vec<&str> =
        lines[..number].iter().rev().map_while(|line| line.trim_start().strip_prefix("/// ")).collect();
    above.reverse();
    above.join(" ")
}

/// A cell of a table as a sentence.
fn as_sentence(cell: &str) -> String {
    let mut letters = cell.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

/// What the code has, against what the document says.
fn in_one_order(what: &str, code: &[String], document: &[String], faults: &mut Vec<String>) {
    assert!(code.len() > 10, "{what}: not found in the code");
    if code != document {
        faults.push(format!("{what}: the code has {code:?}, and docs/model.md {document:?}"));
    }
}

#[test]
fn the_order_of_events_and_of_a_week_is_documented() {
    let files = sources();
    let file = |name: &str| files.iter().find(|file| file.name == name).unwrap();
    let mut faults = Vec::new();
    let inside = file("model/state/mod.rs").text.split_once("pub mod sort {").unwrap().1.split_once("\n}").unwrap().0;
    let lines: Vec<&str> = inside.lines().collect();
    let constant = |(place, line): (usize, &&str)| {
        let (name, number) = line.trim().strip_prefix("pub const ")?.split_once(": u8 = ")?;
        let number = number.trim_end_matches(';').parse::<u8>().ok()?;
        Some((number, (name.to_owned(), sentence_above(&lines, place))))
    };
    let sorts: BTreeMap<u8, (String, String)> = lines.iter().enumerate().filter_map(constant).collect();
    let (sorts, happens): (Vec<String>, Vec<String>) = sorts.into_values().unzip();
    let (said, what) = counted("| turn | sort (`model::state::sort`) | what happens |", &mut faults);
    in_one_order("the order of events at one moment", &sorts, &said, &mut faults);
    let what: Vec<String> = what.iter().map(|cell| as_sentence(cell)).collect();
    in_one_order("what happens in each event", &happens, &what, &mut faults);
    let plan = file("model/week.rs").code.split_once("pub fn plan(").unwrap().1.split_once("\n}").unwrap().0;
    let step = |line: &str| {
        let name = line.trim().strip_suffix("(world);")?;
        name.contains("::").then(|| name.to_owned())
    };
    let steps: Vec<String> = plan.lines().filter_map(step).collect();
    let (said, _) = counted("| step | function | what is planned |", &mut faults);
    in_one_order("the order of a week", &steps, &said, &mut faults);
    none(faults);
}

#[test]
fn every_decision_is_documented_and_made() {
    let files = sources();
    let registry = files.iter().find(|file| file.name == "model/purpose.rs").unwrap();
    let table = rows("| no. | decision | about | occasion |");
    let lines: Vec<&str> = registry.text.lines().collect();
    let (mut faults, mut found) = (Vec::new(), 0);
    for (number, line) in lines.iter().enumerate() {
        let Some((name, rest)) = line.trim().split_once(" = ") else { continue };
        let Some(address) = rest.strip_suffix(';').and_then(|digits| digits.parse::<u32>().ok()) else { continue };
        found += 1;
        match table.iter().find(|row| row[..2] == [address.to_string(), name.to_owned()]) {
            Some(row) => {
                let occasion =
                    if row[3].is_empty() { String::new() } else { format!("; the occasion is the {}", row[3]) };
                let address = format!(", by {}{occasion}.", row[2]);
                if !sentence_above(&lines, number).ends_with(&address) {
                    faults.push(format!(
                        "the sentence above decision {name} does not end as docs/model.md has it: \"{address}\""
                    ));
                }
            }
            None => faults.push(format!("docs/model.md does not list decision {address}, `{name}`")),
        }
        let made = format!("Decision::{name}");
        if !files.iter().any(|file| file.code.contains(&made)) {
            faults.push(format!("decision {name} is never made"));
        }
    }
    assert!(found > 20, "the registry of decisions was not found");
    if table.len() != found {
        faults.push(format!("docs/model.md lists {} decisions, and there are {found}", table.len()));
    }
    none(faults);
}
