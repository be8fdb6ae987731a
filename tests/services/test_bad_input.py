"""Whatever is typed into any field of any act or question: a clear answer, nothing lost, nothing half done."""

from __future__ import annotations

import dataclasses
import itertools
import random
import types
import typing
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desktop.models.order import Order, OrderNote
from desktop.models.vocabulary import Preset
from desktop.services import (
    access,
    catalogue,
    marks,
    members,
    order_detail,
    order_queries,
    placing,
)
from desktop.services.errors import Invalid, Refused
from desktop.services.order_filter import OrderFilter
from desktop.services.placing import LineWish
from desktop.services.recipients import RecipientDraft
from desktop.services.transaction import ACTIONS
from tests import mends_made
from tests.conftest import KINDS
from tests.orders_made import a_shop, everything
from tests.people import Shop
from tests.scenes import ACTS, EXAMPLES, Call

pytestmark = pytest.mark.slow
_RANDOM = random.Random(5)
LONG = "".join(chr(_RANDOM.randrange(0x4E00, 0x9FA5)) for _ in range(5_000))
TEXTS = {
    "five thousand characters": LONG,
    "html": "<b onclick=\"alert('1')\">何&nbsp;小明</b><script>x</script>",
    "a formula": "=cmd|' /C calc'!A0",
    "a lone surrogate": "何\ud83d小明",
    "right to left": "\u202e何小明\u202c\u200f",
    "NUL": "何\0小明",
    "only NUL": "\0",
    "sql": "'; DROP TABLE orders; --",
    "like": "100%_\\",
    "a backslash escape": "\\u0000",
    "emoji": "👩‍👩‍👧 何小明",
    "line ends": "何\r\n小\u2028明",
    "blank": " \t\u3000",
    "empty": "",
}
UNREADABLE = ("a lone surrogate", "NUL", "only NUL")


@pytest.fixture(scope="module", params=KINDS)
def busy_shop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with a_shop(request.param, tmp_path_factory.mktemp("input")) as shop:
        shop.person(Preset.AUDITOR)
        yield shop
        mends_made.heal(shop)
        assert shop.breaks() == []


def is_text(kind: Any) -> bool:
    options = typing.get_args(kind) if isinstance(kind, types.UnionType) else (kind,)
    return str in options


Put = Callable[[Call, str], Call]


def _given(name: str) -> Put:
    return lambda call, text: dataclasses.replace(call, kwargs={**call.kwargs, name: text})


def _placed(place: int) -> Put:
    return lambda call, text: dataclasses.replace(call, args=(*call.args[:place], text, *call.args[place + 1 :]))


def _within(put: Callable[[Call, Any], Call], old: Any, name: str, many: bool) -> Put:
    def change(call: Call, text: str) -> Call:
        new = dataclasses.replace(old, **{name: text})
        return put(call, (new,) if many else new)

    return change


def text_fields(act: str, call: Call) -> Iterator[tuple[str, Put]]:
    """Every text that the act takes: its own arguments, and those of the drafts among them."""
    names = list(ACTIONS[act].arguments.parameters)[1:]
    for place, name in enumerate(names):
        put: Put = _placed(place) if place < len(call.args) else _given(name)
        value = call.args[place] if place < len(call.args) else call.kwargs.get(name)
        if is_text(ACTIONS[act].types[name]):
            yield name, put
        many = isinstance(value, tuple) and bool(value)
        draft = value[0] if many and isinstance(value, tuple) else value
        if dataclasses.is_dataclass(draft) and not isinstance(draft, type):
            for field, kind in typing.get_type_hints(type(draft)).items():
                if is_text(kind):
                    yield f"{name}.{field}", _within(put, draft, field, many)


@pytest.mark.parametrize("act", ACTS)
def test_any_text_in_any_field_of_an_act_gets_a_clear_answer(busy_shop: Shop, act: str) -> None:
    """Each text is rehearsed in each field; one that is taken is then done for good, and adds up in the evening."""
    call = EXAMPLES[act](busy_shop)
    fields = list(text_fields(act, call))
    taken = itertools.cycle(TEXTS)
    for name, put in fields:
        before = everything(busy_shop)
        accepted = []
        for what, text in TEXTS.items():
            tried = put(call, text)
            try:
                busy_shop.office.rehearse(tried.by or busy_shop.owner, tried.act, *tried.args, **tried.kwargs)
            except Refused as refused:
                assert str(refused)
            else:
                accepted.append(what)
        assert not {*accepted} & {*UNREADABLE}, name
        for what in UNREADABLE:
            with pytest.raises(Invalid):
                put(call, TEXTS[what]).run(busy_shop)
        assert everything(busy_shop) == before
        chosen = next((what for what in itertools.islice(taken, len(TEXTS)) if what in accepted), None)
        if chosen is not None:
            put(call, TEXTS[chosen]).run(busy_shop)
            call = EXAMPLES[act](busy_shop)


QUESTIONS: dict[str, Callable[[Shop, str], object]] = {
    "search": lambda shop, text: shop.ask(order_queries.find_orders, OrderFilter(search=text)),
    "count": lambda shop, text: shop.ask(order_queries.count_orders, OrderFilter(search=text)),
    "order number": lambda shop, text: shop.ask(order_queries.order_id_of, text),
    "cursor": lambda shop, text: shop.ask(order_queries.find_orders, OrderFilter(), after=text or "x"),
    "sort": lambda shop, text: shop.ask(order_queries.find_orders, OrderFilter(), sort=text),
    "members": lambda shop, text: shop.ask(members.find_members, text),
    "goods": lambda shop, text: shop.ask(catalogue.find_skus, text),
    "quote": lambda shop, text: shop.ask(placing.quote, (LineWish(text, 1),)),
    "quote's tier": lambda shop, text: shop.ask(placing.quote, (LineWish("REGULAR", 1),), tier=text),
    "quote's coupon": lambda shop, text: shop.ask(placing.quote, (LineWish("REGULAR", 1),), coupon=text),
    "reveal": lambda shop, text: shop.ask(order_detail.reveal_recipient, 1, reason=text),
    **{
        name: lambda shop, text, name=name: shop.ask(order_queries.find_orders, OrderFilter(**{name: text}))  # type: ignore[misc]
        for name in ("member", "channel", "tier", "pay_method", "carrier", "tag", "assignee")
    },
}


