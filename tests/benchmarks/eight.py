"""Eight at once: ship_order by eight processes, and the driver alone sending the very same statements.

One process imports what is needed and forks the eight, each with a connection to either shop; by turns they ship by the
product and by the driver, so that what else the machine does weighs on both. At last they ship while writers fold the
figures. A JSON job comes on its input: {"url", "actors": [as_json(…), …], "orders": [[7, 15, …], …], "raw_url",
"sent": file of the Shipments, in the same order}. It answers with orders per second, [by the product, by the driver].
"""

from __future__ import annotations

import json
import multiprocessing
import pickle
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import event, make_url

from desktop import config
from desktop.models.database import open_engine
from desktop.services import figures, fulfilment
from desktop.services.office import Office
from desktop.services.transaction import Actor
from tests.founded import from_json
from tests.people import SECRET, SF

WARM, TURNS, IN_A_TURN, FOLDING = 2, 4, 3, 3
EACH = WARM + TURNS * IN_A_TURN + FOLDING
PATIENCE = 60.0
_COLUMNS = re.compile(r"INSERT INTO fulfilment_line \(([^)]*)\)")


@dataclass
class Shipment:
    """Everything that the driver is told for one order: (statement, values, whether many, whether it answers)."""

    sent: list[tuple[str, Any, bool, bool]] = field(default_factory=list)
    # the number that the fulfilment got: on another run it gets another
    parcel: int = 0


def record(office: Office, actor: Actor, order_id: int) -> Shipment:
    """Ships it, and keeps what was sent."""
    shipment = Shipment()

    def keep(_c: Any, cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:
        many = many and isinstance(values, list)  # else rows that go in one statement
        shipment.sent.append((statement, _plain(values), many, not many and cursor.description is not None))

    event.listen(office.engine, "after_cursor_execute", keep)
    try:
        row = office.do(actor, fulfilment.ship_order, order_id, parcel=SF)
    finally:
        event.remove(office.engine, "after_cursor_execute", keep)
    with office.engine.connect() as connection:
        found = connection.exec_driver_sql(f"SELECT max(id) FROM fulfilment WHERE order_id = {row.id}")
        shipment.parcel = int(found.scalar_one())
    return shipment


def rates(job: dict[str, Any]) -> tuple[float, float]:
    """Orders per second by the product and by the driver."""
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "tests.benchmarks.eight"], input=json.dumps(job), capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    if ran.returncode:
        raise AssertionError(ran.stderr)
    ours, raw = json.loads(ran.stdout)
    return ours, raw


def _by_product(job: dict[str, Any], number: int) -> list[Callable[[], object]]:
    office = Office(open_engine(job["url"]), shop_secret=SECRET, clock=config.utc_now)
    actor = from_json(job["actors"][number])

    def ship(order_id: int) -> Callable[[], object]:
        return lambda: office.do(actor, fulfilment.ship_order, order_id, parcel=SF)

    return [ship(order_id) for order_id in job["orders"][number]]


def _by_driver(job: dict[str, Any], number: int) -> list[Callable[[], object]]:
    shipments: list[Shipment] = pickle.loads(Path(job["sent"]).read_bytes())[number]
    url = make_url(job["raw_url"])
    connection: Any
    if url.get_backend_name() == "sqlite":
        connection = sqlite3.connect(str(url.database), timeout=30, isolation_level=None)
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")
    else:
        connection = psycopg.connect(job["raw_url"].replace("+psycopg", ""))

    def send(shipment: Shipment) -> Callable[[], object]:
        return lambda: _send(connection, shipment)

    return [send(shipment) for shipment in shipments]


def _send(connection: Any, shipment: Shipment) -> None:
    """Where the recorded fulfilment's number is a value, the one that this run's fulfilment got."""
    cursor, parcel = connection.cursor(), shipment.parcel
    for statement, values, many, answers in shipment.sent:
        if many:
            cursor.executemany(statement, [_with(statement, one, shipment.parcel, parcel) for one in values])
            continue
        cursor.execute(statement, _with(statement, values, shipment.parcel, parcel))
        rows: list[Any] = cursor.fetchall() if answers else []
        if statement.startswith("INSERT INTO fulfilment ("):
            parcel = int(rows[0][0])
    if isinstance(connection, sqlite3.Connection):
        cursor.execute("COMMIT")
    else:
        connection.commit()


def _with(statement: str, values: Any, before: int, now: int) -> Any:
    """By the column's name: a line may have the fulfilment's number by chance."""
    if isinstance(values, dict):
        return {name: now if "fulfilment" in name and value == before else value for name, value in values.items()}
    named = _COLUMNS.match(statement)
    if named is None or "fulfilment_id" not in named[1]:
        return values
    return tuple(
        now if name == "fulfilment_id" else value for name, value in zip(named[1].split(", "), values, strict=False)
    )


def _plain(values: Any) -> Any:
    """Bytes for views of them, which can't be told to another process."""
    if isinstance(values, list):
        return [_plain(one) for one in values]
    return (
        tuple(bytes(one) if isinstance(one, memoryview) else one for one in values)
        if isinstance(values, tuple)
        else values
    )


def _work(job: dict[str, Any], number: int, together: Any) -> list[tuple[float, float]]:
    """When each of the turns began and ended: product, driver, product, …"""
    product, driver = _by_product(job, number), _by_driver(job, number)
    for ship in (*product[:WARM], *driver[:WARM]):
        ship()
    spans = []
    for turn in range(TURNS):
        part = slice(WARM + turn * IN_A_TURN, WARM + (turn + 1) * IN_A_TURN)
        for ships in (product[part], driver[part]):
            together.wait(PATIENCE)
            began = time.monotonic()
            for ship in ships:
                ship()
            spans.append((began, time.monotonic()))
    together.wait(PATIENCE)
    figures.FOLD_PAST, figures.FOLD_LOOK = 20, 10
    for ship in product[WARM + TURNS * IN_A_TURN :]:
        ship()
    return spans


def main() -> None:
    job = json.loads(sys.stdin.read())
    count = len(job["orders"])
    forked = multiprocessing.get_context("fork")
    with forked.Manager() as manager, forked.Pool(count) as pool:
        together = manager.Barrier(count)
        told = pool.starmap(_work, [(job, number, together) for number in range(count)], chunksize=1)
    took = [max(end for _, end in turn) - min(began for began, _ in turn) for turn in zip(*told, strict=True)]
    done = count * TURNS * IN_A_TURN
    sys.stdout.write(json.dumps([done / sum(took[::2]), done / sum(took[1::2])]))


if __name__ == "__main__":
    main()
