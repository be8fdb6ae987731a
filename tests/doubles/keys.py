"""Keys of the merchant and of a provider, made once per process: 2048 bits take a moment."""

from __future__ import annotations

from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat


@lru_cache(maxsize=4)
def a_key(whose: str) -> RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def private_pem(whose: str) -> str:
    return a_key(whose).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def public_pem(whose: str) -> str:
    return a_key(whose).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
