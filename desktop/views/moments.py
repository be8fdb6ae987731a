"""Moments: when it is now and the shop's zone, for the cells of a table. Both are set before rows are."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from desktop.views.cells import Text
from desktop.views.formats import exact, moment


class Moments:
    now = datetime.min.replace(tzinfo=UTC)
    zone = ZoneInfo("UTC")

    def when(self, at: datetime) -> Text:
        return Text(moment(at, self.now, self.zone), "dim", tip=exact(at, self.zone))
