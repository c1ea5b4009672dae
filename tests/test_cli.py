"""The command line as a user meets it: what it prints where, what it leaves behind, how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import pytest
from tests.commandline import Result, Run

import reex

PORTS = """
    import click
    import reex

    @reex.extractor("ports", makes="port", terms=["Port of Riga", "Port of Lobito"])
    def find_ports(page):
        for hit in page.hits:
            yield page.entity("port", (hit.start, hit.end), rule="name")

    @reex.extractor("shipments", makes="initiative", needs="port")
    def find_shipments(page):
        for port in page.entities("port"):
            yield page.initiative(
                instrument="offtake",
                status="agreed",
                recipients=(reex.Party(kind="port", name=port.text, entities=(port.id,)),),
                evidence=(page.sentence_at(port.start),),
            )

    @reex.extractor("river-ports", makes="port", terms=["Riga"])
    def find_rivers(page):
        for hit in page.hits:
            yield page.entity("port", (hit.start, hit.end), rule="city")

    @reex.hookimpl
    def reex_extractors():
        return [find_ports, find_shipments, find_rivers]

    def write_names(records, stream, *, text):
        for record in records:
            for entity in record.entities:
                stream.write((entity.text + "\\n").encode())

    @reex.hookimpl
    def reex_writers():
        return [reex.Writer(name="names", write=write_names)]

    @click.command()
    def sail():
        \"\"\"Leave the harbour.\"\"\"
        click.echo("ahoy")
        return 7

    @reex.hookimpl
    def reex_commands():
        return [sail]
"""
ONE = "Copper for the mills will leave the Port of Lobito in May."
TWO = "The buyer takes cerium at the Port of Riga.\n"
CHOICE = ("--only", "ports", "--only", "shipments")
Install = Callable[..., None]


@pytest.fixture
def folder(tmp_path: Path, install: Install) -> Path:
    """Return a folder of two documents, with a plugin installed that finds ports in them."""
    install("harbours", PORTS)
    inside = tmp_path / "texts"
    (inside / "b").mkdir(parents=True)
    (inside / "b" / "one.txt").write_text(ONE, encoding="utf-8")
    (inside / "two.txt").write_text(TWO, encoding="utf-8")
    return inside


# -- extract: what goes where


def test_a_folder_is_walked_in_order(run: Run, folder: Path) -> None:
    """Each document of a folder gives one record, sorted by path, and nothing else goes to the standard output."""
    result = run("extract", folder, "--format", "jsonl", *CHOICE)

    assert result.code == 0
    assert [record.document.path for record in result.records()] == [
        str(folder / "b" / "one.txt"),
        str(folder / "two.txt"),
    ]
    assert [[e.text for e in record.entities] for record in result.records()] == [["Port of Lobito"], ["Port of Riga"]]
    assert result.err == ""


def test_two_runs_print_the_same_bytes(run: Run, folder: Path) -> None:
    """The same files give the same output in each format."""
    for form in ("table", "jsonl", "csv"):
        arguments = ("extract", folder, "--format", form, *CHOICE)
        assert run(*arguments) == run(*arguments)


def test_the_order_of_the_names_changes_nothing(run: Run, folder: Path) -> None:
    """Files named in another order give the same bytes in each format."""
    files = [folder / "two.txt", folder / "b" / "one.txt"]
    for form in ("table", "jsonl", "csv"):
        options = ("--format", form, *CHOICE)
        assert run("extract", *files, *options) == run("extract", *reversed(files), *options)


def test_a_table_is_the_default(run: Run, folder: Path) -> None:
    """Without a format people get a table with the evidence and where it stands."""
    out = run("extract", folder / "two.txt", *CHOICE).out

    assert "agreed" in out
    assert "offtake" in out
    assert f"{folder / 'two.txt'}:1" in out.replace("\n", "")
    assert out.splitlines()[-1].split(",")[:3] == ["1 document", " 1 entity", " 1 initiative"]


def test_a_table_of_mere_entities_shows_them(run: Run, folder: Path) -> None:
    """Where extractors make only entities, the table shows what they found."""
    assert "  port: Port of Riga\n" in run("extract", folder / "two.txt", "--only", "ports").out.replace(" \n", "\n")


def test_a_table_is_as_wide_as_columns_says(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that goes to a pipe or a file is 120 columns wide, or as many as COLUMNS says."""
    (folder / "two.txt").write_text(TWO.strip() + " Port of Riga" * 30, encoding="utf-8")

    def width() -> int:
        return max(len(line) for line in run("extract", folder / "two.txt", *CHOICE).out.splitlines()[1:])

    assert 110 <= width() <= 120
    monkeypatch.setenv("COLUMNS", "70")
    assert 60 <= width() <= 70
    monkeypatch.setenv("COLUMNS", "wide")
    assert 110 <= width() <= 120


