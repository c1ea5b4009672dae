"""Order, isolation, settling, explaining."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import attrs
import pytest

import reex
from reex import (
    Claim,
    Document,
    Entity,
    Extractor,
    Initiative,
    Notice,
    Page,
    Party,
    Pipeline,
    PipelineError,
    Record,
    Span,
    Term,
    Zone,
    extractor,
)
from reex.page import Found
from reex.plugins import Plugin, Plugins

TEXT = "Ottawa lent Vital Metals C$5 million. Vital Metals mines at Nechalacho."


def step(
    name: str, makes: str | set[str], *, needs: tuple[str, ...] = (), uses: tuple[str, ...] = (), origin: str = ""
) -> Extractor:
    """Return an extractor that does nothing."""
    return Extractor(name, lambda page: (), makes=makes, needs=needs, uses=uses, origin=origin)


def marks(name: str, kind: str, word: str, **options: tuple[str, ...]) -> Extractor:
    """Return an extractor that finds a word."""
    return Extractor(
        name, lambda page: [page.entity(kind, (h.start, h.end)) for h in page.hits], makes=kind, terms=[word], **options
    )


# -- order


def test_makers_run_before_those_who_need_them() -> None:
    """The order follows from what each makes, needs and uses, and names break ties."""
    steps = [
        step("initiatives", "initiative", needs=("money", "agency")),
        step("money", "money"),
        step("agencies", "agency", uses=("country",)),
        step("countries", "country"),
        step("commodities", "commodity"),
    ]

    names = Pipeline(steps).names

    assert names == ("commodities", "countries", "money", "agencies", "initiatives")
    assert Pipeline(reversed(steps)).names == names


def test_two_makers_of_a_kind_both_run_first() -> None:
    """Who needs a kind waits for all that make it."""
    steps = [step("a", "claim", needs=("money",)), step("y", "money"), step("z", "money")]

    assert Pipeline(steps).names == ("y", "z", "a")


def test_who_makes_what_it_needs_does_not_wait_for_itself() -> None:
    """An extractor may refine a kind that it makes too."""
    assert Pipeline([step("merge", "money", needs=("money",)), step("find", "money")]).names == ("find", "merge")


def test_a_use_that_nothing_makes_is_no_fault() -> None:
    """What is only used may be missing."""
    assert Pipeline([step("agencies", "agency", uses=("country",))]).names == ("agencies",)


def test_a_circle_is_told() -> None:
    """Extractors that wait for each other are refused, and told who waits for whom."""
    steps = [step("a", "x", needs=("z",)), step("b", "y", needs=("x",)), step("c", "z", needs=("y",))]

    with pytest.raises(PipelineError) as caught:
        Pipeline(steps)

    circle = re.findall(r"\b[abc]\b", str(caught.value).partition(":")[2])
    assert "waits for" in str(caught.value)
    assert circle[0] == circle[-1]
    assert set(pairwise(circle)) == {("a", "c"), ("c", "b"), ("b", "a")}


def test_an_unmade_need_is_told() -> None:
    """Who needs what nothing makes is named, with the kind and the mend."""
    with pytest.raises(PipelineError, match="initiatives needs agency and money, which nothing in the pipeline makes"):
        Pipeline([step("initiatives", "initiative", needs=("money", "agency"))])


def test_doubles_name_both_distributions() -> None:
    """Two extractors of one name are refused, and both origins are named."""
    steps = [step("ports", "port", origin="reex-ports 1.0"), step("ports", "port", origin="harbours 2.1")]

    with pytest.raises(
        PipelineError, match=r"two extractors are called ports: one of reex-ports 1\.0, one of harbours 2\.1"
    ):
        Pipeline(steps)


def test_makes_may_be_a_word() -> None:
    """A single kind needs no set, and is no set of letters."""
    assert step("money", "money").makes == {"money"}


# -- choosing


def chosen() -> Pipeline:
    """Return a pipeline of four."""
    return Pipeline(
        [
            step("funding", "money"),
            step("agencies", "agency", needs=("country",)),
            step("countries", "country"),
            step("initiatives", "initiative", needs=("agency",)),
        ]
    )


def test_only_brings_what_is_needed() -> None:
    """A pipeline of the named ones holds those that make what they need, and no more."""
    assert chosen().only("initiatives").names == ("countries", "agencies", "initiatives")
    assert chosen().only("funding").names == ("funding",)


def test_only_brings_what_is_used() -> None:
    """Makers of kinds that are merely used come along where there are any, so that a named one finds all it can."""
    steps = [step("deals", "initiative", uses=("agency", "ship")), step("tides", "tide")]
    steps += [step("agencies", "agency", uses=("country",)), step("countries", "country")]

    assert Pipeline(steps).only("deals").names == ("countries", "agencies", "deals")


def test_only_initiatives_is_enough_for_initiatives() -> None:
    """Initiatives alone are asked for, and the installed plugins find what they are made of."""
    text = "The Pentagon bought $400 million of preferred stock in MP Materials."

    assert Pipeline.standard().only("initiatives").run(text).initiatives == Pipeline.standard().run(text).initiatives
    assert len(Pipeline.standard().only("initiatives").run(text).initiatives) == 1


def test_without_leaves_out() -> None:
    """What is left out is gone, unless another needs it."""
    assert chosen().without("funding", "initiatives").names == ("countries", "agencies")
    with pytest.raises(PipelineError, match="agencies needs country"):
        chosen().without("countries")


def test_adding_a_taken_name_is_refused() -> None:
    """An extractor can be added once."""
    assert "ports" in chosen().adding(step("ports", "port")).names
    with pytest.raises(PipelineError, match="two extractors are called funding"):
        chosen().adding(step("funding", "money"))


def test_adding_one_twice_is_refused() -> None:
    """The same extractor given twice is refused like another of its name: it would find everything twice."""
    ports = step("ports", "port")

    for build in (lambda: Pipeline([ports, ports]), lambda: chosen().adding(ports).adding(ports)):
        with pytest.raises(PipelineError, match="extractor ports is given twice"):
            build()


def test_only_extractors_make_a_pipeline() -> None:
    """What is no extractor is refused by what it is, with the way to make one."""
    for build in (lambda: Pipeline([print]), lambda: chosen().adding(print)):  # type: ignore[list-item,arg-type]
        with pytest.raises(
            TypeError, match=r"<built-in function print> is no extractor: @reex\.extractor\(name, makes"
        ):
            build()


@pytest.mark.parametrize("terms", ["MP", Term("MP")])
def test_one_term_is_no_list_of_terms(terms: object) -> None:
    """A word where a list of words belongs is refused with the mend, not taken letter by letter."""
    with pytest.raises(TypeError, match=r"terms must be a list of words: write \[.*'MP'"):
        extractor("mines", makes="mine", terms=terms)(lambda page: ())  # type: ignore[arg-type]


def test_an_extractor_is_made_of_a_function() -> None:
    """What can't be called is refused when the extractor is made, by its name."""
    with pytest.raises(TypeError, match=r"extractor mines: \['MP'\] is no function of a page"):
        extractor("mines", makes="mine")(["MP"])  # type: ignore[arg-type]


