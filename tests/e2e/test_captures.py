"""What somebody on the network reads: in the clear everything, over TLS nothing that matters."""

import os
import subprocess

import pytest

from tempo_e2e import namespaces, tls
from tempo_e2e.capture import Capture
from tempo_e2e.programs import PATIENCE, REPOSITORY

TITLE = "Nobody else is to read this"


@pytest.fixture
def place():
    made = namespaces.network()
    yield made
    made.end()


@pytest.fixture
def daemon(make_daemon, place):
    """Takes events in the clear and over TLS, on a network of its own."""
    daemon = make_daemon(settings=tls.FREE_PORT, namespace=place).start()
    daemon.ctl("tls", "enable")
    return daemon


def post(daemon, token: str, *options, scheme="http", title=TITLE) -> str:
    """The status that curl is told, on the network of the daemon."""
    port = daemon.port if scheme == "http" else tls.status(daemon)["port"]
    command = [
        *("curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", "--max-time", str(PATIENCE)),
        *("--cacert", str(tls.authority(daemon)), "-H", "Content-Type: application/json"),
        *("-H", "@-", "-d", f'{{"title":"{title}"}}', *options, f"{scheme}://localhost:{port}/ingest"),
    ]
    done = subprocess.run(
        daemon.namespace.command(command),
        input=f"X-Tempo-Token: {token}\n",
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return done.stdout


def tokens_seen(capture: Capture) -> list[str]:
    """What an eavesdropper's tshark finds in the headers of requests, in their order."""
    lines = capture.read("-T", "fields", "-e", "http.request.line").splitlines()
    fields = [field for line in lines for field in line.split("\\r\\n")]
    values = [f.partition(":")[2].strip() for f in fields if "X-Tempo-Token:" in f]
    return [value.strip(",") for value in values]


def test_in_the_clear_token_and_title_are_there_for_everyone(daemon, place, tmp_path):
    token = daemon.create_token()
    with Capture(place, tmp_path / "clear.pcapng") as capture:
        assert post(daemon, token) == "200"
    assert tokens_seen(capture) == [token]
    assert TITLE.encode() in capture.bytes()


@pytest.mark.parametrize("version", ["1.2", "1.3"])
def test_over_tls_neither_token_nor_title_is_there(daemon, place, tmp_path, version):
    token, port = daemon.create_token(), tls.status(daemon)["port"]
    with Capture(place, tmp_path / "tls.pcapng") as capture:
        assert post(daemon, token, "--tls-max", version, scheme="https") == "200"
    seen = capture.bytes()
    assert token.encode() not in seen
    assert TITLE.encode() not in seen
    assert b"X-Tempo-Token" not in seen
    assert tokens_seen(capture) == []
    # It was captured: the name asked for, and how much was said, are there.
    fields = ["-e", "tls.handshake.extensions_server_name", "-e", "tls.app_data"]
    told = capture.read("-d", f"tcp.port=={port},tls", "-T", "fields", *fields).split()
    assert told[0] == "localhost"
    assert len(told) > 2


def requests_seen(capture: Capture, port: int) -> bytes:
    """What was sent to a port of Tempo's, byte for byte."""
    sent = capture.read("-Y", f"tcp.dstport == {port}", "-T", "fields", "-e", "tcp.payload")
    return b"".join(bytes.fromhex(line) for line in sent.split())


def test_a_signed_post_shows_the_event_but_no_token_and_works_once(daemon, place, tmp_path):
    sender = daemon.create_sender()
    own = {"TEMPO_TOKEN": sender["token"], "PATH": os.environ["PATH"]}
    sign = ["--host", daemon.url, "--sign", "--sender", sender["id"], "--title", TITLE]
    command = place.command([str(REPOSITORY / "packaging/tempo-post"), *sign])
    with Capture(place, tmp_path / "signed.pcapng") as capture:
        subprocess.run(command, env=own, check=True, capture_output=True, timeout=PATIENCE)
    seen = requests_seen(capture, daemon.port)
    assert TITLE.encode() in seen
    assert sender["token"].encode() not in capture.bytes()
    assert status_of(daemon, seen) == "401"
    assert len(daemon.events()) == 1


def status_of(daemon, wire: bytes) -> str:
    """What the daemon answers to these bytes, on its own network."""
    talk = 'exec 3<>"/dev/tcp/127.0.0.1/$0"; cat >&3; read -r _ status _ <&3; echo "$status"'
    command = daemon.namespace.command(["bash", "-c", talk, str(daemon.port)])
    done = subprocess.run(command, input=wire, capture_output=True, timeout=PATIENCE, check=True)
    return done.stdout.decode().strip()


def test_what_a_sender_that_requires_tls_shows_by_mistake_is_worth_nothing(
    daemon, place, tmp_path
):
    sender = daemon.create_sender("nas", "scripts", "off", "--require-tls")
    with Capture(place, tmp_path / "required.pcapng") as capture:
        assert post(daemon, sender["token"], scheme="https") == "200"
        assert post(daemon, sender["token"]) == "401"
        renewed = daemon.ctl_json("token", "rotate", sender["id"])["token"]
        assert post(daemon, renewed, scheme="https") == "200"
    read = tokens_seen(capture)
    assert read == [sender["token"]]
    assert renewed.encode() not in capture.bytes()
    assert [post(daemon, read[0], scheme=scheme) for scheme in ("http", "https")] == ["401", "401"]


def test_a_token_that_was_read_is_worth_nothing_after_its_rotation(daemon, place, tmp_path):
    sender = daemon.create_sender()
    with Capture(place, tmp_path / "rotated.pcapng") as capture:
        assert post(daemon, sender["token"]) == "200"
        renewed = daemon.ctl_json("token", "rotate", sender["id"])["token"]
        assert post(daemon, renewed, scheme="https") == "200"
    read = tokens_seen(capture)
    assert read == [sender["token"]]
    assert post(daemon, read[0]) == "401"
    assert renewed.encode() not in capture.bytes()
    assert post(daemon, renewed, scheme="https") == "200"
