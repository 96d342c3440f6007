"""Trusted networks: in a network of its own whose loopback has public addresses too."""

import subprocess

import pytest

from tempo_e2e import namespaces
from tempo_e2e.daemon import eventually

# Documentation addresses (RFC 5737, RFC 3849) stand for strangers; the others are trusted.
STRANGERS = ["203.0.113.5", "2001:db8::5"]
TRUSTED = ["192.168.7.7", "10.1.2.3", "100.64.0.9", "169.254.3.4", "fd12::3"]


@pytest.fixture
def lan(make_daemon):
    """A daemon that is bound to all addresses of a network of its own."""
    prefixes = [a + ("/128" if ":" in a else "/32") for a in STRANGERS + TRUSTED]
    namespace = namespaces.network(*prefixes)
    daemon = make_daemon(namespace=namespace)
    daemon.bind_arguments = ["--port", "0", "--bind", "lan"]
    yield daemon.start()
    daemon.end()
    namespace.end()


def status(daemon, address: str, scheme="http", port=None) -> str:
    """What curl that comes from `address` is told on /health; 000 for nothing."""
    host = f"[{address}]" if ":" in address else address
    url = f"{scheme}://{host}:{port or daemon.port}/health"
    curl = ["curl", "-sS", "--insecure", "-o", "/dev/null", "-w", "%{http_code}", "--interface", address, url]
    done = subprocess.run(
        daemon.namespace.command(curl), capture_output=True, text=True, check=False
    )
    return done.stdout


def test_strangers_are_refused_and_neighbours_are_not(lan):
    assert {a: status(lan, a) for a in TRUSTED} == {a: "200" for a in TRUSTED}
    assert {a: status(lan, a) for a in STRANGERS} == {a: "403" for a in STRANGERS}


def test_strangers_get_no_handshake_from_the_tls_listener(lan):
    lan.ctl("settings", "set", "ingestion.tls.port", "0")
    lan.ctl("tls", "enable")
    port = lan.ctl_json("tls", "status")["port"]
    assert status(lan, TRUSTED[0], "https", port) == "200"
    assert {status(lan, a, "https", port) for a in STRANGERS} == {"000"}
    refused = [line for line in lan.audit() if line["kind"] == "refused.forbidden"]
    assert {(line["address"], line["transport"]) for line in refused} == {
        (address, "tls") for address in STRANGERS
    }


def test_opening_up_and_closing_again_is_in_force_at_once(lan):
    lan.ctl("settings", "set", "network.trustedOnly", "false")
    assert {status(lan, a) for a in STRANGERS} == {"200"}
    lan.ctl("settings", "set", "network.trustedOnly", "true")
    assert {status(lan, a) for a in STRANGERS} == {"403"}


def test_a_refused_stranger_is_in_the_audit(lan):
    assert status(lan, STRANGERS[0]) == "403"
    eventually(
        lambda: any(
            e["address"] == STRANGERS[0] and e["status"] == 403
            for e in lan.audit()
            if "address" in e
        ),
        "the refusal in the audit",
    )


def test_loopback_only_takes_nothing_from_the_lan(lan):
    assert status(lan, TRUSTED[0]) == "200"
    lan.stop()
    lan.bind_arguments = ["--port", "0", "--bind", "loopback"]
    lan.start()
    assert status(lan, "127.0.0.1") == "200"
    assert status(lan, "::1") == "200"
    assert status(lan, TRUSTED[0]) == "000"
