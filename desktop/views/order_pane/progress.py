"""进度: what has happened and what is still to come, one line each; a long story is folded until it is asked for."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF

from desktop.models.vocabulary import OrderStatus
from desktop.views.order_pane.ahead import Ahead, ahead
from desktop.views.order_pane.shown import Part, Shown
from desktop.views.order_pane.story import Told, told
from desktop.views.texts import filled
from desktop.views.theme import font
from desktop.views.timeline import Step, Timeline

FOLDED = 7
_ROOM = 280


class ProgressPart(Part):
    def __init__(self) -> None:
        super().__init__(self.tr("进度"))
        self._open_for: int | None = None
        self._last: Shown | None = None
        self.header.acted.connect(self._toggle)

    def facts(self, shown: Shown) -> object:
        detail = shown.detail
        return (detail.timeline, ahead(detail), shown.today, self._open_for == detail.row.id)

    def show_state(self, shown: Shown) -> None:
        self._last = shown
        super().show_state(shown)

    def fill(self, shown: Shown) -> None:
        story = told(shown.detail)
        opened = self._open_for == shown.detail.row.id
        steps = list(story) if opened else folded(story)
        hidden = len(story) - len(steps)
        words = self.tr("收起") if opened else filled(self.tr("展开全部 {0} 条"), len(story)) if hidden else ""
        self.header.action.setText(words)
        self.header.action.setVisible(bool(words))
        current = max((at for at, one in enumerate(steps) if not one.quiet), default=len(steps) - 1)
        over = shown.detail.row.status in (OrderStatus.COMPLETED, OrderStatus.CANCELLED)
        made = [
            self._step(one, shown, "failed" if one.ended else "current" if at == current and not over else "done")
            for at, one in enumerate(steps)
        ]
        made += [self._future(one, shown) for one in ahead(shown.detail)]
        self.box.addWidget(Timeline(made))

    def _step(self, one: Told, shown: Shown, state: str) -> Step:
        when = shown.moment(one.at)
        right = " · ".join((when, one.who)) if one.who and state != "done" else when
        if not fits(one.text, right):
            right = when
        tip = "\n".join(part for part in (one.text, shown.exact(one.at), one.who or self.tr("系统")) if part)
        return Step(one.text, state, right, tip)

    def _future(self, one: Ahead, shown: Shown) -> Step:
        if one.by is None:
            return Step(one.text, "future", one.note)
        right = filled(self.tr("最晚 {0}"), shown.moment(one.by))
        return Step(one.text, "future", right, shown.exact(one.by))

    def _toggle(self) -> None:
        if self._last is not None:
            order_id = self._last.detail.row.id
            self._open_for = None if self._open_for == order_id else order_id
            self.show_state(self._last)


def fits(text: str, right: str) -> bool:
    return (
        QFontMetricsF(font(13, 600)).horizontalAdvance(text) + QFontMetricsF(font(12)).horizontalAdvance(right) < _ROOM
    )


def folded(story: tuple[Told, ...]) -> list[Told]:
    """The workflow's own steps, the first and the newest of them where they are many."""
    steps = [one for one in story if not one.quiet] or list(story)
    return steps if len(steps) <= FOLDED else [steps[0], *steps[1 - FOLDED :]]
