"""Pictures of goods."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "product_picture",
        sa.Column("product_id", BigId, autoincrement=False, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_product_picture_product_id")),
        sa.PrimaryKeyConstraint("product_id", name=op.f("pk_product_picture")),
    )
