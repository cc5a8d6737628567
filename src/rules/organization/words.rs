//! Words with a part in names of organizations that no list of the lexicon holds.

use crate::vocabulary::OrganizationKind;

/// Parts of an organization: beside a name they say nothing about its kind.
pub(super) const SUBUNITS: &[&str] = &[
    "аппарат",
    "департамент",
    "дирекция",
    "канцелярия",
    "отдел",
    "отделение",
    "офис",
    "правление",
    "представительство",
    "пресс-служба",
    "пресс-центр",
    "редакция",
    "руководство",
    "секретариат",
    "секция",
    "служба",
    "управление",
    "филиал",
];

/// Those who lead an organization: they are never named for themselves.
pub(super) const BOARDS: &[&str] = &[
    "правление",
    "руководство",
    "президиум",
    "политсовет",
    "менеджмент",
];

/// Parts of an organization that are named with it: «факультет права Омского университета».
pub(super) const INNER: &[&str] = &[
    "бухгалтерия",
    "департамент",
    "кафедра",
    "лаборатория",
    "отдел",
    "отделение",
    "сектор",
    "секция",
    "служба",
    "управление",
    "факультет",
    "филиал",
    "цех",
];

/// Bodies that are named with the place where they are: «посольство Казахстана в Китае».
pub(super) const MISSIONS: &[&str] = &[
    "генконсульство",
    "консульство",
    "миссия",
    "отделение",
    "офис",
    "посольство",
    "постпредство",
    "представительство",
    "суд",
    "торгпредство",
    "филиал",
];

/// What bodies do: an acronym that is the subject of one of these is that of a body.
pub(super) const ACTS: &[&str] = &[
    "возбудить",
    "возглавить",
    "выделить",
    "выиграть",
    "выпустить",
    "выступить",
    "закупить",
    "запретить",
    "запустить",
    "инвестировать",
    "намеренный",
    "начать",
    "обратиться",
    "обязать",
    "одобрить",
    "организовать",
    "открыть",
    "отказаться",
    "оштрафовать",
    "планировать",
    "победить",
    "подать",
    "поддержать",
    "подписать",
    "потребовать",
    "построить",
    "предложить",
    "призвать",
    "провести",
    "проводить",
    "разработать",
    "расследовать",
    "решить",
    "утвердить",
];

/// Parts of a body that stand before its name, or their own, in quotation marks.
pub(super) const PARTS: &[&str] = &[
    "дирекция",
    "отделение",
    "политсовет",
    "правление",
    "представительство",
    "пресс-служба",
    "пресс-центр",
    "президиум",
    "редакция",
    "руководство",
    "филиал",
];

/// Nouns that go on with «о» in a name: «Фонд заботы о детях».
pub(super) const REGARDS: &[&str] = &["забота", "знание", "наука", "память"];

/// Prepositions with which no name goes on.
pub(super) const WHERE: &[&str] = &[
    "благодаря",
    "до",
    "из",
    "к",
    "ко",
    "около",
    "перед",
    "под",
    "после",
    "у",
    "через",
];

/// Parts of an organization that its name stands behind and that are no part of it.
pub(super) const SPOKESMEN: &[&str] = &["пресс-служба", "пресс-центр", "филиал"];

/// Nouns that stand for a place or state without naming it.
pub(super) const UNNAMED: &[&str] = &[
    "город",
    "государство",
    "край",
    "мир",
    "область",
    "округ",
    "район",
    "регион",
    "республика",
    "село",
    "столица",
    "страна",
];

/// Nouns before the name of a place, which then need not be in the genitive.
pub(super) const PLACE_HEADS: &[&str] = &[
    "город",
    "село",
    "поселок",
    "аул",
    "район",
    "область",
    "станица",
    "штат",
    "провинция",
    "республика",
];

/// Heads of bodies of which there is one in a place, so that no common noun tells which one.
pub(super) const SINGLE: &[&str] = &[
    "акимат",
    "администрация",
    "городская дума",
    "государственная дума",
    "дума",
    "законодательное собрание",
    "заксобрание",
    "кабмин",
    "конгресс",
    "конституционный суд",
    "верховный суд",
    "мажилис",
    "маслихат",
    "мэрия",
    "областная дума",
    "парламент",
    "полиция",
    "правительство",
    "прокуратура",
    "генеральная прокуратура",
    "сенат",
];

/// Beginnings of adjectives that tell the rank or branch of a body, and so belong to its name.
pub(super) const RANKS: &[&str] = &[
    "административн",
    "апелляционн",
    "арбитражн",
    "военн",
    "верховн",
    "высш",
    "гарнизонн",
    "главн",
    "городск",
    "государственн",
    "исполнительн",
    "кассационн",
    "конституционн",
    "контрольн",
    "кредитн",
    "краев",
    "межрайонн",
    "муниципальн",
    "надзорн",
    "национальн",
    "областн",
    "окружн",
    "организационн",
    "районн",
    "региональн",
    "республиканск",
    "следственн",
    "специализированн",
    "специальн",
    "территориальн",
    "транспортн",
    "уголовн",
    "федеральн",
    "центральн",
    "экономическ",
];

