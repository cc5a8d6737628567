//! Features of an option: a template and what fills it, hashed.

use crate::tagger::hash::{join, mix, of_bytes};
use std::fmt::Write;

/// Collects the features of one option; for a trace also as people read them.
pub struct Features<'s> {
    hashes: &'s mut Vec<u64>,
    shown: Option<&'s mut Vec<String>>,
}

impl<'s> Features<'s> {
    pub(super) fn new(hashes: &'s mut Vec<u64>, shown: Option<&'s mut Vec<String>>) -> Self {
        Self { hashes, shown }
    }

    /// Adds a feature.
    // inlined, so that the compiler hashes the templates, which are literals
    #[inline(always)]
    pub fn add(&mut self, template: &str, value: impl Value) {
        let hash = mix(of_bytes(template.as_bytes()) ^ value.hash());
        self.hashes.push(hash);
        if self.shown.is_some() {
            self.show(template, &value);
        }
    }

    /// Adds features of one template, whose hash is made once for all of them.
    pub(super) fn add_all(&mut self, template: &str, values: &[&dyn Value]) {
        let hash = of_bytes(template.as_bytes());
        let hashes = values.iter().map(|value| mix(hash ^ value.hash()));
        self.hashes.extend(hashes);
        if self.shown.is_some() {
            values.iter().for_each(|value| self.show(template, *value));
        }
    }

    fn show(&mut self, template: &str, value: &dyn Value) {
        let mut words = format!("{template}=");
        value.show(&mut words);
        if let Some(shown) = &mut self.shown {
            shown.push(words);
        }
    }

    /// Adds a feature where there is a value.
    pub fn add_some(&mut self, template: &str, value: Option<impl Value>) {
        if let Some(value) = value {
            self.add(template, value);
        }
    }
}

/// What fills a template.
pub trait Value {
    /// Its hash.
    fn hash(&self) -> u64;
    /// Writes it for people.
    fn show(&self, out: &mut String);
}

impl Value for &str {
    fn hash(&self) -> u64 {
        of_bytes(self.as_bytes())
    }

    fn show(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Value for u64 {
    fn hash(&self) -> u64 {
        mix(*self)
    }

    fn show(&self, out: &mut String) {
        let _ = write!(out, "{self}");
    }
}

impl Value for usize {
    fn hash(&self) -> u64 {
        (*self as u64).hash()
    }

    fn show(&self, out: &mut String) {
        (*self as u64).show(out);
    }
}

impl Value for u16 {
    fn hash(&self) -> u64 {
        u64::from(*self).hash()
    }

    fn show(&self, out: &mut String) {
        u64::from(*self).show(out);
    }
}

impl Value for bool {
    fn hash(&self) -> u64 {
        u64::from(*self).hash()
    }

    fn show(&self, out: &mut String) {
        let _ = write!(out, "{self}");
    }
}

impl<A: Value, B: Value> Value for (A, B) {
    fn hash(&self) -> u64 {
        join(self.0.hash(), self.1.hash())
    }

    fn show(&self, out: &mut String) {
        self.0.show(out);
        out.push('+');
        self.1.show(out);
    }
}

impl<A: Value, B: Value, C: Value> Value for (A, B, C) {
    fn hash(&self) -> u64 {
        join(join(self.0.hash(), self.1.hash()), self.2.hash())
    }

    fn show(&self, out: &mut String) {
        self.0.show(out);
        out.push('+');
        self.1.show(out);
        out.push('+');
        self.2.show(out);
    }
}

/// A number in coarse steps: 0, 1, 2, 3, 4–5, 6–8, 9–15, 16 and more.
pub fn step(number: usize) -> usize {
    match number {
        0..=3 => number,
        4..=5 => 4,
        6..=8 => 6,
        9..=15 => 9,
        _ => 16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_differ_by_template_and_by_order() {
        let (mut hashes, mut shown) = (Vec::new(), Vec::new());
        let mut features = Features::new(&mut hashes, Some(&mut shown));
        features.add("a", ("x", "y"));
        features.add("a", ("y", "x"));
        features.add("b", ("x", "y"));
        features.add_some("c", None::<&str>);
        assert_eq!(shown, ["a=x+y", "a=y+x", "b=x+y"]);
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), 3);
    }
}
