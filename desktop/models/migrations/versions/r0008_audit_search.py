"""Indexes by which the audit and who looked are searched: by moment, person and act, newest first."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("audit", "access"):
        op.drop_index(op.f(f"ix_{table}_at"), table_name=table)
        for columns in (["at", "id"], ["actor", "at", "id"], ["act", "at", "id"]):
            op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns, unique=False)
