"""What a demo shop sells without a parcel: codes in stock, some issued, and top-ups, done and waiting.

Played through the services after the story, for members who have the points for it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from desktop.models.ledger import Balance
from desktop.models.member import Member
from desktop.models.vocabulary import DeliveryKind, Permission, Preset
from desktop.services import cards, catalogue, fulfilment, placing
from desktop.services.cards import NewCard
from desktop.services.catalogue import SkuDraft
from desktop.services.demo_player import Player, Services
from desktop.services.demo_story import ZONE
from desktop.services.placing import LineWish
from desktop.services.top_ups import TopUp
from desktop.services.transaction import Reading, query

MANAGER, SERVICE, WAREHOUSE = Preset.MANAGER.value, Preset.SERVICE.value, Preset.WAREHOUSE.value
CODES = SkuDraft(
    "MUSIC-30D", "音乐会员月卡", price_points=800, delivery=DeliveryKind.VIRTUAL, category="虚拟商品", low_level=5
)
TOP_UP = SkuDraft(
    "HF-50", "手机话费 50 元", price_points=2_500, delivery=DeliveryKind.TOPUP, category="虚拟商品", stock=100
)
VIRTUAL_GOODS = 2
# days that a batch is good for from now, and its codes
BATCHES = ((25, 6), (320, 24))
# (SKU, units, whether the buyer gives an account, whether it goes at once)
PLOTS = (
    (CODES, 1, False, True), (CODES, 2, False, False), (TOP_UP, 1, True, True), (TOP_UP, 1, True, False),
    (TOP_UP, 1, False, False),
)  # fmt: skip


@query(Permission.SEE)
def members_with_points(reading: Reading, points: int, limit: int) -> tuple[int, ...]:
    rows = reading.execute(
        select(Member.id)
        .join(Balance, Balance.member_id == Member.id)
        .where(Balance.available >= points, Member.erased_at.is_(None), Member.merged_into.is_(None))
        .order_by(Member.id)
        .limit(limit)
    )
    return tuple(rows.scalars())


def play_virtual(player: Player, way: Services, end: datetime) -> None:
    """An hour before the story's end."""

    def do(who: str, act: Any, *args: Any, **more: Any) -> Any:
        return way.run(player.actors[who], player.next_command(), act, *args, **more)

    player.clock.now = end - timedelta(minutes=75)
    today = player.clock.now.astimezone(ZONE).date()
    for draft in (CODES, TOP_UP):
        do(MANAGER, catalogue.add_sku, draft)
    for number, (days, codes) in enumerate(BATCHES, start=1):
        new = tuple(
            NewCard(at, f"MUSIC-{number}Q{at:03}-{7_919 * at % 10_000:04}", f"{4_813 * at % 10_000:04}", today + timedelta(days=days))
            for at in range(1, codes + 1)
        )  # fmt: skip
        do(MANAGER, cards.import_cards, CODES.code, cards=new, source=f"音乐会员第 {number} 批.xlsx")
    members = way.office.ask(player.actors[MANAGER], members_with_points, TOP_UP.price_points, len(PLOTS))
    for at, (member, (draft, units, gives, goes)) in enumerate(zip(members, PLOTS, strict=False)):
        player.clock.now = end - timedelta(minutes=72 - 2 * at)
        account = f"19900{70_001 + at:06}" if gives else ""
        order = do(SERVICE, placing.place_order, member, lines=(LineWish(draft.code, units),), top_up_account=account)
        if not goes:
            continue
        player.clock.now += timedelta(minutes=1)
        if draft is CODES:
            do(WAREHOUSE, fulfilment.ship_order, order.id, codes=True)
        else:
            do(WAREHOUSE, fulfilment.ship_order, order.id, top_up=TopUp("", f"CZ{end:%Y%m%d}{order.id:06}"))
