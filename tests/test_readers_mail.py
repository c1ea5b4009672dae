"""Mails and mailboxes: the text that is read, what is attached, quotes and signatures, sound and hostile."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Iterator
from email.message import EmailMessage
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reex
from reex import Document, Limits, Part, ReadError, Span
from reex.readers import documents, read_bytes
from reex.readers.mbox import mbox_parts
from reex.readers.signs import is_mail, is_mailbox

BODY = (
    "The agency lends four hundred million dollars to the owner of the mine, and the price of its magnets "
    "is held above a floor for ten years, which the industry has asked for since prices fell."
)
HEAD = b"From: Ada Quill <ada@example.org>\r\nSubject: Loan\r\nMIME-Version: 1.0\r\n"
PIXEL = b"\x89PNG\r\n\x1a\n"


def mail(
    text: str = BODY, subject: str = "Loan to Kestrel", sender: str = "Ada Quill <ada@example.org>"
) -> EmailMessage:
    """Return a mail of plain text."""
    message = EmailMessage()
    message["From"] = sender
    message["Subject"] = subject
    message["Date"] = "Tue, 03 Jun 2025 23:30:00 -0400"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(text)
    return message


def read(data: bytes, name: str = "a.eml", limits: Limits | None = None) -> list[Document]:
    """Return the documents in a mail or mailbox."""
    return list(documents(BytesIO(data), name, limits=limits or Limits()))


def text_of(body: bytes, kind: bytes = b"text/plain; charset=utf-8") -> str:
    """Return the text of a mail that has nothing but a body."""
    (document,) = read(HEAD + b"Content-Type: " + kind + b"\r\n\r\n" + body)
    return document.text


def told(document: Document) -> str:
    """Return what is said of a document that can't be read."""
    return document.notices[0].message


# --- what a mail tells


def test_a_mail_tells_title_date_and_author() -> None:
    """Subject, date in the sender's own zone and the sender's name are told; the path is that of the mail."""
    document = read_bytes(mail(subject="Kredit für Kestrel – 5 Mio. €").as_bytes(), "a.eml")
    assert (document.title, document.path) == ("Kredit für Kestrel – 5 Mio. €", "a.eml")
    assert (document.published, document.published_basis) == ("2025-06-03", "metadata")
    assert (document.author, document.publisher) == ("Ada Quill", None)
    assert document.text == BODY


def test_an_office_that_sends_a_mail_publishes_it() -> None:
    """The name beside a mailbox such as press@ is that of the publisher, since nobody of that name wrote the mail."""
    (document,) = read(mail(sender="Ministry of Mines <press@mines.example.org>").as_bytes())
    assert (document.author, document.publisher) == (None, "Ministry of Mines")


def test_a_saved_page_has_an_address_and_no_date() -> None:
    """A browser saves a page as a mail of the day on which it was saved, which is not when it was published."""
    head = b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/loan\r\nSubject: Loan\r\n"
    head += b"Date: Tue, 3 Jun 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"
    (document,) = read(head + b"<p>The loan is signed.</p>", "page.mhtml")
    assert (document.title, document.url, document.published) == ("Loan", "https://example.org/loan", None)


@pytest.mark.parametrize(
    "head",
    [
        b"From: ((((((((\r\nSubject: Loan\r\nDate: soon\r\n",
        b"From: =?x-none?B?!!?=\r\nSubject: Loan\r\nDate: Tue, 99 Jun 2025 99:99:99 +9999\r\n",
        b"Subject: Loan\r\nFrom\r\n Date: \r\nContent-Type: ;;;\r\nContent-Disposition: =\r\n",
    ],
)
def test_a_broken_head_costs_only_what_it_would_tell(head: bytes) -> None:
    """Fields that can't be read tell nothing, and the text is read."""
    (document,) = read(head + b"\r\nThe loan is signed.")
    assert (document.title, document.published, document.text) == ("Loan", None, "The loan is signed.")


# --- which text


def test_the_alternative_that_says_most_is_read() -> None:
    """HTML is read for its headings and tables, and plain text where HTML only shows a picture."""
    message = mail("Kestrel borrows\nThe loan is signed.")
    message.add_alternative("<h1>Kestrel borrows</h1><p>The loan is signed.</p>", subtype="html")
    (document,) = read(message.as_bytes())
    assert (document.text, document.media_type) == ("Kestrel borrows\n\nThe loan is signed.", "text/html")
    message = mail("Kestrel borrows.\nThe loan is signed.")
    message.add_alternative("<style>p {color: red}</style><img src='x'><a href='/x'>View it</a>", subtype="html")
    (document,) = read(message.as_bytes())
    assert (document.text, document.media_type) == ("Kestrel borrows.\nThe loan is signed.", "text/x-mail")


