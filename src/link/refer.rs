//! What a fact refers to: names, nouns and pronouns → entities.

mod campaign;
mod employer;
mod holder;
mod noun;
mod salience;
mod source;

use super::{Entities, EntityRef, LinkedQuote, LinkedRole, Reference};
use crate::decide::{Decide, Words};
use crate::lexicon::function::Function;
use crate::lexicon::group::Group;
use crate::mention::{Body, Names, QuoteFact, Referent, RoleFact, Tokens};
use crate::pattern::nominative_phrase;
use crate::span::Span;
use crate::text::Text;
use crate::vocabulary::{MentionKind, RoleKind};
use employer::Employers;
pub(super) use noun::resolve as named_before;
use salience::Asked;
pub(super) use source::{SURE, is_addressed, link_attributions};

/// Ties roles to their holders and targets, those of named holders first; a role without a holder is dropped.
pub(super) fn link_roles(
    words: &Words<'_>,
    (names, bodies): (&Names, &[Body]),
    roles: Vec<RoleFact>,
    entities: &mut Entities,
    decide: &mut Decide<'_>,
) {
    let text = words.text;
    let (linked, organizations) = (entities.roles.len(), entities.organizations.len());
    let mut employers = Employers::new(words, (names, bodies), entities);
    let named = |fact: &RoleFact| matches!(fact.holder, Referent::Name(_));
    let (mut named, mut others): (Vec<_>, Vec<_>) = roles.into_iter().partition(named);
    employer::join(text, names, &mut named);
    named.sort_by_key(|fact| fact.tokens.start);
    others.sort_by_key(|fact| fact.tokens.start);
    for mut fact in named.into_iter().chain(others) {
        let holder = match &fact.holder {
            Referent::Noun { tokens, head }
                if fact.kind != RoleKind::Office && text.is_kazakh(*head) =>
            {
                entities.meant(text, names, &named_body(tokens, *head))
            }
            Referent::Noun { tokens, head } => holder::holder(entities, text, names, tokens, *head)
                .inspect(|&holder| {
                    entities.mention(holder, text, tokens, MentionKind::Noun);
                }),
            Referent::Pronoun { token, gender } if !is_pronoun(text, *token) => {
                salience::topic(entities, text, *token, *gender).map(EntityRef::Person)
            }
            holder => entities.resolve(text, names, holder),
        };
        let Some(holder) = holder else {
            continue;
        };
        let target = fact
            .target
            .as_ref()
            .and_then(|target| match target {
                Referent::Noun { head, .. } if fact.kind != RoleKind::Office => {
                    campaign::named_by(entities, text, *head)
                }
                Referent::Noun { tokens, head } if text.is_kazakh(*head) => {
                    entities.meant(text, names, &named_body(tokens, *head))
                }
                target => entities.resolve(text, names, target),
            })
            .filter(|target| !matches!(target, EntityRef::Person(_)));
        let of_campaign = matches!(target, Some(EntityRef::Campaign(_)));
        if fact.kind != RoleKind::Office && !of_campaign {
            continue; // «организатор акции» where the text names none
        }
        let is_stated = text.is_kazakh(fact.tokens.start); // right before the title, or not at all
        let target = match fact.kind {
            RoleKind::Office if !is_stated => {
                employers.decide(&mut fact, holder, target, entities, decide)
            }
            _ => target,
        };
        if is_stated && target.is_none() {
            keep_body(text, &mut fact);
        }
        employers.note(holder, target);
        let role = LinkedRole {
            fact,
            holder,
            target,
        };
        if let Some(last) = entities.roles[linked..].last_mut()
            && is_told_by(last, &role)
        {
            *last = role;
            continue;
        }
        let (holder, kind) = (role.holder, role.fact.kind);
        if let (EntityRef::Person(person), RoleKind::Office) = (holder, kind) {
            let offices = entities.offices.entry(person).or_default();
            offices.push(entities.roles.len());
        }
        entities.roles.push(role);
    }
    entities.keep_bodies(organizations, linked);
}

/// «работала медсестрой в больнице № 5»: whether an office tells as what somebody works where the one before tells that
/// he does.
fn is_told_by(place: &LinkedRole, office: &LinkedRole) -> bool {
    let (outer, inner) = (&place.fact.tokens, &office.fact.tokens);
    place.fact.kind == RoleKind::Office
        && office.fact.kind == RoleKind::Office
        && place.fact.title.is_none()
        && office.fact.title.is_some()
        && (place.holder, place.target) == (office.holder, office.target)
        && place.target.is_some()
        && outer.start <= inner.start
        && inner.end <= outer.end
}

