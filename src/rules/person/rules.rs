//! The rules of the family with their examples.

use crate::rules::{Rule, silent, yields};

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &GIVEN_FAMILY,
    &FAMILY_GIVEN,
    &INITIALS,
    &GIVEN_PATRONYMIC,
    &TITLED,
    &FAMILY_FIRST,
    &MONARCH,
    &COUPLE,
    &SON_OF,
    &FAMILY,
    &GIVEN,
];

pub(super) const GIVEN_FAMILY: Rule = Rule {
    id: "person.given_family",
    about: "A given name, with or without a patronymic or initial, and a family name: «Аида Балаева».",
    examples: &[
        yields(
            "Выступил декан факультета Нурберген Кабыл.",
            &["Нурберген Кабыл"],
        ),
        yields(
            "По инициативе главы государства Касым-Жомарта Токаева.",
            &["Касым-Жомарт Токаев"],
        ),
        yields("Об этом рассказали Аиде Балаевой.", &["Аида Балаева"]),
        yields(
            "Встретился с Нурсултаном Абишевичем Назарбаевым.",
            &["Нурсултан Абишевич Назарбаев"],
        ),
        yields(
            "Передали Сауле Айдархановой и Бауыржану Момышулы.",
            &["Сауле Айдарханова", "Бауыржан Момышулы"],
        ),
        yields("Выступила Асель Кожакова.", &["Асель Кожакова"]),
        yields("Выступил Илон Маск (Elon Musk).", &["Илон Маск"]),
        yields(
            "Вместо него назначен Олег ДУБ, а Кумар МАНАСОВ уехал.",
            &["Олег Дуб", "Кумар Манасов"],
        ),
        yields(
            "Сняли с должности акима Новой области Абылмира ТОКОВА.",
            &["Абылмир Токов"],
        ),
        yields(
            "Пришла министр культуры Республики Аида Серикова.",
            &["Аида Серикова"],
        ),
        yields(
            "Выступил председатель филиала по области Абай Куаныш Сулейменов.",
            &["Куаныш Сулейменов"],
        ),
        yields("Эртмила Серикова открыла форум.", &["Эртмила Серикова"]),
        yields("Десять лет дали Перизат КАЙРАТ.", &["Перизат Кайрат"]),
        silent("Министр Олег МВД не знал.", "an acronym that a list knows"),
        silent("Гражданский альянс провёл форум в Алматы.", "no person"),
        silent("Западно-Казахстанская область и Нур-Султан.", "places"),
    ],
};

pub(super) const FAMILY_GIVEN: Rule = Rule {
    id: "person.family_given",
    about: "A family name before the given name: «Иргебаев Мирас».",
    examples: &[
        yields(
            "Руководитель службы Иргебаев Мирас и другие.",
            &["Мирас Иргебаев"],
        ),
        yields("Слово дали Сулейменову Олжасу.", &["Олжас Сулейменов"]),
        silent(
            "Мэр Ключевска Марат Ахметов открыл парк.",
            "a town before the name",
        ),
        yields(
            "Токов Абылмир Бектыбаевич освобождён от должности.",
            &["Абылмир Бектыбаевич Токов"],
        ),
        yields("Грамоту вручили Ким Анне.", &["Анна Ким"]),
        yields(
            "Ораров Айдын Бектасұлы открыл школу.",
            &["Айдын Бектасұлы Ораров"],
        ),
        silent("Выступил Олжас Сулейменов.", "given name first"),
    ],
};

pub(super) const INITIALS: Rule = Rule {
    id: "person.initials",
    about: "Initials before or after the family name, glued or not: «А.Балаева», «К.-Ж. Токаев», «Котовой А.Н.».",
    examples: &[
        yields("Министр А.Балаева открыла форум.", &["А. Балаева"]),
        yields("Президент К.-Ж. Токаев подписал указ.", &["К.-Ж. Токаев"]),
        yields("Во дворе ветерана А.Н. Котовой.", &["А. Н. Котова"]),
        yields(
            "Наградили Сауле Маратовну и ветерана С. К. Ахметова.",
            &["С. К. Ахметов"],
        ),
        silent(
            "Отряд взошёл на пик М. Пропавшие рюкзаки нашли.",
            "the initial ends a sentence",
        ),
        silent(
            "В г. Алматы прошёл форум.",
            "an abbreviation, not an initial",
        ),
    ],
};

