//! How probable it is that a fact is right: after everything has been read and linked, a model of each family weighs
//! how the fact was read, how probable the decisions behind it were, and where it stands. The models are trained on
//! facts that were held against gold, in records made by models that had not seen the document.

mod campaign;
mod date;
mod figure;
mod quote;
mod role;

use crate::decide::{Decide, Features, Question, Words, step};
use crate::link::{Entities, EntityRef, Standing};
use crate::mention::Tokens;
use crate::span::Span;
use crate::text::Kind;
use rustc_hash::FxHashMap;

/// The confidence of each fact, in the order of the tables of [`Entities`].
#[derive(Debug, Default)]
pub struct Confidences {
    /// Of campaigns.
    pub campaigns: Vec<f64>,
    /// Of roles.
    pub roles: Vec<f64>,
    /// Of dates.
    pub dates: Vec<f64>,
    /// Of figures.
    pub figures: Vec<f64>,
    /// Of sums of money.
    pub amounts: Vec<f64>,
    /// Of quotes.
    pub quotes: Vec<f64>,
}

/// Weighs every fact of an article.
pub fn weigh(words: &Words<'_>, entities: &Entities, decide: &mut Decide<'_>) -> Confidences {
    let asked = Asked {
        words,
        entities,
        standing: Standing::of(entities),
        inside: inside(entities),
    };
    let mut ask = |question, about, fill: &dyn Fn(&mut Features<'_>)| {
        decide.prepare(|features| fill(features));
        decide.ask(question, about)
    };
    let span = |tokens: &Tokens| words.text.span(tokens);
    Confidences {
        campaigns: entities
            .campaigns
            .iter()
            .enumerate()
            .map(|(index, campaign)| {
                let about = campaign.mentions[0].span;
                ask(Question::CampaignRight, about, &|f| {
                    asked.campaign(index, f)
                })
            })
            .collect(),
        roles: entities
            .roles
            .iter()
            .map(|role| {
                let about = span(&role.fact.tokens);
                ask(Question::RoleRight, about, &|f| asked.role(role, f))
            })
            .collect(),
        dates: entities
            .dates
            .iter()
            .map(|date| {
                let mut about = span(&date.tokens);
                about.start += date.skip;
                ask(Question::DateRight, about, &|f| asked.date(date, f))
            })
            .collect(),
        figures: entities
            .figures
            .iter()
            .map(|figure| {
                let about = span(&figure.fact.tokens);
                ask(Question::FigureRight, about, &|f| asked.figure(figure, f))
            })
            .collect(),
        amounts: entities
            .amounts
            .iter()
            .map(|amount| {
                let about = span(&amount.fact.tokens);
                ask(Question::AmountRight, about, &|f| asked.amount(amount, f))
            })
            .collect(),
        quotes: entities
            .quotes
            .iter()
            .enumerate()
            .map(|(index, quote)| {
                let about = span(&quote.fact.tokens);
                ask(Question::QuoteRight, about, &|f| {
                    asked.quote(index, quote, f)
                })
            })
            .collect(),
    }
}

/// The figures in each quote.
fn inside(entities: &Entities) -> FxHashMap<usize, Vec<usize>> {
    let mut inside: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (index, figure) in entities.figures.iter().enumerate() {
        if let Some(quote) = figure.quote {
            inside.entry(quote).or_default().push(index);
        }
    }
    inside
}

/// What facts are weighed by.
struct Asked<'a> {
    words: &'a Words<'a>,
    entities: &'a Entities,
    standing: Standing,
    /// Figures in each quote, by index.
    inside: FxHashMap<usize, Vec<usize>>,
}

/// Probabilities that a decision reaches or does not.
const STEPS: [f64; 11] = [
    0.5, 0.6, 0.7, 0.8, 0.88, 0.94, 0.97, 0.985, 0.993, 0.997, 0.999,
];

/// Adds each step that a probability reaches.
fn sure(features: &mut Features<'_>, template: &str, probability: f64) {
    let reached = STEPS.iter().filter(|step| probability >= **step).count();
    for step in 0..reached {
        features.add(template, step);
    }
}

/// The step that a probability reaches.
fn reached(probability: f64) -> usize {
    STEPS.iter().filter(|step| probability >= **step).count()
}

