//! The campaign that a figure belongs to.

use crate::lexicon::grammar::Number;
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::link::{Entities, EntityRef};
use crate::mention::{Evidence, FigureFact, FigureOdds, Mention, Name, Names, Tokens};
use crate::text::Text;
use crate::vocabulary::{CountedAs, Unit};

/// Mentions of campaigns before a noun among which one of its kind is looked for, the nearest first.
const LOOKED_AT: usize = 64;

/// A campaign and the words that name it.
pub(super) struct Found {
    pub campaign: EntityRef,
    pub evidence: Evidence,
}

/// Whether something befell the people counted; such a figure cannot be one of a campaign.
pub(super) fn is_of_victims(fact: &FigureFact) -> bool {
    matches!(
        fact.counted_as,
        Some(
            CountedAs::Killed
                | CountedAs::Injured
                | CountedAs::Missing
                | CountedAs::Detained
                | CountedAs::Evacuated
        )
    )
}

/// How probable an answer is that no rule backs, where it is believed against the campaign of the people.
const SURE: f64 = 0.6;

/// «флешмоб «X» подхватили 300 подростков»: whether the people of a campaign take part in it, since no rule and no sure
/// model says what else they do.
pub(super) fn takes_part(fact: &FigureFact) -> bool {
    let harmless = matches!(
        fact.counted_as,
        Some(CountedAs::Other | CountedAs::Helped | CountedAs::Staff)
    );
    let backed = fact
        .evidence
        .iter()
        .any(|it| it.field == "counted_as" && it.rule != "figure.decided");
    let open = |odds: &FigureOdds| !backed && odds.counted_as < SURE;
    harmless && fact.odds.as_ref().is_some_and(open)
}

/// Whether the campaign may be named in the sentence before: it is for who took part and what was done.
pub(super) fn may_refer_back(fact: &FigureFact) -> bool {
    fact.unit != Unit::Person
        || matches!(
            fact.counted_as,
            Some(CountedAs::Participant | CountedAs::Helped)
        )
}

/// The campaign of the figure at `tokens`: named in its sentence, referred to there by a noun («акция»),
/// or, with `back`, named in the sentence before; where the text has only one, up to three sentences before.
pub(super) fn of(
    text: &Text<'_>,
    names: &Names,
    tokens: &Tokens,
    back: bool,
    entities: &Entities,
) -> Option<Found> {
    if entities.campaigns.is_empty() {
        return None;
    }
    let sentence = text.sentence(tokens.start);
    named(text, names, &sentence, tokens.start, entities)
        .or_else(|| referred(text, names, &sentence, tokens, entities))
        .or_else(|| {
            let reach = match (back, entities.campaigns.len()) {
                (false, _) => 0,
                (true, 1) => 3,
                (true, _) => 1,
            };
            before(text, sentence.start, reach).find_map(|before| {
                named(text, names, &before, before.end, entities)
                    .or_else(|| referred(text, names, &before, tokens, entities))
            })
        })
}

/// Up to `reach` sentences of the block before the one that begins at token `start`, the nearest first.
fn before<'a>(text: &'a Text<'_>, start: usize, reach: usize) -> impl Iterator<Item = Tokens> + 'a {
    let block = text.tokens[start].block;
    let step = move |sentence: &Tokens| {
        let last = sentence.start.checked_sub(1)?;
        (text.tokens[last].block == block).then(|| text.sentence(last))
    };
    std::iter::successors(step(&(start..start)), step).take(reach)
}

/// Whether money at `tokens` was gathered or given, as the sentence says: its campaign may be named before.
pub(super) fn is_gathered(text: &Text<'_>, tokens: &Tokens) -> bool {
    text.sentence(tokens.start).any(|i| {
        text.lexicon
            .group(Group::Collecting)
            .has_lemma_of(text.word(i))
    })
}

/// The campaign named in `sentence` nearest to token `at`.
fn named(
    text: &Text<'_>,
    names: &Names,
    sentence: &Tokens,
    at: usize,
    entities: &Entities,
) -> Option<Found> {
    let (index, mention) = campaigns(names.starting_in(sentence.clone()))
        .min_by_key(|(_, mention)| mention.tokens.start.abs_diff(at))?;
    found(text, entities.of_mention[index]?, &mention.tokens)
}

/// «в акции участвует …»: the noun stands for the campaign named last before it.
fn referred(
    text: &Text<'_>,
    names: &Names,
    sentence: &Tokens,
    figure: &Tokens,
    entities: &Entities,
) -> Option<Found> {
    let free = |i: &usize| !figure.contains(i) && names.over(*i).is_none();
    sentence.clone().filter(free).find_map(|i| {
        let word = text.word(i);
        let singular = word.any(|g| g.is_noun() && g.number == Some(Number::Sing));
        if !word.is(List::CampaignHead) || !singular {
            return None;
        }
        let of_kind = |index: &usize| {
            let campaign = entities.of_mention[*index];
            campaign.is_some_and(|campaign| is_called(text, i, campaign, entities))
        };
        let named = || {
            let before = names.starting_in(0..i).rev();
            campaigns(before).filter(|(_, mention)| mention.tokens.end <= i)
        };
        let before = named()
            .take(LOOKED_AT)
            .find(|(index, _)| of_kind(index))
            .or_else(|| named().next());
        let only = || {
            let all = names.starting_in(0..text.len());
            campaigns(all)
                .next()
                .filter(|_| entities.campaigns.len() == 1)
        };
        let (index, _) = before.or_else(only)?;
        let campaign = entities.of_mention[index]?;
        stands_for(text, i, campaign, entities)
            .then(|| found(text, campaign, &(i..i + 1)))
            .flatten()
    })
}

/// Whether the head noun at `i` can stand for the campaign: its own kind, or one that any can bear.
fn stands_for(text: &Text<'_>, i: usize, campaign: EntityRef, entities: &Entities) -> bool {
    let word = text.word(i);
    text.lexicon.group(Group::AnyCampaign).has_lemma_of(word)
        || is_called(text, i, campaign, entities)
}

/// Whether the noun at `i` is the campaign's own: its kind, or a word of its name.
fn is_called(text: &Text<'_>, i: usize, campaign: EntityRef, entities: &Entities) -> bool {
    let EntityRef::Campaign(index) = campaign else {
        return false;
    };
    let what = &entities.campaigns[index].what;
    let kind = what.kind_word.as_deref().unwrap_or("");
    let word = text.word(i);
    let in_name = || {
        let name = what.name.to_lowercase();
        word.readings.iter().any(|r| name.contains(&*r.lemma))
    };
    word.has_lemma(kind) || in_name()
}

fn campaigns<'a>(
    mentions: impl Iterator<Item = (usize, &'a Mention)>,
) -> impl Iterator<Item = (usize, &'a Mention)> {
    mentions.filter(|(_, mention)| matches!(mention.name, Name::Campaign(_)))
}

fn found(text: &Text<'_>, campaign: EntityRef, words: &Tokens) -> Option<Found> {
    Some(Found {
        campaign,
        evidence: Evidence {
            field: "campaign",
            span: text.span(words),
            rule: "figure.campaign",
        },
    })
}
