"""An errand: work for a process of its own, done as the person who sends it, so that a window stays awake.

It is one JSON line on the child's stdin and holds the database's address, the shop's secret, the session and the data
keys: never in argv, environment or on disk.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import make_url

from desktop.models.vocabulary import ActorKind, Permission
from desktop.services.keys import DataKeys
from desktop.services.office import Office
from desktop.services.transaction import Actor


@dataclass(frozen=True, slots=True)
class Errand:
    """told is what the child is to do, as JSON has it."""

    url: str
    shop_secret: bytes
    actor: Actor
    told: Mapping[str, Any]


def write_errand(office: Office, actor: Actor, **told: Any) -> bytes:
    """One line of JSON, for the child's stdin and nothing else."""
    keys = actor.keys
    return json.dumps(
        {
            "url": office.engine.url.render_as_string(hide_password=False),
            "secret": _plain(office.shop_secret),
            "actor": {
                "kind": actor.kind.value, "key": actor.key, "name": actor.name, "session_id": actor.session_id,
                "pc": actor.pc, "permissions": sorted(permission.value for permission in actor.permissions),
                "staff_id": actor.staff_id, "login": actor.login, "role": actor.role,
            },
            "keys": None
            if keys is None
            else {"current": keys.current, "keys": {str(number): _plain(key) for number, key in keys.keys.items()}},
            "told": told,
        }
    ).encode() + b"\n"  # fmt: skip


def read_errand(line: bytes) -> Errand:
    """Raises ValueError, KeyError or TypeError for what is no errand."""
    given = json.loads(line)
    who, keys = given["actor"], given["keys"]
    held = (
        None
        if keys is None
        else DataKeys(int(keys["current"]), {int(number): _bytes(key) for number, key in keys["keys"].items()})
    )
    actor = Actor(
        ActorKind(who["kind"]), who["key"], who["name"], who["session_id"], who["pc"],
        frozenset(Permission(name) for name in who["permissions"]), who["staff_id"], who["login"], who["role"],
        keys=held,
    )  # fmt: skip
    make_url(given["url"])
    return Errand(given["url"], _bytes(given["secret"]), actor, dict(given["told"]))


def _plain(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
