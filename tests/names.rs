//! Names read from tokens that are known to hold one: nominative, kind, form, acronym.

use svodka::article::{Article, Block};
use svodka::lexicon::Lexicon;
use svodka::page::Meta;
use svodka::rules::{organization, person, place};
use svodka::span::Span;
use svodka::text::{Buffers, Splitter, analyse};
use svodka::vocabulary::BlockKind;

/// Sentences with the name in square brackets, and what it reads as.
type Cases = &'static [(&'static str, &'static str)];

fn check(cases: Cases, read: impl Fn(&svodka::text::Text<'_>, std::ops::Range<usize>) -> String) {
    let lexicon = Lexicon::new(&[]).expect("lists");
    let splitter = Splitter::new().expect("splitter");
    let mut wrong = Vec::new();
    for (marked, wanted) in cases {
        let start = marked.find('[').expect("an open bracket");
        let end = marked.find(']').expect("a closed bracket") - 1;
        let sentence = marked.replace(['[', ']'], "");
        let article = Article {
            repairs: Vec::new(),
            blocks: vec![Block {
                kind: BlockKind::Paragraph,
                span: Span::of(0..sentence.len()),
                language: None,
                latin: None,
                source: None,
            }],
            text: sentence,
            meta: Meta::default(),
        };
        let mut buffers = Buffers::default();
        let text = analyse(&article, &lexicon, &splitter, &mut buffers);
        let within = |i: &usize| {
            let span = text.tokens[*i].span;
            span.start as usize >= start && span.end as usize <= end
        };
        let first = (0..text.len()).find(within).expect("a token");
        let last = (0..text.len()).rfind(within).expect("a token");
        let found = read(&text, first..last + 1);
        if found != *wanted {
            wrong.push(format!("{marked}\n  expected {wanted}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A word of a closed list as the record spells it.
fn word(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).expect("a word");
    value.as_str().map_or_else(String::new, str::to_owned)
}

#[test]
fn organizations() {
    let cases: Cases = &[
        (
            "Он работал в [Министерстве обороны].",
            "Министерство обороны | government",
        ),
        (
            "Об этом сообщили в [пресс-службе акимата Жезказгана].",
            "акимат Жезказгана | government",
        ),
        (
            "Открыт [филиал китайского Северного технологического университета].",
            "Северный технологический университет | education",
        ),
        (
            "[Создал агентство по делам лесного хозяйства].",
            "агентство по делам лесного хозяйства | ",
        ),
        (
            "Об этом сказала председатель [Комиссии по делам подростков].",
            "Комиссия по делам подростков | ",
        ),
        (
            "Следователь [линейного отделения ЛОВД] ответил.",
            "линейное отделение ЛОВД | ",
        ),
        (
            "Об этом сообщили в [Минобороны].",
            "Минобороны | government",
        ),
        ("Он вернулся из [МИДа].", "МИД | government | МИД"),
        (
            "Директор [ТОО «Степной ветер»] приехал.",
            "Степной ветер | company | form ТОО",
        ),
        (
            "Директор ТОО «[Степной ветер]» приехал.",
            "Степной ветер | company | form ТОО",
        ),
        (
            "Директор ТОО [«Степной ветер»] приехал.",
            "Степной ветер | company | form ТОО",
        ),
        ("Игрок [«Каратауса»] забил.", "Каратаус | "),
        ("Матч с [Каратаусом] завершён.", "Каратаус | "),
        ("Сделку закрыла [Orange Hill].", "Orange Hill | "),
        (
            "Сделку закрыла компания [Orange Hill].",
            "Orange Hill | company | form компания",
        ),
        ("Директор [ЦКПГ] выступил.", "ЦКПГ |  | ЦКПГ"),
        (
            "Слово дали [Степному альянсу Казахстана].",
            "Степной альянс Казахстана | ngo",
        ),
        ("Он учился в [КазНУ].", "КазНУ | education | КазНУ"),
        (
            "Он работал в [Комитете госдоходов].",
            "Комитет госдоходов | government | КГД",
        ),
        (
            "Об этом узнали в [МВД Казахстана].",
            "МВД Казахстана | government | МВД",
        ),
        (
            "Бұл туралы [Қаржы министрлігі] хабарлады.",
            "Қаржы министрлігі | government",
        ),
    ];
    check(cases, |text, tokens| {
        let name = organization::read(text, tokens);
        let mut line = format!("{} | {}", name.name, word(&name.kind));
        if let Some(acronym) = name.acronym {
            line += &format!(" | {acronym}");
        }
        if let Some(form) = name.form {
            line += &format!(" | form {form}");
        }
        line
    });
}

#[test]
fn places() {
    let cases: Cases = &[
        (
            "Снег выпал в [Алматинской области].",
            "Алматинская область | region | KZ",
        ),
        ("Он вырос в городе [Уральске].", "Уральск | city | KZ"),
        (
            "Он живёт в [Объединённых Арабских Эмиратах].",
            "ОАЭ | country | AE",
        ),
        (
            "Паводок дошёл до [Заречнинского района].",
            "Заречнинский район | district",
        ),
        ("Он живёт в селе [Жанаконысе].", "Жанаконыс | village"),
        ("Он живёт в [Жанаконысе].", "Жанаконыс | other"),
        ("Дом стоит на [улице Сатпаева].", "улица Сатпаева | street"),
        (
            "Мост через [реку Каратал] открыт.",
            "река Каратал | natural",
        ),
        ("Он живёт в [Нижней Каменке].", "Нижняя Каменка | other"),
    ];
    check(cases, |text, tokens| {
        let name = place::read(text, tokens);
        let mut line = format!("{} | {}", name.name, word(&name.kind));
        if let Some(country) = name.country {
            line += &format!(" | {country}");
        }
        line
    });
}

#[test]
fn people() {
    let cases: Cases = &[
        ("[Я. Гладкова]", "Я. Гладкова"),
        ("[Я. Гладкова].", "Я. Гладкова"),
        ("Это стихи [Я. Гладкова].", "Я. Гладков"),
    ];
    check(cases, |text, tokens| {
        let name = person::read(text, tokens);
        let parts = [name.given, name.family];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
}
