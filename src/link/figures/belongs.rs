//! The campaign that a figure of people belongs to: those of the article are ranked, none among them.

use super::Near;
use super::campaign::{self, Found};
use crate::decide::{Decide, Features, Question, Words, step};
use crate::lexicon::list::{List, ListSet};
use crate::link::near::{Spot, Spots, nearest, opening, sentences_between, tokens_between};
use crate::link::{Entities, EntityRef};
use crate::mention::{Evidence, FigureFact, Names, Tokens};
use crate::pattern::{Clauses, is_predicate};
use crate::text::Text;
use crate::vocabulary::{BlockKind, Unit};

/// Sentences before and behind a figure in which its campaign may be mentioned, and those that open the text.
const BEFORE: usize = 12;
const BEHIND: usize = 3;
const OPENING: usize = 3;

/// Campaigns that are weighed, the nearest first.
const MOST: usize = 10;

/// Mentions among which other campaigns are looked for between a mention and the figure.
const LOOKED_AT: usize = 64;

/// Words around a mention that enter features.
const NEAR: usize = 2;

struct Asked<'a> {
    words: &'a Words<'a>,
    entities: &'a Entities,
    fact: &'a FigureFact,
    clauses: Clauses,
    /// What the rules say.
    rule: Option<EntityRef>,
    campaigns: &'a Campaigns,
    /// Sentences of the text below in which the number of a headline is told again.
    again: Vec<usize>,
    spots: &'a Spots,
    /// A noun of the sentence that any campaign may be called by.
    noun: Option<usize>,
    /// Whether a campaign that is weighed is mentioned in the sentence of the figure.
    is_named: bool,
}

/// The campaign of a figure, and the words that name it.
pub(super) fn of(
    words: &Words<'_>,
    names: &Names,
    near: &Near,
    fact: &FigureFact,
    entities: &Entities,
    decide: &mut Decide<'_>,
) -> Option<Found> {
    if entities.campaigns.is_empty() || campaign::is_of_victims(fact) {
        return None;
    }
    let text = words.text;
    let spots = &near.spots;
    let back = campaign::may_refer_back(fact);
    let rule = campaign::of(text, names, &fact.tokens, back, entities);
    let sentence = text.tokens[fact.tokens.start].sentence as usize;
    let from = sentence.saturating_sub(BEFORE);
    let to = (sentence + BEHIND + 1).min(text.sentences.len());
    let opening = spots.within(text, 0..from.min(OPENING));
    let all: Vec<Spot> = opening
        .iter()
        .chain(spots.within(text, from..to))
        .filter(|spot| matches!(spot.entity, EntityRef::Campaign(_)))
        .filter(|spot| may_be_told(text, fact, spot))
        .copied()
        .collect();
    let mut options = nearest(text, &fact.tokens, &all);
    options.truncate(MOST);
    let asked = Asked {
        words,
        entities,
        fact,
        clauses: Clauses::of(text, fact.tokens.start),
        rule: rule.as_ref().map(|found| found.campaign),
        campaigns: &near.campaigns,
        again: near.numbers.again(text, fact),
        spots: &near.spots,
        noun: event(text, names, &fact.tokens),
        is_named: options
            .iter()
            .any(|spot| sentences_between(text, &fact.tokens, spot) == 0),
    };
    let decision = decide.rank(
        Question::Campaign,
        text.span(&fact.tokens),
        options.len() + 1,
        |option, features| match option.checked_sub(1) {
            None => asked.none(options.len(), features),
            Some(at) => asked.candidate(&options[at], at, options.len(), features),
        },
        |option| match option.checked_sub(1) {
            None => "none".to_owned(),
            Some(at) => entities.name(options[at].entity),
        },
    );
    let spot = options.get(decision.answer.checked_sub(1)?)?;
    let same = rule.filter(|found| found.campaign == spot.entity);
    Some(same.unwrap_or_else(|| Found {
        campaign: spot.entity,
        evidence: Evidence {
            field: "campaign",
            span: text.span(&(spot.start..spot.end)),
            rule: "figure.campaign",
        },
    }))
}

/// Whether the figure may be one of a campaign that is mentioned there: in Kazakh, of which the model knows little, not of
/// one that only a later sentence names, unless the figure stands in the headline.
fn may_be_told(text: &Text<'_>, fact: &FigureFact, spot: &Spot) -> bool {
    let at = text.tokens[fact.tokens.start].sentence;
    !text.is_kazakh(fact.tokens.start)
        || is_in_title(text, fact)
        || text.tokens[fact.tokens.start].block == 0
        || text.tokens[spot.start].sentence <= at
}

