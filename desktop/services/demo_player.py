"""Plays a demo shop's story: each step as the act that it names, on ids that only the shop knows.

A Way does the acts: Services through the office, one transaction each; demo_bulk on rows in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import insert, select, update

from desktop.models.order import Fulfilment, Order, OrderLine, Refund
from desktop.models.staff import StaffSession
from desktop.models.vocabulary import AccessAct, ActorKind, Permission
from desktop.services import worker
from desktop.services.audit import seal_audit
from desktop.services.automation.due import Due, due
from desktop.services.demo_story import STOREFRONT, WORKER, Step, Story
from desktop.services.figures import fold_figures
from desktop.services.office import Office
from desktop.services.registry import ACTIONS
from desktop.services.transaction import AccessNote, Actor

Act = Callable[..., Any]


class Clock:
    """The time that the story has come to."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class Way(Protocol):
    """How acts are done, and what of an order's ids a step may stand for."""

    def run(self, actor: Actor, command_id: str, act: Act, *args: Any, **kwargs: Any) -> Any: ...
    def look(self, actor: Actor, permission: Permission, note: AccessNote) -> None: ...
    def begin_sessions(self, actors: Mapping[str, Actor]) -> dict[str, int]: ...
    def end_sessions(self, ids: Sequence[int]) -> None: ...
    def due(self, actor: Actor) -> Due: ...
    def lines(self, order_id: int) -> list[int]: ...
    def parcels(self, order_id: int) -> list[int]: ...
    def refunds(self, order_id: int) -> list[int]: ...
    def pickup_code(self, order_id: int) -> str: ...
    def recipient(self, order_id: int) -> int | None: ...
    def over(self, order_id: int) -> None: ...


