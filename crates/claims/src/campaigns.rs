//! Campaigns that other articles name: numbers are of the campaign whose name, words or speaker they share.
//!
//! A name beside a number is that of a campaign where it is one elsewhere; words that are copied are of the campaign
//! that another copy of them names; and who tells of a campaign how many came, and says nearly the same days later, has
//! not changed the subject.

use crate::names::{normal, stems};
use crate::statement::{Article, Number, Statement, Undertaking};
use crate::words::quoted;
use std::collections::{BTreeMap, BTreeSet};
use svodka_record::{Bound, CountedAs, Unit};

/// Names, copied words and speakers kept, at most; those of the earliest articles.
const KEPT: usize = 1 << 16;
/// Words of a name that is found without quotes, at least and at most.
const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
/// Days between an article that names a campaign and one that has its name without quotes.
const APART: i32 = 60;
/// Days in which a speaker tells of one campaign.
const APART_SPOKEN: i32 = 7;
/// Numbers of people from which one that is of a campaign elsewhere is no chance in an article that counts this campaign.
const TELLING: u64 = 100;
/// Numbers kept of a speaker.
const SPOKEN: usize = 8;

/// What is known of campaigns.
#[derive(Default)]
pub(crate) struct Campaigns {
    /// By the stems of their names; none for a name of several.
    named: BTreeMap<String, Option<Known>>,
    /// By hashes of sentences and quotes; none for words of several.
    copied: BTreeMap<u64, Option<Undertaking>>,
    /// Numbers of campaigns by who says them.
    spoken: BTreeMap<String, Vec<Spoken>>,
    /// Numbers of people of campaigns, with the keys of those.
    numbers: BTreeSet<(u64, String)>,
}

/// A campaign and the days on which articles tell of it.
struct Known {
    undertaking: Undertaking,
    days: Option<(i32, i32)>,
}

/// A number of a campaign.
struct Spoken {
    day: Option<i32>,
    number: Number,
    undertaking: Undertaking,
}

impl Campaigns {
    /// Learns the campaigns of an article.
    pub(crate) fn add(&mut self, article: &Article) {
        for statement in &article.statements {
            let Some(campaign) = &statement.campaign else {
                continue;
            };
            let undertaking = Undertaking {
                edition: None,
                ..campaign.clone()
            };
            self.add_name(article.day, &undertaking);
            for words in copied(statement) {
                learn(&mut self.copied, words, &undertaking);
            }
            if let Some(number) = telling(statement)
                && self.numbers.len() < KEPT
            {
                self.numbers.insert((number, undertaking.named.key.clone()));
            }
            self.add_speaker(article.day, statement, undertaking);
        }
    }

    fn add_name(&mut self, day: Option<i32>, undertaking: &Undertaking) {
        let is_full = self.named.len() >= KEPT;
        let name = stems(&undertaking.named.name_key).join(" ");
        match self.named.get_mut(&name) {
            Some(Some(known)) if known.undertaking.named.key == undertaking.named.key => {
                known.days = match (known.days, day) {
                    (Some((first, last)), Some(day)) => Some((first.min(day), last.max(day))),
                    (days, day) => days.or(day.map(|day| (day, day))),
                };
            }
            Some(known) => *known = None,
            None if is_full => {}
            None => {
                let known = Known {
                    undertaking: undertaking.clone(),
                    days: day.map(|day| (day, day)),
                };
                self.named.insert(name, Some(known));
            }
        }
    }

    fn add_speaker(&mut self, day: Option<i32>, statement: &Statement, undertaking: Undertaking) {
        let Some(speaker) = &statement.speaker else {
            return;
        };
        let is_known = self.spoken.contains_key(&speaker.key);
        if is_known || self.spoken.len() < KEPT {
            let spoken = self.spoken.entry(speaker.key.clone()).or_default();
            if spoken.len() < SPOKEN {
                spoken.push(Spoken {
                    day,
                    number: statement.number,
                    undertaking,
                });
            }
        }
    }

    /// Gives numbers without a campaign the one that their sentence names, and those who take part the only one that
    /// their article names.
    pub(crate) fn lend(&self, article: &mut Article) {
        let named = article.quoted.iter();
        let mut named = named.filter_map(|name| self.quoted(name));
        let only = match (named.next(), named.next()) {
            (Some(only), None) => Some(only.clone()),
            _ => None,
        };
        let day = article.day;
        for statement in &mut article.statements {
            if may_be_of_one(statement) {
                let sentence = statement.sentence.as_deref().unwrap_or_default();
                let mut names = quoted(&sentence.to_lowercase()).into_iter();
                let found = names.find_map(|name| self.quoted(&name));
                let found = found.or_else(|| self.unquoted(sentence, day));
                statement.campaign = found.or_else(|| self.copy(statement)).cloned();
            }
            if takes_part(statement) {
                let spoken = || self.spoken(statement, day);
                statement.campaign = only.clone().or_else(|| spoken().cloned());
            }
        }
        self.lend_only(article);
    }

