//! Names of campaigns in quotation marks.

use super::rules::{CUED, DEFINED, FOLLOWED, HEAD_INSIDE, KNOWN, NAMED};
use super::{Found, attended, bare, bars, head, headless, kazakh, known, name};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{Mention, Tokens};
use crate::pattern::{self, Head};
use crate::text::{Kind, Quoted, Text};
use crate::vocabulary::CampaignKind;

/// The most tokens a name in quotes has.
const LONGEST: usize = 16;

/// Finds them. What a head noun names that means something else («программа «X» телеканала») is added to `none`.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>, none: &mut Vec<Tokens>) {
    let mut last: Option<(usize, Head<'_>)> = None; // the close of the quote before, and its head noun
    for quoted in text.quoted {
        let own = pattern::head_before(text, quoted.open);
        let own = own
            .filter(|head| kazakh::may_precede(text, head, quoted.open))
            .map(|head| under_motto(text, head))
            .or_else(|| described(text, quoted.open));
        let owned = own
            .and_then(|head| of_owner(text, &head, quoted.open))
            .or_else(|| {
                let (close, head) = last.filter(|_| own.is_none())?;
                (joins(text, close + 1..quoted.open) && is_owner_head(text, &head))
                    .then(|| of_owner(text, &head, usize::MAX))
                    .flatten()
            });
        let own = owned.or(own);
        let listed = || {
            last.filter(|last| continues(text, last, quoted.open))
                .map(|(_, head)| head)
        };
        let head = own.or_else(listed);
        match read(text, quoted, head, own.is_some()) {
            Reading::Name(mention) => found.push(*mention),
            Reading::Else => none.push(quoted.inside()),
            Reading::Nothing => {}
        }
        last = head.and_then(|head| Some((quoted.close?, head)));
    }
}

/// What a quote is.
enum Reading {
    Name(Box<Mention>),
    /// Something else than a campaign, wherever it stands.
    Else,
    Nothing,
}

impl From<Option<Mention>> for Reading {
    fn from(mention: Option<Mention>) -> Self {
        mention.map_or(Self::Nothing, |mention| Self::Name(Box::new(mention)))
    }
}

/// Lists of heads that own campaigns.
const OWNERS: [List; 2] = [List::OrgForm, List::OrgHead];

fn is_owner_head(text: &Text<'_>, head: &Head<'_>) -> bool {
    OWNERS.contains(&head.entry.list)
        || text
            .lexicon
            .group(Group::OwnerHead)
            .has(&head.entry.surface)
}

/// The campaign head whose owner `head` is: «проект Гражданского альянса Казахстана «X»», «программа
/// министерства «X»». The owner's name is complete before token `open`, or it is a body of state, which has none.
fn of_owner<'a>(text: &Text<'a>, head: &Head<'a>, open: usize) -> Option<Head<'a>> {
    if !is_owner_head(text, head) {
        return None;
    }
    let after = head.token + head.len;
    let complete = after < open
        && (open == usize::MAX
            || !text.is_dash(after)
                && !text.is_a(after, Function::Named)
                && text.is_word(open - 1)
                && text.word(open - 1).shape.capital);
    let state = &*head.entry.kind == "government";
    let noun = head::noun(text, head.token, head.len);
    let genitive = text
        .word(noun)
        .any(|g| g.is_noun() && g.case == Some(Case::Gen) && g.number == Some(Number::Sing));
    if !genitive || !(complete || state) {
        return None;
    }
    let mut first = head.token;
    let start = text.sentence(first).start;
    while first > start
        && text
            .word(first - 1)
            .any(|g| g.is_adjectival() && g.case == Some(Case::Gen))
    {
        first -= 1;
    }
    let campaign = pattern::head_before(text, first)?;
    (campaign.entry.list == List::CampaignHead && campaign.token + campaign.len == first)
        .then_some(campaign)
}

/// The head of which a motto is the name: «акция под девизом «X»».
fn under_motto<'a>(text: &Text<'a>, head: Head<'a>) -> Head<'a> {
    let motto = text.lexicon.group(Group::Motto).has(&head.entry.surface);
    if !motto || head.token == 0 || !text.is_a(head.token - 1, Function::Under) {
        return head;
    }
    pattern::head_before(text, head.token - 1)
        .filter(|outer| outer.entry.list == List::CampaignHead)
        .unwrap_or(head)
}

/// The head noun before a clause that tells the name: «акция, получившая название «X»», «которая называется «X»».
fn described<'a>(text: &Text<'a>, open: usize) -> Option<Head<'a>> {
    let start = text.sentence(open).start;
    let verb = open.checked_sub(
        1 + usize::from(
            open > 0
                && text
                    .lexicon
                    .group(Group::NameNoun)
                    .has_lemma_of(text.word(open - 1)),
        ),
    )?;
    if verb <= start
        || !text
            .lexicon
            .group(Group::NamedCampaign)
            .has_lemma_of(text.word(verb))
    {
        return None;
    }
    let which = usize::from(text.word(verb - 1).is_a(Function::Which));
    let comma = (verb - 1).checked_sub(which)?;
    let head = pattern::head_before(text, comma)?;
    (text.is_mark(comma, ',') && head.token + head.len == comma).then_some(head)
}

/// Whether nothing, a dash or «под названием» stands between two quotes.
fn joins(text: &Text<'_>, between: Tokens) -> bool {
    match between.len() {
        0 => true,
        1 => text.is_dash(between.start),
        2 => {
            text.is_a(between.start, Function::Under)
                && text
                    .lexicon
                    .group(Group::NameNoun)
                    .has_lemma_of(text.word(between.start + 1))
        }
        _ => false,
    }
}