def test_csv_is_a_row_an_initiative(run: Run, folder: Path) -> None:
    """CSV reads as a table of initiatives."""
    rows = list(csv.DictReader(io.StringIO(run("extract", folder, "--format", "csv", *CHOICE).out)))

    assert [(row["recipients"], row["evidence"]) for row in rows] == [
        ("Port of Lobito", ONE), ("Port of Riga", TWO.strip()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "start"), [("out.jsonl", b'{"schema"'), ("out.csv", b"path,id"), ("out.names", b"Port")]
)
def test_the_name_of_the_file_says_the_format(run: Run, folder: Path, tmp_path: Path, name: str, start: bytes) -> None:
    """What is written to a file is of the format that its name ends with, unless --format says another."""
    run("extract", folder, "-o", tmp_path / name, *CHOICE)
    assert (tmp_path / name).read_bytes().startswith(start)

    run("extract", folder, "-o", tmp_path / name, "--format", "csv", *CHOICE)
    assert (tmp_path / name).read_bytes().startswith(b"path,id")


def test_a_plugins_format(run: Run, folder: Path) -> None:
    """A plugin's writer is a format like any other."""
    assert run("extract", folder, "--format", "names", *CHOICE).out == "Port of Lobito\nPort of Riga\n"


def test_text_is_in_the_record_if_asked_for(run: Run, folder: Path) -> None:
    """With --text a record holds its document's text."""
    with_text = run("extract", folder / "b", "--format", "jsonl", "--text", *CHOICE)
    without = run("extract", folder / "b", "--format", "jsonl", *CHOICE)

    assert with_text.records()[0].document.text == ONE
    assert "text" not in json.loads(without.out)["document"]


def test_a_file_named_twice_is_read_once(run: Run, folder: Path) -> None:
    """A file that is named and lies in a named folder too gives one record."""
    assert len(run("extract", folder / "two.txt", folder, "--format", "jsonl", *CHOICE).records()) == 2


def test_standard_input(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is the standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TWO.encode())))

    (record,) = run("extract", "-", "--format", "jsonl", *CHOICE).records()

    assert record.document.path is None
    assert [entity.text for entity in record.entities] == ["Port of Riga"]


# -- extract: what can't be read


def test_what_cannot_be_read_keeps_its_place(run: Run, folder: Path) -> None:
    """A file that can't be read is a record with a warning, sorted like others, and one line on the standard error."""
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00" * 20)

    result = run("extract", folder / "gone.txt", folder, "--format", "jsonl", *CHOICE)

    assert result.code == 0
    assert [[n.code for n in record.warnings] for record in result.records()] == [
        [],
        ["unreadable"],
        ["unreadable"],
        [],
    ]
    assert [line.split(":")[:2] for line in result.err.splitlines()] == [
        ["reex", f" {folder / 'gone.txt'}"], ["reex", f" {folder / 'picture.txt'}"],
    ]  # fmt: skip


def test_a_table_counts_what_cannot_be_read(run: Run, folder: Path) -> None:
    """In the table an input that can't be read is counted; its one line is on the standard error."""
    result = run("extract", folder / "gone.txt", folder / "two.txt", *CHOICE)

    assert "gone.txt" not in result.out
    assert result.out.splitlines()[-1].startswith("1 document, 1 not read, ")
    assert "(unreadable 1)" in result.out
    assert result.err.count("gone.txt") == 1


