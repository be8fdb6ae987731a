"""Standing: what the shop says about the signed-in person and itself today. Rights and settings that somebody changed
hold at once: buttons, pages and clocks follow without signing in again.

standing = Standing(desk)      .changed(changes) from live · .rights_changed · .settings_changed(ShopSettings)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop.models.vocabulary import Permission
from desktop.services import roles
from desktop.services.changes import Change
from desktop.services.settings import ShopSettings, shop_settings
from desktop.views.desk import Desk

_RIGHTS = frozenset({"edit_role", "change_role"})
_SETTINGS = frozenset({"change_setting", "change_settings"})


class Standing(QObject):
    rights_changed = Signal()
    settings_changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def changed(self, changes: Sequence[Change]) -> None:
        acts = {one.act for one in changes}
        if acts & _RIGHTS:
            self._desk.ask(self, roles.my_rights, then=self._rights, failed=_stays, key="rights")
        if acts & _SETTINGS:
            self._desk.ask(self, shop_settings, then=self._settings, failed=_stays, key="settings")

    def _rights(self, rights: Sequence[Permission]) -> None:
        today, actor = frozenset(rights), self._desk.actor
        if today == actor.permissions:
            return
        keys = actor.keys if Permission.REVEAL in today else None
        self._desk.actor = replace(actor, permissions=today, keys=keys)
        self.rights_changed.emit()

    def _settings(self, settings: ShopSettings) -> None:
        self.settings_changed.emit(settings)


def _stays(_error: Exception) -> None:
    """A session that has ended is told by the lock, a lost database by its banner."""
