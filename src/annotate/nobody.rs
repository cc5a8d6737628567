//! Names of people who are none of the story: namesakes, titles of works, credits, and what only the tagger guessed.

use super::arbitrate::TAGGER;
use super::settle::index;
use crate::lexicon::function::{Function, FunctionSet};
use crate::lexicon::grammar::{Case, NameType, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::morphology::Reading;
use crate::lexicon::normal::fold;
use crate::mention::{Mention, Name, Names, Tokens};
use crate::pattern::plausibly;
use crate::rules::person;
use crate::text::{Kind, Text};
use rustc_hash::FxHashSet;

/// A confidence below which a name needs a second sign.
const SURE: f64 = 0.8;

/// Words that a quoted name has at most.
const SHORT_QUOTE: usize = 6;

/// The names without those of nobody in the story.
pub(super) fn without_nobodies(text: &Text<'_>, names: Names) -> Names {
    let stays = stays(text, &names);
    if stays.iter().all(|&stays| stays) {
        return names;
    }
    let Names { mentions, at } = names;
    let (mut outer, mut inner) = (Vec::new(), Vec::new());
    for (number, (mention, stays)) in mentions.into_iter().zip(stays).enumerate() {
        let covers = at[mention.tokens.start] == Some(number as u32);
        match (stays, covers) {
            (false, _) => {}
            (true, true) => outer.push(mention),
            (true, false) => inner.push(mention),
        }
    }
    index(text, outer, inner)
}

/// Which of the mentions stay.
fn stays(text: &Text<'_>, names: &Names) -> Vec<bool> {
    let is_person = |m: &Mention| matches!(m.name, Name::Person(_));
    let mut stays: Vec<bool> = names
        .mentions
        .iter()
        .map(|m| {
            !is_person(m)
                || !(is_namesake(text, m)
                    || is_second_namesake(text, names, m)
                    || is_titled_work(text, &m.tokens)
                    || is_of_place(text, &m.tokens)
                    || is_credit(text, names, m)
                    || m.tokens.len() == 1 && person::qualifies_noun(text, m.tokens.start))
        })
        .collect();
    let doubtful = |m: &Mention| {
        is_person(m) && m.confidence < SURE && (m.rule == TAGGER || person::is_lone_family(m))
    };
    let kept = || {
        names
            .mentions
            .iter()
            .zip(&stays)
            .filter(|&(_, &stays)| stays)
    };
    let sure: FxHashSet<String> = kept()
        .filter(|(m, _)| is_person(m) && (!doubtful(m) || has_sign(text, names, m)))
        .flat_map(|(m, _)| keys(m))
        .collect();
    for (mention, stays) in names.mentions.iter().zip(&mut stays) {
        if *stays && doubtful(mention) && in_russian(text, mention) {
            *stays = keys(mention).any(|key| sure.contains(&key));
        }
    }
    stays
}

/// Given and family name in each reading, without regard to case and ё.
fn keys(mention: &Mention) -> impl Iterator<Item = String> + '_ {
    let name = match &mention.name {
        Name::Person(name) => Some(name),
        _ => None,
    };
    name.into_iter().flat_map(|name| {
        let readings = name.readings.iter().flat_map(|r| [&r.given, &r.family]);
        let parts = [&name.given, &name.family].into_iter().chain(readings);
        parts.flatten().map(|part| part.chars().map(fold).collect())
    })
}

fn in_russian(text: &Text<'_>, mention: &Mention) -> bool {
    !text.is_kazakh(mention.tokens.start)
}

/// «орден Ленина», «парк имени Чехова», «церковь Святого Луки»: somebody after whom a thing is called.
fn is_namesake(text: &Text<'_>, mention: &Mention) -> bool {
    const PEOPLE: ListSet = ListSet::of(&[List::Office, List::Deputy]);
    let start = text.sentence(mention.tokens.start).start;
    let Some(before) = mention.tokens.start.checked_sub(1).filter(|&i| i >= start) else {
        return false;
    };
    let second = before.checked_sub(1).filter(|&i| i >= start);
    let after = |functions: FunctionSet| second.is_some_and(|i| text.is_a(i, functions));
    if text.is_a(before, Function::Named) {
        return !after(Function::From | Function::By);
    }
    if text.is_mark(before, '.') && after(Function::NamedShort | Function::Saint) {
        return true;
    }
    if !text.is_word(before) || !text.word(before).is(List::Bearing) {
        return false;
    }
    let genitive = mention.tokens.clone().all(|i| {
        let word = text.word(i);
        !text.is_word(i) || word.readings.is_empty() || word.can_be(Case::Gen)
    });
    let nominative = mention.tokens.len() > 1
        && mention
            .tokens
            .clone()
            .all(|i| !text.is_word(i) || plausibly(text.word(i), |g| g.case == Some(Case::Nom)));
    let held = (start..before)
        .rev()
        .take(3)
        .any(|i| text.is_word(i) && text.word(i).lists.meets(PEOPLE));
    genitive && !nominative && !held
}

