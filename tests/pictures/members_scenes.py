"""The page of members: the list, a card and its end, adding, editing, revealing, and what is found when nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Preset
from desktop.services import erasure, member_acts, member_queries
from desktop.services.errors import Refused
from desktop.services.member_queries import MemberFilter, MemberListRow
from desktop.views.main_window import MainWindow
from desktop.views.members.page import MembersPage
from desktop.views.members.sheets import AddMemberSheet, EditMemberSheet
from desktop.views.overlay import overlays_of
from tests.pictures.stage import Stage


def rows(stage: Stage, sort: str = "last_order", **chosen: object) -> tuple[MemberListRow, ...]:
    owner = stage.shop.actor(Preset.OWNER)
    wanted = MemberFilter(**chosen)  # type: ignore[arg-type]
    return stage.shop.office.ask(owner, member_queries.find_members_page, wanted, sort=sort).rows


def opened(stage: Stage, preset: Preset = Preset.MANAGER) -> tuple[MainWindow, MembersPage]:
    window = stage.window(preset)
    place = stage.place(window)
    place.show_page("members")
    stage.settle()
    return window, cast(MembersPage, place.pages["members"])


def scroll(stage: Stage, page: MembersPage, member: MemberListRow, share: float) -> None:
    """Her card, that far down."""
    page.show_subject(member.id)
    bar = page.card.area.verticalScrollBar()
    stage.until(lambda: bar.maximum() > 0)
    stage.settle()
    bar.setValue(round(bar.maximum() * share))


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    office, owner = stage.shop.office, stage.shop.actor(Preset.OWNER)
    busiest = max(rows(stage), key=lambda row: (row.orders, row.frozen))
    if busiest.version == 1:
        office.do(owner, member_acts.edit_member, busiest.id, tier="钻石")
        office.do(owner, member_acts.note_member, busiest.id, body="只收顺丰，周末不收货")
        office.do(owner, member_acts.tag_member, busiest.id, tag="企业客户")

    window, page = opened(stage)
    yield "members-list", window

    window, page = opened(stage)
    page._sort_chosen("spent")
    stage.settle()
    page.show_subject(busiest.id)
    stage.settle()
    yield "members-card", window

    window, page = opened(stage)
    scroll(stage, page, busiest, 0.45)
    yield "members-card-middle", window

    window, page = opened(stage)
    scroll(stage, page, busiest, 1)
    yield "members-card-end", window

    window, page = opened(stage)
    page.show_subject(busiest.id)
    stage.settle()
    page.card.person.look("客人来电")
    stage.settle()
    yield "members-revealed", window

    window, page = opened(stage, Preset.AUDITOR)
    page.show_subject(busiest.id)
    stage.settle()
    yield "members-auditor", window

    window, page = opened(stage)
    page._tab_chosen("expiring")
    stage.settle()
    yield "members-expiring", window

    window, page = opened(stage)
    page.bar.search.set_text("不存在的人")
    page._search("不存在的人")
    stage.settle()
    yield "members-nobody", window

    yield from _sheets(stage, busiest)
    yield from _gone(stage)


def _sheets(stage: Stage, member: MemberListRow) -> Iterator[tuple[str, QWidget]]:
    window, page = opened(stage)
    page.add_member()
    stage.settle()
    sheet = next(one for one in overlays_of(window) if isinstance(one, AddMemberSheet))
    sheet.name.setText("")
    sheet.phone.setText("139")
    sheet.submit()
    stage.settle()
    yield "members-add-error", window

    window, page = opened(stage)
    page.add_member()
    sheet = next(one for one in overlays_of(window) if isinstance(one, AddMemberSheet))
    sheet.name.setText("何小明")
    sheet.phone.setText("13900007788")
    sheet._open_address()
    stage.settle()
    yield "members-add-address", window

    window, page = opened(stage)
    page.show_subject(member.id)
    stage.settle()
    page.card.ask_edit()
    stage.settle()
    edit = next(one for one in overlays_of(window) if isinstance(one, EditMemberSheet))
    edit.phone.setText("13900007788")
    yield "members-edit", window

    window, page = opened(stage, Preset.OWNER)
    page.show_subject(member.id)
    stage.settle()
    page.card.ask_erase()
    stage.settle()
    yield "members-erase", window


def _gone(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    office, owner = stage.shop.office, stage.shop.actor(Preset.OWNER)
    window, page = opened(stage)
    for row in rows(stage, "joined"):
        try:
            office.do(owner, erasure.erase_member, row.id, reason="本人要求")
        except Refused:
            continue
        page.show_subject(row.id)
        break
    stage.settle()
    yield "members-erased", window
