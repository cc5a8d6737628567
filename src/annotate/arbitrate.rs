//! Who yields to whom where rules and tagger disagree.

use super::settle::stand;
use super::trim::{
    is_any_body, is_circumstance, is_form, is_kazakh_clause, is_kazakh_office, is_no_body,
    is_no_name, is_unknown_form, mixes_scripts, trimmed, without_bearer, without_circumstance,
    without_office, without_short_title,
};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::list::List;
use crate::lexicon::word::KazakhVerb;
use crate::mention::{Mention, Name, Names, Tokens};
use crate::rules::{organization, person, place};
use crate::tagger::label::Family;
use crate::tagger::{Tag, Tagger, Tags, family};
use crate::text::Text;
use crate::vocabulary::PlaceKind;

/// A rule's name that the tagger does not see stands where the tagger gives it at least this probability.
const LEAST: f32 = 0.2;

/// What a rule's name weighs at least where a common noun or a legal form says what it is.
const STATED: f32 = 0.5;

/// How far behind a country its office may stand, in tokens.
const OFFICE_REACH: usize = 4;

/// The weight of what no tagger doubts.
const CERTAIN: f32 = 1.0;

/// Ranks of names: those that rules or tagger see for themselves, and places inside the names of others.
const OUTER: u8 = 0;
const INNER: u8 = 1;

/// The rule id of names that the tagger alone sees.
pub(super) const TAGGER: &str = "tagger";

/// A name has at most this many tokens.
const LONGEST: usize = 32;

/// Settles what the rules propose with what the tagger sees.
///
/// Precedence: campaigns, which the tagger does not know; then the more probable by the tagger, who has read
/// what the rules propose. A name with a word that says what it is («улица Абая», «ТОО «Ветер»»), or with a
/// patronymic or initials, weighs [`STATED`] at least and hides what the tagger sees inside it; one with a given
/// name that a list knows hides the family name seen alone. A rule's name in what is hidden so, or around it,
/// weighs as much as that. What weighs less than [`LEAST`] falls. Where both see the same
/// name it is the rule's, who knows its parts. What the tagger alone sees is a mention of the rule [`TAGGER`].
/// A place inside the name of an organization or a campaign stays a place of its own.
pub fn arbitrate(text: &Text<'_>, proposals: Names, tags: &Tags, tagger: &Tagger) -> Names {
    let (seen, hidden) = sort_tags(text, &proposals, tags);
    let hidden = Hidden::new(hidden);
    let mut candidates: Vec<Candidate> = seen
        .into_iter()
        .map(|tag| Candidate {
            rank: OUTER,
            weight: tag.probability.max(LEAST),
            mention: tagged(text, &tag, tagger),
        })
        .collect();
    let Names { mentions, at } = proposals;
    for (index, (mut mention, &support)) in mentions.into_iter().zip(&tags.support).enumerate() {
        let Some(family) = family(&mention.name) else {
            candidates.push(Candidate {
                rank: OUTER,
                weight: CERTAIN,
                mention,
            });
            continue;
        };
        let covers = at[mention.tokens.start] == Some(index as u32);
        let support = support.max(hidden.share(text, &mention, family));
        let is_sure = is_stated(text, &mention)
            || has_office(text, &mention)
            || organization::is_kazakh_acronym(text, &mention);
        let least = if is_sure { STATED } else { 0.0 };
        mention.confidence = tagger.confidence(text, &mention.tokens, family, false, support);
        candidates.push(Candidate {
            rank: if covers { OUTER } else { INNER },
            weight: support.max(least),
            mention,
        });
    }
    candidates.sort_by(|a, b| {
        let start = |c: &Candidate| c.mention.whole.start;
        let by_weight = b.weight.total_cmp(&a.weight);
        a.rank
            .cmp(&b.rank)
            .then(by_weight)
            .then(start(a).cmp(&start(b)))
    });
    let candidates = candidates.into_iter();
    stand(text, candidates.map(|c| (c.weight >= LEAST, c.mention)))
}

/// A name on its way to stand or fall.
struct Candidate {
    rank: u8,
    weight: f32,
    mention: Mention,
}

