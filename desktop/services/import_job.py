"""A whole import: files read, everything judged, then loaded in short transactions that a person can stop between.

    job = read_job(office, actor, paths)            no database but the shop's zone; Raises FileRefused
    preview = foresee(office, actor, job, tell)      what would happen, nothing changed
    results = load(office, actor, job, tell, stop)   one Result per format, with its batch

tell(Progress) is called often; stop() gives "" to go on, "keep" or "take_back" to end after the transaction that
runs, "leave" to end at once and go on another time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from desktop.services.import_batches import BatchRow, begin_import, finish_import, take_back_import
from desktop.services.import_goods import foresee_skus, import_skus
from desktop.services.import_orders import import_orders
from desktop.services.import_people import foresee_members, import_members
from desktop.services.import_verdicts import NOTHING, Foreseen, foresee_orders
from desktop.services.office import Office
from desktop.services.settings import shop_settings
from desktop.services.spreadsheets.formats import parse_sheets, recognise_files
from desktop.services.spreadsheets.layouts import Sheet
from desktop.services.spreadsheets.records import ImportedOrder, Parsed, Rejected
from desktop.services.transaction import Actor

R = TypeVar("R")
PIECE_ORDERS = 500
PIECE_SECONDS = 0.2
_FIRST_WEIGHT, _LEAST_WEIGHT, _MOST_WEIGHT = 1_000, 50, 20_000


@dataclass(frozen=True, slots=True)
class Progress:
    """phase: check, load or take_back; done of total records."""

    phase: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Job:
    sheets: tuple[Sheet, ...]
    groups: tuple[Parsed, ...]


@dataclass(slots=True)
class FileCount:
    """Orders of one file, or its members or SKUs where it holds no orders."""

    created: int = 0
    updated: int = 0
    skipped: int = 0
    rejected: int = 0


@dataclass(slots=True)
class Result:
    """What became of the files of one format. rejected names every refused row; batch is None in a preview."""

    format: str
    source: str
    batch: int | None
    state: str
    orders: Foreseen = NOTHING
    members: Foreseen = NOTHING
    skus: Foreseen = NOTHING
    rejected: list[Rejected] = field(default_factory=list)
    files: dict[str, FileCount] = field(default_factory=dict)
    resumed: bool = False

    @property
    def main(self) -> Foreseen:
        """The records that the format is about."""
        return {"template_members": self.members, "template_skus": self.skus}.get(self.format, self.orders)


Tell = Callable[[Progress], None]
Stop = Callable[[], str]


def read_job(office: Office, actor: Actor, paths: Sequence[Path], wanted: str = "") -> Job:
    zone = office.ask(actor, shop_settings).zone_info
    sheets = recognise_files(paths, wanted)
    return Job(tuple(sheets), tuple(parse_sheets(sheets, zone)))


def foresee(office: Office, actor: Actor, job: Job, tell: Tell) -> list[Result]:
    """What load would do now."""
    results, coming = [], frozenset(member.account for group in job.groups for member in group.members)
    total, done = sum(len(group.orders) for group in job.groups), 0
    for group in job.groups:
        result = _result(group, None, "PREVIEW")
        for start in range(0, len(group.skus), PIECE_ORDERS):
            result.skus = result.skus.plus(
                office.ask(actor, foresee_skus, tuple(group.skus[start : start + PIECE_ORDERS]))
            )
        for start in range(0, len(group.members), PIECE_ORDERS):
            result.members = result.members.plus(
                office.ask(actor, foresee_members, tuple(group.members[start : start + PIECE_ORDERS]))
            )
        for piece in _pieces(group.orders, lambda: PIECE_ORDERS * 20):
            told = office.ask(actor, foresee_orders, tuple(piece), coming)
            result.orders = result.orders.plus(told)
            _count(result.files[piece[0].place.file], told)
            done += len(piece)
            tell(Progress("check", done, total))
        results.append(_completed(group, result))
    return results


def load(office: Office, actor: Actor, job: Job, tell: Tell, stop: Stop) -> list[Result]:
    """Load every format in turn. Raises KeyUnavailable, DatabaseGone: what had come in stays, and can be gone on with."""
    results: list[Result] = []
    total, done = sum(len(group.orders) + len(group.members) + len(group.skus) for group in job.groups), 0
    for group in job.groups:
        wish = stop()
        if wish:
            break
        names = _file_names(group)
        batch = office.do(actor, begin_import, source=group.source, format=group.format, file_name=names)
        result = _result(group, batch.id, batch.state)
        result.resumed = batch.created + batch.updated > 0
        for done_now in _load_group(office, actor, group, result):
            done += done_now
            tell(Progress("load", done, total))
            wish = stop()
            if wish:
                break
        if wish == "leave":
            return results
        _completed(group, result)
        if wish == "take_back":
            take_back(office, actor, batch.id, tell)
            result.state = "TAKEN_BACK"
        else:
            ended = office.do(
                actor, finish_import, batch.id, skipped=result.main.skipped, rejected=len(_keys(result)),
                stopped=wish == "keep",
            )  # fmt: skip
            result.state = ended.state
            _take_over(result, ended)
        results.append(result)
        if wish:
            break
    return results


def take_back(office: Office, actor: Actor, batch_id: int, tell: Tell) -> int:
    """All orders of the batch, piece by piece. Returns how many members stayed for their points. Raises BatchInUse."""
    gone = 0
    while True:
        taken = office.do(actor, take_back_import, batch_id)
        gone += taken.orders
        tell(Progress("take_back", gone, gone + taken.left))
        if taken.left == 0:
            return taken.members_kept


def _load_group(office: Office, actor: Actor, group: Parsed, result: Result) -> Iterator[int]:
    assert result.batch is not None
    for start in range(0, len(group.skus), 100):
        skus = tuple(group.skus[start : start + 100])
        result.skus = result.skus.plus(office.do(actor, import_skus, result.batch, skus))
        yield len(skus)
    for start in range(0, len(group.members), 200):
        members = tuple(group.members[start : start + 200])
        result.members = result.members.plus(office.do(actor, import_members, result.batch, members))
        yield len(members)
    pace = _Pace()
    for piece in _pieces(group.orders, pace):
        began = time.monotonic()
        told = office.do(actor, import_orders, result.batch, tuple(piece))
        took = max(time.monotonic() - began, 0.001)
        used = sum(1 + len(order.lines) for order in piece)
        pace.learn(used, took)
        result.orders = result.orders.plus(told)
        _count(result.files[piece[0].place.file], told)
        yield len(piece)


@dataclass(slots=True)
class _Pace:
    """How heavy a piece may be to take about as long as it may."""

    weight: float = _FIRST_WEIGHT

    def __call__(self) -> float:
        return self.weight

    def learn(self, used: int, took: float) -> None:
        aim = used * PIECE_SECONDS / took
        self.weight = min(max(aim, self.weight / 2, _LEAST_WEIGHT), self.weight * 2, _MOST_WEIGHT)


def _pieces(orders: Sequence[ImportedOrder], weight: Callable[[], float]) -> Iterator[list[ImportedOrder]]:
    """Runs of at most 500 orders of one file; an order weighs 1 and its lines."""
    piece: list[ImportedOrder] = []
    heavy = 0
    for order in orders:
        own = 1 + len(order.lines)
        if piece and (len(piece) >= PIECE_ORDERS or heavy + own > weight() or order.place.file != piece[0].place.file):
            yield piece
            piece, heavy = [], 0
        piece.append(order)
        heavy += own
    if piece:
        yield piece


def _result(group: Parsed, batch: int | None, state: str) -> Result:
    return Result(group.format, group.source, batch, state, files={name: FileCount() for name in group.lines})


def _count(count: FileCount, told: Foreseen) -> None:
    count.created += told.created
    count.updated += told.updated
    count.skipped += told.skipped


def _completed(group: Parsed, result: Result) -> Result:
    """With every refused row, those of the files and those that the shop refused; an order with all its rows."""
    result.rejected = list(group.rejected)
    for told in (result.orders, result.members, result.skus):
        for one in told.refused:
            result.rejected.append(one)
    first = {order.place: order for order in group.orders}
    for one in result.orders.refused:
        order = first.get(one.place)
        rows = group.places.get(order.external_no, ()) if order is not None else ()
        result.rejected += [Rejected(place, one.key, "same_order") for place in rows if place != one.place]
    for name, keys in _keys_by_file(result).items():
        if name in result.files:
            result.files[name].rejected = len(keys)
    if result.format in ("template_members", "template_skus") and result.files:
        _count(next(iter(result.files.values())), result.main)
    return result


def _keys_by_file(result: Result) -> dict[str, set[Any]]:
    found: dict[str, set[Any]] = {}
    for one in result.rejected:
        told_apart = one.key and one.reason != "excel_number"
        found.setdefault(one.place.file, set()).add(one.key if told_apart else one.place)
    return found


def _keys(result: Result) -> set[Any]:
    """What was refused, a record once however many rows it has."""
    return set().union(*_keys_by_file(result).values()) if result.rejected else set()


def _take_over(result: Result, ended: BatchRow) -> None:
    """A batch that was gone on with counts what came in before, too."""
    if result.resumed:
        for name in ("orders", "members", "skus"):
            told: Foreseen = getattr(result, name)
            if told is result.main:
                setattr(result, name, Foreseen(ended.created, ended.updated, told.skipped, told.refused, told.updates))


def _file_names(group: Parsed) -> str:
    names = sorted(group.lines)
    shown = "、".join(names[:3])
    return f"{shown} 等 {len(names)} 个" if len(names) > 3 else shown
