"""The types of a record: one article and everything it claims.

Written by tools/python_types.py out of the JSON Schema of records; change the types there.
Offsets are code points of ``article.text``, half-open: ``text[figure.start:figure.end] == figure.text``.
References are followed: ``figure.campaign`` is the campaign itself.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from ._view import RecordView, View

Basis: TypeAlias = Literal[
    "stated",
    "relative",
    "inferred",
]
"""How a claim was read."""

BlockKind: TypeAlias = Literal[
    "title",
    "lead",
    "paragraph",
    "heading",
    "list",
    "caption",
    "byline",
    "credit",
    "embed",
]
"""Part of an article."""

Bound: TypeAlias = Literal[
    "exact",
    "over",
    "at_least",
    "under",
    "at_most",
    "about",
    "almost",
    "range",
    "vague",
]
"""How the number bounds the true one."""

CampaignKind: TypeAlias = Literal[
    "campaign",
    "action",
    "project",
    "program",
    "marathon",
    "relay",
    "initiative",
    "festival",
    "forum",
    "contest",
    "exhibition",
    "movement",
    "challenge",
    "march",
    "cleanup",
    "other",
]
"""Kind of a campaign."""

CountedAs: TypeAlias = Literal[
    "participant",
    "killed",
    "injured",
    "missing",
    "detained",
    "evacuated",
    "helped",
    "staff",
    "other",
]
"""What happened to the people counted."""

DateOrigin: TypeAlias = Literal[
    "json_ld",
    "meta",
    "time",
    "url",
    "text",
]
"""Where the publication date was read."""

DateType: TypeAlias = Literal[
    "date",
    "interval",
    "duration",
    "set",
]
"""Type of a date."""

Difference: TypeAlias = Literal[
    "rounding",
    "bound",
    "value",
    "scope",
    "time",
]
"""In what figures differ."""

Gender: TypeAlias = Literal[
    "male",
    "female",
]
"""Grammatical gender of a person's name."""

Measure: TypeAlias = Literal[
    "total",
    "part",
    "each",
    "increase",
    "decrease",
]
"""What the number measures."""

MentionKind: TypeAlias = Literal[
    "name",
    "noun",
    "pronoun",
]
"""How a mention refers."""

Modality: TypeAlias = Literal[
    "reported",
    "planned",
    "possible",
    "denied",
]
"""Whether it has happened."""

OrganizationKind: TypeAlias = Literal[
    "government",
    "company",
    "ngo",
    "fund",
    "media",
    "education",
    "party",
    "international",
    "military",
    "sport",
    "religious",
    "other",
]
"""Kind of an organization."""

PlaceKind: TypeAlias = Literal[
    "country",
    "region",
    "district",
    "city",
    "village",
    "street",
    "natural",
    "other",
]
"""Kind of a place."""

Precision: TypeAlias = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
]
"""Grain of a date."""

QuoteMode: TypeAlias = Literal[
    "direct",
    "indirect",
]
"""How speech is rendered."""

RoleKind: TypeAlias = Literal[
    "office",
    "organizer",
    "initiator",
    "partner",
    "sponsor",
]
"""Kind of a role."""

RoleStatus: TypeAlias = Literal[
    "current",
    "former",
    "acting",
]
"""Whether an office is held now."""

Scope: TypeAlias = Literal[
    "international",
    "national",
    "regional",
    "local",
]
"""Reach of a campaign."""

Unit: TypeAlias = Literal[
    "person",
    "event",
    "organization",
    "item",
]
"""What is counted."""

WarningCode: TypeAlias = Literal[
    "figures_differ",
    "number_damaged",
    "language_unsupported",
    "published_unreadable",
    "truncated",
    "damaged_text",
]
"""What to look at."""


