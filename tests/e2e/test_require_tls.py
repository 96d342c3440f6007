"""Senders that must use TLS: refused in the clear, marked, and not left without a listener."""

import json
import signal

import pytest

from tempo_e2e import tls
from tempo_e2e.daemon import eventually
from tempo_e2e.wire import RawConnection, fresh_address, read_answer, request

pytestmark = pytest.mark.core

ONE = {"title": "One"}
WIRE = b'{"title":"One"}'
TLS_ENABLED = "ingestion.tls.enabled"


@pytest.fixture
def secure(make_daemon):
    """A running daemon that listens for TLS too, switched on at run time."""
    daemon = make_daemon(settings=tls.FREE_PORT).start()
    daemon.ctl("tls", "enable")
    return daemon


@pytest.fixture
def strict(secure):
    """A sender that requires TLS, with its token."""
    return secure.create_sender("nas", "scripts", "off", "--require-tls")


def sender(daemon, name="nas") -> dict:
    listed = daemon.ctl_json("token", "list")["senders"]
    return next(one for one in listed if one["name"] == name)


def curl_over_tls(daemon, token):
    return daemon.curl(
        *("--cacert", tls.authority(daemon), "-H", f"X-Tempo-Token: {token}"),
        *("-H", "Content-Type: application/json", "-d", json.dumps(ONE)),
        f"https://localhost:{tls.status(daemon)['port']}/ingest",
    )


def curl_in_the_clear(daemon, token):
    return daemon.curl(
        *("-H", f"X-Tempo-Token: {token}", "-H", "Content-Type: application/json"),
        *("-d", json.dumps(ONE), f"{daemon.url}/ingest"),
    )


def visible(answer):
    """What a sender can tell one answer from another by."""
    problem = answer.json()
    problem.pop("requestId")
    return answer.status, problem, sorted(answer.headers)


# In the clear -------------------------------------------------------------------------------


def test_it_is_served_over_tls_and_refused_in_the_clear(secure, strict):
    assert curl_over_tls(secure, strict["token"]).stdout.endswith("\n200")
    assert curl_in_the_clear(secure, strict["token"]).stdout.endswith("\n401")
    assert [event["transport"] for event in secure.events()] == ["tls"]


def test_the_answer_is_that_of_an_unknown_token_and_the_audit_has_the_cause(secure, strict):
    refused = secure.post(ONE, strict["token"], source=fresh_address())
    unknown = secure.post(ONE, "tempo_" + "A" * 43, source=fresh_address())
    assert visible(refused) == visible(unknown)
    line = next(line for line in secure.audit() if line["requestId"] == refused.json()["requestId"])
    assert (line["sender"], line["transport"]) == ("nas", "plain")
    assert "requires TLS" in line["detail"]
    assert strict["token"] not in secure.log_text() + json.dumps(secure.audit())


def test_a_token_that_came_in_the_clear_is_exposed_until_it_is_rotated(secure, strict):
    assert "exposedAt" not in sender(secure)
    secure.post(ONE, strict["token"])
    marked = sender(secure)
    assert marked["exposedAt"] == marked["downgradeAttemptedAt"]
    action = f"tempoctl token rotate {strict['id']}"
    assert any(action in problem for problem in secure.status()["problems"])
    assert action in secure.ctl("token", "list").stderr
    assert action in secure.ctl("token", "show", "nas").stderr

    rotated = secure.ctl_json("token", "rotate", "nas")
    assert not {"exposedAt", "downgradeAttemptedAt"} & (rotated.keys() | sender(secure).keys())
    assert secure.status()["problems"] == []
    assert curl_over_tls(secure, strict["token"]).stdout.endswith("\n401")
    assert curl_over_tls(secure, rotated["token"]).stdout.endswith("\n200")


def test_an_exposed_token_is_rotated_without_a_grace(secure, strict):
    assert secure.ctl("token", "rotate", "nas", "--grace", "1h").returncode == 0
    secure.post(ONE, strict["token"])  # its earlier value, which the grace keeps valid
    assert "exposedAt" in sender(secure)
    refused = secure.ctl("token", "rotate", "nas", "--grace", "1h", check=False)
    assert refused.returncode != 0 and "without a grace" in refused.stderr
    secure.ctl("token", "rotate", "nas")
    assert curl_over_tls(secure, strict["token"]).stdout.endswith("\n401")


def test_an_open_connection_in_the_clear_is_refused_from_the_mark_on(secure):
    made = secure.create_sender("nas")
    with secure.raw() as plain, tls.connect(secure) as over_tls:
        plain.send(request(WIRE, made["token"]))
        assert plain.answer().status == 200
        secure.ctl("token", "set", made["id"], "--require-tls", "on")
        plain.send(request(WIRE, made["token"]))
        assert plain.answer().status == 401
        over_tls.sendall(request(WIRE, made["token"]))
        assert read_answer(over_tls.makefile("rb")).status == 200
        secure.ctl("token", "set", made["id"], "--require-tls", "off")
        plain.send(request(WIRE, made["token"]))
        assert plain.answer().status == 200


