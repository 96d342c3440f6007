"""Debian's slowhttptest against both listeners: slow headers, slow bodies, slow reading, all at once.

The attackers' address takes up its share of connections; honest senders of another one are served.
"""

import subprocess

import pytest

from tempo_e2e import tls
from tempo_e2e.daemon import eventually
from tempo_e2e.programs import PATIENCE, missing
from tempo_e2e.wire import fresh_address, request

CONNECTIONS = 150  # of each attacker: more than one address gets
SECONDS = 6
HEALTH = request(method="GET", path="/health", length=False)
ATTACKS = {
    "slow headers": ["-H", "-i", "1", "-x", "24"],
    "slow bodies": ["-B", "-i", "1", "-s", "8192", "-x", "10", "-f", "application/json"],
    "slow reading": ["-X", "-w", "1", "-y", "4", "-n", "1", "-z", "1", "-k", "8"],
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing("slowhttptest")), reason="needs slowhttptest (Debian)"),
]


@pytest.fixture
def secure(make_daemon):
    daemon = make_daemon(settings=tls.FREE_PORT).start()
    daemon.ctl("tls", "enable")
    return daemon


def start(attack: list[str], url: str) -> subprocess.Popen:
    load = ["-c", str(CONNECTIONS), "-r", str(CONNECTIONS), "-l", str(SECONDS), "-p", "5"]
    return subprocess.Popen(
        ["slowhttptest", *attack, *load, "-u", url],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def is_full(daemon) -> bool:
    """Whether the attackers' address has all the connections that it gets."""
    with daemon.raw() as probe:
        probe.send(HEALTH)
        answer = probe.answer("GET")
        return answer is not None and answer.status == 503


@pytest.mark.parametrize("listener", ["plain", "tls"])
def test_honest_senders_are_served_meanwhile(secure, listener):
    token = secure.create_token()
    scheme, port = {
        "plain": ("http", secure.port),
        "tls": ("https", tls.status(secure)["port"]),
    }[listener]
    running = [start(attack, f"{scheme}://127.0.0.1:{port}/ingest") for attack in ATTACKS.values()]
    served = 0
    try:
        eventually(lambda: is_full(secure), "the attackers' connections")
        while any(attacker.poll() is None for attacker in running):
            assert secure.post({"title": "Honest"}, token, source=fresh_address()).status == 200
            served += 1
    finally:
        for attacker in running:
            attacker.kill()
            attacker.wait(PATIENCE)
    assert served > 10
    assert len(secure.events()) == served
