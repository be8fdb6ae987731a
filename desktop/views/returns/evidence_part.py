"""凭证: the photos of an after-sale, covered until they are opened, each opening on record; then small, and one in full.

part.photos_asked(at)      one that is open is to be seen large
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Permission
from desktop.services.attachments import PhotoRow, return_photo
from desktop.views.desk import Desk
from desktop.views.flow import Flow
from desktop.views.labels import label
from desktop.views.notices import Banner
from desktop.views.photo_picker import PhotoTile
from desktop.views.returns.shown import ReturnPart, ReturnShown
from desktop.views.texts import filled, sentence
from desktop.views.thumbs import square

THUMB = 128


class EvidencePart(ReturnPart):
    photos_asked = Signal(int)
    looked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("凭证"))
        self._desk = desk
        self._shown: ReturnShown | None = None
        self._open: dict[int, bytes] = {}
        self.trouble = Banner("danger")
        column = self.layout()
        assert column is not None
        column.addWidget(self.trouble)
        self.header.acted.connect(self.look)
        self.box.setSpacing(5)

    def photos(self) -> list[bytes]:
        """Those that are open, in their order."""
        return [self._open[one.id] for one in self._rows() if one.id in self._open]

    def cover(self) -> None:
        if self._open and self._shown is not None:
            self._open = {}
            self.show_state(self._shown)

    def look(self) -> None:
        """Open all that are covered; each is on record before it comes."""
        if self._shown is None or not self._desk.may(Permission.REVEAL):
            return
        order_id, whose = self._shown.row.order_id, self._shown.subject_id
        for one in self._rows():
            if one.id not in self._open:
                self._desk.ask(
                    self, return_photo, order_id, one.id, then=partial(self._take, whose, one.id), failed=self._refused
                )

    def facts(self, shown: ReturnShown) -> object:
        return (shown.case.photos, frozenset(self._open))

    def show_state(self, shown: ReturnShown) -> None:
        if self._shown is not None and self._shown.subject_id != shown.subject_id:
            self._open = {}
            self.trouble.show_text("danger", "")
        self._shown = shown
        super().show_state(shown)

    def fill(self, shown: ReturnShown) -> None:
        photos = shown.case.photos
        covered = [one for one in photos if one.id not in self._open]
        may = self._desk.may(Permission.REVEAL)
        self.header.action.setText(filled(self.tr("看 {0} 张照片"), len(covered)))
        self.header.action.setVisible(bool(covered) and may)
        self.header.note.setText("" if may or not photos else self.tr("你的角色不能看照片"))
        if not photos:
            self.box.addWidget(label(self.tr("没有照片"), "caption"))
            return
        strip = QWidget()
        tiles = Flow(strip, spacing=8)
        for at, one in enumerate(photos, start=1):
            content = self._open.get(one.id)
            name = filled(self.tr("照片 {0}"), at) if content else filled(self.tr("照片 {0}，没打开"), at)
            tile = PhotoTile(name, square(content, THUMB) if content else None)
            tile.setEnabled(may)
            tile.clicked.connect(partial(self._press, at - 1))
            tiles.addWidget(tile)
        self.box.addWidget(strip)
        if covered and may:
            self.box.addWidget(label(self.tr("打开会记进「谁看过」"), "caption"))

    def _rows(self) -> tuple[PhotoRow, ...]:
        return self._shown.case.photos if self._shown is not None else ()

    def _press(self, at: int, checked: bool = False) -> None:
        if self._shown is None:
            return
        if self._shown.case.photos[at].id in self._open:
            self.photos_asked.emit(at)
        else:
            self.look()

    def _take(self, whose: int, photo_id: int, content: bytes) -> None:
        if self._shown is not None and self._shown.subject_id == whose and self.isVisible():
            self._open = {**self._open, photo_id: content}
            self.show_state(self._shown)
        self.looked.emit()

    def _refused(self, fact: Exception) -> None:
        self.trouble.show_text("danger", sentence(fact))
