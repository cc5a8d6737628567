//! The organization or place of an office: what the document offers is ranked, nothing among it.

use crate::decide::{Decide, Features, Question, Words, step};
use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::list::List;
use crate::link::near::{Spot, Spots, nearest, sentences_between, tokens_between};
use crate::link::{Entities, EntityRef};
use crate::mention::{Evidence, Name, Names, Referent, RoleFact, Tokens};
use crate::pattern::is_predicate;
use crate::text::Text;
use crate::vocabulary::{BlockKind, MentionKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// Candidates at most, the nearest first.
const MOST: usize = 8;

/// Words between a title and a candidate that are looked at.
const BETWEEN: usize = 24;

/// The kind of an employer that is a place.
const PLACE: usize = usize::MAX - 1;

/// The words that name the employer, as evidence calls them.
const RULE: &str = "role.employer";

/// What employers are told by, the same for all offices of a document.
pub(super) struct Employers<'a> {
    words: &'a Words<'a>,
    names: &'a Names,
    spots: Spots,
    /// The organization that is named most often.
    main: Option<EntityRef>,
    /// Where organizations are mentioned with each head noun.
    heads: FxHashMap<&'a str, Vec<(usize, EntityRef)>>,
    /// Of each employer so far those who hold an office there.
    held: FxHashMap<EntityRef, FxHashSet<EntityRef>>,
}

/// A noun that bodies are called by.
fn is_body(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    word.is(List::OrgHead) && word.any(|g| g.is_noun())
}

/// An office whose employer is asked for.
struct Asked<'a> {
    employers: &'a Employers<'a>,
    entities: &'a Entities,
    fact: &'a RoleFact,
    holder: EntityRef,
    /// What the rules say.
    rule: Option<EntityRef>,
    /// The head noun of the title.
    head: usize,
    /// The words of the holder's name.
    name: Option<Tokens>,
    /// The organization that a noun of the title takes up: «директор гимназии».
    taken_up: Option<EntityRef>,
}

impl<'a> Employers<'a> {
    /// Reads the organizations of a document.
    pub(super) fn new(words: &'a Words<'a>, names: &'a Names, entities: &Entities) -> Self {
        let organizations = entities.organizations.iter().enumerate();
        let main = organizations
            .max_by_key(|(index, it)| (it.mentions.len(), std::cmp::Reverse(*index)))
            .map(|(index, _)| EntityRef::Organization(index));
        let mut employers = Self {
            words,
            names,
            spots: Spots::new(words.text, entities),
            main,
            heads: FxHashMap::default(),
            held: FxHashMap::default(),
        };
        employers.heads = employers.heads();
        employers
    }

    /// Notes that `holder` holds an office at `target`.
    pub(super) fn note(&mut self, holder: EntityRef, target: Option<EntityRef>) {
        if let Some(target) = target {
            self.held.entry(target).or_default().insert(holder);
        }
    }

