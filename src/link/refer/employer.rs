//! The organization or place of an office: what the document offers is ranked, nothing among it.

mod taken;
mod weigh;
mod workplace;

use taken::governed;
pub(super) use workplace::join;

use crate::decide::{Decide, Question, Words};
use crate::lexicon::grammar::{Case, Grammar, Number, Pos};
use crate::lexicon::list::List;
use crate::link::bodies::{self, is_told};
use crate::link::near::{Spot, Spots, nearest};
use crate::link::{Entities, EntityRef};
use crate::mention::{Body, Evidence, Names, Referent, RoleFact, Tokens};
use crate::pattern::phrase;
use crate::text::Text;
use crate::vocabulary::MentionKind;
use rustc_hash::{FxHashMap, FxHashSet};

/// Candidates at most, the nearest first.
const MOST: usize = 8;

/// Sentences before the title whose organizations are candidates.
const BACK: usize = 5;

/// Letters of the shortest noun that takes up a compound («парк» a «нацпарк»), and of what may stand before it.
const PART: (usize, usize) = (4, 2);

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
    /// Where organizations are mentioned with each noun that they may be taken up by.
    heads: FxHashMap<&'a str, Vec<(usize, EntityRef)>>,
    /// Of each employer so far those who hold an office there.
    held: FxHashMap<EntityRef, FxHashSet<EntityRef>>,
}

/// A noun that bodies are called by.
fn is_body(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    word.is(List::OrgHead) && word.any(|g| g.is_noun())
}

/// Letters of a compound noun, at most: what is longer is no word.
const LONGEST: usize = 60;

/// A noun, and what of a compound may stand for it: «нацпарк», «парк».
fn parts(noun: &str) -> impl Iterator<Item = &str> {
    let letters = noun.chars().count();
    let (least, before) = PART;
    let inside = noun.char_indices().enumerate().skip(before);
    let is_noun = letters <= LONGEST;
    let long = move |&(at, _): &(usize, (usize, char))| is_noun && letters - at >= least;
    let inside = inside.take_while(long).map(|(_, (at, _))| &noun[at..]);
    std::iter::once(noun).chain(inside)
}

