"""The TLS listener with Tempo's own authority, seen by real curl, openssl and Python's ssl."""

import socket
import subprocess

import pytest

from tempo_e2e.daemon import eventually
from tempo_e2e.namespaces import network
from tempo_e2e.programs import PATIENCE
from tempo_e2e.tls import FREE_PORT, authority, connect
from tempo_e2e.tls import status as tls
from tempo_e2e.wire import RawConnection, read_answer, request

pytestmark = pytest.mark.core

EVENT = '{"title":"Over TLS"}'


@pytest.fixture
def secure(make_daemon):
    """A running daemon whose TLS listener has been switched on at run time."""
    daemon = make_daemon(settings=FREE_PORT).start()
    daemon.ctl("tls", "enable")
    return daemon


def post_over_tls(daemon, token, *options, host="localhost"):
    return daemon.curl(
        *options,
        *("-H", f"X-Tempo-Token: {token}", "-H", "Content-Type: application/json"),
        *("-d", EVENT, f"https://{host}:{tls(daemon)['port']}/ingest"),
    )


def s_client(daemon, *options, send=""):
    """openssl's client, which checks the certificate against the authority."""
    address = f"127.0.0.1:{tls(daemon)['port']}"
    trust = ["-CAfile", str(authority(daemon)), "-verify_return_error"]
    return subprocess.run(
        ["openssl", "s_client", "-connect", address, *trust, *options],
        input=send,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_a_sender_that_trusts_the_authority_posts_by_name_and_by_address(secure, host):
    token = secure.create_token()
    posted = post_over_tls(secure, token, "--cacert", authority(secure), host=host)
    assert posted.stdout.endswith("\n200"), posted.stderr
    assert secure.events()[0]["transport"] == "tls"


def test_a_sender_that_does_not_trust_the_authority_refuses(secure):
    posted = post_over_tls(secure, secure.create_token())
    assert posted.returncode == 60
    assert secure.events() == []


def test_the_pin_alone_is_enough_and_another_pin_is_not(secure):
    token, pin = secure.create_token(), secure.ctl("tls", "pin").stdout.strip()
    assert pin == tls(secure)["pin"]
    posted = post_over_tls(secure, token, "--insecure", "--pinnedpubkey", pin)
    assert posted.stdout.endswith("\n200"), posted.stderr
    other = "sha256//" + "A" * 43 + "="
    assert post_over_tls(secure, token, "--insecure", "--pinnedpubkey", other).returncode == 90


def test_the_plain_listener_stays_as_it_was(secure):
    assert secure.post(EVENT, secure.create_token()).status == 200
    assert secure.events()[0]["transport"] == "plain"


@pytest.mark.parametrize("version", ["-tls1_2", "-tls1_3"])
def test_current_versions_are_spoken(secure, version):
    seen = s_client(secure, version)
    assert "Verification: OK" in seen.stdout, seen.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"),
        ("-tls1_2", "-cipher", "ECDHE-ECDSA-AES256-SHA384"),
        ("-tls1_2", "-cipher", "AES256-GCM-SHA384"),
    ],
)
def test_old_versions_and_weak_suites_are_refused(secure, options):
    seen = s_client(secure, *options)
    assert seen.returncode != 0
    assert "Cipher is (NONE)" in seen.stdout


def test_alpn_agrees_on_http_1_1_and_a_client_with_others_only_is_served(secure):
    assert "ALPN protocol: http/1.1" in s_client(secure, "-alpn", "h2,http/1.1").stdout
    assert "No ALPN negotiated" in s_client(secure, "-alpn", "h2").stdout


@pytest.mark.parametrize("version", ["-tls1_2", "-tls1_3"])
def test_a_session_is_resumed(secure, tmp_path, version):
    kept = str(tmp_path / "session")
    health = "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    first = s_client(secure, version, "-sess_out", kept, "-ign_eof", send=health)
    assert "200 OK" in first.stdout
    again = s_client(secure, version, "-sess_in", kept, "-ign_eof", send=health)
    assert "Reused, " in again.stdout


def test_plain_http_on_the_tls_port_gets_a_readable_answer(secure):
    connection = RawConnection(tls(secure)["port"])
    connection.send(request(EVENT.encode(), secure.create_token()))
    answer = connection.answer()
    assert answer.status == 400
    assert "https://" in answer.json()["detail"]
    assert secure.events() == []
    assert secure.audit()[-1]["transport"] == "plain"


def test_header_and_body_may_come_in_records_of_any_size(secure):
    wire = request(EVENT.encode(), secure.create_token())
    with connect(secure) as connection:
        for byte in wire:
            connection.sendall(bytes([byte]))
        assert read_answer(connection.makefile("rb")).status == 200
    head, _, body = wire.partition(b"\r\n\r\n")
    with connect(secure) as connection:
        connection.sendall(head + b"\r\n\r\n")
        connection.sendall(body)
        assert read_answer(connection.makefile("rb")).status == 200


