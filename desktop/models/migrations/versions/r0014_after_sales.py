"""After-sales with their units, replacements and photos. Who handles them may also ask for one."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _cases()
    _lines()
    op.create_table(
        "attachment",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("case_id", BigId, nullable=False),
        sa.Column("uid", sa.LargeBinary(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["return_case.id"], name=op.f("fk_attachment_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_case_id"), "attachment", ["case_id"], unique=False)
    op.create_index(op.f("ix_attachment_uid"), "attachment", ["uid"], unique=False)
    op.execute(
        "INSERT INTO role_permission (role_id, permission)"
        " SELECT role_id, 'REQUEST_RETURN' FROM role_permission WHERE permission = 'HANDLE_RETURNS'"
    )


def _cases() -> None:
    op.create_table(
        "return_case",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("order_id", BigId, nullable=False),
        sa.Column("root_order_id", BigId, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("requested_by", sa.Text(), nullable=False),
        sa.Column("requested_at", UtcTime(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_at", UtcTime(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("received_by", sa.Text(), nullable=True),
        sa.Column("received_at", UtcTime(), nullable=True),
        sa.Column("refunded_by", sa.Text(), nullable=True),
        sa.Column("refunded_at", UtcTime(), nullable=True),
        sa.Column("due_at", UtcTime(), nullable=True),
        sa.Column("assignee_id", BigId, nullable=True),
        sa.Column("refund_id", BigId, nullable=True),
        sa.Column("replacement_order_id", BigId, nullable=True),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("cash_fen", sa.BigInteger(), nullable=False),
        sa.Column("freight_fen", sa.BigInteger(), nullable=False),
        sa.Column("earn_points", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "points >= 0 AND cash_fen >= freight_fen AND freight_fen >= 0", name=op.f("ck_return_case_back")
        ),
        sa.ForeignKeyConstraint(["assignee_id"], ["staff.id"], name=op.f("fk_return_case_assignee_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_return_case_order_id")),
        sa.ForeignKeyConstraint(["refund_id"], ["refund.id"], name=op.f("fk_return_case_refund_id")),
        sa.ForeignKeyConstraint(
            ["replacement_order_id"], ["orders.id"], name=op.f("fk_return_case_replacement_order_id")
        ),
        sa.ForeignKeyConstraint(["root_order_id"], ["orders.id"], name=op.f("fk_return_case_root_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_case")),
        sa.UniqueConstraint("cause", name=op.f("uq_return_case_cause")),
        sa.UniqueConstraint("replacement_order_id", name=op.f("uq_return_case_replacement_order_id")),
    )
    for columns in (
        ("order_id",), ("root_order_id",), ("requested_at", "id"), ("state", "requested_at", "id"),
    ):  # fmt: skip
        op.create_index(op.f(f"ix_return_case_{'_'.join(columns)}"), "return_case", list(columns), unique=False)
    for name, names, where in (
        ("ix_return_case_due", ["due_at", "id"], "due_at IS NOT NULL"),
        ("ix_return_case_assignee", ["assignee_id", "id"], "assignee_id IS NOT NULL"),
    ):
        condition = sa.text(where)
        op.create_index(
            name, "return_case", names, unique=False, sqlite_where=condition, postgresql_where=condition
        )  # fmt: skip


def _lines() -> None:
    op.create_table(
        "return_line",
        sa.Column("case_id", BigId, autoincrement=False, nullable=False),
        sa.Column("line_id", BigId, autoincrement=False, nullable=False),
        sa.Column("root_line_id", BigId, nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.Column("unshipped", sa.BigInteger(), nullable=False),
        sa.Column("good", sa.BigInteger(), nullable=False),
        sa.Column("damaged", sa.BigInteger(), nullable=False),
        sa.Column("kept_out", sa.BigInteger(), nullable=False),
        sa.Column("returned", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("cash_fen", sa.BigInteger(), nullable=False),
        sa.Column("earn_points", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("qty > 0 AND unshipped >= 0 AND unshipped <= qty", name=op.f("ck_return_line_units")),
        sa.CheckConstraint(
            "good >= 0 AND damaged >= 0 AND kept_out >= 0 AND good + damaged + kept_out <= qty",
            name=op.f("ck_return_line_in"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["return_case.id"], name=op.f("fk_return_line_case_id")),
        sa.ForeignKeyConstraint(["line_id"], ["order_line.id"], name=op.f("fk_return_line_line_id")),
        sa.ForeignKeyConstraint(["root_line_id"], ["order_line.id"], name=op.f("fk_return_line_root_line_id")),
        sa.PrimaryKeyConstraint("case_id", "line_id", name=op.f("pk_return_line")),
    )
    op.create_index(op.f("ix_return_line_line_id"), "return_line", ["line_id"], unique=False)
    op.create_index(op.f("ix_return_line_root_line_id"), "return_line", ["root_line_id"], unique=False)
    op.create_table(
        "replacement_line",
        sa.Column("line_id", BigId, autoincrement=False, nullable=False),
        sa.Column("case_id", BigId, nullable=False),
        sa.Column("root_line_id", BigId, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["return_case.id"], name=op.f("fk_replacement_line_case_id")),
        sa.ForeignKeyConstraint(["line_id"], ["order_line.id"], name=op.f("fk_replacement_line_line_id")),
        sa.ForeignKeyConstraint(["root_line_id"], ["order_line.id"], name=op.f("fk_replacement_line_root_line_id")),
        sa.PrimaryKeyConstraint("line_id", name=op.f("pk_replacement_line")),
    )
    op.create_index(op.f("ix_replacement_line_case_id"), "replacement_line", ["case_id"], unique=False)
