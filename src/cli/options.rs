//! Options that mean the same with every command.

use std::path::{Path, PathBuf};

use clap::Args;

use super::typed;

/// The folder of results when none is named.
const OUTPUT: &str = "output";

/// What was typed beside the command.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Options {
    /// Folder for results [default: output; COMMAND --help says where it is another]
    #[arg(short, long, global = true, value_name = "FOLDER")]
    pub(crate) output: Option<PathBuf>,
    /// Futures to play [default: as in the file, or 1,000; COMMAND --help says where it is another]
    #[arg(long, global = true, value_name = "N", value_parser = typed::replications, allow_negative_numbers = true)]
    pub(crate) replications: Option<u32>,
    /// The luck to play them on [default: as in the file, or 1]
    #[arg(long, global = true, value_name = "N", value_parser = typed::seed, allow_negative_numbers = true)]
    pub(crate) seed: Option<u64>,
    /// Threads to play them with [default: one for each core]
    #[arg(long, global = true, value_name = "N", value_parser = typed::threads, allow_negative_numbers = true)]
    pub(crate) threads: Option<u16>,
    /// Change one figure, such as run.seed=7; may be repeated
    #[arg(long, global = true, value_name = "ADDRESS=VALUE")]
    pub(crate) set: Vec<String>,
    /// Keep the whole council's figures of every future, in futures.csv.gz
    #[arg(long, global = true)]
    pub(crate) keep_futures: bool,
    /// With run: play all feedback loops off, each alone and all on, for a table and loops.csv
    #[arg(long, global = true)]
    pub(crate) loops: bool,
    /// Say nothing but results and what is wrong
    #[arg(long, global = true)]
    pub(crate) quiet: bool,
    /// Write JSON to standard output, in place of text for people
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

impl Options {
    /// The folder of results.
    pub(crate) fn output(&self) -> &Path {
        self.output.as_deref().unwrap_or(Path::new(OUTPUT))
    }

    /// Whether `--set` sets what stands at an address.
    pub(crate) fn sets(&self, address: &str) -> bool {
        self.set.iter().any(|setting| is_of(setting, address))
    }
}

/// Whether a setting, as it was typed, is of an address.
pub(crate) fn is_of(setting: &str, address: &str) -> bool {
    setting.split_once('=').is_some_and(|(typed, _)| typed.trim() == address)
}
