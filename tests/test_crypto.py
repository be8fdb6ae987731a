"""What is sealed opens only where it belongs, whatever somebody does to the database file."""

from __future__ import annotations

import secrets
from hashlib import scrypt
from time import process_time

import bcrypt
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desktop import crypto
from desktop.crypto import CHEAP, Unreadable
from desktop.passwords import PasswordProblem, weakness
from desktop.recovery import BadWords, bech32, identity_of, new_recovery, recovery_identity, words_of

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
SHOP = b"shop secret of the tests, 32 byt"
UID, OTHER_UID = b"\x01" * 16, b"\x02" * 16
HOSTILE = [
    "",
    "何" * 5000,
    "\ud800",
    "何\u202e新",
    "a\x00b",
    "\udfff\ud800",
    "😀" * 40,
    " \t\n",
    "\ufdfa" * 50,
]

any_text = st.text(st.characters(), max_size=60)
"""Lone surrogates too: hypothesis leaves them out only where a codec is named."""


@given(any_text, st.binary(min_size=16, max_size=16), st.integers(0, 2**32 - 1))
def test_what_was_sealed_for_a_place_opens_there_with_its_key_id(text: str, uid: bytes, key_id: int) -> None:
    sealed = crypto.seal_text(KEY, key_id, "member", "name", uid, text)
    assert crypto.unseal_text(KEY, "member", "name", uid, sealed) == text
    assert crypto.key_id_of(sealed) == key_id


@pytest.mark.parametrize("text", HOSTILE)
def test_broken_names_are_kept_as_they_came(text: str) -> None:
    sealed = crypto.seal_text(KEY, 1, "member", "name", UID, text)
    assert crypto.unseal_text(KEY, "member", "name", UID, sealed) == text


