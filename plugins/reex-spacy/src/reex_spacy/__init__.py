"""Pipelines of spaCy as extractors of reex, and reex as a component of spaCy."""

from reex_spacy.extractor import entities

__all__ = ["entities"]
