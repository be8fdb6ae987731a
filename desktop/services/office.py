"""The only door to the shop's data.

do(actor, act, …)   permission + one transaction + audit + outbox + figures, once per command id
ask(actor, query, …) permission + one read transaction; an accessed query is on record before it reads

Acts and queries are plain functions that @action and @query enter here with the permission they need.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from desktop.models.database import empty_log, is_gone, is_taken, is_transient, open_engine
from desktop.models.journal import Access, AccessSubject, Audit, Command, Outbox
from desktop.models.vocabulary import AccessAct, Permission
from desktop.services.audit_macs import audit_mac
from desktop.services.erased_list import list_erased
from desktop.services.errors import (
    DatabaseGone,
    Invalid,
    SameIdOtherContent,
)
from desktop.services.figures import append_deltas
from desktop.services.keys import audit_key
from desktop.services.member_totals import keep_totals
from desktop.services.standing import admit, numbered, numbered_and_told, settings_in, standing_of
from desktop.services.stopping import Stop
from desktop.services.storable import storable, storable_json
from desktop.services.transaction import (
    ACTIONS,
    QUERIES,
    REASON_MOST,
    AccessNote,
    Action,
    Actor,
    PointsMove,
    Reading,
    RefundMove,
    Rehearsal,
    StockMove,
    Tx,
    inserting,
    into,
)

P = ParamSpec("P")
R = TypeVar("R")
ATTEMPTS = 8
RACES = 3
COMMAND_ID_MOST = 200
NEEDS_REASON = frozenset({AccessAct.REVEAL, AccessAct.PRINT, AccessAct.EXPORT})
# json.dumps with arguments would make an encoder for every call
_RECORDED = json.JSONEncoder(ensure_ascii=False, default=str)


class Office:
    """One shop, one process. shop_secret is the PC's; clock gives aware UTC times; erased_list: see that module."""

    def __init__(
        self, engine: Engine, *, shop_secret: bytes, clock: Callable[[], datetime], erased_list: Path | None = None
    ) -> None:
        self.engine = engine
        self.erased_list = erased_list
        self.shop_secret = shop_secret
        self.clock = clock
        self._audit_key = audit_key(shop_secret)

    @property
    def database(self) -> str:
        """Which kind of database it is, by its own name."""
        return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[self.engine.dialect.name]

    def do(self, actor: Actor, act: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run an act once under a new command id. Raises Refused with nothing changed, or DatabaseGone."""
        return self.do_command(actor, uuid.uuid4().hex, act, *args, **kwargs)

    def do_command(
        self,
        actor: Actor,
        command_id: str,
        act: Callable[Concatenate[Tx, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run an act under the caller's command id: a repeat gets the first answer, other content is refused."""
        entered = ACTIONS[act.__name__]
        if not 1 <= len(command_id) <= COMMAND_ID_MOST:
            raise Invalid("command_id", "too_long" if command_id else "missing", COMMAND_ID_MOST)
        storable_json(command_id)
        digest = content_digest(self._audit_key, entered, args, kwargs)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with storable():
                    answer: R = self._do_once(actor, command_id, entered, digest, args, kwargs)
            except DBAPIError as error:
                gone = is_gone(error)
                repeated = isinstance(error, IntegrityError) and self._answered(command_id)
                raced = attempt < RACES and is_taken(error)
                if not (gone or repeated or raced or is_transient(error)):
                    raise
                if attempt == ATTEMPTS:
                    if gone:
                        raise DatabaseGone(outcome_known=False, detail=type(error.orig).__name__) from error
                    raise
                time.sleep(random.uniform(0.5, 1.0) * min(0.02 * 2**attempt, 1.0))
            else:
                return answer
        raise AssertionError("unreachable")

    def rehearse(
        self, actor: Actor, act: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> Rehearsal:
        """What an act would answer and move: it runs with all its checks, and is rolled back.

        Raises what the act would raise. A conflict with somebody else's act is raised too: ask again.
        """
        entered = ACTIONS[act.__name__]
        storable_json({"args": args, "kwargs": kwargs})
        try:
            with storable(), self.engine.connect().execution_options(pointsdesk_write=True) as connection:
                standing = standing_of(connection, actor)
                admitted = admit(actor, standing, entered.permissions)
                tx = Tx(connection, admitted, self.clock(), uuid.uuid4().hex, self.shop_secret)
                tx.settings_text = settings_in(standing)
                answer = entered.run(tx, *args, **kwargs)
                connection.rollback()
        except DBAPIError as error:
            if is_gone(error) or is_transient(error):
                raise DatabaseGone(outcome_known=True, detail=type(error.orig).__name__) from error
            raise
        return Rehearsal(
            answer,
            tuple(move for move in tx.moves if isinstance(move, PointsMove)),
            tuple(move for move in tx.moves if isinstance(move, StockMove)),
            tuple(move for move in tx.moves if isinstance(move, RefundMove)),
        )

    def ask(self, actor: Actor, question: Callable[Concatenate[Reading, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Answer a question in one read transaction, which sees one moment of the shop. Raises TooWide, DatabaseGone."""
        return self.ask_until(Stop(), actor, question, *args, **kwargs)

    def ask_until(
        self,
        stop: Stop,
        actor: Actor,
        question: Callable[Concatenate[Reading, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Answer a question that may be stopped from elsewhere: then it raises Stopped."""
        entered = QUERIES[question.__name__]
        storable_json({"args": args, "kwargs": kwargs})
        if entered.accessed is not None:
            note = entered.accessed(*args, **kwargs)
            if note is not None:
                self.note_access(actor, entered.permission, [note])
        try:
            with storable(), self.engine.connect() as connection:
                if connection.dialect.name == "postgresql":
                    connection = connection.execution_options(isolation_level="REPEATABLE READ")
                with stop.over(connection):
                    standing = standing_of(connection, actor)
                    admitted = admit(actor, standing, (entered.permission,))
                    reading = Reading(connection, admitted, self.clock(), self.shop_secret, stop)
                    reading.settings_text = settings_in(standing)
                    answer: R = entered.run(reading, *args, **kwargs)
                return answer
        except DBAPIError as error:
            if is_gone(error):
                raise DatabaseGone(outcome_known=True, detail=type(error.orig).__name__) from error
            raise

    def note_access(self, actor: Actor, permission: Permission, notes: Sequence[AccessNote]) -> None:
        """Put on record who looks, in a transaction of its own. Raises when it can't: then nothing may be shown."""
        storable_json(notes)
        if any(len(note.reason) > REASON_MOST for note in notes):
            raise Invalid("reason", "too_long", REASON_MOST)
        if any(note.act in NEEDS_REASON and not note.reason.strip() for note in notes):
            raise Invalid("reason", "missing")
        with self.reaching(), self.transaction() as connection:
            admit(actor, standing_of(connection, actor), (permission,))
            now = self.clock()
            for note in notes:
                write_access(connection, actor, now, note)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A write transaction without an act's frame: sign-in, access records, migrations of data."""
        with self.engine.connect().execution_options(pointsdesk_write=True) as connection:
            yield connection
            connection.commit()

    @contextmanager
    def reaching(self) -> Iterator[None]:
        """A lost database is raised as DatabaseGone; for what isn't an act or a question: sign-in, sign-out."""
        try:
            with storable():
                yield
        except DBAPIError as error:
            if is_gone(error):
                raise DatabaseGone(outcome_known=True, detail=type(error.orig).__name__) from error
            raise

    def record_alone(
        self, connection: Connection, actor: Actor, act: str, *of: Any, after: Mapping[str, Any] | None = None
    ) -> None:
        """The audit row of a change that has no act's frame: a password, a PC that is new to the shop."""
        tx = Tx(connection, actor, self.clock(), uuid.uuid4().hex, self.shop_secret)
        tx.record(act, *of, after=after)
        self._write_recorded(tx)

    def _do_once(self, actor: Actor, command_id: str, entered: Action, digest: bytes, args: Any, kwargs: Any) -> Any:
        with self.engine.connect().execution_options(pointsdesk_write=True) as connection:
            if connection.dialect.name == "postgresql":
                lock = int.from_bytes(hashlib.sha256(command_id.encode()).digest()[:8], "big", signed=True)
                connection.execute(select(func.pg_advisory_xact_lock(lock)))
            standing = standing_of(connection, actor, command_id)
            if standing is not None and standing.content_hash is not None:
                if standing.actor != actor.key or not hmac.compare_digest(standing.content_hash, digest):
                    raise SameIdOtherContent(command_id)
                admit(actor, standing, entered.permissions)
                return entered.answer.validate_json(standing.answer)
            actor = admit(actor, standing, entered.permissions)
            tx = Tx(connection, actor, self.clock(), command_id, self.shop_secret)
            tx.settings_text = settings_in(standing)
            answer = entered.run(tx, *args, **kwargs)
            if not tx.recorded:
                raise AssertionError(f"{entered.name} recorded nothing")
            self._write_recorded(tx)
            connection.execute(
                into(Command),
                {
                    "id": command_id, "actor": actor.key, "act": entered.name, "content_hash": digest,
                    "answer": entered.answer.dump_json(answer).decode(), "at": tx.now,
                },
            )  # fmt: skip
            if tx.erased and self.erased_list is not None:
                # before the commit: a backup must never know somebody whom the shop has erased
                list_erased(self.erased_list, tx.erased, tx.now)
            connection.commit()
        if tx.erased:
            empty_log(self.engine)
        return answer

    def _answered(self, command_id: str) -> bool:
        with self.engine.connect() as connection:
            return connection.execute(select(Command.id).where(Command.id == command_id)).first() is not None

    def _write_recorded(self, tx: Tx) -> None:
        number = numbered_and_told if tx.on_postgresql else numbered
        last = tx.execute(number(tx.actor.session_id, len(tx.recorded))).scalar_one()
        tx.execute(into(Audit), audit_rows(tx, last, self._audit_key))
        if tx.events:
            tx.execute(into(Outbox), tx.events)
        append_deltas(tx)
        keep_totals(tx)


def office_of(url: str, shop_secret: bytes, clock: Callable[[], datetime]) -> Office:
    """The office of a shop that another process of this PC has open and told about."""
    return Office(open_engine(url), shop_secret=shop_secret, clock=clock)


def audit_rows(tx: Tx, last: int, key: bytes) -> list[dict[str, Any]]:
    """What the transaction recorded as rows of the audit with their MACs; last is the number of the last one."""
    rows = []
    for seq, entry in enumerate(tx.recorded, start=last - len(tx.recorded) + 1):
        row = {
            "at": tx.now,
            "actor": tx.actor.key,
            "session_id": tx.actor.session_id,
            "seq": seq,
            "pc": tx.actor.pc,
            "act": entry.act,
            "subject": entry.subject,
            "subject_id": entry.subject_id,
            "order_id": entry.order_id,
            "from_status": entry.from_status.value if entry.from_status else None,
            "to_status": entry.to_status.value if entry.to_status else None,
            "before": _RECORDED.encode(entry.before),
            "after": _RECORDED.encode(entry.after),
            "reason": entry.reason,
            "command_id": tx.command_id,
        }
        rows.append({**row, "mac": audit_mac(key, row)})
    return rows


def content_digest(key: bytes, entered: Action, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bytes:
    """What tells a command's repeat from other content under its id, however the arguments are given."""
    return hmac.digest(key, content_of(entered, args, kwargs), "sha256")


def content_of(entered: Action, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bytes:
    told = entered.arguments.bind_partial(None, *args, **kwargs).arguments
    return storable_json({"act": entered.name, "arguments": dict(list(told.items())[1:])})


def write_access(connection: Connection, actor: Actor, now: datetime, note: AccessNote) -> None:
    row = {
        "at": now, "actor": actor.key, "staff_id": actor.staff_id, "pc": actor.pc, "act": note.act.value,
        "reason": note.reason,
    }  # fmt: skip
    access_id = connection.execute(inserting(Access.id), row).scalar_one()
    if note.subjects:
        connection.execute(
            into(AccessSubject),
            [{"access_id": access_id, "subject": kind, "subject_id": key} for kind, key in set(note.subjects)],
        )
