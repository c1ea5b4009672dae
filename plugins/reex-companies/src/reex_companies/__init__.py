"""Companies, organizations and facilities, for reex."""
