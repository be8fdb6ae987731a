"""What the member card shows just now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.services.member_detail import MemberDetail
from desktop.services.member_queries import MemberListRow
from desktop.views.pane_part import Moment, PanePart


@dataclass(frozen=True)
class MemberShown(Moment):
    """A member and the moment at which she is looked at."""

    detail: MemberDetail
    now: datetime

    @property
    def row(self) -> MemberListRow:
        return self.detail.row

    @property
    def subject_id(self) -> int:
        return self.detail.row.id

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.detail.zone)

    @property
    def living(self) -> bool:
        """Whether business goes on with her: neither merged into another nor erased."""
        return self.row.merged_into is None and self.row.erased_at is None


class MemberPart(PanePart[MemberShown]):
    """A titled part of the member card."""
