"""The words of the shipping centre 发货中心: papers and pick waves. Plain Python, as the vocabulary is."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """What is printed for an order: the packing slip, the label for the parcel, the pick list of its wave."""

    SLIP = "SLIP"
    LABEL = "LABEL"
    PICK_LIST = "PICK_LIST"


class WaveState(StrEnum):
    OPEN = "OPEN"
    PICKED = "PICKED"
    CANCELLED = "CANCELLED"