class Amount(View):
    """A sum of money."""
    __slots__ = ()

    @property
    def bound(self) -> Bound:
        """How the number bounds the true one."""
        found: Bound = self._data["bound"]
        return found

    @property
    def campaign(self) -> Campaign | None:
        """The campaign it belongs to."""
        found: Campaign | None = self._follow("campaign")
        return found

    @property
    def confidence(self) -> float:
        """Probability that it is right."""
        found: float = self._data["confidence"]
        return found

    @property
    def currency(self) -> str | None:
        """ISO 4217 code."""
        found: str | None = self._data["currency"]
        return found

    @property
    def end(self) -> int:
        """One past the last code point."""
        found: int = self._data["end"]
        return found

    @property
    def id(self) -> str:
        """Id in this record."""
        found: str = self._data["id"]
        return found

    @property
    def max(self) -> float | None:
        """Largest number it states."""
        found: float | None = self._data["max"]
        return found

    @property
    def min(self) -> float | None:
        """Smallest number it states."""
        found: float | None = self._data["min"]
        return found

    @property
    def rule(self) -> str:
        """The rule that found it."""
        found: str = self._data["rule"]
        return found

    @property
    def start(self) -> int:
        """First code point."""
        found: int = self._data["start"]
        return found

    @property
    def text(self) -> str:
        """The words."""
        found: str = self._data["text"]
        return found

    @property
    def value(self) -> float | None:
        """The number said; null for range and vague."""
        found: float | None = self._data["value"]
        return found


class Applied(View):
    """A correction that a record has taken up: a row of its table ``corrections``."""
    __slots__ = ()

    @property
    def decided_at(self) -> str | None:
        """When."""
        found: str | None = self._data["decided_at"]
        return found

    @property
    def decided_by(self) -> str | None:
        """Who decided."""
        found: str | None = self._data["decided_by"]
        return found

    @property
    def decision(self) -> str:
        """What was decided: ``right``, ``wrong``, ``value``, ``counted_as``, ``campaign``, ``speaker`` or ``note``.
        """
        found: str = self._data["decision"]
        return found

    @property
    def end(self) -> int:
        """One past the last code point."""
        found: int = self._data["end"]
        return found

    @property
    def fact(self) -> Figure | None:
        """The figure; the id that it had, where it was taken away."""
        found: Figure | None = self._follow("fact")
        return found

    @property
    def note(self) -> str | None:
        """The note, or null."""
        found: str | None = self._data["note"]
        return found

    @property
    def start(self) -> int:
        """First code point of the words."""
        found: int = self._data["start"]
        return found

    @property
    def text(self) -> str:
        """The words."""
        found: str = self._data["text"]
        return found

    @property
    def was(self) -> str | None:
        """What the record said before, in its own words; null where nothing was changed."""
        found: str | None = self._data["was"]
        return found


class Article(View):
    """The article."""
    __slots__ = ()

    @property
    def authors(self) -> tuple[str, ...]:
        """Authors as printed."""
        found: tuple[str, ...] = tuple(self._data["authors"])
        return found

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Parts of the text."""
        return self._parts(Block, "blocks")

    @property
    def duplicate_of(self) -> str | None:
        """Id of the first record with the same text, with ``--dedup``; null for the first."""
        found: str | None = self._data["duplicate_of"]
        return found

    @property
    def key(self) -> str:
        """What tells the article wherever it stands: its address without what is added to follow readers, else
        ``text:`` and 20 hex digits of SHA-256 over the words of the text.
        """
        found: str = self._data["key"]
        return found

    @property
    def language(self) -> str | None:
        """ISO 639-1 code of the main language."""
        found: str | None = self._data["language"]
        return found

    @property
    def near_duplicate_group(self) -> str | None:
        """Id of the first record of those with nearly the same text, its own for the first; null without ``--dedup``.
        """
        found: str | None = self._data["near_duplicate_group"]
        return found

    @property
    def published(self) -> Published | None:
        """When it was published, where the page says so."""
        found: Published | None = None if self._data["published"] is None else self._part(Published, "published")
        return found

    @property
    def section(self) -> str | None:
        """Section of the site."""
        found: str | None = self._data["section"]
        return found

    @property
    def site(self) -> str | None:
        """Name of the site."""
        found: str | None = self._data["site"]
        return found

    @property
    def text(self) -> str | None:
        """Title and paragraphs joined by blank lines; null with ``--no-text``."""
        found: str | None = self._data["text"]
        return found

    @property
    def text_length(self) -> int:
        """Code points of the text."""
        found: int = self._data["text_length"]
        return found

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text, hexadecimal."""
        found: str = self._data["text_sha256"]
        return found

    @property
    def title(self) -> str | None:
        """Headline as the newsroom wrote it."""
        found: str | None = self._data["title"]
        return found

    @property
    def url(self) -> str | None:
        """Canonical address."""
        found: str | None = self._data["url"]
        return found

    @property
    def via(self) -> tuple[Organization, ...]:
        """Organizations it is passed on from."""
        found: tuple[Organization, ...] = self._follow_all("via")
        return found


