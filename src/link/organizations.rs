//! Organizations: mentions of one name, its acronym and its short forms are one entity.

use super::names::key;
use super::{Entities, Entity, EntityRef, Organization, Reference};
use crate::lexicon::grammar::Pos;
use crate::lexicon::group::Group;
use crate::mention::{Mention, Name, Names, OrganizationName};
use crate::text::Text;
use crate::vocabulary::OrganizationKind;
use called::Called;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

mod called;

/// Makes entities of the mentions of organizations.
pub(super) fn link(text: &Text<'_>, names: &Names, entities: &mut Entities) {
    let mut groups = groups(text, names);
    entities.comparisons += merge(&mut groups);
    groups.sort_by_key(|group| group.members[0].index);
    for group in &groups {
        let entity = EntityRef::Organization(entities.organizations.len());
        for member in &group.members {
            entities.of_mention[member.index] = Some(entity);
        }
        entities.organizations.push(group.entity(text));
    }
}

/// A mention, with what its name is compared by.
struct Member<'a> {
    index: usize,
    mention: &'a Mention,
    name: &'a OrganizationName,
    key: String,
    /// The same of its full name.
    full: Option<String>,
}

/// Mentions of one organization, in order.
#[derive(Default)]
struct Tied<'a> {
    members: Vec<Member<'a>>,
    /// Keys of its names, the full name of a short one among them.
    keys: Vec<String>,
    /// Keys of its acronyms, and the first letters of its names.
    acronyms: FxHashSet<String>,
    /// The text has names that its names may be short for.
    is_short: bool,
}

/// Mentions whose names, or full names, are the same.
fn groups<'n>(text: &Text<'_>, names: &'n Names) -> Vec<Tied<'n>> {
    let mut groups: Vec<Tied<'n>> = Vec::new();
    let mut of_key: FxHashMap<String, usize> = FxHashMap::default();
    for (index, mention) in names.mentions.iter().enumerate() {
        let Name::Organization(name) = &mention.name else {
            continue;
        };
        if is_unnamed(text, mention) {
            continue;
        }
        let member = Member {
            index,
            mention,
            name,
            key: organization_key(&name.name),
            full: name.full.as_deref().map(organization_key),
        };
        let keys = [Some(&member.key), member.full.as_ref()];
        let [first, second] = keys.map(|key| of_key.get(key?).copied());
        let (first, second) = (first.or(second), second);
        let group = first.unwrap_or_else(|| {
            groups.push(Tied::default());
            groups.len() - 1
        });
        if let Some(other) = second.filter(|&other| other != group) {
            let other = std::mem::take(&mut groups[other]);
            of_key.extend(other.keys.iter().map(|key| (key.clone(), group)));
            groups[group].absorb(other);
        }
        let group_keys = &mut groups[group].keys;
        for key in keys.into_iter().flatten() {
            if of_key.insert(key.clone(), group).is_none() {
                group_keys.push(key.clone());
            }
        }
        groups[group].acronyms.extend(acronyms(name));
        groups[group].members.push(member);
    }
    groups.retain(|group| !group.members.is_empty());
    groups.sort_by_key(|group| group.members[0].index);
    groups
}

/// What names nobody: the press service of somebody unnamed («пресс-служба акима области»), adjectives cut off
/// from their noun («Британская нефтегазодобывающая»), a headline with the credit of its picture behind it.
fn is_unnamed(text: &Text<'_>, mention: &Mention) -> bool {
    let tokens = &mention.tokens;
    let (first, last) = (tokens.start, tokens.end - 1);
    if tokens.len() < 2 || !text.is_word(first) || !text.is_word(last) {
        return false;
    }
    let capital = |i: usize| text.word(i).shape.capital;
    let spokesman = text
        .lexicon
        .group(Group::PressService)
        .has_lemma_of(text.word(first));
    let attribute = |i: usize| {
        let word = text.word(i);
        text.is_word(i) && word.pos() == Pos::Adjective && !word.any(|g| g.is_noun())
    };
    let credit = capital(last) && text.lexicon.group(Group::Credit).has(text.normal(last));
    credit
        || spokesman && !(first + 1..last + 1).any(capital)
        || !capital(last) && tokens.clone().all(attribute)
}