/// The body that these words mean.
fn named_body(tokens: &Tokens, head: usize) -> Body {
    Body {
        tokens: tokens.clone(),
        head,
        points_back: false,
    }
}

/// Gives a Kazakh title the bare noun for a body that nothing else is known of: «директор» → «мектеп директоры».
fn keep_body(text: &Text<'_>, fact: &mut RoleFact) {
    let Some(Referent::Noun { tokens, head }) = &fact.target else {
        return;
    };
    let is_possessed = svodka_kazakh::read(text.normal(*head))
        .chain
        .possessor
        .is_some();
    if tokens.end == fact.tokens.start && !is_possessed {
        let whole = tokens.start..fact.tokens.end;
        fact.title = Some(nominative_phrase(text, &whole, whole.end - 1).to_lowercase());
        fact.tokens = whole;
        fact.evidence.retain(|evidence| evidence.field != "target");
    }
}

/// Ties quotes to their speakers, in the order of the text. The nouns for campaigns that stand alone
/// become mentions on the way.
pub(super) fn link_quotes(
    text: &Text<'_>,
    names: &Names,
    quotes: Vec<QuoteFact>,
    entities: &mut Entities,
) -> Vec<LinkedQuote> {
    campaign::link_nouns(text, names, entities);
    let mut last = None; // who spoke last
    let mut linked = Vec::with_capacity(quotes.len());
    for fact in quotes {
        let speaker = fact
            .speaker
            .as_ref()
            .and_then(|referent| entities.refer(text, names, referent, last))
            .filter(EntityRef::can_speak);
        if let Some(EntityRef::Person(person)) = speaker {
            last = Some(person);
        }
        linked.push(LinkedQuote { fact, speaker });
    }
    linked
}

impl Entities {
    /// The entity that `referent` stands for, in the light of what was mentioned before it. A noun or
    /// pronoun becomes a mention of it.
    pub fn resolve(
        &mut self,
        text: &Text<'_>,
        names: &Names,
        referent: &Referent,
    ) -> Option<EntityRef> {
        self.refer(text, names, referent, None)
    }

    /// As [`Entities::resolve`]; of people that fit alike, a pronoun prefers `spoken`.
    fn refer(
        &mut self,
        text: &Text<'_>,
        names: &Names,
        referent: &Referent,
        spoken: Option<usize>,
    ) -> Option<EntityRef> {
        match referent {
            Referent::Name(mention) => self.of_mention[*mention],
            Referent::Noun { tokens, head } => {
                let entity = noun::resolve(self, text, names, tokens, *head, spoken)?;
                self.mention(entity, text, tokens, MentionKind::Noun);
                Some(entity)
            }
            Referent::Pronoun { token, gender } => {
                if text.is_a(*token, Function::They | Function::Their) {
                    return None;
                }
                let asked = Asked {
                    token: *token,
                    gender: *gender,
                    spoken,
                };
                let entity = EntityRef::Person(salience::person(self, text, &asked)?);
                if is_pronoun(text, *token) {
                    self.mention(entity, text, &(*token..*token + 1), MentionKind::Pronoun);
                }
                Some(entity)
            }
        }
    }

    /// Adds a mention of a person or campaign that has been named before, once.
    fn mention(&mut self, entity: EntityRef, text: &Text<'_>, tokens: &Tokens, kind: MentionKind) {
        let mentions = match entity {
            EntityRef::Person(i) => &mut self.people[i].mentions,
            EntityRef::Campaign(i) => &mut self.campaigns[i].mentions,
            EntityRef::Organization(_) | EntityRef::Place(_) => return,
        };
        add(mentions, text.span(tokens), kind);
    }
}

/// Inserts a mention by its start; not before the first, which gives the entity its id, nor over another.
fn add(mentions: &mut Vec<Reference>, span: Span, kind: MentionKind) {
    let at = mentions.partition_point(|known| known.span.start <= span.start);
    // no mention of one entity stands in another
    let near = &mentions[at.saturating_sub(1)..mentions.len().min(at + 1)];
    let free = near.iter().all(|known| !known.span.overlaps(span));
    if at > 0 && free {
        mentions.insert(at, Reference::back(span, kind));
    }
}

/// A personal or possessive pronoun of the third person, rather than a verb whose subject is left out.
fn is_pronoun(text: &Text<'_>, token: usize) -> bool {
    text.lexicon.group(Group::Pronoun).has(text.normal(token))
}
