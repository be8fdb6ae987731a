"""The tree of a balance as lines of a table: a bucket, the lots that hold it, and under an open lot its entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from desktop.services.points_story import LotStory, StoryEntry, StoryLot
from desktop.views.cells import Amount, Section, Text
from desktop.views.formats import exact, moment, points_text, signed
from desktop.views.points.moves import bucket_words
from desktop.views.table import Column
from desktop.views.texts import filled
from desktop.views.words import actor_word, points_word

translate = QCoreApplication.translate
# a lot's entries stand this far in
_INDENT = "\u2003\u2003"
_TONES = ("", "", "", "danger")


@dataclass(frozen=True, slots=True)
class StoryLine:
    """share is what the lot holds of the bucket that it stands under, or what the entry moved; lot is None in a debt."""

    id: str
    lot: StoryLot | None
    entry: StoryEntry
    share: int
    open: bool = False

    @property
    def is_lot(self) -> bool:
        return self.lot is not None and self.entry is self.lot.entry and "/" not in self.id


def story_lines(
    balance: Sequence[int], lots: Sequence[StoryLot], debts: Sequence[StoryEntry], opened: Mapping[int, LotStory],
    unfolded: frozenset[str], *, whole: bool,
) -> list[StoryLine | Section]:  # fmt: skip
    """Buckets that hold nothing are left out. whole: every lot is there, else a bucket says how much is explained."""
    lines: list[StoryLine | Section] = []
    for at, word in enumerate(bucket_words()[:3]):
        shares = [(lot, (lot.available, lot.frozen, lot.pending)[at]) for lot in lots]
        shares = [(lot, share) for lot, share in shares if share]
        if not balance[at]:
            continue
        note = filled(translate("story", "{0} 批"), len(shares))
        if not whole:
            note = filled(translate("story", "先列 {0} 批，往下翻还有"), len(shares))
        lines.append(Section(f"{word} {points_text(balance[at])}", note))
        for lot, share in shares:
            line_id = f"{at}:{lot.id}"
            story = opened.get(lot.id) if line_id in unfolded else None
            lines.append(StoryLine(line_id, lot, lot.entry, share, story is not None))
            if story is not None:
                lines += [StoryLine(f"{line_id}/{one.id}", lot, one, one.points) for one in story.entries]
    if balance[3]:
        note = translate("story", "最近这些让它变的")
        lines.append(Section(f"{bucket_words()[3]} {points_text(balance[3])}", note, "danger"))
        lines += [StoryLine(f"debt/{one.id}", None, one, one.points) for one in debts]
    return lines


def story_columns(zone: ZoneInfo, now: datetime) -> list[Column[StoryLine]]:
    return [
        Column("what", translate("story", "怎么来的"), 230, partial(_what, zone), stretch=True),
        Column("points", translate("story", "积分"), 84, _points, align="right"),
        Column("at", translate("story", "时间"), 104, partial(_at, zone, now)),
        Column("order", translate("story", "订单"), 128, _order),
        Column("rule", translate("story", "规则"), 64, _rule, gives_way=1),
        Column("who", translate("story", "谁"), 84, _who, gives_way=2),
    ]


def origin_words(lot: StoryLot) -> str:
    if lot.parent is not None:
        return translate("story", "退回的，原来那批已过期")
    return points_word(lot.entry.verb)


def life_words(lot: StoryLot) -> str:
    """Until when it lasts; what isn't there yet says from when."""
    if lot.pending:
        if lot.mature_on is None:
            return translate("story", "订单完成后生效")
        return filled(translate("story", "{0} 起生效"), lot.mature_on.isoformat())
    if lot.expires_on is None:
        return translate("story", "长期有效")
    return filled(translate("story", "{0} 到期"), lot.expires_on.isoformat())


def _what(zone: ZoneInfo, line: StoryLine) -> Text:
    lot, entry = line.lot, line.entry
    if line.is_lot and lot is not None:
        parts = [origin_words(lot), filled(translate("story", "共 {0}"), points_text(lot.earned)), life_words(lot)]
        icon = "chevron-down" if line.open else "chevron-right"
        return Text(" · ".join(parts), "strong", icon=icon, tip=entry.reason)
    words = " · ".join(part for part in (points_word(entry.verb), entry.reason) if part)
    return Text(f"{_INDENT if lot is not None else ''}{words}", "", tip=exact(entry.at, zone))


def _points(line: StoryLine) -> Amount:
    """An entry's amount is what its verb moved, either way; a debt grows and shrinks."""
    if line.is_lot:
        return Amount(points_text(line.share))
    return Amount(points_text(line.share) if line.lot is not None else signed(line.share), "dim")


def _at(zone: ZoneInfo, now: datetime, line: StoryLine) -> Text:
    return Text(moment(line.entry.at, now, zone), "dim", tip=exact(line.entry.at, zone))


def _order(line: StoryLine) -> Text:
    return Text(line.entry.order_no, "link" if line.entry.order_id is not None else "")


def _rule(line: StoryLine) -> Text:
    rule = line.entry.rule
    return Text("" if rule is None else filled(translate("story", "第 {0} 版"), rule), "dim")


def _who(line: StoryLine) -> Text:
    return Text(actor_word(line.entry.actor), "dim", tip=line.entry.reason)
