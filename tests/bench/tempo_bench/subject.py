"""tempod as it is measured: shipped settings, a sender without a rate, its log in a file."""

import datetime
import http.client
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from pathlib import Path

from tempo_e2e import tls
from tempo_e2e.daemon import Daemon
from tempo_e2e.wire import RawConnection, request

from .machine import processor_seconds

PROVIDER = "bench"
PROVIDERS = 20
YEAR = 365 * 24 * 3600
PREFILL_CONNECTIONS = 4
BATCH = 1000


class Subject:
    """A running tempod on a data folder of its own; ends with the `with` block."""

    def __init__(self, home: Path, scores: Path | None = None):
        """`scores`: the folder of the scores that come with it; without it has none."""
        folder = scores or home / "no-scores"
        self.daemon = Daemon(home, arguments=["--bundled-scores", str(folder)])
        self.daemon.start()
        self.token = self.daemon.create_token("bench", PROVIDER, "off")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.daemon.stop()
        shutil.rmtree(self.daemon.home)

    @property
    def url(self) -> str:
        return self.daemon.url

    @property
    def port(self) -> int:
        return self.daemon.port

    def switch_tls_on(self) -> int:
        """The port of the TLS listener."""
        self.daemon.ctl("settings", "set", "ingestion.tls.port", "0")
        self.daemon.ctl("tls", "enable")
        return tls.status(self.daemon)["port"]

    @property
    def database(self) -> Path:
        return self.daemon.data / "tempo.db"

    def counters(self) -> tuple[int, int]:
        """Events and transactions since the start."""
        store = self.daemon.status()["store"]
        return store["events"], store["transactions"]

    def resident_bytes(self) -> int:
        return self.daemon.status()["process"]["residentBytes"]

    def prefill(self, events: int) -> None:
        """Stores that many events of the last year, from many providers, in the order of time."""
        batches = events // BATCH
        step = YEAR / batches
        bodies = [_body_template(number) for number in range(PROVIDERS)]
        numbers = iter(range(batches))
        lock = threading.Lock()

        def send() -> None:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            while True:
                with lock:
                    number = next(numbers, None)
                if number is None:
                    return
                body = bodies[number % PROVIDERS].replace("@", _utc(number * step))
                self._post(connection, body)

        workers = [threading.Thread(target=send) for _ in range(PREFILL_CONNECTIONS)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        stored = self.daemon.status()["ingestion"]["accepted"]
        if stored != batches * BATCH:
            raise RuntimeError(f"only {stored} of {batches * BATCH} events were stored beforehand")

    def _post(self, connection: http.client.HTTPConnection, body: str) -> None:
        headers = {"X-Tempo-Token": self.token, "Content-Type": "application/x-ndjson"}
        connection.request("POST", "/ingest", body, headers)
        answer = connection.getresponse()
        told = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"a batch was refused with {answer.status}: {told!r}")

    def query_microseconds(self, *options: str) -> int:
        """How long the daemon needs for the first 100 events of a list."""
        listed = self.daemon.ctl("events", "list", "--limit", "100", "--timing", "--json", *options)
        return int(re.search(r"elapsedMicroseconds: (\d+)", listed.stderr).group(1))

    def wait_until_searchable(self) -> None:
        """Until all events are in the index of the search."""
        while self._search("--limit", "1")[0] > 0:
            time.sleep(1)

    def search_microseconds(self, *words: str) -> int:
        """How long the daemon needs for the first 100 events that a search finds."""
        return self._search("--limit", "100", *words)[1]

    def _search(self, *options: str) -> tuple[int, int]:
        told = self.daemon.ctl_json("events", "search", *options)
        return told["unsearched"], told["elapsedMicroseconds"]

    def processor_seconds(self) -> float:
        return processor_seconds(self.daemon.process.pid)

    def hold_connections(self, count: int) -> list[RawConnection]:
        """That many open connections, each of which has posted one event."""
        wire = request(b'{"title":"Hello"}', self.token)
        held = []
        for number in range(count):
            connection = RawConnection(self.port, _source(number))
            connection.send(wire)
            if connection.answer().status != 200:
                raise RuntimeError("a connection was not served")
            held.append(connection)
        return held

    def hold_tls_connections(self, count: int, port: int) -> list[ssl.SSLSocket]:
        """The same over TLS."""
        wire = request(b'{"title":"Hello"}', self.token)
        context = tls.client_context(self.daemon)
        held = []
        for number in range(count):
            connection = socket.create_connection(("127.0.0.1", port), 60, (_source(number), 0))
            held.append(context.wrap_socket(connection, server_hostname="127.0.0.1"))
            held[-1].sendall(wire)
            if not held[-1].recv(4096).startswith(b"HTTP/1.1 200"):
                raise RuntimeError("a connection was not served")
        return held


def _source(number: int) -> str:
    """Of many loopback addresses, so that the connections of no address are too many."""
    return f"127.0.1.{1 + number % 100}"


def _utc(second: float) -> str:
    """`second` of the year 2025 as the beginning of an RFC 3339 time, without its fraction."""
    start = datetime.datetime(2025, 1, 1)
    return (start + datetime.timedelta(seconds=second)).strftime("%Y-%m-%dT%H:%M:%S")


def _body_template(number: int) -> str:
    """1,000 lines whose times lack their date, which `@` stands for; each 20th needs attention."""
    lines = []
    for line in range(BATCH):
        severity = "error" if line % 20 == 0 else ("ok", "info")[line % 2]
        lines.append(
            f'{{"title":"Backup of disk {line} finished","startDate":"@.{line:03}Z",'
            f'"providerIdentifier":"{PROVIDER}.p{(number + line) % PROVIDERS:02}",'
            f'"severity":"{severity}","metadata":{{"host":"attic","files":{line * 37}}}}}'
        )
    return "\n".join(lines)


def build_release(repository: Path) -> Path:
    """Builds the release preset; the folder of its programs."""
    for command in (["--preset", "release"], ["--build", "--preset", "release"]):
        subprocess.run(["cmake", *command], cwd=repository, check=True, stdout=subprocess.DEVNULL)
    return repository / "build/release/bin"