class Block(View):
    """A part of ``article.text``."""
    __slots__ = ()

    @property
    def end(self) -> int:
        """One past the last code point."""
        found: int = self._data["end"]
        return found

    @property
    def kind(self) -> BlockKind:
        """Its kind."""
        found: BlockKind = self._data["kind"]
        return found

    @property
    def language(self) -> str | None:
        """ISO 639-1 code of its language."""
        found: str | None = self._data["language"]
        return found

    @property
    def source_end(self) -> int | None:
        """One past the last byte in the document."""
        found: int | None = self._data["source_end"]
        return found

    @property
    def source_start(self) -> int | None:
        """First byte in the document that ``source.sha256`` is of, with ``--with-source-map``."""
        found: int | None = self._data["source_start"]
        return found

    @property
    def start(self) -> int:
        """First code point."""
        found: int = self._data["start"]
        return found


class Campaign(View):
    """A named organized public undertaking."""
    __slots__ = ()

    @property
    def aim(self) -> str | None:
        """What it is for, where a sentence states it."""
        found: str | None = self._data["aim"]
        return found

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names."""
        found: tuple[str, ...] = tuple(self._data["aliases"])
        return found

    @property
    def begins(self) -> Date | None:
        """Date id of its beginning."""
        found: Date | None = self._follow("begins")
        return found

    @property
    def confidence(self) -> float:
        """Probability that it is right."""
        found: float = self._data["confidence"]
        return found

    @property
    def edition(self) -> str | None:
        """Which edition of the series it is (``2019``, else ``8``), where stated; null until articles are linked."""
        found: str | None = self._data["edition"]
        return found

    @property
    def ends(self) -> Date | None:
        """Date id of its end."""
        found: Date | None = self._follow("ends")
        return found

    @property
    def entity(self) -> str | None:
        """Identity across the archive; null until articles are linked."""
        found: str | None = self._data["entity"]
        return found

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Why."""
        return self._parts(Evidence, "evidence")

    @property
    def id(self) -> str:
        """Id in this record."""
        found: str = self._data["id"]
        return found

    @property
    def kind(self) -> CampaignKind:
        """Kind."""
        found: CampaignKind = self._data["kind"]
        return found

    @property
    def kind_word(self) -> str | None:
        """Lemma of the head noun beside the name, the most frequent in the text."""
        found: str | None = self._data["kind_word"]
        return found

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where it is mentioned."""
        return self._parts(Mention, "mentions")

    @property
    def name(self) -> str:
        """Name in the nominative, without outer quotes."""
        found: str = self._data["name"]
        return found

    @property
    def rule(self) -> str:
        """The rule that found it."""
        found: str = self._data["rule"]
        return found

    @property
    def scope(self) -> Scope | None:
        """Reach."""
        found: Scope | None = self._data["scope"]
        return found

    @property
    def scope_word(self) -> str | None:
        """Lemma of the word that states the reach."""
        found: str | None = self._data["scope_word"]
        return found


class Date(View):
    """A date of the text."""
    __slots__ = ()

    @property
    def basis(self) -> Basis:
        """How it was read."""
        found: Basis = self._data["basis"]
        return found

    @property
    def confidence(self) -> float:
        """Probability that it is right."""
        found: float = self._data["confidence"]
        return found

    @property
    def duration(self) -> str | None:
        """ISO 8601 duration; for a set its period."""
        found: str | None = self._data["duration"]
        return found

    @property
    def earliest(self) -> str | None:
        """First true day."""
        found: str | None = self._data["earliest"]
        return found

    @property
    def edtf(self) -> str | None:
        """EDTF, null where it cannot be resolved."""
        found: str | None = self._data["edtf"]
        return found

    @property
    def end(self) -> int:
        """One past the last code point."""
        found: int = self._data["end"]
        return found

    @property
    def id(self) -> str:
        """Id in this record."""
        found: str = self._data["id"]
        return found

    @property
    def latest(self) -> str | None:
        """Last true day."""
        found: str | None = self._data["latest"]
        return found

    @property
    def precision(self) -> Precision | None:
        """Grain."""
        found: Precision | None = self._data["precision"]
        return found

    @property
    def rule(self) -> str:
        """The rule that found it."""
        found: str = self._data["rule"]
        return found

    @property
    def start(self) -> int:
        """First code point."""
        found: int = self._data["start"]
        return found

    @property
    def text(self) -> str:
        """The words."""
        found: str = self._data["text"]
        return found

    @property
    def type(self) -> DateType:
        """Type."""
        found: DateType = self._data["type"]
        return found


class Evidence(View):
    """Words that support a field read from elsewhere than the object's own span."""
    __slots__ = ()

    @property
    def end(self) -> int:
        """One past the last code point."""
        found: int = self._data["end"]
        return found

    @property
    def field(self) -> str:
        """The field they support."""
        found: str = self._data["field"]
        return found

    @property
    def rule(self) -> str:
        """The rule that read them."""
        found: str = self._data["rule"]
        return found

    @property
    def start(self) -> int:
        """First code point."""
        found: int = self._data["start"]
        return found

    @property
    def text(self) -> str:
        """The words."""
        found: str = self._data["text"]
        return found


