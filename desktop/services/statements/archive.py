"""A bill within a ZIP, as Alipay gives it: read without unpacking by hand, and never more of it than a bill may be.

with unpacked(path) as bill: …        the bill's own file for as long as needed; path itself where it is no such ZIP
"""

from __future__ import annotations

import errno
import lzma
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.services.spreadsheets.tables import FileRefused
from desktop.services.statements.layouts import StatementRefused, bill_in

MEMBERS_MOST, ARCHIVE_MOST, BILL_MOST, RATIO_MOST = 50, 64 * 2**20, 256 * 2**20, 1_000
_HEAD, _BLOCK, _LOCKED = 4_096, 2**18, 0x1
# what a damaged or hostile ZIP raises: every way of packing its own error, a version or a way of packing that nobody
# knows NotImplementedError, names and numbers that are none a ValueError
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, NotImplementedError)


def is_archive(path: Path) -> bool:
    """A ZIP that isn't a workbook. Raises OSError."""
    with path.open("rb") as file:
        if file.read(4) != b"PK\x03\x04":
            return False
    try:
        with _opened(path) as archive:
            return "[Content_Types].xml" not in archive.namelist()
    except FileRefused:
        return False


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """Raises FileRefused (zip_bomb, too_large, broken), StatementRefused (unknown_layout, locked, several_bills)."""
    if not is_archive(path):
        yield path
        return
    if path.stat().st_size > ARCHIVE_MOST:
        raise FileRefused("too_large", path.name, str(ARCHIVE_MOST // 2**20))
    with tempfile.TemporaryDirectory(prefix="pointsdesk-") as folder:
        # under the archive's name, which is what a person knows it by
        bill = Path(folder) / path.name
        with _opened(path) as archive:
            _copy(archive, _the_bill(archive, path.name), bill)
        yield bill


def bills_within(path: Path) -> bool:
    """Whether a ZIP has a bill in it; False for what can't be looked into. Raises OSError."""
    try:
        with _opened(path) as archive:
            return any(
                _is_bill(archive, one) for one in archive.infolist()[:MEMBERS_MOST] if not one.flag_bits & _LOCKED
            )
    except FileRefused:
        return False


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Raises FileRefused (broken) for whatever is wrong with the ZIP, OSError for what the disk says."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except _BROKEN:
        raise FileRefused("broken", path.name) from None
    except OSError as problem:
        # bzip2's word for broken data has no number, and an offset before the file's beginning is an invalid one
        if problem.errno not in (None, errno.EINVAL):
            raise
        raise FileRefused("broken", path.name) from None


def _the_bill(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    """The only member that is one; what the others are doesn't matter, but together they are no bomb."""
    members = [one for one in archive.infolist() if not one.is_dir()]
    most = sum(one.file_size for one in members)
    if len(members) > MEMBERS_MOST or most > BILL_MOST:
        raise FileRefused("zip_bomb", name, str(BILL_MOST // 2**20))
    if any(one.file_size > RATIO_MOST * max(one.compress_size, 1) for one in members):
        raise FileRefused("zip_bomb", name, str(BILL_MOST // 2**20))
    if any(one.flag_bits & _LOCKED for one in members):
        raise StatementRefused("locked", name)
    found = [one for one in members if _is_bill(archive, one)]
    if len(found) != 1:
        raise StatementRefused("several_bills" if found else "unknown_layout", name, str(len(found)))
    return found[0]


def _is_bill(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """By its first line: the summary that comes with a bill begins in another way."""
    with archive.open(member) as inner:
        return bill_in(inner.read(_HEAD))


def _copy(archive: zipfile.ZipFile, member: zipfile.ZipInfo, to: Path) -> None:
    """What it says of its size isn't believed."""
    size = 0
    with archive.open(member) as inner, to.open("wb") as file:
        while block := inner.read(_BLOCK):
            size += len(block)
            if size > BILL_MOST:
                raise FileRefused("zip_bomb", to.name, str(BILL_MOST // 2**20))
            file.write(block)
