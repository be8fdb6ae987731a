"""Points that a sheet gives, row by row: what it would give, then the giving, a transaction for each SHEET_MOST rows.

    told = office.ask(actor, foresee_sheet, "双十一.xlsx", rows)      nothing is written
    give_sheet(office, actor, pieces_of("双十一.xlsx", rows), told=…, stopped=…)

A row is given once per batch: the batch's name and the row's line together are the cause of its entry.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, or_, select

from desktop.models.ledger import PointsEntry
from desktop.models.member import Member
from desktop.models.vocabulary import GrantSource, Permission, PointsVerb
from desktop.services.errors import DatabaseGone, Invalid, Refused
from desktop.services.grants import REFERENCE_MOST, give, grant_problem
from desktop.services.office import Office
from desktop.services.points import shop_today
from desktop.services.transaction import Actor, Reading, Tx, action, query

SHEET_MOST = 1_000
# of one file, before it is read on: a process that reads longer would hold up its window
ROWS_MOST = 20_000


@dataclass(frozen=True, slots=True)
class SheetGrant:
    """A row of a sheet: number is its line, member an account or card number; expires_on None: the rules' term."""

    number: int
    member: str
    points: int
    reason: str
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class RefusedGrant:
    """A row that gave nothing: why, as a code, in which column."""

    number: int
    member: str
    problem: str
    column: str


@dataclass(frozen=True, slots=True)
class SheetGiven:
    """granted and repeated count rows; points are those given now; before: the lines that this batch gave earlier."""

    granted: int
    repeated: int
    points: int
    refused: tuple[RefusedGrant, ...]
    before: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetForeseen:
    """What giving would do now: rows, points and members that would get some; repeated: rows that this batch gave."""

    rows: int
    points: int
    members: int
    repeated: int
    refused: tuple[RefusedGrant, ...]


@dataclass(frozen=True, slots=True)
class SheetPiece:
    """At most SHEET_MOST rows. The command id stays the same for as long as the outcome is in doubt."""

    batch: str
    rows: tuple[SheetGrant, ...]
    command_id: str = field(default_factory=lambda: uuid.uuid4().hex)


@dataclass(frozen=True, slots=True)
class PieceTold:
    """fact: why the piece gave nothing, or isn't known to have."""

    piece: SheetPiece
    given: SheetGiven | None
    fact: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Judged:
    """member_id 0: nobody who lives; before: this batch gave the row already."""

    row: SheetGrant
    member_id: int
    before: bool
    problem: Invalid | None


@action(Permission.IMPORT)
def grant_from_sheet(tx: Tx, batch: str, rows: tuple[SheetGrant, ...]) -> SheetGiven:
    """GRANT every row that can be given; the others are told. The same batch's row again gives nothing twice.

    batch names the sheet; at most SHEET_MOST rows at once. Raises Invalid.
    """
    batch = _checked(batch, rows, SHEET_MOST)
    granted = given = 0
    refused, before = [], []
    for one in _judged(tx, batch, rows):
        row = one.row
        if one.problem is not None:
            refused.append(RefusedGrant(row.number, row.member, one.problem.problem, one.problem.field))
        elif one.before:
            before.append(row.number)
        else:
            give(tx, one.member_id, row.points, row.reason.strip(), _cause(batch, row), row.expires_on)
            tx.record(
                "grant_points", "member", one.member_id,
                after={"points": row.points, "source": GrantSource.SHEET.value}, reason=row.reason.strip(),
            )  # fmt: skip
            granted += 1
            given += row.points
    tx.record("grant_from_sheet", "sheet", 0, after={"batch": batch, "granted": granted, "points": given})
    return SheetGiven(granted, len(before), given, _by_line(refused), tuple(sorted(before)))


@query(Permission.IMPORT)
def foresee_sheet(reading: Reading, batch: str, rows: tuple[SheetGrant, ...]) -> SheetForeseen:
    """What grant_from_sheet would make of all rows, piece by piece; at most ROWS_MOST. Raises Invalid."""
    batch = _checked(batch, rows, ROWS_MOST)
    points = repeated = going = 0
    members, refused = set(), []
    for piece in _pieces(rows):
        for one in _judged(reading, batch, piece):
            if one.problem is not None:
                refused.append(RefusedGrant(one.row.number, one.row.member, one.problem.problem, one.problem.field))
            elif one.before:
                repeated += 1
            else:
                going += 1
                points += one.row.points
                members.add(one.member_id)
    return SheetForeseen(going, points, len(members), repeated, _by_line(refused))