class Extractor(View):
    """The program that wrote the record."""
    __slots__ = ()

    @property
    def data(self) -> str:
        """Hash of dictionaries, lists and model: 8 hex digits."""
        found: str = self._data["data"]
        return found

    @property
    def name(self) -> str:
        """Always ``svodka``."""
        found: str = self._data["name"]
        return found

    @property
    def version(self) -> str:
        """Version of the program."""
        found: str = self._data["version"]
        return found


class Figure(View):
    """A count of people, or of what belongs to a campaign."""
    __slots__ = ()

    @property
    def as_of(self) -> Date | None:
        """The date it holds for."""
        found: Date | None = self._follow("as_of")
        return found

    @property
    def bound(self) -> Bound:
        """How the number bounds the true one."""
        found: Bound = self._data["bound"]
        return found

    @property
    def campaign(self) -> Campaign | None:
        """The campaign it belongs to."""
        found: Campaign | None = self._follow("campaign")
        return found

    @property
    def confidence(self) -> float:
        """Probability that it is right."""
        found: float = self._data["confidence"]
        return found

    @property
    def counted_as(self) -> CountedAs | None:
        """What happened to the people; null for other units."""
        found: CountedAs | None = self._data["counted_as"]
        return found

    @property
    def end(self) -> int:
        """One past the last code point."""
        found: int = self._data["end"]
        return found

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Why."""
        return self._parts(Evidence, "evidence")

    @property
    def id(self) -> str:
        """Id in this record."""
        found: str = self._data["id"]
        return found

    @property
    def max(self) -> int | None:
        """Largest number it states."""
        found: int | None = self._data["max"]
        return found

    @property
    def measure(self) -> Measure:
        """What the number measures."""
        found: Measure = self._data["measure"]
        return found

    @property
    def min(self) -> int | None:
        """Smallest number it states."""
        found: int | None = self._data["min"]
        return found

    @property
    def modality(self) -> Modality:
        """Whether it has happened."""
        found: Modality = self._data["modality"]
        return found

    @property
    def noun(self) -> str | None:
        """Lemma of the counted noun."""
        found: str | None = self._data["noun"]
        return found

    @property
    def place(self) -> Place | None:
        """The place it holds for."""
        found: Place | None = self._follow("place")
        return found

    @property
    def quote(self) -> Quote | None:
        """The quote it stands in."""
        found: Quote | None = self._follow("quote")
        return found

    @property
    def repeats(self) -> Figure | None:
        """The first figure of this record that states the same quantity."""
        found: Figure | None = self._follow("repeats")
        return found

    @property
    def rule(self) -> str:
        """The rule that found it."""
        found: str = self._data["rule"]
        return found

    @property
    def speaker(self) -> Person | Organization | None:
        """Who said it."""
        found: Person | Organization | None = self._follow("speaker")
        return found

    @property
    def start(self) -> int:
        """First code point."""
        found: int = self._data["start"]
        return found

    @property
    def subject(self) -> str | None:
        """Who they are where the noun is generic."""
        found: str | None = self._data["subject"]
        return found

    @property
    def text(self) -> str:
        """Modifier, number and counted noun."""
        found: str = self._data["text"]
        return found

    @property
    def unit(self) -> Unit:
        """What is counted."""
        found: Unit = self._data["unit"]
        return found

    @property
    def value(self) -> int | None:
        """The number said; null for range and vague."""
        found: int | None = self._data["value"]
        return found


class Mention(View):
    """A span that refers to an entity."""
    __slots__ = ()

    @property
    def confidence(self) -> float | None:
        """Probability that a name is right; null for nouns and pronouns."""
        found: float | None = self._data["confidence"]
        return found

    @property
    def end(self) -> int:
        """One past the last code point."""
        found: int = self._data["end"]
        return found

    @property
    def kind(self) -> MentionKind:
        """How it refers."""
        found: MentionKind = self._data["kind"]
        return found

    @property
    def rule(self) -> str:
        """What found it: a rule; ``tagger``, where only the learned tagger sees the name; ``refer.noun`` and
        ``refer.pronoun`` for words that stand for it.
        """
        found: str = self._data["rule"]
        return found

    @property
    def start(self) -> int:
        """First code point."""
        found: int = self._data["start"]
        return found

    @property
    def text(self) -> str:
        """The words."""
        found: str = self._data["text"]
        return found


class Organization(View):
    """An organization."""
    __slots__ = ()

    @property
    def acronym(self) -> str | None:
        """Its acronym."""
        found: str | None = self._data["acronym"]
        return found

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names."""
        found: tuple[str, ...] = tuple(self._data["aliases"])
        return found

    @property
    def confidence(self) -> float:
        """Probability that it is right."""
        found: float = self._data["confidence"]
        return found

    @property
    def entity(self) -> str | None:
        """Identity across the archive; null until articles are linked."""
        found: str | None = self._data["entity"]
        return found

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Why."""
        return self._parts(Evidence, "evidence")

    @property
    def form(self) -> str | None:
        """Legal form or generic noun beside a quoted name."""
        found: str | None = self._data["form"]
        return found

    @property
    def id(self) -> str:
        """Id in this record."""
        found: str = self._data["id"]
        return found

    @property
    def kind(self) -> OrganizationKind | None:
        """Kind; null where nothing shows it."""
        found: OrganizationKind | None = self._data["kind"]
        return found

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where it is mentioned."""
        return self._parts(Mention, "mentions")

    @property
    def name(self) -> str:
        """Name in the nominative, without outer quotes."""
        found: str = self._data["name"]
        return found

    @property
    def rule(self) -> str:
        """The rule that found it."""
        found: str = self._data["rule"]
        return found


