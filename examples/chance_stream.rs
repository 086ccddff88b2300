//! Writes luck to standard output as raw bytes, addressed as futures address it, so that an outside
//! battery can judge it: `cargo run --release --example chance_stream -- children | dieharder -a -g 200`.

use std::io::{BufWriter, Result, Write, stdout};

use caseload::foundations::draws::{Luck, name_key, numbered_key};
use caseload::model::purpose::{DECISIONS, Decision};

const SEED: u64 = 1;

fn main() -> Result<()> {
    let order = std::env::args().nth(1).unwrap_or_default();
    let mut out = BufWriter::with_capacity(1 << 16, stdout().lock());
    let write = |words: &[u64]| words.iter().try_for_each(|word| out.write_all(&word.to_le_bytes()));
    let ended = match order.as_str() {
        "children" => children(write),
        "futures" => futures(write),
        "people" => people(write),
        "names" => names(write),
        _ => {
            out.write_all(b"say which order: children, futures, people or names\n")?;
            std::process::exit(2);
        }
    };
    // The battery closes its end when it has had enough.
    ended.or_else(|error| if error.kind() == std::io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
}

/// One future: week by week, family by family, child by child, stage by stage.
fn children(mut write: impl FnMut(&[u64]) -> Result<()>) -> Result<()> {
    for future in 1.. {
        let luck = Luck::of(SEED, future);
        for week in 0..2_000_u64 {
            write(&luck.words(Decision::FamiliesOfWeek, week, 0))?;
            for number in 0..200 {
                let family = week << 20 | number;
                write(&luck.words(Decision::Family, family, 0))?;
                write(&luck.words(Decision::FamilyHome, family, 0))?;
                for child in 0..3 {
                    let child = family << 4 | child;
                    write(&luck.words(Decision::Child, child, 0))?;
                    for hop in 1..5 {
                        write(&luck.words(Decision::Stage, child << 8, 0x00A1_B2C3 << 8 | hop))?;
                    }
                    for visit in 0..4 {
                        write(&luck.words(Decision::Visit, child, visit))?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// One address after another, each across a thousand futures: what a band is made of.
fn futures(mut write: impl FnMut(&[u64]) -> Result<()>) -> Result<()> {
    let all: Vec<Luck> = (1..=1_000).map(|future| Luck::of(SEED, future)).collect();
    for entity in 0_u64.. {
        for decision in DECISIONS {
            for luck in &all {
                write(&luck.words(*decision, entity, 0))?;
            }
        }
    }
    Ok(())
}

/// Posts and people, known by numbered names.
fn people(mut write: impl FnMut(&[u64]) -> Result<()>) -> Result<()> {
    for future in 1.. {
        let luck = Luck::of(SEED, future);
        for team in 0..1_000 {
            let name = name_key(&format!("team-{team}/0/social-worker"));
            for post in 0..50 {
                let post = numbered_key(name, post);
                let person = numbered_key(post, 0);
                write(&luck.words(Decision::Person, person, 0))?;
                write(&luck.words(Decision::Tenure, person, 0))?;
                for spell in 0..8 {
                    write(&luck.words(Decision::Filling, post, spell))?;
                    write(&luck.words(Decision::AgencyFound, post, spell << 8))?;
                }
            }
        }
    }
    Ok(())
}

/// Numbers by which posts and people are known, the same in every future.
fn names(mut write: impl FnMut(&[u64]) -> Result<()>) -> Result<()> {
    for team in 0_u64.. {
        let name = name_key(&format!("team-{team}/0/social-worker"));
        for post in 0..50 {
            let post = numbered_key(name, post);
            write(&[post, numbered_key(post, 0)])?;
        }
    }
    Ok(())
}