/// What the tagger alone sees, and what names of rules hide or see as well or better.
fn sort_tags(text: &Text<'_>, proposals: &Names, tags: &Tags) -> (Vec<Tag>, Vec<Tag>) {
    let (mut seen, mut hidden) = (Vec::new(), Vec::new());
    let mut all = Vec::with_capacity(tags.names.len());
    for tag in &tags.names {
        let parts = apart(text, tag);
        // what rules see inside a stretch that was cut is as probable as the stretch
        let cut = tag.family == Family::Organization
            && parts
                .iter()
                .any(|part| part.tokens.len() + 3 < tag.tokens.len());
        hidden.extend(cut.then(|| tag.clone()));
        all.extend(
            parts
                .into_iter()
                .map(|part| (part.tokens != tag.tokens, part)),
        );
    }
    for (cut, mut tag) in all {
        if let Some(person) = bearer(text, proposals, &tag) {
            tag.tokens.end = person.start;
            hidden.push(Tag {
                tokens: person,
                family: Family::Person,
                ..tag
            });
        }
        if let Some(body) = body_behind(text, proposals, &tag) {
            tag.tokens.end = body;
        }
        let cut = match begun_before(text, proposals, &tag) {
            Some(start) => {
                tag.tokens.start = start;
                true
            }
            None => cut,
        };
        let cut = match goes_on(text, proposals, &tag) {
            Some(end) => {
                tag.tokens.end = end;
                true
            }
            None => cut,
        };
        let same = |m: &Mention| m.tokens == tag.tokens && family(&m.name) == Some(tag.family);
        let parts = || near(proposals, &tag.tokens);
        let lone =
            tag.family == Family::Organization && organization::is_unshown(text, &tag.tokens);
        if is_no_name(text, &tag.tokens)
            || tag.family == Family::Organization
                && (is_kazakh_office(text, &tag.tokens)
                    || is_any_body(text, &tag.tokens)
                    || is_no_body(text, &tag.tokens))
            || is_kazakh_clause(text, &tag.tokens)
            || lone && !parts().any(|m| matches!(m.name, Name::Organization(_)))
            || tag.family == Family::Person
                && (mixes_scripts(text, &tag.tokens) || person::names_body(text, &tag.tokens))
            || is_list(text, proposals, &tag)
            || parts().any(|m| is_part(text, &tag, m))
        {
            hidden.push(tag);
        } else if !parts().any(same) {
            seen.push(tag);
        } else if cut {
            // what a rule sees is as probable as the stretch it was cut from
            hidden.push(tag);
        }
    }
    (seen, hidden)
}

/// Where the name of a body ends by the rules that the tagger ends at an adjective, or before «и»: «Департамент по борьбе с
/// экономической | и налоговой преступностью».
fn goes_on(text: &Text<'_>, proposals: &Names, tag: &Tag) -> Option<usize> {
    let next = tag.tokens.end;
    let joint = next < text.len()
        && (text.is_mark(next, ',') || text.is_word(next) && text.is_a(next, Function::And));
    let hangs = || text.word(next - 1).pos() == Pos::Adjective && text.is_word(next - 1);
    if tag.family != Family::Organization || text.is_kazakh(tag.tokens.start) || !(joint || hangs())
    {
        return None;
    }
    let longer = near(proposals, &tag.tokens).find(|m| {
        matches!(m.name, Name::Organization(_))
            && m.tokens.start == tag.tokens.start
            && m.tokens.end > next
    });
    longer.map(|m| m.tokens.end)
}

/// Where the name of a Kazakh body begins by the rules, before which the tagger takes words that are told of it: «форум
/// шеңберінде | Абай атындағы театрда».
fn begun_before(text: &Text<'_>, proposals: &Names, tag: &Tag) -> Option<usize> {
    let is_it = |m: &&Mention| {
        matches!(m.name, Name::Organization(_))
            && m.tokens.end == tag.tokens.end
            && m.tokens.start > tag.tokens.start
    };
    let is_asked = tag.family == Family::Organization && text.is_kazakh(tag.tokens.start);
    let own = is_asked.then(|| near(proposals, &tag.tokens).find(is_it))??;
    let mut before = tag.tokens.start..own.tokens.start;
    before
        .any(|i| is_circumstance(text, i))
        .then_some(own.tokens.start)
}

/// «Асқар Омаров | Есеп комитетіне»: where the name of a Kazakh body begins by the rules that the tagger takes for the last
/// word of somebody's name.
fn body_behind(text: &Text<'_>, proposals: &Names, tag: &Tag) -> Option<usize> {
    let is_body = |m: &&Mention| {
        matches!(m.name, Name::Organization(_))
            && m.tokens.start > tag.tokens.start + 1
            && m.tokens.start < tag.tokens.end
            && m.tokens.end > tag.tokens.end
    };
    let is_asked = tag.family == Family::Person && text.is_kazakh(tag.tokens.start);
    let body = is_asked.then(|| near(proposals, &tag.tokens).find(is_body))??;
    Some(body.tokens.start)
}