class Person(View):
    """A person."""
    __slots__ = ()

    @property
    def confidence(self) -> float:
        """Probability that it is right."""
        found: float = self._data["confidence"]
        return found

    @property
    def entity(self) -> str | None:
        """Identity across the archive; null until articles are linked."""
        found: str | None = self._data["entity"]
        return found

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Why."""
        return self._parts(Evidence, "evidence")

    @property
    def family(self) -> str | None:
        """Family name."""
        found: str | None = self._data["family"]
        return found

    @property
    def gender(self) -> Gender | None:
        """Gender, where the text shows it."""
        found: Gender | None = self._data["gender"]
        return found

    @property
    def given(self) -> str | None:
        """Given name or initials."""
        found: str | None = self._data["given"]
        return found

    @property
    def id(self) -> str:
        """Id in this record."""
        found: str = self._data["id"]
        return found

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where the person is mentioned."""
        return self._parts(Mention, "mentions")

    @property
    def name(self) -> str:
        """Given name, patronymic, family name, in the nominative."""
        found: str = self._data["name"]
        return found

    @property
    def patronymic(self) -> str | None:
        """Patronymic."""
        found: str | None = self._data["patronymic"]
        return found

    @property
    def rule(self) -> str:
        """The rule that found the person."""
        found: str = self._data["rule"]
        return found


