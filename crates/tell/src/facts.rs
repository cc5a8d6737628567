//! Facts of each table, field by field.

use crate::{Lang, Told, grouped, phrase};
use svodka_record::{
    Amount, Basis, Bound, Campaign, Date, Evidence, Figure, Id, Measure, Modality, Quote, Record,
    Role, RoleKind, Unit,
};

/// Something said about a fact, before it is put into a language: for pages that switch between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying<'r> {
    /// The key of its phrase.
    pub key: String,
    /// What the phrase is filled with.
    pub filled: Vec<(&'static str, String)>,
    /// The words that show it, cut where they are many.
    pub words: Option<String>,
    /// The rule that read those words, where they stand elsewhere than the fact itself.
    pub rule: Option<&'r str>,
}

impl Saying<'_> {
    /// The sentence; `None` where its key has no phrase.
    pub fn told(&self, lang: Lang) -> Option<Told> {
        let filled: Vec<(&str, &str)> = self.filled.iter().map(|(k, v)| (*k, &**v)).collect();
        let told = phrase(lang, &self.key, &filled)?;
        let sentence = match &self.words {
            None => told,
            Some(words) => {
                let key = match words.contains(' ') {
                    true => "by_words",
                    false => "by_word",
                };
                phrase(lang, key, &[("told", &told), ("words", words)]).unwrap_or(told)
            }
        };
        let rule = self.rule.map(str::to_owned);
        Some(Told { sentence, rule })
    }
}

/// The sayings that [`crate::tell`] puts into words.
pub fn sayings<'r>(record: &'r Record, id: Id, number_words: &'r str) -> Vec<Saying<'r>> {
    let mut teller = Teller {
        record,
        sayings: Vec::new(),
    };
    match id.letter() {
        'c' => record
            .campaigns
            .iter()
            .filter(|x| x.id == id)
            .for_each(|x| teller.campaign(x)),
        'r' => record
            .roles
            .iter()
            .filter(|x| x.id == id)
            .for_each(|x| teller.role(x)),
        't' => record
            .dates
            .iter()
            .filter(|x| x.id == id)
            .for_each(|x| teller.date(x)),
        'f' => record
            .figures
            .iter()
            .filter(|x| x.id == id)
            .for_each(|x| teller.figure(x, number_words)),
        'm' => record
            .amounts
            .iter()
            .filter(|x| x.id == id)
            .for_each(|x| teller.amount(x, number_words)),
        'q' => record
            .quotes
            .iter()
            .filter(|x| x.id == id)
            .for_each(|x| teller.quote(x)),
        _ => {}
    }
    teller.sayings
}

/// Sayings in the making.
struct Teller<'r> {
    record: &'r Record,
    sayings: Vec<Saying<'r>>,
}

/// What shows a field: words, and the rule that read them.
struct Shown<'r> {
    words: &'r str,
    rule: Option<&'r str>,
}

impl<'r> Teller<'r> {
    fn figure(&mut self, figure: &'r Figure, number_words: &'r str) {
        let shown = |field| shown(&figure.evidence, field);
        let ends = (figure.min, figure.max);
        let bound = shown("bound").or_else(|| own(number_words));
        let value = figure.value.or(figure.min).or(figure.max);
        self.bound(
            figure.bound,
            [value, ends.0, ends.1].map(|n| n.map(grouped)),
            bound,
        );
        match (figure.counted_as, figure.unit) {
            (Some(counted_as), _) => {
                self.word("counted_as", counted_as.name(), shown("counted_as"))
            }
            (None, Unit::Person) => {}
            (None, unit) => self.word("unit", unit.name(), shown("unit")),
        }
        self.text("noun", figure.noun.as_deref(), None);
        self.text("subject", figure.subject.as_deref(), shown("subject"));
        if figure.modality != Modality::Reported || shown("modality").is_some() {
            self.word("modality", figure.modality.name(), shown("modality"));
        }
        if figure.measure != Measure::Total || shown("measure").is_some() {
            self.word("measure", figure.measure.name(), shown("measure"));
        }
        self.object("campaign", figure.campaign, shown("campaign"));
        self.object("place", figure.place, shown("place"));
        self.object("as_of", figure.as_of, shown("as_of"));
        self.object("speaker", figure.speaker, shown("speaker"));
        self.object("quote", figure.quote, None);
        self.object("repeats", figure.repeats, None);
    }

