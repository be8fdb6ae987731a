"""Taking a bill in: read, and stored in one transaction, by the command line or by a process of its own for a window.

write_errand(office, actor, **statement_wish(path))    -> the child -> take_in(office, actor, path)
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from desktop.services.office import Office
from desktop.services.settings import shop_settings
from desktop.services.statements.acts import Imported, import_statement
from desktop.services.statements.reading import read_bill
from desktop.services.transaction import Actor


def statement_wish(path: Path) -> dict[str, Any]:
    return {"file": str(path)}


def take_in(office: Office, actor: Actor, path: Path) -> Imported:
    """Raises StatementRefused, FileRefused, OSError, and what the act raises; nothing is stored then."""
    zone = ZoneInfo(office.ask(actor, shop_settings).zone)
    return office.do(actor, import_statement, read_bill(path, zone))