def test_several_requests_share_a_connection_and_its_end_is_announced(secure):
    wire = request(EVENT.encode(), secure.create_token())
    with connect(secure, suppress_ragged_eofs=False) as connection:
        stream = connection.makefile("rb")
        for _ in range(3):
            connection.sendall(wire)
            assert read_answer(stream).status == 200
        connection.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert read_answer(stream).status == 200
        assert stream.read() == b""  # raises when the end is not announced by close_notify


def test_a_bad_handshake_costs_nothing_and_ends_nothing(secure):
    port = tls(secure)["port"]
    before = secure.status()["process"]["openDescriptors"]
    for garbage in [b"", b"\x16", b"\x16\x03\x01\xff\xff", b"\x16" + bytes(500)] * 25:
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as connection:
            connection.sendall(garbage)
    eventually(
        lambda: secure.status()["process"]["openDescriptors"] <= before,
        "closing what did not shake hands",
    )
    posted = post_over_tls(secure, secure.create_token(), "--cacert", authority(secure))
    assert posted.stdout.endswith("\n200"), posted.stderr


def test_a_handshake_has_a_time_limit(make_daemon):
    limits = FREE_PORT | {"ingestion.timeouts.headerSeconds": 1, "ingestion.tls.enabled": "true"}
    daemon = make_daemon(settings=limits).start()
    with socket.create_connection(("127.0.0.1", tls(daemon)["port"]), PATIENCE) as silent:
        assert silent.recv(1) == b""


def test_certificate_and_pin_survive_a_restart_and_the_switch(secure):
    before = tls(secure)
    secure.restart()
    assert tls(secure)["listening"]
    for name in ("sha256", "pin", "covers", "expires"):
        assert tls(secure)[name] == before[name]
    secure.ctl("tls", "disable")
    assert not tls(secure)["listening"]
    secure.ctl("tls", "enable")
    assert tls(secure)["sha256"] == before["sha256"]


def test_switched_off_nobody_listens(secure):
    port = tls(secure)["port"]
    secure.ctl("tls", "disable")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), PATIENCE)


def test_private_keys_are_nowhere_in_the_clear(secure):
    secure.stop()
    for file in secure.data.rglob("*"):
        if file.is_file():
            assert b"PRIVATE KEY" not in file.read_bytes(), file
    assert "PRIVATE KEY" not in secure.log_text()


def test_the_new_certificate_is_in_the_audit(secure):
    issued = [line for line in secure.audit() if line["kind"] == "certificate.issued"]
    assert len(issued) == 1
    assert "localhost" in issued[0]["detail"]


def test_a_taken_port_leaves_everything_as_it_was(make_daemon):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        daemon = make_daemon(settings={"ingestion.tls.port": port}).start()
        refused = daemon.ctl("tls", "enable", check=False)
        assert refused.returncode == 1
        assert str(port) in refused.stderr
        assert not tls(daemon)["enabled"]
        assert daemon.post(EVENT, daemon.create_token()).status == 200


def test_without_the_key_the_listener_says_why_and_plain_http_goes_on(secure):
    secure.stop()
    (secure.config / "encryption_key").unlink()
    secure.start_again()
    told = tls(secure)
    assert not told["listening"]
    assert "encryption key" in told["error"]
    assert secure.post(EVENT, secure.create_token("new", "new")).status == 200
    secure.ctl("settings", "set", "retention.days", "30")  # what does not concern TLS


def test_before_it_is_switched_on_there_is_no_authority(daemon):
    for verb in ("ca", "pin"):
        asked = daemon.ctl("tls", verb, check=False)
        assert asked.returncode == 1
        assert "tls enable" in asked.stderr


def test_a_new_address_gets_into_the_certificate_under_the_same_key(make_daemon):
    inside = network()
    daemon = make_daemon(settings=FREE_PORT, namespace=inside).start()
    daemon.ctl("tls", "enable")
    before = tls(daemon)
    add = ["ip", "address", "add", "192.168.77.5/24", "dev", "lo"]
    subprocess.run(inside.command(add), check=True, timeout=PATIENCE)
    eventually(lambda: "192.168.77.5" in tls(daemon)["covers"], "covering the new address")
    assert tls(daemon)["pin"] == before["pin"]
    assert tls(daemon)["issuer"] == before["issuer"]
    assert tls(daemon)["sha256"] != before["sha256"]
    inside.end()


def test_events_are_accepted_over_tls_alone_while_the_plain_port_is_taken(make_daemon):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        daemon = make_daemon(settings=FREE_PORT | {"ingestion.tls.enabled": "true"})
        daemon.bind_arguments = ["--port", str(taken.getsockname()[1]), "--bind", "loopback"]
        daemon.start()
        posted = post_over_tls(daemon, daemon.create_token(), "--cacert", authority(daemon))
        assert posted.stdout.endswith("\n200"), posted.stderr
        assert str(tls(daemon)["port"]) in daemon.ctl("health").stdout