def test_one_changed_bit_anywhere_makes_it_unreadable() -> None:
    sealed = crypto.seal_text(KEY, 7, "member", "phone", UID, "19712349516")
    for at in range(len(sealed) * 8):
        altered = bytearray(sealed)
        altered[at // 8] ^= 1 << at % 8
        with pytest.raises(Unreadable):
            crypto.unseal_text(KEY, "member", "phone", UID, bytes(altered))


def test_a_cut_or_foreign_value_is_unreadable() -> None:
    sealed = crypto.seal_text(KEY, 7, "member", "phone", UID, "19712349516")
    for short in [*(sealed[:length] for length in range(len(sealed))), sealed + b"\0", b"\x02" + sealed[1:]]:
        with pytest.raises(Unreadable):
            crypto.unseal_text(KEY, "member", "phone", UID, short)


@pytest.mark.parametrize(
    ("key", "table", "column", "uid"),
    [
        (OTHER_KEY, "member", "phone", UID),
        (KEY, "recipient", "phone", UID),
        (KEY, "member", "name", UID),
        (KEY, "member", "phone", OTHER_UID),
        (KEY, "memberp", "hone", UID),
    ],
)
def test_a_value_moved_to_another_place_is_unreadable(key: bytes, table: str, column: str, uid: bytes) -> None:
    sealed = crypto.seal_text(KEY, 7, "member", "phone", UID, "19712349516")
    with pytest.raises(Unreadable):
        crypto.unseal_text(key, table, column, uid, sealed)


def test_the_same_name_never_seals_to_the_same_bytes() -> None:
    assert len({crypto.seal_text(KEY, 1, "member", "name", UID, "何静") for _ in range(50)}) == 50


def test_a_person_key_opens_only_for_its_person() -> None:
    person_key = crypto.new_key()
    wrapped = crypto.wrap_person_key(KEY, 3, UID, person_key)
    assert crypto.unwrap_person_key(KEY, UID, wrapped) == person_key
    for key, uid in ((KEY, OTHER_UID), (OTHER_KEY, UID)):
        with pytest.raises(Unreadable):
            crypto.unwrap_person_key(key, uid, wrapped)


def test_a_service_secret_opens_in_its_shop_under_its_name_only() -> None:
    sealed = crypto.seal_service(SHOP, "courier", "whsec_密")
    assert crypto.open_service(SHOP, "courier", sealed) == "whsec_密"
    for shop, name in ((KEY, "courier"), (SHOP, "payment")):
        with pytest.raises(Unreadable):
            crypto.open_service(shop, name, sealed)


@pytest.mark.parametrize("size", [0, 1, 63, 64, 500])
def test_many_macs_under_a_key_are_those_of_one_by_one(size: int) -> None:
    key, content = crypto.new_key(), bytes(range(256)) * 2
    assert crypto.mac_under(key)(content[:size]) == crypto.mac(key, content[:size])


def test_an_altered_audit_row_fails_its_mac() -> None:
    key = crypto.derive(SHOP, "audit")
    tag = crypto.mac(key, b"row")
    assert crypto.is_mac(key, b"row", tag)
    assert not crypto.is_mac(key, b"raw", tag)
    assert not crypto.is_mac(crypto.derive(SHOP, "service"), b"row", tag)
    assert not crypto.is_mac(key, b"row", tag[:-1])


# lookups


def test_a_part_of_a_name_finds_it_however_it_was_typed() -> None:
    tokens = crypto.name_tokens(KEY, "欧阳娜娜")
    for typed in ("欧", "欧阳", "阳娜", "娜娜", "欧 阳", "娜娜\u200f"):
        assert crypto.gram_token(KEY, typed) in tokens
    assert crypto.gram_token(KEY, "Ｊｏ") in crypto.name_tokens(KEY, "john")


def test_name_tokens_are_cut_to_twelve_bits() -> None:
    tokens = {crypto.gram_token(KEY, chr(0x4E00 + at)) for at in range(20_000)}
    assert len(tokens) > 4000
    assert all(len(token) == 2 and int.from_bytes(token, "big") < 2**12 for token in tokens)


def test_a_name_with_several_readings_is_found_by_each() -> None:
    tokens = crypto.initials_tokens(KEY, "曾单仇")
    for typed in ("zsq", "ZSC", "cdc", " z s q"):
        assert crypto.initials_token(KEY, typed) in tokens
    assert crypto.name_initials("何新宇") == {"hxy"}
    assert crypto.name_initials("Christopher Nolan") == {"cn"}


@given(st.text(st.characters(), max_size=300))
def test_no_name_breaks_its_tokens(name: str) -> None:
    assert len(crypto.name_initials(name)) <= crypto.READINGS_MOST
    assert all(len(token) == 2 for token in crypto.name_tokens(KEY, name) | crypto.initials_tokens(KEY, name))
    assert len(crypto.phone_token(KEY, name)) == 16


@pytest.mark.parametrize("name", [*HOSTILE, "曾" * 5000, "重单仇" * 1000, "Jo " * 2000])
def test_a_hostile_name_costs_little(name: str) -> None:
    began = process_time()
    crypto.name_tokens(KEY, name)
    crypto.initials_tokens(KEY, name)
    assert process_time() - began < 1


def test_another_shop_has_other_tokens_for_the_same_phone() -> None:
    token = crypto.phone_token(KEY, "19712349516")
    assert token == crypto.phone_token(KEY, "19712349516-1234")
    assert token != crypto.phone_token(OTHER_KEY, "19712349516")
    assert token != crypto.phone_token(KEY, "19712349517")


# a person's secret


def check(password: str, stored: tuple[bytes, bytes] | None, shop: bytes = SHOP) -> bytes | None:
    return crypto.check_login(password, stored, login="wangfang", shop_secret=shop, costs=CHEAP)


def test_the_right_password_gives_the_slot_key_and_any_other_nothing() -> None:
    made = crypto.make_login("correct horse 77", SHOP, CHEAP)
    stored = made.salt, made.login_hash
    assert check("correct horse 77", stored) == made.slot_key
    for wrong in ("correct horse 78", "", "Correct horse 77", "\ud800", "x" * 1024):
        assert check(wrong, stored) is None


@given(st.text(st.characters(), max_size=128))
def test_any_text_may_be_a_password(password: str) -> None:
    made = crypto.make_login(password, SHOP, CHEAP)
    assert check(password, (made.salt, made.login_hash)) == made.slot_key


def test_full_width_letters_are_the_same_password() -> None:
    made = crypto.make_login("correct horse 77", SHOP, CHEAP)
    assert check("ｃｏｒｒｅｃｔ　ｈｏｒｓｅ　７７", (made.salt, made.login_hash)) == made.slot_key


def test_two_people_with_one_password_share_nothing() -> None:
    one, two = (crypto.make_login("correct horse 77", SHOP, CHEAP) for _ in range(2))
    assert one.salt != two.salt
    assert one.login_hash != two.login_hash
    assert one.slot_key != two.slot_key


def test_without_the_shop_secret_a_guessed_password_opens_no_identity() -> None:
    made = crypto.make_login("correct horse 77", SHOP, CHEAP)
    assert check("correct horse 77", (made.salt, made.login_hash), shop=KEY) != made.slot_key


def test_an_unknown_login_does_the_same_work_and_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    work: list[str] = []
    checkpw = bcrypt.checkpw

    def counted_scrypt(password: bytes, *, salt: bytes, n: int, r: int, p: int, dklen: int, maxmem: int) -> bytes:
        work.append(f"scrypt {n} {len(salt)}")
        return scrypt(password, salt=salt, n=n, r=r, p=p, dklen=dklen, maxmem=maxmem)

    def counted_checkpw(word: bytes, stored: bytes) -> bool:
        work.append(f"bcrypt {stored[:7].decode()} {len(word)} {len(stored)}")
        return checkpw(word, stored)

    made = crypto.make_login("correct horse 77", SHOP, CHEAP)
    monkeypatch.setattr(crypto, "scrypt", counted_scrypt)
    monkeypatch.setattr(bcrypt, "checkpw", counted_checkpw)
    monkeypatch.setattr(bcrypt, "hashpw", None)
    assert check("wrong", (made.salt, made.login_hash)) is None
    known, work[:] = work[:], []
    assert check("wrong", None) is None
    assert work == known == ["scrypt 16 16", "bcrypt $2b$04$ 44 60"]


@pytest.mark.parametrize("login_hash", [b"", b"$2b$04$", b"\xff" * 60, b"$2b$99$" + b"a" * 53])
def test_a_damaged_hash_lets_nobody_in(login_hash: bytes) -> None:
    assert check("correct horse 77", (b"s" * 16, login_hash)) is None


def test_an_activation_code_may_be_typed_in_any_case() -> None:
    code = crypto.new_activation_code()
    made = crypto.make_login(code, SHOP, CHEAP)
    for typed in (code, code.lower(), code.replace("-", " "), f" {code}\n"):
        assert check(typed, (made.salt, made.login_hash)) == made.slot_key


def test_activation_codes_have_at_least_eighty_bits_of_letters_nobody_mistakes() -> None:
    codes = {crypto.new_activation_code() for _ in range(500)}
    letters = set("".join(codes)) - {"-"}
    assert len(codes) == 500
    assert not letters & set("01ILO")
    assert len(letters) ** 20 > 2**80


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("short", PasswordProblem.TOO_SHORT),
        ("x" * 11, PasswordProblem.TOO_SHORT),
        ("ab3" * 43, PasswordProblem.TOO_LONG),
        ("aaaaaaaaaaaaaaaa", PasswordProblem.REPEATS),
        ("x9Kq2x9Kq2x9Kq2", PasswordProblem.REPEATS),
        ("Password123!", PasswordProblem.TOO_COMMON),
        ("passwordadmin1", PasswordProblem.TOO_COMMON),
        ("1234567890abc", PasswordProblem.SEQUENCE),
        ("poiuytrewq4321", PasswordProblem.SEQUENCE),
        ("1qaz2wsx3edc", PasswordProblem.SEQUENCE),
        ("wangfang2024", PasswordProblem.CONTAINS_NAME),
        ("悦享生活悦享生活悦享生活88", PasswordProblem.CONTAINS_NAME),
        ("correct horse 77", None),
        ("何以解忧唯有杜康慨当以慷", None),
        ("1234 green wangfang tables", None),
    ],
)
def test_what_is_guessed_first_is_refused(password: str, problem: PasswordProblem | None) -> None:
    assert weakness(password, login="wangfang", shop="悦享生活") == problem


