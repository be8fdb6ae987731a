"""Points at the member card: where a balance comes from, giving, adjusting, approving, merging, what runs out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import AdjustmentState, Preset
from desktop.services import adjustments
from desktop.views.overlay import overlays_of
from desktop.views.points.acts import AdjustSheet, GrantSheet, MergeSheet
from desktop.views.points.approvals import ApprovalsSheet
from desktop.views.points.story_sheet import PointsStorySheet
from tests.pictures.members_scenes import opened, rows
from tests.pictures.stage import Stage

W = TypeVar("W", bound=QWidget)


def sheet_of(window: QWidget, kind: type[W]) -> W:
    return next(one for one in overlays_of(window) if isinstance(one, kind))


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    office, owner = stage.shop.office, stage.shop.actor(Preset.OWNER)
    richest = max(rows(stage), key=lambda row: (row.frozen > 0, row.pending > 0, row.available))
    other = next(row for row in rows(stage) if row.id != richest.id)
    if not office.ask(owner, adjustments.find_adjustments, state=AdjustmentState.PROPOSED):
        manager = stage.shop.actor(Preset.MANAGER)
        for member, points, reason in ((richest.id, -1_200, "活动多送了一次"), (other.id, 3_000, "漏记的门店消费")):
            office.do(manager, adjustments.propose_adjustment, member, points=points, reason=reason)

    window, page = opened(stage, Preset.OWNER)
    page.show_subject(richest.id)
    stage.settle()
    page.card.ask_story()
    stage.settle()
    story = sheet_of(window, PointsStorySheet)
    story.view.step(1)
    story.view.opened.emit(story.view.selected_id())
    stage.settle()
    yield "points-story", window

    for key, name in (("grant", "points-grant"), ("adjust", "points-adjust"), ("merge", "points-merge")):
        window, page = opened(stage, Preset.MANAGER if key == "adjust" else Preset.OWNER)
        page.show_subject(richest.id)
        stage.settle()
        page.card.ask_points(key)
        kinds: dict[str, type[GrantSheet | AdjustSheet | MergeSheet]]
        kinds = {"grant": GrantSheet, "adjust": AdjustSheet, "merge": MergeSheet}
        sheet = sheet_of(window, kinds[key])
        if isinstance(sheet, MergeSheet):
            sheet.search.setText(other.account)
            sheet._find()
            sheet.reason.setText("同一个人注册了两次")
        else:
            sheet.points.setText("3000" if key == "adjust" else "200")
            sheet.reason.setText("漏记的门店消费" if key == "adjust" else "生日礼")
            sheet.rehearse()
        stage.settle()
        yield name, window

    window, page = opened(stage, Preset.OWNER)
    page.points.approvals()
    stage.settle()
    yield "points-approvals", window

    window, page = opened(stage, Preset.OWNER)
    page.points.approvals()
    stage.settle()
    sheet_of(window, ApprovalsSheet).approve.click()
    stage.settle()
    yield "points-approve", window

    window, page = opened(stage, Preset.OWNER)
    page.points.liability.click()
    stage.settle()
    yield "points-liability", window

    window, page = opened(stage, Preset.OWNER)
    page.show_subject(richest.id)
    stage.settle()
    page.card.ask_points("forecast")
    stage.settle()
    yield "points-forecast", window
