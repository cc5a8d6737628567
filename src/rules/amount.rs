//! Sums of money.

use super::figure::bound_before;
use super::{Rule, silent, yields};
use crate::lexicon::grammar::Case;
use crate::lexicon::list::List;
use crate::mention::{AmountFact, Tokens};
use crate::pattern::entry;
use crate::pattern::number::{Numeral, may_begin, numeral};
use crate::text::{Kind, Text};
use crate::vocabulary::Bound;

/// The rules of this family.
pub const RULES: &[&Rule] = &[&MONEY, &SIGN];

/// A number before a currency.
const MONEY: Rule = Rule {
    id: "amount.money",
    about: "A number with a currency: «12 млн тенге», «около 5 тысяч рублей».",
    examples: &[
        yields(
            "За вечер собрали 12 млн тенге на лечение детей.",
            &["12 млн тенге = 12000000 KZT"],
        ),
        yields(
            "На ремонт ушло около полутора тысяч рублей.",
            &["около полутора тысяч рублей = 1500 RUB"],
        ),
        yields(
            "Фонд выделил от 3 до 5 тыс. долларов.",
            &["от 3 до 5 тыс. долларов = ? USD"],
        ),
        silent("Курс доллара составил 498,34 тенге.", "an exchange rate"),
        silent("Продавцы отдают 519 тенге за евро.", "an exchange rate"),
        silent("Евро упал до 1,28 доллара.", "an exchange rate"),
        silent("В тетради пять страниц.", "no currency"),
    ],
};

/// A currency sign before a number.
const SIGN: Rule = Rule {
    id: "amount.sign",
    about: "A currency sign before a number: «$5 млн».",
    examples: &[
        yields(
            "Компания вложила более $5 млн в школу.",
            &["более $5 млн = 5000000 USD"],
        ),
        silent("$ 498.34", "a line of rates beside the weather"),
    ],
};

/// Finds the sums of money in a text.
pub fn find(text: &Text<'_>) -> Vec<AmountFact> {
    let mut found = Vec::new();
    let mut next = 0;
    for i in 0..text.len() {
        if i < next || !may_begin(text, i) {
            continue;
        }
        let Some(number) = numeral(text, i, text.sentence(i).end) else {
            continue;
        };
        next = number.tokens.end;
        found.extend(amount(text, &number));
    }
    found
}

fn amount(text: &Text<'_>, number: &Numeral) -> Option<AmountFact> {
    let (currency, tokens, rule) = currency(text, &number.tokens)?;
    if is_rate(text, &tokens) {
        return None;
    }
    let before = bound_before(text, tokens.start);
    let start = before
        .as_ref()
        .map_or(tokens.start, |(_, words)| words.start);
    let low = Some(number.low);
    let (bound, min, max) = match (number.vague, number.high, before.map(|(bound, _)| bound)) {
        (true, ..) => (Bound::Vague, low, None),
        (_, Some(high), _) => (Bound::Range, low, Some(high)),
        (_, _, Some(bound @ (Bound::Over | Bound::AtLeast))) => (bound, low, None),
        (_, _, Some(bound @ (Bound::Under | Bound::AtMost))) => (bound, None, low),
        (_, _, bound) => (bound.unwrap_or(Bound::Exact), low, low),
    };
    Some(AmountFact {
        value: low.filter(|_| !matches!(bound, Bound::Range | Bound::Vague)),
        min,
        max,
        bound,
        currency: Some(currency),
        tokens: start..tokens.end,
        rule,
        confidence: 0.95,
    })
}

/// The currency beside the number, with the tokens of both and the rule.
fn currency(text: &Text<'_>, number: &Tokens) -> Option<(String, Tokens, &'static str)> {
    let end = text.sentence(number.start).end;
    let code = |i: usize| entry(text, i, List::Currency).map(|entry| entry.canonical.to_string());
    let next = number.end;
    if let Some(code) = (next < end).then(|| code(next)).flatten() {
        return Some((code, number.start..next + 1, MONEY.id));
    }
    let adjective = next + 1 < end && text.word(next).any(|g| g.is_adjectival());
    if let Some(code) = adjective.then(|| code(next + 1)).flatten() {
        return Some((code, number.start..next + 2, MONEY.id));
    }
    let sign = number.start.checked_sub(1)?;
    let code = matches!(text.tokens[sign].kind, Kind::Mark(_))
        .then(|| code(sign))
        .flatten()?;
    Some((code, sign..number.end, SIGN.id))
}

/// «курс доллара — 498 тенге», «519 тенге за евро», a line of rates.
fn is_rate(text: &Text<'_>, tokens: &Tokens) -> bool {
    let sentence = text.sentence(tokens.start);
    let rate = sentence.clone().any(|i| {
        text.word(i).has_lemma("курс") && text.word(i).best().is_some_and(|r| &*r.lemma == "курс")
    });
    let per = tokens.end + 1 < sentence.end
        && text.normal(tokens.end) == "за"
        && (tokens.end + 1..sentence.end.min(tokens.end + 3))
            .any(|i| text.word(i).is(List::Currency));
    let line = sentence.len() <= tokens.len() + 1
        && matches!(text.tokens[sentence.start].kind, Kind::Mark(_));
    let other = (sentence.start..tokens.start).any(|i| {
        entry(text, i, List::Currency).is_some() && text.word(i).any(|g| g.case == Some(Case::Nom))
    });
    let moves = other && (sentence.start..tokens.start).any(|i| is_movement(text, i));
    rate || per || line || moves
}

/// «евро упал до $1,28»: a currency that moves has a rate.
fn is_movement(text: &Text<'_>, i: usize) -> bool {
    const MOVES: [&str; 6] = [
        "упасть",
        "вырасти",
        "подняться",
        "подорожать",
        "подешеветь",
        "снизиться",
    ];
    MOVES.iter().any(|lemma| text.word(i).has_lemma(lemma))
}