/// What may be the employer of an office.
#[derive(Clone, Debug)]
enum Employer {
    /// An entity, with its mention nearest to the title.
    Known(EntityRef, Option<Spot>),
    /// The body without a name that the title itself tells: «депутат горсовета».
    Told(Body),
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
    /// Reads the organizations of a document; bodies without a name become organizations.
    pub(super) fn new(
        words: &'a Words<'a>,
        (names, bodies): (&'a Names, &[Body]),
        entities: &mut Entities,
    ) -> Self {
        let organizations = entities.organizations.iter().enumerate();
        let main = organizations
            .max_by_key(|(index, it)| (it.mentions.len(), std::cmp::Reverse(*index)))
            .map(|(index, _)| EntityRef::Organization(index));
        let mut spots = Spots::new(words.text, entities);
        let told = bodies.iter().filter(|body| is_told(words.text, body));
        let spot = |body: &Body| Spot {
            entity: entities.body(words.text, body),
            start: body.tokens.start,
            end: body.tokens.end,
            kind: MentionKind::Noun,
        };
        spots.add(told.map(spot));
        let mut employers = Self {
            words,
            names,
            spots,
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

    /// The nouns that organizations are called by, each with its mentions in the order of the text.
    fn heads(&self) -> FxHashMap<&'a str, Vec<(usize, EntityRef)>> {
        let text = self.words.text;
        let mut heads: FxHashMap<&str, Vec<(usize, EntityRef)>> = FxHashMap::default();
        for spot in self.spots.within(text, 0..text.sentences.len()) {
            let EntityRef::Organization(_) = spot.entity else {
                continue;
            };
            for head in self.nouns(&self.whole(spot)) {
                for noun in parts(self.words.lemma(head)) {
                    heads.entry(noun).or_default().push((head, spot.entity));
                }
            }
        }
        for mentions in heads.values_mut() {
            mentions.sort_unstable();
        }
        heads
    }

    /// The nouns that the words of a mention say what it is by: the first, and the first that bodies are called by.
    fn nouns(&self, whole: &Tokens) -> impl Iterator<Item = usize> {
        let text = self.words.text;
        let first = whole.clone().find(|&i| text.word(i).any(|g| g.is_noun()));
        let listed = whole.clone().find(|&i| is_body(text, i));
        first.into_iter().chain(listed.filter(|_| listed != first))
    }

    /// The employer of the office that `fact` tells of, whose words become its evidence; `rule` is what the rules say.
    pub(super) fn decide(
        &self,
        fact: &mut RoleFact,
        holder: EntityRef,
        rule: Option<EntityRef>,
        entities: &mut Entities,
        decide: &mut Decide<'_>,
    ) -> Option<EntityRef> {
        let text = self.words.text;
        let nouns =
            |i: &usize| text.word(*i).any(|g| g.is_noun()) || text.word(*i).is(List::Office);
        let head = fact.tokens.clone().find(nouns);
        let head = head.unwrap_or(fact.tokens.start);
        let taken_up = self.taken_up(&fact.tokens, head, entities);
        let staffs = || self.staffs(&fact.tokens, head);
        let taken_up = taken_up.or_else(|| rule.is_none().then(staffs).flatten());
        let options = self.candidates(fact, head, (rule, taken_up), entities);
        if fact.title.is_none() || options.is_empty() || self.is_told_behind(fact, rule) {
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
        let name = |option: &Employer| match option {
            Employer::Known(entity, _) => entities.name(*entity),
            Employer::Told(body) => bodies::name(text, body),
        };
        let known = |option: &Employer| match option {
            Employer::Known(entity, _) => Some(*entity) == taken_up,
            Employer::Told(_) => false,
        };
        let is_sure = taken_up.is_some_and(|it| self.is_called_alone(&fact.tokens, head, it));
        let sure = options.iter().position(known).filter(|_| is_sure);
        let ask = |decide: &mut Decide<'_>| {
            decide.rank_of(
                (Question::Employer, text.span(&fact.tokens), subject),
                options.len() + 1,
                |option, features| match option.checked_sub(1) {
                    None => asked.nothing(options.len(), features),
                    Some(at) => asked.option(&options[at], at, options.len(), features),
                },
                |option| match option.checked_sub(1) {
                    None => "none".to_owned(),
                    Some(at) => name(&options[at]),
                },
            )
        };
        let chosen = sure.or_else(|| ask(decide).answer.checked_sub(1));
        let chosen = chosen.map(|at| options[at].clone());
        let (employer, words) = match chosen {
            None => (None, None),
            Some(Employer::Known(entity, spot)) => {
                (Some(entity), spot.map(|spot| spot.start..spot.end))
            }
            Some(Employer::Told(body)) => (Some(entities.body(text, &body)), Some(body.tokens)),
        };
        if let Some(words) = &words {
            without(text, fact, words);
        }
        if employer != rule {
            fact.evidence.retain(|evidence| evidence.field != "target");
            fact.evidence.extend(words.map(|words| Evidence {
                field: "target",
                span: text.span(&words),
                rule: RULE,
            }));
        }
        employer
    }

    /// «начальник | Степного управления»: the organization that the rules say is named right behind the title; not a part of a
    /// body, unless the place that it works for stands in its name.
    fn is_told_behind(&self, fact: &RoleFact, rule: Option<EntityRef>) -> bool {
        let (Some(Referent::Name(mention)), Some(EntityRef::Organization(_))) =
            (&fact.target, rule)
        else {
            return false;
        };
        let text = self.words.text;
        let whole = &self.names.mentions[*mention].whole;
        let part = whole
            .clone()
            .find(|&i| text.word(i).any(|g| g.is_noun()))
            .is_some_and(|i| text.word(i).is(List::OrgPart));
        let of_place = || whole.clone().any(|i| self.names.place(i).is_some());
        whole.start == fact.tokens.end && (!part || of_place())
    }

    /// What is ranked: the options, without bodies that have no name where the noun of the title takes up a name, or where
    /// the words of the title tell more than the noun in it.
    fn candidates(
        &self,
        fact: &RoleFact,
        head: usize,
        (rule, taken_up): (Option<EntityRef>, Option<EntityRef>),
        entities: &Entities,
    ) -> Vec<Employer> {
        let mut options = self.options(fact, head, [rule, taken_up]);
        let by_noun = matches!(fact.target, Some(Referent::Noun { .. }))
            && matches!(rule, Some(EntityRef::Organization(_)));
        let told = self.told(fact, head, taken_up);
        options.retain(|option| match option {
            Employer::Known(known, spot) if entities.is_unnamed(*known) => {
                let inside = spot.is_some_and(|spot| fact.tokens.contains(&spot.start));
                !(by_noun || inside && told.is_some())
            }
            _ => true,
        });
        options.extend(told.filter(|_| !by_noun).map(Employer::Told));
        options
    }

    /// The body without a name that the words of a title end with, where they take up none that has one.
    fn told(&self, fact: &RoleFact, head: usize, taken_up: Option<EntityRef>) -> Option<Body> {
        let text = self.words.text;
        if taken_up.is_some() || matches!(fact.target, Some(Referent::Name(_))) {
            return None;
        }
        let mut behind = head + 1..fact.tokens.end;
        let own = |i: &usize| {
            is_body(text, *i)
                && text.word(*i).can_be(Case::Gen)
                && !self.is_part_of_another(&fact.tokens, *i)
        };
        let noun = behind.find(own)?;
        let single = |g: &Grammar| g.is_noun() && g.number == Some(Number::Sing);
        let body = self.body(&fact.tokens, head, noun);
        (text.word(noun).any(single) && is_told(text, &body)).then_some(body)
    }

    /// What may be the employer of an office, with its nearest mention: organizations of its sentence and of the one
    /// before, of some before that where nothing in the title says whose it is; what the rules say and what the title
    /// takes up, and the organization that is named most often.
    fn options(
        &self,
        fact: &RoleFact,
        head: usize,
        proposed: [Option<EntityRef>; 2],
    ) -> Vec<Employer> {
        let text = self.words.text;
        let title = &fact.tokens;
        let sentence = text.tokens[title.start].sentence as usize;
        let bare = governed(text, head + 1..title.end).is_none();
        let back = if bare { BACK } else { 1 };
        let near = (self.spots).within(text, sentence.saturating_sub(back)..sentence + 1);
        let near: Vec<Spot> = near
            .iter()
            .filter(|spot| matches!(spot.entity, EntityRef::Organization(_)))
            .filter(|spot| {
                let beside = text.tokens[spot.start].sentence as usize + 1 >= sentence;
                spot.kind == MentionKind::Name || beside
            })
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
        let known = |(entity, spot)| Employer::Known(entity, spot);
        options.into_iter().map(known).collect()
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

    /// The words of a mention with its head noun, or the noun right before its quotation mark.
    fn whole(&self, spot: &Spot) -> Tokens {
        let mention = self.names.over(spot.start).map(|(_, mention)| mention);
        let whole = mention
            .filter(|m| m.tokens.start == spot.start && m.tokens.end == spot.end)
            .map_or(spot.start..spot.end, |m| m.whole.clone());
        let text = self.words.text;
        let before = spot
            .start
            .checked_sub(2)
            .filter(|_| whole.start + 1 >= spot.start);
        let noun = before.filter(|&i| {
            let noun = text
                .word(i)
                .best()
                .is_some_and(|r| r.grammar.pos == Pos::Noun);
            text.is_word(i) && noun && text.is_quoted(&(spot.start..spot.end))
        });
        noun.unwrap_or(whole.start)..whole.end
    }
}

/// Takes the words of the employer off the end of the title.
fn without(text: &Text<'_>, fact: &mut RoleFact, words: &Tokens) {
    let inside = words.start > fact.tokens.start && words.end == fact.tokens.end;
    if let Some(title) = fact.title.as_mut().filter(|_| inside)
        && let Some(rest) = title.strip_suffix(&phrase(text, words))
    {
        title.truncate(rest.trim_end().len());
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn parts_of_a_noun_are_few() {
        assert!(parts("нацпарк").any(|part| part == "парк"));
        let letters: usize = parts(&"парк".repeat(10_000)).map(str::len).sum();
        assert!(letters < 100_000, "{letters}");
    }
}
