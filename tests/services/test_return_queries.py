"""The queue of after-sales, one in full, and the photos that go with it."""

from __future__ import annotations

import struct
import zlib

import pytest
from sqlalchemy import func, select, update

from desktop.models.after_sales import ReturnKind, ReturnReason, ReturnState
from desktop.models.journal import Access
from desktop.models.order import Order
from desktop.models.returns import Attachment, ReturnCase, ReturnLine
from desktop.models.vocabulary import AccessAct, Permission, Preset
from desktop.services import attachments, erasure, refunds, return_queries, return_refunds, returns
from desktop.services.errors import Invalid, KeyUnavailable, NotFound, NotPermitted
from desktop.services.figures import read_sums
from desktop.services.photo_files import PHOTO_MOST, clean_photo
from desktop.services.return_queries import ReturnFilter
from desktop.services.transaction import Reading, query
from tests.goods_calls import PNG
from tests.orders_made import S, an_order_in
from tests.people import NOON, Shop
from tests.return_calls import a_case, all_good, ask_for

K, R = ReturnKind, ReturnState


def jpeg(*segments: bytes) -> bytes:
    return b"\xff\xd8" + b"".join(segments) + b"\xff\xda\0\x04\x01\x00\x12\xff\x00\x34\xff\xd9"


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def exif(up: int) -> bytes:
    tiff = b"II*\0" + struct.pack("<IHHHIHHI", 8, 1, 0x0112, 3, 1, up, 0, 0)
    return segment(0xE1, b"Exif\0\0" + tiff + b"GPS 31.2304 N 121.4737 E")


@query(Permission.SEE)
def by_reason_for_test(reading: Reading) -> list[tuple[str, int, int, int, int]]:
    return read_sums(reading, "return", NOON.date(), NOON.date())


def test_the_queue_has_first_whose_time_is_up_first_and_goes_page_by_page(shop: Shop) -> None:
    waiting = [a_case(shop, K.RETURN_REFUND, R.TO_RECEIVE), a_case(shop, K.REFUND_ONLY, R.REQUESTED),
               a_case(shop, K.EXCHANGE, R.TO_RESHIP), a_case(shop, K.REFUND_ONLY, R.DONE)]  # fmt: skip
    shop.clock.forward(hours=49)
    late = a_case(shop, K.REFUND_ONLY, R.REQUESTED)
    found: list[int] = []
    after = None
    while True:
        page = shop.ask(return_queries.return_queue, ReturnFilter(), after=after, limit=2)
        found += [row.id for row in page.rows]
        after = page.next
        if after is None:
            break
    assert found == [waiting[1].id, waiting[2].id, late.id, waiting[0].id]
    newest = shop.ask(return_queries.return_queue, ReturnFilter(), sort="requested").rows
    assert newest[0].id == late.id and len(newest) == 5
    assert (newest[0].member_name, newest[0].units, newest[0].title) == ("欧阳*", 1, "小粒咖啡豆")
    with pytest.raises(Invalid):
        shop.ask(return_queries.return_queue, ReturnFilter(), sort="requested", after=page.next or "x")

    def ids(**chosen: object) -> set[int]:
        rows = shop.ask(return_queries.return_queue, ReturnFilter(**chosen), sort="requested").rows  # type: ignore[arg-type]  # a field each
        return {row.id for row in rows}

    shop.do(returns.assign_return, late.id, login="lixiang")
    assert ids(overdue=True) == {waiting[1].id, waiting[2].id}
    assert ids(assignee="lixiang") == {late.id}
    assert ids(assignee="", states=(R.REQUESTED,)) == {waiting[1].id}
    assert ids(kinds=(K.EXCHANGE, K.RETURN_REFUND)) == {waiting[0].id, waiting[2].id}
    assert ids(search=late.order_no.lower()) == ids(search=f"#{late.id}") == {late.id}
    assert len(ids(search=newest[0].member_account)) == 5
    counts = shop.ask(return_queries.return_counts)
    assert (counts.states[R.REQUESTED], counts.states[R.DONE], counts.overdue) == (2, 1, 2)
    assert [row.id for row in shop.ask(return_queries.return_rows, (late.id, 10**6))] == [late.id]