/// Nouns of phrases with «по» that belong to a verb, not to a name.
pub(super) const ADVERBIAL: &[&str] = &[
    "адрес",
    "возможность",
    "выбор",
    "дорога",
    "желание",
    "закон",
    "заявление",
    "инициатива",
    "информация",
    "иск",
    "итог",
    "мера",
    "мнение",
    "мотив",
    "обвинение",
    "объект",
    "ордер",
    "подозрение",
    "обмен",
    "программа",
    "проект",
    "направление",
    "повод",
    "поручение",
    "почта",
    "предложение",
    "приглашение",
    "приговор",
    "приказ",
    "причина",
    "просьба",
    "результат",
    "рекомендация",
    "решение",
    "ряд",
    "слово",
    "случай",
    "сообщение",
    "состояние",
    "специальность",
    "статья",
    "телефон",
    "требование",
    "улица",
    "утверждение",
    "факт",
];

/// Attributes that point instead of naming: «этого», «своего».
pub(super) const POINTING: &[&str] = &[
    "этот",
    "тот",
    "такой",
    "свой",
    "наш",
    "ваш",
    "мой",
    "твой",
    "весь",
    "каждый",
    "который",
    "другой",
    "сам",
    "самый",
    "один",
    "любой",
    "какой",
    "нынешний",
    "прошлый",
    "текущий",
    "данный",
];

/// Words inside a name that tell what it names.
const CUES: &[(&str, OrganizationKind)] = &[
    ("academy", OrganizationKind::Education),
    ("agency", OrganizationKind::Other),
    ("air", OrganizationKind::Company),
    ("airlines", OrganizationKind::Company),
    ("airways", OrganizationKind::Company),
    ("alliance", OrganizationKind::Ngo),
    ("association", OrganizationKind::Ngo),
    ("bank", OrganizationKind::Company),
    ("capital", OrganizationKind::Company),
    ("club", OrganizationKind::Sport),
    ("college", OrganizationKind::Education),
    ("committee", OrganizationKind::Ngo),
    ("company", OrganizationKind::Company),
    ("consulting", OrganizationKind::Company),
    ("corp", OrganizationKind::Company),
    ("corporation", OrganizationKind::Company),
    ("council", OrganizationKind::Ngo),
    ("energy", OrganizationKind::Company),
    ("fc", OrganizationKind::Sport),
    ("federation", OrganizationKind::Ngo),
    ("foundation", OrganizationKind::Fund),
    ("fund", OrganizationKind::Fund),
    ("gmbh", OrganizationKind::Company),
    ("group", OrganizationKind::Company),
    ("herald", OrganizationKind::Media),
    ("holding", OrganizationKind::Company),
    ("inc", OrganizationKind::Company),
    ("industries", OrganizationKind::Company),
    ("institute", OrganizationKind::Education),
    ("journal", OrganizationKind::Media),
    ("llc", OrganizationKind::Company),
    ("llp", OrganizationKind::Company),
    ("ltd", OrganizationKind::Company),
    ("magazine", OrganizationKind::Media),
    ("media", OrganizationKind::Media),
    ("mining", OrganizationKind::Company),
    ("motors", OrganizationKind::Company),
    ("news", OrganizationKind::Media),
    ("oil", OrganizationKind::Company),
    ("organization", OrganizationKind::Ngo),
    ("partners", OrganizationKind::Company),
    ("petroleum", OrganizationKind::Company),
    ("plc", OrganizationKind::Company),
    ("post", OrganizationKind::Media),
    ("press", OrganizationKind::Media),
    ("radio", OrganizationKind::Media),
    ("records", OrganizationKind::Company),
    ("school", OrganizationKind::Education),
    ("services", OrganizationKind::Company),
    ("society", OrganizationKind::Ngo),
    ("software", OrganizationKind::Company),
    ("solutions", OrganizationKind::Company),
    ("steel", OrganizationKind::Company),
    ("systems", OrganizationKind::Company),
    ("technologies", OrganizationKind::Company),
    ("telecom", OrganizationKind::Company),
    ("times", OrganizationKind::Media),
    ("trust", OrganizationKind::Fund),
    ("tv", OrganizationKind::Media),
    ("union", OrganizationKind::Ngo),
    ("university", OrganizationKind::Education),
    ("банк", OrganizationKind::Company),
    ("групп", OrganizationKind::Company),
    ("девелопмент", OrganizationKind::Company),
    ("инвест", OrganizationKind::Company),
    ("компани", OrganizationKind::Company),
    ("медиа", OrganizationKind::Media),
    ("ньюс", OrganizationKind::Media),
    ("самрук", OrganizationKind::Company),
    ("сервис", OrganizationKind::Company),
    ("строй", OrganizationKind::Company),
    ("тв", OrganizationKind::Media),
    ("телеком", OrganizationKind::Company),
    ("трейд", OrganizationKind::Company),
    ("холдинг", OrganizationKind::Company),
    ("энерджи", OrganizationKind::Company),
];

