"""Registers that become gazetteers."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reex import DataError, Gazetteer, Pipeline
from reex.importers import FORMATS, Tally, convert, format_of
from reex.importers.names import aliases, cased, short_form, tidied

REFERENCE = Path(__file__).parents[2] / "shared" / "reference"

TICKERS = {
    "0": {"cik_str": 7001, "ticker": "KORB", "title": "KORBINITE METALS CORP"},
    "1": {"cik_str": "0000007002", "ticker": "VELD", "title": "Veldt Graphite, Inc. / DE"},
    "2": {"cik_str": 7001, "ticker": "KORB-PA", "title": "KORBINITE METALS CORP"},
}
EXCHANGES = {
    "fields": ["cik", "name", "ticker", "exchange"],
    "data": [
        [7001, "KORBINITE METALS CORP", "KRBNF", "OTC"],
        [7001, "KORBINITE METALS CORP", "KORB-B", "NYSE"],
        [7002, "Veldt Graphite, Inc. / DE", "VELD", "Nasdaq"],
        [7003, "Quiet Holdings Ltd/ADR", "QHLDF", "OTC"],
        [7004, "UNLISTED MINING CO /NEW/", "UNLM", None],
    ],
}
AGENCIES = [
    {"id": 12, "name": "Harbours Department", "short_name": "HD", "slug": "harbours-department", "parent_id": None,
     "agency_url": "", "child_ids": [13], "description": "Keeps \"harbours\"."},
    {"id": 13, "name": "Pilots Bureau", "short_name": None, "slug": "pilots-bureau", "parent_id": 12, "agency_url": ""},
]  # fmt: skip
TOPTIER = {
    "results": [
        {"agency_id": 1, "toptier_code": "901", "abbreviation": "DOH", "agency_name": "Department of Harbours",
         "active_fy": "2026", "active_fq": "3", "outlay_amount": 1.5, "congressional_justification_url": None},
    ]
}  # fmt: skip
CODES = """\ufeff\
CGAC AGENCY CODE,AGENCY NAME,AGENCY ABBREVIATION,FREC,FREC Entity Description,FREC ABBREVIATION,SUBTIER NAME,IS_FREC
901,Department of Harbours,DOH,9010,Department of Harbours,DOH,Office of the Secretary,FALSE
901,Department of Harbours,DOH,9010,Department of Harbours,DOH,Pilots Bureau,FALSE
902,Lights Authority,LA,9020,Lights Authority,LA,Lights Authority,TRUE
902,Lights Authority,LA,9022,Beacon Trust Fund,BEACON FUND,Beacon Trust Fund,TRUE
"""
REGISTER = (
    b"active,cfr_citation,parent_agency_name,agency_name,description\r"
    b'1,01 CFR 1,,Harbours Department,"Keeps\r\r\xa5 harbours"\r'
    b"1,01 CFR 9,Harbours Department,Harbours Department,\r"
    b"1,,Harbours Department,Pilots Bureau,\r"
    b"0,,,Old Lights Board,\r"
)
BINDINGS = {
    "head": {"vars": ["mine", "mineLabel", "mineAltLabel", "country"]},
    "results": {
        "bindings": [
            {
                "mine": {"type": "uri", "value": "http://www.wikidata.org/entity/Q900001"},
                "mineLabel": {"xml:lang": "en", "type": "literal", "value": "Korb Hill mine"},
                "mineAltLabel": {"xml:lang": "en", "type": "literal", "value": "Korb Hill, KHM"},
                "country": {"type": "literal", "value": code},
            }
            for code in ("AU", "NZ")
        ]
    },
}
ITEMS = [
    {
        "item": "http://www.wikidata.org/entity/Q900002",
        "itemLabel": "Veldt Graphite",
        "itemAltLabel": "VG, Veldt, Inc.",
    },
    {"item": "http://www.wikidata.org/entity/Q900003", "itemLabel": "Q900003"},
]
ITEMS_CSV = (
    "item,itemLabel,itemAltLabel\r\n"
    'http://www.wikidata.org/entity/Q900002,Veldt Graphite,"VG, Veldt, Inc."\r\n'
    "http://www.wikidata.org/entity/Q900003,Q900003,\r\n"
)
OTHER = "Entity.OtherEntityNames.OtherEntityName."
LATIN = "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName."
LEI = [
    "LEI", "Entity.LegalName", "Entity.LegalName.xmllang", f"{OTHER}1", f"{OTHER}1.xmllang", f"{OTHER}1.type",
    f"{LATIN}1", f"{LATIN}1.xmllang", f"{LATIN}1.type", "Entity.LegalAddress.City", "Entity.LegalAddress.Country",
    "Entity.EntityCategory", "Entity.EntityStatus", "Registration.LastUpdateDate",
]  # fmt: skip


def lei(number: int, name: str, **cells: str) -> dict[str, str]:
    """Return a row of the golden copy."""
    row = {"LEI": f"529900{number:012d}97", "Entity.LegalName": name, "Entity.EntityStatus": "ACTIVE"}
    return dict.fromkeys(LEI, "") | row | {"Entity.LegalAddress.Country": "LV"} | cells


def golden(rows: list[dict[str, str]]) -> str:
    """Return rows of the golden copy as GLEIF writes them."""
    paper = io.StringIO()
    table = csv.DictWriter(paper, LEI, quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return paper.getvalue()


Made = tuple[list[dict[str, str]], Tally]
Import = Callable[..., Made]


@pytest.fixture
def make(tmp_path: Path) -> Import:
    """Return a function that imports a content, and proves that what is written is a gazetteer without a flaw."""

    def call(content: object, name: str = "register", kind: str = "") -> Made:
        path, made = tmp_path / name, tmp_path / "made.csv"
        if isinstance(content, str | bytes):
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        else:
            path.write_text(json.dumps(content), encoding="utf-8")
        with made.open("wb") as stream:
            tally = convert(path, stream, kind)
        table = Gazetteer.read(made)
        assert table.notices == ()
        assert len(table.entries) == tally.written
        with made.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines)), tally

    return call


def some(rows: list[dict[str, str]], *columns: str) -> list[tuple[str, ...]]:
    """Return some columns of rows."""
    return [tuple(row[column] for column in columns) for row in rows]


# -- what a name becomes


@pytest.mark.parametrize(
    ("name", "as_a_text_has_it"),
    [
        ("KORBINITE METALS CORP", "Korbinite Metals Corp."),
        ("BANK OF THE NORTH, INC.", "Bank of the North, Inc."),
        ("BIG 5 QUARRIES Corp", "Big 5 Quarries Corp."),
        ("HB&T PLC", "HB&T plc"),
        ("O'HARE'S & GREAT-EASTERN CO., LTD.", "O'Hare's & Great-Eastern Co., Ltd."),
        ("KHLST MINING SA", "KHLST Mining SA"),
        ("KHLST MINING S A", "KHLST Mining S.A."),
        ("quarry holdings corp", "quarry holdings corp"),
        ("ST. OLAF III HOLDING GMBH", "St. Olaf III Holding GmbH"),
        ("Ångström METALS Ltd", "Ångström METALS Ltd."),
        ("U.S. NEODYMIUM.COM 3M LLC", "U.S. Neodymium.com 3M LLC"),
    ],
)
def test_names_in_capitals_get_small_letters(name: str, as_a_text_has_it: str) -> None:
    """A name in capitals is written as a text may write it, so that it is found there and in capitals too."""
    assert cased(name) == as_a_text_has_it


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Korbinite Metals Corp", "Korbinite Metals"),
        ("Korbinite (Riga) Co., Ltd.", "Korbinite (Riga)"),
        ("Korbinite Metals AB (publ)", "Korbinite Metals"),
        ("Korbinite S.A.B. de C.V.", "Korbinite"),
        ("Korbinite SAB de CV", "Korbinite"),
        ("Korb & Sons GmbH & Co. KG", "Korb & Sons"),
        ("The Korb and Company", "Korb"),
        ("Korbinite Coast", None),
        ("Limited", None),
    ],
)
def test_a_legal_form_is_no_part_of_the_short_name(name: str, short: str | None) -> None:
    """What stands before the legal form is a name too; a name without one is short already."""
    assert short_form(name) == short


def test_aliases_that_tell_little_are_weak() -> None:
    """An alias of one word, or of fewer than five letters, has the mark of weak names; each stands there once."""
    cell = aliases(
        "Korbinite Metals Corp.", ["KM", "K M", "korbinite-metals", "Korbinite", "Hill of Korb", "钶"], firm=True
    )

    assert cell == "Korbinite Metals|KM?|K M?|Korbinite?|Hill of Korb"


def test_short_forms_are_for_firms() -> None:
    """An agency whose name ends like that of a firm isn't cut."""
    assert aliases("Harbour Insurance Corporation", []) == ""


