"""Files that are made to do harm: each costs itself, and little, and the next one is read."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import subprocess
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import reex

LOAN = "Canada lent C$25 million to Torngat Metals."
MANY = 20_000
LAST = "zzz.txt"
_ENTITIES = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 10))
_LAUGHS = f'<!DOCTYPE x [<!ENTITY e0 "ha">{_ENTITIES}]>'
_OUTSIDE = '<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>'
_MAIL = "From: Ada Quill <ada@example.org>\nTo: bo@example.org\nMessage-ID: <1@example.org>\n"
_MIXED = "Content-Type: multipart/mixed; boundary=b\n\n"
_SIZE = 20_000_000  # of a document, at most; the usual limit takes longer to reach
_ZEROS = bytes(2 * _SIZE)
_MOST = 400_000_000  # bytes of memory, of which the tables of the plugins take a hundred million

# Runs reex and writes down how many bytes of memory it took at most, into the file that is named first. What getrusage
# tells on Linux may be the memory of the process that has started this one.
_MEASURED = """
import atexit, pathlib, re, resource, runpy, sys
told, status = pathlib.Path(sys.argv.pop(1)), pathlib.Path("/proc/self/status")

def most():
    if status.exists():
        return int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text())[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

atexit.register(lambda: told.write_text(str(most())))
runpy.run_module("reex", run_name="__main__", alter_sys=True)
"""


def _zip(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _bomb(method: int) -> bytes:
    """Return a zip with a member that unpacks to too much, and a loan after it."""
    return _zip({"a.txt": _ZEROS, "b.txt": LOAN.encode()}, method)


def _nested(data: bytes, name: str, levels: int) -> bytes:
    for _ in range(levels):
        data = _zip({name: data}, zipfile.ZIP_STORED)
        name = "a.zip"
    return data


def _tar(*members: tuple[str, bytes, str]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind, target in members:
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, target
            member.size = len(LOAN) if kind == tarfile.REGTYPE else 0
            archive.addfile(member, io.BytesIO(LOAN.encode()))
    return out.getvalue()


def _endless_header() -> bytes:
    member = tarfile.TarInfo("p")
    member.type, member.size = tarfile.XHDTYPE, 1 << 33
    return member.tobuf(tarfile.GNU_FORMAT) + bytes(512)


def _feed(declared: str) -> str:
    return f"{declared}<rss><channel><item><description>{LOAN} &e9;</description></item></channel></rss>"


def _page(declared: str) -> str:
    return f"{declared}<html><body><p>{LOAN} &e9;</p></body></html>"


def _word(declared: str) -> bytes:
    names = "http://schemas.openxmlformats.org"
    kind = f"{names}/officeDocument/2006/relationships/officeDocument"
    body = f'<w:document xmlns:w="{names}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
    document = f"{declared}{body}{LOAN} &e9;</w:t></w:r></w:p></w:body></w:document>"
    listed = (
        f'<Relationships xmlns="{names}/package/2006/relationships">'
        f'<Relationship Id="a" Type="{kind}" Target="word/document.xml"/></Relationships>'
    )
    return _zip({"_rels/.rels": listed.encode(), "word/document.xml": document.encode()})


REFUSED: Mapping[str, str | bytes] = {
    "laughs.docx": _word(_LAUGHS),
    "outside.docx": _word(_OUTSIDE),
    "bomb.txt.gz": gzip.compress(_ZEROS),
    "bomb.txt.bz2": bz2.compress(_ZEROS),
    "bomb.txt.xz": lzma.compress(_ZEROS, preset=0),
    "bomb.zip": _bomb(zipfile.ZIP_DEFLATED),
    "bomb-bzip2.zip": _bomb(zipfile.ZIP_BZIP2),
    "nested.zip": _nested(LOAN.encode(), "a.txt", 40),
    "header.tar": _endless_header(),
    "broken.txt.gz": gzip.compress(os.urandom(900))[:-20],
    "deep.eml": _MAIL + _MIXED + f"--b\n{_MIXED}" * 1_000,
    "deep.jsonl": '{"text": ' * MANY,
    "nothing.txt": bytes(MANY),
    "half.txt": b"\xff\xfe" + LOAN.encode("utf-16-le") + b"\x00\xd8",
    "mark.txt": b"\xef\xbb\xbf" + b"\xff\xff" * 90,
    "big.csv": 'title,text\nx,"',
    "big.html": "<div>",
    "big.jsonl": "{",
    "big.xml": "<bill><p>",
    "deep.xml": "<p>" * MANY,
}
SPARSE = tuple(name for name in REFUSED if name.startswith("big."))

READ: Mapping[str, str | bytes] = {
    "laughs.rss": _feed(_LAUGHS),
    "outside.rss": _feed(_OUTSIDE),
    "laughs.xml": f"{_LAUGHS}<bill><p>{LOAN}</p><p>&e9;</p></bill>",
    "outside.xml": f"{_OUTSIDE}<bill><p>{LOAN}</p><p>&e9;</p></bill>",
    "tags.xml": f"<bill><p>{LOAN}</p>" + "<p a='" * MANY,
    "quotes.csv": f'firm,grant\nTarn,C$25 million\n"{LOAN}' + '""' * MANY + "\n",
    "laughs.xhtml": _page(_LAUGHS),
    "outside.xhtml": _page(_OUTSIDE),
    "outside.html": f"<p>{LOAN}</p><svg>{_OUTSIDE}<text>&e9;</text></svg>",
    "paths.zip": _zip({"../../etc/x.txt": LOAN.encode(), "/etc/y.txt": LOAN.encode()}),
    "links.tar": _tar(
        ("a.txt", tarfile.SYMTYPE, "/etc/passwd"), ("b.txt", tarfile.CHRTYPE, ""), ("../c.txt", tarfile.REGTYPE, "")
    ),
    "div.html": "<div>" * MANY + LOAN,
    "links.html": "<a>" * MANY + LOAN,
    "unclosed.html": f"<p>{LOAN}" + '<p class="' * MANY,
    "attributes.html": f"<p {' a=b' * MANY}>{LOAN}",
    "value.html": f'<p class="{"a " * MANY}">{LOAN}',
    "amp.html": "&amp;" * MANY + LOAN,
    "less.html": f"<p>{LOAN}" + "<" * MANY,
    "undefined.html": b"<meta charset=undefined><p>\xff" + LOAN.encode(),
    "names.html": b"<meta charset=punycode><p>\xff" + b"a" * MANY + LOAN.encode(),
    "nul.txt": "\0 ".join([LOAN] * 50),
    "mark-within.txt": f"\ufeff{LOAN[:20]}\ufeff{LOAN[20:]}",
    "long.txt": f"{LOAN} The mine is in the north. " * 400,
    "signs.txt": f"{LOAN}\n" + "-\n" * MANY,
    "halves.jsonl": json.dumps({"text": f"{LOAN} \ud800"}),
    "cell.csv": f'title,text\nx,"{LOAN} {"It is of the north. " * 1_000}"\n',
    "unclosed.csv": f'title,text\nx,{LOAN}\ny,"' + "a,b\n" * 100,
    "boundary.eml": f"{_MAIL}Content-Type: multipart/mixed\n\n--b\n\n{LOAN}",
    "field.eml": f"Subject: {'x' * MANY}\n{_MAIL}\n{LOAN}",
    "parts.eml": _MAIL + _MIXED + f"--b\n\n{LOAN}\n" * 200,
    "two\nlines.txt": LOAN,
    f"{'n' * 251}.txt": LOAN,
    LAST: LOAN,
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[Any]], str, int]:
    """Read a folder of hostile files by the command; return records by file, complaints, and bytes of memory."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, data in (REFUSED | READ).items():
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    for name in SPARSE:
        os.truncate(folder / name, 1 << 30)
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    memory = tmp_path_factory.mktemp("memory") / "most"
    limit = ("--only", "funding", "--limit", f"size={_SIZE}")
    command = [sys.executable, "-c", _MEASURED, str(memory), "extract", *limit, "--format", "jsonl", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    records = defaultdict(list)
    for line in done.stdout.splitlines():
        record = json.loads(line)
        path = record["document"]["path"].removeprefix(f"{folder}/")
        records[path.partition("!/")[0]].append(record)
    return dict(records), done.stderr, int(memory.read_text(encoding="utf-8"))


def _codes(records: list[Any]) -> Iterator[str]:
    return (warning["code"] for record in records for warning in record["warnings"])


@pytest.mark.parametrize("name", REFUSED)
def test_what_cant_be_read_is_told(hostile: tuple[dict[str, list[Any]], str, int], name: str) -> None:
    """A bomb, a broken file, or one without an end has a record that says so."""
    assert "unreadable" in _codes(hostile[0][name])


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read(hostile: tuple[dict[str, list[Any]], str, int], name: str) -> None:
    """A sum that stands in hostile markup is found, and nothing from outside of the file is."""
    records = hostile[0][name]
    assert any("C$25 million" in entity["text"] for record in records for entity in record["entities"])
    assert "root:" not in json.dumps(records)


@pytest.mark.parametrize("name", ["bomb.zip", "bomb-bzip2.zip"])
def test_what_stands_beside_a_bomb_is_read(hostile: tuple[dict[str, list[Any]], str, int], name: str) -> None:
    """A bomb in an archive costs itself, and not the members after it."""
    assert any(record["entities"] for record in hostile[0][name])


def test_what_has_no_end_is_passed_over(hostile: tuple[dict[str, list[Any]], str, int]) -> None:
    """Pipes and devices in a folder are no documents."""
    assert not {"pipe.txt", "zero.txt"} & set(hostile[0])


def test_a_device_is_refused(tmp_path: Path) -> None:
    """A device that is named by itself is refused, as it may have no end."""
    with pytest.raises(reex.ReadError, match="device"):
        reex.read("/dev/zero")


def test_nothing_fails(hostile: tuple[dict[str, list[Any]], str, int]) -> None:
    """Hostile files are read or refused; neither a reader nor an extractor fails on one."""
    assert "Traceback" not in hostile[1]
    assert " failed at " not in hostile[1]


def test_memory_is_bounded(hostile: tuple[dict[str, list[Any]], str, int]) -> None:
    """All hostile files together take some memory for what one document may have."""
    assert hostile[2] < _MOST


def test_a_text_may_be_only_so_long(tmp_path: Path) -> None:
    """A longer page than the limit is refused by its name and the mend, and read where the limit is raised."""
    page = tmp_path / "long.html"
    page.write_text("Loan. " * 100, encoding="utf-8")

    with pytest.raises(reex.ReadError, match=r"599 characters, where .* raise the limit \(--limit characters=N"):
        reex.read(page, limits=reex.Limits(characters=500))
    with pytest.raises(reex.ReadError, match=r"600 bytes, where one has 500 at most; .*--limit characters=N"):
        reex.read(page, limits=reex.Limits(characters=100))
    assert reex.read(page, limits=reex.Limits(characters=600)).characters == 599
