"""One example of every act on people, roles, sessions and the shop's settings: act → what it is called with in a shop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop import crypto
from desktop.models.vocabulary import Permission
from desktop.services import roles, staff
from desktop.services.holders import StaffSecret
from tests.people import Shop

Arguments = tuple[tuple[Any, ...], dict[str, Any]]
NIGHT = (Permission.SEE, Permission.NOTE)


def _secret() -> StaffSecret:
    made = crypto.make_login(crypto.new_activation_code(), b"x" * 32, crypto.CHEAP)
    public = crypto.public_of(crypto.new_identity())
    return StaffSecret(made.salt, made.login_hash, public, b"sealed")


def _new_login(shop: Shop) -> str:
    shop.made += 1
    return f"colleague{shop.made}"


def _colleague(**kwargs: Any) -> Callable[[Shop], Arguments]:
    def ready(shop: Shop) -> Arguments:
        login = _new_login(shop)
        staff.add_staff(shop.office, shop.owner, login=login, name="小林", role="FINANCE", costs=crypto.CHEAP)
        return (), {"login": login, **kwargs}

    return ready


def _own_role(**kwargs: Any) -> Callable[[Shop], Arguments]:
    def ready(shop: Shop) -> Arguments:
        return (shop.do(roles.create_role, name=_new_login(shop), rights=NIGHT).id,), kwargs

    return ready


def _session(shop: Shop) -> Arguments:
    login = _new_login(shop)
    code = staff.add_staff(shop.office, shop.owner, login=login, name="小林", role="FINANCE", costs=crypto.CHEAP).code
    return (staff.sign_in(shop.office, login, code, pc="收银台-04", costs=crypto.CHEAP).session_id,), {}


CALLS: dict[str, Callable[[Shop], Arguments]] = {
    "change_role": _colleague(role="AUDITOR"),
    "change_settings": lambda _: ((), {"values": {"ship_hours": 36, "auto_release": False}}),
    "create_role": lambda shop: ((), {"name": _new_login(shop), "rights": NIGHT}),
    "delete_role": _own_role(),
    "disable_staff": _colleague(reason="离职"),
    "edit_role": _own_role(name="夜班", rights=(Permission.SEE, Permission.SHIP)),
    "end_session": _session,
    "enter_staff": lambda shop: (
        (), {"login": _new_login(shop), "name": "小周", "role": "FINANCE", "secret": _secret()}
    ),
    "invite_pc": lambda _: ((), {"number": "a1b2c3d4", "hours": 24}),
    "renew_staff": _colleague(secret=_secret()),
}  # fmt: skip
