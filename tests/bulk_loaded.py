"""What a server of forks loads before the first of them: a process for each test would take a second otherwise."""

from reex.run import standard

standard().only("funding").run("A loan of $5m.")
