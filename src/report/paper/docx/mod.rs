//! `report.docx`: a paper for the committee's template, written by hand as Office Open XML (ECMA-376).
//!
//! Headings, captions, lists and tables carry Word's own styles, so that a template restyles them all at once; charts
//! are pictures with their text alternatives; no time of day is written, so the same findings give the same bytes.

mod body;
mod parts;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Block;
use crate::report::WriteFault;
use crate::report::chart::Drawing;
use crate::report::picture;

/// The file's name.
pub(crate) const NAME: &str = "report.docx";

/// What stands on a document beside its blocks.
pub(crate) struct Front<'a> {
    /// Its title.
    pub(crate) title: &'a str,
    /// Under the title: whose, and of when.
    pub(crate) about: &'a str,
    /// At the foot of each page: what made it.
    pub(crate) stamp: &'a str,
}

/// The file's bytes.
pub(crate) fn docx(front: &Front<'_>, blocks: &[Block]) -> Result<Vec<u8>, WriteFault> {
    let drawings: Vec<&Drawing> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Figure(_, drawing) => Some(drawing),
            Block::Heading(..) | Block::Contents(_) | Block::Text(_) | Block::Message(_) | Block::Warning(_) => None,
            Block::List(_) | Block::Table(_) | Block::Typed(_) => None,
        })
        .collect();
    let pictures = drawings.iter().map(|drawing| picture::png(&drawing.inline)).collect::<Result<Vec<_>, _>>()?;
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".into(), parts::CONTENT_TYPES.into()),
        ("_rels/.rels".into(), parts::RELATIONS.into()),
        ("docProps/core.xml".into(), parts::core(front).into()),
        ("docProps/app.xml".into(), parts::APP.into()),
        ("word/document.xml".into(), body::document(front, blocks, &pictures).into()),
        ("word/styles.xml".into(), parts::STYLES.into()),
        ("word/settings.xml".into(), parts::SETTINGS.into()),
        ("word/numbering.xml".into(), parts::NUMBERING.into()),
        ("word/footer1.xml".into(), parts::footer(front).into()),
        ("word/_rels/document.xml.rels".into(), parts::relations_of_document(pictures.len()).into()),
    ];
    files
        .extend(pictures.into_iter().enumerate().map(|(at, bytes)| (format!("word/media/image{}.png", at + 1), bytes)));
    packed(&files).map_err(|cause| WriteFault::Contents { file: NAME, cause: cause.to_string() })
}

fn packed(files: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::DEFAULT)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
