"""A year put down in a folder every so often, from where it goes on when it was broken off.

keep(folder, year, seconds)                  evening/{shop.db, year.pickle}, whole or not at all
taken_up(folder, into) -> (Year, seconds)    the newest one, on a copy of its file; None where nothing lies there
"""

from __future__ import annotations

import pickle
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.people import Shop
from tests.year.life import Year


def keep(folder: Path, year: Year, seconds: float) -> None:
    shop, half = year.shop, folder / "half"
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    with (
        closing(sqlite3.connect(str(shop.engine.url.database))) as here,
        closing(sqlite3.connect(half / "shop.db")) as there,
    ):
        here.backup(there)
    told = {"year": year, "owner": shop.owner, "words": shop.recovery_words, "now": shop.clock.now, "seconds": seconds}
    (half / "year.pickle").write_bytes(pickle.dumps(told))
    older = list(folder.glob("day-*"))
    half.rename(folder / f"day-{year.day:03}")
    for evening in older:
        shutil.rmtree(evening)


def taken_up(folder: Path, into: Path) -> tuple[Year, float] | None:
    evening = max(folder.glob("day-*"), default=None)
    if evening is None:
        return None
    told = pickle.loads((evening / "year.pickle").read_bytes())
    shutil.copy(evening / "shop.db", into / "shop.db")
    shop = Shop.opened(f"sqlite:///{(into / 'shop.db').as_posix()}", told["owner"], told["words"])
    shop.clock.now = told["now"]
    year: Year = told["year"]
    year.go_on_in(shop)
    return year, told["seconds"]
