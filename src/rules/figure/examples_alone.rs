//! The rules of numbers that stand alone, with their examples and counterexamples.

use crate::rules::{Rule, silent, yields};

/// The number alone.
pub(super) const WITHOUT_NOUN: Rule = Rule {
    id: "figure.without_noun",
    about: "A number beside a verb, the noun left out: «погибли трое», «ранены 20».",
    examples: &[
        yields(
            "При взрыве погибли трое, ранены 20.",
            &["трое = 3..3 exact, killed", "20 = 20..20 exact, injured"],
        ),
        yields(
            "Три человека погибли, более 260 получили ранения.",
            &["более 260 = 260.. over, injured"],
        ),
        yields("Спасти удалось лишь 79.", &["79 = 79..79 exact, evacuated"]),
        yields(
            "Один погиб, двое тяжело ранены.",
            &["Один = 1..1 exact, killed", "двое = 2..2 exact, injured"],
        ),
        yields(
            "В прошлом году в забеге участвовали 300 человек, в этом – уже более 500.",
            &["более 500 = 500.. over, participant"],
        ),
        yields(
            "Среди погибших восемь шахтёров и три – студенты.",
            &["три = 3..3 exact, killed, part"],
        ),
        silent("В зале один из организаторов.", "one of them"),
        silent("Эвакуированы 20 домов.", "houses"),
        silent("В мае 1988 погибли рыбаки.", "a year"),
    ],
};

/// A number alone near people.
pub(super) const BARE: Rule = Rule {
    id: "figure.bare",
    about: "A number alone with people right before it, which the words around say to be people: «взяли 37».",
    examples: &[
        yields(
            "Обещали трудоустроить 400 человек, взяли 37.",
            &["37 = 37..37 exact, helped"],
        ),
        yields(
            "Допросили 68 свидетелей, пятеро не дожили до суда.",
            &["пятеро = 5..5 exact, killed"],
        ),
        yields(
            "К полудню на станции кровь сдали 88.",
            &["88 = 88..88 exact, participant"],
        ),
        silent(
            "На стройке 40 рабочих, машин теперь 12.",
            "things in the genitive before",
        ),
        silent(
            "Бегут 300 спортсменов на 500, 1000 и 1500 метров.",
            "metres",
        ),
    ],
};

/// An adjective without a noun.
pub(super) const SUBSTANTIVE: Rule = Rule {
    id: "figure.substantive",
    about: "A number with an adjective that stands for people, without a noun: «48 контактных».",
    examples: &[
        yields(
            "Под наблюдением остаются 48 контактных.",
            &["48 контактных = 48..48 exact контактный, other"],
        ),
        silent("Поданы 24 заявки, из них 23 новых.", "of things"),
    ],
};

/// A part of a whole named before.
pub(super) const PART: Rule = Rule {
    id: "figure.part",
    about: "A number for a part of people counted before: «из них трое».",
    examples: &[
        yields(
            "Пострадали 24 человека, из них пятеро — дети.",
            &["пятеро = 5..5 exact, injured, part"],
        ),
        yields(
            "Задержаны 30 человек. Из них 12 отпущены.",
            &["12 = 12..12 exact, detained, part"],
        ),
        yields(
            "Привиты 270 тысяч человек. Из них 195 тысяч - медики.",
            &["195 тысяч = 195000..195000 exact, helped, part"],
        ),
        yields(
            "Семеро из задержанных отпущены.",
            &["Семеро = 7..7 exact, detained, part"],
        ),
        yields(
            "За поправку проголосовали 339 из 476 депутатов.",
            &["339 = 339..339 exact, participant, part"],
        ),
        silent("Из них 40 процентов ушло на ремонт.", "a percentage"),
    ],
};

/// The number of something.
pub(super) const NUMBER_OF: Rule = Rule {
    id: "figure.number_of",
    about: "What the number of people amounts to: «число участников превысило тысячу».",
    examples: &[
        yields(
            "Число участников марафона превысило тысячу.",
            &["тысячу = 1000.. over, participant, subject участник"],
        ),
        yields(
            "Количество пострадавших достигло 45.",
            &["45 = 45..45 exact, injured, subject пострадавший"],
        ),
        yields(
            "До 16 выросло число погибших в ДТП.",
            &["16 = 16..16 exact, killed, subject погибший"],
        ),
        yields(
            "Число участников перевалило за тысячу.",
            &["тысячу = 1000.. over, participant, subject участник"],
        ),
        yields(
            "Участников было около 300.",
            &["около 300 = 300..300 about, participant, subject участник"],
        ),
        yields(
            "Число волонтёров выросло на 300 и достигло 1500 человек.",
            &["300 = 300..300 exact, participant, increase, subject волонтер"],
        ),
        yields(
            "Участников стало на 200 тысяч больше.",
            &["200 тысяч = 200000..200000 exact, participant, increase, subject участник"],
        ),
        silent(
            "Количество машин на дорогах чиновников достигло 45.",
            "cars",
        ),
    ],
};
