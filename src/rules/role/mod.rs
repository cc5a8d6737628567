//! Roles: what a person is, to which organization or place; who organizes or initiates a campaign.

mod after;
mod again;
mod around;
mod before;
mod campaign;
mod campaign_cue;
mod campaign_rules;
mod case;
mod colleague;
mod extent;
mod kazakh;
mod kazakh_campaign;
mod kazakh_owner;
mod kazakh_predicate;
mod predicate;
mod rules;
mod stands;
mod title;
mod unlisted;
mod workplace;
mod written;

pub use kazakh_owner::body as kazakh_body;
pub(super) use title::is_post;

use super::Rule;
use super::written::Rules;
use crate::decide::Decide;
use crate::lexicon::list::List;
use crate::mention::{Evidence, Name, Names, Referent, RoleFact, Tokens};
use crate::text::Text;
use crate::vocabulary::{Basis, RoleKind, RoleStatus};
use rules::{AFTER_NAME, BEFORE_NAME, OF_LIFE, PREDICATE, SEVERAL, TAKEN_UP, WORKPLACE};
use std::collections::BTreeSet;
use title::{TITLES, Title};
use workplace::Workplace;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &BEFORE_NAME,
    &AFTER_NAME,
    &PREDICATE,
    &SEVERAL,
    &OF_LIFE,
    &TAKEN_UP,
    &WORKPLACE,
    &campaign_rules::INITIATOR,
    &campaign_rules::ORGANIZER,
    &campaign_rules::PARTNER,
];

/// Finds the roles of a text: what rules of files say goes before the others.
pub fn find(
    text: &Text<'_>,
    names: &Names,
    rules: &Rules,
    decide: &mut Decide<'_>,
) -> Vec<RoleFact> {
    let written = written::find(text, names, rules, &mut decide.attempts());
    let mut finder = Finder {
        text,
        names,
        taken: vec![false; text.len()],
        open: None,
        roles: Vec::new(),
    };
    for fact in written.iter().filter(|fact| fact.title.is_some()) {
        finder.taken[fact.tokens.clone()].fill(true);
    }
    finder.beside_names();
    for sentence in text.sentences {
        finder.named_next(sentence);
        finder.alone(sentence);
    }
    let mut roles = finder.roles;
    campaign::find(text, names, &mut roles);
    let said: BTreeSet<_> = written.iter().map(written::said_of).collect();
    roles.retain(|fact| !said.contains(&written::said_of(fact)));
    roles.splice(0..0, written);
    roles
}

/// Roles found so far.
struct Finder<'a> {
    text: &'a Text<'a>,
    names: &'a Names,
    /// Tokens of the titles whose holder is known.
    taken: Vec<bool>,
    /// The last title of the sentence before of which nobody is named.
    open: Option<Title>,
    roles: Vec<RoleFact>,
}

impl Finder<'_> {
    /// Titles before and after names.
    fn beside_names(&mut self) {
        let (text, names) = (self.text, self.names);
        let mut several: Option<(usize, Title)> = None; // where the last of several names ends, and their title
        for (index, mention) in names.mentions.iter().enumerate() {
            if !matches!(mention.name, Name::Person(_)) {
                continue;
            }
            let name = &mention.tokens;
            let holder = Referent::Name(index);
            several = shared(text, names, name, several);
            let titles = if text.is_kazakh(name.start) {
                kazakh::before(text, names, name)
            } else if several.is_none() {
                before::before(text, names, name)
            } else {
                Vec::new()
            };
            let first = self.roles.len();
            for title in titles {
                if title.plural && text.is_kazakh(name.start) {
                    several = Some((name.end, title));
                    continue;
                }
                self.add(&holder, title, &BEFORE_NAME);
            }
            if let Some((_, title)) = &several {
                self.add(&holder, title.clone(), &SEVERAL);
            }
            colleague::share(text, names, &mut self.roles, first);
            let behind = match kazakh::behind(text, names, name) {
                Some(title) => vec![title],
                None => after::after(text, names, name),
            };
            for title in behind {
                self.add(&holder, title, &AFTER_NAME);
            }
            self.roles.extend(
                workplace::behind_name(text, names, index).map(|found| found.fact(text, names)),
            );
        }
    }

    /// Who holds the title of the sentence before: «Назначен новый аким. Им стал Иванов.»
    fn named_next(&mut self, sentence: &Tokens) {
        if let Some(title) = self.open.take()
            && let Some(person) = predicate::taker(self.text, self.names, sentence)
        {
            self.add(&Referent::Name(person), title, &PREDICATE);
        }
    }

    /// Titles of a sentence that no name stands beside.
    fn alone(&mut self, sentence: &Tokens) {
        let (text, names) = (self.text, self.names);
        let mut i = sentence.start;
        while i < sentence.end {
            let word = text.word(i);
            if word.is(List::RoleVerb) {
                self.roles.extend(
                    workplace::of_verb(text, names, i).map(|found| found.fact(text, names)),
                );
            }
            let begins = word.lists.meets(TITLES) || !word.phrases.is_empty();
            if !begins || self.taken[i] || names.over(i).is_some() {
                i += 1;
                continue;
            }
            let Some((start, len)) = title::title_at(text, i, sentence.end) else {
                i += 1;
                continue;
            };
            if text.is_kazakh(start)
                && let Some((holder, title)) =
                    kazakh_predicate::held(text, names, start..start + len, sentence)
            {
                self.add(&holder, title, &PREDICATE);
                i = start + len;
                continue;
            }
            let end = extent::phrase_end(text, names, start + len, sentence.end);
            let title = title::complete(text, names, start, len, end);
            i = title.tokens.end.max(i + 1);
            if let Some(held) = predicate::held(text, names, &title, end) {
                let former = |words| (RoleStatus::Former, words);
                for mut title in after::enumerated(text, names, start, len, sentence.end) {
                    i = i.max(title.tokens.end);
                    title.status = title.status.or_else(|| held.ended.clone().map(former));
                    let predecessor = held.before.clone().map(|(person, words)| {
                        let status = Some(former(words));
                        (
                            Referent::Name(person),
                            Title {
                                status,
                                ..title.clone()
                            },
                        )
                    });
                    let taken = self.taken[title.head];
                    self.add(&held.holder, title, &PREDICATE);
                    if let Some((person, title)) = predecessor.filter(|_| !taken) {
                        self.taken[title.head] = false;
                        self.add(&person, title, &PREDICATE);
                    }
                }
            } else if let Some(holder) = again::of_life(text, names, &title) {
                for title in after::enumerated(text, names, start, len, sentence.end) {
                    i = i.max(title.tokens.end);
                    self.add(&holder, title, &OF_LIFE);
                }
            } else if let Some(holder) = again::taken_up(text, &title) {
                self.add(&holder, title, &TAKEN_UP);
            } else if let Some(person) = behind_colon(text, names, &title, sentence) {
                self.add(&Referent::Name(person), title, &PREDICATE);
            } else {
                self.open = Some(title);
            }
        }
    }

    /// Adds the role, unless the title is no office or its words are taken.
    fn add(&mut self, holder: &Referent, title: Title, rule: &Rule) {
        let taken = self.taken[title.head];
        for i in title.tokens.clone() {
            self.taken[i] = true;
        }
        if !title.merit && (!taken || title.plural) {
            self.roles
                .push(fact(self.text, self.names, holder.clone(), title, rule));
        }
    }
}

