//! The rules of this family with their examples.

use crate::rules::{Rule, silent, yields};

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &NAMED,
    &FOLLOWED,
    &DEFINED,
    &HEAD_INSIDE,
    &APPOSED,
    &TITLED,
    &KAZAKH,
    &KNOWN,
    &ACRONYM,
    &CUED,
    &super::attended::ATTENDED,
    &super::decided::DECIDED,
];

pub(super) const NAMED: Rule = Rule {
    id: "campaign.named",
    about: "A name in quotation marks behind a head noun: «общенациональный проект «Марафон добрых дел»».",
    examples: &[
        yields(
            "Стартовал общенациональный проект «Марафон добрых дел».",
            &["Марафон добрых дел (project, national)"],
        ),
        yields(
            "Прошла республиканская экологическая акция по уборке дворов \"Таза Қазақстан\".",
            &["Таза Қазақстан (action, national)"],
        ),
        yields(
            "Кампания «Мы - одна команда» продолжается.",
            &["Мы — одна команда (campaign)"],
        ),
        yields(
            "Мы поддержали конкурс «Бата» и форум «Мира».",
            &["Бата (contest)", "Мира (forum)"],
        ),
        yields(
            "Стартовали благотворительные акции «Помоги учиться», «Дети детям» и «Тепло».",
            &[
                "Помоги учиться (action)",
                "Дети детям (action)",
                "Тепло (action)",
            ],
        ),
        silent(
            "В кинотеатре показали фильм «Марафон добрых дел».",
            "a film",
        ),
        silent("Президент АО «Одна команда» приехал.", "a company"),
        silent("Премия «Жомарт жан» вручена.", "a prize"),
        silent("Купили пакет акций «Порше».", "shares"),
        silent("Подорожали акции «Газпрома» и «Сбербанка».", "shares"),
        silent(
            "Это показали на телеканале в программе «Сегодня».",
            "a broadcast",
        ),
        yields(
            "Завершились акции «Таза дала» и «Дорогами победы».",
            &["Таза дала (action)", "Дорогами победы (action)"],
        ),
        silent("Инициатива «Единой России» поддержана.", "whose it is"),
        silent("На съезде «Наших» шумно.", "whose it is"),
        silent("Гость программы «Вестей недели» уехал.", "whose it is"),
        silent("На фестивале приз за «Лучшую роль» у них.", "a prize"),
        silent(
            "В рамках этого проекта «Рассвет» открыл школу.",
            "a subject of its own",
        ),
        silent(
            "Полиция провела мероприятие под кодовым названием «Гроза».",
            "an operation of the police",
        ),
        yields(
            "Объявлен конкурс эссе среди школьников «Мой дед — герой».",
            &["Мой дед — герой (contest)"],
        ),
        yields(
            "Проект Гражданского альянса Казахстана «Сильные регионы» начат.",
            &["Сильные регионы (project)"],
        ),
        yields(
            "Началась акция фонда «Рассвет» «Тёплые руки».",
            &["Тёплые руки (action)"],
        ),
        yields(
            "Запущена акция, получившая название «Забота».",
            &["Забота (action)"],
        ),
        silent("Круглый стол «Куда идёт театр?» завершён.", "a topic"),
        silent(
            "Кампания в отношении «Братьев-мусульман» продолжается.",
            "against whom it is",
        ),
        silent(
            "Программа «Шаг вперёд» телеканала «Хабар» закрыта.",
            "a broadcast",
        ),
        silent("Проект «Восход» записал альбом.", "a band"),
        silent(
            "Прошёл марш в поддержку журналиста «Рассвета».",
            "an employer",
        ),
        silent("Задержали лидера движения «Братья».", "an organization"),
        silent("Осенью 2016 года «Башню короля» закрыли.", "no undertaking"),
    ],
};

pub(super) const FOLLOWED: Rule = Rule {
    id: "campaign.followed",
    about: "A name in quotation marks before a Kazakh head noun: ««Таза өлке» экологиялық акциясы».",
    examples: &[
        yields(
            "«Таза өлке» республикалық экологиялық акциясына 300 мың адам қатысты.",
            &["Таза өлке (action, national)"],
        ),
        yields(
            "Елімізде «Жасыл дала» жобасы басталды.",
            &["Жасыл дала (project)"],
        ),
        silent("«Жас дәурен» газеті жарық көрді.", "a newspaper"),
    ],
};

pub(super) const DEFINED: Rule = Rule {
    id: "campaign.defined",
    about: "A name in quotation marks that the sentence says to be an undertaking: ««Тепло» — это благотворительный марафон».",
    examples: &[
        yields(
            "«Тепло рук» – это республиканский благотворительный марафон.",
            &["Тепло рук (marathon, national)"],
        ),
        yields(
            "«Тепло рук»: так в Астане назвали благотворительный марафон.",
            &["Тепло рук (marathon)"],
        ),
        yields(
            "«Тепло рук» — под таким именем прошёл марафон.",
            &["Тепло рук (marathon)"],
        ),
        silent("«Тепло рук» — это книга о марафоне.", "a book"),
        silent(
            "«Тепло рук»: так назвали книгу о марафоне.",
            "a book, of a marathon",
        ),
        silent("«Тепло рук» — участник марафона.", "a participant"),
    ],
};