    fn amount(&mut self, amount: &'r Amount, number_words: &'r str) {
        let currency = amount.currency.as_deref().unwrap_or_default();
        let money =
            |sum: Option<f64>| sum.map(|sum| format!("{sum} {currency}").trim_end().to_owned());
        let value = amount.value.or(amount.min).or(amount.max);
        self.bound(
            amount.bound,
            [value, amount.min, amount.max].map(money),
            own(number_words),
        );
        self.object("campaign", amount.campaign, None);
    }

    fn role(&mut self, role: &'r Role) {
        let holder = self.record.name_of(role.holder);
        let key = match (role.kind, &role.title) {
            (RoleKind::Office, None) => "kind.works".to_owned(),
            (kind, _) => format!("kind.{}", kind.name()),
        };
        let title = role.title.as_deref().unwrap_or_default();
        let filled = vec![("holder", holder), ("title", title.to_owned())];
        self.push(key, filled, shown(&role.evidence, "holder"));
        self.object("target", role.target, shown(&role.evidence, "target"));
        if let Some(status) = role.status {
            self.word("status", status.name(), shown(&role.evidence, "status"));
        }
        if role.basis != Basis::Stated {
            self.word("basis", role.basis.name(), None);
        }
    }

    fn date(&mut self, date: &'r Date) {
        let value = date.edtf.as_deref().or(date.duration.as_deref());
        self.text("named", value, None);
        let published = self
            .record
            .article
            .published
            .as_ref()
            .map(|when| &*when.edtf);
        let key = match (date.basis, value, published) {
            (Basis::Relative, None, _) => "basis.relative.lost".to_owned(),
            (Basis::Relative, _, None) => "basis.relative.alone".to_owned(),
            (basis, ..) => format!("basis.{}", basis.name()),
        };
        let published = published.unwrap_or_default().to_owned();
        self.push(key, vec![("published", published)], None);
    }

    fn campaign(&mut self, campaign: &'r Campaign) {
        let shown = |field| shown(&campaign.evidence, field);
        self.text("kind_word", campaign.kind_word.as_deref(), shown("kind"));
        if let Some(scope) = campaign.scope {
            self.word("scope", scope.name(), shown("scope"));
        }
        self.text("aim", campaign.aim.as_deref(), shown("aim"));
        self.object("begins", campaign.begins, shown("begins"));
        self.object("ends", campaign.ends, shown("ends"));
    }

    fn quote(&mut self, quote: &'r Quote) {
        let shown = |field| shown(&quote.evidence, field);
        match quote.speaker {
            Some(_) => self.object("speaker", quote.speaker, shown("cue").or(shown("speaker"))),
            None => self.push("speaker.none".to_owned(), Vec::new(), shown("cue")),
        }
        self.word("mode", quote.mode.name(), None);
    }

    /// The number with its bound. `numbers`: the value, the least and the most.
    fn bound(&mut self, bound: Bound, numbers: [Option<String>; 3], shown: Option<Shown<'r>>) {
        let [value, min, max] = numbers.map(Option::unwrap_or_default);
        let key = format!("bound.{}", bound.name());
        let filled = vec![("value", value), ("min", min), ("max", max)];
        let shown = shown.filter(|_| bound != Bound::Exact);
        self.push(key, filled, shown);
    }

    /// A word of the closed list `list`.
    fn word(&mut self, list: &str, word: &str, shown: Option<Shown<'r>>) {
        self.push(format!("{list}.{word}"), Vec::new(), shown);
    }