class Services:
    """Every act through the office's door."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def run(self, actor: Actor, command_id: str, act: Act, *args: Any, **kwargs: Any) -> Any:
        return self.office.do_command(actor, command_id, act, *args, **kwargs)

    def look(self, actor: Actor, permission: Permission, note: AccessNote) -> None:
        self.office.note_access(actor, permission, [note])

    def begin_sessions(self, actors: Mapping[str, Actor]) -> dict[str, int]:
        with self.office.transaction() as connection:
            return {
                who: connection.execute(
                    insert(StaffSession)
                    .values(staff_id=actor.staff_id, pc=actor.pc, started_at=self.office.clock(), last_seq=0)
                    .returning(StaffSession.id)
                ).scalar_one()
                for who, actor in actors.items()
            }  # fmt: skip

    def end_sessions(self, ids: Sequence[int]) -> None:
        with self.office.transaction() as connection:
            connection.execute(
                update(StaffSession)
                .where(StaffSession.id.in_(list(ids)))
                .values(ended_at=self.office.clock(), end_reason="signed_out")
            )

    def due(self, actor: Actor) -> Due:
        return self.office.ask(actor, due)

    def lines(self, order_id: int) -> list[int]:
        return self._column(select(OrderLine.id).where(OrderLine.order_id == order_id).order_by(OrderLine.position))

    def parcels(self, order_id: int) -> list[int]:
        return self._column(select(Fulfilment.id).where(Fulfilment.order_id == order_id).order_by(Fulfilment.id))

    def refunds(self, order_id: int) -> list[int]:
        return self._column(select(Refund.id).where(Refund.order_id == order_id).order_by(Refund.id))

    def pickup_code(self, order_id: int) -> str:
        return str(self._column(select(Order.pickup_code).where(Order.id == order_id))[0])

    def recipient(self, order_id: int) -> int | None:
        found: int | None = self._column(select(Order.recipient_id).where(Order.id == order_id))[0]
        return found

    def over(self, order_id: int) -> None:
        """The office keeps nothing in memory."""

    def _column(self, statement: Any) -> list[Any]:
        with self.office.engine.connect() as connection:
            return list(connection.execute(statement).scalars())


class Player:
    """Plays steps in one way, then goes on in another. actors: by preset's name, STOREFRONT and WORKER."""

    def __init__(self, story: Story, actors: Mapping[str, Actor], clock: Clock) -> None:
        self.story = story
        self.actors = dict(actors)
        self.clock = clock
        self.orders: dict[int, int] = {}
        self.members: dict[int, int] = {}
        self._addresses: dict[tuple[int, int], int] = {}
        self._sessions: list[int] = []
        self._commands = 0

    def play(self, steps: Sequence[Step], way: Way, tick: Callable[[], None] = lambda: None) -> None:
        last = {step.order: step for step in steps}
        for step in steps:
            self.clock.now = step.at
            if step.act == "night":
                self._night(way)
            elif step.act == "week":
                self.end_sessions(way)
                self._begin_sessions(way)
            elif step.act == "look":
                self._look(way, step)
            else:
                self._do(way, step)
            if step.order is not None and last[step.order] is step:
                way.over(self.orders[step.order])
            tick()

    def end_sessions(self, way: Way) -> None:
        if self._sessions:
            way.end_sessions(self._sessions)
            self._sessions = []

    def _begin_sessions(self, way: Way) -> None:
        begun = way.begin_sessions(self.actors)
        self.actors = {who: replace(actor, session_id=begun[who]) for who, actor in self.actors.items()}
        self._sessions = list(begun.values())

    def next_command(self) -> str:
        self._commands += 1
        return f"{self._commands:032x}"

    def go_on_after(self, commands: int) -> None:
        """So many commands were there already."""
        self._commands = commands

    def _night(self, way: Way) -> None:
        """What the clock's worker does: points ripen and run out, figures are folded, the audit is sealed."""
        actor, moved = self.actors[WORKER], False
        while True:
            due = way.due(actor)
            for lot_id in due.mature:
                way.run(actor, self.next_command(), worker.activate_due_lot, lot_id)
            if due.expired:
                way.run(actor, self.next_command(), worker.expire_points, tuple(sorted(due.expired)))
            moved = moved or bool(due.mature or due.expired)
            if not due.more:
                break
        if due.deltas or moved:
            way.run(actor, self.next_command(), fold_figures)
        if due.unsealed or moved:
            way.run(actor, self.next_command(), seal_audit)

    def _look(self, way: Way, step: Step) -> None:
        assert step.order is not None
        act: AccessAct = step.more["look"]
        note = AccessNote(act, step.more["reason"], (("order", self.orders[step.order]),))
        way.look(self.actors[step.who], step.more["permission"], note)

    def _do(self, way: Way, step: Step) -> None:
        more = dict(step.more)
        args: tuple[Any, ...] = ()
        address = more.pop("address", None)
        if step.act == "publish_rules":
            args = (more.pop("document"),)
        elif step.act == "receive_goods":
            args = (more.pop("sku"),)
        elif step.act == "place_order":
            assert step.member is not None
            args = (self.members[step.member],)
            if address is not None:
                more |= self._address(step.member, address)
        elif step.act == "grant_points":
            assert step.member is not None
            args = (self.members[step.member],)
        elif step.order is not None:
            order_id = self.orders[step.order]
            args = (way.refunds(order_id)[more.pop("refund_no")],) if "refund_no" in more else (order_id,)
            more = _with_ids(way, order_id, more)
        answer = way.run(self.actors[step.who], self.next_command(), ACTIONS[step.act].run, *args, **more)
        if step.act == "add_member":
            assert step.member is not None
            self.members[step.member] = answer.id
        elif step.act == "place_order":
            assert step.order is not None and step.member is not None
            self.orders[step.order] = answer.id
            if address is not None and (step.member, address) not in self._addresses:
                recipient = way.recipient(answer.id)
                assert recipient is not None
                self._addresses[step.member, address] = recipient

    def _address(self, member: int, address: int) -> dict[str, Any]:
        known = self._addresses.get((member, address))
        if known is not None:
            return {"recipient_id": known}
        return {"recipient": self.story.members[member].addresses[address]}


def _with_ids(way: Way, order_id: int, more: dict[str, Any]) -> dict[str, Any]:
    """Arguments with the ids that units, parcel_no and pickup stand for."""
    if "units" in more:
        lines = way.lines(order_id)
        more["lines"] = {lines[position - 1]: qty for position, qty in more.pop("units").items()}
    if "parcel_no" in more:
        more["fulfilment_id"] = way.parcels(order_id)[more.pop("parcel_no")]
    if more.pop("pickup", False):
        more["pickup_code"] = way.pickup_code(order_id)
    return more


def storefront(keys_of: Actor, permissions: frozenset[Permission]) -> Actor:
    """The door of the mini program and the website: it holds the data key as a gateway does."""
    return Actor(
        ActorKind.STOREFRONT, "storefront", STOREFRONT.casefold(), 0, "gateway", permissions, keys=keys_of.keys
    )
