"""What was found out about one subject: the cause, the rows that show it, and the steps that set it right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from desktop.services.findings import Diagnosis, Entry
from desktop.services.mends.steps import Step


@dataclass(slots=True)
class Finding:
    """steps are empty where an entry can't mend it: blocked then names why. causes in the order they were found."""

    subject: str
    subject_id: int
    causes: list[Diagnosis] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    blocked: bool = False

    def found(self, cause: Diagnosis, entries: Iterable[Entry], steps: Sequence[Step] = ()) -> None:
        """A fault with its steps; without any, nothing of the subject can be mended by an entry."""
        self.causes.append(cause)
        self.entries += entries
        self.steps += steps
        self.blocked |= not steps

    @property
    def whole(self) -> bool:
        return not self.causes

    @property
    def diagnosis(self) -> Diagnosis:
        """One cause, or UNKNOWN where faults of several kinds lie over each other and one of them can't be told."""
        if self.blocked and len(set(self.causes)) > 1:
            return Diagnosis.UNKNOWN
        return self.causes[0] if self.causes else Diagnosis.UNKNOWN

    @property
    def mend(self) -> str:
        return f"{self.subject}:{self.subject_id}" if self.steps and not self.blocked else ""