/// Endings of coined names: «Казтрансойл», «Роспотребнадзор».
const ENDINGS: &[(&str, OrganizationKind)] = &[
    ("авиа", OrganizationKind::Company),
    ("алюминий", OrganizationKind::Company),
    ("атомпром", OrganizationKind::Company),
    ("банк", OrganizationKind::Company),
    ("газ", OrganizationKind::Company),
    ("гидромет", OrganizationKind::Government),
    ("информ", OrganizationKind::Media),
    ("космос", OrganizationKind::Government),
    ("мунай", OrganizationKind::Company),
    ("надзор", OrganizationKind::Government),
    ("нефть", OrganizationKind::Company),
    ("ойл", OrganizationKind::Company),
    ("оборонэкспорт", OrganizationKind::Company),
    ("почта", OrganizationKind::Company),
    ("пром", OrganizationKind::Company),
    ("сельмаш", OrganizationKind::Company),
    ("стат", OrganizationKind::Government),
    ("строй", OrganizationKind::Company),
    ("телеком", OrganizationKind::Company),
    ("транс", OrganizationKind::Company),
    ("финанс", OrganizationKind::Company),
    ("хим", OrganizationKind::Company),
    ("энерго", OrganizationKind::Company),
];

/// What follows «Мин» in the short name of a ministry.
const MINISTRIES: &[&str] = &[
    "водх",
    "восток",
    "вн",
    "гео",
    "град",
    "ес",
    "жилищ",
    "здрав",
    "индустр",
    "инвест",
    "ино",
    "инфо",
    "ком",
    "культ",
    "науки",
    "нац",
    "нефт",
    "обо",
    "обр",
    "природ",
    "пром",
    "просв",
    "разв",
    "регион",
    "связ",
    "сельхоз",
    "соц",
    "спорт",
    "строй",
    "тор",
    "транс",
    "труд",
    "туриз",
    "фин",
    "цифр",
    "чс",
    "эко",
    "энерг",
    "юст",
];

/// The kind that a word inside a name tells, by its normal form.
pub(super) fn cue(normal: &str) -> Option<OrganizationKind> {
    CUES.binary_search_by(|(word, _)| (*word).cmp(normal))
        .ok()
        .map(|index| CUES[index].1)
}

/// Head nouns of bodies of any kind: alone they show none.
const VAGUE: [&str; 9] = [
    "агентство",
    "бюро",
    "институт",
    "лига",
    "орган",
    "палата",
    "служба",
    "учреждение",
    "центр",
];

/// The kind that a head noun shows, for a name whose words make it `kind`.
pub(super) fn shown(
    head: &str,
    by_list: OrganizationKind,
    kind: OrganizationKind,
) -> Option<OrganizationKind> {
    (kind != by_list || !VAGUE.contains(&head)).then_some(kind)
}

/// The kind of a descriptive name whose head noun says little, by its other words.
pub(super) fn by_attributes(kind: OrganizationKind, name: &str) -> OrganizationKind {
    const STATE: [&str; 6] = [
        "Государственн",
        "Верховн",
        "Окружн",
        "окружн",
        "Городск",
        "городск",
    ];
    const SPORT: [&str; 9] = [
        "атлетик",
        "баскетбол",
        "бокс",
        "борьб",
        "волейбол",
        "спорт",
        "футбол",
        "хокке",
        "шахмат",
    ];
    if !matches!(kind, OrganizationKind::Ngo | OrganizationKind::Other) {
        kind
    } else if SPORT.iter().any(|stem| name.contains(stem)) {
        OrganizationKind::Sport
    } else if kind == OrganizationKind::Other {
        kind
    } else if STATE.iter().any(|stem| name.starts_with(stem)) {
        OrganizationKind::Government
    } else if name.starts_with("Международн") || name.starts_with("Всемирн") {
        OrganizationKind::International
    } else {
        kind
    }
}

/// The kind that a coined word tells, by the normal form of its lemma.
pub(super) fn coined(lemma: &str) -> Option<OrganizationKind> {
    let ministry = lemma.strip_prefix("мин");
    if ministry.is_some_and(|rest| MINISTRIES.iter().any(|stem| rest.starts_with(stem))) {
        return Some(OrganizationKind::Government);
    }
    ENDINGS
        .iter()
        .find(|(ending, _)| lemma.len() > ending.len() + 5 && lemma.ends_with(ending))
        .map(|&(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    #[test]
    fn cues_are_sorted() {
        assert!(super::CUES.is_sorted_by_key(|(word, _)| *word));
    }
}
