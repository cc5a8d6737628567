//! Nouns that stand for a campaign: «акция», «марафон», «проект» that refer back.

use super::add;
use crate::lexicon::function::{Function, FunctionSet};
use crate::lexicon::grammar::{Case, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::lexicon::normal::normal_form;
use crate::link::{Campaign, Entities, EntityRef};
use crate::mention::{Mention, Name, Names};
use crate::text::Text;
use crate::vocabulary::{CampaignKind, MentionKind};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The campaign that the noun at token `head` stands for: the last one of that name, kind or head noun
/// before it; by a noun for any campaign the only one of the text.
pub(super) fn meant(
    entities: &Entities,
    text: &Text<'_>,
    head: usize,
    lemma: &str,
) -> Option<EntityRef> {
    let start = text.tokens[head].span.start;
    let near = entities.campaigns_near(start);
    let last = |fits: &dyn Fn(&Campaign) -> bool| {
        near.iter()
            .map(|&index| (index, &entities.campaigns[index]))
            .filter(|(_, campaign)| fits(&campaign.what))
            .filter_map(|(index, campaign)| {
                let before = campaign
                    .mentions
                    .partition_point(|known| known.span.start < start);
                Some((campaign.mentions[before.checked_sub(1)?].span.start, index))
            })
            .max()
            .map(|(_, index)| EntityRef::Campaign(index))
    };
    let kind = kind(text, lemma);
    let own = |campaign: &Campaign| {
        campaign.kind_word.as_deref() == Some(lemma) || has_word(&campaign.name, lemma)
    };
    let of_kind = |campaign: &Campaign| kind == Some(campaign.kind);
    let only = entities.campaigns.len() == 1 && text.lexicon.group(Group::OnlyCampaign).has(lemma);
    last(&own)
        .or_else(|| last(&of_kind))
        .or_else(|| last(&|_| only))
}

/// The kind of campaign that a head noun says, where it says one.
fn kind(text: &Text<'_>, lemma: &str) -> Option<CampaignKind> {
    let entry = text.lexicon.lists().find(List::CampaignHead, lemma)?;
    CampaignKind::by_name(&entry.canonical).filter(|&kind| kind != CampaignKind::Other)
}

/// The campaign that the noun at token `head` takes up beside words that speak of one: «организаторы акции».
pub(super) fn named_by(entities: &Entities, text: &Text<'_>, head: usize) -> Option<EntityRef> {
    let word = text.word(head);
    let nouns = word.readings.iter().filter(|r| r.grammar.is_noun());
    let lemmas = nouns.map(|reading| &*reading.lemma);
    let stems = word.kazakh.iter().map(|stem| &**stem);
    let meant = lemmas
        .chain(stems)
        .filter_map(|lemma| meant(entities, text, head, lemma))
        .next();
    meant.or_else(|| {
        let pronoun = word.pos() == Pos::Pronoun || word.any(|g| g.pos == Pos::Pronoun);
        if pronoun || word.is_a(Function::Which) {
            last(entities, text.tokens[head].span.start)
        } else {
            let start = text.tokens[head].span.start;
            let takes_up = || {
                let nouns = text.lexicon.group(Group::OnlyCampaign);
                text.is_kazakh(head) || nouns.has_lemma_of(word)
            };
            let only = || entities.campaigns.len() == 1 && takes_up();
            main(entities, start)
                .filter(|_| word.is(List::RoleEvent) || word.is(List::RoleCue) || only())
        }
    })
}

/// The campaign named or spoken of last before the byte `start`.
fn last(entities: &Entities, start: u32) -> Option<EntityRef> {
    let campaigns = entities.campaigns_near(start).into_iter();
    campaigns
        .map(|index| (index, &entities.campaigns[index]))
        .filter_map(|(index, campaign)| {
            let before = campaign
                .mentions
                .partition_point(|known| known.span.start < start);
            Some((campaign.mentions[before.checked_sub(1)?].span.start, index))
        })
        .max()
        .map(|(_, index)| EntityRef::Campaign(index))
}

/// The campaign that the text is about at byte `start`: named most often, and first of all.
fn main(entities: &Entities, start: u32) -> Option<EntityRef> {
    let campaigns = entities.campaigns_near(start).into_iter();
    campaigns
        .max_by_key(|&index| (entities.campaigns[index].mentions.len(), Reverse(index)))
        .map(EntityRef::Campaign)
}

fn has_word(name: &str, lemma: &str) -> bool {
    name.split(' ')
        .any(|word| word == lemma || (word.len() == lemma.len() && normal_form(word) == lemma))
}

/// The campaigns spoken of last, by the words and the kind that a noun may take up.
struct Recent<'c> {
    words: &'c [Vec<String>],
    by_word: FxHashMap<&'c str, usize>,
    by_kind: FxHashMap<CampaignKind, usize>,
    kinds: Vec<CampaignKind>,
}

impl<'c> Recent<'c> {
    fn new(entities: &Entities, words: &'c [Vec<String>]) -> Self {
        Self {
            words,
            by_word: FxHashMap::default(),
            by_kind: FxHashMap::default(),
            kinds: entities.campaigns.iter().map(|c| c.what.kind).collect(),
        }
    }

    fn speaks_of(&mut self, campaign: usize) {
        for word in &self.words[campaign] {
            self.by_word.insert(word, campaign);
        }
        self.by_kind.insert(self.kinds[campaign], campaign);
    }

