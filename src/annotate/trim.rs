//! The edges of what the tagger sees: it learned them from words, and knows no rule of writing.

use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::morphology::Reading;
use crate::lexicon::word::KazakhVerb;
use crate::mention::Tokens;
use crate::pattern::entry;
use crate::text::{Kind, Text};

/// Whether the tokens are a noun in small letters, a legal form, or a section of a site on a line of its own:
/// none of them names anybody.
pub(super) fn is_no_name(text: &Text<'_>, tokens: &Tokens) -> bool {
    let i = tokens.start;
    let small = || text.is_word(i) && !text.word(i).shape.capital;
    let alone = tokens.len() == 1;
    alone && (is_form(text, i) || is_common(text, i) && (small() || text.fills_block(tokens)))
        || is_office_of_place(text, tokens)
}

/// «Совета», «Полиция»: a noun for bodies alone, whatever its capital, unless a place has but one of them.
pub(super) fn is_any_body(text: &Text<'_>, tokens: &Tokens) -> bool {
    let i = tokens.start;
    let word = text.word(i);
    let single = || {
        let entry = entry(text, i, List::OrgHead);
        entry.is_some_and(|head| text.lexicon.group(Group::Single).has(&head.surface))
    };
    tokens.len() == 1
        && word.is(List::OrgHead)
        && !word.is(List::OrgName)
        && !word.shape.all_caps
        && is_common(text, i)
        && !text.is_kazakh(i)
        && !text.is_quoted(tokens)
        && !single()
}

/// «Акимом Костаная назначен …»: an office that is a given name too, and the genitive of the place where it is held.
fn is_office_of_place(text: &Text<'_>, tokens: &Tokens) -> bool {
    let genitive_of_place = |i: usize| {
        let word = text.word(i);
        word.is(List::Place) && word.can_be(Case::Gen) && !word.can_be(Case::Nom)
    };
    tokens.len() > 1
        && text.word(tokens.start).is(List::Office)
        && (tokens.start + 1..tokens.end).all(genitive_of_place)
}

/// «Стратегия развития спорта», «XX конференция партии», «власти Омска», «духовные управления мусульман», «пятикурсники
/// факультета», «Перекрытие Ломоносова»: words with a noun for what is no body, for several, for people or for what is done.
pub(super) fn is_no_body(text: &Text<'_>, tokens: &Tokens) -> bool {
    const BODIES: ListSet = ListSet::of(&[
        List::OrgHead,
        List::OrgForm,
        List::OrgName,
        List::OrgPart,
        List::Place,
    ]);
    const OTHERS: ListSet = ListSet::of(&[List::CampaignHead, List::OtherHead]);
    let noun = tokens.clone().find(|&i| {
        let best = text.word(i).best();
        best.is_some_and(|r| r.known && r.grammar.is_noun() && r.grammar.name.is_none())
    });
    let Some(noun) = noun else { return false };
    let word = text.word(noun);
    let plain = (tokens.start..noun).all(|i| {
        text.is_word(i) && (text.word(i).any(|g| g.is_adjectival()) || text.word(i).shape.latin)
    });
    let small = !text.word(tokens.start).shape.capital || text.starts_clause(tokens.start);
    let common = |is: fn(&Grammar) -> bool| small && word.best().is_some_and(|r| is(&r.grammar));
    let is_other = match word.lists.meets(BODIES) {
        true => word.is(List::OrgHead) && common(|g| g.number == Some(Number::Plur)),
        false => {
            word.lists.meets(OTHERS)
                || text.lexicon.group(Group::Nobody).has_lemma_of(word)
                || common(|g| g.animate)
                || small && text.lexicon.group(Group::ActionEnding).ends(&word.normal)
        }
    };
    tokens.len() > 1
        && plain
        && !text.is_kazakh(noun)
        && !text.is_quoted(tokens)
        && !word.is(List::OrgName)
        && is_other
}

/// «облыс әкімінің»: words of a Kazakh title, which end with no noun for a body.
pub(super) fn is_kazakh_office(text: &Text<'_>, tokens: &Tokens) -> bool {
    let last = tokens.end - 1;
    let word = text.word(last);
    text.is_kazakh(last)
        && tokens.len() > 1
        && word.lists.meets(ListSet::of(&[List::Office, List::Deputy]))
        && !word
            .lists
            .meets(ListSet::of(&[List::OrgHead, List::OrgForm, List::OrgName]))
        && !word.shape.all_caps
        && svodka_kazakh::read(&word.normal).chain.possessor.is_some()
}

