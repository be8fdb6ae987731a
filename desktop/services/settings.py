"""What the shop has chosen, with the defaults that it starts from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Executable, ScalarSelect, func, select

from desktop.models.built import built_once
from desktop.models.setting import Setting
from desktop.models.staff import Staff
from desktop.models.vocabulary import Permission
from desktop.services.errors import ChangedByOther, Invalid
from desktop.services.transaction import Reading, Tx, action, query, upsert


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """Deadlines in minutes, hours or days as named; refund_limit_fen is what 客服 may approve alone.

    A parcel of so many units or more is scanned piece by piece before it goes; 0: none.
    An after-sale may wait return_hours for the shop, and return_goods_days for the goods; fast_refund_fen is what one
    may be worth, points too, that is asked for, approved and refunded at once. So many orders to one address within so many
    days, of several members, or so many members on one phone, are risky; 0 leaves the rule out. storefront_silent_hours:
    how long an event may lie uncollected; 0 while no storefront collects them.
    """

    shop_name: str = "积分商城"
    shop_id: str = ""
    zone: str = "Asia/Shanghai"
    auto_release: bool = True
    pay_minutes: int = 30
    ship_hours: int = 48
    verify_from_units: int = 2
    complete_days: int = 7
    refund_limit_fen: int = 50_000
    fast_refund_fen: int = 5_000
    return_hours: int = 48
    return_goods_days: int = 15
    expiry_notice_days: int = 30
    idle_lock_minutes: int = 15
    risky_first_order_points: int = 50_000
    risky_address_orders: int = 5
    risky_address_days: int = 7
    risky_phone_members: int = 4
    storefront_silent_hours: int = 0
    carriers: tuple[str, ...] = (
        "shunfeng",
        "zhongtong",
        "yuantong",
        "yunda",
        "shentong",
        "jtexpress",
        "ems",
        "jd",
    )
    demo: bool = False

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone_info)

    def shop_day(self, moment: datetime) -> date:
        return self.local(moment).date()

    def start_of(self, day: date) -> datetime:
        """The UTC-comparable moment at which the shop's day begins."""
        return datetime(day.year, day.month, day.day, tzinfo=self.zone_info)

    def span(self, since: date | None, until: date | None) -> tuple[datetime | None, datetime | None]:
        """From the first moment of since to the first moment after until (inclusive day)."""
        return (
            self.start_of(since) if since else None,
            self.start_of(until + timedelta(days=1)) if until else None,
        )


TEXT_MOST, LIST_MOST = 40, 100
# least and most, in the unit of the name; 0 idle minutes: never locked
RANGES: dict[str, tuple[int, int]] = {
    "pay_minutes": (1, 10_080),
    "ship_hours": (1, 720),
    "verify_from_units": (0, 100),
    "complete_days": (1, 90),
    "refund_limit_fen": (0, 10_000_000),
    "fast_refund_fen": (0, 10_000_000),
    "return_hours": (1, 720),
    "return_goods_days": (1, 90),
    "expiry_notice_days": (0, 365),
    "idle_lock_minutes": (0, 480),
    "risky_first_order_points": (0, 10_000_000),
    "risky_address_orders": (0, 1_000),
    "risky_address_days": (1, 90),
    "risky_phone_members": (0, 1_000),
    "storefront_silent_hours": (0, 720),
}
_NAMES = {field.name for field in fields(ShopSettings)}


def settings_text() -> ScalarSelect[str]:
    """Every setting in one value: names and JSON by turns, one a line; JSON has no line breaks."""
    return select(func.aggregate_strings(Setting.name + "\n" + Setting.value, "\n")).scalar_subquery()


@built_once
def _every() -> Executable:
    return select(settings_text())


@lru_cache(maxsize=8)
def _parsed(text: str) -> ShopSettings:
    lines = text.split("\n")
    values = {name: json.loads(value) for name, value in zip(lines[::2], lines[1::2], strict=False) if name in _NAMES}
    if "carriers" in values:
        values["carriers"] = tuple(values["carriers"])
    return ShopSettings(**values)