    /// An article with numbers of one campaign counts those who take part in that, wherever it does not say so again,
    /// and those of whom as many are counted of it elsewhere.
    fn lend_only(&self, article: &mut Article) {
        let statements = article.statements.iter();
        let named = statements.filter_map(|x| x.campaign.as_ref());
        let campaigns: BTreeMap<String, Undertaking> =
            named.map(|x| (x.named.key.clone(), x.clone())).collect();
        let mut campaigns = campaigns.into_values();
        let (Some(only), None) = (campaigns.next(), campaigns.next()) else {
            return;
        };
        let is_known = |statement: &Statement| {
            let number = telling(statement).map(|number| (number, only.named.key.clone()));
            may_be_of_one(statement) && number.is_some_and(|x| self.numbers.contains(&x))
        };
        for statement in &mut article.statements {
            if takes_part(statement) || is_known(statement) {
                statement.campaign = Some(only.clone());
            }
        }
    }

    /// The campaign of a quoted name.
    fn quoted(&self, name: &str) -> Option<&Undertaking> {
        let known = self.named.get(&stems(name).join(" "))?.as_ref()?;
        Some(&known.undertaking)
    }

    /// The campaign of a name that stands in a sentence without quotes: «в Царском крестном ходе».
    fn unquoted(&self, sentence: &str, day: Option<i32>) -> Option<&Undertaking> {
        let words = stems(&normal(sentence));
        let is_near = |known: &&Known| match (known.days, day) {
            (Some((first, last)), Some(day)) => (first - APART..=last + APART).contains(&day),
            _ => false,
        };
        let mut names = WORDS
            .rev()
            .flat_map(|length| words.windows(length))
            .map(|words| words.join(" "));
        names.find_map(|name| {
            if name.contains(|c: char| c.is_ascii_digit()) {
                return None;
            }
            let known = self.named.get(&name)?.as_ref().filter(is_near)?;
            Some(&known.undertaking)
        })
    }

    /// The campaign of the same words elsewhere.
    fn copy(&self, statement: &Statement) -> Option<&Undertaking> {
        let mut words = copied(statement);
        words.find_map(|words| self.copied.get(&words)?.as_ref())
    }

    /// The campaign of which the speaker says nearly the same number in these days.
    fn spoken(&self, statement: &Statement, day: Option<i32>) -> Option<&Undertaking> {
        let spoken = self.spoken.get(&statement.speaker.as_ref()?.key)?;
        let is_one = |spoken: &&Spoken| {
            let days = spoken.day.zip(day);
            let is_near = days.is_some_and(|(one, other)| (other - one).abs() <= APART_SPOKEN);
            is_near && spoken.number.rounds(&statement.number)
        };
        let found = spoken.iter().find(is_one)?;
        Some(&found.undertaking)
    }
}

/// Remembers the campaign of words, unless they are those of another one.
fn learn(known: &mut BTreeMap<u64, Option<Undertaking>>, words: u64, undertaking: &Undertaking) {
    let is_full = known.len() >= KEPT;
    match known.get_mut(&words) {
        Some(Some(other)) if other.named.key == undertaking.named.key => {}
        Some(other) => *other = None,
        None if is_full => {}
        None => {
            known.insert(words, Some(undertaking.clone()));
        }
    }
}

/// Hashes of the sentence of a number and of its quote.
fn copied(statement: &Statement) -> impl Iterator<Item = u64> + use<> {
    statement.print.into_iter().chain(statement.quote)
}

/// An exact number of people from which the same one is no chance.
fn telling(statement: &Statement) -> Option<u64> {
    let is_exact = statement.unit == Unit::Person && statement.number.bound == Bound::Exact;
    statement.number.value.filter(|x| is_exact && *x >= TELLING)
}

fn takes_part(statement: &Statement) -> bool {
    statement.counted_as == Some(CountedAs::Participant)
        && may_be_of_one(statement)
        && !statement.time.is_elsewhen
}

fn may_be_of_one(statement: &Statement) -> bool {
    statement.campaign.is_none() && statement.unit == Unit::Person && !statement.is_toll()
}