class Place(View):
    """A place."""
    __slots__ = ()

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names."""
        found: tuple[str, ...] = tuple(self._data["aliases"])
        return found

    @property
    def confidence(self) -> float:
        """Probability that it is right."""
        found: float = self._data["confidence"]
        return found

    @property
    def country(self) -> str | None:
        """ISO 3166 code of its country."""
        found: str | None = self._data["country"]
        return found

    @property
    def entity(self) -> str | None:
        """Identity across the archive; null until articles are linked."""
        found: str | None = self._data["entity"]
        return found

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Why."""
        return self._parts(Evidence, "evidence")

    @property
    def id(self) -> str:
        """Id in this record."""
        found: str = self._data["id"]
        return found

    @property
    def kind(self) -> PlaceKind:
        """Kind."""
        found: PlaceKind = self._data["kind"]
        return found

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where it is mentioned."""
        return self._parts(Mention, "mentions")

    @property
    def name(self) -> str:
        """Name in the nominative."""
        found: str = self._data["name"]
        return found

    @property
    def rule(self) -> str:
        """The rule that found it."""
        found: str = self._data["rule"]
        return found


class Published(View):
    """When the article was published."""
    __slots__ = ()

    @property
    def confidence(self) -> float:
        """Probability that it is right."""
        found: float = self._data["confidence"]
        return found

    @property
    def date(self) -> str | None:
        """The day, where it is known."""
        found: str | None = self._data["date"]
        return found

    @property
    def edtf(self) -> str:
        """EDTF."""
        found: str = self._data["edtf"]
        return found

    @property
    def origin(self) -> DateOrigin:
        """Where it was read."""
        found: DateOrigin = self._data["origin"]
        return found

    @property
    def precision(self) -> Precision:
        """Grain."""
        found: Precision = self._data["precision"]
        return found

    @property
    def text(self) -> str | None:
        """The words as printed."""
        found: str | None = self._data["text"]
        return found

    @property
    def time(self) -> str | None:
        """The time of day, with its zone where stated."""
        found: str | None = self._data["time"]
        return found


class Quote(View):
    """What somebody said."""
    __slots__ = ()

    @property
    def confidence(self) -> float:
        """Probability that it is right."""
        found: float = self._data["confidence"]
        return found

    @property
    def cue(self) -> str | None:
        """Lemma of the verb of saying."""
        found: str | None = self._data["cue"]
        return found

    @property
    def end(self) -> int:
        """One past the last code point."""
        found: int = self._data["end"]
        return found

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Why."""
        return self._parts(Evidence, "evidence")

    @property
    def id(self) -> str:
        """Id in this record."""
        found: str = self._data["id"]
        return found

    @property
    def mode(self) -> QuoteMode:
        """How it is rendered."""
        found: QuoteMode = self._data["mode"]
        return found

    @property
    def rule(self) -> str:
        """The rule that found it."""
        found: str = self._data["rule"]
        return found

    @property
    def speaker(self) -> Person | Organization | None:
        """Person or organization id."""
        found: Person | Organization | None = self._follow("speaker")
        return found

    @property
    def start(self) -> int:
        """First code point."""
        found: int = self._data["start"]
        return found

    @property
    def text(self) -> str:
        """The words, without the outer marks."""
        found: str = self._data["text"]
        return found