@pytest.mark.parametrize("jobs", ["two", "0", "-1", "1.5", ""])
def test_a_number_of_processes_that_is_none_is_refused(run: Run, folder: Path, jobs: str) -> None:
    """What is no whole number from 1 on is told as it was written, with what to write."""
    refused = run("extract", folder, "--format", "jsonl", "-j", jobs)

    assert refused.code == 2
    assert f"{jobs!r} is no number of processes; write a whole number from 1 on" in refused.err


def test_nothing_to_read_ends_with_1(run: Run, folder: Path, tmp_path: Path) -> None:
    """When no input could be read the exit code is 1, whether files are missing or a folder is empty."""
    (tmp_path / "empty").mkdir()

    gone = run("extract", folder / "gone.txt", *CHOICE)
    assert (gone.code, gone.out.splitlines()[-1][:29]) == (1, "0 documents, 1 not read, 0 en")
    empty = run("extract", tmp_path / "empty", *CHOICE)
    assert empty.code == 1
    assert empty.err.startswith(f"reex: {tmp_path / 'empty'}: ")
    assert len(empty.err.splitlines()) == 1


@pytest.mark.parametrize("jobs", [(), ("-j", "1")])
def test_a_mistyped_path_costs_no_output(run: Run, folder: Path, tmp_path: Path, jobs: tuple[str, ...]) -> None:
    """Where none of the named paths is there, the file of an earlier run stays, and the error ends with 1."""
    kept = tmp_path / "kept.jsonl"
    kept.write_text("kept", encoding="utf-8")

    result = run("extract", folder / "gone.txt", folder / "lost.txt", "-o", kept, *jobs)

    assert (result.code, len(result.err.splitlines())) == (1, 1)
    assert "gone.txt: no such file or folder; check the spelling" in result.err
    assert "(and 1 more that can't be read)" in result.err
    assert kept.read_text(encoding="utf-8") == "kept"
    assert not Path(f"{kept}.progress").exists()


def test_a_folder_that_is_closed_is_told(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in a folder that may not be read is a record with a warning and a line, and the others are read."""
    look, closed = os.scandir, str(folder / "b")

    def scandir(path: str) -> object:
        if os.fspath(path) == closed:
            raise PermissionError(13, "Permission denied", closed)
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    result = run("extract", folder, "--format", "jsonl", *CHOICE)

    assert result.code == 0
    assert f"reex: {closed}: the folder can't be looked into (Permission denied)" in result.err
    assert {"unreadable"} in [{notice.code for notice in record.warnings} for record in result.records()]
    with pytest.raises(reex.ReadError, match="can't be looked into"):
        reex.readers.find_files(folder, [".txt"])


def test_warnings_are_summed_up(run: Run, folder: Path, install: Install) -> None:
    """Warnings end with 0, and the standard error counts them by code; of an extractor that fails it has the first."""
    code = "import reex\n@reex.extractor('fog', makes='fog')\ndef find(page):\n    raise OSError('thick')\n"
    install("fog", code + "@reex.hookimpl\ndef reex_extractors():\n    return [find]\n")

    result = run("extract", folder, "--format", "jsonl", *CHOICE, "--only", "fog")

    assert result.code == 0
    assert result.err.splitlines() == [
        f"reex: {folder / 'b' / 'one.txt'}: extractor fog of fog 1.0 failed at fog.py:4: OSError: thick",
        "reex: warnings: extractor-failed 2",
    ]


def test_a_broken_plugin_is_told_once(run: Run, folder: Path, install: Install) -> None:
    """A plugin that doesn't load is one line on the standard error, however many files there are."""
    install("wreck", "raise RuntimeError('leak')")

    result = run("extract", folder, "--format", "jsonl", *CHOICE)

    assert result.code == 0
    assert result.err.count("RuntimeError: leak") == 1


# -- extract: choosing


def test_only_and_without(run: Run, folder: Path) -> None:
    """--only brings what is needed, --without leaves out."""
    only = run("extract", folder / "two.txt", "--format", "jsonl", "--only", "shipments").records()[0]
    without = run("extract", folder / "two.txt", "--format", "jsonl", *CHOICE, "--without", "shipments").records()[0]

    assert [entity.extractor for entity in only.entities] == ["ports"]
    assert len(only.initiatives) == 1
    assert without.initiatives == ()


def test_a_pipeline_file(run: Run, folder: Path, tmp_path: Path) -> None:
    """--pipeline runs what a TOML file says."""
    recipe = tmp_path / "ports.toml"
    recipe.write_text('only = ["ports"]\n', encoding="utf-8")

    (record,) = run("extract", folder / "two.txt", "--format", "jsonl", "--pipeline", recipe).records()

    assert [entity.extractor for entity in record.entities] == ["ports"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("extract",), "Missing argument 'PATH...'; see reex extract --help"),
        (("extract", "x", "--formt", "csv"), "No such option"),
        (("extract", "x", "--format", "xml"), "there is no xml, there are arrow, csv, jsonl, names, parquet, table"),
        (("extract", "x", "--only", "prots"), "no extractor is called prots: did you mean ports?"),
        (("extract", "x", "--without", "ports", "--without", "river-ports"), "shipments needs port"),
        (("extract", "x", "--pipeline", "nowhere.toml"), "nowhere.toml: no such file"),
        (("extract", "-", "-o", "no/such/folder/o.csv"), "no/such/folder/o.csv: can't be written (No such file or dir"),
        (("extract", "x", "-o", "o.xlsx"), "o.xlsx: no format is called xlsx; name one of arrow, csv, jsonl"),
        (("extract", "x", "-o", "o.json"), "o.json: no format is called json: did you mean jsonl? Name one of arrow"),
        (("extract", "x", "-o", "."), ".: a folder holds data; name their format with --format"),
        (("dig",), "No such command 'dig'"),
        (("explain", "x", "9-12"), "9-12 is no place"),
        (("explain", "x", "12:9"), "12:9 is no place"),
    ],
)  # fmt: skip
def test_a_wrong_request_is_one_line(
    run: Run, folder: Path, install: Install, arguments: tuple[str, ...], message: str
) -> None:
    """What can't be carried out ends with 2 and one line that says what to mend."""
    if "--without" in arguments:
        install("second", "import harbours, reex\n@reex.hookimpl\ndef reex_extractors():\n    return []\n")
        arguments = (*arguments, "--without", "river-ports")

    result = run(*arguments)

    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("reex: ")
    assert message in result.err
    assert len(result.err.splitlines()) == 1


