"""The tables of the database: plain, with names that people read, as Datasette and SQL users meet them.

Lists are JSON arrays and amounts are decimal strings: both look the same in SQLite and in PostgreSQL, and no amount
loses a digit. What can be found anew from the documents at any time (everything below ``decisions``) is kept so that
a query is a query and no run.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy import Text as Unchecked

from reex import schema


def storable(words: str | None) -> str | None:
    """Return *words* as any database takes it: PostgreSQL has no NUL, UTF-8 no half characters; positions stay."""
    if words is None or (words.isascii() and "\0" not in words):
        return words
    return schema.whole(words).replace("\0", "\N{REPLACEMENT CHARACTER}")


class Text(TypeDecorator[str]):
    """Text of any origin: what a database can't hold, of rows and of questions alike, is replaced."""

    impl = Unchecked
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return *value* as the database takes it."""
        return storable(value)


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_SUPERSEDED = text("superseded_by IS NOT NULL")

# One text as it was read. Its record stands here without its text, which has a column of its own.
DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", Text, primary_key=True),  # sha256:… of the bytes that were read
    Column("series", Text, nullable=False, index=True),  # its address or path: versions of one document share it
    Column("superseded_by", ForeignKey("documents.id")),  # the newer version; the old one is kept
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text, index=True),  # ISO 8601, perhaps truncated
    Column("official", Boolean, nullable=False),  # published by a government
    Column("url", Text),
    Column("path", Text),
    Column("language", Text),
    Column("text_group", Text, nullable=False, index=True),  # the id of the first of the documents that say the same
    Column("text", Text),
    Column("record", Text, nullable=False),  # JSON
    # Without those that stand, nearly all: else SQLite looks for mentions by going through them, time and again.
    Index("ix_documents_superseded_by", "superseded_by", sqlite_where=_SUPERSEDED, postgresql_where=_SUPERSEDED),
)

# What near-duplicate texts are found by: the signature of each text, and its bands.
SIGNATURES = Table(
    "signatures",
    METADATA,
    Column("number", Integer, primary_key=True),  # stands for the document in its bands, which are many
    Column("document", ForeignKey("documents.id"), nullable=False, unique=True),
    Column("signature", LargeBinary, nullable=False),
)
BANDS = Table(
    "bands",
    METADATA,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("text", ForeignKey("signatures.number"), primary_key=True),
    sqlite_with_rowid=False,  # the largest table by rows: so it is its own index
)

# An initiative as one document tells it.
MENTIONS = Table(
    "mentions",
    METADATA,
    Column("id", Text, primary_key=True),  # a handle made of the document and the place in it
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("local", Text, nullable=False),  # its id in the record: i1; nothing holds that others there have others
    Column("initiative", ForeignKey("initiatives.id"), index=True),  # that it is a mention of
    Column("waiting", Boolean, nullable=False, default=True),  # to be merged anew; the old initiative stands until then
    Column("title", Text, nullable=False),
    Column("instrument", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("actors", Text, nullable=False),  # JSON array of names
    Column("recipients", Text, nullable=False),  # JSON array of names
    Column("announced", Text),
    Column("confidence", Float, nullable=False),
    Column("quote", Text),  # the first of its evidence
    Column("start", Integer),
    Column("end", Integer),
    Column("doubts", Text, nullable=False),  # JSON: what its evidence names beside what its fields have
    Column("figures", Text, nullable=False),  # JSON: the sums of money that its evidence states, each with its place
    Column("body", Text, nullable=False),  # JSON of the whole
    # As each database is asked: SQLite, which has no booleans, takes no other form of the condition for the same.
    Index("ix_mentions_waiting", "id", sqlite_where=text("waiting = 1"), postgresql_where=text("waiting")),
)
BLOCKS = Table(
    "blocks",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("mention", ForeignKey("mentions.id"), primary_key=True),
    Index(None, "mention"),
    sqlite_with_rowid=False,
)
STALE = Table(  # blocks whose pairs have to be found anew
    "stale", METADATA, Column("key", Text, primary_key=True), sqlite_with_rowid=False
)

# A sentence that tells of a deal whose name is lost, with a link perhaps: nobody can say by rule which one it is.
LOOSE_ENDS = Table(
    "loose_ends",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("quote", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("dates", Text, nullable=False),  # JSON array of ISO dates
    Column("parties", Text, nullable=False),  # JSON array of refs, or names of those that have none
)

# A share, a place or a rank as one document tells it.
CLAIMS = Table(
    "claims",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("local", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("subject_ref", Text),
    Column("value", Text, nullable=False),  # in words: at least 90 %, US-NV, only operating rare earth mine
    Column("stages", Text, nullable=False),
    Column("commodities", Text, nullable=False),
    Column("as_of", Text),
    Column("attribution", Text),
    Column("quote", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("topic", Text, nullable=False, index=True),  # measure and subject: what claims must share to be compared
    Column("body", Text, nullable=False),
)

# What a person has decided; kept whatever is found anew.
DECISIONS = Table(
    "decisions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("verdict", Text, nullable=False),  # join, split
    Column("a", Text, nullable=False),  # mentions; no keys, as a decision outlives a mention that is not found any more
    Column("b", Text, nullable=False),
    Column("who", Text),
    Column("why", Text),
    UniqueConstraint("a", "b"),
)

# Two mentions that were compared, and are or may be of one initiative.
PAIRS = Table(
    "pairs",
    METADATA,
    Column("a", ForeignKey("mentions.id"), primary_key=True),
    Column("b", ForeignKey("mentions.id"), primary_key=True),
    Column("verdict", Text, nullable=False),  # same, near
    Column("rule", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("strength", Float, nullable=False),
    Column("block", Text, nullable=False, index=True),  # the key of the one in which they were compared
    Index(None, "b"),
)

# One initiative, as all documents together tell it.
INITIATIVES = Table(
    "initiatives",
    METADATA,
    Column("id", Text, primary_key=True),  # the handle of its first mention
    Column("title", Text, nullable=False),
    Column("instrument", Text, nullable=False, index=True),
    Column("status", Text, nullable=False, index=True),
    Column("lever", Text),
    Column("actors", Text, nullable=False),
    Column("recipients", Text, nullable=False),
    Column("commodities", Text, nullable=False),
    Column("stages", Text, nullable=False),
    Column("programs", Text, nullable=False),
    Column("countries", Text, nullable=False),
    Column("announced", Text),
    Column("effective", Text),
    Column("until", Text),
    Column("countable", Boolean, nullable=False),
    Column("count_reason", Text, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("sources", Integer, nullable=False),  # independent publishers
    Column("first_published", Text),
    Column("last_published", Text),
    Column("rules", Text, nullable=False),  # JSON: the rule that chose each value
    Column("body", Text, nullable=False),
)
PARTIES = Table(
    "initiative_parties",
    METADATA,
    Column("initiative", ForeignKey("initiatives.id"), primary_key=True),
    Column("side", Text, primary_key=True),  # actor, recipient
    Column("name", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("ref", Text),
    Column("forms", Text, nullable=False),  # JSON array: how documents name it
    Index(None, "name"),
    Index(None, "ref"),
)
AMOUNTS = Table(
    "initiative_amounts",
    METADATA,
    Column("initiative", ForeignKey("initiatives.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("currency", Text),
    Column("low", Text),  # decimal strings; both the same where one sum is stated
    Column("high", Text),
    Column("bound", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("per", Text),
    Column("counted", Boolean, nullable=False),
    Column("reason", Text, nullable=False),  # why it is counted or not
)
TAGS = Table(
    "initiative_tags",
    METADATA,
    Column("initiative", ForeignKey("initiatives.id"), primary_key=True),
    Column("field", Text, primary_key=True),  # commodity, stage, program, country
    Column("value", Text, primary_key=True),
    Index(None, "field", "value"),
)

# Where documents disagree.
CONTRADICTIONS = Table(
    "contradictions",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("initiative", ForeignKey("initiatives.id"), index=True),  # or null where claims disagree
    Column("topic", Text, index=True),  # of claims
    Column("type", Text, nullable=False),  # value, date, place, party, status, share
    Column("field", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("a", Text, nullable=False),  # the mention or claim
    Column("a_value", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("b_value", Text, nullable=False),
)
