"""如果: conditions of a rule, joined by and and or, in groups within groups.

group = GroupBox(depth=1)   .show_group(Group) · .group() raises ValueError with what is wrong · .edited
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.shop_rules import COMPARES, FIELDS, Compare, Kind
from desktop.services.automation.rule_draft import DEEPEST, Group, Join, Leaf
from desktop.views.automation.rule_words import compare_word, rule_field_word
from desktop.views.buttons import Button, IconButton, SegmentedControl
from desktop.views.filling import begun
from desktop.views.form import Choice, PointsEdit, TextEdit, YuanEdit
from desktop.views.labels import label
from desktop.views.texts import filled


class LeafRow(QWidget):
    """One condition: field, comparison, value."""

    edited = Signal()
    removed = Signal()

    def __init__(self, leaf: Leaf) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.field = Choice([(name, begun(rule_field_word(name))) for name in FIELDS], name=self.tr("看什么"))
        self.field.fit(120, 180)
        self.compare = Choice([], name=self.tr("怎么比"))
        self.value: QWidget = QWidget()
        cross = IconButton("x", self.tr("去掉这个条件"))
        cross.clicked.connect(self.removed)
        self._row.addWidget(self.field)
        self._row.addWidget(self.compare)
        self._row.addWidget(self.value, 1)
        self._row.addWidget(cross)
        self.field.choose(leaf.field)
        self._set_kind(leaf)
        self.field.changed.connect(self._other_field)
        self.compare.changed.connect(self._changed)

    def leaf(self) -> Leaf:
        """Raises ValueError with what is wrong."""
        name = self.field.key()
        word = begun(rule_field_word(name))
        value: bool | int | str | None
        if isinstance(self.value, Choice):
            value = self.value.key() == "yes"
        elif isinstance(self.value, YuanEdit | PointsEdit):
            try:
                value = self.value.fen() if isinstance(self.value, YuanEdit) else self.value.points()
            except ValueError:
                raise ValueError(filled(self.tr("{0}要填数"), word)) from None
        else:
            assert isinstance(self.value, TextEdit)
            value = self.value.text().strip() or None
        if value is None:
            raise ValueError(filled(self.tr("{0}还没填"), word))
        return Leaf(name, Compare(self.compare.key()), value)

    def _other_field(self, name: str) -> None:
        self._set_kind(Leaf(name, COMPARES[FIELDS[name]][0], ""))
        self.edited.emit()

    def _set_kind(self, leaf: Leaf) -> None:
        kind = FIELDS[leaf.field]
        self.compare.show_choices([(one.value, compare_word(one)) for one in COMPARES[kind]])
        self.compare.choose(leaf.compare.value)
        self.compare.fit(84, 120)
        self.compare.setVisible(kind is not Kind.FLAG)
        made: QWidget
        if kind is Kind.FLAG:
            made = Choice([("yes", self.tr("成立")), ("no", self.tr("不成立"))], name=self.tr("值"))
            made.choose("yes" if leaf.value is not False else "no")
            made.changed.connect(self._changed)
        else:
            if leaf.field == "order.cash_fen":
                made = YuanEdit()
                if isinstance(leaf.value, int):
                    made.set_fen(leaf.value)
            elif kind is Kind.NUMBER:
                made = PointsEdit(suffix=self._unit(leaf.field))
                if isinstance(leaf.value, int):
                    made.set_points(leaf.value)
            else:
                made = TextEdit()
                made.setText(str(leaf.value))
            made.textEdited.connect(self._changed)
        made.setAccessibleName(self.tr("值"))
        self._row.replaceWidget(self.value, made)
        self.value.hide()
        self.value.deleteLater()
        self.value = made

    def _unit(self, field: str) -> str:
        return {
            "order.points": self.tr("积分"),
            "member.orders": self.tr("笔"),
            "member.days": self.tr("天"),
        }.get(field, self.tr("件"))

    def _changed(self, *_: object) -> None:
        self.edited.emit()


class GroupBox(QFrame):
    """Conditions that hold all together, or one of which is enough; groups may stand among them."""

    edited = Signal()
    removed = Signal()

    def __init__(self, depth: int = 1) -> None:
        super().__init__()
        self._depth = depth
        if depth > 1:
            self.setProperty("role", "well")
        column = QVBoxLayout(self)
        edge = 10 if depth > 1 else 0
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.join = SegmentedControl(
            [(Join.ALL.value, self.tr("全部满足")), (Join.ANY.value, self.tr("满足一个就行"))], Join.ALL.value,
            name=self.tr("条件怎么合"),
        )  # fmt: skip
        self.join.changed.connect(self._changed)
        head.addWidget(self.join)
        head.addStretch(1)
        if depth > 1:
            cross = IconButton("x", self.tr("去掉这一组"))
            cross.clicked.connect(self.removed)
            head.addWidget(cross)
        column.addLayout(head)
        self.nothing = label(self.tr("没有条件：每一笔都算"), "caption")
        column.addWidget(self.nothing)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column.addLayout(self._rows)
        self.parts: list[LeafRow | GroupBox] = []
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.more = Button(self.tr("加条件"), "plus", kind="ghost", size="small")
        self.more.clicked.connect(self._add_leaf)
        foot.addWidget(self.more)
        self.more_group = Button(self.tr("加一组"), "git-branch", kind="ghost", size="small")
        self.more_group.clicked.connect(self._add_group)
        self.more_group.setVisible(depth < DEEPEST)
        foot.addWidget(self.more_group)
        foot.addStretch(1)
        column.addLayout(foot)

    def show_group(self, group: Group) -> None:
        self.join.choose(group.join.value)
        for part in group.parts:
            self._add(part)
        self._tell()

    def group(self) -> Group:
        """Raises ValueError with what is wrong."""
        return Group(
            Join(self.join.value()),
            tuple(part.group() if isinstance(part, GroupBox) else part.leaf() for part in self.parts),
        )

    def _add_leaf(self) -> None:
        self._add(Leaf("order.cash_fen", Compare.AT_LEAST, ""))
        self._tell()
        self._changed()

    def _add_group(self) -> None:
        self._add(Group(Join.ANY, (Leaf("order.cash_fen", Compare.AT_LEAST, ""),)))
        self._tell()
        self._changed()

    def _add(self, part: Leaf | Group) -> None:
        made: LeafRow | GroupBox
        if isinstance(part, Group):
            made = GroupBox(self._depth + 1)
            made.show_group(part)
        else:
            made = LeafRow(part)
        made.edited.connect(self.edited)
        made.removed.connect(partial(self._remove, made))
        self.parts.append(made)
        self._rows.addWidget(made)

    def _remove(self, part: LeafRow | GroupBox) -> None:
        self.parts.remove(part)
        part.hide()
        part.deleteLater()
        self._tell()
        self._changed()

    def _tell(self) -> None:
        self.nothing.setVisible(not self.parts)
        self.join.setVisible(len(self.parts) > 1 or self._depth > 1)

    def _changed(self, *_: object) -> None:
        self.edited.emit()
