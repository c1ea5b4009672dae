"""``reex ledger``: what a person types, and what comes of it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.commandline import Result, Run
from tests.ledger import articles

import reex
from reex import Ledger
from reex.cli.ledger import ledger as group
from reex.codes import LEVERS

Ask = Callable[..., Result]
ASKED = ("list", "totals", "gaps", "timeline", "conflicts", "claims", "review")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a ledger of the three articles, and one with hostile texts, for tests to take copies of."""
    folder = tmp_path_factory.mktemp("made")
    for name, records in (
        ("ledger", (articles.first(), articles.second(), articles.third())),
        ("hostile", (articles.hostile(), articles.first())),
    ):
        with Ledger(folder / f"{name}.db") as ledger:
            ledger.add(records)
        articles.write(folder / f"{name}.jsonl", *records)
    return folder


def _asks(run: Run, made: Path, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    for suffix in ("db", "jsonl"):
        shutil.copy(made / f"{name}.{suffix}", tmp_path)
    monkeypatch.setenv("REEX_LEDGER", str(tmp_path / f"{name}.db"))
    return lambda *arguments: run("ledger", *arguments)


@pytest.fixture
def ask(run: Run, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return a function that asks a ledger of the three articles."""
    return _asks(run, made, "ledger", tmp_path, monkeypatch)


@pytest.fixture
def loan(ask: Ask) -> dict[str, Any]:
    """Return the loan that two articles tell of, with the ids of both mentions."""
    (one,) = json.loads(ask("list", "--instrument", "loan", "--format", "json").out)
    pairs = json.loads(ask("why", one["id"], "--format", "json").out)["pairs"]
    other = ({pairs[0]["a"], pairs[0]["b"]} - {one["id"]}).pop()
    return {"id": one["id"], "other": other}


def rows(result: Result) -> list[dict[str, str]]:
    """Return the rows of an answer in CSV."""
    assert result.code == 0
    return list(csv.DictReader(io.StringIO(result.out)))


# -- what all commands have in common

_COMMANDS = (
    ["add", "-"], ["list"], ["show", "a"], ["totals"], ["gaps"], ["timeline"], ["claims"], ["conflicts"], ["why", "a"],
    ["review"], ["join", "a", "b"], ["split", "a", "b"], ["report", "-o", "out.html"], ["export", "-o", "out.csv"],
)  # fmt: skip


def test_all_commands_are_tried() -> None:
    """A command that is added has its place among those that are tried."""
    assert sorted(words[0] for words in _COMMANDS) == sorted(group.commands)


@pytest.mark.parametrize(
    ("hidden", "called"),
    [(("sqlalchemy", "rapidfuzz", "jinja2"), "SQLAlchemy"), (("rapidfuzz",), "RapidFuzz"), (("alembic",), "Alembic"),
     (("datasketch",), "datasketch")],
)  # fmt: skip
def test_without_its_libraries_each_command_says_what_to_install(
    hidden: tuple[str, ...], called: str, tmp_path: Path
) -> None:
    """Whichever library is missing, the answer is one line with the mend, and nothing is written."""
    code = (
        "import sys, reex.cli\n"
        f"for name in list(sys.modules):\n    assert name.partition('.')[0] not in {hidden!r}\n"
        f"sys.modules.update(dict.fromkeys({hidden!r}))\n"
        f"print([reex.cli._run(['ledger', *words]) for words in {_COMMANDS!r}])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == f"{[2] * len(_COMMANDS)}\n"
    mend = "pip install -e '.[ledger]' in a checkout of reex, else pip install 'reex[ledger]'"
    assert set(done.stderr.splitlines()) == {f"reex: the ledger needs {called}: {mend}"}
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_is_named_before_a_command_or_behind_it(ask: Ask, tmp_path: Path) -> None:
    """The option stands in either place; that behind the command counts, and the variable stands for neither."""
    other = tmp_path / "other.db"
    assert ask("add", tmp_path / "ledger.jsonl", "--ledger", other).code == 0
    first = ask("list", "--format", "csv")
    for words in (
        ["list", f"--ledger={other}"],
        ["--ledger", other, "list"],
        ["--ledger", "no.db", "list", "--ledger", other],
    ):
        assert ask(*words, "--format", "csv") == first
    for words in (["list", "--ledger", "no.db"], ["--ledger", other, "review", "--ledger", "no.db"]):
        assert ask(*words).err.startswith("reex: no.db: there is no ledger")
    assert ask("list", "--ledgers", other).code == 2


# -- add


def test_adding_tells_what_came_of_it(run: Run, tmp_path: Path) -> None:
    """Added once, records are new; added again, they are unchanged; and one line says what the ledger has."""
    records = articles.write(tmp_path / "records.jsonl", articles.first(), articles.second())
    url = tmp_path / "ledger.db"
    once, again = (run("ledger", "--ledger", url, "add", records) for _ in range(2))
    assert once.out.splitlines() == [
        "2 documents added, 0 updated, 0 unchanged, 0 skipped", "the ledger has 2 initiatives of 3 mentions"
    ]  # fmt: skip
    assert again.out.startswith("0 documents added, 0 updated, 2 unchanged, 0 skipped")
    assert (once.code, once.err, again.code) == (0, "", 0)


def test_texts_are_extracted_and_a_folder_of_records_is_read(run: Run, tmp_path: Path) -> None:
    """A folder of texts, a file of records and a folder of such may be added in one go."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "loan.txt").write_text("Canada plans a loan of up to $90 million to Iluka.", "utf-8")
    (tmp_path / "records").mkdir()
    articles.write(tmp_path / "records" / "part-1.jsonl", articles.first())
    one = articles.write(tmp_path / "one.jsonl", articles.third())
    url = tmp_path / "ledger.db"
    done = run("ledger", "--ledger", url, "add", tmp_path / "texts", tmp_path / "records", one)
    assert done.out.startswith("3 documents added")
    assert "Iluka" in run("ledger", "--ledger", url, "list", "--status", "announced").out


def test_a_table_of_texts_beside_records_is_extracted(run: Run, tmp_path: Path) -> None:
    """A folder gives all that is in it: records as they are, texts and tables as extract reads them."""
    (tmp_path / "in").mkdir()
    articles.write(tmp_path / "in" / "records.jsonl", articles.first())
    row = {"title": "Iluka", "text": "Canada plans a loan of up to $90 million to Iluka.", "schema": "wire"}
    (tmp_path / "in" / "table.jsonl").write_text(f"\n{json.dumps(row)}\n", "utf-8")
    (tmp_path / "in" / "note.txt").write_text("Japan plans a loan of up to $70 million to Lynas.", "utf-8")
    done = run("ledger", "--ledger", tmp_path / "ledger.db", "add", tmp_path / "in")
    assert done.out.startswith("3 documents added, 0 updated, 0 unchanged, 0 skipped")
    tight = run("ledger", "--ledger", tmp_path / "other.db", "add", tmp_path / "in", "--limit", "size=3")
    assert tight.out.startswith("1 document added, 0 updated, 0 unchanged, 2 skipped")


def test_lines_that_are_no_records_are_skipped_and_named(run: Run, tmp_path: Path) -> None:
    """A broken line costs itself alone: file and line stand on the standard error, and the rest is added."""
    records = articles.write(tmp_path / "records.jsonl", articles.first())
    foreign = articles.second().to_json(text=True).replace(b'"reex/1"', b'"reex/9"')
    records.write_bytes(b"{broken\n" + records.read_bytes() + foreign + b"\n")
    done = run("ledger", "--ledger", tmp_path / "ledger.db", "add", records)
    assert done.code == 0
    assert done.out.startswith("1 document added, 0 updated, 0 unchanged, 2 skipped")
    assert [line.partition(": ")[0] for line in done.err.splitlines()] == ["reex"] * 2
    assert f"skipped {records}:1: record:" in done.err
    assert f"skipped {records}:3: schema:" in done.err


def test_nothing_that_could_be_added_is_a_failure(run: Run, tmp_path: Path) -> None:
    """A script sees by the exit code that nothing came into the ledger."""
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{\n", "utf-8")
    for path in (broken, tmp_path / "missing.jsonl", tmp_path / "missing.txt"):
        done = run("ledger", "--ledger", tmp_path / "ledger.db", "add", path)
        assert (done.code, path.name in done.err) == (1, True)


def test_records_without_text_are_told(run: Run, tmp_path: Path) -> None:
    """Who adds records without text learns how to keep it; a scan never had any."""
    scan = reex.Record(document=reex.Document(text="", id="scan"))
    records = articles.write(tmp_path / "records.jsonl", articles.first(), scan, text=False)
    done = run("ledger", "--ledger", tmp_path / "ledger.db", "add", records)
    assert done.code == 0
    assert "1 record without text: no words can be quoted; extract --text keeps it" in done.err


# -- a ledger that can't be used


@pytest.mark.parametrize("command", [*ASKED, "show x", "why x", "join a b", "split a b", "report -o x", "export -o x"])
def test_asking_makes_no_ledger(run: Run, tmp_path: Path, command: str) -> None:
    """A name that is mistyped is an error, and no empty file is left behind."""
    name, *rest = command.split()
    rest += ["--format", "csv"] if name == "export" else []
    asked = run("ledger", "--ledger", tmp_path / "none.db", name, *rest)
    assert asked.code == 2
    assert asked.err == (
        f"reex: {tmp_path}/none.db: there is no ledger; reex ledger add makes one, --ledger names another\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_of_a_newer_reex_is_left_alone(ask: Ask, tmp_path: Path) -> None:
    """An older program doesn't touch tables that it doesn't know."""
    with sqlite3.connect(tmp_path / "ledger.db") as connection:
        connection.execute("UPDATE reex_version SET version_num = '9999'")
    connection.close()
    for command in (("list",), ("add", tmp_path / "ledger.jsonl")):
        asked = ask(*command)
        assert asked.code == 2
        assert "its tables are of a newer reex" in asked.err


def test_what_is_no_ledger_is_refused(run: Run, tmp_path: Path) -> None:
    """A file of another kind, and a database of another program, are named as such and stay as they are."""
    text, other = tmp_path / "text.db", tmp_path / "other.db"
    text.write_text("not a database, and longer than the header of one would be", "utf-8")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE documents (id)")
    connection.close()
    before = text.read_bytes(), other.read_bytes()
    for path, said in ((text, "this is no SQLite file"), (other, "this is no ledger")):
        asked = run("ledger", "--ledger", path, "list")
        assert (asked.code, said in asked.err) == (2, True)
    assert (text.read_bytes(), other.read_bytes()) == before


def test_a_kind_of_database_that_no_ledger_is_kept_in_is_refused(run: Run) -> None:
    """Only SQLite and PostgreSQL hold a ledger."""
    asked = run("ledger", "--ledger", "mysql://host/base", "list")
    assert (asked.code, asked.err) == (2, "reex: mysql: a ledger is an SQLite file or a PostgreSQL database\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_ledger_can_be_asked_and_not_added_to(ask: Ask, tmp_path: Path) -> None:
    """Who may only read a ledger reads it; adding says what is in the way."""
    (tmp_path / "ledger.db").chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert ask("list").code == 0
        added = ask("add", tmp_path / "ledger.jsonl")
        assert (added.code, "it can't be written to" in added.err) == (2, True)
    finally:
        tmp_path.chmod(0o755)


# -- answers


@pytest.mark.parametrize("command", ASKED)
@pytest.mark.parametrize("shape", ["table", "csv", "json"])
def test_each_answer_comes_in_each_shape(ask: Ask, command: str, shape: str) -> None:
    """A table for people, CSV for spreadsheets, JSON for programs, and nothing on the standard error."""
    asked = ask(command, "--format", shape)
    assert (asked.code, asked.err) == (0, "")
    if shape == "json":
        json.loads(asked.out)
    if shape == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(asked.out))}) == 1


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize("command", [*ASKED, "show", "why"])
def test_no_column_is_squeezed(
    ask: Ask, loan: dict[str, Any], command: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a narrow terminal no line is wider than it, and no word of a heading is broken."""
    monkeypatch.setenv("COLUMNS", str(width))
    asked = ask(command, *([loan["id"]] if command in ("show", "why") else []))
    assert max(map(len, asked.out.splitlines())) <= width
    for heading in {"list": ("initiative", "announced"), "gaps": ("called for",), "show": ("chosen",)}.get(command, ()):
        assert heading in asked.out


def test_the_list_tells_what_counts(ask: Ask) -> None:
    """Beside each initiative stands its sum in words, or why it doesn't count, and how many tell of it."""
    out = " ".join(ask("list").out.split())
    assert "USD 150 million 2025-05 2 2" in out
    assert "no: cumulative" in out
    assert out.endswith("3 initiatives")


def test_filters_are_options(ask: Ask) -> None:
    """Each filter of Python is an option, and one that is given twice asks for either."""
    asked = ("--status", "agreed", "--status", "proposed", "--country", "au", "--format", "csv")
    assert [row["instrument"] for row in rows(ask("list", *asked))] == ["stockpile"]
    assert [row["instrument"] for row in rows(ask("list", "--search", "weighs", "--format", "csv"))] == ["loan"]


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--status", "agred"), "did you mean agreed?"),
        (("--instrument", "lone"), "did you mean loan?"),
        (("--year", "25"), "write four digits, as 2025"),
    ],
)
def test_a_code_that_is_none_is_an_error_and_prints_nothing(ask: Ask, option: tuple[str, str], said: str) -> None:
    """A slip is told in one line with exit code 2, in every shape, before anything is printed."""
    for shape in ("table", "csv", "json"):
        asked = ask("list", *option, "--format", shape)
        assert (asked.code, asked.out, said in asked.err) == (2, "", True)


def test_show_tells_who_says_what(ask: Ask, loan: dict[str, Any]) -> None:
    """Each value stands with the documents that give it and their words."""
    out = " ".join(ask("show", loan["other"][:11]).out.split())
    assert out.startswith("Export Bank of Norland: loan to Ostrava Magnets, USD 150 million (agreed)")
    assert "told by 2 documents of 2 independent publishers" in out
    assert "The first article, 2025-05-04" in out
    assert "The second article, 2025-06-10" in out
    facts = rows(ask("show", loan["id"], "--format", "csv"))
    sums = [row for row in facts if row["field"] == "amounts"]
    assert [row["value"] for row in sums] == ["USD 150000000"] * 2
    assert {row["quotes"] for row in sums} == {articles.LENT, articles.AGREED}


def test_totals_stand_beside_what_was_left_out(ask: Ask) -> None:
    """What counts, what doesn't and why, and what adding up everything would give, are on one page."""
    out = " ".join(ask("totals", "--by", "status").out.split())
    assert "agreed 1 USD 150 million all 1 USD 150 million" in out
    assert "cumulative a running total, acts in it may be counted elsewhere 1 USD 40 million" in out
    assert out.endswith("Every figure in the sentences that tell of them, added up: USD 430 million")
    told = {row["part"]: row["low"] for row in rows(ask("totals", "--format", "csv"))}
    assert told == {"all": "150000000", "left_out": "40000000", "naive": "430000000"}


def test_a_total_names_what_may_be_in_it_twice(ask: Ask, tmp_path: Path) -> None:
    """Two acts that may be one are named below the sum that has both."""
    act = articles.loan(actors=(articles.AUSTRALIA,), amounts=(articles.usd(70_000_000),))
    vaguer = attrs.evolve(act, status="announced", announced=None, recipients=())
    signed = articles.article("signed", ["Australia lends the magnet maker $70 million."], act)
    promised = articles.article("vague", ["Australia, it was said on Monday, promises $70 million."], vaguer)
    assert ask("add", articles.write(tmp_path / "two.jsonl", signed, promised)).code == 0
    out = " ".join(ask("totals").out.split())
    assert re.search(r"1 pair of these may be one initiative, and counted twice: \w{12} and \w{12}; see", out)
    assert "May be of one initiative: reex ledger join A B, or split A B" in ask("review").out


def test_totals_meet_in_one_currency_by_a_table(ask: Ask, tmp_path: Path) -> None:
    """With a table of rates, the rate and whose it is stand below the sum."""
    table = tmp_path / "rates.csv"
    table.write_text("currency,rate,as_of,source\nEUR,1,2025-05-02,a bank\nUSD,0.5,2025-05-02,a bank\n", "utf-8")
    out = ask("totals", "--rates", table).out
    assert "EUR 75 million" in out
    assert "1 USD = 0.5, as of 2025-05-02 (a bank)" in out
    assert ask("totals", "--rates", tmp_path / "none.csv").code == 2


def test_the_scorecard_has_a_line_for_each_gap(ask: Ask) -> None:
    """All six gaps are there, those too that nobody closes."""
    out = ask("gaps").out
    assert all(lever.replace("_", " ") in out for lever in LEVERS)
    assert {row["country"] for row in rows(ask("gaps", "--across", "country", "--format", "csv"))} == {"AU", "US", ""}


def test_conflicts_show_both_sides(ask: Ask) -> None:
    """Both values stand with the document that gives them and its words, and the verdict with its reason."""
    out = " ".join(ask("conflicts", "--type", "share").out.split())
    for words in ("conflict", "60 %", "90 %", "The first article", "The second article"):
        assert words in out
    (row,) = rows(ask("conflicts", "--type", "share", "--verdict", "conflict", "--format", "csv"))
    assert {row["a_quotes"], row["b_quotes"]} == {articles.SIXTY, articles.NINETY}
    (whole,) = json.loads(ask("conflicts", "--type", "share", "--format", "json").out)
    assert whole["a_said"]["quotes"][0]["text"] in (articles.SIXTY, articles.NINETY)
    assert rows(ask("conflicts", "--verdict", "superseded", "--format", "csv")) == []


def test_why_gives_the_reason_and_what_was_decided(ask: Ask, loan: dict[str, Any]) -> None:
    """Why two mentions are one is told in words, and after a person has split them, who and why."""
    out = " ".join(ask("why", loan["id"]).out.split())
    assert "Merged, because" in out
    assert "both: loan" in out
    said = ask("split", loan["id"], loan["other"], "--who", "Ada", "--why", "two plants").out
    assert f"are of two initiatives now: {' and '.join(sorted(loan.values()))}" in said
    out = " ".join(ask("why", loan["id"]).out.split())
    assert "Decided by hand" in out
    assert "split by Ada" in out
    assert "two plants" in out
    assert f"are of one initiative now: {loan['id']}" in ask("join", loan["id"], loan["other"]).out


def test_why_of_what_one_document_tells(ask: Ask) -> None:
    """Where nothing was merged, why says so."""
    (one,) = json.loads(ask("list", "--instrument", "stockpile", "--format", "json").out)
    assert "One mention tells of it" in ask("why", one["id"]).out


def test_review_names_what_a_lost_sentence_may_tell_of(ask: Ask) -> None:
    """A sentence whose deal is lost stands with its date and the initiatives that it may be of."""
    out = " ".join(ask("review").out.split())
    assert "2025-10" in out
    assert "Australia: stockpile, gallium (proposed)" in out


@pytest.mark.parametrize("command", [("show", "zzz"), ("why", "zzz"), ("join", "zzz", "zzy"), ("split", "zzz", "zzy")])
def test_an_unknown_id_is_an_error(ask: Ask, command: tuple[str, ...]) -> None:
    """An id that leads nowhere is named, with where the ids are."""
    asked = ask(*command)
    assert (asked.code, asked.out) == (2, "")
    assert re.search(r"goes by 'zz[yz]'; reex ledger list has the ids", asked.err)


def test_json_is_the_whole_of_what_was_found(ask: Ask) -> None:
    """Sums keep all their digits, as strings, and an array has an item a line."""
    found = json.loads(ask("totals", "--format", "json").out)
    assert found["grand"]["sums"][0]["low"] == "150000000"
    out = ask("list", "--format", "json").out
    assert len(json.loads(out)) == 3
    assert len(out.splitlines()) == 5


def test_a_report_and_an_export_are_written(ask: Ask, tmp_path: Path) -> None:
    """One page for people, and a file for each of the other tools."""
    assert ask("report", "-o", tmp_path / "dossier.html").code == 0
    assert "Ostrava Magnets" in (tmp_path / "dossier.html").read_text("utf-8")
    for shape in ("csv", "parquet", "jsonld", "ftm", "graphml"):
        assert ask("export", "-o", tmp_path / f"out.{shape}").code == 0
        assert ask("export", "--format", shape, "-o", tmp_path / "named").code == 0
        assert (tmp_path / f"out.{shape}").read_bytes() == (tmp_path / "named").read_bytes() != b""
    assert ask("export", "--format", "csv", "--status", "proposed", "-o", tmp_path / "out.csv").code == 0
    assert (tmp_path / "out.csv").read_text("utf-8").count("\n") == 2


def test_an_export_to_a_name_that_tells_no_format_is_refused(ask: Ask, tmp_path: Path) -> None:
    """Without a format in the name or on the line, the formats are named and nothing is written."""
    asked = ask("export", "-o", tmp_path / "out.xyz")
    assert (asked.code, asked.err) == (
        2, "reex: there is no format 'xyz': there are csv, parquet, jsonld, ftm, graphml\n"
    )  # fmt: skip
    assert not (tmp_path / "out.xyz").exists()


def test_the_timeline_goes_by_any_date(ask: Ask) -> None:
    """By any date an act is in the year in which it was announced, else took effect, else was told of."""
    years = [row["when"] for row in rows(ask("timeline", "--date", "any", "--format", "csv"))]
    assert years == ["2019", "2025"]


def test_a_file_that_can_not_be_written_is_an_error(ask: Ask, tmp_path: Path) -> None:
    """An output in a folder that isn't there is told in one line."""
    for command in (("report",), ("export", "--format", "csv")):
        asked = ask(*command, "-o", tmp_path / "none" / "out")
        assert (asked.code, "can't be written" in asked.err) == (2, True)


# -- hostile texts


@pytest.fixture
def hostile(run: Run, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return a function that asks a ledger in whose fields stand formulas, markup and control characters."""
    return _asks(run, made, "hostile", tmp_path, monkeypatch)


@pytest.mark.parametrize("command", [*ASKED, "show", "why"])
def test_no_document_steers_the_terminal(hostile: Ask, command: str) -> None:
    """Control characters are gone, and markup stands there as it was written."""
    ids = [one["id"] for one in json.loads(hostile("list", "--format", "json").out)]
    for handle in ids if command in ("show", "why") else [None]:
        asked = hostile(command, *([handle] if handle else []))
        assert asked.code == 0
        assert not CONTROL.search(asked.out)
    assert "[red]" in hostile("list").out


@pytest.mark.parametrize("command", [*ASKED, "show", "why"])
def test_no_formula_is_live_in_csv(hostile: Ask, command: str) -> None:
    """No cell of any answer begins as a spreadsheet's formula does."""
    ids = [one["id"] for one in json.loads(hostile("list", "--format", "json").out)]
    for handle in ids if command in ("show", "why") else [None]:
        asked = hostile(command, *([handle] if handle else []), "--format", "csv")
        cells = [cell for row in csv.reader(io.StringIO(asked.out)) for cell in row]
        assert not [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@")]


def test_hostile_texts_come_back_whole_in_json(hostile: Ask) -> None:
    """JSON escapes what it must and loses nothing."""
    found = json.loads(hostile("list", "--format", "json").out)
    assert articles.hostile().initiatives[0].programs in [tuple(one["initiative"]["programs"]) for one in found]


def test_a_closed_pipe_ends_quietly(ask: Ask, tmp_path: Path) -> None:
    """When whoever reads has seen enough, the ledger stops without a word."""
    sentences = [f"Norland lends for the plant of number {number}." for number in range(800)]
    acts = [
        articles.loan(
            id=f"i{number}", title=f"{sentence} " * 9, evidence=articles.of(number), amounts=(), status="ended"
        )
        for number, sentence in enumerate(sentences)
    ]
    assert ask("add", articles.write(tmp_path / "many.jsonl", articles.article("many", sentences, *acts))).code == 0
    command = [sys.executable, "-m", "reex", "ledger", "list", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        complaint = running.stderr.read()
    assert complaint == b""
    assert running.returncode == 141