@pytest.mark.parametrize("choose", [Pipeline.only, Pipeline.without])
def test_an_unknown_name_brings_a_suggestion(choose: Callable[..., Pipeline]) -> None:
    """A misspelt name is refused with the nearest one and the list of all."""
    with pytest.raises(
        PipelineError, match=r"no extractor is called agencys: did you mean agencies\? there are agencies, c"
    ):
        choose(chosen(), "agencys")


def test_standard_leaves_out_what_cannot_work() -> None:
    """A plugin that failed costs those that need it, and each record says so."""
    able, unable = step("funding", "money"), step("initiatives", "initiative", needs=("money", "agency"))
    waiting = step("summaries", "summary", needs=("initiative",))
    failed = Plugin("agencies", "reex-agencies", "0.1", error="ImportError: no table")

    pipeline = Pipeline.standard(Plugins(extractors=(able, unable, waiting), report=(failed,)))
    warnings = pipeline.run(TEXT).warnings

    assert pipeline.names == ("funding",)
    assert [notice.code for notice in warnings] == ["plugin-failed", "extractor-left-out", "extractor-left-out"]
    assert warnings[0].message == "plugin agencies of reex-agencies 0.1: ImportError: no table"
    assert warnings[1].message == "extractor initiatives: it needs agency, which no working plugin makes"
    assert warnings[2].message == "extractor summaries: it needs initiative, which no working plugin makes"


@pytest.mark.parametrize("word", ["Deal Codes", "", "deal\tcodes", "deal:codes", "[deals]", "deals|loans", "deals\\"])
def test_a_name_is_one_word(word: str) -> None:
    """The name of an extractor, and of a kind, can stand in a command and in a marked sentence."""
    with pytest.raises(PipelineError, match=r"^extractor .* can't be a name: it has no blanks"):
        Extractor(word, print, makes="deal-code")  # type: ignore[arg-type]
    with pytest.raises(PipelineError, match=r"^kind .* can't be a name: it has no blanks"):
        Extractor("deals", print, makes={"deal-code", word})  # type: ignore[arg-type]