def test_one_in_full_says_what_a_refund_would_give_back(shop: Shop) -> None:
    order = an_order_in(shop, S.SHIPPED)
    case = ask_for(shop, order, K.RETURN_REFUND, 2, words="杯口有缺")
    detail = shop.ask(return_queries.return_detail, case.id)
    assert (detail.words, detail.requested_by, detail.root, detail.replacement) == ("杯口有缺", "李想", None, None)
    assert detail.proposal is not None
    plan = detail.proposal.plan
    assert (plan.points, plan.cash_fen, plan.freight_fen, plan.earn_points) == (200, 2_000, 0, 20)
    assert sum(lot.points for lot in detail.proposal.lots) == 200
    assert (detail.proposal.freight_choice, detail.proposal.worth_fen, detail.proposal.approved) == (800, 2_200, True)
    free = shop.ask(return_queries.returnable_units, order.id)
    assert [(line.gone, line.still) for line in free] == [(1, 0)]
    case = all_good(shop, shop.do(returns.approve_return, case.id))
    tried = shop.office.rehearse(shop.owner, return_refunds.refund_return, case.id, freight=True)
    assert ([move.fen for move in tried.refunds], [move.available for move in tried.points]) == ([2_800], [200, 0])
    shop.do(return_refunds.refund_return, case.id, freight=True)
    detail = shop.ask(return_queries.return_detail, case.id)
    assert (detail.row.cash_fen, detail.freight_fen, detail.lines[0].good, detail.proposal) == (2_800, 800, 2, None)
    assert [row.act for row in detail.timeline] == [
        "request_return", "approve_return", "receive_return", "refund_return",
    ]  # fmt: skip
    assert [row.id for row in shop.ask(return_queries.returns_of, order.id)] == [case.id]
    ((key, n, fen, points, units),) = shop.ask(by_reason_for_test)
    assert (key.split("|")[1:], n, fen, points, units) == (["CNY", "RETURN_REFUND", "DAMAGED"], 1, 2_000, 200, 2)
    assert shop.breaks() == []


def test_a_photo_is_sealed_looked_at_on_record_and_goes_with_the_person(shop: Shop) -> None:
    order = shop.an_order(points=100, fen=1_000)
    order = shop.pay(order)
    case = ask_for(shop, order, K.REFUND_ONLY, words="何小明 说坏了")
    secret = jpeg(segment(0xFE, b"taken by He Xiaoming"), exif(6))
    photo = shop.do(attachments.add_return_photo, case.id, photo=secret)
    kept = shop.count(select(Attachment.sealed))
    assert b"\x12\xff\x00\x34" not in kept
    (told,) = shop.ask(return_queries.return_detail, case.id).photos
    assert (told.id, told.media_type) == (photo, "image/jpeg")
    shown = shop.ask(attachments.return_photo, order.id, photo)
    assert shown.startswith(b"\xff\xd8") and b"GPS" not in shown and b"Xiaoming" not in shown
    assert shop.count(select(func.count()).where(Access.act == AccessAct.PHOTO.value)) == 1
    with pytest.raises(NotPermitted):
        shop.office.ask(shop.person(Preset.FINANCE), attachments.return_photo, order.id, photo)
    with pytest.raises(NotFound):
        shop.ask(attachments.return_photo, order.id + 1, photo)
    with pytest.raises(KeyUnavailable):
        shop.office.do(shop.storefront(), attachments.add_return_photo, case.id, photo=PNG)
    for _ in range(8):
        shop.do(attachments.add_return_photo, case.id, photo=PNG)
    with pytest.raises(Invalid) as refused:
        shop.do(attachments.add_return_photo, case.id, photo=PNG)
    assert (refused.value.field, refused.value.limit) == ("photos", 9)
    case = shop.do(returns.approve_return, case.id)
    case = shop.do(return_refunds.refund_return, case.id)
    shop.do(refunds.record_refund_done, case.refund_id or 0, reference="R1")
    shop.do(erasure.erase_member, order.member_id or 0, reason="本人要求")
    assert shop.count(select(func.count()).select_from(Attachment)) == 0
    assert shop.count(select(ReturnCase.words)) == "已清除"
    assert shop.breaks() == []


