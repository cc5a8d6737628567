//! What happened to the people counted: read from the noun, the verb and the frame.

use super::Count;
use super::clause::{Clauses, has_predicate, is_aside, is_predicate};
use super::verbs::{Event, event_at, events};
use crate::lexicon::grammar::{Case, Gender, Number, Pos};
use crate::lexicon::list::List;
use crate::mention::Tokens;
use crate::pattern::number::may_begin;
use crate::text::Text;
use crate::vocabulary::CountedAs;

/// What happened, and the words that say so.
#[derive(Clone, Debug)]
pub(super) struct Role {
    pub counted_as: CountedAs,
    /// The words, and the name of the rule that read them.
    pub words: Option<(Tokens, &'static str)>,
    /// The verb whose argument the figure is.
    pub verb: Option<Event>,
}

impl Role {
    fn of(event: Event) -> Self {
        Self {
            counted_as: event.role,
            words: Some((
                event.words.clone(),
                if event.verb {
                    "figure.verb"
                } else {
                    "figure.frame"
                },
            )),
            verb: event.verb.then_some(event),
        }
    }

    /// Whether the counted noun itself states a firm role.
    pub(super) fn is_noun(&self) -> bool {
        is_firm(self.counted_as)
            && self
                .words
                .as_ref()
                .is_some_and(|(_, rule)| *rule == "figure.noun")
    }

