//! Articles that say that a number has grown and do not name what happened: «Число погибших достигло 53».
//!
//! Such a one tells of the event of which has been told in these days, of its place, or by its site where it names no
//! place; but only where one alone can be meant.

use crate::evidence::Sketch;
use crate::statement::{Article, Reach, Statement};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use svodka_record::{CountedAs, Measure, Modality, Unit};
use xxhash_rust::xxh3::xxh3_64;

/// Days within which it follows.
const APART: i32 = 2;
/// How many times a number may grow in them.
const TIMES: u64 = 20;

/// What is compared of an article.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct FollowUp {
    /// Where others tell of what it may follow: its towns and regions, its site.
    places: Vec<String>,
    site: Option<String>,
    /// What has befallen people, and the largest number of such.
    largest: Vec<(CountedAs, u64)>,
    /// Of what an article says that it has grown that names no event.
    grown: Vec<CountedAs>,
    /// What it adds to a number that it does not name.
    added: Vec<CountedAs>,
}

impl FollowUp {
    pub(crate) fn of(article: &Article) -> Self {
        let tolls = || article.statements.iter().filter(|x| is_told(x));
        let mut largest: BTreeMap<CountedAs, u64> = BTreeMap::new();
        for statement in tolls() {
            if let (Some(deed), Some(number)) = (statement.counted_as, statement.number.center()) {
                let most = largest.entry(deed).or_insert(number);
                *most = number.max(*most);
            }
        }
        let fine = article.places.iter().filter(|x| x.reach != Reach::Country);
        let places: Vec<String> = fine.map(|x| x.key.clone()).collect();
        let is_bare = article.kinds.is_empty() && (article.quoted.is_empty() || !places.is_empty());
        let grows = |x: &&Statement| {
            let is_told = article.says_growth || x.cues.grows;
            is_bare && is_told && x.measure == Measure::Total
        };
        let adds = |x: &&Statement| is_bare && x.measure == Measure::Increase && !x.cues.is_addend;
        Self {
            site: article.site_key.clone(),
            places,
            grown: tolls()
                .filter(grows)
                .filter_map(|x| x.counted_as)
                .take(1)
                .collect(),
            added: tolls()
                .filter(adds)
                .filter_map(|x| x.counted_as)
                .take(1)
                .collect(),
            largest: largest.into_iter().collect(),
        }
    }

    /// Keys of the blocks in which it meets what it follows, and what follows it.
    pub(crate) fn blocks(&self) -> BTreeSet<u64> {
        let deeds = self.largest.iter().map(|(deed, _)| deed);
        deeds.flat_map(|deed| self.keys(*deed)).collect()
    }

    fn keys(&self, deed: CountedAs) -> impl Iterator<Item = u64> {
        let names = self.places.iter().chain(&self.site);
        names.map(move |name| key(name, deed))
    }

    /// Whether the block is one of those in which it seeks what it follows.
    fn seeks(&self, block: u64) -> bool {
        let names = if self.places.is_empty() {
            self.site.as_slice()
        } else {
            self.places.as_slice()
        };
        let mut deeds = self.grown.iter().chain(&self.added);
        deeds.any(|deed| names.iter().any(|name| block == key(name, *deed)))
    }

    /// Whether it may say that a number of the other has grown.
    fn may_follow(&self, other: &Self) -> bool {
        let number = |x: &Self, deed: CountedAs| {
            let told = x.largest.iter().find(|(told, _)| *told == deed);
            told.map(|(_, number)| *number)
        };
        let is_told = |deed: &CountedAs| number(other, *deed).is_some();
        if self.added.iter().any(is_told) {
            return true;
        }
        let mut deeds = self.grown.iter();
        deeds.any(|deed| {
            let numbers = number(other, *deed).zip(number(self, *deed));
            numbers.is_some_and(|(before, after)| {
                before < after && after <= before.saturating_mul(TIMES)
            })
        })
    }
}

/// Whether people are counted whom something has befallen, or who gather in no campaign.
fn is_told(statement: &Statement) -> bool {
    let gathers =
        statement.counted_as == Some(CountedAs::Participant) && statement.campaign.is_none();
    let is_people = statement.unit == Unit::Person && (statement.is_toll() || gathers);
    is_people && statement.modality == Modality::Reported && !statement.takes_back()
}

fn key(name: &str, deed: CountedAs) -> u64 {
    xxh3_64(format!("follows {} {name}", deed.name()).as_bytes())
}

/// Articles with those that they may follow, told apart when all other ties are known.
#[derive(Default)]
pub(crate) struct FollowUps(Vec<(u32, BTreeSet<u32>)>);

impl FollowUps {
    /// Notes what an article may follow of those `before` it in a block, unless more than `most` stand near before it.
    pub(crate) fn note(
        &mut self,
        block: u64,
        before: &VecDeque<Sketch>,
        later: &Sketch,
        most: usize,
    ) {
        if !later.follow_up.seeks(block) {
            return;
        }
        let is_near = |x: &&Sketch| later.day - x.day <= APART;
        let is_whole = before.len() < most || before.front().is_some_and(|x| !is_near(&x));
        let near = before.iter().filter(is_near);
        let may_be = near.filter(|x| later.follow_up.may_follow(&x.follow_up));
        let numbers: BTreeSet<u32> = may_be.map(|x| x.number).collect();
        if is_whole && !numbers.is_empty() {
            self.0.push((later.number, numbers));
        }
    }

    /// Each article that follows one event alone, with an article of that.
    pub(crate) fn only(self, root: &mut dyn FnMut(u32) -> u32) -> Vec<(u32, u32)> {
        let mut ties = Vec::new();
        for (later, earlier) in self.0 {
            let own = root(later);
            let roots: BTreeSet<u32> = earlier.into_iter().map(&mut *root).collect();
            let mut others = roots.into_iter().filter(|root| *root != own);
            if let (Some(only), None) = (others.next(), others.next()) {
                ties.push((later, only));
            }
        }
        ties
    }
}
