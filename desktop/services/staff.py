"""People of the shop: sign-in, passwords, sessions, adding and disabling."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from desktop import crypto
from desktop.models.setting import Setting
from desktop.models.staff import (
    KeyHolder,
    LoginAttempt,
    Role,
    RolePermission,
    Staff,
    StaffSession,
)
from desktop.models.vocabulary import WORKER_PERMISSIONS, ActorKind, Permission
from desktop.passwords import PasswordProblem, weakness
from desktop.services.errors import Invalid, NotFound, SignInRefused, WeakPassword
from desktop.services.holders import StaffSecret, give_key, reseal_identity, staff_secret, take_key, unlock
from desktop.services.office import Office
from desktop.services.transaction import Actor, Reading, Tx, action, query

FREE_ATTEMPTS = 3
DELAY_MOST = 900
ACTIVATION_DAYS = 7


@dataclass(frozen=True, slots=True)
class StaffRow:
    login: str
    name: str
    role: str
    active: bool
    must_change: bool
    holds_key: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Activation:
    """code is shown once; it stands as password until the forced change, for a week."""

    login: str
    code: str


def sign_in(office: Office, login: str, password: str, *, pc: str, costs: crypto.Costs) -> Actor:
    """An actor with a session. Raises SignInRefused, the same for unknown, wrong and disabled logins."""
    login = login.strip().casefold()[:100]
    password = password[:1024]
    now = office.clock()
    login_mac = crypto.mac(office.shop_secret, b"attempt\0" + login.encode("utf-8", "surrogatepass"))
    with office.engine.connect() as connection:
        _wait_over(connection, login_mac, now)
        row = connection.execute(
            select(Staff.id, Staff.salt, Staff.login_hash, Staff.active, Staff.must_change, Staff.activation_until,
                   Staff.name, Role.name.label("role"), Role.id.label("role_id"))
            .join(Role, Role.id == Staff.role_id)
            .where(Staff.login == login.encode("utf-8", "ignore").decode("utf-8"))
        ).one_or_none()  # fmt: skip
    stored = (row.salt, row.login_hash) if row else None
    slot_key = crypto.check_login(password, stored, login=login.encode("utf-8", "ignore").decode(),
                                  shop_secret=office.shop_secret, costs=costs)  # fmt: skip
    expired = row is not None and row.activation_until is not None and row.activation_until < now
    if slot_key is None or row is None or not row.active or expired:
        with office.transaction() as connection:
            _count_failure(connection, login_mac, now)
        raise SignInRefused()
    with office.transaction() as connection:
        connection.execute(delete(LoginAttempt).where(LoginAttempt.login_mac == login_mac))
        session_id = _open_session(connection, row.id, pc, now)
        permissions = frozenset(
            Permission(name)
            for name in connection.execute(
                select(RolePermission.permission).where(RolePermission.role_id == row.role_id)
            ).scalars()
            if name in Permission.__members__
        )
        keys = unlock(connection, row.id, slot_key, office.shop_secret)
    return Actor(
        ActorKind.STAFF, f"staff:{row.id}", row.name, session_id, pc, permissions, staff_id=row.id, login=login,
        role=row.role, must_change=row.must_change, keys=keys,
    )  # fmt: skip


def sign_out(office: Office, actor: Actor, reason: str = "signed_out") -> None:
    with office.transaction() as connection:
        connection.execute(
            update(StaffSession)
            .where(StaffSession.id == actor.session_id, StaffSession.ended_at.is_(None))
            .values(ended_at=office.clock(), end_reason=reason)
        )


def worker_actor(office: Office, pc: str) -> Actor:
    with office.transaction() as connection:
        session_id = _open_session(connection, None, pc, office.clock())
    return Actor(ActorKind.WORKER, "worker", "worker", session_id, pc, WORKER_PERMISSIONS)


def change_password(office: Office, actor: Actor, old: str, new: str, *, costs: crypto.Costs) -> Actor:
    """Replace salt, hash and sealed identity and end the other sessions, all in one transaction.

    Raises WeakPassword, SignInRefused for a wrong old password. Returns the actor who may now act.
    """
    problem = weakness(new, login=actor.login)
    if new == old:
        problem = problem or PasswordProblem.SAME_AS_BEFORE
    if problem:
        raise WeakPassword(problem)
    now = office.clock()
    with office.transaction() as connection:
        row = connection.execute(
            select(Staff.salt, Staff.login_hash, Staff.active).where(Staff.id == actor.staff_id)
        ).one()
        slot_key = crypto.check_login(
            old, (row.salt, row.login_hash), login=actor.login, shop_secret=office.shop_secret, costs=costs
        )
        if slot_key is None or not row.active:
            raise SignInRefused()
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
    rows = reading.execute(
        select(Staff.login, Staff.name, Role.name, Staff.active, Staff.must_change, KeyHolder.id, Staff.created_at)
        .join(Role, Role.id == Staff.role_id)
        .outerjoin(KeyHolder, (KeyHolder.staff_id == Staff.id) & KeyHolder.removed_at.is_(None))
        .order_by(Staff.id)
    ).all()
    return [StaffRow(r[0], r[1], r[2], r[3], r[4], r[5] is not None, r[6]) for r in rows]


def add_staff(office: Office, actor: Actor, *, login: str, name: str, role: str, costs: crypto.Costs) -> Activation:
    """A new person with a one-time activation code. Giving the data key takes an actor who holds it."""
    code = crypto.new_activation_code()
    secret = crypto.make_login(code, office.shop_secret, costs)
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
    role_id = _role_id(tx, role)
    staff_id: int = tx.execute(
        insert(Staff)
        .values(
            login=login, name=name.strip(), role_id=role_id, active=True, salt=secret.salt,
            login_hash=secret.login_hash, must_change=True,
            activation_until=tx.now + timedelta(days=ACTIVATION_DAYS), created_at=tx.now,
        )
        .returning(Staff.id)
    ).scalar_one()  # fmt: skip
    if _reveals(tx, role_id):
        give_key(tx, staff_id, secret)
    tx.record("enter_staff", "staff", staff_id, after={"login": login, "role": role})
    return StaffRow(login, name.strip(), role, True, True, _reveals(tx, role_id), tx.now)


@action(Permission.MANAGE_STAFF)
def disable_staff(tx: Tx, *, login: str, reason: str = "") -> StaffRow:
    """End her sessions, take her key and her way in. The last owner can't be disabled."""
    row = _staff(tx, login)
    if row.id == tx.actor.staff_id:
        raise Invalid("login", "yourself")
    tx.execute(update(Staff).where(Staff.id == row.id).values(active=False, disabled_at=tx.now))
    tx.execute(
        update(StaffSession)
        .where(StaffSession.staff_id == row.id, StaffSession.ended_at.is_(None))
        .values(ended_at=tx.now, end_reason="disabled")
    )
    take_key(tx, row.id)
    tx.record("disable_staff", "staff", row.id, reason=reason)
    return StaffRow(row.login, row.name, row.role, False, row.must_change, False, row.created_at)


