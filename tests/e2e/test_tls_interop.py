"""Whoever speaks TLS can post, however its records are cut; and no record ends the listener."""

import http.client
import itertools
import json
import os
import shutil
import socket
import ssl
import subprocess
from pathlib import Path

import pytest

from tempo_e2e import tls
from tempo_e2e.programs import PATIENCE
from tempo_e2e.tls_records import LARGEST, RecordConnection
from tempo_e2e.wire import chunked, fresh_address, read_answer, request

CLIENTS = Path(__file__).parent / "clients"
VERSIONS = [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3]
each_version = pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.name)


@pytest.fixture(scope="module")
def port(shared):
    shared.ctl("settings", "set", "ingestion.tls.port", "0")
    shared.ctl("tls", "enable")
    return tls.status(shared)["port"]


_numbers = itertools.count(1)


@pytest.fixture
def sender(shared, port):
    """A sender with a provider of its own, so that a test's events are told from others'."""
    number = next(_numbers)
    return shared.create_sender(f"sender {number}", f"interop.s{number}")


def event(title: str) -> bytes:
    return json.dumps({"title": title}).encode()


def stored(daemon, sender) -> list[str]:
    """The titles of the sender's events, oldest first; all of them came over TLS."""
    events = daemon.events("--all", "--provider", sender["provider"])
    assert {e["transport"] for e in events} <= {"tls"}
    return [e["title"] for e in reversed(events)]


# Clients ------------------------------------------------------------------------------------


