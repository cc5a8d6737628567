//! Gradient boosting of regression trees for the logistic loss, by histograms; leaves are split best first. The same
//! examples give the same trees.

use crate::trees::{Node, Trees, leaf};

/// How to train.
#[derive(Clone, Copy)]
pub(super) struct Plan {
    /// Trees.
    pub(super) trees: usize,
    /// Leaves of each, at most.
    pub(super) leaves: usize,
    /// What is taken of each.
    pub(super) rate: f64,
    /// Weight of the prior that a leaf says nothing.
    pub(super) prior: f64,
    /// Examples of a leaf, at least.
    pub(super) least: usize,
    /// Values of a feature that are told apart, at most.
    pub(super) bins: usize,
}

/// What two have in common, and whether it holds of them.
pub(super) struct Example {
    pub(super) shared: Vec<f32>,
    pub(super) is_one: bool,
    pub(super) weight: f64,
    /// Examples of one group are left out together.
    pub(super) group: u64,
    /// What it is counted with.
    pub(super) set: usize,
}

/// Sums over the examples of a leaf that fall into a bin.
#[derive(Clone, Copy, Default)]
struct Sums {
    slope: f64,
    bend: f64,
    count: usize,
}

impl Sums {
    fn add(&mut self, other: Self) {
        self.slope += other.slope;
        self.bend += other.bend;
        self.count += other.count;
    }

    fn without(self, other: Self) -> Self {
        Self {
            slope: self.slope - other.slope,
            bend: self.bend - other.bend,
            count: self.count - other.count,
        }
    }

    fn gain(self, plan: Plan) -> f64 {
        self.slope * self.slope / (self.bend + plan.prior)
    }
}

/// The best split of a leaf.
#[derive(Clone, Copy)]
struct Split {
    gain: f64,
    feature: usize,
    bin: usize,
}

/// A leaf that may be split.
struct Open {
    node: usize,
    rows: Vec<u32>,
    split: Option<Split>,
}

/// Trains on the examples that `chosen` admits.
pub(super) fn train(examples: &[Example], plan: Plan, chosen: impl Fn(&Example) -> bool) -> Trees {
    let chosen: Vec<&Example> = examples.iter().filter(|x| chosen(x)).collect();
    let all: f64 = chosen.iter().map(|x| x.weight).sum();
    let ones: f64 = chosen.iter().filter(|x| x.is_one).map(|x| x.weight).sum();
    let base = (ones / (all - ones).max(f64::MIN_POSITIVE))
        .max(f64::MIN_POSITIVE)
        .ln();
    let bins = Bins::of(&chosen, plan.bins);
    let mut scores = vec![base; chosen.len()];
    let mut trees = Vec::new();
    for _ in 0..plan.trees {
        let sums: Vec<Sums> = chosen
            .iter()
            .zip(&scores)
            .map(|(example, score)| {
                let share = 1.0 / (1.0 + (-score).exp());
                let one = f64::from(u8::from(example.is_one));
                Sums {
                    slope: example.weight * (one - share),
                    bend: example.weight * share * (1.0 - share),
                    count: 1,
                }
            })
            .collect();
        let tree = grow(&sums, &bins, plan);
        for (example, score) in chosen.iter().zip(&mut scores) {
            *score += leaf(&tree, &example.shared);
        }
        trees.push(tree);
    }
    Trees {
        base,
        enough: 0.0,
        trees,
    }
}

/// The values of each feature in bins.
struct Bins {
    /// Upper ends of the bins of each feature, but for the last.
    cuts: Vec<Vec<f32>>,
    /// The bin of each example, by feature.
    of: Vec<Vec<u8>>,
}

