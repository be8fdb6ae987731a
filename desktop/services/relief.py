"""Which condition of a filter hides every row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Chosen = TypeVar("Chosen", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class Relief:
    """Without this condition (a name of the filter's active) the list would show so many rows; 0 and capped: many."""

    condition: str
    rows: int
    capped: bool = False


def best_first(reliefs: Iterable[Relief]) -> tuple[Relief, ...]:
    """Those that show something, the one that shows most first."""
    return tuple(sorted((one for one in reliefs if one.rows or one.capped), key=_much))


def _much(relief: Relief) -> tuple[bool, int]:
    return relief.rows > 0, -relief.rows


def without(chosen: Chosen, condition: str) -> Chosen:
    """The filter without one of its conditions, each a field."""
    cleared: dict[str, Any] = {one.name: one.default for one in fields(chosen) if one.name == condition}
    return replace(chosen, **cleared)
