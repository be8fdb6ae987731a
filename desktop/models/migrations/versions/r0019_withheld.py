"""By how much an after-sale's refund is less than what its units were allotted."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("return_case", sa.Column("withheld_fen", sa.BigInteger(), nullable=False, server_default="0"))