def test_a_photo_keeps_what_draws_it_and_which_side_is_up() -> None:
    table, frame = segment(0xDB, b"tables"), segment(0xC0, b"frame")
    kind, kept = clean_photo(jpeg(segment(0xE0, b"JFIF\0"), exif(6), segment(0xE2, b"MPF\0x"), table, frame) + b"video")
    assert kind == "image/jpeg"
    assert table + frame in kept and b"MPF" not in kept and kept.endswith(b"\xff\xd9")
    assert struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) in kept
    assert clean_photo(kept) == (kind, kept)
    words = b"tEXtAuthor\0He Xiaoming"
    chunk = struct.pack(">I", len(words) - 4) + words + struct.pack(">I", zlib.crc32(words))
    assert clean_photo(PNG[:33] + chunk + PNG[33:]) == ("image/png", PNG)

    def riff(*chunks: bytes) -> bytes:
        body = b"WEBP" + b"".join(chunks)
        return b"RIFF" + struct.pack("<I", len(body)) + body

    def part(name: bytes, body: bytes) -> bytes:
        return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)

    head, drawn = bytes([0x0C]) + b"\0" * 9, part(b"VP8 ", b"pixel")
    webp = riff(part(b"VP8X", head), drawn, part(b"EXIF", b"GPS"), part(b"XMP ", b"<x/>"))
    assert clean_photo(webp) == ("image/webp", riff(part(b"VP8X", b"\0" * 10), drawn))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "missing"), (b"%PDF-1.7", "unknown"), (b"GIF89a", "unknown"), (b"\xff\xd8\xff\xe0\0", "broken"),
        (jpeg()[:-4], "broken"), (PNG[:-1], "broken"), (PNG[:40] + b"x" + PNG[41:], "broken"),
        (b"RIFF\xff\xff\0\0WEBPVP8 ", "broken"), (PNG + b"\0" * PHOTO_MOST, "too_large"),
    ],
)  # fmt: skip
def test_what_is_no_photo_is_refused(content: bytes, problem: str) -> None:
    with pytest.raises(Invalid) as refused:
        clean_photo(content)
    assert (refused.value.field, refused.value.problem) == ("photo", problem)


@pytest.mark.parametrize(
    ("harm", "check"),
    [
        (update(Order).where(Order.returns_open == 1).values(returns_open=2), "returns_open"),
        (update(ReturnCase).values(points=7), "return_amounts"),
        (update(ReturnLine).values(returned=3, qty=3), "returned"),
        (update(ReturnCase).values(state="REJECTED"), "figures"),
        (update(ReturnCase).values(reason=ReturnReason.OTHER.value), "figures"),
        (update(ReturnCase).values(refund_id=None), "return_refund"),
    ],
    ids=["open", "points", "twice", "state", "reason", "refund"],
)  # fmt: skip
def test_verify_finds_what_was_altered_behind_its_back(shop: Shop, harm: object, check: str) -> None:
    order = shop.pay(shop.an_order(points=100, fen=1_000, qty=2))
    done = shop.do(returns.approve_return, ask_for(shop, order, K.REFUND_ONLY).id)
    shop.do(return_refunds.refund_return, done.id)
    ask_for(shop, order, K.REFUND_ONLY)
    with shop.office.transaction() as connection:
        connection.execute(harm)  # type: ignore[call-overload]  # an update
    assert check in {line.split()[0] for line in shop.breaks()}
