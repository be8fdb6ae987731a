"""The words of the shipping centre 发货中心: papers, pick waves and electronic waybills. Plain Python, as the vocabulary is."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """What is printed for an order: the packing slip, the courier's label for the parcel or the shop's own with the
    address, the pick list of its wave."""

    SLIP = "SLIP"
    LABEL = "LABEL"
    ADDRESS = "ADDRESS"
    PICK_LIST = "PICK_LIST"


class LabelSize(StrEnum):
    """Width by height in millimetres, as the rolls for label printers come."""

    LARGE = "100x150"
    SMALL = "76x130"

    @property
    def millimetres(self) -> tuple[int, int]:
        wide, _, high = self.value.partition("x")
        return int(wide), int(high)


class WaveState(StrEnum):
    OPEN = "OPEN"
    PICKED = "PICKED"
    CANCELLED = "CANCELLED"


class WaybillState(StrEnum):
    """ASKED and UNKNOWN: the service may have given a number; it is asked again under the same request number."""

    ASKED = "ASKED"
    UNKNOWN = "UNKNOWN"
    GIVEN = "GIVEN"
    FAILED = "FAILED"
    USED = "USED"
    CANCELLED = "CANCELLED"


# an order has one of these at most
WAYBILL_ALIVE = (WaybillState.ASKED, WaybillState.UNKNOWN, WaybillState.GIVEN)


class TopUpState(StrEnum):
    """SENT: nobody knows yet whether it arrived; it is asked about, never sent again blindly."""

    SENT = "SENT"
    PROCESSING = "PROCESSING"
    DONE = "DONE"
    FAILED = "FAILED"


# units of a line stand for one of these at most, and are neither sent nor cancelled meanwhile
TOP_UP_ALIVE = (TopUpState.SENT, TopUpState.PROCESSING)