/// Ties short names and acronyms to the nearest organization that they may stand for: before them, else
/// after them.
///
/// Returns how many were compared.
fn merge(groups: &mut Vec<Tied<'_>>) -> u64 {
    mark_short(groups);
    let short = |groups: &[Tied<'_>], i: usize| groups[i].is_short;
    let mut open: BTreeSet<usize> = (0..groups.len()).filter(|&i| short(groups, i)).collect();
    let mut called = Called::of(groups);
    let mut comparisons = 0;
    while let Some(i) = open.pop_first() {
        if !short(groups, i) {
            continue; // it is a part of another by now
        }
        let hosts = called.hosts(&groups[i]);
        comparisons += hosts.len() as u64;
        let Some(host) = nearest(groups, i, hosts) else {
            continue;
        };
        let part = std::mem::take(&mut groups[i]);
        open.extend(called.join(i, host, &part));
        groups[host].absorb(part);
    }
    groups.retain(|group| !group.members.is_empty());
    comparisons
}

/// The nearest of the organizations that group `i` may stand for: before it, else after it.
fn nearest(groups: &[Tied<'_>], i: usize, hosts: Vec<usize>) -> Option<usize> {
    let first = groups[i].members[0].index;
    let others = hosts.into_iter().filter(|&host| host != i);
    let hosts = others.filter(|&host| groups[host].may_be_called(&groups[i]));
    hosts.min_by_key(|&host| {
        let members = &groups[host].members;
        match members.iter().rev().find(|member| member.index < first) {
            Some(member) => (0, first - member.index),
            None => (1, members[0].index),
        }
    })
}

/// Notes which groups have but names that are acronyms or beginnings of others: most have not, and need not be
/// held against every other group of a long text.
fn mark_short(groups: &mut [Tied<'_>]) {
    let mut short: FxHashSet<&str> = FxHashSet::default();
    for group in groups.iter() {
        short.extend(group.short_names());
    }
    let is_short = |member: &Member<'_>| member.names().any(|name| short.contains(name));
    let marks: Vec<bool> = groups
        .iter()
        .map(|group| group.members.iter().all(is_short))
        .collect();
    for (group, is_short) in groups.iter_mut().zip(marks) {
        group.is_short = is_short;
    }
}

impl Member<'_> {
    /// Its name and its full name, as they are compared.
    fn names(&self) -> impl Iterator<Item = &str> {
        [Some(&self.key), self.full.as_ref()]
            .into_iter()
            .flatten()
            .map(String::as_str)
    }
}

impl<'a> Tied<'a> {
    /// What the text may call it for short: its acronyms, and the first words of its names.
    fn short_names(&self) -> impl Iterator<Item = &str> {
        let beginnings = self
            .keys
            .iter()
            .flat_map(|key| key.match_indices(' ').map(|(at, _)| &key[..at]));
        self.acronyms.iter().map(String::as_str).chain(beginnings)
    }

    fn absorb(&mut self, other: Tied<'a>) {
        self.members.extend(other.members);
        self.members.sort_by_key(|member| member.index);
        self.keys.extend(other.keys);
        self.acronyms.extend(other.acronyms);
        self.is_short &= other.is_short;
    }

    /// Whether the text may call this organization by a name of `short`: by its acronym, or by the first
    /// words of its name.
    fn may_be_called(&self, short: &Tied<'_>) -> bool {
        let acronym = |key: &String| self.acronyms.contains(key) && !self.keys.contains(key);
        let begins = |key: &String| {
            let goes_on = |own: &String| {
                let rest = own.strip_prefix(key.as_str());
                rest.is_some_and(|rest| rest.starts_with(' '))
            };
            let telling = key.contains(' ') || UNIQUE.contains(&key.as_str());
            telling && self.keys.iter().any(goes_on)
        };
        let named = |m: &Member<'_>| m.full.as_ref().is_some_and(begins);
        short
            .members
            .iter()
            .all(|m| acronym(&m.key) || begins(&m.key) || named(m))
    }

    fn entity(&self, text: &Text<'_>) -> Entity<Organization> {
        let best = self.best();
        let name = self.name();
        let own = key(&name);
        let mut seen: FxHashSet<&str> = FxHashSet::from_iter([name.as_str()]);
        let mut known: FxHashSet<String> = FxHashSet::from_iter([own.clone()]);
        let mut aliases: Vec<String> = Vec::new();
        for member in &self.members {
            let alias = &member.name.name;
            if seen.insert(alias) && known.insert(key(alias)) {
                aliases.push(alias.clone());
            }
        }
        let first = |part: fn(&OrganizationName) -> Option<&String>| {
            self.members.iter().find_map(|m| part(m.name)).cloned()
        };
        Entity {
            what: Organization {
                acronym: first(|name| name.acronym.as_ref()).filter(|acronym| key(acronym) != own),
                form: first(|name| name.form.as_ref()),
                kind: self.kind(),
                name,
                aliases,
            },
            mentions: self
                .members
                .iter()
                .map(|m| Reference::name(text, m.mention))
                .collect(),
            evidence: Vec::new(),
            rule: best.mention.rule,
            confidence: best.mention.confidence,
        }
    }

    /// The surest member, the first among equals.
    fn best(&self) -> &Member<'a> {
        let mut best = &self.members[0];
        for member in &self.members[1..] {
            if member.mention.confidence > best.mention.confidence {
                best = member;
            }
        }
        best
    }

    /// The kind of the surest member that has one; `Other` where one has no more than that.
    fn kind(&self) -> Option<OrganizationKind> {
        let mut kinds: Vec<_> = self
            .members
            .iter()
            .filter(|m| m.name.kind.is_some())
            .collect();
        let says_little = |m: &Member<'_>| m.name.kind == Some(OrganizationKind::Other);
        kinds.sort_by(|a, b| {
            let surer = b.mention.confidence.total_cmp(&a.mention.confidence);
            says_little(a).cmp(&says_little(b)).then(surer)
        });
        kinds.first().and_then(|m| m.name.kind)
    }

    /// The longest name that the text has, or the full name of a known short one.
    fn name(&self) -> String {
        let long = self
            .members
            .iter()
            .map(|m| &m.name.name)
            .filter(|name| name.contains(' '))
            .rev()
            .max_by_key(|name| (has_lower_case(name), name.chars().count()));
        let full = self
            .members
            .iter()
            .filter_map(|m| m.name.full.as_ref())
            .rev()
            .max_by_key(|full| full.chars().count());
        let own = &self.members[0].name.name;
        match (long, full) {
            (Some(long), Some(full)) if full.chars().count() > long.chars().count() => full,
            (Some(long), _) => long,
            (None, Some(full)) => full,
            (None, None) => own,
        }
        .clone()
    }
}

/// Bodies of which a state has one: the word alone is short for the name with the state.
const UNIQUE: [&str; 5] = ["кабмин", "мажилис", "парламент", "правительство", "сенат"];

fn has_lower_case(name: &str) -> bool {
    name.chars().any(char::is_lowercase)
}

/// The key of a name: the ways to say «of Kazakhstan» and «of Russia» are one and stand at its end, and a
/// city is its name alone.
fn organization_key(name: &str) -> String {
    const COUNTRIES: [(&str, &str); 4] = [
        (" республики казахстан", " рк"),
        (" казахстана", " рк"),
        (" российской федерации", " рф"),
        (" россии", " рф"),
    ];
    let mut key = key(name);
    if !key.contains(' ') {
        return key;
    }
    for city in [" города ", " г "] {
        if let Some(at) = position(&key, city) {
            key.replace_range(at..at + city.len() - 1, "");
            // «города Шымкент»: as if it were «города Шымкента»
            if key.ends_with(|c| "бвгдзклмнпрстфхцчшщ".contains(c)) {
                key.push('а');
            }
        }
    }
    for (long, short) in COUNTRIES {
        if let Some(at) = whole_words(&key, long) {
            key.replace_range(at..at + long.len(), short);
        }
        if let Some(at) = whole_words(&key, short) {
            key.replace_range(at..at + short.len(), "");
            key.push_str(short);
            break;
        }
    }
    key
}

/// Where `words`, which begin with a space, stand in `key`.
fn position(key: &str, words: &str) -> Option<usize> {
    let bytes = key.as_bytes();
    memchr::memchr_iter(b' ', bytes).find(|&at| bytes[at..].starts_with(words.as_bytes()))
}

/// Where `words` stand in `key`, the end of a word behind them.
fn whole_words(key: &str, words: &str) -> Option<usize> {
    let at = position(key, words)?;
    let rest = &key[at + words.len()..];
    (rest.is_empty() || rest.starts_with(' ')).then_some(at)
}

/// The acronyms that a name has or gives: its own, and the first letters of its words, with and without
/// the country at its end.
fn acronyms(name: &OrganizationName) -> Vec<String> {
    let mut acronyms: Vec<String> = name.acronym.iter().map(|acronym| key(acronym)).collect();
    for name in [Some(&name.name), name.full.as_ref()].into_iter().flatten() {
        let key = organization_key(name);
        let letters = initials(&key);
        for country in [" рк", " рф"] {
            // «НБ РК»
            if letters.chars().count() == 2 && key.ends_with(country) {
                acronyms.push(format!("{letters}{country}"));
            }
        }
        for length in [
            letters.chars().count(),
            letters.chars().count().saturating_sub(1),
        ] {
            if length >= 3 {
                acronyms.push(letters.chars().take(length).collect());
            }
        }
    }
    acronyms
}

/// First letters of the words of a key, prepositions and conjunctions left out.
fn initials(key: &str) -> String {
    key.split([' ', '-'])
        .filter(|word| word.chars().count() > 2 && !matches!(*word, "для" | "при" | "имени"))
        .filter_map(|word| word.chars().next())
        .collect()
}