/// «Абай ауданы», «Көлік Шымкенттен»: a Kazakh name of a place, whether a word of it is one or the noun behind says so.
fn is_of_place(text: &Text<'_>, tokens: &Tokens) -> bool {
    use svodka_kazakh::{Case, Possessor, read};
    let (last, next) = (tokens.end - 1, tokens.end);
    if !text.is_kazakh(last) || !text.is_word(last) {
        return false;
    }
    let own = read(text.normal(last)).chain;
    let is_told = next < text.sentence(last).end
        && text.is_word(next)
        && text
            .lexicon
            .group(Group::TurkicPlace)
            .has(&read(text.normal(next)).stem)
        && read(text.normal(next)).chain.possessor == Some(Possessor::Third);
    let comes_from = text.word(last).is(List::Place)
        && !text.word(last).is(List::GivenName)
        && matches!(own.case, Case::Ablative | Case::Locative | Case::Dative);
    own.case == Case::Nominative && tokens.len() == 1 && is_told || tokens.len() > 1 && comes_from
}

/// «собор Петра и Павла»: the second of two after whom a thing is called.
fn is_second_namesake(text: &Text<'_>, names: &Names, mention: &Mention) -> bool {
    let start = mention.tokens.start;
    let joined = start > text.sentence(start).start && text.is_a(start - 1, Function::And);
    let first = joined.then(|| names.over(start.checked_sub(2)?)).flatten();
    let genitive =
        (mention.tokens.clone()).all(|i| !text.is_word(i) || text.word(i).can_be(Case::Gen));
    genitive && first.is_some_and(|(_, first)| is_namesake(text, first))
}

/// «фильм «Лапшина», катер «Спасатель Кононенко»»: inside quotation marks around a name, which says nothing of
/// anybody: it is short and has no verb.
fn is_titled_work(text: &Text<'_>, tokens: &Tokens) -> bool {
    let from = tokens.start.saturating_sub(SHORT_QUOTE + 1);
    let around = text
        .quotes_opened(from..tokens.start)
        .iter()
        .map(|quoted| quoted.inside());
    let mut around =
        around.filter(|inside| inside.start <= tokens.start && tokens.end <= inside.end);
    around.any(|inside| {
        let says = |i: usize| {
            text.is_mark(i, ',')
                || text.is_word(i) && text.word(i).is_finite_verb() && !tokens.contains(&i)
        };
        inside.len() <= SHORT_QUOTE && !inside.clone().any(says)
    })
}

/// «Фото Ивана Белова.», «Подготовила Анна Ким», «by Олег Ли», or a name alone in the last block, or in the one
/// under the headline, of somebody whom the text does not name again: who wrote the story, or took its photos.
fn is_credit(text: &Text<'_>, names: &Names, mention: &Mention) -> bool {
    let sentence = text.sentence(mention.tokens.start);
    let credits = |i: usize| text.is_word(i) && text.word(i).is(List::Credit);
    let named = |i: usize| names.over(i).is_some() || text.is_word(i) && text.word(i).shape.capital;
    let plain = |i: usize| !text.is_word(i) || credits(i) || named(i) || text.word(i).shape.latin;
    if sentence.clone().all(plain) && (sentence.start..mention.tokens.start).any(credits) {
        return true;
    }
    is_signature(text, mention) && !is_named_again(names, mention)
}

/// A full name with nothing but marks in the last block, or in the one under the headline.
fn is_signature(text: &Text<'_>, mention: &Mention) -> bool {
    let block = text.tokens[mention.tokens.start].block as usize;
    let outermost = block > 0 && (block == 1 || block + 1 == text.article.blocks.len());
    let own = |i: usize| {
        text.tokens
            .get(i)
            .is_some_and(|token| token.block as usize == block)
    };
    let mut after = mention.tokens.end;
    while own(after) && matches!(text.tokens[after].kind, Kind::Mark('.' | ',')) {
        after += 1;
    }
    let begins = mention.tokens.start == 0 || !own(mention.tokens.start - 1);
    outermost && mention.tokens.len() > 1 && begins && !own(after)
}

fn is_named_again(names: &Names, mention: &Mention) -> bool {
    let own: FxHashSet<String> = keys(mention).collect();
    let others = names.mentions.iter().filter(|m| m.tokens != mention.tokens);
    others.flat_map(keys).any(|key| own.contains(&key))
}

