//! The rules of the family with their examples and counterexamples.

use super::examples_alone::{BARE, NUMBER_OF, PART, SUBSTANTIVE, WITHOUT_NOUN};
use crate::rules::{Rule, silent, yields};

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &HEADCOUNT,
    &RANGE,
    &VAGUE,
    &INVERTED,
    &TALLY,
    &WITHOUT_NOUN,
    &BARE,
    &SUBSTANTIVE,
    &PART,
    &NUMBER_OF,
    &CROWD,
    &UNDERTAKING,
];

/// A number and a noun for people.
const HEADCOUNT: Rule = Rule {
    id: "figure.headcount",
    about: "A number with a noun for people: «более 3 тысяч волонтёров».",
    examples: &[
        yields(
            "На субботник вышли более 3 тысяч человек.",
            &["более 3 тысяч человек = 3000.. over человек, participant"],
        ),
        yields(
            "Деревья сажали около двухсот сорока волонтёров.",
            &["около двухсот сорока волонтёров = 240..240 about волонтер, participant"],
        ),
        yields(
            "В забеге участвовали 12 500 школьников.",
            &["12 500 школьников = 12500..12500 exact школьник, participant"],
        ),
        yields(
            "В марше прошли 1.200 студентов и 1,5 млн жителей.",
            &[
                "1.200 студентов = 1200..1200 exact студент, participant",
                "1,5 млн жителей = 1500000..1500000 exact житель, participant",
            ],
        ),
        yields(
            "Не менее полутора тысяч жителей эвакуировали ночью.",
            &["Не менее полутора тысяч жителей = 1500.. at_least житель, evacuated"],
        ),
        yields(
            "В акции примут участие до 5 с половиной тыс. человек.",
            &["до 5 с половиной тыс. человек = ..5500 at_most человек, participant, planned"],
        ),
        yields(
            "Помощь получили без малого полмиллиона семейных людей.",
            &["без малого полмиллиона семейных людей = 500000..500000 almost человек, helped"],
        ),
        yields(
            "Число участников превысило тысячу человек.",
            &["тысячу человек = 1000.. over человек, participant, subject участник"],
        ),
        yields(
            "Количество погибших выросло до 117 человек.",
            &["117 человек = 117..117 exact человек, killed, subject погибший"],
        ),
        yields(
            "Волонтёры — это почти 100 тысяч человек.",
            &[
                "почти 100 тысяч человек = 100000..100000 almost человек, participant, subject волонтер",
            ],
        ),
        yields(
            "Спасатели вывезли 20 пострадавших, из них 3 ребёнка.",
            &[
                "20 пострадавших = 20..20 exact пострадавший, injured",
                "3 ребёнка = 3..3 exact ребенок, injured, part",
            ],
        ),
        yields(
            "В уборке участвовали 20 тысяч человек, из них 8 тысяч рабочих и 5 тысяч студентов.",
            &[
                "20 тысяч человек = 20000..20000 exact человек, participant",
                "8 тысяч рабочих = 8000..8000 exact рабочий, participant, part",
                "5 тысяч студентов = 5000..5000 exact студент, participant, part",
            ],
        ),
        yields(
            "Отряд вырос на 200 человек.",
            &["200 человек = 200..200 exact человек, staff, increase"],
        ),
        yields(
            "500+ волонтёров убрали берег.",
            &["500+ волонтёров = 500.. at_least волонтер, participant"],
        ),
        yields(
            "В зале 20 агрессивно настроенных молодых людей.",
            &["20 агрессивно настроенных молодых людей = 20..20 exact человек, other"],
        ),
        yields(
            "Раненых доставили в больницу, ещё 40 морских пехотинцев погибли.",
            &["40 морских пехотинцев = 40..40 exact пехотинец, killed, increase"],
        ),
        yields(
            "В уборке участвовали 120 учащихся школ и 30 IT-специалистов.",
            &[
                "120 учащихся = 120..120 exact учащийся, participant",
                "30 IT-специалистов = 30..30 exact it-специалист, participant",
            ],
        ),
        yields(
            "В забеге участвуют от 300 человек.",
            &["от 300 человек = 300.. at_least человек, participant"],
        ),
        yields(
            "Собралось более тысячи двухсот человек.",
            &["более тысячи двухсот человек = 1200.. over человек, participant"],
        ),
        yields(
            "Анализы взяли более чем у 300 человек.",
            &["более чем у 300 человек = 300.. over человек, other"],
        ),
        yields(
            "Сенбілікке 20 000-нан астам волонтер мен үш жүзге жуық оқушы қатысты.",
            &[
                "20 000-нан астам волонтер = 20000.. over волонтер, participant",
                "үш жүзге жуық оқушы = 300..300 about оқушы, participant",
            ],
        ),
        yields(
            "Участие не приняли 30 человек.",
            &["30 человек = 30..30 exact человек, participant, denied"],
        ),
        yields(
            "300 детей, которых собирались усыновить семьи, остались в приютах.",
            &["300 детей = 300..300 exact ребенок, helped, planned"],
        ),
        yields(
            "Врач, консультировавший 300 жителей, осуждён.",
            &["300 жителей = 300..300 exact житель, helped"],
        ),
        yields(
            "К союзу присоединились три страны с населением 30 млн человек.",
            &["30 млн человек = 30000000..30000000 exact человек, other"],
        ),
        yields(
            "По области в уборке задействовано: 5 тыс. чел., 45 ед. техники.",
            &["5 тыс. чел = 5000..5000 exact человек, participant"],
        ),
        silent("Погибло несколько тысяч взрослых рыб.", "no people"),
        silent("Заявки подали 20 управляющих компаний.", "companies"),
        silent("Документ подписали шесть стран-членов.", "states"),
        silent("В 2024 волонтёров стало больше.", "a year"),
        silent(
            "Дом культуры рассчитан на 300 человек.",
            "seats, not turnout",
        ),
        silent("Трое суток шёл снег.", "a numeral, but nobody is counted"),
        silent("Зал рассчитан на 300 человек.", "seats, not turnout"),
        yields(
            "Судьба ещё пяти рыбаков неизвестна.",
            &["пяти рыбаков = 5..5 exact рыбак, missing, increase"],
        ),
        yields(
            "Участие в уборке приняли горожане. Всего около трёхсот человек.",
            &["около трёхсот человек = 300..300 about человек, participant"],
        ),
        yields(
            "Не все 500 приглашённых пришли.",
            &["500 приглашённых = 500..500 exact приглашенный, participant"],
        ),
        yields(
            "Мать пятерых детей задержали.",
            &["пятерых детей = 5..5 exact ребенок, other"],
        ),
        silent("Заболели 39 человек на 100 тысяч населения.", "a rate"),
        silent("К ответу привлекли 16 юридических лиц.", "companies"),
        silent("На 100 тысяч жителей приходится пять случаев.", "a rate"),
        silent(
            "Он вырос на улице 26 бакинских комиссаров.",
            "the name of a street",
        ),
        silent("В 2010 волонтёры посадили сад.", "a year"),
        silent("Это заметили 20 процентов жителей.", "a percentage"),
        silent("Его 30-летний сын — 5-й участник.", "an age and an ordinal"),
        silent("Он один из пяти лучших врачей.", "one of them"),
        silent(
            "Открыли 200 рабочих мест и 20 военных складов.",
            "adjectives of things",
        ),
        silent("1,6 тыс. подписчиков", "a counter of the page"),
        silent(
            "Его судят за убийство двух и более лиц.",
            "words of the law",
        ),
    ],
};

