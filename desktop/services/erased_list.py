"""Whom this PC has seen erased: a file beside the shop's secret, so that a restored backup can forget them again.

One JSON object a line: {"uid": "32 hex digits of the member's uid", "at": "time in UTC"}. A uid tells nobody a person.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

_UID = re.compile(r"[0-9a-f]{32}")


def list_erased(file: Path, uids: Iterable[str], at: datetime) -> None:
    """Append what isn't there yet; on the disk before it returns. Raises OSError."""
    known = set(listed_uids(file))
    new = [uid for uid in dict.fromkeys(uids) if uid not in known]
    if not new:
        return
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lines = "".join(json.dumps({"uid": uid, "at": at.isoformat()}) + "\n" for uid in new)
    with file.open("a+b") as out:
        out.seek(0)
        torn = not (b"\n" + out.read()).endswith(b"\n")
        out.write((("\n" if torn else "") + lines).encode("utf-8"))
        out.flush()
        os.fsync(out.fileno())


def listed_uids(file: Path) -> list[str]:
    """The uids in the file, oldest first; none without a file. A line that a power cut tore is left out."""
    if not file.exists():
        return []
    found: dict[str, None] = {}
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            uid = json.loads(line)["uid"]
        except (ValueError, KeyError, TypeError):
            continue
        if isinstance(uid, str) and _UID.fullmatch(uid):
            found[uid] = None
    return list(found)
