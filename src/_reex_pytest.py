"""What pytest loads of reex in every run: outside the package, so that most runs import nothing else of it."""

from __future__ import annotations

import pytest

_FOLDERS = "reex_golden"


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Add the setting, and in projects that use it the option: its name is too common to take it from all others."""
    parser.addini(_FOLDERS, "Folders of documents whose records by reex are kept.", type="paths", default=[])
    config = pluginmanager.get_plugin("pytestconfig")
    if config and config.getini(_FOLDERS):
        text = "Show how golden records have changed, and write those anew that you agree to."
        parser.getgroup("reex").addoption("--update", action="store_true", help=text)


def pytest_configure(config: pytest.Config) -> None:
    """Collect golden records where the setting names folders of them."""
    if config.getini(_FOLDERS):
        from reex.testing.pytest_plugin import Golden

        config.pluginmanager.register(Golden(config), "reex-golden")
