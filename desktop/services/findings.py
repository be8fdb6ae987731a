"""One thing that verify finds wrong, the rows of the books that differ, and what is taken for the cause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Diagnosis(StrEnum):
    """The causes that the books themselves can tell; UNKNOWN where several would leave the same traces."""

    DUPLICATE = "duplicate"
    MISSING = "missing"
    ALTERED = "altered"
    WRONG_LOT = "wrong_lot"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that has to do with a break: table and id. values are its points, units or fen as they stand.

    part tells why it is shown: "" it differs, "twin" what it repeats, "beside" what it was compared with.
    """

    table: str
    id: int
    part: str = ""
    verb: str = ""
    order_id: int | None = None
    at: datetime | None = None
    values: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Break:
    """subject is kind:id; hint says which traces were found, diagnosis which cause they prove.

    mend names what a mend would be proposed for (kind:id); "" where no entry can set it right.
    """

    check: str
    subject: str
    expected: object
    found: object
    hint: str
    diagnosis: Diagnosis = Diagnosis.UNKNOWN
    entries: tuple[Entry, ...] = ()
    mend: str = ""
