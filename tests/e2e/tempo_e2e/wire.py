"""HTTP spoken by hand, for requests that no client library would send."""

import itertools
import json
import socket
from dataclasses import dataclass

from .programs import PATIENCE

_addresses = itertools.count(2)


def fresh_address() -> str:
    """A loopback address that no earlier test has sent from: tables by address know nothing of it."""
    number = next(_addresses)
    return f"127.{1 + number // 65536 % 200}.{number // 256 % 256}.{number % 256}"


@dataclass
class Answer:
    """One HTTP answer. Names of headers are in lower case; repeated ones are joined by a comma."""

    status: int
    headers: dict[str, str]
    body: bytes = b""

    def json(self):
        return json.loads(self.body)

    @property
    def pointers(self) -> list[str]:
        """The places of the faults that a 422 names."""
        return [fault["pointer"] for fault in self.json().get("errors", [])]


def read_answer(stream, method: str = "POST") -> Answer | None:
    """The next answer from a buffered stream; None when the peer closed instead of answering."""
    line = stream.readline()
    if not line:
        return None
    status = int(line.split()[1])
    headers: dict[str, str] = {}
    while (line := stream.readline()) not in (b"\r\n", b""):
        name, _, value = line.decode("latin-1").partition(":")
        key = name.strip().lower()
        headers[key] = ", ".join(filter(None, [headers.get(key), value.strip()]))
    length = int(headers.get("content-length", "0"))
    bodiless = method == "HEAD" or status < 200 or status == 204
    return Answer(status, headers, b"" if bodiless else stream.read(length))


class RawConnection:
    """A socket to the ingestion port that sends exactly the bytes it is given."""

    def __init__(self, port: int, source: str | None = None, host: str = "127.0.0.1"):
        origin = (source, 0) if source else None
        self.socket = socket.create_connection((host, port), PATIENCE, origin)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._stream = self.socket.makefile("rb")

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def answer(self, method: str = "POST") -> Answer | None:
        return read_answer(self._stream, method)

    def half_close(self) -> None:
        """Ends our direction; the daemon's answer can still come."""
        self.socket.shutdown(socket.SHUT_WR)

    def rest(self) -> bytes:
        """Everything until the daemon closes. A reset counts as closed."""
        try:
            return self._stream.read()
        except ConnectionResetError:
            return b""

    def close(self) -> None:
        self._stream.close()
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def request(
    body: bytes = b"",
    token: str | None = None,
    *,
    method: str = "POST",
    path: str = "/ingest",
    headers: dict[str, str] | None = None,
    length: bool = True,
) -> bytes:
    """The bytes of a well-formed HTTP/1.1 request."""
    fields = {"Host": "tempo.test"}
    if token is not None:
        fields["X-Tempo-Token"] = token
    if body:
        fields["Content-Type"] = "application/json"
    if length and (body or method in ("POST", "PUT")):
        fields["Content-Length"] = str(len(body))
    fields.update(headers or {})
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode("latin-1") + body


def chunked(*parts: bytes) -> bytes:
    """A body in the chunked transfer coding, one chunk for each part."""
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return chunks + b"0\r\n\r\n"