@given(st.text(st.characters(), max_size=140), any_text)
def test_no_password_breaks_the_rules(password: str, name: str) -> None:
    problem = weakness(password, login=name, shop=name)
    wrong_length = problem in (PasswordProblem.TOO_SHORT, PasswordProblem.TOO_LONG)
    assert wrong_length == (not 12 <= len(password) <= 128)


# identities


def test_an_identity_opens_with_its_slot_key_and_its_public_half_only() -> None:
    identity = crypto.new_identity()
    public = crypto.public_of(identity)
    sealed = crypto.seal_identity(KEY, identity)
    assert crypto.open_identity(KEY, public, sealed) == identity
    for slot_key, half in (
        (OTHER_KEY, public),
        (KEY, crypto.public_of(crypto.new_identity())),
        (KEY, "\ud800"),
    ):
        with pytest.raises(Unreadable):
            crypto.open_identity(slot_key, half, sealed)


def test_the_data_key_opens_for_its_holders_and_nobody_else() -> None:
    owner, manager, auditor = (crypto.new_identity() for _ in range(3))
    sealed = crypto.seal_to([crypto.public_of(owner), crypto.public_of(manager)], KEY)
    assert crypto.open_with(owner, sealed) == crypto.open_with(manager, sealed) == KEY
    with pytest.raises(Unreadable):
        crypto.open_with(auditor, sealed)


