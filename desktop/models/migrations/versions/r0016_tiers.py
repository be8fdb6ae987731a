"""When a member's tier was last looked at, what an entry was reversed by, and all the lots of a member."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("member", sa.Column("tier_reviewed_on", sa.Date(), nullable=True))
    op.create_index(
        "ix_member_tier_review", "member", ["tier_reviewed_on", "id"], unique=False,
        sqlite_where=sa.text("tier <> ''"), postgresql_where=sa.text("tier <> ''"),
    )  # fmt: skip
    op.create_index(
        "ix_points_entry_reverses", "points_entry", ["reverses_id"], unique=False,
        sqlite_where=sa.text("reverses_id IS NOT NULL"), postgresql_where=sa.text("reverses_id IS NOT NULL"),
    )  # fmt: skip
    op.create_index(op.f("ix_lot_member_id_id"), "lot", ["member_id", "id"], unique=False)