# -- extract: the output file


def test_a_file_gets_the_output(run: Run, folder: Path, tmp_path: Path) -> None:
    """With -o the standard output stays empty, and the file holds what would have stood there."""
    printed = run("extract", folder, "--format", "jsonl", *CHOICE).out

    result = run("extract", folder, "--format", "jsonl", "-o", tmp_path / "out.jsonl", *CHOICE)

    assert result.out == ""
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == printed


def test_a_folder_is_read_without_the_output_in_it(run: Run, folder: Path) -> None:
    """What the last run has written into the folder is no text for the next."""
    for _ in range(2):
        result = run("extract", folder, "-o", folder / "out.csv", *CHOICE)
        assert (result.code, result.err) == (0, "")
    with (folder / "out.csv").open(encoding="utf-8", newline="") as rows:
        assert {Path(row["path"]).name for row in csv.DictReader(rows)} == {"one.txt", "two.txt"}


def test_a_link_to_itself_costs_no_other_file(run: Run, folder: Path) -> None:
    """A link that leads round in a circle is told as what can't be read, and the files beside it are read."""
    (folder / "round.txt").symlink_to("round.txt")

    records = run("extract", folder, "--format", "jsonl", *CHOICE).records()

    unread = [Path(record.document.path or "").name for record in records if record.warnings]
    assert (unread, len(records)) == (["round.txt"], 3)


