"""The order list written in a process of its own: what a window sends, what the child does.

    write_errand(office, actor, **table_wish(asked, path, wording))      → the child → make_table(office, actor, told, …)

The table lies whole beside its place before the child asks whether to keep it, and only the window's "keep" puts it
there: so neither the child's end nor the window's, at whatever moment, leaves half a file or one that nobody wants.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from desktop.services.office import Office
from desktop.services.order_table import TableAsked, Wording, export_table
from desktop.services.transaction import Actor

_ASKED, _WORDING = TypeAdapter(TableAsked), TypeAdapter(Wording)


def table_wish(asked: TableAsked, path: Path, wording: Wording) -> dict[str, Any]:
    return {
        "asked": _ASKED.dump_python(asked, mode="json"), "file": str(path),
        "wording": _WORDING.dump_python(wording, mode="json"),
    }  # fmt: skip


def make_table(
    office: Office, actor: Actor, told: Mapping[str, Any], *, tell: Callable[[int, int], None],
    stopped: Callable[[], bool], keep: Callable[[], bool],
) -> int | None:  # fmt: skip
    """How many orders, None when it was stopped. Raises what export_table raises, KeyError for what is no wish."""
    asked, wording = _ASKED.validate_python(told["asked"]), _WORDING.validate_python(told["wording"])
    return export_table(office, actor, asked, Path(told["file"]), wording, told=tell, stopped=stopped, keep=keep)
