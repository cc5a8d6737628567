//! Nouns that stand for a person, an organization or a campaign.

use super::campaign;
use super::salience::{self, Asked};
use crate::lexicon::grammar::{self, Case, Number, Tense};
use crate::lexicon::group::Group;
use crate::lexicon::groups::WordGroup;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::normal::normal_form;
use crate::link::{Entities, EntityRef, LinkedRole, Organization};
use crate::mention::{Names, Tokens};
use crate::pattern::{bare_body, entry};
use crate::text::Text;
use crate::vocabulary::{Gender, MentionKind, OrganizationKind};

const BODIES: ListSet = ListSet::of(&[List::OrgHead, List::OrgForm]);
const PEOPLE: ListSet = ListSet::of(&[List::Office, List::Honor, List::Kin, List::People]);

/// The entity that the noun phrase at `tokens`, with its head at `head`, stands for.
pub(in crate::link) fn resolve(
    entities: &Entities,
    text: &Text<'_>,
    names: &Names,
    tokens: &Tokens,
    head: usize,
    spoken: Option<usize>,
) -> Option<EntityRef> {
    let noun = Noun::new(text, tokens, head)?;
    let inside = tokens.clone().find_map(|i| entities.of(names, i));
    if let Some(owner) = inside.filter(|owner| !matches!(owner, EntityRef::Person(_))) {
        let person = noun.office_at(entities, owner);
        return match (person, owner) {
            (Some(person), _) => Some(person),
            (None, EntityRef::Organization(_)) if noun.is_body() => Some(owner),
            (None, EntityRef::Place(_)) => noun.titled(entities),
            _ => None,
        };
    }
    if noun.is_plural() {
        return None;
    }
    noun.titled(entities)
        .or_else(|| noun.organization(entities))
        .or_else(|| noun.campaign(entities))
        .or_else(|| noun.somebody(entities, spoken))
}

/// A noun phrase that stands for something.
pub(super) struct Noun<'a> {
    text: &'a Text<'a>,
    tokens: Tokens,
    head: usize,
    lemma: &'a str,
    pub(super) gender: Option<Gender>,
    /// A verb in the plural stands beside it.
    several: bool,
}

/// Lemma of the likeliest noun reading; the word itself where there is none.
fn lemma<'a>(text: &'a Text<'_>, i: usize) -> Option<&'a str> {
    if !text.is_word(i) {
        return None;
    }
    let word = text.word(i);
    if let Some(stem) = word.kazakh.first().filter(|_| text.is_kazakh(i)) {
        return Some(stem);
    }
    let noun = word.readings.iter().find(|r| r.grammar.is_noun());
    Some(noun.map_or(&*word.normal, |reading| &*reading.lemma))
}

/// Finite verbs right before and after the phrase.
fn beside<'a>(text: &'a Text<'_>, tokens: &Tokens) -> impl Iterator<Item = &'a grammar::Grammar> {
    let around = [tokens.start.checked_sub(1), Some(tokens.end)];
    let around = around.into_iter().flatten().filter(|&i| i < text.len());
    around
        .filter_map(|i| text.word(i).best())
        .map(|r| &r.grammar)
        .filter(|g| g.finite)
}

/// Gender that a past verb beside the phrase shows: «сказала министр».
fn verb_gender(text: &Text<'_>, tokens: &Tokens) -> Option<Gender> {
    let past = beside(text, tokens).find(|g| g.tense == Some(Tense::Past));
    match past?.gender? {
        grammar::Gender::Masc => Some(Gender::Male),
        grammar::Gender::Fem => Some(Gender::Female),
        grammar::Gender::Neut => None,
    }
}

impl<'a> Noun<'a> {
    pub(super) fn new(text: &'a Text<'_>, tokens: &Tokens, head: usize) -> Option<Self> {
        Some(Self {
            text,
            tokens: tokens.clone(),
            head,
            lemma: lemma(text, head)?,
            gender: verb_gender(text, tokens).filter(|_| !text.is_kazakh(head)),
            several: beside(text, tokens).any(|g| g.number == Some(Number::Plur)),
        })
    }