pub(super) const GIVEN_PATRONYMIC: Rule = Rule {
    id: "person.given_patronymic",
    about: "A given name and a patronymic without a family name: «Зоя Алексеевна».",
    examples: &[
        yields("Нам помогла Зоя Алексеевна.", &["Зоя Алексеевна"]),
        silent(
            "Нам помогла Зоя Алексеевна Бородулина.",
            "the family name follows",
        ),
    ],
};

pub(super) const TITLED: Rule = Rule {
    id: "person.titled",
    about: "Two capitalised words that no dictionary knows as a name, after a title: «руководитель центра Лима Диас».",
    examples: &[
        yields(
            "Проект презентовала руководитель «Центра поддержки инициатив» Дьенг Лорм.",
            &["Дьенг Лорм"],
        ),
        yields(
            "Об этом рассказала директор школы Лима Диас.",
            &["Лима Диас"],
        ),
        silent(
            "Праздник прошёл на площади Абая Большого города.",
            "no title",
        ),
    ],
};

pub(super) const FAMILY_FIRST: Rule = Rule {
    id: "person.family_first",
    about: "A Korean, Chinese or Vietnamese name, family name first: «Ким Чен Ын».",
    examples: &[
        yields("Он встретился с Ким Чен Ыном.", &["Ким Чен Ын"]),
        silent(
            "Выступила Ким Анна, учитель школы.",
            "a given name of another custom",
        ),
    ],
};

pub(super) const MONARCH: Rule = Rule {
    id: "person.monarch",
    about: "Given names with a number: «Бенедикт XVI», «Карл XVI Густав».",
    examples: &[
        yields(
            "Он видел Елизавету II и Карла XVI Густава.",
            &["Елизавета II", "Карл XVI Густав"],
        ),
        yields("Это сказал Иоанн Павел II.", &["Иоанн Павел II"]),
        silent("Это было в XVI веке при Елизавете.", "no number behind"),
    ],
};

pub(super) const COUPLE: Rule = Rule {
    id: "person.couple",
    about: "Two given names with one family name in the plural: «Аркадия и Бориса Стругацких».",
    examples: &[
        yields(
            "Читали повесть Аркадия и Бориса Стругацких.",
            &["Аркадий Стругацкий", "Борис Стругацкий"],
        ),
        yields(
            "В гости пришли Анна и Марат Ахметовы.",
            &["Анна Ахметова", "Марат Ахметов"],
        ),
        yields(
            "Это портрет Нэнси и Рональда Рейганов.",
            &["Нэнси Рейган", "Рональд Рейган"],
        ),
        silent(
            "В гости пришли Анна и Марат Ахметов.",
            "a family name of one",
        ),
    ],
};

pub(super) const SON_OF: Rule = Rule {
    id: "person.son_of",
    about: "A Turkic name of two words for the father's: «Урмат Тургунбек уулу», «Рза оглы».",
    examples: &[
        yields(
            "Слово дали Урмату Тургунбек уулу.",
            &["Урмат Тургунбек уулу"],
        ),
        yields("Выступила Айгуль Темирбек кызы.", &["Айгуль Темирбек кызы"]),
        silent("Выступил Урмат Тургунбеков.", "a family name"),
    ],
};

pub(super) const FAMILY: Rule = Rule {
    id: "person.family",
    about: "A family name alone.",
    examples: &[
        yields("Об этом президенту рассказал Назарбаев.", &["Назарбаев"]),
        yields("В гости пришли супруги Ахметовы.", &["Ахметовы"]),
        yields("Гостей встретил тренер Ким и его друг.", &["Ким"]),
        silent("Приз — орден Чкалова.", "a namesake"),
        silent("Делегаты побывали в Кокшетау.", "a town"),
    ],
};

pub(super) const GIVEN: Rule = Rule {
    id: "person.given",
    about: "A given name alone, inside a sentence.",
    examples: &[
        yields("Потом к ним пришла Айгуль и помогла.", &["Айгуль"]),
        silent("Надежда есть всегда.", "a common noun begins the sentence"),
    ],
};
