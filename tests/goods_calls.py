"""One example of every act on goods and stock: act → what it is called with in a shop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from desktop.models.card import CardBatch
from desktop.models.catalogue import Sku
from desktop.services.cards import NewCard, import_cards
from desktop.services.catalogue import SkuDraft
from desktop.services.goods import ProductDraft
from desktop.services.stock import Arrived, Counted
from tests.people import Shop

Arguments = tuple[tuple[Any, ...], dict[str, Any]]
Call = tuple[tuple[Any, ...], dict[str, Any], Any]
# the smallest PNG there is: one grey pixel
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)


def sku_of(shop: Shop, code: str) -> int:
    found: int = shop.count(select(Sku.id).where(Sku.code == code))
    return found


def product_of(shop: Shop, code: str) -> int:
    found: int = shop.count(select(Sku.product_id).where(Sku.code == code))
    return found


def _goods(shop: Shop) -> tuple[int, int]:
    """(product, SKU) of something new, ten of it in stock."""
    code = shop.a_sku(points=1)
    return product_of(shop, code), sku_of(shop, code)


def _new_cards(shop: Shop, n: int, expires_on: date | None = None) -> tuple[NewCard, ...]:
    """Codes that this shop has never had."""
    shop.made += 1
    return tuple(NewCard(at, f"CODE-{shop.made}-{at:04}", f"PW{at}", expires_on) for at in range(1, n + 1))


def _batch(shop: Shop, expires_on: date | None = None) -> int:
    sku = shop.a_sku("视频月卡", points=1, codes=())
    return shop.do(import_cards, sku, cards=_new_cards(shop, 2, expires_on), source="月卡.csv").batch


def _late_cards(shop: Shop) -> Call:
    # the shop's day may be a day ahead of UTC's
    last = shop.clock.now.date() + timedelta(days=1)
    batch = _batch(shop, last)
    shop.clock.forward(days=3)
    sku = shop.count(select(CardBatch.sku_id).where(CardBatch.id == batch))
    return (sku,), {"day": last + timedelta(days=1)}, shop.worker()


def _draft(shop: Shop) -> SkuDraft:
    shop.made += 1
    return SkuDraft(f"SPEC{shop.made}", "", "大号", price_points=10, stock=4, shelf="A-01", low_level=2)


# act → what it is called with, made ready in a shop
CALLS: dict[str, Callable[[Shop], Arguments | Call]] = {
    "add_spec": lambda shop: ((_goods(shop)[0], _draft(shop)), {}),
    "import_cards": lambda shop: ((shop.a_sku("视频月卡", points=1, codes=()),), {"cards": _new_cards(shop, 2)}),
    "void_cards": lambda shop: ((_batch(shop),), {"reason": "供应商召回"}),
    "count_stock": lambda shop: (((Counted(_goods(shop)[1], 8, 10),),), {}),
    "expire_cards": _late_cards,
    "edit_product": lambda shop: ((_goods(shop)[0], ProductDraft("深烘咖啡豆", "食品")), {}),
    "edit_sku": lambda shop: ((_goods(shop)[1], _draft(shop)), {}),
    "receive_several": lambda shop: (((Arrived(_goods(shop)[1], 5), Arrived(_goods(shop)[1], 6)),), {}),
    "set_picture": lambda shop: ((_goods(shop)[0], PNG), {}),
    "write_off": lambda shop: ((shop.a_sku(points=1),), {"qty": 2, "reason": "破损"}),
}