/// Figures of people below the headline that its own may repeat.
const REPEATED: usize = 64;

/// The numbers of people that the text tells below its headline.
pub(super) struct Numbers(Vec<(u64, usize)>);

impl Numbers {
    /// The first of them, each with its sentence.
    pub(super) fn of(text: &Text<'_>, figures: &[FigureFact]) -> Self {
        let below = figures
            .iter()
            .filter(|fact| fact.unit == Unit::Person && !is_in_title(text, fact));
        let told = below.filter_map(|fact| {
            let sentence = text.tokens[fact.tokens.start].sentence as usize;
            Some((fact.min.or(fact.max)?, sentence))
        });
        Self(told.take(REPEATED).collect())
    }

    /// Where the number of a headline is told again, in full or rounded.
    fn again(&self, text: &Text<'_>, fact: &FigureFact) -> Vec<usize> {
        let Some(number) = fact.min.or(fact.max).filter(|_| is_in_title(text, fact)) else {
            return Vec::new();
        };
        let same = |&(other, _): &(u64, usize)| number.abs_diff(other) * 10 <= number.max(other);
        let told = self.0.iter().filter(|it| same(it));
        told.map(|(_, sentence)| *sentence).collect()
    }
}

fn is_in_title(text: &Text<'_>, fact: &FigureFact) -> bool {
    let block = text.tokens[fact.tokens.start].block as usize;
    text.article.blocks[block].kind == BlockKind::Title
}

/// What the document makes of its campaigns.
pub(super) struct Campaigns {
    /// The one that is mentioned most often, and first of all.
    main: Option<EntityRef>,
    /// How often all are mentioned.
    mentioned: usize,
}

impl Campaigns {
    /// Counts their mentions.
    pub(super) fn of(entities: &Entities) -> Self {
        let counts = || entities.campaigns.iter().map(|it| it.mentions.len());
        let main = counts()
            .enumerate()
            .max_by_key(|&(index, count)| (count, std::cmp::Reverse(index)));
        Self {
            main: main.map(|(index, _)| EntityRef::Campaign(index)),
            mentioned: counts().sum(),
        }
    }
}

/// A noun of the figure's sentence that a campaign may be called by, outside names, the nearest.
fn event(text: &Text<'_>, names: &Names, figure: &Tokens) -> Option<usize> {
    let heads = ListSet::of(&[List::CampaignHead, List::RoleEvent]);
    text.sentence(figure.start)
        .filter(|i| !figure.contains(i) && names.over(*i).is_none())
        .filter(|&i| text.word(i).lists.meets(heads))
        .min_by_key(|i| (i.abs_diff(figure.start), *i))
}