PAID = "€ 5 for Café “Kestrel”"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"iso-8859-1", PAID.encode("cp1252")),
        (b"us-ascii", PAID.encode()),
        (b"x-none", PAID.encode()),
        (b"utf-16", PAID.encode("utf-16")),
        (b"utf-8\r\nContent-Transfer-Encoding: base64 (x)", base64.b64encode(PAID.encode()).rstrip(b"=")),
        (b"utf-8\r\nContent-Transfer-Encoding: quoted-printable", quopri.encodestring(PAID.encode())),
        (b"utf-8\r\nContent-Transfer-Encoding: none", PAID.encode()),
    ],
)
def test_text_is_decoded_as_it_was_meant(head: bytes, body: bytes) -> None:
    """Transfer encodings are undone, and charsets are believed as far as the bytes bear them out."""
    assert text_of(body, b"text/plain; charset=" + head) == PAID


def test_flowed_lines_are_joined() -> None:
    """Lines that end in a space go on in the next, in quotes too; with delsp that space is none of the text's."""
    flowed = b"The loan \r\nis signed.\r\n\r\n> It was \r\n> planned.\r\n-- \r\nAda"
    assert (
        text_of(flowed, b"text/plain; format=flowed; charset=utf-8")
        == "The loan is signed.\n\nIt was planned.\n\n--\nAda"
    )
    assert text_of(b"mag \r\nnets", b"text/plain; format=flowed; delsp=yes; charset=utf-8") == "magnets"


QUOTED = b"""So it is signed.

On Tue, 3 Jun 2025 at 10:00, Bo Wren <bo@example.org>
wrote:
> The loan is planned.
>> Is it?

-----Original Message-----
From: Cy Finch
Sent: Monday, 2 June 2025
Subject: Loan

The county: asks for it.
From: is no field alone

Sent from my telephone
--\x20
Ada Quill
Chief of staff
"""


def test_quotes_are_text_and_signatures_furniture() -> None:
    """What is quoted and forwarded is evidence, without the marks of programs; a signature is none."""
    (document,) = read(HEAD + b"\r\n" + QUOTED)
    body = "So it is signed.\n\nThe loan is planned.\n\nIs it?\n\nThe county: asks for it.\nFrom: is no field alone"
    signed = "Sent from my telephone\n--\nAda Quill\nChief of staff"
    assert document.text == f"{body}\n\n{signed}"
    assert [document.text[zone.start : zone.end] for zone in document.zones if zone.kind == "furniture"] == [signed]


def test_what_lawyers_append_is_furniture() -> None:
    """The footer on whom a mail is meant for is no evidence."""
    footer = "If you are not the intended recipient, delete the loan of $5 million at once, and tell the sender."
    (document,) = read(mail(f"{BODY}\n\n{footer}").as_bytes())
    assert [document.text[zone.start : zone.end] for zone in document.zones] == [footer]


FRAGMENTS = st.sampled_from(
    ["mine ", "magnets", "owner\n", "\n", "\r\n", "> ", ">> ", " >", "-- \n", "On 3 Ada wrote:\n", "From: a\n",
     "Date: b\n", "Sent from my mine\n", "é", "  ", "\t", "---- Forwarded message ----\n"]
)  # fmt: skip


@given(st.lists(FRAGMENTS, min_size=1, max_size=25).map("".join), st.sampled_from([b"", b"; format=flowed"]))
def test_words_lead_back_to_the_same_words(text: str, flowed: bytes) -> None:
    """A word of the text is the same word in the source, through all marks of quotes."""
    data = HEAD + b"Content-Type: text/plain; charset=utf-8" + flowed + b"\r\n\r\n" + text.encode()
    for document in read(data):
        for word in ("mine", "magnets", "owner"):
            at = document.text.find(word)
            while at >= 0 and document.source is not None:
                where = document.in_source(Span(at, at + len(word)))
                assert document.source[where.start : where.end] == word
                at = document.text.find(word, at + 1)


# --- what is attached


