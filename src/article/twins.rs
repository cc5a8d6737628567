//! Elements that repeat: several of one class in one element are its paragraphs, whatever their names are.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The class of elements without one.
pub(super) const BARE: u64 = 0;

/// Elements of one class from which they are blocks of one text.
const TWINS: u32 = 3;

/// Elements of one class that hold text alone: a text that an advertisement parts.
const HALVES: u32 = 2;

/// An element as far as it may be one of several.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    /// The element around it, which stands earlier.
    pub parent: usize,
    /// A number for its class.
    pub class: u64,
    /// Elements right in it.
    pub inner: u32,
    /// Whether prose stands in it.
    pub told: bool,
    /// Whether it is an element without classes that holds one line and nothing else, itself or in others, as
    /// paragraphs of some editors are.
    pub leaf: bool,
    /// Whether it holds text alone, no links and no headings.
    pub plain: bool,
}

/// How many elements of a kind there are, in how many prose stands, and how many of these are plain.
type Count = (u32, u32, u32);

/// Whether each element is a paragraph by the way it repeats: it is one of several of its class in one element, or it
/// is all that such a block holds, or what holds the text of most such blocks: pages built of blocks, live reports.
pub(super) fn paragraphs(elements: &[Element]) -> Vec<bool> {
    let mut beside: HashMap<(usize, u64), Count> = HashMap::new();
    let mut inside: HashMap<(u64, u64), Count> = HashMap::new();
    let counts = |element: &Element| element.class != BARE || element.leaf;
    for element in elements.iter().filter(|element| counts(element)) {
        let around = elements[element.parent].class;
        add(beside.entry((element.parent, element.class)), element);
        add(inside.entry((around, element.class)), element);
    }
    let mut blocks = vec![false; elements.len()];
    let mut paragraphs = vec![false; elements.len()];
    for (n, element) in elements.iter().enumerate().skip(1) {
        let around = elements[element.parent];
        let known = |count: Option<&Count>| {
            let count = count.filter(|_| counts(element));
            count.copied().unwrap_or_default()
        };
        let (all, told, plain) = known(beside.get(&(element.parent, element.class)));
        let (each, said, _) = known(inside.get(&(around.class, element.class)));
        let body = element.class != BARE && said * 3 >= each;
        let alone = blocks[element.parent] && (around.inner == 1 || body);
        let halves = all == HALVES && plain == all && told > 0 && element.class != BARE;
        let twin = all >= TWINS || halves;
        blocks[n] = alone || twin && told * 3 >= all;
        // what wraps a line that a twin wraps
        let wrapped = element.leaf && around.leaf && paragraphs[element.parent];
        paragraphs[n] = alone || wrapped || twin;
    }
    paragraphs
}

/// Counts an element.
fn add<K>(entry: Entry<'_, K, Count>, element: &Element) {
    let (all, told, plain) = entry.or_default();
    *all += 1;
    *told += u32::from(element.told);
    *plain += u32::from(element.plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(parent: usize, class: u64, told: bool) -> Element {
        Element {
            parent,
            class,
            inner: 2,
            told,
            leaf: class == BARE,
            plain: false,
        }
    }

    #[test]
    fn blocks_and_what_holds_their_text() {
        // three blocks, in each a time, the text and a button
        let mut elements = vec![element(0, 9, true)];
        for block in [1, 5, 9] {
            elements.push(element(0, 1, true));
            elements.extend(
                [(2, false), (3, true), (4, false)]
                    .map(|(class, told)| element(block, class, told)),
            );
        }
        let found = paragraphs(&elements);
        let is = |n: usize| (found[n], found[n + 1], found[n + 2], found[n + 3]);
        assert_eq!(is(1), (true, false, true, false));
        assert_eq!(is(9), (true, false, true, false));
    }

    #[test]
    fn halves_of_a_text() {
        let half = Element {
            plain: true,
            ..element(0, 1, true)
        };
        let between = element(0, 2, false);
        let text = [element(0, 9, true), half, between, half];
        assert_eq!(paragraphs(&text), [false, true, false, true]);
        let linked = Element {
            plain: false,
            ..half
        };
        assert_eq!(paragraphs(&[text[0], half, linked]), [false; 3]);
    }

    #[test]
    fn elements_without_names() {
        let few = [
            element(0, 9, true),
            element(0, BARE, true),
            element(0, BARE, false),
        ];
        assert_eq!(paragraphs(&few), [false; 3]);
        let many = [few[0], few[1], few[1], few[1]];
        assert_eq!(paragraphs(&many), [false, true, true, true]);
    }
}
