"""Sealing, lookups and secrets as the shop's key plan has them. Bytes in, bytes out; knows nothing of the shop.

Text becomes bytes as UTF-8 with surrogatepass: a lone surrogate out of a broken import is kept as it came.
"""

from __future__ import annotations

import base64
import hmac
import math
import os
import re
import secrets
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import scrypt, sha256
from itertools import product

import bcrypt
import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = b"\x01"
KEY_BYTES = 32
HEAD_BYTES, NONCE_BYTES, TAG_BYTES = 5, 12, 16
GRAM_BITS = 12
NAME_MOST = 128
READINGS_MOST = 32


class Unreadable(Exception):
    """The sealed value was altered, moved to another place, or belongs to another key."""


@dataclass(frozen=True, slots=True)
class Costs:
    """How much a password guess costs: scrypt N (r=8, p=1) and bcrypt rounds."""

    scrypt_n: int = 2**16
    bcrypt_rounds: int = 12


CHEAP = Costs(scrypt_n=2**4, bcrypt_rounds=4)


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def derive(key: bytes, purpose: str, length: int = KEY_BYTES) -> bytes:
    return HKDF(SHA256(), length, salt=None, info=purpose.encode("ascii")).derive(key)


def seal(key: bytes, key_id: int, place: Iterable[bytes], text: bytes) -> bytes:
    """version ‖ key id (4 bytes) ‖ nonce (12) ‖ AES-256-GCM of text.

    place (table, column, uid; each with its length) and the head are bound as associated data.
    """
    nonce = secrets.token_bytes(NONCE_BYTES)
    head = VERSION + key_id.to_bytes(4, "big")
    return head + nonce + AESGCM(key).encrypt(nonce, text, _bound(head, place))


def unseal(key: bytes, place: Iterable[bytes], sealed: bytes) -> bytes:
    """Raises Unreadable for an altered byte, another place, another key, a cut or unknown value."""
    key_id_of(sealed)
    head, nonce_end = sealed[:HEAD_BYTES], HEAD_BYTES + NONCE_BYTES
    try:
        return AESGCM(key).decrypt(sealed[HEAD_BYTES:nonce_end], sealed[nonce_end:], _bound(head, place))
    except InvalidTag:
        raise Unreadable from None


def key_id_of(sealed: bytes) -> int:
    """Which key sealed this, as the value says; only unseal proves it. Raises Unreadable."""
    if len(sealed) < HEAD_BYTES + NONCE_BYTES + TAG_BYTES or sealed[:1] != VERSION:
        raise Unreadable
    return int.from_bytes(sealed[1:HEAD_BYTES], "big")


def seal_text(key: bytes, key_id: int, table: str, column: str, uid: bytes, text: str) -> bytes:
    return seal(key, key_id, _place(table, column, uid), _encoded(text))


def unseal_text(key: bytes, table: str, column: str, uid: bytes, sealed: bytes) -> str:
    """Raises Unreadable."""
    return _decoded(unseal(key, _place(table, column, uid), sealed))


def wrap_person_key(data_key: bytes, data_key_id: int, uid: bytes, person_key: bytes) -> bytes:
    return seal(data_key, data_key_id, (b"person_key", uid), person_key)


def unwrap_person_key(data_key: bytes, uid: bytes, wrapped: bytes) -> bytes:
    """Raises Unreadable, also for the wrapped key of somebody else."""
    return unseal(data_key, (b"person_key", uid), wrapped)


def seal_service(shop_secret: bytes, name: str, text: str) -> bytes:
    """A webhook, payment, courier or storage secret, for every process on a PC of the shop; name says which."""
    return seal(derive(shop_secret, "service"), 0, (b"service", _encoded(name)), _encoded(text))


def open_service(shop_secret: bytes, name: str, sealed: bytes) -> str:
    """Raises Unreadable."""
    return _decoded(unseal(derive(shop_secret, "service"), (b"service", _encoded(name)), sealed))


def _place(table: str, column: str, uid: bytes) -> tuple[bytes, bytes, bytes]:
    return table.encode("ascii"), column.encode("ascii"), uid


def _bound(head: bytes, place: Iterable[bytes]) -> bytes:
    return head + b"".join(len(part).to_bytes(4, "big") + part for part in place)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        raise Unreadable from None


def mac(key: bytes, content: bytes) -> bytes:
    """HMAC-SHA256, 32 bytes. The audit's key is derive(shop_secret, "audit")."""
    return hmac.digest(key, content, "sha256")


