//! Roles: what a person is, to which organization or place; who organizes or initiates a campaign.

mod campaign;
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
        silent(
            "Ерлан Досаев встретился с министром финансов.",
            "somebody else's office",
        ),
    ],
};

/// Finds the roles of a text.
pub fn find(text: &Text<'_>, names: &Names) -> Vec<RoleFact> {
    let mut roles = Vec::new();
    for (index, mention) in names.mentions.iter().enumerate() {
        if !matches!(mention.name, Name::Person(_)) {
            continue;
        }
        let before = title::before(text, names, &mention.tokens);
        let found = before.is_some();
        if let Some(title) = before {
            roles.push(fact(text, names, index, title, &BEFORE_NAME, 0.9));
        }
        if let Some(title) = title::after(text, names, &mention.tokens) {
            roles.push(fact(text, names, index, title, &AFTER_NAME, 0.88));
        } else if !found && let Some(title) = title::predicate(text, names, &mention.tokens) {
            roles.push(fact(text, names, index, title, &PREDICATE, 0.8));
        }
    }
    campaign::find(text, names, &mut roles);
    roles
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
