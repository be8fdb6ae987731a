"""代客下单: empty, filled, refused, a new address, a new member, the receipt."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import DeliveryKind, Preset, SaleMode
from desktop.services import catalogue, members
from desktop.services.catalogue import SkuRow
from desktop.services.goods import set_picture
from desktop.services.members import MemberRow
from desktop.views.images import encoded
from desktop.views.orders.place_sheet import PlaceSheet
from tests.pictures.stage import Stage

BLOCK = "何小明 199 0000 9516 江苏省南京市鼓楼区示例路1号"


def a_photo(code: str) -> bytes:
    """A picture of its own for each product: two colours that its code chooses."""
    image = QImage(240, 240, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    fall = QLinearGradient(0, 0, 240, 240)
    fall.setColorAt(0, QColor.fromHsv(sum(map(ord, code)) * 37 % 360, 150, 230))
    fall.setColorAt(1, QColor.fromHsv(sum(map(ord, code)) * 61 % 360, 190, 150))
    painter.fillRect(image.rect(), fall)
    painter.end()
    return encoded(image, "PNG")


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    host, sheet = a_sheet(stage)
    yield "place-empty", host

    host, sheet = a_sheet(stage)
    fill(stage, sheet)
    yield "place-filled", host

    host, sheet = a_sheet(stage)
    fill(stage, sheet)
    for line in sheet.form.lines.lines[:2]:
        line.qty = 9_000
    sheet.form.lines.changed.emit()
    sheet.form.coupon.setText("NO-SUCH-COUPON")
    stage.settle()
    yield "place-refused", host

    host, sheet = a_sheet(stage)
    fill(stage, sheet)
    sheet.form.address.fresh.click()
    form = sheet.form.address.form
    form.block.setText(BLOCK)
    form.split.click()
    stage.settle()
    yield "place-new-address", host

    office, owner = stage.shop.office, stage.shop.actor(Preset.OWNER)
    for sku in office.ask(owner, catalogue.find_skus, "1", limit=3):
        office.do(owner, set_picture, sku.product_id, a_photo(sku.code), seen=None)
    host, sheet = a_sheet(stage)
    fill(stage, sheet)
    sheet.form.lines.search.setFocus()
    sheet.form.lines.search.insert("1")
    sheet.form.lines.search.asked.emit("1")
    stage.settle()
    yield "place-search", host

    host, sheet = a_sheet(stage)
    (fare,) = office.ask(owner, catalogue.find_skus, "HF-50", limit=1)
    sheet.form.lines.add(fare)
    sheet.form.member.choose(customer(stage))
    sheet.form.charged.setText("19900070001")
    stage.settle()
    yield "place-top-up", host

    host, sheet = a_sheet(stage)
    sheet.form.member.search.setText("13900001111")
    sheet.form.member.open_new()
    sheet.place_order()
    stage.settle()
    yield "place-new-member", host

    host, sheet = a_sheet(stage)
    fill(stage, sheet)
    sheet.place_order()
    stage.until(lambda: sheet.receipt.order is not None)
    stage.settle()
    yield "place-receipt", host


def a_sheet(stage: Stage) -> tuple[QWidget, PlaceSheet]:
    host = stage.host()
    desk = stage.desk(Preset.SERVICE)
    desk.setParent(host)
    sheet = PlaceSheet(host, desk)
    sheet.open()
    stage.settle()
    return host, sheet


def fill(stage: Stage, sheet: PlaceSheet) -> None:
    """A member with points and an address, and one product of every way to pay."""
    for sku in goods(stage):
        sheet.form.lines.add(sku)
    sheet.form.member.choose(customer(stage))
    stage.settle()


def customer(stage: Stage) -> MemberRow:
    actor, ask = stage.shop.actor(Preset.SERVICE), stage.shop.office.ask
    known = [ask(actor, members.find_members, f"M-{number:06}") for number in range(1, 80)]
    found = [one for rows in known for one in rows if ask(actor, members.addresses_of, one.id)]
    return max(found, key=lambda member: member.balance.available)


def goods(stage: Stage) -> list[SkuRow]:
    actor = stage.shop.actor(Preset.SERVICE)
    offered = [
        sku
        for sku in stage.shop.office.ask(actor, catalogue.find_skus, limit=200)
        if sku.delivery is DeliveryKind.PARCEL and sku.free > 3 and sku.price_points < 3_000 and sku.limit != 0
    ]
    chosen = [next((sku for sku in offered if sku.mode is mode), None) for mode in SaleMode]
    return [sku for sku in chosen if sku is not None]
