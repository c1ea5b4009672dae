"""Conformance: what ships keeps every promise, and whoever breaks one fails that one."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import attrs
import pytest

import reex
from reex.readers import reex_readers
from reex.testing import Promise, conformance
from reex.writers import reex_writers

pytestmark = pytest.mark.slow

# What each extractor that ships is made for, and would find little of in words by chance.
SENTENCES = (
    "The Pentagon (DoD) bought $400 million of preferred stock in MP Materials (NYSE: MP) on July 10, 2025.",
    "Canada plans a loan of up to C$90 million to Iluka for its Eneabba refinery, under the Defense Production Act.",
    "China makes 15% to 20% of the gallium, 500 tonnes a year, in Western Australia; it needs ten years, says the IEA.",
)
PAGE = (
    b"<html><head><title>Loan</title></head><body><nav><a href='/'>Home</a></nav><p>Caf\xc3\xa9 &amp; mine.</p></html>"
)
MARKDOWN = b"---\ntitle: Loan\n---\n# Loan\n\nTokyo **lends** [five](x) million.\n\n* one\n* two\n"
SHIPPED: dict[str, tuple[Promise, ...]] = {
    **{extractor.name: conformance(extractor, *SENTENCES) for extractor in reex.load().extractors},
    **{reader.name: conformance(reader, PAGE, MARKDOWN) for reader in reex_readers()},
    **{writer.name: conformance(writer) for writer in reex_writers()},
}


@pytest.mark.parametrize(
    "promise",
    [pytest.param(promise, id=f"{name}-{promise}") for name, promises in SHIPPED.items() for promise in promises],
)
def test_what_ships_keeps_its_promises(promise: Promise) -> None:
    """Each extractor, reader and writer of the project is what anybody's has to be."""
    promise()


def broken(promises: Iterable[Promise]) -> dict[str, str]:
    """Return the messages of the promises that are broken, by their names."""
    messages = {}
    for promise in promises:
        try:
            promise()
        except Exception as error:  # noqa: BLE001 - some of what is tested raises itself
            messages[str(promise)] = str(error)
    return messages


# --- extractors

_DOCKET = reex.Term("Docket")


def sound(page: reex.Page) -> Iterator[reex.Entity]:
    """Yield each docket, and break nothing."""
    for hit in page.hits:
        yield page.entity("docket", (hit.start, hit.end))


def raises(page: reex.Page) -> reex.Found:
    """Fail on what it didn't think of."""
    yield from sound(page)
    if "(" in page.text:
        raise ValueError("unbalanced")


def never_ends(page: reex.Page) -> reex.Found:
    """Yield the same docket for ever."""
    for entity in sound(page):
        while True:
            yield entity


def shifts(page: reex.Page) -> reex.Found:
    """Yield words one place further on."""
    return [attrs.evolve(entity, start=entity.start + 1, end=entity.end + 1) for entity in sound(page)]


def runs_over(page: reex.Page) -> reex.Found:
    """Yield evidence after the end of the text."""
    for entity in sound(page):
        yield page.claim(
            measure="share",
            subject=reex.Party.of(entity),
            value=reex.Place(ref="CN"),
            evidence=(reex.Span(0, len(page.text) + 1),),
        )


def makes_more(page: reex.Page) -> reex.Found:
    """Yield a kind that it doesn't tell of."""
    return [attrs.evolve(entity, kind="file") for entity in sound(page)]


def too_sure(page: reex.Page) -> reex.Found:
    """Yield what no record can hold."""
    return [attrs.evolve(entity, confidence=2) for entity in sound(page)]


_count = itertools.count()


def counts(page: reex.Page) -> reex.Found:
    """Number what it finds, through all texts."""
    return [attrs.evolve(entity, name=f"docket {next(_count)}") for entity in sound(page)]


_seen: list[str] = []