/// The tag without what is no part of a name, or one for each of the people it holds.
fn apart(text: &Text<'_>, tag: &Tag) -> Vec<Tag> {
    let tokens = trimmed(text, &tag.tokens);
    let names = match tag.family {
        Family::Person => {
            let tokens = person::without_place(text, without_short_title(text, tokens));
            person::parted(text, &tokens).unwrap_or_else(|| vec![tokens])
        }
        Family::Place => vec![without_office(text, tokens)],
        Family::Organization => {
            let tokens = without_circumstance(text, without_bearer(text, tokens));
            let parts = organization::parted(text, &tokens);
            parts.iter().map(|part| trimmed(text, part)).collect()
        }
    };
    let of = |tokens| Tag {
        tokens,
        ..tag.clone()
    };
    names.into_iter().map(of).collect()
}

/// «Актюбинской, Абайской и Акмолинской областях»: several places, a comma or «и» between them.
fn is_list(text: &Text<'_>, proposals: &Names, tag: &Tag) -> bool {
    let joins = |i: usize| text.is_mark(i, ',') || text.is_a(i, Function::And);
    let within = |m: &&Mention| {
        matches!(m.name, Name::Place(_))
            && tag.tokens.start <= m.tokens.start
            && m.tokens.end <= tag.tokens.end
    };
    tag.family == Family::Place
        && tag.tokens.clone().any(joins)
        && near(proposals, &tag.tokens).filter(within).count() > 1
}

/// Names that others hide, by where they begin.
struct Hidden {
    /// Each with its number, in the order in which they were hidden.
    tags: Vec<(usize, Tag)>,
    /// How far those up to each place reach.
    reach: Vec<usize>,
}

impl Hidden {
    fn new(tags: Vec<Tag>) -> Self {
        let mut tags: Vec<(usize, Tag)> = tags.into_iter().enumerate().collect();
        tags.sort_by_key(|(_, tag)| tag.tokens.start);
        let reach = tags.iter().scan(0, |reach, (_, tag)| {
            *reach = tag.tokens.end.max(*reach);
            Some(*reach)
        });
        Self {
            reach: reach.collect(),
            tags,
        }
    }

    /// What the tagger gives the first hidden name that holds a mention of its family, or that is the end of its name.
    fn share(&self, text: &Text<'_>, mention: &Mention, family: Family) -> f32 {
        let tokens = &mention.tokens;
        let holds = |tag: &Tag| {
            tag.family == family
                && (tag.tokens.start <= tokens.start && tokens.end <= tag.tokens.end
                    || is_behind_given(text, tag, mention))
        };
        let last = self
            .tags
            .partition_point(|(_, tag)| tag.tokens.start < tokens.end);
        (0..last)
            .rev()
            .take_while(|&place| self.reach[place] >= tokens.end)
            .map(|place| &self.tags[place])
            .filter(|(_, tag)| holds(tag))
            .min_by_key(|(number, _)| *number)
            .map_or(0.0, |(_, tag)| tag.probability)
    }
}

/// The proposals that may touch `tokens`.
fn near<'n>(proposals: &'n Names, tokens: &Tokens) -> impl Iterator<Item = &'n Mention> {
    let mentions = &proposals.mentions;
    let from = mentions.partition_point(|m| m.tokens.start + LONGEST < tokens.start);
    let to = mentions.partition_point(|m| m.tokens.start < tokens.end);
    mentions[from..to].iter()
}

/// The person that an organization is glued to: one in the nominative, given name and all («управление образования
/// Гульнара Сатова», unlike «фонд Хамита Сатова»), or one with initials («директору школы района Сатовой Г. А.»).
fn bearer(text: &Text<'_>, proposals: &Names, tag: &Tag) -> Option<Tokens> {
    let is_bearer = |m: &&Mention| {
        let Name::Person(person) = &m.name else {
            return false;
        };
        let full = person.given.is_some() && person.family.is_some();
        let initials = person
            .given
            .as_ref()
            .is_some_and(|given| given.ends_with('.'));
        let within = tag.tokens.start < m.tokens.start && m.tokens.start < tag.tokens.end;
        let namesake =
            |i: usize| text.is_mark(i, '.') || text.is_a(i, Function::Named | Function::NamedShort);
        let nominative = m.tokens.end == tag.tokens.end
            && m.tokens.len() > 1
            && m.tokens.clone().all(|i| text.word(i).can_be(Case::Nom));
        let beyond = within
            && initials
            && m.tokens.end > tag.tokens.end
            && text.word(m.tokens.start).shape.letters > 1
            && !namesake(m.tokens.start - 1);
        full && within && (nominative || beyond)
    };
    (tag.family == Family::Organization)
        .then(|| near(proposals, &tag.tokens).find(is_bearer))?
        .map(|m| m.tokens.clone())
}

