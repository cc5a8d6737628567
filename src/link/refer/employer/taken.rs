//! The organization that a title takes up by its words, or by a pronoun before them.

use super::{BACK, Employers};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Gender, Grammar, Number};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::link::bodies;
use crate::link::near::Spot;
use crate::link::{Entities, EntityRef};
use crate::mention::{Body, Tokens};
use crate::pattern::{self, entry, is_ones};
use crate::text::Text;
use crate::vocabulary::{MentionKind, OrganizationKind};

/// Whether the noun at token `head` is a post in a body: «директор», «лидер».
fn is_post(text: &Text<'_>, head: usize) -> bool {
    let leaders = text.lexicon.group(Group::Leader);
    pattern::is_post(text, head) || leaders.has_lemma_of(text.word(head))
}

/// The noun that a title governs: «начальник водоканала», «заведующая читальным залом», «помощник директора приюта».
pub(super) fn governed(text: &Text<'_>, behind: Tokens) -> Option<usize> {
    let passed =
        |i: &usize| text.word(*i).any(|g| g.is_adjectival()) || text.word(*i).is(List::Office);
    let noun = behind.into_iter().find(|i| !passed(i))?;
    let cases = [Case::Gen, Case::Ins];
    let governed =
        |g: &Grammar| g.is_noun() && !g.animate && g.case.is_some_and(|c| cases.contains(&c));
    (text.is_word(noun) && text.word(noun).any(governed)).then_some(noun)
}

