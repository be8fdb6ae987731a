"""RSA keys as the providers' consoles give them, and RSA-SHA256 signatures."""

from __future__ import annotations

import base64
import binascii
import re

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

BITS_LEAST = 2048
_ARMOUR = re.compile(r"-----BEGIN ([A-Z ]+)-----(.*)-----END \1-----", re.DOTALL)


class NotAKey(ValueError):
    """The text is no RSA key of at least 2048 bits."""


def private_key(pem: str) -> RSAPrivateKey:
    """Of PEM, or of the bare base64 that Alipay's tool writes. Raises NotAKey."""
    for label in ("PRIVATE KEY", "RSA PRIVATE KEY"):
        try:
            key = load_pem_private_key(_pem(pem, label), None)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            continue
        if isinstance(key, RSAPrivateKey) and key.key_size >= BITS_LEAST:
            return key
    raise NotAKey


def public_key(pem: str) -> RSAPublicKey:
    """Of a public key or a certificate, as PEM or bare base64. Raises NotAKey."""
    try:
        key = (
            x509.load_pem_x509_certificate(_pem(pem, "CERTIFICATE")).public_key()
            if "BEGIN CERTIFICATE" in pem
            else load_pem_public_key(_pem(pem, "PUBLIC KEY"))
        )
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise NotAKey from None
    if isinstance(key, RSAPublicKey) and key.key_size >= BITS_LEAST:
        return key
    raise NotAKey


def sign(key: RSAPrivateKey, message: bytes) -> str:
    return base64.b64encode(key.sign(message, PKCS1v15(), SHA256())).decode()


def is_signed(key: RSAPublicKey, message: bytes, signature: str) -> bool:
    try:
        key.verify(base64.b64decode(signature, validate=True), message, PKCS1v15(), SHA256())
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def _pem(text: str, label: str) -> bytes:
    """PEM with lines of its own: a field of one line joins those that are pasted into it."""
    armoured = _ARMOUR.fullmatch(text.strip())
    label, body = armoured.groups() if armoured else (label, text)
    return f"-----BEGIN {label}-----\n{''.join(body.split())}\n-----END {label}-----\n".encode()