def test_a_dash_as_output_is_the_standard_output(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With -o - data goes where it goes without, and no file is called so."""
    monkeypatch.chdir(tmp_path)
    arguments = ("extract", folder, "--format", "jsonl", *CHOICE)

    assert run(*arguments, "-o", "-") == run(*arguments)
    assert not (tmp_path / "-").exists()


def test_a_file_is_replaced_whole_or_not_at_all(run: Run, folder: Path, tmp_path: Path, install: Install) -> None:
    """A run that breaks off leaves the old file as it was, and nothing beside it."""
    install(
        "leaky",
        """
        import reex

        def write(records, stream, *, text):
            stream.write(b"half")
            raise reex.DataError("the hold is full")

        @reex.hookimpl
        def reex_writers():
            return [reex.Writer(name="leaky", write=write)]
        """,
    )
    out = tmp_path / "out"
    out.mkdir()
    (out / "o.txt").write_text("old", encoding="utf-8")

    result = run("extract", folder, "--format", "leaky", "-o", out / "o.txt", *CHOICE)

    assert (result.code, result.err) == (2, "reex: the hold is full\n")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in out.iterdir()] == [("o.txt", "old")]


def test_a_replaced_file_keeps_its_mode_and_its_link(run: Run, folder: Path, tmp_path: Path) -> None:
    """Who may read the file stays as it was, and a link to it stays a link."""
    target = tmp_path / "target.jsonl"
    target.touch(mode=0o640)
    (tmp_path / "link.jsonl").symlink_to(target)

    run("extract", folder, "--format", "jsonl", "-o", tmp_path / "link.jsonl", *CHOICE)

    assert target.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "link.jsonl").is_symlink()
    assert len(target.read_text(encoding="utf-8").splitlines()) == 2


def test_a_device_is_written_to(run: Run, folder: Path) -> None:
    """An output that is no regular file is written to, not replaced."""
    assert run("extract", folder, "-o", os.devnull, *CHOICE).code == 0
    assert not Path(os.devnull).is_file()


# -- the other commands


def test_plugins_as_a_table_and_as_json(run: Run, folder: Path, install: Install) -> None:
    """The list of plugins tells what each offers and why one failed, for people and for machines."""
    install("wreck", "raise RuntimeError('leak')", version="0.9")

    table = run("plugins")
    listed = {row["name"]: row for row in json.loads(run("plugins", "--json").out)}

    assert "wreck 0.9" in table.out
    assert "FAILED: RuntimeError: leak" in table.out
    assert listed["harbours"]["extractors"] == ["ports", "shipments", "river-ports"]
    assert listed["harbours"]["error"] is None
    assert listed["wreck"]["error"].startswith("RuntimeError: leak")


def test_plugins_tells_what_is_left_out(run: Run, install: Install) -> None:
    """What a plugin offers and nothing uses is a line below the table, or beside the JSON, with the reason."""
    code = """
        import click
        import reex

        @reex.hookimpl
        def reex_extractors():
            return [reex.Extractor('quays', print, makes='quay', needs={needs!r})]

        @reex.hookimpl
        def reex_commands():
            return [click.Command({command!r})]
    """
    install("alpha", code.format(needs=(), command="explain"))
    install("omega", code.format(needs=(), command="sail"))
    install("cook", code.replace("quays", "galleys").format(needs="fire", command="dine"))
    told = [
        "left out: extractors called quays come from alpha 1.0 and from omega 1.0; uninstall one",
        "left out: extractor galleys: it needs fire, which no working plugin makes",
        "left out: command explain of alpha 1.0: reex has one of that name",
    ]

    as_json = run("plugins", "--json")

    assert run("plugins").out.splitlines()[-3:] == told
    assert as_json.err.splitlines() == [f"reex: {line}" for line in told]
    assert json.loads(as_json.out)


def test_plugins_has_a_plugin_on_one_line_in_a_pipe(run: Run, install: Install) -> None:
    """Whoever looks for a plugin in the list with another program finds its line whole."""
    offers = ", ".join(
        f"reex.Extractor('{name}', print, makes='x')" for name in ("lighthouses", "quaysides", "wharves")
    )
    install("harbour-places", f"import reex\n@reex.hookimpl\ndef reex_extractors():\n    return [{offers}]\n")

    (line,) = [line for line in run("plugins").out.splitlines() if line.startswith("harbour-places")]

    assert "extractor lighthouses, quaysides, wharves" in line


def test_schema_is_one_that_records_fit(run: Run, folder: Path) -> None:
    """What reex schema prints validates what reex extract prints."""
    schema = json.loads(run("schema").out)

    for line in run("extract", folder, "--format", "jsonl", *CHOICE).out.splitlines():
        jsonschema.validate(json.loads(line), schema, cls=jsonschema.Draft202012Validator)


def test_explain_tells_the_rule_and_what_it_displaced(run: Run, folder: Path) -> None:
    """A place is explained by rule, extractor and distribution, and by what had to go."""
    start = TWO.index("Riga")

    out = run("explain", folder / "two.txt", f"{start}:{start + 4}").out

    assert f"{start}:{start + 4} 'Riga'" in out
    assert "made: port 30:42 'Port of Riga', by rule name of ports in harbours 1.0, confidence 1" in out
    assert (
        "not kept: port 38:42 'Riga', by rule city of river-ports in harbours 1.0, confidence 1; "
        "a longer span stands there: port 30:42 'Port of Riga'" in out
    )


def test_explain_outside_of_the_text(run: Run, folder: Path) -> None:
    """A place after the text is refused with the length of the text, a file that isn't there with 1."""
    late = run("explain", folder / "two.txt", "10:5000")

    assert late.code == 2
    assert "ends after its" in late.err
    assert run("explain", folder / "gone.txt", "1:2").code == 1
    (folder / "three.txt").write_text("Fog lies over the pier.", encoding="utf-8")
    assert "nothing was made there" in run("explain", folder / "three.txt", "11:12").out


def test_explain_tells_what_failed(run: Run, folder: Path, install: Install) -> None:
    """Where nothing was made because something failed, the standard error says so."""
    install("wreck", "raise OSError('leak')", version="0.9")
    code = "import reex\n@reex.extractor('fog', makes='fog')\ndef find(page):\n    raise OSError('thick')\n"
    install("fog", code + "@reex.hookimpl\ndef reex_extractors():\n    return [find]\n")
    (folder / "three.txt").write_text("Fog lies over the pier.", encoding="utf-8")

    result = run("explain", folder / "three.txt", "0:3")

    assert result.code == 0
    assert "nothing was made there" in result.out
    assert "reex: plugin wreck of wreck 0.9: OSError: leak" in result.err
    assert "reex: extractor fog of fog 1.0 failed at fog.py:4: OSError: thick\n" in result.err


def test_explain_tells_what_rests_on_a_place(run: Run, tmp_path: Path) -> None:
    """Initiatives and claims whose evidence holds the place are told with rule, status and the span of each field."""
    path = tmp_path / "lynas.txt"
    path.write_text("Japan lent Lynas $250 million. China controls 90% of rare earth refining.", encoding="utf-8")

    loan = run("explain", path, "17:29").out.splitlines()
    share = run("explain", path, "46:49").out.splitlines()

    (told,) = [line for line in loan if "initiative i1" in line]
    assert "loan to Lynas" in told
    assert ", by rule past:lent of initiatives in reex-initiatives" in told
    assert loan[loan.index(told) + 1 :] == [
        "    instrument: loan; by past: lent; from 6:10 'lent'",
        "    status: agreed; by form",
        "    binding: yes; by status",
        "    actors: Japan (JP); by subject; from 0:5 'Japan'",
        "    recipients: Lynas Rare Earths Limited (asx/LYC); by object; from 11:16 'Lynas'",
        "    amounts: USD 250 million; by words; from 17:29 '$250 million'",
        "    commodities: rare-earths; by document",
        "    countries: JP; by actors",
        "    countable: yes",
        "    evidence: 0:30 'Japan lent Lynas $250 million.'",
    ]
    (told,) = [line for line in share if "claim c1" in line]
    assert told.startswith("  claim c1: 'China: 90 % of processing, rare-earths', by rule share of initiatives in")
    assert share[-1] == "    evidence: 31:73 'China controls 90% of rare earth refining.'"
    assert not any("initiative" in line.split(":")[0] for line in share)


def test_explain_tells_why_each_field_of_an_initiative_says_what_it_says(run: Run, tmp_path: Path) -> None:
    """By its id an initiative is told field by field: value, rule or cue, and the words that it rests on."""
    path = tmp_path / "lynas.txt"
    path.write_text(
        "Japan lent Lynas $250 million. Canada plans a loan of up to $90 million to Iluka.",
        encoding="utf-8",
    )

    plan = run("explain", path, "i2").out.splitlines()
    gone = run("explain", path, "i7")
    entity = run("explain", path, "e1").out

    assert plan[0].startswith("initiative i2: ")
    assert "  status: announced; by cue: plans a; from 38:45 'plans a'" in plan
    assert "  amounts: up to USD 90 million (ceiling); by words; from 60:71 '$90 million'" in plan
    assert "  binding: no; by status" in plan
    assert gone.code == 2
    assert "its record has nothing of the id i7; it has i1, i2" in gone.err
    assert "initiative i1" in entity


def test_explain_lists_what_there_is_and_takes_several(run: Run, tmp_path: Path) -> None:
    """Without a place each initiative and claim is a line that begins with its id; some of them are told together."""
    path = tmp_path / "iluka.txt"
    path.write_text(
        "Japan lent Lynas $250 million. Canada plans a loan of $90 million to Iluka. China controls 90% of graphite.",
        encoding="utf-8",
    )

    listed = run("explain", path).out.splitlines()
    both = run("explain", path, "i2", "c1").out.splitlines()

    assert [line.split()[:2] for line in listed] == [["i1", "0:30"], ["i2", "31:75"], ["c1", "76:107"]]
    assert "loan to Iluka Resources" in listed[1]
    assert ", confidence 0." in listed[1]
    assert [line[:13] for line in both if not line.startswith(" ")] == ["initiative i2", "claim c1: 'Ch"]
    path.write_text("The weather is fine.", encoding="utf-8")
    assert run("explain", path).out == "no initiatives and no claims\n"


def test_commands_of_plugins(run: Run, folder: Path) -> None:
    """A plugin's command is listed and runs, and what it returns is no exit code."""
    assert "sail       Leave the harbour." in run("--help").out
    assert run("sail") == Result(0, "ahoy\n", "")


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        (
            "raise ValueError('no\\nwind')",
            2,
            "reex: command drift of drifter 1.0 failed at drifter.py:6: ValueError: no wind",
        ),
        ("1 / 0", 2, "reex: command drift of drifter 1.0 failed at drifter.py:6: ZeroDivisionError: "),
        ("raise reex.ReadError('a.txt: no tide')", 1, "reex: a.txt: no tide"),
        ("raise click.UsageError('no sail')", 2, "reex: no sail; see reex"),
        ("raise SystemExit(7)", 7, ""),
    ],
)
def test_a_command_of_a_plugin_that_fails_is_one_line(
    run: Run, install: Install, body: str, code: int, words: str
) -> None:
    """What a plugin's command raises is told in one line with its place; an exit code of its own is its own."""
    install(
        "drifter",
        f"""
        import click
        import reex

        def drift():
            {body}

        @reex.hookimpl
        def reex_commands():
            return [click.Command("drift", callback=drift)]
        """,
    )

    result = run("drift")

    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(words)
    assert result.err.count("\n") == bool(words)


