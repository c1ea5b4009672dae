"""Sphinx settings."""

import sys
from pathlib import Path

import reex

sys.path.insert(0, str(Path(__file__).parent / "_ext"))
# Plugins that only the tests install have their place in the documentation too; none loads its library when imported.
sys.path += map(str, Path(__file__).parents[1].glob("plugins/*/src"))

project = "reex"
copyright = "the reex authors"
version = release = reex.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "reference"]
exclude_patterns = ["_build", "_ext"]

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

# Names of other libraries have their documentation elsewhere; every name of reex itself must lead somewhere.
nitpick_ignore_regex = [("py:.*", r"(?!reex\b).*"), ("py:.*", r".*\._\w+")]
nitpick_ignore = [
    ("py:class", "reex.page.Sheet"),  # what pages of one document share: none of an author's business
    *(
        ("py:data", f"reex.codes.{name}") for name in ("COUNT_REASONS", "KINDS", "LEVERS")
    ),  # tables of their own in codes.md
    ("py:class", "reex.dossier.page.Book"),  # as much of a ledger as the page needs
]
autodoc_mock_imports = ["pyarrow", "pyspark"]  # which documenting what stands on them needs not
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "undoc-members": False}
autodoc_typehints_format = "short"
napoleon_use_ivar = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 100

html_theme = "furo"
html_title = "reex"
html_static_path = ["_static"]
html_css_files = ["reex.css"]
html_show_sphinx = False
html_copy_source = False
pygments_style = "friendly"
pygments_dark_style = "github-dark"
