//! A number we may be unsure of: its middle value, and which doubt moves it.

use serde::{Deserialize, Deserializer, de};

/// Which entry of the scenario's list of doubts an [`Uncertain`] number follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DoubtId(pub u16);

/// A number with its middle value, and the doubt (if any) that moves it from one future to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Uncertain {
    /// The middle value, in the unit its key names.
    pub likely: f64,
    /// The doubt it follows; `None` when the number is taken as known.
    pub doubt: Option<DoubtId>,
}

impl Uncertain {
    /// A number taken as known.
    #[must_use]
    pub const fn known(value: f64) -> Self {
        Self { likely: value, doubt: None }
    }
}

/// What the reader hands over once doubts are numbered: a bare number, or `{ likely, doubt }`.
impl<'de> Deserialize<'de> for Uncertain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(UncertainVisitor)
    }
}

struct UncertainVisitor;

impl<'de> de::Visitor<'de> for UncertainVisitor {
    type Value = Uncertain;

    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("a number, or { likely, low, high }")
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Uncertain, E> {
        Ok(Uncertain::known(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "numbers in scenarios are far below 2^53")]
    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Uncertain, E> {
        Ok(Uncertain::known(value as f64))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Uncertain, A::Error> {
        let (mut likely, mut doubt) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "likely" => likely = Some(map.next_value::<Bare>()?.0),
                "doubt" => doubt = Some(DoubtId(map.next_value::<u16>()?)),
                _ => {
                    map.next_value::<de::IgnoredAny>()?;
                }
            }
        }
        let likely = likely.ok_or_else(|| de::Error::missing_field("likely"))?;
        Ok(Uncertain { likely, doubt })
    }
}

/// A number written with or without a decimal point.
struct Bare(f64);

impl<'de> Deserialize<'de> for Bare {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uncertain::deserialize(deserializer).map(|number| Self(number.likely))
    }
}
