//! Quantities, one row each with all names in it: what people ask for first, computed here once so that files and
//! databases hold the same rows.

use super::quantity::{Quantity, quantities};
use super::spec::{OF_DOCUMENT, TableSpec, columns};
use crate::Value;
use crate::sentence::{Sentences, shortened};
use schemars::JsonSchema;
use std::borrow::Cow;
use svodka_record::{Article, Id};

/// A quantity of an article, once however often it is stated: the number as the first statement in the story itself
/// has it, and what any statement says of it. Names, titles, quotes and sentences are cut behind 1,000 characters.
#[derive(JsonSchema)]
pub(super) struct FigureFact<'a> {
    /// Id of the document.
    document_id: &'a str,
    /// Id of the first figure that states the quantity.
    id: Id,
    /// The number said; null for range and vague.
    value: Option<u64>,
    /// Smallest number it states.
    min: Option<u64>,
    /// Largest number it states.
    max: Option<u64>,
    /// How the number bounds the true one.
    bound: &'static str,
    /// What is counted.
    unit: &'static str,
    /// Lemma of the counted noun.
    noun: Option<&'a str>,
    /// Who they are where the noun is generic.
    subject: Option<&'a str>,
    /// What happened to the people; null for other units.
    counted_as: Option<&'static str>,
    /// Whether it has happened.
    modality: &'static str,
    /// What the number measures.
    measure: &'static str,
    /// Modifier, number and counted noun.
    text: &'a str,
    /// The sentence that states it; the words alone where the record has no text.
    sentence: Cow<'a, str>,
    /// Name of the campaign it belongs to.
    campaign: Option<Cow<'a, str>>,
    /// Id of the campaign.
    campaign_id: Option<Id>,
    /// Identity of the campaign across the archive.
    campaign_entity: Option<&'a str>,
    /// Name of the place it holds for.
    place: Option<Cow<'a, str>>,
    /// Id of the place.
    place_id: Option<Id>,
    /// Identity of the place across the archive.
    place_entity: Option<&'a str>,
    /// Name of who said it.
    speaker: Option<Cow<'a, str>>,
    /// What the article says that the speaker is.
    speaker_title: Option<Cow<'a, str>>,
    /// Id of who said it.
    speaker_id: Option<Id>,
    /// Identity of the speaker across the archive.
    speaker_entity: Option<&'a str>,
    /// The words that it was said in.
    quote: Option<Cow<'a, str>>,
    /// Id of the quote.
    quote_id: Option<Id>,
    /// The date it holds for: EDTF, or its words where they say no certain date.
    as_of: Option<&'a str>,
    /// Id of the date.
    as_of_id: Option<Id>,
    /// First day it may hold for.
    as_of_earliest: Option<&'a str>,
    /// Last day it may hold for.
    as_of_latest: Option<&'a str>,
    /// How often the article states it.
    statements: u64,
    /// Probability that it is right: that of the surest statement.
    confidence: f64,
    /// Headline of the article.
    title: Option<Cow<'a, str>>,
    /// Canonical address of the article.
    url: Option<&'a str>,
    /// Name of the site.
    site: Option<&'a str>,
    /// When the article was published: EDTF.
    published: Option<&'a str>,
    /// The day it was published, where it is known.
    published_date: Option<&'a str>,
    /// Id of the first record with the same text; null for the first.
    duplicate_of: Option<&'a str>,
}

pub(super) const FIGURE_FACTS: TableSpec = TableSpec {
    name: "figure_facts",
    of: "FigureFact",
    key: OF_DOCUMENT,
    columns: FACT,
    fill: |batch, take| {
        for record in &batch.records {
            let mut sentences = Sentences::new(&record.article);
            for quantity in quantities(record, &sentences) {
                let fact = FigureFact::new(&record.id, &record.article, &quantity, &mut sentences);
                take(&row(fact));
            }
        }
    },
};

