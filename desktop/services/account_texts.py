"""What is typed of an account with somebody outside the shop: checked before it is kept or sent anywhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from desktop.services.errors import Invalid
from desktop.services.wire import is_safe

ENDPOINT = "endpoint"


def check_account(
    told: Mapping[str, str], *, most: int, may_lack: Collection[str] = (), words: Collection[str] = ()
) -> None:  # fmt: skip
    """Each a line of ASCII (words: of anything printable) up to most characters; the endpoint is reached over TLS.

    Raises Invalid with the field: missing, too_long, unreadable_character, not_https.
    """
    for name, value in told.items():
        if not value and name not in may_lack:
            raise Invalid(name, "missing")
        if len(value) > most:
            raise Invalid(name, "too_long", most)
        if not value.isprintable() or not (value.isascii() or name in words):
            raise Invalid(name, "unreadable_character")
    if not is_safe(told[ENDPOINT]):
        raise Invalid(ENDPOINT, "not_https")
