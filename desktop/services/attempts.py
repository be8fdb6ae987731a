"""Failed sign-ins by login, known or not: each is counted before the costly work, so guesses side by side wait too."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from desktop import crypto
from desktop.models.staff import LoginAttempt
from desktop.services.errors import SignInRefused
from desktop.services.office import Office
from desktop.services.transaction import conflict_insert

FREE_ATTEMPTS = 3
DELAY_MOST = 900


def delay_seconds(failed: int) -> int:
    """How long to wait after so many failures: nothing for three, then doubling from 2 s to a quarter hour."""
    return 0 if failed < FREE_ATTEMPTS else min(2 ** min(failed - FREE_ATTEMPTS + 1, 20), DELAY_MOST)


def count_attempt(office: Office, connection: Connection, login: str) -> None:
    """Count one more as failed until forget_attempts. Raises SignInRefused(wait_seconds) too soon after the last."""
    now, mac = office.clock(), _mac(office, login)
    first = conflict_insert(LoginAttempt, on_postgresql=connection.dialect.name == "postgresql").values(
        login_mac=mac, failed=0, last_at=now
    )
    connection.execute(first.on_conflict_do_nothing(index_elements=["login_mac"]))
    row = connection.execute(
        select(LoginAttempt.failed, LoginAttempt.last_at).where(LoginAttempt.login_mac == mac).with_for_update()
    ).one()
    left = delay_seconds(row.failed) - (now - row.last_at).total_seconds()
    if left > 0:
        raise SignInRefused(wait_seconds=int(left) + 1)
    connection.execute(
        update(LoginAttempt).where(LoginAttempt.login_mac == mac).values(failed=LoginAttempt.failed + 1, last_at=now)
    )


def forget_attempts(office: Office, connection: Connection, login: str) -> None:
    connection.execute(delete(LoginAttempt).where(LoginAttempt.login_mac == _mac(office, login)))


def _mac(office: Office, login: str) -> bytes:
    return crypto.mac(office.shop_secret, b"attempt\0" + login.encode("utf-8", "surrogatepass"))
