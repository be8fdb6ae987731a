"""Files that were dropped on the window or brought by the palette, each to where it belongs.

open_files(place, paths)      bills to 对账, a filled shipping sheet to 发货中心, everything else to the import

What is dropped on the import's own dialog, or on a page that takes files, never comes here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from desktop.models.vocabulary import Permission
from desktop.services.dropped_files import Dropped, kinds_of
from desktop.views.desk import Desk
from desktop.views.pages import Page
from desktop.views.shell import Shell
from desktop.views.texts import translate

_PAGES = {Dropped.BILL: "reconcile", Dropped.SHEET: "shipping"}
_RIGHTS = {Dropped.BILL: Permission.CONFIRM_PAYMENT, Dropped.SHEET: Permission.SHIP}


class Place(Protocol):
    """What a dropped file needs of the workplace."""

    desk: Desk
    shell: Shell
    pages: dict[str, Page]

    def show_page(self, key: str) -> None: ...

    def import_files(self, paths: Sequence[Path] = ()) -> None: ...


def open_files(place: Place, paths: Sequence[Path]) -> None:
    place.desk.tasks.run(
        place.desk, partial(kinds_of, tuple(paths)), then=partial(_told, place), failed=partial(_not_read, place)
    )


def _told(place: Place, kinds: tuple[tuple[Path, Dropped], ...]) -> None:
    records = [path for path, kind in kinds if kind is Dropped.RECORDS]
    for kind, key in _PAGES.items():
        own = [path for path, told in kinds if told is kind]
        if not own:
            continue
        if not place.desk.may(_RIGHTS[kind]):
            words = {
                Dropped.BILL: translate("dropped", "对账单要店主、店长或财务来导入"),
                Dropped.SHEET: translate("dropped", "发货表要能发货的人来导入"),
            }[kind]
            place.shell.toaster.say(words, tone="warn", seconds=8)
            continue
        place.show_page(key)
        if (page := place.pages.get(key)) is not None:
            page.take_files(own)
    if records:
        place.import_files(records)


def _not_read(_place: Place, fact: Exception) -> None:
    raise fact
