//! Who organizes or supports a campaign by the words of Kazakh text: «акцияны X ұйымдастырды», «X ұйымдастырған форум»,
//! «X-тің бастамасымен».

use super::campaign::{Target, fact_of};
use super::campaign_cue::{Cue, Usage, Voice};
use super::campaign_rules::{INITIATOR, ORGANIZER, PARTNER};
use super::kazakh_owner::{body, is_body};
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::word::KazakhVerb;
use crate::mention::{Mention, Name, Names, Referent, RoleFact, Tokens};
use crate::pattern::entry;
use crate::rules::Rule;
use crate::text::Text;
use crate::vocabulary::RoleKind;
use svodka_kazakh::{Case, Form, joins_names, read, verbs};

/// How far a participle stands before the campaign, in tokens.
const REACH: usize = 10;

/// Holders of one cue at most.
const SEVERAL: usize = 6;

/// How a word ties somebody to a campaign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// A finite verb, or the converb before an auxiliary: «ұйымдастырды», «өткізіп отыр».
    Verb,
    /// A participle before the campaign: «ұйымдастырған».
    Participle,
    /// What somebody did for it, behind his name: «ұйымдастыруымен», «бастамасымен».
    By,
    /// A noun for him: «ұйымдастырушысы — X».
    Noun,
}

/// Who is tied to a campaign by the word at token `i`.
pub(super) fn find(text: &Text<'_>, names: &Names, sentence: &Tokens, i: usize) -> Vec<RoleFact> {
    let Some((kind, rule, way)) = read_cue(text, sentence, i) else {
        return Vec::new();
    };
    let reader = Reader {
        text,
        names,
        sentence,
        cue: i,
    };
    let Some(target) = reader.target(way) else {
        return Vec::new();
    };
    let campaign = target.tokens(names);
    let cue = Cue {
        kind,
        rule,
        tokens: i..i + 1,
        voice: Voice::Noun,
        usage: Usage::Plain,
    };
    let holders = reader.holders(way, &campaign).into_iter();
    holders
        .map(|holder| {
            let words = holder.words(names);
            let referent = match &holder {
                Holder::Name(index) => Referent::Name(*index),
                Holder::Body(tokens) => Referent::Noun {
                    head: tokens.end - 1,
                    tokens: tokens.clone(),
                },
            };
            fact_of(text, names, &cue, (referent, words), &target)
        })
        .collect()
}

/// What the word at token `i` says of whom it ties, and how.
fn read_cue(
    text: &Text<'_>,
    sentence: &Tokens,
    i: usize,
) -> Option<(RoleKind, &'static Rule, Way)> {
    let cue = entry(text, i, List::RoleCue)?;
    let (kind, rule) = match &*cue.canonical {
        "organizer" => (RoleKind::Organizer, &ORGANIZER),
        "initiator" => (RoleKind::Initiator, &INITIATOR),
        "partner" => (RoleKind::Partner, &PARTNER),
        "sponsor" => (RoleKind::Sponsor, &PARTNER),
        _ => return None,
    };
    let is_means = read(text.normal(i)).chain.case == Case::Instrumental;
    if is_means {
        return Some((kind, rule, Way::By));
    }
    if &*cue.kind == "noun" {
        let is_organizer = kind == RoleKind::Organizer;
        return is_organizer.then_some((kind, rule, Way::Noun));
    }
    let form = active(text, i, &cue.surface)?;
    let next = i + 1;
    let goes_on = next < sentence.end && text.word(next).kazakh_verb.is_some();
    let closes = next >= sentence.end
        || !text.is_word(next) && text.quotes_opened(next..next + 1).is_empty();
    let way = match form {
        Form::Converb if goes_on => Way::Verb,
        Form::Perfect if !closes && !goes_on => Way::Participle,
        Form::Past | Form::Perfect | Form::Present => Way::Verb,
        _ => return None,
    };
    Some((kind, rule, way))
}