    /// The head nouns of the organizations, each with its mentions in the order of the text.
    fn heads(&self) -> FxHashMap<&'a str, Vec<(usize, EntityRef)>> {
        let text = self.words.text;
        let mut heads: FxHashMap<&str, Vec<(usize, EntityRef)>> = FxHashMap::default();
        let all = self.spots.within(text, 0..text.sentences.len());
        for spot in all.iter().filter(|spot| spot.kind == MentionKind::Name) {
            if let EntityRef::Organization(_) = spot.entity
                && let Some(head) = self.whole(spot).find(|&i| is_body(text, i))
            {
                let lemma = self.words.lemma(head);
                heads.entry(lemma).or_default().push((head, spot.entity));
            }
        }
        heads
    }

    /// The organization that a noun of the title takes up: the last before it that is called so, else the first
    /// behind.
    fn taken_up(&self, title: &Tokens, head: usize) -> Option<EntityRef> {
        let text = self.words.text;
        let noun = (head + 1..title.end).find(|&i| is_body(text, i))?;
        let mentions = self.heads.get(self.words.lemma(noun))?;
        let next = mentions.partition_point(|(token, _)| *token < title.start);
        let nearest = next.checked_sub(1).or(Some(next))?;
        mentions
            .get(nearest)
            .filter(|(token, _)| !title.contains(token))
            .map(|(_, entity)| *entity)
    }

    /// The employer of the office that `fact` tells of, whose words become its evidence; `rule` is what the rules say.
    pub(super) fn decide(
        &self,
        fact: &mut RoleFact,
        holder: EntityRef,
        rule: Option<EntityRef>,
        entities: &Entities,
        decide: &mut Decide<'_>,
    ) -> Option<EntityRef> {
        let text = self.words.text;
        let nouns = |i: &usize| text.word(*i).any(|g| g.is_noun());
        let head = fact.tokens.clone().find(nouns);
        let head = head.unwrap_or(fact.tokens.start);
        let taken_up = self.taken_up(&fact.tokens, head);
        let options = self.options(&fact.tokens, [rule, taken_up]);
        if fact.title.is_none() || options.is_empty() {
            return rule;
        }
        let asked = Asked {
            employers: self,
            entities,
            fact,
            holder,
            rule,
            head,
            taken_up,
            name: match fact.holder {
                Referent::Name(mention) => Some(self.names.mentions[mention].tokens.clone()),
                _ => None,
            },
        };
        let subject = || {
            let title = fact.title.as_deref().unwrap_or_default();
            format!("{} | {title}", entities.name(holder))
        };
        let decision = decide.rank_of(
            (Question::Employer, text.span(&fact.tokens), subject),
            options.len() + 1,
            |option, features| match option.checked_sub(1) {
                None => asked.nothing(options.len(), features),
                Some(at) => asked.candidate(options[at], at, options.len(), features),
            },
            |option| match option.checked_sub(1) {
                None => "none".to_owned(),
                Some(at) => entities.name(options[at].0),
            },
        );
        let chosen = decision.answer.checked_sub(1).map(|at| options[at]);
        let employer = chosen.map(|(entity, _)| entity);
        if employer != rule {
            fact.evidence.retain(|evidence| evidence.field != "target");
            if let Some((_, Some(spot))) = chosen {
                fact.evidence.push(Evidence {
                    field: "target",
                    span: text.span(&(spot.start..spot.end)),
                    rule: RULE,
                });
            }
        }
        employer
    }

    /// What may be the employer of an office, with its nearest mention: organizations of its sentence and of the one
    /// before, what the rules say and what the title takes up, and the organization that is named most often.
    fn options(
        &self,
        title: &Tokens,
        proposed: [Option<EntityRef>; 2],
    ) -> Vec<(EntityRef, Option<Spot>)> {
        let text = self.words.text;
        let sentence = text.tokens[title.start].sentence as usize;
        let near = self
            .spots
            .within(text, sentence.saturating_sub(1)..sentence + 1);
        let near: Vec<Spot> = near
            .iter()
            .filter(|spot| matches!(spot.entity, EntityRef::Organization(_)))
            .copied()
            .collect();
        let mut options: Vec<(EntityRef, Option<Spot>)> = nearest(text, title, &near)
            .into_iter()
            .take(MOST)
            .map(|spot| (spot.entity, Some(spot)))
            .collect();
        for entity in proposed.into_iter().flatten().chain(self.main) {
            if options.iter().all(|(known, _)| *known != entity) {
                options.push((entity, None));
            }
        }
        options
    }

    /// «департамент закупок компании «…»»: another body is named inside or right behind.
    fn is_owned(&self, whole: &Tokens) -> bool {
        let text = self.words.text;
        let sentence = text.tokens[whole.start].sentence as usize;
        let near = self.spots.within(text, sentence..sentence + 1);
        near.iter().any(|spot| {
            let inside = spot.start > whole.start && spot.end <= whole.end;
            let behind = self.whole(spot).start == whole.end;
            matches!(spot.entity, EntityRef::Organization(_)) && (inside || behind)
        })
    }

    /// The words of a mention with its head noun.
    fn whole(&self, spot: &Spot) -> Tokens {
        let mention = self.names.over(spot.start).map(|(_, mention)| mention);
        mention
            .filter(|m| m.tokens.start == spot.start && m.tokens.end == spot.end)
            .map_or(spot.start..spot.end, |m| m.whole.clone())
    }
}

