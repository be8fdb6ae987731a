"""审计与谁看过: both books with a record in full, a record that was altered, and a search that finds nothing."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import AccessAct, Permission, Preset
from desktop.services.audit_queries import ActEntry
from desktop.services.transaction import AccessNote
from desktop.views.audit.bar import LOOKS
from desktop.views.audit.page import ACTS, AuditPage
from desktop.views.main_window import MainWindow
from tests.pictures.stage import Stage


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = audit_page(stage)
    rows = [row for row in page.acts.rows() if row.act == "ship_order"] or page.acts.rows()
    page.views[ACTS].select(rows[0].id)
    stage.settle()
    yield "audit-acts", window

    window, page = audit_page(stage)
    row = page.acts.rows()[1]
    show = page._show_act

    def altered(entry: ActEntry) -> None:
        show(entry)
        page.pane.show_act(ActEntry(**{name: getattr(entry, name) for name in entry.__slots__} | {"whole": False}))

    page._show_act = altered  # type: ignore[method-assign]  # what a person sees whose database was altered
    page.views[ACTS].select(row.id)
    stage.settle()
    yield "audit-altered", window

    looks_of_a_day(stage)
    window, page = audit_page(stage)
    page.show_tab(LOOKS)
    stage.settle()
    page.views[LOOKS].select(next(row.id for row in page.looks.rows() if row.act is AccessAct.REVEAL))
    stage.settle()
    yield "audit-looks", window

    window, page = audit_page(stage)
    page.bar.search.set_text("JF0000")
    page.bar.period.choose("own")
    page.bar._chosen()
    stage.settle()
    yield "audit-unknown", window


def audit_page(stage: Stage) -> tuple[MainWindow, AuditPage]:
    window = stage.window(Preset.MANAGER)
    stage.place(window).show_page("audit")
    stage.settle()
    page = stage.place(window).pages["audit"]
    assert isinstance(page, AuditPage)
    return window, page


def looks_of_a_day(stage: Stage) -> None:
    office = stage.shop.office
    for preset, act, reason, orders in (
        (Preset.SERVICE, AccessAct.OPEN, "", (590,)), (Preset.SERVICE, AccessAct.REVEAL, "联系派送", (590,)),
        (Preset.WAREHOUSE, AccessAct.PRINT, "批量发货", tuple(range(560, 587))),
        (Preset.SERVICE, AccessAct.SEARCH_PHONE, "orders", ()), (Preset.MANAGER, AccessAct.EXPORT, "11 月对账", (580, 581)),
    ):  # fmt: skip
        note = AccessNote(act, reason, tuple(("order", one) for one in orders))
        office.note_access(stage.shop.actor(preset), Permission.SEE, [note])
