"""Government and intergovernmental bodies, for reex."""
