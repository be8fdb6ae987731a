"""What the child tells, as frozen rows: what was recognised, what would happen or has happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Progress:
    """phase: check, load or take_back."""

    phase: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class SeenColumn:
    heading: str
    meaning: str
    sample: str


@dataclass(frozen=True, slots=True)
class SeenFile:
    name: str
    format: str
    layout: str
    aside: bool
    encoding: str
    bytes: int
    columns: tuple[SeenColumn, ...]
    spare: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenGroup:
    """One format: counts of what the files hold, money in minor units by currency, their own faults."""

    format: str
    source: str
    lines: int
    orders: int
    members: int
    skus: int
    money: Mapping[str, int]
    faults: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    files: tuple[SeenFile, ...]
    groups: tuple[SeenGroup, ...]

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Recognised:
        files = tuple(
            SeenFile(
                one["file"], one["format"], one["layout"], one["aside"], one["encoding"], one["bytes"],
                tuple(SeenColumn(*column) for column in one["columns"]), tuple(one["spare"]),
            )
            for one in told["files"]
        )  # fmt: skip
        groups = tuple(
            SeenGroup(**{**one, "faults": tuple((kind, key, detail) for kind, key, detail in one["faults"])})
            for one in told["groups"]
        )
        return cls(files, groups)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One refused row, as the table shows it; number is its place in the list."""

    number: int
    file: str
    row: int
    key: str
    reason: str
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class Update:
    """A record that is there already and says something new; change is 'OLD:NEW' where its status moves."""

    number: int
    key: str
    change: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one format. created, updated, skipped by kind; refused counts records, rejected_rows their rows."""

    format: str
    source: str
    batch: int | None
    state: str
    created: Mapping[str, int]
    updated: Mapping[str, int]
    skipped: Mapping[str, int]
    refused: int
    rejected_rows: int
    rejected: tuple[Refusal, ...]
    updates: tuple[Update, ...]

    @property
    def kind(self) -> str:
        """What the format is about: orders, members or skus."""
        return {"template_members": "members", "template_skus": "skus"}.get(self.format, "orders")

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Outcome:
        def counts(name: str) -> dict[str, int]:
            return {kind: told[kind][name] for kind in ("orders", "members", "skus")}

        return cls(
            told["format"], told["source"], told["batch"], told["state"], counts("created"), counts("updated"),
            counts("skipped"), told["refused"], told["rejected_rows"],
            tuple(Refusal(number, *one) for number, one in enumerate(told["rejected"])),
            tuple(Update(number, *one) for number, one in enumerate(told["updates"])),
        )  # fmt: skip