@pytest.mark.parametrize("word", ["deal-codes", "Deal_2", "Börse", "交易", "a.b/c"])
def test_a_name_may_be_any_word(word: str) -> None:
    """Capitals, other scripts and most signs are nobody's trouble."""
    assert Extractor(word, print, makes=word).makes == {word}  # type: ignore[arg-type]


# -- extending


def lexicon(*files: Path) -> Extractor:
    """Return an extractor of the words in files."""
    words = [word for file in files for word in file.read_text(encoding="utf-8").split()]
    return attrs.evolve(
        marks("lexicon", "word", "Ottawa"),
        terms=["Ottawa", *words],
        extended=lambda file: lexicon(*files, file),
    )


@pytest.fixture
def words(tmp_path: Path) -> list[Path]:
    """Return two files with a word each."""
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for file, word in zip(files, ("lent", "mines"), strict=True):
        file.write_text(word, encoding="utf-8")
    return files


def found(pipeline: Pipeline) -> list[str]:
    """Return the words of the entities that a pipeline finds."""
    return [entity.text for entity in pipeline.run(TEXT).entities]


def test_files_add_to_the_tables_of_one_extractor(words: list[Path]) -> None:
    """All files that are named work, together or one after the other, and as paths or their names."""
    pipeline = Pipeline([lexicon(), step("countries", "country")])

    assert found(pipeline.extending("lexicon", *words)) == ["Ottawa", "lent", "mines"]
    assert found(pipeline.extending("lexicon", words[0]).extending("lexicon", str(words[1]))) == [
        "Ottawa",
        "lent",
        "mines",
    ]
    assert found(pipeline) == found(pipeline.extending("lexicon")) == ["Ottawa"]


def test_an_extended_extractor_stays_who_it_is(words: list[Path]) -> None:
    """Name, order and origin of an extractor are those it had, and so are the notices of the pipeline."""
    notice = Notice(code="plugin-failed", message="plugin tides: no table")
    mine = attrs.evolve(lexicon(), origin="reex-lexicon 1.0")
    pipeline = Pipeline([mine, step("countries", "country")], notices=[notice])

    extended = pipeline.extending("lexicon", *words)

    assert extended.names == pipeline.names
    assert [extractor.origin for extractor in extended.extractors] == ["", "reex-lexicon 1.0"]
    assert extended.notices == (notice,)


def test_files_for_who_takes_none_are_refused(words: list[Path]) -> None:
    """Who takes no files is named, and who does."""
    pipeline = Pipeline([lexicon(), step("countries", "country")])

    with pytest.raises(PipelineError, match=r"^countries takes no tables of yours; lexicon does$"):
        pipeline.extending("countries", words[0])
    with pytest.raises(PipelineError, match=r"^countries takes no tables of yours; no extractor does$"):
        pipeline.without("lexicon").extending("countries", words[0])


def test_files_for_an_unknown_extractor_are_refused(words: list[Path]) -> None:
    """A misspelt name is refused with the nearest one, even before a file is looked for."""
    with pytest.raises(
        PipelineError, match=r"no extractor is called lexikon: did you mean lexicon\? there are lexicon"
    ):
        Pipeline([lexicon()]).extending("lexikon", words[0].parent / "nowhere.txt")


# -- running


def test_later_extractors_see_what_earlier_ones_made() -> None:
    """A page shows what was found so far, settled, in text order and numbered."""
    seen: list[tuple[str, str]] = []

    @extractor("deals", makes="initiative", needs=["company", "country"])
    def find_deals(page: Page) -> Found:
        seen.extend((entity.id, entity.text) for entity in page.entities("company", "country"))
        return ()

    Pipeline([find_deals, marks("companies", "company", "Vital Metals"), marks("capitals", "country", "Ottawa")]).run(
        TEXT
    )

    assert seen == [("e1", "Ottawa"), ("e2", "Vital Metals"), ("e3", "Vital Metals")]


def test_ids_are_unique_when_a_late_entity_displaces_an_early_one() -> None:
    """The id of an entity that was displaced after others saw it is never given again."""
    steps = [
        marks("companies", "company", "Metals"),
        marks("capitals", "country", "Ottawa"),
        marks("names", "company", "Vital Metals", uses=("country",)),
    ]

    record = Pipeline([*steps, step("deals", "initiative", needs=("company",))]).run(TEXT)

    ids = [entity.id for entity in record.entities]
    assert [entity.text for entity in record.entities] == ["Ottawa", "Vital Metals", "Vital Metals"]
    assert len(set(ids)) == len(ids) == 3
    assert all(ids)