@given(st.text(max_size=40))
def test_signs_of_a_gazetteer_are_no_part_of_a_name(name: str) -> None:
    """No name brings a mark with it, whatever signs it holds."""
    clean = tidied(name)

    assert not set(clean) & set("|[]")
    assert not clean.startswith("!")
    assert not clean.endswith("?")


def test_an_accent_of_its_own_is_part_of_its_letter() -> None:
    """A letter and an accent behind it are one letter, as texts have it, and as names are compared."""
    assert tidied("Socie\u0301te\u0301") == "Soci\u00e9t\u00e9"


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=5))
def test_any_names_make_a_sound_gazetteer(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    """Whatever names a register holds, each row is written so that it can be read again, or told."""
    path = tmp_path_factory.mktemp("any") / "tickers.json"
    rows = {str(at): {"cik_str": at, "ticker": "T", "title": name} for at, name in enumerate(names)}
    path.write_text(json.dumps(rows), encoding="utf-8")
    made = path.with_name("made.csv")
    with made.open("wb") as stream:
        tally = convert(path, stream)

    assert Gazetteer.read(made).notices == ()
    assert len(Gazetteer.read(made).entries) == tally.written
    assert tally.written + tally.bad == len(names)


# -- SEC


def test_tickers_make_a_row_a_firm(make: Import) -> None:
    """Several tickers of a firm are one row, named without the suffix of its state, and known by its CIK."""
    rows, tally = make(TICKERS)

    assert some(rows, "name", "aliases", "ref", "kind", "source") == [
        ("Korbinite Metals Corp.", "Korbinite Metals", "cik/0000007001", "company", "SEC company_tickers"),
        ("Veldt Graphite, Inc.", "Veldt Graphite", "cik/0000007002", "company", "SEC company_tickers"),
    ]
    assert (tally.written, tally.bad) == (2, 0)


def test_tickers_with_exchanges_make_refs(make: Import) -> None:
    """A ref is exchange and ticker, classes with a full stop, an exchange before OTC, a CIK where there is neither."""
    rows, _ = make(EXCHANGES)

    assert some(rows, "name", "ref") == [
        ("Korbinite Metals Corp.", "nyse/KORB.B"),
        ("Veldt Graphite, Inc.", "nasdaq/VELD"),
        ("Quiet Holdings Ltd.", "otc/QHLDF"),
        ("Unlisted Mining Co.", "cik/0000007004"),
    ]


@pytest.mark.parametrize("title", ["Korb A/S", "KORB SA/NV", "KORB A/S / ADR", "Korb A/S\\DE\\"])
def test_a_form_with_a_stroke_is_no_suffix(make: Import, title: str) -> None:
    """What EDGAR puts behind a name goes, a legal form that looks like it stays."""
    rows, _ = make({"0": {"cik_str": 1, "ticker": "K", "title": title}})

    assert rows[0]["name"] in ("Korb A/S", "Korb SA/NV")
    assert rows[0]["aliases"] == "Korb?"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ([1, "", "K", "NYSE"], "entry 2: column name is empty"),
        (["x1", "Korb", "K", "NYSE"], "entry 2: column cik holds 'x1', which is no number of at most ten digits"),
        ([1, ["Korb"], "K", "NYSE"], "entry 2: column name is no text"),
        ([1, "Korb", "K"], "entry 2: is no list of 4 values"),
        ([1, "/DE/", "K", "NYSE"], "entry 2: column name holds '/DE/', which is a suffix and no name"),
        ([1, "– /DE/", "K", "NYSE"], "entry 2: column name holds '– /DE/', which is a suffix and no name"),
        ([1, "鈮業", "K", "NYSE"], "entry 2: column name holds '鈮業', which can't be looked for"),
    ],
)
def test_a_bad_entry_is_told_and_skipped(make: Import, tmp_path: Path, row: list[object], fault: str) -> None:
    """A fault names file, entry and column; the other entries are imported."""
    data = [EXCHANGES["data"][0], row, EXCHANGES["data"][2]]
    rows, tally = make({"fields": EXCHANGES["fields"], "data": data})

    assert len(rows) == 2
    assert tally.bad == 1
    assert tally.faults[0].startswith(f"{tmp_path / 'register'}: {fault}")


