//! Where names end that were seen as one stretch of words: several in a row, a part of a body before the body's
//! name, a phrase of the sentence behind it.

use super::owner;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::word::Word;
use crate::mention::Tokens;
use crate::pattern::{listed, plausibly};
use crate::text::{Kind, Text};

/// The names of organizations in `tokens`, which were seen as one: each member of a list for itself, without the
/// part of it that is meant («правление | АО «Ветер»») and without the phrase of the sentence behind it («Фонд
/// степей | на выставке»). Empty where nobody is named. Costs a few look-ups a token.
pub fn parted(text: &Text<'_>, tokens: &Tokens) -> Vec<Tokens> {
    members(text, tokens)
        .into_iter()
        .filter_map(|member| owner::of(text, member))
        .map(|member| balanced(text, without_circumstance(text, member)))
        .collect()
}

/// The tokens, cut before each member of a list that begins another body.
fn members(text: &Text<'_>, tokens: &Tokens) -> Vec<Tokens> {
    let mut members = Vec::new();
    let mut start = tokens.start;
    for i in outside_quotes(text, tokens) {
        let joint = text.is_mark(i, ',') || text.is_a(i, Function::And);
        if joint && start < i && i + 1 < tokens.end && is_body(text, start..i, i + 1..tokens.end) {
            members.push(start..i);
            start = i + 1;
        }
    }
    members.push(start..tokens.end);
    members
}

/// The tokens that stand in no quotation marks which open among them.
fn outside_quotes<'t>(text: &'t Text<'_>, tokens: &Tokens) -> impl Iterator<Item = usize> + 't {
    let mut closed = tokens.start;
    let mut quotes = text.quotes_opened(tokens.clone()).iter().peekable();
    tokens.clone().filter(move |&i| {
        while let Some(quoted) = quotes.next_if(|quoted| quoted.open <= i) {
            closed = closed.max(quoted.close.unwrap_or(quoted.open) + 1);
        }
        i >= closed
    })
}

/// Whether `next`, behind a comma or «и», names another body than `first`: it begins with a legal form, a known
/// name, or a head noun in the case of the first one.
fn is_body(text: &Text<'_>, first: Tokens, next: Tokens) -> bool {
    let mut i = next.start;
    while i + 1 < next.end && i < next.start + 4 && is_attribute(text.word(i)) {
        i += 1;
    }
    let word = text.word(i);
    let named = word.shape.capital && !word.is(List::Place);
    if word.shape.all_caps && word.is(List::OrgForm) {
        return true;
    }
    if named && known_at(text, next.start, next.end) {
        let of_place = i + 1 < next.end && text.word(i + 1).is(List::Place);
        return !word.shape.all_caps || word.shape.letters > 2 || of_place;
    }
    let Some(head) = listed(text, i, next.end, BODIES) else {
        return false;
    };
    let capital = text.word(next.start).shape.capital;
    let alike = first
        .clone()
        .find(|&t| text.word(t).lists.meets(BODIES))
        .map_or(capital, |t| shares_case(text.word(t), word, capital));
    alike && is_singular(text, i..i + head.len)
}

/// Nouns for bodies and for their parts.
const BODIES: ListSet = ListSet::of(&[List::OrgHead, List::OrgPart]);

fn is_attribute(word: &Word) -> bool {
    word.pos() == Pos::Adjective && !word.is(List::OrgHead)
}

/// A known name begins here.
pub(super) fn known_at(text: &Text<'_>, at: usize, end: usize) -> bool {
    let capital = text.word(at).shape.capital;
    capital && listed(text, at, end, super::known::NAMES).is_some()
}

/// Whether two head nouns can stand in one case; in the genitive alone only where the second has a capital, for it
/// may belong to the name of the first: «управление школы и библиотеки».
fn shares_case(first: &Word, second: &Word, capital: bool) -> bool {
    const CASES: [Case; 5] = [Case::Nom, Case::Acc, Case::Dat, Case::Ins, Case::Loc];
    let both = |case: Case| {
        let singular = |word: &Word| {
            plausibly(word, |g| {
                g.is_noun() && g.case == Some(case) && g.number != Some(Number::Plur)
            })
        };
        singular(first) && singular(second)
    };
    CASES.into_iter().any(both) || capital && both(Case::Gen)
}

fn is_singular(text: &Text<'_>, head: Tokens) -> bool {
    head.clone().any(|i| {
        plausibly(text.word(i), |g| {
            g.is_noun() && g.number != Some(Number::Plur)
        })
    })
}

/// The tokens without a phrase with a preposition that says where, when or why, and belongs to no name: «Фонд степей |
/// на выставке», «музей | в Алматы», unlike «посольство в Алматы», «суд на транспорте».
fn without_circumstance(text: &Text<'_>, tokens: Tokens) -> Tokens {
    let cut = outside_quotes(text, &tokens)
        .skip(1)
        .find(|&i| is_circumstance(text, &tokens, i));
    tokens.start..cut.unwrap_or(tokens.end)
}