impl Asked<'_> {
    /// What is weighed of every fact: its rule, where it stands and what stands beside it.
    fn common(&self, rule: &'static str, tokens: &Tokens, features: &mut Features<'_>) {
        let text = self.words.text;
        features.add("bias", true);
        features.add("rule.id", rule);
        let block = &text.article.blocks[text.tokens[tokens.start].block as usize];
        features.add("block", block.kind as usize);
        features.add("language", block.language.unwrap_or(""));
        features.add("length", step(tokens.len()));
        let opened = text.quotes_opened(0..tokens.start).iter().rev().take(4);
        let quoted = opened
            .clone()
            .any(|quote| quote.inside().contains(&tokens.start));
        features.add("quoted", quoted);
        let sentence = text.sentence(tokens.start);
        features.add("sentence.first", sentence.start == tokens.start);
        features.add("sentence.length", step(sentence.len() / 4));
        if tokens.start > sentence.start {
            self.beside("before", tokens.start - 1, features);
        }
        if tokens.end < sentence.end {
            self.beside("behind", tokens.end, features);
        }
    }

    /// A word beside a fact.
    fn beside(&self, place: &str, i: usize, features: &mut Features<'_>) {
        let text = self.words.text;
        match text.tokens[i].kind {
            Kind::Word => {
                self.words.describe(features, place, i);
                features.add(place, ("pos", text.word(i).pos() as usize));
            }
            Kind::Number => features.add(place, "number"),
            Kind::Mark(_) => features.add(place, text.surface(i)),
        }
    }

    /// The first token of a span.
    fn token(&self, span: Span) -> usize {
        let tokens = &self.words.text.tokens;
        let token = tokens.partition_point(|token| token.span.end <= span.start);
        token.min(tokens.len().saturating_sub(1))
    }

    /// The tokens of a span.
    fn tokens(&self, span: Span) -> Tokens {
        let start = self.token(span);
        let tokens = &self.words.text.tokens;
        let end = tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start + 1)
    }

    /// How probable it is that an entity is right, and its family.
    fn entity(&self, entity: EntityRef) -> (&'static str, f64) {
        match entity {
            EntityRef::Person(i) => ("person", self.entities.people[i].confidence),
            EntityRef::Organization(i) => {
                ("organization", self.entities.organizations[i].confidence)
            }
            EntityRef::Place(i) => ("place", self.entities.places[i].confidence),
            EntityRef::Campaign(i) => ("campaign", self.entities.campaigns[i].confidence),
        }
    }

    /// The mentions of an entity on both sides of byte `at`, the nearest one each.
    fn beside_byte(&self, entity: EntityRef, at: u32) -> impl Iterator<Item = Span> {
        let mentions = match entity {
            EntityRef::Person(i) => &self.entities.people[i].mentions,
            EntityRef::Organization(i) => &self.entities.organizations[i].mentions,
            EntityRef::Place(i) => &self.entities.places[i].mentions,
            EntityRef::Campaign(i) => &self.entities.campaigns[i].mentions,
        };
        let behind = mentions.partition_point(|mention| mention.span.start < at);
        let near = &mentions[behind.saturating_sub(1)..mentions.len().min(behind + 1)];
        near.iter().map(|mention| mention.span)
    }

    /// Adds an entity that a fact refers to: its family, how sure it is, how far its nearest mention stands.
    fn refers(&self, place: &str, entity: EntityRef, at: &Tokens, features: &mut Features<'_>) {
        let (family, probability) = self.entity(entity);
        features.add(place, family);
        features.add(place, (family, "sure", reached(probability)));
        let about = self.words.text.span(at);
        let gap = |span: Span| match span.start < about.start {
            true => (about.start.saturating_sub(span.end), "before"),
            false => (span.start.saturating_sub(about.end), "behind"),
        };
        if let Some((bytes, side)) = self.beside_byte(entity, about.start).map(gap).min() {
            features.add(place, (side, "far", step(bytes as usize / 12)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_probability_reaches_its_steps() {
        assert_eq!(reached(0.49), 0);
        assert_eq!(reached(0.75), 3);
        assert_eq!(reached(1.0), STEPS.len());
    }
}
