//! Facts of a record held against gold, as the project is scored.

use super::read::{self, Span};
use crate::record::calibration::{of_date, of_role, of_speaker};
use crate::record::{DateType, Mention, MentionKind, QuoteMode, Record, RoleKind, Unit};

/// A fact and whether gold has it.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Family, as `Calibration` names it.
    pub family: &'static str,
    /// Its rule.
    pub rule: String,
    /// Its case.
    pub case: &'static str,
    /// Gold agrees.
    pub right: bool,
}

fn verdict(family: &'static str, rule: &str, case: &'static str, right: bool) -> Verdict {
    Verdict {
        family,
        rule: rule.to_owned(),
        case,
        right,
    }
}

fn overlap(a: Span, b: Span) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// The words, without prepositions before them and marks around them.
fn trimmed(words: &str) -> &str {
    const PREPOSITIONS: [&str; 20] = [
        "в",
        "во",
        "на",
        "с",
        "со",
        "к",
        "ко",
        "до",
        "по",
        "за",
        "от",
        "из",
        "через",
        "около",
        "ещё",
        "еще",
        "уже",
        "примерно",
        "о",
        "об",
    ];
    let mark = |c: char| c.is_whitespace() || "«»\"()[],.:;–—-".contains(c);
    let mut rest = words.trim_matches(mark);
    while let Some((first, after)) = rest.split_once(char::is_whitespace) {
        if !PREPOSITIONS.contains(&first.to_lowercase().as_str()) {
            break;
        }
        rest = after.trim_matches(mark);
    }
    rest
}

/// Right: the same words but for prepositions, and the same value where gold has one.
pub fn dates(record: &Record, gold: &read::Dated) -> Vec<Verdict> {
    let text: Vec<char> = gold.text.chars().collect();
    let words = |start: u32, end: u32| {
        let chars = text.get(start as usize..end as usize).unwrap_or_default();
        chars.iter().collect::<String>()
    };
    let known: Vec<(&read::DateSpan, String)> = gold
        .spans
        .iter()
        .filter(|span| span.precision.as_deref() != Some("not-a-date"))
        .map(|span| (span, words(span.start, span.end)))
        .collect();
    let dates = record.dates.iter();
    dates
        .map(|date| {
            let own = trimmed(&date.text);
            let same = known.iter().find(|(span, words)| {
                overlap((date.start, date.end), (span.start, span.end)) && trimmed(words) == own
            });
            let duration = date.duration.as_deref();
            let value = match date.kind {
                DateType::Duration => duration.map(str::to_owned),
                DateType::Set => duration.map(|period| format!("set:{period}")),
                _ => date.edtf.clone(),
            };
            let right = same.is_some_and(|(span, _)| {
                !gold.normalised
                    || span.value == value
                    || value.is_some_and(|v| span.alt.contains(&v))
            });
            verdict("date", &date.rule, of_date(date), right)
        })
        .collect()
}

/// Right: the person of gold has this profession; for a workplace alone, gold has it.
pub fn roles(record: &Record, gold: &read::Employed) -> Vec<Verdict> {
    let person = |span: Span| of_entity(record.people.iter().map(|p| (p.id, &p.mentions)), span);
    let place = |span: Span| {
        of_entity(
            record.organizations.iter().map(|o| (o.id, &o.mentions)),
            span,
        )
    };
    let mut professions: Vec<_> = gold
        .works_as
        .iter()
        .map(|&(who, what)| (person(who), what))
        .collect();
    professions.sort_unstable();
    professions.dedup();
    let workplaces: Vec<_> = gold
        .workplace
        .iter()
        .map(|&(who, at)| (person(who), place(at)))
        .collect();
    let mut verdicts = Vec::new();
    for role in record
        .roles
        .iter()
        .filter(|role| role.kind == RoleKind::Office)
    {
        let holder = role.holder;
        if !record.people.iter().any(|person| person.id == holder) {
            continue;
        }
        let right = if role.title.is_some() {
            let span = (role.start, role.end);
            let known = professions
                .iter()
                .position(|&(who, what)| who == Some(holder) && overlap(what, span));
            known.map(|at| professions.remove(at)).is_some()
        } else {
            workplaces.contains(&(Some(holder), role.target))
        };
        verdicts.push(verdict("role", &role.rule, of_role(role), right));
    }
    verdicts
}

