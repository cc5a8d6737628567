//! Nothing panics, whatever the atoms: years past the calendar, 99 months ago, the 31st of June.

use super::atoms::Atoms;
use super::resolve::Tense;
use super::{Calendar, LineAtoms, date_line, iso};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::sync::LazyLock;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::new);

/// Words of the grammar, numbers and marks in any order.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "с",
            "по",
            "до",
            "в",
            "на",
            "за",
            "к",
            "через",
            "спустя",
            "назад",
            "года",
            "лет",
            "месяца",
            "недели",
            "дня",
            "век",
            "квартал",
            "полугодие",
            "июня",
            "февраля",
            "марте",
            "субботу",
            "среду",
            "прошлом",
            "этого",
            "следующей",
            "тот",
            "же",
            "последние",
            "три",
            "двадцать",
            "третьего",
            "девяностые",
            "XIX",
            "полтора",
            "полгода",
            "половиной",
            "и",
            "начала",
            "конце",
            "летом",
            "зимой",
            "вчера",
            "накануне",
            "ежегодно",
            "каждый",
            "около",
            "более",
            "чем",
            "днях",
            "выходные",
            "Год",
            "30-летия",
            "Независимости",
            "Дня",
            "Победы",
            "Нового",
            "утром",
            "часов",
            "2-му",
            "1990-х",
            "в течение",
            "ранее",
            "жылғы",
            "шілде",
            "г.",
            "2010-м",
            "15:30",
            "03.07.2010",
            "2009/10",
            "9999",
            "0000",
            "1",
            "31",
            "29",
            "99",
            "99999999999",
            "999999",
            "12,5",
            "\n",
            ".",
            ",",
            "-",
            "—",
            "/",
            ":",
            "(",
            ")",
            "'",
        ])
        .prop_map(str::to_owned),
        "[0-9]{1,6}",
        "\\PC{0,3}",
    ];
    prop::collection::vec((piece, prop::bool::weighted(0.8)), 0..24).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|(piece, spaced)| if spaced { piece + " " } else { piece })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_spans_are_in_order(text in text(), published in 0..6usize, tense in 0..3usize) {
        let published = [None, Some("2010-07-03"), Some("2010-07-03T15:30:00"), Some("2010-07"), Some("0001-01-01"), Some("9999-12-31")][published];
        let published = published.and_then(iso);
        let tense = [Tense::Unknown, Tense::Past, Tense::Future][tense];
        let atoms = LineAtoms::new(&text);
        let found = CALENDAR.find(&atoms, published.as_ref(), |_| tense);
        let mut end = 0;
        for found in found {
            prop_assert!(found.atoms.start >= end && found.atoms.start < found.atoms.end && found.atoms.end <= atoms.len());
            prop_assert!(text.get(atoms.bytes(found.atoms.clone())).is_some());
            if let Some((first, last)) = found.value.days {
                prop_assert!(first <= last);
            }
            end = found.atoms.end;
        }
    }

    #[test]
    fn single_expressions_never_panic(text in text(), published in 0..3usize) {
        let published = [None, Some("9999-12-31T23:59"), Some("2016-02-29T10:00")][published].and_then(iso);
        let value = CALENDAR.expression(&text, published.as_ref());
        prop_assert!(value.is_none_or(|value| !value.is_empty()));
    }

    #[test]
    fn lines_and_machine_dates_never_panic(line in "\\PC{0,40}", text in text()) {
        for line in [line, text] {
            iso(&line);
            if let Some(found) = date_line(&line) {
                prop_assert!(line.get(found.span.clone()).is_some_and(|span| !span.is_empty()));
            }
        }
    }
}
