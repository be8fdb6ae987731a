"""The shop's people and things by name: a shop with one person per role, members, goods, orders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine, insert, select

from desktop import crypto
from desktop.models.database import open_engine
from desktop.models.ledger import Balance
from desktop.models.setting import Setting
from desktop.models.staff import StaffSession
from desktop.models.vocabulary import (
    STOREFRONT_PERMISSIONS,
    ActorKind,
    DeliveryKind,
    Permission,
    PointsVerb,
    Preset,
    SaleMode,
)
from desktop.services import cards, catalogue, earning, members, payments, placing, settings, staff, verify
from desktop.services.catalogue import SkuDraft
from desktop.services.fulfilment import Parcel
from desktop.services.office import Office
from desktop.services.order_rows import OrderRow
from desktop.services.placing import LineWish
from desktop.services.recipients import RecipientDraft
from desktop.services.rule_document import Coupon, RuleDocument
from desktop.services.shop import found_shop
from desktop.services.transaction import Actor, Reading, Tx, action

P = ParamSpec("P")
R = TypeVar("R")
SECRET = b"shop secret of the tests, 32 byt"
PASSWORD = "correct horse 77"
NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
HOME = RecipientDraft("何小明", "19900009516", "江苏省南京市鼓楼区", "示例路1号")
SF = Parcel("shunfeng", "SF1407382950617")


class Clock:
    """A clock that the story moves."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


@action(Permission.EDIT_MEMBERS)
def grant_for_test(tx: Tx, member_id: int, *, amount: int, expires_on: date | None) -> int:
    """Points with a term of their own, as an import or a campaign brings them."""
    lot = earning.grant(tx, member_id, amount, verb=PointsVerb.GRANT, cause=tx.cause("grant"), expires_on=expires_on)
    tx.record("grant", "member", member_id, after={"points": amount})
    return lot


