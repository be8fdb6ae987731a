"""A second PC comes into a shop on PostgreSQL, by a join file or by the recovery sheet, and works by the shop's own login."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url, select, text, update

from desktop import crypto
from desktop.models.database import WRITE, open_engine
from desktop.models.journal import Audit
from desktop.models.refusal import DatabaseRefused
from desktop.models.setting import Setting
from desktop.models.staff import KeyHolder
from desktop.models.vocabulary import Preset
from desktop.services import joining, opening, staff, verify
from desktop.services.connecting import application_url, probe
from desktop.services.errors import Invalid, JoinRefused, NotPermitted
from desktop.services.join_file import Join, MadeJoin, create_join, open_join, read_join, seal_join, write_join
from desktop.services.office import Office
from desktop.services.transaction import Actor
from desktop.shop_secrets import ShopSecrets
from desktop.views.texts import sentence
from tests import servers
from tests.founded import found_at
from tests.people import NOON, PASSWORD, Clock, Shop

HERE, WORD = "127.0.0.1", "ABCDE"


@dataclass
class FirstPc:
    """A shop on PostgreSQL, founded through the database's owner, and the PC that founded it."""

    admin: str
    url: str
    kept: ShopSecrets
    words: str
    clock: Clock
    office: Office
    owner: Actor

    def invites(self, host: str = HERE) -> MadeJoin:
        return create_join(self.office, self.owner, host=host)

    def audited(self, *acts: str) -> list[tuple[str, str, str, str]]:
        """(act, who, PC, what)"""
        with self.office.engine.connect() as connection:
            found = select(Audit.act, Audit.actor, Audit.pc, Audit.after).where(Audit.act.in_(acts)).order_by(Audit.id)
            return [(row.act, row.actor, row.pc, row.after) for row in connection.execute(found)]

    def verifier(self) -> str:
        """What the server keeps of the password of the shop's login."""
        engine = open_engine(self.admin)
        with engine.connect() as connection:
            question = text("SELECT rolpassword FROM pg_authid WHERE rolname = :name")
            found = connection.execute(question, {"name": make_url(self.url).username}).scalar()
        engine.dispose()
        return str(found)


@pytest.fixture
def first(tmp_path: Path, postgres: servers.Postgres) -> Iterator[FirstPc]:
    admin = postgres.create("empty")
    url, kept, clock = application_url(admin, "p%s'w\\:词"), ShopSecrets(tmp_path / "first pc"), Clock()
    words = found_at(url, kept, admin_url=admin)
    office = opening.open_shop(url, kept, clock)
    owner = staff.sign_in(office, "lixiang", PASSWORD, pc="收银台-01", costs=crypto.CHEAP)
    yield FirstPc(admin, url, kept, words, clock, office, owner)
    office.engine.dispose()
    postgres.drop(admin)


@pytest.fixture
def other_pc(tmp_path: Path) -> ShopSecrets:
    return ShopSecrets(tmp_path / "other pc")


def use(made: bytes, passphrase: str, kept: ShopSecrets, clock: Clock) -> str:
    return joining.use_join(made, passphrase, kept, clock, pc="收银台-02")


def opens(url: str, kept: ShopSecrets, clock: Clock) -> Office:
    """The shop at a PC, where the owner can sign in."""
    office = opening.open_shop(url, kept, clock)
    staff.sign_in(office, "lixiang", PASSWORD, pc="收银台-02", costs=crypto.CHEAP)
    office.engine.dispose()
    return office


def test_a_second_pc_joins_by_a_sealed_file_and_both_steps_are_on_record(
    first: FirstPc, other_pc: ShopSecrets, tmp_path: Path
) -> None:
    made = first.invites()
    file = tmp_path / "悦享生活.pdjoin"
    write_join(file, made.content)
    secret = first.office.shop_secret
    for told in (b"p%s", secret, secret.hex().encode(), HERE.encode(), made.passphrase.encode()):
        assert told not in made.content
    assert made.until == NOON + timedelta(hours=24)
    url = use(read_join(file), made.passphrase.lower().replace("-", " "), other_pc, first.clock)
    assert make_url(url) == make_url(first.url)
    assert opens(url, other_pc, first.clock).shop_secret == secret
    invited, joined = first.audited("invite_pc", "join_pc")
    assert invited[:3] == ("invite_pc", "staff:1", "收银台-01") and joined[:3] == ("join_pc", "new_pc", "收银台-02")
    assert invited[3][10:18] in joined[3] and "李想" in joined[3] and "2026-11-25T12:00" in invited[3]
    assert first.office.ask(first.owner, verify.verify).ok


