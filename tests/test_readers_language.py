"""The language of a document is that of its body."""

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reex import Document
from reex.readers import read_bytes
from reex.readers.language import language_of

# Four sentences of the same content in each of 41 languages.
SENTENCES: dict[str, list[str]] = defaultdict(list)
for row in (Path(__file__).parent / "languages.tsv").read_text(encoding="utf-8").splitlines():
    code, _, sentence = row.partition("\t")
    SENTENCES[code].append(sentence)
OTHERS = sorted(SENTENCES.keys() - {"en"})
NEAR = {"id": {"id", "ms", None}}  # Indonesian and Malay are nearly one language
ENGLISH = (
    "The agency lends four hundred million dollars to the owner of the mine, and the price of its magnets "
    "is held above a floor for ten years, which the industry has asked for since prices fell."
)


def read(*lines: str) -> Document:
    """Return the document of a text of these lines."""
    return read_bytes("\n\n".join(lines).encode())


@pytest.mark.parametrize("code", SENTENCES)
def test_a_paragraph_tells_its_language(code: str) -> None:
    """Four sentences are enough, in whatever script."""
    assert language_of(" ".join(SENTENCES[code])) in NEAR.get(code, {code})


def test_a_sentence_is_in_its_language_or_in_none_for_certain() -> None:
    """Where a sentence is too short to tell, nothing is made up; none of another language is taken for English."""
    wrong = {
        (code, found)
        for code in OTHERS
        for sentence in SENTENCES[code]
        if (found := language_of(sentence)) and found not in NEAR.get(code, {code})
    }
    assert wrong == set()


@pytest.mark.parametrize("code", [code for code in OTHERS if code not in NEAR])
def test_boilerplate_in_another_language_changes_nothing(code: str) -> None:
    """An English article below a foreign cookie notice is English, and the other way round."""
    foreign = " ".join(SENTENCES[code])
    assert language_of("\n\n".join([SENTENCES[code][0], *[ENGLISH] * 4, SENTENCES[code][3]])) == "en"
    menu = ["Home | News | Markets | Log in", "Sign up for our newsletter and get the news of the day."]
    assert language_of("\n\n".join([*menu, foreign, foreign, "We use cookies on this site and on the others."])) == code


@pytest.mark.parametrize(
    "text",
    [
        "MP Materials",
        "$400 million",
        "Tesla, BMW, Vale, Glencore, Rio Tinto, Codelco, Albemarle, Lynas Rare Earths, Iluka Resources, Arafura",
        "MP Materials | $150 million | loan\nVulcan Energy | €250 million | loan\nLynas | A$200 million | grant",
        "12.5 | 33.8 | 44.1\n9.7 | 12.2 | 1.0",
        "record = pipeline.run(text)",
        "a1/2/2025b " * 50,
    ],
)
def test_names_and_figures_are_in_no_language(text: str) -> None:
    """They look like any language, and are read as English, as far as nothing else is told."""
    assert language_of(text) is None
    assert read(text).language == "en"


@pytest.mark.parametrize(
    ("tag", "language"), [("fr-CA", "fr"), ("FIL", "en"), ("", "en"), ("und", "en"), ("pt_BR", "pt")]
)
def test_markup_tells_where_the_text_doesn_t(tag: str, language: str) -> None:
    """What a page says of its language counts if its text is too short; a tag that is none says nothing."""
    page = f'<html lang="{tag}"><body><p>Gallium, 98 t</p></body></html>'
    assert read_bytes(page.encode(), "page.html").language == language


@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_has_a_language_or_none(text: str) -> None:
    """Whatever stands there, lone surrogates too, no library falls over it."""
    code = language_of(text + " " + text[::-1])
    assert code is None or len(code) == 2
