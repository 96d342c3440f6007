"""How many connections there may be at once: on both listeners, and before a TLS handshake too."""

import socket
import subprocess
import sys

import pytest

from tempo_e2e import namespaces, tls
from tempo_e2e.daemon import eventually
from tempo_e2e.programs import PATIENCE
from tempo_e2e.wire import fresh_address, request

HEALTH = request(method="GET", path="/health", length=False)
FEW = {"ingestion.connections.perAddress": 3} | tls.FREE_PORT

# Opens connections from each of its arguments to port argv[1]; prints which were taken.
PROBE = """
import socket, sys
held, taken = [], []
for source in sys.argv[2:]:
    peer = socket.create_connection((source, int(sys.argv[1])), 60, (source, 0))
    peer.sendall(b"GET /health HTTP/1.1\\r\\nHost: tempo.test\\r\\n\\r\\n")
    held.append(peer)
    taken.append(peer.recv(65536).split()[1].decode())
print(*taken)
"""


@pytest.fixture
def secure(make_daemon):
    daemon = make_daemon(settings=FEW).start()
    daemon.ctl("tls", "enable")
    return daemon


def connect(port: int, source: str) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), PATIENCE, (source, 0))


def test_one_address_gets_no_more_than_its_share(secure):
    source = fresh_address()
    held = [secure.raw(source) for _ in range(3)]
    for connection in held:
        connection.send(HEALTH)
        assert connection.answer("GET").status == 200
    with secure.raw(source) as beyond:
        assert beyond.answer("GET").status == 503
    assert secure.get("/health", source=fresh_address()).status == 200
    for connection in held:
        connection.close()


def test_handshakes_that_never_come_count_too(secure):
    source, port = fresh_address(), tls.status(secure)["port"]
    held = [connect(port, source) for _ in range(3)]
    with connect(port, source) as beyond:
        assert beyond.recv(1) == b""
    # The share is that of the address, whichever listener it uses.
    with secure.raw(source) as plain:
        assert plain.answer("GET").status == 503
    context = tls.client_context(secure)
    with context.wrap_socket(connect(port, fresh_address()), server_hostname="127.0.0.1") as other:
        other.sendall(HEALTH)
        assert other.recv(65536).startswith(b"HTTP/1.1 200")
    for connection in held:
        connection.close()


def test_all_together_have_a_bound_that_tls_handshakes_cannot_pass(make_daemon):
    daemon = make_daemon(settings={"ingestion.connections.total": 5} | tls.FREE_PORT).start()
    daemon.ctl("tls", "enable")
    port = tls.status(daemon)["port"]
    held = [connect(port, fresh_address()) for _ in range(5)]
    eventually(lambda: daemon.status()["ingestion"]["connections"] == 5, "the five connections")
    with daemon.raw(fresh_address()) as beyond:
        assert beyond.answer("GET").status == 503
    for connection in held:
        connection.close()


def test_the_addresses_of_an_ipv6_network_share(make_daemon):
    neighbours = [f"fd12::{number}" for number in range(1, 5)]
    other = "fd12:0:0:1::1"
    namespace = namespaces.network(*[address + "/128" for address in [*neighbours, other]])
    daemon = make_daemon(settings=FEW, namespace=namespace)
    daemon.bind_arguments = ["--port", "0", "--bind", "lan"]
    daemon.start()
    probe = [sys.executable, "-c", PROBE, str(daemon.port), *neighbours, other]
    done = subprocess.run(
        namespace.command(probe), capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    assert done.stdout.split() == ["200", "200", "200", "503", "200"]
    daemon.end()
    namespace.end()