def test_a_file_that_does_not_fit_is_refused_in_words_and_nothing_is_kept(
    first: FirstPc, other_pc: ShopSecrets, tmp_path: Path, postgres: servers.Postgres
) -> None:
    made = first.invites()
    altered = bytearray(made.content)
    altered[-9] = ord("A") if altered[-9] != ord("A") else ord("B")
    join = open_join(made.content, made.passphrase, first.clock())
    strange = dataclasses.replace(join, shop_id="0123456789abcdef")
    guessed = dataclasses.replace(join, secret=bytes(32))

    def refused(content: bytes, passphrase: str = made.passphrase) -> str:
        with pytest.raises(JoinRefused) as refusal:
            use(content, passphrase, other_pc, first.clock)
        assert refusal.value.code not in sentence(refusal.value)
        assert not other_pc.folder.exists() or list(other_pc.folder.iterdir()) == []
        return refusal.value.code

    assert refused(made.content, crypto.new_activation_code()) == "wrong_passphrase"
    assert refused(made.content, "") == "wrong_passphrase"
    assert refused(bytes(altered)) == "altered"
    assert refused(made.content[:60]) == "altered"
    assert refused(b"a photo of the cat") == "not_a_join_file"
    assert refused(made.content + b"\n" * 70_000) == "not_a_join_file"
    assert refused(sealed(strange), WORD) == refused(sealed(guessed), WORD) == "other_shop"
    with pytest.raises(JoinRefused) as unread:
        read_join(tmp_path / "none.pdjoin")
    assert "加入文件读不了" in sentence(unread.value)
    lost = dataclasses.replace(join, url=make_url(join.url).set(port=1).render_as_string(hide_password=False))
    with pytest.raises(DatabaseRefused, match="nobody_answers"):
        use(sealed(lost), WORD, other_pc, first.clock)
    assert first.audited("join_pc") == []
    first.clock.forward(hours=24, minutes=1)
    assert refused(made.content) == "expired"


def sealed(join: Join) -> bytes:
    return seal_join(join, WORD)


def test_only_who_manages_staff_lets_a_pc_in_and_only_where_another_pc_can_reach(first: FirstPc, shop: Shop) -> None:
    manager = Shop(first.office, first.office.engine, first.clock, first.url, first.owner, "").person(Preset.MANAGER)
    with pytest.raises(NotPermitted):
        create_join(first.office, manager, host=HERE)
    with pytest.raises(JoinRefused, match="this_machine"):
        first.invites(host="")
    with pytest.raises(JoinRefused, match="no_certificate"):
        create_join(first.office, first.owner, host="db", certificate=Path("none.crt"))
    if shop.office.database == "SQLite":
        with pytest.raises(JoinRefused, match="one_pc_only"):
            create_join(shop.office, shop.owner, host=HERE)
    assert first.audited("invite_pc") == []


def test_nobody_works_by_a_login_that_could_rewrite_the_ledgers(
    first: FirstPc, postgres: servers.Postgres, tmp_path: Path
) -> None:
    """The owner, a superuser, who may become the owner, who was given a right too many."""
    name = make_url(first.admin).database
    postgres.execute(f"CREATE ROLE {name}_owner LOGIN")
    postgres.execute(f"CREATE ROLE {name}_heir LOGIN IN ROLE {name}_owner")
    owner = open_engine(first.admin)
    with owner.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
        for table in connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).scalars():
            connection.exec_driver_sql(f'ALTER TABLE "{table}" OWNER TO {name}_owner')
        connection.exec_driver_sql(f'GRANT UPDATE (reason) ON audit TO "{name}_desk"')
    try:
        for user in ("postgres", f"{name}_owner", f"{name}_heir", f"{name}_desk"):
            url = make_url(first.admin).set(username=user).render_as_string(hide_password=False)
            with pytest.raises(DatabaseRefused) as refused:
                opening.open_shop(url, first.kept, first.clock)
            assert (refused.value.code, refused.value.detail) == ("owner_login", user)
            assert "加入文件" in sentence(refused.value) and probe(url, first.kept).owner
        with owner.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
            connection.exec_driver_sql(f'REVOKE UPDATE (reason) ON audit FROM "{name}_desk"')
        opens(first.url, first.kept, first.clock)
    finally:
        owner.dispose()
        postgres.drop(first.admin)
        postgres.execute(f"DROP ROLE {name}_heir, {name}_owner")


