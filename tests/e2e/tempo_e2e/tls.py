"""The TLS listener as a client sees it: its port, its authority, a connection that trusts it."""

import socket
import ssl
from pathlib import Path

from .programs import PATIENCE

FREE_PORT = {"ingestion.tls.port": 0}


def status(daemon) -> dict:
    return daemon.ctl_json("tls", "status")


def authority(daemon) -> Path:
    """The certificate of Tempo's own authority, in a file."""
    file = daemon.home / "tempo-ca.pem"
    file.write_text(daemon.ctl("tls", "ca").stdout)
    return file


def client_context(
    daemon, version: ssl.TLSVersion | None = None, trust: Path | None = None
) -> ssl.SSLContext:
    """Trusts Tempo's own authority alone, or the one in the file `trust`; speaks that version alone
    where one is named."""
    context = ssl.create_default_context(cafile=trust or authority(daemon))
    if version is not None:
        context.minimum_version = context.maximum_version = version
    return context


def connect(
    daemon,
    version: ssl.TLSVersion | None = None,
    trust: Path | None = None,
    host: str = "127.0.0.1",
    context: ssl.SSLContext | None = None,
    source: str = "127.0.0.1",
    **options,
) -> ssl.SSLSocket:
    """A connection of Python's ssl whose writes are records, each sent at once."""
    context = context or client_context(daemon, version, trust)
    port = status(daemon)["port"]
    plain = socket.create_connection(("127.0.0.1", port), PATIENCE, (source, 0))
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return context.wrap_socket(plain, server_hostname=host, **options)