def test_an_altered_age_file_is_unreadable() -> None:
    identity = crypto.new_identity()
    sealed = crypto.seal_to([crypto.public_of(identity)], KEY)
    for altered in (b"", b"age", sealed[:-1], sealed[:-1] + bytes([sealed[-1] ^ 1]), sealed + b"\0"):
        with pytest.raises(Unreadable):
            crypto.open_with(identity, altered)


def test_nothing_is_sealed_to_nobody() -> None:
    for keys in ([], ["age1nobody"], ["\ud800"]):
        with pytest.raises(Unreadable):
            crypto.seal_to(keys, KEY)
    with pytest.raises(Unreadable):
        crypto.public_of("AGE-SECRET-KEY-1NOBODY")


def test_a_swapped_public_key_is_no_holder() -> None:
    mine, hers = (crypto.public_of(crypto.new_identity()) for _ in range(2))
    tag = crypto.holder_mac(SHOP, "STAFF:7", mine)
    assert crypto.is_holder(SHOP, "STAFF:7", mine, tag)
    for shop, holder, public in ((SHOP, "STAFF:7", hers), (SHOP, "STAFF:8", mine), (KEY, "STAFF:7", mine)):
        assert not crypto.is_holder(shop, holder, public, tag)


# the recovery sheet


def test_bech32_writes_what_its_specifications_give_as_examples() -> None:
    # BIP 173 (the empty one) and the key of age's own test vectors, which is 32 times 0x42.
    assert bech32("a", b"") == "a12uel5l"
    assert identity_of(b"\x42" * 32) == "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"


@given(st.binary(min_size=32, max_size=32))
def test_the_words_on_the_sheet_give_back_the_identity(raw: bytes) -> None:
    identity = recovery_identity(words_of(raw))
    assert identity == identity_of(raw)
    public = X25519PrivateKey.from_private_bytes(raw).public_key().public_bytes_raw()
    assert crypto.public_of(identity) == bech32("age", public)


def test_what_was_sealed_to_the_sheet_opens_with_its_words() -> None:
    words, identity = new_recovery()
    sealed = crypto.seal_to([crypto.public_of(identity)], SHOP)
    assert crypto.open_with(recovery_identity(words), sealed) == SHOP


def test_the_words_may_be_typed_as_the_sheet_is_printed() -> None:
    words, identity = new_recovery()
    numbered = "\n".join(f"{number}. {word.upper()}" for number, word in enumerate(words.split(), start=1))
    assert recovery_identity(numbered) == identity
    assert recovery_identity(words.replace(" ", "，")) == identity


def test_a_wrong_word_is_named() -> None:
    words = new_recovery()[0].split()
    words[6] = "hello"
    with pytest.raises(BadWords) as refused:
        recovery_identity(" ".join(words))
    assert (refused.value.place, refused.value.word) == (7, "hello")


def test_missing_and_additional_words_are_named() -> None:
    words = new_recovery()[0].split()
    for given_words, place, word in ((words[:20], 21, ""), ([], 1, ""), ([*words, words[0]], 26, words[0])):
        with pytest.raises(BadWords) as refused:
            recovery_identity(" ".join(given_words))
        assert (refused.value.place, refused.value.word) == (place, word)


def test_words_in_another_order_fail_the_checksum() -> None:
    words = words_of(bytes(range(32))).split()
    assert words[3] != words[4]
    words[3], words[4] = words[4], words[3]
    with pytest.raises(BadWords) as refused:
        recovery_identity(" ".join(words))
    assert refused.value.place == 0


@given(any_text)
def test_no_text_breaks_the_reading_of_words(text: str) -> None:
    with pytest.raises(BadWords):
        recovery_identity(text)


def test_every_sheet_has_a_secret_of_its_own() -> None:
    assert len({new_recovery()[0] for _ in range(20)}) == 20
    assert words_of(secrets.token_bytes(32)) != words_of(secrets.token_bytes(32))
