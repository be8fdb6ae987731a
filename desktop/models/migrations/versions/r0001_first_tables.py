"""The first tables, with triggers that keep ledgers and journals append-only."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPENDED = ("access", "access_subject", "audit", "audit_seal", "points_entry", "stock_entry")


def upgrade() -> None:
    op.create_table(
        "audit_seal",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("first_id", sa.BigInteger(), nullable=False),
        sa.Column("last_id", sa.BigInteger(), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_seal")),
        sa.UniqueConstraint("last_id", name=op.f("uq_audit_seal_last_id")),
    )
    op.create_table(
        "category",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent_id", BigId, nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["category.id"], name=op.f("fk_category_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
        sa.UniqueConstraint("name", name=op.f("uq_category_name")),
    )
    op.create_table(
        "command",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_command")),
    )
    op.create_index(op.f("ix_command_at"), "command", ["at"], unique=False)
    op.create_table(
        "data_key",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("retired_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_key")),
    )
    op.create_table(
        "figure",
        sa.Column("grain", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("fen", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("grain", "day", "key", name=op.f("pk_figure")),
    )
    op.create_table(
        "figure_delta",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("grain", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("fen", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure_delta")),
    )
    op.create_table(
        "import_batch",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started_by", sa.Text(), nullable=False),
        sa.Column("started_at", UtcTime(), nullable=False),
        sa.Column("finished_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
    )
    op.create_table(
        "login_attempt",
        sa.Column("login_mac", sa.LargeBinary(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("last_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("login_mac", name=op.f("pk_login_attempt")),
    )
    op.create_table(
        "member",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("card_no", sa.Text(), nullable=True),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("birthday_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("name_mask", sa.Text(), nullable=False),
        sa.Column("phone_mask", sa.Text(), nullable=False),
        sa.Column("phone_last4", sa.Text(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_no", sa.Text(), nullable=True),
        sa.Column("joined_at", UtcTime(), nullable=False),
        sa.Column("merged_into", BigId, nullable=True),
        sa.Column("erased_at", UtcTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["merged_into"], ["member.id"], name=op.f("fk_member_merged_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("account", name=op.f("uq_member_account")),
        sa.UniqueConstraint("card_no", name=op.f("uq_member_card_no")),
        sa.UniqueConstraint("source", "external_no", name=op.f("uq_member_source_external_no")),
        sa.UniqueConstraint("uid", name=op.f("uq_member_uid")),
    )
    op.create_index(op.f("ix_member_phone_last4_id"), "member", ["phone_last4", "id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("aggregate", sa.Text(), nullable=False),
        sa.Column("aggregate_version", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", UtcTime(), nullable=False),
        sa.Column("lease_until", UtcTime(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("event_id", name=op.f("uq_outbox_event_id")),
    )
    op.create_index(op.f("ix_outbox_aggregate_id"), "outbox", ["aggregate", "id"], unique=False)
    op.create_index(
        "ix_outbox_due",
        "outbox",
        ["next_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'PENDING'"),
        postgresql_where=sa.text("state = 'PENDING'"),
    )
    op.create_table(
        "role",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("preset", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("name", name=op.f("uq_role_name")),
    )
    op.create_table(
        "rule_version",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("effective_at", UtcTime(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.Column("published_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_version")),
        sa.UniqueConstraint("number", name=op.f("uq_rule_version_number")),
    )
    op.create_index(op.f("ix_rule_version_effective_at"), "rule_version", ["effective_at"], unique=False)
    op.create_table(
        "search_token",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("data_key_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "data_key_id", "token", "subject", "subject_id", name=op.f("pk_search_token")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_search_token_subject_subject_id"), "search_token", ["subject", "subject_id"], unique=False)
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "balance",
        sa.Column("member_id", BigId, autoincrement=False, nullable=False),
        sa.Column("available", sa.BigInteger(), nullable=False),
        sa.Column("frozen", sa.BigInteger(), nullable=False),
        sa.Column("pending", sa.BigInteger(), nullable=False),
        sa.Column("debt", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "available >= 0 AND frozen >= 0 AND pending >= 0 AND debt >= 0", name=op.f("ck_balance_not_negative")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_balance_member_id")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_balance")),
    )
    op.create_table(
        "person_key",
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("data_key_id", BigId, nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["data_key_id"], ["data_key.id"], name=op.f("fk_person_key_data_key_id")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_person_key")),
    )
    op.create_index(op.f("ix_person_key_data_key_id"), "person_key", ["data_key_id"], unique=False)
    op.create_table(
        "product",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("category_id", BigId, nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_no", sa.Text(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_product_category_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sa.UniqueConstraint("code", name=op.f("uq_product_code")),
        sa.UniqueConstraint("source", "external_no", name=op.f("uq_product_source_external_no")),
    )
    op.create_index(op.f("ix_product_category_id"), "product", ["category_id"], unique=False)
    op.create_index(op.f("ix_product_title"), "product", ["title"], unique=False)
    op.create_table(
        "recipient",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("member_id", BigId, nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("name_mask", sa.Text(), nullable=False),
        sa.Column("phone_mask", sa.Text(), nullable=False),
        sa.Column("phone_last4", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_recipient_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipient")),
        sa.UniqueConstraint("uid", name=op.f("uq_recipient_uid")),
    )
    op.create_index(op.f("ix_recipient_member_id"), "recipient", ["member_id"], unique=False)
    op.create_index(op.f("ix_recipient_phone_last4_id"), "recipient", ["phone_last4", "id"], unique=False)
    op.create_table(
        "role_permission",
        sa.Column("role_id", BigId, autoincrement=False, nullable=False),
        sa.Column("permission", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_role_permission_role_id")),
        sa.PrimaryKeyConstraint("role_id", "permission", name=op.f("pk_role_permission")),
    )
    op.create_table(
        "staff",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role_id", BigId, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("login_hash", sa.LargeBinary(), nullable=False),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("activation_until", UtcTime(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("disabled_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_staff_role_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("login", name=op.f("uq_staff_login")),
    )
    op.create_table(
        "access",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("staff_id", BigId, nullable=True),
        sa.Column("pc", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_access_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access")),
    )
    op.create_index(op.f("ix_access_at"), "access", ["at"], unique=False)
    op.create_index(op.f("ix_access_staff_id"), "access", ["staff_id"], unique=False)
    op.create_table(
        "key_holder",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("staff_id", BigId, nullable=True),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.Column("identity_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("removed_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_key_holder_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_holder")),
        sa.UniqueConstraint("staff_id", name=op.f("uq_key_holder_staff_id")),
    )
    op.create_table(
        "orders",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("order_no", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("history", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_no", sa.Text(), nullable=True),
        sa.Column("batch_id", BigId, nullable=True),
        sa.Column("member_id", BigId, nullable=True),
        sa.Column("recipient_id", BigId, nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("minor_units", sa.Integer(), nullable=False),
        sa.Column("rule_version_id", BigId, nullable=True),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("goods_points", sa.BigInteger(), nullable=False),
        sa.Column("goods_fen", sa.BigInteger(), nullable=False),
        sa.Column("freight_fen", sa.BigInteger(), nullable=False),
        sa.Column("coupon_fen", sa.BigInteger(), nullable=False),
        sa.Column("coupon_code", sa.Text(), nullable=False),
        sa.Column("deduction_points", sa.BigInteger(), nullable=False),
        sa.Column("deduction_fen", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("cash_fen", sa.BigInteger(), nullable=False),
        sa.Column("earn_points", sa.BigInteger(), nullable=False),
        sa.Column("points_back", sa.BigInteger(), nullable=False),
        sa.Column("cash_back_fen", sa.BigInteger(), nullable=False),
        sa.Column("earn_back", sa.BigInteger(), nullable=False),
        sa.Column("freight_back_fen", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("line_count", sa.Integer(), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("units_shipped", sa.BigInteger(), nullable=False),
        sa.Column("units_cancelled", sa.BigInteger(), nullable=False),
        sa.Column("payment_state", sa.Text(), nullable=False),
        sa.Column("pay_method", sa.Text(), nullable=False),
        sa.Column("returns_open", sa.Integer(), nullable=False),
        sa.Column("rest_reason", sa.Text(), nullable=True),
        sa.Column("hold_reason", sa.Text(), nullable=True),
        sa.Column("hold_until", UtcTime(), nullable=True),
        sa.Column("assignee_id", BigId, nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("pickup_code", sa.Text(), nullable=True),
        sa.Column("original_order_id", BigId, nullable=True),
        sa.Column("placed_at", UtcTime(), nullable=False),
        sa.Column("shop_day", sa.Date(), nullable=False),
        sa.Column("shop_hour", sa.Integer(), nullable=False),
        sa.Column("pay_by", UtcTime(), nullable=True),
        sa.Column("paid_at", UtcTime(), nullable=True),
        sa.Column("ship_by", UtcTime(), nullable=True),
        sa.Column("shipped_at", UtcTime(), nullable=True),
        sa.Column("complete_by", UtcTime(), nullable=True),
        sa.Column("completed_at", UtcTime(), nullable=True),
        sa.Column("cancelled_at", UtcTime(), nullable=True),
        sa.Column("cancel_cause", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("last_act", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "history OR (points_back >= 0 AND points_back <= points AND cash_back_fen >= 0 AND cash_back_fen <= cash_fen AND earn_back >= 0 AND earn_back <= earn_points)",
            name=op.f("ck_orders_back"),
        ),
        sa.CheckConstraint(
            "history OR cash_fen = goods_fen + freight_fen - coupon_fen - deduction_fen", name=op.f("ck_orders_price")
        ),
        sa.CheckConstraint("history OR points = goods_points + deduction_points", name=op.f("ck_orders_points")),
        sa.CheckConstraint(
            "units_shipped >= 0 AND units_cancelled >= 0 AND units_shipped + units_cancelled <= units",
            name=op.f("ck_orders_units"),
        ),
        sa.ForeignKeyConstraint(["assignee_id"], ["staff.id"], name=op.f("fk_orders_assignee_id")),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_orders_batch_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_orders_member_id")),
        sa.ForeignKeyConstraint(["original_order_id"], ["orders.id"], name=op.f("fk_orders_original_order_id")),
        sa.ForeignKeyConstraint(["recipient_id"], ["recipient.id"], name=op.f("fk_orders_recipient_id")),
        sa.ForeignKeyConstraint(["rule_version_id"], ["rule_version.id"], name=op.f("fk_orders_rule_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("order_no", name=op.f("uq_orders_order_no")),
        sa.UniqueConstraint("source", "external_no", name=op.f("uq_orders_source_external_no")),
    )
    op.create_index(
        "ix_orders_assignee",
        "orders",
        ["assignee_id", "placed_at", "id"],
        unique=False,
        sqlite_where=sa.text("assignee_id IS NOT NULL"),
        postgresql_where=sa.text("assignee_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_orders_batch_id"), "orders", ["batch_id"], unique=False)
    op.create_index(op.f("ix_orders_cash_fen_id"), "orders", ["cash_fen", "id"], unique=False)
    op.create_index(
        "ix_orders_complete_by",
        "orders",
        ["complete_by", "id"],
        unique=False,
        sqlite_where=sa.text("status = 'SHIPPED'"),
        postgresql_where=sa.text("status = 'SHIPPED'"),
    )
    op.create_index(op.f("ix_orders_external_no"), "orders", ["external_no"], unique=False)
    op.create_index(
        "ix_orders_held",
        "orders",
        ["placed_at", "id"],
        unique=False,
        sqlite_where=sa.text("hold_reason IS NOT NULL"),
        postgresql_where=sa.text("hold_reason IS NOT NULL"),
    )
    op.create_index(op.f("ix_orders_member_id_placed_at_id"), "orders", ["member_id", "placed_at", "id"], unique=False)
    op.create_index(op.f("ix_orders_paid_at_id"), "orders", ["paid_at", "id"], unique=False)
    op.create_index(
        "ix_orders_pay_by",
        "orders",
        ["pay_by", "id"],
        unique=False,
        sqlite_where=sa.text("status = 'UNPAID'"),
        postgresql_where=sa.text("status = 'UNPAID'"),
    )
    op.create_index(op.f("ix_orders_placed_at_id"), "orders", ["placed_at", "id"], unique=False)
    op.create_index(op.f("ix_orders_points_id"), "orders", ["points", "id"], unique=False)
    op.create_index(op.f("ix_orders_recipient_id_id"), "orders", ["recipient_id", "id"], unique=False)
    op.create_index(op.f("ix_orders_ship_by_id"), "orders", ["ship_by", "id"], unique=False)
    op.create_index(op.f("ix_orders_status_placed_at_id"), "orders", ["status", "placed_at", "id"], unique=False)
    op.create_table(
        "sku",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("product_id", BigId, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("barcode", sa.Text(), nullable=True),
        sa.Column("spec", sa.Text(), nullable=False),
        sa.Column("sale_mode", sa.Text(), nullable=False),
        sa.Column("delivery_kind", sa.Text(), nullable=False),
        sa.Column("price_points", sa.BigInteger(), nullable=False),
        sa.Column("price_fen", sa.BigInteger(), nullable=False),
        sa.Column("limit_per_member", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("limit_per_member IS NULL OR limit_per_member >= 0", name=op.f("ck_sku_member_limit")),
        sa.CheckConstraint("price_points >= 0 AND price_fen >= 0", name=op.f("ck_sku_price")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_sku_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sku")),
        sa.UniqueConstraint("code", name=op.f("uq_sku_code")),
    )
    op.create_index(op.f("ix_sku_barcode"), "sku", ["barcode"], unique=False)
    op.create_index(op.f("ix_sku_product_id"), "sku", ["product_id"], unique=False)
    op.create_table(
        "staff_session",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("staff_id", BigId, nullable=True),
        sa.Column("pc", sa.Text(), nullable=False),
        sa.Column("started_at", UtcTime(), nullable=False),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=True),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_session_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_session")),
    )
    op.create_index(op.f("ix_staff_session_staff_id_id"), "staff_session", ["staff_id", "id"], unique=False)
    op.create_table(
        "access_subject",
        sa.Column("access_id", BigId, autoincrement=False, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["access_id"], ["access.id"], name=op.f("fk_access_subject_access_id")),
        sa.PrimaryKeyConstraint("access_id", "subject", "subject_id", name=op.f("pk_access_subject")),
    )
    op.create_index(
        op.f("ix_access_subject_subject_subject_id_access_id"),
        "access_subject",
        ["subject", "subject_id", "access_id"],
        unique=False,
    )
    op.create_table(
        "audit",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("session_id", BigId, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("pc", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", BigId, nullable=True),
        sa.Column("from_status", sa.Text(), nullable=True),
        sa.Column("to_status", sa.Text(), nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("command_id", sa.Text(), nullable=True),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_audit_order_id")),
        sa.ForeignKeyConstraint(["session_id"], ["staff_session.id"], name=op.f("fk_audit_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sa.UniqueConstraint("session_id", "seq", name=op.f("uq_audit_session_id_seq")),
    )
    op.create_index(op.f("ix_audit_at"), "audit", ["at"], unique=False)
    op.create_index(op.f("ix_audit_order_id_id"), "audit", ["order_id", "id"], unique=False)
    op.create_index(op.f("ix_audit_subject_subject_id_id"), "audit", ["subject", "subject_id", "id"], unique=False)
    op.create_table(
        "fulfilment",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("order_id", BigId, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("carrier", sa.Text(), nullable=False),
        sa.Column("waybill", sa.Text(), nullable=False),
        sa.Column("shipped_at", UtcTime(), nullable=False),
        sa.Column("shipped_by", sa.Text(), nullable=False),
        sa.Column("undone_at", UtcTime(), nullable=True),
        sa.Column("signed_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_fulfilment_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fulfilment")),
    )
    op.create_index(op.f("ix_fulfilment_order_id"), "fulfilment", ["order_id"], unique=False)
    op.create_index(op.f("ix_fulfilment_waybill"), "fulfilment", ["waybill"], unique=False)
    op.create_table(
        "key_grant",
        sa.Column("data_key_id", BigId, autoincrement=False, nullable=False),
        sa.Column("holder_id", BigId, autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["data_key_id"], ["data_key.id"], name=op.f("fk_key_grant_data_key_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["key_holder.id"], name=op.f("fk_key_grant_holder_id")),
        sa.PrimaryKeyConstraint("data_key_id", "holder_id", name=op.f("pk_key_grant")),
    )
    op.create_table(
        "order_exception",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("order_id", BigId, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("opened_at", UtcTime(), nullable=False),
        sa.Column("closed_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_order_exception_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_exception")),
        sa.UniqueConstraint("cause", name=op.f("uq_order_exception_cause")),
    )
    op.create_index(op.f("ix_order_exception_order_id"), "order_exception", ["order_id"], unique=False)
    op.create_table(
        "order_line",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("order_id", BigId, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sku_id", BigId, nullable=True),
        sa.Column("sku_code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("spec", sa.Text(), nullable=False),
        sa.Column("sale_mode", sa.Text(), nullable=False),
        sa.Column("delivery_kind", sa.Text(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.Column("unit_points", sa.BigInteger(), nullable=False),
        sa.Column("unit_fen", sa.BigInteger(), nullable=False),
        sa.Column("goods_points", sa.BigInteger(), nullable=False),
        sa.Column("goods_fen", sa.BigInteger(), nullable=False),
        sa.Column("coupon_fen", sa.BigInteger(), nullable=False),
        sa.Column("deduction_points", sa.BigInteger(), nullable=False),
        sa.Column("deduction_fen", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("cash_fen", sa.BigInteger(), nullable=False),
        sa.Column("freight_fen", sa.BigInteger(), nullable=False),
        sa.Column("earn_points", sa.BigInteger(), nullable=False),
        sa.Column("shipped", sa.BigInteger(), nullable=False),
        sa.Column("cancelled", sa.BigInteger(), nullable=False),
        sa.Column("quota_period", sa.Text(), nullable=True),
        sa.Column("for_edit", sa.Text(), nullable=True),
        sa.CheckConstraint("shipped >= 0 AND cancelled >= 0", name=op.f("ck_order_line_units")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_order_line_order_id")),
        sa.ForeignKeyConstraint(["sku_id"], ["sku.id"], name=op.f("fk_order_line_sku_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_line")),
    )
    op.create_index(op.f("ix_order_line_order_id_position"), "order_line", ["order_id", "position"], unique=False)
    op.create_index(op.f("ix_order_line_sku_id_order_id"), "order_line", ["sku_id", "order_id"], unique=False)
    op.create_table(
        "order_note",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("order_id", BigId, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_order_note_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_note")),
    )
    op.create_index(op.f("ix_order_note_order_id"), "order_note", ["order_id"], unique=False)
    op.create_table(
        "order_tag",
        sa.Column("order_id", BigId, autoincrement=False, nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_order_tag_order_id")),
        sa.PrimaryKeyConstraint("order_id", "tag", name=op.f("pk_order_tag")),
    )
    op.create_index(op.f("ix_order_tag_tag_order_id"), "order_tag", ["tag", "order_id"], unique=False)
    op.create_table(
        "payment",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("order_id", BigId, nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("recorded_at", UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.CheckConstraint("amount_fen >= 0", name=op.f("ck_payment_amount")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_payment_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
        sa.UniqueConstraint("method", "reference", "order_id", name=op.f("uq_payment_method_reference_order_id")),
    )
    op.create_index(op.f("ix_payment_order_id"), "payment", ["order_id"], unique=False)
    op.create_table(
        "points_entry",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("d_available", sa.BigInteger(), nullable=False),
        sa.Column("d_frozen", sa.BigInteger(), nullable=False),
        sa.Column("d_pending", sa.BigInteger(), nullable=False),
        sa.Column("d_debt", sa.BigInteger(), nullable=False),
        sa.Column("available_after", sa.BigInteger(), nullable=False),
        sa.Column("frozen_after", sa.BigInteger(), nullable=False),
        sa.Column("pending_after", sa.BigInteger(), nullable=False),
        sa.Column("debt_after", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("order_id", BigId, nullable=True),
        sa.Column("reverses_id", BigId, nullable=True),
        sa.Column("rule_version_id", BigId, nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_points_entry_member_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_points_entry_order_id")),
        sa.ForeignKeyConstraint(["reverses_id"], ["points_entry.id"], name=op.f("fk_points_entry_reverses_id")),
        sa.ForeignKeyConstraint(["rule_version_id"], ["rule_version.id"], name=op.f("fk_points_entry_rule_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_points_entry")),
        sa.UniqueConstraint("cause", "verb", name=op.f("uq_points_entry_cause_verb")),
    )
    op.create_index(op.f("ix_points_entry_member_id_id"), "points_entry", ["member_id", "id"], unique=False)
    op.create_index(op.f("ix_points_entry_order_id"), "points_entry", ["order_id"], unique=False)
    op.create_table(
        "quota_use",
        sa.Column("member_id", BigId, autoincrement=False, nullable=False),
        sa.Column("sku_id", BigId, autoincrement=False, nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.CheckConstraint("used >= 0", name=op.f("ck_quota_use_not_negative")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_quota_use_member_id")),
        sa.ForeignKeyConstraint(["sku_id"], ["sku.id"], name=op.f("fk_quota_use_sku_id")),
        sa.PrimaryKeyConstraint("member_id", "sku_id", "period", name=op.f("pk_quota_use")),
    )
    op.create_table(
        "stock",
        sa.Column("sku_id", BigId, autoincrement=False, nullable=False),
        sa.Column("on_hand", sa.BigInteger(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.Column("damaged", sa.BigInteger(), nullable=False),
        sa.Column("low_level", sa.Integer(), nullable=False),
        sa.Column("shelf", sa.Text(), nullable=False),
        sa.CheckConstraint("on_hand >= 0 AND reserved >= 0 AND damaged >= 0", name=op.f("ck_stock_not_negative")),
        sa.ForeignKeyConstraint(["sku_id"], ["sku.id"], name=op.f("fk_stock_sku_id")),
        sa.PrimaryKeyConstraint("sku_id", name=op.f("pk_stock")),
    )
    op.create_table(
        "stock_entry",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("sku_id", BigId, nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("d_on_hand", sa.BigInteger(), nullable=False),
        sa.Column("d_reserved", sa.BigInteger(), nullable=False),
        sa.Column("d_damaged", sa.BigInteger(), nullable=False),
        sa.Column("on_hand_after", sa.BigInteger(), nullable=False),
        sa.Column("reserved_after", sa.BigInteger(), nullable=False),
        sa.Column("damaged_after", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("order_id", BigId, nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_stock_entry_order_id")),
        sa.ForeignKeyConstraint(["sku_id"], ["sku.id"], name=op.f("fk_stock_entry_sku_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_entry")),
        sa.UniqueConstraint("cause", "verb", "sku_id", name=op.f("uq_stock_entry_cause_verb_sku_id")),
    )
    op.create_index(op.f("ix_stock_entry_order_id"), "stock_entry", ["order_id"], unique=False)
    op.create_index(op.f("ix_stock_entry_sku_id_id"), "stock_entry", ["sku_id", "id"], unique=False)
    op.create_table(
        "task",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("permission", sa.Text(), nullable=False),
        sa.Column("order_id", BigId, nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("opened_at", UtcTime(), nullable=False),
        sa.Column("closed_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_task_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("cause", name=op.f("uq_task_cause")),
    )
    op.create_index(
        "ix_task_open",
        "task",
        ["permission", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(op.f("ix_task_order_id"), "task", ["order_id"], unique=False)
    op.create_table(
        "freeze",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("order_id", BigId, nullable=False),
        sa.Column("entry_id", BigId, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("settled_entry_id", BigId, nullable=True),
        sa.CheckConstraint("amount > 0", name=op.f("ck_freeze_amount")),
        sa.ForeignKeyConstraint(["entry_id"], ["points_entry.id"], name=op.f("fk_freeze_entry_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_freeze_member_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_freeze_order_id")),
        sa.ForeignKeyConstraint(["settled_entry_id"], ["points_entry.id"], name=op.f("fk_freeze_settled_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_freeze")),
    )
    op.create_index(op.f("ix_freeze_member_id"), "freeze", ["member_id"], unique=False)
    op.create_index(op.f("ix_freeze_order_id"), "freeze", ["order_id"], unique=False)
    op.create_index(
        "uq_freeze_open",
        "freeze",
        ["order_id"],
        unique=True,
        sqlite_where=sa.text("state = 'OPEN'"),
        postgresql_where=sa.text("state = 'OPEN'"),
    )
    op.create_table(
        "fulfilment_line",
        sa.Column("fulfilment_id", BigId, autoincrement=False, nullable=False),
        sa.Column("line_id", BigId, autoincrement=False, nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["fulfilment_id"], ["fulfilment.id"], name=op.f("fk_fulfilment_line_fulfilment_id")),
        sa.ForeignKeyConstraint(["line_id"], ["order_line.id"], name=op.f("fk_fulfilment_line_line_id")),
        sa.PrimaryKeyConstraint("fulfilment_id", "line_id", name=op.f("pk_fulfilment_line")),
    )
    op.create_table(
        "lot",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("entry_id", BigId, nullable=False),
        sa.Column("parent_id", BigId, nullable=True),
        sa.Column("order_id", BigId, nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("earned", sa.BigInteger(), nullable=False),
        sa.Column("available", sa.BigInteger(), nullable=False),
        sa.Column("frozen", sa.BigInteger(), nullable=False),
        sa.Column("pending", sa.BigInteger(), nullable=False),
        sa.Column("expired", sa.BigInteger(), nullable=False),
        sa.Column("rolled_back", sa.BigInteger(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("mature_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("root_expires_on", sa.Date(), nullable=True),
        sa.CheckConstraint("available >= 0 AND frozen >= 0 AND pending >= 0", name=op.f("ck_lot_not_negative")),
        sa.ForeignKeyConstraint(["entry_id"], ["points_entry.id"], name=op.f("fk_lot_entry_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_lot_member_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_lot_order_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["lot.id"], name=op.f("fk_lot_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot")),
    )
    op.create_index(
        "ix_lot_expiry",
        "lot",
        ["expires_on", "id"],
        unique=False,
        sqlite_where=sa.text("available > 0"),
        postgresql_where=sa.text("available > 0"),
    )
    op.create_index(
        "ix_lot_mature",
        "lot",
        ["mature_on", "id"],
        unique=False,
        sqlite_where=sa.text("pending > 0"),
        postgresql_where=sa.text("pending > 0"),
    )
    op.create_index(op.f("ix_lot_order_id"), "lot", ["order_id"], unique=False)
    op.create_index(
        "ix_lot_spend",
        "lot",
        ["member_id", "expires_on", "id"],
        unique=False,
        sqlite_where=sa.text("available > 0"),
        postgresql_where=sa.text("available > 0"),
    )
    op.create_table(
        "refund",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("order_id", BigId, nullable=False),
        sa.Column("payment_id", BigId, nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.Text(), nullable=False),
        sa.Column("proposed_at", UtcTime(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=True),
        sa.Column("done_at", UtcTime(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.CheckConstraint("amount_fen > 0", name=op.f("ck_refund_amount")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_refund_order_id")),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"], name=op.f("fk_refund_payment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refund")),
        sa.UniqueConstraint("payment_id", "cause", name=op.f("uq_refund_payment_id_cause")),
    )
    op.create_index(op.f("ix_refund_order_id"), "refund", ["order_id"], unique=False)
    op.create_index(op.f("ix_refund_state_id"), "refund", ["state", "id"], unique=False)
    op.create_table(
        "allocation",
        sa.Column("freeze_id", BigId, autoincrement=False, nullable=False),
        sa.Column("lot_id", BigId, autoincrement=False, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reverted", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount > 0 AND reverted >= 0 AND reverted <= amount", name=op.f("ck_allocation_reverted")),
        sa.ForeignKeyConstraint(["freeze_id"], ["freeze.id"], name=op.f("fk_allocation_freeze_id")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_allocation_lot_id")),
        sa.PrimaryKeyConstraint("freeze_id", "lot_id", name=op.f("pk_allocation")),
    )
    op.create_index(op.f("ix_allocation_lot_id"), "allocation", ["lot_id"], unique=False)

    for table in APPENDED:
        keep_appended(table)


def keep_appended(table: str) -> None:
    """Refuse UPDATE and DELETE of rows, whoever asks."""
    if op.get_bind().dialect.name == "sqlite":
        for event in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
