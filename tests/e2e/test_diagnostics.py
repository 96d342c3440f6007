"""The diagnostics bundle: what it tells, and that no secret of the system is in it."""

import base64
import json
import subprocess

import pytest

PASSWORD = "correct-horse-battery-staple-4711"
WRONG_TOKEN = "not-a-token-of-this-daemon-but-a-secret-of-somebody"


def pem_lines(text):
    """The lines of a PEM file that are secret, not its frame."""
    return [line for line in text.splitlines() if line and not line.startswith("-----")]


def forms(secret):
    """A secret as it is, and as somebody might have written it."""
    raw = secret if isinstance(secret, bytes) else secret.encode()
    encoded = base64.b64encode(raw)
    return {raw, raw.hex().encode(), encoded, encoded.rstrip(b"="), base64.urlsafe_b64encode(raw)}


def own_certificate(folder):
    chain, key = folder / "own.pem", folder / "own.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "30", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE", "-keyout", str(key), "-out", str(chain)],
        check=True, capture_output=True,
    )  # fmt: skip
    return chain, key


@pytest.fixture
def full(make_daemon, tmp_path):
    """A daemon with every kind of secret, and the secrets."""
    daemon = make_daemon(settings={"log.level": "debug"}).start()
    daemon.ctl("settings", "set", "ingestion.tls.port", "0")
    daemon.ctl("tls", "enable")
    chain, key = own_certificate(tmp_path)
    daemon.ctl("tls", "use-certificate", "--chain", str(chain), "--key", str(key))
    sealed = daemon.create_token("sealed")
    once = daemon.create_token("once", "scripts", "off", "--show-once")
    rotated = daemon.create_token("rotated", "gotify")
    fresh = daemon.ctl_json("token", "rotate", "rotated", "--grace", "1h")["token"]
    assert daemon.ctl_json("token", "show", "sealed")["token"] == sealed
    posted = {"title": f"Login with {PASSWORD}", "metadata": {"password": PASSWORD}}
    assert daemon.post(posted, sealed).status == 200
    assert daemon.post({"title": PASSWORD, "nonsense": PASSWORD}, once).status == 422
    assert daemon.post({"title": "x"}, WRONG_TOKEN).status == 401
    assert daemon.get(f"/health?token={WRONG_TOKEN}").status in (200, 400, 404)
    assert daemon.post({"message": PASSWORD}, path=f"/message?token={fresh}").status == 200
    assert daemon.post({"title": "x"}, path=f"/{WRONG_TOKEN}/{PASSWORD}").status == 404
    secrets = [sealed, once, rotated, fresh, PASSWORD, WRONG_TOKEN, *pem_lines(key.read_text())]
    key_files = [file for file in daemon.config.rglob("*") if "key" in file.name and file.is_file()]
    assert key_files, "no key file to look for"
    for file in key_files:
        content = file.read_bytes()
        secrets += [content, content.strip()]
    return daemon, [secret for secret in secrets if secret]


def test_no_secret_is_in_the_bundle(full, tmp_path):
    daemon, secrets = full
    bundle = tmp_path / "bundle.json"
    daemon.ctl("diagnostics", bundle)
    assert bundle.stat().st_mode & 0o777 == 0o600
    content = bundle.read_bytes()
    assert b"log.level" in content
    for secret in secrets:
        for form in forms(secret):
            assert form not in content, f"{form!r} is in the bundle"


def test_the_bundle_tells_what_helps(full, tmp_path):
    daemon, _ = full
    (daemon.data / "scores" / "broken.json").write_text('{"providerIdentifier": "broken"')
    daemon.ctl("score", "reload")
    document = json.loads(daemon.ctl("diagnostics", "-").stdout)
    assert document["tempoVersion"] == document["status"]["version"]
    assert document["database"]["journalMode"] == "wal"
    assert document["database"]["schema"] > 0
    assert {setting["name"] for setting in document["settings"]["settings"]} >= {"log.level"}
    assert any("broken.json" in fault["file"] for fault in document["scores"]["faults"])
    assert any("broken.json" in problem for problem in document["status"]["problems"])
    assert document["audit"]["kinds"]["refused.unauthorized"]["count"] >= 1
    assert {source["providerIdentifier"] for source in document["sources"]["sources"]} >= {"scripts"}
    assert document["log"], "no line of the log"


def test_a_file_that_exists_is_left_alone(daemon, tmp_path):
    bundle = tmp_path / "bundle.json"
    bundle.write_text("mine")
    refused = daemon.ctl("diagnostics", bundle, check=False)
    assert refused.returncode == 1 and "cannot be written" in refused.stderr
    assert bundle.read_text() == "mine"
