"""The ledger as one page that people can look at: no network, no script from a document."""

from reex.dossier.data import DossierData
from reex.dossier.page import dossier_html, write_dossier

__all__ = ["DossierData", "dossier_html", "write_dossier"]