def test_the_owners_login_leads_to_the_shops_own_and_no_password_changes(
    first: FirstPc, other_pc: ShopSecrets, tmp_path: Path
) -> None:
    """By the words on a new PC; without them on a PC that lost only the address, as when founding it was cut off."""
    before = first.verifier()
    with pytest.raises(Invalid, match="recovery_words"):
        adopt(first, "all the wrong words", other_pc)
    assert (
        adopt(first, first.words, other_pc) == opening.shops_own_url(first.admin, first.kept, first.clock) == first.url
    )
    assert (first.verifier(), first.audited("open_by_sheet")) == (
        before,
        [("open_by_sheet", "new_pc", "收银台-02", "{}")],
    )
    for kept in (first.kept, other_pc):
        opens(first.url, kept, first.clock)
    assert opening.everyday_url(first.url, first.office.shop_secret, first.clock) == first.url
    with pytest.raises(DatabaseRefused, match="no_secret"):
        opening.shops_own_url(first.admin, ShopSecrets(tmp_path / "third pc"), first.clock)


def test_a_shop_that_keeps_no_login_gets_a_role_of_its_own_once(
    first: FirstPc, other_pc: ShopSecrets, postgres: servers.Postgres, tmp_path: Path
) -> None:
    """Its first PC's role may be in use by a password that nobody else knows, so it is left as it is."""
    with first.office.transaction() as connection:
        connection.execute(update(Setting).where(Setting.name == "database_login").values(name="forgotten"))
    before = first.verifier()
    try:
        made = adopt(first, first.words, other_pc)
        assert str(make_url(made).username) == f"{make_url(first.url).username}2"
        assert adopt(first, first.words, ShopSecrets(tmp_path / "third pc")) == made
        assert first.verifier() == before
        opens(made, other_pc, first.clock)
    finally:
        first.office.engine.dispose()
        postgres.drop(first.admin)
        postgres.execute(f'DROP ROLE "{make_url(first.url).username}2"')


def adopt(first: FirstPc, words: str, kept: ShopSecrets) -> str:
    return joining.adopt_shop(first.admin, kept, first.clock, words=words, pc="收银台-02")


def test_a_folder_opened_by_its_sheet_is_on_record_too(shop: Shop, other_pc: ShopSecrets) -> None:
    joining.adopt_shop(shop.url, other_pc, shop.clock, words=shop.recovery_words, pc="收银台-02")
    with shop.engine.connect() as connection:
        row = connection.execute(select(Audit.act, Audit.actor, Audit.pc).order_by(Audit.id.desc()).limit(1)).one()
    assert tuple(row) == ("open_by_sheet", "new_pc", "收银台-02")
    assert shop.breaks() == []


def test_a_swapped_sheet_makes_no_join_fit(first: FirstPc, other_pc: ShopSecrets) -> None:
    made = first.invites()
    with first.office.transaction() as connection:
        stranger = crypto.public_of(crypto.new_identity())
        connection.execute(update(KeyHolder).where(KeyHolder.kind == "RECOVERY").values(public_key=stranger))
    with pytest.raises(JoinRefused, match="other_shop"):
        use(made.content, made.passphrase, other_pc, first.clock)


def test_an_upgrade_gives_a_new_server_the_role_and_an_old_one_its_rights(
    first: FirstPc, postgres: servers.Postgres
) -> None:
    before = first.verifier()
    opening.migrate_shop(application_url(first.admin, "another word"), first.admin)
    assert first.verifier() == before
    elsewhere = application_url(first.admin, "another word", 2)
    opening.migrate_shop(elsewhere, first.admin)
    opens(elsewhere, first.kept, first.clock)
    first.office.engine.dispose()
    postgres.drop(first.admin)
    postgres.execute(f'DROP ROLE "{make_url(elsewhere).username}"')
