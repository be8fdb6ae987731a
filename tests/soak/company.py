"""A shop with several desks: made, opened, worked at for a while, looked at all the time, and asked at the end.

with a_company(desks) as company:
    company.work(seconds, acts)      what every desk has to tell, and the samples of every process meanwhile
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import func, insert, select, text

from desktop import config, crypto
from desktop.models.setting import Setting
from desktop.models.staff import Presence, StaffSession
from desktop.models.vocabulary import Preset, SaleMode
from desktop.services import catalogue, members, opening, placing, staff, verify
from desktop.services.catalogue import SkuDraft
from desktop.services.connecting import application_url
from desktop.services.office import Office
from desktop.services.placing import LineWish
from desktop.services.transaction import Actor
from desktop.shop_secrets import ShopSecrets
from tests import servers
from tests.founded import found_at
from tests.people import HOME, PASSWORD

ORDERS, MEMBERS, SKUS = 150, 40, 12
EVERY = 2.0


@dataclass(frozen=True, slots=True)
class Sample:
    """Of one process at one moment."""

    at: float
    mib: float
    threads: int
    files: int
    cpu: float
    # of the window's own thread
    window: float


@dataclass
class Seat:
    """A desk's process and what it has told."""

    process: subprocess.Popen[str]
    login: str
    samples: list[Sample] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)

    def say(self, **what: Any) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()

    def hear(self, what: str) -> dict[str, Any]:
        assert self.process.stdout
        line = self.process.stdout.readline()
        told: dict[str, Any] = json.loads(line or "{}")
        if what not in told:
            raise AssertionError(f"{self.login} said {line!r}, not {what}")
        return told

    def look(self, at: float) -> None:
        self.samples.append(sample(self.process.pid, at))


def sample(pid: int, at: float) -> Sample:
    process = psutil.Process(pid)
    with process.oneshot():
        mib, threads, files = process.memory_info().rss / 2**20, process.num_threads(), process.num_fds()
        used = {one.id: one.user_time + one.system_time for one in process.threads()}
    return Sample(at, mib, threads, files, sum(used.values()), used[pid])