def remembers(page: reex.Page) -> reex.Found:
    """Number texts as they come; one text twice in a row has one number."""
    if _seen[-1:] != [page.text]:
        _seen.append(page.text)
    return [attrs.evolve(entity, name=str(len(_seen))) for entity in sound(page)]


def clears(page: reex.Page) -> reex.Found:
    """Take the hits that it has seen off the page."""
    made = list(sound(page))
    page.hits.clear()  # type: ignore[attr-defined]
    return made


_BACKTRACKING = re.compile(r"(?:[A-Z][a-z]+ )*[0-9]")


def backtracks(page: reex.Page) -> reex.Found:
    """Look for a number behind names at each place, in a regular expression without bound."""
    _BACKTRACKING.search(page.text)
    return sound(page)


def compares(page: reex.Page) -> reex.Found:
    """Compare each sentence with each other."""
    same = sum(one == other for one in page.text.split() for other in page.text.split())
    return sound(page) if same >= 0 else ()


def yields_pairs(page: reex.Page) -> reex.Found:
    """Yield each docket as often as there are dockets."""
    return (page.entity("docket", (hit.start, hit.end)) for hit in page.hits for _ in page.hits)


def pairs(page: reex.Page) -> reex.Found:
    """Compare each hit with each other."""
    same = sum(one is other for one in page.hits for other in page.hits)
    return sound(page) if same >= 0 else ()


@pytest.mark.parametrize(
    ("find", "name", "message"),
    [
        (raises, "fails-on-no-text", "unbalanced"),
        (never_ends, "fails-on-no-text", "dockets yields more than 1000 things, if not without end, of 'D"),
        (shifts, "spans-lie-in-the-text", "dockets yields 'D"),
        (runs_over, "spans-lie-in-the-text", "dockets yields Span(start=0, end="),
        (makes_more, "makes-what-it-says", "dockets yielded a file, but makes claim, docket; its text was"),
        (too_sure, "makes-what-it-says", "dockets yielded a docket of confidence 2"),
        (counts, "answers-the-same-twice", "dockets yields"),
        (remembers, "remembers-no-other-text", "after other texts"),
        (clears, "fails-on-no-text", "'tuple' object has no attribute 'clear'"),
        (backtracks, "takes-linear-time", "16 times the length takes"),
        (compares, "takes-linear-time", "16 times the length takes"),
        (yields_pairs, "takes-linear-time", "dockets yields more than 1000 things, if not without end, of 'Docket Do"),
        (pairs, "takes-linear-time", "dockets on 'Docket ' over and over: 16 times the length takes"),
    ],
)
def test_an_extractor_that_breaks_a_promise_fails_it(find: Any, name: str, message: str) -> None:
    """Each promise can be broken, and the message tells by what and on which text."""
    extractor = reex.Extractor("dockets", find, makes=["docket", "claim"], terms=[_DOCKET])
    promises = [promise for promise in conformance(extractor) if promise.name == name]

    assert message in broken(promises)[name]


def test_an_extractor_that_keeps_its_promises_passes() -> None:
    """What is broken by none of these breaks none."""
    extractor = reex.Extractor("dockets", sound, makes="docket", terms=[_DOCKET])
    assert broken(conformance(extractor, "Docket BIS-1", "")) == {}


def test_one_fault_fails_one_promise() -> None:
    """An extractor that raises on some texts does the same each time, and makes what it says on all others."""
    extractor = reex.Extractor("dockets", raises, makes="docket", terms=[_DOCKET])
    assert set(broken(conformance(extractor))) == {"fails-on-no-text"}


def test_an_extractor_without_end_fails_instead_of_hanging() -> None:
    """Each promise comes to an end, and tells that the extractor doesn't."""
    promises = conformance(reex.Extractor("dockets", never_ends, makes="docket", terms=[_DOCKET]))
    messages = broken(promises)

    assert list(messages) == list(map(str, promises))
    assert all("dockets yields more than " in message for message in messages.values())


