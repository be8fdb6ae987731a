"""Breaks of the books: the rows that differ in the pane, what a mend does, and what waits for a second person."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget
from sqlalchemy import select, text

from desktop.models.ledger import Balance, PointsEntry
from desktop.models.vocabulary import ExceptionKind, Preset
from desktop.services import verify
from desktop.services.exceptions.detection import enter_findings
from desktop.services.mends.acts import propose_mend, reject_mend
from tests.pictures.exceptions_scenes import choose, exceptions_page
from tests.pictures.stage import Stage


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    member, manager, owner = somebody(stage), stage.shop.actor(Preset.MANAGER), stage.shop.actor(Preset.OWNER)
    alter(stage, member, 30)
    window, page = exceptions_page(stage)
    if choose(stage, page, ExceptionKind.LEDGER_BREAK):
        yield "mends-break", window

    window, page = exceptions_page(stage)
    if choose(stage, page, ExceptionKind.LEDGER_BREAK):
        page._start("finding")
        stage.settle()
        yield "mends-propose", window

    row = stage.shop.office.do(owner, propose_mend, "member", member, reason="断电那晚多出来的，流水没有这一笔")
    window, page = exceptions_page(stage)
    page.mends.click()
    stage.settle()
    yield "mends-waiting", window
    window, page = exceptions_page(stage)
    if choose(stage, page, ExceptionKind.LEDGER_BREAK):
        page._start("finding")
        stage.settle()
        yield "mends-decide", window
    stage.shop.office.do(manager, reject_mend, row.id, reason="拍照")
    alter(stage, member, -30)


def somebody(stage: Stage) -> int:
    """A member with points and a history of them."""
    with stage.shop.office.engine.connect() as connection:
        found = select(Balance.member_id).join(PointsEntry, PointsEntry.member_id == Balance.member_id)
        return int(connection.execute(found.where(Balance.available > 100).limit(1)).scalar_one())


def alter(stage: Stage, member: int, by: int) -> None:
    office = stage.shop.office
    with office.transaction() as connection:
        connection.execute(
            text("UPDATE balance SET available = available + :by WHERE member_id = :member"),
            {"by": by, "member": member},
        )
    owner = stage.shop.actor(Preset.OWNER)
    office.do(owner, enter_findings, office.ask(owner, verify.verify).breaks)
