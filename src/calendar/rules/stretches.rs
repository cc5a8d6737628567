//! The rules of seasons, decades and other stretches of time, of lengths, and of what comes round again.

use super::{RuleInfo, on, silent, yields};

pub(super) const SEASON: RuleInfo = RuleInfo {
    id: "date.season",
    doc: "a season, with its year where stated",
    examples: &[
        yields("летом 2015 года", "летом 2015 года", "2015-22"),
        on(
            "2010-07-03",
            "осенью прошлого года",
            "осенью прошлого года",
            "2009-23",
        ),
        silent("пять лет"),
        silent("летние каникулы"),
    ],
};

pub(super) const QUARTER: RuleInfo = RuleInfo {
    id: "date.quarter",
    doc: "a quarter or a half of a year",
    examples: &[
        yields("за II квартал 2020 года", "II квартал 2020 года", "2020-34"),
        on(
            "2010-07-03",
            "первое полугодие",
            "первое полугодие",
            "2010-01/2010-06",
        ),
        silent("в четырёх кварталах отсюда"),
        silent("второй этаж"),
    ],
};

pub(super) const DECADE: RuleInfo = RuleInfo {
    id: "date.decade",
    doc: "a decade",
    examples: &[
        yields("в 1990-е годы", "1990-е годы", "199X"),
        yields(
            "в девяностые годы двадцатого века",
            "девяностые годы двадцатого века",
            "199X",
        ),
        on("2010-07-03", "в 70-х годах", "70-х годах", "197X"),
        silent("в девяносто домах"),
    ],
};

pub(super) const CENTURY: RuleInfo = RuleInfo {
    id: "date.century",
    doc: "a century",
    examples: &[
        yields("в XIX веке", "XIX веке", "18XX"),
        yields("начало двадцатого века", "начало двадцатого века", "19XX"),
        silent("Пётр I правил долго."),
        silent("целый век"),
    ],
};

pub(super) const ANNIVERSARY: RuleInfo = RuleInfo {
    id: "date.anniversary_year",
    doc: "a year named after an anniversary",
    examples: &[
        yields(
            "в рамках Года 30-летия Независимости Казахстана",
            "Года 30-летия Независимости Казахстана",
            "2021",
        ),
        yields(
            "Год 30-летия Независимости нашей страны",
            "Год 30-летия Независимости нашей страны",
            "2021",
        ),
        silent("30-летний житель"),
        silent("празднование 30-летия Независимости"),
    ],
};

pub(super) const DURATION: RuleInfo = RuleInfo {
    id: "date.duration",
    doc: "a length of time",
    examples: &[
        yields("Он отсидел три года, потом вышел.", "три года", "P3Y"),
        yields("в течение двух недель", "в течение двух недель", "P2W"),
        yields(
            "последние полтора года он работал",
            "последние полтора года",
            "P18M",
        ),
        yields("подписал пятилетний контракт", "пятилетний", "P5Y"),
        yields("на несколько дней", "на несколько дней", "PXD"),
        yields("Клубу нужны 2-3 года.", "2-3 года", ""),
        yields("срок от 8 до 20 лет", "от 8 до 20 лет", ""),
        silent("30-летний мужчина"),
        silent("Ребёнок весит 3800 г."),
        silent("в возрасте 61 года"),
        silent("В 13 лет Месси уехал."),
        silent("Ивану Петрову 35 лет."),
        silent("Фильм длится 20 минут."),
    ],
};

pub(super) const SET: RuleInfo = RuleInfo {
    id: "date.set",
    doc: "something that recurs",
    examples: &[
        yields("ежегодно проводится", "ежегодно", "set:P1Y"),
        yields("каждую субботу", "каждую субботу", "set:P1W"),
        yields("каждые три года", "каждые три года", "set:P3Y"),
        yields("Поезд идёт раз в неделю.", "в неделю", "set:P1W"),
        silent("каждый участник"),
        silent("каждые два часа"),
    ],
};

pub(super) const VAGUE: RuleInfo = RuleInfo {
    id: "date.vague",
    doc: "a time near the publication, without a value",
    examples: &[
        yields("на днях", "на днях", ""),
        yields("в последние годы", "в последние годы", ""),
        silent("в последние ряды"),
    ],
};
