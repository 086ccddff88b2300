//! Quantiles looked up instead of computed: fine steps in both tails, straight lines between.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::{gamma, normal};

/// Halvings of the tail that a table holds. One draw in 4,096 lies outside and is computed: a table
/// that reached further would take longer to build than a future's draws save.
const OCTAVES: u64 = 12;
/// Cells in each halving, as a power of 2.
const CELL_BITS: u64 = 6;
/// Bits of a float's fraction left to interpolate with.
const REST_BITS: u64 = 52 - CELL_BITS;
/// The exponent and leading bits of the smallest tail held.
const BASE: u64 = (1023 - 1 - OCTAVES) << CELL_BITS;
/// Nodes of one half: one for each cell, the last, and one more that 0.5 itself may look at.
const NODES: usize = (OCTAVES << CELL_BITS) as usize + 2;
/// Tables of a kind of law that a cache holds before it starts afresh: a scenario has a handful of shapes, and of a gamma law whose
/// spread is in doubt another in every future, which no later one asks for.
const MOST_TABLES: usize = 256;

/// The quantile function of one law at about 1,500 points.
///
/// Cells are spaced by the bits of the smaller tail, 64 for each halving of it, so that the
/// relative step is the same from the middle to one in 2¹³ (a normal value is good to 10⁻⁵).
#[derive(Clone, Debug)]
pub struct QuantileTable {
    nodes: Box<[f64]>,
    /// Shares of lengths that add up to those under way, once somebody has asked ([`super::length_biased`]).
    by_length: OnceLock<Arc<[f64]>>,
}

impl QuantileTable {
    /// A table of `quantile(tail, is_upper)`: the value with a share `tail` (at most a half)
    /// below it, or above it.
    fn new(mut quantile: impl FnMut(f64, bool) -> f64) -> Self {
        let mut nodes = Vec::with_capacity(2 * NODES);
        for is_upper in [false, true] {
            nodes.extend((0..NODES as u64).map(|node| quantile(tail_at(node), is_upper)));
        }
        Self { nodes: nodes.into_boxed_slice(), by_length: OnceLock::new() }
    }

    /// The value with a share `u` below it; `None` within 2⁻¹³ of either end.
    #[inline]
    #[must_use]
    pub fn quantile(&self, u: f64) -> Option<f64> {
        let (tail, half) = if u < 0.5 { (u, 0) } else { (1.0 - u, NODES) };
        let bits = tail.to_bits();
        let node = usize::try_from((bits >> REST_BITS).wrapping_sub(BASE)).ok()?;
        if node >= NODES - 1 {
            return None;
        }
        let rest = share_of_cell(bits);
        let (from, to) = (*self.nodes.get(half + node)?, *self.nodes.get(half + node + 1)?);
        Some(from + rest * (to - from))
    }
}

impl QuantileTable {
    /// What the law is when each length weighs by how long it is: worked out when it is first asked for.
    pub(super) fn weighed_by_length(&self, weigh: impl FnOnce() -> Arc<[f64]>) -> Arc<[f64]> {
        Arc::clone(self.by_length.get_or_init(weigh))
    }
}

/// How far into its cell a tail lies, from 0 to 1.
#[inline]
#[expect(clippy::cast_precision_loss, reason = "46 bits fit a float")]
fn share_of_cell(bits: u64) -> f64 {
    const SCALE: f64 = 1.0 / (1_u64 << REST_BITS) as f64;
    (bits & ((1 << REST_BITS) - 1)) as f64 * SCALE
}

/// The tail at a node; never above a half.
fn tail_at(node: u64) -> f64 {
    f64::from_bits((node + BASE) << REST_BITS).min(0.5)
}

/// The table of the standard normal law, built once a process.
pub fn standard_normal() -> &'static QuantileTable {
    static TABLE: OnceLock<QuantileTable> = OnceLock::new();
    TABLE.get_or_init(|| {
        QuantileTable::new(|tail, is_upper| {
            let z = normal::quantile(tail);
            if is_upper { -z } else { z }
        })
    })
}

/// Tables of laws of scale 1, shared between futures and stages of the same spread.
#[derive(Clone, Debug, Default)]
pub struct TableCache {
    exponential: Option<Arc<QuantileTable>>,
    lognormals: BTreeMap<u64, Arc<QuantileTable>>,
    gammas: BTreeMap<u64, Arc<QuantileTable>>,
}

impl TableCache {
    /// The table of the exponential law of mean 1.
    pub fn exponential(&mut self) -> Arc<QuantileTable> {
        let table = || {
            Arc::new(QuantileTable::new(|tail, is_upper| if is_upper { -libm::log(tail) } else { -libm::log1p(-tail) }))
        };
        Arc::clone(self.exponential.get_or_insert_with(table))
    }