/// The form of the verb with this infinitive, where somebody does it.
fn active(text: &Text<'_>, i: usize, infinitive: &str) -> Option<Form> {
    let verb = verbs(text.normal(i))
        .into_iter()
        .find(|verb| verb.infinitive() == infinitive)?;
    (!verb.is_passive && !verb.is_negative).then_some(verb.form)
}

struct Reader<'a> {
    text: &'a Text<'a>,
    names: &'a Names,
    sentence: &'a Tokens,
    cue: usize,
}

impl Reader<'_> {
    /// The campaign that the cue speaks of, by its name or by a noun that takes it up.
    fn target(&self, way: Way) -> Option<Target> {
        match way {
            Way::Verb => self
                .campaign(self.sentence.start..self.cue, Some(Case::Accusative))
                .or_else(|| self.noun(self.sentence.start..self.cue, Some(Case::Accusative))),
            Way::Participle => {
                let behind = self.cue + 1..self.sentence.end.min(self.cue + 1 + REACH);
                self.campaign(behind.clone(), None)
                    .or_else(|| self.noun(behind, None))
            }
            Way::By => self
                .campaign(self.sentence.clone(), None)
                .or_else(|| self.noun(self.sentence.clone(), None)),
            Way::Noun => Some(Target::Noun(self.cue)),
        }
    }

    /// The campaign named in `tokens` that is nearest to the cue, in a case.
    fn campaign(&self, tokens: Tokens, case: Option<Case>) -> Option<Target> {
        let fits = |mention: &Mention| {
            let last = mention.whole.end.max(mention.tokens.end) - 1;
            case.is_none_or(|case| read(self.text.normal(last)).chain.case == case)
        };
        let named = self.names.starting_in(tokens);
        named
            .filter(|(_, it)| matches!(it.name, Name::Campaign(_)) && fits(it))
            .min_by_key(|(_, it)| it.tokens.start.abs_diff(self.cue))
            .map(|(index, _)| Target::Name(index))
    }

    /// The noun for a campaign in `tokens` that is nearest to the cue, in a case.
    fn noun(&self, tokens: Tokens, case: Option<Case>) -> Option<Target> {
        const NOUNS: ListSet = ListSet::of(&[List::CampaignHead, List::RoleEvent]);
        let (text, names) = (self.text, self.names);
        let fits = |&i: &usize| {
            let chain = read(text.normal(i)).chain;
            text.is_word(i)
                && text.word(i).lists.meets(NOUNS)
                && names.over(i).is_none()
                && !chain.is_plural
                && case.is_none_or(|case| chain.case == case)
        };
        let found = tokens.filter(fits).min_by_key(|i| i.abs_diff(self.cue));
        found.map(Target::Noun)
    }

    /// Whom the cue ties to the campaign.
    fn holders(&self, way: Way, campaign: &Tokens) -> Vec<Holder> {
        let last = match way {
            Way::Noun => return self.behind_dash(),
            Way::By => self.nearest(|case| matches!(case, Case::Nominative | Case::Genitive), 0),
            Way::Participle | Way::Verb => {
                let reach = self.cue - self.floor();
                let found = self.nearest(|case| case == Case::Nominative, reach);
                self.unnamed().or(found)
            }
        };
        let mut holders: Vec<Holder> = last.into_iter().collect();
        while holders.len() < SEVERAL
            && let Some(first) = holders.last()
            && let Some(before) = self.joined_to(first.whole(self.names).start)
        {
            holders.push(before);
        }
        holders.retain(|holder| !campaign.contains(&holder.whole(self.names).start));
        holders.reverse();
        holders
    }

    /// The body without a name right before a verb: «аудандық кітапхана ұйымдастырған».
    fn unnamed(&self) -> Option<Holder> {
        let head = self
            .cue
            .checked_sub(1)
            .filter(|&i| i > self.sentence.start)?;
        let is_it = self.text.is_word(head)
            && self.names.over(head).is_none()
            && self.names.ending_at(head).is_none()
            && is_body(self.text, head)
            && read(self.text.normal(head)).chain.case == Case::Nominative;
        let tokens = is_it.then(|| body(self.text, self.names, head))?;
        (tokens.len() > 1).then_some(Holder::Body(tokens))
    }

    /// Where the clause of the cue begins.
    fn floor(&self) -> usize {
        let ends = |&i: &usize| {
            self.text.is_mark(i, ';')
                || self.text.is_mark(i, ',') && i > 0 && self.text.word(i - 1).is_finite_verb()
        };
        let before = (self.sentence.start..self.cue).rev().find(ends);
        before.map_or(self.sentence.start, |i| i + 1)
    }

    /// Who is named last before the cue in a case that `fits`, with no more than `reach` words between.
    fn nearest(&self, fits: impl Fn(Case) -> bool, reach: usize) -> Option<Holder> {
        let from = self.cue.saturating_sub(reach + 1).max(self.sentence.start);
        let mut ends = (from..self.cue).rev();
        ends.find_map(|i| {
            let (index, mention) = self.names.ending_at(i)?;
            let is_holder = is_holder(mention) && !self.owns_next(i, reach);
            (is_holder && fits(read(self.text.normal(i)).chain.case)).then_some(Holder::Name(index))
        })
    }

    /// Whether the noun behind token `i` is that of the one named there: «X басшысы»; the cue itself may be.
    fn owns_next(&self, i: usize, reach: usize) -> bool {
        let next = i + 1;
        reach > 0
            && next < self.cue
            && self.text.is_word(next)
            && !self
                .text
                .word(next)
                .kazakh_verb
                .is_some_and(KazakhVerb::acts)
            && read(self.text.normal(next)).chain.possessor.is_some()
    }

    /// Who is named before token `at` with nothing but «және», «мен» or a comma between, or with «бірлесіп» behind.
    fn joined_to(&self, at: usize) -> Option<Holder> {
        let joint = at.checked_sub(1).filter(|&i| i > self.sentence.start)?;
        let joins = self.text.is_mark(joint, ',')
            || self.text.is_word(joint) && joins_names(self.text.normal(joint));
        let (index, mention) = self.names.ending_at(joint.checked_sub(1)?)?;
        let case = read(self.text.normal(joint - 1)).chain.case;
        let fits = matches!(case, Case::Nominative | Case::Genitive);
        (joins && fits && is_holder(mention)).then_some(Holder::Name(index))
    }

    /// «Ұйымдастырушы — X»: who is named right behind the cue and a dash.
    fn behind_dash(&self) -> Vec<Holder> {
        let dash = self.cue + 1;
        if dash >= self.sentence.end || !self.text.is_dash(dash) {
            return Vec::new();
        }
        let named = self.names.starting_in(dash + 1..self.sentence.end);
        named
            .filter(|(_, it)| is_holder(it))
            .map(|(index, _)| Holder::Name(index))
            .take(1)
            .collect()
    }
}

/// Who is tied to a campaign.
enum Holder {
    /// The mention with this number.
    Name(usize),
    /// The words for a body without a name, its noun last.
    Body(Tokens),
}

impl Holder {
    /// Its words.
    fn words(&self, names: &Names) -> Tokens {
        match self {
            Self::Name(index) => names.mentions[*index].tokens.clone(),
            Self::Body(tokens) => tokens.clone(),
        }
    }

    /// Its words with those that say what it is.
    fn whole(&self, names: &Names) -> Tokens {
        let words = self.words(names);
        match self {
            Self::Name(index) => {
                let whole = &names.mentions[*index].whole;
                words.start.min(whole.start)..words.end.max(whole.end)
            }
            Self::Body(_) => words,
        }
    }
}

fn is_holder(mention: &Mention) -> bool {
    matches!(mention.name, Name::Person(_) | Name::Organization(_))
}
