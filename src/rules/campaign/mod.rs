//! Campaigns: named undertakings, quoted or not.

mod again;
mod head;
mod unquoted;

use super::{Rule, silent, yields};
use crate::lexicon::grammar::Number;
use crate::lexicon::list::{Entry, List};
use crate::mention::{CampaignName, Mention, Name, Tokens};
use crate::pattern::{self, Head, nominative_phrase, phrase};
use crate::text::{Kind, Quoted, Text};
use crate::vocabulary::CampaignKind;
use head::scope;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &NAMED,
    &FOLLOWED,
    &DEFINED,
    &HEAD_INSIDE,
    &APPOSED,
    &TITLED,
    &CUED,
];

const NAMED: Rule = Rule {
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
        silent("Круглый стол «Куда идёт театр?» завершён.", "a topic"),
        silent(
            "Прошёл марш в поддержку журналиста «Рассвета».",
            "an employer",
        ),
        silent("Задержали лидера движения «Братья».", "an organization"),
        silent("Осенью 2016 года «Башню короля» закрыли.", "no undertaking"),
    ],
};

const FOLLOWED: Rule = Rule {
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

const DEFINED: Rule = Rule {
    id: "campaign.defined",
    about: "A name in quotation marks that the sentence says to be an undertaking: ««Тепло» — это благотворительный марафон».",
    examples: &[
        yields(
            "«Тепло рук» – это республиканский благотворительный марафон.",
            &["Тепло рук (marathon, national)"],
        ),
        silent("«Тепло рук» — это книга о марафоне.", "a book"),
        silent("«Тепло рук» — участник марафона.", "a participant"),
    ],
};

const HEAD_INSIDE: Rule = Rule {
    id: "campaign.head_inside",
    about: "A quoted name that begins with its head noun, or with adjectives and it: ««Марафон добрых дел» начался».",
    examples: &[
        yields(
            "В Казахстане дан старт «Марафону добрых дел».",
            &["Марафон добрых дел (marathon)"],
        ),
        silent("Он сказал: «Марафон начался утром».", "speech"),
        silent(
            "Она снималась в фильмах «Рассвет» и «День встречи».",
            "a film",
        ),
    ],
};

const APPOSED: Rule = Rule {
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
    ],
};

const TITLED: Rule = Rule {
    id: "campaign.titled",
    about: "A descriptive name with a capital: «Всемирный фестиваль молодёжи и студентов», «Марафон добрых дел».",
    examples: &[
        yields(
            "Они были на Всемирном фестивале молодёжи и студентов.",
            &["Всемирный фестиваль молодёжи и студентов (festival, international)"],
        ),
        yields(
            "В рамках Марафона добрых дел собрали книги.",
            &["Марафон добрых дел (marathon)"],
        ),
        yields(
            "В рамках Недели добра собрали книги.",
            &["Неделя добра (other)"],
        ),
        silent(
            "На Неделю моды приехали гости.",
            "no undertaking of the public",
        ),
        silent(
            "Фестиваль молодёжи завершился.",
            "a capital that begins the sentence",
        ),
    ],
};

const CUED: Rule = Rule {
    id: "campaign.cued",
    about: "A quoted name without a head noun where the words before it speak of an undertaking: «в рамках «Недели добра»».",
    examples: &[
        yields(
            "В рамках «Дороги в школу» собрали портфели.",
            &["Дорога в школу (other)"],
        ),
        silent("Он читал «Дорогу в школу».", "no undertaking"),
        silent(
            "Фильм «Рассвет» снят. На открытие «Рассвета» пришли гости.",
            "named a film elsewhere",
        ),
    ],
};

/// Finds candidates for names of campaigns.
pub fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    let first = found.len();
    let mut last: Option<(usize, Head<'_>)> = None; // the quote before, and its head noun
    for quoted in text.quoted {
        let own = pattern::head_before(text, quoted.open);
        let head = own.or(last
            .filter(|last| continues(text, last, quoted.open))
            .map(|l| l.1));
        found.extend(quoted_name(text, quoted, head));
        last = head.and_then(|head| Some((quoted.close?, head)));
    }
    unquoted::find(text, found);
    again::find(text, found, first); // in quotes or not, in any case
    again::drop_others(text, found, first);
}

/// The most words a name in quotes has.
const LONGEST: usize = 12;

/// Whether only a comma or «и» stands after the quote before, whose head noun is in the plural: «акции «X» и «Y»».
fn continues(text: &Text<'_>, last: &(usize, Head<'_>), open: usize) -> bool {
    let (close, head) = last;
    let noun = head::noun(text, head.token, head.len);
    open == close + 2
        && (text.is_mark(close + 1, ',') || text.normal(close + 1) == "и")
        && text
            .word(noun)
            .any(|g| g.is_noun() && g.number == Some(Number::Plur))
}