def mac_under(key: bytes) -> Callable[[bytes], bytes]:
    """mac of very many contents under one key, in a third of the time."""
    # a key of 32 bytes fills up to SHA-256's block with zeros
    padded = key.ljust(64, b"\0")
    inner, outer = (sha256(bytes(byte ^ pad for byte in padded)) for pad in (0x36, 0x5C))

    def made(content: bytes) -> bytes:
        within, around = inner.copy(), outer.copy()
        within.update(content)
        around.update(within.digest())
        return around.digest()

    return made


def is_mac(key: bytes, content: bytes, given: bytes) -> bool:
    """In constant time."""
    return hmac.compare_digest(mac(key, content), given)


# lookups


def phone_token(key: bytes, phone: str) -> bytes:
    """phone normalised; an extension (after the dash) is left out, so a virtual number is found with and without."""
    return mac(key, b"phone\0" + _encoded(phone.partition("-")[0]))[:16]


def address_token(key: bytes, address: str) -> bytes:
    """Letters and digits count, whatever their width and what stands between them."""
    return mac(key, b"address\0" + _encoded("".join(one for one in _visible(address).casefold() if one.isalnum())))[:16]


def card_token(key: bytes, code: str) -> bytes:
    """Of a code as it stands, since capitals may tell two codes apart: all 32 bytes, for equality is all it tells."""
    return mac(key, b"card\0" + _encoded(code))


def gram_token(key: bytes, gram: str) -> bytes:
    """12 bits: many grams share a token, so its frequency tells little; hits are filtered after unsealing.

    Of a longer text the first two characters count, so what was typed may be given as it is.
    """
    return _cut(mac(key, b"gram\0" + _encoded(folded(gram)[:2])))


def initials_token(key: bytes, initials: str) -> bytes:
    """Of initials as typed: upper and lower case, spaces and full-width letters are the same."""
    return _cut(mac(key, b"initials\0" + _encoded(folded(initials)[:NAME_MOST])))


def name_tokens(key: bytes, name: str) -> set[bytes]:
    return {gram_token(key, gram) for gram in name_grams(name)}


def initials_tokens(key: bytes, name: str) -> set[bytes]:
    return {initials_token(key, initials) for initials in name_initials(name)}


def name_grams(name: str) -> set[str]:
    """Every one and two neighbouring characters of a name's first 128."""
    letters = folded(name)
    return {letters[at : at + size] for size in (1, 2) for at in range(len(letters) - size + 1)}


@lru_cache(maxsize=4096)
def name_initials(name: str) -> frozenset[str]:
    """Pinyin initials of a Chinese name, in at most 32 readings; the first letters of the words of another.

    Past 32 the last characters keep their commonest reading only, since a surname's readings are what differs.
    """
    # its dictionary of phrases costs 40 MB and a second that holds every thread up; readings by character do for names
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "1")
    from pypinyin import Style, pinyin

    visible = _visible(name[:NAME_MOST])
    found = pinyin(visible, style=Style.FIRST_LETTER, heteronym=True, errors=_letters)  # type: ignore[arg-type]  # pypinyin takes a list too
    readings = [list(dict.fromkeys(letters)) for letters in found[:8]]
    for last in range(len(readings) - 1, -1, -1):
        if math.prod(map(len, readings)) <= READINGS_MOST:
            break
        readings[last] = readings[last][:1]
    return frozenset("".join(letters) for letters in product(*readings) if any(letters))


def _letters(text: str) -> list[str] | None:
    letters = [word[0] for word in re.findall(r"\w+", text)]
    return ["".join(letters).casefold()] if letters else None


def _cut(digest: bytes) -> bytes:
    return (int.from_bytes(digest[:2], "big") >> (16 - GRAM_BITS)).to_bytes(2, "big")


def folded(text: str) -> str:
    """How names are compared: case, spaces, full-width and invisible characters make no difference."""
    return "".join(_visible(text[:NAME_MOST]).casefold().split())[:NAME_MOST]


def _visible(text: str) -> str:
    """Full-width as half-width, without NUL, direction marks and other characters that nobody types."""
    kept = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in kept if sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cf"))


# a person's secret


@dataclass(frozen=True, slots=True)
class LoginSecret:
    """What is stored of a password (salt, login_hash), and the key that seals her identity (never stored)."""

    salt: bytes
    login_hash: bytes
    slot_key: bytes


def make_login(password: str, shop_secret: bytes, costs: Costs) -> LoginSecret:
    salt = secrets.token_bytes(16)
    login, slot = _stretch(password, salt, shop_secret, costs)
    return LoginSecret(salt, bcrypt.hashpw(login, bcrypt.gensalt(costs.bcrypt_rounds)), slot)


