"""A join file: what a new PC needs to come into a shop on PostgreSQL, sealed by a passphrase that is shown once.

    made = create_join(office, actor)        on a PC of the shop: .content goes to the new PC, .passphrase beside it
    join = open_join(content, passphrase, now)

A line of words, then base64 of: salt (16 bytes), check (16), and what crypto.seal makes under scrypt of the passphrase.
The passphrase of 99 random bits seals symmetrically, so that nobody without it can make another file that fits.
The age format's own passphrase mode is not used: its scrypt holds the interpreter, and with it the window, for
2 to 3 seconds. The day of expiry keeps the program from an old file; what was in it stays true, so it is to be deleted.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import make_url

from desktop import crypto
from desktop.models.vocabulary import Permission
from desktop.services.errors import JoinRefused
from desktop.services.office import Office
from desktop.services.settings import read_settings, shop_settings
from desktop.services.transaction import Actor, Tx, action

HOURS = 24
FILE_MOST = 65_536
_LEAST = 16 + 16 + crypto.HEAD_BYTES + crypto.NONCE_BYTES + crypto.TAG_BYTES
_HEAD, _PLACE = b"PointsDesk join file 1\n", (b"join", b"1")
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Join:
    """url has the shop's login in it; certificate: text of the authority that signed the server's, "" for none."""

    number: str
    url: str = field(repr=False)
    certificate: str
    shop_id: str
    secret: bytes = field(repr=False)
    by: str
    until: datetime


@dataclass(frozen=True, slots=True)
class MadeJoin:
    shop: str
    content: bytes = field(repr=False)
    passphrase: str = field(repr=False)
    until: datetime


def join_address(office: Office) -> str:
    """The server's address as other PCs know it too; "" where this PC is the server, or there is none."""
    host = office.engine.url.host or ""
    return "" if host in _THIS_MACHINE or host.startswith("/") else host


def create_join(
    office: Office, actor: Actor, *, host: str = "", certificate: Path | None = None, hours: int = HOURS
) -> MadeJoin:
    """host and certificate: in place of those by which this PC reaches the server.

    Raises JoinRefused: one_pc_only (a shop in a file), this_machine (no address that another PC could use),
    no_certificate; NotPermitted.
    """
    if office.database != "PostgreSQL":
        raise JoinRefused("one_pc_only")
    host = host.strip() or join_address(office)
    if not host:
        raise JoinRefused("this_machine")
    url = office.engine.url
    file = certificate or _path(url.query.get("sslrootcert"))
    try:
        authority = file.read_text(encoding="ascii") if file else ""
    except (OSError, UnicodeDecodeError):
        raise JoinRefused("no_certificate", str(file)) from None
    number, passphrase = secrets.token_hex(4), crypto.new_activation_code()
    settings = office.ask(actor, shop_settings)
    until = office.do(actor, invite_pc, number=number, hours=hours)
    join = Join(
        number, url.set(host=host).difference_update_query(["sslrootcert"]).render_as_string(hide_password=False),
        authority, settings.shop_id, office.shop_secret, actor.name, until,
    )  # fmt: skip
    return MadeJoin(settings.shop_name, seal_join(join, passphrase), passphrase, until)


@action(Permission.MANAGE_STAFF)
def invite_pc(tx: Tx, *, number: str, hours: int) -> datetime:
    """On record that a join file was made; number is in it. Returns until when it can be used."""
    until = tx.now + timedelta(hours=hours)
    tx.record("invite_pc", "shop", 0, after={"join": number, "until": read_settings(tx).local(until).isoformat()[:16]})
    return until


def seal_join(join: Join, passphrase: str) -> bytes:
    told = {
        "number": join.number, "url": join.url, "certificate": join.certificate, "shop_id": join.shop_id,
        "secret": join.secret.hex(), "by": join.by, "until": join.until.isoformat(),
    }  # fmt: skip
    salt = secrets.token_bytes(16)
    key, check = crypto.passphrase_key(passphrase, salt)
    sealed = crypto.seal(key, 0, _PLACE, json.dumps(told).encode())
    return _HEAD + base64.b64encode(salt + check + sealed) + b"\n"


def open_join(content: bytes, passphrase: str, now: datetime) -> Join:
    """Raises JoinRefused: not_a_join_file, wrong_passphrase, altered, expired."""
    if len(content) > FILE_MOST or not content.startswith(_HEAD):
        raise JoinRefused("not_a_join_file")
    try:
        raw = base64.b64decode(content.removeprefix(_HEAD).strip(), validate=True)
    except binascii.Error:
        raise JoinRefused("altered") from None
    if len(raw) <= _LEAST:
        raise JoinRefused("altered")
    key, check = crypto.passphrase_key(passphrase, raw[:16])
    if not secrets.compare_digest(check, raw[16:32]):
        raise JoinRefused("wrong_passphrase")
    try:
        told = json.loads(crypto.unseal(key, _PLACE, raw[32:]))
    except crypto.Unreadable:
        raise JoinRefused("altered") from None
    until = datetime.fromisoformat(told.pop("until"))
    if until < now:
        raise JoinRefused("expired", until.isoformat())
    return Join(**{**told, "secret": bytes.fromhex(told["secret"])}, until=until)


def write_join(file: Path, content: bytes) -> None:
    """Whole or not at all, readable by this user alone where the system knows such. Raises OSError."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(content)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def read_join(file: Path) -> bytes:
    """No more than a join file can have. Raises JoinRefused('unreadable_file')."""
    try:
        with file.open("rb") as opened:
            return opened.read(FILE_MOST + 1)
    except OSError as problem:
        raise JoinRefused("unreadable_file", problem.strerror or str(problem)) from None


def _path(query: tuple[str, ...] | str | None) -> Path | None:
    return Path(query if isinstance(query, str) else query[0]) if query else None


def with_certificate(url: str, file: Path) -> str:
    return make_url(url).update_query_dict({"sslrootcert": str(file)}).render_as_string(hide_password=False)
