"""A year of a shop on SQLite, in the clock's time: at its end no point is lost and verify finds nothing.

python -m tests.year [--orders 200000] [--members 20000] [--seed 7] [--faults 0.02] [--postgresql | --folder F]

With a folder it is put down there every ten days, and goes on from there when it was broken off.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from desktop.models.ledger import Balance, PointsEntry
from desktop.models.vocabulary import PointsVerb
from desktop.services.verify_points import BUCKETS, ISSUED, SPENT
from tests import servers, statements
from tests.orders_made import a_shop
from tests.people import Shop
from tests.year import kept
from tests.year.life import Year


@dataclass(frozen=True)
class Books:
    """Points of the whole shop: by the ledger's verbs, and by what the members hold."""

    issued: int
    spent: int
    expired: int
    available: int
    frozen: int
    pending: int
    debt: int

    @classmethod
    def of(cls, shop: Shop) -> Books:
        moved = PointsEntry.d_available + PointsEntry.d_frozen + PointsEntry.d_pending - PointsEntry.d_debt

        def of_verbs(*verbs: PointsVerb) -> int:
            wanted = PointsEntry.verb.in_([verb.value for verb in verbs])
            return int(shop.count(select(func.coalesce(func.sum(moved), 0)).where(wanted)))

        def held(bucket: str) -> int:
            return int(shop.count(select(func.coalesce(func.sum(getattr(Balance, bucket)), 0))))

        spent, expired = -of_verbs(*SPENT), -of_verbs(PointsVerb.EXPIRE)
        return cls(of_verbs(*ISSUED), spent, expired, **{bucket: held(bucket) for bucket in BUCKETS})

    @property
    def kept(self) -> int:
        return self.available + self.frozen + self.pending + self.spent + self.expired - self.debt

    def __str__(self) -> str:
        sign = "=" if self.kept == self.issued else "≠"
        return (
            f"issued {self.issued:,} {sign} available {self.available:,} + frozen {self.frozen:,} + pending"
            f" {self.pending:,} + spent {self.spent:,} + expired {self.expired:,} − debt {self.debt:,}"
        )


@contextmanager
def a_year(asked: argparse.Namespace, place: Path) -> Iterator[tuple[Year, float]]:
    """It, and how many seconds it has taken so far."""
    if asked.folder and (begun := kept.taken_up(asked.folder, place)):
        with closing(begun[0].shop):
            yield begun
        return
    with a_shop("postgresql" if asked.postgresql else "sqlite", place) as shop:
        yield Year(shop, orders=asked.orders, members=asked.members, seed=asked.seed, faults=asked.faults), 0.0


def main(wanted: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m tests.year")
    options.add_argument("--orders", type=int, default=200_000)
    options.add_argument("--members", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--faults", type=float, default=0.02, help="share of the acts that go wrong")
    place = options.add_mutually_exclusive_group()
    place.add_argument("--postgresql", action="store_true")
    place.add_argument("--folder", type=Path)
    asked = options.parse_args(wanted)
    servers.begin_run()
    statements.share_compiled()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    began = time.monotonic()
    try:
        with (
            tempfile.TemporaryDirectory(dir=os.environ[servers.RUN_FOLDER]) as folder,
            a_year(asked, Path(folder)) as begun,
        ):
            year, before = begun

            def evening(day: int) -> None:
                if day % 30 == 0:
                    print(f"day {day}: {year.placed:,} orders", file=sys.stderr)
                if asked.folder and day % 10 == 0:
                    kept.keep(asked.folder, year, before + time.monotonic() - began)

            year.go_by(evening)
            books, breaks = Books.of(year.shop), year.shop.breaks()
    finally:
        servers.end_run()
    wrong = ", ".join(f"{count:,} {fault}" for fault, count in sorted(year.faults.told.items()))
    print(books)
    print(
        f"{year.placed:,} orders, {asked.members:,} members, {year.versions} rule versions, {year.faults.acts:,} acts,"
        f" {sum(year.faults.told.values()):,} faults ({wrong}), verify {'ok' if not breaks else f'{len(breaks)} breaks'},"
        f" {before + time.monotonic() - began:,.0f} s"
    )
    print(f"refused: {dict(year.refused.most_common())}", file=sys.stderr)
    for found in breaks[:20]:
        print(found)
    return 1 if breaks or books.kept != books.issued else 0


if __name__ == "__main__":
    sys.exit(main())
