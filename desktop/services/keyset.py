"""The cursor of a list that is read page by page: sort key, direction, the last row's value and id."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import UTC, datetime
from typing import Any

from desktop.services.errors import Invalid


def write_cursor(sort: str, descending: bool, value: Any, row_id: int) -> str:
    text = value.isoformat() if isinstance(value, datetime) else value
    return base64.urlsafe_b64encode(json.dumps([sort, descending, text, row_id]).encode()).decode()


def read_cursor(cursor: str, sort: str, descending: bool, kind: type) -> tuple[Any, int]:
    """(value, id) behind which the next page begins; kind is str, int or datetime. Raises Invalid."""
    try:
        told_sort, told_descending, value, last_id = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii")))
        if (told_sort, told_descending) != (sort, descending):
            raise Invalid("after", "other_sort")
        if type(last_id) is not int or type(value) is not (str if kind is datetime else kind):
            raise Invalid("after", "unreadable")
        return (datetime.fromisoformat(str(value)).astimezone(UTC) if kind is datetime else value), last_id
    except (ValueError, TypeError, OverflowError, binascii.Error):
        raise Invalid("after", "unreadable") from None