impl Bins {
    fn of(examples: &[&Example], most: usize) -> Self {
        let asked = examples.first().map_or(0, |x| x.shared.len());
        let cuts: Vec<Vec<f32>> = (0..asked)
            .map(|feature| {
                let mut values: Vec<f32> = examples.iter().map(|x| x.shared[feature]).collect();
                values.sort_by(f32::total_cmp);
                let every = (values.len() / most).max(1);
                let mut apart = values.clone();
                apart.dedup();
                if apart.len() > most {
                    apart = values.into_iter().step_by(every).collect();
                    apart.dedup();
                }
                let between = apart.windows(2).map(|pair| f32::midpoint(pair[0], pair[1]));
                between.collect()
            })
            .collect();
        let of = cuts.iter().enumerate().map(|(feature, cuts)| {
            let bin = |x: &&Example| cuts.partition_point(|cut| *cut < x.shared[feature]) as u8;
            examples.iter().map(bin).collect()
        });
        let of = of.collect();
        Self { cuts, of }
    }
}

fn grow(sums: &[Sums], bins: &Bins, plan: Plan) -> Vec<Node> {
    let mut tree = Vec::new();
    let rows: Vec<u32> = (0..sums.len() as u32).collect();
    let mut open = vec![ended(rows, sums, bins, plan, &mut tree)];
    while open.len() < plan.leaves {
        let gain = |open: &Open| open.split.map_or(0.0, |split| split.gain);
        let best =
            (0..open.len()).reduce(|best, next| match gain(&open[next]) > gain(&open[best]) {
                true => next,
                false => best,
            });
        let Some(best) = best.filter(|best| gain(&open[*best]) > 0.0) else {
            break;
        };
        let Open { node, rows, split } = open.swap_remove(best);
        let Some(Split { feature, bin, .. }) = split else {
            break;
        };
        let is_below = |row: &u32| usize::from(bins.of[feature][*row as usize]) <= bin;
        let (below, above): (Vec<u32>, Vec<u32>) = rows.into_iter().partition(is_below);
        let [below, above] = [below, above].map(|rows| ended(rows, sums, bins, plan, &mut tree));
        tree[node] = Node::Asks {
            feature,
            cut: bins.cuts[feature][bin],
            below: below.node,
            above: above.node,
        };
        open.extend([below, above]);
    }
    tree
}

/// A leaf with these examples, and how it is best split.
fn ended(rows: Vec<u32>, sums: &[Sums], bins: &Bins, plan: Plan, tree: &mut Vec<Node>) -> Open {
    let mut whole = Sums::default();
    rows.iter().for_each(|row| whole.add(sums[*row as usize]));
    tree.push(Node::Leaf(
        plan.rate * whole.slope / (whole.bend + plan.prior),
    ));
    let split = best_split(&rows, whole, sums, bins, plan);
    Open {
        node: tree.len() - 1,
        rows,
        split,
    }
}

fn best_split(rows: &[u32], whole: Sums, sums: &[Sums], bins: &Bins, plan: Plan) -> Option<Split> {
    let mut best: Option<Split> = None;
    for (feature, cuts) in bins.cuts.iter().enumerate() {
        let mut found = vec![Sums::default(); cuts.len() + 1];
        for row in rows {
            let row = *row as usize;
            found[usize::from(bins.of[feature][row])].add(sums[row]);
        }
        let mut below = Sums::default();
        for (bin, own) in found.iter().take(cuts.len()).enumerate() {
            below.add(*own);
            let above = whole.without(below);
            if below.count < plan.least || above.count < plan.least {
                continue;
            }
            let gain = below.gain(plan) + above.gain(plan) - whole.gain(plan);
            if gain > best.map_or(1e-9, |best| best.gain) {
                best = Some(Split { gain, feature, bin });
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_single_question_tells_is_learned() {
        let examples: Vec<Example> = (0..400_u64)
            .map(|n| {
                let mut shared = vec![0.0; 9];
                shared[2] = (n % 2) as f32;
                shared[5] = (n / 2 % 2) as f32;
                shared[7] = (n % 7) as f32;
                Example {
                    shared,
                    is_one: n % 2 == 1 && n / 2 % 2 == 1,
                    weight: 1.0,
                    group: n,
                    set: 0,
                }
            })
            .collect();
        let plan = Plan {
            trees: 20,
            leaves: 4,
            rate: 0.3,
            prior: 1.0,
            least: 5,
            bins: 8,
        };
        let trees = train(&examples, plan, |_| true);
        for example in &examples {
            assert_eq!(trees.score(&example.shared) > 0.0, example.is_one);
        }
    }
}
