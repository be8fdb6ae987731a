"""Papers made in a process of their own: what a window sends, what the child does, what comes back.

    write_errand(office, actor, **summary_wish(since, until, words))      → the child → printed_of(told)
    write_errand(office, actor, **slips_wish(order_ids, reason, words))

The finished PDF comes back in the answer: a slip with a person's address lies in no file that nobody asked for.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from desktop.models.shipping import LabelSize
from desktop.services.address_labels import address_labels
from desktop.services.errors import Invalid
from desktop.services.office import Office
from desktop.services.packing_slip import packing_slips
from desktop.services.reports.rows import Made, Missing, Printed
from desktop.services.reports.words import Words
from desktop.services.summary_figures import summary_figures
from desktop.services.transaction import Actor
from desktop.services.waves import pick_list
from desktop.services.waybills import labels

Progress = Callable[[int, int], object]


def summary_wish(since: date, until: date, words: Mapping[str, str]) -> dict[str, Any]:
    return {"act": "summary", "since": since.isoformat(), "until": until.isoformat(), "words": dict(words)}


def slips_wish(order_ids: Sequence[int], reason: str, words: Mapping[str, str]) -> dict[str, Any]:
    return {"act": "slips", "orders": list(order_ids), "reason": reason, "words": dict(words)}


def pick_list_wish(wave_id: int, reason: str, words: Mapping[str, str]) -> dict[str, Any]:
    return {"act": "pick_list", "wave": wave_id, "reason": reason, "words": dict(words)}


def labels_wish(order_ids: Sequence[int], reason: str) -> dict[str, Any]:
    return {"act": "labels", "orders": list(order_ids), "reason": reason, "words": {}}


def address_labels_wish(order_ids: Sequence[int], size: str, reason: str, words: Mapping[str, str]) -> dict[str, Any]:
    told = {"orders": list(order_ids), "size": size, "reason": reason, "words": dict(words)}
    return {"act": "address_labels", **told}


def make_paper(office: Office, actor: Actor, told: Mapping[str, Any], tell: Progress | None = None) -> Printed:
    """What the wish says, asked as the actor. Raises what the questions raise, KeyError for what is no wish."""
    words = Words(told["words"])
    if told["act"] == "slips":
        return make_slips(office, actor, told["orders"], reason=told["reason"], words=words, tell=tell)
    if told["act"] == "summary":
        since, until = date.fromisoformat(told["since"]), date.fromisoformat(told["until"])
        return make_summary(office, actor, since, until, words=words, tell=tell)
    if told["act"] == "labels":
        return make_labels(office, actor, told["orders"], reason=told["reason"], tell=tell)
    if told["act"] == "address_labels":
        size = LabelSize(told["size"])
        return make_address_labels(office, actor, told["orders"], size, reason=told["reason"], words=words, tell=tell)
    if told["act"] == "pick_list":
        return make_pick_list(office, actor, told["wave"], reason=told["reason"], words=words, tell=tell)
    raise Invalid("act", "unknown")


def make_summary(
    office: Office, actor: Actor, since: date, until: date, *, words: Words | None = None, tell: Progress | None = None
) -> Printed:
    from desktop.services.reports.summary import summary_pdf

    figures = office.ask(actor, summary_figures, since, until)
    return summary_pdf(figures, Made(office.clock(), actor.name, actor.role), words or Words(), tell)


def make_slips(
    office: Office, actor: Actor, order_ids: Sequence[int], *, reason: str, words: Words | None = None,
    tell: Progress | None = None,
) -> Printed:  # fmt: skip
    from desktop.services.reports.slip import slip_pdf

    slips = office.ask(actor, packing_slips, order_ids, reason=reason)
    return slip_pdf(slips, Made(office.clock(), actor.name, actor.role), words or Words(), tell)


def make_pick_list(
    office: Office, actor: Actor, wave_id: int, *, reason: str, words: Words | None = None, tell: Progress | None = None
) -> Printed:
    from desktop.services.reports.picking import pick_pdf

    chosen = office.ask(actor, pick_list, wave_id, reason=reason)
    return pick_pdf(chosen, Made(office.clock(), actor.name, actor.role), words or Words(), tell)


def make_labels(
    office: Office, actor: Actor, order_ids: Sequence[int], *, reason: str, tell: Progress | None = None
) -> Printed:
    from desktop.services.reports.label import label_pdf

    return label_pdf(office.ask(actor, labels, tuple(order_ids), reason=reason), tell)


def make_address_labels(
    office: Office, actor: Actor, order_ids: Sequence[int], size: LabelSize, *, reason: str, words: Words | None = None,
    tell: Progress | None = None,
) -> Printed:  # fmt: skip
    from desktop.services.reports.address_label import address_label_pdf

    return address_label_pdf(office.ask(actor, address_labels, order_ids, reason=reason), size, words or Words(), tell)


def printed_json(printed: Printed) -> dict[str, Any]:
    missing = [[one.code, one.where, one.times] for one in printed.missing]
    return {"pdf": base64.b64encode(printed.pdf).decode(), "pages": printed.pages, "missing": missing}


def printed_of(told: Mapping[str, Any]) -> Printed:
    missing = tuple(Missing(code, where, times) for code, where, times in told["missing"])
    return Printed(base64.b64decode(told["pdf"]), told["pages"], missing)
