//! Bodies without a name become organizations where a fact needs one: who states a figure, who organizes a campaign,
//! where somebody holds an office.

use super::refer::named_before;
use super::{Entities, Entity, EntityRef, Organization, Reference};
use crate::lexicon::grammar::Number;
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::{Body, Names};
use crate::pattern::{entry, nominative_phrase};
use crate::text::Text;
use crate::vocabulary::{MentionKind, OrganizationKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The rule of an organization that no name tells.
const RULE: &str = "refer.body";

/// Confidence of an organization that is known only by what it does.
const UNNAMED: f64 = 0.6;

/// Whether the noun alone takes up a body named before: «в ведомстве».
pub(super) fn takes_up(text: &Text<'_>, head: usize) -> bool {
    text.lexicon
        .group(Group::BodyAgain)
        .has_lemma_of(text.word(head))
}

/// Whether a body's words tell it from others of its kind: there are more than its head noun, or there is but one such
/// body in a place.
pub(super) fn is_told(text: &Text<'_>, body: &Body) -> bool {
    let word = text.word(body.head);
    if text.is_kazakh(body.head) {
        let is_plural = svodka_kazakh::read(&word.normal).chain.is_plural;
        return !is_plural && body.tokens.len() > 1;
    }
    let single = word.any(|g| g.is_noun() && g.number == Some(Number::Sing));
    let public = || {
        let public = entry(text, body.head, List::OrgHead)
            .is_some_and(|entry| &*entry.kind == "government")
            && !takes_up(text, body.head);
        public || alone(text, body.head).is_some()
    };
    !body.points_back && single && (body.tokens.len() > 1 || public())
}

/// The kind of a body of which a story has but one: «оргкомитет».
fn alone<'a>(text: &'a Text<'_>, head: usize) -> Option<&'a str> {
    entry(text, head, List::SayBody)
        .map(|entry| &*entry.canonical)
        .filter(|kind| !kind.is_empty())
}

/// Letters by which the words of names are compared, whatever their endings.
const STEM: usize = 5;

/// Whether a body is another than the organization of this name: both have the same noun, and other words tell which.
pub(super) fn is_another(text: &Text<'_>, body: &Body, name: &str) -> bool {
    let name = name.to_lowercase();
    let has = |i: usize| {
        let stem: String = text.normal(i).chars().take(STEM).collect();
        name.contains(&stem)
    };
    let places = text.lexicon.group(Group::UnnamedPlace);
    let telling =
        |&i: &usize| i != body.head && text.is_word(i) && !places.has_lemma_of(text.word(i));
    let mut others = body.tokens.clone().filter(telling).peekable();
    let tells = others.peek().is_some() && !body.points_back;
    tells && has(body.head) && !others.any(has)
}

/// Whether a Kazakh body of several words has nothing but its kind in common with an organization.
fn is_only_alike(text: &Text<'_>, body: &Body, organization: &Organization) -> bool {
    let stem: String = text.normal(body.head).chars().take(STEM).collect();
    let form = organization.form.iter();
    let mut called = form
        .chain([&organization.name])
        .chain(&organization.aliases);
    text.is_kazakh(body.head)
        && body.tokens.len() > 1
        && !called.any(|name| name.to_lowercase().contains(&stem))
}

/// What a body is called.
pub(super) fn name(text: &Text<'_>, body: &Body) -> String {
    nominative_phrase(text, &body.tokens, body.head)
}

/// Those of `bodies`, which stand in the order of the text, that begin in a sentence.
pub(super) fn within(bodies: &[Body], sentence: Range<usize>) -> &[Body] {
    let at = |token: usize| bodies.partition_point(|body| body.tokens.start < token);
    &bodies[at(sentence.start)..at(sentence.end)]
}

impl Entities {
    /// The organization that a body without a name is, the same for all that are called so.
    pub(super) fn body(&mut self, text: &Text<'_>, body: &Body) -> EntityRef {
        if self.bodies.is_empty() {
            for (index, known) in self.organizations.iter().enumerate() {
                let name = known.what.name.clone();
                self.bodies.entry(name).or_insert(index);
            }
        }
        let name = name(text, body);
        if let Some(&index) = self.bodies.get(&name) {
            return EntityRef::Organization(index);
        }
        let index = self.organizations.len();
        self.bodies.insert(name.clone(), index);
        self.organizations.push(organization(text, body, name));
        EntityRef::Organization(index)
    }

    /// The organization that a noun for a body means: one named in the document, else one of its own.
    pub(super) fn meant(
        &mut self,
        text: &Text<'_>,
        names: &Names,
        body: &Body,
    ) -> Option<EntityRef> {
        if let Some(last) = self.taken_up(text, body) {
            return Some(last);
        }
        match named_before(self, text, names, &body.tokens, body.head, None) {
            Some(EntityRef::Organization(index))
                if !is_another(text, body, &self.organizations[index].what.name)
                    && !is_only_alike(text, body, &self.organizations[index].what) =>
            {
                Some(EntityRef::Organization(index))
            }
            Some(EntityRef::Organization(_)) | None => {
                is_told(text, body).then(|| self.body(text, body))
            }
            Some(_) => None,
        }
    }

    /// «ведомствоның»: the organization named last before a Kazakh noun for any body.
    fn taken_up(&self, text: &Text<'_>, body: &Body) -> Option<EntityRef> {
        let is_any = text.is_kazakh(body.head)
            && body.tokens.len() == 1
            && (text.lexicon.group(Group::BodyAgain))
                .has(&svodka_kazakh::read(text.normal(body.head)).stem);
        let start = text.tokens[body.head].span.start;
        let near = is_any.then(|| self.organizations_near(start))?;
        let named = near.into_iter().filter_map(|index| {
            let mentions = &self.organizations[index].mentions;
            let before = mentions.partition_point(|known| known.span.start < start);
            Some((mentions[before.checked_sub(1)?].span.start, index))
        });
        let last = named.max().map(|(_, index)| EntityRef::Organization(index));
        last.filter(|&last| !self.is_unnamed(last))
    }

    /// Leaves of the organizations from number `first` on those that the roles from number `role` on speak of, in
    /// their order.
    pub(super) fn keep_bodies(&mut self, first: usize, role: usize) {
        let added = self.organizations.split_off(first);
        self.bodies.clear();
        let mut moved = FxHashMap::default();
        let roles = self.roles[role..].iter_mut();
        for entity in
            roles.flat_map(|role| std::iter::once(&mut role.holder).chain(&mut role.target))
        {
            if let EntityRef::Organization(index) = entity
                && *index >= first
            {
                let now = *moved.entry(*index).or_insert_with(|| {
                    self.organizations.push(added[*index - first].clone());
                    self.organizations.len() - 1
                });
                *entity = EntityRef::Organization(now);
            }
        }
    }

    /// Whether it is an organization that no name tells.
    pub(super) fn is_unnamed(&self, entity: EntityRef) -> bool {
        matches!(entity, EntityRef::Organization(index)
            if self.organizations[index].mentions.iter().all(|it| it.kind != MentionKind::Name))
    }
}

fn organization(text: &Text<'_>, body: &Body, name: String) -> Entity<Organization> {
    let listed = entry(text, body.head, List::OrgHead).map(|entry| &*entry.kind);
    let kind = listed.or_else(|| alone(text, body.head));
    let kind = kind.and_then(OrganizationKind::by_name);
    Entity {
        what: Organization {
            name,
            acronym: None,
            form: None,
            kind: Some(kind.unwrap_or(OrganizationKind::Other)),
            aliases: Vec::new(),
        },
        mentions: vec![Reference {
            confidence: Some(UNNAMED),
            ..Reference::back(text.span(&body.tokens), MentionKind::Noun)
        }],
        evidence: Vec::new(),
        rule: RULE,
        confidence: UNNAMED,
    }
}
