"""What copies of a template say: the texts of audit rows and events, what commands were told and what they answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any

from desktop import crypto
from desktop.services.demo_spots import Spot, Spots
from desktop.services.demo_weaving import COMPACT, SPACED, Column, other_digits, woven

# keys that an id stands under, and its table
IDS = {
    "order_id": "orders", "member_id": "member", "member_ids": "member", "recipient_id": "recipient",
    "refund_id": "refund", "fulfilment_id": "fulfilment", "lot_id": "lot", "recipient": "recipient",
    "fulfilment": "fulfilment", "note": "order_note", "lot": "lot",
}  # fmt: skip
DIGITS = {"waybill", "reference", "pickup_code"}
MOMENTS = {"placed_at": 0, "paid_at": 0, "changed_at": 0, "joined_at": 0, "pay_by": 1, "ship_by": 2}
OF_MEMBERS = {"add_member", "grant_points"}
STOCK = ("on_hand", "reserved", "damaged")


class Texts:
    """Columns of texts."""

    def __init__(self, spots: Spots, key: bytes) -> None:
        self._spots, self._mac = spots, crypto.mac_under(key)

    def told(self, spot: Spot, text: str) -> Iterable[str]:
        """Of an audit row, an event or a notice."""

        def slot(key: str, _under: str, value: Any) -> Column | None:
            if key == "order":
                return self._order_no(value, spot)
            if key == "ship_by":
                return self._spots.told(value, spot, MOMENTS[key], "T", "+00:00")
            return self._plain(spot, key, value)

        return woven(text, slot, spot.times, SPACED)

    def answer(self, spot: Spot, text: str) -> Iterable[str]:
        """Of a command."""
        act, times = spot.row["act"], spot.times
        if act == "seal_audit":
            return (str(self._spots.outline.sealed_rows[int(spot.row["id"], 16)]),)
        if not text.startswith("{"):
            return repeat(text, times)
        if act == "receive_goods":
            return woven(text, lambda key, _, value: self._stock(spot, key), times, COMPACT)
        members = self._spots.ids("member", spot.owner, times)
        of_member = act in OF_MEMBERS

        def slot(key: str, _under: str, value: Any) -> Column | None:
            if key in MOMENTS:
                return self._spots.told(value, spot, MOMENTS[key], "T", "Z") if value else None
            if key == "id":
                return members if of_member else self._spots.ids("orders", value, times)
            if key == "order_no":
                return self._order_no(value, spot)
            if key in ("account", "member_account"):
                return [f"M-{number:06}" for number in members]
            if key == "card_no":
                return [f"88{number:08}" for number in members]
            if key == "member_name" or (of_member and key == "name"):
                return self._spots.persons.name_masks(members)
            if of_member and key == "phone":
                return self._spots.persons.phone_masks(members)
            if key in ("recipient_name", "phone_mask", "region"):
                return self._of_receiver(spot, key) if value else None
            return self._plain(spot, key, value)

        return woven(text, slot, times, COMPACT)

    def content_hash(self, spot: Spot, content: bytes) -> Iterable[bytes]:
        """The digest of what a command was told."""
        members = self._spots.ids("member", spot.owner, spot.times)
        joins = spot.row["act"] == "add_member"

        def slot(key: str, under: str, value: Any) -> Column | None:
            if under == "lines" and not key:
                return self._spots.ids("order_line", int(value), spot.times)
            if under == "recipient":
                return self._of_receiver(spot, key)
            if joins and key == "card_no":
                return [f"88{number:08}" for number in members]
            if joins and key == "name":
                return self._spots.persons.names(members)
            if joins and key == "phone":
                return self._spots.persons.phones(members)
            return self._plain(spot, key, value)

        texts = woven(content.decode(), slot, spot.times, COMPACT)
        if isinstance(texts, repeat):
            return repeat(self._mac(content), spot.times)
        mac = self._mac
        return [mac(text.encode()) for text in texts]

    def _plain(self, spot: Spot, key: str, value: Any) -> Column | None:
        """Where the key alone says what stands there."""
        if key in DIGITS and value:
            return other_digits(value, spot.times)
        if isinstance(value, int) and key in IDS:
            return self._spots.ids(IDS[key], value, spot.times)
        return None

    def _order_no(self, order_no: str, spot: Spot) -> Column:
        return self._spots.order_numbers(order_no, spot.times)

    def _of_receiver(self, spot: Spot, key: str) -> Column:
        """Of whom the order of a command went to by then."""
        spots, persons = self._spots, self._spots.persons
        number = spots.outline.receiver[int(spot.row["id"], 16)]
        receivers = spots.ids("recipient", number, spot.times)
        if key in ("region", "address"):
            return persons.regions(receivers) if key == "region" else persons.streets(receivers)
        members = spots.ids("member", spot.owner, spot.times)
        people = persons.numbers(members, receivers, spots.outline.own[number])
        made: dict[str, Callable[[range], Column]] = {
            "name": persons.names, "phone": persons.phones, "recipient_name": persons.name_masks,
            "phone_mask": persons.phone_masks,
        }  # fmt: skip
        return made[key](people)

    def _stock(self, spot: Spot, key: str) -> Column | None:
        if key not in STOCK:
            return None
        entry, qty = self._spots.outline.received[int(spot.row["id"], 16)]
        have = self._spots.outline.before[3 * entry + STOCK.index(key)]
        if key != "on_hand":
            return [have] * spot.times
        return range(have + qty, have + qty * (spot.times + 1), qty)