    fn is_kazakh(&self) -> bool {
        self.text.is_kazakh(self.head)
    }

    pub(super) fn is_feminine(&self) -> bool {
        if self.is_kazakh() {
            return false; // no noun has a gender
        }
        let best = self.text.word(self.head).best().map(|r| &r.grammar);
        best.is_some_and(|g| g.gender == Some(grammar::Gender::Fem) && g.case == Some(Case::Nom))
    }

    fn is_body(&self) -> bool {
        let word = self.text.word(self.head);
        if self.is_kazakh() {
            let is_listed = word.lists.meets(BODIES) || bare_body(self.text, self.head).is_some();
            return is_listed && !word.lists.meets(PEOPLE);
        }
        let source = self.text.lexicon.group(Group::Anonymous).has(self.lemma);
        word.lists.meets(BODIES) || !(source || word.any(|g| g.animate))
    }

    fn is_plural(&self) -> bool {
        if self.is_kazakh() {
            return svodka_kazakh::read(self.text.normal(self.head))
                .chain
                .is_plural;
        }
        let word = self.text.word(self.head);
        let noun = |number| word.any(move |g| g.is_noun() && g.number == Some(number));
        noun(Number::Plur) && (!noun(Number::Sing) || self.several)
    }

    fn start(&self) -> u32 {
        self.text.tokens[self.tokens.start].span.start
    }

    /// Whether a person of that index can be meant as far as gender goes.
    pub(super) fn suits(&self, entities: &Entities, person: usize) -> bool {
        let person = &entities.people[person];
        let known = person.what.gender;
        let span = self.text.span(&self.tokens);
        let mentions = &person.mentions;
        let from = mentions.partition_point(|mention| mention.span.start < span.start);
        let inside = mentions[from..]
            .iter()
            .take_while(|mention| mention.span.start < span.end)
            .any(|mention| mention.kind == MentionKind::Name && span.contains(mention.span));
        !inside && (self.gender.is_none() || known.is_none() || self.gender == known)
    }

    /// The person with an office at `owner`: one with this title, else one at its head, else the only one.
    fn office_at(&self, entities: &Entities, owner: EntityRef) -> Option<EntityRef> {
        let offices = || {
            self.offices(entities)
                .filter(move |(role, _)| role.target == Some(owner))
        };
        let titled = offices().filter(|(role, _)| self.has_title(role));
        let leading = offices().filter(|(role, _)| self.leads(role));
        self.nearest(entities, titled)
            .or_else(|| self.nearest(entities, leading))
    }

