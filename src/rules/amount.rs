//! Sums of money.

use super::figure::{bound_before, bound_behind};
use super::sums;
use super::{Rule, silent, yields};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::Case;
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List};
use crate::lexicon::normal::normal_form;
use crate::mention::{AmountFact, Tokens};
use crate::pattern::entry;
use crate::pattern::number::{Numeral, is_exact, may_begin, numeral, restated};
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
        yields("Билеты стоят 10$-20$.", &["10$-20$ = ? USD"]),
        yields(
            "На дороги выделили 8,2 млрд долларов и 16,1 тыс. тенге.",
            &[
                "8,2 млрд долларов = 8200000000 USD",
                "16,1 тыс. тенге = 16100 KZT",
            ],
        ),
        yields(
            "Акция жинаған қаржы 12 млн теңгеге жетті.",
            &["12 млн теңгеге = 12000000 KZT"],
        ),
        yields(
            "Билет стоит сто рублей и одиннадцать копеек.",
            &["сто рублей и одиннадцать копеек = 100.11 RUB"],
        ),
        yields(
            "Дом стоит более чем за 72 миллиона долларов.",
            &["более чем за 72 миллиона долларов = 72000000 USD"],
        ),
        yields(
            "Цена участка — 12.500,00 тенге, дома — 2.300.450,75 рублей.",
            &[
                "12.500,00 тенге = 12500 KZT",
                "2.300.450,75 рублей = 2300450.75 RUB",
            ],
        ),
        yields(
            "Прибыль — 1,2 млрд. тнг, убыток — 1.234,5 млн тенге.",
            &[
                "1,2 млрд. тнг = 1200000000 KZT",
                "1.234,5 млн тенге = 1234500000 KZT",
            ],
        ),
        yields(
            "Итог года у фабрики — минус 5 млн тенге.",
            &["минус 5 млн тенге = -5000000 KZT"],
        ),
        yields(
            "Обед стоит 100 рублей 05 коп., ужин — 300 руб. 50 коп.",
            &[
                "100 рублей 05 коп = 100.05 RUB",
                "300 руб. 50 коп = 300.5 RUB",
            ],
        ),
        yields(
            "Фонд собрал треть миллиарда тенге, банк — два с лишним миллиарда тенге.",
            &[
                "треть миллиарда тенге = 333333333 KZT",
                "два с лишним миллиарда тенге = 2000000000 KZT",
            ],
        ),
        yields(
            "Фонд собрал 3/4 миллиона тенге, банк — 5 млн ± 1 млн тенге.",
            &[
                "3/4 миллиона тенге = 750000 KZT",
                "5 млн ± 1 млн тенге = 5000000 KZT",
            ],
        ),
        yields(
            "На ремонт ушло 5 000 000 (пять миллионов) тенге, на штраф — 500 (пятьсот) рублей.",
            &[
                "5 000 000 (пять миллионов) тенге = 5000000 KZT",
                "500 (пятьсот) рублей = 500 RUB",
            ],
        ),
        yields(
            "Жөндеуге 300 млн теңгеден астам қаржы кетті, билет 500 теңгеден 700 теңгеге дейін тұрады.",
            &[
                "300 млн теңгеден астам = 300000000 KZT",
                "500 теңгеден 700 теңгеге дейін = ? KZT",
            ],
        ),
        yields(
            "Мост обошёлся в 7 млн белорусских рублей, причал — в 300 канадских долларов и 20 американских долларов.",
            &[
                "7 млн белорусских рублей = 7000000 BYN",
                "300 канадских долларов = 300 CAD",
                "20 американских долларов = 20 USD",
            ],
        ),
        yields(
            "Шеберханаға 50 мың еуро бөлінді, көпірге 3 миллиард теңгеден асты.",
            &[
                "50 мың еуро = 50000 EUR",
                "3 миллиард теңгеден асты = 3000000000 KZT",
            ],
        ),
        yields(
            "Мосты обошлись в 5 и 7 млн рублей, причалы — в 3, 4 и 5 тысяч тенге.",
            &[
                "5 = 5000000 RUB",
                "7 млн рублей = 7000000 RUB",
                "3 = 3000 KZT",
                "4 = 4000 KZT",
                "5 тысяч тенге = 5000 KZT",
            ],
        ),
        yields(
            "В домах № 5 и 7 тысяч рублей не нашли.",
            &["7 тысяч рублей = 7000 RUB"],
        ),
        silent("Курс доллара составил 498,34 тенге.", "an exchange rate"),
        silent("Продавцы отдают 519 тенге за евро.", "an exchange rate"),
        silent("Евро упал до 1,28 доллара.", "an exchange rate"),
        silent("В тетради пять страниц.", "no currency"),
        silent(
            "Иск составил 888 888 888 888 888 888 888 тенге.",
            "a number beyond exactness",
        ),
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
        yields("Доставка стоит 5USD.", &["5USD = 5 USD"]),
        silent("$ 498.34", "a line of rates beside the weather"),
    ],
};

