"""A slow line to a real server: a TCP proxy whose bytes take their time, stall now and then, and can break off.

    with SlowLine(port, delay_ms=50, jitter_ms=15, loss=0.05) as line:
        url_over(line, url)            the same database, over the line
        line.quick() · line.slow()     without its delays, and with them again
        line.cut()                     every connection breaks; who calls again gets through
        line.turns                     how often an answer had to be waited for: the line's round trips

TCP never loses a byte, it sends it again: a lost packet shows as a stall of what comes behind it, in its order.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import threading
from collections.abc import Awaitable
from types import TracebackType

from sqlalchemy import make_url

# what Linux waits at least before it sends again
RETRANSMISSION_S = 0.2
_PIECE = 65_536


class SlowLine:
    def __init__(
        self, port: int, *, delay_ms: int = 50, jitter_ms: int = 15, loss: float = 0.05, seed: int = 7
    ) -> None:
        """delay_ms each way."""
        self._server_port = port
        self._delay, self._jitter, self._loss = delay_ms / 1000, jitter_ms / 1000, loss
        self._chance = random.Random(seed)
        self._fast = False
        self._ways: set[asyncio.StreamWriter] = set()
        self._pumps: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="slow line", daemon=True)
        self.port = 0
        self.turns = self.stalls = 0

    def __enter__(self) -> SlowLine:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def quick(self) -> None:
        self._fast = True

    def slow(self) -> None:
        self._fast = False

    def cut(self) -> None:
        asyncio.run_coroutine_threadsafe(self._break_off(), self._loop).result(10)

    async def _open(self) -> None:
        self._door = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        self.port = int(self._door.sockets[0].getsockname()[1])

    async def _close(self) -> None:
        self._door.close()
        await self._break_off()

    async def _break_off(self) -> None:
        for way in self._ways:
            # at once and without a farewell, as a router does that was switched off
            way.transport.abort()
        pumps = list(self._pumps)
        for pump in pumps:
            pump.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)
        self._ways.clear()

    async def _carry(self, from_desk: asyncio.StreamReader, to_desk: asyncio.StreamWriter) -> None:
        try:
            from_server, to_server = await asyncio.open_connection("127.0.0.1", self._server_port)
        except OSError:
            to_desk.close()
            return
        self._ways |= {to_desk, to_server}
        for source, target, asks in ((from_desk, to_server, True), (from_server, to_desk, False)):
            for made in self._pump(source, target, asks):
                self._pumps.add(made)
                made.add_done_callback(self._pumps.discard)

    def _pump(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, asks: bool) -> list[asyncio.Task[None]]:
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def take_in() -> None:
            due = 0.0
            while piece := await source.read(_PIECE):
                self.turns += asks
                # what was sent later never comes earlier
                due = max(due, self._loop.time() + self._travel())
                under_way.put_nowait((due, piece))
            under_way.put_nowait((due, b""))

        async def hand_out() -> None:
            while True:
                due, piece = await under_way.get()
                await asyncio.sleep(max(0.0, due - self._loop.time()))
                if not piece:
                    break
                target.write(piece)
                await target.drain()
            target.close()

        return [self._loop.create_task(_unless_broken(work())) for work in (take_in, hand_out)]

    def _travel(self) -> float:
        if self._fast:
            return 0.0
        lost = self._chance.random() < self._loss
        self.stalls += lost
        return self._delay + self._chance.uniform(-self._jitter, self._jitter) + (RETRANSMISSION_S if lost else 0.0)


async def _unless_broken(work: Awaitable[object]) -> None:
    with contextlib.suppress(OSError):
        await work


def url_over(line: SlowLine, url: str) -> str:
    return make_url(url).set(port=line.port).render_as_string(hide_password=False)
