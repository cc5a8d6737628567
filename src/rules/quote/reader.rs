//! What the families of quotes share: the facts found so far, and how the author names the speaker.

use super::cue::{self, Cue};
use super::kazakh;
use super::source::{self, Source};
use super::subject::{Part, is_body, is_modifier, part};
use super::unlisted;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::{
    AttributionFact, AttributionKind, Evidence, Name, Names, QuoteFact, Referent, Tokens,
};
use crate::text::Text;
use crate::vocabulary::QuoteMode;

/// The author's words about a quote.
#[derive(Clone, Debug, Default)]
pub(super) struct Attribution {
    /// Who speaks.
    pub source: Option<Source>,
    /// Lemma of the verb of saying.
    pub cue: Option<String>,
    /// The verb.
    pub verb: Tokens,
}

impl Attribution {
    fn new(source: Option<Source>, cue: &Cue<'_>) -> Self {
        Self {
            source,
            cue: Some(cue.lemma.to_owned()),
            verb: cue.tokens.clone(),
        }
    }

    /// The same speaker for a further quote that has no words of its own.
    pub fn carried(&self) -> Self {
        self.clone()
    }
}

/// How many words may stand between a verb that is in no list and the name of its subject; twice as many without a mark.
const NEAR: usize = 6;

/// Tokens from the end of a Kazakh quote to «деп».
const QUOTATIVE: usize = 2;

/// The rule that found a quote, and how sure it is.
#[derive(Clone, Copy)]
pub(super) struct Finding {
    /// Id of the rule.
    pub rule: &'static str,
    /// How the speech is rendered.
    pub mode: QuoteMode,
    /// Probability that it is right.
    pub confidence: f64,
}

/// Reads the quotes of a text.
pub(super) struct Reader<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// Its names.
    pub names: &'a Names,
    /// The quotes found.
    pub facts: Vec<QuoteFact>,
    /// What sources state apart from the quotes.
    pub reports: Vec<AttributionFact>,
    /// For each token whether it stands in one of them.
    taken: Vec<bool>,
}

impl<'a> Reader<'a> {
    /// A reader that has found nothing yet.
    pub fn new(text: &'a Text<'a>, names: &'a Names) -> Self {
        Self {
            text,
            names,
            facts: Vec::new(),
            reports: Vec::new(),
            taken: vec![false; text.len()],
        }
    }

    /// Whether a quote found so far shares a token with `tokens`.
    pub fn is_taken(&self, tokens: &Tokens) -> bool {
        let end = tokens.end.min(self.taken.len());
        self.taken[tokens.start.min(end)..end].contains(&true)
    }

    /// Keeps a quote.
    pub fn push(&mut self, finding: Finding, tokens: Tokens, said: &Attribution) {
        if tokens.is_empty() {
            return;
        }
        let evidence = self.reasons(said, finding.rule);
        self.taken[tokens.clone()].fill(true);
        self.facts.push(QuoteFact {
            mode: finding.mode,
            speaker: said.source.as_ref().map(|source| source.speaker.clone()),
            cue: said.cue.clone(),
            tokens,
            evidence,
            rule: finding.rule,
            confidence: finding.confidence,
        });
    }

    /// Keeps words with their source that are no quote.
    pub fn report(
        &mut self,
        kind: AttributionKind,
        confidence: f64,
        tokens: Tokens,
        said: &Attribution,
    ) {
        if tokens.is_empty() {
            return;
        }
        let speaker = said.source.as_ref().map(|source| source.speaker.clone());
        self.reports.push(AttributionFact {
            kind,
            is_body: speaker.as_ref().is_some_and(|it| is_body(self.text, it)),
            is_anonymous: false,
            speaker,
            quote: None,
            carries: None,
            cue: said.cue.clone(),
            tokens,
            evidence: self.reasons(said, "quote.source"),
            confidence,
        });
    }

