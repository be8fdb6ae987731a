"""The login by which all PCs of a shop on PostgreSQL work, kept sealed in the shop itself.

One role serves every PC, its password sealed under the shop secret: whoever has that secret and reaches the database
as its owner (a founding that was cut off, the recovery sheet) gets the login that the others have, and nobody's
changes. A role for each PC would tell them apart on the server, but only the owner can make one, so every join would
need the owner's password at the till; and a lost PC has the shop secret, which a role taken away leaves it.
"""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, delete, insert, make_url, select

from desktop import crypto
from desktop.models.setting import Setting

_NAME = "database_login"


def keep_login(connection: Connection, shop_secret: bytes, url: str, now: datetime) -> None:
    """The login of url is the shop's from now on."""
    place = make_url(url)
    told = json.dumps([place.username, place.password or ""])
    sealed = crypto.seal_service(shop_secret, _NAME, told).hex()
    connection.execute(delete(Setting).where(Setting.name == _NAME))
    connection.execute(
        insert(Setting).values(name=_NAME, value=json.dumps(sealed), changed_at=now, changed_by="database_owner")
    )


def with_kept_login(connection: Connection, shop_secret: bytes, url: str) -> str | None:
    """url with the shop's login in place of its own; None where the shop keeps none. Raises crypto.Unreadable."""
    sealed = connection.execute(select(Setting.value).where(Setting.name == _NAME)).scalar()
    if sealed is None:
        return None
    user, password = json.loads(crypto.open_service(shop_secret, _NAME, bytes.fromhex(json.loads(sealed))))
    return make_url(url).set(username=user, password=password or None).render_as_string(hide_password=False)
