"""Checks: which rows of a list are ticked. Some by their ids, or by a rule: all that the list finds, but some.

checks.tick(id, True) · id in checks · checks.ids() in the order of ticking, empty by a rule
checks.tick_all() · checks.by_rule · checks.left_out() · checks.clear()
"""

from __future__ import annotations

from collections.abc import Iterable


class Checks:
    def __init__(self) -> None:
        self.by_rule = False
        # ticked ones; by a rule, those that are not
        self._named: dict[int | str, None] = {}

    def __contains__(self, row_id: int | str) -> bool:
        return (row_id in self._named) != self.by_rule

    def tick(self, row_id: int | str, on: bool) -> None:
        if on != self.by_rule:
            self._named[row_id] = None
        else:
            self._named.pop(row_id, None)

    def only(self, ids: Iterable[int | str]) -> None:
        self.by_rule, self._named = False, dict.fromkeys(ids)

    def tick_all(self) -> None:
        self.by_rule, self._named = True, {}

    def clear(self) -> None:
        self.only(())

    def drop(self, row_id: int | str) -> None:
        """The row is gone."""
        self._named.pop(row_id, None)

    def ids(self) -> list[int | str]:
        return [] if self.by_rule else list(self._named)

    def left_out(self) -> list[int | str]:
        return list(self._named) if self.by_rule else []