def test_what_is_attached_is_read_in_turn() -> None:
    """Files and mails in a mail are documents with paths of their own; images and signatures are passed over."""
    message = mail()
    message.add_attachment(BODY.encode(), "text", "plain", filename="fact sheet é.txt")
    message.add_attachment(b"<h1>Terms</h1>", "application", "octet-stream", filename="C:\\x\\terms.html")
    message.add_attachment(b"<h1>More</h1>", "application", "octet-stream", filename="terms.html")
    message.add_attachment(PIXEL, "image", "png", filename="logo.png")
    message.add_attachment(b"0", "application", "pgp-signature", filename="signature.asc")
    message.add_attachment(b"0", "audio", "x-none", filename="call.none")
    message.add_attachment(mail("As planned.", subject="Before", sender="bo@example.org"))
    found = {document.path: document for document in read(message.as_bytes())}
    assert list(found) == [
        "a.eml",
        "a.eml!/fact sheet é.txt",
        "a.eml!/terms.html",
        "a.eml!/terms-2.html",
        "a.eml!/call.none",
        "a.eml!/message.eml",
    ]
    assert found["a.eml!/terms-2.html"].text == "More"
    assert told(found["a.eml!/call.none"]).startswith("a.eml!/call.none: no reader for .none files")
    inner = found["a.eml!/message.eml"]
    assert (inner.title, inner.author, inner.text) == ("Before", "bo@example.org", "As planned.")
    assert found["a.eml!/terms.html"].published is None


def test_a_mail_goes_by_its_own_path_and_bytes(tmp_path: Path) -> None:
    """Its text is read by the path of the mail; its id is that of the mail, wherever that lies."""
    message = mail()
    message.add_attachment(BODY.encode(), "text", "plain", filename="sheet.txt")
    data = message.as_bytes()
    file, archive = tmp_path / "loan.eml", tmp_path / "all.zip"
    file.write_bytes(data)
    with ZipFile(archive, "w") as members:
        members.writestr("loan.eml", data)
        members.writestr("sheet.txt", BODY)
    alone = [reex.read(file), reex.read(f"{file}!/sheet.txt")]
    packed = {(document.path or "").partition("!/")[2]: document.id for document in reex.read_all(archive)}
    assert alone[0].text.startswith("The agency lends")
    assert alone[0].id == f"sha256:{sha256(data).hexdigest()}" == packed["loan.eml"]
    assert alone[1].id == packed["loan.eml!/sheet.txt"] == packed["sheet.txt"]


def test_a_picture_in_the_text_is_passed_over() -> None:
    """What a page in a mail shows in itself is no document."""
    message = mail("The loan is signed by all who had to.")
    message.add_alternative("<p>The loan is signed by all who had to.</p><img src='cid:1'>", subtype="html")
    *_, page = message.iter_parts()
    page.add_related(PIXEL, "image", "png", cid="<1>")
    assert [document.path for document in read(message.as_bytes())] == ["a.eml"]


def test_what_is_encrypted_says_so() -> None:
    """An encrypted mail is no text, and says what to do."""
    (document,) = read(HEAD + b"Content-Type: multipart/encrypted; boundary=B\r\n\r\n--B\r\n\r\nx\r\n--B--\r\n")
    assert told(document) == "a.eml: the mail or a part of it is encrypted; decrypt it in a mail program, and save it"


# --- mailboxes

FROM = b"From ada@example.org Tue Jun  3 12:00:00 2025\n"


def boxed(*texts: str) -> bytes:
    """Return a mailbox of mails of plain text."""
    return b"".join(FROM + mail(text).as_bytes() + b"\n" for text in texts)


def test_a_mailbox_is_read_mail_by_mail() -> None:
    """Each mail has a path by its number, and lines that a mailbox masked, or that only begin alike, are its text."""
    found = read(boxed("One.", "Two.\n\n>From the mine\nFrom here on", "Three."), "a.mbox")
    assert [document.path for document in found] == ["a.mbox!/1", "a.mbox!/2", "a.mbox!/3"]
    assert [document.text for document in found] == ["One.", "Two.\n\nFrom the mine\nFrom here on", "Three."]


class Endless(BytesIO):
    """A mailbox of any number of mails that remembers how far it was read."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._lines = self._all(count)
        self.given = 0

    def _all(self, count: int) -> Iterator[bytes]:
        lines = boxed("One.").splitlines(keepends=True)
        for _ in range(count):
            yield from lines

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return the next line."""
        self.given += 1
        return next(self._lines, b"")


def test_a_mailbox_is_streamed() -> None:
    """A mail is there as soon as it is read, before anything is read of the one after the next."""
    stream = Endless(1000)
    first = next(iter(mbox_parts(stream, "a.mbox", Limits())))
    assert isinstance(first, Part)
    assert stream.given <= len(first.data.splitlines()) + 2


