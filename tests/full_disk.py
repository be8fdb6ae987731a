"""A program whose files may not grow past a size, as on a disk that is full: it tells what each thing it tried came to.

python -m tests.full_disk, with {"url", "owner", "case", "order", "folder"} as JSON on its stdin; JSON lines on its stdout.
"""

from __future__ import annotations

import json
import resource
import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from desktop import config
from desktop.models.database import empty_log
from desktop.services import attachments, marks
from desktop.services.errors import Refused
from desktop.services.list_files import write_list
from desktop.services.office import Office, office_of
from desktop.services.transaction import Actor
from desktop.views.paper.output import _write as write_pdf
from desktop.views.paper.words import not_written_words
from desktop.views.texts import sentence
from tests.founded import from_json
from tests.people import SECRET

ROOM, MUCH = 160_000, 600_000
OLD = b"what stood there before"


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Until then: the system refuses it to this process, and takes it again afterwards."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def main() -> int:
    told = json.loads(sys.stdin.readline())
    office, owner, folder = (
        office_of(told["url"], SECRET, config.utc_now),
        from_json(told["owner"]),
        Path(told["folder"]),
    )
    tries: dict[str, Callable[[], object]] = {
        "act": lambda: _notes(office, owner, told["order"]),
        "photo": lambda: office.do_command(
            owner, "photo", attachments.add_return_photo, told["case"], photo=noisy_png(MUCH)
        ),
        "export xlsx": lambda: _table(folder / "orders.xlsx"),
        "export csv": lambda: _table(folder / "orders.csv"),
        "pdf": lambda: write_pdf(b"%PDF-1.4\n" + Random(1).randbytes(MUCH), folder / "report.pdf"),
    }
    for name in ("orders.xlsx", "orders.csv", "report.pdf"):
        (folder / name).write_bytes(OLD)
    for name, attempt in tries.items():
        # the log begins at its front again, so that it is the thing itself that finds no room
        empty_log(office.engine)
        with no_file_larger_than(ROOM):
            refused = _refusal(attempt)
        left = {file.name: file.read_bytes() == OLD for file in folder.iterdir()}
        _say(what=name, refused=refused, left=left, then=_refusal(attempt))
    office.engine.dispose()
    return 0


def _notes(office: Office, owner: Actor, order_id: int) -> None:
    """One after the other, each under its own id: those that are there are answered."""
    for number in range(60):
        body = f"{number} 放前台 " * 180
        office.do_command(owner, f"note-{number}", marks.note_order, order_id, body=body)


def _table(path: Path) -> None:
    write_list(
        path, ["单号", "备注"], list(range(9_000)), lambda some: list(some), lambda row: [f"JF{row:09}", f"{row * 7919:032}"],
        told=lambda _done, _all: None, stopped=lambda: False, keep=lambda: True,
    )  # fmt: skip


def noisy_png(size: int) -> bytes:
    """A grey picture that nothing makes smaller."""
    width = 1_000
    height = size // width
    lines = b"".join(b"\0" + Random(row).randbytes(width) for row in range(height))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(lines, 1)),
        (b"IEND", b""),
    )
    made = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def _refusal(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except Refused as fact:
        return f"{type(fact).__name__}: {sentence(fact)}"
    except OSError as problem:
        return f"OSError: {not_written_words(problem)}"
    return ""


def _say(**told: Any) -> None:
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
