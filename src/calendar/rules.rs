//! The rules by name: what each finds, and what it must leave alone.

mod stretches;

use super::expr::{Base, Expr};
use stretches::{ANNIVERSARY, CENTURY, DECADE, DURATION, QUARTER, SEASON, SET, VAGUE};

/// A rule as `explain --rules` shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RuleInfo {
    /// Its name in the record.
    pub id: &'static str,
    /// What it finds, in one line.
    pub doc: &'static str,
    /// What it must find and what it must leave alone, both at least once.
    pub examples: &'static [Example],
}

/// A text and what the rule makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The text.
    pub text: &'static str,
    /// When it was published, where that matters.
    pub published: Option<&'static str>,
    /// The span and its value, empty where it cannot be resolved; `None` where the rule finds nothing.
    pub expect: Option<(&'static str, &'static str)>,
}

const fn yields(text: &'static str, span: &'static str, value: &'static str) -> Example {
    Example {
        text,
        published: None,
        expect: Some((span, value)),
    }
}

const fn on(
    published: &'static str,
    text: &'static str,
    span: &'static str,
    value: &'static str,
) -> Example {
    Example {
        text,
        published: Some(published),
        expect: Some((span, value)),
    }
}

const fn silent(text: &'static str) -> Example {
    Example {
        text,
        published: None,
        expect: None,
    }
}

const FULL: RuleInfo = RuleInfo {
    id: "date.full",
    doc: "a day of a month, in words or digits, with its weekday and year where stated",
    examples: &[
        yields(
            "Кампания началась 3 июля 2010 года.",
            "3 июля 2010 года",
            "2010-07-03",
        ),
        yields(
            "Указ от 3.07.2010 вступил в силу.",
            "3.07.2010",
            "2010-07-03",
        ),
        yields(
            "ко 2-му июля 2010 года",
            "2-му июля 2010 года",
            "2010-07-02",
        ),
        yields(
            "20 қазан 2024 года состоится форум.",
            "20 қазан 2024 года",
            "2024-10-20",
        ),
        yields("2022 жылғы 5 мамыр", "2022 жылғы 5 мамыр", "2022-05-05"),
        yields(
            "В среду, 30 марта 2016 года, он приехал.",
            "среду, 30 марта 2016 года",
            "2016-03-30",
        ),
        yields("5 января'12 в городе", "5 января'12", "2012-01-05"),
        yields("Собрание прошло 5 шілде.", "5 шілде", "XXXX-07-05"),
        on(
            "2010-07-03",
            "Ко Дню Победы готовятся все.",
            "Дню Победы",
            "2010-05-09",
        ),
        on(
            "2020-01-10",
            "12 декабря суд отказал.",
            "12 декабря",
            "2019-12-12",
        ),
        on(
            "2010-11-20",
            "в последнее воскресенье ноября",
            "последнее воскресенье ноября",
            "2010-11-28",
        ),
        silent("Офис на улице 1 Мая, дом 5."),
        silent("Не позднее 31 июня 2010 года."),
        silent("Счёт 3:0, цена 12,5 тенге."),
        silent("Телефон 258-20-10."),
        silent("Закон № 15.02.2010/3-7"),
    ],
};

const MONTH: RuleInfo = RuleInfo {
    id: "date.month",
    doc: "a month, with its year where stated",
    examples: &[
        yields("В июле 2018 года он уволился.", "июле 2018 года", "2018-07"),
        yields(
            "В апреле 1945-го они встретились.",
            "апреле 1945-го",
            "1945-04",
        ),
        on(
            "2019-03-02",
            "Это было в июле прошлого года.",
            "июле прошлого года",
            "2018-07",
        ),
        on(
            "2020-11-22",
            "в начале марта открылась выставка",
            "начале марта",
            "2020-03",
        ),
        on(
            "2020-11-22",
            "На июньском заседании решили.",
            "июньском",
            "2020-06",
        ),
        silent("Сентябрьский район города"),
        silent("В 5 километрах от села."),
    ],
};

