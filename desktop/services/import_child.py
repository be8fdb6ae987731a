"""An import in a process of its own, for a window that must stay awake: an errand in, progress out as JSON lines.

What comes after the errand on the child's stdin ends the work between two transactions: "keep", "take_back", or
nothing more at all, which leaves the batch to be gone on with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.services import masks
from desktop.services.errands import write_errand
from desktop.services.import_job import Job, Result
from desktop.services.office import Office
from desktop.services.spreadsheets.layouts import printable
from desktop.services.transaction import Actor

SHOWN_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the child is to do: act is preview, load or take_back."""

    act: str
    paths: tuple[Path, ...]
    rejects: Path | None
    batch: int | None


def write_ticket(
    office: Office, actor: Actor, act: str, paths: Sequence[Path], *, rejects: Path | None = None,
    batch: int | None = None,
) -> bytes:  # fmt: skip
    """One line of JSON, for the child's stdin and nothing else."""
    return write_errand(
        office, actor, act=act, paths=[str(path) for path in paths], rejects=str(rejects) if rejects else None,
        batch=batch,
    )  # fmt: skip


def ticket_of(told: Mapping[str, Any]) -> Ticket:
    """Raises KeyError for what is no ticket."""
    return Ticket(
        told["act"], tuple(Path(path) for path in told["paths"]), Path(told["rejects"]) if told["rejects"] else None,
        told["batch"],
    )  # fmt: skip


def job_json(job: Job) -> list[dict[str, Any]]:
    """What was recognised, file by file: columns with what they mean and a sample."""
    told = []
    for sheet in job.sheets:
        sample = next(iter(sheet.table.rows()), (0, []))[1]
        told.append(
            {
                "file": sheet.name, "format": sheet.layout.format, "layout": sheet.layout.key,
                "aside": sheet.layout.aside, "encoding": sheet.table.encoding,
                "bytes": sheet.table.path.stat().st_size,
                "columns": [
                    [sheet.table.header[at], name, _sample(name, sample[at]) if at < len(sample) else ""]
                    for name, at in sorted(sheet.columns.items(), key=lambda pair: pair[1])
                ],
                "spare": list(sheet.spare),
            }
        )  # fmt: skip
    return told


def _sample(meaning: str, cell: str) -> str:
    """A cell as any role may see it."""
    word = meaning.removeprefix("receiver_")
    if word in ("name", "username", "nickname"):
        return masks.mask_name(cell)
    if word in ("phone", "phone_number"):
        return masks.mask_phone(cell)
    if word in ("address", "detail_address"):
        return masks.mask_address(cell)
    return "*" if word == "birthday" and cell else printable(cell)[:40]


def result_json(result: Result, lines: dict[str, int]) -> dict[str, Any]:
    """Counts whole; of refused and updated records at most the first two thousand."""
    return {
        "format": result.format,
        "source": result.source,
        "batch": result.batch,
        "state": result.state,
        **{
            name: {"created": told.created, "updated": told.updated, "skipped": told.skipped}
            for name, told in (("orders", result.orders), ("members", result.members), ("skus", result.skus))
        },
        "updates": [list(pair) for pair in result.main.updates[:SHOWN_MOST]],
        "refused": sum(count.rejected for count in result.files.values()),
        "rejected_rows": len(result.rejected),
        "rejected": [
            [one.place.file, one.place.row, one.key, one.reason, one.column, one.value]
            for one in result.rejected[:SHOWN_MOST]
        ],
        "files": {
            name: {
                "created": count.created, "updated": count.updated, "skipped": count.skipped,
                "rejected": count.rejected, "lines": lines.get(name, 0),
            }
            for name, count in result.files.items()
        },
    }  # fmt: skip


def group_json(job: Job) -> list[dict[str, Any]]:
    """Per format: how many records, their money by currency, and the faults that the files themselves hold."""
    told = []
    for group in job.groups:
        money: dict[str, int] = {}
        for order in group.orders:
            money[order.currency] = money.get(order.currency, 0) + order.cash_fen
        told.append(
            {
                "format": group.format, "source": group.source, "lines": sum(group.lines.values()),
                "orders": len(group.orders), "members": len(group.members), "skus": len(group.skus), "money": money,
                "faults": [[fault.kind, fault.key, fault.detail] for fault in group.faults[:SHOWN_MOST]],
            }
        )  # fmt: skip
    return told
