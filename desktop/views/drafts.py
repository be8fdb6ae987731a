"""Drafts: what somebody was typing into a dialog, kept on this PC until it is done, to be offered after a crash.

    drafts = Drafts(folder)         folder None: nothing is kept
    drafts.keep(office, "zhangmin", Draft("note_order", 7, "JF26…", {"body": "客人说周末送"}))     None: nothing is being typed
    drafts.left(office, "zhangmin") -> Draft | None       as a program that ended by itself has left it

Sealed under the shop secret, as the keys of services are: every role has its own, and a copy of the folder opens none.
Names, phones and addresses are in none at all, and a text that a phone number stands in isn't kept. After 30 days it goes.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.office import Office

DAYS_MOST = 30


@dataclass(frozen=True, slots=True)
class Draft:
    """words by the name of their field; number is the order's, to tell it by."""

    act: str
    order_id: int
    number: str
    words: Mapping[str, str]


class Drafts:
    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._kept: dict[str, Draft | None] = {}

    def keep(self, office: Office, login: str, draft: Draft | None) -> None:
        """A disk that takes nothing keeps nothing; writing goes on all the same."""
        if self._folder is None or (login in self._kept and self._kept[login] == draft):
            return
        from desktop import crypto
        from desktop.services.masks import mentions_phone
        from desktop.services.whole_file import whole

        self._kept[login] = draft
        file = self._file(self._folder, login)
        words = {name: text for name, text in draft.words.items() if text.strip()} if draft is not None else {}
        words = {name: text for name, text in words.items() if name == "waybill" or not mentions_phone(text)}
        with contextlib.suppress(OSError):
            if draft is None or not words:
                file.unlink(missing_ok=True)
                return
            told = json.dumps({**asdict(draft), "words": words}, ensure_ascii=False)
            file.parent.mkdir(parents=True, exist_ok=True)
            with whole(file) as beside:
                beside.write_bytes(crypto.seal_service(office.shop_secret, _place(login), told))

    def left(self, office: Office, login: str) -> Draft | None:
        if self._folder is None:
            return None
        from desktop import crypto

        file = self._file(self._folder, login)
        try:
            if time.time() - file.stat().st_mtime > DAYS_MOST * 86_400:
                file.unlink()
                return None
            return Draft(**json.loads(crypto.open_service(office.shop_secret, _place(login), file.read_bytes())))
        except (OSError, crypto.Unreadable, ValueError, TypeError):
            return None

    @staticmethod
    def _file(folder: Path, login: str) -> Path:
        # a login may hold what no file name may
        return folder / "drafts" / f"{sha256(login.encode()).hexdigest()[:16]}.sealed"


def _place(login: str) -> str:
    return f"draft:{login}"
