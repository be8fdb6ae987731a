"""The shop's account with a tracking service: connected, changed, disconnected, opened by the worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from desktop import crypto
from desktop.models.tracking import TrackingAccount
from desktop.models.vocabulary import Permission
from desktop.services.couriers import kuaidi100
from desktop.services.couriers.courier import TrackingService
from desktop.services.service_accounts import check_account, drop_account, keep_account
from desktop.services.transaction import Reading, Tx, action, query

SERVICE = "kuaidi100"
TEXT_MOST = 128


@dataclass(frozen=True, slots=True)
class TrackingRow:
    """An account without its key."""

    service: str
    customer: str
    endpoint: str
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class SealedService:
    customer: str
    endpoint: str
    sealed: bytes


@query(Permission.CHANGE_SETTINGS)
def tracking_row(reading: Reading) -> TrackingRow | None:
    columns = [getattr(TrackingAccount, name) for name in TrackingRow.__dataclass_fields__]
    row = reading.execute(select(*columns).where(TrackingAccount.service == SERVICE)).one_or_none()
    return TrackingRow(*row) if row else None


@query(Permission.RUN_CLOCK)
def tracking_secrets(reading: Reading) -> SealedService | None:
    row = reading.execute(
        select(TrackingAccount.customer, TrackingAccount.endpoint, TrackingAccount.secrets).where(
            TrackingAccount.service == SERVICE
        )
    ).one_or_none()
    return SealedService(*row) if row else None


@action(Permission.CHANGE_SETTINGS)
def connect_tracking(tx: Tx, *, customer: str, key: str, endpoint: str = "") -> TrackingRow:
    """Connect kuaidi100, or change its account: an empty key keeps the one that is there.

    Raises Invalid with the field: missing, too_long, unreadable_character, not_https.
    """
    customer, key, endpoint = customer.strip(), key.strip(), endpoint.strip() or kuaidi100.ENDPOINT
    known = tx.scalar(select(TrackingAccount.secrets).where(TrackingAccount.service == SERVICE))
    told = {"customer": customer, "key": key, "endpoint": endpoint}
    check_account(told, most=TEXT_MOST, may_lack=() if known is None else ("key",))
    sealed = crypto.seal_service(tx.shop_secret, f"tracking:{SERVICE}", key) if key else known
    keep_account(tx, TrackingAccount.service, SERVICE, customer=customer, endpoint=endpoint, secrets=sealed)
    tx.record("connect_tracking", "tracking", 0, after={"service": SERVICE, "customer": customer, "endpoint": endpoint})
    made = tracking_row(tx)
    assert made is not None
    return made


@action(Permission.CHANGE_SETTINGS)
def disconnect_tracking(tx: Tx) -> bool:
    """The key is gone; what was told stays. Raises NotFound."""
    customer = drop_account(tx, TrackingAccount.service, SERVICE, told=TrackingAccount.customer, subject="tracking")
    tx.record("disconnect_tracking", "tracking", 0, before={"service": SERVICE, "customer": customer})
    return True


def open_service(account: SealedService, shop_secret: bytes) -> TrackingService:
    """Raises crypto.Unreadable for a key that another shop sealed or somebody altered."""
    key = crypto.open_service(shop_secret, f"tracking:{SERVICE}", account.sealed)
    return kuaidi100.Kuaidi100(account.customer, key, account.endpoint)