# -- GLEIF


def test_the_golden_copy_makes_a_row_an_active_entity(make: Import) -> None:
    """Entities that aren't active are counted and left out; the others have their LEI, country and other names."""
    rows, tally = make(
        golden([
            lei(1, "KORBINITE GMBH", **{f"{OTHER}1": "Hill Mining GmbH", f"{OTHER}1.type": "PREVIOUS_LEGAL_NAME"}),
            lei(2, "Gone Ltd", **{"Entity.EntityStatus": "INACTIVE"}),
            lei(3, "Twice Ltd", **{"Entity.EntityStatus": "NULL"}),
            lei(4, "Ministry of Harbours", **{"Entity.EntityCategory": "RESIDENT_GOVERNMENT_ENTITY"}),
        ]),
        "20260907-0800-gleif-goldencopy-lei2-golden-copy.csv",
    )  # fmt: skip

    assert some(rows, "name", "aliases", "ref", "kind", "country") == [
        ("Korbinite GmbH", "Korbinite?|Hill Mining GmbH|Hill Mining", "lei/52990000000000000197", "company", "LV"),
        ("Ministry of Harbours", "", "lei/52990000000000000497", "agency", "LV"),
    ]
    assert {row["source"] for row in rows} == {"GLEIF LEI golden copy 2026-09-07"}
    assert tally.passed_over == {"not active": 2}