/// Finds the sums of money in a text.
pub fn find(text: &Text<'_>) -> Vec<AmountFact> {
    let mut found = Vec::new();
    let mut next = 0;
    for i in 0..text.len() {
        if i >= next && text.word(i).shape.digit && text.word(i).shape.latin {
            found.extend(glued(text, i));
            continue;
        }
        if i < next || !may_begin(text, i) {
            continue;
        }
        let Some(number) = numeral(text, i, text.sentence(i).end) else {
            continue;
        };
        next = number.tokens.end;
        if let Some(amount) = amount(text, &number) {
            next = next.max(amount.tokens.end);
            found.extend(sums::before(text, &number, &amount));
            found.push(amount);
        }
    }
    let is_known = |amount: &AmountFact| {
        let mut ends = [amount.min, amount.max].into_iter().flatten();
        ends.all(is_exact)
    };
    found.retain(is_known);
    found
}

fn amount(text: &Text<'_>, number: &Numeral) -> Option<AmountFact> {
    let said = number.tokens.start..restated(text, number).unwrap_or(number.tokens.end);
    let (currency, mut tokens, rule) = currency(text, &said)?;
    if is_rate(text, &tokens) {
        return None;
    }
    if let Some(range) = second_sign(text, number, &tokens).or_else(|| up_to(text, number, &tokens))
    {
        return Some(AmountFact {
            currency: Some(currency),
            rule,
            ..range
        });
    }
    let before = bound_before(text, tokens.start);
    let start = before
        .as_ref()
        .map_or(tokens.start, |(_, words)| words.start);
    let (more, end) = cents(text, tokens.end).unwrap_or((0.0, tokens.end));
    tokens.end = end;
    let behind = bound_behind(text, tokens.end - 1);
    tokens.end = behind.as_ref().map_or(tokens.end, |(_, words)| words.end);
    let low = Some(number.low + more);
    let inside = number.bound.or(number.about.then_some(Bound::About));
    let bound = before.or(behind).map(|(bound, _)| bound).or(inside);
    let (bound, min, max) = match (number.vague, number.high, bound) {
        (true, ..) => (Bound::Vague, low, None),
        (_, Some(high), _) => (Bound::Range, low, Some(high)),
        (_, _, Some(bound @ (Bound::Over | Bound::AtLeast))) => (bound, low, None),
        (_, _, Some(bound @ (Bound::Under | Bound::AtMost))) => (bound, None, low),
        (_, _, bound) => (bound.unwrap_or(Bound::Exact), low, low),
    };
    let found = AmountFact {
        value: low.filter(|_| !matches!(bound, Bound::Range | Bound::Vague)),
        min,
        max,
        bound,
        currency: Some(currency),
        tokens: start..tokens.end,
        rule,
    };
    Some(match start > 0 && text.is_a(start - 1, Function::Minus) {
        true => below_zero(found),
        false => found,
    })
}

/// «минус 5 млн тенге»: what is owed or lost.
fn below_zero(sum: AmountFact) -> AmountFact {
    AmountFact {
        value: sum.value.map(|value| -value),
        min: sum.max.map(|most| -most),
        max: sum.min.map(|least| -least),
        tokens: sum.tokens.start - 1..sum.tokens.end,
        ..sum
    }
}

/// «10$-20$»: a range that names its currency twice.
fn second_sign(text: &Text<'_>, number: &Numeral, tokens: &Tokens) -> Option<AmountFact> {
    let dash = tokens.end;
    if number.high.is_some() || dash + 1 >= text.len() || !text.is_dash(dash) {
        return None;
    }
    let second = numeral(text, dash + 1, text.sentence(tokens.start).end)?;
    let (_, words, _) = currency(text, &second.tokens)?;
    between(number, &second, tokens.start..words.end, SIGN.id)
}

/// A range between two numbers that rise, of a currency that the caller knows.
fn between(
    first: &Numeral,
    second: &Numeral,
    tokens: Tokens,
    rule: &'static str,
) -> Option<AmountFact> {
    (second.low > first.low).then_some(AmountFact {
        value: None,
        min: Some(first.low),
        max: Some(second.low),
        bound: Bound::Range,
        currency: None,
        tokens,
        rule,
    })
}

/// «500 теңгеден 700 теңгеге дейін»: a range whose ends both have their currency, in Kazakh.
fn up_to(text: &Text<'_>, number: &Numeral, tokens: &Tokens) -> Option<AmountFact> {
    let from = tokens.end;
    let first = from - 1;
    let ends = !text.is_kazakh(first) || from >= text.sentence(first).end;
    if ends || svodka_kazakh::read(text.normal(first)).chain.case != svodka_kazakh::Case::Ablative {
        return None;
    }
    let second = numeral(text, from, text.sentence(first).end)?;
    let (_, words, _) = currency(text, &second.tokens)?;
    let (_, until) =
        bound_behind(text, words.end - 1).filter(|(bound, _)| *bound == Bound::AtMost)?;
    between(number, &second, tokens.start..until.end, MONEY.id)
}

