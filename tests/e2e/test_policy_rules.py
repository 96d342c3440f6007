"""`tempoctl policy`: rules that are in force at once, on open connections too, and never lost."""

import json
import subprocess

import pytest

from tempo_e2e import tls
from tempo_e2e.daemon import eventually
from tempo_e2e.wire import request

EVENT = {"title": "Hello"}
HEALTH = request(method="GET", path="/health", length=False)
DENIED = "127.66.0.1"


def listed(daemon) -> dict:
    return daemon.ctl_json("policy", "list")


def test_the_lists_begin_empty_and_the_trusted_networks_are_on(daemon):
    rules = listed(daemon)
    assert rules["deny"] == rules["allow"] == rules["proxies"] == []
    assert rules["trustedOnly"] is True
    assert {"10.0.0.0/8", "fc00::/7"} <= set(rules["trustedNetworks"])


def test_a_rule_is_added_once_in_its_usual_form_and_removed(daemon):
    added = daemon.ctl_json("policy", "add", "deny", "::ffff:192.0.2.0/120")
    assert added == {"range": "192.0.2.0/24", "warnings": []}
    assert listed(daemon)["deny"] == ["192.0.2.0/24"]
    again = daemon.ctl("policy", "add", "deny", "192.0.2.0/24", check=False)
    assert again.returncode == 1 and "already" in again.stderr
    daemon.ctl("policy", "remove", "deny", "192.0.2.0/24")
    assert listed(daemon)["deny"] == []
    gone = daemon.ctl("policy", "remove", "deny", "192.0.2.0/24", check=False)
    assert gone.returncode == 1 and "is not on the deny list" in gone.stderr


def test_rules_outlive_the_daemon(daemon):
    for name, rule in (("deny", "10.9.0.0/16"), ("allow", "203.0.113.9"), ("proxy", "::1")):
        daemon.ctl("policy", "add", name, rule)
    before = listed(daemon)
    daemon.restart()
    assert listed(daemon) == before


@pytest.mark.parametrize("rule", ["nas.lan", "10.0.0.0/33", "10.0.0.1/8", "fe80::1%eth0", ""])
def test_a_malformed_rule_is_refused_whole_and_named(daemon, rule):
    daemon.ctl("policy", "add", "deny", "192.0.2.7")
    refused = daemon.ctl("policy", "add", "deny", rule, check=False)
    assert refused.returncode == 1 and f'"{rule}"' in refused.stderr
    refused = daemon.ctl("settings", "set", "network.deny", f"192.0.2.8,{rule},::1", check=False)
    assert refused.returncode == 1 and f'"{rule}"' in refused.stderr
    assert listed(daemon)["deny"] == ["192.0.2.7"]


def test_an_address_is_tested_without_connecting(daemon):
    daemon.ctl("policy", "add", "deny", "10.9.0.0/16")
    daemon.ctl("policy", "add", "allow", "203.0.113.0/24")
    told = {
        address: daemon.ctl("policy", "test", address, check=False)
        for address in ("10.9.1.1", "10.8.1.1", "203.0.113.5", "8.8.8.8", "::ffff:10.9.1.1", "x")
    }
    assert {a: t.returncode for a, t in told.items()} == {
        "10.9.1.1": 1, "10.8.1.1": 0, "203.0.113.5": 0, "8.8.8.8": 1, "::ffff:10.9.1.1": 1, "x": 1,
    }
    assert "on the deny list (10.9.0.0/16)" in told["10.9.1.1"].stdout
    assert "on the allow list (203.0.113.0/24)" in told["203.0.113.5"].stdout
    assert "not an address" in told["x"].stderr
    assert daemon.ctl_json("policy", "test", "127.0.0.1")["rule"] == "trustedNetwork"