fn quoted_name(text: &Text<'_>, quoted: &Quoted, head: Option<Head<'_>>) -> Option<Mention> {
    let inside = quoted.inside();
    if inside.is_empty() || inside.len() > LONGEST || !begins_like_a_name(text, &inside) {
        return None;
    }
    let end = quoted.close.map_or(inside.end, |close| close + 1);
    let whole = |from: usize| from..end;
    let inner = head::inside(text, &inside);
    let followed = head::behind(text, end, text.sentence(quoted.open).end)
        .map(|found| (found, &FOLLOWED))
        .or_else(|| head::defining(text, quoted.open, end).map(|found| (found, &DEFINED)));
    match head {
        Some(head) if head.entry.list != List::CampaignHead => None,
        Some(head) if head::is_barred(text, head.token) => None,
        Some(head) if head::is_employer(text, &head, quoted.open) => None,
        Some(head) if head::is_stock(text, &head, &inside) => None,
        Some(head) if head::is_coded(text, head.token + head.len..quoted.open) => None,
        Some(head) if head::is_pointed_at(text, head.token, end) => None,
        Some(_)
            if inner.is_none()
                && (head::is_owner(text, &inside) || head::is_governed(text, &inside)) =>
        {
            None
        }
        Some(head) if &*head.entry.canonical == "forum" && text.is_mark(inside.end - 1, '?') => {
            None // the topic of a round table
        }
        Some(head) if inner.is_none() || &*head.entry.canonical != "other" => {
            let own = pattern::head_before(text, quoted.open).is_some();
            let from = if own { head.token } else { quoted.open };
            let token = head::noun(text, head.token, head.len);
            let found = Found {
                entry: head.entry,
                head: token,
                inside: false,
            };
            Some(found.mention(text, &NAMED, 0.96, inside.clone(), whole(from)))
        }
        _ if is_speech(text, quoted) => None,
        _ => match inner.filter(|(entry, _)| {
            &*entry.canonical != "other" || !head::is_among_works(text, quoted.open)
        }) {
            _ if followed.is_some() => {
                let ((entry, head), rule) = followed?;
                let found = Found {
                    entry,
                    head,
                    inside: false,
                };
                let close = if rule.id == FOLLOWED.id {
                    head + 1
                } else {
                    end
                };
                let whole = quoted.open..close;
                Some(found.mention(text, rule, 0.9, inside.clone(), whole))
            }
            Some((entry, head)) => {
                let found = Found {
                    entry,
                    head,
                    inside: true,
                };
                Some(found.mention(text, &HEAD_INSIDE, 0.85, inside.clone(), whole(quoted.open)))
            }
            None => head::is_cued(text, quoted.open)
                .then(|| cued(text, inside.clone(), whole(quoted.open))),
        },
    }
}

/// A name begins with a capital or a digit and does not end like a sentence.
fn begins_like_a_name(text: &Text<'_>, inside: &Tokens) -> bool {
    let first = inside.start;
    let starts = match text.tokens[first].kind {
        Kind::Word => {
            let shape = text.word(first).shape;
            shape.capital || shape.digit
        }
        Kind::Number => true,
        Kind::Mark(mark) => mark == '#' || mark == '«' || mark == '"',
    };
    let last = inside.end - 1;
    starts
        && !text.is_mark(last, '.')
        && !text.is_mark(last, ',')
        && text.tokens[first].block == text.tokens[last].block
}

/// A quote of speech: a colon before it, or a comma and a dash behind.
fn is_speech(text: &Text<'_>, quoted: &Quoted) -> bool {
    let before = quoted
        .open
        .checked_sub(1)
        .is_some_and(|i| text.is_mark(i, ':'));
    let after = quoted
        .close
        .is_some_and(|close| text.is_mark(close + 1, ',') && (text.is_dash(close + 2)));
    let inside = quoted.inside();
    let clause = inside.clone().any(|i| text.word(i).is_finite_verb()) && inside.len() > 6;
    before || after || clause
}

fn cued(text: &Text<'_>, inside: Tokens, whole: Tokens) -> Mention {
    Mention {
        name: Name::Campaign(CampaignName {
            name: name(text, &inside, None),
            kind: CampaignKind::Other,
            head: None,
            head_inside: false,
            scope: None,
        }),
        tokens: inside,
        whole,
        rule: CUED.id,
        confidence: 0.7,
    }
}

/// The head noun of a name.
struct Found<'a> {
    entry: &'a Entry,
    /// Its token.
    head: usize,
    /// Whether it stands inside the name.
    inside: bool,
}

impl Found<'_> {
    fn mention(
        &self,
        text: &Text<'_>,
        rule: &Rule,
        confidence: f64,
        tokens: Tokens,
        whole: Tokens,
    ) -> Mention {
        let from = if self.inside {
            tokens.start.min(self.head)
        } else {
            self.head
        };
        Mention {
            name: Name::Campaign(CampaignName {
                name: if self.inside {
                    name(text, &tokens, Some(self.head))
                } else {
                    phrase(text, &tokens)
                },
                kind: CampaignKind::by_name(&self.entry.canonical).unwrap_or(CampaignKind::Other),
                head: Some((head::lemma(text, self.head, self.entry), self.head)),
                head_inside: self.inside,
                scope: scope(text, from, self.head),
            }),
            tokens,
            whole,
            rule: rule.id,
            confidence,
        }
    }
}

/// The name in the nominative: its first noun is inflected, with the adjectives before it.
fn name(text: &Text<'_>, tokens: &Tokens, head: Option<usize>) -> String {
    let noun = head.or_else(|| {
        tokens
            .clone()
            .take_while(|&i| {
                text.is_word(i) && text.word(i).any(|g| g.is_adjectival() || g.is_noun())
            })
            .find(|&i| text.word(i).best().is_some_and(|r| r.grammar.is_noun()))
    });
    match noun {
        Some(noun) => nominative_phrase(text, tokens, noun),
        None => phrase(text, tokens),
    }
}