@pytest.mark.parametrize("question", sorted(QUESTIONS))
def test_any_text_in_any_question_gets_a_clear_answer(busy_shop: Shop, question: str) -> None:
    EXAMPLES["cancel_order"](busy_shop)
    for what, text in TEXTS.items():
        try:
            answer = QUESTIONS[question](busy_shop, text)
        except Refused as refused:
            assert str(refused)
        else:
            assert what not in UNREADABLE, answer


@pytest.mark.parametrize("number", [-1, 0, 2**31, 2**63, 10**30])
def test_any_number_gets_a_clear_answer(busy_shop: Shop, number: int) -> None:
    sku, member = busy_shop.a_sku(points=10), busy_shop.a_member(points=10**6)
    before = everything(busy_shop)
    tries: list[Callable[[], object]] = [
        lambda: busy_shop.do(marks.note_order, number, body="x"),
        lambda: busy_shop.do(marks.set_priority, 1, priority=number + 7),
        lambda: busy_shop.ask(order_queries.rows_by_id, (number,)),
        lambda: busy_shop.ask(order_detail.order_detail, number),
        lambda: busy_shop.ask(members.member_card, number),
        lambda: busy_shop.ask(order_queries.find_orders, OrderFilter(points_min=number)),
        lambda: busy_shop.ask(order_queries.find_orders, OrderFilter(), limit=number),
        lambda: busy_shop.ask(catalogue.find_skus, "", limit=number),
        lambda: busy_shop.do(placing.place_order, member, lines=(LineWish(sku, number),)),
        lambda: busy_shop.do(placing.place_order, number, lines=(LineWish(sku, 1),)),
        lambda: busy_shop.place(member, (sku, 1), deduct_points=number),
        lambda: busy_shop.do(members.add_member, name="何小明", phone="", points=number - 1),
        lambda: busy_shop.do(
            catalogue.add_sku, catalogue.SkuDraft(f"N{number}", "双层玻璃杯", price_points=10**10 + number)
        ),
    ]
    for attempt in tries:
        try:
            attempt()
        except Refused as refused:
            assert str(refused)
    assert {table: rows for table, rows in everything(busy_shop).items() if table == "stock"} == {
        "stock": before["stock"] if number != 0 else everything(busy_shop)["stock"]
    }


def test_a_command_id_is_any_short_text_and_nothing_else(busy_shop: Shop) -> None:
    call = EXAMPLES["note_order"](busy_shop)
    for command in ("", "x" * 201, "\0", "\ud800", LONG):
        with pytest.raises(Invalid):
            call.command(busy_shop, command)
    for command in ("微信:evt-1 <b>", "'; --", "\\u0000", "👍" * 50):
        assert call.command(busy_shop, command) == call.command(busy_shop, command)


def test_what_is_taken_comes_back_as_it_was(busy_shop: Shop) -> None:
    """Sealed or not: nothing is cut, escaped or folded on the way."""
    sku, member = busy_shop.a_sku(points=10, stock=100), busy_shop.a_member(points=10**5)
    for what in ("html", "a formula", "right to left", "sql", "like", "a backslash escape", "emoji", "line ends"):
        text = TEXTS[what]
        who = RecipientDraft(text, "19900009516", "江苏省南京市鼓楼区", text)
        order = busy_shop.do(placing.place_order, member, lines=(LineWish(sku, 1),), recipient=who, remark=text)
        person = busy_shop.ask(order_detail.reveal_recipient, order.id, reason=text)
        assert (person.name, person.address) == (text.strip(), f"江苏省南京市鼓楼区{text.strip()}")
        assert busy_shop.count(select(Order.remark).where(Order.id == order.id)) == text
        if len(text) <= 30:
            busy_shop.do(marks.tag_order, order.id, tag=text)
            assert busy_shop.ask(order_queries.find_orders, OrderFilter(tag=text)).rows[0].id == order.id
        busy_shop.do(marks.note_order, order.id, body=text)
        assert busy_shop.count(select(OrderNote.body).where(OrderNote.order_id == order.id)) == text.strip()
        if what not in ("a formula", "sql", "like", "a backslash escape"):
            assert busy_shop.ask(order_queries.find_orders, OrderFilter(search=text.strip())).rows[0].id == order.id
        named = busy_shop.do(members.add_member, name=text, phone="")
        assert busy_shop.ask(members.reveal_member, named.id, reason="核对").name == text.strip()


def test_a_day_that_isnt_there_is_nobodys_order(busy_shop: Shop) -> None:
    for day in (date.min, date.max, date(1, 1, 1), date(9999, 12, 31)):
        for chosen in (OrderFilter(since=day), OrderFilter(until=day), OrderFilter(since=day, until=day)):
            try:
                busy_shop.ask(order_queries.find_orders, chosen)
            except Refused as refused:
                assert str(refused)


def test_an_access_note_of_odd_text_is_refused_before_it_is_written(busy_shop: Shop) -> None:
    assert access
    for reason in (LONG, TEXTS["NUL"], TEXTS["a lone surrogate"]):
        with pytest.raises(Invalid):
            busy_shop.ask(order_detail.reveal_recipient, 1, reason=reason)
