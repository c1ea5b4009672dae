"""``reex gazetteer`` as a user meets it: what it prints where, what it leaves behind, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commandline import Run

from reex import Gazetteer
from reex.audit import audit

TICKERS = {
    "0": {"cik_str": 7001, "ticker": "KORB", "title": "KORBINITE METALS CORP"},
    "1": {"cik_str": 7002, "ticker": "VELD", "title": ""},
}
MINE = """name,aliases,ref,kind,source
Korbinite Metals Corp.,Korbinite?|Hill Mining,mine/1,company,our files
Veldt Graphite Ltd,Hill Mining,mine/2,company,our files
Korb Korbinite,Korbinite?,mine/3,facility,our files
RH,!RH Block,mine/4,company,our files
new project,Korb Sea[s],mine/5,company,our files
,,mine/6,company,our files
Korb,mine/7
MP Materials,,,company,our files
"""


@pytest.fixture
def tickers(tmp_path: Path) -> Path:
    """Return a list of tickers in which one entry has no name."""
    path = tmp_path / "tickers.json"
    path.write_text(json.dumps(TICKERS), encoding="utf-8")
    return path


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Return a gazetteer in which much may go wrong."""
    path = tmp_path / "mine.csv"
    path.write_text(MINE, encoding="utf-8")
    return path


# -- import


def test_data_goes_out_and_the_rest_beside(run: Run, tickers: Path) -> None:
    """The gazetteer goes to the standard output; faults and numbers go to the standard error."""
    result = run("gazetteer", "import", tickers)

    assert result.code == 0
    assert result.out == (
        "name,aliases,ref,kind,source\n"
        "Korbinite Metals Corp.,Korbinite Metals,cik/0000007001,company,SEC company_tickers\n"
    )
    assert result.err == (
        f"reex: {tickers}: entry 2: column title is empty; it is left out\n"
        f"reex: {tickers}: 1 row written, 1 bad left out\n"
    )


def test_an_import_is_taken_by_extract(run: Run, tickers: Path, tmp_path: Path) -> None:
    """What is written with -o is a gazetteer that extract takes, and finds names of."""
    text = tmp_path / "text.txt"
    text.write_text("The U.S. lent $5 million to Korbinite Metals on Monday.", encoding="utf-8")
    assert run("gazetteer", "import", tickers, "-o", tmp_path / "made.csv").out == ""

    found = run("extract", "--gazetteer", tmp_path / "made.csv", "--format", "jsonl", text)
    assert found.err == ""
    assert [entity["ref"] for entity in json.loads(found.out)["entities"] if entity["kind"] == "company"] == [
        "cik/0000007001"
    ]
    assert Gazetteer.read(tmp_path / "made.csv").notices == ()


def test_what_is_passed_over_is_counted(run: Run, tmp_path: Path) -> None:
    """Records that are sound and of no use are a number on the standard error."""
    path = tmp_path / "agencies.csv"
    path.write_text("active,agency_name,parent_agency_name\n1,Harbours Board,\n0,Old Board,\n", encoding="utf-8")

    assert run("gazetteer", "import", path).err.endswith(": 1 row written, 0 bad left out, 1 not active passed over\n")


def test_more_faults_than_are_told_are_a_number(run: Run, tmp_path: Path) -> None:
    """Twenty faults are told one by one, the others in one line; a file without any good row ends with 1."""
    path = tmp_path / "tickers.json"
    path.write_text(json.dumps({str(at): {"cik_str": at, "ticker": "", "title": ""} for at in range(25)}), "utf-8")
    result = run("gazetteer", "import", path)

    assert result.code == 1
    assert len(result.err.splitlines()) == 22
    assert result.err.splitlines()[-2] == "reex: and 5 more are left out"


def test_a_kind_is_asked_for(run: Run, tmp_path: Path) -> None:
    """A result of Wikidata needs --kind, and takes it."""
    path = tmp_path / "query.json"
    path.write_text('[{"item": "http://www.wikidata.org/entity/Q9", "itemLabel": "Korb Hill"}]', encoding="utf-8")

    refused = run("gazetteer", "import", path)
    assert (refused.code, refused.out) == (2, "")
    assert "--kind" in refused.err
    assert "Korb Hill,,wd/Q9,facility,," in run("gazetteer", "import", path, "--kind", "facility").out