impl Employers<'_> {
    /// The organization that a noun of the title takes up: the last before it that is called so, else the first
    /// behind, unless its other words tell of another.
    pub(super) fn taken_up(
        &self,
        title: &Tokens,
        head: usize,
        entities: &Entities,
    ) -> Option<EntityRef> {
        let another = |entity: &EntityRef, noun: usize| {
            let body = self.body(title, head, noun);
            bodies::is_another(self.words.text, &body, &entities.name(*entity))
        };
        let by_noun = (head + 1..title.end)
            .filter(|&noun| !self.is_part_of_another(title, noun))
            .find_map(|noun| {
                self.called(title, self.words.lemma(noun))
                    .filter(|entity| !another(entity, noun))
                    .or_else(|| self.of_kind(title, noun, entities))
            });
        by_noun
            .or_else(|| self.owned(title, head))
            .or_else(|| self.of_trade(title, head))
    }

    /// «съезд партии «X» …, сказал секретарь партии»: whether a title ends with the noun of an organization named in its sentence
    /// or the one before, and the document names no other that is called so.
    pub(super) fn is_called_alone(&self, title: &Tokens, head: usize, it: EntityRef) -> bool {
        let text = self.words.text;
        let noun = title.end - 1;
        let single = |g: &Grammar| g.is_noun() && g.number == Some(Number::Sing);
        let sentence = text.tokens[title.start].sentence;
        let near =
            |token: usize| token < title.start && text.tokens[token].sentence + 1 >= sentence;
        let mentions = self.heads.get(self.words.lemma(noun)).into_iter().flatten();
        let mut others = mentions
            .filter(|(token, _)| !title.contains(token))
            .peekable();
        noun == head + 1
            && text.word(noun).any(single)
            && others.peek().is_some()
            && others.clone().all(|(_, own)| *own == it)
            && others.any(|(token, _)| near(*token))
    }

    /// «партия …, сообщил её лидер»: the organization named last before a post, in its sentence or the one before, where a
    /// pronoun of its gender says whose post it is.
    fn owned(&self, title: &Tokens, head: usize) -> Option<EntityRef> {
        let text = self.words.text;
        let pronoun = title.start.checked_sub(1)?;
        if !is_post(text, head) || !is_ones(text, pronoun) {
            return None;
        }
        let sentence = text.tokens[title.start].sentence as usize;
        let near = self
            .spots
            .within(text, sentence.saturating_sub(1)..sentence + 1);
        let last = near.iter().rev().find(|spot| spot.end <= pronoun)?;
        let fits = matches!(last.entity, EntityRef::Organization(_))
            && !text.word(last.start).phrase_lists.has(List::OrgPart)
            && !text.word(last.start).is(List::OrgPart)
            && self.may_own(last, pronoun);
        fits.then_some(last.entity)
    }

    /// Whether the pronoun may take up the noun of a mention; one without a noun by any.
    fn may_own(&self, spot: &Spot, pronoun: usize) -> bool {
        let text = self.words.text;
        let noun = self.nouns(&self.whole(spot)).next();
        let of = |genders: &[Gender]| {
            noun.is_none_or(|i| {
                let own = text.word(i).best().and_then(|r| r.grammar.gender);
                own.is_none_or(|gender| genders.contains(&gender))
            })
        };
        if text.is_a(pronoun, Function::Her) {
            of(&[Gender::Fem])
        } else {
            text.is_a(pronoun, Function::His) && of(&[Gender::Masc, Gender::Neut])
        }
    }

    /// «прокурор»: the body named last before a title, in its sentence or the one before, that is of those where such work
    /// is done.
    fn of_trade(&self, title: &Tokens, head: usize) -> Option<EntityRef> {
        let text = self.words.text;
        if governed(text, head + 1..title.end).is_some() {
            return None;
        }
        let bodies = text.lexicon.group(Group::WorksAt);
        let nouns = bodies.meaning(self.words.lemma(head))?.split(',');
        let sentence = text.tokens[title.start].sentence;
        let near = |token: usize| text.tokens[token].sentence + 1 >= sentence;
        let last = |noun: &str| {
            let mentions = self.heads.get(noun)?;
            let next = mentions.partition_point(|(token, _)| *token < title.start);
            mentions.get(next.checked_sub(1)?).copied()
        };
        let found = nouns.filter_map(last).filter(|(token, _)| near(*token));
        found
            .max_by_key(|(token, _)| *token)
            .map(|(_, entity)| entity)
    }

    /// «клуб «X» объявил об отставке тренера»: the one organization of a sentence that tells of somebody's coming or going,
    /// where the title says of no other.
    pub(super) fn staffs(&self, title: &Tokens, head: usize) -> Option<EntityRef> {
        let text = self.words.text;
        if !is_post(text, head) || governed(text, head + 1..title.end).is_some() {
            return None;
        }
        let sentence = text.sentence(title.start);
        let staffing = text.lexicon.group(Group::Staffing);
        let tells = |i: usize| staffing.has_lemma_of(text.word(i));
        let number = text.tokens[title.start].sentence as usize;
        let near = self.spots.within(text, number..number + 1);
        let mut bodies = near.iter().filter(|spot| {
            matches!(spot.entity, EntityRef::Organization(_)) && spot.kind == MentionKind::Name
        });
        let first = bodies.next()?;
        let one = bodies.all(|spot| spot.entity == first.entity);
        let whole = self.whole(first);
        let noun = whole.clone().find(|&i| text.word(i).any(|g| g.is_noun()));
        let subject = noun.is_none_or(|i| text.word(i).can_be(Case::Nom));
        (one && subject && whole.end <= title.start && sentence.clone().any(tells))
            .then_some(first.entity)
    }

    /// «пресс-секретарь ведомства»: the last body named before the title that is of the kind its noun says.
    fn of_kind(&self, title: &Tokens, noun: usize, entities: &Entities) -> Option<EntityRef> {
        let text = self.words.text;
        let single = |g: &Grammar| g.is_noun() && g.number == Some(Number::Sing);
        if noun + 1 != title.end || !text.word(noun).any(single) {
            return None;
        }
        let nouns = text.lexicon.group(Group::TakesUpBody);
        let kind = OrganizationKind::by_name(nouns.meaning(self.words.lemma(noun))?)?;
        let is_of = |entity: EntityRef| match entity {
            EntityRef::Organization(index) if kind != OrganizationKind::Other => {
                let own = entities.organizations[index].what.kind;
                own.is_none_or(|own| own == kind || own == OrganizationKind::Other)
            }
            EntityRef::Organization(index) => {
                entities.organizations[index].what.kind != Some(OrganizationKind::Media)
            }
            _ => false,
        };
        let sentence = text.tokens[title.start].sentence as usize;
        let near = (self.spots).within(text, sentence.saturating_sub(BACK)..sentence + 1);
        let mut before = near.iter().rev().filter(|spot| spot.end <= title.start);
        let last = before.find(|spot| spot.kind == MentionKind::Name && is_of(spot.entity))?;
        Some(last.entity)
    }

    /// «начальник отдела экспертизы | центра»: a part of a body, whose noun stands behind it in the title; not the departments
    /// of a body of state, which are bodies.
    pub(super) fn is_part_of_another(&self, title: &Tokens, noun: usize) -> bool {
        let text = self.words.text;
        let is = |group, i: usize| text.lexicon.group(group).has_lemma_of(text.word(i));
        let single = |g: &Grammar| {
            g.is_noun() && g.case == Some(Case::Gen) && g.number == Some(Number::Sing)
        };
        let of_state = |i: usize| {
            entry(text, i, List::OrgHead).is_some_and(|entry| &*entry.kind == "government")
        };
        let is_owner = |i: usize| {
            let word = text.word(i);
            let body = word.is(List::OrgHead) || is(Group::TakesUpBody, i);
            body && word.any(single) && !(of_state(noun) && of_state(i))
        };
        (is(Group::Subunit, noun) || is(Group::Board, noun)) && (noun + 1..title.end).any(is_owner)
    }

    /// See [`Self::taken_up`].
    fn called(&self, title: &Tokens, noun: &str) -> Option<EntityRef> {
        let mentions = self.heads.get(noun)?;
        let next = mentions.partition_point(|(token, _)| *token < title.start);
        let nearest = next.checked_sub(1).or(Some(next))?;
        mentions
            .get(nearest)
            .filter(|(token, _)| !title.contains(token))
            .map(|(_, entity)| *entity)
    }

    /// The body whose noun stands in a title, with the adjectives before it and all behind.
    pub(super) fn body(&self, title: &Tokens, head: usize, noun: usize) -> Body {
        let text = self.words.text;
        let adjective = |i: &usize| text.word(*i).any(|g| g.is_adjectival());
        let before = (head + 1..noun).rev().take_while(adjective).last();
        Body {
            tokens: before.unwrap_or(noun)..title.end,
            head: noun,
            points_back: false,
        }
    }
}