/// The entity with a name at these words, or else over some of them.
fn of_entity<'a, T: Copy>(
    entities: impl Iterator<Item = (T, &'a Vec<Mention>)> + Clone,
    span: Span,
) -> Option<T> {
    let with = |fits: &dyn Fn(Span) -> bool| {
        let names = |mention: &&Mention| {
            mention.kind == MentionKind::Name && fits((mention.start, mention.end))
        };
        entities
            .clone()
            .find(|(_, mentions)| mentions.iter().any(|mention| names(&mention)))
            .map(|(id, _)| id)
    };
    with(&|own| own == span).or_else(|| with(&|own| overlap(own, span)))
}

/// Right: gold has a sum of money there.
pub fn amounts(record: &Record, gold: &read::Named) -> Vec<Verdict> {
    let money = gold.entities.iter().filter(|entity| entity.kind == "MONEY");
    let money: Vec<Span> = money.map(|entity| (entity.start, entity.end)).collect();
    let amounts = record.amounts.iter();
    amounts
        .map(|amount| {
            let right = money
                .iter()
                .any(|&span| overlap(span, (amount.start, amount.end)));
            verdict("amount", &amount.rule, "*", right)
        })
        .collect()
}

/// Right: the same words, ends, bound, and what happened to the people.
pub fn figures(record: &Record, gold: &read::Facts, text: &str) -> Vec<Verdict> {
    let mut known: Vec<(Span, &read::Figure)> = gold
        .figures
        .iter()
        .filter_map(|figure| {
            let (at, _) = text.match_indices(&figure.text).nth(figure.nth)?;
            let start = text[..at].chars().count() as u32;
            Some(((start, start + figure.text.chars().count() as u32), figure))
        })
        .collect();
    let figures = record
        .figures
        .iter()
        .filter(|figure| figure.unit == Unit::Person);
    figures
        .map(|figure| {
            let span = (figure.start, figure.end);
            let right = known.iter().position(|(own, gold)| {
                *own == span
                    && (figure.min, figure.max) == (gold.min, gold.max)
                    && crate::vocabulary::Bound::by_name(&gold.bound) == Some(figure.bound)
                    && crate::vocabulary::CountedAs::by_name(&gold.role) == figure.counted_as
            });
            let right = right.map(|at| known.remove(at)).is_some();
            verdict("figure", &figure.rule, "*", right)
        })
        .collect()
}

/// Right: gold has a campaign of this name.
pub fn campaigns(record: &Record, gold: &read::Facts) -> Vec<Verdict> {
    let known: Vec<String> = gold
        .campaigns
        .iter()
        .map(|campaign| folded(&campaign.name))
        .collect();
    let campaigns = record.campaigns.iter();
    campaigns
        .map(|campaign| {
            let right = known.contains(&folded(&campaign.name));
            verdict("campaign", &campaign.rule, "*", right)
        })
        .collect()
}

/// Lower case, without ё, quotation marks, and spaces around one kind of dash.
fn folded(name: &str) -> String {
    let name = name
        .to_lowercase()
        .replace('ё', "е")
        .replace(['–', '—'], "-");
    let name = name.replace(" - ", "-");
    name.chars().filter(|c| !"«»\"“”„".contains(*c)).collect()
}

/// Right: the annotated words, rendered as annotated, by the annotated speaker.
pub fn quotes(record: &Record, gold: &read::Quoted) -> Vec<Verdict> {
    let mut known: Vec<&read::Quote> = gold.quotes.iter().collect();
    let quotes = record.quotes.iter();
    quotes
        .map(|quote| {
            let direct = quote.mode == QuoteMode::Direct;
            let right = known.iter().position(|own| {
                quote.text.starts_with(&own.starts)
                    && quote.text.ends_with(&own.ends)
                    && direct == (own.mode == "direct")
                    && is_speaker(record, quote.speaker, own.speaker.as_deref())
            });
            let right = right.map(|at| known.remove(at)).is_some();
            verdict("quote", &quote.rule, of_speaker(quote.speaker), right)
        })
        .collect()
}

fn is_speaker(record: &Record, speaker: Option<crate::record::Id>, expected: Option<&str>) -> bool {
    let (Some(id), Some(expected)) = (speaker, expected) else {
        return speaker.is_none() && expected.is_none();
    };
    let wanted = folded(expected);
    if let Some(person) = record.people.iter().find(|person| person.id == id) {
        return folded(&person.name) == wanted;
    }
    let Some(organization) = record
        .organizations
        .iter()
        .find(|organization| organization.id == id)
    else {
        return false;
    };
    let names = [Some(&organization.name), organization.acronym.as_ref()];
    let mut names = names.into_iter().flatten().chain(&organization.aliases);
    names.any(|name| folded(name).contains(&wanted) || wanted.contains(&folded(name)))
}