class Role(View):
    """Who is what to whom, once for each time it is stated."""
    __slots__ = ()

    @property
    def basis(self) -> Basis:
        """How it was read."""
        found: Basis = self._data["basis"]
        return found

    @property
    def confidence(self) -> float:
        """Probability that it is right."""
        found: float = self._data["confidence"]
        return found

    @property
    def end(self) -> int:
        """One past the last code point."""
        found: int = self._data["end"]
        return found

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Why."""
        return self._parts(Evidence, "evidence")

    @property
    def holder(self) -> Person | Organization:
        """Person or organization id."""
        found: Person | Organization = self._follow("holder")
        return found

    @property
    def id(self) -> str:
        """Id in this record."""
        found: str = self._data["id"]
        return found

    @property
    def kind(self) -> RoleKind:
        """Kind."""
        found: RoleKind = self._data["kind"]
        return found

    @property
    def rule(self) -> str:
        """The rule that found it."""
        found: str = self._data["rule"]
        return found

    @property
    def start(self) -> int:
        """First code point."""
        found: int = self._data["start"]
        return found

    @property
    def status(self) -> RoleStatus | None:
        """Whether it is held now."""
        found: RoleStatus | None = self._data["status"]
        return found

    @property
    def target(self) -> Organization | Place | Campaign | None:
        """Organization, place or campaign id."""
        found: Organization | Place | Campaign | None = self._follow("target")
        return found

    @property
    def text(self) -> str:
        """The words."""
        found: str = self._data["text"]
        return found

    @property
    def title(self) -> str | None:
        """Title in the nominative, without the organization that is the target."""
        found: str | None = self._data["title"]
        return found


class Source(View):
    """The document the article was found in."""
    __slots__ = ()

    @property
    def bytes(self) -> int:
        """Size in bytes."""
        found: int = self._data["bytes"]
        return found

    @property
    def encoding(self) -> str:
        """Character set used."""
        found: str = self._data["encoding"]
        return found

    @property
    def encoding_declared(self) -> str | None:
        """Character set the document declares."""
        found: str | None = self._data["encoding_declared"]
        return found

    @property
    def media_type(self) -> str:
        """``text/plain``, ``text/html``, ``application/json`` or ``text/csv``."""
        found: str = self._data["media_type"]
        return found

    @property
    def member(self) -> str | None:
        """Name inside a container."""
        found: str | None = self._data["member"]
        return found

    @property
    def offset(self) -> int | None:
        """Byte offset: of a line, row or WARC record in its file (in a compressed WARC of the gzip member), of a
        member in its archive; inside a member it counts the unpacked bytes.
        """
        found: int | None = self._data["offset"]
        return found

    @property
    def path(self) -> str:
        """Path as it was given, and behind that of a folder the path inside it, with ``/``; bytes of a name that are
        no UTF-8 as ``%FF``; ``-`` for standard input.
        """
        found: str = self._data["path"]
        return found

    @property
    def repairs(self) -> tuple[str, ...]:
        """What was mended while decoding."""
        found: tuple[str, ...] = tuple(self._data["repairs"])
        return found

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes, hexadecimal."""
        found: str = self._data["sha256"]
        return found

    @property
    def url(self) -> str | None:
        """Address the document was fetched from, where the source says so."""
        found: str | None = self._data["url"]
        return found