columns!(FACT, row(x: FigureFact<'a>) {
    document_id: Text -> documents = x.document_id;
    id: Text -> figures = x.id;
    value: Integer or null = x.value;
    min: Integer or null = x.min;
    max: Integer or null = x.max;
    bound: Text = x.bound;
    unit: Text = x.unit;
    noun: Text or null = x.noun;
    subject: Text or null = x.subject;
    counted_as: Text or null = x.counted_as;
    modality: Text = x.modality;
    measure: Text = x.measure;
    text: Text = x.text;
    sentence: Text = x.sentence;
    campaign: Text or null = x.campaign;
    campaign_id: Text or null -> campaigns = x.campaign_id;
    campaign_entity: Text or null = x.campaign_entity;
    place: Text or null = x.place;
    place_id: Text or null -> places = x.place_id;
    place_entity: Text or null = x.place_entity;
    speaker: Text or null = x.speaker;
    speaker_title: Text or null = x.speaker_title;
    speaker_person: Text or null from "speaker_id", "here if it is a person" -> people = Value::id_of('p', x.speaker_id);
    speaker_organization: Text or null from "speaker_id", "here if it is an organization" -> organizations
        = Value::id_of('o', x.speaker_id);
    speaker_entity: Text or null = x.speaker_entity;
    quote: Text or null = x.quote;
    quote_id: Text or null -> quotes = x.quote_id;
    as_of: Text or null = x.as_of;
    as_of_id: Text or null -> dates = x.as_of_id;
    as_of_earliest: Date or null = Value::date(x.as_of_earliest);
    as_of_latest: Date or null = Value::date(x.as_of_latest);
    statements: Integer = x.statements;
    confidence: Real = x.confidence;
    title: Text or null = x.title;
    url: Text or null = x.url;
    site: Text or null = x.site;
    published: Text or null = x.published;
    published_date: Date or null = Value::date(x.published_date);
    duplicate_of: Text or null = x.duplicate_of;
});

impl<'a> FigureFact<'a> {
    fn new(
        document_id: &'a str,
        article: &'a Article,
        x: &Quantity<'a>,
        sentences: &mut Sentences<'a>,
    ) -> Self {
        let published = article.published.as_ref();
        let speaker = x.speaker.as_ref();
        let sentence = sentences.around(x.shown.start, x.shown.end);
        Self {
            document_id,
            id: x.first.id,
            value: x.shown.value,
            min: x.shown.min,
            max: x.shown.max,
            bound: x.shown.bound.name(),
            unit: x.shown.unit.name(),
            noun: x.noun,
            subject: x.subject,
            counted_as: x.counted_as.map(|word| word.name()),
            modality: x.shown.modality.name(),
            measure: x.shown.measure.name(),
            text: &x.shown.text,
            sentence: sentence.unwrap_or_else(|| shortened(&x.shown.text)),
            campaign: x.campaign.map(|campaign| shortened(&campaign.name)),
            campaign_id: x.campaign.map(|campaign| campaign.id),
            campaign_entity: x.campaign.and_then(|campaign| campaign.entity.as_deref()),
            place: x.place.map(|place| shortened(&place.name)),
            place_id: x.place.map(|place| place.id),
            place_entity: x.place.and_then(|place| place.entity.as_deref()),
            speaker: speaker.map(|speaker| shortened(speaker.name)),
            speaker_title: speaker.and_then(|speaker| speaker.title.map(shortened)),
            speaker_id: speaker.map(|speaker| speaker.id),
            speaker_entity: speaker.and_then(|speaker| speaker.entity),
            quote: x.quote.map(|quote| shortened(&quote.text)),
            quote_id: x.quote.map(|quote| quote.id),
            as_of: x
                .as_of
                .map(|date| date.edtf.as_deref().unwrap_or(&date.text)),
            as_of_id: x.as_of.map(|date| date.id),
            as_of_earliest: x.as_of.and_then(|date| date.earliest.as_deref()),
            as_of_latest: x.as_of.and_then(|date| date.latest.as_deref()),
            statements: x.statements as u64,
            confidence: x.confidence,
            title: article.title.as_deref().map(shortened),
            url: article.url.as_deref(),
            site: article.site.as_deref(),
            published: published.map(|published| &*published.edtf),
            published_date: published.and_then(|published| published.date.as_deref()),
            duplicate_of: article.duplicate_of.as_deref(),
        }
    }
}