@dataclass
class Shop:
    office: Office
    engine: Engine
    clock: Clock
    url: str
    owner: Actor
    recovery_words: str
    people: dict[Preset, Actor] = field(default_factory=dict)
    made: int = 0

    @classmethod
    def found(cls, url: str, document: RuleDocument | None = None) -> Shop:
        engine, clock = open_engine(url), Clock()
        office = Office(engine, shop_secret=SECRET, clock=clock)
        document = document or RuleDocument(
            tier_percent={"金卡": 150}, freight_fen=1_200, coupons=(Coupon("NEW12", "新客立减", 1_200, 2_000),)
        )
        new = found_shop(
            office, name="悦享生活", owner="lixiang", owner_name="李想", password=PASSWORD, costs=crypto.CHEAP,
            rules=document,
        )  # fmt: skip
        with office.transaction() as connection:
            # its members live in one house and go by one phone
            connection.execute(insert(Setting), [
                {"name": name, "value": "0", "changed_at": NOON, "changed_by": "init"}
                for name in ("risky_address_orders", "risky_phone_members")
            ])  # fmt: skip
        owner = staff.sign_in(office, "lixiang", PASSWORD, pc="收银台-01", costs=crypto.CHEAP)
        return cls(office, engine, clock, url, owner, new.recovery_words)

    @classmethod
    def opened(cls, url: str, owner: Actor, recovery_words: str) -> Shop:
        """A shop that was founded before, at NOON; the owner is still signed in."""
        engine, clock = open_engine(url), Clock()
        office = Office(engine, shop_secret=SECRET, clock=clock)
        return cls(office, engine, clock, url, owner, recovery_words)

    def close(self) -> None:
        self.engine.dispose()

    def do(self, act: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        return self.office.do(self.owner, act, *args, **kwargs)

    def ask(self, question: Callable[Concatenate[Reading, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        return self.office.ask(self.owner, question, *args, **kwargs)

    def person(self, preset: Preset) -> Actor:
        """Somebody with that role and, where the role reveals, the data key; signed in."""
        if preset is Preset.OWNER:
            return self.owner
        if preset not in self.people:
            login = preset.value.casefold()
            code = staff.add_staff(
                self.office, self.owner, login=login, name=login.title(), role=preset.value, costs=crypto.CHEAP
            ).code
            actor = staff.sign_in(self.office, login, code, pc="收银台-02", costs=crypto.CHEAP)
            self.people[preset] = staff.change_password(
                self.office, actor, code, PASSWORD + preset.value, costs=crypto.CHEAP
            )
        return self.people[preset]

    def storefront(self) -> Actor:
        with self.office.transaction() as connection:
            session = connection.execute(
                insert(StaffSession)
                .values(pc="gateway", started_at=self.clock.now, last_seq=0)
                .returning(StaffSession.id)
            ).scalar_one()
        return Actor(ActorKind.STOREFRONT, "storefront", "storefront", session, "gateway", STOREFRONT_PERMISSIONS)

    def worker(self) -> Actor:
        return staff.worker_actor(self.office, "收银台-01")

    def setting(self, name: str, value: str) -> None:
        self.do(settings.change_setting, name=name, value=value)

    def a_member(self, name: str = "何小明", points: int = 0, tier: str = "", phone: str = "19900009516") -> int:
        return self.do(members.add_member, name=name, phone=phone, tier=tier, points=points).id

    def a_lot(self, member_id: int, amount: int, expires_on: date | None) -> int:
        return self.do(grant_for_test, member_id, amount=amount, expires_on=expires_on)

    def a_sku(
        self, title: str = "小粒咖啡豆", *, points: int = 0, fen: int = 0, stock: int = 10, limit: int | None = None,
        pickup: bool = False, code: str = "", codes: tuple[str, ...] | None = None,
        delivery: DeliveryKind | None = None,
    ) -> str:  # fmt: skip
        self.made += 1
        code = code or f"SKU{self.made}"
        mode = SaleMode.POINTS_CASH if points and fen else SaleMode.CASH if fen else SaleMode.POINTS
        delivery = delivery or (DeliveryKind.PICKUP if pickup else DeliveryKind.PARCEL)
        if codes is not None:
            delivery = DeliveryKind.VIRTUAL
        draft = SkuDraft(
            code, title, mode=mode, price_points=points, price_fen=fen, stock=stock if codes is None else 0, limit=limit,
            delivery=delivery,
        )  # fmt: skip
        self.do(catalogue.add_sku, draft)
        if codes:
            self.import_codes(code, *codes)
        return code

    def import_codes(self, sku: str, *codes: str) -> cards.CardsImported:
        new = tuple(cards.NewCard(number, code) for number, code in enumerate(codes, start=1))
        return self.do(cards.import_cards, sku, cards=new)

    def place(self, member_id: int, *lines: tuple[str, int], **more: Any) -> OrderRow:
        wishes = tuple(LineWish(sku, qty) for sku, qty in lines)
        return self.do(placing.place_order, member_id, lines=wishes, **{"recipient": HOME, **more})

    def pay(self, order: OrderRow, reference: str = "", fen: int | None = None, method: str = "wechat") -> OrderRow:
        """By a reference of the order's own, unless it is told."""
        reference = reference or f"4200{order.id:03}"
        amount = order.cash_fen if fen is None else fen
        return self.do(payments.confirm_payment, order.id, method=method, reference=reference, amount_fen=amount)

    def an_order(self, *, points: int = 0, fen: int = 0, qty: int = 1, stock: int = 10, paid: bool = False) -> OrderRow:
        """An order of one line by a member who has just the points for it."""
        member = self.a_member(points=points * qty)
        order = self.place(member, (self.a_sku(points=points, fen=fen, stock=stock), qty))
        return self.pay(order) if paid and fen else order

    def balance(self, member_id: int) -> tuple[int, int, int, int]:
        """(available, frozen, pending, debt)"""
        with self.engine.connect() as connection:
            return tuple(  # type: ignore[return-value]  # four columns
                connection.execute(
                    select(Balance.available, Balance.frozen, Balance.pending, Balance.debt).where(
                        Balance.member_id == member_id
                    )
                ).one()
            )

    def stock(self, sku: str) -> tuple[int, int]:
        """(on hand, reserved)"""
        row = next(row for row in self.ask(catalogue.find_skus, sku) if row.code == sku)
        return row.on_hand, row.reserved

    def lines(self, order: OrderRow) -> list[int]:
        from desktop.models.order import OrderLine

        with self.engine.connect() as connection:
            return list(
                connection.execute(
                    select(OrderLine.id).where(OrderLine.order_id == order.id).order_by(OrderLine.position)
                ).scalars()
            )

    def count(self, statement: Any) -> Any:
        with self.engine.connect() as connection:
            return connection.execute(statement).scalar()

    def breaks(self) -> list[str]:
        """What verify finds wrong, as 'check subject'."""
        report = self.ask(verify.verify)
        return [f"{found.check} {found.subject} {found.expected} {found.found}" for found in report.breaks]