    /// The table of the lognormal law of median 1 and this standard deviation of the logarithm.
    pub fn lognormal(&mut self, sigma: f64) -> Arc<QuantileTable> {
        kept(&mut self.lognormals, sigma, || {
            QuantileTable::new(|tail, is_upper| {
                let z = normal::quantile(tail);
                libm::exp(if is_upper { -sigma * z } else { sigma * z })
            })
        })
    }

    /// The table of the gamma law of this shape and scale 1.
    pub fn gamma(&mut self, shape: f64) -> Arc<QuantileTable> {
        kept(&mut self.gammas, shape, || gamma_table(shape))
    }
}

/// The table of a number, made when it is first asked for.
fn kept(
    tables: &mut BTreeMap<u64, Arc<QuantileTable>>,
    number: f64,
    make: impl FnOnce() -> QuantileTable,
) -> Arc<QuantileTable> {
    if tables.len() >= MOST_TABLES {
        tables.clear();
    }
    Arc::clone(tables.entry(number.to_bits()).or_insert_with(|| Arc::new(make())))
}

/// The table of a gamma law of scale 1: exact at every eighth node, cubic between, from the
/// slopes that the density gives. Below shape ½, where the law is steepest, exact at every node.
fn gamma_table(shape: f64) -> QuantileTable {
    let stride = if shape < 0.5 { 1 } else { 8 };
    let mut near = 0.0;
    let mut exact = |tail: f64, is_upper: bool| {
        let share = if is_upper { 1.0 - tail } else { tail };
        near = gamma::quantile_from(shape, share, near);
        let slope = 1.0 / gamma::density(shape, near);
        Knot { tail, value: near, slope: if is_upper { -slope } else { slope } }
    };
    let mut node = 0;
    let (mut from, mut to) = (Knot::default(), Knot::default());
    QuantileTable::new(|tail, is_upper| {
        if node % stride == 0 || tail >= 0.5 {
            from = if node == 0 { exact(tail, is_upper) } else { to };
            to = exact(tail_at(node + stride), is_upper);
        }
        node = (node + 1) % NODES as u64;
        if stride == 1 { from.value } else { from.towards(&to, tail) }
    })
}

/// A point of a quantile function, with its slope in the tail.
#[derive(Clone, Copy, Default)]
struct Knot {
    tail: f64,
    value: f64,
    slope: f64,
}

impl Knot {
    /// The cubic through two points with their slopes (Hermite's).
    fn towards(&self, to: &Self, tail: f64) -> f64 {
        let width = to.tail - self.tail;
        if width <= 0.0 {
            return self.value;
        }
        let t = (tail - self.tail) / width;
        let (s, rise) = (1.0 - t, to.value - self.value);
        let bend = s * (self.slope * width - rise) - t * (to.slope * width - rise);
        self.value + t * rise + t * s * bend
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_ends_are_left_to_exact_computation() {
        let table = standard_normal();
        for u in [0.0, 1.0, -0.2, 1.3, 1e-11, f64::NAN, f64::INFINITY] {
            assert_eq!(table.quantile(u), None, "{u}");
        }
        assert!(table.quantile(2e-4).is_some() && table.quantile(1.0 - 2e-4).is_some());
        assert!(table.quantile(0.5).is_some_and(|z| z.abs() < 1e-15));
    }

    #[test]
    fn one_shape_has_one_table() {
        let mut cache = TableCache::default();
        let first = cache.gamma(2.0);
        assert!(Arc::ptr_eq(&first, &cache.gamma(2.0)));
        assert!(!Arc::ptr_eq(&first, &cache.gamma(2.5)));
    }

    fn gammas() -> &'static [(f64, Arc<QuantileTable>)] {
        static TABLES: OnceLock<Vec<(f64, Arc<QuantileTable>)>> = OnceLock::new();
        TABLES.get_or_init(|| {
            let mut cache = TableCache::default();
            [0.7, 2.777, 30.0].map(|shape| (shape, cache.gamma(shape))).to_vec()
        })
    }

    proptest! {
        #[test]
        fn normal_values_are_good_to_two_in_100_000(u in 2e-4..0.9998f64) {
            let z = standard_normal().quantile(u).unwrap_or(f64::NAN);
            prop_assert!((z - normal::quantile(u)).abs() < 2e-5);
        }

        #[test]
        fn gamma_values_are_good_to_one_in_10_000(u in 2e-4..0.9998f64) {
            for (shape, table) in gammas() {
                let x = table.quantile(u).unwrap_or(f64::NAN);
                let exact = gamma::quantile(*shape, u);
                prop_assert!((x - exact).abs() < 1e-4 * exact, "{shape} {x} {exact}");
            }
        }

        #[test]
        fn a_table_never_falls(u in 2e-4..0.998f64, more in 0.0..1e-3f64) {
            let table = standard_normal();
            prop_assert!(table.quantile(u) <= table.quantile(u + more));
        }
    }
}
