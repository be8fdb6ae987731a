"""A list written in a process of its own: what a window sends, what the child does.

    write_errand(office, actor, **table_wish(asked, path, wording))      the list of orders, returns_wish: of after-sales
    → the child → make_table(office, actor, told, …)

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
from desktop.services.return_table import ReturnsAsked, ReturnWording, export_returns
from desktop.services.transaction import Actor

_ASKED, _WORDING = TypeAdapter(TableAsked), TypeAdapter(Wording)
_RETURNS_ASKED, _RETURN_WORDING = TypeAdapter(ReturnsAsked), TypeAdapter(ReturnWording)


def table_wish(asked: TableAsked, path: Path, wording: Wording) -> dict[str, Any]:
    return {
        "list": "orders", "asked": _ASKED.dump_python(asked, mode="json"), "file": str(path),
        "wording": _WORDING.dump_python(wording, mode="json"),
    }  # fmt: skip


def returns_wish(asked: ReturnsAsked, path: Path, wording: ReturnWording) -> dict[str, Any]:
    return {
        "list": "returns", "asked": _RETURNS_ASKED.dump_python(asked, mode="json"), "file": str(path),
        "wording": _RETURN_WORDING.dump_python(wording, mode="json"),
    }  # fmt: skip


def make_table(
    office: Office, actor: Actor, told: Mapping[str, Any], *, tell: Callable[[int, int], None],
    stopped: Callable[[], bool], keep: Callable[[], bool],
) -> int | None:  # fmt: skip
    """How many rows, None when it was stopped. Raises what the exports raise, KeyError for what is no wish."""
    path = Path(told["file"])
    if told["list"] == "returns":
        asked, wording = _RETURNS_ASKED.validate_python(told["asked"]), _RETURN_WORDING.validate_python(told["wording"])
        return export_returns(office, actor, asked, path, wording, told=tell, stopped=stopped, keep=keep)
    orders, words = _ASKED.validate_python(told["asked"]), _WORDING.validate_python(told["wording"])
    return export_table(office, actor, orders, path, words, told=tell, stopped=stopped, keep=keep)