def test_examples_bring_what_chance_does_not() -> None:
    """A fault that only shows on a text of its own shows if that text is given."""

    def find(page: reex.Page) -> reex.Found:
        if re.search(r"BIS-\d{4}", page.text):
            raise ValueError("not yet written")
        return ()

    extractor = reex.Extractor("codes", find, makes="code")

    assert not broken(conformance(extractor)[:1])
    assert set(broken(conformance(extractor, "See BIS-2025.")[:1])) == {"fails-on-no-text"}


def test_an_extractor_gets_what_it_needs() -> None:
    """It is tested on pages with mentions of the kinds that it builds on."""

    def find(page: reex.Page) -> reex.Found:
        if page.entities("money"):
            raise ValueError("saw money")
        return ()

    extractor = reex.Extractor("sited", find, makes="sited", needs="money")
    assert set(broken(conformance(extractor)[:1])) == {"fails-on-no-text"}


# --- readers


def plain(data: bytes, path: str | None) -> reex.Document:
    """Read Latin-1 as it is, and break nothing."""
    if not data:
        raise reex.ReadError(f"{path}: empty")
    text = data.decode("latin-1")
    return reex.Document(text=text, path=path, media_type="text/x", source=text)


def strict(data: bytes, path: str | None) -> reex.Document:
    """Fail on bytes that it didn't think of."""
    return attrs.evolve(plain(data, path), title=data.decode("ascii"))


def renamed(data: bytes, _: str | None) -> reex.Document:
    """Tell another path."""
    return plain(data, "elsewhere.x")


def mistyped(data: bytes, path: str | None) -> reex.Document:
    """Tell another type than its own."""
    return attrs.evolve(plain(data, path), media_type="text/html")


def dropping(data: bytes, path: str | None) -> reex.Document:
    """Leave out what stands before the text, and forget that it did."""
    document = plain(data, path)
    return attrs.evolve(document, text=document.text.lstrip(), source=document.source)


def zoned(data: bytes, path: str | None) -> reex.Document:
    """Put a zone around more than the text."""
    document = plain(data, path)
    return attrs.evolve(document, zones=(reex.Zone(kind="title", start=0, end=len(document.text) + 1),))


def sourceless(data: bytes, path: str | None) -> reex.Document:
    """Lead back to a source that it doesn't give."""
    document = plain(data, path)
    return attrs.evolve(document, source=None, offsets=reex.OffsetMap.identity(len(document.text)))


def counted(data: bytes, path: str | None) -> reex.Document:
    """Number the documents."""
    return attrs.evolve(plain(data, path), id=str(next(_count)))


_read: list[bytes] = []


def linked(data: bytes, path: str | None) -> reex.Document:
    """Tell what was read before something else."""
    if _read[-1:] != [data]:
        _read.append(data)
    return attrs.evolve(plain(data, path), url=str(len(_read)))


def slow(data: bytes, path: str | None) -> reex.Document:
    """Look at all that is left for each line."""
    for at in range(data.count(b"\n")):
        set(data[at:])
    return plain(data, path)


@pytest.mark.parametrize(
    ("read", "name", "message"),
    [
        (strict, "reads-any-bytes-or-refuses", "can't decode byte"),
        (lambda data, path: None, "reads-any-bytes-or-refuses", "which is no document"),
        (renamed, "tells-path-and-type", "tells 'elsewhere.x'"),
        (mistyped, "tells-path-and-type", "is text/html"),
        (dropping, "leads-back-to-the-source", "x leads from "),
        (zoned, "leads-back-to-the-source", "x puts a title at 0:"),
        (sourceless, "leads-back-to-the-source", "a source that it doesn't give"),
        (counted, "answers-the-same-twice", "in two ways"),
        (linked, "remembers-no-other-bytes", "in another way after other bytes"),
        (slow, "takes-linear-time", r"x on b'\n' over and over: 16 times the length takes"),
    ],
)
def test_a_reader_that_breaks_a_promise_fails_it(read: Any, name: str, message: str) -> None:
    """Each promise can be broken, and the message tells by what and on which bytes."""
    reader = reex.Reader(name="x", suffixes=(".x",), media_type="text/x", read=read)
    promises = [promise for promise in conformance(reader) if promise.name == name]

    assert message in broken(promises)[name]


