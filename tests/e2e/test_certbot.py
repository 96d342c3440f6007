"""A certificate from an ACME authority, obtained and renewed by certbot while senders post."""

import pytest

from tempo_e2e.acme import DOMAIN, Certbot, Pebble
from tempo_e2e.daemon import eventually
from tempo_e2e.programs import missing
from tempo_e2e.tls import FREE_PORT, connect
from tempo_e2e.tls import status as tls
from tempo_e2e.wire import read_answer, request
from test_tls import EVENT, post_over_tls


@pytest.fixture
def pebble(tmp_path):
    absent = missing("certbot", "pebble", "pebble-challtestsrv")
    if absent:
        pytest.skip(f"needs {', '.join(absent)} (Debian: certbot, pebble)")
    running = Pebble(tmp_path)
    yield running
    running.end()


@pytest.mark.slow
def test_what_certbot_renews_is_shown_while_a_connection_stays_open(make_daemon, pebble, tmp_path):
    daemon = make_daemon(settings=FREE_PORT).start()
    daemon.ctl("tls", "enable")
    certbot = Certbot(tmp_path / "certbot", pebble)
    certbot.obtain()
    chain, key = certbot.live / "fullchain.pem", certbot.live / "privkey.pem"
    daemon.ctl("tls", "use-certificate", "--chain", chain, "--key", key)
    first, token = tls(daemon), daemon.create_token()
    assert first["covers"] == [DOMAIN]

    root = tmp_path / "root.pem"
    root.write_text(pebble.root())
    reach = ("--cacert", root, "--resolve", f"{DOMAIN}:{first['port']}:127.0.0.1")
    posted = post_over_tls(daemon, token, *reach, host=DOMAIN)
    assert posted.stdout.endswith("\n200"), posted.stderr

    wire = request(EVENT.encode(), token)
    with connect(daemon, trust=root, host=DOMAIN) as open_before:
        stream = open_before.makefile("rb")
        open_before.sendall(wire)
        assert read_answer(stream).status == 200
        certbot.renew()
        eventually(lambda: tls(daemon)["sha256"] != first["sha256"], "showing the renewed one")
        open_before.sendall(wire)
        assert read_answer(stream).status == 200
        with connect(daemon, trust=root, host=DOMAIN) as opened_after:
            assert opened_after.getpeercert(True) != open_before.getpeercert(True)
    posted = post_over_tls(daemon, token, *reach, host=DOMAIN)
    assert posted.stdout.endswith("\n200"), posted.stderr
    assert tls(daemon)["problems"] == []
    assert len(daemon.events()) == 4
