"""A new shop: its tables are there, its secrets are made, the owner can sign in, the sheet is shown once."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, insert, select

from desktop import crypto
from desktop.models.catalogue import RuleVersion
from desktop.models.setting import Setting
from desktop.models.staff import DataKey, KeyGrant, KeyHolder, Role, RolePermission, Staff
from desktop.models.vocabulary import PRESETS, Preset
from desktop.passwords import weakness
from desktop.recovery import new_recovery
from desktop.services.errors import Invalid, WeakPassword
from desktop.services.office import Office
from desktop.services.rule_document import RuleDocument

ROLE_NAMES = {
    Preset.OWNER: "店主",
    Preset.MANAGER: "店长",
    Preset.SERVICE: "客服",
    Preset.WAREHOUSE: "仓库",
    Preset.FINANCE: "财务",
    Preset.AUDITOR: "审计",
}


@dataclass(frozen=True, slots=True)
class NewShop:
    """recovery_words open everything and are never stored."""

    shop_id: str
    recovery_words: str


def login_problem(login: str) -> Invalid | None:
    """2 to 40 letters and digits of ASCII, with points and underlines between."""
    fits = 2 <= len(login) <= 40 and login.isascii() and login.replace(".", "").replace("_", "").isalnum()
    return None if fits else Invalid("owner", "malformed", 40)


def new_shop_id() -> str:
    return secrets.token_hex(8)


def has_shop(connection: Connection) -> bool:
    return connection.execute(select(Setting.name).where(Setting.name == "shop_id")).first() is not None


def found_shop(
    office: Office, *, name: str, owner: str, owner_name: str, password: str, costs: crypto.Costs,
    rules: RuleDocument | None = None, zone: str = "", recovery: tuple[str, str] | None = None, shop_id: str = "",
    also: Callable[[Connection], object] | None = None,
) -> NewShop:  # fmt: skip
    """Make the shop in an empty, migrated database. Raises Invalid('shop', 'exists'), WeakPassword.

    recovery: the words and identity of a sheet that was made beforehand (recovery.new_recovery); shop_id: likewise.
    also: what happens in the same transaction, once nobody else can found a shop there.
    """
    if not 1 <= len(name.strip()) <= 40:
        raise Invalid("shop", "missing" if not name.strip() else "too_long", 40)
    login = owner.strip().casefold()
    if malformed := login_problem(login):
        raise malformed
    problem = weakness(password, login=login, shop=name)
    if problem:
        raise WeakPassword(problem)
    words, sheet = recovery or new_recovery()
    secret = crypto.make_login(password, office.shop_secret, costs)
    identity, data_key = crypto.new_identity(), crypto.new_key()
    shop_id = shop_id or new_shop_id()
    now = office.clock()
    with office.transaction() as connection:
        if has_shop(connection):
            raise Invalid("shop", "exists")
        _settings(connection, now, shop_name=name.strip(), shop_id=shop_id, **({"zone": zone} if zone else {}),
                  sealed_secret=crypto.seal_to([crypto.public_of(sheet)], office.shop_secret).hex())  # fmt: skip
        if also is not None:
            also(connection)
        roles = _roles(connection)
        connection.execute(
            insert(RuleVersion).values(
                number=1, effective_at=now, published_by="init", published_at=now,
                document=TypeAdapter(RuleDocument).dump_json(rules or RuleDocument()).decode(),
            )
        )  # fmt: skip
        staff_id = connection.execute(
            insert(Staff)
            .values(login=login, name=owner_name.strip() or login, role_id=roles[Preset.OWNER], active=True,
                    salt=secret.salt, login_hash=secret.login_hash, must_change=False, created_at=now)
            .returning(Staff.id)
        ).scalar_one()  # fmt: skip
        key_id = connection.execute(insert(DataKey).values(created_at=now).returning(DataKey.id)).scalar_one()
        public = crypto.public_of(identity)
        sealed = crypto.seal(secret.slot_key, 0, (b"identity", public.encode()), identity.encode())
        for kind, holder_staff, key, identity_sealed in (
            ("STAFF", staff_id, public, sealed),
            ("RECOVERY", None, crypto.public_of(sheet), None),
        ):
            holder_id = connection.execute(
                insert(KeyHolder)
                .values(kind=kind, staff_id=holder_staff, public_key=key, identity_sealed=identity_sealed,
                        mac=crypto.holder_mac(office.shop_secret, f"{kind}:{holder_staff or 0}", key), created_at=now)
                .returning(KeyHolder.id)
            ).scalar_one()  # fmt: skip
            connection.execute(
                insert(KeyGrant).values(data_key_id=key_id, holder_id=holder_id, sealed=crypto.seal_to([key], data_key))
            )
    return NewShop(shop_id, words)


def _settings(connection: Connection, now: datetime, **values: str) -> None:
    connection.execute(
        insert(Setting),
        [
            {"name": name, "value": json.dumps(value, ensure_ascii=False), "changed_at": now, "changed_by": "init"}
            for name, value in values.items()
        ],
    )


def _roles(connection: Connection) -> dict[Preset, int]:
    roles = {}
    for preset, permissions in PRESETS.items():
        role_id = connection.execute(
            insert(Role).values(name=ROLE_NAMES[preset], preset=preset.value).returning(Role.id)
        ).scalar_one()
        connection.execute(
            insert(RolePermission),
            [{"role_id": role_id, "permission": permission.value} for permission in sorted(permissions)],
        )
        roles[preset] = role_id
    return roles
