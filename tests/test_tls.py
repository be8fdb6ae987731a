"""Past this machine PostgreSQL is spoken to only under a certificate that its authority vouches for, by that name.

Debian's postgresql is used, since the one from pip has no TLS: .ci/run installs it.
"""

from __future__ import annotations

import ipaddress
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from desktop import config, crypto
from desktop.models import schema
from desktop.models.database import is_gone, open_engine
from desktop.models.refusal import DatabaseRefused
from desktop.services import opening, staff
from desktop.services.join_file import create_join
from desktop.services.joining import use_join
from desktop.shop_secrets import ShopSecrets
from tests import servers
from tests.founded import found_at
from tests.people import PASSWORD

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="the server is Debian's")]
# loopback, but not one of the names that count as this machine
ELSEWHERE = "127.0.0.2"
PEM = serialization.Encoding.PEM


def certificate(
    name: str, key: ec.EllipticCurvePrivateKey, signer: ec.EllipticCurvePrivateKey, *, issuer: str, authority: bool
) -> bytes:
    """A certificate for the address name, or of an authority of that name, signed by signer."""
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    if not authority:
        address = x509.IPAddress(ipaddress.ip_address(name))
        builder = builder.add_extension(x509.SubjectAlternativeName([address]), critical=False)
    return builder.sign(signer, hashes.SHA256()).public_bytes(PEM)


class Authority:
    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.file = folder / f"{name}.crt"
        self.file.write_bytes(certificate(name, self.key, self.key, issuer=name, authority=True))


@pytest.fixture
def ours(tmp_path: Path) -> Authority:
    return Authority(tmp_path, "ours")


@pytest.fixture
def server() -> Iterator[servers.Postgres]:
    with servers.running(binaries=servers.debian_binaries()) as started:
        yield started


def serve(server: servers.Postgres, authority: Authority, address: str) -> None:
    """Restart the server under a certificate for address."""
    key = ec.generate_private_key(ec.SECP256R1())
    data = server.folder / "data"
    private = key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (data / "server.key").write_bytes(private)
    (data / "server.key").chmod(0o600)
    (data / "server.crt").write_bytes(certificate(address, key, authority.key, issuer=authority.name, authority=False))
    if os.getuid() == 0:
        os.chown(data / "server.key", servers.NOBODY, servers.NOBODY)
    with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write(f"ssl=on\nlisten_addresses='127.0.0.1,{ELSEWHERE}'\n")
    server.stop()
    server.up()


def encrypted(server: servers.Postgres, authority: Authority) -> bool:
    """Whether the session that a shop's PC gets is encrypted. The URL asks for less, in vain."""
    url = server.url("postgres").replace("127.0.0.1", ELSEWHERE)
    engine = open_engine(f"{url}?sslmode=disable&sslrootcert={authority.file}")
    try:
        with engine.connect() as connection:
            question = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            return bool(connection.exec_driver_sql(question).scalar())
    finally:
        engine.dispose()


def test_a_server_of_our_authority_is_spoken_to_encrypted(server: servers.Postgres, ours: Authority) -> None:
    serve(server, ours, ELSEWHERE)
    assert encrypted(server, ours)


def test_a_server_of_another_authority_is_not_spoken_to(
    server: servers.Postgres, ours: Authority, tmp_path: Path
) -> None:
    serve(server, Authority(tmp_path, "theirs"), ELSEWHERE)
    with pytest.raises(OperationalError, match="certificate verify failed") as refused:
        encrypted(server, ours)
    assert is_gone(refused.value)


def test_a_server_with_the_certificate_of_another_address_is_not_spoken_to(
    server: servers.Postgres, ours: Authority
) -> None:
    serve(server, ours, "127.0.0.3")
    with pytest.raises(OperationalError, match="does not match host name"):
        encrypted(server, ours)


def test_a_server_without_tls_is_not_spoken_to(server: servers.Postgres, ours: Authority) -> None:
    with (server.folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write(f"listen_addresses='{ELSEWHERE}'\n")
    server.stop()
    server.up()
    with pytest.raises(OperationalError, match="server does not support SSL"):
        encrypted(server, ours)


def test_the_programs_role_signs_in_with_its_password_only(server: servers.Postgres, ours: Authority) -> None:
    rules = server.folder / "data" / "pg_hba.conf"
    rules.write_text(f"hostssl all desk all scram-sha-256\n{rules.read_text(encoding='utf-8')}", encoding="utf-8")
    serve(server, ours, ELSEWHERE)
    owner = open_engine(server.url("postgres"), admin=True)
    schema.migrate(owner)
    servers.make_role(owner, "desk", "p%s'w\\:词")
    owner.dispose()
    elsewhere = make_url(server.url("postgres", "desk")).set(host=ELSEWHERE)
    elsewhere = elsewhere.update_query_dict({"sslrootcert": str(ours.file)})
    right, wrong = (open_engine(elsewhere.set(password=password)) for password in ("p%s'w\\:词", "guessed"))
    schema.require_newest(right)
    with pytest.raises(OperationalError, match="password authentication failed"):
        schema.require_newest(wrong)
    right.dispose()
    wrong.dispose()


def test_a_second_pc_gets_certificate_and_login_with_the_join_file(
    server: servers.Postgres, ours: Authority, tmp_path: Path
) -> None:
    """A role that is there by another password keeps it: no second shop is founded over it."""
    rules = server.folder / "data" / "pg_hba.conf"
    rules.write_text(f"hostssl all shop_desk all scram-sha-256\n{rules.read_text(encoding='utf-8')}", encoding="utf-8")
    serve(server, ours, ELSEWHERE)
    for name in ("shop", "another"):
        server.execute(f"CREATE DATABASE {name}")
    reached = make_url(server.url("shop", "shop_desk")).set(host=ELSEWHERE, password="p%s'w\\:词")
    reached = reached.update_query_dict({"sslrootcert": str(ours.file)})
    url, first = reached.render_as_string(hide_password=False), ShopSecrets(tmp_path / "first pc")
    found_at(url, first, admin_url=server.url("shop"))
    office = opening.open_shop(url, first, config.utc_now)
    owner = staff.sign_in(office, "lixiang", PASSWORD, pc="收银台-01", costs=crypto.CHEAP)
    made = create_join(office, owner)
    office.engine.dispose()
    authority, other = ours.file.read_text(encoding="ascii"), ShopSecrets(tmp_path / "other pc")
    ours.file.unlink()
    joined = use_join(made.content, made.passphrase, other, config.utc_now, pc="收银台-02")
    assert [file.read_text(encoding="ascii") for file in other.folder.glob("*.crt")] == [authority]
    opening.open_shop(joined, other, config.utc_now).engine.dispose()
    guessed = make_url(joined).set(database="another", password="guessed").render_as_string(hide_password=False)
    with pytest.raises(DatabaseRefused, match="wrong_password"):
        found_at(guessed, first, admin_url=server.url("another"))
    opening.open_shop(joined, other, config.utc_now).engine.dispose()