/// «Мекемеде 96 адам бар, оларға қарайды»: words of a Kazakh clause, with a finite verb outside of quotes.
pub(super) fn is_kazakh_clause(text: &Text<'_>, tokens: &Tokens) -> bool {
    let acts = |i: usize| {
        let word = text.word(i);
        word.kazakh_verb.is_some_and(|verb| verb.is_finite)
            && !word.shape.capital
            && !svodka_kazakh::read(&word.normal).is_known
    };
    text.is_kazakh(tokens.start)
        && tokens.len() > 2
        && text.quotes_opened(tokens.clone()).is_empty()
        && tokens.clone().any(acts)
}

/// Whether the Kazakh word at token `i` tells where, whereby or by whom something is done, and so is no word of a name.
pub(super) fn is_circumstance(text: &Text<'_>, i: usize) -> bool {
    use svodka_kazakh::Case::{Ablative, Instrumental, Locative, Nominative};
    let word = text.word(i);
    let chain = svodka_kazakh::read(&word.normal).chain;
    let acts = word.kazakh_verb.is_some_and(KazakhVerb::acts);
    let is_plain = chain.case == Nominative && chain.possessor.is_none();
    text.is_word(i)
        && !word.shape.capital
        && (acts
            || matches!(chain.case, Ablative | Instrumental | Locative) && chain.derived.is_none()
            || is_plain && chain.is_plural)
}

/// «НПО под названием «X»».
pub(super) fn is_form(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    word.shape.all_caps && word.is(List::OrgForm)
}

/// A noun of the dictionary that is no name.
fn is_common(text: &Text<'_>, i: usize) -> bool {
    let common = |r: &Reading| r.known && r.grammar.pos == Pos::Noun && r.grammar.name.is_none();
    text.word(i).best().is_some_and(common)
}

/// «Устинка LIVE»: words of two alphabets, which nobody's name has.
pub(super) fn mixes_scripts(text: &Text<'_>, tokens: &Tokens) -> bool {
    let words = || {
        tokens
            .clone()
            .filter(|&i| text.is_word(i))
            .map(|i| text.word(i).shape)
    };
    words().any(|shape| shape.latin) && words().any(|shape| shape.cyrillic)
}

/// A place without the office or the preposition before it: «Аким области» → «области», which is no name; «около
/// Красноярска» → «Красноярска».
pub(super) fn without_office(text: &Text<'_>, tokens: Tokens) -> Tokens {
    let first = text.word(tokens.start);
    let small = !first.shape.capital && first.pos() == Pos::Preposition;
    let outer = tokens.len() > 1 && (small || first.is(List::Office));
    tokens.start + usize::from(outer)..tokens.end
}

/// A person without the shortened title before the name: «Акад. Н. Белов» → «Н. Белов».
pub(super) fn without_short_title(text: &Text<'_>, tokens: Tokens) -> Tokens {
    let first = tokens.start;
    let title = tokens.len() > 2
        && text.is_word(first)
        && text.word(first).shape.letters > 2
        && text.is_mark(first + 1, '.');
    first + if title { 2 } else { 0 }..tokens.end
}

/// An organization without the words before it that say how it took part: «при участии | Минсельхоза».
pub(super) fn without_circumstance(text: &Text<'_>, tokens: Tokens) -> Tokens {
    let small = |i: usize| text.is_word(i) && !text.word(i).shape.capital;
    let begins = text.is_word(tokens.start)
        && small(tokens.start)
        && text.word(tokens.start).pos() == Pos::Preposition;
    let name = tokens.clone().find(|&i| !small(i));
    match name {
        Some(name) if begins => name..tokens.end,
        _ => tokens,
    }
}

/// An organization without the family name of whoever holds an office there: «управление развития
/// инфраструктуры Кажина», unlike «завод имени Кирова», «театр Ермоловой», «дом-музей писателя Ауэзова».
pub(super) fn without_bearer(text: &Text<'_>, tokens: Tokens) -> Tokens {
    let last = tokens.end - 1;
    if tokens.len() < 4 || !text.is_word(last) || !is_family(text, last) {
        return tokens;
    }
    let genitive =
        |r: &Reading| r.weight >= 0.1 && r.grammar.is_noun() && r.grammar.case == Some(Case::Gen);
    let matter = |i: usize| {
        let word = text.word(i);
        text.is_word(i)
            && !word.shape.capital
            && !word.any(|g| g.animate)
            && word.readings.iter().any(genitive)
    };
    let belongs = text.is_a(last - 1, Function::Named | Function::Memory);
    if matter(last - 1) && !belongs && (tokens.start..last - 1).any(matter) {
        tokens.start..last
    } else {
        tokens
    }
}