def reset_staff(office: Office, actor: Actor, *, login: str, costs: crypto.Costs) -> Activation:
    """A new activation code for somebody who forgot hers; the old password and identity are gone."""
    code = crypto.new_activation_code()
    secret = crypto.make_login(code, office.shop_secret, costs)
    identity = crypto.new_identity()
    office.do(actor, renew_staff, login=login, secret=staff_secret(secret, identity))
    return Activation(login.strip().casefold(), code)


@action(Permission.MANAGE_STAFF)
def renew_staff(tx: Tx, *, login: str, secret: StaffSecret) -> StaffRow:
    row = _staff(tx, login)
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
    tx.execute(
        update(StaffSession)
        .where(StaffSession.staff_id == row.id, StaffSession.ended_at.is_(None))
        .values(ended_at=tx.now, end_reason="reset")
    )
    take_key(tx, row.id)
    if _reveals(tx, row.role_id):
        give_key(tx, row.id, secret)
    tx.record("renew_staff", "staff", row.id)
    return StaffRow(row.login, row.name, row.role, True, True, _reveals(tx, row.role_id), row.created_at)


def delay_seconds(failed: int) -> int:
    """How long to wait after so many failures: nothing for three, then doubling from 2 s to a quarter hour."""
    return 0 if failed < FREE_ATTEMPTS else min(2 ** (failed - FREE_ATTEMPTS + 1), DELAY_MOST)


def _wait_over(connection: Connection, login_mac: bytes, now: datetime) -> None:
    row = connection.execute(
        select(LoginAttempt.failed, LoginAttempt.last_at).where(LoginAttempt.login_mac == login_mac)
    ).one_or_none()
    if row is not None:
        left = delay_seconds(row.failed) - (now - row.last_at).total_seconds()
        if left > 0:
            raise SignInRefused(wait_seconds=int(left) + 1)


def _count_failure(connection: Connection, login_mac: bytes, now: datetime) -> None:
    changed = connection.execute(
        update(LoginAttempt)
        .where(LoginAttempt.login_mac == login_mac)
        .values(failed=LoginAttempt.failed + 1, last_at=now)
    )
    if changed.rowcount == 0:
        connection.execute(insert(LoginAttempt).values(login_mac=login_mac, failed=1, last_at=now))


def _open_session(connection: Connection, staff_id: int | None, pc: str, now: datetime) -> int:
    session_id: int = connection.execute(
        insert(StaffSession)
        .values(staff_id=staff_id, pc=pc[:100], started_at=now, last_seq=0)
        .returning(StaffSession.id)
    ).scalar_one()
    return session_id


def _role_id(tx: Tx, role: str) -> int:
    role_id = tx.scalar(select(Role.id).where((Role.name == role) | (Role.preset == role.upper())))
    if role_id is None:
        raise NotFound("role", role)
    return int(role_id)


def _reveals(tx: Tx, role_id: int) -> bool:
    return bool(
        tx.scalar(
            select(func.count())
            .select_from(RolePermission)
            .where(RolePermission.role_id == role_id, RolePermission.permission == Permission.REVEAL.value)
        )
    )


def _staff(tx: Tx, login: str) -> _StaffFound:
    row = tx.execute(
        select(Staff.id, Staff.login, Staff.name, Staff.role_id, Role.name.label("role"), Staff.must_change,
               Staff.created_at)
        .join(Role, Role.id == Staff.role_id)
        .where(Staff.login == login.strip().casefold())
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound("staff", login)
    return _StaffFound(*row)


@dataclass(frozen=True, slots=True)
class _StaffFound:
    id: int
    login: str
    name: str
    role_id: int
    role: str
    must_change: bool
    created_at: datetime


def login_costs(office: Office) -> crypto.Costs:
    """What passwords cost in this shop: only a demo shop is cheap."""
    with office.engine.connect() as connection:
        demo = connection.execute(select(Setting.value).where(Setting.name == "demo")).scalar()
    return crypto.CHEAP if demo == "true" else crypto.Costs()


def name_of_shop(office: Office) -> str:
    with office.engine.connect() as connection:
        name = connection.execute(select(Setting.value).where(Setting.name == "shop_name")).scalar()
    return str(json.loads(name)) if name else ""
