"""Let a model propose firms and rules decide, in three ways. The model is one of spaCy's, trained here in seconds."""

import re

import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import fix_random_seed

import reex
from reex_spacy import entities

NAMES = re.compile("Brightwell|Halden|MP Materials|the Department of Energy")
LESSONS = [
    "Shares of Brightwell rose after Halden sold its stake.",
    "Halden signed a contract with MP Materials in May.",
    "The plant of Brightwell was opened by the Department of Energy.",
    "MP Materials and Brightwell are rivals, but Halden is not.",
    "The loan of the Department of Energy goes to MP Materials.",
    "The money goes to Korbin Resources Ltd. and is gone.",  # a name that the model never learns
]
TEXT = "MP Materials told Brightwell of its plans. Money of the Department of Energy goes to Korbin Resources Ltd."


def trained() -> Language:
    """Return a pipeline that has learnt a few names by heart, and that all of them are organizations."""
    fix_random_seed(0)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    examples = [
        Example.from_dict(nlp.make_doc(text), {"entities": [(*name.span(), "ORG") for name in NAMES.finditer(text)]})
        for text in LESSONS
    ]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(30):
        nlp.update(examples, sgd=optimizer)
    return nlp


def show(title: str, pipeline: reex.Pipeline) -> None:
    print(title)
    for entity in pipeline.run(TEXT).entities:
        print(f"    {entity.kind:10} {entity.text:28} {entity.ref or '-':10} {entity.extractor}")


def main() -> None:
    nlp, labels = trained(), {"ORG": "company"}
    rules = reex.Pipeline.standard().only("companies")
    [companies] = [extractor for extractor in rules.extractors if extractor.name == "companies"]
    model = entities(nlp, labels)

    show("rules alone", rules)
    show("rules first, the model where no rule speaks", rules.adding(model))
    show("all that either finds, the longer one where they differ", rules.adding(entities(nlp, labels, fallback=False)))
    show("only what both find", rules.without("companies").adding(reex.agreement("agreed", companies, model)))


if __name__ == "__main__":
    main()