    /// Words of the article.
    fn text(&mut self, key: &str, value: Option<&str>, shown: Option<Shown<'r>>) {
        if let Some(value) = value {
            self.push(key.to_owned(), vec![("value", value.to_owned())], shown);
        }
    }

    /// Another object of the record.
    fn object(&mut self, key: &str, id: Option<Id>, shown: Option<Shown<'r>>) {
        if let Some(id) = id {
            let name = self.name(id);
            self.push(key.to_owned(), vec![("value", name)], shown);
        }
    }

    /// A name, or the words of a date, a figure or a quote.
    fn name(&self, id: Id) -> String {
        let record = self.record;
        match id.letter() {
            't' => record.dates.iter().find(|date| date.id == id).map(|date| {
                let value = date.edtf.as_ref().or(date.duration.as_ref());
                value.map_or_else(
                    || date.text.clone(),
                    |value| format!("{} ({value})", date.text),
                )
            }),
            'f' => record
                .figures
                .iter()
                .find(|x| x.id == id)
                .map(|x| x.text.clone()),
            'q' => record
                .quotes
                .iter()
                .find(|x| x.id == id)
                .map(|x| short(&x.text)),
            _ => Some(record.name_of(id)),
        }
        .unwrap_or_else(|| id.to_string())
    }

    fn push(&mut self, key: String, filled: Vec<(&'static str, String)>, shown: Option<Shown<'r>>) {
        self.sayings.push(Saying {
            key,
            filled,
            words: shown.as_ref().map(|shown| short(shown.words)),
            rule: shown.and_then(|shown| shown.rule),
        });
    }
}

/// What evidence shows of a field.
fn shown<'r>(evidence: &'r [Evidence], field: &str) -> Option<Shown<'r>> {
    let found = evidence.iter().find(|evidence| evidence.field == field)?;
    Some(Shown {
        words: &found.text,
        rule: Some(&found.rule),
    })
}

/// What the fact's own words show, if there are any.
fn own(words: &str) -> Option<Shown<'_>> {
    (!words.is_empty()).then_some(Shown { words, rule: None })
}

/// The words, cut where they are many.
fn short(words: &str) -> String {
    const MOST: usize = 60;
    match words.char_indices().nth(MOST) {
        None => words.to_owned(),
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use svodka_record::{CountedAs, QuoteMode, RoleStatus, Scope};

    fn missing(list: &str, words: impl Iterator<Item = &'static str>) -> Vec<String> {
        let keys = words.map(|own| format!("{list}.{own}"));
        keys.filter(|key| phrase(Lang::Kk, key, &[]).is_none())
            .collect()
    }

    /// A word that a list gains has a phrase.
    #[test]
    fn every_word_is_told() {
        let mut missed = missing("bound", Bound::ALL.iter().map(|own| own.name()));
        missed.extend(missing(
            "counted_as",
            CountedAs::ALL.iter().map(|own| own.name()),
        ));
        missed.extend(missing(
            "modality",
            Modality::ALL.iter().map(|own| own.name()),
        ));
        missed.extend(missing(
            "measure",
            Measure::ALL.iter().map(|own| own.name()),
        ));
        missed.extend(missing("mode", QuoteMode::ALL.iter().map(|own| own.name())));
        missed.extend(missing("kind", RoleKind::ALL.iter().map(|own| own.name())));
        missed.extend(missing(
            "status",
            RoleStatus::ALL.iter().map(|own| own.name()),
        ));
        missed.extend(missing("scope", Scope::ALL.iter().map(|own| own.name())));
        missed.extend(missing("basis", Basis::ALL.iter().map(|own| own.name())));
        missed.extend(missing("unit", Unit::ALL[1..].iter().map(|own| own.name())));
        assert!(missed.is_empty(), "{missed:?}");
    }
}
