"""People of the shop: sign-in, passwords, sessions, adding and disabling."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, or_, select, update

from desktop import crypto
from desktop.models.setting import Setting
from desktop.models.staff import Presence, Role, Staff, StaffSession
from desktop.models.vocabulary import WORKER_PERMISSIONS, ActorKind, Permission
from desktop.passwords import PasswordProblem, weakness
from desktop.services.attempts import count_attempt, forget_attempts
from desktop.services.errors import Invalid, SignInRefused, WeakPassword
from desktop.services.holders import (
    StaffSecret,
    forget_identity,
    grant_key,
    keep_identity,
    reseal_identity,
    staff_secret,
    unlock,
)
from desktop.services.office import Office
from desktop.services.presence import GONE_AFTER
from desktop.services.staff_rows import (
    StaffRow,
    end_sessions,
    keep_an_owner,
    require_all,
    reveals,
    rights_of,
    role_id_of,
    staff_row,
    staff_rows,
    take_staff,
)
from desktop.services.transaction import Actor, Reading, Tx, action, insert_row, query

ACTIVATION_DAYS = 7


@dataclass(frozen=True, slots=True)
class Activation:
    """code is shown once; it stands as password until the forced change, for a week."""

    login: str
    code: str


def sign_in(office: Office, login: str, password: str, *, pc: str, costs: crypto.Costs) -> Actor:
    """An actor with a session. Raises SignInRefused, the same for unknown, wrong and disabled logins."""
    login, password = _storable(login).strip().casefold()[:100], password[:1024]
    now = office.clock()
    found = (
        select(Staff.id, Staff.salt, Staff.login_hash, Staff.active, Staff.must_change, Staff.activation_until,
               Staff.name, Role.name.label("role"), Role.id.label("role_id"))
        .join(Role, Role.id == Staff.role_id)
        .where(Staff.login == login)
    )  # fmt: skip
    with office.transaction() as connection:
        count_attempt(office, connection, login)
        row = connection.execute(found).one_or_none()
    stored = (row.salt, row.login_hash) if row else None
    slot_key = crypto.check_login(password, stored, login=login, shop_secret=office.shop_secret, costs=costs)
    expired = row is not None and row.activation_until is not None and row.activation_until < now
    if slot_key is None or row is None or not row.active or expired:
        raise SignInRefused()
    with office.transaction() as connection:
        again = connection.execute(found).one_or_none()
        if again is None or not again.active or again.login_hash != row.login_hash:
            raise SignInRefused()
        forget_attempts(office, connection, login)
        session_id = _open_session(connection, row.id, _storable(pc), now)
        permissions = rights_of(connection, again.role_id)
        keys = unlock(connection, row.id, slot_key, office.shop_secret)
    return Actor(
        ActorKind.STAFF, f"staff:{row.id}", again.name, session_id, pc, permissions, staff_id=row.id, login=login,
        role=again.role, must_change=again.must_change, keys=keys,
    )  # fmt: skip


def sign_out(office: Office, actor: Actor, reason: str = "signed_out") -> None:
    """With her presence go those of desks that have long been silent: of a PC that lost its power nobody signs out."""
    silent = office.clock() - GONE_AFTER
    with office.transaction() as connection:
        connection.execute(
            update(StaffSession)
            .where(StaffSession.id == actor.session_id, StaffSession.ended_at.is_(None))
            .values(ended_at=office.clock(), end_reason=reason)
        )
        connection.execute(
            delete(Presence).where(or_(Presence.session_id == actor.session_id, Presence.beat_at <= silent))
        )


def worker_actor(office: Office, pc: str) -> Actor:
    with office.transaction() as connection:
        session_id = _open_session(connection, None, pc, office.clock())
    return Actor(ActorKind.WORKER, "worker", "worker", session_id, pc, WORKER_PERMISSIONS)


def change_password(office: Office, actor: Actor, old: str, new: str, *, costs: crypto.Costs) -> Actor:
    """Replace salt, hash and sealed identity and end the other sessions, all in one transaction.

    Raises WeakPassword, SignInRefused for a wrong old password, which waits as at sign-in. Returns who may now act.
    """
    problem = weakness(new, login=actor.login)
    if new == old:
        problem = problem or PasswordProblem.SAME_AS_BEFORE
    if problem:
        raise WeakPassword(problem)
    now = office.clock()
    with office.transaction() as connection:
        count_attempt(office, connection, actor.login)
    with office.transaction() as connection:
        row = connection.execute(
            select(Staff.salt, Staff.login_hash, Staff.active).where(Staff.id == actor.staff_id).with_for_update()
        ).one()
        slot_key = crypto.check_login(
            old, (row.salt, row.login_hash), login=actor.login, shop_secret=office.shop_secret, costs=costs
        )
        if slot_key is None or not row.active:
            raise SignInRefused()
        forget_attempts(office, connection, actor.login)
        secret = crypto.make_login(new, office.shop_secret, costs)
        connection.execute(
            update(Staff)
            .where(Staff.id == actor.staff_id)
            .values(salt=secret.salt, login_hash=secret.login_hash, must_change=False, activation_until=None)
        )
        reseal_identity(connection, actor, slot_key, secret.slot_key)
        connection.execute(
            update(StaffSession)
            .where(
                StaffSession.staff_id == actor.staff_id,
                StaffSession.id != actor.session_id,
                StaffSession.ended_at.is_(None),
            )  # fmt: skip
            .values(ended_at=now, end_reason="password_changed")
        )
        office.record_alone(connection, actor, "change_password", "staff", actor.staff_id or 0)
    return replace(actor, must_change=False)


@query(Permission.SEE)
def colleagues(reading: Reading) -> list[tuple[str, str]]:
    """(login, name) of everybody active, for assigning."""
    rows = reading.execute(select(Staff.login, Staff.name).where(Staff.active).order_by(Staff.name)).all()
    return [(login, name) for login, name in rows]


@query(Permission.MANAGE_STAFF)
def list_staff(reading: Reading) -> list[StaffRow]:
    return staff_rows(reading)


def add_staff(
    office: Office, actor: Actor, *, login: str, name: str, role: str, costs: crypto.Costs | None = None
) -> Activation:
    """A new person with a one-time activation code. Giving the data key takes an actor who holds it."""
    code = crypto.new_activation_code()
    secret = crypto.make_login(code, office.shop_secret, costs or login_costs(office))
    identity = crypto.new_identity()
    office.do(actor, enter_staff, login=login, name=name, role=role, secret=staff_secret(secret, identity))
    return Activation(login.strip().casefold(), code)


@action(Permission.MANAGE_STAFF)
def enter_staff(tx: Tx, *, login: str, name: str, role: str, secret: StaffSecret) -> StaffRow:
    login = login.strip().casefold()
    if not (2 <= len(login) <= 40 and login.isascii() and login.replace(".", "").replace("_", "").isalnum()):
        raise Invalid("login", "malformed", 40)
    if not 1 <= len(name.strip()) <= 40:
        raise Invalid("name", "missing" if not name.strip() else "too_long", 40)
    if tx.scalar(select(Staff.id).where(Staff.login == login)) is not None:
        raise Invalid("login", "taken")
    role_id = role_id_of(tx, role)
    require_all(tx, rights_of(tx, role_id))
    staff_id = insert_row(
        tx, Staff.id, login=login, name=name.strip(), role_id=role_id, active=True, salt=secret.salt,
        login_hash=secret.login_hash, must_change=True, activation_until=tx.now + timedelta(days=ACTIVATION_DAYS),
        created_at=tx.now,
    )  # fmt: skip
    keep_identity(tx, staff_id, secret)
    if reveals(tx, role_id):
        grant_key(tx, staff_id)
    row = staff_row(tx, staff_id)
    tx.record("enter_staff", "staff", staff_id, after={"login": login, "role": row.role})
    return row


@action(Permission.MANAGE_STAFF)
def disable_staff(tx: Tx, *, login: str, reason: str = "") -> StaffRow:
    """End her sessions, take her key and her way in. Raises Invalid: last_owner, yourself, disabled_already."""
    keep_an_owner(tx, login)
    row = take_staff(tx, login)
    if row.id == tx.actor.staff_id:
        raise Invalid("login", "yourself")
    if not row.active:
        raise Invalid("login", "disabled_already")
    tx.execute(update(Staff).where(Staff.id == row.id).values(active=False, disabled_at=tx.now))
    end_sessions(tx, row.id, "disabled")
    forget_identity(tx, row.id)
    tx.record("disable_staff", "staff", row.id, before={"role": row.role}, reason=reason)
    return staff_row(tx, row.id)


def reset_staff(office: Office, actor: Actor, *, login: str, costs: crypto.Costs | None = None) -> Activation:
    """A new activation code for somebody who forgot hers; the old password and identity are gone."""
    code = crypto.new_activation_code()
    secret = crypto.make_login(code, office.shop_secret, costs or login_costs(office))
    identity = crypto.new_identity()
    office.do(actor, renew_staff, login=login, secret=staff_secret(secret, identity))
    return Activation(login.strip().casefold(), code)


@action(Permission.MANAGE_STAFF)
def renew_staff(tx: Tx, *, login: str, secret: StaffSecret) -> StaffRow:
    """A new code and identity in place of the old ones; who was disabled may come in again."""
    row = take_staff(tx, login)
    require_all(tx, rights_of(tx, row.role_id))
    tx.execute(
        update(Staff)
        .where(Staff.id == row.id)
        .values(
            salt=secret.salt,
            login_hash=secret.login_hash,
            must_change=True,
            active=True,
            disabled_at=None,
            activation_until=tx.now + timedelta(days=ACTIVATION_DAYS),
        )  # fmt: skip
    )
    end_sessions(tx, row.id, "reset")
    forget_identity(tx, row.id)
    keep_identity(tx, row.id, secret)
    if reveals(tx, row.role_id):
        grant_key(tx, row.id)
    tx.record("renew_staff", "staff", row.id, before={"active": row.active}, after={"active": True})
    return staff_row(tx, row.id)


def _open_session(connection: Connection, staff_id: int | None, pc: str, now: datetime) -> int:
    session_id: int = connection.execute(
        insert(StaffSession)
        .values(staff_id=staff_id, pc=pc[:100], started_at=now, last_seq=0)
        .returning(StaffSession.id)
    ).scalar_one()
    return session_id


def _storable(text: str) -> str:
    """Without what no database keeps: nobody's login or PC has it."""
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")


def login_costs(office: Office) -> crypto.Costs:
    """What passwords cost in this shop: only a demo shop is cheap."""
    with office.engine.connect() as connection:
        demo = connection.execute(select(Setting.value).where(Setting.name == "demo")).scalar()
    return crypto.CHEAP if demo == "true" else crypto.Costs()


def name_of_shop(office: Office) -> str:
    with office.engine.connect() as connection:
        name = connection.execute(select(Setting.value).where(Setting.name == "shop_name")).scalar()
    return str(json.loads(name)) if name else ""
