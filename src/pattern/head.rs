//! The head noun of a name: «фонд» of «фонд «X»», «акция» of «акция по сбору макулатуры «X»».

use super::{listed, plausibly};
use crate::lexicon::Lexicon;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::text::{Kind, Text};
use std::sync::Arc;

/// A head noun to the left of a name.
#[derive(Clone, Copy)]
pub struct Head<'a> {
    /// Its first token.
    pub token: usize,
    /// Number of tokens it covers.
    pub len: usize,
    /// Its entry: of a campaign head, organization form, organization head, or another head.
    pub entry: &'a Entry,
}

/// Lists of head nouns; of one noun in several lists the first wins.
const LISTS: [List; 4] = [
    List::CampaignHead,
    List::OrgForm,
    List::OrgHead,
    List::OtherHead,
];

/// Words that may stand between a head noun and its name.
const REACH: usize = 7;

/// The head noun of the name whose first token (its opening mark, where it is quoted) is `open`: the
/// nearest to the left, over attributes in the genitive or dative, prepositional phrases («под
/// названием») and a dash or colon, never over a verb, comma, other quote or the start of the sentence.
///
/// A genitive plural is an attribute where a head in the singular stands before it: «фестиваль школ
/// «X»». Costs a few tokens to the left.
pub fn head_before<'a>(text: &Text<'a>, open: usize) -> Option<Head<'a>> {
    let start = text.sentence(open).start;
    let mut between = Between::default();
    let mut plural = None;
    let mut i = open;
    while i > start && between.words < REACH {
        i -= 1;
        if let Some(head) = head_over(text, start, i, open) {
            if between.dangling {
                return plural;
            }
            if !is_genitive_plural(text, &head) && !is_purpose(text, start, &head) {
                return Some(head);
            }
            plural = plural.or(Some(head));
            i = head.token;
            between.words += 1;
            continue;
        }
        if !between.take(text, i, open) {
            break;
        }
    }
    plural
}

/// The longest head noun that covers token `i`, among those that begin up to two tokens before it.
fn head_over<'a>(text: &Text<'a>, start: usize, i: usize, open: usize) -> Option<Head<'a>> {
    if !text.is_word(i) {
        return None;
    }
    let mut best: Option<Head<'a>> = None;
    for token in (start.max(i.saturating_sub(2))..=i).rev() {
        for list in LISTS {
            let Some(found) = listed(text, token, open, ListSet::of(&[list])) else {
                continue;
            };
            let longer = best.is_none_or(|best| found.len > best.len);
            if token + found.len > i && longer {
                best = Some(Head {
                    token,
                    len: found.len,
                    entry: found.entry,
                });
            }
        }
    }
    best.or_else(|| {
        let (entry, _) = compound_head(text, i)?;
        Some(Head {
            token: i,
            len: 1,
            entry,
        })
    })
}

/// Letters of the first part of a compound, and of the noun that it ends with, at least.
const FIRST: usize = 3;
const TAIL: usize = 4;

/// The two parts of a compound, the longest second part first: «велоквест» → «вело», «квест». The first ends with the
/// vowel that joins parts, or with a hyphen.
pub(super) fn tails(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut cuts = word.char_indices().skip(FIRST);
    std::iter::from_fn(move || cuts.next())
        .map(|(cut, _)| word.split_at(cut))
        .filter(|(first, tail)| {
            first.ends_with(['о', 'е', 'и', '-']) && tail.chars().count() >= TAIL
        })
}

/// The head noun of an undertaking with which the compound at token `i` ends, and the lemma of the whole: «велоквест».
pub fn compound_head<'a>(text: &Text<'a>, i: usize) -> Option<(&'a Entry, String)> {
    let word = text.word(i);
    let is_other = word.best().is_some_and(|r| r.known && !r.grammar.is_noun());
    let is_head = LISTS.iter().any(|&list| word.is(list));
    if is_other || is_head || !word.shape.cyrillic {
        return None;
    }
    let lists = text.lexicon.lists();
    let compound = text.of_word(i, Compounded, || compound(text.lexicon, &word.normal))?;
    let entry = lists.find(compound.list, &compound.lemma)?;
    let first = &word.normal[..compound.first];
    Some((entry, format!("{first}{}", compound.lemma)))
}

/// What is asked of a word: the head noun that it is compounded with.
#[derive(PartialEq, Eq, Hash)]
struct Compounded;

/// A word that ends with a head noun.
#[derive(Clone)]
struct Compound {
    /// Bytes before the head noun.
    first: usize,
    lemma: Arc<str>,
    list: List,
}

fn compound(lexicon: &Lexicon, normal: &str) -> Option<Compound> {
    const HEADS: [List; 2] = [List::CampaignHead, List::CampaignInside];
    let lists = lexicon.lists();
    tails(normal).find_map(|(first, tail)| {
        let nouns = lexicon.morphology().readings(tail);
        let mut nouns = nouns.iter().filter(|r| r.known && r.grammar.is_noun());
        nouns.find_map(|r| {
            let is_in = |list: &List| lists.find(*list, &r.lemma).is_some();
            Some(Compound {
                first: first.len(),
                lemma: Arc::clone(&r.lemma),
                list: HEADS.into_iter().find(is_in)?,
            })
        })
    })
}