/// Two ends.
const RANGE: Rule = Rule {
    id: "figure.range",
    about: "From so many people to so many: «от 3 до 5 тысяч».",
    examples: &[
        yields(
            "На площади собралось от 3 до 5 тысяч зрителей.",
            &["от 3 до 5 тысяч зрителей = 3000..5000 range зритель, participant"],
        ),
        yields(
            "Ежедневно приходят 2–3 тысячи посетителей.",
            &["2–3 тысячи посетителей = 2000..3000 range посетитель, participant"],
        ),
        yields(
            "Задержали два-три человека.",
            &["два-три человека = 2..3 range человек, detained"],
        ),
        silent("Матч закончился 3:0, болельщики довольны.", "a score"),
        silent("С 5 по 12 мая волонтёры убирают парк.", "dates"),
    ],
};

/// No number is said.
const VAGUE: Rule = Rule {
    id: "figure.vague",
    about: "Tens, hundreds, several: «десятки тысяч людей».",
    examples: &[
        yields(
            "На митинг вышли десятки тысяч людей.",
            &["десятки тысяч людей = 10000.. vague человек, participant"],
        ),
        yields(
            "Пострадали несколько сотен прохожих.",
            &["несколько сотен прохожих = 200.. vague прохожий, injured"],
        ),
        yields(
            "Сотни добровольцев присоединились к акции.",
            &["Сотни добровольцев = 100.. vague доброволец, participant"],
        ),
        yields(
            "Собрались тысячи и тысячи людей.",
            &["тысячи и тысячи людей = 1000.. vague человек, participant"],
        ),
        silent("Тысячи деревьев украсили парк.", "no people"),
        silent("Ряд депутатов возразил.", "nobody says how many"),
        silent("Юноши влились в ряды волонтёров.", "ranks"),
    ],
};