    /// Offices held by people whom the gender of the verb allows.
    fn offices<'e>(&self, entities: &'e Entities) -> impl Iterator<Item = (&'e LinkedRole, usize)> {
        let people = entities.people_near(self.start()).into_iter();
        let holders = people.filter_map(|person| Some((person, entities.offices.get(&person)?)));
        holders
            .filter(|&(person, _)| self.suits(entities, person))
            .flat_map(|(person, offices)| {
                let roles = offices.iter().map(|&role| &entities.roles[role]);
                roles.map(move |role| (role, person))
            })
    }

    /// Whether the title is, or ends or begins with, this noun.
    pub(super) fn has_title(&self, role: &LinkedRole) -> bool {
        let title = role.fact.title.as_deref().unwrap_or_default();
        title.split(' ').any(|word| self.is_word(word))
    }

    /// Whether a printed word is this noun, in Kazakh with the ending of possession too: «министрі».
    fn is_word(&self, word: &str) -> bool {
        same(word, self.lemma) || self.is_kazakh() && svodka_kazakh::read(word).stem == self.lemma
    }

    /// Whether a printed word in the nominative is of the group.
    fn is_one_of(&self, group: &WordGroup, word: &str) -> bool {
        let stem = self.is_kazakh().then(|| svodka_kazakh::read(word).stem);
        stem.is_some_and(|stem| group.has(&stem))
            || group.iter().any(|(lemma, _)| same(word, lemma))
    }

    /// Whether both the noun and the title are words for the one at the head, of one office or of any.
    fn leads(&self, role: &LinkedRole) -> bool {
        let title = role.fact.title.as_deref().unwrap_or_default();
        let leaders = self.text.lexicon.group(Group::Leader);
        leaders.has(self.lemma)
            && title.split(' ').any(|word| self.is_one_of(leaders, word))
            && !self.is_another(title)
    }

    /// Whether noun and title are two offices that nobody takes for one.
    fn is_another(&self, title: &str) -> bool {
        let offices = self.text.lexicon.group(Group::HighOffice);
        let own = |office: &str| office.starts_with(self.lemma) || self.lemma.starts_with(office);
        let other = |word: &str| {
            let mut foreign = offices.iter().filter(|(office, _)| !own(office));
            foreign.any(|(office, _)| same(word, office))
        };
        offices.has(self.lemma) && title.split(' ').any(other)
    }

    /// Whether the person is said to hold another office than this one.
    pub(super) fn belies(&self, entities: &Entities, person: EntityRef) -> bool {
        let EntityRef::Person(person) = person else {
            return false;
        };
        let offices = entities.offices.get(&person).into_iter().flatten();
        let mut titles = offices
            .filter(|_| self.suits(entities, person))
            .filter_map(|&role| entities.roles[role].fact.title.as_deref());
        titles.any(|title| self.is_another(title))
    }

    /// Of people with their roles the one last mentioned before the noun; else the first after it.
    pub(super) fn nearest<'e>(
        &self,
        entities: &Entities,
        people: impl Iterator<Item = (&'e LinkedRole, usize)>,
    ) -> Option<EntityRef> {
        let start = self.start();
        let mut best: Option<(bool, u32, usize)> = None;
        for (_, person) in people {
            let mentions = &entities.people[person].mentions;
            let before = mentions.partition_point(|known| known.span.start < start);
            let found = match before.checked_sub(1) {
                Some(last) => (true, mentions[last].span.start, person),
                None => (false, u32::MAX - mentions.first()?.span.start, person),
            };
            best = Some(best.map_or(found, |best| best.max(found)));
        }
        best.map(|(.., person)| EntityRef::Person(person))
    }

    /// The person with this title: «министр»; «глава ведомства», «глава региона» by what they head.
    fn titled(&self, entities: &Entities) -> Option<EntityRef> {
        let text = self.text;
        if !text.word(self.head).is(List::Office) {
            return None;
        }
        let own = self.nearest(
            entities,
            self.offices(entities)
                .filter(|(role, _)| self.has_title(role)),
        );
        let tail = self.tokens.end > self.head + 1;
        match self.headed() {
            Some(titles) if tail => self
                .nearest(
                    entities,
                    self.offices(entities).filter(|(role, _)| {
                        let title = role.fact.title.as_deref().unwrap_or_default();
                        title
                            .split(' ')
                            .any(|word| titles.iter().any(|title| same(word, title)))
                    }),
                )
                .or(own),
            _ => own.or_else(|| {
                self.nearest(
                    entities,
                    self.offices(entities).filter(|(role, _)| self.leads(role)),
                )
            }),
        }
    }

    /// Titles of those who head what the phrase says: «глава региона» is an аким.
    fn headed(&self) -> Option<Vec<&str>> {
        let headed = self.head + 1..self.tokens.end;
        let titles = self.text.lexicon.group(Group::HeadedBy);
        headed.into_iter().find_map(|i| {
            let titles = titles.meaning(lemma(self.text, i)?)?;
            Some(titles.split(',').collect())
        })
    }

    /// The organization last mentioned before that the noun fits: by a word of its name or form, else by
    /// its kind.
    fn organization(&self, entities: &Entities) -> Option<EntityRef> {
        if !self.is_body() {
            return None;
        }
        let start = self.start();
        let near = entities.organizations_near(start);
        let last = |fits: &dyn Fn(&Organization) -> bool| {
            near.iter()
                .map(|&index| (index, &entities.organizations[index]))
                .filter(|(_, organization)| fits(&organization.what))
                .filter_map(|(index, organization)| {
                    let before = organization
                        .mentions
                        .partition_point(|known| known.span.start < start);
                    Some((
                        organization.mentions[before.checked_sub(1)?].span.start,
                        index,
                    ))
                })
                .max()
                .map(|(_, index)| EntityRef::Organization(index))
        };
        let kinds = self.kinds();
        let named = |entity: &EntityRef| !entities.is_unnamed(*entity);
        let of_kind = |own: &Organization| own.kind.is_some_and(|kind| kinds.contains(&kind));
        let called = last(&|organization| self.names(organization));
        called
            .filter(named)
            .or_else(|| last(&of_kind).filter(named))
            .or(called)
    }

    /// Kinds of organization that the noun alone can stand for.
    fn stands_for(&self) -> Vec<OrganizationKind> {
        let kinds = self
            .text
            .lexicon
            .group(Group::StandsFor)
            .meaning(self.lemma);
        let kinds = kinds.into_iter().flat_map(|kinds| kinds.split(','));
        kinds.filter_map(OrganizationKind::by_name).collect()
    }

    /// Kinds of organization that the noun, by its head in Kazakh, can stand for.
    fn kinds(&self) -> Vec<OrganizationKind> {
        let listed = || entry(self.text, self.head, List::OrgHead);
        let bare = || bare_body(self.text, self.head);
        let head = self.is_kazakh().then(|| listed().or_else(bare)).flatten();
        match head {
            Some(head) => OrganizationKind::by_name(&head.kind).into_iter().collect(),
            None => self.stands_for(),
        }
    }

    /// Whether a word of the organization's name, form or aliases is this noun.
    fn names(&self, organization: &Organization) -> bool {
        let words = |name: &str| {
            name.split([' ', '-', '«', '»'])
                .any(|word| self.is_word(word))
        };
        words(&organization.name)
            || organization.form.as_deref().is_some_and(words)
            || organization.aliases.iter().any(|alias| words(alias))
    }

    fn campaign(&self, entities: &Entities) -> Option<EntityRef> {
        campaign::meant(entities, self.text, self.head, self.lemma)
    }

    /// The person of whom the text speaks, by a noun alone that says what he or she is: «полковник»,
    /// «собеседница». The head of something is nobody who is said to head another thing.
    fn somebody(&self, entities: &Entities, spoken: Option<usize>) -> Option<EntityRef> {
        let word = self.text.word(self.head);
        let person =
            word.lists.meets(PEOPLE) || word.any(|g| g.animate && g.pos == grammar::Pos::Noun);
        if self.tokens.len() > 1
            || !person
            || self.text.lexicon.group(Group::Stranger).has(self.lemma)
        {
            return None;
        }
        let asked = Asked {
            token: self.tokens.start,
            gender: self.gender.or(self.is_feminine().then_some(Gender::Female)),
            spoken,
        };
        let person = salience::person(entities, self.text, &asked)?;
        let leaders = self.text.lexicon.group(Group::Leader);
        let holds_another = leaders.has(self.lemma)
            && self.offices(entities).any(|(role, holder)| {
                let title = role.fact.title.as_deref().unwrap_or_default();
                holder == person && title.split(' ').any(|word| self.is_one_of(leaders, word))
            });
        (!holds_another).then_some(EntityRef::Person(person))
    }
}

/// Whether a printed word in the nominative is this lemma.
fn same(word: &str, lemma: &str) -> bool {
    word == lemma || (word.len() == lemma.len() && normal_form(word) == lemma)
}