def test_a_denied_address_gets_403_on_a_connection_that_is_open(daemon, token):
    with daemon.raw(DENIED) as open_connection, daemon.raw("127.66.0.2") as other:
        for connection in (open_connection, other):
            connection.send(HEALTH)
            assert connection.answer("GET").status == 200
        daemon.ctl("policy", "add", "deny", DENIED)
        open_connection.send(request(b'{"title":"Late"}', token))
        assert open_connection.answer().status == 403
        assert open_connection.rest() == b""
        other.send(HEALTH)
        assert other.answer("GET").status == 200
    assert daemon.post(EVENT, token, source=DENIED).status == 403
    daemon.ctl("policy", "remove", "deny", DENIED)
    assert daemon.post(EVENT, token, source=DENIED).status == 200
    assert [event["title"] for event in daemon.events()] == ["Hello"]


def test_an_idle_tls_connection_of_a_denied_address_is_closed(make_daemon):
    daemon = make_daemon(settings=tls.FREE_PORT).start()
    daemon.ctl("tls", "enable")
    with tls.connect(daemon) as connection:
        connection.sendall(HEALTH)
        assert connection.recv(65536).startswith(b"HTTP/1.1 200")
        daemon.ctl("policy", "add", "deny", "127.0.0.1")
        assert connection.recv(65536) == b""


def test_shutting_oneself_out_is_said(daemon, token):
    assert daemon.post(EVENT, token, source="127.66.0.3").status == 200
    added = daemon.ctl("policy", "add", "deny", "127.0.0.0/8")
    assert "'backup' last sent from 127.66.0.3" in added.stderr
    assert "This machine itself" in added.stderr
    assert daemon.post(EVENT, token).status == 403
    # The control socket is no network: the way back is open.
    daemon.ctl("policy", "remove", "deny", "127.0.0.0/8")
    assert daemon.post(EVENT, token).status == 200


def test_every_change_is_in_the_audit_with_who_made_it(daemon):
    daemon.ctl("policy", "add", "proxy", "127.0.0.1")
    daemon.ctl("policy", "remove", "proxy", "127.0.0.1")
    changes = [line for line in daemon.audit() if line["kind"] == "policy.changed"]
    assert [line["detail"] for line in changes] == [
        "127.0.0.1 was added to the proxy list",
        "127.0.0.1 was removed from the proxy list",
    ]
    assert all(line["actor"].startswith("uid ") for line in changes)


def test_changes_at_the_same_time_are_all_kept(daemon):
    rules = [f"192.0.2.{number}" for number in range(20)]
    running = [
        subprocess.Popen(daemon.ctl_command("policy", "add", "deny", rule), stderr=subprocess.PIPE)
        for rule in rules
    ]
    for process in running:
        assert process.communicate()[1].endswith(b"is now on the deny list.\n")
    assert sorted(listed(daemon)["deny"]) == sorted(rules)


def test_lists_come_from_the_environment_and_are_locked_then(make_daemon):
    daemon = make_daemon(settings={"network.deny": f"192.0.2.7, {DENIED}"}).start()
    assert listed(daemon)["deny"] == ["192.0.2.7", DENIED]
    assert daemon.get("/health", source=DENIED).status == 403
    refused = daemon.ctl("policy", "add", "deny", "192.0.2.8", check=False)
    assert refused.returncode == 1 and "TEMPO_NETWORK_DENY" in refused.stderr


def test_lists_come_from_the_file_and_follow_it(make_daemon):
    daemon = make_daemon()
    file = daemon.config / "tempod.json"
    daemon.config.mkdir(parents=True, mode=0o700)
    file.write_text(json.dumps({"network": {"deny": [DENIED]}}))
    daemon.start()
    assert daemon.get("/health", source=DENIED).status == 403
    file.write_text(json.dumps({"network": {"deny": ["10.0.0.0/33"]}}))
    daemon.process.send_signal(1)
    eventually(lambda: '"10.0.0.0/33"' in daemon.log_text(), "the refusal of the file")
    assert listed(daemon)["deny"] == [DENIED]
    file.write_text(json.dumps({"network": {"deny": []}}))
    daemon.process.send_signal(1)
    eventually(lambda: listed(daemon)["deny"] == [], "the new rules")
    assert daemon.get("/health", source=DENIED).status == 200
