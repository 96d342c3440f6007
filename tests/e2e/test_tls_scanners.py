"""What the scanners that people point at a TLS port say of ours."""

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pytest

from tempo_e2e import tls
from tempo_e2e.programs import PATIENCE, missing

# Every finding of medium or worse, or of something that was not looked at, with the reason why it
# may stay.
ACCEPTED = {
    "cert_revocation": "An authority of one's own publishes no list of what it has revoked: a key "
    "that leaked is replaced together with the authority (tempoctl tls regenerate).",
    "sessionresumption_ticket": "Not looked at on a busy machine: testssl.sh hangs up before it has "
    "read the ticket. test_tls.py sees sessions resumed.",
    "engine_problem": "About the scanning machine: its openssl has no engine for GOST ciphers.",
}
HARMLESS = {"OK", "INFO", "LOW", "DEBUG"}

# testssl.sh spends most of its time waiting, so its parts run side by side. Left out, for the time
# they take: the ciphers, which sslscan looks at, and handshakes simulated for each browser.
PARTS = [
    ["--protocols", "--fs", "--headers", "--heartbleed", "--ccs-injection", "--ticketbleed"],
    ["--server-defaults", "--renegotiation"],
    ["--robot", "--crime", "--breach", "--poodle", "--tls-fallback", "--sweet32", "--freak"]
    + ["--drown", "--logjam", "--beast", "--lucky13", "--rc4"],
]
# Were these missing, the scan would have shown nothing.
LOOKED_AT = {
    *("TLS1", "TLS1_1", "TLS1_2", "TLS1_3", "PFS", "cert_chain_of_trust", "cert_trust"),
    *("heartbleed", "secure_renego", "secure_client_renego", "CRIME_TLS", "BREACH", "DROWN"),
}


def needs(tool: str):
    return pytest.mark.skipif(bool(missing(tool)), reason=f"needs {tool}")


@pytest.fixture(scope="module")
def address(shared):
    shared.ctl("settings", "set", "ingestion.tls.port", "0")
    shared.ctl("tls", "enable")
    return f"localhost:{tls.status(shared)['port']}"


def scan(folder, number: int, address: str, authority) -> list[dict]:
    """What one run of testssl.sh finds; it asks no name server."""
    found = folder / f"{number}.json"
    quiet = ["--warnings", "off", "--color", "0", "--nodns", "none", "--jsonfile", str(found)]
    command = ["testssl", *PARTS[number], *quiet, "--add-ca", str(authority), address]
    subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=5 * PATIENCE,
        check=False,  # its exit code counts findings
    )
    return json.loads(found.read_text())


@pytest.mark.slow
@needs("testssl")
def test_testssl_finds_nothing_of_medium_severity_or_worse(shared, address, tmp_path):
    authority = tls.authority(shared)
    with ThreadPoolExecutor() as pool:
        runs = pool.map(lambda n: scan(tmp_path, n, address, authority), range(len(PARTS)))
    findings = [finding for run in runs for finding in run]
    assert {finding["id"] for finding in findings} >= LOOKED_AT
    worse = [finding for finding in findings if finding["severity"] not in HARMLESS]
    assert [f for f in worse if f["id"] not in ACCEPTED] == []
    assert {f["id"] for f in worse} >= {"cert_revocation"}, "the list of exceptions is out of date"


@pytest.fixture(scope="module")
def seen_by_sslscan(address):
    command = ["sslscan", "--xml=-", "--no-colour", address]
    done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)
    return ElementTree.fromstring(done.stdout).find("ssltest")


def values(scanned, tag: str, attribute: str) -> set[str]:
    found = {element.get(attribute) for element in scanned.iter(tag)}
    assert found, f"sslscan did not look at {tag}"
    return found


@needs("sslscan")
def test_sslscan_sees_current_versions_and_strong_ciphers_alone(seen_by_sslscan):
    spoken = {
        protocol.get("type") + protocol.get("version")
        for protocol in seen_by_sslscan.iter("protocol")
        if protocol.get("enabled") == "1"
    }
    assert spoken == {"tls1.2", "tls1.3"}
    # It calls TLS 1.3's own suites acceptable, for they do not name their key exchange.
    assert values(seen_by_sslscan, "cipher", "strength") <= {"strong", "acceptable"}
    suites = values(seen_by_sslscan, "cipher", "cipher")
    assert all(s.startswith("TLS_") or s.startswith("ECDHE-") for s in suites)
    assert all("GCM" in s or "CHACHA20" in s for s in suites)


@needs("sslscan")
def test_sslscan_sees_no_renegotiation_and_no_heartbleed(seen_by_sslscan):
    assert values(seen_by_sslscan, "renegotiation", "supported") == {"0"}
    assert values(seen_by_sslscan, "heartbleed", "vulnerable") == {"0"}


@needs("sslscan")
def test_sslscan_sees_a_sound_certificate(seen_by_sslscan):
    certificate = seen_by_sslscan.find("certificates/certificate")
    assert certificate.findtext("signature-algorithm") == "ecdsa-with-SHA256"
    assert certificate.find("pk").get("error") == "false"
    assert certificate.findtext("self-signed") == "false"
    assert certificate.findtext("expired") == "false"
    assert "DNS:localhost" in certificate.findtext("altnames")