    /// The words that name the source, and those that say that it speaks.
    fn reasons(&self, said: &Attribution, rule: &'static str) -> Vec<Evidence> {
        let source = said.source.as_ref().map(|source| &source.words);
        let verb = said.cue.as_ref().map(|_| &said.verb);
        [("speaker", source), ("cue", verb)]
            .into_iter()
            .filter_map(|(field, words)| Some((field, words.filter(|words| !words.is_empty())?)))
            .map(|(field, words)| Evidence {
                field,
                span: self.text.span(words),
                rule,
            })
            .collect()
    }

    /// The words after a quote, from the dash on: a verb among the first `reach` tokens, and its subject.
    /// A verb without a subject speaks of the one who spoke last.
    pub fn attribution(&self, tokens: &Tokens, reach: usize) -> Option<Attribution> {
        let Some(cue) = cue::first(self.text, tokens, reach) else {
            return self
                .words_given(tokens, reach)
                .or_else(|| self.unlisted(tokens));
        };
        if self.text.lexicon.group(Group::Citing).has(cue.lemma) {
            return Some(Attribution::new(self.cited(tokens, &cue), &cue));
        }
        let source = self.subject(tokens, &cue);
        if source.as_ref().is_some_and(|source| source.media) && cue.passes_on {
            return Some(Attribution::new(self.cited(tokens, &cue), &cue));
        }
        let source = source
            .or_else(|| omitted(self.text, &cue))
            .or_else(|| posted(self.text, &cue, tokens.end));
        Some(Attribution::new(source, &cue))
    }

    /// «— рапортует Иванов», «— так оценил численность толпы Иванов»: any verb right behind the dash or an adverb there, with
    /// the person who is its subject behind it and no mark between; or with nothing behind it but a pronoun or a noun that
    /// takes somebody up: «— восторгался швед».
    fn unlisted(&self, tokens: &Tokens) -> Option<Attribution> {
        let text = self.text;
        let mut near = tokens.clone().take(QUOTATIVE);
        if let Some(cue) = near.find_map(|i| cue::behind_quotative(text, i)) {
            return Some(Attribution::new(self.subject(tokens, &cue), &cue));
        }
        let dash = tokens.start.checked_sub(1).filter(|&i| text.is_dash(i))?;
        let adverb = |i: &usize| text.word(*i).any(|g| g.pos == Pos::Adverb);
        let first = tokens.clone().find(|i| !adverb(i) || *i > dash + 1)?;
        let cue = unlisted::verb(text, first)?;
        let source = source::find(text, self.names, cue.tokens.end, tokens.end, &cue)?;
        let between = cue.tokens.end..source.words.start;
        let person = match source.speaker {
            Referent::Name(_) => self.is_person(source.words.start),
            Referent::Pronoun { .. } => between.is_empty(),
            Referent::Noun { head, .. } => {
                let somebody = text.word(head).is(List::People) || text.word(head).is(List::Office);
                let ends = source.end >= tokens.end || !text.is_word(source.end);
                between.is_empty() && somebody && ends
            }
        };
        let near = between.len() <= NEAR
            || between.len() <= 2 * NEAR && between.clone().all(|i| text.is_word(i));
        (person && near).then(|| Attribution::new(Some(source), &cue))
    }

    /// «приводит агентство слова министра»: the person whose words are given.
    fn words_given(&self, tokens: &Tokens, reach: usize) -> Option<Attribution> {
        let text = self.text;
        let near = tokens.start..tokens.end.min(tokens.start + reach);
        let verb = near.clone().find(|&i| {
            text.lexicon
                .group(Group::GiveWords)
                .has_lemma_of(text.word(i))
        })?;
        let given = text.lexicon.group(Group::GivenWords);
        let (words, told) = near
            .clone()
            .find_map(|i| Some((i, given.meaning(text.normal(i))?)))?;
        let person = (words..tokens.end).find_map(|i| self.names.person(i))?;
        Some(Attribution {
            source: Some(Source::named(self.names, person.0)),
            cue: Some(told.to_owned()),
            verb: verb..verb + 1,
        })
    }

