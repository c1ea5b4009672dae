"""How far an act has come, by cues with scope: denied, planned, announced, signed, in force, ended."""