def test_a_legal_name_in_other_letters_gives_way(make: Import) -> None:
    """Where the legal name can't be looked for, another one takes its place; an entity without one is passed over."""
    chinese = {f"{OTHER}1": "Korb Metals Co., Ltd.", f"{OTHER}1.type": "ALTERNATIVE_LANGUAGE_LEGAL_NAME"}
    ascii_ = {f"{LATIN}1": "KE ER BO 3 GONGSI", f"{LATIN}1.type": "AUTO_ASCII_TRANSLITERATED_LEGAL_NAME"}
    rows, tally = make(golden([lei(1, "科尔博第3公司", **chinese, **ascii_), lei(2, "ООО Корб 7")]))

    assert some(rows, "name", "aliases") == [("Korb Metals Co., Ltd.", "Korb Metals|Ke Er Bo 3 Gongsi")]
    assert tally.passed_over == {"without a name in Latin letters": 1}


def test_bad_rows_of_a_csv_are_told_and_skipped(make: Import, tmp_path: Path) -> None:
    """A cell too few, a broken code, an open quote and bad bytes cost one row each, told with file, line and column."""
    lines = golden([lei(number, f"Korb {number} Ltd") for number in range(1, 8)]).encode().splitlines(keepends=True)
    lines[2] = b'"529900","Korb 2 Ltd"\n'
    lines[3] = lines[3].replace(b"529900", b"52??00")
    lines[4] = lines[4].replace(b'"Korb 4 Ltd"', b'"Korb 4 Ltd')
    lines[5] = lines[5].replace(b"Korb 5", b"Korb \xe9")
    lines[6] = lines[6].replace(b'"LV"', b'"Latvia"')
    rows, tally = make(b"".join(lines))

    assert [row["name"] for row in rows] == ["Korb 1 Ltd.", "Korb 7 Ltd."]
    place = f"{tmp_path / 'register'}: line"
    assert tally.bad == 5
    assert [fault.removeprefix(place) for fault in tally.faults] == [
        f" 3: column Entity.LegalName.xmllang is missing: 2 cells, the header has {len(LEI)}",
        " 4: column LEI holds '52??0000000000000397', which is no LEI of 20 capitals and digits",
        " 5: ',' expected after '\"'",
        " 6: column Entity.LegalName is not UTF-8",
        " 7: column Entity.LegalAddress.Country holds 'Latvia', which is no code of two capitals",
    ]


def test_a_few_faults_are_told_and_all_are_counted(make: Import) -> None:
    """Of a file that is broken throughout, twenty faults are told: memory doesn't grow with them."""
    _, tally = make(golden([lei(number, "") for number in range(50)]))

    assert (tally.bad, len(tally.faults)) == (50, 20)


