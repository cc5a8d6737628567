//! What stories say of pairs of articles.

use super::story::{self, Story};
use std::collections::BTreeMap;
use std::path::PathBuf;
use svodka_shards::Error;
use xxhash_rust::xxh3::xxh3_64;

/// What the examples of a kind weigh: many of the oldest stories are alike, and most pairs are of none.
const OLDEST: f64 = 0.3;
const OTHERS: f64 = 0.5;
/// The same of pairs that were written to be told apart.
const APART: f64 = 4.0;

/// The articles of all stories.
pub(super) struct Truth {
    articles: BTreeMap<String, At>,
    sets: Vec<String>,
}

/// Where an article stands.
struct At {
    story: String,
    event: usize,
    set: usize,
    /// Whether its story says that nothing follows from one article to another.
    is_of_apart: bool,
}

/// What is known of a pair.
pub(super) struct Judged {
    pub(super) is_one: bool,
    pub(super) weight: f64,
    pub(super) group: u64,
    pub(super) set: usize,
}

impl Truth {
    /// Reads files of stories, the oldest first.
    pub(super) fn read(files: &[PathBuf]) -> Result<Self, Error> {
        let mut articles = BTreeMap::new();
        let mut sets = Vec::new();
        for path in files {
            for story in story::read(path)? {
                for (article, event) in story.articles.iter().zip(story.events()) {
                    let at = At {
                        story: story.story.clone(),
                        event,
                        set: sets.len(),
                        is_of_apart: story.steps.iter().all(|step| step.relation == "none"),
                    };
                    articles.insert(article.id.clone(), at);
                }
            }
            sets.push(path.display().to_string());
        }
        sets.extend(["between stories".to_owned(), "archives".to_owned()]);
        Ok(Self { articles, sets })
    }

    /// Names of the sets that pairs are counted by.
    pub(super) fn sets(&self) -> &[String] {
        &self.sets
    }

    /// What is known of two records; `is_unlike` says that they have little in common.
    pub(super) fn judge(&self, records: &[String; 2], is_unlike: bool) -> Option<Judged> {
        let [one, other] = [0, 1].map(|at| self.articles.get(&records[at]));
        let between = self.sets.len() - 2;
        let group = |name: &str| xxh3_64(name.as_bytes());
        match (one, other) {
            (Some(one), Some(other)) if one.story == other.story => {
                let is_one = one.event == other.event;
                (is_one || one.is_of_apart).then(|| Judged {
                    is_one,
                    weight: match one.set {
                        _ if !is_one => APART,
                        0 => OLDEST,
                        _ => 1.0,
                    },
                    group: group(&one.story),
                    set: if is_one { one.set } else { between },
                })
            }
            (None, None) => is_unlike.then(|| Judged {
                is_one: false,
                weight: OTHERS,
                group: group(&records[0]),
                set: between + 1,
            }),
            (one, other) => Some(Judged {
                is_one: false,
                weight: OTHERS,
                group: group(&one.or(other)?.story),
                set: between,
            }),
        }
    }
}

impl Story {
    /// The event of each article: that of those with which a step compares it.
    fn events(&self) -> Vec<usize> {
        let mut events: Vec<usize> = (0..self.articles.len()).collect();
        for step in self.steps.iter().filter(|step| step.relation != "none") {
            let (one, other) = (events[step.from.0], events[step.to.0]);
            events
                .iter_mut()
                .filter(|x| **x == other)
                .for_each(|x| *x = one);
        }
        events
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_tie_articles() {
        let story = r#"{"story": "x", "articles": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "steps": [
            {"from": [2, "5"], "to": [0, "6"], "relation": "grew"}, {"from": [1, "5"], "to": [0, "6"], "relation": "none"}]}"#;
        let story: Story = serde_json::from_str(story).unwrap();
        assert_eq!(story.events(), [2, 1, 2]);
    }
}