impl Asked<'_> {
    fn role(&self) -> usize {
        self.fact
            .counted_as
            .map_or(usize::MAX, |role| role as usize)
    }

    /// The nearest predicate of the figure's clause.
    fn verb(&self) -> Option<usize> {
        let text = self.words.text;
        let figure = self.fact.tokens.start;
        let part = self.clauses.parts.get(self.clauses.index(figure))?;
        part.clone()
            .filter(|&i| is_predicate(text, i))
            .min_by_key(|i| (i.abs_diff(figure), *i))
    }

    fn none(&self, options: usize, features: &mut Features<'_>) {
        features.add("none", true);
        features.add("none.role", self.role());
        features.add("rule.none", (self.rule.is_some(), self.role()));
        features.add("none.options", step(options));
        let text = self.words.text;
        features.add("none.named", (self.is_named, self.role()));
        features.add(
            "none.head",
            (self.noun.is_some(), self.is_named, self.role()),
        );
        self.words
            .describe(features, "none.noun", self.fact.tokens.end - 1);
        if let Some(noun) = self.noun {
            self.words.describe(features, "none.event", noun);
        }
        if let Some(verb) = self.verb() {
            self.words.describe(features, "none.verb", verb);
        }
        features.add("none.modality", self.fact.modality as usize);
        features.add("none.many", step(self.entities.campaigns.len()));
        features.add("none.title", is_in_title(text, self.fact));
        for i in opening(text, &self.fact.tokens) {
            self.words.mention(features, "none.opening", i);
        }
        let sentence = text.sentence(self.fact.tokens.start);
        let block = text.tokens[sentence.start].block;
        let begins = sentence.start == 0 || text.tokens[sentence.start - 1].block != block;
        features.add("none.begins", (begins, step(block as usize)));
        let number = text.tokens[sentence.start].sentence as usize;
        let others = self.spots.within(text, number..number + 1).iter();
        let others = others.filter(|spot| !matches!(spot.entity, EntityRef::Campaign(_)));
        features.add("none.others", (others.count().min(2), self.is_named));
    }

    /// Of a figure in the headline: whether its number is told again where the campaign is mentioned.
    fn headline(&self, spot: &Spot, main: bool, options: usize, features: &mut Features<'_>) {
        let near = |sentence: usize| {
            let around = sentence.saturating_sub(1)..sentence + 1;
            let spots = self.spots.within(self.words.text, around);
            spots.iter().any(|it| it.entity == spot.entity)
        };
        let again = self.again.iter().any(|&sentence| near(sentence));
        features.add("title", (self.role(), options == 1));
        features.add("title.main", (main, options == 1, self.noun.is_some()));
        features.add("title.again", (again, self.again.is_empty(), options == 1));
    }

    /// How many other campaigns are mentioned between a mention and the figure.
    fn between(&self, spot: &Spot) -> usize {
        let text = self.words.text;
        let sentence = |i: usize| text.tokens[i].sentence as usize;
        let figure = self.fact.tokens.start;
        let (first, last) = (spot.start.min(figure), spot.start.max(figure));
        let spots = self.spots.within(text, sentence(first)..sentence(last) + 1);
        let others = spots.iter().take(LOOKED_AT).filter(|it| {
            let is_other = matches!(it.entity, EntityRef::Campaign(_)) && it.entity != spot.entity;
            is_other && it.start > first && it.start < last
        });
        others.take(2).count()
    }

    fn candidate(&self, spot: &Spot, rank: usize, options: usize, features: &mut Features<'_>) {
        let text = self.words.text;
        let figure = &self.fact.tokens;
        features.add("some", true);
        features.add("rank", rank.min(3));
        features.add("only", options == 1);
        features.add("rule", (self.rule == Some(spot.entity), self.role()));
        features.add(
            "rule.chosen",
            (self.rule == Some(spot.entity), self.rule.is_some()),
        );
        let sentences = sentences_between(text, figure, spot);
        let place = match sentences {
            0 if spot.start < figure.start => "same.before",
            0 => "same.after",
            1.. => "after",
            -1 => "before.1",
            -2 | -3 => "before.2",
            _ => "before.more",
        };
        features.add("place", place);
        features.add("place.role", (place, self.role()));
        features.add("place.only", (place, options == 1));
        let block = text.tokens[spot.start]
            .block
            .abs_diff(text.tokens[figure.start].block);
        features.add("blocks", (block.min(3) as usize, place));
        if sentences == 0 {
            features.add("tokens", (place, step(tokens_between(figure, spot))));
            let clause = self.clauses.index(spot.start) == self.clauses.index(figure.start);
            features.add("clause", (place, clause));
            let sentence = text.sentence(figure.start);
            for (at, i) in (sentence.start..spot.start).rev().take(NEAR).enumerate() {
                self.words.describe(features, ["m.b1", "m.b2"][at], i);
            }
        }
        features.add("between", (self.between(spot), place));
        features.add("how", (spot.kind.name(), place));
        features.add("modality", (self.fact.modality as usize, place));
        if let Some(noun) = self.fact.noun.as_deref() {
            features.add("noun", (noun, sentences == 0));
        }
        let EntityRef::Campaign(index) = spot.entity else {
            return;
        };
        let campaign = &self.entities.campaigns[index];
        features.add("kind", (campaign.what.kind as usize, self.role()));
        features.add("mentions", step(campaign.mentions.len()));
        let title = campaign
            .mentions
            .first()
            .is_some_and(|first| first.span.start < text.article.blocks[0].span.end);
        features.add("in_title", title);
        features.add("in_title.role", (title, self.role(), self.noun.is_some()));
        let main = self.campaigns.main == Some(spot.entity);
        features.add("main", (main, place));
        features.add("main.role", (main, self.role(), self.is_named));
        features.add("main.noun", (main, self.noun.is_some(), rank == 0));
        let share = campaign.mentions.len() * 4 / self.campaigns.mentioned.max(1);
        features.add("share", (share, options == 1));
        if is_in_title(text, self.fact) {
            self.headline(spot, main, options, features);
        }
        if let Some(noun) = self.noun {
            features.add(
                "event",
                (self.words.lemma(noun), campaign.what.kind as usize),
            );
        }
        if let Some(word) = &campaign.what.kind_word {
            let sentence = text.sentence(figure.start);
            let said = sentence.clone().any(|i| text.word(i).has_lemma(word));
            features.add("kind_word", (said, place));
        }
    }
}
