//! Chance through one door: a draw is a pure function of its address.
//!
//! The generator is Philox 2×64 with 10 rounds (Salmon, Moraes, Dror & Shaw, "Parallel random
//! numbers: as easy as 1, 2, 3", SC 2011), used as its authors mean it: the key is the future,
//! the counter is the address, and two addresses never share a counter.

const MULTIPLIER: u64 = 0xD2B7_4407_B1CE_6E93;
const WEYL: u64 = 0x9E37_79B9_7F4A_7C15;
const ROUNDS: usize = 10;

/// One block of Philox 2×64-10: two independent 64-bit words for a key and a 128-bit counter.
#[inline]
#[must_use]
pub fn philox(key: u64, counter: [u64; 2]) -> [u64; 2] {
    block(&round_keys(key), counter)
}

/// The key of each round.
#[inline]
fn round_keys(key: u64) -> [u64; ROUNDS] {
    std::array::from_fn(|round| key.wrapping_add(WEYL.wrapping_mul(round as u64)))
}

#[inline]
fn block(keys: &[u64; ROUNDS], [mut left, mut right]: [u64; 2]) -> [u64; 2] {
    for key in keys {
        let product = u128::from(MULTIPLIER) * u128::from(left);
        (left, right) = (((product >> 64) as u64) ^ key ^ right, product as u64);
    }
    [left, right]
}

/// What a draw decides. The number is part of every address: never reuse or renumber one.
pub trait Purpose: Copy {
    /// Its number for ever.
    fn number(self) -> u32;
}

/// The purpose of draws that decide nothing but a test.
#[cfg(test)]
#[derive(Clone, Copy, Debug)]
pub(crate) struct ForTests;

#[cfg(test)]
impl Purpose for ForTests {
    fn number(self) -> u32 {
        1
    }
}

/// All the luck of one future.
#[derive(Clone, Copy, Debug)]
pub struct Luck {
    /// Worked out once a future, not once a draw.
    keys: [u64; ROUNDS],
}

impl Luck {
    /// The luck of one future of one seed.
    #[must_use]
    pub fn of(seed: u64, replication: u64) -> Self {
        Self { keys: round_keys(philox(seed, [replication, 0])[0]) }
    }

    /// Two independent words for an address.
    #[inline]
    #[must_use]
    pub fn words(&self, purpose: impl Purpose, entity: u64, occasion: u32) -> [u64; 2] {
        block(&self.keys, [entity, u64::from(purpose.number()) << 32 | u64::from(occasion)])
    }

    /// Two independent numbers strictly between 0 and 1 for an address.
    #[inline]
    #[must_use]
    pub fn pair(&self, purpose: impl Purpose, entity: u64, occasion: u32) -> (f64, f64) {
        let [first, second] = self.words(purpose, entity, occasion);
        (unit(first), unit(second))
    }

    /// One number strictly between 0 and 1 for an address.
    #[inline]
    #[must_use]
    pub fn uniform(&self, purpose: impl Purpose, entity: u64, occasion: u32) -> f64 {
        unit(self.words(purpose, entity, occasion)[0])
    }
}

/// The upper 52 bits as a number strictly between 0 and 1.
#[inline]
#[must_use]
pub fn unit(word: u64) -> f64 {
    // Through a signed number, which converts in one instruction.
    ((word >> 12) as i64 as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
}

/// A lasting number for a name (FNV-1a, 64 bits), so that a thing is known by its name and not by
/// its place in a file.
#[must_use]
pub fn name_key(name: &str) -> u64 {
    name.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3))
}

/// A lasting number for the n-th thing of a named kind.
#[must_use]
pub fn numbered_key(name: u64, number: u64) -> u64 {
    philox(name, [number, 1])[0]
}

/// Key, counter and words: the known answers published with the Random123 library.
const KNOWN: [(u64, [u64; 2], [u64; 2]); 3] = [
    (0, [0, 0], [0xCA00_A045_9843_D731, 0x66C2_4222_C9A8_45B5]),
    (u64::MAX, [u64::MAX, u64::MAX], [0x65B0_21D6_0CD8_310F, 0x4D02_F322_2F86_DF20]),
    (
        0xA409_3822_299F_31D0,
        [0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344],
        [0x0A5E_742C_2997_341C, 0xB0F8_83D3_8000_DE5D],
    ),
];

/// How many of the six published words the generator gives.
#[must_use]
pub fn words_as_published() -> u32 {
    let same = |(key, counter, words): &(u64, [u64; 2], [u64; 2])| {
        let found = philox(*key, *counter);
        found.iter().zip(words).map(|(found, word)| u32::from(found == word)).sum::<u32>()
    };
    KNOWN.iter().map(same).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn philox_gives_the_published_answers() {
        assert_eq!(words_as_published(), 6);
    }

    #[test]
    fn names_are_hashed_as_published() {
        // The published test values of FNV-1a.
        assert_eq!(name_key(""), 0xCBF2_9CE4_8422_2325);
        assert_eq!(name_key("a"), 0xAF63_DC4C_8601_EC8C);
        assert_eq!(name_key("foobar"), 0x8594_4171_F739_67E8);
    }

    #[test]
    fn the_ends_of_the_unit_interval_are_never_drawn() {
        assert!(unit(0) > 0.0);
        assert!(unit(u64::MAX) < 1.0);
    }
}
