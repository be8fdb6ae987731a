"""A process that dies on command: one act in a fork of its own, killed by SIGKILL at the n-th point of its way.

    with Mortal() as mortal:
        mortal.run(shop, call, "click-7", dies_at=12)   -> None: killed there
        mortal.run(shop, call, "click-7")               -> the answer, and how many points there are
        mortal.found(url, pc, recovery, dies_at=3)      likewise the first minute of a PC, whose data lies in pc

Points are every statement and both sides of the commit. The server is started anew (never a fork of the tests, whose
WAL a fork would close), imports everything once and holds no database while it forks; each act opens the shop as a
restarted program does.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from inspect import Parameter
from pathlib import Path
from types import TracebackType
from typing import Any

from pydantic_core import to_json, to_jsonable_python
from sqlalchemy import Engine, event

from desktop import cli_values, config, crypto, this_pc
from desktop.models.database import open_engine
from desktop.services import opening
from desktop.services.office import Office
from desktop.services.registry import ACTIONS
from desktop.views.first_minute import wizard
from desktop.views.first_minute.shop_step import ShopWish
from tests.founded import as_json, from_json
from tests.people import PASSWORD, SECRET, Shop
from tests.scenes import Call
from tests.statements import share_compiled

IN_THE_SERVER = -1


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
        self._send(request)

    def warm(self, shop: Shop, call: Call, command_id: str = "warm") -> int:
        """Once in the server itself, which thereby compiles what its children would each compile anew: its points."""
        self.start(shop, call, command_id, dies_at=IN_THE_SERVER)
        told = self.end()
        assert told is not None
        return told.points

    def _send(self, request: dict[str, Any]) -> None:
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

    def found(self, url: str, pc: Path, recovery: tuple[str, str], *, dies_at: int = 0) -> Told | None:
        """The shop that the first minute founds at url, and this PC's note of it. The last two points are before and
        after that note.
        """
        self._send({"found": url, "pc": str(pc), "recovery": recovery, "dies_at": dies_at})
        return self.end()


def count_points(
    engine: Engine, reached: Callable[[], None], *, committing: Callable[[], None] | None = None,
    committed: Callable[[], None] | None = None,
) -> None:  # fmt: skip
    """Call reached() before every statement and, unless there is something else to call, on both sides of every commit."""
    before, after = committing or reached, committed or reached

    @event.listens_for(engine, "before_cursor_execute")
    def statement(*_: Any) -> None:
        reached()

    commit = engine.dialect.do_commit

    def commit_between(connection: Any) -> None:
        before()
        commit(connection)
        after()

    engine.dialect.do_commit = commit_between  # type: ignore[assignment,method-assign]  # sees both sides


class _Way:
    """Counts its points; at one of them the process dies."""

    def __init__(self, dies_at: int) -> None:
        self.points, self._dies_at = 0, dies_at

    def reached(self) -> None:
        self.points += 1
        if self.points == self._dies_at:
            os.kill(os.getpid(), signal.SIGKILL)


def _stands(parameter: Parameter, arguments: dict[str, Any]) -> bool:
    return parameter.kind is Parameter.POSITIONAL_OR_KEYWORD and parameter.name in arguments


def _act(request: dict[str, Any]) -> dict[str, Any]:
    engine, way = open_engine(request["url"]), _Way(request["dies_at"])
    now = datetime.fromisoformat(request["now"])
    office = Office(engine, shop_secret=SECRET, clock=lambda: now)
    count_points(engine, way.reached)
    entered = ACTIONS[request["act"]]
    arguments = cli_values.typed(entered, request["arguments"])
    # one act's parameter is called like one of the door's
    ordered = [arguments.pop(name) for name, one in entered.arguments.parameters.items() if _stands(one, arguments)]
    answer = office.do_command(from_json(request["who"]), request["command"], entered.run, *ordered, **arguments)
    engine.dispose()
    return {"answer": to_jsonable_python(answer), "points": way.points}


def _found(request: dict[str, Any]) -> dict[str, Any]:
    pc, way = Path(request["pc"]), _Way(request["dies_at"])

    def counted(url: str, **options: Any) -> Engine:
        engine = open_engine(url, **options)
        count_points(engine, way.reached)
        return engine

    os.environ["POINTSDESK_SECRETS"] = str(pc / "secrets")
    config.data_folder = lambda: pc
    crypto.Costs = lambda: crypto.CHEAP  # type: ignore[assignment,misc]  # as cheap as all passwords of the tests
    vars(opening)["open_engine"] = counted
    url = request["found"]
    admin = url if url.startswith("postgresql") else None
    wish = ShopWish(url, "晨光积分店", "Asia/Shanghai", "lixiang", "李想", PASSWORD, admin)
    url = wizard._found(wish, this_pc.kept_secrets(), (request["recovery"][0], request["recovery"][1]))
    way.reached()
    this_pc.choose_shop(url)
    way.reached()
    return {"answer": url, "points": way.points}


def _serve() -> None:
    share_compiled()
    for line in sys.stdin:
        request = json.loads(line)
        if request["dies_at"] == IN_THE_SERVER:
            _say({"signal": 0, "said": to_jsonable_python(_act(request))})
            continue
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            status = 1
            try:
                os.close(read)
                with os.fdopen(write, "wb") as out:
                    out.write(to_json(_found(request) if "found" in request else _act(request)))
                status = 0
            finally:
                if status:
                    sys.excepthook(*sys.exc_info())
                os._exit(status)
        os.close(write)
        with os.fdopen(read, "rb") as pipe:
            said = pipe.read()
        _, status = os.waitpid(child, 0)
        _say({"signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, "said": json.loads(said or b"null")})


def _say(ended: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(ended) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _serve()
