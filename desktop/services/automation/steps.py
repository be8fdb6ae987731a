"""One job in hand: its steps run one by one under its lease, and what can't be done keeps no other waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import IntegrityError

from desktop.services.automation.slots import Lease, rest, run_step, take_slot
from desktop.services.errors import LeaseLost, Refused
from desktop.services.office import Office
from desktop.services.transaction import Actor, Tx

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(slots=True)
class Steps:
    """skipped is what others had moved meanwhile, broken what no longer adds up."""

    office: Office
    actor: Actor
    lease: Lease
    done: int = 0
    skipped: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def do(self, act: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """An act under the lease. Raises what it raises, and LeaseLost."""
        answer: R = self.office.do(self.actor, run_step, self.lease, act.__name__, args, kwargs)
        return answer

    def one(self, act: Callable[..., Any], subject: int) -> int:
        """1 when it was done. Raises LeaseLost alone."""
        try:
            self.do(act, subject)
        except LeaseLost:
            raise
        except Refused as refusal:
            self.skipped.append(f"{subject}: {refusal}")
            return 0
        except (AssertionError, IntegrityError) as broken:
            self.broken.append(f"{act.__name__} {subject}: {type(broken).__name__}")
            return 0
        return 1

    def each(self, act: Callable[..., Any], subjects: Sequence[int]) -> int:
        return sum(self.one(act, subject) for subject in subjects)

    def together(self, act: Callable[..., int], subjects: Sequence[int]) -> int:
        """All of them in one transaction; one by one where the books of somebody among them don't add up."""
        if not subjects:
            return 0
        try:
            return self.do(act, tuple(sorted(subjects)))
        except LeaseLost:
            raise
        except Refused as refusal:
            self.skipped.append(f"{subjects[0]}: {refusal}")
            return 0
        except (AssertionError, IntegrityError) as broken:
            if len(subjects) > 1:
                return sum(self.together(act, [one]) for one in subjects)
            self.broken.append(f"{act.__name__} {subjects[0]}: {type(broken).__name__}")
            return 0


@contextmanager
def at_work(office: Office, actor: Actor, job: str, slot: str) -> Iterator[Steps | None]:
    """A round of a job in its slot; None: another worker is at it. Who lost the lease on the way stops there."""
    lease = take_slot(office, actor, job, slot)
    if lease is None:
        yield None
        return
    steps = Steps(office, actor, lease)
    try:
        yield steps
    except LeaseLost as lost:
        steps.skipped.append(str(lost))
        return
    rest(office, lease, done=steps.done, skipped=len(steps.skipped), broken=len(steps.broken))
