//! Records as annotators see them: words of a text, and what ties them.

use crate::Error;
use crate::value::without_nul;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;
use svodka_record::vocabulary as words;
use svodka_record::{Date, Figure, Id, Mention, Record};

/// Kinds of spans, each with a color.
pub(crate) const LABELS: &[(&str, &str)] = &[
    ("campaign", "#e8a33d"),
    ("person", "#4c8bf5"),
    ("organization", "#8e63ce"),
    ("place", "#3a9d5d"),
    ("role", "#7d98b8"),
    ("date", "#b08d57"),
    ("figure", "#d9485f"),
    ("amount", "#c06fb3"),
    ("quote", "#9aa5ad"),
];

/// Ties: name, from what, to what.
pub(crate) const TIES: &[(&str, &[&str], &[&str])] = &[
    ("same", NAMED, NAMED),
    ("campaign", &["figure", "amount"], &["campaign"]),
    ("place", &["figure"], &["place"]),
    ("speaker", &["figure", "quote"], HOLDERS),
    ("quote", &["figure"], &["quote"]),
    ("as_of", &["figure"], &["date"]),
    ("repeats", &["figure"], &["figure"]),
    ("holder", &["role"], HOLDERS),
    ("target", &["role"], &["organization", "place", "campaign"]),
    ("begins", &["campaign"], &["date"]),
    ("ends", &["campaign"], &["date"]),
];

const NAMED: &[&str] = &["campaign", "person", "organization", "place"];
const HOLDERS: &[&str] = &["person", "organization"];

/// A choice of words that spans of some labels have.
pub(crate) struct Attribute {
    pub name: &'static str,
    pub of: &'static [&'static str],
    pub words: Vec<&'static str>,
}

/// All attributes.
pub(crate) static ATTRIBUTES: LazyLock<Vec<Attribute>> = LazyLock::new(|| {
    macro_rules! attribute {
        ($name:literal, $of:expr, $list:ident) => {
            Attribute {
                name: $name,
                of: $of,
                words: words::$list::ALL.iter().map(|word| word.name()).collect(),
            }
        };
    }
    vec![
        attribute!("mention_kind", NAMED, MentionKind),
        attribute!("campaign_kind", &["campaign"], CampaignKind),
        attribute!("organization_kind", &["organization"], OrganizationKind),
        attribute!("place_kind", &["place"], PlaceKind),
        attribute!("role_kind", &["role"], RoleKind),
        attribute!("status", &["role"], RoleStatus),
        attribute!("date_type", &["date"], DateType),
        attribute!("bound", &["figure", "amount"], Bound),
        attribute!("unit", &["figure"], Unit),
        attribute!("counted_as", &["figure"], CountedAs),
        attribute!("modality", &["figure"], Modality),
        attribute!("measure", &["figure"], Measure),
        attribute!("mode", &["quote"], QuoteMode),
    ]
});

/// Words of a text that say something.
#[derive(Debug)]
pub(crate) struct Span<'a> {
    /// `f39`, or `p143/m1` for the first mention of a person.
    pub id: String,
    pub label: &'static str,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    /// Words out of closed lists, by the names of attributes.
    pub attributes: Vec<(&'static str, &'static str)>,
    /// What they say: a name in the nominative, a number, a day.
    pub note: Option<Cow<'a, str>>,
    pub confidence: Option<f64>,
}

/// What ties two spans, by their ids.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tie {
    pub name: &'static str,
    pub from: String,
    pub to: String,
}

/// The spans of a record, in the order of its tables, and what ties them.
pub(crate) struct Marked<'a> {
    pub spans: Vec<Span<'a>>,
    pub ties: Vec<Tie>,
    /// The span by which a thing is known: its first name, else its first mention.
    heads: HashMap<Id, String>,
    length: u32,
}

/// The text of a record, with NUL as everywhere.
pub(crate) fn text(record: &Record) -> Result<Cow<'_, str>, Error> {
    let text = record.article.text.as_deref().map(without_nul);
    text.ok_or_else(|| {
        let cause = "has no text to mark; extract it without --no-text";
        Error::at(
            format_args!("{} ({})", record.id, record.source.path),
            cause,
        )
    })
}

/// Marks a record.
pub(crate) fn marked(record: &Record) -> Marked<'_> {
    let mut marked = Marked {
        spans: Vec::new(),
        ties: Vec::new(),
        heads: HashMap::new(),
        length: u32::try_from(record.article.text_length).unwrap_or(u32::MAX),
    };
    marked.names(record);
    marked.roles_and_dates(record);
    for x in &record.figures {
        marked.figure(x);
    }
    marked.amounts_and_quotes(record);
    marked.campaign_dates(record);
    marked.settle();
    marked
}

impl<'a> Marked<'a> {
    fn names(&mut self, record: &'a Record) {
        for x in &record.campaigns {
            let kind = Some(("campaign_kind", x.kind.name()));
            self.mentions(x.id, "campaign", &x.name, &x.mentions, kind);
        }
        for x in &record.people {
            self.mentions(x.id, "person", &x.name, &x.mentions, None);
        }
        for x in &record.organizations {
            let kind = x.kind.map(|kind| ("organization_kind", kind.name()));
            self.mentions(x.id, "organization", &x.name, &x.mentions, kind);
        }
        for x in &record.places {
            let kind = Some(("place_kind", x.kind.name()));
            self.mentions(x.id, "place", &x.name, &x.mentions, kind);
        }
    }

