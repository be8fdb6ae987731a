"""A child process at work for a window: an errand is the first line of stdin, JSON lines go to stdout."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from typing import Any

from desktop import cli_texts, config
from desktop.models.refusal import DatabaseRefused
from desktop.services.errands import read_errand
from desktop.services.errors import DatabaseGone, Refused
from desktop.services.office import Office, office_of
from desktop.services.transaction import Actor

Say = Callable[..., None]
Work = Callable[[Office, Actor, Mapping[str, Any], Any, Say], None]


def serve(work: Work) -> int:
    """work(office, actor, told, lines, say): lines is what follows on stdin, say(kind, …) answers.

    Exit 0 done, 1 refused, 2 for what is no errand.
    """
    # unbuffered: a thread that waits in a buffered read would hold its lock at the end
    lines = os.fdopen(os.dup(0), "rb", buffering=0)
    answers = os.fdopen(os.dup(1), "wb")

    def say(kind: str, **values: Any) -> None:
        answers.write(json.dumps({"kind": kind, **values}, ensure_ascii=True).encode() + b"\n")
        answers.flush()

    try:
        errand = read_errand(lines.readline())
    except (ValueError, KeyError, TypeError):
        say("refused", sentence="看不懂要做什么")
        return 2
    office = office_of(errand.url, errand.shop_secret, config.utc_now)
    try:
        work(office, errand.actor, errand.told, lines, say)
    except (Refused, DatabaseGone, DatabaseRefused) as fact:
        fields = {
            name: value
            for name in getattr(fact, "__dataclass_fields__", {})
            if isinstance(value := getattr(fact, name), str | int)
        }
        say("refused", error=type(fact).__name__, fields=fields, sentence=cli_texts.sentence(fact))
        return 1
    except OSError as problem:
        say("refused", error="OSError", fields={}, sentence=f"读写失败：{problem.strerror or problem}")
        return 1
    finally:
        office.engine.dispose()
    return 0
