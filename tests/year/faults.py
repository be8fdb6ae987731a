"""What goes wrong now and then: a program that dies on its way, a click that is sent twice, a row that others moved."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any

from desktop.services.adjustments import propose_adjustment
from desktop.services.errors import ChangedByOther, SameIdOtherContent
from desktop.services.transaction import Actor
from tests.crashes import count_points
from tests.people import Shop

# statements and both sides of the commit: further than most acts go, so that some die after it
WAY_MOST = 26
# acts on an order's row, which refuse a stale one before anything else
WITH_ROW = frozenset({"ship_order", "complete_order", "hold_order", "cancel_paid_order", "confirm_payment"})


class Killed(BaseException):
    """Like a power cut: nothing of the act's own code gets to see it."""


class Faults:
    """Acts are sent by it; `share` of them go wrong, and are then sent again as a person or a program would."""

    def __init__(self, shop: Shop, chance: random.Random, share: float) -> None:
        self.shop, self.chance, self.share = shop, chance, share
        self.told: Counter[str] = Counter()
        self.acts = 0
        self._left = 0
        self.listen()

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), "shop": None}

    def listen(self) -> None:
        count_points(self.shop.engine, self._reached)

    def send(self, who: Actor, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self.acts += 1
        if self.chance.random() >= self.share:
            return self.shop.office.do(who, act, *args, **kwargs)
        fault = self.chance.choice((self._killed, self._twice, self._other_content, self._moved))
        return fault(who, act, *args, **kwargs)

    def _reached(self) -> None:
        if self._left:
            self._left -= 1
            if not self._left:
                raise Killed

    def _killed(self, who: Actor, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Somewhere between its first statement and after its commit; the same command is sent once more."""
        command = uuid.uuid4().hex
        self._left = self.chance.randint(1, WAY_MOST)
        try:
            answer = self.shop.office.do_command(who, command, act, *args, **kwargs)
        except Killed:
            self.told["killed"] += 1
            return self.shop.office.do_command(who, command, act, *args, **kwargs)
        finally:
            self._left = 0
        return answer

    def _twice(self, who: Actor, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        command = uuid.uuid4().hex
        first = self.shop.office.do_command(who, command, act, *args, **kwargs)
        again = self.shop.office.do_command(who, command, act, *args, **kwargs)
        assert again == first, act.__name__
        self.told["sent twice"] += 1
        return first

    def _other_content(self, who: Actor, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """The id of what was just done comes back with another act."""
        command = uuid.uuid4().hex
        answer = self.shop.office.do_command(who, command, act, *args, **kwargs)
        try:
            self.shop.office.do_command(who, command, propose_adjustment, 1, points=1_000_000, reason="冒名")
        except SameIdOtherContent:
            self.told["id with other content"] += 1
            return answer
        raise AssertionError(act.__name__)

    def _moved(self, who: Actor, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """A row as it was seen long ago; then as it is."""
        if act.__name__ not in WITH_ROW:
            return self._twice(who, act, *args, **kwargs)
        try:
            self.shop.office.do(who, act, *args, **{**kwargs, "seen": 0})
        except ChangedByOther:
            self.told["moved by others"] += 1
            return self.shop.office.do(who, act, *args, **kwargs)
        raise AssertionError(act.__name__)
