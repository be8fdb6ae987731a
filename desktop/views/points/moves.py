"""What becomes of a member's points, in words: the buckets, and what an act moves between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.services.transaction import PointsMove
from desktop.views.formats import points_text, signed
from desktop.views.notices import Effect
from desktop.views.texts import filled

translate = QCoreApplication.translate


def bucket_words() -> tuple[str, str, str, str]:
    return (
        translate("bucket", "可用"), translate("bucket", "冻结"), translate("bucket", "待生效"),
        translate("bucket", "欠分"),
    )  # fmt: skip


def moved_buckets(moves: Sequence[PointsMove]) -> Effect | None:
    """A line per bucket that the moves of one member change, with its balance before and after; None where none is."""
    if not moves:
        return None
    last = moves[-1]
    buckets = (
        (translate("effects", "可用 {0} → {1}"), last.available_after, sum(m.available for m in moves)),
        (translate("effects", "冻结 {0} → {1}"), last.frozen_after, sum(m.frozen for m in moves)),
        (translate("effects", "待生效 {0} → {1}"), last.pending_after, sum(m.pending for m in moves)),
        (translate("effects", "欠分 {0} → {1}"), last.debt_after, sum(m.debt for m in moves)),
    )
    moved = [bucket for bucket in buckets if bucket[2]]
    if not moved:
        return None
    return Effect(
        "coins",
        translate("effects", "积分"),
        tuple(filled(words, points_text(now - by), points_text(now)) for words, now, by in moved),
        tuple(signed(by) for _, _, by in moved),
    )
