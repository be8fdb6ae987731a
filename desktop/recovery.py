"""The recovery sheet: an age identity as words that can be printed, read out and typed in again."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from itertools import islice, product

WORDS = 25
WORD_BITS = 11
CHECK_BITS = WORDS * WORD_BITS - 256
_SYLLABLES = [onset + vowel for onset in "bdfghjklmnprstvz" for vowel in "aeiou"]
_UNKIND = frozenset({"bobo", "dodo", "fefe", "kaka", "nazi", "pipi", "pupu", "titi", "zizi"})
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


class BadWords(Exception):
    """The recovery words don't fit: place is the first wrong word (1-based), or 0 when the checksum is wrong.

    word is what was written there, '' where a word is missing.
    """

    def __init__(self, place: int, word: str = "") -> None:
        super().__init__(place, word)
        self.place = place
        self.word = word


def new_recovery() -> tuple[str, str]:
    """(words, identity): 25 words hold 32 random bytes and 19 bits of checksum."""
    raw = secrets.token_bytes(32)
    return words_of(raw), identity_of(raw)


def recovery_identity(words: str) -> str:
    """The age identity on a recovery sheet. Capitals, line ends, commas and the words' numbers don't matter.

    Raises BadWords.
    """
    known = {word: number for number, word in enumerate(_words())}
    given = re.split(r"[\s\d.,;:、，。；：)(-]+", unicodedata.normalize("NFKC", words[:4000]).casefold())
    given = [word for word in given if word]
    bits = 0
    for place, word in enumerate(given[:WORDS], start=1):
        if word not in known:
            raise BadWords(place, word)
        bits = bits << WORD_BITS | known[word]
    if len(given) < WORDS:
        raise BadWords(len(given) + 1)
    if len(given) > WORDS:
        raise BadWords(WORDS + 1, given[WORDS])
    raw = (bits >> CHECK_BITS).to_bytes(32, "big")
    if words_of(raw) != " ".join(given):
        raise BadWords(0)
    return identity_of(raw)


def words_of(raw: bytes) -> str:
    """raw: the 32 bytes of an X25519 secret."""
    bits = int.from_bytes(raw, "big") << CHECK_BITS | int.from_bytes(sha256(raw).digest()[:4], "big") >> 32 - CHECK_BITS
    words = _words()
    return " ".join(words[bits >> WORD_BITS * place & 2**WORD_BITS - 1] for place in range(WORDS - 1, -1, -1))


def identity_of(raw: bytes) -> str:
    """AGE-SECRET-KEY-1…: an X25519 secret as the age format writes it."""
    return bech32("age-secret-key-", raw).upper()


@lru_cache(maxsize=1)
def _words() -> tuple[str, ...]:
    """2,048 words of two spoken syllables, distinct, made by rule; sheets on paper rely on their order."""
    pairs = (first + second for first, second in product(_SYLLABLES, _SYLLABLES))
    spread = (word for at, word in enumerate(pairs) if at % 3 == 0 and word not in _UNKIND)
    return tuple(islice(spread, 2**WORD_BITS))


def bech32(prefix: str, content: bytes) -> str:
    """Bech32 of BIP 173, lower case, without its limit of 90 characters."""
    groups = -(-len(content) * 8 // 5)
    number = int.from_bytes(content, "big") << groups * 5 - len(content) * 8
    data = [number >> 5 * place & 31 for place in range(groups - 1, -1, -1)]
    expanded = [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]
    check = _polymod([*expanded, *data, *[0] * 6]) ^ 1
    data += [check >> 5 * place & 31 for place in range(5, -1, -1)]
    return prefix + "1" + "".join(_BECH32[value] for value in data)


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            if top >> place & 1:
                check ^= generator
    return check
