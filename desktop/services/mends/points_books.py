"""A member's points: where her chain of entries breaks, which entry stands there, and what would set it right.

Every entry tells the balance after it. Where that isn't the balance before plus its change, an entry was altered, one
was lost, or one was written beside the chain. What other rows say of an entry (its lot, freeze, adjustment) decides.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from desktop.models.vocabulary import FreezeState, PointsVerb
from desktop.services.findings import Diagnosis, Entry
from desktop.services.mends.finding import Finding
from desktop.services.mends.lot_books import mend_lots
from desktop.services.mends.points_rows import Books, Change, Line, Lost, line_entry, minus, named, read_books
from desktop.services.mends.steps import MEND, POINTS, Step
from desktop.services.transaction import Reading

V, D = PointsVerb, Diagnosis
NOTHING: Change = (0, 0, 0, 0)
# each of these stands behind a lot, a freeze or an adjustment, which names it
PROVEN = frozenset({V.INIT, V.EARN, V.GRANT, V.FREEZE, V.CONSUME, V.UNFREEZE})


def member_finding(reading: Reading, member_id: int) -> Finding:
    finding = Finding("member", member_id)
    books = read_books(reading, member_id)
    if books is None:
        return finding
    states = _freeze_states(books, finding)
    balance = _twice_posted(books, _walk(books, finding), finding)
    _last_word(books, balance, finding)
    if not finding.blocked:
        mend_lots(balance, books.lots, books.freezes, books.allocations, states, finding)
    return finding


def _last_word(books: Books, balance: Change, finding: Finding) -> None:
    """The newest entry tells the balance, or one that moves nothing tells it again."""
    posts = any(step.table == "points_entry" for step in finding.steps)
    if books.lines and not posts and not finding.blocked and books.lines[-1].after != balance:
        last = books.lines[-1]
        step = Step("points_entry", books.member_id, {}, V.ADJUST.value, reverses=last.id)
        finding.found(D.ALTERED, [line_entry(last)], [step])


def _freeze_states(books: Books, finding: Finding) -> dict[int, str]:
    """What settled a freeze says its state. Returns it by freeze, as it is once it is mended."""
    states = {freeze.id: str(freeze.state) for freeze in books.freezes}
    verbs = {line.id: line.verb for line in books.lines}
    for freeze in books.freezes:
        if freeze.settled_entry_id is None:
            right = FreezeState.OPEN
        elif (verb := verbs.get(freeze.settled_entry_id)) in (V.CONSUME.value, V.UNFREEZE.value):
            right = FreezeState.CONSUMED if verb == V.CONSUME.value else FreezeState.RELEASED
        else:
            continue
        states[freeze.id] = right.value
        if freeze.state != right.value:
            row = Entry("freeze", freeze.id, order_id=freeze.order_id, values={"frozen": freeze.amount})
            step = Step("freeze_state", freeze.id, key=f"{freeze.state}>{right.value}", order_id=freeze.order_id)
            finding.found(D.ALTERED, [row], [step])
    return states


def _twice_posted(books: Books, balance: Change, finding: Finding) -> Change:
    """An entry like another one, in the balance too, that no lot, freeze or adjustment knows of: taken back."""
    reversed_ones = {line.reverses for line in books.lines if line.cause.startswith(MEND)}
    for line in books.lines:
        known = line.id in books.proofs or line.id in reversed_ones or line.cause.startswith(MEND)
        if line.verb not in PROVEN or known:
            continue
        twins = [
            one for one in books.lines
            if one.id in books.proofs and (one.verb, one.change, one.order_id) == (line.verb, line.change, line.order_id)
        ]  # fmt: skip
        back = minus(NOTHING, line.change)
        shown = {entry.id for entry in finding.entries if entry.table == "points_entry" and not entry.part}
        if not twins or line.id in shown:
            continue
        after = minus(balance, line.change)
        rows = [line_entry(line), line_entry(twins[0], "twin")]
        if min(after) < 0:
            finding.found(D.DUPLICATE, rows)
            continue
        balance = after
        entry = Step(
            "points_entry", books.member_id, named(back), line.verb, order_id=line.order_id, reverses=line.id
        )  # fmt: skip
        finding.found(D.DUPLICATE, rows, [Step("balance", books.member_id, named(back)), entry])
    return balance


def _walk(books: Books, finding: Finding) -> Change:
    """Down the chain. Returns what the balance is once the steps are done."""
    before: Change = NOTHING
    last_line: Line | None = None
    mended, lines = _less_mends(books)
    for place, line in enumerate(lines):
        gap = minus(line.after, before, line.change)
        beside = [line_entry(one, "beside") for one in (last_line,) if one is not None]
        following = lines[place + 1] if place + 1 < len(lines) else None
        if gap == NOTHING:
            before = line.after
        elif _skipped(before, following, books.balance) and any(line.change):
            _beside_the_chain(books, line, finding)
            continue
        elif not mended_before(mended, gap):
            before = _torn(books, line, gap, before, following, finding, beside)
        else:
            before = line.after
        last_line = line
    rest = minus(books.balance, before)
    if rest == NOTHING or mended_before(mended, rest):
        return books.balance
    lost = _take_lost(books, rest)
    if lost:
        for one in lost:
            finding.found(D.MISSING, _around(books, last_line, one), [_again(books, one)])
        return books.balance
    values = dict(zip(POINTS, books.balance, strict=True))
    rows = [Entry("balance", books.member_id, values=values)]
    rows += [line_entry(last_line, "beside")] if last_line is not None else []
    finding.found(D.ALTERED, rows, [Step("balance", books.member_id, named(minus(before, books.balance)))])
    return before


def _less_mends(books: Books) -> tuple[Counter[Change], list[Line]]:
    """The chain as it is meant: what a mend has corrected counts corrected, what it took back isn't there.

    Returns what mends entered for lost entries too. A mend that moved the balance is a line like every other.
    """
    corrections: dict[int, Change] = {}
    entered: Counter[Change] = Counter()
    chain: list[Line] = []
    for previous, line in zip([None, *books.lines], books.lines, strict=False):
        moves = previous is None or line.after == minus(previous.after, minus(NOTHING, line.change))
        if not line.cause.startswith(MEND) or (moves and any(line.change)):
            chain.append(line)
        elif line.reverses is None:
            entered[line.change] += 1
        else:
            so_far = corrections.get(line.reverses, NOTHING)
            corrections[line.reverses] = minus(so_far, minus(NOTHING, line.change))
    meant = [
        replace(line, change=minus(line.change, minus(NOTHING, corrections[line.id]))) if line.id in corrections else line
        for line in chain
    ]  # fmt: skip
    return entered, [line for line in meant if any(line.change) or line.id not in corrections]


def mended_before(mended: Counter[Change], gap: Change) -> bool:
    """Whether a mend has answered this gap already: its entry stands further down."""
    if mended[gap]:
        mended[gap] -= 1
        return True
    return False


def _skipped(before: Change, following: Line | None, balance: Change) -> bool:
    """Whether what comes next knows nothing of this line."""
    return before == (balance if following is None else minus(following.after, following.change))


def _beside_the_chain(books: Books, line: Line, finding: Finding) -> None:
    back = minus(NOTHING, line.change)
    alike = [
        one for one in books.lines
        if one.id != line.id and (one.verb, one.change, one.order_id) == (line.verb, line.change, line.order_id)
        and not one.cause.startswith(MEND)
    ]  # fmt: skip
    step = Step(
        "points_entry", books.member_id, named(back), line.verb, order_id=line.order_id, reverses=line.id
    )  # fmt: skip
    finding.found(
        D.DUPLICATE if alike else D.UNKNOWN, [line_entry(line), *(line_entry(one, "twin") for one in alike[:1])], [step]
    )


def _torn(
    books: Books, line: Line, gap: Change, before: Change, following: Line | None, finding: Finding,
    beside: list[Entry],
) -> Change:  # fmt: skip
    """The balance before a line and its change don't give the balance after. Returns what the chain goes on from."""
    through = tuple(have + change for have, change in zip(before, line.change, strict=True))
    goes_on = minus(following.after, following.change) if following is not None else books.balance
    right = tuple(have + missing for have, missing in zip(line.change, gap, strict=True))
    if goes_on == through:
        # only what the line tells of the balance after it is wrong
        return through
    proof = books.proofs.get(line.id)
    for one in books.lost:
        if (one.verb, one.order_id, one.change) == (line.verb, line.order_id, gap) and not one.follows:
            # the order lacks what this very entry of its own doesn't move
            books.lost.remove(one)
            proof = right
            break
    lost = [] if proof == right else _take_lost(books, gap)
    if lost:
        for one in lost:
            finding.found(D.MISSING, [*beside, line_entry(line, "beside"), *_pointing(one)], [_again(books, one)])
    elif proof == right or (not _fits(line.verb, line.change) and _fits(line.verb, right)):
        step = Step(
            "points_entry", books.member_id, named(gap), line.verb, order_id=line.order_id, reverses=line.id
        )  # fmt: skip
        finding.found(D.ALTERED, [line_entry(line)], [step])
    else:
        finding.found(D.UNKNOWN, [*beside, line_entry(line)])
    return line.after