def read_settings(reading: Reading) -> ShopSettings:
    if reading.cached_settings is None:
        # who acts brings them along; a process, and who has just changed one, asks
        text = reading.settings_text if reading.settings_text is not None else reading.scalar(_every())
        reading.cached_settings = _parsed(text or "")
    settings = reading.cached_settings
    assert isinstance(settings, ShopSettings)
    return settings


@query(Permission.SEE)
def shop_settings(reading: Reading) -> ShopSettings:
    return read_settings(reading)


@action(Permission.CHANGE_SETTINGS)
def change_setting(tx: Tx, *, name: str, value: str) -> ShopSettings:
    """value is JSON of the type that the setting has."""
    before = read_settings(tx)
    try:
        parsed = json.loads(value)
    except ValueError:
        raise Invalid("value", "not_json") from None
    parsed = _checked(before, name, parsed)
    store_setting(tx, name, parsed)
    tx.record("change_setting", "setting", 0, before={name: asdict(before)[name]}, after={name: parsed})
    return read_settings(tx)


@action(Permission.CHANGE_SETTINGS)
def change_settings(tx: Tx, *, values: Mapping[str, Any], seen: Mapping[str, Any] | None = None) -> ShopSettings:
    """Several at once, all or none. seen: those same settings as the screen had them.

    Deadlines hold for orders placed, released or shipped from now on. Raises Invalid (nothing_changed, or the
    setting's name and why), ChangedByOther when one of them isn't as it was seen.
    """
    before = asdict(read_settings(tx))
    rows = tx.execute(select(Setting.name, Setting.changed_by, Setting.changed_at).with_for_update()).all()
    written = {row.name: row for row in rows}
    for name, old in (seen or {}).items():
        if name in before and name in values and _plain(before[name]) != _plain(old):
            by = written[name]
            raise ChangedByOther(_person(tx, by.changed_by), by.changed_at, "change_settings")
    parsed = {name: _checked(read_settings(tx), name, value) for name, value in values.items()}
    changes = {name: value for name, value in parsed.items() if _plain(value) != _plain(before[name])}
    if not changes:
        raise Invalid("values", "nothing_changed")
    for name, value in changes.items():
        store_setting(tx, name, value)
    tx.record("change_settings", "setting", 0, before={name: before[name] for name in changes}, after=changes)
    return read_settings(tx)


def _checked(before: ShopSettings, name: str, parsed: Any) -> Any:
    """The value as it is kept. Raises Invalid with the setting's name."""
    if name not in _NAMES or name in {"shop_id", "demo"}:
        raise Invalid("name", "unknown")
    old = asdict(before)[name]
    if isinstance(old, tuple):
        if not isinstance(parsed, list | tuple) or not all(isinstance(item, str) for item in parsed):
            raise Invalid(name, "not_a_list")
        parsed = list(dict.fromkeys(parsed))
        if not parsed:
            raise Invalid(name, "missing")
    elif type(parsed) is not type(old):
        raise Invalid(name, "wrong_type")
    texts = parsed if isinstance(parsed, list) else [parsed] if isinstance(parsed, str) else []
    if len(texts) > LIST_MOST or any(len(text) > TEXT_MOST for text in texts):
        raise Invalid(name, "too_long", TEXT_MOST)
    if name == "shop_name":
        parsed = parsed.strip()
        if not parsed:
            raise Invalid(name, "missing")
    if name in RANGES and not RANGES[name][0] <= parsed <= RANGES[name][1]:
        raise Invalid(name, "out_of_range", RANGES[name][1])
    if name == "zone":
        try:
            ZoneInfo(parsed)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise Invalid("zone", "unknown") from None
    return parsed


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, list | tuple) else value


def _person(tx: Tx, key: str) -> str:
    kind, _, number = key.partition(":")
    name = (
        tx.scalar(select(Staff.name).where(Staff.id == int(number))) if kind == "staff" and number.isdigit() else None
    )
    return name or key


def store_setting(tx: Tx, name: str, value: Any) -> None:
    row = {
        "name": name,
        "value": json.dumps(value, ensure_ascii=False),
        "changed_at": tx.now,
        "changed_by": tx.actor.key,
    }
    tx.execute(upsert(tx, Setting, [row], keys=["name"], replace=["value", "changed_at", "changed_by"]))
    tx.cached_settings = tx.settings_text = None
