"""Who sends through a proxy: believed from named proxies, and from nobody else."""

import pytest

from tempo_e2e import tls
from tempo_e2e.daemon import eventually
from tempo_e2e.wire import read_answer, request

EVENT = {"title": "Hello"}
PROXY = "127.77.0.1"
CLIENT = "192.168.7.7"


@pytest.fixture(scope="module", autouse=True)
def named(shared):
    shared.ctl("policy", "add", "proxy", PROXY)
    shared.ctl("policy", "add", "proxy", "10.77.0.0/16")


def through(daemon, token, headers, source=PROXY):
    return daemon.post(EVENT, token, headers=headers, source=source)


def last_event(daemon) -> dict:
    return daemon.events("--limit", "1")[0]


@pytest.mark.parametrize("headers", [
    {"X-Forwarded-For": CLIENT},
    {"Forwarded": f"for={CLIENT}"},
    {"X-Forwarded-For": f"10.0.0.1, {CLIENT}, 10.77.0.9"},
    {"Forwarded": f"for=unknown, for={CLIENT}, for=10.77.0.9"},
    {"Forwarded": f"for={CLIENT}", "X-Forwarded-For": CLIENT},
])
def test_a_named_proxy_is_believed(shared, shared_token, headers):
    assert through(shared, shared_token, headers).status == 200
    event = last_event(shared)
    assert event["metadata"]["senderAddress"] == CLIENT
    assert event["transport"] == "plain"
    line = f"{CLIENT} POST /ingest -> 200"
    eventually(lambda: line in shared.log_text(), "the request is in the log")


@pytest.mark.parametrize("headers", [
    {"X-Forwarded-For": CLIENT, "X-Forwarded-Proto": "https"},
    {"Forwarded": f"for={CLIENT};proto=https"},
    {"Forwarded": "rubbish", "X-Forwarded-For": "rubbish", "X-Forwarded-Proto": "rubbish"},
])
def test_nobody_else_is(shared, shared_token, headers):
    assert through(shared, shared_token, headers, source="127.77.0.2").status == 200
    event = last_event(shared)
    assert event["metadata"]["senderAddress"] == "127.77.0.2"
    assert event["transport"] == "plain"


@pytest.mark.parametrize("headers", [
    {"X-Forwarded-For": CLIENT, "X-Forwarded-Proto": "https"},
    {"Forwarded": f"for={CLIENT};proto=https"},
])
def test_a_request_that_a_proxy_of_this_machine_got_over_tls_counts_as_such(
    shared, shared_token, headers
):
    assert through(shared, shared_token, headers).status == 200
    assert last_event(shared)["transport"] == "tls"


@pytest.mark.parametrize("name, value", [
    ("X-Forwarded-For", "nas"),
    ("X-Forwarded-For", "unknown"),
    ("X-Forwarded-Proto", "gopher"),
    ("Forwarded", "for=192.168.7.7 proto=https"),
    ("Forwarded", "for=_hidden"),
])
def test_a_malformed_header_of_a_named_proxy_is_refused_by_name(shared, shared_token, name, value):
    answer = through(shared, shared_token, {name: value})
    assert answer.status == 400
    assert name.removesuffix("-Proto").removesuffix("-For") in answer.json()["detail"]


def test_headers_that_contradict_each_other_are_refused(shared, shared_token):
    lie = {"Forwarded": "for=127.0.0.1", "X-Forwarded-For": CLIENT}
    answer = through(shared, shared_token, lie)
    assert answer.status == 400 and "contradict" in answer.json()["detail"]


def test_the_policy_holds_for_the_client(shared, shared_token):
    answer = through(shared, shared_token, {"X-Forwarded-For": "203.0.113.5"})
    assert answer.status == 403
    told = f"outside the trusted networks (through the proxy {PROXY})"
    eventually(
        lambda: ("203.0.113.5", told) in [(e["address"], e["detail"]) for e in shared.audit()],
        "the refusal in the audit",
    )


def test_one_refused_client_does_not_cost_the_proxy_its_connection(shared, shared_token):
    with shared.raw(PROXY) as connection:
        for client, status in (("203.0.113.5", 403), (CLIENT, 200)):
            connection.send(request(b'{"title":"x"}', shared_token, headers={"X-Forwarded-For": client}))
            assert connection.answer().status == status


def test_the_allowed_addresses_of_a_sender_hold_for_the_client(shared):
    limited = shared.create_token("limited", "scripts", "off", "--allow", CLIENT)
    assert through(shared, limited, {"X-Forwarded-For": CLIENT}).status == 200
    assert through(shared, limited, {"X-Forwarded-For": "192.168.7.8"}).status == 403
    assert through(shared, limited, {}).status == 403
    [sender] = [s for s in shared.ctl_json("token", "list")["senders"] if s["name"] == "limited"]
    assert sender["lastUsedAddress"] == CLIENT


def test_failures_count_for_the_client_and_not_for_the_proxy(make_daemon):
    daemon = make_daemon(settings={"ingestion.rate.failedAuthentications": 3}).start()
    daemon.ctl("policy", "add", "proxy", PROXY)
    statuses = [
        through(daemon, "tempo_wrong", {"X-Forwarded-For": CLIENT}).status for _ in range(4)
    ]
    assert statuses == [401] * 3 + [429]
    assert through(daemon, "tempo_wrong", {"X-Forwarded-For": "192.168.7.8"}).status == 401


def test_a_proxy_is_no_longer_believed_once_it_is_removed(make_daemon):
    daemon = make_daemon().start()
    token = daemon.create_token()
    daemon.ctl("policy", "add", "proxy", PROXY)
    with daemon.raw(PROXY) as connection:
        for expected in (CLIENT, PROXY):
            connection.send(request(b'{"title":"x"}', token, headers={"X-Forwarded-For": CLIENT}))
            assert connection.answer().status == 200
            assert last_event(daemon)["metadata"]["senderAddress"] == expected
            if expected == CLIENT:
                daemon.ctl("policy", "remove", "proxy", PROXY)


def test_a_proxy_that_speaks_tls_to_us_still_says_how_the_client_came(make_daemon):
    daemon = make_daemon(settings=tls.FREE_PORT).start()
    token = daemon.create_token()
    daemon.ctl("tls", "enable")
    daemon.ctl("policy", "add", "proxy", "127.0.0.1")
    with tls.connect(daemon) as connection:
        stream = connection.makefile("rb")
        for protocol, transport in (("https", "tls"), ("http", "plain")):
            said = {"X-Forwarded-For": CLIENT, "X-Forwarded-Proto": protocol}
            connection.sendall(request(b'{"title":"x"}', token, headers=said))
            assert read_answer(stream).status == 200
            assert last_event(daemon)["transport"] == transport
