"""Reads archives of Cyrillic news and says what they claim.

>>> import svodka
>>> record = svodka.extract("В акции «Наш лес» участвует более 300 тысяч человек.", id="1")
>>> figure = record.figures[0]
>>> figure.min, figure.bound, figure.campaign.name
(300000, 'over', 'Наш лес')

:func:`extract` reads one document, :func:`extract_many` those of an iterable, :func:`read` files, folders and
archives. :class:`Extractor` does the same with options of its own. What they give is a :class:`Record`, typed, with
offsets in code points of ``record.article.text``, or an :class:`Error`. :func:`tables` makes data frames of records.
"""

from ._svodka import VERSION as __version__
from ._svodka import Table
from .errors import Error
from .extractor import Extractor, extract, extract_many, read
from .records import Record
from .tables import tables

__all__ = [
    "Error",
    "Extractor",
    "Record",
    "Table",
    "__version__",
    "extract",
    "extract_many",
    "read",
    "tables",
]