impl Asked<'_> {
    /// What speaks for no employer.
    fn nothing(&self, options: usize, features: &mut Features<'_>) {
        let words = self.employers.words;
        features.add("none", true);
        features.add("none.options", step(options));
        features.add("rule.none", (self.fact.rule, self.ruled()));
        words.describe(features, "none.head", self.head);
        features.add("none.words", step(self.fact.tokens.len()));
        let last = self.fact.tokens.end - 1;
        features.add("none.last", words.lemma(last));
        let place = self
            .fact
            .tokens
            .clone()
            .any(|i| self.employers.names.place(i).is_some());
        features.add("none.place", (place, self.rule.is_some()));
        features.add("none.block", self.block());
        features.add("none.taken_up", self.taken_up.is_some());
    }

    /// What speaks for and against a candidate.
    fn candidate(
        &self,
        (entity, spot): (EntityRef, Option<Spot>),
        rank: usize,
        options: usize,
        features: &mut Features<'_>,
    ) {
        let ruled = self.rule == Some(entity);
        features.add("some", true);
        features.add("rank", rank.min(3));
        features.add("only", options == 1);
        features.add("rule", (ruled, self.ruled()));
        features.add("rule.way", (ruled, self.ruled(), self.fact.rule));
        let taken_up = self.taken_up == Some(entity);
        features.add("rule.taken_up", (taken_up, self.taken_up.is_some(), ruled));
        let kind = match entity {
            EntityRef::Organization(index) => {
                let own = &self.entities.organizations[index];
                features.add("mentions", step(own.mentions.len()));
                own.what.kind.map_or(usize::MAX, |kind| kind as usize)
            }
            _ => PLACE,
        };
        features.add("kind", (kind, ruled));
        let words = self.employers.words;
        features.add("kind.head", (kind, words.lemma(self.head)));
        if let Some(classes) = words.classes(self.head) {
            features.add("kind.class", (kind, classes.middle));
            features.add("kind.coarse", (kind, classes.coarse));
        }
        features.add(
            "main",
            (self.employers.main == Some(entity), spot.is_some()),
        );
        let held = self.employers.held.get(&entity);
        let own = held.is_some_and(|held| held.contains(&self.holder));
        let foreign = held.is_some_and(|held| held.len() > usize::from(own));
        features.add("also", (own, foreign));
        match spot {
            Some(spot) => self.mentioned(&spot, ruled, features),
            None => features.add("far", ruled),
        }
    }

    /// Where and how it is mentioned.
    fn mentioned(&self, spot: &Spot, ruled: bool, features: &mut Features<'_>) {
        let Employers { words, names, .. } = self.employers;
        let text = words.text;
        let title = &self.fact.tokens;
        let whole = self.employers.whole(spot);
        let place = match sentences_between(text, title, spot) {
            0 if spot.start >= title.start && spot.start < title.end => "inside",
            0 if spot.start < title.start => "before",
            0 => "after",
            _ => "sentence",
        };
        features.add("place", (place, ruled));
        let near = step(tokens_between(title, spot));
        features.add("near", (place, near));
        words.describe(features, place, self.head);
        let gap = if spot.start < title.start {
            whole.end..title.start
        } else {
            title.end..whole.start
        };
        let named = self
            .name
            .as_ref()
            .is_some_and(|name| gap.contains(&name.start));
        features.add("holder.between", (place, named));
        if place != "sentence" {
            self.between(gap, place, features);
        }
        let noun = whole.clone().find(|&i| text.word(i).any(|g| g.is_noun()));
        if let Some(noun) = noun {
            words.describe(features, "body", noun);
        }
        features.add("owned", (self.employers.is_owned(&whole), place));
        let fits = |case: Case| noun.is_none_or(|i| text.word(i).can_be(case));
        features.add("case", (place, fits(Case::Gen), fits(Case::Nom)));
        features.add("case.ins", (place, fits(Case::Ins)));
        let sentence = text.sentence(spot.start);
        for (at, i) in (sentence.start..whole.start).rev().take(2).enumerate() {
            let template = ["m.b1", "m.b2"][at];
            if text.is_word(i) {
                features.add(template, (words.lemma(i), place));
                words.describe(features, template, i);
            } else {
                features.add(template, (text.surface(i), place));
            }
        }
        if let Some(i) = Some(whole.end).filter(|&i| i < sentence.end) {
            let shown = if names.person(i).is_some() {
                "person"
            } else if text.is_word(i) {
                words.lemma(i)
            } else {
                text.surface(i)
            };
            features.add("m.a1", (shown, place));
        }
        let nested = names.over(spot.start).is_none_or(|(_, mention)| {
            (mention.tokens.start, mention.tokens.end) != (spot.start, spot.end)
        });
        features.add("nested", (nested, place));
        let block = text.tokens[spot.start].block == text.tokens[title.start].block;
        features.add("block", (block, place, self.block()));
    }

    /// What parts it from the title.
    fn between(&self, gap: Tokens, place: &str, features: &mut Features<'_>) {
        let Employers { words, names, .. } = self.employers;
        let text = words.text;
        let gap = gap.start..gap.end.min(gap.start + BETWEEN).max(gap.start);
        let verbs = gap.clone().filter(|&i| is_predicate(text, i)).count();
        let other = |i: &usize| {
            let own = self.name.as_ref().is_some_and(|name| name.contains(i));
            !own && names.person(*i).is_some()
        };
        let people = gap.clone().any(|i| other(&i));
        features.add("gap", (place, verbs.min(2), people));
        let marks = gap.clone().filter(|&i| !text.is_word(i)).count();
        features.add("gap.marks", (place, marks.min(3)));
        let of_body = |i: &usize| matches!(names.over(*i), Some((_, m)) if matches!(m.name, Name::Organization(_)));
        features.add("gap.bodies", (place, gap.clone().any(|i| of_body(&i))));
        let preposition = gap
            .clone()
            .rev()
            .find(|&i| text.word(i).pos() == Pos::Preposition);
        features.add(
            "gap.preposition",
            (place, preposition.map_or("", |i| text.normal(i))),
        );
        let title = gap.clone().any(|i| text.word(i).is(List::Office));
        features.add("gap.title", (place, title));
        if gap.is_empty() {
            features.add("beside", place);
        }
    }

    /// Whether the rules say something, and whether by name.
    fn ruled(&self) -> &'static str {
        match (&self.fact.target, self.rule) {
            (_, None) => "none",
            (Some(Referent::Name(_)), Some(EntityRef::Place(_))) => "place",
            (Some(Referent::Name(_)), _) => "name",
            _ => "noun",
        }
    }

    fn block(&self) -> &'static str {
        let text = self.employers.words.text;
        let block = text.tokens[self.fact.tokens.start].block as usize;
        match text.article.blocks[block].kind {
            BlockKind::Title => "title",
            _ => "body",
        }
    }
}