def test_a_fallback_gives_way_to_who_runs_after_it() -> None:
    """A mention of a fallback that others have seen goes once a rule finds a shorter one there."""
    model = attrs.evolve(marks("model", "company", "Vital Metals C$5 million"), fallback=True)
    metals = marks("rules", "commodity", "Metals")
    seen: list[str] = []

    def look(page: Page) -> Found:
        seen.extend(entity.extractor for entity in page.found)
        yield from metals(page)

    rules = attrs.evolve(metals, find=look, uses="company")

    record = Pipeline([model, rules]).run(TEXT)

    assert seen == ["model"]
    assert [entity.text for entity in record.entities] == ["Metals", "Metals"]


def test_what_is_made_is_stamped_and_numbered() -> None:
    """Initiatives and claims get ids and the name of their extractor."""

    @extractor("deals", makes=["initiative", "claim"])
    def find_deals(page: Page) -> Found:
        yield page.initiative(instrument="loan", status="completed")
        yield page.initiative(instrument="project", status="active")
        yield page.claim(measure="location", subject=Party(kind="facility", name="x"), value=reex.Place(ref="CA-NT"))
        yield page.notice("vague", "a sum without a currency", Span(0, 6))

    record = Pipeline([find_deals]).run(TEXT)

    assert [(i.id, i.extractor) for i in record.initiatives] == [("i1", "deals"), ("i2", "deals")]
    assert [(c.id, c.extractor) for c in record.claims] == [("c1", "deals")]
    assert record.warnings == (Notice(code="vague", message="a sum without a currency", start=0, end=6),)


def test_furniture_is_not_extracted() -> None:
    """No hit and no entity stands in the furniture of a page."""
    document = Document(text=TEXT, zones=(Zone(kind="furniture", start=0, end=37),))

    record = Pipeline([marks("companies", "company", "Vital Metals")]).run(document)

    assert [entity.start for entity in record.entities] == [38]


def test_an_address_does_not_end_the_furniture_around_it() -> None:
    """What stands in furniture behind an address there is furniture as well."""
    text = "See www.example.org/a for more. Vital Metals. Ottawa met Vital Metals."
    document = Document(text=text, zones=(Zone(kind="furniture", start=0, end=45),))

    record = Pipeline([marks("companies", "company", "Vital Metals")]).run(document)

    assert [entity.start for entity in record.entities] == [57]


def test_the_same_text_gives_the_same_record() -> None:
    """Two runs, with the extractors listed in another order, give equal records."""
    steps = [marks("companies", "company", "Vital Metals"), marks("capitals", "country", "Ottawa")]

    assert Pipeline(steps).run(TEXT).to_json() == Pipeline(reversed(steps)).run(TEXT).to_json()


# -- isolation


def broken(error: BaseException) -> Extractor:
    """Return an extractor that yields something and then fails."""

    def find(page: Page) -> Found:
        yield page.entity("country", (0, 6))
        raise error

    return Extractor("broken", find, makes="country", origin="reex-broken 0.3")


@pytest.mark.parametrize(
    "error", [ValueError("no\nluck"), KeyError("x"), RecursionError("deep"), AssertionError(), SystemExit(3)]
)
def test_a_failing_extractor_costs_its_own_output(error: BaseException) -> None:
    """What it had yielded is dropped, the others' output stays, one warning tells who failed, where and why."""
    record = Pipeline([broken(error), marks("companies", "company", "Vital Metals")]).run(TEXT)

    (warning,) = record.warnings
    assert [entity.kind for entity in record.entities] == ["company", "company"]
    assert warning.code == "extractor-failed"
    told = rf"extractor broken of reex-broken 0\.3 failed at test_pipeline\.py:\d+: {type(error).__name__}:.*"
    assert re.fullmatch(told, warning.message)


@pytest.mark.parametrize("error", [reex.DataError, reex.MissingLibraryError, reex.PipelineError])
def test_what_the_user_can_mend_is_told_without_a_place_in_code(error: type[Exception]) -> None:
    """What an extractor raises as an error of reex is told as it says it: the mend is not in the extractor's code."""
    (warning,) = Pipeline([broken(error("no model; install it"))]).run(TEXT).warnings

    told = f"extractor broken of reex-broken 0.3 failed: {error.__name__}: no model; install it"
    assert (warning.code, warning.message) == ("extractor-failed", told)