class Company:
    def __init__(self, server: servers.Postgres, office: Office, owner: Actor, url: str, folder: Path) -> None:
        self.server, self.office, self.owner, self.url, self.folder = server, office, owner, url, folder
        self.seats: list[Seat] = []
        self.connections: list[int] = []
        self.server_cpu: list[float] = []

    def furnish(self, desks: int) -> None:
        people = []
        for number in range(desks):
            login = f"clerk{number}"
            given = staff.add_staff(
                self.office,
                self.owner,
                login=login,
                name=f"店员{number}",
                role=Preset.MANAGER.value,
                costs=crypto.CHEAP,
            )
            actor = staff.sign_in(self.office, login, given.code, pc="店主", costs=crypto.CHEAP)
            staff.change_password(self.office, actor, given.code, PASSWORD, costs=crypto.CHEAP)
            people.append(login)
        buyers = [
            self.office.do(self.owner, members.add_member, name=f"何小{chr(0x4E00 + n)}", phone=f"1990000{n:04}", points=10**6).id
            for n in range(MEMBERS)
        ]  # fmt: skip
        skus = [f"SOAK{n}" for n in range(SKUS)]
        for code in skus:
            draft = SkuDraft(
                code, f"慢跑毛巾 {code}", mode=SaleMode.POINTS_CASH, price_points=10, price_fen=990, stock=10**6
            )
            self.office.do(self.owner, catalogue.add_sku, draft)
        orders = [
            self.office.do(
                self.owner, placing.place_order, buyers[n % MEMBERS], lines=(LineWish(skus[n % SKUS], 1),), recipient=HOME
            )
            for n in range(ORDERS)
        ]  # fmt: skip
        numbers = [order.order_no for order in orders[::10]]
        for number, login in enumerate(people):
            self.seats.append(Seat(_desk(self.folder, number), login))
            self.seats[-1].say(
                url=self.url, secrets=str(self.folder / "secrets"), login=login, password=PASSWORD, pc=f"柜台-{number}",
                seed=number, members=buyers, skus=skus, words=[*numbers, "何小", "毛巾"], log=str(self.folder / "desk.log"),
            )  # fmt: skip
            # one after the other: people don't come in the same second, and the machine has two cores
            self.seats[-1].hear("ready")

    def work(self, seconds: float, acts: float) -> None:
        begin = time.monotonic() + 1
        for seat in self.seats:
            seat.say(begin=begin, end=begin + seconds, pause=len(self.seats) / acts)
        while (now := time.monotonic()) < begin + seconds:
            for seat in self.seats:
                seat.look(now - begin)
            self.connections.append(self._connections())
            self.server_cpu.append(self._server_cpu())
            time.sleep(min(EVERY, begin + seconds - now))
        for seat in self.seats:
            seat.hear("worked")
        for seat in self.seats:
            seat.say(compare=True)
            seat.told = seat.hear("took")

    def leave(self) -> None:
        for seat in self.seats:
            seat.say(leave=True)
        for seat in self.seats:
            seat.hear("left")
            assert seat.process.stdin
            seat.process.stdin.close()
            seat.process.wait(timeout=60)

    def _connections(self) -> int:
        return int(self.one(text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"))) - 1

    def sessions_made(self) -> int:
        return int(self.one(text("SELECT sessions FROM pg_stat_database WHERE datname = current_database()")))

    def _server_cpu(self) -> float:
        """What all of the server's processes have used, those that have ended too."""
        master = psutil.Process(int((self.server.folder / "data" / "postmaster.pid").read_text("utf-8").split()[0]))
        total = 0.0
        for process in (master, *master.children()):
            try:
                times = process.cpu_times()
            except psutil.NoSuchProcess:
                continue
            total += times.user + times.system
        ended = master.cpu_times()
        return total + ended.children_user + ended.children_system

    def one(self, statement: Any) -> Any:
        with self.office.engine.connect() as connection:
            return connection.execute(statement).scalar()

    def presences(self) -> int:
        return int(self.one(select(func.count()).select_from(Presence)))

    def open_sessions(self) -> int:
        clerks = (
            select(func.count())
            .select_from(StaffSession)
            .where(StaffSession.ended_at.is_(None), StaffSession.pc.like("柜台-%"))
        )
        return int(self.one(clerks))

    def breaks(self) -> list[str]:
        report = self.office.ask(self.owner, verify.verify)
        return [f"{found.check} {found.subject} {found.expected} {found.found}" for found in report.breaks]


def _desk(folder: Path, number: int) -> subprocess.Popen[str]:
    with (folder / f"desk{number}.err").open("w", encoding="utf-8") as errors:
        return subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "tests.soak.desk"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=errors, text=True, encoding="utf-8",
        )  # fmt: skip


def _end(process: subprocess.Popen[Any]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()


@contextmanager
def a_company(desks: int) -> Iterator[Company]:
    """On a server of its own that keeps its promises, vacuums included; a worker runs beside the desks."""
    with tempfile.TemporaryDirectory(prefix="pd-soak-") as place, servers.running(durable=True) as server:
        folder = Path(place)
        server.execute("ALTER SYSTEM SET autovacuum = on")
        server.execute("SELECT pg_reload_conf()")
        server.execute("CREATE DATABASE shop TEMPLATE template0")
        owning, secrets = server.url("shop"), ShopSecrets(folder / "secrets")
        url = application_url(owning, "secret-word")
        found_at(url, secrets, admin_url=owning)
        office = opening.open_shop(url, secrets, config.utc_now)
        owner = staff.sign_in(office, "lixiang", PASSWORD, pc="店主", costs=crypto.CHEAP)
        with office.transaction() as connection:
            # signing in costs no second, and its clerks send everything to one house
            rows = [
                {"name": name, "value": value, "changed_at": office.clock(), "changed_by": "init"}
                for name, value in (("demo", "true"), ("risky_address_orders", "0"), ("risky_phone_members", "0"))
            ]
            connection.execute(insert(Setting), rows)
        company = Company(server, office, owner, url, folder)
        worker: subprocess.Popen[Any] | None = None
        try:
            environment = {**os.environ, "POINTSDESK_DB": url, "POINTSDESK_SECRETS": str(folder / "secrets")}
            verb = [sys.executable, "-X", "utf8", "-m", "desktop", "worker"]
            subprocess.run([*verb, "--once"], env=environment, check=True, stdout=subprocess.DEVNULL)
            worker = subprocess.Popen(verb, env=environment, stdout=subprocess.DEVNULL)
            company.furnish(desks)
            yield company
        finally:
            for seat in company.seats:
                _end(seat.process)
            if worker is not None:
                _end(worker)
            office.engine.dispose()
