"""The tables of the first ledger, and views of them for people who ask in SQL."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_AMOUNT = """
    CASE a.bound WHEN 'exact' THEN '' WHEN 'at_least' THEN 'at least ' WHEN 'at_most' THEN 'up to ' ELSE 'about ' END
    || COALESCE(a.currency || ' ', '')
    || CASE WHEN a.low = a.high THEN a.low ELSE COALESCE(a.low, '?') || ' to ' || COALESCE(a.high, '?') END
    || CASE WHEN a.per IS NULL THEN '' ELSE ' per ' || a.per END
    || CASE WHEN a.role = 'stated' THEN '' ELSE ' (' || a.role || ')' END
"""


def _joined(words: str, rows: str) -> str:
    """Return a question for the words of several rows, one after the other."""
    join = "group_concat" if op.get_bind().dialect.name == "sqlite" else "string_agg"
    return f"(SELECT {join}(words, ', ') FROM (SELECT {words} AS words FROM {rows}) AS sorted)"


def _party(side: str) -> str:
    return _joined("p.name", f"initiative_parties p WHERE p.initiative = i.id AND p.side = '{side}' ORDER BY p.name")


def _tag(field: str) -> str:
    return _joined("t.value", f"initiative_tags t WHERE t.initiative = i.id AND t.field = '{field}' ORDER BY t.value")


def _views() -> dict[str, str]:
    """Return the question behind each view."""
    return {
        "initiatives_readable": f"""
            SELECT i.id, i.title, i.instrument, i.status, i.lever,
                {_joined(_AMOUNT, "initiative_amounts a WHERE a.initiative = i.id ORDER BY a.number")} AS amounts,
                i.countable, i.count_reason,
                {_party("actor")} AS actors, {_party("recipient")} AS recipients,
                {_tag("commodity")} AS commodities, {_tag("stage")} AS stages,
                {_tag("country")} AS countries, {_tag("program")} AS programs,
                i.announced, i.effective, i.until, i.documents, i.sources, i.first_published, i.last_published
            FROM initiatives i
        """,
        "counted_amounts": f"""
            SELECT i.id AS initiative, i.title, i.instrument, i.status, {_AMOUNT} AS amount,
                a.currency, a.low, a.high, a.bound, a.role
            FROM initiative_amounts a JOIN initiatives i ON i.id = a.initiative
            WHERE a.counted
        """,
        "evidence": """
            SELECT m.initiative, i.title AS initiative_title, m.id AS mention, m.quote, m.start, m."end",
                COALESCE(d.title, d.path) AS document_title, d.publisher, d.official, d.published, d.url,
                d.id AS document
            FROM mentions m JOIN documents d ON d.id = m.document JOIN initiatives i ON i.id = m.initiative
        """,
        "claims_readable": """
            SELECT c.id, c.subject, c.measure, c.value, c.stages, c.commodities, c.as_of, c.attribution, c.quote,
                COALESCE(d.title, d.path) AS document_title, d.publisher, d.published, d.url, d.id AS document
            FROM claims c JOIN documents d ON d.id = c.document
            WHERE d.superseded_by IS NULL
        """,
        "disagreements": """
            SELECT x.id, x.type, x.field, x.verdict, x.reason, x.initiative, COALESCE(i.title, x.topic) AS about,
                x.a_value, COALESCE(am.quote, ac.quote) AS a_quote, COALESCE(ad.title, ad.path) AS a_document,
                ad.publisher AS a_publisher, ad.published AS a_published,
                x.b_value, COALESCE(bm.quote, bc.quote) AS b_quote, COALESCE(bd.title, bd.path) AS b_document,
                bd.publisher AS b_publisher, bd.published AS b_published
            FROM contradictions x
            LEFT JOIN initiatives i ON i.id = x.initiative
            LEFT JOIN mentions am ON am.id = x.a LEFT JOIN claims ac ON ac.id = x.a
            LEFT JOIN documents ad ON ad.id = COALESCE(am.document, ac.document)
            LEFT JOIN mentions bm ON bm.id = x.b LEFT JOIN claims bc ON bc.id = x.b
            LEFT JOIN documents bd ON bd.id = COALESCE(bm.document, bc.document)
        """,
        "near_matches": """
            SELECT p.rule, p.reason, p.strength,
                p.a, a.title AS a_title, a.quote AS a_quote, p.b, b.title AS b_title, b.quote AS b_quote
            FROM pairs p JOIN mentions a ON a.id = p.a JOIN mentions b ON b.id = p.b
            WHERE p.verdict = 'near'
        """,
    }


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("a", "b", name=op.f("uq_decisions_a_b")),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("superseded_by", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("text_group", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["superseded_by"], ["documents.id"], name=op.f("fk_documents_superseded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_documents_published"), ["published"], unique=False)
        batch_op.create_index(batch_op.f("ix_documents_series"), ["series"], unique=False)
        only = sa.text("superseded_by IS NOT NULL")
        batch_op.create_index("ix_documents_superseded_by", ["superseded_by"], sqlite_where=only, postgresql_where=only)
        batch_op.create_index(batch_op.f("ix_documents_text_group"), ["text_group"], unique=False)

    op.create_table(
        "initiatives",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("instrument", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("lever", sa.Text(), nullable=True),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("commodities", sa.Text(), nullable=False),
        sa.Column("stages", sa.Text(), nullable=False),
        sa.Column("programs", sa.Text(), nullable=False),
        sa.Column("countries", sa.Text(), nullable=False),
        sa.Column("announced", sa.Text(), nullable=True),
        sa.Column("effective", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("countable", sa.Boolean(), nullable=False),
        sa.Column("count_reason", sa.Text(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_published", sa.Text(), nullable=True),
        sa.Column("last_published", sa.Text(), nullable=True),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiatives")),
    )
    with op.batch_alter_table("initiatives", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_initiatives_instrument"), ["instrument"], unique=False)
        batch_op.create_index(batch_op.f("ix_initiatives_status"), ["status"], unique=False)

    op.create_table(
        "stale",
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_stale")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_ref", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("stages", sa.Text(), nullable=False),
        sa.Column("commodities", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("attribution", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_claims_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    with op.batch_alter_table("claims", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claims_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_claims_topic"), ["topic"], unique=False)

    op.create_table(
        "contradictions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("initiative", sa.Text(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("a_value", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("b_value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["initiative"], ["initiatives.id"], name=op.f("fk_contradictions_initiative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contradictions")),
    )
    with op.batch_alter_table("contradictions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contradictions_initiative"), ["initiative"], unique=False)
        batch_op.create_index(batch_op.f("ix_contradictions_topic"), ["topic"], unique=False)

    op.create_table(
        "initiative_amounts",
        sa.Column("initiative", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("low", sa.Text(), nullable=True),
        sa.Column("high", sa.Text(), nullable=True),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("per", sa.Text(), nullable=True),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["initiative"], ["initiatives.id"], name=op.f("fk_initiative_amounts_initiative")),
        sa.PrimaryKeyConstraint("initiative", "number", name=op.f("pk_initiative_amounts")),
    )
    op.create_table(
        "initiative_parties",
        sa.Column("initiative", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=True),
        sa.Column("forms", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["initiative"], ["initiatives.id"], name=op.f("fk_initiative_parties_initiative")),
        sa.PrimaryKeyConstraint("initiative", "side", "name", name=op.f("pk_initiative_parties")),
    )
    with op.batch_alter_table("initiative_parties", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_initiative_parties_name"), ["name"], unique=False)
        batch_op.create_index(batch_op.f("ix_initiative_parties_ref"), ["ref"], unique=False)

    op.create_table(
        "initiative_tags",
        sa.Column("initiative", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["initiative"], ["initiatives.id"], name=op.f("fk_initiative_tags_initiative")),
        sa.PrimaryKeyConstraint("initiative", "field", "value", name=op.f("pk_initiative_tags")),
    )
    with op.batch_alter_table("initiative_tags", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_initiative_tags_field_value"), ["field", "value"], unique=False)

    op.create_table(
        "mentions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("initiative", sa.Text(), nullable=True),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("instrument", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("announced", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("doubts", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_mentions_document")),
        sa.ForeignKeyConstraint(["initiative"], ["initiatives.id"], name=op.f("fk_mentions_initiative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentions")),
    )
    with op.batch_alter_table("mentions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mentions_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_mentions_initiative"), ["initiative"], unique=False)
        batch_op.create_index(
            "ix_mentions_waiting", ["id"], sqlite_where=sa.text("waiting = 1"), postgresql_where=sa.text("waiting")
        )

    op.create_table(
        "loose_ends",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("dates", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_loose_ends_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loose_ends")),
    )
    with op.batch_alter_table("loose_ends", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_loose_ends_document"), ["document"], unique=False)

    op.create_table(
        "signatures",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_signatures_document")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_signatures")),
        sa.UniqueConstraint("document", name=op.f("uq_signatures_document")),
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["text"], ["signatures.number"], name=op.f("fk_bands_text")),
        sa.PrimaryKeyConstraint("band", "text", name=op.f("pk_bands")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "blocks",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["mention"], ["mentions.id"], name=op.f("fk_blocks_mention")),
        sa.PrimaryKeyConstraint("key", "mention", name=op.f("pk_blocks")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("blocks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_blocks_mention"), ["mention"], unique=False)

    op.create_table(
        "pairs",
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("strength", sa.Float(), nullable=False),
        sa.Column("block", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["mentions.id"], name=op.f("fk_pairs_a")),
        sa.ForeignKeyConstraint(["b"], ["mentions.id"], name=op.f("fk_pairs_b")),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_pairs")),
    )
    with op.batch_alter_table("pairs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pairs_b"), ["b"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairs_block"), ["block"], unique=False)

    for name, question in _views().items():
        op.execute(f"CREATE VIEW {name} AS {question}")
