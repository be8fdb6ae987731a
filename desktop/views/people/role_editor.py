"""RoleEditor: a role's name and rights, and beside them what would change and for whom, before it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import roles
from desktop.services.errors import ChangedByOther
from desktop.services.roles import NAME_MOST, RoleRow
from desktop.views.desk import Desk
from desktop.views.form import Field, TextEdit
from desktop.views.icons import Glyph
from desktop.views.labels import clear, hline, label
from desktop.views.people.columns import users_text
from desktop.views.people.sheets import PersonSheet
from desktop.views.rights import GROUPS, group_word, in_order, right_word
from desktop.views.texts import filled, translate
from desktop.views.words import role_word

# the window in which a line holds two rights in every language
_ROOMY = 1000


class RoleEditor(PersonSheet):
    """role: what is edited. start: a role whose rights a new one begins with; both None: a new one from nothing."""

    def __init__(
        self, window: QWidget, desk: Desk, *, role: RoleRow | None = None, start: RoleRow | None = None
    ) -> None:
        title = filled(translate("people", "修改角色 {0}"), role.name) if role else translate("people", "新建角色")
        note = (
            filled(translate("people", "照着{0}"), role_word(start.name))
            if start
            else translate("people", "勾上她能做的事")
        )
        super().__init__(window, desk, title, note, icon="shield", width=960)
        self._role = role
        model = role or start
        self._had = frozenset(role.rights) if role else frozenset()
        self.name = TextEdit(self.tr("夜班"))
        self.name.setMaxLength(NAME_MOST)
        self.name.setText(role.name if role else "")
        self.fields = {"role": Field(self.tr("角色名"), self.name, required=True)}
        self.add(self.fields["role"])
        self.boxes: dict[Permission, QCheckBox] = {}
        self._groups: list[tuple[QGridLayout, list[QCheckBox]]] = []
        self._columns = 0
        chosen = frozenset(model.rights) if model else frozenset({Permission.SEE})
        for key, rights in GROUPS:
            self.add(self._group(key, rights, chosen))
        self.side.addWidget(label(self.tr("会改什么") if role else self.tr("这个角色能做"), "strong"))
        self._diff = QWidget()
        self._grid = QGridLayout(self._diff)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.side.addWidget(self._diff)
        self.side.addWidget(hline())
        self.side.addWidget(label(self.tr("影响谁"), "strong"))
        self._whom = label("", wrap=True)
        self._effect = label("", "caption", wrap=True)
        self.side.addWidget(self._whom)
        self.side.addWidget(self._effect)
        self.side.addStretch(1)
        self.add_button(self.tr("不改了") if role else self.tr("不建了"), slot=self.dismiss)
        self.act = self.add_button(self.tr("保存"), "save", kind="primary", slot=self.submit, default=True)
        self.name.textChanged.connect(self._show_diff)
        self.least_height = 620
        self._show_diff()

    def _group(self, key: str, rights: Sequence[Permission], chosen: frozenset[Permission]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.addWidget(label(group_word(key), "caption_strong"), 0, 0)
        grid.setColumnMinimumWidth(0, 108)
        for right in rights:
            box = QCheckBox(right_word(right))
            box.setChecked(right in chosen)
            box.setEnabled(right is not Permission.SEE and self.desk.may(right))
            if right is Permission.SEE:
                box.setToolTip(self.tr("每个角色都能看"))
            elif not self.desk.may(right):
                box.setToolTip(self.tr("你自己没有这一项，不能给别人"))
            box.toggled.connect(self._show_diff)
            self.boxes[right] = box
        self._groups.append((grid, [self.boxes[right] for right in rights]))
        return made

    def place(self) -> None:
        """Two rights beside one another where both can be read."""
        columns = 2 if self.width() >= _ROOMY else 1
        if columns != self._columns:
            self._columns = columns
            for grid, boxes in self._groups:
                for at, box in enumerate(boxes):
                    grid.addWidget(box, at // columns, 1 + at % columns)
                for column in (1, 2):
                    grid.setColumnStretch(column, int(column <= columns))
        super().place()

    def chosen(self) -> frozenset[Permission]:
        return frozenset(right for right, box in self.boxes.items() if box.isChecked())

    def _show_diff(self, _: object = None) -> None:
        clear(self._grid)
        wanted = self.chosen()
        given, taken = in_order(wanted - self._had), in_order(self._had - wanted)
        renamed = self._role is not None and self.name.text().strip() not in ("", self._role.name)
        lines = [("plus", "good", "good", right_word(one)) for one in given]
        lines += [("minus", "danger_text", "danger", right_word(one)) for one in taken]
        if renamed:
            lines.insert(0, ("pencil", "accent_text", "link", filled(self.tr("改名为{0}"), self.name.text().strip())))
        if not lines:
            lines = [("info", "text2", "muted", self.tr("还没有改动"))]
        for at, (icon, token, role, words) in enumerate(lines):
            self._grid.addWidget(Glyph(icon, token, 14), at, 0)
            self._grid.addWidget(label(words, role, wrap=True), at, 1)
        self._whom.setText((users_text(self._role) if self._role else "") or self.tr("还没有人用"))
        self._effect.setText(
            self._consequence(Permission.REVEAL in frozenset(given) | frozenset(taken), bool(given or taken))
        )
        changed = bool(given or taken or renamed)
        self.act.setEnabled(changed)
        counted = filled(self.tr("保存 {0} 处改动"), len(lines)) if changed else self.tr("保存")
        self.act.setText(counted if self._role else filled(self.tr("新建，{0} 项权限"), len(wanted)))

    def _consequence(self, eye: bool, rights: bool) -> str:
        if self._role is None or not self._role.people or not rights:
            return ""
        if eye:
            return self.tr("显示客人资料的权限变了：他们的窗口会锁上，输入密码再进来")
        return self.tr("保存后马上生效，不用重新登录")

    def submit(self) -> None:
        rights, name = tuple(in_order(self.chosen())), self.name.text().strip()
        if self._role is None:
            self.send(roles.create_role, self.tr("正在新建"), name=name, rights=rights)
        else:
            self.send(
                roles.edit_role, self.tr("正在保存"), role_id=self._role.id, name=name, rights=rights,
                seen_name=self._role.name, seen_rights=self._role.rights,
            )  # fmt: skip

    def _refused(self, fact: Exception) -> None:
        super()._refused(fact)
        if isinstance(fact, ChangedByOther):
            self.act.setEnabled(False)
