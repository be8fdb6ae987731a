"""The tables as a database has them: migrate to the newest revision, and tell which one it is at."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from desktop.models import catalogue, journal, ledger, member, order, setting, staff
from desktop.models.base import Base
from desktop.models.database import WRITE

MODULES = (catalogue, journal, ledger, member, order, setting, staff)
APPENDED = ("access", "access_subject", "audit", "audit_seal", "points_entry", "stock_entry")


def config() -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return settings


def newest_revision() -> str:
    head = ScriptDirectory.from_config(config()).get_current_head()
    assert head is not None
    return head


def revision_of(engine: Engine) -> str | None:
    """The database's revision; None when nothing was ever migrated."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def migrate(engine: Engine, to: str = "head") -> None:
    """Bring the tables to a revision, in one transaction."""
    settings = config()
    with engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
        settings.attributes["connection"] = connection
        command.upgrade(settings, to)


def grant_to_application(engine: Engine, role: str) -> None:
    """Give a PostgreSQL role what the shop's programs need: ledger, audit and seal tables it may only append to."""
    quoted = engine.dialect.identifier_preparer.quote(role)
    everything = ", ".join(sorted(Base.metadata.tables))
    ordinary = ", ".join(sorted(set(Base.metadata.tables) - set(APPENDED)))
    with engine.begin() as connection:
        for statement in (
            f"GRANT USAGE ON SCHEMA public TO {quoted}",
            f"GRANT SELECT, INSERT ON {everything}, alembic_version TO {quoted}",
            f"GRANT UPDATE, DELETE ON {ordinary} TO {quoted}",
            f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {quoted}",
        ):
            connection.execute(text(statement))