    /// The subject of `cue` within `tokens`: before it, else after it.
    pub fn subject(&self, tokens: &Tokens, cue: &Cue<'_>) -> Option<Source> {
        let (text, names) = (self.text, self.names);
        if text.is_kazakh(cue.tokens.start) {
            return kazakh::subject(self, tokens, cue);
        }
        let before = || source::before(text, names, tokens.start, cue);
        let after = || source::find(text, names, cue.tokens.end, tokens.end, cue);
        if cue.plural() && is_housed(text, cue.tokens.end, tokens.end) {
            return after().or_else(before); // «об этом «Вестнику» сообщили в министерстве»
        }
        before().or_else(after)
    }

    /// «передает агентство слова министра», «цитирует прокуратуру агентство»: whom a medium cites.
    fn cited(&self, tokens: &Tokens, cue: &Cue<'_>) -> Option<Source> {
        (cue.tokens.end..tokens.end)
            .find_map(|i| self.names.person(i))
            .map(|(index, _)| Source::named(self.names, index))
            .or_else(|| self.object(tokens, cue))
    }

    /// «цитирует прокуратуру области»: the body that stands in the accusative right behind the verb.
    pub fn object(&self, tokens: &Tokens, cue: &Cue<'_>) -> Option<Source> {
        let (text, names) = (self.text, self.names);
        let at = (cue.tokens.end..tokens.end).find(|&i| !is_modifier(text, names, i))?;
        if let Some((index, _)) = names.organization(at) {
            let source = Source::named(names, index);
            return (!source.media).then_some(source);
        }
        let body = part(text, at) == Some(Part::Body) && text.word(at).can_be(Case::Acc);
        body.then(|| Source::noun(text, names, at, tokens.end))
    }

    /// The words before a colon at token `colon`: a verb of saying and its subject, or a name alone.
    pub fn introduction(&self, colon: usize) -> Option<Attribution> {
        let tokens = self.text.sentence(colon).start..colon;
        if let Some(cue) = cue::last(self.text, &tokens) {
            let source = self
                .subject(&tokens, &cue)
                .or_else(|| omitted(self.text, &cue));
            return Some(Attribution::new(source, &cue));
        }
        let source = source::find(self.text, self.names, tokens.start, colon, &nobody(colon))
            .filter(|source| matches!(source.speaker, Referent::Name(_)))?;
        Some(Attribution {
            source: Some(source),
            cue: None,
            verb: 0..0,
        })
    }

    /// Whether a name at `i` is of a person.
    pub fn is_person(&self, i: usize) -> bool {
        self.names
            .over(i)
            .is_some_and(|(_, mention)| matches!(mention.name, Name::Person(_)))
    }
}

/// Whether a phrase with «в» follows closely: «сообщили журналистам в министерстве».
fn is_housed(text: &Text<'_>, from: usize, end: usize) -> bool {
    (from..end.min(from + 8))
        .take_while(|&i| !text.is_mark(i, ',') && !text.word(i).is_finite_verb())
        .any(|i| text.is_a(i, Function::In))
}

/// «добавила»: a past verb in the singular whose subject is left out; a capital near it may begin a name
/// that was not read.
pub(super) fn omitted(text: &Text<'_>, cue: &Cue<'_>) -> Option<Source> {
    let gender = cue.speaker_gender()?;
    let end = (cue.tokens.end + 3).min(text.sentence(cue.tokens.start).end);
    let named = (cue.tokens.end..end)
        .take_while(|&i| text.is_word(i))
        .any(|i| text.word(i).shape.capital);
    (!cue.passive && !named).then(|| Source::pronoun(cue.tokens.start, Some(gender)))
}

/// «говорится в посте»: by whoever wrote it, of whom the text spoke last.
fn posted(text: &Text<'_>, cue: &Cue<'_>, end: usize) -> Option<Source> {
    let noun = (cue.tokens.end..end.min(cue.tokens.end + 3))
        .find(|&i| text.lexicon.group(Group::Post).has_lemma_of(text.word(i)))?;
    cue.passive.then(|| Source::pronoun(noun, None))
}

/// A verb that is not there, for a name before a colon.
pub(super) fn nobody(at: usize) -> Cue<'static> {
    Cue {
        tokens: at..at,
        lemma: "",
        gender: None,
        number: None,
        passive: false,
        passes_on: false,
    }
}