# --- hostile


def parts(count: int) -> bytes:
    """Return a mail of many parts."""
    one = b"--B\r\nContent-Type: text/plain\r\n\r\nThe loan is signed.\r\n"
    return HEAD + b"Content-Type: multipart/mixed; boundary=B\r\n\r\n" + one * count + b"--B--\r\n"


def nested(depth: int) -> bytes:
    """Return a mail of parts in parts, each with a boundary of its own."""
    lines = [b"Content-Type: multipart/mixed; boundary=B%d\r\n\r\n--B%d" % (at, at) for at in range(depth)]
    return HEAD + b"\r\n".join(lines) + b"\r\n\r\n" + b"x\r\n" * 1000


def test_parts_are_bounded() -> None:
    """A mail of a thousand parts is read up to the limit, and what came before it stands."""
    limits = Limits(parts=100)
    found = list(documents(BytesIO(parts(1000)), "a.eml", limits=limits))
    assert len(found) == 101
    assert told(found[-1]) == "a.eml: the mail has more than 100 parts; save what is attached by itself"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(nested(2000), "more than 20 deep", id="nested"),
        pytest.param(HEAD + b"Content-Type: message/rfc822\r\n\r\nFrom: a\r\n" * 50, "stands in 5 others", id="mails"),
        pytest.param(HEAD + b"\r\n" + b"x" * 3_000_000, "more than 2,000,000 bytes", id="large"),
        pytest.param(b"Two lines,\n\nand no head", "nothing above the text tells", id="no-mail"),
        pytest.param(HEAD, "no text and no file", id="empty"),
    ],
)
def test_what_goes_beyond_limits_is_refused(data: bytes, message: str) -> None:
    """Absurd nesting and size, and what is no mail: the message says what and where it is."""
    (document,) = list(documents(BytesIO(data), "a.eml", limits=Limits(size=2_000_000)))
    assert message in told(document)


def test_a_large_mail_costs_a_mailbox_only_that_mail() -> None:
    """A mail beyond the limit is told, though all of it is one line, and those around it are read."""
    data = boxed("One.") + FROM + HEAD + b"\n" + b"x" * 200_000 + b"\n" + boxed("Three.")
    first, second, third = mbox_parts(BytesIO(data), "a.mbox", Limits(size=100_000))
    assert isinstance(first, Part)
    assert isinstance(third, Part)
    assert isinstance(second, ReadError)
    assert str(second).startswith("a.mbox: mail 2 has more than 100,000 bytes; split it, or raise the limit (--limit ")


def test_what_is_cut_off_is_read_as_far_as_it_goes() -> None:
    """A mail without its last boundary, or with another one than it says, loses no text."""
    assert [document.text for document in read(parts(2)[:-14])] == ["The loan is signed.", "The loan is si"]
    (document,) = read(parts(1).replace(b"boundary=B", b"boundary=C"))
    assert "The loan is signed." in document.text


@pytest.mark.parametrize(
    "text",
    [
        "From: Ada\nTo: Bo\nDate: 3 June 2025\nSubject: Loan\n\nThe loan is signed.",
        "Date: today\nMIME-Version: is a field of a mail, as Received: and Message-ID: are",
        "From Monday Jun 3 12:00:00 on, the loan is signed.",
        "title: Loan\nreceived: yes\n\nThe loan is signed.",
        BODY,
    ],
)
def test_prose_is_no_mail(text: str) -> None:
    """A memo, a note on mails and any other text are none by their looks."""
    assert not is_mail(text.encode())
    assert not is_mailbox(text.encode())
    assert read_bytes(text.encode(), "memo.txt").media_type == "text/plain"


def test_mails_are_known_by_their_bytes() -> None:
    """A mail or mailbox is read as one whatever its name."""
    assert read_bytes(mail().as_bytes(), "note.txt").title == "Loan to Kestrel"
    assert [document.path for document in read(boxed("One.", "Two."), "notes")] == ["notes!/1", "notes!/2"]


@given(st.lists(st.sampled_from([*parts(1).split(b"\r\n"), b"", b"--B", b"--B--", b"\xff", b"From: a"]), max_size=20))
def test_lines_in_any_order_make_parts_or_errors(lines: list[bytes]) -> None:
    """No order of the lines of a mail breaks the reader of another."""
    for document in read(HEAD + b"\r\n".join(lines)):
        assert document.text or told(document).startswith("a.eml")