/// Who holds a title by what its sentence says behind a colon: «получил нового директора: им назначен Иванов».
fn behind_colon(text: &Text<'_>, names: &Names, title: &Title, sentence: &Tokens) -> Option<usize> {
    let colon = (title.tokens.end..sentence.end).find(|&i| text.is_mark(i, ':'))?;
    predicate::taker(text, names, &(colon + 1..sentence.end))
}

/// The title of several people that the one named at `name` shares, and where the name ends.
fn shared(
    text: &Text<'_>,
    names: &Names,
    name: &Tokens,
    several: Option<(usize, Title)>,
) -> Option<(usize, Title)> {
    several
        .filter(|&(end, _)| {
            let joint = before::behind_brackets(text, end);
            joint + 1 == name.start && before::joins(text, joint)
        })
        .map(|(_, title)| title)
        .or_else(|| before::of_several(text, names, name))
        .map(|title| (name.end, title))
}

fn fact(text: &Text<'_>, names: &Names, holder: Referent, title: Title, rule: &Rule) -> RoleFact {
    let mut evidence = Vec::new();
    if let Some(target) = title.target {
        evidence.push(Evidence {
            field: "target",
            span: text.span(&names.mentions[target].tokens),
            rule: rule.id,
        });
    }
    let is_kazakh = |body: &&Tokens| title.target.is_none() && text.is_kazakh(body.start);
    if let Some(body) = title.body.as_ref().filter(is_kazakh) {
        evidence.push(Evidence {
            field: "target",
            span: text.span(body),
            rule: rule.id,
        });
    }
    if let Some((_, token)) = &title.status {
        evidence.push(Evidence {
            field: "status",
            span: text.span(token),
            rule: rule.id,
        });
    }
    RoleFact {
        holder,
        kind: RoleKind::Office,
        target: title.target.map(Referent::Name).or_else(|| {
            title.body.clone().map(|tokens| Referent::Noun {
                head: tokens.end - 1,
                tokens,
            })
        }),
        title: Some(title.nominative(text)),
        status: Some(
            title
                .status
                .map_or(RoleStatus::Current, |(status, _): (RoleStatus, Tokens)| {
                    status
                }),
        ),
        basis: Basis::Stated,
        tokens: title.tokens,
        evidence,
        rule: rule.id,
    }
}

impl Workplace {
    fn fact(self, text: &Text<'_>, names: &Names) -> RoleFact {
        let evidence = |field, tokens: &Tokens| Evidence {
            field,
            span: text.span(tokens),
            rule: WORKPLACE.id,
        };
        let target = evidence("target", &names.mentions[self.target].tokens);
        let ended = (self.ended.iter()).map(|words| evidence("status", words));
        RoleFact {
            holder: self.holder,
            kind: RoleKind::Office,
            target: Some(Referent::Name(self.target)),
            title: None,
            status: self.ended.is_some().then_some(RoleStatus::Former),
            basis: Basis::Stated,
            evidence: [target].into_iter().chain(ended).collect(),
            tokens: self.tokens,
            rule: WORKPLACE.id,
        }
    }
}