/// A family name in the genitive by its ending, and nothing that a list knows.
fn is_family(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    word.shape.capital
        && !word.shape.all_caps
        && !word.lists.meets(ListSet::of(&[List::Place, List::OrgName]))
        && text
            .lexicon
            .group(Group::BareSurnameEnding)
            .ends(&word.normal)
}

/// The tokens without the legal form and the quotation marks around a name («ТОО «Ветер» → «Ветер», «АО Qazaq
/// Air» → «Qazaq Air»), and without marks that do not belong to it.
pub(super) fn trimmed(text: &Text<'_>, tokens: &Tokens) -> Tokens {
    let mut tokens = tokens.clone();
    while tokens.len() > 1
        && is_form(text, tokens.start)
        && (is_name(text, tokens.start + 1) || tokens.len() > 2 && is_form(text, tokens.start + 1))
    {
        tokens.start += 1;
    }
    let is_mark = |i: usize| matches!(text.tokens[i].kind, Kind::Mark(_));
    if !tokens.clone().any(is_mark) {
        return tokens;
    }
    let cut = text.quotes_opened(tokens.clone()).iter().find(|quoted| {
        let inside = quoted.inside();
        !inside.is_empty()
            && (tokens.start == quoted.open
                || text.word(quoted.open - 1).is(List::OrgForm)
                || tokens.start + 1 == quoted.open && is_unknown_form(text, tokens.start))
            && tokens.end <= inside.end + 1
            && tokens.end >= inside.end
    });
    without_odd_marks(text, cut.map_or(tokens, |quoted| quoted.inside()))
}

/// «НТИ «X»»: a few capital letters that no list knows, as those of legal forms.
pub(super) fn is_unknown_form(text: &Text<'_>, i: usize) -> bool {
    const KNOWN: ListSet = ListSet::of(&[List::OrgName, List::OrgHead, List::Place]);
    let word = text.word(i);
    let shape = word.shape;
    text.is_word(i)
        && shape.all_caps
        && shape.cyrillic
        && (2..=7).contains(&shape.letters)
        && !word.lists.meets(KNOWN)
}

/// A word with a capital that is more than letters of a form: not «ОО РГП».
fn is_name(text: &Text<'_>, i: usize) -> bool {
    text.is_word(i) && text.word(i).shape.capital && !text.word(i).is(List::OrgForm)
}

/// The tokens without a quotation mark at an edge whose fellow stands outside, and without a comma or a full stop
/// behind: «Мой город»,».
fn without_odd_marks(text: &Text<'_>, mut tokens: Tokens) -> Tokens {
    let is_quote = |i: usize| {
        matches!(
            text.tokens[i].kind,
            Kind::Mark('«' | '»' | '"' | '“' | '”' | '„')
        )
    };
    while tokens.len() > 1
        && matches!(
            text.tokens[tokens.end - 1].kind,
            Kind::Mark(',' | ';' | ':')
        )
    {
        tokens.end -= 1;
    }
    if tokens.len() > 1 && ends_sentence(text, tokens.end - 1) {
        tokens.end -= 1;
    }
    let last = tokens.end - 1;
    if tokens.len() > 1 && is_quote(last) && !(tokens.start..last).any(is_quote) {
        tokens.end -= 1;
    }
    let first = tokens.start;
    if tokens.len() > 1 && is_quote(first) && !(first + 1..tokens.end).any(is_quote) {
        tokens.start += 1;
    }
    tokens
}

