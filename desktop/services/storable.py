"""What no database keeps is refused in its own words before or as it is sent."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydantic_core import PydanticSerializationError, to_json
from sqlalchemy.exc import DataError, DBAPIError

from desktop.models.database import is_full, is_too_long
from desktop.services.errors import Invalid, StorageFull

# a limit on files says EFBIG, as a file system does past what it can hold
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


def storable_json(values: Any) -> bytes:
    """values as JSON. Raises Invalid for text that no database can keep: lone surrogates and NUL."""
    try:
        content: bytes = to_json(values, bytes_mode="base64", inf_nan_mode="strings")
    except (UnicodeEncodeError, PydanticSerializationError):
        raise Invalid("text", "unreadable_character") from None
    if _NUL.search(content):
        raise Invalid("text", "unreadable_character")
    return content


def no_room(problem: OSError) -> bool:
    """The disk is full, or what this user or this program may fill of it."""
    return problem.errno in _NO_ROOM


@contextmanager
def storable() -> Iterator[None]:
    """A number past what the database's columns hold, a text past its indexes, is a wrong value, not a fault: Invalid.

    A disk without room is StorageFull: the transaction is rolled back.
    """
    try:
        yield
    except (DataError, OverflowError) as error:
        raise Invalid("number", "out_of_range") from error
    except DBAPIError as error:
        if is_too_long(error):
            raise Invalid("text", "too_long") from error
        if is_full(error):
            raise StorageFull() from error
        raise
    except OSError as error:
        if no_room(error):
            raise StorageFull() from error
        raise
