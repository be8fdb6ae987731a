"""The fast way through a demo's story: every act on books in memory, all rows written at once at the end.

A test plays one story through Bulk and through Services and compares every table, so an act here may not differ
from the service of its name by a row.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop.models.journal import Access, AccessSubject
from desktop.models.staff import StaffSession
from desktop.models.vocabulary import Permission
from desktop.services import demo_bulk_changes as changes
from desktop.services import demo_bulk_orders as orders
from desktop.services import demo_bulk_sending as sending
from desktop.services.automation.due import Due
from desktop.services.demo_books import Books, BulkTx
from desktop.services.errors import NotPermitted
from desktop.services.office import Office, content_digest
from desktop.services.transaction import ACTIONS, AccessNote, Action, Actor

ACTS: Mapping[str, Callable[..., Any]] = {
    act.__name__: act
    for act in (
        orders.place_order, orders.confirm_payment, sending.release_order, sending.unrelease_order, sending.ship_order,
        sending.undo_shipment, sending.correct_waybill, sending.complete_order, changes.cancel_order,
        changes.cancel_paid_order, changes.cancel_lines, changes.approve_refund, changes.drop_refund,
        changes.record_refund_done, changes.record_refund_failed, changes.hold_order, changes.unhold_order,
        changes.assign_order, changes.set_priority, changes.tag_order, changes.note_order, changes.edit_order,
        changes.add_member, changes.grant_points, changes.receive_goods, changes.publish_rules,
        changes.activate_due_lot, changes.expire_points, changes.fold_figures, changes.seal_audit,
    )
}  # fmt: skip


class Bulk:
    """A Way (demo_player) on books; write() puts them into the database."""

    def __init__(self, office: Office, actor: Actor, seed: int) -> None:
        self.office = office
        self.books = self.opened(actor, random.Random(seed))

    def opened(self, actor: Actor, chance: random.Random) -> Books:
        return Books(self.office, actor, chance)

    def write(self) -> None:
        self.books.write(final=True)

    def over(self, order_id: int) -> None:
        self.books.over.append(order_id)

    def run(self, actor: Actor, command_id: str, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        entered = ACTIONS[act.__name__]
        if actor.permissions.isdisjoint(entered.permissions):
            raise NotPermitted(entered.permissions[0])
        tx = BulkTx(self.books, actor, self.office.clock(), command_id)
        answer = ACTS[entered.name](tx, *args, **kwargs)
        content = self.content(entered, args, kwargs)
        self.books.close_act(tx, entered.name, content, entered.answer.dump_json(answer).decode())
        if self.books.full:
            self.books.write(final=False)
        return answer

    def content(self, entered: Action, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bytes:
        return content_digest(self.books.key, entered, args, kwargs)

    def look(self, actor: Actor, permission: Permission, note: AccessNote) -> None:
        access = self.books.add(
            Access, at=self.office.clock(), actor=actor.key, staff_id=actor.staff_id, pc=actor.pc, act=note.act.value,
            reason=note.reason,
        )  # fmt: skip
        for subject, number in set(note.subjects):
            self.books.add(AccessSubject, access_id=access.id, subject=subject, subject_id=number)

    def begin_sessions(self, actors: Mapping[str, Actor]) -> dict[str, int]:
        begun = {}
        for who, actor in actors.items():
            session = self.books.add(
                StaffSession, staff_id=actor.staff_id, pc=actor.pc, started_at=self.office.clock(), last_seq=0
            )
            self.books.sessions[session.id] = session
            begun[who] = session.id
        return begun

    def end_sessions(self, ids: Sequence[int]) -> None:
        for number in ids:
            session = self.books.sessions.pop(number)
            session.ended_at, session.end_reason = self.office.clock(), "signed_out"
            self.books.changed_sessions[number] = session

    def due(self, actor: Actor) -> Due:
        mature, expired = changes.due_lots(BulkTx(self.books, actor, self.office.clock(), ""))
        return Due((), (), mature, expired, (), len(self.books.deltas), self.books.unsealed_acts, more=False)

    def lines(self, order_id: int) -> list[int]:
        return [line.id for line in self.books.orders[order_id].lines]

    def parcels(self, order_id: int) -> list[int]:
        return [row.id for row, _ in self.books.orders[order_id].parcels]

    def refunds(self, order_id: int) -> list[int]:
        return [refund.id for refund in self.books.orders[order_id].refunds]

    def pickup_code(self, order_id: int) -> str:
        return str(self.books.orders[order_id].row.pickup_code)

    def recipient(self, order_id: int) -> int | None:
        found: int | None = self.books.orders[order_id].row.recipient_id
        return found