def test_an_unknown_format_ends_with_2(run: Run, tmp_path: Path) -> None:
    """A file of no known format is refused with the list of the formats, and an older output is left alone."""
    path, made = tmp_path / "x.csv", tmp_path / "made.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    made.write_text("old", encoding="utf-8")
    result = run("gazetteer", "import", path, "-o", made)

    assert result.code == 2
    assert result.err.startswith(f"reex: {path}: is of no format that can be imported; these can: SEC ")
    assert made.read_text(encoding="utf-8") == "old"


# -- check


def test_a_check_tells_what_a_gazetteer_holds(run: Run, mine: Path) -> None:
    """Rows, names, weak names and kinds are counted; rows that are left out are told with place and reason."""
    result = run("gazetteer", "check", mine)

    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(
        "Rows: 6\n"
        "Names: 11, of them weak: 2\n"
        "Kinds: company 5, facility 1\n"
        "Rows left out: 2\n"
        "  line 7: column name is empty\n"
        "  line 8: column 3 (ref) is missing: 2 cells, the header has 5\n"
    )


def test_a_check_tells_what_is_doubtful(run: Run, mine: Path) -> None:
    """Names of several things, short ones, common words, and what reex knows are told with line and ref."""
    lines = run("gazetteer", "check", mine).out.splitlines()

    assert lines[lines.index("Rows left out: 2") + 3 :] == [
        "Names of several things, strong in more than one: never told apart: 1",
        "  Hill Mining (line 2, mine/1); Hill Mining (line 3, mine/2)",
        "Names of several things, strong in one or none: the document decides: 1",
        "  Korbinite? (line 2, mine/1); Korbinite? (line 4, mine/3)",
        "Short names that aren't marked as weak: 1",
        "  RH (line 5, mine/4)",
        "Names that are common words: 1",
        "  new project (line 6, mine/5)",
        "Names that reex knows already: 1",
        "  MP Materials (line 9): companies has MP Materials Corp. (nyse/MP)",
    ]


def test_long_lists_are_cut(tmp_path: Path) -> None:
    """Ten of each list are shown, and how many more there are."""
    path = tmp_path / "many.csv"
    path.write_text("name\n" + "".join(f"K{number}\n" for number in range(14)), encoding="utf-8")
    lines = list(audit(path).lines())

    at = lines.index("Short names that aren't marked as weak: 14")
    assert lines[at + 10] == "  K9 (line 11)"
    assert lines[at + 11] == "  and 4 more"


def test_a_name_of_one_row_is_of_one_thing(tmp_path: Path) -> None:
    """The same name twice in a row is no doubt, nor is one that is blocked."""
    path = tmp_path / "one.csv"
    path.write_text("name,aliases\nKorb Hill,Korb-Hill|KORB HILL\nKorb Lake,!Korb Hill\n", encoding="utf-8")
    report = audit(path)

    assert (report.clashing.number, report.shared.number) == (0, 0)


def test_a_check_of_many_rows_needs_no_more_memory(tmp_path: Path) -> None:
    """Three times the rows, each with a name of its own and a shared one, take no more memory."""
    code = """if True:
        import sys, tracemalloc
        from reex.audit import audit
        tracemalloc.start()
        audit(__import__("pathlib").Path(sys.argv[1]))
        print(tracemalloc.get_traced_memory()[1])
    """

    def peak(rows: int) -> int:
        path = tmp_path / "many.csv"
        with path.open("w", encoding="utf-8") as stream:
            stream.write("name,aliases,ref\n")
            stream.writelines(f"Korb Hill {at},Korb Lake {at % 997},mine/{at}\n" for at in range(rows))
        # A process of its own: what other tests have left in this one is no part of it.
        done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
        return int(done.stdout)

    assert peak(9000) < peak(3000) + 50_000


def test_what_is_no_table_ends_with_2(run: Run, tmp_path: Path) -> None:
    """A file without a column name can't be checked; one without a row that can be used ends with 1."""
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    assert run("gazetteer", "check", path).code == 2

    path.write_text("name,source\nKorb,\n", encoding="utf-8")
    result = run("gazetteer", "check", path)
    assert result.code == 1
    assert "  line 2: column source is empty" in result.out


def test_a_name_can_not_steer_a_terminal(run: Run, tmp_path: Path) -> None:
    """Signs that a terminal would obey are not printed."""
    path = tmp_path / "x.csv"
    path.write_text("name,source\nK\x1b[2J,us\n", encoding="utf-8")

    assert "\x1b" not in run("gazetteer", "check", path).out