def test_an_interrupt_is_no_failure() -> None:
    """Ctrl-C stops a run."""
    with pytest.raises(KeyboardInterrupt):
        Pipeline([broken(KeyboardInterrupt())]).run(TEXT)


FOREIGN = Entity(kind="company", start=0, end=5, text="Vital")


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (FOREIGN, "yielded 'Vital', which doesn't stand at 0:5"),
        (Entity(kind="company", start=60, end=99, text="Nechalacho."), "which doesn't stand at 60:99"),
        (Entity(kind="agency", start=0, end=6, text="Ottawa"), "yielded a agency, but makes claim, company"),
        ("Ottawa", "yielded 'Ottawa', which is no entity, initiative, claim or notice"),
        (None, "yielded None"),
        (
            Initiative(instrument="Gift!", status="agreed"),
            "yielded an initiative of instrument 'Gift!'; write it in small letters, digits and _",
        ),
        (
            Initiative(instrument="gift\n", status="agreed"),
            "yielded an initiative of instrument 'gift\\n'; write it in small letters, digits and _",
        ),
        (
            Initiative(instrument="loan", status="perhaps"),  # type: ignore[arg-type]
            "yielded an initiative of status 'perhaps'; there are proposed, announced",
        ),
        (
            Claim(measure="guess", subject=Party(kind="company", name="x"), value=reex.Place(ref="CA")),  # type: ignore[arg-type]
            "yielded a claim of measure 'guess'; there are share, location, rank",
        ),
    ],
)
def test_wrong_yields_are_refused(made: object, reason: str) -> None:
    """What no page made, what is of another kind and what is nothing of a record never gets into one."""
    makes = {"company", "initiative", "claim"}
    record = Pipeline([Extractor("odd", lambda page: [made], makes=makes)]).run(TEXT)  # type: ignore[list-item]

    assert (record.entities, record.initiatives, record.claims) == ((), (), ())
    (warning,) = record.warnings
    assert reason in warning.message


def test_instruments_are_an_open_list() -> None:
    """An extractor may name an act as no table of reex does, and the record keeps that name."""
    made = Initiative(instrument="royalty_2", status="agreed", evidence=(Span(0, 6),))
    record = Pipeline([Extractor("odd", lambda page: [made], makes="initiative")]).run(TEXT)

    assert [initiative.instrument for initiative in record.initiatives] == ["royalty_2"]
    assert record.warnings == ()


def test_an_extractor_that_yields_nothing_at_all_is_told() -> None:
    """A function that forgot to return or yield is a failure with a name."""
    record = Pipeline([Extractor("mute", lambda page: None, makes="company")]).run(TEXT)  # type: ignore[arg-type,return-value]

    assert "extractor mute failed" in record.warnings[0].message


# -- explaining


def test_explain_tells_what_was_displaced() -> None:
    """A place is explained by what was made there, what had to go, for what and why."""
    steps = [marks("companies", "company", "Vital Metals"), marks("metals", "commodity", "Metals")]

    made, displaced = Pipeline(steps).explain(TEXT, Span(18, 20))

    assert [(entity.text, entity.extractor) for entity in made] == [("Vital Metals", "companies")]
    assert [(d.entity.text, d.entity.extractor, d.reason) for d in displaced] == [
        ("Metals", "metals", "a longer span stands there")
    ]
    assert displaced[0].by is not None
    assert displaced[0].by.text == "Vital Metals"


def test_explain_of_an_empty_place_is_empty() -> None:
    """Where nothing was made nothing is told."""
    assert Pipeline([marks("companies", "company", "Vital Metals")]).explain(TEXT, Span(7, 10)) == ([], [])


def test_a_plugin_is_a_function_in_a_notebook() -> None:
    """An extractor needs no packaging: the decorated function runs in any pipeline, and by itself on a page."""

    @reex.extractor("tariff-lines", makes="hs-code", terms=["HS", Term("Schedule B")])
    def find_codes(page: Page) -> Found:
        for hit in page.hits:
            if match := re.compile(r"[HS][\w ]{1,10} (\d{4}\.\d{2})\b").match(page.text, hit.start):
                yield page.entity("hs-code", match.span(), name=match[1])

    record = Pipeline([find_codes]).run("Tariff line HS 2846.10 covers cerium compounds.")

    assert isinstance(record, Record)
    assert [(entity.text, entity.name) for entity in record.entities] == [("HS 2846.10", "2846.10")]
    assert list(find_codes(Page(Document(text="nothing")))) == []