/// Whether `head` says what another head to its left is for: «акция по уборке дворов «X»», «конкурс на лучший
/// проект «X»», or of what it consists: «конкурс эссе «X»».
fn is_purpose(text: &Text<'_>, start: usize, head: &Head<'_>) -> bool {
    if head.token == start {
        return false;
    }
    let before = head.token - 1;
    let best = text
        .lexicon
        .group(Group::Best)
        .has_lemma_of(text.word(before))
        && before > start;
    let pieces = text.word(head.token).any(|g| g.is_noun() && g.indeclinable)
        && text.word(before).is(List::CampaignHead)
        && head.entry.list == List::OtherHead;
    text.is_a(before, Function::By | Function::For | Function::Behind)
        || best && text.is_a(before - 1, Function::On)
        || pieces
        || is_art(text, start, head)
}

/// «фестиваль жестовой песни «X»», «конкурс рисунка «X»»: the kind of art, in the genitive singular, of an event that shows it.
fn is_art(text: &Text<'_>, start: usize, head: &Head<'_>) -> bool {
    let is_genitive = |i: usize| text.word(i).can_be(Case::Gen);
    let attribute = |i: &usize| text.word(*i).any(|g| g.is_adjectival()) && is_genitive(*i);
    let attributes = (start..head.token).rev().take_while(attribute).count();
    let Some(event) = (head.token - attributes)
        .checked_sub(1)
        .filter(|&i| i >= start)
    else {
        return false;
    };
    let shows = |found: &super::Listed<'_>| {
        matches!(&*found.entry.canonical, "contest" | "festival" | "marathon")
    };
    head.entry.list == List::OtherHead
        && is_genitive(head.token)
        && listed(text, event, event + 1, ListSet::of(&[List::CampaignHead]))
            .is_some_and(|f| shows(&f))
}

/// Whether the noun of `head` can be nothing but a plural in the genitive.
fn is_genitive_plural(text: &Text<'_>, head: &Head<'_>) -> bool {
    let noun = (head.token..head.token + head.len)
        .map(|i| text.word(i))
        .find(|word| word.any(|g| g.is_noun()));
    noun.is_some_and(|word| {
        let plural = plausibly(word, |g| {
            g.number == Some(Number::Plur) && g.case == Some(Case::Gen)
        });
        plural && !plausibly(word, |g| g.number != Some(Number::Plur))
    })
}

/// What was passed over on the way from a name to its head.
#[derive(Default)]
struct Between {
    words: usize,
    /// A noun that only a preposition still to come explains.
    dangling: bool,
}

impl Between {
    /// Passes over token `i`; false where the way ends.
    fn take(&mut self, text: &Text<'_>, i: usize, open: usize) -> bool {
        match text.tokens[i].kind {
            Kind::Word => {
                self.words += 1;
                self.take_word(text, i)
            }
            Kind::Number | Kind::Mark('№') => true,
            Kind::Mark(':') => i + 1 == open,
            Kind::Mark('.') => i > 0 && text.is_word(i - 1) && text.word(i - 1).shape.letters <= 3,
            Kind::Mark(_) => i + 1 == open && text.is_dash(i),
        }
    }

    fn take_word(&mut self, text: &Text<'_>, i: usize) -> bool {
        let word = text.word(i);
        match word.pos() {
            Pos::Noun | Pos::Proper | Pos::Adjective | Pos::Participle => {
                let attribute = plausibly(word, |g| {
                    matches!(g.case, Some(Case::Gen | Case::Dat)) || g.indeclinable
                });
                self.dangling |= !attribute;
                true
            }
            Pos::Preposition => {
                self.dangling = false;
                true
            }
            Pos::Conjunction => word.is_a(Function::And | Function::Or),
            Pos::Numeral => true,
            Pos::Adverb => text.is_word(i + 1) && text.word(i + 1).any(|g| g.is_adjectival()),
            Pos::Verb | Pos::Pronoun => false,
            Pos::Other => word.shape.latin || word.shape.letters <= 3,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sample::Analyst;

    #[test]
    fn heads_of_quoted_names() {
        let cases = [
            ("Открылся общественный фонд «Рассвет».", "общественный фонд"),
            ("Прошла акция по сбору макулатуры «Рассвет».", "акция"),
            (
                "Объявлен конкурс молодых исполнителей «Рассвет».",
                "конкурс",
            ),
            ("Он запустил проект под названием «Рассвет».", "проект"),
            ("Начался фестиваль школ «Рассвет».", "фестиваль"),
            ("Завтра марафон — «Рассвет».", "марафон"),
            ("Фонды помогли, «Рассвет» тоже.", ""),
            ("Компания выпустила «Рассвет».", ""),
            ("Директор АО «Рассвет» доволен.", "АО"),
            ("Руководитель фонда имени Абая «Рассвет».", "фонд"),
            ("Компания «Восход» и «Рассвет».", ""),
        ];
        let analyst = Analyst::new();
        for (sentence, wanted) in cases {
            let found = analyst.read(sentence, |text| {
                let name = (0..text.len())
                    .find(|&i| text.normal(i) == "рассвет")
                    .unwrap();
                let head = head_before(text, name - 1);
                head.map_or(String::new(), |head| head.entry.surface.to_string())
            });
            assert_eq!(found, wanted, "{sentence}");
        }
    }
}