def test_a_large_file_needs_no_more_memory(tmp_path: Path) -> None:
    """The golden copy goes through row by row: three times the rows take no more memory."""

    def peak(rows: int) -> int:
        path = tmp_path / "lei.csv"
        path.write_text(golden([lei(number, f"Korb {number} Ltd") for number in range(rows)]), encoding="utf-8")
        tracemalloc.start()
        with (tmp_path / "made.csv").open("wb") as stream:
            convert(path, stream)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(9000) < peak(3000) + 50_000


# -- Wikidata


def test_rows_of_one_item_are_one_thing(make: Import) -> None:
    """SPARQL's JSON has a row for each combination; the item is named by any variable that has labels."""
    rows, _ = make(BINDINGS, kind="facility")

    assert some(rows, "name", "aliases", "ref", "kind", "country", "source") == [
        ("Korb Hill mine", "Korb Hill|KHM?", "wd/Q900001", "facility", "AU", "Wikidata query")
    ]


@pytest.mark.parametrize("content", [ITEMS, ITEMS_CSV, [{k: {"value": v} for k, v in row.items()} for row in ITEMS]])
def test_each_way_to_save_a_result_gives_the_same(make: Import, content: object) -> None:
    """JSON and CSV of the query service give one gazetteer; items without a label are counted and left out."""
    rows, tally = make(content, kind="company")

    assert some(rows, "name", "aliases", "ref", "kind") == [
        ("Veldt Graphite", "VG?|Veldt, Inc.|Veldt?", "wd/Q900002", "company")
    ]
    assert tally.passed_over == {"without a label in the language of the query": 1}


def test_a_result_of_wikidata_needs_a_kind(make: Import) -> None:
    """What a query was about only its author knows, and the error says how to tell."""
    with pytest.raises(DataError, match="doesn't tell what its things are: give their kind"):
        make(ITEMS)


def test_what_is_no_item_is_told(make: Import) -> None:
    """A row whose item is none is left out."""
    _, tally = make([*ITEMS, {"item": "Veldt", "itemLabel": "Veldt"}], kind="company")

    assert tally.faults[0].endswith("entry 3: column item holds 'Veldt', which is no item of Wikidata")


# -- agencies


def test_agencies_of_the_federal_register(make: Import) -> None:
    """An agency has slug, parent and short name, and its name the right way round."""
    rows, _ = make(AGENCIES)

    assert some(rows, "name", "aliases", "ref", "kind", "country", "parent") == [
        ("Harbours Department", "Department of [the ]Harbours|HD?", "federalregister/harbours-department",
         "agency", "US", ""),
        ("Pilots Bureau", "Bureau of [the ]Pilots", "federalregister/pilots-bureau", "agency", "US",
         "federalregister/harbours-department"),
    ]  # fmt: skip


def test_agencies_of_the_federal_register_in_csv(make: Import) -> None:
    """The old list has a row for each part of the CFR and bytes that are no UTF-8 in its descriptions."""
    rows, tally = make(REGISTER)

    assert some(rows, "name", "ref", "parent") == [
        ("Harbours Department", "federalregister/harbours-department", ""),
        ("Pilots Bureau", "federalregister/pilots-bureau", "federalregister/harbours-department"),
    ]
    assert (tally.bad, tally.passed_over) == (0, {"not active": 1})


def test_top_tier_agencies_of_usaspending(make: Import) -> None:
    """The API tells the quarter that its rows are of, and it stands in their source."""
    rows, _ = make(TOPTIER)

    assert some(rows, "name", "aliases", "ref", "kind", "country", "source") == [
        ("Department of Harbours", "DOH?", "usaspending/901", "agency", "US", "USAspending top-tier agencies FY2026 Q3")
    ]


def test_agency_codes_of_usaspending(make: Import) -> None:
    """Of the list of sub-tiers the top tiers are taken, under the code that USAspending itself gives them."""
    rows, _ = make(CODES)

    assert some(rows, "name", "aliases", "ref") == [
        ("Department of Harbours", "DOH?", "usaspending/901"),
        ("Lights Authority", "LA?", "usaspending/9020"),
        ("Beacon Trust Fund", "Beacon Fund", "usaspending/9022"),
    ]