    /// A role that a noun states.
    pub(super) fn noun(counted_as: CountedAs, token: usize) -> Self {
        Self {
            counted_as,
            words: Some((token..token + 1, "figure.noun")),
            verb: None,
        }
    }
}

/// Roles that a noun states for good: «погибшие», «задержанные».
pub(super) fn is_firm(role: CountedAs) -> bool {
    !matches!(
        role,
        CountedAs::Participant | CountedAs::Staff | CountedAs::Helped | CountedAs::Other
    )
}

/// What happened to the people of `count`.
pub(super) fn role(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Role {
    let noun = count.noun.as_ref();
    let implied = noun.and_then(|n| n.implies.map(|role| Role::noun(role, n.token)));
    if let Some(found) = implied.as_ref().filter(|role| is_firm(role.counted_as)) {
        let died = governing(text, clauses, count).filter(|event| {
            event.role == CountedAs::Killed
                && (event.head == count.span.end || event.words.end == count.span.start)
        });
        return died.map_or_else(|| with_verb(text, clauses, count, found.clone()), Role::of);
    }
    let frame = || {
        attribute(text, count)
            .or_else(|| governor(text, count))
            .or_else(|| number_of(text, clauses, count))
            .or_else(|| named_as(text, clauses, count))
    };
    let vague = |role: &Role| role.counted_as == CountedAs::Other && implied.is_some();
    if let Some(found) = frame().filter(|role| !vague(role)) {
        return with_verb(text, clauses, count, found);
    }
    let event = governing(text, clauses, count);
    match (event, implied) {
        (Some(event), Some(implied)) if yields_to_noun(event.role, implied.counted_as) => Role {
            verb: Some(event),
            ..implied
        },
        (Some(event), _) => Role::of(event),
        (None, Some(implied)) => implied,
        (None, None) => surroundings(text, clauses, count),
    }
}

/// A verb that says less than the noun: «20 волонтёров работают», «сто солдат получили письма».
fn yields_to_noun(verb: CountedAs, noun: CountedAs) -> bool {
    match noun {
        CountedAs::Participant => matches!(verb, CountedAs::Staff | CountedAs::Other),
        CountedAs::Staff => verb == CountedAs::Other,
        _ => false,
    }
}

/// Keeps the role, adds the verb of the clause: it tells what is planned.
fn with_verb(text: &Text<'_>, clauses: &Clauses, count: &Count, role: Role) -> Role {
    Role {
        verb: role.verb.or_else(|| governing(text, clauses, count)),
        ..role
    }
}

/// A participle inside the figure or right before it: «20 погибших шахтёров», «участвующие 300 школьников».
fn attribute(text: &Text<'_>, count: &Count) -> Option<Role> {
    let noun = count.noun.as_ref()?;
    let from = count.number.tokens.end;
    let start = count.span.start;
    let before = text.sentence(start).start.max(start.saturating_sub(3))..start;
    (from..noun.token + 1).chain(before).find_map(|i| {
        let event = event_at(text, i, &(i..from.max(start)))?;
        if i < start && event.words.end != start {
            return None;
        }
        let adjectival = text
            .word(i)
            .best()
            .is_some_and(|r| r.grammar.is_adjectival() || r.grammar.pos == Pos::Noun && event.verb);
        (event.verb && adjectival).then(|| Role {
            verb: None,
            ..Role::of(event)
        })
    })
}

/// A noun that governs the figure: «убийство 14 пограничников», «при участии 300 школьников».
fn governor(text: &Text<'_>, count: &Count) -> Option<Role> {
    let floor = text.sentence(count.span.start).start;
    let mut i = count.span.start;
    while i > floor {
        i -= 1;
        if let Some(fate) = fate(text, i) {
            return Some(fate);
        }
        let event = event_at(text, i, &(i..i + 1));
        if let Some(event) = event.filter(|event| !event.verb) {
            return Some(Role::of(event));
        }
        let skipped = matches!(
            text.normal(i),
            "еще" | "минимум" | "уже" | "всех" | "всего" | "сразу" | "для"
        );
        if !skipped {
            return None;
        }
    }
    None
}

/// «судьба ещё пяти пассажиров неизвестна».
fn fate(text: &Text<'_>, i: usize) -> Option<Role> {
    let unknown =
        |k: usize| text.word(k).has_lemma("неизвестный") || text.word(k).has_lemma("неизвестно");
    let missing = text.word(i).has_lemma("судьба") && text.sentence(i).any(unknown);
    missing.then(|| Role {
        counted_as: CountedAs::Missing,
        words: Some((i..i + 1, "figure.frame")),
        verb: None,
    })
}

/// «число погибших достигло 16 человек»: the noun after «число» says who they are.
fn number_of(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Role> {
    let token = total_of(text, clauses, count.span.start)?;
    let found = people_role(text, token)?;
    Some(Role {
        words: Some((token..token + 1, "figure.number_of")),
        ..found
    })
}

/// «участниками стали 300 человек», «в числе участников 20 женщин»: another noun says who they are.
fn named_as(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Role> {
    const COPULAS: [&str; 6] = [
        "стать",
        "становиться",
        "оказаться",
        "являться",
        "быть",
        "признать",
    ];
    let part = &clauses.parts[clauses.index(count.span.start)];
    let copula = part
        .clone()
        .any(|i| COPULAS.iter().any(|lemma| text.word(i).has_lemma(lemma)));
    part.clone()
        .filter(|i| !count.span.contains(i))
        .find_map(|i| {
            let instrumental = copula && text.word(i).any(|g| g.case == Some(Case::Ins));
            let among = || {
                let before = (part.start.max(i.saturating_sub(3))..i)
                    .any(|k| text.normal(k) == "среди" || text.normal(k) == "числе");
                before && i < count.span.start && text.word(i).any(|g| g.case == Some(Case::Gen))
            };
            (instrumental || among())
                .then(|| people_role(text, i))
                .flatten()
        })
}

/// The role that the people noun at token `i` implies.
fn people_role(text: &Text<'_>, i: usize) -> Option<Role> {
    let word = text.word(i);
    let lists = text.lexicon.lists();
    let entry = word
        .entries
        .iter()
        .map(|&id| lists.entry(id))
        .find(|entry| entry.list == List::People)?;
    let role = entry
        .extra
        .first()
        .and_then(|role| CountedAs::by_name(role))?;
    Some(Role {
        words: Some((i..i + 1, "figure.frame")),
        ..Role::noun(role, i)
    })
}

/// Verbs whose subject is a number.
pub(super) fn sums_up(text: &Text<'_>, i: usize) -> bool {
    const VERBS: [&str; 8] = [
        "составить",
        "составлять",
        "достичь",
        "достигнуть",
        "достигать",
        "превысить",
        "превышать",
        "равняться",
    ];
    let word = text.word(i);
    VERBS.iter().any(|lemma| word.has_lemma(lemma))
        || (&*word.normal == "до" && super::bound::grows(text, i))
}

/// The people whose number a figure from token `figure` on states: their token.
pub(super) fn total_of(text: &Text<'_>, clauses: &Clauses, figure: usize) -> Option<usize> {
    let own = clauses.index(figure);
    let bare = |part: &&Tokens| !has_predicate(text, part);
    let verbless = clauses.parts[..own].iter().rev().take_while(bare);
    let start = match figure.checked_sub(1) {
        // «число погибших при взрыве, который …, достигло 16 человек»
        Some(verb) if sums_up(text, verb) => text.sentence(figure).start,
        _ => verbless
            .last()
            .map_or(clauses.parts[own].start, |part| part.start),
    };
    let head = (start..figure).rev().find(|&i| {
        matches!(
            &*first_lemma(text, i),
            "число" | "количество" | "численность" | "счет"
        )
    })?;
    let clear = figure
        .checked_sub(1)
        .is_some_and(|verb| sums_up(text, verb))
        || !(head + 1..figure).any(|i| text.tokens[i].kind == crate::text::Kind::Number);
    let people =
        |i: usize| text.word(i).is(List::People) && text.word(i).any(|g| g.case == Some(Case::Gen));
    (head + 1..figure.min(head + 5))
        .filter(|_| clear)
        .find(|&i| people(i) || !text.word(i).any(|g| g.is_adjectival()))
        .filter(|&i| people(i))
}

fn first_lemma<'a>(text: &'a Text<'_>, i: usize) -> &'a str {
    text.word(i).best().map_or("", |r| &r.lemma)
}

/// The verb whose subject or object the figure is.
fn governing(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Event> {
    let own = clauses.index(count.span.start);
    if let Some(event) = nearest(text, &clauses.parts[own], count) {
        return Some(event);
    }
    if has_predicate(text, &clauses.parts[own]) {
        return relative(text, clauses, own + 1, count);
    }
    let left = clauses.parts[..own]
        .iter()
        .rev()
        .find(|part| has_predicate(text, part) && !is_aside(text, part));
    if let Some(event) = left.and_then(|part| nearest(text, part, count)) {
        return Some(event);
    }
    relative(text, clauses, own + 1, count).or_else(|| {
        let right = clauses
            .parts
            .iter()
            .skip(own + 1)
            .find(|part| has_predicate(text, part) && !is_aside(text, part))?;
        nearest(text, right, count)
    })
}

/// The participle or «которые» that follows the figure's part: «358 человек, принявших участие …».
fn relative(text: &Text<'_>, clauses: &Clauses, next: usize, count: &Count) -> Option<Event> {
    let part = clauses.parts.get(next)?;
    let noun = count.noun.as_ref()?;
    if noun.token + 2 != part.start {
        return None;
    }
    let first = text.word(part.start);
    if first.has_lemma("который") {
        return events(text, part).into_iter().find(|event| event.verb);
    }
    event_at(text, part.start, part).filter(|event| event.participle)
}

/// The nearest verb of a part; nouns only to the left and where there is no verb.
pub(super) fn nearest(text: &Text<'_>, part: &Tokens, count: &Count) -> Option<Event> {
    let found = events(text, part);
    let verbs = found
        .iter()
        .filter(|event| event.verb && !event.participle && fits(text, event, count));
    let verb = verbs.min_by_key(|event| distance(text, event, count));
    let noun = || {
        found.iter().rev().find(|event| {
            !event.verb
                && event.words.end <= count.span.start
                && count.span.start - event.words.end <= 4
                && describes(text, event, count.span.start)
        })
    };
    verb.or_else(noun).cloned()
}

/// Nouns whose size a figure states beside them: «коллектив — 40 человек», «с населением 30 тысяч».
fn describes(text: &Text<'_>, event: &Event, figure: usize) -> bool {
    event.role != CountedAs::Helped
        && !(event.words.end..figure)
            .any(|i| is_predicate(text, i) && !sums_up(text, i) && !text.word(i).has_lemma("быть"))
}

/// Tokens between, and a penalty where another number stands between.
fn distance(text: &Text<'_>, event: &Event, count: &Count) -> usize {
    let between = if event.head < count.span.start {
        event.head + 1..count.span.start
    } else {
        count.span.end..event.head
    };
    let numbers = between
        .clone()
        .filter(|&i| may_begin(text, i) && !text.word(i).shape.hyphen)
        .count();
    let after = usize::from(event.head > count.span.start);
    between.len() * 2 + numbers * 8 + after
}

/// Whether the figure can be the one to whom the verb happens.
fn fits(text: &Text<'_>, event: &Event, count: &Count) -> bool {
    let Some(noun) = &count.noun else { return true };
    let people = text.word(noun.token);
    let governs = event.words.len() > 1 && event.words.end == count.span.start;
    if governs || is_group(text, count) {
        return true;
    }
    if is_oblique(text, count) {
        return false;
    }
    if event.passive {
        // «застрелен двумя неизвестными»: those who did it
        return people.any(|g| g.is_noun() && g.case != Some(Case::Ins))
            || people.any(|g| g.is_adjectival() && g.case != Some(Case::Ins))
            || count.number.governs;
    }
    let before = count.span.start < event.head;
    match event.role {
        CountedAs::Helped if takes_dative(text, event.head) => {
            let number = count
                .number
                .tokens
                .clone()
                .any(|i| text.word(i).any(|g| g.case == Some(Case::Dat)));
            number || people.any(|g| g.case == Some(Case::Dat))
        }
        CountedAs::Participant | CountedAs::Staff | CountedAs::Other => {
            takes_object(text, event.head)
                || agrees(text, event.head, count) && !has_subject(text, event.head, count)
        }
        CountedAs::Helped if text.word(event.head).has_lemma("получить") => {
            agrees(text, event.head, count)
        }
        // «двадцать полицейских задержали …»: those who act
        _ => {
            !(before
                && noun.implies == Some(CountedAs::Staff)
                && is_predicate(text, event.head)
                && acts_on_others(text, event.head))
        }
    }
}

/// «команда из шести человек»: what the group does, they do.
fn is_group(text: &Text<'_>, count: &Count) -> bool {
    const GROUPS: [&str; 9] = [
        "команда",
        "группа",
        "делегация",
        "отряд",
        "экипаж",
        "бригада",
        "семья",
        "коллектив",
        "колонна",
    ];
    let start = count.span.start;
    start > text.sentence(start).start + 1
        && text.normal(start - 1) == "из"
        && GROUPS
            .iter()
            .any(|lemma| text.word(start - 2).has_lemma(lemma))
}

/// «документы от 12 кандидатов», «из 300 опрошенных»: the figure is no subject or object.
fn is_oblique(text: &Text<'_>, count: &Count) -> bool {
    count.span.start > text.sentence(count.span.start).start
        && matches!(
            text.normal(count.span.start - 1),
            "от" | "у"
                | "между"
                | "о"
                | "об"
                | "без"
                | "под"
                | "над"
                | "к"
                | "ко"
                | "из"
                | "из-за"
                | "среди"
                | "против"
        )
}

/// Whether the verb can have several people as its subject: not «президент участвовал».
fn agrees(text: &Text<'_>, verb: usize, count: &Count) -> bool {
    let one = |g: &crate::lexicon::grammar::Grammar| {
        g.finite
            && g.number == Some(Number::Sing)
            && matches!(g.gender, Some(Gender::Masc | Gender::Fem))
    };
    let infinitive = text.word(verb).any(|g| g.infinitive) && text.word(verb).has_lemma("получить");
    !(infinitive || text.word(verb).any(one))
        || count.number.governs
        || count.number.low % 10.0 == 1.0
}

/// Verbs whose object are the people: «акция собрала 300 человек».
fn takes_object(text: &Text<'_>, i: usize) -> bool {
    const GATHER: [&str; 24] = [
        "собрать",
        "собирать",
        "объединить",
        "объединять",
        "привлечь",
        "привлекать",
        "охватить",
        "охватывать",
        "сплотить",
        "созвать",
        "вовлечь",
        "вовлекать",
        "задействовать",
        "пригласить",
        "мобилизовать",
        "допустить",
        "зарегистрировать",
        "принять",
        "нанять",
        "насчитывать",
        "уволить",
        "состоять",
        "откомандировать",
        "командировать",
    ];
    GATHER.iter().any(|lemma| text.word(i).has_lemma(lemma))
}

/// «волонтёры посетили 300 ветеранов»: the verb has its subject already.
fn has_subject(text: &Text<'_>, verb: usize, count: &Count) -> bool {
    const VISITS: [&str; 5] = [
        "посетить",
        "посещать",
        "поддержать",
        "поддерживать",
        "навестить",
    ];
    let transitive = VISITS.iter().any(|lemma| text.word(verb).has_lemma(lemma));
    let before = verb
        .checked_sub(1)
        .filter(|&i| i >= text.sentence(verb).start);
    transitive
        && count.span.start > verb
        && before.is_some_and(|i| {
            text.word(i).any(|g| {
                g.is_noun()
                    && g.case == Some(Case::Nom)
                    && g.number == Some(Number::Plur)
                    && g.animate
            })
        })
}

/// Verbs of giving: the people helped stand in the dative.
fn takes_dative(text: &Text<'_>, i: usize) -> bool {
    const GIVING: [&str; 12] = [
        "помочь",
        "помогать",
        "оказать",
        "оказывать",
        "вручить",
        "вручать",
        "выдать",
        "раздать",
        "подарить",
        "предоставить",
        "выплатить",
        "выделить",
    ];
    GIVING.iter().any(|lemma| text.word(i).has_lemma(lemma))
}

/// Transitive verbs: somebody does it to somebody else.
fn acts_on_others(text: &Text<'_>, i: usize) -> bool {
    const DONE_TO: [&str; 14] = [
        "убить",
        "ранить",
        "задержать",
        "арестовать",
        "эвакуировать",
        "спасти",
        "освободить",
        "вывезти",
        "избить",
        "застрелить",
        "наградить",
        "обучить",
        "накормить",
        "осудить",
    ];
    DONE_TO.iter().any(|lemma| text.word(i).has_lemma(lemma))
}

/// «Участие принимают юные казахстанцы. Всего около трёхсот человек.»: the sentence before says it.
fn said_before(text: &Text<'_>, start: usize) -> Option<Event> {
    let last = start.checked_sub(1)?;
    let near = text.normal(start) == "всего" && text.tokens[last].block == text.tokens[start].block;
    let before = near.then(|| text.sentence(last))?;
    let verbs = events(text, &before).into_iter();
    verbs.filter(|event| event.verb && !event.participle).last()
}

/// A figure without a verb beside an undertaking: «На субботнике — 300 человек».
fn surroundings(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Role {
    let sentence = text.sentence(count.span.start);
    let verbless = !has_predicate(text, &sentence);
    let own = clauses.index(count.span.start);
    let scene = clauses.parts[..=own]
        .iter()
        .flat_map(Clone::clone)
        .find(|&i| i < count.span.start && text.word(i).is(List::CampaignHead));
    let told = verbless
        .then(|| said_before(text, sentence.start))
        .flatten();
    if let (None, Some(event)) = (scene, told) {
        return Role::of(event);
    }
    match scene {
        Some(i) if verbless => Role {
            counted_as: CountedAs::Participant,
            words: Some((i..i + 1, "figure.frame")),
            verb: None,
        },
        _ => Role {
            counted_as: CountedAs::Other,
            words: None,
            verb: None,
        },
    }
}
