"""The rows of a large demo shop out of its template's: column by column, all copies of a row at once."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from typing import Any

from desktop import crypto
from desktop.models.base import Base, UtcTime
from desktop.services.audit_macs import AUDIT_MACKED, in_json
from desktop.services.demo_persons import Rows
from desktop.services.demo_spots import WORDS, Means, Spot, Spots
from desktop.services.demo_texts import Texts
from desktop.services.demo_times import seconds_of, told
from desktop.services.demo_weaving import Column, other_digits

# rows that all copies share, and those that are written with others' or counted anew
BESIDE = {"rule_version", "staff_session", "person_key", "search_token", "audit_seal", "figure", "figure_delta"}
WAITS_DAYS = {"pay_by": 1, "ship_by": 2, "complete_by": 7}
FOLLOWS = {("notice", "send_at"): "created_at", ("order_exception", "due_at"): "opened_at"}
# columns of an audit row that are text, where copies differ
QUOTED = {"before", "after", "command_id"}


ColumnOf = Callable[[Spot, Any], Iterable[Any]]


class Copies:
    """Made once in every process that copies."""

    def __init__(self, means: Means) -> None:
        self._spots = Spots(means)
        self._outline, self._persons = means.outline, self._spots.persons
        self._mac = crypto.mac_under(means.audit_key)
        self._reading = sqlite3.connect(means.outline.path)
        self._reading.row_factory = sqlite3.Row
        self._texts = Texts(self._spots, means.audit_key)
        self._columns: dict[str, list[tuple[str, ColumnOf]]] = {}

    def rows(self, table: str, since: int, until: int) -> dict[str, Rows]:
        """By table: the copies of a table's rows from one rowid to another, until included, and what comes with them."""
        made: dict[str, Rows] = {table: []}
        special = {"audit": self._audit, "member": self._member, "recipient": self._receiver}
        own = special.get(table) or self._plain(table)
        found = self._reading.execute(
            f'SELECT rowid AS place, * FROM "{table}" WHERE rowid BETWEEN ? AND ?', (since, until)
        )
        for row in found:
            made[table].extend(own(self._spots.of(table, row), made))
        return made

    # rows of any table

    def _plain(self, table: str) -> Callable[[Spot, dict[str, Rows]], Iterable[tuple[Any, ...]]]:
        columns = self._columns.get(table) or self._columns.setdefault(table, self._columns_of(table))

        def copied(spot: Spot, _: dict[str, Rows]) -> Iterable[tuple[Any, ...]]:
            row = spot.row
            return zip(*[column(spot, row[name]) for name, column in columns], strict=False)

        return copied

    def _columns_of(self, table: str) -> list[tuple[str, ColumnOf]]:
        own: dict[tuple[str, str], ColumnOf] = {
            ("orders", "order_no"): lambda spot, no: self._spots.order_numbers(no, spot.times),
            ("orders", "pickup_code"): self._digits,
            ("orders", "shop_hour"): lambda spot, _: self._spots.hours(spot.row["placed_at"], spot),
            ("orders", "hold_until"): _same,
            ("fulfilment", "waybill"): self._digits,
            ("payment", "reference"): self._digits,
            ("refund", "reference"): self._digits,
            ("stock_entry", "on_hand_after"): lambda spot, _: self._after(spot, 0),
            ("stock_entry", "reserved_after"): lambda spot, _: self._after(spot, 1),
            ("stock_entry", "damaged_after"): lambda spot, _: self._after(spot, 2),
            ("order_exception", "subject_id"): self._subject,
            ("outbox", "event_id"): self._event_ids,
            ("outbox", "aggregate"): lambda spot, text: self._spots.caused(spot, text) if ":" in text else (text,),
            ("outbox", "payload"): self._texts.told,
            ("notice", "payload"): self._texts.told,
            ("command", "id"): lambda spot, number: self._spots.commands(int(number, 16), spot.times),
            ("command", "answer"): self._texts.answer,
            ("command", "content_hash"): self._texts.content_hash,
            ("access_subject", "subject_id"): lambda spot, number: self._spots.ids("orders", number, spot.times),
        }  # fmt: skip
        found: list[tuple[str, ColumnOf]] = []
        for column in Base.metadata.tables[table].columns:
            parent = next((key.column.table.name for key in column.foreign_keys), "")
            special = own.get((table, column.name))
            if special is not None:
                found.append((column.name, special))
            elif column.name == "id":
                found.append((column.name, self._ids_of(table)))
            elif parent in self._outline.first:
                found.append((column.name, self._ids_of(parent)))
            elif column.name == "cause":
                found.append((column.name, self._spots.caused))
            elif isinstance(column.type, UtcTime):
                base = FOLLOWS.get((table, column.name), "")
                found.append((column.name, self._times_of(WAITS_DAYS.get(column.name, 0), base)))
            else:
                found.append((column.name, _same))
        return found

    def _ids_of(self, table: str) -> ColumnOf:
        first = self._outline.first[table]

        def ids(spot: Spot, number: int | None) -> Iterable[Any]:
            return repeat(None, spot.times) if number is None else range(first[number], first[number] + spot.times)

        return ids

    def _times_of(self, days: int, base: str) -> ColumnOf:
        def times(spot: Spot, text: str | None) -> Iterable[Any]:
            if text is None:
                return repeat(None, spot.times)
            if base:
                later = seconds_of(text) - seconds_of(spot.row[base])
                return told([at + later for at in self._spots.moments(spot.row[base], spot)])
            return self._spots.told(text, spot, days)

        return times

    def _digits(self, spot: Spot, text: str | None) -> Iterable[Any]:
        return repeat(text, spot.times) if not text else other_digits(text, spot.times)

    def _after(self, spot: Spot, place: int) -> Iterable[int]:
        row = spot.row
        have = self._outline.before[3 * row["id"] + place]
        moved = row[("d_on_hand", "d_reserved", "d_damaged")[place]]
        return range(have + moved, have + moved * (spot.times + 1), moved) if moved else repeat(have, spot.times)

    def _event_ids(self, spot: Spot, _: str) -> list[str]:
        """Random, but rising with the rows: an index is written from its front to its end."""
        share, more = (1 << 128) // (self._outline.total("outbox") + 1), random.getrandbits
        ids = self._spots.ids("outbox", spot.row["id"], spot.times)
        return [f"{number * share + more(96):032x}" for number in ids]

    def _subject(self, spot: Spot, number: int) -> Column:
        return self._spots.ids(WORDS[spot.row["subject"]], number, spot.times)

    # rows of tables of their own kind

    def _audit(self, spot: Spot, _: dict[str, Rows]) -> Iterable[tuple[Any, ...]]:
        row, times = spot.row, spot.times
        seq, command = self._outline.seq[row["id"]], int(row["command_id"], 16)
        after: Iterable[str] = self._texts.told(spot, row["after"])
        if row["act"] == "seal_audit":
            after = [json.dumps({"rows": self._outline.sealed_rows[command]})]
        differing: dict[str, Iterable[Any]] = {
            "seq": range(seq, seq + times), "before": self._texts.told(spot, row["before"]), "after": after,
            "command_id": self._spots.commands(command, times),
        }  # fmt: skip
        if row["subject"] in WORDS:
            differing["subject_id"] = self._spots.ids(WORDS[row["subject"]], row["subject_id"], times)
        if row["order_id"] is not None:
            differing["order_id"] = self._spots.ids("orders", row["order_id"], times)
        columns = {name: one for name, one in differing.items() if not isinstance(one, repeat)}
        whole = ", ".join(
            "%s" if name in columns else in_json(row[name]).replace("%", "%%") for name in AUDIT_MACKED[1:]
        )
        pattern, mac = f'["%s", {whole}]', self._mac
        texts = (
            [in_json(value) for value in columns[name]] if name in QUOTED else columns[name]
            for name in AUDIT_MACKED[1:] if name in columns
        )  # fmt: skip
        macs = [
            mac((pattern % values).encode())
            for values in zip(self._spots.told(row["at"], spot, 0, "T", "+00:00"), *texts, strict=True)
        ]
        kept = (columns[name] if name in columns else repeat(row[name], times) for name in AUDIT_MACKED[1:])
        return zip(
            self._spots.ids("audit", row["id"], times), self._spots.told(row["at"], spot), *kept, macs, strict=False
        )

    def _member(self, spot: Spot, made: dict[str, Rows]) -> Iterator[tuple[Any, ...]]:
        row, persons = spot.row, self._persons
        members = self._spots.ids("member", row["id"], spot.times)
        texts = persons.names(members), persons.phones(members)
        joined = self._spots.told(row["joined_at"], spot)
        sealed = persons.sealed("member", texts)
        masks = persons.name_masks(members), persons.phone_masks(members)
        for number, name, phone, at, name_mask, phone_mask, (uid, wrapped, key_id, content) in zip(
            members, *texts, joined, *masks, sealed, strict=True
        ):
            made.setdefault("person_key", []).append((uid, key_id, wrapped, at))
            made.setdefault("search_token", []).extend(persons.tokens("M", number, name, phone))
            yield (
                number, f"M-{number:06}", f"88{number:08}", uid, *content, None, name_mask, phone_mask, phone[-4:],
                row["tier"], row["source"], None, at, None, None, 1, None,
            )  # fmt: skip

    def _receiver(self, spot: Spot, made: dict[str, Rows]) -> Iterator[tuple[Any, ...]]:
        row, persons = spot.row, self._persons
        receivers = self._spots.ids("recipient", row["id"], spot.times)
        members = self._spots.ids("member", row["member_id"], spot.times)
        people = persons.numbers(members, receivers, self._outline.own[row["id"]])
        regions = persons.regions(receivers)
        texts = persons.names(people), persons.phones(people), persons.streets(receivers)
        made_at = self._spots.told(row["created_at"], spot)
        sealed = persons.sealed("recipient", texts)
        masks = persons.name_masks(people), persons.phone_masks(people)
        for number, member, region, name, phone, street, at, name_mask, phone_mask, (
            uid,
            wrapped,
            key_id,
            content,
        ) in zip(receivers, members, regions, *texts, made_at, *masks, sealed, strict=True):
            made.setdefault("person_key", []).append((uid, key_id, wrapped, at))
            made.setdefault("search_token", []).extend(persons.tokens("R", number, name, phone, region, street))
            yield number, uid, member, *content, name_mask, phone_mask, phone[-4:], region, at


def _same(spot: Spot, value: Any) -> Iterable[Any]:
    return repeat(value, spot.times)
