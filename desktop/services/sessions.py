"""Coming and going at a desk: what the login page and the lock screen ask for, a lost database told as DatabaseGone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.models.vocabulary import Permission
from desktop.services import staff
from desktop.services.office import Office
from desktop.services.settings import ShopSettings, shop_settings
from desktop.services.transaction import AccessNote, Actor


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who came in. settings is None while the first password is still to be chosen."""

    actor: Actor
    settings: ShopSettings | None


def arrive(office: Office, login: str, password: str, *, pc: str) -> Arrival:
    """Sign in at this PC. Raises SignInRefused, DatabaseGone."""
    with office.reaching():
        actor = staff.sign_in(office, login, password, pc=pc, costs=staff.login_costs(office))
    return Arrival(actor, None if actor.must_change else office.ask(actor, shop_settings))


def choose_password(office: Office, actor: Actor, old: str, new: str) -> Arrival:
    """Replace the activation code or an old password. Raises WeakPassword, SignInRefused, DatabaseGone."""
    with office.reaching():
        changed = staff.change_password(office, actor, old, new, costs=staff.login_costs(office))
    return Arrival(changed, office.ask(changed, shop_settings))


def leave(office: Office, actor: Actor, reason: str = "signed_out", *, opened: Sequence[AccessNote] = ()) -> None:
    """The session ends; what was opened and isn't on record yet is written before."""
    if opened:
        office.note_access(actor, Permission.SEE, opened)
    with office.reaching():
        staff.sign_out(office, actor, reason)


def shop_name(office: Office) -> str:
    """For the login page, before anybody has signed in."""
    with office.reaching():
        return staff.name_of_shop(office)
