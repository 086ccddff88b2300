//! Luck is even and unrelated wherever futures look for it: at the addresses they really use.
//!
//! Seeds are fixed, so these cannot fail by chance, only when the generator or an address changes.
//! Each battery may reject with probability 0.001, shared out over its statistics (Bonferroni).
//! What an outside battery says of the same streams stands in `docs/chance.md`.

use caseload::foundations::draws::{Luck, name_key, numbered_key, unit};
use caseload::foundations::{gamma, normal};
use caseload::model::purpose::{DECISIONS, Decision};

const ALPHA: f64 = 0.001;
const SEED: u64 = 7;
/// The address part of a stage's name.
const STAGE: u32 = 0x00A1_B2C3 << 8;
/// Words a stream is judged by.
const WORDS: usize = 1 << 18;

type Stream = (&'static str, Vec<u64>);

fn taken(words: impl Iterator<Item = [u64; 2]>) -> Vec<u64> {
    words.flatten().take(WORDS).collect()
}

/// Words in the orders in which futures, and the bands over them, meet them.
fn streams() -> Vec<Stream> {
    let luck = Luck::of(SEED, 1);
    let futures: Vec<Luck> = (1..=1_000).map(|future| Luck::of(SEED, future)).collect();
    let family = |number: u64| ((number / 150) << 20) | (number % 150);
    let stage = |luck: Luck, child: u64, hop: u32| luck.words(Decision::Stage, child << 8, STAGE | hop);
    let people = |number: u64| numbered_key(name_key("assessment/0/social-worker"), number);
    vec![
        ("families in order", taken((0..).map(|n| luck.words(Decision::Family, family(n), 0)))),
        ("children in order", taken((0..).map(|n| luck.words(Decision::Child, (family(n / 3) << 4) | (n % 3), 0)))),
        ("stages of a child", taken((0..).map(|n| stage(luck, family(n / 4) << 4, 1 + (n % 4) as u32)))),
        ("visits to a child", taken((0..).map(|n| luck.words(Decision::Visit, family(n / 64) << 4, (n % 64) as u32)))),
        ("people by post", taken((0..).map(|n| luck.words(Decision::Person, numbered_key(people(n), 0), 0)))),
        ("names of posts", taken((0..).map(|n| [people(2 * n), people(2 * n + 1)]))),
        (
            "decisions about one child",
            taken((0..).map(|n: u64| {
                let all = DECISIONS.len() as u64;
                luck.words(DECISIONS[(n % all) as usize], n / all, 0)
            })),
        ),
        ("one child over futures", taken((0..).map(|n: u64| stage(futures[n as usize % 1_000], (n / 1_000) << 4, 1)))),
        ("one future over seeds", taken((0..).map(|seed| stage(Luck::of(seed, 1), 5 << 4, 1)))),
        (
            "one word of many futures",
            taken((0..).map(|n| {
                let first = |future| stage(Luck::of(SEED, future), 5 << 4, 1)[0];
                [first(2 * n), first(2 * n + 1)]
            })),
        ),
    ]
}

/// Chance of a sum of squares at least so large, by so many degrees of freedom.
fn chi_square(counts: &[u32], expected: f64) -> f64 {
    let sum: f64 = counts.iter().map(|count| (f64::from(*count) - expected).powi(2) / expected).sum();
    gamma::q(0.5 * (counts.len() - 1) as f64, 0.5 * sum)
}

/// Chance of a standard normal number at or below.
fn of_normal(z: f64) -> f64 {
    normal::cdf(z)
}

/// Fails for any chance too near 0 or (too good to be true) 1.
fn holds(battery: &str, chances: &[(String, f64)]) {
    let least = ALPHA / (2 * chances.len()) as f64;
    let odd: Vec<String> = chances
        .iter()
        .filter(|(_, p)| !(least..=1.0 - least).contains(p))
        .map(|(what, p)| format!("{what}: {p:e}"))
        .collect();
    assert!(odd.is_empty(), "{battery}, at {least:e} either side of {} statistics: {}", chances.len(), odd.join("; "));
}

/// Applies a statistic to every stream.
fn each(battery: &str, statistic: impl Fn(&[u64]) -> Vec<(String, f64)>) {
    let named =
        |(name, words): Stream| statistic(&words).into_iter().map(move |(what, p)| (format!("{name}, {what}"), p));
    holds(battery, &streams().into_iter().flat_map(named).collect::<Vec<_>>());
}

#[test]
fn every_byte_is_even() {
    each("evenness", |words| {
        let of_byte = |byte: u32| {
            let mut counts = [0; 256];
            words.iter().for_each(|word| counts[(word >> (8 * byte) & 0xFF) as usize] += 1);
            (format!("byte {byte}"), chi_square(&counts, words.len() as f64 / 256.0))
        };
        (0..8).map(of_byte).collect()
    });
}

#[test]
fn neighbouring_words_are_even_as_pairs_and_triples() {
    each("serial", |words| {
        let cells = |size: usize, bits: u32, shift: u32| {
            let mut counts = vec![0; 1 << (bits * size as u32)];
            for group in words.chunks_exact(size) {
                let cell = group.iter().fold(0, |cell, word| cell << bits | word >> shift & ((1 << bits) - 1));
                counts[cell as usize] += 1;
            }
            let expected = (words.len() / size) as f64 / counts.len() as f64;
            (format!("{size} at a time from bit {shift}"), chi_square(&counts, expected))
        };
        vec![cells(2, 6, 58), cells(2, 6, 11), cells(3, 4, 60), cells(3, 4, 11), cells(4, 3, 61)]
    });
}

#[test]
fn uniform_numbers_are_uniform() {
    each("Kolmogorov-Smirnov", |words| {
        let mut numbers: Vec<f64> = words.iter().map(|word| unit(*word)).collect();
        numbers.sort_by(f64::total_cmp);
        let count = numbers.len() as f64;
        let gap = |(place, u): (usize, &f64)| (u - place as f64 / count).max((place + 1) as f64 / count - u);
        let most = numbers.iter().enumerate().map(gap).fold(0.0, f64::max);
        vec![("largest gap".to_owned(), 1.0 - kolmogorov(most * count.sqrt()))]
    });
}

/// Kolmogorov's law: chance that √n times the largest gap is at most so large.
fn kolmogorov(x: f64) -> f64 {
    let term = |k: i32| if k % 2 == 0 { 1.0 } else { -1.0 } * libm::exp(-2.0 * f64::from(k * k) * x * x);
    1.0 + 2.0 * (1..60).map(term).sum::<f64>()
}

#[test]
fn spacings_between_birthdays_repeat_as_often_as_they_should() {
    // 4,096 birthdays in a year of 2^32 days: repeats are Poisson with mean 4,096³ ÷ 2^34 = 4.
    each("birthdays", |words| {
        let repeats = |shift: u32| {
            let years = words.chunks_exact(4_096);
            let mean = 4.0 * years.len() as f64;
            let total: usize = years.map(|year| repeated_spacings(year, shift)).sum();
            // Chance of fewer, and half of exactly so many: even about ½ though the law is lumped.
            let below = 0.5 * (gamma::q(total.max(1) as f64, mean) + gamma::q(total as f64 + 1.0, mean));
            (format!("days from bit {shift}"), below)
        };
        vec![repeats(32), repeats(0)]
    });
}

fn repeated_spacings(year: &[u64], shift: u32) -> usize {
    let mut days: Vec<u64> = year.iter().map(|word| word >> shift & 0xFFFF_FFFF).collect();
    days.sort_unstable();
    let mut spacings: Vec<u64> = days.windows(2).map(|pair| pair[1] - pair[0]).collect();
    spacings.sort_unstable();
    spacings.windows(2).filter(|pair| pair[0] == pair[1]).count()
}

/// An address: seed, future, decision, entity, occasion.
type Address = [u64; 5];

fn at([seed, future, decision, entity, occasion]: Address) -> [u64; 2] {
    Luck::of(seed, future).words(DECISIONS[decision as usize % DECISIONS.len()], entity, occasion as u32)
}

/// Addresses spread over a county's run.
fn addresses(count: u64) -> impl Iterator<Item = Address> {
    let all = DECISIONS.len() as u64;
    (0..count)
        .map(move |n| [1 + n % 3, 1 + n % 997, n % all, (((n / 7) << 20) | (n % 150)) << 4, u64::from(STAGE) | (n % 5)])
}

#[test]
fn turning_over_one_bit_of_an_address_turns_over_half_the_answer() {
    const SAMPLES: u64 = 1_024;
    let mut chances = Vec::new();
    for (part, bits) in [(0, 64), (1, 64), (3, 64), (4, 32)] {
        for bit in 0..bits {
            let turned = |address: Address| {
                let mut other = address;
                other[part] ^= 1 << bit;
                let (one, two) = (at(address), at(other));
                (one[0] ^ two[0]).count_ones() + (one[1] ^ two[1]).count_ones()
            };
            let all: u32 = addresses(SAMPLES).map(turned).sum();
            let half = 64.0 * SAMPLES as f64;
            let z = (f64::from(all) - half) / (0.5 * half).sqrt();
            chances.push((format!("bit {bit} of part {part}"), of_normal(z)));
        }
    }
    holds("avalanche", &chances);
}

#[test]
fn neighbours_in_any_direction_are_uncorrelated() {
    let directions = ["seed", "future", "decision", "entity", "occasion"];
    let mut chances = Vec::new();
    for (part, direction) in directions.iter().enumerate() {
        for step in [1, 2, 16, 256, 1 << 20] {
            let product = |address: Address| {
                let mut other = address;
                other[part] += step;
                let centred = |words: [u64; 2]| (unit(words[0]) - 0.5, unit(words[1]) - 0.5);
                let ((a, b), (c, d)) = (centred(at(address)), centred(at(other)));
                [a * c, b * d, a * d, b * c, a * b]
            };
            if direction == &"decision" && step % DECISIONS.len() as u64 == 0 {
                continue;
            }
            let mut sums = [0.0; 5];
            for address in addresses(1 << 15) {
                for (sum, more) in sums.iter_mut().zip(product(address)) {
                    *sum += more;
                }
            }
            let spread = f64::from(1 << 15).sqrt() / 12.0;
            let pairs = ["first words", "second words", "first and second", "second and first", "own two"];
            chances.extend(
                pairs
                    .iter()
                    .zip(sums)
                    .map(|(pair, sum)| (format!("{direction} + {step}, {pair}"), of_normal(sum / spread))),
            );
        }
    }
    holds("correlation", &chances);
}

#[test]
fn no_two_addresses_of_a_county_share_a_word() {
    let luck = Luck::of(SEED, 1);
    let mut words: Vec<u64> = (0..200_u64)
        .flat_map(|week| (0..150_u64).map(move |number| week << 20 | number))
        .flat_map(|family| DECISIONS.iter().flat_map(move |decision| luck.words(*decision, family, 0)))
        .collect();
    words.sort_unstable();
    let before = words.len();
    words.dedup();
    // Of two and a half million words of 64 bits, any repeat has a chance below one in five million.
    assert_eq!(words.len(), before);
}
