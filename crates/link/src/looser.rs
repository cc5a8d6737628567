//! Keys that bring clusters of several blocks together: other names, pairs of words, family names with a misprint.

use crate::cluster::Cluster;
use crate::mention::{Keys, Mention};
use svodka_record::EntityKind;

/// Words of a name of which pairs are made.
const PAIRED: usize = 6;

/// The keys of a cluster, sorted.
pub(crate) fn looser_keys(kind: EntityKind, cluster: &Cluster) -> Vec<String> {
    let mut keys = Vec::new();
    for mention in &cluster.exemplars {
        match kind {
            EntityKind::Person => person(&mention.keys, &mut keys),
            EntityKind::Organization | EntityKind::Campaign => thing(mention, &mut keys),
            EntityKind::Place => {}
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Given name, and the family name with each letter left out.
fn person(keys: &Keys, found: &mut Vec<String>) {
    if keys.given.chars().count() < 2 || keys.doubtful || keys.family.chars().count() < 5 {
        return;
    }
    misprints(&keys.given, &keys.family, found);
}

/// A word, and it with each letter left out, behind another.
fn misprints(before: &str, word: &str, found: &mut Vec<String>) {
    found.push(format!("{before} {word}"));
    let letters: Vec<char> = word.chars().collect();
    for left_out in 0..letters.len() {
        let rest = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
        let rest: String = rest.map(|(_, c)| c).collect();
        found.push(format!("{before} {rest}"));
    }
}

fn thing(mention: &Mention, found: &mut Vec<String>) {
    let core = &mention.keys.core;
    found.push(core.join(" "));
    found.extend(mention.aliases.iter().cloned());
    if let [only] = &core[..]
        && only.chars().count() > 6
    {
        misprints("", only, found);
    }
    for (at, one) in core.iter().take(PAIRED).enumerate() {
        for other in core[at + 1..].iter().take(PAIRED) {
            found.push(format!("{} {}", one.min(other), one.max(other)));
        }
    }
}