def check_login(
    password: str, stored: tuple[bytes, bytes] | None, *, login: str, shop_secret: bytes, costs: Costs
) -> bytes | None:
    """The slot key when the password is right. stored None (unknown login) costs exactly the same work.

    costs must be those the stored hash was made with. Somebody disabled is checked first and refused after.
    """
    salt, login_hash = stored or (mac(shop_secret, b"login\0" + _encoded(login))[:16], _nobody(costs))
    word, slot = _stretch(password, salt, shop_secret, costs)
    try:
        right = bcrypt.checkpw(word, login_hash)
    except ValueError:  # the stored hash was damaged
        right = False
    return slot if right and stored is not None else None


def _stretch(password: str, salt: bytes, shop_secret: bytes, costs: Costs) -> tuple[bytes, bytes]:
    k = scrypt(
        _encoded(_as_typed(password)), salt=salt, n=costs.scrypt_n, r=8, p=1, dklen=32,
        maxmem=128 * 8 * costs.scrypt_n + 2**20,
    )  # fmt: skip
    return base64.b64encode(derive(k, "login")), derive(k + shop_secret, "slot")


def _as_typed(password: str) -> str:
    """One spelling whatever the keyboard: full-width as half-width, an activation code in capitals with dashes."""
    folded = unicodedata.normalize("NFKC", password)
    return "-".join(folded.split()).upper() if _CODE.fullmatch(folded) else folded


def _nobody(costs: Costs) -> bytes:
    """A hash that no password has, made without work, so that the first unknown login takes no longer either."""
    return bcrypt.gensalt(costs.bcrypt_rounds) + secrets.token_hex(16)[:31].encode("ascii")


_CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_CODE = re.compile(r"\s*[0-9A-Za-z]{5}(?:[- ][0-9A-Za-z]{5}){3}\s*")


def new_activation_code() -> str:
    """Four groups of five of 31 letters that nobody mistakes: 99 bits."""
    return "-".join("".join(secrets.choice(_CODE_LETTERS) for _ in range(5)) for _ in range(4))


def passphrase_key(passphrase: str, salt: bytes) -> tuple[bytes, bytes]:
    """(key, check) of a passphrase like an activation code; check tells a wrong one without the key.

    Case, spaces and dashes make no difference. Lets other threads run, at 64 MB and a fifth of a second.
    """
    letters = re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", passphrase[:1024]).upper())
    made = scrypt(letters.encode(), salt=salt, n=2**16, r=8, p=1, dklen=48, maxmem=2**27)
    return made[:32], made[32:]


# identities


def new_identity() -> str:
    return str(pyrage.x25519.Identity.generate())


def public_of(identity: str) -> str:
    """age1… of an identity. Raises Unreadable."""
    return str(_identity(identity).to_public())


def seal_identity(slot_key: bytes, identity: str) -> bytes:
    """For its owner only, bound to its public half."""
    return seal(slot_key, 0, (b"identity", public_of(identity).encode("ascii")), identity.encode("ascii"))


def open_identity(slot_key: bytes, public_key: str, sealed: bytes) -> str:
    """Raises Unreadable for another slot key, another public half, an altered value."""
    identity = _decoded(unseal(slot_key, (b"identity", _encoded(public_key)), sealed))
    if public_of(identity) != public_key:
        raise Unreadable
    return identity


def seal_to(public_keys: Iterable[str], content: bytes) -> bytes:
    """An age file to every one of the public keys, of which there must be one. Raises Unreadable for no key."""
    try:
        return bytes(pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(key) for key in public_keys]))
    except (pyrage.RecipientError, pyrage.EncryptError, UnicodeEncodeError):
        raise Unreadable from None


def open_with(identity: str, sealed: bytes) -> bytes:
    """What an age file holds. Raises Unreadable: altered, cut, or sealed to others."""
    try:
        return bytes(pyrage.decrypt(sealed, [_identity(identity)]))
    except pyrage.DecryptError:
        raise Unreadable from None


def holder_mac(shop_secret: bytes, holder: str, public_key: str) -> bytes:
    """32 bytes that tie a public key to its holder (such as 'STAFF:7'), so that a swapped key is refused."""
    return mac(derive(shop_secret, "holder"), _encoded(f"{holder}:{public_key}"))


def is_holder(shop_secret: bytes, holder: str, public_key: str, given: bytes) -> bool:
    return hmac.compare_digest(holder_mac(shop_secret, holder, public_key), given)


def _identity(identity: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(identity)
    except (pyrage.IdentityError, UnicodeEncodeError):
        raise Unreadable from None
