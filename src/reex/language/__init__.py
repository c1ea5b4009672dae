"""Building blocks for extractors: sentences, numbers, bounds, cues."""

from reex.language.bounds import bound_of
from reex.language.numbers import Number, numbers_in
from reex.language.sentences import sentences_in

__all__ = ["Number", "bound_of", "numbers_in", "sentences_in"]