def test_a_broken_plugin_does_not_break_help(run: Run, install: Install) -> None:
    """The commands of the core are there whatever a plugin does."""
    install("wreck", "raise SystemExit(9)")

    result = run("--help")

    assert result.code == 0
    assert all(command in result.out for command in ("extract", "explain", "plugins", "schema"))
    assert run() == result


def test_version(run: Run) -> None:
    """The version is that of the library."""
    assert run("--version").out == f"reex {reex.__version__}\n"


@pytest.mark.parametrize("command", [("extract",), ("show",), ("explain", "0:5")])
def test_what_a_file_holds_is_taken_by_its_path(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    """The path that a record tells, into an archive, is one that each command reads."""
    with ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("deals/loan.txt", "Canada lent C$25 million to Torngat Metals.")
    name, *place = command
    assert "Canada" in run(name, f"{tmp_path}/all.zip!/deals/loan.txt", *place).out
    assert "it has " in run(name, f"{tmp_path}/all.zip!/loan.txt", *place).err


def test_a_limit_is_a_name_and_a_number(run: Run, folder: Path) -> None:
    """What a file may cost can be told; what is no limit is refused with those that there are."""
    tight = run("extract", folder, "--limit", "size=3")
    assert tight.code == 1
    assert "has more than 3 bytes; split it, or raise the limit (--limit size=N, in Python Limits(size=N))" in tight.err
    wrong = run("extract", folder, "--limit", "weight=3")
    assert wrong.code == 2
    assert "weight=3 is no limit; write size=500000000; there are size, characters, parts, depth, ratio" in " ".join(
        wrong.err.split()
    )