def test_a_token_in_plain_http_to_the_tls_port_is_exposed_too(secure, strict):
    answers = []
    for token in (strict["token"], "tempo_" + "A" * 43):
        with RawConnection(tls.status(secure)["port"], fresh_address()) as connection:
            connection.send(request(WIRE, token))
            answers.append(connection.answer())
    assert answers[0].status == 400
    assert visible(answers[0]) == visible(answers[1])
    assert "exposedAt" in sender(secure)


def test_one_use_in_the_clear_after_another_is_written_once(secure, strict):
    source = fresh_address()
    before = secure.status()["store"]["transactions"]
    for _ in range(7):  # each answer after the fourth comes later
        assert secure.post(ONE, strict["token"], source=source).status == 401
    # The mark, and the first refusal.
    assert secure.status()["store"]["transactions"] - before <= 2
    kinds = [line["kind"] for line in secure.audit()]
    assert kinds.count("token.exposed") == 1


def test_the_mark_is_stored_with_what_is_acknowledged_next(secure, strict):
    witness = secure.create_token("witness", "scripts")
    assert secure.post(ONE, strict["token"]).status == 401
    assert secure.post(ONE, witness).status == 200
    secure.kill9()
    secure.start_again()
    assert "exposedAt" in sender(secure)
    assert "token.exposed" in [line["kind"] for line in secure.audit()]
    assert secure.ctl("audit", "verify").returncode == 0


def test_who_is_not_marked_may_go_on_in_the_clear_and_is_not_exposed(secure):
    token = secure.create_token("nas")
    assert secure.post(ONE, token).status == 200
    assert not {"exposedAt", "downgradeAttemptedAt", "tlsSince"} & sender(secure).keys()


# The listener that they need ----------------------------------------------------------------


def test_a_sender_is_marked_only_while_tempo_listens_for_tls(daemon):
    made = daemon.create_sender("nas")
    for verb in (
        ("token", "set", made["id"], "--require-tls", "on"),
        ("token", "create", "--name", "new", "--provider", "p", "--require-tls"),
    ):
        refused = daemon.ctl(*verb, check=False)
        assert refused.returncode != 0
        assert "tempoctl tls enable" in refused.stderr
    assert sender(daemon)["requireTls"] is False
    daemon.ctl("token", "set", made["id"], "--require-tls", "off")


@pytest.mark.parametrize(
    "verb",
    [
        ("tls", "disable"),
        ("settings", "set", TLS_ENABLED, "false"),
        ("settings", "unset", TLS_ENABLED),
        ("tls", "remove", "--yes"),
    ],
)
def test_tls_is_switched_off_under_its_senders_only_by_force(secure, strict, verb):
    refused = secure.ctl(*verb, check=False)
    assert refused.returncode != 0
    assert "'nas'" in refused.stderr and "--force" in refused.stderr
    assert tls.status(secure)["listening"] is True

    secure.ctl(*verb, "--force")
    assert tls.status(secure)["listening"] is False
    assert any("'nas'" in problem for problem in secure.status()["problems"])
    secure.ctl("tls", "enable")
    assert curl_over_tls(secure, strict["token"]).stdout.endswith("\n200")
    assert secure.status()["problems"] == []


def test_other_settings_change_and_an_unmarked_sender_holds_nothing_up(secure, strict):
    secure.ctl("settings", "set", "retention.days", "30")
    secure.ctl("token", "set", "nas", "--require-tls", "off")
    secure.ctl("tls", "disable")


def test_a_file_that_switches_tls_off_is_obeyed_with_a_warning(make_daemon, tmp_path):
    file = tmp_path / "tempod.json"
    file.write_text(json.dumps({TLS_ENABLED: True}))
    daemon = make_daemon(settings=tls.FREE_PORT, arguments=["--config", str(file)]).start()
    daemon.create_sender("nas", "scripts", "off", "--require-tls")
    file.write_text(json.dumps({TLS_ENABLED: False}))
    daemon.process.send_signal(signal.SIGHUP)
    eventually(lambda: not tls.status(daemon)["listening"], "the listener's end")
    warning = "1 sender requires TLS, but the TLS listener is off: 'nas'"
    eventually(lambda: warning in daemon.log_text(), "the warning")
    daemon.restart()
    assert daemon.log_text().count(warning) == 2


# On TLS since -------------------------------------------------------------------------------


def test_a_sender_shows_since_when_it_posts_over_tls(secure):
    made = secure.create_sender("nas")
    assert curl_over_tls(secure, made["token"]).stdout.endswith("\n200")
    since = sender(secure)["tlsSince"]
    assert curl_over_tls(secure, made["token"]).stdout.endswith("\n200")
    assert sender(secure)["tlsSince"] == since
    assert f"since {since[:4]}" in secure.ctl("token", "list").stdout
    assert "on TLS since" in secure.ctl("token", "show", "nas").stderr
    secure.restart()
    assert sender(secure)["tlsSince"] == since
    assert secure.post(ONE, made["token"]).status == 200
    assert "tlsSince" not in sender(secure)
    secure.restart()
    assert "tlsSince" not in sender(secure)
