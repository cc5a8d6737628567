//! What happened to the people counted: read from the noun, the verb and the frame.

use super::Count;
use super::frame::{attribute, governor, named_as, number_of, personnel, suffered, surroundings};
use super::given::given;
use super::govern::governing;
use super::situation::situation;
use super::state::is_not;
use super::verbs::{Event, around};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List};
use crate::mention::Tokens;
use crate::pattern::{Clauses, is_predicate};
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
    /// What a verb or noun of the list says.
    pub(super) fn of(event: Event) -> Self {
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

    /// Whether a noun beside the figure states the role: «среди погибших», «участниками стали».
    pub(super) fn is_framed(&self) -> bool {
        self.words
            .as_ref()
            .is_some_and(|(_, rule)| *rule == "figure.frame")
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
        let died = |event: &Event| {
            event.role == CountedAs::Killed
                && (event.head == count.span.end || event.words.end == count.span.start)
        };
        let told = governing(text, clauses, count);
        let told = told.filter(|event| died(event) || changes(event, found.counted_as));
        return told.map_or_else(|| with_verb(text, clauses, count, found.clone()), Role::of);
    }
    let frame = || {
        personnel(text, count)
            .or_else(|| attribute(text, count))
            .filter(|role| role.counted_as != CountedAs::Other)
            .or_else(|| governor(text, count))
            .or_else(|| number_of(text, clauses, count))
            .or_else(|| named_as(text, clauses, count))
            .or_else(|| suffered(text, clauses, count))
    };
    let vague = |role: &Role| role.counted_as == CountedAs::Other && implied.is_some();
    let generic = |role: &Role| {
        implied
            .as_ref()
            .is_some_and(|implied| yields_to_noun(role.counted_as, implied.counted_as))
    };
    if let Some(found) = frame().filter(|role| !vague(role) && !generic(role)) {
        return with_verb(text, clauses, count, found);
    }
    let ended = || fatal(text, clauses, count).or_else(|| unsaved(text, clauses, count));
    if let Some(found) = ended() {
        return with_verb(text, clauses, count, found);
    }
    let event = governing(text, clauses, count);
    if event.is_none()
        && implied.is_none()
        && let Some(found) = attribute(text, count)
    {
        return found;
    }
    let said = event
        .as_ref()
        .is_some_and(|event| event.role != CountedAs::Other);
    if !said && let Some(found) = situation(text, clauses, count) {
        return Role {
            verb: event,
            ..found
        };
    }
    match (event, implied) {
        (Some(event), Some(implied))
            if yields_to_noun(event.role, implied.counted_as)
                || implied.counted_as == CountedAs::Staff && calls_in(text, event.head) =>
        {
            Role {
                verb: Some(event),
                ..implied
            }
        }
        (Some(event), _) => Role::of(event),
        (None, Some(implied)) => implied,
        (None, None) => {
            given(text, clauses, count).unwrap_or_else(|| surroundings(text, clauses, count))
        }
    }
}

/// «зажаты насмерть»: an adverb right beside the verb of the clause that says how it ended.
fn fatal(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Role> {
    let part = &clauses.parts[clauses.index(count.span.start)];
    let adverb = |i: &usize| text.lexicon.group(Group::Fatal).has(text.normal(*i));
    let befalls = |i: usize| {
        let word = text.word(i);
        part.contains(&i) && is_predicate(text, i) && word.any(|g| g.passive || g.finite)
    };
    let at = part.clone().find(adverb)?;
    let verb = [at.checked_sub(1), Some(at + 1)]
        .into_iter()
        .flatten()
        .find(|&i| befalls(i))?;
    Some(Role {
        counted_as: CountedAs::Killed,
        words: Some((verb.min(at)..verb.max(at) + 1, "figure.verb")),
        verb: None,
    })
}

/// «спасти не удалось двоих», «троих откачать не смогли»: a verb of saving a life in the clause, and one that says that
/// it failed.
pub(super) fn unsaved(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Role> {
    let part = around(&clauses.parts[clauses.index(count.span.start)], &count.span);
    let group = |i: &usize, group| text.lexicon.group(group).has_lemma_of(text.word(*i));
    let saves = part.clone().find(|i| group(i, Group::LifeSaving))?;
    let denied = |i: &usize| *i > part.start && is_not(text, *i - 1);
    let infinitive = text.word(saves).any(|g| g.infinitive);
    let fails = |i: &usize| infinitive && group(i, Group::Failing) && denied(i);
    let failed = part
        .clone()
        .find(|i| fails(i) || *i == saves && denied(i))?;
    let words = saves.min(failed - 1)..saves.max(failed) + 1;
    (!words.contains(&count.span.start)).then_some(Role {
        counted_as: CountedAs::Killed,
        words: Some((words, "figure.verb")),
        verb: None,
    })
}

/// Whether a verb says what has become of those whom the noun says something else of: «амнистировали 38 осуждённых»,
/// «пропавших нашли живыми».
fn changes(event: &Event, noun: CountedAs) -> bool {
    use CountedAs::{Detained, Evacuated, Helped, Injured, Killed, Missing, Other};
    let done = event.verb && (event.is_done || event.passive) && !event.participle;
    let to = match noun {
        Detained => matches!(event.role, Helped | Evacuated | Killed | Injured | Other),
        Missing => matches!(event.role, Evacuated | Killed),
        Evacuated => matches!(event.role, Helped | Killed | Injured | Missing),
        Injured => event.role == Killed,
        _ => false,
    };
    done && to
}

/// A verb that says less than the noun: «20 волонтёров работают», «сто солдат получили письма».
fn yields_to_noun(verb: CountedAs, noun: CountedAs) -> bool {
    match noun {
        CountedAs::Participant => matches!(verb, CountedAs::Staff | CountedAs::Other),
        CountedAs::Staff | CountedAs::Helped => verb == CountedAs::Other,
        // «в опросе участвовали 1600 респондентов»
        CountedAs::Other => verb == CountedAs::Participant,
        _ => false,
    }
}

/// «задействованы 300 спасателей», «с огнём борются 50 пожарных»: those whose work it is.
fn calls_in(text: &Text<'_>, verb: usize) -> bool {
    text.lexicon
        .group(Group::CallingUp)
        .has_lemma_of(text.word(verb))
}

/// Keeps the role, adds the verb of the clause: it tells what is planned.
pub(super) fn with_verb(text: &Text<'_>, clauses: &Clauses, count: &Count, role: Role) -> Role {
    Role {
        verb: role.verb.or_else(|| governing(text, clauses, count)),
        ..role
    }
}

/// Whether the noun at token `i` alone says that those it counts take part: «волонтёр».
pub fn participant(text: &Text<'_>, i: usize) -> bool {
    people_noun(text, i).is_some_and(|(_, role)| role == Some(CountedAs::Participant))
}

/// The people noun at token `i` in the lists, and what it alone says of those it counts.
pub(super) fn people_noun<'a>(
    text: &'a Text<'_>,
    i: usize,
) -> Option<(&'a Entry, Option<CountedAs>)> {
    let lists = text.lexicon.lists();
    let mut entries = text.word(i).entries.iter().map(|&id| lists.entry(id));
    let entry = entries.find(|entry| entry.list == List::People)?;
    let role = entry
        .extra
        .first()
        .and_then(|role| CountedAs::by_name(role));
    Some((entry, role))
}