class Warning(View):
    """What a careful reader should look at."""
    __slots__ = ()

    @property
    def code(self) -> WarningCode:
        """What it is about."""
        found: WarningCode = self._data["code"]
        return found

    @property
    def difference(self) -> Difference | None:
        """In what figures differ."""
        found: Difference | None = self._data["difference"]
        return found

    @property
    def message(self) -> str:
        """For people."""
        found: str = self._data["message"]
        return found

    @property
    def refs(self) -> tuple[Amount | Campaign | Date | Figure | Organization | Person | Place | Quote | Role, ...]:
        """Ids of this record."""
        found: tuple[Amount | Campaign | Date | Figure | Organization | Person | Place | Quote | Role, ...] = self._follow_all("refs")
        return found


class Record(RecordView):
    """One article and everything it claims."""
    __slots__ = ()

    _TABLES = {
        "amounts": Amount,
        "campaigns": Campaign,
        "corrections": Applied,
        "dates": Date,
        "figures": Figure,
        "organizations": Organization,
        "people": Person,
        "places": Place,
        "quotes": Quote,
        "roles": Role,
        "warnings": Warning,
    }

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Sums of money."""
        return self._rows(Amount, "amounts")

    @property
    def article(self) -> Article:
        """The article itself."""
        return self._part(Article, "article")

    @property
    def campaigns(self) -> tuple[Campaign, ...]:
        """Named undertakings."""
        return self._rows(Campaign, "campaigns")

    @property
    def corrections(self) -> tuple[Applied, ...]:
        """What people decided about the facts, with ``--corrections``."""
        return self._rows(Applied, "corrections")

    @property
    def dates(self) -> tuple[Date, ...]:
        """Dates, intervals, durations and sets."""
        return self._rows(Date, "dates")

    @property
    def extractor(self) -> Extractor:
        """The program that wrote the record."""
        return self._part(Extractor, "extractor")

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Counts of people, and of what belongs to a campaign."""
        return self._rows(Figure, "figures")

    @property
    def id(self) -> str:
        """Given id verbatim; else 20 hex digits of SHA-256 over the place of the document, whatever it holds: path,
        member, address by the container, number among the documents that share these. A repeated id has ``~`` and a
        hash of path and member behind it, so that no two records of a run share one.
        """
        found: str = self._data["id"]
        return found

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """Organizations."""
        return self._rows(Organization, "organizations")

    @property
    def people(self) -> tuple[Person, ...]:
        """People."""
        return self._rows(Person, "people")

    @property
    def places(self) -> tuple[Place, ...]:
        """Places."""
        return self._rows(Place, "places")

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What was said."""
        return self._rows(Quote, "quotes")

    @property
    def roles(self) -> tuple[Role, ...]:
        """Who is what to whom."""
        return self._rows(Role, "roles")

    @property
    def schema_version(self) -> str:
        """Version of this format."""
        found: str = self._data["schema_version"]
        return found

    @property
    def source(self) -> Source:
        """The document the article was found in."""
        return self._part(Source, "source")

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """What a careful reader should look at."""
        return self._rows(Warning, "warnings")


__all__ = [
    "Amount",
    "Applied",
    "Article",
    "Basis",
    "Block",
    "BlockKind",
    "Bound",
    "Campaign",
    "CampaignKind",
    "CountedAs",
    "Date",
    "DateOrigin",
    "DateType",
    "Difference",
    "Evidence",
    "Extractor",
    "Figure",
    "Gender",
    "Measure",
    "Mention",
    "MentionKind",
    "Modality",
    "Organization",
    "OrganizationKind",
    "Person",
    "Place",
    "PlaceKind",
    "Precision",
    "Published",
    "Quote",
    "QuoteMode",
    "Record",
    "Role",
    "RoleKind",
    "RoleStatus",
    "Scope",
    "Source",
    "Unit",
    "Warning",
    "WarningCode",
]