/// Whether the token is the full stop behind a word of small Cyrillic letters that is longer than an abbreviation.
fn ends_sentence(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i - 1);
    text.is_mark(i, '.') && word.shape.cyrillic && !word.shape.capital && word.shape.letters > 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sample::Analyst;

    #[test]
    fn edges() {
        let cases = [
            ("Звоните в [ДП города.]", "ДП города"),
            ("Она служит в [Apple Inc.] уже год.", "Apple Inc."),
            ("Рейс [АО Qazaq Air] отменён.", "Qazaq Air"),
            ("Рейс [АО «Степь»] отменён.", "Степь"),
            ("Рейс [АО НК Степь] отменён.", "Степь"),
            ("Рейс [ЗЩПК \"Степь\"] отменён.", "Степь"),
            ("Газета [«Мой город»], её тираж.", "Мой город"),
            ("Газета [Мой город»,] её тираж.", "Мой город"),
            ("Выборы в [ОО РГП].", "ОО РГП"),
            ("Об этом пишет [Мой город].", "Мой город"),
        ];
        let analyst = Analyst::new();
        for (marked, wanted) in cases {
            let found = analyst.read_marked(marked, |text, tokens| {
                text.slice(text.span(&trimmed(text, &tokens))).to_owned()
            });
            assert_eq!(found, wanted, "{marked}");
        }
    }

    #[test]
    fn short_titles_are_no_part_of_a_name() {
        let cases = [
            ("[Акад. Н. Белов] приехал.", "Н. Белов"),
            ("[Проф. Белов] приехал.", "Белов"),
            ("[Н. Белов] приехал.", "Н. Белов"),
            ("[Дж. Белов] приехал.", "Дж. Белов"),
        ];
        let analyst = Analyst::new();
        for (marked, wanted) in cases {
            let found = analyst.read_marked(marked, |text, tokens| {
                text.slice(text.span(&without_short_title(text, tokens)))
                    .to_owned()
            });
            assert_eq!(found, wanted, "{marked}");
        }
    }

    #[test]
    fn offices_and_those_who_hold_them() {
        let analyst = Analyst::new();
        let cut = |marked: &str, cut: fn(&Text<'_>, Tokens) -> Tokens| {
            analyst.read_marked(marked, |text, tokens| {
                text.slice(text.span(&cut(text, tokens))).to_owned()
            })
        };
        let places = [
            ("[Аким области] приехал.", "области"),
            ("[Акимовка] растёт.", "Акимовка"),
            ("Живёт [около Акимовки].", "Акимовки"),
            ("[Абайская область] растёт.", "Абайская область"),
        ];
        for (marked, wanted) in places {
            assert_eq!(cut(marked, without_office), wanted, "{marked}");
        }
        let cases = [
            (
                "Руководителя [управления развития инфраструктуры Кажина] осудили.",
                "управления развития инфраструктуры",
            ),
            (
                "Коллектив [завода машин имени Кирова] собрался.",
                "завода машин имени Кирова",
            ),
            (
                "Сотрудники [дома-музея жизни писателя Ауэзова] рады.",
                "дома-музея жизни писателя Ауэзова",
            ),
            (
                "В [центре развития туризма Костаная] рады.",
                "центре развития туризма Костаная",
            ),
        ];
        for (marked, wanted) in cases {
            assert_eq!(cut(marked, without_bearer), wanted, "{marked}");
        }
    }

    #[test]
    fn nobody_is_named_in_two_alphabets() {
        let cases = [
            ("Об этом пишет [Устинка LIVE].", true),
            ("Об этом пишет [Илон Маск].", false),
            ("Об этом пишет [Elon Musk].", false),
        ];
        let analyst = Analyst::new();
        for (marked, wanted) in cases {
            let found = analyst.read_marked(marked, |text, tokens| mixes_scripts(text, &tokens));
            assert_eq!(found, wanted, "{marked}");
        }
    }

    #[test]
    fn several_people_and_actions_are_no_bodies() {
        let cases = [
            ("Это решили [областные департаменты культуры].", true),
            ("Помогли [пятикурсники факультета Чкалова].", true),
            ("[Перекрытие Ломоносова] отменили.", true),
            ("Это решило [духовное управление мусульман].", false),
            ("Об этом пишут [Врачи без границ].", false),
        ];
        let analyst = Analyst::new();
        for (marked, wanted) in cases {
            let found = analyst.read_marked(marked, |text, tokens| is_no_body(text, &tokens));
            assert_eq!(found, wanted, "{marked}");
        }
    }

    #[test]
    fn forms_and_sections_name_nobody() {
        let cases = [
            ("[Спорт]\nНаши победили.", true),
            ("Наши победили.\n[Общество]", true),
            ("[НПО] под названием «Степь».", true),
            ("Аким [области] приехал.", true),
            ("[Спорт] объединяет.", false),
            ("[ЮНЕСКО]\nФонд помог.", false),
        ];
        let analyst = Analyst::new();
        for (marked, wanted) in cases {
            let found = analyst.read_marked(marked, |text, tokens| is_no_name(text, &tokens));
            assert_eq!(found, wanted, "{marked}");
        }
    }
}