    /// The mentions of a thing, each tied to the one by which it is known.
    fn mentions(
        &mut self,
        id: Id,
        label: &'static str,
        name: &'a str,
        mentions: &'a [Mention],
        kind: Option<(&'static str, &'static str)>,
    ) {
        let name_at = mentions
            .iter()
            .position(|x| x.kind == words::MentionKind::Name);
        let head = format!("{id}/m{}", name_at.unwrap_or(0) + 1);
        for (number, x) in (1..).zip(mentions) {
            let own = format!("{id}/m{number}");
            if own != head {
                self.tie("same", &own, Some(head.clone()));
            }
            let attributes = [Some(("mention_kind", x.kind.name())), kind];
            self.spans.push(Span {
                id: own,
                label,
                start: x.start,
                end: x.end,
                text: &x.text,
                attributes: attributes.into_iter().flatten().collect(),
                note: Some(name.into()),
                confidence: x.confidence,
            });
        }
        self.heads.insert(id, head);
    }

    fn roles_and_dates(&mut self, record: &'a Record) {
        for x in &record.roles {
            let id = x.id.to_string();
            self.tie("holder", &id, self.head(Some(x.holder)));
            self.tie("target", &id, self.head(x.target));
            let status = x.status.map(|status| ("status", status.name()));
            let attributes = [Some(("role_kind", x.kind.name())), status];
            self.spans.push(Span {
                id,
                label: "role",
                start: x.start,
                end: x.end,
                text: &x.text,
                attributes: attributes.into_iter().flatten().collect(),
                note: x.title.as_deref().map(Cow::from),
                confidence: Some(x.confidence),
            });
        }
        self.spans.extend(record.dates.iter().map(date));
    }

    fn figure(&mut self, x: &'a Figure) {
        let id = x.id.to_string();
        self.tie("campaign", &id, self.head(x.campaign));
        self.tie("place", &id, self.head(x.place));
        self.tie("speaker", &id, self.head(x.speaker));
        self.tie("quote", &id, x.quote.map(|x| x.to_string()));
        self.tie("as_of", &id, x.as_of.map(|x| x.to_string()));
        self.tie("repeats", &id, x.repeats.map(|x| x.to_string()));
        let mut attributes = vec![
            ("bound", x.bound.name()),
            ("unit", x.unit.name()),
            ("modality", x.modality.name()),
            ("measure", x.measure.name()),
        ];
        attributes.extend(x.counted_as.map(|word| ("counted_as", word.name())));
        self.spans.push(Span {
            id,
            label: "figure",
            start: x.start,
            end: x.end,
            text: &x.text,
            attributes,
            note: range(x.min, x.max),
            confidence: Some(x.confidence),
        });
    }

    fn amounts_and_quotes(&mut self, record: &'a Record) {
        for x in &record.amounts {
            let id = x.id.to_string();
            self.tie("campaign", &id, self.head(x.campaign));
            let number = range(x.min, x.max).unwrap_or_default();
            let currency = x.currency.as_deref().unwrap_or_default();
            let note = format!("{number} {currency}").trim().to_owned();
            self.spans.push(Span {
                id,
                label: "amount",
                start: x.start,
                end: x.end,
                text: &x.text,
                attributes: vec![("bound", x.bound.name())],
                note: Some(note.into()).filter(|note: &Cow<'_, str>| !note.is_empty()),
                confidence: Some(x.confidence),
            });
        }
        for x in &record.quotes {
            let id = x.id.to_string();
            self.tie("speaker", &id, self.head(x.speaker));
            self.spans.push(Span {
                id,
                label: "quote",
                start: x.start,
                end: x.end,
                text: &x.text,
                attributes: vec![("mode", x.mode.name())],
                note: None,
                confidence: Some(x.confidence),
            });
        }
    }

    fn campaign_dates(&mut self, record: &Record) {
        for x in &record.campaigns {
            let Some(head) = self.head(Some(x.id)) else {
                continue;
            };
            self.tie("begins", &head, x.begins.map(|x| x.to_string()));
            self.tie("ends", &head, x.ends.map(|x| x.to_string()));
        }
    }

    fn head(&self, id: Option<Id>) -> Option<String> {
        self.heads.get(&id?).cloned()
    }

    fn tie(&mut self, name: &'static str, from: &str, to: Option<String>) {
        self.ties.extend(to.map(|to| Tie {
            name,
            from: from.to_owned(),
            to,
        }));
    }

    /// Leaves out what stands nowhere in the text, ties that lead nowhere, and words of no list.
    fn settle(&mut self) {
        let length = self.length;
        self.spans
            .retain(|span| span.start < span.end && span.end <= length);
        let ids: HashSet<&str> = self.spans.iter().map(|span| &*span.id).collect();
        self.ties
            .retain(|tie| tie.from != tie.to && ids.contains(&*tie.from) && ids.contains(&*tie.to));
        for span in &mut self.spans {
            span.attributes.retain(|(name, word)| {
                let known = ATTRIBUTES.iter().find(|known| known.name == *name);
                known.is_some_and(|known| known.words.contains(word))
            });
        }
    }
}

fn date(x: &Date) -> Span<'_> {
    let value = x.edtf.as_deref().or(x.duration.as_deref());
    Span {
        id: x.id.to_string(),
        label: "date",
        start: x.start,
        end: x.end,
        text: &x.text,
        attributes: vec![("date_type", x.kind.name())],
        note: value.map(Cow::from),
        confidence: Some(x.confidence),
    }
}

/// `300`, `300..`, `..500`, `300..500`.
fn range<T: PartialEq + ToString>(min: Option<T>, max: Option<T>) -> Option<Cow<'static, str>> {
    if min.is_none() && max.is_none() {
        return None;
    }
    if min == max {
        return min.map(|min| min.to_string().into());
    }
    let side = |of: Option<T>| of.map(|x| x.to_string()).unwrap_or_default();
    Some(format!("{}..{}", side(min), side(max)).into())
}

#[cfg(test)]
mod tests;
