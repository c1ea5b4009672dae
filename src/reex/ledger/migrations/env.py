"""What Alembic runs for each migration: on the connection that :mod:`reex.ledger.store` has opened and locked."""

from alembic import context

from reex.ledger.store import VERSION_TABLE
from reex.ledger.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
    render_as_batch=True,  # SQLite alters no column in place
)
context.run_migrations()