/// Whether the tag is a part of a name that says what it is: the person it is named after («улица Абая»), or
/// some of its words («Гражданский альянс» and «Казахстана» of «Гражданский альянс Казахстана»).
fn is_part(text: &Text<'_>, tag: &Tag, mention: &Mention) -> bool {
    let overlap = mention.tokens.start < tag.tokens.end && tag.tokens.start < mention.tokens.end;
    let within = mention.tokens.start <= tag.tokens.start && tag.tokens.end <= mention.tokens.end;
    let namesake =
        overlap && tag.family == Family::Person && !matches!(mention.name, Name::Person(_));
    is_behind_given(text, tag, mention) || (within || namesake) && is_stated(text, mention)
}

/// Whether the tag is a name without the given names before it that a list knows: «Кулова» of «Марата Кулова».
fn is_behind_given(text: &Text<'_>, tag: &Tag, mention: &Mention) -> bool {
    let mut before = mention.tokens.start..tag.tokens.start;
    tag.family == Family::Person
        && matches!(mention.name, Name::Person(_))
        && tag.tokens.end == mention.tokens.end
        && !before.is_empty()
        && before.all(|i| text.word(i).is(List::GivenName))
}

/// Whether the country has an office behind it in Kazakh text, where the tagger takes both for a title: «Қазақстан
/// Республикасының сыртқы істер министрі».
fn has_office(text: &Text<'_>, mention: &Mention) -> bool {
    let is_country =
        matches!(&mention.name, Name::Place(place) if place.kind == PlaceKind::Country);
    let at = mention.tokens.end;
    is_country
        && text.is_kazakh(mention.tokens.start)
        && (at..text
            .sentence(mention.tokens.start)
            .end
            .min(at + OFFICE_REACH))
            .take_while(|&i| {
                text.is_word(i) && !text.word(i).kazakh_verb.is_some_and(KazakhVerb::acts)
            })
            .any(|i| text.word(i).is(List::Office))
}

/// Whether a common noun or a legal form in the name or beside it says what it is.
fn is_stated(text: &Text<'_>, mention: &Mention) -> bool {
    if let Name::Person(person) = &mention.name
        && (person.patronymic.is_some() || person.given.as_ref().is_some_and(|g| g.ends_with('.')))
    {
        return true;
    }
    if place::shares_noun(mention) || place::has_own_noun(mention) {
        return true;
    }
    mention.whole.clone().any(|i| {
        let word = text.word(i);
        let small = text.is_word(i) && !word.shape.capital;
        small && word.pos() != Pos::Preposition || word.is(List::OrgForm)
    })
}

/// «НТИ | «Ветер»»: the name of a body with the letters of its form and the quotation marks around it.
fn with_form(text: &Text<'_>, tokens: &Tokens) -> Tokens {
    let form = tokens.start.checked_sub(2);
    let start = text.sentence(tokens.start).start;
    let form = form.filter(|&form| {
        let quoted = text.quotes_opened(form + 1..form + 2);
        let is_it = quoted.iter().any(|quoted| quoted.close == Some(tokens.end));
        form >= start && is_it && (is_form(text, form) || is_unknown_form(text, form))
    });
    form.map_or(tokens.clone(), |form| form..tokens.end + 1)
}

fn tagged(text: &Text<'_>, tag: &Tag, tagger: &Tagger) -> Mention {
    let tokens = tag.tokens.clone();
    Mention {
        name: match tag.family {
            Family::Person => Name::Person(person::read(text, tokens.clone())),
            Family::Place => Name::Place(place::read(text, tokens.clone())),
            Family::Organization => Name::Organization(organization::read(text, tokens.clone())),
        },
        whole: match tag.family {
            Family::Organization => with_form(text, &tokens),
            Family::Person | Family::Place => tokens.clone(),
        },
        tokens,
        rule: TAGGER,
        confidence: tagger.confidence(text, &tag.tokens, tag.family, true, tag.probability),
    }
}
