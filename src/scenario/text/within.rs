//! What stands inside { } and [ ] on one line: keys and values, and what each was meant to be.

use std::ops::Range;

use super::habit::another_order;
use super::node::join;
use super::rough::{Meant, meant};
use crate::scenario::check::days::day_in;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::address::kind_at;

/// A key or a bare value inside brackets.
struct Word {
    span: Range<usize>,
    is_key: bool,
    /// The address of the value.
    address: String,
}

/// The first slip inside brackets, and the whole value with each such slip put right.
pub(super) fn mended(value: &str, address: &str) -> Option<Meant> {
    let (mut first, mut out, mut done) = (None, String::new(), 0);
    for word in words(value, address)? {
        let written = value.get(word.span.clone())?;
        let Some(found) = word.meant(written) else { continue };
        out += value.get(done..word.span.start)?;
        out += &found.typed;
        done = word.span.end;
        first = first.or(Some(found.told));
    }
    out += value.get(done..)?;
    let reads = format!("x = {out}").parse::<toml::Table>().is_ok();
    first.filter(|_| reads).map(|told| Meant { told, typed: out })
}

impl Word {
    fn meant(&self, written: &str) -> Option<Meant> {
        if let Some(date) = day_in(written).filter(|date| date != written) {
            return Some(Meant { told: another_order(), typed: date });
        }
        if self.is_key {
            return None;
        }
        let is_word = written.starts_with(char::is_alphabetic) && !written.contains(['"', '\\', '=']);
        let is_plain = ["true", "false", "inf", "nan"].contains(&written);
        meant(written, kind_at(&self.address)).or_else(|| {
            (is_word && !is_plain).then(|| Meant {
                told: Diagnostic::fault(format!("text needs quotes: {written}"))
                    .because("only numbers, dates, true and false stand without them, inside { } and [ ] as well."),
                typed: format!("\"{}\"", written.trim_matches('\'')),
            })
        })
    }
}

/// The keys and the bare values inside brackets, in their order; none where the brackets do not match.
fn words(value: &str, address: &str) -> Option<Vec<Word>> {
    let mut found = Vec::new();
    // Each open bracket, and the address of what it holds.
    let mut open: Vec<(char, String)> = Vec::new();
    let (mut at, mut here, mut wants_key) = (0, address.to_owned(), false);
    while let Some(letter) = value.get(at..)?.chars().next() {
        let rest = value.get(at..)?;
        match letter {
            ' ' | '\t' => at += 1,
            '{' | '[' => {
                open.push((letter, here.clone()));
                wants_key = letter == '{';
                at += 1;
            }
            '}' | ']' => {
                open.pop()?;
                at += 1;
            }
            ',' => {
                let (bracket, of) = open.last()?;
                (wants_key, here) = (*bracket == '{', of.clone());
                at += 1;
            }
            '=' => {
                wants_key = false;
                at += 1;
            }
            '"' | '\'' => {
                let inside = rest.get(1..)?;
                let length = inside.find(letter)?;
                if wants_key {
                    here = join(&open.last()?.1, inside.get(..length)?);
                }
                at += length + 2;
            }
            _ => {
                let ends: &[char] = if wants_key { &['=', ',', '}', ']'] } else { &[',', '}', ']'] };
                let length = rest.find(ends)?;
                let written = rest.get(..length)?.trim_end();
                if wants_key {
                    here = join(&open.last()?.1, written);
                }
                found.push(Word { span: at..at + written.len(), is_key: wants_key, address: here.clone() });
                at += length;
            }
        }
    }
    open.is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(value: &str, address: &str) -> Option<String> {
        mended(value, address).map(|meant| meant.typed)
    }

    #[test]
    fn each_slip_inside_brackets_is_put_right_and_the_rest_is_left() {
        for (written, meant) in [
            ("{ team = care, posts = { a = 1 } }", "{ team = \"care\", posts = { a = 1 } }"),
            ("{ 30/09/2026 = 17, 2027-09-30 = 16 }", "{ 2026-09-30 = 17, 2027-09-30 = 16 }"),
            ("{ 30 September 2026 = 17 }", "{ 2026-09-30 = 17 }"),
            ("[assessment, \"court\", in-care]", "[\"assessment\", \"court\", \"in-care\"]"),
            ("{ a = 2O00, b = 1 500 }", "{ a = 2000, b = 1_500 }"),
            ("{ a = true, b = yes }", "{ a = true, b = \"yes\" }"),
            ("{ \"a, b\" = x }", "{ \"a, b\" = \"x\" }"),
        ] {
            assert_eq!(typed(written, "").as_deref(), Some(meant), "{written}");
        }
        for written in ["{ a = 1, b = \"c\" }", "[1, 2]", "{ a = care", "care ]", "{ a = x y = z }"] {
            assert_eq!(typed(written, ""), None, "{written}");
        }
    }

    #[test]
    fn a_range_is_offered_where_the_key_takes_one() {
        let told = typed("{ team = \"a\", posts_fte = { social-worker = 2-4 } }", "change.x.add_posts");
        let told = told.expect("a slip");
        assert!(told.contains("social-worker = { likely = 3, low = 2, high = 4 }"), "{told}");
    }
}