def ran(command, token: str, **options) -> str:
    """What a client prints on its standard output. The token is in its environment."""
    absent = None if shutil.which(command[0]) else f"{command[0]} is not at hand"
    if absent:
        pytest.skip(absent)
    done = subprocess.run(
        [str(part) for part in command],
        env=os.environ | {"TEMPO_TOKEN": token},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        **options,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def post_with_curl(port, ca, token, body):
    url = f"https://localhost:{port}/ingest"
    headers = ["-H", "@-", "-H", "Content-Type: application/json"]
    told = ["-sS", "-o", "/dev/null", "-w", "%{http_code}"]
    command = ["curl", *told, "--cacert", ca, *headers, "--data-binary", body.decode(), url]
    return ran(command, token, input=f"X-Tempo-Token: {token}\n")


def post_with_openssl(port, ca, token, body):
    trust = ["-CAfile", ca, "-verify_return_error", "-verify_hostname", "localhost"]
    wire = request(body, token, headers={"Connection": "close"}).decode()
    command = ["openssl", "s_client", "-quiet", "-connect", f"localhost:{port}", *trust]
    return ran(command, token, input=wire).split()[1]


def post_with_python(port, ca, token, body):
    context = ssl.create_default_context(cafile=ca)
    client = http.client.HTTPSConnection("localhost", port, timeout=PATIENCE, context=context)
    headers = {"X-Tempo-Token": token, "Content-Type": "application/json"}
    client.request("POST", "/ingest", body, headers)
    with client.getresponse() as answer:
        return str(answer.status)


def post_with_node(port, ca, token, body):
    return ran(["node", CLIENTS / "post.mjs", port, ca, body.decode()], token)


def post_with_java(port, ca, token, body):
    if not shutil.which("javac"):
        pytest.skip("no Java compiler is at hand (Debian: default-jdk-headless)")
    return ran(["java", CLIENTS / "Post.java", port, ca, body.decode()], token)


def post_with_wget(port, ca, token, body):
    """Its standard error is where wget tells the status."""
    told = ["--server-response", "-O", "/dev/null", "-o", "/dev/stdout", "--tries=1"]
    headers = [f"--header=X-Tempo-Token: {token}", "--header=Content-Type: application/json"]
    trust = f"--ca-certificate={ca}"
    url = f"https://localhost:{port}/ingest"
    command = ["wget", *told, trust, *headers, f"--post-data={body.decode()}", url]
    return ran(command, token).partition("HTTP/1.1 ")[2].split()[0]


@pytest.mark.parametrize("client", ["curl", "openssl", "python", "node", "wget", "java"])
def test_a_client_that_trusts_the_authority_posts(shared, port, sender, client):
    post = globals()[f"post_with_{client}"]
    body = event(f"From {client}")
    assert post(port, tls.authority(shared), sender["token"], body).strip() == "200"
    assert stored(shared, sender) == [f"From {client}"]


# Requests in records ------------------------------------------------------------------------


@each_version
def test_requests_pipelined_in_one_record_are_answered_in_their_order(shared, sender, version):
    wires = [request(event(f"Number {n}"), sender["token"]) for n in range(5)]
    with tls.connect(shared, version) as connection:
        connection.sendall(b"".join(wires))
        stream = connection.makefile("rb")
        ids = [read_answer(stream).json()["id"] for _ in wires]
    assert stored(shared, sender) == [f"Number {n}" for n in range(5)]
    assert ids == sorted(ids)


@each_version
def test_a_chunked_body_comes_in_any_records(shared, sender, version):
    body = chunked(b'{"title":', b'"In chunks"', b"}")
    chunked_field = {"Transfer-Encoding": "chunked", "Content-Type": "application/json"}
    head = request(token=sender["token"], headers=chunked_field, length=False)
    cuts = [head[:10], head[10:] + body[:1], body[1:5], body[5:-3], body[-3:]]
    with tls.connect(shared, version) as connection:
        for part in cuts:
            connection.sendall(part)
        assert read_answer(connection.makefile("rb")).status == 200
    assert stored(shared, sender) == ["In chunks"]


@each_version
def test_a_client_that_expects_100_continue_is_told_to_go_on(shared, sender, version):
    body = event("As asked for")
    wire = request(body, sender["token"], headers={"Expect": "100-continue"})
    with tls.connect(shared, version) as connection:
        stream = connection.makefile("rb")
        connection.sendall(wire[: -len(body)])
        assert read_answer(stream).status == 100
        connection.sendall(body)
        assert read_answer(stream).status == 200
    assert stored(shared, sender) == ["As asked for"]


@each_version
def test_a_client_that_expects_100_continue_with_a_bad_token_is_refused_instead(shared, version):
    wire = request(b"{}", "nobody", headers={"Expect": "100-continue"})
    with tls.connect(shared, version) as connection:
        connection.sendall(wire[:-2])
        assert read_answer(connection.makefile("rb")).status == 401


def test_a_large_body_spans_many_records(shared, sender):
    notes = {f"note{n}": "x" * 30_000 for n in range(33)}
    body = json.dumps({"title": "Large", "metadata": notes}).encode()
    with tls.connect(shared) as connection:
        connection.sendall(request(body, sender["token"]))
        assert read_answer(connection.makefile("rb")).status == 200
    assert stored(shared, sender) == ["Large"]


@each_version
def test_a_refused_client_that_sends_on_still_reads_why(shared, port, version):
    wire = request(b" " * 900_000, "nobody")  # more than a socket's buffers hold
    for _ in range(10):
        with tls.connect(shared, version, source=fresh_address()) as connection:
            connection.sendall(wire)
            assert read_answer(connection.makefile("rb")).status == 401


# Ends ---------------------------------------------------------------------------------------


@each_version
def test_a_client_that_says_its_end_after_the_request_still_gets_the_answer(
    shared, port, sender, version
):
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    context = tls.client_context(shared, version)
    client = context.wrap_bio(incoming, outgoing, server_hostname="127.0.0.1")
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as connection:

        def until_done(step):
            while True:
                try:
                    return step()
                except ssl.SSLWantReadError:
                    connection.sendall(outgoing.read())
                    arrived = connection.recv(65536)
                    incoming.write(arrived) if arrived else incoming.write_eof()

        until_done(client.do_handshake)
        client.write(request(event("The last"), sender["token"]))
        with pytest.raises(ssl.SSLWantReadError):
            client.unwrap()  # sends our close_notify, and would wait for the server's
        connection.sendall(outgoing.read())
        connection.shutdown(socket.SHUT_WR)
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    assert received
    assert stored(shared, sender) == ["The last"]


@each_version
def test_a_whole_request_counts_though_the_client_goes_without_a_word(shared, sender, version):
    with tls.connect(shared, version) as connection:
        connection.sendall(request(event("Whole"), sender["token"]))
        socket.socket.shutdown(connection, socket.SHUT_WR)  # TCP's end alone: no close_notify
        assert read_answer(connection.makefile("rb")).status == 200
    assert stored(shared, sender) == ["Whole"]


@each_version
def test_half_a_request_counts_for_nothing_however_the_client_goes(shared, sender, version):
    wire = request(event("Half of it"), sender["token"])
    for cut in (10, len(wire) - 5):
        for end in ("close_notify", "end of TCP", "reset"):
            connection = tls.connect(shared, version)
            connection.sendall(wire[:cut])
            go(connection, end)
    with tls.connect(shared, version) as connection:
        connection.sendall(request(event("Another"), sender["token"]))
        assert read_answer(connection.makefile("rb")).status == 200
    assert stored(shared, sender) == ["Another"]


def go(connection: ssl.SSLSocket, end: str) -> None:
    if end == "close_notify":
        connection.unwrap()
    if end == "reset":
        linger = b"\1\0\0\0\0\0\0\0"  # struct linger: on, for no time
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    connection.close()


def test_a_client_that_asks_again_to_renegotiate_is_refused_and_others_are_served(
    shared, port, sender
):
    address = f"127.0.0.1:{port}"
    command = ["openssl", "s_client", "-tls1_2", "-legacy_renegotiation", "-connect", address]
    for _ in range(3):
        asked = subprocess.run(
            command, input=b"R\n", capture_output=True, timeout=PATIENCE, check=False
        )
        assert b"RENEGOTIATING" in asked.stdout + asked.stderr
        assert b"no renegotiation" in asked.stderr
    with tls.connect(shared, ssl.TLSVersion.TLSv1_2) as connection:
        connection.sendall(request(event("Served"), sender["token"]))
        assert read_answer(connection.makefile("rb")).status == 200


# Records by hand ----------------------------------------------------------------------------


@pytest.fixture
def by_hand(shared, port, tmp_path):
    with RecordConnection(shared, tmp_path) as connection:
        yield connection


def test_empty_records_change_nothing(shared, sender, by_hand):
    wire = request(event("Between nothing"), sender["token"])
    for part in (b"", wire[:20], b"", b"", wire[20:-4], b"", wire[-4:], b""):
        by_hand.send(by_hand.record(part))
    assert by_hand.answer().status == 200
    assert stored(shared, sender) == ["Between nothing"]


def test_a_flood_of_empty_records_ends_the_connection(by_hand):
    by_hand.send(b"".join(by_hand.record(b"") for _ in range(100)))
    assert "ALERT" in by_hand.alert()


def test_padded_records_are_read_without_their_padding(shared, sender, by_hand):
    wire = request(event("Padded"), sender["token"])
    by_hand.send(by_hand.record(wire, padding=LARGEST - len(wire)))
    assert by_hand.answer().status == 200
    assert stored(shared, sender) == ["Padded"]


def test_keys_may_change_in_the_middle_of_a_request(shared, sender, by_hand):
    wire = request(event("Under two keys"), sender["token"])
    by_hand.send(by_hand.record(wire[:-5]) + by_hand.key_update() + by_hand.record(wire[-5:]))
    assert by_hand.answer().status == 200
    assert stored(shared, sender) == ["Under two keys"]


def test_records_may_come_in_segments_of_one_byte(shared, sender, by_hand):
    for byte in by_hand.record(request(event("Bytes"), sender["token"])):
        by_hand.send(bytes([byte]))
    assert by_hand.answer().status == 200
    assert stored(shared, sender) == ["Bytes"]


def test_a_record_that_was_changed_on_its_way_ends_the_connection(shared, sender, by_hand):
    wire = request(event("Changed"), sender["token"])
    by_hand.send(by_hand.record(wire[:-5]))
    changed = bytearray(by_hand.record(wire[-5:]))
    changed[-1] ^= 1
    by_hand.send(bytes(changed))
    assert "BAD_RECORD_MAC" in by_hand.alert()
    assert stored(shared, sender) == []


def test_a_record_that_is_repeated_ends_the_connection(shared, sender, by_hand):
    once = by_hand.record(request(event("Once"), sender["token"]))
    by_hand.send(once)
    assert by_hand.answer().status == 200
    by_hand.send(once)
    assert "BAD_RECORD_MAC" in by_hand.alert()
    assert stored(shared, sender) == ["Once"]


def test_what_comes_in_the_clear_between_records_ends_the_connection(shared, sender, by_hand):
    by_hand.send(by_hand.record(b"POST /ingest HTTP/1.1\r\n"))
    by_hand.send(request(event("In the clear"), sender["token"]))
    assert by_hand.alert()
    assert stored(shared, sender) == []


def test_a_record_that_is_too_large_ends_the_connection(by_hand):
    by_hand.send(by_hand.record(bytes(LARGEST + 1)))
    assert "ALERT" in by_hand.alert()
