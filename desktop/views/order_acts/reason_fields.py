"""ReasonFields: a common reason from a list and, beside it, what else there is to say. Both go on record.

reasons = ReasonFields("取消原因", [("mind", "会员不想要了"), …])   .reason() -> "会员不想要了：电话确认" or ""
reasons.field                                      the Field beneath which a missing reason stands
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.services.marks import REASON_MOST
from desktop.views.form import Choice, Field, TextEdit
from desktop.views.texts import filled

OTHER = "other"


class ReasonFields(QWidget):
    changed = Signal()

    def __init__(self, title: str, reasons: Sequence[tuple[str, str]], *, required: bool = True) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.choice = Choice([*reasons, (OTHER, self.tr("其他（请写明）"))], name=title)
        self.choice.setPlaceholderText(self.tr("请选择"))
        self.choice.setCurrentIndex(-1)
        self.choice.changed.connect(self._chosen)
        self.more = TextEdit(self.tr("选填"))
        self.more.setMaxLength(REASON_MOST - 40)
        self.more.textEdited.connect(self._chosen)
        self.field = Field(title, self.choice, required=required)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.field, 1)
        row.addWidget(Field(self.tr("补充说明"), self.more), 1)

    def reason(self) -> str:
        more = self.more.text().strip()
        if self.choice.currentIndex() < 0 or self.choice.key() == OTHER:
            return more
        return filled(self.tr("{0}：{1}"), self.choice.currentText(), more) if more else self.choice.currentText()

    def _chosen(self, _: str) -> None:
        self.field.set_error("")
        self.changed.emit()
