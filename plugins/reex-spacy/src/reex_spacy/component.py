"""reex as a component of a pipeline of spaCy.

spaCy reads the annotations of the factory when it checks a config, so they are no strings here.
"""

import attrs
from spacy.language import Language
from spacy.tokens import Doc

import reex


@attrs.frozen
class Component:
    """Runs a pipeline of reex over each Doc.

    Attributes:
        file: the file that describes the pipeline, or None for all extractors that are installed.
        ents: whether entities are added to ``doc.ents`` too.
    """

    file: str | None
    ents: bool
    pipeline: reex.Pipeline = attrs.field(init=False, repr=False, eq=False)

    @pipeline.default
    def _built(self) -> reex.Pipeline:
        return reex.Pipeline.read(self.file) if self.file else reex.Pipeline.standard()

    def __call__(self, doc: Doc) -> Doc:
        """Add what reex finds in *doc*."""
        record = self.pipeline.run(reex.Document(text=doc.text, language=doc.lang_))
        return record.to_spacy(doc, ents=self.ents)

    def __reduce__(self) -> tuple[type, tuple[str | None, bool]]:
        """Send to another process how the pipeline is built, as its automaton can't be sent."""
        return Component, (self.file, self.ents)


@Language.factory(
    "reex", assigns=["doc.spans", "doc.ents", "doc._.reex"], default_config={"pipeline": None, "ents": True}
)
def component(nlp: Language, name: str, pipeline: str | None, ents: bool) -> Component:
    """Return the component that ``nlp.add_pipe("reex")`` adds."""
    # Makes doc._.reex known where all Docs come from other processes or from a file.
    reex.Record(document=reex.Document(text="")).to_spacy(Doc(nlp.vocab))
    return Component(pipeline, ents)
