"""The shop's account for electronic waybills: connected, changed, disconnected; who sends stands on every label."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from desktop import crypto
from desktop.models.dispatch import WaybillAccount
from desktop.models.vocabulary import Permission
from desktop.services.carriers import carriers
from desktop.services.couriers import kuaidi100_waybills
from desktop.services.couriers.waybills import Person, WaybillService
from desktop.services.errors import Invalid
from desktop.services.service_accounts import check_account, drop_account, keep_account
from desktop.services.transaction import Reading, Tx, action, query

SERVICE = "kuaidi100"
TEXT_MOST = 128


@dataclass(frozen=True, slots=True)
class WaybillAccountRow:
    """An account without its keys."""

    carrier: str
    partner_id: str
    template: str
    sender_name: str
    sender_phone: str
    sender_address: str
    endpoint: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class SealedWaybills:
    row: WaybillAccountRow
    sealed: bytes


_COLUMNS = tuple(getattr(WaybillAccount, name) for name in WaybillAccountRow.__dataclass_fields__)


def read_account(reading: Reading) -> SealedWaybills | None:
    row = reading.execute(
        select(*_COLUMNS, WaybillAccount.secrets).where(WaybillAccount.service == SERVICE)
    ).one_or_none()
    return SealedWaybills(WaybillAccountRow(*row[:-1]), row[-1]) if row else None


@query(Permission.SEE)
def waybill_account(reading: Reading) -> WaybillAccountRow | None:
    account = read_account(reading)
    return account.row if account is not None else None


@query(Permission.SHIP)
def waybill_secrets(reading: Reading) -> SealedWaybills | None:
    return read_account(reading)


@action(Permission.CHANGE_SETTINGS)
def connect_waybills(
    tx: Tx, *, carrier: str, partner_id: str, sender_name: str, sender_phone: str, sender_address: str, key: str = "",
    secret: str = "", partner_key: str = "", template: str = "", endpoint: str = "",
) -> WaybillAccountRow:  # fmt: skip
    """Connect kuaidi100's 电子面单, or change the account: an empty key or secret keeps the one that is there.

    Raises Invalid with the field: missing, unknown (carrier), too_long, unreadable_character, not_https.
    """
    told = {
        "carrier": carrier, "partner_id": partner_id, "template": template, "sender_name": sender_name,
        "sender_phone": sender_phone, "sender_address": sender_address,
        "endpoint": endpoint.strip() or kuaidi100_waybills.ENDPOINT,
    }  # fmt: skip
    told = {name: value.strip() for name, value in told.items()}
    known = read_account(tx)
    kept = _opened(tx.shop_secret, known.sealed) if known is not None else {}
    given = {"key": key.strip(), "secret": secret.strip(), "partner_key": partner_key.strip()}
    secrets = {name: value or kept.get(name, "") for name, value in given.items()}
    check_account(
        {**told, **secrets}, most=TEXT_MOST, may_lack=("template", "partner_key"),
        words=("sender_name", "sender_phone", "sender_address"),
    )  # fmt: skip
    if told["carrier"] not in carriers():
        raise Invalid("carrier", "unknown")
    sealed = crypto.seal_service(tx.shop_secret, f"waybills:{SERVICE}", json.dumps(secrets))
    keep_account(tx, WaybillAccount.service, SERVICE, **told, secrets=sealed)
    tx.record("connect_waybills", "waybills", 0, after={"carrier": carrier, "partner_id": partner_id})
    made = read_account(tx)
    assert made is not None
    return made.row


@action(Permission.CHANGE_SETTINGS)
def disconnect_waybills(tx: Tx) -> bool:
    """The keys are gone; numbers that were taken stay. Raises NotFound."""
    partner_id = drop_account(tx, WaybillAccount.service, SERVICE, told=WaybillAccount.partner_id, subject="waybills")
    tx.record("disconnect_waybills", "waybills", 0, before={"partner_id": partner_id})
    return True


def _opened(shop_secret: bytes, sealed: bytes) -> dict[str, str]:
    secrets: dict[str, str] = json.loads(crypto.open_service(shop_secret, f"waybills:{SERVICE}", sealed))
    return secrets


def open_waybills(account: SealedWaybills, shop_secret: bytes, clock: Callable[[], datetime]) -> WaybillService:
    """Raises crypto.Unreadable for keys that another shop sealed or somebody altered."""
    row = account.row
    sender = Person(row.sender_name, row.sender_phone, row.sender_address)
    secrets = _opened(shop_secret, account.sealed)
    return kuaidi100_waybills.Kuaidi100Waybills(row.partner_id, row.template, sender, secrets, clock, row.endpoint)
