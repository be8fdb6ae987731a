"""A worker in a process of its own, which a story may stop, wake and kill.

with WorkerProcess(shop, waits_at="cancel_order") as other:
    other.waits()                    until it is about to do that step
    other.stop(); other.wake()       SIGSTOP and SIGCONT
    other.goes_on()                  it does the step; the next one of that kind waits again
    other.end() -> Round as a dict
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from desktop.models.database import open_engine
from desktop.services import staff, worker
from desktop.services.automation import nightly
from desktop.services.office import Office
from desktop.services.transaction import Actor, Tx
from tests.people import SECRET, Shop

P = ParamSpec("P")
R = TypeVar("R")


class WorkerProcess(AbstractContextManager["WorkerProcess"]):
    """One round, and what is done once a day, at the story's time."""

    def __init__(self, shop: Shop, *, waits_at: str = "", pc: str = "仓库-02") -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.worker_process"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8",
        )  # fmt: skip
        told = {"url": shop.url, "now": shop.clock.now.isoformat(), "waits_at": waits_at, "pc": pc}
        self._say(json.dumps(told))

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(timeout=30)
        self._process.stdout.close()

    def begin(self) -> None:
        self._say("begin")

    def waits(self) -> str:
        """Returns the step that it is at."""
        return self._heard()["at"]  # type: ignore[no-any-return]  # JSON

    def stop(self) -> None:
        self._signal("SIGSTOP")
        os.waitid(os.P_PID, self._process.pid, os.WSTOPPED)

    def wake(self) -> None:
        self._signal("SIGCONT")

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(timeout=30)

    def goes_on(self) -> None:
        self._say("go")

    def end(self) -> dict[str, Any]:
        return self._heard()["done"]  # type: ignore[no-any-return]  # JSON

    def _signal(self, name: str) -> None:
        os.kill(self._process.pid, getattr(signal, name))

    def _say(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _heard(self) -> dict[str, Any]:
        assert self._process.stdout
        return json.loads(self._process.stdout.readline())  # type: ignore[no-any-return]  # JSON


class _Waiting(Office):
    waits_at = ""

    def do(self, actor: Actor, act: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        step = str(args[1]) if act.__name__ == "run_step" else act.__name__
        if step == self.waits_at:
            _tell(at=step)
            sys.stdin.readline()
        return super().do(actor, act, *args, **kwargs)


def _tell(**said: Any) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def main() -> None:
    told = json.loads(sys.stdin.readline())
    now = datetime.fromisoformat(told["now"])
    engine = open_engine(told["url"])
    office = _Waiting(engine, shop_secret=SECRET, clock=lambda: now)
    office.waits_at = told["waits_at"]
    actor = staff.worker_actor(office, told["pc"])
    _tell(at="ready")
    sys.stdin.readline()
    done = worker.run_once(office, actor)
    daily = nightly.run_daily(office, actor)
    _tell(done={**asdict(done), "daily": daily})
    engine.dispose()


if __name__ == "__main__":
    main()
