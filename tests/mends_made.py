"""Faults put straight into the tables, as somebody with the database's password would, and examples of the mends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import text

from desktop.models.schema import APPENDED
from desktop.models.vocabulary import Preset
from desktop.services import verify
from desktop.services.findings import Break
from desktop.services.mends import acts
from tests.people import Shop

# the points of members whose balance an example has altered; nobody else has so many
ALTERED = 53_017
Call = tuple[tuple[Any, ...], dict[str, Any]] | tuple[tuple[Any, ...], dict[str, Any], Any]


def forge(shop: Shop, *statements: str) -> None:
    """For good; what keeps a ledger from being changed stands again afterwards."""
    with shop.engine.connect().execution_options(pointsdesk_write=True) as connection:
        sqlite, kept = connection.dialect.name == "sqlite", []
        for table in APPENDED:
            if sqlite:
                for event in ("update", "delete"):
                    name = f"{table}_no_{event}"
                    kept.append(connection.execute(
                        text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": name}).scalar_one())  # fmt: skip
                    connection.execute(text(f"DROP TRIGGER {name}"))
            else:
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
                kept.append(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        for statement in statements:
            assert connection.execute(text(statement)).rowcount >= 1, statement
        for statement in kept:
            connection.execute(text(statement))
        connection.commit()


def breaks_of(shop: Shop) -> tuple[Break, ...]:
    return shop.ask(verify.verify).breaks


def heal(shop: Shop) -> None:
    """What examples had altered is as it was, whether it was mended or not."""
    ones = f"(SELECT member_id FROM points_entry WHERE verb = 'INIT' AND available_after = {ALTERED})"
    with shop.engine.connect().execution_options(pointsdesk_write=True) as connection:
        connection.execute(text(f"UPDATE balance SET available = {ALTERED} WHERE member_id IN {ones}"))
        connection.commit()


def _proposed(shop: Shop) -> int:
    """A member's balance was altered, and the manager wants it set right."""
    return shop.office.do(
        shop.person(Preset.MANAGER), acts.propose_mend, "member", _altered(shop), reason="多了 3 分"
    ).id


def _altered(shop: Shop) -> int:
    member = shop.a_member(points=ALTERED)
    forge(shop, f"UPDATE balance SET available = available + 3 WHERE member_id = {member}")
    return member


def _propose(shop: Shop) -> Call:
    return ("member", _altered(shop)), {"reason": "多了 3 分"}


def _approve(shop: Shop) -> Call:
    return (_proposed(shop),), {"reason": "核对过"}


def _reject(shop: Shop) -> Call:
    return (_proposed(shop),), {"reason": "再看看"}


CALLS: dict[str, Callable[[Shop], Call]] = {
    "propose_mend": _propose, "approve_mend": _approve, "reject_mend": _reject,
}  # fmt: skip