def _take_lost(books: Books, gap: Change) -> list[Lost]:
    """The lost entry whose change is the gap; all of them together where only their sum is."""
    for one in books.lost:
        if one.change == gap:
            books.lost.remove(one)
            return [one]
    if books.lost and tuple(sum(parts) for parts in zip(*(one.change for one in books.lost), strict=True)) == gap:
        all_of_them = [*books.lost]
        books.lost.clear()
        return all_of_them
    return []


def _again(books: Books, lost: Lost) -> Step:
    return Step(
        "points_entry", books.member_id, named(lost.change), lost.verb.value, order_id=lost.order_id,
        follows=lost.follows, counted=True,
    )  # fmt: skip


def _around(books: Books, line: Line | None, lost: Lost) -> list[Entry]:
    return [*([line_entry(line, "beside")] if line is not None else []), *_pointing(lost)]


def _pointing(lost: Lost) -> list[Entry]:
    kind, _, number = lost.follows.partition(":")
    table = {"settled": "freeze", "": "order"}.get(kind, kind)
    row_id = int(number) if number else lost.order_id
    return [] if row_id is None else [Entry(table, row_id, verb=lost.verb.value, values=named(lost.change))]


def _fits(verb: str, change: Change) -> bool:
    """Whether a verb can move the buckets like that."""
    available, frozen, pending, debt = change
    still = {"frozen": frozen == 0, "pending": pending == 0, "debt": debt == 0}
    match verb:
        case V.INIT | V.GRANT | V.REVERT:
            return available > 0 and all(still.values())
        case V.EXPIRE:
            return available < 0 and all(still.values())
        case V.EARN:
            return pending > 0 and (available, frozen, debt) == (0, 0, 0)
        case V.ACTIVATE:
            return available == -pending > 0 and frozen == debt == 0
        case V.FREEZE | V.UNFREEZE:
            return available == -frozen and (frozen > 0) is (verb == V.FREEZE) and pending == debt == 0
        case V.CONSUME:
            return frozen < 0 and (available, pending, debt) == (0, 0, 0)
        case V.SETTLE:
            return available == debt < 0 and frozen == pending == 0
        case V.ROLLBACK:
            return available <= 0 and pending <= 0 <= debt and frozen == 0
        case _:
            return all(still.values())
