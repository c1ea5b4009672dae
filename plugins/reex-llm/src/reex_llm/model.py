"""A model with the question that it is asked of each part of a document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

import reex
from reex_llm.cache import Cache, Reply
from reex_llm.prompt import instructions, schema
from reex_llm.quotes import shown
from reex_llm.reply import readable

if TYPE_CHECKING:  # importing llm takes a second, and most pipelines never ask a model
    import llm

    Model = llm.Model | llm.KeyModel


@attrs.frozen
class Answer:
    """A reply, or why there is none, or why it can't be kept."""

    reply: Reply | None
    problem: str = ""


@attrs.frozen
class CachedModel:
    """A model with its options, what it is told before each text, and the cache of its replies."""

    model: Model
    options: Mapping[str, Any]
    instructions: str
    cache: Cache

    @classmethod
    def of(cls, model: str | Model, options: Mapping[str, Any] | None, cache: Cache) -> CachedModel:
        """Return a model with what it is asked; without *options*, its temperature is 0 if it has one.

        Raises:
            reex.DataError: if no model has this name, or it doesn't take the options.
        """
        known = _named(model) if isinstance(model, str) else model
        if options is None:
            options = {"temperature": 0} if "temperature" in known.Options.model_fields else {}
        _check(known, options)
        told = instructions()
        if not known.supports_schema:
            told += f"\nThe JSON object fits this schema:\n\n{json.dumps(schema())}\n"
        return cls(known, options, told, cache)

    @property
    def name(self) -> str:
        """The id of the model."""
        return self.model.model_id

    def answer(self, text: str) -> Answer:
        """Return the reply that is kept, or else ask for one, and keep it if it can be read."""
        key = self._key(text)
        if (kept := self.cache.get(key)) and readable(kept.text):
            return Answer(kept)
        try:
            reply = self._ask(text)
        except Exception as error:  # providers raise what they like: one question costs its own answer, and no more
            return Answer(None, f"gave no reply: {shown(f'{type(error).__name__}: {error}', most=200)}")
        if not readable(reply.text):
            return Answer(reply)
        try:
            self.cache.put(key, reply)
        except OSError as error:
            return Answer(reply, f"gave a reply that can't be kept in {self.cache.folder}: {error.strerror}")
        return Answer(reply)

    def _key(self, text: str) -> str:
        """Return a digest of all that a reply depends on: model, options, instructions, schema, text."""
        asked = [self.name, dict(self.options), self.instructions, schema(), text]
        return hashlib.sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()

    def _ask(self, text: str) -> Reply:
        form = schema() if self.model.supports_schema else None
        response = self.model.prompt(text, system=self.instructions, schema=form, stream=False, **self.options)
        # Half of a surrogate pair, which a broken reply may hold, fits no file and no record.
        said = response.text().encode("utf-8", "replace").decode()
        usage = response.usage()
        return Reply(said, _count(usage.input), _count(usage.output))


def _count(tokens: object) -> int | None:
    return tokens if isinstance(tokens, int) else None


def _named(name: str) -> Model:
    import llm

    try:
        return llm.get_model(name)
    except llm.UnknownModelError as error:
        raise reex.DataError(
            f"no model is called {name}: `llm models` lists those that are installed, and `llm install` adds more"
        ) from error


def _check(model: Model, options: Mapping[str, Any]) -> None:
    import pydantic

    try:
        model.Options(**options)
    except pydantic.ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        known = ", ".join(model.Options.model_fields) or "none"
        raise reex.DataError(f"options of model {model.model_id}: {faults}; it has {known}") from error
