"""A process that dies on command: one act in a fork of its own, killed by SIGKILL at the n-th point of its way.

    with Mortal() as mortal:
        mortal.run(shop, call, "click-7", dies_at=12)   -> None: killed there
        mortal.run(shop, call, "click-7")               -> the answer, and how many points there are

Points are every statement and both sides of the commit. The server is started anew (never a fork of the tests, whose
WAL a fork would close), imports everything once and holds no database; each act opens the shop as a restarted
program does.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any

from pydantic_core import to_json, to_jsonable_python
from sqlalchemy import Engine, event

from desktop import cli_values
from desktop.models.database import open_engine
from desktop.services.office import Office
from desktop.services.registry import ACTIONS
from tests.founded import as_json, from_json
from tests.people import SECRET, Shop
from tests.scenes import Call


@dataclass(frozen=True)
class Told:
    """What an act that lived has to say."""

    answer: Any
    points: int
    refused: str = ""


class Mortal(AbstractContextManager["Mortal"]):
    """A server process for acts that may die."""

    def __enter__(self) -> Mortal:
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.crashes"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8",
        )  # fmt: skip
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        assert self._server.stdin and self._server.stdout
        self._server.stdin.close()
        self._server.wait(timeout=30)
        self._server.stdout.close()

    def start(self, shop: Shop, call: Call, command_id: str, *, dies_at: int = 0) -> None:
        """Begin an act in a process of its own; end() waits for it."""
        who = call.by or shop.owner
        parameters = list(ACTIONS[call.act.__name__].arguments.parameters)[1:]
        request = {
            "url": shop.url,
            "now": shop.clock.now.isoformat(),
            "who": as_json(who),
            "act": call.act.__name__,
            "arguments": {**dict(zip(parameters, call.args, strict=False)), **call.kwargs},
            "command": command_id,
            "dies_at": dies_at,
        }
        assert self._server.stdin
        self._server.stdin.write(to_json(request).decode() + "\n")
        self._server.stdin.flush()

    def end(self) -> Told | None:
        """None for one that was killed."""
        assert self._server.stdout
        said = json.loads(self._server.stdout.readline())
        if said["signal"] == signal.SIGKILL:
            return None
        assert said["said"], "the act fell over; its traceback stands above"
        return Told(**said["said"])

    def run(self, shop: Shop, call: Call, command_id: str, *, dies_at: int = 0) -> Told | None:
        self.start(shop, call, command_id, dies_at=dies_at)
        return self.end()


def count_points(engine: Engine, reached: Any) -> None:
    """Call reached() before every statement and on both sides of every commit."""

    @event.listens_for(engine, "before_cursor_execute")
    def statement(*_: Any) -> None:
        reached()

    commit = engine.dialect.do_commit

    def committing(connection: Any) -> None:
        reached()
        commit(connection)
        reached()

    engine.dialect.do_commit = committing  # type: ignore[assignment,method-assign]  # sees both sides


def _act(request: dict[str, Any]) -> dict[str, Any]:
    engine = open_engine(request["url"])
    now = datetime.fromisoformat(request["now"])
    office = Office(engine, shop_secret=SECRET, clock=lambda: now)
    points = 0

    def reached() -> None:
        nonlocal points
        points += 1
        if points == request["dies_at"]:
            os.kill(os.getpid(), signal.SIGKILL)

    count_points(engine, reached)
    entered = ACTIONS[request["act"]]
    arguments = cli_values.typed(entered, request["arguments"])
    answer = office.do_command(from_json(request["who"]), request["command"], entered.run, **arguments)
    engine.dispose()
    return {"answer": to_jsonable_python(answer), "points": points}


def _serve() -> None:
    for line in sys.stdin:
        request = json.loads(line)
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            status = 1
            try:
                os.close(read)
                with os.fdopen(write, "wb") as out:
                    out.write(to_json(_act(request)))
                status = 0
            finally:
                if status:
                    sys.excepthook(*sys.exc_info())
                os._exit(status)
        os.close(write)
        with os.fdopen(read, "rb") as pipe:
            said = pipe.read()
        _, status = os.waitpid(child, 0)
        ended = {"signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, "said": json.loads(said or b"null")}
        sys.stdout.write(json.dumps(ended) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