/// The noun before the number.
const INVERTED: Rule = Rule {
    id: "figure.inverted",
    about: "The noun before its number says that it is not exact: «человек двадцать».",
    examples: &[
        yields(
            "Пришли человек двадцать.",
            &["человек двадцать = 20..20 about человек, participant"],
        ),
        yields(
            "Погибло человек 30.",
            &["человек 30 = 30..30 about человек, killed"],
        ),
        silent(
            "Среди участников двое пели.",
            "the noun belongs to the preposition",
        ),
    ],
};

/// One, where a tally is kept.
const TALLY: Rule = Rule {
    id: "figure.tally",
    about: "One, in a count of the dead, the hurt, the detained: «один человек погиб».",
    examples: &[
        yields(
            "В аварии один человек погиб.",
            &["один человек = 1..1 exact человек, killed"],
        ),
        yields(
            "Ещё одна женщина пострадала при пожаре.",
            &["одна женщина = 1..1 exact женщина, injured, increase"],
        ),
        silent("Один мужчина вошёл в магазин.", "merely told about"),
        silent("Один комиссар говорил об этом.", "some one"),
        silent("Одна из участниц спела.", "one of them"),
    ],
};

/// A number inside an adjective.
const CROWD: Rule = Rule {
    id: "figure.crowd",
    about: "A number inside the adjective of a crowd: «100-тысячная толпа».",
    examples: &[
        yields(
            "На площади собралась 100-тысячная толпа.",
            &["100-тысячная = 100000..100000 exact, participant"],
        ),
        yields(
            "Более чем двухтысячный коллектив завода вышел на уборку.",
            &["Более чем двухтысячный = 2000.. over, staff"],
        ),
        silent("К акции присоединился тысячный участник.", "an ordinal"),
        silent("Это 300-тысячный город.", "the size of a town"),
        silent("Выпущен 100-тысячный автомобиль.", "an ordinal"),
    ],
};

/// What an undertaking holds, or an event has harmed.
const UNDERTAKING: Rule = Rule {
    id: "figure.undertaking",
    about: "Events, organizations and things of a campaign («более 470 акций») or an event («подтоплены 64 дома»).",
    examples: &[
        yields(
            "В рамках кампании «Чистый берег» прошло более 40 субботников в 12 школах.",
            &[
                "более 40 субботников = 40.. over субботник, event",
                "12 школах = 12..12 exact школа, organization",
            ],
        ),
        silent("В городе прошло 40 субботников.", "no campaign is named"),
        yields(
            "Из-за разлива реки подтоплены 64 дома.",
            &["64 дома = 64..64 exact дом, item"],
        ),
        silent("В селе построили 64 дома.", "no event is told of"),
        yields(
            "За неделю выявлено 312 случаев кори.",
            &["312 случаев = 312..312 exact случай, item"],
        ),
        silent(
            "За неделю выявлено 312 случаев обмана.",
            "nobody has fallen ill",
        ),
    ],
};
