"""The shop's accounts with payment providers: connected, changed, disconnected, opened by whatever sends money."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from desktop import crypto
from desktop.models.provider import ProviderAccount
from desktop.models.vocabulary import Permission
from desktop.services.errors import Invalid
from desktop.services.providers import alipay, wechat
from desktop.services.providers.provider import Provider
from desktop.services.providers.signatures import NotAKey, private_key, public_key
from desktop.services.service_accounts import check_account, drop_account, keep_account
from desktop.services.transaction import Reading, Tx, action, query

ENDPOINTS = {"wechat": wechat.ENDPOINT, "alipay": alipay.ENDPOINT}
TEXT_MOST, KEY_MOST = 128, 8_192


@dataclass(frozen=True, slots=True)
class ProviderRow:
    """An account without its keys. serial: WeChat Pay's merchant certificate, '' for Alipay."""

    method: str
    merchant: str
    serial: str
    platform_serial: str
    endpoint: str
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class OpenAccount:
    """An account as its table has it: opened outside the transaction, since that takes longer than reading it."""

    row: ProviderRow
    sealed: bytes


@query(Permission.CHANGE_SETTINGS)
def provider_rows(reading: Reading) -> tuple[ProviderRow, ...]:
    return tuple(account.row for account in read_accounts(reading))


@action(Permission.CHANGE_SETTINGS)
def connect_provider(
    tx: Tx,
    *,
    method: str,
    merchant: str,
    private_key: str,
    platform_key: str,
    serial: str = "",
    platform_serial: str = "",
    endpoint: str = "",
) -> ProviderRow:
    """Connect a provider, or change its account: empty keys keep those that are there.

    Raises Invalid with the field: unknown, missing, too_long, not_a_key, not_https.
    """
    if method not in ENDPOINTS:
        raise Invalid("method", "unknown")
    merchant, serial, platform_serial = merchant.strip(), serial.strip(), platform_serial.strip()
    endpoint = endpoint.strip() or ENDPOINTS[method]
    needed = {"merchant": merchant}
    if method == "wechat":
        needed |= {"serial": serial, "platform_serial": platform_serial}
    check_account({**needed, "endpoint": endpoint}, most=TEXT_MOST)
    for name, value in needed.items():
        # they stand between quotes in a header
        if '"' in value:
            raise Invalid(name, "unreadable_character")
    kept = _kept_keys(tx, method)
    keys = {"private_key": private_key.strip() or kept.get("private_key", ""),
            "platform_key": platform_key.strip() or kept.get("platform_key", "")}  # fmt: skip
    _check_keys(keys)
    sealed = crypto.seal_service(tx.shop_secret, _place(method), json.dumps(keys))
    keep_account(
        tx, ProviderAccount.method, method, merchant=merchant, serial=serial, platform_serial=platform_serial,
        endpoint=endpoint, secrets=sealed,
    )  # fmt: skip
    tx.record("connect_provider", "provider", 0, after={"method": method, "merchant": merchant, "endpoint": endpoint})
    return next(account.row for account in read_accounts(tx) if account.row.method == method)


@action(Permission.CHANGE_SETTINGS)
def disconnect_provider(tx: Tx, *, method: str) -> bool:
    """The keys are gone; refunds of that provider are recorded by hand again. Raises NotFound."""
    merchant = drop_account(tx, ProviderAccount.method, method, told=ProviderAccount.merchant, subject="provider")
    tx.record("disconnect_provider", "provider", 0, before={"method": method, "merchant": merchant})
    return True


def read_accounts(reading: Reading) -> list[OpenAccount]:
    columns = [getattr(ProviderAccount, name) for name in ProviderRow.__dataclass_fields__]
    rows = reading.execute(select(*columns, ProviderAccount.secrets).order_by(ProviderAccount.method)).all()
    return [OpenAccount(ProviderRow(*row[:-1]), row[-1]) for row in rows]


def open_account(account: OpenAccount, shop_secret: bytes) -> Provider:
    """Raises crypto.Unreadable for keys that another shop sealed or somebody altered."""
    row = account.row
    keys = json.loads(crypto.open_service(shop_secret, _place(row.method), account.sealed))
    mine, theirs = private_key(keys["private_key"]), public_key(keys["platform_key"])
    if row.method == "wechat":
        return wechat.WeChatPay(row.merchant, row.serial, mine, row.platform_serial, theirs, row.endpoint)
    return alipay.Alipay(row.merchant, mine, theirs, row.endpoint)


def _kept_keys(tx: Tx, method: str) -> dict[str, str]:
    sealed = tx.scalar(select(ProviderAccount.secrets).where(ProviderAccount.method == method))
    if sealed is None:
        return {}
    try:
        kept: dict[str, str] = json.loads(crypto.open_service(tx.shop_secret, _place(method), sealed))
    except crypto.Unreadable:
        return {}
    return kept


def _check_keys(keys: dict[str, str]) -> None:
    for name, read in (("private_key", private_key), ("platform_key", public_key)):
        if not keys[name]:
            raise Invalid(name, "missing")
        if len(keys[name]) > KEY_MOST:
            raise Invalid(name, "too_long", KEY_MOST)
        try:
            read(keys[name])
        except NotAKey:
            raise Invalid(name, "not_a_key") from None


def _place(method: str) -> str:
    return f"provider:{method}"