const YEAR: RuleInfo = RuleInfo {
    id: "date.year",
    doc: "a year, with the word or where nothing else can stand",
    examples: &[
        yields("Он родился в 1958 году.", "1958 году", "1958"),
        yields("Это было в 2017-м.", "2017-м", "2017"),
        yields("альбом «Земля» (1997)", "1997", "1997"),
        yields("в 1912г. окончил институт", "1912г", "1912"),
        yields("Сборная победила на ЧМ-2018.", "2018", "2018"),
        yields("Дом построили в 98-м году.", "98-м году", "1998"),
        silent("Он умер на 80-м году жизни."),
        silent("В акции участвовали 2000 человек."),
        silent("Собрали 1500 рублей."),
        silent("Он вложил в 1200 квартир."),
    ],
};

const AGO: RuleInfo = RuleInfo {
    id: "date.ago",
    doc: "a length before or after another date",
    examples: &[
        on(
            "2010-07-03",
            "Кампания стартовала два месяца назад.",
            "два месяца назад",
            "2010-05",
        ),
        on("2014-09-01", "Вернётся через год.", "через год", "2015"),
        on(
            "2014-09-01",
            "Спустя неделю он ушёл.",
            "Спустя неделю",
            "2014-09-08",
        ),
        yields(
            "Окончил институт в 1952 году, через год женился.",
            "через год",
            "1953",
        ),
        yields("Несколько дней назад", "Несколько дней назад", ""),
        silent("Полиция нашла его через шесть минут."),
        silent("Дом через дорогу."),
        on("2010-07-03", "99 лет назад", "99 лет назад", "1911"),
    ],
};

const DAY: RuleInfo = RuleInfo {
    id: "date.day",
    doc: "yesterday, today, tomorrow, the day before",
    examples: &[
        on(
            "2010-07-03",
            "Сегодня в стране праздник.",
            "Сегодня",
            "2010-07-03",
        ),
        on(
            "2010-07-03",
            "На сегодняшний день это все.",
            "На сегодняшний день",
            "2010-07-03",
        ),
        on("2019-05-10", "Вчера он умер.", "Вчера", "2019-05-09"),
        yields("Сегодня открыли памятник.", "Сегодня", ""),
        silent("Он выступил накануне встречи."),
        silent("Об этом пишет газета «Сегодня»."),
    ],
};

const RELATIVE: RuleInfo = RuleInfo {
    id: "date.relative",
    doc: "a week, month, year or other day told from the publication or from the nearest date",
    examples: &[
        on(
            "2010-07-03",
            "В этом году их больше.",
            "В этом году",
            "2010",
        ),
        on(
            "2019-05-10",
            "Это решили на прошлой неделе.",
            "на прошлой неделе",
            "2019-04-29/2019-05-05",
        ),
        yields(
            "Суд прошёл 2 апреля 2020 года. На следующий день он вышел.",
            "На следующий день",
            "2020-04-03",
        ),
        yields(
            "В 1865 году приняли поправку. В том же году её отменили.",
            "В том же году",
            "1865",
        ),
        silent("Этот дом построили."),
    ],
};

const RANGE: RuleInfo = RuleInfo {
    id: "date.range",
    doc: "from one date to another, or open at one end",
    examples: &[
        yields(
            "с 5 по 12 мая 2010 года",
            "с 5 по 12 мая 2010 года",
            "2010-05-05/2010-05-12",
        ),
        yields("в 2010–2012 годах", "в 2010–2012 годах", "2010/2012"),
        yields(
            "12 и 13 января 2010 года",
            "12 и 13 января 2010 года",
            "2010-01-12/2010-01-13",
        ),
        yields(
            "с 16 апреля по 19 мая 2019 года",
            "с 16 апреля по 19 мая 2019 года",
            "2019-04-16/2019-05-19",
        ),
        yields("Работает с 2000 года.", "с 2000 года", "2000/.."),
        on("2010-07-03", "до конца года", "до конца года", "../2010"),
        silent("с 5 по 12 километр"),
        silent("от дома до школы"),
        silent("Счёт 3-0."),
    ],
};