/// Whether only a comma or «и» stands after the quote before, whose head noun is in the plural: «акции «X» и «Y»».
fn continues(text: &Text<'_>, last: &(usize, Head<'_>), open: usize) -> bool {
    let (close, head) = last;
    let noun = head::noun(text, head.token, head.len);
    open == close + 2
        && (text.is_mark(close + 1, ',') || text.is_a(close + 1, Function::And))
        && (text
            .word(noun)
            .any(|g| g.is_noun() && g.number == Some(Number::Plur))
            || head.token > 0
                && text
                    .lexicon
                    .group(Group::Few)
                    .has(text.normal(head.token - 1)))
}

fn read(text: &Text<'_>, quoted: &Quoted, head: Option<Head<'_>>, own: bool) -> Reading {
    let inside = quoted.inside();
    if inside.is_empty() || inside.len() > LONGEST || !begins_like_a_name(text, &inside) {
        return Reading::Nothing;
    }
    let end = quoted.close.map_or(inside.end, |close| close + 1);
    if kazakh::is_of_body(text, end, text.sentence(quoted.open).end) {
        return Reading::Else;
    }
    let Some(head) = head else {
        return without_head(text, quoted, &inside, end).into();
    };
    if head.entry.list != List::CampaignHead {
        let kazakh = kazakh::possessed(text, head.token).is_none()
            && text.is_kazakh(head.token)
            && kazakh::behind(text, end, text.sentence(quoted.open).end).is_some();
        return kazakh
            .then(|| without_head(text, quoted, &inside, end))
            .flatten()
            .into();
    }
    if bars::is_something_else(text, &head, &inside, end) {
        return Reading::Else;
    }
    let inner = head::inside(text, &inside);
    let known = known::whole(text, &inside).is_some();
    let owner = !known
        && inner.is_none()
        && (bars::is_owner(text, &inside) || bars::is_governed(text, &inside));
    if owner || bars::is_beside(text, &head, quoted.open, end) {
        return Reading::Nothing;
    }
    if inner.is_some() && &*head.entry.canonical == "other" {
        return without_head(text, quoted, &inside, end).into();
    }
    let from = if own { head.token } else { quoted.open };
    let found = Found {
        entry: head.entry,
        head: head::noun(text, head.token, head.len),
        inside: false,
    };
    Some(found.mention(text, &NAMED, 0.96, inside, from..end)).into()
}

/// A name before which no head noun stands, or a weak one.
fn without_head(text: &Text<'_>, quoted: &Quoted, inside: &Tokens, end: usize) -> Option<Mention> {
    if let Some((entry, head)) = head::called(text, quoted.open, end) {
        let found = Found {
            entry,
            head,
            inside: false,
        };
        return Some(found.mention(text, &DEFINED, 0.9, inside.clone(), quoted.open..end));
    }
    if is_speech(text, quoted) || bars::is_called(text, quoted.open) {
        return None;
    }
    let whole = quoted.open..end;
    let sentence = text.sentence(quoted.open);
    let mention = |entry, head, is_inside, rule, confidence, close: usize| {
        let found = Found {
            entry,
            head,
            inside: is_inside,
        };
        found.mention(text, rule, confidence, inside.clone(), quoted.open..close)
    };
    if let Some((entry, head)) = kazakh::behind(text, end, sentence.end) {
        return Some(mention(entry, head, false, &FOLLOWED, 0.9, head + 1));
    }
    if let Some((entry, head)) = head::defining(text, quoted.open, end) {
        return Some(mention(entry, head, false, &DEFINED, 0.9, end));
    }
    if let Some(entry) = known::whole(text, inside)
        && (entry.list == List::CampaignKnown || known::is_held(text, quoted.open, end))
    {
        let name = known::named(text, entry, inside)?;
        return Some(bare(KNOWN.id, 0.92, name, inside.clone(), whole));
    }
    if let Some(mention) = attended::of_people(text, quoted) {
        return Some(mention);
    }
    if bars::is_among_works(text, quoted.open) || bars::is_members(text, quoted.open) {
        return None;
    }
    if let Some((entry, head)) = head::span_before(text, quoted.open) {
        let found = Found {
            entry,
            head,
            inside: false,
        };
        return Some(found.mention(text, &NAMED, 0.85, inside.clone(), head..end));
    }
    let last = inside.end - 1;
    let in_kazakh = text.is_kazakh(last) && inside.len() > 2 && pattern::is_predicate(text, last);
    let told = in_kazakh || inside.clone().any(|i| text.word(i).is_finite_verb());
    let inner = head::inside(text, inside).or_else(|| head::last(text, inside));
    if let Some((entry, head)) = inner.filter(|_| !told) {
        return Some(mention(entry, head, true, &HEAD_INSIDE, 0.85, end));
    }
    let named =
        inside.start + usize::from(inside.len() > 1 && text.word(inside.start).is(List::Place));
    let other = text.word(named).lists.meets(ListSet::of(&[
        List::OtherHead,
        List::OrgHead,
        List::OrgForm,
        List::OrgName,
    ]));
    let within = text
        .lexicon
        .group(Group::Within)
        .has(text.normal(quoted.open.max(1) - 1));
    let several = inside.len() > 1 || within; // «старт «Атлантиса»»
    if !other && several && head::is_cued(text, quoted.open) {
        let name = headless(name(text, inside, None), CampaignKind::Other);
        return Some(bare(CUED.id, 0.7, name, inside.clone(), whole));
    }
    (!other).then(|| attended::find(text, quoted)).flatten()
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
        Kind::Mark(mark) => matches!(mark, '#' | '«' | '"' | '„' | '“'),
    };
    let last = inside.end - 1;
    let shortened = last > first
        && text
            .lexicon
            .group(Group::YearShort)
            .has(text.normal(last - 1));
    starts
        && (shortened || !text.is_mark(last, '.'))
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
