"""Whether a sentence tells an act, or only speaks of one."""