    /// What [`meant`] gives, where every campaign named before was spoken of.
    fn meant(&self, text: &Text<'_>, lemma: &str) -> Option<usize> {
        let of_kind = || self.by_kind.get(&kind(text, lemma)?);
        let own = self.by_word.get(lemma).or_else(of_kind).copied();
        let only = self.kinds.len() == 1
            && text.lexicon.group(Group::OnlyCampaign).has(lemma)
            && !self.by_kind.is_empty();
        own.or(only.then_some(0))
    }
}

/// The words of each campaign by which a noun may take it up: its head noun, and those of its name.
fn words(entities: &Entities) -> Vec<Vec<String>> {
    let of = |campaign: &Campaign| {
        let name = campaign.name.split(' ');
        let forms = name.flat_map(|word| [word.to_owned(), normal_form(word)]);
        campaign.kind_word.iter().cloned().chain(forms).collect()
    };
    entities.campaigns.iter().map(|c| of(&c.what)).collect()
}

/// Makes mentions of the head nouns that stand alone and refer back to a campaign. Costs one pass.
pub(super) fn link_nouns(text: &Text<'_>, names: &Names, entities: &mut Entities) {
    if entities.campaigns.is_empty() {
        return;
    }
    let words = words(entities);
    let mut recent = Recent::new(entities, &words);
    let mut heads = names
        .mentions
        .iter()
        .zip(entities.of_mention.clone())
        .filter(|(mention, _)| matches!(mention.name, Name::Campaign(_)))
        .peekable();
    for i in 0..text.len() {
        while let Some((_, campaign)) = heads.next_if(|(mention, _)| mention.whole.end <= i) {
            if let Some(EntityRef::Campaign(campaign)) = campaign {
                recent.speaks_of(campaign);
            }
        }
        if !text.word(i).is(List::CampaignHead) || names.over(i).is_some() {
            continue;
        }
        let taken = heads.peek().is_some_and(|(mention, _)| belongs(mention, i));
        if taken || !stands_alone(text, names, i) {
            continue;
        }
        let Some(lemma) = singular(text, i) else {
            continue;
        };
        if let Some(campaign) = recent.meant(text, lemma) {
            recent.speaks_of(campaign);
            add(
                &mut entities.campaigns[campaign].mentions,
                text.tokens[i].span,
                MentionKind::Noun,
            );
        }
    }
}

/// Whether the noun at `i` is the head noun of a name.
fn belongs(mention: &Mention, i: usize) -> bool {
    let head = match &mention.name {
        Name::Campaign(name) => name.head.as_ref().map(|(_, token)| *token),
        _ => None,
    };
    mention.whole.contains(&i) || head == Some(i)
}

/// Lemma of the noun at `i` where it is singular: no form of both numbers, unless a preposition or an
/// adjective before it decides.
fn singular<'a>(text: &'a Text<'_>, i: usize) -> Option<&'a str> {
    let word = text.word(i);
    let reading = word
        .readings
        .iter()
        .find(|r| r.grammar.is_noun() && r.grammar.number == Some(Number::Sing))?;
    let plural = word.any(|g| g.is_noun() && g.number == Some(Number::Plur));
    let before = i
        .checked_sub(1)
        .filter(|&before| before >= text.sentence(i).start);
    let decided = before.is_some_and(|before| {
        let word = text.word(before);
        let agrees = |g: &Grammar| g.is_adjectival() && g.number == Some(Number::Sing);
        let governs = word.pos() == Pos::Preposition && !text.word(i).can_be(Case::Acc);
        governs
            || word.any(agrees)
            || word
                .is_a(Function::In | Function::About | Function::To | Function::At | Function::By)
    });
    (!plural || decided).then_some(&*reading.lemma)
}

/// Whether the noun at `i` has neither a number, nor an adjective that tells it from others, nor a name or
/// genitive after it.
fn stands_alone(text: &Text<'_>, names: &Names, i: usize) -> bool {
    let sentence = text.sentence(i);
    let definite = i == sentence.start || is_definite(text, names, i - 1);
    let next = i + 1;
    let followed = next < sentence.end && follows(text, names, next);
    definite && !followed
}

/// Words that make a noun definite.
const DEFINITE: FunctionSet = FunctionSet::of(&[
    Function::This,
    Function::Given,
    Function::Itself,
    Function::All,
    Function::Our,
    Function::ThatOne,
]);

/// Whether what stands before the noun leaves it definite.
fn is_definite(text: &Text<'_>, names: &Names, i: usize) -> bool {
    if names.over(i).is_some() || !text.is_word(i) {
        return !matches!(text.tokens[i].kind, crate::text::Kind::Number);
    }
    let word = text.word(i);
    let Some(best) = word.best() else { return true };
    match best.grammar.pos {
        Pos::Adjective | Pos::Participle => word.is_a(DEFINITE),
        Pos::Numeral => false,
        _ => true,
    }
}

/// Whether what stands after the noun belongs to it: a name in quotation marks, a genitive.
fn follows(text: &Text<'_>, names: &Names, i: usize) -> bool {
    if matches!(
        text.tokens[i].kind,
        crate::text::Kind::Mark('«' | '"' | '“' | '„')
    ) || names.over(i).is_some()
    {
        return true;
    }
    if !text.is_word(i) {
        return false;
    }
    let word = text.word(i);
    word.best().is_some_and(|best| {
        let nominal = best.grammar.is_noun() || best.grammar.is_adjectival();
        nominal && word.can_be(Case::Gen) && !word.can_be(Case::Nom)
    })
}
