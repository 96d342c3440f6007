"""TLS 1.3 records made by hand, for sequences that no client library would send."""

import hashlib
import hmac
import io
import socket
import ssl
import struct
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import tls
from .programs import PATIENCE
from .wire import Answer, read_answer

HANDSHAKE = 22
APPLICATION_DATA = 23
LARGEST = 2**14
KEY_UPDATE = bytes([24, 0, 0, 1, 0])  # update_not_requested (RFC 8446, 4.6.3)


def _expand_label(secret: bytes, label: str, length: int) -> bytes:
    """HKDF-Expand-Label with an empty context (RFC 8446, 7.1), for one block of SHA-384."""
    name = b"tls13 " + label.encode()
    info = struct.pack("!HB", length, len(name)) + name + b"\0"
    return hmac.digest(secret, info + b"\1", hashlib.sha384)[:length]


class _Protection:
    """Seals what the client sends (RFC 8446, 5.2), with TLS_AES_256_GCM_SHA384."""

    def __init__(self, secret: bytes):
        self._use(secret)

    def _use(self, secret: bytes) -> None:
        self._secret = secret
        self._cipher = AESGCM(_expand_label(secret, "key", 32))
        self._iv = int.from_bytes(_expand_label(secret, "iv", 12), "big")
        self._number = 0

    def seal(self, content: bytes, kind: int, padding: int) -> bytes:
        inner = content + bytes([kind]) + bytes(padding)
        head = struct.pack("!BHH", APPLICATION_DATA, 0x0303, len(inner) + 16)
        nonce = (self._iv ^ self._number).to_bytes(12, "big")
        self._number += 1
        return head + self._cipher.encrypt(nonce, inner, head)

    def update(self) -> None:
        self._use(_expand_label(self._secret, "traffic upd", 48))


class _Received(io.RawIOBase):
    """What the server says, opened by Python's ssl."""

    def __init__(self, connection: socket.socket, opened: ssl.SSLObject, sealed: ssl.MemoryBIO):
        self._connection, self._opened, self._sealed = connection, opened, sealed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        while True:
            try:
                return self._opened.read(len(buffer), buffer)
            except ssl.SSLWantReadError:
                self._more()
            except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
                return 0

    def _more(self) -> None:
        arrived = self._connection.recv(65536)
        self._sealed.write(arrived) if arrived else self._sealed.write_eof()


class RecordConnection:
    """Python's ssl shakes hands; from then on every record of ours is made by `record`.

    `folder` is where the keys of the connection are written for us to read.
    """

    def __init__(self, daemon, folder: Path):
        context = tls.client_context(daemon, ssl.TLSVersion.TLSv1_3)
        context.keylog_filename = str(folder / "tls-keys")
        incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(incoming, self._outgoing, server_hostname="127.0.0.1")
        self.socket = socket.create_connection(("127.0.0.1", tls.status(daemon)["port"]), PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._shake_hands(incoming)
        assert self._tls.cipher()[0] == "TLS_AES_256_GCM_SHA384"
        self._protection = _Protection(_client_secret(folder / "tls-keys"))
        self._stream = io.BufferedReader(_Received(self.socket, self._tls, incoming))

    def _shake_hands(self, incoming: ssl.MemoryBIO) -> None:
        while True:
            try:
                self._tls.do_handshake()
                self.send(self._outgoing.read())
                return
            except ssl.SSLWantReadError:
                self.send(self._outgoing.read())
                incoming.write(self.socket.recv(65536))

    def record(self, content: bytes, kind: int = APPLICATION_DATA, padding: int = 0) -> bytes:
        """The next record, sealed. Records must be sent in the order in which they were made."""
        return self._protection.seal(content, kind, padding)

    def key_update(self) -> bytes:
        """The record after which ours are sealed with the next key."""
        sealed = self.record(KEY_UPDATE, HANDSHAKE)
        self._protection.update()
        return sealed

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def answer(self) -> Answer | None:
        return read_answer(self._stream)

    def alert(self) -> str:
        """The alert with which the server ends the connection, as OpenSSL names it."""
        try:
            self._stream.read()
        except ssl.SSLError as error:
            return error.reason or str(error)
        return ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()


def _client_secret(keys: Path) -> bytes:
    """The newest secret that the client's application data is sealed with."""
    lines = [line.split() for line in keys.read_text().splitlines()]
    return bytes.fromhex([line[2] for line in lines if line[0] == "CLIENT_TRAFFIC_SECRET_0"][-1])