const WEEKDAY: RuleInfo = RuleInfo {
    id: "date.weekday",
    doc: "a day of the week near the publication",
    examples: &[
        on(
            "2019-06-13",
            "Во вторник министр объявил о решении.",
            "Во вторник",
            "2019-06-11",
        ),
        on(
            "2010-07-03",
            "в минувшую субботу",
            "в минувшую субботу",
            "2010-06-26",
        ),
        on(
            "2012-08-09",
            "в прошлый четверг",
            "в прошлый четверг",
            "2012-08-02",
        ),
        yields("в воскресенье", "в воскресенье", ""),
        silent("Среда обитания меняется."),
        silent("Субботний выпуск"),
    ],
};

const RULES: [RuleInfo; 16] = [
    FULL,
    MONTH,
    YEAR,
    AGO,
    DAY,
    RELATIVE,
    RANGE,
    WEEKDAY,
    SEASON,
    QUARTER,
    DECADE,
    CENTURY,
    ANNIVERSARY,
    DURATION,
    SET,
    VAGUE,
];

/// Every rule of the calendar.
pub fn rules() -> &'static [RuleInfo] {
    &RULES
}

/// The rule of an expression.
pub(super) fn of(expr: &Expr) -> &'static RuleInfo {
    match expr {
        Expr::Duration(_) | Expr::Lengths(_) => &DURATION,
        Expr::Set(_) => &SET,
        Expr::Range(..) => &RANGE,
        Expr::Point(point) => of_base(point.base),
    }
}

fn of_base(base: Base) -> &'static RuleInfo {
    match base {
        Base::Day(..) | Base::Nth(..) | Base::NthOf(..) => &FULL,
        Base::Month(..) => &MONTH,
        Base::Year(_) => &YEAR,
        Base::Decade(_) => &DECADE,
        Base::Century(_) => &CENTURY,
        Base::Season(..) => &SEASON,
        Base::Quarter(..) | Base::Half(..) => &QUARTER,
        Base::Weekday(..) => &WEEKDAY,
        Base::Day0(_) => &DAY,
        Base::Unit(..) | Base::Clock => &RELATIVE,
        Base::Shift(..) => &AGO,
        Base::Anniversary(_) => &ANNIVERSARY,
        Base::Vague(_) => &VAGUE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Calendar, LineAtoms, Tense, iso};

    fn check(calendar: &Calendar, rule: &RuleInfo, example: &Example) -> Result<(), String> {
        let atoms = LineAtoms::new(example.text);
        let published = example.published.and_then(iso);
        let found = calendar.find(&atoms, published.as_ref(), |_| Tense::Unknown);
        let found: Vec<(String, String)> = found
            .iter()
            .filter(|found| found.rule == rule.id)
            .map(|found| {
                (
                    example.text[atoms.bytes(found.atoms.clone())].to_owned(),
                    found.value.written().unwrap_or_default(),
                )
            })
            .collect();
        let right = match example.expect {
            None => found.is_empty(),
            Some((span, value)) => found
                .iter()
                .any(|(text, written)| text == span && written == value),
        };
        if right {
            Ok(())
        } else {
            Err(format!("{}: {:?} gave {found:?}", rule.id, example))
        }
    }

    #[test]
    fn every_rule_keeps_its_examples() {
        let calendar = Calendar::new();
        let mut wrong = Vec::new();
        for rule in rules() {
            assert!(
                rule.examples.iter().any(|example| example.expect.is_some()),
                "{} has no example",
                rule.id
            );
            assert!(
                rule.examples.iter().any(|example| example.expect.is_none()),
                "{} has no counterexample",
                rule.id
            );
            wrong.extend(
                rule.examples
                    .iter()
                    .filter_map(|example| check(&calendar, rule, example).err()),
            );
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
