//! Where files come from: a seam, so that reading needs no disk.

/// Gives out files by name.
pub trait Library {
    /// Reads `name`, as written in the file `from` (or by the user, when `None`).
    /// Answers the file's resolved name, one for each file whatever the way it was written, and its bytes.
    ///
    /// # Errors
    /// Why it could not be read.
    fn read(&self, name: &str, from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault>;
}

/// One text, whatever name it is asked for by; what it builds on can only be built in.
#[derive(Clone, Copy, Debug)]
pub struct OneText<'a>(pub &'a str);

impl Library for OneText<'_> {
    fn read(&self, name: &str, _from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        Ok((name.to_owned(), self.0.as_bytes().to_vec()))
    }
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LibraryFault {
    /// There is no such file; the names that stand beside where it was looked for.
    NotFound(Vec<String>),
    /// It lies outside the folder of the first file.
    OutsideFolder,
    /// It is a folder; the scenario files in it.
    Folder(Vec<String>),
    /// It is there and cannot be read, for this cause.
    Unreadable(String),
}

/// Built-in files: name and text.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("england-2019", include_str!("../../scenarios/england-2019.toml")),
    ("england-2025", include_str!("../../scenarios/england-2025.toml")),
];

/// What `builds_on = "england"` means.
pub const NEWEST: &str = "england-2025";

/// The built-in file of that name, under its full name.
#[must_use]
pub fn built_in(name: &str) -> Option<(&'static str, &'static str)> {
    let name = if name == "england" { NEWEST } else { name };
    BUILT_IN.iter().find(|(known, _)| *known == name).copied()
}
