//! Boosted trees (Friedman 2001, «Greedy function approximation») that tell of two articles whether they are of one event,
//! and of two numbers what the one is to the other.
//!
//! Each tree asks of what the two have in common, one question after the other, and ends in a leaf; the leaves add up to
//! the logarithm of the odds. Trained by `train_events` and `train_steps`, which write `data/*_trees.tsv`.

use crate::evidence::ASKED;
use std::sync::LazyLock;

/// A node of a tree: a question, or a leaf.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// Where what is asked is at most `cut`, the tree goes on with the node `below`, else with the one `above`.
    Asks {
        feature: usize,
        cut: f32,
        below: usize,
        above: usize,
    },
    /// What it adds to the score.
    Leaf(f64),
}

/// Trees that are added up.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Trees {
    /// What the score begins with.
    pub(crate) base: f64,
    /// Score from which it holds.
    pub(crate) enough: f64,
    /// The nodes of each tree, the root first.
    pub(crate) trees: Vec<Vec<Node>>,
}

impl Trees {
    /// Reads what [`Trees::write`] wrote; rows that are none are left out.
    pub(crate) fn read(table: &str, asked: &[&str]) -> Self {
        let mut trees = Self {
            base: 0.0,
            enough: 0.0,
            trees: Vec::new(),
        };
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            match line.split('\t').collect::<Vec<_>>()[..] {
                ["base", value] => trees.base = value.parse().unwrap_or_default(),
                ["enough", value] => trees.enough = value.parse().unwrap_or_default(),
                ["tree"] => trees.trees.push(Vec::new()),
                ref cells => {
                    if let (Some(tree), Some(node)) = (trees.trees.last_mut(), node(cells, asked)) {
                        tree.push(node);
                    }
                }
            }
        }
        trees
    }

    /// The trees as a table.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn write(&self, asked: &[&str]) -> String {
        use std::fmt::Write;
        let mut table = format!("base\t{}\nenough\t{}\n", self.base, self.enough);
        for tree in &self.trees {
            table.push_str("tree\n");
            for node in tree {
                let _ = match node {
                    Node::Asks {
                        feature,
                        cut,
                        below,
                        above,
                    } => writeln!(table, "{}\t{cut}\t{below}\t{above}", asked[*feature]),
                    Node::Leaf(value) => writeln!(table, "leaf\t{value}"),
                };
            }
        }
        table
    }

    /// Logarithm of the odds.
    pub(crate) fn score(&self, shared: &[f32]) -> f64 {
        let leaves = self.trees.iter().map(|tree| leaf(tree, shared));
        self.base + leaves.sum::<f64>()
    }

    /// Whether it holds.
    pub(crate) fn holds(&self, shared: &[f32]) -> bool {
        self.score(shared) >= self.enough
    }
}

/// The leaf in which a tree ends.
pub(crate) fn leaf(tree: &[Node], shared: &[f32]) -> f64 {
    let mut at = 0;
    loop {
        match tree.get(at) {
            Some(Node::Asks {
                feature,
                cut,
                below,
                above,
            }) => {
                let is_below = shared.get(*feature).is_some_and(|value| value <= cut);
                at = if is_below { *below } else { *above }
            }
            Some(Node::Leaf(value)) => return *value,
            None => return 0.0,
        }
    }
}

fn node(cells: &[&str], asked: &[&str]) -> Option<Node> {
    match *cells {
        ["leaf", value] => Some(Node::Leaf(value.parse().ok()?)),
        [name, cut, below, above] => Some(Node::Asks {
            feature: asked.iter().position(|asked| *asked == name)?,
            cut: cut.parse().ok()?,
            below: below.parse().ok()?,
            above: above.parse().ok()?,
        }),
        _ => None,
    }
}

/// The trees that tell events apart.
pub(crate) fn trees() -> &'static Trees {
    static TREES: LazyLock<Trees> =
        LazyLock::new(|| Trees::read(include_str!("../data/event_trees.tsv"), &ASKED));
    &TREES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_read_as_it_was_written() {
        let asks = Node::Asks {
            feature: 0,
            cut: 1.5,
            below: 1,
            above: 2,
        };
        let trees = Trees {
            base: -1.0,
            enough: 0.0,
            trees: vec![vec![asks, Node::Leaf(1.25), Node::Leaf(-0.5)]],
        };
        assert_eq!(Trees::read(&trees.write(&ASKED), &ASKED), trees);
        let mut shared = [0.0; ASKED.len()];
        assert!(trees.holds(&shared));
        shared[0] = 2.0;
        assert!(!trees.holds(&shared));
    }

    #[test]
    fn every_node_of_the_table_leads_to_a_leaf() {
        let trees = trees();
        assert!(trees.trees.len() > 50, "{} trees", trees.trees.len());
        for tree in &trees.trees {
            for (at, node) in tree.iter().enumerate() {
                if let Node::Asks { below, above, .. } = node {
                    assert!(*below > at && *above > at && *above.max(below) < tree.len());
                }
            }
        }
    }
}