/// «10USD», «GBP3.01»: code and number in one word.
fn glued(text: &Text<'_>, i: usize) -> Option<AmountFact> {
    let surface = text.surface(i);
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let (letters, digits) = match surface.find(is_letter)? {
        0 => {
            let first = surface.find(|c| !is_letter(c))?;
            (&surface[..first], &surface[first..])
        }
        first => (&surface[first..], &surface[..first]),
    };
    let entry = text
        .lexicon
        .lists()
        .find(List::Currency, &normal_form(letters))?;
    let sums = &*entry.kind == "code" && !digits.contains(is_letter);
    let value: f64 = digits.replace(',', ".").parse().ok().filter(|_| sums)?;
    Some(AmountFact {
        value: Some(value),
        min: Some(value),
        max: Some(value),
        bound: Bound::Exact,
        currency: Some(entry.canonical.to_string()),
        tokens: i..i + 1,
        rule: SIGN.id,
    })
}

/// The currency beside the number, with the tokens of both and the rule.
fn currency(text: &Text<'_>, number: &Tokens) -> Option<(String, Tokens, &'static str)> {
    let end = text.sentence(number.start).end;
    let next = number.end;
    if let Some(code) = (next < end).then(|| code(text, next)).flatten() {
        return Some((code, number.start..next + 1, MONEY.id));
    }
    let adjective = next + 1 < end && text.word(next).any(|g| g.is_adjectival());
    let named = || of_country(text, next).or_else(|| code(text, next + 1));
    if let Some(code) = adjective.then(named).flatten() {
        return Some((code, number.start..next + 2, MONEY.id));
    }
    let sign = number.start.checked_sub(1)?;
    let word = &text.word(sign).shape;
    let stands_before =
        matches!(text.tokens[sign].kind, Kind::Mark(_)) || (word.all_caps && word.latin);
    let code = stands_before.then(|| code(text, sign)).flatten()?;
    Some((code, sign..number.end, SIGN.id))
}

/// The code of the currency that token `i` names.
pub(super) fn code(text: &Text<'_>, i: usize) -> Option<String> {
    let found = entry(text, i, List::Currency).filter(|entry| &*entry.kind != "cent")?;
    Some(found.canonical.to_string())
}

/// «белорусских рублей», «канадских долларов»: the code of the currency that two words name.
fn of_country(text: &Text<'_>, adjective: usize) -> Option<String> {
    let lists = text.lexicon.lists();
    let phrases = text.word(adjective).phrases.iter();
    let mut phrases = phrases.map(|&id| lists.entry(id));
    let is_said = |entry: &&Entry| {
        let words = (adjective..).zip(&entry.words);
        entry.list == List::Currency
            && adjective + entry.words.len() <= text.len()
            && words
                .into_iter()
                .all(|(i, wanted)| text.word(i).has_lemma(&wanted.normal))
    };
    let found = phrases.find(is_said)?;
    Some(found.canonical.to_string())
}

/// «и сорок два цента», «руб. 05 коп.» after a sum: hundredths and the token after them.
fn cents(text: &Text<'_>, after: usize) -> Option<(f64, usize)> {
    let end = text.sentence(after - 1).end;
    let after = after + usize::from(after < end && text.is_mark(after, '.'));
    let from = after + usize::from(after < end && text.is_a(after, Function::And));
    let number = (from < end).then(|| numeral(text, from, end)).flatten()?;
    let unit = number.tokens.end;
    let is_cent =
        unit < end && entry(text, unit, List::Currency).is_some_and(|entry| &*entry.kind == "cent");
    (is_cent && number.low < 100.0 && number.high.is_none())
        .then_some((number.low / 100.0, unit + 1))
}

/// «курс доллара — 498 тенге», «519 тенге за евро», a line of rates.
fn is_rate(text: &Text<'_>, tokens: &Tokens) -> bool {
    let sentence = text.sentence(tokens.start);
    let rate = sentence.clone().any(|i| {
        let best = text.word(i).best();
        best.is_some_and(|reading| text.lexicon.group(Group::Rate).has(&reading.lemma))
    });
    let per = tokens.end + 1 < sentence.end
        && text.is_a(tokens.end, Function::Behind)
        && (tokens.end + 1..sentence.end.min(tokens.end + 3))
            .any(|i| text.word(i).is(List::Currency));
    let first = sentence.start;
    let apart = text.tokens.get(first + 1).is_some_and(|token| token.spaced);
    let line = apart
        && sentence.len() <= tokens.len() + 1
        && matches!(text.tokens[first].kind, Kind::Mark(_))
        && text.surface(tokens.end - 1).contains(['.', ',']);
    let other = (sentence.start..tokens.start).any(|i| {
        entry(text, i, List::Currency).is_some() && text.word(i).any(|g| g.case == Some(Case::Nom))
    });
    let moves = other && (sentence.start..tokens.start).any(|i| is_movement(text, i));
    rate || per || line || moves
}

/// «евро упал до $1,28»: a currency that moves has a rate.
fn is_movement(text: &Text<'_>, i: usize) -> bool {
    text.lexicon
        .group(Group::PriceMove)
        .has_lemma_of(text.word(i))
}
