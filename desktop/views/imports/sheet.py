"""ImportSheet: files in, recognised, previewed, loaded; the window stays awake, the work runs in a child.

    sheet = ImportSheet(window, desk, paths)     paths given: read at once
    sheet.open() · sheet.finished(batch | None)  after something came in or was taken back

While loading, 停下 asks what becomes of what had come in: keep it, take it back, or go on after all.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.views.buttons import Button, IconButton, reveal
from desktop.views.desk import Desk
from desktop.views.drop_field import dropped_paths
from desktop.views.file_dialogs import ask_place, written_tables
from desktop.views.imports.child import ImportChild
from desktop.views.imports.choose import ChooseFiles
from desktop.views.imports.outcome import OutcomePanel
from desktop.views.imports.report import Outcome, Progress, Recognised
from desktop.views.imports.running import RunningPage
from desktop.views.imports.seen import SeenCard
from desktop.views.imports.words import format_word, refusal_sentence
from desktop.views.labels import label
from desktop.views.notices import Banner
from desktop.views.overlay import Overlay
from desktop.views.texts import filled, listed
from desktop.views.timeline import StepTrail

CHOOSE, READ, PREVIEW, LOAD, DONE = range(5)
_EDGE, _ROOMY = 20, 1180
_STEP = {CHOOSE: 0, READ: 1, PREVIEW: 2, LOAD: 3, DONE: 3}


class ImportSheet(Overlay):
    finished = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, paths: Sequence[Path] = ()) -> None:
        super().__init__(window.window())
        self.setAccessibleName(self.tr("导入"))
        self.setAcceptDrops(True)
        self.paths: list[Path] = list(paths)
        self.state = CHOOSE
        self.seen: Recognised | None = None
        self.outcomes: list[Outcome] = []
        self.child = ImportChild(desk, self)
        self.choose = ChooseFiles()
        self.running = RunningPage()
        self.known, self.outcome = SeenCard(), OutcomePanel()
        self.notice = Banner("info")
        self._build()
        self._wire()
        self._show(CHOOSE)
        if self.paths:
            self.read(self.paths)

    def _build(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(22, 14, 16, 12)
        head.setSpacing(16)
        head.addWidget(label(self.tr("导入"), "h1"))
        head.addStretch(1)
        self.trail = StepTrail([self.tr("选文件"), self.tr("识别与对应"), self.tr("预览"), self.tr("导入")])
        head.addWidget(self.trail)
        self.cross = IconButton("x", self.tr("关闭"))
        self.cross.clicked.connect(self.dismiss)
        head.addWidget(self.cross)
        column.addLayout(head)
        self.pages = QStackedWidget()
        self.pages.addWidget(_padded(self.choose))
        self.pages.addWidget(_padded(self.running))
        result = QWidget()
        body = QVBoxLayout(result)
        body.setContentsMargins(22, 0, 22, 14)
        body.setSpacing(10)
        body.addWidget(self.notice)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.known)
        sides.addWidget(self.outcome, 1)
        body.addLayout(sides, 1)
        self.pages.addWidget(result)
        column.addWidget(self.pages, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QFrame:
        self.foot = QFrame()
        self.foot.setObjectName("sheetfoot")
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(22, 11, 22, 11)
        row.setSpacing(8)
        self.say = label("", "caption", wrap=True)
        row.addWidget(self.say, 1)
        self.back = Button(self.tr("上一步"))
        self.undo = Button(self.tr("撤回这次导入"), "undo-2")
        self.go = Button("", "upload", kind="primary")
        self.ready = Button(self.tr("好了"), "check", kind="primary")
        for button in (self.back, self.undo, self.go, self.ready):
            row.addWidget(button)
        return self.foot

    def _wire(self) -> None:
        self.choose.chosen.connect(self.read)
        self.known.other_files.connect(self._choose_again)
        self.back.clicked.connect(self._choose_again)
        self.go.clicked.connect(self.load)
        self.undo.clicked.connect(self.take_back)
        self.ready.clicked.connect(self.close_overlay)
        self.outcome.save_rejects.connect(self._ask_where)
        self.running.stop_asked.connect(self._stop_reading)
        self.running.wished.connect(self.child.ask_stop)
        self.child.recognised.connect(self._recognised)
        self.child.progress.connect(self._progressed)
        self.child.done.connect(self._done)
        self.child.saved.connect(self._saved)
        self.child.taken_back.connect(self._taken_back)
        self.child.refused.connect(self._refused)
        self.closed.connect(self.deleteLater)

    # steps

    def read(self, paths: Sequence[Path]) -> None:
        """Recognise and preview these files; nothing is changed."""
        self.paths = list(paths)
        self.choose.problem.show_text("danger", "")
        self.running.start(self.tr("正在读文件"), asks=False)
        self._show(READ)
        self.child.preview(self.paths)

    def load(self) -> None:
        self.running.start(self.tr("正在导入，窗口可以照常用"), asks=True)
        self._show(LOAD)
        self.child.load(self.paths)

    def take_back(self) -> None:
        batches = [one.batch for one in self.outcomes if one.batch is not None and one.state != "TAKEN_BACK"]
        if batches:
            self.running.start(self.tr("正在撤回"), asks=False, stoppable=False)
            self._show(LOAD)
            self.child.take_back(batches[-1])

    def _recognised(self, seen: Recognised) -> None:
        self.seen = seen
        self.known.show_files(seen)

    def _progressed(self, progress: Progress) -> None:
        self.running.show_progress(progress)

    def _done(self, outcomes: list[Outcome]) -> None:
        before, self.outcomes = self.state, outcomes
        assert self.seen is not None
        self.outcome.show_outcome(outcomes, self.seen)
        self.notice.show_text("info", "")
        if before == READ:
            self._show(PREVIEW)
            return
        self._show(DONE)
        states = {one.state for one in outcomes}
        if "TAKEN_BACK" in states:
            self.notice.show_text("info", self.tr("已经撤回，和导入前一样。有积分的会员留着，积分账不能抹掉"))
        elif "STOPPED" in states:
            self.notice.show_text("warn", self.tr("已经停下，导入了的都留着。再选同样的文件，会接着导入剩下的"))
        else:
            self.notice.show_text("good", self.tr("导入完成。拒绝的行改好后再导入，已经导入的不会重复"))
        self._tell()

    def _saved(self, names: list[str]) -> None:
        self._show(DONE if any(one.batch is not None for one in self.outcomes) else PREVIEW)
        self.notice.show_text("good", filled(self.tr("拒绝的行存在 {0}，改好后可以直接再导入"), listed(names)))

    def _taken_back(self, members_kept: int) -> None:
        self.outcomes = []
        self._show(DONE)
        if members_kept:
            text = filled(self.tr("已经撤回。{0} 位会员有积分账，留着没动"), members_kept)
        else:
            text = self.tr("已经撤回，和导入前一样")
        self.notice.show_text("info", text)
        self.finished.emit(None)

    def _refused(self, fact: object) -> None:
        words = refusal_sentence(fact)
        if self.state == READ:
            self.choose.problem.show_text("danger", words)
            self._show(CHOOSE)
            return
        self._show(DONE if any(one.batch is not None for one in self.outcomes) else PREVIEW)
        self.notice.show_text("danger", words)
        self.finished.emit(None)

    def _tell(self) -> None:
        self.finished.emit(next((one.batch for one in self.outcomes if one.batch is not None), None))

    def _choose_again(self) -> None:
        self.child.end()
        self.outcomes, self.seen = [], None
        self._show(CHOOSE)

    def _stop_reading(self) -> None:
        """While reading, ending the child changes nothing; while loading the page asks first."""
        if self.state == READ:
            self._choose_again()

    def _ask_where(self) -> None:
        ask_place(self, self.tr("拒绝的行存到哪里"), self.tr("拒绝的行.csv"), written_tables(), self.save_to)

    def save_to(self, name: str) -> None:
        """The refused rows with their reasons, as a file."""
        if name:
            self.notice.show_text("info", self.tr("正在写文件"))
            self.child.save_rejects(self.paths, Path(name))

    # looks

    def _show(self, state: int) -> None:
        self.state = state
        self.trail.show_at(_STEP[state])
        self.pages.setCurrentIndex({CHOOSE: 0, READ: 1, LOAD: 1}.get(state, 2))
        loaded = state == DONE and any(one.batch is not None for one in self.outcomes)
        came_in = loaded and any(sum(one.created.values()) for one in self.outcomes)
        reveal(self.back, state == PREVIEW)
        reveal(self.go, state == PREVIEW)
        reveal(self.ready, state == DONE)
        reveal(self.undo, came_in and all(one.state != "TAKEN_BACK" for one in self.outcomes))
        reveal(self.known.other, state in (PREVIEW, DONE))
        reveal(self.foot, state in (PREVIEW, DONE))
        self.cross.setEnabled(state != LOAD)
        if state == PREVIEW:
            count = sum(one.created[one.kind] + one.updated[one.kind] for one in self.outcomes)
            self.go.setText(filled(self.tr("导入 {0} 笔") if self._orders() else self.tr("导入 {0} 条"), f"{count:,}"))
            self.go.setEnabled(count > 0)
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        if state == DONE:
            self.ready.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.outcomes:
            source = listed(dict.fromkeys(format_word(one.format) for one in self.outcomes))
            self.say.setText(
                filled(self.tr("来源「{0}」。导入的是历史订单：金额照文件，不动积分、库存与限兑"), source)
                if self._orders()
                else filled(self.tr("来源「{0}」"), source)
            )

    def _orders(self) -> bool:
        return any(one.kind == "orders" for one in self.outcomes)

    def place(self) -> None:
        self.known.setFixedWidth(372 if self.width() >= _ROOMY else 352)
        self.card.setGeometry(QRect(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))

    def take_focus(self) -> None:
        (self.choose.files if self.state == CHOOSE else self.running.stop).setFocus(Qt.FocusReason.TabFocusReason)

    def dismiss(self) -> None:
        if self.state == LOAD:
            self.running.ask_stop()
        else:
            self.close_overlay()

    def may_wait(self) -> bool:
        """Work under way ends when it is hidden; the same files go on with it."""
        return not self.child.busy

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed, or the person signed out: what runs ends between two transactions and can be gone on with."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.child.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Taken even while work runs, so that the window below doesn't open a second import."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = dropped_paths(event.mimeData())
        if paths and self.state in (CHOOSE, PREVIEW, DONE):
            self.read(paths)


def _padded(inner: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(22, 0, 22, 22)
    column.addWidget(inner)
    return made
