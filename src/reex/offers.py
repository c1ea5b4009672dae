"""What a plugin offers: extractors, gazetteers, readers, writers, kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import attrs

from reex.document import Document, Notice, Told
from reex.errors import PipelineError, ReadError
from reex.late import regex
from reex.model import Record
from reex.page import Found, Page
from reex.scan import Term

_WORD = regex(r"[^\s:|\[\]\\]+")
_LANGUAGE = regex(r"[a-z]{2}|\*")


_ENGLISH = frozenset({"en"})


def slip_in_name(name: str) -> str:
    """Return what is wrong with the name of an extractor or a kind, or nothing.

    It stands in commands and in marked sentences, where a blank or such a sign would end it.
    """
    if _WORD.fullmatch(name):
        return ""
    better = re.sub(r"[\s:|\[\]\\]+", "-", name).strip("-").lower() or "deal-codes"
    return f"{name!r} can't be a name: it has no blanks and none of : | [ ] \\, as {better}"


def _names(value: str | Iterable[str]) -> frozenset[str]:
    names = frozenset([value] if isinstance(value, str) else value)
    if wrong := [name for name in names if not isinstance(name, str)]:
        raise TypeError(f"kinds are words: {wrong[0]!r} is none")
    if slip := next(filter(None, map(slip_in_name, sorted(names))), ""):
        raise PipelineError(f"kind {slip}")
    return names


def _languages(value: str | Iterable[str]) -> frozenset[str]:
    codes = frozenset([value] if isinstance(value, str) else value)
    if wrong := sorted(str(code) for code in codes if not isinstance(code, str) or not _LANGUAGE.fullmatch(code)):
        raise PipelineError(f"{wrong[0]!r} is no language: write the code of ISO 639-1, such as de, or * for any")
    if not codes:
        raise PipelineError("an extractor reads at least one language: write its code, such as de, or * for any")
    return codes


def _terms(value: Iterable[str | Term]) -> tuple[Term, ...]:
    if isinstance(value, str | Term):
        raise TypeError(f"terms must be a list of words: write [{value!r}], not {value!r}")
    terms = tuple(value)
    if set(map(type, terms)) <= {Term}:  # nearly always, and there are tens of thousands
        return terms  # type: ignore[return-value]
    return tuple(term if isinstance(term, Term) else Term(term) for term in terms)


def _function(extractor: Extractor, _: attrs.Attribute[Any], value: object) -> None:
    if not callable(value):
        raise TypeError(f"extractor {extractor.name}: {value!r} is no function of a page")


def _endings(reader: Reader | Container, _: attrs.Attribute[Any], value: tuple[str, ...]) -> None:
    if not isinstance(value, tuple) or not all(end.startswith(".") and end == end.lower() for end in value):
        what = type(reader).__name__.lower()
        raise ValueError(f"{what} {reader.name}: suffixes are {value!r}; write ('.rtf',), with dot and small letters")


@attrs.frozen
class Extractor:
    """One step of a pipeline: a function of a page, and what it works with.

    Attributes:
        name: unique within a pipeline.
        find: yields entities, initiatives, claims and notices, made by the page.
        makes: the kinds that it yields.
        needs: kinds that must have been made before; without a maker the pipeline is refused.
        uses: kinds that it takes into account where something makes them.
        terms: what the one scan over the text finds for it.
        languages: codes of ISO 639-1 of those that it reads, ``*`` for any; it is left out on a document in another.
        fallback: true where what it finds gives way to what any other extractor finds, as that of a model should.
        extended: returns this extractor with what a file of the user adds to its tables, where it takes such files.
        origin: distribution and version that it came from, or empty.
        notices: what each record should carry from the making of the extractor, such as rows left out.

    Raises:
        TypeError: if *find* is no function, or *terms* a word and no list of words.
        DataError: if a term has a mark without its other half.
        PipelineError: if the name, or that of a kind, has a blank or a sign that ends one, or a language is no code.
    """

    name: str
    find: Callable[[Page], Found] = attrs.field(validator=_function)
    makes: frozenset[str] = attrs.field(converter=_names, kw_only=True)
    needs: frozenset[str] = attrs.field(converter=_names, default=frozenset(), kw_only=True)
    uses: frozenset[str] = attrs.field(converter=_names, default=frozenset(), kw_only=True)
    terms: tuple[Term, ...] = attrs.field(converter=_terms, default=(), kw_only=True, repr=False)
    languages: frozenset[str] = attrs.field(converter=_languages, default=_ENGLISH, kw_only=True)
    fallback: bool = attrs.field(default=False, kw_only=True)
    extended: Callable[[Path], Extractor] | None = attrs.field(default=None, kw_only=True, repr=False, eq=False)
    origin: str = attrs.field(default="", kw_only=True)
    notices: tuple[Notice, ...] = attrs.field(default=(), kw_only=True, repr=False)

    def __attrs_post_init__(self) -> None:
        if isinstance(self.name, str) and (slip := slip_in_name(self.name)):
            raise PipelineError(f"extractor {slip}")

    def reads(self, language: str) -> bool:
        """Say whether it reads texts in the language of that code."""
        return language in self.languages or "*" in self.languages

    def __call__(self, page: Page) -> Found:
        """Run the function itself, as a test of a plugin would."""
        return self.find(page)


def extractor(
    name: str,
    *,
    makes: str | Iterable[str],
    needs: str | Iterable[str] = (),
    uses: str | Iterable[str] = (),
    terms: Iterable[str | Term] = (),
    languages: str | Iterable[str] = _ENGLISH,
) -> Callable[[Callable[[Page], Found]], Extractor]:
    """Make an :class:`Extractor` of the function below.

    Raises:
        TypeError: if what stands below is no function, or *terms* is a word and no list of words.
        DataError: if a term has a mark without its other half.
        PipelineError: if the name, or that of a kind, has a blank or a sign that ends one, or a language is no code.
    """

    def wrap(find: Callable[[Page], Found]) -> Extractor:
        return Extractor(name, find, makes=makes, needs=needs, uses=uses, terms=terms, languages=languages)

    return wrap


@attrs.frozen(kw_only=True)
class Reader:
    """Makes a document of the bytes of one media type.

    Attributes:
        suffixes: file name endings that it reads, with the dot, in lower case.
        read: takes the bytes and the path as the user named it.
        looks: says of the first :data:`HEAD` bytes whether they are surely of this kind, as a magic number tells.
            Then it is the reader of the file, whatever the file's name; without it, the name alone decides.
        within: returns what reads as *read* does, within other limits than the usual ones; only for what unpacks.
    """

    name: str
    suffixes: tuple[str, ...] = attrs.field(validator=_endings)
    media_type: str
    read: Callable[[bytes, str | None], Document] = attrs.field(validator=attrs.validators.is_callable())
    looks: Callable[[bytes], bool] | None = None
    within: Callable[[Limits], Callable[[bytes, str | None], Document]] | None = None
    origin: str = ""


HEAD = 4096
"""How many bytes of a file tell of what kind it is."""


@attrs.frozen(kw_only=True)
class Limits:
    """What one input may cost; whatever goes beyond is refused, and said so.

    Attributes:
        size: bytes of one file that is a document, unpacked.
        characters: code points of its text; a page may have five times as many bytes. A plain text or Markdown that has
            more is read in parts, of any number.
        parts: how many things an archive or a mail may hold; what is streamed, such as a crawl, may hold any number.
        depth: how deep containers may stand in containers.
        ratio: how many times as large as its file an archive may become, once it has given more than *size*.
        seconds: how long one document may take where other processes than this one work on it.
    """

    size: int = 200_000_000
    characters: int = 5_000_000
    parts: int = 1_000_000
    depth: int = 5
    ratio: int = 200
    seconds: int = 300

    @staticmethod
    def raising(name: str) -> str:
        """Return how to raise one of them, for the end of a message: on the command line, and in Python."""
        return f"raise the limit (--limit {name}=N, in Python Limits({name}=N))"


@attrs.frozen
class Part:
    """One of the things that a container holds.

    Attributes:
        name: its name there, such as ``annex/terms.pdf``, or the number of a row; empty if it is what the container
            itself says, as the body of a mail is.
        data: its bytes.
        media_type: what the container says that it is, perhaps with a ``charset``; what the bytes show goes first.
        told: what the container tells of it.
        notices: what whoever reads the record should know of how it was taken out.
    """

    name: str
    data: bytes = attrs.field(repr=False)
    media_type: str | None = None
    told: Told = attrs.field(factory=Told)
    notices: tuple[Notice, ...] = ()


@attrs.frozen(kw_only=True)
class Container:
    """Takes a file apart that holds others: an archive, a mailbox, a feed, a table of texts, a crawl.

    Attributes:
        suffixes, looks: as those of a :class:`Reader`.
        parts: takes the file, open for reading in bytes and seekable, the name that messages begin with, and the
            limits. It yields one part after the other and holds no more than one at a time. A ReadError that it yields
            stands for a part that can't be read; one that it raises ends the file, and what came before stands.
    """

    name: str
    suffixes: tuple[str, ...] = attrs.field(validator=_endings)
    media_type: str
    parts: Callable[[BinaryIO, str, Limits], Iterator[Part | ReadError]] = attrs.field(
        validator=attrs.validators.is_callable()
    )
    looks: Callable[[bytes], bool] | None = None
    origin: str = ""


class Write(Protocol):
    """What a writer does."""

    def __call__(self, records: Iterable[Record], stream: BinaryIO, *, text: bool) -> None:
        """Write *records* to *stream*, with the texts of the documents if *text* and the format has room for them."""


@attrs.frozen(kw_only=True)
class Writer:
    """Writes records in one format.

    Attributes:
        name: the value of ``--format``.
        write: takes the records one by one as they come and keeps none, so that a folder of any size fits.
    """

    name: str
    write: Write = attrs.field(validator=attrs.validators.is_callable())
    origin: str = ""