fn is_circumstance(text: &Text<'_>, tokens: &Tokens, i: usize) -> bool {
    let word = text.word(i);
    if word.shape.capital || word.shape.hyphen || i + 1 >= tokens.end {
        return false;
    }
    let rest = || (i + 1..tokens.end).filter(|&t| text.is_word(t));
    let is = |group, t: usize| text.lexicon.group(group).has_lemma_of(text.word(t));
    let noun_of = |group| rest().any(|t| is(group, t));
    match word {
        _ if word.is_a(Function::In) => {
            let mission = tokens.clone().any(|t| is(Group::Mission, t));
            !mission && !noun_of(Group::Concern) && is_there(text, i + 1)
        }
        _ if word.is_a(Function::On) => !noun_of(Group::Carriage),
        _ if word.is_a(Function::By) => rest().take(2).any(|t| is(Group::Adverbial, t)),
        _ => text.lexicon.group(Group::Where).has(&word.normal),
    }
}

/// A place, or words without a capital, at token `i`: not «Школа в Берёзах», which may be called so.
fn is_there(text: &Text<'_>, i: usize) -> bool {
    text.word(i).is(List::Place) || !text.word(i).shape.capital
}

/// The tokens with both marks of each pair of quotation marks, or with neither.
fn balanced(text: &Text<'_>, mut tokens: Tokens) -> Tokens {
    if let Some(closing) = tokens
        .clone()
        .skip(1)
        .find(|&i| closes_earlier(text, &tokens, i))
    {
        tokens.end = closing;
    }
    let left_open = text
        .quotes_opened(tokens.clone())
        .iter()
        .find_map(|quoted| quoted.close.filter(|&close| close >= tokens.end));
    if let Some(close) = left_open.filter(|&close| close < tokens.end + 8) {
        tokens.end = close + 1;
    }
    tokens
}

/// Whether the mark at `i` closes a quote that opens before the tokens.
fn closes_earlier(text: &Text<'_>, tokens: &Tokens, i: usize) -> bool {
    let mark = matches!(text.tokens[i].kind, Kind::Mark('»' | '”' | '"' | '“'));
    let from = tokens.start.saturating_sub(2);
    let closes = |quoted: &crate::text::Quoted| quoted.close == Some(i);
    mark && text.quotes_opened(from..tokens.start).iter().any(closes)
}

#[cfg(test)]
mod tests {
    use super::parted;
    use crate::text::sample::Analyst;

    #[test]
    fn names_in_a_row_and_their_parts() {
        let cases = [
            // members of a list
            (
                "Договор подписали [Нацбанк Казахстана, НБУ и Национальный банк] вчера.",
                "Нацбанк Казахстана|НБУ|Национальный банк",
            ),
            (
                "Помогли [маслихат Рудного и правительство Чехии] вместе.",
                "маслихат Рудного|правительство Чехии",
            ),
            (
                "Помогли [Ромашка, АО Цеснабанк] и школа.",
                "Ромашка|АО Цеснабанк",
            ),
            (
                "Она служит в [Министерстве науки и высшего образования] пять лет.",
                "Министерстве науки и высшего образования",
            ),
            (
                "Слёт провели [Степное епархиальное управление и отдел по делам молодёжи] вчера.",
                "Степное епархиальное управление|отдел по делам молодёжи",
            ),
            (
                "Проверку ведёт [управление школы и библиотеки] сегодня.",
                "управление школы и библиотеки",
            ),
            (
                "Приехал [Союз театров и музеев] из Омска.",
                "Союз театров и музеев",
            ),
            // a part of a body
            (
                "Выступил глава [правления АО «Ветер»] Сеитов.",
                "АО «Ветер»",
            ),
            ("Выступил член [совета директоров МВФ] Сеитов.", "МВФ"),
            ("Выступил член [Совета директоров] Сеитов.", ""),
            (
                "Он окончил [факультет права Омского университета] в мае.",
                "факультет права Омского университета",
            ),
            (
                "Пишет [управление здравоохранения акимата] города.",
                "управление здравоохранения акимата",
            ),
            (
                "Учился в [аспирантуре Омского института] два года.",
                "Омского института",
            ),
            // phrases of the sentence
            (
                "Деньги вложил [Фонд степей в облигации] банка.",
                "Фонд степей",
            ),
            (
                "Её наградил [Музей степей на выставке] в мае.",
                "Музей степей",
            ),
            (
                "Об этом сообщило [посольство Казахстана в Китае] вчера.",
                "посольство Казахстана в Китае",
            ),
            (
                "Он работал в [прокуратуре на транспорте] год.",
                "прокуратуре на транспорте",
            ),
            (
                "Создан [Центр развития в сфере туризма] области.",
                "Центр развития в сфере туризма",
            ),
            // quotation marks
            ("Директор «[Центра степей» Минздрава] рад.", "Центра степей"),
            (
                "Директор [Коалиции за «зелёный город] и парк» рад.",
                "Коалиции за «зелёный город и парк»",
            ),
        ];
        let analyst = Analyst::new();
        let read = |marked| {
            analyst.read_marked(marked, |text, tokens| {
                let parts = parted(text, &tokens);
                let surfaces = parts.iter().map(|part| text.slice(text.span(part)));
                surfaces.collect::<Vec<_>>().join("|")
            })
        };
        let found = cases.map(|(marked, _)| (marked, read(marked)));
        let wanted = cases.map(|(marked, wanted)| (marked, wanted.to_owned()));
        assert_eq!(found, wanted);
    }
}
