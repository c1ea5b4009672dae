"""Terms of all extractors, one automaton, one pass over the text."""

from reex.scan.engine import ENGINE, Automaton
from reex.scan.projection import project
from reex.scan.scanner import Hit, Scanner, Term, longest, slip_in

__all__ = ["ENGINE", "Automaton", "Hit", "Scanner", "Term", "longest", "project", "slip_in"]
