"""员工: the people and their pane, adding somebody and her code, roles and the editor with its differences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Permission, Preset
from desktop.services import roles
from desktop.services.errors import Invalid
from desktop.services.staff import Activation
from desktop.views.main_window import MainWindow
from desktop.views.overlay import Overlay, overlays_of
from desktop.views.people.page import PeoplePage
from desktop.views.people.role_editor import RoleEditor
from desktop.views.people.sheets import AddSheet
from desktop.views.texts import field_problem
from tests.pictures.stage import Stage

W = TypeVar("W", bound=Overlay)
P = Permission


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = staff_page(stage)
    page.staff_view.select(page.staff.rows()[2].id)
    stage.settle()
    yield "staff", window

    window, page = staff_page(stage)
    page.add.click()
    sheet = over(window, AddSheet)
    sheet.name.setText("周敏")
    sheet.login.setText("周敏")
    sheet.fields["login"].set_error(field_problem(Invalid("login", "malformed", 40)))
    stage.settle()
    yield "staff-add", window

    window, page = staff_page(stage)
    page._show_code(Activation("zhoumin", "7K4M-9XQ2-TB8W-H3RD-P6NV"))
    stage.settle()
    yield "staff-code", window

    for key in ("role", "disable", "reset"):
        window, page = staff_page(stage)
        page.staff_view.select(page.staff.rows()[2].id)
        stage.settle()
        page._act_on_person(key)
        stage.settle()
        yield f"staff-{key}", window

    office, owner = stage.shop.office, stage.shop.actor(Preset.OWNER)
    known = office.ask(owner, roles.list_roles)
    night = next((row for row in known if row.name == "夜班仓库"), None)
    if night is None:
        rights = (P.SEE, P.SHIP, P.NOTE, P.PRINT, P.COUNT_STOCK)
        night = office.do(owner, roles.create_role, name="夜班仓库", rights=rights)

    for name in ("roles", "role-editor"):
        window, page = staff_page(stage)
        page.tabs.choose("roles")
        page.show_tab("roles")
        page.roles_view.select(night.id)
        stage.settle()
        if name == "roles":
            yield name, window

    page._act_on_role("edit")
    stage.settle()
    editor = over(window, RoleEditor)
    for right in (P.REVEAL, P.RELEASE, P.NOTE):
        editor.boxes[right].toggle()
    editor.name.setText("夜班")
    stage.settle()
    yield "role-editor", window


def staff_page(stage: Stage) -> tuple[MainWindow, PeoplePage]:
    window = stage.window(Preset.OWNER)
    place = stage.place(window)
    place.show_page("staff")
    stage.settle()
    page = place.pages["staff"]
    assert isinstance(page, PeoplePage)
    return window, page


def over(window: MainWindow, kind: type[W]) -> W:
    return next(one for one in overlays_of(window) if isinstance(one, kind))