# -- what a file is


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"name,aliases\nKorb,\n", b'{"data": []}', b'"open', b"\xff\xfe\x00", b"\n"]
)
def test_an_unknown_format_names_those_that_are_known(tmp_path: Path, content: bytes) -> None:
    """A file of no known format is refused, and the error lists the formats."""
    path = tmp_path / "register"
    path.write_bytes(content)
    with pytest.raises(DataError) as error:
        format_of(path)

    assert str(path) in str(error.value)
    assert all(known.name in str(error.value) for known in FORMATS)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04rest", "is packed; unpack it first"),
        (b'{"0": {"cik_str": 1, "ticker": "K", "title": "Korb"}', "can't be read as JSON"),
        (b'{"0": {"cik_str": 1, "ticker": "K", "title": "\xe9"}}', "can't be read as JSON"),
        (b'{"0": {"cik_str": 1, "ticker": "K", "title": ' + b"[" * 9999, "can't be read as JSON"),
        (b'{"results": 3, "agency_name": "", "abbreviation": "", "toptier_code": ""}', "should be a list of objects"),
        (b'{"fields": {"cik": "", "name": "", "ticker": "", "exchange": ""}, "data": 1}', "should be a list of names"),
        (b'{"fields": [["cik"], "name", "ticker", "exchange"], "data": [[1]]}', "should be a list of names"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    """A file that is packed, cut off or of another shape gives an error that names it."""
    path = tmp_path / "register"
    path.write_bytes(content)
    with pytest.raises(DataError, match=told) as error:
        convert(path, io.BytesIO())

    assert str(path) in str(error.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A file that isn't there is an error of data, not of Python."""
    with pytest.raises(DataError, match=r"none\.json: can't be read"):
        convert(tmp_path / "none.json", io.BytesIO())


def test_a_date_in_the_name_of_the_file_is_its_version(make: Import) -> None:
    """Registers that don't tell their version have it from the name of the file, if it is there."""
    rows, _ = make(TICKERS, "company_tickers_2026-09-01.json")

    assert rows[0]["source"] == "SEC company_tickers 2026-09-01"


def test_a_kind_that_is_given_is_taken(make: Import) -> None:
    """Who gives a kind has it in all rows, whatever the register is about."""
    assert {row["kind"] for row in make(TICKERS, kind="organization")[0]} == {"organization"}


def test_an_import_is_found_in_a_text(tmp_path: Path) -> None:
    """What is imported is found: names in capitals in small letters too, weak ones behind a strong one."""
    path = tmp_path / "tickers.json"
    path.write_text(json.dumps(EXCHANGES), encoding="utf-8")
    with (tmp_path / "mine.csv").open("wb") as stream:
        convert(path, stream)
    pipeline = Pipeline([]).knowing(Gazetteer.read(tmp_path / "mine.csv"))

    found = pipeline.run("KORBINITE METALS and Veldt Graphite, Inc. met Korbinite Metals Corp.").entities
    assert [(entity.text, entity.ref) for entity in found] == [
        ("KORBINITE METALS", "nyse/KORB.B"),
        ("Veldt Graphite, Inc.", "nasdaq/VELD"),
        ("Korbinite Metals Corp.", "nyse/KORB.B"),
    ]


# -- real registers, where they are at hand


@pytest.fixture
def register(request: pytest.FixtureRequest) -> Path:
    """Return a real register, or skip."""
    path = REFERENCE / request.param
    if not path.exists():
        pytest.skip("the reference tables are not here")
    return path


@pytest.mark.parametrize(
    ("register", "at_least", "row"),
    [
        ("sec_company_tickers.json", 7000, ("MP Materials Corp.", "MP Materials", "cik/0001801368")),
        ("sec_company_tickers_exchange.json", 7000, ("MP Materials Corp.", "MP Materials", "nyse/MP")),
        ("federalregister_agencies.csv", 400, (
            "Energy Department", "Department of [the ]Energy", "federalregister/energy-department")),
        ("usaspending_agency_codes.csv", 150, ("Department of Energy", "DOE?", "usaspending/089")),
    ],
    indirect=["register"],
)  # fmt: skip
def test_real_registers(make: Import, register: Path, at_least: int, row: tuple[str, ...]) -> None:
    """A register as it is published comes through without a bad row, and with rows that one can check."""
    rows, tally = make(register.read_bytes())

    assert tally.bad == 0
    assert len(rows) >= at_least
    assert row in some(rows, "name", "aliases", "ref")
    assert len({row["ref"] for row in rows}) == len(rows)