def pieces_of(batch: str, rows: Sequence[SheetGrant]) -> list[SheetPiece]:
    return [SheetPiece(batch, piece) for piece in _pieces(rows)]


def give_sheet(
    office: Office, actor: Actor, pieces: Iterable[SheetPiece], *, told: Callable[[PieceTold], None],
    stopped: Callable[[], bool],
) -> None:  # fmt: skip
    """Each piece once, in their order, until stopped() between two of them; each is told as it comes.

    Ends at the first that is refused or whose database is gone: that one sent again tells what became of it.
    """
    for piece in pieces:
        if stopped():
            return
        try:
            given = office.do_command(actor, piece.command_id, grant_from_sheet, piece.batch, piece.rows)
        except (Refused, DatabaseGone) as fact:
            told(PieceTold(piece, None, fact))
            return
        told(PieceTold(piece, given))


def _pieces(rows: Sequence[SheetGrant]) -> Iterator[tuple[SheetGrant, ...]]:
    return (tuple(rows[start : start + SHEET_MOST]) for start in range(0, len(rows), SHEET_MOST))


def _checked(batch: str, rows: Sequence[SheetGrant], most: int) -> str:
    batch = batch.strip()
    if not 1 <= len(batch) <= REFERENCE_MOST:
        raise Invalid("batch", "too_long" if batch else "missing", REFERENCE_MOST)
    if not 1 <= len(rows) <= most:
        raise Invalid("rows", "too_many" if rows else "missing", most)
    return batch


def _cause(batch: str, row: SheetGrant) -> str:
    return f"{GrantSource.SHEET.value}:{batch}:{row.number}"


def _by_line(refused: Iterable[RefusedGrant]) -> tuple[RefusedGrant, ...]:
    return tuple(sorted(refused, key=lambda one: one.number))


def _judged(reading: Reading, batch: str, rows: Sequence[SheetGrant]) -> Iterator[_Judged]:
    """Every row as it stands, by member and line: two sheets at once wait for each other instead of embracing."""
    members = _members_of(reading, rows)
    gave = _given_before(reading, [_cause(batch, row) for row in rows])
    today = shop_today(reading)
    for row in sorted(rows, key=lambda row: (members.get(row.member.strip(), 0), row.number)):
        member_id = members.get(row.member.strip(), 0)
        problem = grant_problem(row.points, row.reason, row.expires_on, today)
        if not member_id:
            problem = Invalid("member", "unknown_member")
        known = gave.get(_cause(batch, row))
        if known is not None and problem is None and known != (member_id, row.points):
            problem = Invalid("points", "given_otherwise")
        if problem is None:
            gave[_cause(batch, row)] = member_id, row.points
        yield _Judged(row, member_id, known is not None, problem)


def _given_before(reading: Reading, causes: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Member and points of the rows that this batch gave; a member who was merged is whom she was merged into."""
    return {
        cause: (member_id, points)
        for cause, member_id, points in reading.execute(
            select(PointsEntry.cause, func.coalesce(Member.merged_into, Member.id), PointsEntry.d_available)
            .join(Member, Member.id == PointsEntry.member_id)
            .where(PointsEntry.cause.in_(causes), PointsEntry.verb == PointsVerb.GRANT.value)
        )
    }


def _members_of(reading: Reading, rows: Sequence[SheetGrant]) -> Mapping[str, int]:
    """Living members by the account or card that the rows name; one who was merged is whom she was merged into."""
    numbers = sorted({row.member.strip() for row in rows})
    alive = select(Member.id).where(Member.erased_at.is_(None), Member.merged_into.is_(None)).order_by(Member.id)
    if isinstance(reading, Tx):
        alive = alive.with_for_update(read=True)
    named = reading.execute(
        select(Member.account, Member.card_no, Member.id, Member.merged_into).where(
            or_(Member.account.in_(numbers), Member.card_no.in_(numbers))
        )
    ).all()
    heirs = {row.merged_into or row.id for row in named}
    living = set(reading.execute(alive.where(Member.id.in_(sorted(heirs)))).scalars())
    found: dict[str, int] = {}
    for account, card, member_id, merged_into in named:
        heir = merged_into or member_id
        if heir in living:
            found[account] = heir
            if card:
                found.setdefault(card, heir)
    return found
