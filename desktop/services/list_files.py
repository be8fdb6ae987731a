"""A list as a table in a file, asked for in pieces: what the exports of orders and of after-sales have in common.

local = shop_clock(office, actor)
write_list(path, titles, wanted, read, line, told=…, stopped=…, keep=…) -> number of rows
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from desktop.services.errors import Refused
from desktop.services.office import Office
from desktop.services.settings import shop_settings
from desktop.services.spreadsheets.typed_writing import Value, written
from desktop.services.storable import no_room
from desktop.services.transaction import Actor

PIECE = 500
Local = Callable[[datetime | None], datetime | None]
Wanted = TypeVar("Wanted")
Row = TypeVar("Row")


@dataclass(eq=False)
class CouldNotWrite(Refused):
    """The file can't be written: open in another program, no right, no room (full). detail is the system's own word."""

    file: str
    detail: str
    full: bool = False


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raises CouldNotWrite for what the system says against the file."""
    try:
        yield
    except OSError as problem:
        detail = problem.strerror or type(problem).__name__
        raise CouldNotWrite(path.name, detail, full=no_room(problem)) from problem


def shop_clock(office: Office, actor: Actor) -> Local:
    """Moments as cells hold them: on the shop's clock, without a zone, to the second."""
    zone = office.ask(actor, shop_settings).zone_info

    def local(at: datetime | None) -> datetime | None:
        return None if at is None else at.astimezone(zone).replace(tzinfo=None, microsecond=0)

    return local


def write_list(
    path: Path, titles: Sequence[str], wanted: Sequence[Wanted], read: Callable[[Sequence[Wanted]], Sequence[Row]],
    line: Callable[[Row], list[Value]], *, told: Callable[[int, int], None], stopped: Callable[[], bool],
    keep: Callable[[], bool],
) -> int | None:  # fmt: skip
    """The number of rows written, None when it was stopped. read gets at most PIECE of what is wanted at once.

    Raises what read raises; CouldNotWrite with what stood at path untouched.
    """

    def lines() -> Iterator[list[Value]]:
        for start in range(0, len(wanted), PIECE):
            yield from map(line, read(wanted[start : start + PIECE]))
            told(min(start + PIECE, len(wanted)), len(wanted))

    with writing(path):
        return written(path, titles, lines(), stopped=stopped, keep=keep)


def cash_value(fen: int, currency: str, minor_units: int) -> Value:
    """Yuan as a number to reckon with; another currency names itself, so that no sum mixes them."""
    if currency == "CNY":
        return fen / 100
    return f"{fen / 10**minor_units:,.{minor_units}f} {currency}"
