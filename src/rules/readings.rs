//! What may stand as a rule in a record beside rules: readings that have no examples of their own.

/// What else may stand as a rule in a record: readings that are not rules of their own.
pub const READINGS: [(&str, &str); 33] = [
    ("tagger", "a name that the learned tagger alone sees"),
    ("campaign.aim", "the words that say what a campaign is for"),
    (
        "campaign.kind",
        "the noun beside a campaign that says what it is",
    ),
    (
        "campaign.scope",
        "the word beside a campaign that says how far it reaches",
    ),
    (
        "campaign.term",
        "the date beside a verb of beginning or ending",
    ),
    ("figure.as_of", "the date in the sentence of a figure"),
    ("figure.bound", "the words away from a number that bound it"),
    (
        "figure.campaign",
        "the mention of the campaign that a model ties to a figure",
    ),
    ("figure.case", "the illness of which cases are counted"),
    (
        "figure.decided",
        "the predicate of a figure whose reading a model chose against the rules",
    ),
    (
        "figure.frame",
        "a noun, a preposition or a phrase around a figure",
    ),
    ("figure.harmed", "the verb of what has befallen things"),
    (
        "figure.measure",
        "the words that make a figure a part, a change or a share of each",
    ),
    (
        "figure.modality",
        "the words that say that something is planned, possible or denied",
    ),
    (
        "figure.noun",
        "the counted noun, which says what happened to the people",
    ),
    ("figure.place", "the place named beside a figure"),
    ("figure.sent", "the verb of sending things to an event"),
    (
        "figure.situation",
        "the words that say in what the people are",
    ),
    ("figure.subject", "the words that say who the people are"),
    ("figure.verb", "the verb that governs a figure"),
    ("quote.source", "the source of words that are no quote"),
    (
        "quote.taken_up",
        "the body that spoke last, whose text is spoken of: «говорится в сообщении»",
    ),
    (
        "refer.body",
        "a body without a name, which states, organizes or employs: «областная прокуратура»",
    ),
    (
        "refer.noun",
        "a noun that stands for somebody or something named",
    ),
    ("refer.pronoun", "a pronoun that stands for somebody named"),
    (
        "role.employer",
        "the organization of an office that a model chose against the rules",
    ),
    (
        "speaker.before",
        "the source of the sentences before: «об этом сообщил …»",
    ),
    (
        "speaker.continued",
        "the source of the sentence before, carried on",
    ),
    (
        "speaker.decided",
        "the mention of the speaker that a model chose against the rules",
    ),
    (
        "speaker.direct",
        "the speaker of the quote that a figure stands in",
    ),
    (
        "speaker.indirect",
        "the speaker of the clause that a figure stands in",
    ),
    ("speaker.nearby", "the source named in the paragraph"),
    ("speaker.statement", "the source beside a verb of saying"),
];