def test_a_reader_that_keeps_its_promises_passes() -> None:
    """The simplest one does."""
    reader = reex.Reader(name="x", suffixes=(".x",), media_type="text/x", read=plain)
    assert broken(conformance(reader, b"Tokyo lends.", b"")) == {}


def test_what_the_core_fills_in_counts() -> None:
    """A reader that leaves out path, id and media type keeps its promises: a record has them all."""
    reader = reex.Reader(
        name="x", suffixes=(".x",), media_type="text/x", read=lambda data, _: reex.Document(text=data.decode("latin-1"))
    )
    assert broken(conformance(reader, b"Tokyo lends.")) == {}


def test_examples_of_a_reader_are_damaged() -> None:
    """Bytes are cut out of them and put in, as transfers do."""

    def read(data: bytes, path: str | None) -> reex.Document:
        if not data.startswith(b"%KORB"):
            raise reex.ReadError(f"{path}: no such file")
        assert data.endswith(b"EOF"), "cut off"
        return plain(data, path)

    reader = reex.Reader(name="x", suffixes=(".x",), media_type="text/x", read=read)

    assert not broken(conformance(reader)[:1])
    assert "cut off" in broken(conformance(reader, b"%KORB five EOF")[:1])["reads-any-bytes-or-refuses"]


# --- containers


def line_parts(stream: BinaryIO, name: str, limits: reex.Limits) -> Iterator[reex.Part | reex.ReadError]:
    """Yield the lines of a file."""
    for number, line in enumerate(stream, 1):
        large = len(line) > limits.size
        yield reex.ReadError(f"{name}: line {number} is too long") if large else reex.Part(str(number), line)


def texts(stream: BinaryIO, name: str, limits: reex.Limits) -> Iterator[Any]:
    """Yield what are no parts."""
    yield from stream


def whole(stream: BinaryIO, name: str, limits: reex.Limits) -> Iterator[reex.Part | reex.ReadError]:
    """Yield all there is, and then an error."""
    yield reex.Part("1", stream.read())
    raise reex.ReadError(f"{name}: that was all")


NUMBERS = itertools.count()


def numbered(stream: BinaryIO, name: str, limits: reex.Limits) -> Iterator[reex.Part]:
    """Yield a part with another name each time."""
    yield reex.Part(str(next(NUMBERS)), b"")


@pytest.mark.parametrize(
    ("parts", "name", "message"),
    [
        (texts, "takes-any-bytes-apart-or-refuses", "x yields b'"),
        (whole, "keeps-to-the-limits", "where 16 are allowed"),
        (numbered, "answers-the-same-twice", "in two ways"),
    ],
)
def test_a_container_that_breaks_a_promise_fails_it(parts: Any, name: str, message: str) -> None:
    """Each promise can be broken, and the message tells by what."""
    container = reex.Container(name="x", suffixes=(".x",), media_type="text/x", parts=parts)
    promises = [promise for promise in conformance(container) if promise.name == name]

    assert message in broken(promises)[name]


def test_a_container_that_keeps_its_promises_passes() -> None:
    """The simplest one does."""
    container = reex.Container(name="x", suffixes=(".x",), media_type="text/x", parts=line_parts)
    assert broken(conformance(container, b"Tokyo lends.\nSeoul pays.\n")) == {}


# --- writers


def lines(records: Iterable[reex.Record], stream: BinaryIO, *, text: bool) -> None:
    """Write a line a record, and break nothing."""
    for record in records:
        words = record.document.text if text else record.document.path or ""
        stream.write(repr(words).encode() + b"\n")


