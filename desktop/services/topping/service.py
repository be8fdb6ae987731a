"""The shop's account with a provider of top-ups: connected, changed, disconnected, opened by whoever asks it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from desktop import crypto
from desktop.models.top_up import TopUpService
from desktop.models.vocabulary import Permission
from desktop.services.service_accounts import check_account, drop_account, keep_account
from desktop.services.topping.provider import TopUpProvider
from desktop.services.transaction import Reading, Tx, action, query

SERVICE = "signed"
TEXT_MOST = 128


@dataclass(frozen=True, slots=True)
class TopUpServiceRow:
    """An account without its key."""

    merchant: str
    endpoint: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class SealedTopUps:
    row: TopUpServiceRow
    sealed: bytes


def read_service(reading: Reading) -> SealedTopUps | None:
    columns = [getattr(TopUpService, name) for name in TopUpServiceRow.__dataclass_fields__]
    row = reading.execute(select(*columns, TopUpService.secrets).where(TopUpService.service == SERVICE)).one_or_none()
    return SealedTopUps(TopUpServiceRow(*row[:-1]), row[-1]) if row else None


@query(Permission.SEE)
def top_up_service(reading: Reading) -> TopUpServiceRow | None:
    found = read_service(reading)
    return found.row if found is not None else None


@query(Permission.SEE)
def top_up_secrets(reading: Reading) -> SealedTopUps | None:
    """Sealed under the shop's secret, which every PC of the shop holds; the worker asks with it too."""
    return read_service(reading)


@action(Permission.CHANGE_SETTINGS)
def connect_top_ups(tx: Tx, *, merchant: str, endpoint: str, key: str = "") -> TopUpServiceRow:
    """Connect a provider of top-ups, or change its account: an empty key keeps the one that is there.

    Raises Invalid with the field: missing, too_long, unreadable_character, not_https.
    """
    told = {"merchant": merchant.strip(), "endpoint": endpoint.strip(), "key": key.strip()}
    known = tx.scalar(select(TopUpService.secrets).where(TopUpService.service == SERVICE))
    check_account(told, most=TEXT_MOST, may_lack=() if known is None else ("key",))
    fresh = told.pop("key")
    sealed = crypto.seal_service(tx.shop_secret, f"top_ups:{SERVICE}", fresh) if fresh else known
    keep_account(tx, TopUpService.service, SERVICE, **told, secrets=sealed)
    tx.record("connect_top_ups", "top_ups", 0, after=told)
    made = top_up_service(tx)
    assert made is not None
    return made


@action(Permission.CHANGE_SETTINGS)
def disconnect_top_ups(tx: Tx) -> bool:
    """The key is gone; what is under way can't be asked about until a provider is connected again. Raises NotFound."""
    merchant = drop_account(tx, TopUpService.service, SERVICE, told=TopUpService.merchant, subject="top_ups")
    tx.record("disconnect_top_ups", "top_ups", 0, before={"merchant": merchant})
    return True


def open_top_ups(account: SealedTopUps, shop_secret: bytes, clock: Callable[[], datetime]) -> TopUpProvider:
    """Raises crypto.Unreadable for a key that another shop sealed or somebody altered."""
    key = crypto.open_service(shop_secret, f"top_ups:{SERVICE}", account.sealed)
    return TopUpProvider(account.row.merchant, key, clock, account.row.endpoint)
