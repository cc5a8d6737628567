//! Roles: what a person is, to which organization or place; who organizes or initiates a campaign.

mod after;
mod before;
mod campaign;
mod predicate;
mod title;

use super::{Rule, silent, yields};
use crate::mention::{Evidence, Name, Names, Referent, RoleFact, Tokens};
use crate::text::Text;
use crate::vocabulary::{Basis, RoleKind, RoleStatus};
use title::Title;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &BEFORE_NAME,
    &AFTER_NAME,
    &PREDICATE,
    &SEVERAL,
    &campaign::INITIATOR,
    &campaign::ORGANIZER,
    &campaign::PARTNER,
];

const BEFORE_NAME: Rule = Rule {
    id: "role.before_name",
    about: "A title before the name: «первый заместитель акима Западно-Казахстанской области Мухтар Манкеев».",
    examples: &[
        yields(
            "Выступил первый заместитель акима Западно-Казахстанской области Мухтар Манкеев.",
            &[
                "Мухтар Манкеев: первый заместитель акима Западно-Казахстанской области → Западно-Казахстанская область",
            ],
        ),
        yields(
            "Об этом рассказала исполнительный директор Гражданского альянса Казахстана Алина Хаматдинова.",
            &["Алина Хаматдинова: исполнительный директор → Гражданский альянс Казахстана"],
        ),
        yields(
            "По инициативе Главы государства Касым-Жомарта Токаева.",
            &["Касым-Жомарт Токаев: глава государства"],
        ),
        yields(
            "Пришёл бывший министр финансов Ерлан Досаев.",
            &["Ерлан Досаев: министр финансов"],
        ),
        yields(
            "Выступил член совета, ректор академии Ерлан Досаев.",
            &["Ерлан Досаев: член совета", "Ерлан Досаев: ректор академии"],
        ),
        yields(
            "Пришли к известному телеведущему и журналисту Ерлану Досаеву.",
            &[
                "Ерлан Досаев: известный телеведущий",
                "Ерлан Досаев: журналист",
            ],
        ),
        yields(
            "Министр культуры, Алия Омарова, открыла форум.",
            &["Алия Омарова: министр культуры"],
        ),
        yields(
            "Сменил главу Акмолинской области 64-летнего Ерлана Досаева.",
            &["Ерлан Досаев: глава Акмолинской области → Акмолинская область"],
        ),
        yields(
            "Врио губернатора Ерлан Досаев открыл форум.",
            &["Ерлан Досаев: губернатор"],
        ),
        silent("Встречу провёл Ерлан Досаев.", "no title"),
        silent("Директор уехал, а Ерлан Досаев остался.", "another clause"),
    ],
};

const AFTER_NAME: Rule = Rule {
    id: "role.after_name",
    about: "A title in apposition, or after a dash: «Аида Балаева, министр информации, …», «Балаева — министр».",
    examples: &[
        yields(
            "Алия Омарова, директор школы, открыла форум.",
            &["Алия Омарова: директор школы"],
        ),
        yields(
            "Алия Омарова — директор школы.",
            &["Алия Омарова: директор школы"],
        ),
        silent(
            "В жюри вошли Алия Омарова, директор двора «Золотой хлеб» Марат Ахметов.",
            "a title of the next one",
        ),
        silent("Алия Омарова, которая пришла позже, молчала.", "no title"),
    ],
};

const PREDICATE: Rule = Rule {
    id: "role.predicate",
    about: "A title with which somebody is appointed, elected or called: «Иванов назначен министром».",
    examples: &[
        yields(
            "Ерлан Досаев назначен министром финансов.",
            &["Ерлан Досаев: министр финансов"],
        ),
        yields(
            "Министром финансов назначен Ерлан Досаев.",
            &["Ерлан Досаев: министр финансов"],
        ),
        yields(
            "Президент назначил министром финансов Ерлана Досаева.",
            &["Ерлан Досаев: министр финансов"],
        ),
        yields(
            "И. о. ректора назначена Алия Омарова.",
            &["Алия Омарова: ректор"],
        ),
        silent(
            "Ерлан Досаев встретился с министром финансов.",
            "somebody else's office",
        ),
    ],
};

const SEVERAL: Rule = Rule {
    id: "role.several",
    about: "A title in the plural before an enumeration of names: «советники Иванов и Петров».",
    examples: &[
        yields(
            "Выступили народные артисты Ерлан Досаев, Марат Ахметов и Алия Омарова.",
            &[
                "Ерлан Досаев: народный артист",
                "Марат Ахметов: народный артист",
                "Алия Омарова: народный артист",
            ],
        ),
        silent(
            "Советники ушли, а Ерлан Досаев и Марат Ахметов остались.",
            "another clause",
        ),
    ],
};

/// Finds the roles of a text.
pub fn find(text: &Text<'_>, names: &Names) -> Vec<RoleFact> {
    let mut roles = Vec::new();
    let mut several: Option<(usize, Title)> = None; // where the last of several names ends, and their title
    for (index, mention) in names.mentions.iter().enumerate() {
        if !matches!(mention.name, Name::Person(_)) {
            continue;
        }
        let name = &mention.tokens;
        let mut push = |title, rule, confidence| {
            roles.push(fact(text, names, index, title, rule, confidence));
        };
        let titles = before::before(text, names, name);
        several = if titles.is_empty() {
            shared(text, names, name, several)
        } else {
            None
        };
        let mut found = !titles.is_empty() || several.is_some();
        for title in titles {
            push(title, &BEFORE_NAME, 0.9);
        }
        if let Some((_, title)) = &several {
            push(title.clone(), &SEVERAL, 0.85);
        }
        if let Some(title) = after::after(text, names, name) {
            push(title, &AFTER_NAME, 0.88);
            found = true;
        }
        let given = predicate::predicate(text, names, name)
            .or_else(|| (!found).then(|| predicate::inverted(text, names, name))?);
        if let Some(title) = given {
            push(title, &PREDICATE, 0.8);
        }
    }
    campaign::find(text, names, &mut roles);
    roles
}

/// The title of several people that the one named at `name` shares, and where the name ends.
fn shared(
    text: &Text<'_>,
    names: &Names,
    name: &Tokens,
    several: Option<(usize, Title)>,
) -> Option<(usize, Title)> {
    several
        .filter(|&(end, _)| end + 1 == name.start && before::joins(text, end))
        .map(|(_, title)| title)
        .or_else(|| before::of_several(text, names, name))
        .map(|title| (name.end, title))
}

fn fact(
    text: &Text<'_>,
    names: &Names,
    holder: usize,
    title: Title,
    rule: &Rule,
    confidence: f64,
) -> RoleFact {
    let mut evidence = Vec::new();
    if let Some(target) = title.target {
        evidence.push(Evidence {
            field: "target",
            span: text.span(&names.mentions[target].tokens),
            rule: rule.id,
        });
    }
    if let Some((_, token)) = &title.status {
        evidence.push(Evidence {
            field: "status",
            span: text.span(token),
            rule: rule.id,
        });
    }
    RoleFact {
        holder: Referent::Name(holder),
        kind: RoleKind::Office,
        target: title.target.map(Referent::Name),
        title: Some(title.nominative(text)),
        status: Some(
            title
                .status
                .map_or(RoleStatus::Current, |(status, _): (RoleStatus, Tokens)| {
                    status
                }),
        ),
        basis: Basis::Stated,
        tokens: title.tokens,
        evidence,
        rule: rule.id,
        confidence,
    }
}
