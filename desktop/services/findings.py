"""One thing that verify finds wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Break:
    """subject is kind:id; diagnosis names the known cause that fits."""

    check: str
    subject: str
    expected: object
    found: object
    diagnosis: str