pub(super) const HEAD_INSIDE: Rule = Rule {
    id: "campaign.head_inside",
    about: "A quoted name that begins with its head noun, or with adjectives and it: ««Марафон добрых дел» начался».",
    examples: &[
        yields(
            "В Казахстане дан старт «Марафону чистых рек».",
            &["Марафон чистых рек (marathon)"],
        ),
        silent("Он сказал: «Марафон начался утром».", "speech"),
        silent(
            "Она снималась в фильмах «Рассвет» и «День встречи».",
            "a film",
        ),
    ],
};

pub(super) const APPOSED: Rule = Rule {
    id: "campaign.apposed",
    about: "A capitalised name without quotes behind a head noun: «в рамках проекта Taza Alem».",
    examples: &[
        yields(
            "В рамках проекта Taza Alem убрали парк.",
            &["Taza Alem (project)"],
        ),
        yields(
            "Награждены участники проекта Dos.qz по развитию молодёжи.",
            &["Dos.qz (project)"],
        ),
        yields(
            "К акции Таза Қазақстан присоединились школы.",
            &["Таза Қазақстан (action)"],
        ),
        yields(
            "Добровольцы открыли марафон #ДобрыйДень в столице.",
            &["#ДобрыйДень (marathon)"],
        ),
        silent(
            "В программе II Нового съезда изменений нет.",
            "a number of what follows",
        ),
        silent(
            "Участников акции Алматы встретил дождём.",
            "a town begins a clause",
        ),
        silent("Директор проекта Алия Омарова приехала.", "a person"),
        silent("Он купил 39% акций BSkyB.", "shares"),
        silent("Гран-при фестиваля Golden Fringe Award у них.", "a prize"),
        silent("Он разработал программу Word для школы.", "software"),
    ],
};

pub(super) const TITLED: Rule = Rule {
    id: "campaign.titled",
    about: "A descriptive name with a capital: «Всемирный фестиваль молодёжи и студентов», «Марафон добрых дел».",
    examples: &[
        yields(
            "Они были на Всемирном фестивале молодёжи и студентов.",
            &["Всемирный фестиваль молодёжи и студентов (festival, international)"],
        ),
        yields(
            "В рамках Марафона чистых рек собрали книги.",
            &["Марафон чистых рек (marathon)"],
        ),
        yields(
            "В рамках Недели добра собрали книги.",
            &["Неделя добра (other)"],
        ),
        yields(
            "Волжский экологический форум собрал учёных.",
            &["Волжский экологический форум (forum)"],
        ),
        yields(
            "Завершился Tulpar Half Marathon.",
            &["Tulpar Half Marathon (marathon)"],
        ),
        silent(
            "На Неделю моды приехали гости.",
            "no undertaking of the public",
        ),
        silent("Генсек Форума экспортёров газа ушёл.", "an organization"),
        silent(
            "Детский областной фестиваль завершился.",
            "a capital that begins the sentence",
        ),
        silent(
            "Фестиваль молодёжи завершился.",
            "a capital that begins the sentence",
        ),
    ],
};

pub(super) const CUED: Rule = Rule {
    id: "campaign.cued",
    about: "A quoted name without a head noun where the words before it speak of an undertaking: «в рамках «Недели добра»».",
    examples: &[
        yields(
            "В рамках «Тропы в горы» собрали портфели.",
            &["Тропа в горы (other)"],
        ),
        silent("Он читал «Дорогу в школу».", "no undertaking"),
        silent(
            "Фильм «Рассвет» снят. На открытие «Рассвета» пришли гости.",
            "named a film elsewhere",
        ),
    ],
};

pub(super) const KAZAKH: Rule = Rule {
    id: "campaign.kazakh",
    about: "A Kazakh name that ends with its head noun: «Алтай экономикалық форумы».",
    examples: &[
        yields(
            "Кеше Алтай экономикалық форумы ашылды.",
            &["Алтай экономикалық форумы (forum)"],
        ),
        silent("Кеше қала жастарының форумы ашылды.", "no name"),
    ],
};

pub(super) const KNOWN: Rule = Rule {
    id: "campaign.known",
    about: "An undertaking of the list of known ones: «по Дорожной карте занятости», «студенты «Болашака»».",
    examples: &[
        yields(
            "По Дорожной карте занятости создали сто мест.",
            &["Дорожная карта занятости (program)"],
        ),
        yields(
            "Павильоны ЭКСПО-2017 открыты.",
            &["ЭКСПО-2017 (exhibition)"],
        ),
        yields("Стипендиат «Болашака» вернулся.", &["Болашак (program)"]),
        silent("Школа-лицей «Болашак» открыта.", "a school"),
        silent("Светлое будущее — болашак — близко.", "no name"),
    ],
};

pub(super) const ACRONYM: Rule = Rule {
    id: "campaign.acronym",
    about: "The initials of a campaign that stand in brackets behind its name, and wherever they stand after: «(ДКЗ)».",
    examples: &[
        yields(
            "Программа «Добрая книга запада» (ДКЗ) продлена. По ДКЗ работают школы.",
            &["Добрая книга запада (program)"],
        ),
        silent("Программа «Добрая книга» (ТНТ) продлена.", "other letters"),
    ],
};