/// Whether something beside the shape of the words says that they name a person.
fn has_sign(text: &Text<'_>, names: &Names, mention: &Mention) -> bool {
    let tokens = &mention.tokens;
    let acronym = |i: usize| text.is_word(i) && person::is_acronym(text, i);
    if tokens.clone().any(acronym) || stands_for_place(text, tokens) {
        return false;
    }
    follows_title(text, tokens)
        || tokens.len() > 1 && person::after_title(text, tokens.start)
        || speaks(text, tokens)
        || in_row(names, tokens)
        || looks_like_name(text, tokens)
}

/// «в Пески», «из Троещины»: where something is.
fn stands_for_place(text: &Text<'_>, tokens: &Tokens) -> bool {
    let start = text.sentence(tokens.start).start;
    let before = tokens.start.checked_sub(1).filter(|&i| i >= start);
    before.is_some_and(|i| text.is_a(i, Function::In | Function::OutOf))
}

/// «певицей Астрой»: behind a noun for people in small letters.
fn follows_title(text: &Text<'_>, tokens: &Tokens) -> bool {
    let start = text.sentence(tokens.start).start;
    let before = tokens
        .start
        .checked_sub(1)
        .filter(|&i| i >= start && text.is_word(i));
    before.is_some_and(|i| {
        let word = text.word(i);
        let animate = |r: &Reading| r.known && r.grammar.pos == Pos::Noun && r.grammar.animate;
        !word.shape.capital && word.best().is_some_and(animate)
    })
}

/// «Рингосс отметил», «по словам Рингосса».
fn speaks(text: &Text<'_>, tokens: &Tokens) -> bool {
    let sentence = text.sentence(tokens.start);
    let says = |i: usize| {
        let word = text.word(i);
        text.is_word(i) && word.is(List::Say) && word.is_finite_verb()
    };
    let near =
        tokens.start.saturating_sub(2).max(sentence.start)..(tokens.end + 2).min(sentence.end);
    near.into_iter().any(says) || person::follows_say_phrase(text, tokens)
}

/// Between people whom the text is surer of: «Рожков, Астра – Белов».
fn in_row(names: &Names, tokens: &Tokens) -> bool {
    let person = |i: usize| {
        names
            .over(i)
            .is_some_and(|(_, m)| matches!(m.name, Name::Person(_)) && m.confidence >= SURE)
    };
    let before = tokens.start.checked_sub(2).is_some_and(person);
    before || person(tokens.end + 1)
}

/// A word that a list or the dictionary has as a name of people and as nothing else, or that ends like one.
fn looks_like_name(text: &Text<'_>, tokens: &Tokens) -> bool {
    tokens.clone().filter(|&i| text.is_word(i)).any(|i| {
        let word = text.word(i);
        let elsewhere = word.lists.meets(ListSet::of(&[List::Place, List::OrgName]))
            || word
                .readings
                .iter()
                .any(|r| r.known && r.grammar.name == Some(NameType::Place));
        !elsewhere && person::is_name_like(text, i)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sample::Analyst;

    #[test]
    fn things_are_called_after_people() {
        let cases = [
            ("Его наградили орденом [Чкалова].", true),
            ("Они гуляли в парке имени [Чехова].", true),
            ("Они гуляли в парке им. [Чехова].", true),
            ("Библиотека [Чехова] закрыта.", true),
            ("Премия [Тараса Шевченко] вручена.", true),
            ("Он говорил от имени [Чехова].", false),
            ("Дочь по имени [Анна] учится.", false),
            ("Мы встретили директора музея [Чехова].", false),
            ("Мы видели друга [Чехова].", false),
            ("Музей открыл [Чехов].", false),
        ];
        let analyst = Analyst::new();
        for (marked, wanted) in cases {
            let found =
                analyst.read_marked(marked, |text, tokens| is_namesake(text, &person_at(tokens)));
            assert_eq!(found, wanted, "{marked}");
        }
    }

    #[test]
    fn names_in_quotation_marks_are_of_works_and_ships() {
        let cases = [
            ("Катер «Смелый [Кононов]» в порту.", true),
            ("Идёт фильм «[Лапшина]».", true),
            ("Идёт фильм «В тени [Минтимера]».", true),
            ("«[Иванов] ушёл», — сказал он.", false),
            ("«Спасибо, [Анна]», — сказал он.", false),
            ("[Иванов] смотрел «Аиду».", false),
        ];
        let analyst = Analyst::new();
        for (marked, wanted) in cases {
            let found = analyst.read_marked(marked, |text, tokens| is_titled_work(text, &tokens));
            assert_eq!(found, wanted, "{marked}");
        }
    }

    fn person_at(tokens: Tokens) -> Mention {
        Mention {
            whole: tokens.clone(),
            tokens,
            name: Name::Person(crate::mention::PersonName::default()),
            rule: "person.family",
            confidence: 0.9,
        }
    }
}