def fragile(records: Iterable[reex.Record], stream: BinaryIO, *, text: bool) -> None:
    """Fail on half a character."""
    stream.writelines((record.document.path or "").encode() for record in records)


def shuts(records: Iterable[reex.Record], stream: BinaryIO, *, text: bool) -> None:
    """Close what isn't its own."""
    lines(records, stream, text=text)
    stream.close()


def first(records: Iterable[reex.Record], stream: BinaryIO, *, text: bool) -> None:
    """Write one record only."""
    lines(itertools.islice(records, 1), stream, text=text)


def seeks(records: Iterable[reex.Record], stream: BinaryIO, *, text: bool) -> None:
    """Go back to the start."""
    lines(records, stream, text=text)
    stream.seek(0)


def stamps(records: Iterable[reex.Record], stream: BinaryIO, *, text: bool) -> None:
    """Write something else each time."""
    stream.write(str(next(_count)).encode())
    lines(records, stream, text=text)


def hoards(records: Iterable[reex.Record], stream: BinaryIO, *, text: bool) -> None:
    """Take all records before it writes the first."""
    lines(list(records), stream, text=text)


def tells(records: Iterable[reex.Record], stream: BinaryIO, *, text: bool) -> None:
    """Write texts, asked or not."""
    lines(records, stream, text=True)


def alters(records: Iterable[reex.Record], stream: BinaryIO, *, text: bool) -> None:
    """Shorten what it writes."""
    for record in records:
        for initiative in record.initiatives:
            initiative.reasons.clear()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("write", "name", "message"),
    [
        (fragile, "writes-any-records", "surrogates not allowed"),
        (shuts, "writes-any-records", "lines closes the stream"),
        (first, "writes-any-records", "lines stops before the last record"),
        (seeks, "writes-to-a-pipe", "seek"),
        (stamps, "writes-the-same-twice", "lines writes b"),
        (hoards, "keeps-no-records", "lines keeps 600 of 600 records"),
        (first, "keeps-no-records", "lines takes 1 of 600 records"),
        (tells, "leaves-texts-out", "without being asked"),
        (alters, "leaves-records-alone", "can't be changed"),
    ],
)
def test_a_writer_that_breaks_a_promise_fails_it(write: Any, name: str, message: str) -> None:
    """Each promise can be broken, and the message tells by what."""
    promises = [p for p in conformance(reex.Writer(name="lines", write=write)) if p.name == name]

    assert message in broken(promises)[name]


def test_a_writer_that_keeps_its_promises_passes() -> None:
    """The simplest one does, on records of one's own too."""
    own = reex.Record(document=reex.Document(text="Tokyo lends.", path="a.txt"))
    assert broken(conformance(reex.Writer(name="lines", write=lines), own)) == {}


# --- asking for it


@pytest.mark.parametrize("thing", [sound, reex.Pipeline([]), None])
def test_only_what_plugins_offer_conforms(thing: Any) -> None:
    """Anything else is refused, and the message tells what is taken."""
    with pytest.raises(TypeError, match="conformance takes an extractor, a reader, a container or a writer, not "):
        conformance(thing)


def test_examples_are_of_the_type_that_is_read() -> None:
    """Bytes for an extractor would be no text at all."""
    with pytest.raises(TypeError, match="an example is to be of type str, not b'x'"):
        conformance(reex.Extractor("dockets", sound, makes="docket"), b"x")


def test_without_hypothesis_the_mend_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is needed only here, and the message tells how to install it."""
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(ImportError, match=re.escape("needs hypothesis: pip install -e '.[testing]' in a checkout")):
        conformance(reex.Writer(name="lines", write=lines))


def test_the_kit_loads_no_test_library() -> None:
    """Whoever checks a sentence without pytest, or scores records, needs neither it nor hypothesis."""
    code = (
        "import sys, reex.testing; print([name for name in ('pytest', 'hypothesis', 'click') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
