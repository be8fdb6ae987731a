"""What the pane of an after-sale shows just now, and the base of its parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.services.return_matters import ReturnMatter
from desktop.services.return_queries import QueueRow, ReturnDetail
from desktop.views import formats
from desktop.views.order_acts.offers import Offered
from desktop.views.pane_part import Moment, PanePart


@dataclass(frozen=True)
class ReturnShown(Moment):
    """An after-sale, the moment at which it is looked at, and what may be done with it."""

    detail: ReturnMatter
    now: datetime
    offered: tuple[Offered, ...]

    @property
    def case(self) -> ReturnDetail:
        return self.detail.detail

    @property
    def row(self) -> QueueRow:
        return self.detail.row

    @property
    def subject_id(self) -> int:
        return self.detail.row.id

    @property
    def zone(self) -> ZoneInfo:
        return self.detail.settings.zone_info

    def money(self, minor: int) -> str:
        return formats.money(minor, self.row.currency, self.row.minor_units)


class ReturnPart(PanePart[ReturnShown]):
    """A titled part of the after-sale's pane."""
