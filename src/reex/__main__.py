"""``python -m reex`` is ``reex``."""

from reex.cli import main

if __name__ == "__main__":
    main()
